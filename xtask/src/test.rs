//! All tests: the rules natively, the browser's side of storage in a headless Chromium, the app as a person uses it.

use std::time::{Duration, Instant};

use crate::archive;
use crate::build;
use crate::serve;
use crate::setup::{self, browser, tools};
use crate::sh::{self, Done, Fail};
use crate::size;

/// Tests what is in dist/ as it is.
const NO_BUILD: &str = "--no-build";

/// A part of the tests that can be run alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Unit,
    Wasm,
    EndToEnd,
    Engines,
    Hosts,
    Walk,
    Faults,
}

impl Part {
    const ALL: [Self; 7] = [Self::Unit, Self::Wasm, Self::EndToEnd, Self::Engines, Self::Hosts, Self::Walk, Self::Faults];
    /// What runs where no part is named: the faults take minutes, and run when they are asked for.
    const BY_ITSELF: [Self; 6] = [Self::Unit, Self::Wasm, Self::EndToEnd, Self::Engines, Self::Hosts, Self::Walk];

    fn flag(self) -> &'static str {
        match self {
            Self::Unit => "--unit",
            Self::Wasm => "--wasm",
            Self::EndToEnd => "--e2e",
            Self::Engines => "--engines",
            Self::Hosts => "--hosts",
            Self::Walk => "--walk",
            Self::Faults => "--faults",
        }
    }

    fn label(self) -> &'static str {
        match self {
            Self::Unit => "native tests",
            Self::Wasm => "tests in wasm",
            Self::EndToEnd => "release build and journeys",
            Self::Engines => "Firefox and WebKitGTK",
            Self::Hosts => "nginx and Python as hosts",
            Self::Walk => "random walk",
            Self::Faults => "faults",
        }
    }

    /// Whether it runs the app as it is shipped; the first of these builds it.
    fn needs_a_build(self) -> bool {
        !matches!(self, Self::Unit | Self::Wasm)
    }

    /// The parts a command line names, all if it names none; what follows `--` belongs to Playwright.
    fn named(args: &[String]) -> Done<Vec<Self>> {
        let own: Vec<&String> = args.iter().take_while(|arg| *arg != "--").collect();
        if let Some(unknown) = own.iter().find(|arg| **arg != NO_BUILD && !Self::ALL.iter().any(|part| part.flag() == arg.as_str())) {
            return Err(Fail::new(format!(
                "`test` does not know “{unknown}”. It takes --unit, --wasm, --e2e, --engines, --hosts, --walk, --faults, --no-build, and after -- what Playwright takes."
            )));
        }
        let named: Vec<Self> = Self::ALL.into_iter().filter(|part| own.iter().any(|arg| *arg == part.flag())).collect();
        Ok(if named.is_empty() { Self::BY_ITSELF.to_vec() } else { named })
    }
}

/// `test [--unit] [--wasm] [--e2e] [--engines] [--hosts] [--walk] [--faults] [--no-build] [-- more for Playwright, or for the faults]`. With `--no-build` the
/// browsers test what is in dist/.
pub fn run(args: &[String]) -> Done {
    let mut times = Vec::new();
    let parts = Part::named(args)?;
    let mut built = args.iter().take_while(|arg| *arg != "--").any(|arg| arg == NO_BUILD);
    for part in parts {
        let began = Instant::now();
        match part {
            Part::Unit => unit()?,
            Part::Wasm => wasm()?,
            Part::EndToEnd => end_to_end(args, !built)?,
            Part::Engines => engines(args, !built)?,
            Part::Hosts => hosts(args, !built)?,
            Part::Walk => walk(&WALK_IN_TESTS.map(str::to_owned), !built)?,
            Part::Faults => faults(args, !built)?,
        }
        built = built || part.needs_a_build();
        times.push((part, began.elapsed()));
    }
    println!("\n✓ {}", summary(&times));
    Ok(())
}

/// How far the walk of the tests goes: as many of 5,000 acts as fit four minutes, and 2,000 however long they take.
const WALK_IN_TESTS: [&str; 6] = ["--acts", "5000", "--minutes", "4", "--least", "2000"];

/// `walk [--acts N] [--minutes M] [--seed S] [--slow K] [--no-build]`: the random walk alone, as long as one likes.
pub fn walk_alone(args: &[String]) -> Done {
    let own: Vec<String> = args.iter().filter(|arg| *arg != "--no-build").cloned().collect();
    walk(&own, !sh::has(args, "--no-build"))
}

fn walk(args: &[String], build: bool) -> Done {
    let wasm = setup::building()?;
    let chromium = browser::chromium()?;
    if build {
        build::build(&wasm, false)?;
    }
    let address = serve::in_background()?;
    sh::announce(format!("A random walk over every screen in Chromium against {address}."));
    let mut all = vec!["walk/run.mjs"];
    all.extend(args.iter().map(String::as_str));
    let mut walk = sh::program("node", &all);
    walk.current_dir(sh::root().join("e2e")).env("ONWARD_URL", &address).env("CHROMIUM", chromium);
    sh::run(&mut walk, "Run `cargo xtask walk --no-build --seed N` with the seed above to walk that way again.")
}

