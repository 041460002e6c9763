//! Bank files in: a table, QIF, OFX and QFX, CAMT.053.
//!
//! One road for all of them, and the same stations as for applications. [`open`] finds out from the content what it is and takes it apart into
//! [`raw`] entries whose day and amount are still texts ([`qif`], [`ofx`], [`camt`]; for a table [`columns`] guesses what each column is and
//! [`rows`] applies it). [`reading`] makes movements of them under a [`layout`], which it completes from all entries together and which
//! the person can correct. [`plan`] holds them against what stands here and says line by line what an import would do.
//!
//! Two promises: every entry of the file is on a line, whatever became of it; and an amount is only ever the one that stands in the file.
//! A file that is damaged as a whole (cut off, tags that do not fit, entities) is refused with a sentence. This runs in the worker: the page
//! knows [`layout`] and the messages in [`jobs::bank`](crate::jobs::bank), and links none of the readers.

mod camt;
mod columns;
pub mod layout;
mod ofx;
mod open;
pub mod plan;
mod qif;
pub mod raw;
pub mod reading;
mod rows;

pub use layout::{Column, Layout, Question};
pub use open::{BankFile, CannotRead, open};
pub use plan::{Here, Plan};
pub use reading::{Line, Movement, Outcome, Statement};
