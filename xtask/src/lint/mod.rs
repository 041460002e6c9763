//! The house rules as code: what a reviewer would otherwise have to remember. Formatting and clippy first, natively and for wasm, then the rules of this house:
//! the arrows between rooms, no browser and no clock in the rules, prose at the head of each file, nothing loaded from elsewhere.

mod arrows;
mod outside;
mod prose;

use std::path::{Path, PathBuf};

use crate::reviews;
use crate::setup;
use crate::sh::{self, Done, Fail};

/// A rule that does not hold: the file, the line, what is wrong.
pub struct Breach {
    /// In which file, from the root.
    pub file: String,
    /// On which line, from 1.
    pub line: usize,
    /// What, and why it matters.
    pub what: String,
}

/// `lint`.
pub fn run() -> Done {
    sh::say("Formatting.");
    sh::run(&mut sh::program("cargo", &["fmt", "--all", "--check"]), "Run `cargo fmt --all`.")?;
    sh::say("Clippy, natively; warnings are errors.");
    sh::run(&mut sh::program("cargo", &["clippy", "--quiet", "--workspace", "--all-targets", "--", "-D", "warnings"]), "Mend what it names.")?;
    sh::say("The app for wasm; warnings are errors.");
    let mut wasm = setup::target::ready()?;
    deny_warnings(&mut wasm);
    let check = if wasm.path.is_empty() { "clippy" } else { "check" };
    let mut app = wasm.program("cargo", &[check, "--quiet", "--target", "wasm32-unknown-unknown", "--target-dir", "target/lint-wasm", "--lib", "--bins"]);
    sh::run(&mut app, "Mend what it names.")?;
    sh::say("The house rules.");
    let breaches = house(&sh::root());
    for breach in &breaches {
        eprintln!("  {}:{}: {}", breach.file, breach.line, breach.what);
    }
    for line in reviews::overdue(&sh::root()) {
        println!("  review overdue: {line}");
    }
    if breaches.is_empty() { Ok(()) } else { Err(Fail::new(format!("{} house rules do not hold; the lines above name them.", breaches.len()))) }
}

/// Warnings as errors for the wasm build, beside the flags it needs.
fn deny_warnings(wasm: &mut setup::Wasm) {
    for (key, value) in &mut wasm.vars {
        if key.ends_with("RUSTFLAGS") {
            value.push_str(" -Dwarnings");
        }
    }
}

/// All rules over a checkout.
fn house(root: &Path) -> Vec<Breach> {
    let sources: Vec<PathBuf> = ["src", "xtask/src", "tests", "examples"].iter().flat_map(|folder| sh::files(&root.join(folder))).filter(|file| file.extension().is_some_and(|e| e == "rs")).collect();
    let mut breaches = Vec::new();
    for file in sources {
        let Ok(text) = std::fs::read_to_string(&file) else { continue };
        let name = file.strip_prefix(root).unwrap_or(&file).display().to_string();
        breaches.extend(arrows::check(&name, &text));
        breaches.extend(prose::check(&name, &text));
    }
    breaches.extend(outside::check(root));
    breaches
}
