//! The order of a program's functions in which like stands beside like: gzip looks back 32 kB and no further, and most of what functions share, the copies of one generic
//! function above all, lies further apart in the order they were linked in.

use std::collections::{BTreeSet, HashMap, VecDeque};

use super::wasm::{Functions, Read, counted, functions, items, leb};

/// What is compared: pieces of this many bytes.
const PIECE: usize = 8;
/// A piece that more functions have says nothing about any two of them.
const COMMON: usize = 60;
/// How far gzip looks back, in bytes, less what it needs for itself.
const WINDOW: usize = 28_000;
/// Beside the length of a body, what keeps the shortest ones from coming first.
const HEADER: usize = 40;

/// How the section with the names begins, and the part of it that names functions.
const NAMES: &[u8] = b"\x04name";
const FUNCTIONS: u8 = 1;
/// The number of a section that the standard does not know.
const CUSTOM: u8 = 0;

/// The same program with a name section that numbers its functions in the order that packs better: wasm-opt's `--reorder-functions-by-name` then puts them into it.
pub fn numbered(program: &[u8]) -> Read<Vec<u8>> {
    let Functions { imported, bodies, .. } = functions(program)?;
    let mut places = vec![0; bodies.len()];
    for (place, function) in order(&bodies).into_iter().enumerate() {
        places[function] = place;
    }
    let named = |(function, place)| [leb(imported + function).as_slice(), &counted(format!("{place:06}").as_bytes())].concat();
    let names: Vec<Vec<u8>> = places.iter().enumerate().map(named).collect();
    let names = items(names.iter().map(Vec::as_slice));
    let section = [NAMES, &[FUNCTIONS], &counted(&names)].concat();
    Ok([program, &[CUSTOM], &counted(&section)].concat())
}

/// The functions, each beside those that it shares most with: begins with the longest and goes on with the one of whose bytes the largest part has stood within the
/// window. The same for the same bodies wherever it runs.
pub fn order(bodies: &[&[u8]]) -> Vec<usize> {
    let Shared { pieces, owners } = shared(bodies);
    let mut left: BTreeSet<usize> = (0..bodies.len()).collect();
    // For each function that is left, how many of its pieces stand within the window; for each piece, how often it does.
    let (mut found, mut within) = (vec![0_usize; bodies.len()], vec![0_usize; owners.len()]);
    let (mut window, mut bytes) = (VecDeque::new(), 0);
    let mut order = Vec::with_capacity(bodies.len());
    while let Some(&longest) = left.iter().max_by_key(|&&function| (bodies[function].len(), function)) {
        let part = |function: usize| found[function] as f64 / (bodies[function].len() + HEADER) as f64;
        let alike = left.iter().copied().filter(|&function| found[function] > 0).max_by(|&a, &b| part(a).total_cmp(&part(b)));
        let next = alike.unwrap_or(longest);
        left.remove(&next);
        order.push(next);
        for &piece in &pieces[next] {
            within[piece] += 1;
            if within[piece] == 1 {
                for &owner in &owners[piece] {
                    found[owner] += 1;
                }
            }
        }
        window.push_back(next);
        bytes += bodies[next].len();
        while bytes > WINDOW
            && window.len() > 1
            && let Some(gone) = window.pop_front()
        {
            bytes -= bodies[gone].len();
            for &piece in &pieces[gone] {
                within[piece] -= 1;
                if within[piece] == 0 {
                    for &owner in &owners[piece] {
                        found[owner] -= 1;
                    }
                }
            }
        }
    }
    order
}

/// The pieces that functions share: of each function its own, of each piece the functions that have it.
struct Shared {
    pieces: Vec<Vec<usize>>,
    owners: Vec<Vec<usize>>,
}

fn shared(bodies: &[&[u8]]) -> Shared {
    let mut owners: HashMap<&[u8], Vec<usize>> = HashMap::new();
    for (function, body) in bodies.iter().enumerate() {
        for piece in body.windows(PIECE) {
            let owners = owners.entry(piece).or_default();
            if owners.last() != Some(&function) {
                owners.push(function);
            }
        }
    }
    let owners: Vec<Vec<usize>> = owners.into_values().filter(|owners| (2..=COMMON).contains(&owners.len())).collect();
    let mut pieces = vec![Vec::new(); bodies.len()];
    for (piece, owners) in owners.iter().enumerate() {
        for &owner in owners {
            pieces[owner].push(piece);
        }
    }
    Shared { pieces, owners }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn like_stands_beside_like_and_each_stands_once() {
        let body = |seed: u8, tail: u8| -> Vec<u8> {
            (0..120_u8).map(|n| n.wrapping_mul(seed).wrapping_add(seed)).chain(std::iter::repeat_n(tail, 20)).collect()
        };
        let kinds = [3, 5, 7, 11];
        let bodies: Vec<Vec<u8>> = (0..24).map(|n| body(kinds[n % 4], n as u8)).collect();
        let bodies: Vec<&[u8]> = bodies.iter().map(Vec::as_slice).collect();
        let order = order(&bodies);
        let mut sorted = order.clone();
        sorted.sort_unstable();
        assert_eq!(sorted, (0..24).collect::<Vec<_>>());
        let changes = order.windows(2).filter(|pair| pair[0] % 4 != pair[1] % 4).count();
        assert_eq!(changes, 3, "{order:?}");
    }

    #[test]
    fn a_program_gets_a_number_for_each_function_behind_its_imports() {
        // One import, then two functions that do nothing.
        let program = b"\0asm\x01\0\0\0\x01\x04\x01\x60\0\0\x02\x07\x01\x01a\x01b\0\0\x03\x03\x02\0\0\x0a\x07\x02\x02\0\x0b\x02\0\x0b";
        let section = b"\0\x18\x04name\x01\x11\x02\x01\x06000001\x02\x06000000";
        assert_eq!(numbered(program).ok(), Some([program.as_slice(), section].concat()));
        assert!(super::numbered(b"\0asm\x01\0\0\0\x0a").is_err());
    }
}
