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
}

impl Part {
    const ALL: [Self; 3] = [Self::Unit, Self::Wasm, Self::EndToEnd];

    fn flag(self) -> &'static str {
        match self {
            Self::Unit => "--unit",
            Self::Wasm => "--wasm",
            Self::EndToEnd => "--e2e",
        }
    }

    fn label(self) -> &'static str {
        match self {
            Self::Unit => "native tests",
            Self::Wasm => "tests in wasm",
            Self::EndToEnd => "release build and journeys",
        }
    }

    /// The parts a command line names, all if it names none; what follows `--` belongs to Playwright.
    fn named(args: &[String]) -> Done<Vec<Self>> {
        let own: Vec<&String> = args.iter().take_while(|arg| *arg != "--").collect();
        if let Some(unknown) = own.iter().find(|arg| !Self::ALL.iter().any(|part| part.flag() == arg.as_str())) {
            return Err(Fail::new(format!(
                "`test` does not know “{unknown}”. It takes --unit, --wasm, --e2e, and after -- what Playwright takes."
            )));
        }
        let named: Vec<Self> = Self::ALL.into_iter().filter(|part| own.iter().any(|arg| *arg == part.flag())).collect();
        Ok(if named.is_empty() { Self::ALL.to_vec() } else { named })
    }
}

/// `test [--unit] [--wasm] [--e2e] [-- more for Playwright]`.
pub fn run(args: &[String]) -> Done {
    let mut times = Vec::new();
    for part in Part::named(args)? {
        let began = Instant::now();
        match part {
            Part::Unit => unit()?,
            Part::Wasm => wasm()?,
            Part::EndToEnd => end_to_end(args)?,
        }
        times.push((part, began.elapsed()));
    }
    println!("\n✓ {}", summary(&times));
    Ok(())
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
