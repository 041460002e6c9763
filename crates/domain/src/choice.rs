//! A choice of one from a fixed list. Storage, addresses and forms hold the key; the screen shows the label; nothing is found by its
//! position or by its label.

use std::borrow::Cow;
use std::fmt;

use serde::de::{Error, Visitor};
use serde::{Deserialize, Deserializer};

/// One of a fixed list.
pub trait Choice: Copy + PartialEq + 'static {
    /// The list, in the order in which it is shown.
    const CHOICES: &'static [Self];

    /// The stable name: stored, in addresses and in forms.
    fn key(self) -> &'static str;

    /// What the person reads.
    fn label(self) -> &'static str;

    /// The one of that key.
    fn from_key(key: &str) -> Option<Self> {
        Self::CHOICES.iter().copied().find(|choice| choice.key() == key)
    }
}

/// Has a choice stored as its key. A derived reader is a kilobyte of wasm for every type; here they differ by their keys alone.
macro_rules! stored_by_key {
    ($choice:ty) => {
        impl serde::Serialize for $choice {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(crate::choice::Choice::key(*self))
            }
        }

        impl<'de> serde::Deserialize<'de> for $choice {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let key = crate::choice::StoredKey::deserialize(deserializer)?;
                <Self as crate::choice::Choice>::from_key(&key.0).ok_or_else(|| key.is_unknown())
            }
        }
    };
}
pub(crate) use stored_by_key;

/// A key as it is stored.
pub(crate) struct StoredKey<'de>(pub Cow<'de, str>);

impl StoredKey<'_> {
    /// What is said where no choice has the key.
    pub fn is_unknown<E: Error>(&self) -> E {
        E::custom(format_args!("“{}” is none of the list", self.0))
    }
}

impl<'de> Deserialize<'de> for StoredKey<'de> {
    #[inline(never)]
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Text;

        impl<'de> Visitor<'de> for Text {
            type Value = StoredKey<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("one of a list")
            }

            fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Self::Value, E> {
                Ok(StoredKey(Cow::Borrowed(text)))
            }

            fn visit_str<E>(self, text: &str) -> Result<Self::Value, E> {
                Ok(StoredKey(Cow::Owned(text.to_owned())))
            }
        }

        deserializer.deserialize_str(Text)
    }
}

/// Key and label of each, for a form that names no type.
pub fn options<T: Choice>() -> Vec<(&'static str, &'static str)> {
    T::CHOICES.iter().map(|choice| (choice.key(), choice.label())).collect()
}

/// The key of a choice that may be missing; empty where it is.
pub fn key<T: Choice>(chosen: Option<T>) -> &'static str {
    chosen.map_or("", T::key)
}

/// The label of a choice that may be missing; empty where it is.
pub fn label<T: Choice>(chosen: Option<T>) -> &'static str {
    chosen.map_or("", T::label)
}

/// Key and label of each, after an empty key for no choice.
pub fn optional<T: Choice>(none: &'static str) -> Vec<(&'static str, &'static str)> {
    let mut all = vec![("", none)];
    all.extend(options::<T>());
    all
}
