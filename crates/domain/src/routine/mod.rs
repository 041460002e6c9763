//! The routine: a week of blocks from a template, a focus timer, and done, partly or missed without blame. No streak: a week is its own.
//!
//! A [`Block`] repeats every week; a [`BlockLog`] is what became of one of its days. Hours are derived ([`hours`]), the timer counts from the stored moment it
//! was started ([`timer`]).

pub mod block;
pub mod edits;
pub mod hours;
pub mod log;
pub mod shrink;
pub mod template;
pub mod timer;
pub mod week;

pub use block::{Block, BlockKind, WeekDay};
pub use log::{BlockLog, BlockOutcome};
pub use week::{Occurrence, find, of_today, plan, week};
