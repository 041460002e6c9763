//! Sample records among the person's own, where an earlier version put them: which of them nobody has edited since.

use std::collections::BTreeSet;

use serde::Deserialize;
use serde::de::IgnoredAny;

use crate::key_value::{KeyValueStore, StoreError};
use crate::keys::{self, Key};
use domain::id::Id;
use domain::record::Kind;

/// Of an envelope, what tells whether it was written again after it was made.
#[derive(Deserialize)]
struct Head {
    #[serde(default)]
    rev: u32,
    #[serde(default)]
    c: Option<IgnoredAny>,
}

/// The sample records that were written once and never again. A text that cannot be read counts as edited.
///
/// # Errors
/// Where the storage cannot be reached.
pub fn untouched(storage: &dyn KeyValueStore) -> Result<BTreeSet<(Kind, Id)>, StoreError> {
    let mut found = BTreeSet::new();
    for key in storage.keys()? {
        let Key::Record(kind, id) = keys::parse(&key) else { continue };
        if !id.is_sample() {
            continue;
        }
        let head = storage.get(&key)?.and_then(|text| serde_json::from_str::<Head>(&text).ok());
        if head.is_some_and(|head| head.rev <= 1 && head.c.is_none()) {
            found.insert((kind, id));
        }
    }
    Ok(found)
}
