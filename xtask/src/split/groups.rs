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
const EARLY: [&str; 8] = ["budget", "funnel", "list", "more", "reflect", "runway", "today", "turned"];
/// How many times more than another entry function's a byte of theirs counts.
const EARLY_WEIGHT: u64 = 8;
/// How many shared files there are at most: each costs a request, and some bytes of the script that loads it.
const FILES: usize = 20;

/// Chunks that lie in one file.
struct Group<'a> {
    /// The entry functions that fetch it.
    users: BTreeSet<&'a str>,
    bytes: u64,
    chunks: BTreeSet<String>,
}

impl Group<'_> {
    /// What those download in vain who need only the one of two, were they one file.
    fn cost(&self, other: &Self) -> u64 {
        let weight = |user: &&str| if EARLY.contains(user) { EARLY_WEIGHT } else { 1 };
        let vain = |one: &Self, other: &Self| one.bytes * other.users.difference(&one.users).map(weight).sum::<u64>();
        vain(self, other) + vain(other, self)
    }
}

/// Which chunks go together: the name of the group, and the names of the chunks. First those that the same entry functions need; then, until there are few enough,
/// the two whose union costs least.
pub fn groups(needs: &BTreeMap<String, Vec<String>>, size: impl Fn(&str) -> u64) -> BTreeMap<String, BTreeSet<String>> {
    let mut users: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for (entry, chunks) in needs {
        for chunk in chunks.iter().filter(|chunk| chunk.starts_with("chunk_")) {
            users.entry(chunk).or_default().insert(entry);
        }
    }
    let mut groups: Vec<Group<'_>> = Vec::new();
    for (chunk, users) in users {
        let bytes = size(chunk);
        match groups.iter_mut().find(|group| group.users == users) {
            Some(group) => {
                group.bytes += bytes;
                group.chunks.insert(chunk.to_owned());
            }
            None => groups.push(Group { users, bytes, chunks: BTreeSet::from([chunk.to_owned()]) }),
        }
    }
    while groups.len() > FILES {
        let pairs = (0..groups.len()).flat_map(|one| (one + 1..groups.len()).map(move |other| (one, other)));
        let Some((one, other)) = pairs.min_by_key(|&(one, other)| groups[one].cost(&groups[other])) else { break };
        let merged = groups.swap_remove(other);
        groups[one].users.extend(merged.users);
        groups[one].bytes += merged.bytes;
        groups[one].chunks.extend(merged.chunks);
    }
    // The largest first, so that the names tell something.
    groups.sort_by_key(|group| std::cmp::Reverse((group.users.len(), group.bytes)));
    groups.into_iter().enumerate().map(|(n, group)| (format!("shared-{:02}", n + 1), group.chunks)).collect()
}

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

