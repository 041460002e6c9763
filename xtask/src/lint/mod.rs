//! What a reviewer would otherwise have to remember, as code. Formatting and clippy first, natively and for wasm, then the project's own rules:
//! dependencies that Cargo cannot see, what is done in one place only, no circle of files, documents that name existing paths, prose at the head of each
//! file, one licence, plain words, nothing loaded from elsewhere, templates of the texts up to date.

mod arrows;
mod breach;
mod circles;
mod doc_paths;
mod imports;
mod licence;
mod one_place;
mod outside;
mod prose;
mod words;

use std::path::{Path, PathBuf};

use breach::Breach;

use crate::reviews;
use crate::setup;
use crate::sh::{self, Done, Fail};
use crate::texts;

/// `lint`; with `--rules` only the rules below, which need no compiler.
pub fn run(args: &[String]) -> Done {
    if !args.iter().any(|arg| arg == "--rules") {
        compilers()?;
    }
    sh::announce("The project's own lint rules.");
    let breaches = own_rules(&sh::root());
    for breach in &breaches {
        eprintln!("  {}:{}: {}", breach.file, breach.line, breach.what);
    }
    for line in reviews::overdue(&sh::root()) {
        println!("  review overdue: {line}");
    }
    if breaches.is_empty() {
        Ok(())
    } else {
        Err(Fail::new(format!("{} lint rules are broken; the lines above say where.", breaches.len())))
    }
}

/// Formatting and clippy, natively and for wasm.
fn compilers() -> Done {
    sh::announce("Formatting.");
    sh::run(&mut sh::program("cargo", &["fmt", "--all", "--check"]), "Run `cargo fmt --all`.")?;
    sh::announce("Clippy, natively; warnings are errors.");
    sh::run(
        &mut sh::program("cargo", &["clippy", "--quiet", "--workspace", "--all-targets", "--", "-D", "warnings"]),
        "Fix what it reports.",
    )?;
    sh::announce("The app for wasm; warnings are errors.");
    browser()
}

/// The browser's half under clippy; under the compiler's own warnings where the compiler that builds for wasm has no clippy.
fn browser() -> Done {
    let mut wasm = setup::target::ready()?;
    let what = ["--quiet", "--workspace", "--exclude", "xtask", "--target", "wasm32-unknown-unknown", "--lib", "--bins"];
    let mut args = vec!["clippy"];
    args.extend(what);
    args.extend(["--", "-D", "warnings"]);
    if !clippy(&wasm) {
        args = vec!["check"];
        args.extend(what);
        for (_, value) in wasm.vars.iter_mut().filter(|(key, _)| key.ends_with("RUSTFLAGS")) {
            value.push_str(" -Dwarnings");
        }
    }
    sh::run(&mut wasm.program("cargo", &args), "Fix what it reports.")
}

/// Whether the compiler that builds for wasm has its own clippy (the one of another compiler cannot read its libraries). Debian's has it in a package.
fn clippy(wasm: &setup::Wasm) -> bool {
    let minor =
        |text: String| text.split_whitespace().nth(1).and_then(|version| version.split('.').find(|part| part.len() > 1).map(str::to_owned));
    let version = |name: &str, args: &[&str]| sh::output(&mut wasm.program(name, args)).and_then(minor);
    let there = || version("cargo", &["clippy", "--version"]).is_some_and(|own| Some(own) == version("rustc", &["--version"]));
    there() || (!wasm.path.is_empty() && setup::target::apt(&["rust-web-clippy"], "go on without it.").is_ok() && there())
}

/// All rules over a checkout.
fn own_rules(root: &Path) -> Vec<Breach> {
    let sources: Vec<PathBuf> = ["src", "crates", "xtask/src", "tests", "examples"]
        .iter()
        .flat_map(|folder| sh::files(&root.join(folder)))
        .filter(|file| file.extension().is_some_and(|e| e == "rs"))
        .collect();
    let mut breaches = Vec::new();
    for file in sources {
        let Ok(text) = std::fs::read_to_string(&file) else { continue };
        let name = file.strip_prefix(root).unwrap_or(&file).display().to_string();
        breaches.extend(arrows::check(&name, &text));
        breaches.extend(one_place::check(&name, &text));
        breaches.extend(prose::check(&name, &text));
    }
    breaches.extend(circles::check(root));
    breaches.extend(doc_paths::check(root));
    breaches.extend(licence::check(root));
    breaches.extend(outside::check(root));
    breaches.extend(words::check(root));
    breaches.extend(templates(root));
    breaches
}

/// Templates of texts that are not what the source says.
fn templates(root: &Path) -> Vec<Breach> {
    match texts::stale(root) {
        Ok(stale) => stale.into_iter().map(|file| Breach { file, line: 1, what: format!("not up to date. {}", texts::MENDS) }).collect(),
        Err(fail) => vec![Breach { file: "src".to_owned(), line: 1, what: fail.to_string() }],
    }
}
