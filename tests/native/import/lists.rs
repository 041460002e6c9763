//! Lists and statements as people and programs have them, each beside the right reading, which was written down first (`tests/fixtures/lists`).
//!
//! A line of `.right` is an application: company, role, timeline, and what else must hold (`pay=`, `notes~` for a part of the notes), or a movement:
//! day, amount, payee. `asks` names a question the file leaves open, `money` the currency, `out` the rows that are left out, `rows` how many are read.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use crate::support::import::{Applications, answered, apply, lines, read_with, today};
use domain::application::Application;
use domain::currency::Currency;
use domain::money;
use domain::record::Table;
use exchange::bank::layout::Question as BankQuestion;
use exchange::dates::DateOrder;
use exchange::preview::Fate;
use exchange::spreadsheet::{holds_tables, open};
use onward::jobs::bank::{BankAnswer, BankJob};
use onward::jobs::import::{ApplicationsAnswer, Content, ImportJob, Step};
use onward::jobs::{Answer, Job, run};

/// The rows of a preview that are left out or cannot be read.
fn left_out<'a>(rows: impl Iterator<Item = (usize, &'a Fate)>) -> String {
    let out = rows.filter(|(_, fate)| matches!(fate, Fate::Skipped(_) | Fate::Unreadable(_))).map(|(row, _)| row.to_string());
    out.collect::<Vec<_>>().join(" ")
}

fn pay(application: &Application) -> String {
    let Some(pay) = &application.pay else { return String::new() };
    let plain = |amount: i64| money::plain(amount, pay.currency);
    let ends: Vec<String> = [pay.low, pay.high].into_iter().flatten().map(plain).collect();
    format!("{} {} {}", ends.join("-"), pay.currency.code(), format!("{:?}", pay.period).to_lowercase())
}

/// Whether an application is as a wanted thing says; else what it is.
fn holds(application: &Application, wanted: &str) -> Result<(), String> {
    if let Some(part) = wanted.strip_prefix("notes~") {
        return if application.notes.contains(part) { Ok(()) } else { Err(format!("notes are {:?}", application.notes)) };
    }
    if let Some(part) = wanted.strip_prefix("contact~") {
        return if application.contact.contains(part) { Ok(()) } else { Err(format!("contact is {:?}", application.contact)) };
    }
    let (name, value) = wanted.split_once('=').unwrap_or((wanted, ""));
    let found = match name {
        "notes" => application.notes.clone(),
        "pay" => pay(application),
        "channel" => application.channel.clone(),
        "origin" => format!("{:?}", application.origin),
        "location" => application.location.clone(),
        "workplace" => application.workplace.map(|place| format!("{place:?}")).unwrap_or_default(),
        "next" => application.next_action.clone(),
        "remind" => application.remind_on.map(|day| day.to_string()).unwrap_or_default(),
        _ => format!("unknown: {name}"),
    };
    if found == value { Ok(()) } else { Err(format!("{name} is {found:?}, not {value:?}")) }
}

fn check_applications(answer: &ApplicationsAnswer, asked: &[&str], right: &[&str]) -> Vec<String> {
    let mut all = Applications::new();
    if let Some(change) = &answer.change {
        apply(&mut all, &change.read().unwrap());
    }
    let mut failures = Vec::new();
    let (mut wanted_asks, mut wanted, mut out) = (Vec::new(), 0, "");
    for line in right {
        if let Some(question) = line.strip_prefix("asks ") {
            wanted_asks.push(question);
            continue;
        }
        if let Some(rows) = line.strip_prefix("out ") {
            out = rows;
            continue;
        }
        wanted += 1;
        let parts: Vec<&str> = line.split(" | ").map(str::trim).collect();
        let [company, role, timeline, rest @ ..] = parts.as_slice() else { panic!("{line}") };
        let Some(found) = all.values().find(|a| a.company == *company && a.role == *role) else {
            let there: Vec<String> = all.values().map(|a| format!("{} / {}", a.company, a.role)).collect();
            failures.push(format!("{company} / {role} is not there, but {there:?}"));
            continue;
        };
        let mut events = lines(found);
        events.sort();
        let mut expected: Vec<&str> = timeline.trim_end_matches(['|', ' ']).split(", ").collect();
        expected.sort_unstable();
        if events != expected {
            failures.push(format!("{company}: {events:?}, not {expected:?}; notes {:?}", found.notes));
        }
        for thing in rest.iter().flat_map(|rest| rest.split("; ")).filter(|thing| !thing.is_empty()) {
            failures.extend(holds(found, thing).err().map(|why| format!("{company}: {why}")));
        }
    }
    if all.len() != wanted {
        failures.push(format!("{} applications, not {wanted}", all.len()));
    }
    if asked != wanted_asks {
        failures.push(format!("asks {asked:?}, not {wanted_asks:?}"));
    }
    let left = left_out(answer.preview.rows.iter().map(|row| (row.row, &row.fate)));
    if left != out {
        failures.push(format!("left out {left:?}, not {out:?}"));
    }
    if !failures.is_empty() {
        let columns: Vec<String> =
            answer.columns.iter().zip(&answer.mapping.columns).map(|(column, target)| format!("{} {target:?}", column.header)).collect();
        failures.push(format!("  columns: {}", columns.join(", ")));
    }
    failures
}

/// Answers what a bank's file leaves open as the list of right readings says it is asked.
fn answer_bank(answer: &BankAnswer, asked: &mut Vec<&'static str>) -> exchange::bank::Layout {
    let mut layout = answer.layout.clone();
    for question in &answer.questions {
        asked.push(match question {
            BankQuestion::Year { proposed, .. } => {
                layout.year = Some(*proposed);
                "year"
            }
            BankQuestion::DateOrder { .. } => {
                layout.dates = Some(DateOrder::DayFirst);
                "order"
            }
            _ => "more",
        });
    }
    layout
}

