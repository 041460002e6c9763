//! Gzipped bytes of each file that is shipped, what each start has to download, and what each crate adds to the wasm; the last from the linked program, which
//! still has the names of its functions.

use std::collections::BTreeMap;
use std::path::Path;

use crate::build;
use crate::hook;
use crate::serve;
use crate::setup;
use crate::sh::{self, Done, Fail};
use crate::split::{self, Functions, functions};

/// `size [--no-build]`: what everything weighs, and whether it is within the limits.
pub fn run(args: &[String]) -> Done {
    let wasm = setup::building()?;
    if !sh::has(args, "--no-build") {
        build::build(&wasm, false)?;
    }
    println!("\n{:>10} {:>10}  part", "bytes", "gzipped");
    let all = parts()?;
    for (part, bytes, gzipped) in &all {
        println!("{bytes:>10} {gzipped:>10}  {part}");
    }
    for (start, gzipped) in starts(&all)? {
        println!("{:>10} {gzipped:>10}  {start}", "");
    }
    let bytes = std::fs::read(sh::root().join("target/wasm32-unknown-unknown/release/onward.wasm"))?;
    let mut crates: Vec<(String, u64)> = by_crate(&bytes)?.into_iter().collect();
    crates.sort_by_key(|(_, size)| std::cmp::Reverse(*size));
    println!("\n{:>10}  crate (code of the whole program before it is cut and wasm-opt, not gzipped)", "bytes");
    for (name, size) in crates.iter().take(24) {
        println!("{size:>10}  {name}");
    }
    within()
}

/// What a start waits for, gzipped: the page, the glue and the first chunk; then with the chunks of each entry function, as at one of its addresses.
pub fn starts(all: &[(String, usize, usize)]) -> Done<Vec<(String, usize)>> {
    let first: usize = all.iter().filter(|(part, ..)| is_first_load(part)).map(|(.., gzipped)| gzipped).sum();
    let mut starts = vec![(format!("first load, in all (limit: {FIRST_LOAD})"), first)];
    let page = std::fs::read_to_string(sh::root().join("dist/index.html"))?;
    for (entry, chunks) in split::announced(&page) {
        let more: usize = all.iter().filter(|(name, ..)| chunks.contains(name)).map(|(.., gzipped)| gzipped).sum();
        starts.push((start_at(&entry), first + more));
    }
    Ok(starts)
}

fn start_at(entry: &str) -> String {
    format!("first load at `{entry}`")
}

/// The limit of the first load in bytes, gzipped: on Slow 4G a second. What is over it belongs into a chunk.
const FIRST_LOAD: usize = 180_000;

/// The limits of the programs that read files, in bytes, gzipped: they are fetched when the first file comes, on whatever network there is.
const PROGRAMS: [(&str, usize); 3] = [("worker_bg.wasm", 338_000), ("content/words.txt", 62_500), ("spreadsheet_bg.wasm", 250_000)];

/// The limits of what is waited for at an address, in bytes, gzipped, by entry function: the tabs on a first visit, when nothing is stored; then what they show once
/// something is. On Slow 4G 350,000 bytes are a good two seconds.
const STARTS: [(&str, usize); 8] = [
    ("budget", 350_000),
    ("funnel", 350_000),
    ("more", 350_000),
    ("reflect", 350_000),
    ("turned", 400_000),
    ("list", 435_000),
    ("today", 475_000),
    ("runway", 535_000),
];

/// The limit of everything that is kept for use without a network, gzipped.
const KEPT: usize = 2_615_000;

