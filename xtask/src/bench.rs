//! Benchmarks, as JSON lines on the standard output: the app on an emulated phone (Slow 4G, CPU four times slower) beside a page of plain JavaScript that does
//! the same on the same data in the same run, the native speed of the heavy rules, the gzipped size. No test depends on any of it.

use crate::build;
use crate::serve;
use crate::setup::{self, browser};
use crate::sh::{self, Done};
use crate::size;

/// `bench [--quick] [--no-build]`.
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
    sh::announce("Native: the heavy rules on 5,000 applications and 200 budget items.");
    sh::run(&mut sh::program("cargo", &["run", "--quiet", "--profile", "bench-native", "--example", "bench"]), "The lines above say why.")?;
    let address = serve::in_background()?;
    sh::announce("Browser: the app beside the plain JavaScript page.");
    let mut bench = sh::program("node", &["bench/run.mjs"]);
    bench.current_dir(sh::root().join("e2e")).env("ONWARD_URL", &address).env("CHROMIUM", chromium);
    if sh::has(args, "--quick") {
        bench.env("ONWARD_RUNS", "1");
    }
    sh::run(&mut bench, "The lines above say at which step it stopped.")
}
