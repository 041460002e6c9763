//! What both the cut and the merging of chunks ask about a wasm file.

use std::path::Path;

/// What the wasm of today's compilers uses beyond the first version; wasm-opt must be told.
pub const FEATURES: &[&str] = &[
    "--enable-bulk-memory",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-reference-types",
    "--enable-multivalue",
];

/// In bytes; 0 where there is no such file.
pub fn file_size(file: &Path) -> u64 {
    std::fs::metadata(file).map_or(0, |file| file.len())
}
