//! The app into `dist/`, by Trunk. Trunk is not to download anything: `setup` puts its tools on the PATH.

use crate::archive;
use crate::http;
use crate::setup::{self, Wasm};
use crate::sh::{self, Done};

/// `build [--dev]`.
pub fn run(args: &[String]) -> Done {
    let wasm = setup::building()?;
    let dev = sh::has(args, "--dev");
    build(&wasm, dev)?;
    sh::announce(if dev { "dist/ is ready (debug build: large)." } else { "dist/ is ready, and dist.zip has the same files for a host." });
    Ok(())
}

/// Builds; `dev` is quick and large.
pub fn build(wasm: &Wasm, dev: bool) -> Done {
    sh::announce(if dev {
        "Building the app (debug)."
    } else {
        "Building the app (release; 5 to 8 minutes the first time, 3 to 6 after)."
    });
    let release = format!("--release={}", !dev);
    let mut trunk = wasm.program("trunk", &["build", "--offline", &release]);
    hooked(&mut trunk);
    sh::run(&mut trunk, "The lines above say why; after a change of compilers, `cargo clean` helps.")?;
    if dev { Ok(()) } else { archive::write() }
}

/// `dev`: Trunk's own server with live reload.
pub fn dev() -> Done {
    let wasm = setup::building()?;
    sh::announce(format!("Live reload on http://127.0.0.1:{}/ (stop it with Ctrl+C).", http::PORT));
    let port = http::PORT.to_string();
    let mut trunk = wasm.program("trunk", &["serve", "--offline", "--release=false", "--address", "127.0.0.1", "--port", &port]);
    hooked(&mut trunk);
    sh::run(&mut trunk, "Another program may hold the port.")
}

/// Trunk's hook calls this program again; by its path, since the cargo of a wasm build may be another one.
fn hooked(command: &mut std::process::Command) {
    if let Ok(own) = std::env::current_exe() {
        command.env("ONWARD_XTASK", own);
    }
}
