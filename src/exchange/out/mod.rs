//! What leaves: files for other programs and papers for other people.
pub mod guard;
