//! Every reader ends on every file: real files with bytes flipped, cut, doubled and exchanged, from a fixed seed. `fuzz/` drives the same functions further.

use std::time::{Duration, Instant};

use exchange::readers;

/// All readers together take so long; a slow machine tries fewer files, but never fewer than a quarter of the seeds.
const TIME: Duration = Duration::from_secs(8);

/// Chance from a seed: xorshift.
struct Chance(u64);

impl Chance {
    fn next(&mut self, below: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % below.max(1) as u64) as usize
    }

    fn mutate(&mut self, bytes: &mut Vec<u8>) {
        for _ in 0..=self.next(4) {
            let (at, length) = (self.next(bytes.len()), self.next(16) + 1);
            let end = (at + length).min(bytes.len());
            match self.next(6) {
                0 if at < bytes.len() => bytes[at] ^= 1 << self.next(8),
                1 => bytes.truncate(at),
                2 => drop(bytes.drain(at..end)),
                3 => {
                    let copy = bytes[at..end].to_vec();
                    bytes.splice(at..at, copy);
                }
                4 if at < bytes.len() => bytes[at..end].fill([0, 0xff, b'<', b'"'][self.next(4)]),
                _ => {
                    let odd: [&[u8]; 6] = [b"\0", b"\xff\xff\xff\xff", b"<td colspan=999>", b"\",\"", b"1e999", b"&#x0;"];
                    let odd = odd[self.next(6)].to_vec();
                    bytes.splice(at..at, odd);
                }
            }
        }
    }
}

fn seeds() -> Vec<Vec<u8>> {
    let mut seeds = vec![
        b"<html><table><tr><th>Company<th>Role<tr><td><a href='https://a.b'>x</a><td rowspan=2>y</table>".to_vec(),
        b"Company;Role;Date\n\"a \"\"b\"\"\";c;1.2.2026\n".to_vec(),
    ];
    let mut folders = vec![std::path::PathBuf::from("tests/fixtures")];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.metadata().unwrap().len() < 12_000 {
                seeds.push(std::fs::read(path).unwrap());
            }
        }
    }
    seeds.sort();
    seeds
}

#[test]
fn every_reader_ends_on_mutated_files() {
    let (seeds, begun) = (seeds(), Instant::now());
    let mut chance = Chance(0x5eed_cafe_f00d_0001);
    let mut tried = 0;
    'rounds: for _ in 0..200 {
        for seed in &seeds {
            let mut bytes = seed.clone();
            chance.mutate(&mut bytes);
            for (_, reader) in readers::ALL {
                reader(&bytes);
            }
            tried += 1;
            if tried > seeds.len() / 4 && begun.elapsed() > TIME {
                break 'rounds;
            }
        }
    }
}