/// Whether everything that has a limit is within it.
pub fn within() -> Done {
    let parts = parts()?;
    let starts = starts(&parts)?;
    let start = |name: &str| starts.iter().find(|(start, _)| start == name).map(|(_, gzipped)| *gzipped);
    let of_part = |name: &str| parts.iter().find(|(part, ..)| part == name).map(|(.., gzipped)| *gzipped);
    let kept = parts.iter().filter(|(part, ..)| hook::is_kept(part)).map(|(.., gzipped)| gzipped).sum::<usize>();
    let mut limits = vec![
        ("The first load".to_owned(), starts.first().map(|(_, gzipped)| *gzipped), FIRST_LOAD),
        ("What is kept for use without a network".to_owned(), Some(kept), KEPT),
    ];
    limits.extend(STARTS.map(|(entry, limit)| (start_at(entry), start(&start_at(entry)), limit)));
    limits.extend(PROGRAMS.map(|(program, limit)| (program.to_owned(), of_part(program), limit)));
    let mut over = Vec::new();
    for (what, size, limit) in limits {
        sh::announce(size.map_or_else(|| format!("{what} is not in dist/."), |size| format!("{what}: {size} bytes gzipped, of {limit}.")));
        if size.is_none_or(|size| size > limit) {
            over.push(what);
        }
    }
    if over.is_empty() {
        return Ok(());
    }
    Err(Fail::new(format!(
        "Over its limit, or missing: {}. `cargo xtask size` shows what each consists of; screens belong into chunks of their own (src/chunks/entries.rs).",
        over.join(", ")
    )))
}

/// Every file that is shipped: name, bytes, gzipped bytes.
pub fn parts() -> Done<Vec<(String, usize, usize)>> {
    let dist = sh::root().join("dist");
    let mut parts = Vec::new();
    for file in sh::files(&dist) {
        let bytes = std::fs::read(&file)?;
        let name = file.strip_prefix(&dist).unwrap_or(&file).display().to_string();
        parts.push((name, bytes.len(), serve::gzip(&bytes).len()));
    }
    if parts.is_empty() { Err(Fail::new("dist/ is empty. Run `cargo xtask build` first.")) } else { Ok(parts) }
}

/// Whether every first visit waits for it: the page, the glue, the first chunk. The worker, the icons and the texts come when they are needed.
pub fn is_first_load(part: &str) -> bool {
    let glue = Path::new(part).extension().is_some_and(|end| end == "js");
    part == "index.html" || (part.starts_with("onward") && (glue || part.ends_with("_bg.wasm")))
}

/// The size of the functions of each crate.
fn by_crate(bytes: &[u8]) -> Done<BTreeMap<String, u64>> {
    let damaged = |error: wasmparser::BinaryReaderError| {
        Fail::new(format!("The wasm could not be read: {error}. Run `cargo clean`, then this again."))
    };
    let Functions { imported, bodies, names } = functions(bytes).map_err(damaged)?;
    let mut crates = BTreeMap::new();
    for (n, body) in bodies.into_iter().enumerate() {
        let name = names.get(&(n + imported)).map_or_else(|| "(no name)".into(), |name| crate_of(name));
        *crates.entry(name).or_default() += body.len() as u64;
    }
    Ok(crates)
}

/// The crate a function comes from: the first path of its name, looking into `<T as Trait>`.
fn crate_of(mangled: &str) -> String {
    let name = format!("{:#}", rustc_demangle::demangle(mangled));
    let name = name.trim_start_matches(['<', '&', '(', '[']).trim_start_matches("dyn ").trim_start_matches("mut ");
    let end = name.find(|c: char| !(c.is_alphanumeric() || c == '_')).unwrap_or(name.len());
    let first = &name[..end];
    if name[end..].starts_with("::") && !first.is_empty() { first.to_owned() } else { "(shared)".into() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_load_is_what_every_start_waits_for() {
        for (part, first) in [
            ("index.html", true),
            ("onward-1a.js", true),
            ("onward-1a-chunks.js", true),
            ("onward-1a_bg.wasm", true),
            ("onward-1a-budget.wasm", false),
            ("worker_bg.wasm", false),
            ("sw.js", false),
        ] {
            assert_eq!(is_first_load(part), first, "{part}");
        }
    }

    #[test]
    fn a_function_belongs_to_the_crate_its_name_begins_with() {
        for (name, owner) in [
            ("leptos::mount::mount_to", "leptos"),
            ("<tachys::view::Any as core::ops::Drop>::drop", "tachys"),
            ("<&serde_json::Value as X>::y", "serde_json"),
            ("main", "(shared)"),
        ] {
            assert_eq!(crate_of(name), owner, "{name}");
        }
    }
}
