//! Puts the files of words into one, without their comments and breaks of lines: what is written for those who correct them is not shipped.

use std::path::Path;

/// The files, the commonest language first: where one word means two things in two languages, both are kept in this order.
const FILES: [&str; 12] = ["en", "de", "fr", "es", "pt", "it", "nl", "sv", "pl", "tr", "zh", "ja"];

fn main() -> std::io::Result<()> {
    println!("cargo::rerun-if-changed=src/languages");
    println!("cargo::rerun-if-changed=build.rs");
    let mut all = String::new();
    for file in FILES {
        let text = std::fs::read_to_string(Path::new("src/languages").join(file).with_extension("txt"))?;
        for line in text.lines().filter(|line| !line.starts_with('#') && !line.trim().is_empty()) {
            // A line that begins with blanks carries on.
            if !line.starts_with(' ') {
                all.push('\n');
            }
            let parts = line.split(',').map(|part| part.split('=').map(str::trim).collect::<Vec<_>>().join("="));
            all.push_str(&parts.collect::<Vec<_>>().join(","));
        }
        all.push('\n');
    }
    let out = std::env::var_os("OUT_DIR").ok_or(std::io::ErrorKind::NotFound)?;
    std::fs::write(Path::new(&out).join("languages.txt"), all)
}