/// The script with the loaders of the chunks replaced by the group's, and its name in their place wherever they are loaded: once in each list.
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
        script.replace_range(from..to, "");
    }
    let of_group: BTreeSet<String> = chunks.iter().map(|chunk| format!("__{chunk}")).collect();
    let mut rest = script.as_str();
    let mut out = loader;
    // Lists of what is loaded are the only ones in brackets that begin so.
    while let Some(at) = rest.find("[__") {
        let Some(length) = rest[at..].find(']') else { break };
        let (list, mut seen) = (&rest[at + 1..at + length], false);
        let kept = list.split(',').map(str::trim).filter_map(|name| match of_group.contains(name) {
            true if std::mem::replace(&mut seen, true) => None,
            true => Some(own.as_str()),
            false => Some(name),
        });
        let kept: Vec<&str> = kept.collect();
        out = [&out, &rest[..at], "[", &kept.join(", "), "]"].concat();
        rest = &rest[at + length + 1..];
    }
    out.push_str(rest);
    match of_group.iter().find(|name| out.contains(&format!("{name},")) || out.contains(&format!("{name}]"))) {
        Some(name) => {
            Err(Fail::new(format!("The script of the chunks loads `{name}` where it is not looked for; the splitter has changed.")))
        }
        None => Ok(out),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn needs() -> BTreeMap<String, Vec<String>> {
        [
            ("today", vec!["chunk_1", "chunk_2", "split_today"]),
            ("funnel", vec!["chunk_1", "chunk_3", "split_funnel"]),
            ("budget", vec!["chunk_1", "chunk_3", "split_budget"]),
            ("files", vec!["chunk_2", "chunk_4", "chunk_5", "chunk_6", "split_files"]),
            ("plan", vec!["chunk_3", "chunk_4", "chunk_6", "split_plan"]),
            ("share", vec!["chunk_5", "split_share"]),
        ]
        .map(|(entry, chunks)| (entry.to_owned(), chunks.into_iter().map(str::to_owned).collect()))
        .into()
    }

    fn grouped(needs: &BTreeMap<String, Vec<String>>, size: impl Fn(&str) -> u64) -> Vec<(String, String)> {
        groups(needs, size).into_iter().map(|(name, chunks)| (name, chunks.into_iter().collect::<Vec<_>>().join(" "))).collect()
    }

    #[test]
    fn what_the_same_need_is_one_file() {
        let named = grouped(&needs(), |_| 10);
        let wanted = [
            ("shared-01", "chunk_3"),
            ("shared-02", "chunk_1"),
            ("shared-03", "chunk_2"),
            ("shared-04", "chunk_4 chunk_6"),
            ("shared-05", "chunk_5"),
        ];
        assert_eq!(named.len(), wanted.len());
        for (_, chunks) in wanted {
            assert!(named.iter().any(|(_, own)| own == chunks), "{chunks} in {named:?}");
        }
    }

    /// Every pair of twelve entry functions shares a chunk: far more files than are worth their requests.
    #[test]
    fn there_are_few_files_and_every_chunk_is_in_one() {
        let mut needs: BTreeMap<String, Vec<String>> = (0..12).map(|n| (format!("entry{n}"), Vec::new())).collect();
        let mut count = 0;
        for one in 0..12 {
            for other in one + 1..12 {
                let chunk = format!("chunk_{count}");
                count += 1;
                for user in [one, other] {
                    needs.entry(format!("entry{user}")).or_default().push(chunk.clone());
                }
            }
        }
        let groups = groups(&needs, |_| 100);
        assert_eq!(groups.len(), FILES);
        assert_eq!(groups.values().map(BTreeSet::len).sum::<usize>(), count);
    }

    #[test]
    fn a_tab_fetches_little_that_is_for_others() {
        let group = |users: &[&'static str], bytes| Group { users: users.iter().copied().collect(), bytes, chunks: BTreeSet::new() };
        let (tab, later, both) = (group(&["budget"], 100), group(&["files"], 100), group(&["budget", "files"], 100));
        // Those who come later rather take what the tab needs than the other way round.
        assert_eq!((both.cost(&tab), both.cost(&later), tab.cost(&later)), (100, 800, 900));
    }

    #[test]
    fn a_group_is_loaded_in_place_of_its_chunks() {
        let loader = |n: u8| format!("const __chunk_{n} = makeLoad(() => {{\n x[0]\n}}\n, []);\n");
        let script =
            [&loader(1), &loader(2), &loader(3), "const a = f([__chunk_2, __chunk_3, __chunk_1]);\nconst b = f([__chunk_1]);\nz"].concat();
        let chunks = ["chunk_1".to_owned(), "chunk_2".to_owned()].into();
        let done = loads_group(&script, "a-b", &chunks).unwrap_or_default();
        let end = [&loader(3), "const a = f([__group_a_b, __chunk_3]);\nconst b = f([__group_a_b]);\nz"].concat();
        assert!(done.starts_with("const __group_a_b = makeLoad(") && done.ends_with(&end), "{done}");
        assert!(loads_group(&script, "a-b", &["chunk_4".to_owned()].into()).is_err());
        assert!(loads_group(&[&script, "[d, __chunk_1]"].concat(), "a-b", &chunks).is_err());
    }
}
