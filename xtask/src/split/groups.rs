//! Fewer, larger chunks. The cut makes a shared chunk for every set of entry functions that share something: dozens, most of them smaller than the cost of a
//! request. Here they are merged by what the two first screens need of them, so that Today and the funnel fetch nothing for others, and everything else
//! fetches a handful.
//!
//! Chunks are connected through the memory and the table of the first chunk alone, so any of them can be in one file. `wasm-merge` would give each its own
//! memory; a hub that imports the first chunk's and exports it to all of them keeps it one.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use wasmparser::{Parser, Payload, TypeRef, ValType};

use super::wasm::{FEATURES, file_size};
use crate::sh::{self, Done, Fail};

/// The import name of the first chunk's memory and table in every other chunk.
const FIRST: &str = "__wasm_split";
/// The same, in a merged chunk.
const HUB: &str = "first";
/// The entry functions of the tabs and of the form after a rejection: what a first visit can wait for.
const EARLY: [&str; 6] = ["budget", "funnel", "more", "reflect", "today", "turned"];
/// Bytes; a group of its own from this size on. Below, another file would cost more than what it spares.
const ALONE: u64 = 24_000;

/// Which chunks go together: the name of the group, and the names of the chunks. What the same of [`EARLY`] share is one group; what is too small for one is fetched
/// by all of them, and what none of them needs by whoever comes later.
pub fn groups(needs: &BTreeMap<String, Vec<String>>, size: impl Fn(&str) -> u64) -> BTreeMap<String, BTreeSet<String>> {
    let mut users: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for (entry, chunks) in needs {
        for chunk in chunks.iter().filter(|chunk| chunk.starts_with("chunk_")) {
            users.entry(chunk).or_default().push(entry);
        }
    }
    let mut sharing: BTreeMap<String, Vec<&str>> = BTreeMap::new();
    for (chunk, users) in users {
        let early: Vec<&str> = users.iter().copied().filter(|user| EARLY.contains(user)).collect();
        let name = if early.is_empty() { format!("{LATER}{}", users.join("-")) } else { format!("{}-more", early.join("-")) };
        sharing.entry(name).or_default().push(chunk);
    }
    let mut groups: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (name, chunks) in sharing {
        let small = chunks.iter().map(|chunk| size(chunk)).sum::<u64>() < ALONE;
        let group = match (name.strip_prefix(LATER), small) {
            (Some(_), true) => "later",
            (Some(users), false) => users,
            (None, true) => "starts",
            (None, false) => name.as_str(),
        };
        groups.entry(group.to_owned()).or_default().extend(chunks.into_iter().map(str::to_owned));
    }
    groups
}

/// What the names of those begin with that none of [`EARLY`] needs.
const LATER: &str = "later:";

/// Merges the chunks of each group in the folder into one of the group's name, and has the script load that in their place.
pub fn merge(folder: &Path, script: &str, groups: &BTreeMap<String, BTreeSet<String>>) -> Done<String> {
    let mut script = script.to_owned();
    for (group, chunks) in groups {
        let files: Vec<PathBuf> = chunks.iter().map(|chunk| folder.join(chunk).with_extension("wasm")).collect();
        let hub = hub(folder, &files)?;
        let out = folder.join(group).with_extension("wasm");
        let mut args = vec![hub.display().to_string(), FIRST.to_owned()];
        for (file, chunk) in files.iter().zip(chunks) {
            args.extend([file.display().to_string(), chunk.clone()]);
        }
        args.extend(["-o".to_owned(), out.display().to_string()]);
        args.extend(FEATURES.iter().map(|feature| (*feature).to_owned()));
        let args: Vec<&str> = args.iter().map(String::as_str).collect();
        if sh::output(&mut sh::program("wasm-merge", &args)).is_none() || file_size(&out) == 0 {
            return Err(Fail::new(format!("wasm-merge could not make the chunk `{group}`. `cargo xtask setup` installs it.")));
        }
        script = loads_group(&script, group, chunks)?;
    }
    Ok(script)
}

