//! What the programs beside the page say when they stop: nobody hears it there. The page is told that a program ended, and tells the person what that means;
//! why goes to the console of the page's own program alone. So the functions that put the message together end at once, and wasm-opt takes away what led up to them.
//! The same goes for what is wrong with a JSON text: these programs only ask whether it can be read.

use std::collections::BTreeSet;

use wasmparser::{BinaryReader, CodeSectionReader};

use super::wasm::{CODE, Functions, Read, counted, functions, items, with_sections};

/// The crates whose functions are looked at; ours may be called anything.
const CRATES: [&str; 5] = ["core", "alloc", "std", "hashbrown", "__rustc"];
/// How functions are called that only ever stop the program.
const ENDINGS: [&str; 10] = [
    "_fail",
    "_fail_rt",
    "_failed",
    "_failed_inner",
    "capacity_overflow",
    "handle_error",
    "handle_alloc_error",
    "panic_on_ord_violation",
    "borrowed",
    "rust_begin_unwind",
];
/// What writes the words of an error of serde's, and with them every number and text that can be wrong.
const WORDS: [&str; 4] = ["JsonUnexpected", "error::ErrorCode", "de::OneOf", "de::WithDecimalPoint"];
/// A body that writes nothing and says that it went well.
const SILENT: &[u8] = b"\0\x41\0\x0b";
/// A body without a message: no variables, and an end that is none.
const STOP: &[u8] = b"\0\0\x0b";
/// How the body of a function ends that never comes back.
const NEVER: &[u8] = b"\0\x0b";

/// The program with every function that only says why it stops reduced to stopping, and how many there were.
pub fn without_messages(program: &[u8]) -> Read<(Vec<u8>, usize)> {
    let Functions { imported, names, .. } = functions(program)?;
    let those = |wanted: fn(&str) -> bool| -> BTreeSet<usize> {
        names.iter().filter(|(_, name)| wanted(name)).map(|(number, _)| *number).collect()
    };
    let (stops, words) = (those(only_stops), those(only_writes));
    let mut found = 0;
    let program = with_sections(program, |number, old| {
        if number != CODE {
            return Ok(None);
        }
        let mut bodies = Vec::new();
        for (function, body) in CodeSectionReader::new(BinaryReader::new(old, 0))?.into_iter().enumerate() {
            let body = &old[body?.range()];
            let number = imported + function;
            let shorter =
                if body.ends_with(NEVER) { stops.contains(&number).then_some(STOP) } else { words.contains(&number).then_some(SILENT) };
            found += usize::from(shorter == Some(STOP));
            bodies.push(counted(shorter.unwrap_or(body)));
        }
        Ok(Some(items(bodies.iter().map(Vec::as_slice))))
    })?;
    Ok((program, found))
}

/// Whether the standard library calls so what only stops the program: `core[5e61]::option::unwrap_failed`, `core::panicking::panic_display::h17a`,
/// `<alloc[3ca5]::vec::Vec<_, _>>::remove::assert_failed`.
fn only_stops(name: &str) -> bool {
    let name = name.trim_start_matches('<');
    let of = name.split(['[', ':']).next().unwrap_or_default();
    let hash = |part: &str| part.len() == 17 && part.starts_with('h') && part[1..].bytes().all(|b| b.is_ascii_hexdigit());
    let plain = name.split("::<").next().unwrap_or_default();
    let last = plain.rsplit("::").find(|part| !hash(part)).unwrap_or_default();
    CRATES.contains(&of) && (name.contains("::panicking::") || ENDINGS.iter().any(|ending| last.ends_with(ending)))
}

/// Whether it only writes the words of an error: `<serde_json::error::JsonUnexpected as core::fmt::Display>::fmt::h17a`.
fn only_writes(name: &str) -> bool {
    name.contains("fmt::Display>::fmt") && WORDS.iter().any(|of| name.contains(of))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_only_stops_is_known_by_its_name() {
        for (name, stops) in [
            ("core[c5930c85a12de822]::option::unwrap_failed", true),
            ("core[c5930c85a12de822]::panicking::assert_failed::<usize, usize>", true),
            ("core::panicking::panic_display::hd7f15fee1d008274", true),
            ("<alloc[3ca501edff3f0c7c]::vec::Vec<_, _>>::remove::assert_failed", true),
            ("<hashbrown[5e619d7d1129c59f]::raw::Fallibility>::capacity_overflow", true),
            ("core[c5930c85a12de822]::cell::panic_already_mutably_borrowed", true),
            ("__rustc[b7974e8690430dd9]::rust_begin_unwind", true),
            ("core[c5930c85a12de822]::str::from_utf8", false),
            ("exchange::bank::has_failed", false),
            ("", false),
        ] {
            assert_eq!(only_stops(name), stops, "{name}");
        }
    }

    #[test]
    fn what_only_writes_is_known_by_its_name() {
        for (name, writes) in [
            ("<serde_json::error::JsonUnexpected as core::fmt::Display>::fmt::hf9b01f4e4f7e53ee", true),
            ("<serde_core[1f]::de::OneOf as core[c5]::fmt::Display>::fmt", true),
            ("<serde_json::error::Error as serde_core::de::Error>::custom", false),
            ("<exchange::words::OneOf as core::fmt::Display>::fmt", false),
        ] {
            assert_eq!(only_writes(name), writes, "{name}");
        }
    }

    #[test]
    fn it_ends_at_once_unless_it_comes_back() {
        // Functions that take and give nothing: one that only stops, one that would and comes back, one of ours; and one that gives a number and has an error's words.
        let name = |index: u8, name: &str| [&[index][..], &counted(name.as_bytes())].concat();
        let words = "<serde_json::error::JsonUnexpected as core::fmt::Display>::fmt";
        let names = [name(0, "core::a::unwrap_failed"), name(1, "core::a::unwrap_failed"), name(2, "ours::unwrap_failed"), name(3, words)];
        let names = counted(&items(names.iter().map(Vec::as_slice)));
        let section = counted(&[&b"\x04name\x01"[..], &names].concat());
        let with = |first: &[u8], last: &[u8]| {
            let bodies = [first, b"\0\x01\x0b", b"\0\x01\0\x0b", last].map(counted);
            let code = counted(&items(bodies.iter().map(Vec::as_slice)));
            [&b"\0asm\x01\0\0\0\x01\x08\x02\x60\0\0\x60\0\x01\x7f\x03\x05\x04\0\0\0\x01\x0a"[..], &code, b"\0", &section].concat()
        };
        let long: &[u8] = b"\0\x01\x41\x01\x0b";
        assert_eq!(without_messages(&with(b"\0\x01\x01\0\x0b", long)).ok(), Some((with(STOP, SILENT), 1)));
        assert!(without_messages(b"\0asm\x01\0\0\0\x0a").is_err());
    }
}
