//! Puts the files of words into one, as they stand beside the program in the browser.

use std::path::Path;

#[path = "gather.rs"]
mod gather;

fn main() -> std::io::Result<()> {
    println!("cargo::rerun-if-changed=src/languages");
    println!("cargo::rerun-if-changed=gather.rs");
    let out = std::env::var_os("OUT_DIR").ok_or(std::io::ErrorKind::NotFound)?;
    std::fs::write(Path::new(&out).join("languages.txt"), gather::gather(Path::new("src/languages"))?)
}
