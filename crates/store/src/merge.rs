//! Merges two states of one record, on whatever device and in whatever order.
//!
//! The rule: of every register the later write wins (of two with one timestamp, the one whose text is greater); of the creations and of the deletions
//! the later; then registers not written after the deletion are dropped. A record exists where it was created after it was deleted.
//!
//! Why creation has a timestamp of its own: undoing a deletion writes every field anew *and* counts as a creation, so the whole record returns. An edit
//! of one field made elsewhere, unaware of the deletion, is no creation: its register is kept but not shown, unless the record returns.
//!
//! Each part is the maximum of an order, and dropping by the greatest deletion last gives the same as dropping early, so merging is commutative,
//! associative and idempotent (`tests/native/storage/merge.rs`).

use super::envelope::{RecordState, Register};
use domain::sort_compact::SortCompact;
use serde_json::Value;

/// The state that contains both.
#[must_use]
pub fn merge(one: RecordState, other: RecordState) -> RecordState {
    let mut merged = RecordState {
        rev: one.rev.max(other.rev),
        created_at: one.created_at.max(other.created_at),
        deleted_at: one.deleted_at.max(other.deleted_at),
        registers: one.registers,
    };
    for (path, theirs) in other.registers {
        match merged.registers.get_mut(&path) {
            Some(ours) => {
                if is_later(&theirs, ours) {
                    *ours = theirs;
                }
            }
            None => {
                merged.registers.insert(path, theirs);
            }
        }
    }
    merged.drop_deleted();
    merged
}

/// Whether the first of two writes to one register wins.
pub(super) fn is_later(one: &Register, other: &Register) -> bool {
    let text = |cell: &Register| cell.value.as_ref().map(canonical);
    one.at > other.at || (one.at == other.at && one.value != other.value && text(one) > text(other))
}

/// A value as one text that does not depend on the order of its fields.
fn canonical(value: &Value) -> String {
    match value {
        Value::Object(fields) => {
            let mut fields: Vec<_> = fields.iter().collect();
            fields.sort_compact_by_key(|(name, _)| *name);
            let fields: Vec<_> =
                fields.iter().map(|(name, value)| format!("{}:{}", Value::from(name.as_str()), canonical(value))).collect();
            format!("{{{}}}", fields.join(","))
        }
        Value::Array(items) => format!("[{}]", items.iter().map(canonical).collect::<Vec<_>>().join(",")),
        plain => plain.to_string(),
    }
}
