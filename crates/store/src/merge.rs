//! Two states of one record made one, on whatever device and in whatever order.
//!
//! The rule: of every cell the later writing stands (of two with one clock, the one whose text is greater); of the births and of the deletions
//! the later; then what is not later than the deletion is dropped. A record stands where its birth is later than its deletion.
//!
//! Why a birth of its own: a deletion that is undone writes every field anew *and* is a new birth, so the whole record returns. An edit of one
//! field made elsewhere, not knowing of the deletion, is no birth: its cell is kept out of sight, and shows only if the record returns.
//!
//! Each part is the maximum of an order, and dropping by the greatest deletion last gives the same as dropping early, so merging is commutative,
//! associative and idempotent (`tests/merge.rs`).

use super::envelope::{RecordState, Register};
use domain::sort_compact::SortCompact;
use serde_json::Value;

/// The state that knows both.
#[must_use]
pub fn merge(one: RecordState, other: RecordState) -> RecordState {
    let mut merged =
        RecordState { rev: one.rev.max(other.rev), born: one.born.max(other.born), gone: one.gone.max(other.gone), cells: one.cells };
    for (path, theirs) in other.cells {
        match merged.cells.get_mut(&path) {
            Some(ours) => {
                if is_later(&theirs, ours) {
                    *ours = theirs;
                }
            }
            None => {
                merged.cells.insert(path, theirs);
            }
        }
    }
    merged.drop_deleted();
    merged
}

/// Whether the first of two writings of one cell stands.
fn is_later(one: &Register, other: &Register) -> bool {
    let text = |cell: &Register| cell.value.as_ref().map(canonical);
    one.at > other.at || (one.at == other.at && one.value != other.value && text(one) > text(other))
}

/// A value as one text, whatever order its fields were written in.
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
