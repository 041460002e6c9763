//! Fewer, larger pieces. The cut makes a piece of its own for every set of parts that share something: dozens, most of them smaller than the cost of asking for
//! one. Here they are merged by what the two first screens need of them, so that Today and the funnel fetch nothing for others, and everything else fetches
//! a handful.
//!
//! Pieces speak to each other through the memory and the table of the first piece alone, so any of them can stand in one file. `wasm-merge` would give each its
//! own memory; a hub that takes the first piece's and hands it on to all of them keeps it one.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use wasmparser::{Parser, Payload, TypeRef, ValType};

use super::wasm::{FEATURES, file_size};
use crate::sh::{self, Done, Fail};

/// Under which name the cut hands the first piece's memory and table to the pieces.
const FIRST: &str = "__wasm_split";
/// The same, in a merged piece.
const HUB: &str = "first";
/// The parts that a start can wait for.
const EARLY: [&str; 2] = ["today", "funnel"];
/// A piece that only later parts share stands alone from so many bytes on.
const ALONE: u64 = 24_000;

/// Which pieces go together: the name of the group, and the names of the pieces.
pub fn groups(needs: &BTreeMap<String, Vec<String>>, size: impl Fn(&str) -> u64) -> BTreeMap<String, BTreeSet<String>> {
    let mut users: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for (part, pieces) in needs {
        for piece in pieces.iter().filter(|piece| piece.starts_with("chunk_")) {
            users.entry(piece).or_default().push(part);
        }
    }
    let mut groups: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (piece, users) in users {
        let group = match EARLY.map(|early| users.contains(&early)) {
            [true, true] => "starts".to_owned(),
            [true, false] => "today-more".to_owned(),
            [false, true] => "funnel-more".to_owned(),
            [false, false] if size(piece) < ALONE => "later".to_owned(),
            [false, false] => users.join("-"),
        };
        groups.entry(group).or_default().insert(piece.to_owned());
    }
    groups
}

/// Merges the pieces of each group in the folder into one of the group's name, and has the script load that in their place.
pub fn merge(folder: &Path, script: &str, groups: &BTreeMap<String, BTreeSet<String>>) -> Done<String> {
    let mut script = script.to_owned();
    for (group, pieces) in groups {
        let files: Vec<PathBuf> = pieces.iter().map(|piece| folder.join(piece).with_extension("wasm")).collect();
        let hub = hub(folder, &files)?;
        let out = folder.join(group).with_extension("wasm");
        let mut args = vec![hub.display().to_string(), FIRST.to_owned()];
        for (file, piece) in files.iter().zip(pieces) {
            args.extend([file.display().to_string(), piece.clone()]);
        }
        args.extend(["-o".to_owned(), out.display().to_string()]);
        args.extend(FEATURES.iter().map(|feature| (*feature).to_owned()));
        let args: Vec<&str> = args.iter().map(String::as_str).collect();
        if sh::output(&mut sh::program("wasm-merge", &args)).is_none() || file_size(&out) == 0 {
            return Err(Fail::new(format!("wasm-merge could not make the piece `{group}`. `cargo xtask setup` installs it.")));
        }
        script = loads_group(&script, group, pieces)?;
    }
    Ok(script)
}

/// Writes the hub: imports what the pieces import, under another name, and exports it again.
fn hub(folder: &Path, pieces: &[PathBuf]) -> Done<PathBuf> {
    let unread =
        |error: wasmparser::BinaryReaderError| Fail::new(format!("A piece could not be read: {error}. `cargo clean`, then build again."));
    let mut lines = BTreeSet::new();
    for piece in pieces {
        let bytes = std::fs::read(piece)?;
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
                            "The pieces share something new, `{}` ({other:?}); teach `split/groups.rs` to hand it on.",
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
    // Imports stand before exports in the text format.
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

/// The script with the loaders of the pieces replaced by the group's.
fn loads_group(script: &str, group: &str, pieces: &BTreeSet<String>) -> Done<String> {
    let own = format!("__group_{}", group.replace('-', "_"));
    let loader = format!(
        "const {own} = makeLoad(() => {{\n    const src = fetch(new URL(\"./{group}.wasm\", import.meta.url));\n    src.catch(() => {{}});\n    \
         return async (imports) => WebAssembly.instantiateStreaming(src, {{ {HUB}: imports.{FIRST} }});\n}}, []);\n"
    );
    let mut script = script.to_owned();
    for piece in pieces {
        let head = format!("const __{piece} = makeLoad(");
        let lost =
            || Fail::new(format!("The script of the pieces has no loader for `{piece}` where it is looked for; the splitter has changed."));
        let from = script.find(&head).ok_or_else(lost)?;
        let to = from + script[from..].find(", []);\n").ok_or_else(lost)? + ", []);\n".len();
        script.replace_range(from..to, &format!("const __{piece} = {own};\n"));
    }
    // A constant must stand before the first that uses it.
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
            ("budget", vec!["chunk_1", "chunk_3", "chunk_4", "chunk_5", "split_budget"]),
            ("files", vec!["chunk_2", "chunk_4", "chunk_5", "split_files"]),
        ]
        .map(|(part, pieces)| (part.to_owned(), pieces.into_iter().map(str::to_owned).collect()))
        .into()
    }

    #[test]
    fn a_first_screen_fetches_nothing_for_others() {
        let groups = groups(&needs(), |piece| if piece == "chunk_4" { ALONE } else { 10 });
        let named: Vec<(String, String)> =
            groups.into_iter().map(|(name, pieces)| (name, pieces.into_iter().collect::<Vec<_>>().join(" "))).collect();
        let wanted = [
            ("budget-files", "chunk_4"),
            ("funnel-more", "chunk_3"),
            ("later", "chunk_5"),
            ("starts", "chunk_1"),
            ("today-more", "chunk_2"),
        ];
        assert_eq!(named, wanted.map(|(name, pieces)| (name.to_owned(), pieces.to_owned())));
    }

    #[test]
    fn a_group_is_loaded_in_place_of_its_pieces() {
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
