//! Every task of the project behind one command: `cargo xtask <task>`. Each prints what it is doing, shows the output of long steps, and fails with one
//! clear sentence and what to do about it.
//!
//! - `setup`: the tools the other tasks need; announced before they are installed, reused where they are present.
//! - `build`, `serve`, `dev`: the app in `dist/`, on a loopback address, with live reload.
//! - `test`, `lint`: everything that must hold. - `bench`, `size`, `shots`: speed, size and appearance.
//! - `texts`: what is to be translated, and the source in another language.
//! - `hook`: called by Trunk after a build: cuts the program into chunks, writes the policy into the page and the list of files into the service worker.

mod archive;
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
mod texts;

use std::process::ExitCode;

const HELP: &str = "\
cargo xtask <task>
  setup                 install what is missing (wasm target, trunk, wasm-bindgen, binaryen, browsers, hosts, e2e packages)
  build [--dev]         the app into dist/ and dist.zip (--dev: quick and large, without the zip)
  serve [--port N] [--no-build]   release build on http://127.0.0.1:8080; prints a line when it is ready
  dev                   debug build with live reload
  test [--unit] [--wasm] [--e2e] [--engines] [--hosts] [--walk] [--no-build]  all tests, or the parts named; ends with the time each part took
       (--engines: Firefox and WebKitGTK; --hosts: nginx and Python; --no-build: what is in dist/)
  test --faults [-- --kills N --edits N --seed S]  killed browsers, tabs at one moment, a full storage: a table of what was lost
  walk [--acts N] [--minutes M] [--seed S] [--slow K] [--no-build]  a random walk over every screen: no crash, no text lost
  lint [--rules]        fmt, clippy natively and for wasm, the project's own lint rules (--rules: only these)
  bench [--quick]       JSON lines: the app beside a plain JavaScript page, and native figures (--peers: starts beside Leptos' smallest page and Actual Budget;
                        --growth: from 100 to 10,000 applications, with a table and docs/pictures/growth.svg)
  size [--no-build]     gzipped bytes by file, what each crate adds to the wasm, and the limits
  shots [FOLDER]        screenshots of every screen: phone and desktop, light and dark, empty and with sample data
  texts [--check]       every text of a screen into texts.pot beside it (--check: only whether they are up to date; --left-out: what only its shape leaves out)
  texts --into LANGUAGE FOLDER   the source with each text replaced by its translation from texts.LANGUAGE.po (xx: a pseudo language, without one)";

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let rest = args.get(1..).unwrap_or_default();
    let done = match args.first().map(String::as_str) {
        Some("setup") => setup::everything(),
        Some("build") => build::run(rest),
        Some("serve") => serve::run(rest),
        Some("dev") => build::dev(),
        Some("test") => test::run(rest),
        Some("walk") => test::walk_alone(rest),
        Some("lint") => lint::run(rest),
        Some("bench") => bench::run(rest),
        Some("size") => size::run(rest),
        Some("texts") => texts::run(rest),
        Some("shots") => shots::run(rest),
        Some("hook") => hook::run(),
        Some("help" | "--help" | "-h") | None => {
            println!("{HELP}");
            Ok(())
        }
        Some(other) => Err(sh::Fail::new(format!("There is no task “{other}”. `cargo xtask help` lists them."))),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(fail) => {
            eprintln!("\n✗ {fail}");
            ExitCode::FAILURE
        }
    }
}
