//! All tests: the rules natively, the browser's side of storage in a headless Chromium, the app as a person uses it.

use std::time::{Duration, Instant};

use crate::build;
use crate::serve;
use crate::setup::{self, browser, tools};
use crate::sh::{self, Done, Fail};
use crate::size;

/// A part of the tests that can be run alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Unit,
    Wasm,
    EndToEnd,
    Walk,
}

impl Part {
    const ALL: [Self; 4] = [Self::Unit, Self::Wasm, Self::EndToEnd, Self::Walk];

    fn flag(self) -> &'static str {
        match self {
            Self::Unit => "--unit",
            Self::Wasm => "--wasm",
            Self::EndToEnd => "--e2e",
            Self::Walk => "--walk",
        }
    }

    fn label(self) -> &'static str {
        match self {
            Self::Unit => "native tests",
            Self::Wasm => "tests in wasm",
            Self::EndToEnd => "release build and journeys",
            Self::Walk => "random walk",
        }
    }

    /// The parts a command line names, all if it names none; what follows `--` belongs to Playwright.
    fn named(args: &[String]) -> Done<Vec<Self>> {
        let own: Vec<&String> = args.iter().take_while(|arg| *arg != "--").collect();
        if let Some(unknown) = own.iter().find(|arg| !Self::ALL.iter().any(|part| part.flag() == arg.as_str())) {
            return Err(Fail::new(format!(
                "`test` does not know “{unknown}”. It takes --unit, --wasm, --e2e, --walk, and after -- what Playwright takes."
            )));
        }
        let named: Vec<Self> = Self::ALL.into_iter().filter(|part| own.iter().any(|arg| *arg == part.flag())).collect();
        Ok(if named.is_empty() { Self::ALL.to_vec() } else { named })
    }
}

/// `test [--unit] [--wasm] [--e2e] [--walk] [-- more for Playwright]`.
pub fn run(args: &[String]) -> Done {
    let mut times = Vec::new();
    let parts = Part::named(args)?;
    for part in parts.iter().copied() {
        let began = Instant::now();
        match part {
            Part::Unit => unit()?,
            Part::Wasm => wasm()?,
            Part::EndToEnd => end_to_end(args)?,
            // The journeys have built the app just now.
            Part::Walk => walk(&WALK_IN_TESTS.map(str::to_owned), !parts.contains(&Part::EndToEnd))?,
        }
        times.push((part, began.elapsed()));
    }
    println!("\n✓ {}", summary(&times));
    Ok(())
}

/// How far the walk of the tests goes: as many of 5,000 acts as fit four minutes, 2,000 at least.
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

fn end_to_end(args: &[String]) -> Done {
    let wasm = setup::building()?;
    let chromium = browser::chromium()?;
    build::build(&wasm, false)?;
    size::within()?;
    let address = serve::in_background()?;
    sh::announce(format!("Journeys in Chromium against {address}."));
    let mut playwright = vec!["playwright", "test"];
    playwright.extend(args.iter().skip_while(|arg| *arg != "--").skip(1).map(String::as_str));
    let mut journeys = sh::program("npx", &playwright);
    journeys.current_dir(sh::root().join("e2e")).env("ONWARD_URL", &address).env("CHROMIUM", chromium);
    sh::run(&mut journeys, "e2e/test-results has a screenshot and a trace of each failed journey.")
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
            ("", Some(&Part::ALL[..])),
            ("--e2e --unit", Some(&[Part::Unit, Part::EndToEnd][..])),
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
