//! Into the sample data's space of a tab, and out of it.

use super::handle::{Space, StoreHandle, session_storage};
use super::local_storage::BrowserStorage;
use crate::key_value::{KeyValueStore, StoreError};
use crate::keys;
use crate::prefixed::Prefixed;
use crate::refused::Refused;
use domain::change::Change;

impl StoreHandle {
    /// Prepares the sample data's space in this tab: what `fill` holds, or what the person left there before. The next start of the page opens it.
    ///
    /// # Errors
    /// Where the tab's own storage cannot be used.
    pub async fn enter_sample(fill: &Change) -> Result<(), Refused> {
        let blocked = || Refused::Blocked(StoreError::Blocked(String::new()));
        let storage = sample_storage().ok_or_else(blocked)?;
        let (handle, loaded) = Self::open_space(String::new(), Box::new(storage), Space::Sample).await.map_err(Refused::Blocked)?;
        if loaded.model.all().is_empty() {
            handle.commit(fill)?;
        }
        let mut tab = session_storage().ok_or_else(blocked)?;
        tab.set(keys::SAMPLE_SHOWN, "1").map_err(Refused::Blocked)
    }

    /// The next start of the page opens the person's own records again. The sample's space stays as it is until the tab is closed.
    ///
    /// # Errors
    /// Where the tab's own storage cannot be used.
    pub fn leave_sample() -> Result<(), StoreError> {
        session_storage().map_or(Ok(()), |mut tab| tab.remove(keys::SAMPLE_SHOWN))
    }
}

/// The part of the tab's storage that holds the sample data's space.
pub(super) fn sample_storage() -> Option<Prefixed<BrowserStorage>> {
    Some(Prefixed { inner: session_storage()?, prefix: keys::SAMPLE })
}
