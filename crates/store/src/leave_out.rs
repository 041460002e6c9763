//! A backup without the diary, or without feelings. What cannot be taken apart is left out whole: nobody can tell what is in it.

use super::envelope::RecordState;
use super::keys::{self, Key};
use domain::record::Kind;
use exchange::backup::{Backup, LeftOut};

/// The fields of a reflection that hold a feeling or a thought.
const FEELINGS: [&str; 14] = [
    "before_words",
    "before_strength",
    "before_line",
    "friend",
    "thought",
    "evidence_for",
    "evidence_against",
    "fairer_thought",
    "thought_strength",
    "after_words",
    "after_strength",
    "after_line",
    "thankful",
    "tell",
];

/// Whether replacing everything by a backup without that leaves this field of a record here as it is.
pub(super) fn is_left_out(backup: &Backup, kind: Kind, path: &str) -> bool {
    let field = path.split('/').next().unwrap_or(path);
    backup.left_out.contains(&LeftOut::Feelings) && kind == Kind::Reflection && FEELINGS.contains(&field)
}

/// Whether it leaves a whole kind as it is.
pub(super) fn is_kind_left_out(backup: &Backup, kind: Kind) -> bool {
    match kind {
        Kind::DiaryEntry => backup.left_out.contains(&LeftOut::Diary),
        Kind::Worry | Kind::QuietTime => backup.left_out.contains(&LeftOut::Feelings),
        _ => backup.left_out.contains(&LeftOut::Rest),
    }
}

/// Takes that out of a backup.
#[must_use]
pub fn leave_out(mut backup: Backup, what: &[LeftOut]) -> Backup {
    backup.left_out.extend(what);
    if backup.left_out.is_empty() {
        return backup;
    }
    // Unreadable texts may be anything.
    backup.aside.clear();
    let records = std::mem::take(&mut backup.records);
    for (name, text) in records {
        let Key::Record(kind, _) = keys::parse(&[keys::RECORDS, &name].concat()) else { continue };
        if kind != Kind::Reflection || !backup.left_out.contains(&LeftOut::Feelings) {
            let rest = backup.left_out.contains(&LeftOut::Rest);
            if rest || !is_kind_left_out(&backup, kind) {
                backup.records.insert(name, text);
            }
            continue;
        }
        let Ok(mut state) = RecordState::read(kind, &text) else { continue };
        state.registers.retain(|path, _| !is_left_out(&backup, kind, path));
        backup.records.insert(name, state.write(kind));
    }
    backup
}
