//! Takes timestamps of a clock that was far ahead back to where they cannot win over everything: the order among them stays, and they follow what the record
//! has from clocks that were right. It depends on the record alone, so the same backup taken in twice is the same both times, and an edit made in between stays.

use domain::sort_compact::SortCompact;

use super::clock::Timestamp;
use super::envelope::RecordState;
use super::key_value::KeyValueStore;
use super::keys::{self, Key};
use super::refused::Refused;
use super::rollback_log::{self, Texts};

/// Rebases every timestamp of a record that is too far ahead of the wall clock. Whether there were any.
pub fn rebase(state: &mut RecordState, wall: u64) -> bool {
    let all = || state.registers.values().map(|register| register.at).chain(state.deleted_at).chain([state.created_at]);
    let mut ahead: Vec<Timestamp> = all().filter(|at| at.is_ahead(wall)).collect();
    if ahead.is_empty() {
        return false;
    }
    let last = all().filter(|at| !at.is_ahead(wall)).max().unwrap_or(Timestamp::ZERO);
    ahead.sort_compact();
    ahead.dedup();
    let rebased = |at: &mut Timestamp| {
        if let Ok(nth) = ahead.binary_search(at) {
            *at = at.after(last, nth as u64);
        }
    };
    rebased(&mut state.created_at);
    state.deleted_at.iter_mut().for_each(rebased);
    state.registers.values_mut().for_each(|register| rebased(&mut register.at));
    true
}

/// Rebases what is stored: for a start that has found timestamps ahead. How many records there were. Records that cannot be read stay as they are.
///
/// # Errors
/// Where the storage has no room for it or cannot be reached; everything is as it was then.
pub fn rebase_stored(storage: &mut dyn KeyValueStore, wall: u64) -> Result<usize, Refused> {
    let (mut old, mut new) = (Texts::new(), Texts::new());
    for key in storage.keys()? {
        let Key::Record(kind, _) = keys::parse(&key) else { continue };
        let Some(text) = storage.get(&key)? else { continue };
        let Ok(mut state) = RecordState::read(kind, &text) else { continue };
        if rebase(&mut state, wall) {
            old.insert(key.clone(), Some(text));
            new.insert(key, Some(state.write(kind)));
        }
    }
    let count = new.len();
    if let Some(text) = storage.get(keys::SHARED)?.filter(|text| Timestamp::parse(text).is_none_or(|at| at.is_ahead(wall))) {
        // Too late a time only means that some deletions leave a tombstone that is not needed.
        let now = Timestamp::ZERO.after(Timestamp::from_wall(wall), 0);
        old.insert(keys::SHARED.to_owned(), Some(text));
        new.insert(keys::SHARED.to_owned(), Some(now.as_str().to_owned()));
    }
    rollback_log::write_all(storage, &old, &new).map_err(|error| Refused::from_write(storage, error))?;
    Ok(count)
}
