//! Ids of records and of entries in them. An id means nothing; randomness is passed in, and an id never changes.

use serde::{Deserialize, Serialize};

/// An opaque id of letters, digits, `-` and `_`, safe in a storage key.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Id(String);

impl Id {
    /// Takes a text as an id; every character outside `[A-Za-z0-9_-]` becomes `-`.
    pub fn new(text: impl AsRef<str>) -> Self {
        let clean = |c: char| if c.is_ascii_alphanumeric() || c == '-' || c == '_' { c } else { '-' };
        Self(text.as_ref().chars().map(clean).collect())
    }

    /// An id from 64 random bits, in base 36: 13 characters.
    pub fn from_bits(bits: u64) -> Self {
        let mut left = bits;
        let mut text = vec![b'0'; 13];
        for digit in text.iter_mut().rev() {
            *digit = b"0123456789abcdefghijklmnopqrstuvwxyz"[(left % 36) as usize];
            left /= 36;
        }
        Self(text.into_iter().map(char::from).collect())
    }

    /// The id as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether the record came with the sample data.
    pub fn is_sample(&self) -> bool {
        self.0.starts_with(SAMPLE_PREFIX)
    }
}

/// Prefix of the ids of sample records.
pub const SAMPLE_PREFIX: &str = "sample-";

impl std::fmt::Display for Id {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}
