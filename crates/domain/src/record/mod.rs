//! Records: everything that is kept.
//!
//! Whoever stores records or passes them on holds a [`Record`], which names no type; whoever shows or edits them reads a [`Table`]. Which kinds
//! there are is one list, [`kind`]. The functions that know every type are in [`every_type`]: they are for what looks at everything, never for a start.

pub mod every_type;
mod held;
pub(crate) mod kind;
mod table;

pub use held::Record;
pub use kind::{Entity, Kind};
pub use table::{Iter, Table};
