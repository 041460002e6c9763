//! The records of one kind, by id. The map holds [`Record`]s and is the same code for all kinds; only asking for a value reads it as its type.
//!
//! A record that cannot be read is counted and keeps its id, and is not shown: [`Table::get`] and the iterators leave it out. The store
//! removes it once it has read everything (`store::verify`).

use std::collections::{BTreeMap, btree_map};
use std::fmt;
use std::marker::PhantomData;
use std::sync::Arc;

use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde::ser::{Error, Serialize, SerializeMap, Serializer};
use serde_json::value::RawValue;

use super::held::Record;
use super::kind::{Entity, Kind};
use crate::id::Id;
use crate::sort_compact::IntoTree;

/// The records of one kind.
pub struct Table<T> {
    pub(crate) records: BTreeMap<Id, Record>,
    of: PhantomData<fn() -> T>,
}

impl<T> Table<T> {
    /// An empty table.
    pub fn new() -> Self {
        Self { records: BTreeMap::new(), of: PhantomData }
    }

    /// How many records there are.
    pub fn len(&self) -> usize {
        self.records.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.records.is_empty()
    }

    /// Whether there is a record with that id.
    pub fn contains_key(&self, id: &Id) -> bool {
        self.records.contains_key(id)
    }

    /// The table's copy of the id, and the record.
    pub fn get_key_value(&self, id: &Id) -> Option<(&Id, &Record)> {
        self.records.get_key_value(id)
    }

    /// The ids, in order.
    pub fn keys(&self) -> btree_map::Keys<'_, Id, Record> {
        self.records.keys()
    }

    /// Removes a record.
    pub fn remove(&mut self, id: &Id) -> Option<Record> {
        self.records.remove(id)
    }
}

impl<T: Entity> Table<T> {
    /// The record with that id.
    pub fn get(&self, id: &Id) -> Option<&Arc<T>> {
        self.records.get(id)?.get()
    }

    /// The records with their ids, in the order of the ids.
    pub fn iter(&self) -> Iter<'_, T> {
        Iter { records: self.records.iter(), of: PhantomData }
    }

    /// The records, in the order of their ids.
    pub fn values(&self) -> impl DoubleEndedIterator<Item = &Arc<T>> + Clone + use<'_, T> {
        self.iter().map(|(_, entity)| entity)
    }

    /// Adds or replaces a record; returns the replaced one.
    pub fn insert(&mut self, id: Id, entity: Arc<T>) -> Option<Record> {
        self.records.insert(id, entity.into())
    }
}

/// The records of a [`Table`] with their ids.
pub struct Iter<'a, T> {
    records: btree_map::Iter<'a, Id, Record>,
    of: PhantomData<fn() -> T>,
}

impl<'a, T: Entity> Iterator for Iter<'a, T> {
    type Item = (&'a Id, &'a Arc<T>);

    fn next(&mut self) -> Option<Self::Item> {
        self.records.by_ref().find_map(|(id, record)| Some((id, record.get()?)))
    }
}

impl<T: Entity> DoubleEndedIterator for Iter<'_, T> {
    fn next_back(&mut self) -> Option<Self::Item> {
        self.records.by_ref().rev().find_map(|(id, record)| Some((id, record.get()?)))
    }
}

impl<T> Clone for Iter<'_, T> {
    fn clone(&self) -> Self {
        Self { records: self.records.clone(), of: PhantomData }
    }
}

impl<'a, T: Entity> IntoIterator for &'a Table<T> {
    type Item = (&'a Id, &'a Arc<T>);
    type IntoIter = Iter<'a, T>;

    fn into_iter(self) -> Iter<'a, T> {
        self.iter()
    }
}

impl<T: Entity> FromIterator<(Id, Arc<T>)> for Table<T> {
    fn from_iter<I: IntoIterator<Item = (Id, Arc<T>)>>(entities: I) -> Self {
        Self { records: entities.into_iter().map(|(id, entity)| (id, entity.into())).into_map(), of: PhantomData }
    }
}

impl<T> Clone for Table<T> {
    fn clone(&self) -> Self {
        Self { records: self.records.clone(), of: PhantomData }
    }
}

impl<T> Default for Table<T> {
    fn default() -> Self {
        Self::new()
    }
}

impl<T> PartialEq for Table<T> {
    fn eq(&self, other: &Self) -> bool {
        self.records == other.records
    }
}

impl<T> std::fmt::Debug for Table<T> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.records.fmt(f)
    }
}

/// In a message, stored texts are passed on unread.
impl<T> Serialize for Table<T> {
    fn serialize<S: Serializer>(&self, output: S) -> Result<S::Ok, S::Error> {
        let mut map = output.serialize_map(Some(self.records.len()))?;
        for (id, record) in &self.records {
            let text = record.to_json_text().map_err(S::Error::custom)?;
            map.serialize_entry(id, serde_json::from_str::<&RawValue>(&text).map_err(S::Error::custom)?)?;
        }
        map.end()
    }
}

impl<'de, T: Entity> Deserialize<'de> for Table<T> {
    fn deserialize<D: Deserializer<'de>>(input: D) -> Result<Self, D::Error> {
        input.deserialize_map(Texts(T::KIND)).map(|records| Self { records, of: PhantomData })
    }
}

/// Reads records of a kind as texts. It does not know their type, so that it is compiled once; and one is inserted after the other, since making a map of
/// a list would link another sort.
struct Texts(Kind);

impl<'de> Visitor<'de> for Texts {
    type Value = BTreeMap<Id, Record>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("records by their ids")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut records = BTreeMap::new();
        while let Some((id, text)) = map.next_entry::<Id, Box<RawValue>>()? {
            records.insert(id, Record::raw(self.0, Box::<str>::from(text)));
        }
        Ok(records)
    }
}
