//! Puts the files of words into one, without their comments and breaks of lines, each word as [`fold`] leaves it and once for what it means: what is
//! written for those who correct them is not shipped.

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

use words::fold;

/// The files, the commonest language first: where one word means two things in two languages, both are kept in this order.
const FILES: [&str; 12] = ["en", "de", "fr", "es", "pt", "it", "nl", "sv", "pl", "tr", "zh", "ja"];

fn main() -> std::io::Result<()> {
    println!("cargo::rerun-if-changed=src/languages");
    println!("cargo::rerun-if-changed=src/words.rs");
    println!("cargo::rerun-if-changed=../domain/src/letter_case.rs");
    let mut all = String::new();
    let mut known = HashSet::new();
    for file in FILES {
        let text = std::fs::read_to_string(Path::new("src/languages").join(file).with_extension("txt"))?;
        let (mut section, mut key) = (String::new(), String::new());
        for line in text.lines().filter(|line| !line.starts_with('#') && !line.trim().is_empty()) {
            if line.starts_with('[') {
                all.extend(["\n", line.trim()]);
                line.trim().clone_into(&mut section);
                continue;
            }
            // A line that begins with blanks carries on.
            let list = match line.split_once('=') {
                Some((name, list)) if !line.starts_with(' ') => {
                    name.trim().clone_into(&mut key);
                    all.extend(["\n", &key, "="]);
                    list
                }
                _ => line,
            };
            for word in list.split(',').map(fold).filter(|word| !word.is_empty()) {
                if known.insert((section.clone(), key.clone(), word.clone())) {
                    if !all.ends_with('=') {
                        all.push(',');
                    }
                    all.push_str(&word);
                }
            }
        }
    }
    let out = std::env::var_os("OUT_DIR").ok_or(std::io::ErrorKind::NotFound)?;
    std::fs::write(Path::new(&out).join("languages.txt"), all)
}
