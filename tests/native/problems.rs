//! Every field that a check can name is in the list that forms show sentences by, and every field of the list can be named.

use std::collections::BTreeSet;
use std::path::Path;

use domain::application::form::{parse_day, parse_pay, parse_time};
use domain::application::{Application, PayPeriod};
use domain::currency::Currency;
use domain::limits::LONGEST_TEXT;
use domain::problem::{FIELDS, Problem};
use domain::record::{Kind, Record};
use serde_json::{Value, json};

/// The data of every fixture, read by its kind.
fn fixtures() -> Vec<(Kind, Value)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/store");
    let mut all = Vec::new();
    for file in std::fs::read_dir(folder).unwrap() {
        let path = file.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        let (kind, rest) = name.split_once('-').unwrap();
        if rest.contains("expected") {
            all.push((Kind::named(kind).unwrap(), serde_json::from_slice(&std::fs::read(&path).unwrap()).unwrap()));
        }
    }
    assert!(all.len() > 25, "the fixtures are gone");
    all
}

/// The data with each value in turn, at whatever depth, replaced by odd ones.
fn broken(data: &Value) -> Vec<Value> {
    let odd =
        [json!("x".repeat(LONGEST_TEXT + 1)), json!(""), json!("1999-01-01"), json!(-1), json!(0), json!(11), json!(2_000_000), json!(2.5)];
    let mut all = Vec::new();
    match data {
        Value::Object(fields) => {
            for (name, value) in fields {
                for other in odd.iter().cloned().chain(broken(value)) {
                    let mut changed = fields.clone();
                    changed.insert(name.clone(), other);
                    all.push(Value::Object(changed));
                }
            }
        }
        Value::Array(items) => {
            for (nth, item) in items.iter().enumerate() {
                for other in broken(item) {
                    let mut changed = items.clone();
                    changed[nth] = other;
                    all.push(Value::Array(changed));
                }
            }
        }
        _ => {}
    }
    all
}

/// What no change of one value in a fixture brings out.
fn by_hand() -> Vec<Problem> {
    let long = "x".repeat(LONGEST_TEXT + 1);
    let one = |kind: Kind, data: Value| {
        let record = Record::read(kind, &data.to_string()).unwrap();
        check(&record).unwrap_err()
    };
    let eur = Currency::EUR;
    vec![
        parse_day("31 February").unwrap_err(),
        parse_time("25:99").unwrap_err(),
        parse_pay("much", "", eur, PayPeriod::Year).unwrap_err(),
        parse_pay("2", "1", eur, PayPeriod::Year).unwrap_err(),
        Application::default().check().unwrap_err(),
        one(
            Kind::Bill,
            json!({"name": "a", "class": "want", "amount": 1, "when": {"every": "half_month", "from": "2026-01-05", "second_day": 5}}),
        ),
        one(Kind::Settings, json!({"application_to_interview": {"low": 0.5, "high": 0.1, "source": ""}})),
        one(Kind::Settings, json!({"interviews_per_offer": {"low": 9.0, "high": 1.0, "source": ""}})),
        one(Kind::Reflection, json!({"before_words": {"a": long}})),
    ]
}

/// Whether a record may be kept: a stored one is made anew as its type, which is what checks it.
fn check(record: &Record) -> Result<(), Problem> {
    let text = record.to_json_text().unwrap();
    Record::read(record.kind(), &text).unwrap().check()
}

#[test]
fn a_problem_names_a_field_that_forms_know() {
    let mut named: BTreeSet<&str> = by_hand().iter().map(|problem| problem.field).collect();
    for (kind, data) in fixtures() {
        for data in broken(&data) {
            let Ok(record) = Record::read(kind, &data.to_string()) else { continue };
            if let Err(problem) = check(&record) {
                assert!(!problem.sentence.is_empty(), "{kind:?}: {}", problem.field);
                named.insert(problem.field);
            }
        }
    }
    let listed: BTreeSet<&str> = FIELDS.into_iter().collect();
    assert!(FIELDS.is_sorted(), "in alphabetical order");
    assert_eq!(named.difference(&listed).collect::<Vec<_>>(), Vec::<&&str>::new(), "named by a check and not in the list");
    assert_eq!(listed.difference(&named).collect::<Vec<_>>(), Vec::<&&str>::new(), "in the list and named by no check");
}
