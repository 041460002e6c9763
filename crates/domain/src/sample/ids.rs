//! The ids of sample records.

use crate::id::{Id, SAMPLE_PREFIX};

/// A sample id of that name.
pub(crate) fn id(name: &str) -> Id {
    Id::new(format!("{SAMPLE_PREFIX}{name}"))
}
