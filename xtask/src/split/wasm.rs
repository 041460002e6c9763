//! What the cut, the merging of chunks and their shrinking ask about a wasm file.

use std::collections::BTreeMap;
use std::path::Path;

use wasmparser::{BinaryReader, BinaryReaderError, ElementItems, ElementSectionReader, KnownCustom, Name, Parser, Payload, TypeRef};

/// What the wasm of today's compilers uses beyond the first version; wasm-opt must be told.
pub const FEATURES: &[&str] = &[
    "--enable-bulk-memory",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-reference-types",
    "--enable-multivalue",
];

/// What a read of wasm gives, or where it could not be read.
pub type Read<T> = Result<T, BinaryReaderError>;

/// In bytes; 0 where there is no such file.
pub fn file_size(file: &Path) -> u64 {
    std::fs::metadata(file).map_or(0, |file| file.len())
}

/// An unsigned number as wasm writes it: seven bits a byte, the lowest first.
pub fn leb(mut number: usize) -> Vec<u8> {
    let mut bytes = Vec::new();
    while number > 0x7f {
        bytes.push(0x80 | (number & 0x7f) as u8);
        number >>= 7;
    }
    bytes.push(number as u8);
    bytes
}

/// A text, or anything else of a length, as wasm writes it: its length first.
pub fn counted(bytes: &[u8]) -> Vec<u8> {
    [leb(bytes.len()).as_slice(), bytes].concat()
}

/// What stands between the items of a section, with how many there are.
pub fn items<'a>(items: impl ExactSizeIterator<Item = &'a [u8]>) -> Vec<u8> {
    let mut bytes = leb(items.len());
    items.for_each(|item| bytes.extend(item));
    bytes
}

/// The names in a script, in their order.
pub fn words(script: &str) -> impl Iterator<Item = &str> {
    script.split(|c| !is_word(c)).filter(|word| !word.is_empty())
}

/// Whether it can stand in a name of a script.
pub fn is_word(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '_' || c == '$'
}

/// The functions of a program.
pub struct Functions<'a> {
    /// How many come from outside: the first own one has this number.
    pub imported: usize,
    /// What each own one does, in their order.
    pub bodies: Vec<&'a [u8]>,
    /// What they are called, by their numbers; none once the names are taken away.
    pub names: BTreeMap<usize, &'a str>,
}

/// The functions of a program, with their names where it has them.
pub fn functions(program: &[u8]) -> Read<Functions<'_>> {
    let mut all = Functions { imported: 0, bodies: Vec::new(), names: BTreeMap::new() };
    for payload in Parser::new(0).parse_all(program) {
        match payload? {
            Payload::ImportSection(imports) => {
                for import in imports {
                    all.imported += usize::from(matches!(import?.ty, TypeRef::Func(_)));
                }
            }
            Payload::CodeSectionEntry(body) => all.bodies.push(&program[body.range()]),
            Payload::CustomSection(section) => {
                let KnownCustom::Name(reader) = section.as_known() else { continue };
                for name in reader {
                    let Name::Function(functions) = name? else { continue };
                    for naming in functions {
                        let naming = naming?;
                        all.names.insert(naming.index as usize, naming.name);
                    }
                }
            }
            _ => {}
        }
    }
    Ok(all)
}

/// The program with each section's contents as `replace` gives them for its number and the old ones.
pub fn with_sections<'a>(program: &'a [u8], mut replace: impl FnMut(u8, &'a [u8]) -> Read<Option<Vec<u8>>>) -> Read<Vec<u8>> {
    const HEADER: usize = 8;
    let mut out = program.get(..HEADER).unwrap_or_default().to_vec();
    for payload in Parser::new(0).parse_all(program) {
        let Some((number, range)) = payload?.as_section() else { continue };
        let old = &program[range];
        out.push(number);
        match replace(number, old)? {
            Some(new) => out.extend(counted(&new)),
            None => out.extend(counted(old)),
        }
    }
    Ok(out)
}

/// The items of a section, each with its bytes there.
pub fn with_bytes<T>(section: &[u8], all: impl Iterator<Item = Read<(usize, T)>>) -> Read<Vec<(T, &[u8])>> {
    let all: Vec<(usize, T)> = all.collect::<Read<_>>()?;
    let ends: Vec<usize> = all.iter().skip(1).map(|(start, _)| *start).chain([section.len()]).collect();
    Ok(all.into_iter().zip(ends).map(|((start, item), end)| (item, &section[start..end])).collect())
}

/// The numbers of the sections for what a program hands out, for what its functions do, and for what fills its tables.
pub const EXPORTS: u8 = 7;
pub const CODE: u8 = 10;
const ELEMENTS: u8 = 9;

/// The program without the parts of its table that are filled with nothing, which is what a table begins with: the cut leaves one for each function of a chunk that is
/// not there yet.
pub fn without_empty_elements(program: &[u8]) -> Read<Vec<u8>> {
    with_sections(program, |number, old| {
        if number != ELEMENTS {
            return Ok(None);
        }
        let mut kept = Vec::new();
        for element in ElementSectionReader::new(BinaryReader::new(old, 0))? {
            let element = element?;
            let filled = match element.items {
                ElementItems::Functions(functions) => functions.count() > 0,
                ElementItems::Expressions(_, expressions) => {
                    let mut filled = false;
                    for expression in expressions {
                        let first = expression?.get_operators_reader().read()?;
                        filled |= !matches!(first, wasmparser::Operator::RefNull { .. });
                    }
                    filled
                }
            };
            if filled {
                kept.push(&old[element.range]);
            }
        }
        Ok(Some(items(kept.into_iter())))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_wasm_has_them() {
        for (number, bytes) in [(0, &[0][..]), (127, &[127]), (128, &[128, 1]), (624_485, &[0xe5, 0x8e, 0x26])] {
            assert_eq!(leb(number), bytes);
        }
    }

    #[test]
    fn what_fills_a_table_with_nothing_goes() {
        // One function, a table of four; the function at 0, nothing at 1, twice the function at 2 with nothing behind it, no function at all at 3.
        let head = b"\0asm\x01\0\0\0\x01\x04\x01\x60\0\0\x03\x02\x01\0\x04\x04\x01\x70\0\x04".as_slice();
        let tail = b"\x0a\x04\x01\x02\0\x0b".as_slice();
        let (function, nothing, both, none) = (
            &b"\0\x41\0\x0b\x01\0"[..],
            &b"\x04\x41\x01\x0b\x01\xd0\x70\x0b"[..],
            &b"\x04\x41\x02\x0b\x02\xd2\0\x0b\xd0\x70\x0b"[..],
            &b"\0\x41\x03\x0b\0"[..],
        );
        let program = |elements: &[&[u8]]| [head, &[ELEMENTS], &counted(&items(elements.iter().copied())), tail].concat();
        assert_eq!(without_empty_elements(&program(&[function, nothing, both, none])).ok(), Some(program(&[function, both])));
        assert_eq!(without_empty_elements(&program(&[])).ok(), Some(program(&[])));
        assert!(without_empty_elements(&program(&[&b"\x09"[..]])).is_err());
    }
}
