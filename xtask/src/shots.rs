//! A screenshot of every screen: phone and desktop, light and dark, empty and with sample data. To be looked at before a change is called done.

use crate::build;
use crate::serve;
use crate::setup::{self, browser};
use crate::sh::{self, Done};

/// `shots [FOLDER]`.
pub fn run(args: &[String]) -> Done {
    let wasm = setup::building()?;
    let chromium = browser::chromium()?;
    if !sh::has(args, "--no-build") {
        build::build(&wasm, false)?;
    }
    let folder = args.iter().find(|arg| !arg.starts_with("--")).cloned().unwrap_or_else(|| sh::root().join("shots").display().to_string());
    let address = serve::in_background()?;
    sh::announce(format!("Taking screenshots into {folder}."));
    let mut shots = sh::program("node", &["shots.mjs", &folder]);
    shots.current_dir(sh::root().join("e2e")).env("ONWARD_URL", &address).env("CHROMIUM", chromium);
    sh::run(&mut shots, "The lines above say at which screen it stopped.")
}
