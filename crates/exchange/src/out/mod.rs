//! What leaves: files for other programs and documents for other people. All of it is text made from the model, with days and stamps passed in.
//!
//! [`csv`] writes every application so that the importer reads the same records back; [`sankey`] writes the flow as text for `SankeyMATIC` and as
//! a picture, [`picture`] the other pictures that are shared; [`proof`] gathers the steps of a time for a benefit office; [`calendar`] writes what is arranged, by the clocks of a [`zone`] where one is asked for; [`qr`] draws a link as a code. [`guard`] keeps cells harmless.

pub mod calendar;
pub mod csv;
pub mod guard;
pub mod picture;
pub mod proof;
pub mod qr;
pub mod sankey;
pub mod zone;
