//! Bank files: what becomes of every entry, format by format, trap by trap.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::format_collect)]

#[path = "bank/amounts.rs"]
mod amounts;
#[path = "bank/damaged.rs"]
mod damaged;
#[path = "bank/duplicates.rs"]
mod duplicates;
#[path = "bank/formats.rs"]
mod formats;
#[path = "bank/laws.rs"]
mod laws;
#[path = "bank/support.rs"]
mod support;
