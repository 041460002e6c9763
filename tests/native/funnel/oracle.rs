//! The figures against values worked out by other means in another language: `tests/oracle/funnel.py`, its answers kept in `funnel.json` beside it. Where Python is
//! installed the script is run as well, so that the kept values are the script's.

use std::process::Command;

use domain::funnel::{FunnelFigures, Needed};
use domain::stats::Rate;
use serde_json::Value;

use super::{metric, model};
use crate::support::timelines::day;

const KEPT: &str = include_str!("../../oracle/funnel.json");

#[test]
fn rates_and_what_is_needed_agree_with_the_oracle() {
    let kept: Value = serde_json::from_str(KEPT).unwrap();
    for case in kept["rates"].as_array().unwrap() {
        let number = |name: &str| case[name].as_u64().unwrap() as u32;
        let rate = Rate::new(number("k"), number("n"));
        for (ours, theirs) in [
            (rate.low, &case["low"]),
            (rate.high, &case["high"]),
            (rate.chance_of_so_few(0.02), &case["at_most"][0]),
            (rate.chance_of_so_few(0.03), &case["at_most"][1]),
        ] {
            assert!((ours - theirs.as_f64().unwrap()).abs() < 1e-8, "{ours} is not {theirs}: {case}");
        }
        let needed = Needed::of(&rate);
        for (ours, theirs) in [needed.p50, needed.p80, needed.p95].into_iter().zip(case["needed"].as_array().unwrap()) {
            assert_eq!(ours.map(u64::from), theirs.as_u64(), "{case}");
        }
    }
}

#[test]
fn whole_searches_agree_with_the_oracle() {
    let kept: Value = serde_json::from_str(KEPT).unwrap();
    for case in kept["searches"].as_array().unwrap() {
        let lines: Vec<&str> = case["lines"].as_array().unwrap().iter().map(|line| line.as_str().unwrap()).collect();
        let figures = FunnelFigures::of(&model(&lines), day(case["today"].as_str().unwrap()));
        for (name, value) in case["sums"].as_object().unwrap() {
            assert_eq!(metric(&figures, name), value.as_f64(), "{name} of {lines:#?}");
        }
        for (name, value) in case["derived"].as_object().unwrap() {
            assert_eq!(metric(&figures, name), value.as_f64(), "{name} of {lines:#?}");
        }
        assert_eq!(metric(&figures, "reply_days_median"), case["reply_days_median"].as_f64(), "{lines:#?}");
    }
}

#[test]
fn the_oracle_still_says_what_is_kept() {
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/oracle/funnel.py");
    match Command::new("python3").arg(script).output() {
        Ok(run) => {
            assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
            let said: Value = serde_json::from_slice(&run.stdout).unwrap();
            let kept: Value = serde_json::from_str(KEPT).unwrap();
            assert!(close(&said, &kept), "tests/oracle/funnel.json is not what tests/oracle/funnel.py prints");
        }
        Err(error) => eprintln!("python3 was not run ({error}): only the kept values of tests/oracle/funnel.json were compared"),
    }
}

/// The same, but for the last digits of a platform's logarithm.
fn close(a: &Value, b: &Value) -> bool {
    match (a, b) {
        (Value::Number(a), Value::Number(b)) => (a.as_f64().unwrap_or(f64::NAN) - b.as_f64().unwrap_or(f64::NAN)).abs() < 1e-9,
        (Value::Array(a), Value::Array(b)) => a.len() == b.len() && a.iter().zip(b).all(|(a, b)| close(a, b)),
        (Value::Object(a), Value::Object(b)) => a.len() == b.len() && a.iter().all(|(key, a)| b.get(key).is_some_and(|b| close(a, b))),
        (a, b) => a == b,
    }
}
