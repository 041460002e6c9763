//! Bank files in: a table, QIF, OFX and QFX, CAMT.052 to .054, MT940, Norma 43.
//!
//! One pipeline for all of them. [`open`] finds out from the content what a file is and takes it apart into [`raw`] entries whose day and amount are
//! still texts ([`qif`], [`ofx`], [`camt`], [`mt940`], [`norma43`]; for a table [`tables`] finds where it begins and ends, with [`blocks`] and [`postings`] for what
//! is none at first sight, [`columns`] guesses what each column is from [`headings`], [`vocabulary`], [`shape`] and [`texts`], [`doubles`] leaves out what is stated
//! twice, [`charges`] says whether a plus is money out, and [`rows`] applies it with [`status`], [`stated`] and [`named_parts`]). [`reading`] makes movements of them under a
//! [`layout`], which it completes from all entries together and which the person can correct, and holds them against the [`balances`] the file states.
//! [`plan`] compares them with what is stored and says line by line what an import would do.
//!
//! Two promises: every entry of the file is on a line, whatever became of it; and an amount is only ever the one in the file. A file that is
//! damaged as a whole (cut off, tags that do not fit, entities) is refused with a sentence. This runs in the worker: the page knows [`layout`] and
//! the messages in `jobs::bank`, and links none of the readers.

pub mod balances;
mod blocks;
mod camt;
mod cells;
mod charges;
mod columns;
mod currency_of;
mod days;
mod doubles;
mod headings;
pub mod layout;
pub mod likeness;
mod mt940;
mod named_parts;
pub(crate) mod norma43;
mod numbers;
mod ofx;
mod open;
pub mod plan;
mod postings;
mod qif;
pub mod raw;
pub mod reading;
mod rows;
mod running;
mod shape;
mod stated;
mod status;
mod tables;
mod texts;
mod vocabulary;

pub use balances::{BalanceCheck, ReversalBasis, ReversalReading, Verdict};
pub use blocks::lay_out;
pub use layout::{Column, Layout, Question, ReversalMark};
pub use open::{BankFile, CannotRead, open};
pub use plan::{Destination, Here, Plan};
pub use reading::{Line, Movement, Outcome, Statement};
