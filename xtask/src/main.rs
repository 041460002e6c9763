//! Every chore of the project behind one command: `cargo xtask <chore>`. Each says what it is doing, shows progress on long steps, and fails with one clear
//! sentence and what to do.
//!
//! - `setup`: what the other chores need; told before it is installed, reused where it is there.
//! - `build`, `serve`, `dev`: the app in `dist/`, on a loopback address, with live reload.
//! - `test`, `lint`: everything that must hold. - `bench`, `size`, `shots`: what it costs, and what it looks like.
//! - `hook`: what Trunk calls when the files stand: the policy in the page, the list of the service worker.

mod bench;
mod build;
mod hook;
mod http;
mod lint;
mod reviews;
mod serve;
mod setup;
mod sh;
mod shots;
mod size;
mod split;
mod test;

use std::process::ExitCode;

const HELP: &str = "\
cargo xtask <chore>
  setup                 install what is missing (wasm target, trunk, wasm-bindgen, binaryen, browser, e2e packages)
  build [--dev]         the app into dist/ (--dev: quick and large)
  serve [--port N] [--no-build]   release build on http://127.0.0.1:8080, says when it is ready
  dev                   debug build with live reload
  test [--unit] [--wasm] [--e2e]  everything, or the parts named
  lint [--rules]        fmt, clippy natively and for wasm, the project's own rules (--rules: only these)
  bench [--quick]       JSON lines: the app beside a vanilla page, and native figures
  size                  gzipped bytes by part, and what each crate adds to the wasm
  shots [FOLDER]        every screen, phone and desktop, light and dark, empty and full";

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let rest = args.get(1..).unwrap_or_default();
    let done = match args.first().map(String::as_str) {
        Some("setup") => setup::everything(),
        Some("build") => build::run(rest),
        Some("serve") => serve::run(rest),
        Some("dev") => build::dev(),
        Some("test") => test::run(rest),
        Some("lint") => lint::run(rest),
        Some("bench") => bench::run(rest),
        Some("size") => size::run(),
        Some("shots") => shots::run(rest),
        Some("hook") => hook::run(),
        Some("help" | "--help" | "-h") | None => {
            println!("{HELP}");
            Ok(())
        }
        Some(other) => Err(sh::Fail::new(format!("There is no chore “{other}”. `cargo xtask help` lists them."))),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(fail) => {
            eprintln!("\n✗ {fail}");
            ExitCode::FAILURE
        }
    }
}
