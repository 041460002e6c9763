//! Everything that must hold: the rules natively, the browser's side of storage in a headless Chromium, the app as a person uses it.

use crate::build;
use crate::serve;
use crate::setup::{self, browser, tools};
use crate::sh::{self, Done};
use crate::size;

/// `test [--unit] [--wasm] [--e2e] [-- more for Playwright]`.
pub fn run(args: &[String]) -> Done {
    let parts = ["--unit", "--wasm", "--e2e"];
    let all = !parts.iter().any(|part| sh::has(args, part));
    let wants = |part: &str| all || sh::has(args, part);
    if wants("--unit") {
        sh::say("Native tests: the rules, the files, the store.");
        sh::run(&mut sh::program("cargo", &["test", "--workspace", "--quiet"]), "The lines above name the cases.")?;
    }
    if !wants("--wasm") && !wants("--e2e") {
        return Ok(());
    }
    let wasm = setup::building()?;
    let chromium = browser::chromium()?;
    if wants("--wasm") {
        sh::say("Tests in headless Chromium: the store on the browser's own storage.");
        let runner = tools::test_runner(&wasm)?;
        let mut tests = runner.program("cargo", &["test", "--target", "wasm32-unknown-unknown", "--test", "web"]);
        sh::run(&mut tests, "The lines above name the cases.")?;
    }
    if wants("--e2e") {
        build::build(&wasm, false)?;
        size::within()?;
        let address = serve::in_background()?;
        sh::say(format!("Journeys in Chromium against {address}."));
        let more: Vec<&str> = args.iter().skip_while(|arg| *arg != "--").skip(1).map(String::as_str).collect();
        let mut args = vec!["playwright", "test"];
        args.extend(more);
        let mut journeys = sh::program("npx", &args);
        journeys.current_dir(sh::root().join("e2e")).env("ONWARD_URL", &address).env("CHROMIUM", chromium);
        sh::run(&mut journeys, "e2e/report holds pictures and traces of what failed.")?;
    }
    Ok(())
}