/// Writes the hub: imports what the chunks import, under another name, and exports it again.
fn hub(folder: &Path, chunks: &[PathBuf]) -> Done<PathBuf> {
    let unread =
        |error: wasmparser::BinaryReaderError| Fail::new(format!("A chunk could not be read: {error}. `cargo clean`, then build again."));
    let mut lines = BTreeSet::new();
    for chunk in chunks {
        let bytes = std::fs::read(chunk)?;
        for payload in Parser::new(0).parse_all(&bytes) {
            let Payload::ImportSection(imports) = payload.map_err(unread)? else { continue };
            for import in imports {
                let import = import.map_err(unread)?;
                let kind = match import.ty {
                    TypeRef::Memory(memory) => format!("memory {}", memory.initial),
                    TypeRef::Table(table) => format!("table {} funcref", table.initial),
                    TypeRef::Global(global) if global.content_type == ValType::I32 && global.mutable => "global (mut i32)".to_owned(),
                    other => {
                        return Err(Fail::new(format!(
                            "The chunks share something new, `{}` ({other:?}); teach `split/groups.rs` to hand it on.",
                            import.name
                        )));
                    }
                };
                let word = kind.split(' ').next().unwrap_or_default();
                let name = import.name;
                lines.insert(format!("(import \"{HUB}\" \"{name}\" ({word} ${name} {}))", &kind[word.len()..]));
                lines.insert(format!("(export \"{name}\" ({word} ${name}))"));
            }
        }
    }
    // Imports come before exports in the text format.
    let (exports, imports): (Vec<String>, Vec<String>) = lines.into_iter().partition(|line| line.starts_with("(export"));
    let (text, wasm) = (folder.join("hub.wat"), folder.join("hub.wasm"));
    std::fs::write(&text, format!("(module {} {})", imports.join(" "), exports.join(" ")))?;
    let (from, to) = (text.display().to_string(), wasm.display().to_string());
    let mut args = vec![from.as_str(), "-o", to.as_str()];
    args.extend(FEATURES);
    drop(std::fs::remove_file(&wasm));
    drop(sh::output(&mut sh::program("wasm-as", &args)));
    if wasm.is_file() { Ok(wasm) } else { Err(Fail::new("wasm-as could not be run. `cargo xtask setup` installs it.")) }
}

/// The script with the loaders of the chunks replaced by the group's.
fn loads_group(script: &str, group: &str, chunks: &BTreeSet<String>) -> Done<String> {
    let own = format!("__group_{}", group.replace('-', "_"));
    let loader = format!(
        "const {own} = makeLoad(() => {{\n    const src = fetch(new URL(\"./{group}.wasm\", import.meta.url));\n    src.catch(() => {{}});\n    \
         return async (imports) => WebAssembly.instantiateStreaming(src, {{ {HUB}: imports.{FIRST} }});\n}}, []);\n"
    );
    let mut script = script.to_owned();
    for chunk in chunks {
        let head = format!("const __{chunk} = makeLoad(");
        let lost =
            || Fail::new(format!("The script of the chunks has no loader for `{chunk}` where it is looked for; the splitter has changed."));
        let from = script.find(&head).ok_or_else(lost)?;
        let to = from + script[from..].find(", []);\n").ok_or_else(lost)? + ", []);\n".len();
        script.replace_range(from..to, &format!("const __{chunk} = {own};\n"));
    }
    // A constant must be defined before its first use.
    let at = script.find("const __chunk_").unwrap_or_default();
    script.insert_str(at, &loader);
    Ok(script)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn needs() -> BTreeMap<String, Vec<String>> {
        [
            ("today", vec!["chunk_1", "chunk_2", "split_today"]),
            ("funnel", vec!["chunk_1", "chunk_3", "split_funnel"]),
            ("budget", vec!["chunk_1", "chunk_3", "split_budget"]),
            ("files", vec!["chunk_2", "chunk_4", "chunk_5", "split_files"]),
            ("plan", vec!["chunk_3", "chunk_4", "split_plan"]),
            ("share", vec!["chunk_5", "split_share"]),
        ]
        .map(|(entry, chunks)| (entry.to_owned(), chunks.into_iter().map(str::to_owned).collect()))
        .into()
    }

    #[test]
    fn a_first_screen_fetches_nothing_for_others() {
        let groups = groups(&needs(), |chunk| if ["chunk_3", "chunk_4"].contains(&chunk) { ALONE } else { 10 });
        let named: Vec<(String, String)> =
            groups.into_iter().map(|(name, chunks)| (name, chunks.into_iter().collect::<Vec<_>>().join(" "))).collect();
        let wanted = [("budget-funnel-more", "chunk_3"), ("files-plan", "chunk_4"), ("later", "chunk_5"), ("starts", "chunk_1 chunk_2")];
        assert_eq!(named, wanted.map(|(name, chunks)| (name.to_owned(), chunks.to_owned())));
    }

    #[test]
    fn a_group_is_loaded_in_place_of_its_chunks() {
        let script = "const __chunk_1 = makeLoad(() => {\n x\n}\n, []);\nconst __chunk_2 = makeLoad(() => {\n y\n}\n, []);\nz";
        let done = loads_group(script, "a-b", &["chunk_1".to_owned(), "chunk_2".to_owned()].into()).unwrap_or_default();
        assert!(
            done.starts_with("const __group_a_b = makeLoad(")
                && done.ends_with("const __chunk_1 = __group_a_b;\nconst __chunk_2 = __group_a_b;\nz"),
            "{done}"
        );
        assert!(loads_group(script, "a-b", &["chunk_3".to_owned()].into()).is_err());
    }
}
