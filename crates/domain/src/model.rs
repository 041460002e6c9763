//! All records in memory, by kind. Figures are functions of this and of today's date; nothing derived is kept here.

use std::collections::BTreeMap;

use crate::id::Id;
use crate::record::kind::each_kind;
use crate::record::{Kind, Record, Table};
use crate::settings::Settings;

macro_rules! define_model {
    ($($(#[$doc:meta])* $variant:ident($type:ty) $name:literal $table:ident $(unions $unions:expr)?;)*) => {
        /// All records, one table a kind.
        #[derive(Debug, Clone, Default, PartialEq)]
        pub struct Model { $($(#[$doc])* pub $table: Table<$type>,)* }

        impl Model {
            fn table(&self, kind: Kind) -> &BTreeMap<Id, Record> {
                match kind { $(Kind::$variant => &self.$table.records,)* }
            }

            fn table_mut(&mut self, kind: Kind) -> &mut BTreeMap<Id, Record> {
                match kind { $(Kind::$variant => &mut self.$table.records,)* }
            }
        }
    };
}

each_kind!(define_model);

impl Model {
    /// Puts a record in its table; gives back the one it replaced. One that cannot be read does not replace one that can, and is given back
    /// itself: what is shown is better than nothing, and the next start reports the other.
    pub fn put(&mut self, id: Id, record: Record) -> Option<Record> {
        let table = self.table_mut(record.kind());
        if table.get(&id).is_some_and(|there| there.cannot_read(&record)) {
            return Some(record);
        }
        table.insert(id, record)
    }

    /// Removes a record.
    pub fn remove(&mut self, kind: Kind, id: &Id) -> Option<Record> {
        self.table_mut(kind).remove(id)
    }

    /// The record of that kind and id.
    pub fn get(&self, kind: Kind, id: &Id) -> Option<Record> {
        self.table(kind).get(id).cloned()
    }

    /// How many records of that kind there are.
    pub fn count(&self, kind: Kind) -> usize {
        self.table(kind).len()
    }

    /// Whether anything is kept besides the settings.
    pub fn has_entries(&self) -> bool {
        Kind::ALL.iter().any(|kind| *kind != Kind::Settings && self.count(*kind) > 0)
    }

    /// Every record with its id.
    pub fn all(&self) -> Vec<(Id, Record)> {
        let tables = Kind::ALL.iter().flat_map(|kind| self.table(*kind));
        tables.map(|(id, record)| (id.clone(), record.clone())).collect()
    }

    /// The settings; the defaults where none were ever saved.
    pub fn preferences(&self) -> Settings {
        self.settings.get(&settings_id()).map(|settings| settings.as_ref().clone()).unwrap_or_default()
    }
}

/// The id of the one record that holds the settings.
pub fn settings_id() -> Id {
    Id::new("main")
}
