//! Benchmarks, as JSON lines on the standard output: the app on an emulated phone (Slow 4G, CPU four times slower) beside a page of plain JavaScript that does
//! the same on the same data in the same run, the native speed of the heavy rules, the gzipped size. No test depends on any of it.

use std::path::PathBuf;

use crate::build;
use crate::serve;
use crate::setup::{self, Wasm, browser};
use crate::sh::{self, Done};
use crate::size;

/// The version of Actual Budget's web build that `--peers` starts beside the app; from npm, and never part of anything that is shipped.
const ACTUAL: &str = "@actual-app/web@26.9.0";

/// `bench [--quick] [--no-build] [--peers] [--growth]`; with `--peers` nothing but the starts beside what else there is, with `--growth` nothing but how cost grows from
/// 100 to 10,000 applications.
pub fn run(args: &[String]) -> Done {
    let wasm = setup::building()?;
    let chromium = browser::chromium()?;
    if !sh::has(args, "--no-build") {
        build::build(&wasm, false)?;
    }
    let parts = size::parts()?;
    for (part, bytes, gzipped) in &parts {
        println!("{{\"bench\":\"size\",\"part\":\"{part}\",\"bytes\":{bytes},\"gzipped\":{gzipped}}}");
    }
    for (start, gzipped) in size::starts(&parts)? {
        println!("{{\"bench\":\"size\",\"part\":\"{start}\",\"gzipped\":{gzipped}}}");
    }
    let peers = if sh::has(args, "--peers") { Some(peers(&wasm)?) } else { None };
    let growth = sh::has(args, "--growth");
    if peers.is_none() && !growth {
        sh::announce("Native: the heavy rules on 5,000 applications and 200 budget items.");
        sh::run(
            &mut sh::program("cargo", &["run", "--quiet", "--profile", "bench-native", "--example", "bench"]),
            "The lines above say why.",
        )?;
    }
    let address = serve::in_background()?;
    sh::announce("Browser: the app beside the others.");
    let mut bench = sh::program("node", &["bench/run.mjs"]);
    bench.current_dir(sh::root().join("e2e")).env("ONWARD_URL", &address).env("CHROMIUM", chromium);
    if let Some([hello, actual]) = &peers {
        bench.arg("peers").env("ONWARD_HELLO", hello).env("ONWARD_ACTUAL", actual);
    }
    if growth {
        bench.arg("growth");
    }
    if sh::has(args, "--quick") {
        bench.env("ONWARD_RUNS", "1");
    }
    sh::run(&mut bench, "The lines above say at which step it stopped.")
}

/// Builds Leptos' smallest page and fetches Actual Budget; gives the addresses of both.
fn peers(wasm: &Wasm) -> Done<[String; 2]> {
    sh::announce("What else there is: Leptos' smallest page, Actual Budget.");
    let root = sh::root();
    let target = std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root.join("target"), PathBuf::from).join("peers");
    let (hello, actual) = (target.join("hello"), target.join("actual"));
    std::fs::create_dir_all(&actual)?;
    let into = hello.display().to_string();
    let mut trunk = wasm.program("trunk", &["build", "--release=true", "--dist", &into]);
    trunk.current_dir(root.join("e2e/bench/hello")).env("CARGO_TARGET_DIR", target.join("build"));
    sh::run(&mut trunk, "The lines above say why.")?;
    let prefix = actual.display().to_string();
    let mut npm = sh::program("npm", &["install", "--no-save", "--no-audit", "--no-fund", "--prefix", &prefix, ACTUAL]);
    sh::run(&mut npm, "Actual Budget comes from npm; without a network leave `--peers` out.")?;
    Ok([serve::plain_in_background(hello)?, serve::isolated_in_background(actual.join("node_modules/@actual-app/web/build"))?])
}
