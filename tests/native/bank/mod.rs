//! Bank files: what becomes of every entry, format by format, trap by trap.

mod amounts;
mod damaged;
mod duplicates;
mod formats;
mod laws;
