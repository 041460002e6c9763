//! Applications from a table: guess the mapping, preview, one change.

pub mod mapping;

pub use mapping::{Mapping, Meaning, Target};
