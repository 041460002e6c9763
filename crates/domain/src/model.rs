//! What the app has in its hands: every record by kind. Figures are functions of this and of today's date; nothing derived is kept here.

use super::id::Id;
use super::record::Tables;
use super::settings::Settings;

/// All records.
pub type Model = Tables;

impl Model {
    /// The settings; the defaults where none were ever saved.
    pub fn preferences(&self) -> Settings {
        self.settings.get(&settings_id()).map(|settings| settings.as_ref().clone()).unwrap_or_default()
    }
}

/// Under which id the settings stand.
pub fn settings_id() -> Id {
    Id::new("main")
}
