//! Bytes → rows of cells.
