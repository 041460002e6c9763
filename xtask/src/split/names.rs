//! Shorter names between a program and its glue. wasm-bindgen gives each function that the glue hands over a name with a hash of sixteen digits, which stands in
//! the program and in the glue and which nothing packs.

use std::collections::BTreeMap;

use wasmparser::{BinaryReader, Export, ExportSectionReader, Import, ImportSectionReader};

use super::wasm::{EXPORTS, Read, counted, is_word, items, with_bytes, with_sections};
use crate::sh::{Done, Fail};

/// The number of the section for what a program is handed.
const IMPORTS: u8 = 2;
/// The end of the name that the glue has in the program.
const GLUE: &str = "_bg.js";
/// What the glue is called in its stead.
const SHORT: &str = "a";
/// How the names of exports begin that are as long.
const LONG: &str = "wasm_bindgen__";

/// The program and its glue with short names for all that they hand each other.
pub fn shorten(program: &[u8], glue: &str) -> Done<(Vec<u8>, String)> {
    let mut names = Names::default();
    let program = renamed(program, &mut names)
        .map_err(|error| Fail::new(format!("What wasm-bindgen wrote could not be read: {error}. `cargo clean`, then build again.")))?;
    let glue = names.in_glue(glue)?;
    Ok((program, glue))
}

/// The short name of each long one.
#[derive(Default)]
struct Names {
    modules: BTreeMap<String, String>,
    imports: BTreeMap<String, String>,
    exports: BTreeMap<String, String>,
}

fn renamed(program: &[u8], names: &mut Names) -> Read<Vec<u8>> {
    with_sections(program, |number, old| match number {
        IMPORTS => {
            let imports = with_bytes(old, ImportSectionReader::new(BinaryReader::new(old, 0))?.into_iter_with_offsets())?;
            let line = |(import, line): (Import<'_>, &[u8])| {
                if !import.module.ends_with(GLUE) {
                    return line.to_vec();
                }
                // Behind both names stands what kind of thing it is.
                let kind = &line[counted(import.module.as_bytes()).len() + counted(import.name.as_bytes()).len()..];
                names.modules.insert(import.module.to_owned(), SHORT.to_owned());
                let short = short(&mut names.imports, import.name, "");
                [counted(SHORT.as_bytes()).as_slice(), &counted(short.as_bytes()), kind].concat()
            };
            let lines: Vec<Vec<u8>> = imports.into_iter().map(line).collect();
            Ok(Some(items(lines.iter().map(Vec::as_slice))))
        }
        EXPORTS => {
            let exports = with_bytes(old, ExportSectionReader::new(BinaryReader::new(old, 0))?.into_iter_with_offsets())?;
            let line = |(export, line): (Export<'_>, &[u8])| {
                if !export.name.starts_with(LONG) {
                    return line.to_vec();
                }
                let what = &line[counted(export.name.as_bytes()).len()..];
                [counted(short(&mut names.exports, export.name, "_").as_bytes()).as_slice(), what].concat()
            };
            let lines: Vec<Vec<u8>> = exports.into_iter().map(line).collect();
            Ok(Some(items(lines.iter().map(Vec::as_slice))))
        }
        _ => Ok(None),
    })
}

/// The short name of a long one, the same for the same: a letter, then letters and digits.
fn short(names: &mut BTreeMap<String, String>, long: &str, before: &str) -> String {
    const FIRST: usize = 26;
    let n = names.len();
    let name = names.entry(long.to_owned()).or_insert_with(|| {
        let letter = char::from(b'a' + (n % FIRST) as u8);
        match n / FIRST {
            0 => format!("{before}{letter}"),
            more => format!("{before}{letter}{more}"),
        }
    });
    name.clone()
}