/// Browsers killed, tabs at one moment, a full storage; after `--`: `--kills N`, `--edits N`, `--seed S`.
fn faults(args: &[String], build: bool) -> Done {
    let wasm = setup::building()?;
    let chromium = browser::chromium()?;
    if build {
        build::build(&wasm, false)?;
    }
    let address = serve::in_background()?;
    sh::announce(format!("Faults: killed browsers, tabs at one moment, a full storage, in Chromium against {address}."));
    let mut all = vec!["faults/run.mjs"];
    all.extend(args.iter().skip_while(|arg| *arg != "--").skip(1).map(String::as_str));
    let mut faults = sh::program("node", &all);
    faults.current_dir(sh::root().join("e2e")).env("ONWARD_URL", &address).env("CHROMIUM", chromium);
    sh::run(&mut faults, "The table above says what was lost; docs/reliability.md says what is promised.")
}

fn unit() -> Done {
    sh::announce("Native tests: the rules, the files, the store.");
    sh::run(&mut sh::program("cargo", &["test", "--workspace", "--quiet"]), "The lines above name the failed cases.")
}

fn wasm() -> Done {
    let wasm = setup::building()?;
    sh::announce("Tests in headless Chromium: the store on the browser's own storage.");
    let runner = tools::test_runner(&wasm)?;
    let mut tests = runner.program("cargo", &["test", "--target", "wasm32-unknown-unknown", "--test", "web"]);
    sh::run(&mut tests, "The lines above name the failed cases.")
}

fn end_to_end(args: &[String], build: bool) -> Done {
    let wasm = setup::building()?;
    let chromium = browser::chromium()?;
    if build {
        build::build(&wasm, false)?;
    }
    size::within()?;
    let address = serve::in_background()?;
    sh::announce(format!("Journeys in Chromium against {address}."));
    let mut journeys = playwright(&[], args);
    journeys.env("ONWARD_URL", &address).env("CHROMIUM", chromium);
    sh::run(&mut journeys, "e2e/test-results has a screenshot and a trace of each failed journey.")
}

/// The main journeys in the two engines that Chromium is not.
fn engines(args: &[String], build: bool) -> Done {
    let (firefox, webkit) = (browser::firefox()?, browser::webkit()?);
    tools::engine_packages()?;
    if build {
        build::build(&setup::building()?, false)?;
    }
    let address = serve::in_background()?;
    sh::announce(format!("The main journeys in Firefox and WebKitGTK against {address}."));
    let mut journeys = playwright(&["-c", "engines"], args);
    journeys.env("ONWARD_URL", &address).env("FIREFOX", firefox).env("MINIBROWSER", webkit);
    sh::run(&mut journeys, "The lines above name the engine and what it did not do.")
}

/// dist.zip behind real hosts, set up as docs/hosting.md says.
fn hosts(args: &[String], build: bool) -> Done {
    let (nginx, python, chromium) = (browser::nginx()?, browser::python()?, browser::chromium()?);
    if build {
        build::build(&setup::building()?, false)?;
    } else {
        archive::write()?;
    }
    tools::e2e_packages()?;
    sh::announce("dist.zip behind nginx and Python, in Chromium.");
    let mut journeys = playwright(&["-c", "hosting"], args);
    journeys.env("NGINX_PROGRAM", nginx).env("PYTHON", python).env("CHROMIUM", chromium);
    sh::run(&mut journeys, "The lines above name the host and what it did not do; docs/hosting.md has the settings.")
}

/// Playwright's own runner in e2e/, with what the command line has for it after `--`.
fn playwright(own: &[&str], args: &[String]) -> std::process::Command {
    let mut all = vec!["playwright", "test"];
    all.extend(own);
    all.extend(args.iter().skip_while(|arg| *arg != "--").skip(1).map(String::as_str));
    let mut command = sh::program("npx", &all);
    command.current_dir(sh::root().join("e2e"));
    command
}

/// The last line: every part with its time.
fn summary(times: &[(Part, Duration)]) -> String {
    let minutes = |time: Duration| format!("{}:{:02} min", time.as_secs() / 60, time.as_secs() % 60);
    let parts: Vec<String> = times.iter().map(|(part, time)| format!("{} {}", part.label(), minutes(*time))).collect();
    format!("All tests passed: {}.", parts.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_named_by_flags_and_the_rest_is_playwrights() {
        for (args, wanted) in [
            ("", Some(&Part::BY_ITSELF[..])),
            ("--faults", Some(&[Part::Faults][..])),
            ("--e2e --unit", Some(&[Part::Unit, Part::EndToEnd][..])),
            ("--hosts --engines --no-build", Some(&[Part::Engines, Part::Hosts][..])),
            ("--wasm", Some(&[Part::Wasm][..])),
            ("--e2e -- --grep --unit", Some(&[Part::EndToEnd][..])),
            ("--units", None),
        ] {
            let args: Vec<String> = args.split_whitespace().map(str::to_owned).collect();
            assert_eq!(Part::named(&args).ok().as_deref(), wanted, "{args:?}");
        }
    }

    #[test]
    fn the_last_line_says_what_passed_and_how_long_it_took() {
        assert_eq!(
            summary(&[(Part::Unit, Duration::from_secs(31)), (Part::EndToEnd, Duration::from_secs(754))]),
            "All tests passed: native tests 0:31 min, release build and journeys 12:34 min."
        );
    }
}
