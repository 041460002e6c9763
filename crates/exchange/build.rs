//! Puts the files of words into one, each word as [`fold`] leaves it and once for what it means.

use std::collections::HashSet;
use std::path::Path;

// What `words` needs of the crate `domain`, without building all of it for this machine.
extern crate self as domain;
#[allow(dead_code)]
#[path = "../domain/src/letter_case.rs"]
pub mod letter_case;
#[allow(dead_code)] // the words themselves are looked up elsewhere
#[path = "src/words.rs"]
mod words;

#[path = "gather.rs"]
mod gather;

use words::fold;

fn main() -> std::io::Result<()> {
    println!("cargo::rerun-if-changed=src/languages");
    println!("cargo::rerun-if-changed=gather.rs");
    println!("cargo::rerun-if-changed=src/words.rs");
    println!("cargo::rerun-if-changed=../domain/src/letter_case.rs");
    let mut all = String::new();
    let mut known = HashSet::new();
    let mut section = "";
    let text = gather::gather(Path::new("src/languages"))?;
    for line in text.lines() {
        let Some((key, words)) = line.split_once('=') else {
            section = line;
            all.extend(["\n", line]);
            continue;
        };
        all.extend(["\n", key.trim(), "="]);
        for word in words.split(',').map(fold).filter(|word| !word.is_empty()) {
            if known.insert((section, key.trim(), word.clone())) {
                if !all.ends_with('=') {
                    all.push(',');
                }
                all.push_str(&word);
            }
        }
    }
    let out = std::env::var_os("OUT_DIR").ok_or(std::io::ErrorKind::NotFound)?;
    std::fs::write(Path::new(&out).join("languages.txt"), all)
}
