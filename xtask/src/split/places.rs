//! Where in its sources a program would stop: file, line and column lie in its data, one record for each place, and the names of the files. Nothing reads them in the
//! programs beside the page, which end without a message (`panics`), so they are overwritten with nothing: no byte moves, and nothing packs better.

use std::ops::Range;

use wasmparser::{BinaryReader, DataKind, DataSectionReader, Operator};

use super::wasm::{Read, with_sections};

const DATA: u8 = 11;
/// A record: where the name of the file lies, its length, the line, the column; four bytes each, the lowest first.
const RECORD: usize = 16;
/// What a record of a place can hold; a list of texts has none that looks so.
const LONGEST_NAME: usize = 250;
const MOST_LINES: usize = 100_000;
const MOST_COLUMNS: usize = 1_000;

/// The program without its places, and how many there were.
pub fn without_places(program: &[u8]) -> Read<(Vec<u8>, usize)> {
    let mut found = 0;
    let program = with_sections(program, |number, old| {
        if number != DATA {
            return Ok(None);
        }
        let mut section = old.to_vec();
        for segment in segments(old)? {
            let places = places(&old[segment.bytes.clone()], segment.address);
            found += places.len();
            for range in places.into_iter().flatten() {
                section[segment.bytes.start + range.start..segment.bytes.start + range.end].fill(0);
            }
        }
        Ok(Some(section))
    })?;
    Ok((program, found))
}

/// A part of the data: where it lies in the section, and in the memory of the program.
struct Segment {
    bytes: Range<usize>,
    address: usize,
}

fn segments(section: &[u8]) -> Read<Vec<Segment>> {
    let mut all = Vec::new();
    for data in DataSectionReader::new(BinaryReader::new(section, 0))? {
        let data = data?;
        let DataKind::Active { offset_expr, .. } = data.kind else { continue };
        if let Operator::I32Const { value } = offset_expr.get_operators_reader().read()? {
            let end = data.range.end;
            all.push(Segment { bytes: end - data.data.len()..end, address: value as usize });
        }
    }
    Ok(all)
}

/// The records among these bytes and the names they point to.
fn places(bytes: &[u8], address: usize) -> Vec<[Range<usize>; 2]> {
    let word = |at: usize| bytes.get(at..at + 4).and_then(|word| Some(u32::from_le_bytes(word.try_into().ok()?) as usize));
    let place = |at: usize| {
        let (name, length, line, column) = (word(at)?, word(at + 4)?, word(at + 8)?, word(at + 12)?);
        let from = name.checked_sub(address)?;
        let name = bytes.get(from..from.checked_add(length)?)?;
        let is_name = length <= LONGEST_NAME && name.ends_with(b".rs") && name.iter().all(u8::is_ascii_graphic);
        let is_place = (1..=MOST_LINES).contains(&line) && (1..=MOST_COLUMNS).contains(&column);
        (is_name && is_place).then(|| [at..at + RECORD, from..from + length])
    };
    let first = (4 - address % 4) % 4;
    (first..bytes.len()).step_by(4).filter_map(place).collect()
}

#[cfg(test)]
mod tests {
    use super::super::wasm::counted;
    use super::*;

    #[test]
    fn only_places_are_taken() {
        // At 1,024: a name, a text, a record of the name, one of the text, one of the name with no line.
        let record = |from: u32, length: u32, line: u32| [from, length, line, 7].map(u32::to_le_bytes).concat();
        let data = |name: &[u8], first: Vec<u8>| {
            let bytes = [name, b"a sentence.", &first, &record(1033, 11, 5), &record(1024, 9, 0)].concat();
            let section = [&b"\x01\0\x41\x80\x08\x0b"[..], &counted(&bytes)].concat();
            [&b"\0asm\x01\0\0\0\x0b"[..], &counted(&section)].concat()
        };
        let program = data(b"src/ab.rs", record(1024, 9, 12));
        let taken = without_places(&program).map(|(program, found)| (program == data(&[0; 9], vec![0; RECORD]), found));
        assert_eq!(taken.ok(), Some((true, 1)));
        assert!(without_places(b"\0asm\x01\0\0\0\x0b").is_err());
    }
}
