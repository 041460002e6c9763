//! The styles of the screens that a chunk of their own draws, shortened; they come with the chunk (`src/chunks.rs`). For a release build of the app in the browser: keeps the linker's relocations, by which `cargo xtask` cuts the program into chunks
//! (`src/chunks.rs`). Every other build is one file. The programs of the workers get a limit of memory.

use std::path::Path;

/// The styles that come with a chunk, not with the page.
const WITH_CHUNKS: [&str; 6] = ["application", "budget", "day", "funnel", "importing", "reflect"];

fn main() -> std::io::Result<()> {
    println!("cargo::rerun-if-changed=build.rs");
    for name in WITH_CHUNKS {
        let from = format!("style/{name}.css");
        println!("cargo::rerun-if-changed={from}");
        let text = std::fs::read_to_string(from)?;
        let out = std::env::var_os("OUT_DIR").unwrap_or_default();
        std::fs::write(Path::new(&out).join(format!("{name}.css")), shortened(&text))?;
    }
    println!("cargo::rustc-check-cfg=cfg(app)");
    println!("cargo::rustc-check-cfg=cfg(split)");
    let set = |key: &str, value: &str| std::env::var(key).is_ok_and(|found| found == value);
    if set("CARGO_CFG_TARGET_ARCH", "wasm32") {
        // What reads files is ended by the browser when it asks for more than 256 MB; the page says so and goes on.
        for program in ["worker", "spreadsheet", "encryption", "odds"] {
            println!("cargo::rustc-link-arg-bin={program}=--max-memory={}", 256 * 1024 * 1024);
        }
    }
    if std::env::var_os("CARGO_FEATURE_APP").is_some() && set("CARGO_CFG_TARGET_ARCH", "wasm32") {
        println!("cargo::rustc-cfg=app");
        if set("PROFILE", "release") {
            println!("cargo::rustc-cfg=split");
            println!("cargo::rustc-link-arg-bin=onward=--emit-relocs");
        }
    }
    Ok(())
}

/// A style sheet without its comments and with one space where there were several.
fn shortened(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("/*") {
        out.push_str(before);
        rest = after.split_once("*/").map_or("", |(_, after)| after);
    }
    out.push_str(rest);
    out.split_whitespace().collect::<Vec<_>>().join(" ")
}
