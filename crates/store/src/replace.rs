//! Replaces what is stored by a backup: what the backup has comes as it is there, what it does not have is deleted. It is done as a restore of the same
//! records with new timestamps: so it is written as one, can be undone, and another device that merges later learns of it.

use super::clock::Clock;
use super::envelope::RecordState;
use super::key_value::KeyValueStore;
use super::keys::{self, Key};
use super::leave_out::{is_kind_left_out, is_left_out};
use super::rebase::rebase;
use super::refused::Refused;
use super::restore::{self, Restored};
use exchange::backup::{Backup, LeftOut};

/// Whether a backup can replace what is stored. One of a few records cannot: it would delete the rest.
pub fn can_replace(backup: &Backup) -> bool {
    !backup.left_out.contains(&LeftOut::Rest) && !backup.records.is_empty()
}

/// Replaces what is stored, all of it or nothing. Hold the lock. What was left out of the backup, and what only a newer version can read, stays.
///
/// # Errors
/// Why nothing was written.
pub fn replace(storage: &mut dyn KeyValueStore, clock: &mut Clock, wall: u64, backup: &Backup) -> Result<Restored, Refused> {
    super::rollback_log::recover(storage)?;
    let later = later(storage, clock, wall, backup)?;
    restore::restore(storage, clock, wall, &later)
}

/// The backup as if all of it was written just now, with a deletion for everything else.
fn later(storage: &dyn KeyValueStore, clock: &mut Clock, wall: u64, backup: &Backup) -> Result<Backup, Refused> {
    let mut later = Backup { aside: backup.aside.clone(), made: backup.made, ..Backup::default() };
    let mut states = Vec::new();
    for key in storage.keys()? {
        let Key::Record(kind, id) = keys::parse(&key) else { continue };
        let Some(text) = storage.get(&key)? else { continue };
        if let Ok(state) = RecordState::read(kind, &text) {
            clock.observe(state.latest());
            states.push((kind, id, state));
        }
    }
    for (name, text) in &backup.records {
        if let Key::Record(kind, _) = keys::parse(&[keys::RECORDS, name].concat())
            && let Ok(mut state) = RecordState::read(kind, text)
        {
            rebase(&mut state, wall);
            clock.observe(state.latest());
        }
    }
    let now = clock.tick(wall);
    for (name, text) in &backup.records {
        let Key::Record(kind, id) = keys::parse(&[keys::RECORDS, name].concat()) else { continue };
        let Ok(mut state) = RecordState::read(kind, text) else {
            // The restore says why it is left out.
            later.records.insert(name.clone(), text.clone());
            continue;
        };
        let ours = states.iter().find(|(other, other_id, _)| *other == kind && *other_id == id).map(|(.., state)| state);
        if state.is_live() {
            state.created_at = now;
            state.registers.values_mut().for_each(|register| register.at = now);
            for (path, register) in ours.into_iter().flat_map(|ours| &ours.registers) {
                if !state.registers.contains_key(path) && !is_left_out(backup, kind, path) {
                    state.registers.insert(path.clone(), super::envelope::Register { at: now, value: None });
                } else if is_left_out(backup, kind, path) {
                    state.registers.insert(path.clone(), register.clone());
                }
            }
        } else {
            state.deleted_at = Some(now);
            state.registers.clear();
        }
        later.records.insert(name.clone(), state.write(kind));
    }
    for (kind, id, mut state) in states {
        let name = format!("{}/{id}", kind.name());
        if later.records.contains_key(&name) || !state.is_live() || is_kind_left_out(backup, kind) {
            continue;
        }
        state.deleted_at = Some(now);
        state.registers.clear();
        later.records.insert(name, state.write(kind));
    }
    Ok(later)
}