fn check_money(answer: &BankAnswer, asked: &[&str], right: &[&str]) -> Vec<String> {
    let mut failures = Vec::new();
    let wanted_asks: Vec<&str> = right.iter().filter_map(|line| line.strip_prefix("asks ")).collect();
    if asked != wanted_asks {
        failures.push(format!("asks {asked:?}, not {wanted_asks:?}"));
    }
    let mut expected: Vec<&str> = Vec::new();
    let (mut out, mut count) = (None, None);
    for line in right {
        if let Some(currency) = line.strip_prefix("money ") {
            let found =
                answer.statements.first().and_then(|found| found.currency).map(|currency| currency.code().to_owned()).unwrap_or_default();
            if found != currency.replace("none", "") {
                failures.push(format!("money in {found:?}, not {currency}"));
            }
        } else if let Some(rows) = line.strip_prefix("out ") {
            out = Some(rows);
        } else if let Some(rows) = line.strip_prefix("rows ") {
            count = rows.parse::<usize>().ok();
        } else if !line.starts_with("asks ") {
            expected.push(line.trim());
        }
    }
    let found: Vec<String> = answer
        .movements
        .iter()
        .flatten()
        .map(|movement| {
            format!("{} {} {}", movement.date, money::plain(movement.amount, answer.currency), movement.payee).trim().to_owned()
        })
        .collect();
    let same = |(found, expected): (&String, &&str)| found == expected || found.get(11..) == Some(*expected);
    if count.is_none() && (found.len() != expected.len() || !found.iter().zip(&expected).all(same)) {
        failures.push(format!("{found:#?}, not {expected:#?}"));
    }
    if count.is_some_and(|count| count != found.len()) {
        failures.push(format!("{found:#?}"));
    }
    let left = left_out(answer.preview.rows.iter().map(|row| (row.row, &row.fate)));
    if out.is_some_and(|out| out != left) || out.is_none() && count.is_none() && !left.is_empty() {
        failures.push(format!("left out {left:?}, not {out:?}"));
    }
    if !answer.questions.is_empty() {
        failures.push(format!("asks {:?}", answer.questions));
    }
    if !failures.is_empty() {
        let columns: Vec<String> =
            answer.columns.iter().zip(&answer.layout.columns).map(|(column, target)| format!("{} {target:?}", column.header)).collect();
        failures.push(format!("  columns: {}", columns.join(", ")));
    }
    failures
}

/// What is wrong with the reading of a file.
fn check(file: &Path, right: &str) -> Vec<String> {
    let mut bytes = std::fs::read(file).unwrap();
    // What is no text is opened first, and its first table read.
    if holds_tables(&bytes) {
        let book = open(&bytes).unwrap();
        bytes = book.sheets[book.proposed].csv.clone().into_bytes();
    }
    let right: Vec<&str> = right.lines().filter(|line| !line.trim().is_empty()).collect();
    let money = right.iter().any(|line| line.starts_with("money "));
    let job = ImportJob { step: Step::Import, today: today(), currency: None, mapping: None, applications: Applications::new() };
    let answer = match run(Job::Import(job), &bytes) {
        Answer::Import(answer) => answer,
        other => return vec![format!("{other:?}")],
    };
    match answer.content {
        Content::Applications(answer) if !money => {
            let (mapping, asked) = answered(&answer);
            let answer = if asked.is_empty() { *answer } else { read_with(&bytes, &Applications::new(), Some(mapping)) };
            check_applications(&answer, &asked, &right)
        }
        Content::Elsewhere if money => {
            let job = |layout: Option<exchange::bank::Layout>| BankJob {
                step: Step::Preview,
                today: today(),
                statement: 0,
                layout,
                account: None,
                currency: None,
                fallback: Currency::EUR,
                log: Table::new(),
                rules: Table::new(),
                places: Vec::new(),
                propose: false,
            };
            let mut asked = Vec::new();
            let answer = match run(Job::Bank(job(None)), &bytes) {
                Answer::Bank(answer) if answer.questions.is_empty() => Answer::Bank(answer),
                Answer::Bank(answer) => run(Job::Bank(job(Some(answer_bank(&answer, &mut asked)))), &bytes),
                other => other,
            };
            match answer {
                Answer::Bank(answer) => check_money(&answer, &asked, &right),
                other => vec![format!("{other:?}")],
            }
        }
        _ => vec!["taken for money or for applications, and it is the other".to_owned()],
    }
}

#[test]
fn lists_as_people_have_them_are_read_as_they_are_meant() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/lists");
    let mut files: BTreeMap<PathBuf, String> = BTreeMap::new();
    for file in std::fs::read_dir(folder).unwrap() {
        let path = file.unwrap().path();
        if path.extension().is_some_and(|ending| ending == "right") {
            files.insert(path.with_extension(""), std::fs::read_to_string(&path).unwrap());
        }
    }
    assert!(files.len() >= 100, "{}", files.len());
    let mut wrong = 0;
    let mut told = String::new();
    for (file, right) in &files {
        let failures = check(file, right);
        if !failures.is_empty() {
            wrong += 1;
            told.extend([format!("{}:\n  {}\n", file.file_name().unwrap().display(), failures.join("\n  "))]);
        }
    }
    assert!(wrong == 0, "{wrong} of {}:\n{told}", files.len());
}
