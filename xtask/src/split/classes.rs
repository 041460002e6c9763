//! The classes that a crate offers to the page's own scripts through the glue. No script here makes one, but each keeps the functions behind it in the program.

use std::collections::BTreeSet;

use wasmparser::{BinaryReader, ExportSectionReader};

use super::wasm::{EXPORTS, Read, items, with_bytes, with_sections, words};

/// The program without the functions that only classes of the glue call, and the glue without those classes.
pub fn without_classes(program: &[u8], glue: &str) -> Read<(Vec<u8>, String)> {
    let (kept, gone) = parted(glue);
    let (still, only): (BTreeSet<&str>, BTreeSet<&str>) = (words(&kept).collect(), words(&gone).collect());
    let program = with_sections(program, |number, old| {
        if number != EXPORTS {
            return Ok(None);
        }
        let exports = with_bytes(old, ExportSectionReader::new(BinaryReader::new(old, 0))?.into_iter_with_offsets())?;
        let called = exports.into_iter().filter(|(export, _)| still.contains(export.name) || !only.contains(export.name));
        let lines: Vec<&[u8]> = called.map(|(_, bytes)| bytes).collect();
        Ok(Some(items(lines.into_iter())))
    })?;
    Ok((program, kept))
}

/// What stays of the glue, and its classes: each with the line that has it disposed of, and the registry that frees what is forgotten.
fn parted(glue: &str) -> (String, String) {
    const CLASS: &str = "export class ";
    let name = |line: &str| line.strip_prefix(CLASS).and_then(|rest| rest.split(' ').next()).map(str::to_owned);
    let classes: Vec<String> = glue.lines().filter_map(name).collect();
    let registry = |line: &str| classes.iter().any(|class| line.starts_with(&format!("const {class}Finalization = ")));
    let dispose = |line: &str| classes.iter().any(|class| line.starts_with(&format!("if (Symbol.dispose) {class}.prototype[")));
    let (mut kept, mut gone) = (String::new(), String::new());
    // The line with which what goes ends.
    let mut until: Option<&str> = None;
    for line in glue.lines() {
        if until.is_none() {
            if line.starts_with(CLASS) {
                until = Some("}");
            } else if registry(line) {
                until = Some(";");
            }
        }
        let side = if until.is_some() || dispose(line) { &mut gone } else { &mut kept };
        side.push_str(line);
        side.push('\n');
        if until.is_some_and(|end| if end == "}" { line == end } else { line.ends_with(end) }) {
            until = None;
        }
    }
    (kept, gone)
}

#[cfg(test)]
mod tests {
    use super::super::wasm::counted;
    use super::*;

    const GLUE: &str = "import * as a from 'b';
export class Source {
    pull() {
        wasm.source_pull(1);
        wasm.shared();
    }
}
if (Symbol.dispose) Source.prototype[Symbol.dispose] = Source.prototype.free;
function other() { wasm.shared(); wasm.own(); }
const SourceFinalization = (typeof FinalizationRegistry === 'undefined')
    ? { register: () => {} }
    : new FinalizationRegistry(ptr => wasm.source_free(ptr, 1));
const Else = 1;
";
    const KEPT: &str = "import * as a from 'b';
function other() { wasm.shared(); wasm.own(); }
const Else = 1;
";

    fn program(exports: &[&str]) -> Vec<u8> {
        let lines: Vec<Vec<u8>> = exports.iter().map(|name| [counted(name.as_bytes()).as_slice(), b"\0\0"].concat()).collect();
        let section = counted(&items(lines.iter().map(Vec::as_slice)));
        [b"\0asm\x01\0\0\0\x01\x04\x01\x60\0\0\x03\x02\x01\0\x07".as_slice(), &section, b"\x0a\x04\x01\x02\0\x0b"].concat()
    }

    #[test]
    fn a_class_goes_with_what_only_it_calls() {
        let all = program(&["main", "source_pull", "shared", "source_free", "own"]);
        assert_eq!(without_classes(&all, GLUE).ok(), Some((program(&["main", "shared", "own"]), KEPT.to_owned())));
        assert_eq!(without_classes(&all, KEPT).ok(), Some((all, KEPT.to_owned())));
    }
}
