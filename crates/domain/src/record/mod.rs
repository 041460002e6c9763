//! Records: everything that is kept.
//!
//! Code that stores records or passes them on holds a [`Record`], which names no type; code that shows or edits them reads a [`Table`]. Which kinds
//! there are is one list, [`kind`]. The functions that know every type are in [`every_type`]; a start must not call them.

pub mod every_type;
mod held;
pub(crate) mod kind;
mod table;

pub use held::Record;
pub use kind::{Entity, Kind};
pub use table::{Iter, Table};