impl Names {
    /// The glue with the short names: its own name and what it hands over stand there once each.
    fn in_glue(&self, glue: &str) -> Done<String> {
        let mut glue = glue.to_owned();
        for (long, short) in &self.modules {
            let (from, to) = (format!("\"{long}\""), format!("\"{short}\""));
            if glue.matches(&from).count() != 1 {
                return Err(lost(long));
            }
            glue = glue.replace(&from, &to);
        }
        let (mut out, mut found) = (String::with_capacity(glue.len()), BTreeMap::new());
        let mut rest = glue.as_str();
        while let Some(at) = rest.find(is_word) {
            out.push_str(&rest[..at]);
            let end = rest[at..].find(|c| !is_word(c)).map_or(rest.len(), |length| at + length);
            let name = &rest[at..end];
            match self.imports.get_key_value(name).or_else(|| self.exports.get_key_value(name)) {
                Some((long, short)) => {
                    *found.entry(long).or_insert(0) += 1;
                    out.push_str(short);
                }
                None => out.push_str(name),
            }
            rest = &rest[end..];
        }
        out.push_str(rest);
        let once = |long: &&String| found.get(long) != Some(&1);
        let never = |long: &&String| !found.contains_key(long);
        match self.imports.keys().find(once).or_else(|| self.exports.keys().find(never)) {
            Some(long) => Err(lost(long)),
            None => Ok(out),
        }
    }
}

fn lost(long: &str) -> Fail {
    Fail::new(format!(
        "The glue does not have `{long}` where it is looked for; wasm-bindgen has changed. Teach `split/names.rs` how it writes it now."
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A program that imports two functions from its glue and one from elsewhere, and exports one under a long and one under a short name.
    fn program(module: &str, first: &str, second: &str, export: &str) -> Vec<u8> {
        let import = |module: &str, name: &str| [counted(module.as_bytes()).as_slice(), &counted(name.as_bytes()), b"\0\0"].concat();
        let imports = [import(module, first), import("./chunks.js", "__load"), import(module, second)];
        let exports = [[counted(export.as_bytes()).as_slice(), b"\0\0"].concat(), b"\x04main\0\x01".to_vec()];
        let section = |number: u8, lines: &[Vec<u8>]| [&[number], counted(&items(lines.iter().map(Vec::as_slice))).as_slice()].concat();
        [b"\0asm\x01\0\0\0\x01\x04\x01\x60\0\0".as_slice(), &section(IMPORTS, &imports), &section(EXPORTS, &exports)].concat()
    }

    const LONG_NAMES: [&str; 3] = ["__wbg_new_0123456789abcdef", "__wbg_new_fedcba9876543210", "wasm_bindgen__convert__h0123"];

    fn glue(names: [&str; 4]) -> String {
        let [module, first, second, export] = names;
        format!("return{{\"{module}\":{{{first}:function(){{}},{second}:function(){{w.{export}(1)}}}}}}; w.{export}(new_0123456789abcdef)")
    }

    #[test]
    fn both_sides_get_the_same_short_names() {
        let [first, second, export] = LONG_NAMES;
        let (short, text) = shorten(&program("./onward_bg.js", first, second, export), &glue(["./onward_bg.js", first, second, export]))
            .unwrap_or_default();
        assert_eq!(short, program("a", "a", "b", "_a"));
        assert_eq!(text, glue(["a", "a", "b", "_a"]));
    }

    #[test]
    fn a_glue_that_lacks_a_name_is_refused() {
        let [first, second, export] = LONG_NAMES;
        let program = program("./onward_bg.js", first, second, export);
        for names in [
            ["./other_bg.js", first, second, export],
            ["./onward_bg.js", "other", second, export],
            ["./onward_bg.js", first, second, "other"],
        ] {
            assert!(shorten(&program, &glue(names)).is_err(), "{names:?}");
        }
        assert!(shorten(&program[..program.len() - 3], &glue(["./onward_bg.js", first, second, export])).is_err());
    }

    #[test]
    fn no_two_names_are_the_same() {
        let mut names = BTreeMap::new();
        let all: std::collections::BTreeSet<String> = (0..2000).map(|n| short(&mut names, &n.to_string(), "")).collect();
        assert_eq!(all.len(), 2000);
        assert_eq!(short(&mut names, "7", ""), "h");
    }
}
