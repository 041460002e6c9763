//! Makes wasm smaller, as it is sent: what counts is its size after gzip.

use std::path::{Path, PathBuf};
use std::sync::Mutex;

use super::order;
use super::wasm::{FEATURES, without_empty_elements};
use crate::sh::{self, Done, Fail};

/// What wasm-opt does, each found by trial on this program (`docs/performance.md`): flat code is simplified further, a second time finds more; nothing of ours lies in
/// the first kilobyte of memory, where the stack ends; the same expression written twice packs better than a local that holds it, and a function that is called once
/// better by itself than as a part of a longer one, unless it is tiny.
const PASSES: [&str; 7] =
    ["--flatten", "--rereloop", "-Oz", "-Oz", "--low-memory-unused", "--skip-pass=local-cse", "--one-caller-inline-max-function-size=30"];

/// What a last look finds: blocks and branches that the passes before left behind, and locals that can share a place again.
const LAST: [&str; 5] = ["--merge-blocks", "--remove-unused-brs", "--vacuum", "--coalesce-locals", "--reorder-locals"];

/// Shrinks each file into its new place, which may be the same, two at a time; the first of them, which every start waits for, twice over: another half per cent.
pub fn shrink(files: &[(PathBuf, PathBuf)], work: &Path) -> Done {
    let waiting = Mutex::new(files.iter().enumerate());
    let worker = || -> Done {
        loop {
            let next = waiting.lock().ok().and_then(|mut files| files.next());
            let Some((n, (from, to))) = next else { return Ok(()) };
            std::fs::write(to, smallest(from, &work.join(format!("shrunk-{n}")), if n == 0 { 2 } else { 1 })?)?;
        }
    };
    std::thread::scope(|scope| {
        let other = scope.spawn(worker);
        let own = worker();
        own.and(other.join().unwrap_or_else(|_| Err(Fail::new("wasm-opt could not be run."))))
    })
}

/// The file, shrunk, with its functions in the order that packs better (`order`).
fn smallest(from: &Path, work: &Path, rounds: usize) -> Done<Vec<u8>> {
    let (shrunk, ordered) = (work.with_extension("shrunk"), work.with_extension("ordered"));
    optimize(from, &shrunk, &PASSES)?;
    for _ in 1..rounds {
        optimize(&shrunk, &shrunk, &PASSES)?;
    }
    optimize(&shrunk, &shrunk, &LAST)?;
    let numbered = without_empty_elements(&std::fs::read(&shrunk)?)
        .and_then(|program| order::numbered(&program))
        .map_err(|error| Fail::new(format!("wasm-opt wrote what cannot be read: {error}. `cargo clean`, then build again.")))?;
    std::fs::write(&ordered, numbered)?;
    optimize(&ordered, &ordered, &["--reorder-functions-by-name", "--strip-debug"])?;
    Ok(std::fs::read(ordered)?)
}

fn optimize(from: &Path, to: &Path, passes: &[&str]) -> Done {
    let (from, to) = (from.display().to_string(), to.display().to_string());
    let args: Vec<&str> = [passes, &[from.as_str(), "-o", to.as_str()], FEATURES].concat();
    match sh::output(&mut sh::program("wasm-opt", &args)) {
        Some(_) => Ok(()),
        None => Err(Fail::new(format!("wasm-opt could not read {from}. `cargo xtask setup` installs it."))),
    }
}
