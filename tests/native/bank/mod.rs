//! Bank files: what becomes of every entry, format by format, trap by trap.

mod amounts;
mod apart;
mod camt;
mod cases;
mod damaged;
mod dates;
mod duplicates;
mod formats;
mod laws;
mod layouts;
mod mt940;
mod norma43;
mod odd;
mod ofx_corpus;
mod proofs;
mod qif;
mod signs;
mod texts;
