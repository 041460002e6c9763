//! What a row's words say is either in its timeline or in its notes, whatever the words are; and no reader panics on files that were bent by chance.

use std::path::Path;
use std::time::{Duration, Instant};

use crate::support::import::{Applications, answer, day, import, job_on, lines, named};
use domain::application::Application;
use exchange::dates::{DateOrder, Writing, find};
use exchange::languages;
use exchange::table;
use onward::jobs::import::{ImportJob, Step};
use onward::jobs::{Job, run};
use proptest::prelude::*;

/// Words of the status tables of every language, as the files have them.
fn words() -> Vec<&'static str> {
    let mut words = Vec::new();
    languages::each(|entry| {
        if entry.section == "status" {
            words.push(entry.word);
        }
    });
    words
}

/// What the timeline says, kind by kind.
fn said(application: &Application) -> Vec<String> {
    lines(application)
        .into_iter()
        .filter_map(|line| line.split(' ').next_back().map(str::to_owned))
        .filter(|kind| kind != "applied")
        .collect()
}

#[test]
fn an_invitation_is_not_only_something_planned() {
    // Under `planned` by itself it says nothing, and a first contact is lost.
    let mut found: Vec<(String, &str)> = Vec::new();
    languages::each(|entry| {
        if entry.section == "status" && matches!(entry.key, "planned" | "invited") {
            found.push((exchange::words::fold(entry.word), entry.key));
        }
    });
    let both: Vec<_> = found.iter().filter(|(word, meaning)| *meaning == "planned" && found.contains(&(word.clone(), "invited"))).collect();
    assert!(both.is_empty(), "{both:?}");
}

#[test]
fn every_line_of_the_language_files_has_a_meaning() {
    let status = [
        "saved",
        "saved*",
        "applied",
        "receipt",
        "open",
        "replied",
        "assessment",
        "screen",
        "interview",
        "interview 2",
        "interview 3",
        "interview 4",
        "interview + planned",
        "interview + rejected",
        "interview 2 + rejected",
        "interview 3 + rejected",
        "offer",
        "offer*",
        "offer + rejected",
        "accepted",
        "declined",
        "refused",
        "denied",
        "withdrew",
        "rejected",
        "rejected*",
        "closed",
        "silent",
        "archived",
        "note",
        "planned",
        "moved",
        "missed",
        "unit",
        "link",
        "offer or invited",
        "invited",
        "not",
        "me",
        "me passive",
        "they",
        "after",
        "filler",
        "ordinal",
        "two",
        "three",
        "four",
        "five",
    ];
    let bank_headings = [
        "direction",
        "debit",
        "credit",
        "balance",
        "fee",
        "id",
        "value date",
        "date",
        "amount",
        "currency",
        "category",
        "status",
        "payee",
        "text",
        "memo",
        "ignored",
    ];
    let mut count = 0;
    languages::each(|entry| {
        count += 1;
        let known = match entry.section {
            "headings" | "headings with" | "vague headings" | "wished pay" => {
                serde_json::from_value::<exchange::applications::Target>(serde_json::Value::String(entry.key.to_owned())).is_ok()
            }
            "status" => status.contains(&entry.key),
            "activities" => {
                let steps = ["interviewed_on", "screened_on", "assessed_on", "offered_on", "followed_up_on"];
                ["sent", "application", "other"].contains(&entry.key) || steps.contains(&entry.key)
            }
            "copied pages" => ["page", "beside", "ago", "today", "yesterday", "hour", "day", "week", "month", "year"].contains(&entry.key),
            "sentences" => ["verb", "at", "to", "for", "in", "via", "filler", "job"].contains(&entry.key),
            "answers" => ["yes", "no"].contains(&entry.key),
            "origins" => ["inbound", "referral"].contains(&entry.key),
            "workplace" => ["hybrid", "on_site", "remote"].contains(&entry.key),
            "months" | "whole months" => entry.key.parse::<u32>().is_ok_and(|month| (1..=12).contains(&month)),
            "weekdays" => entry.key.parse::<u32>().is_ok_and(|day| (1..=7).contains(&day)),
            "date words" => entry.key == "date",
            "taken steps" => matches!(entry.key, "step" | "called off"),
            "headings of changes" => entry.key == "changed",
            "pay periods" => ["year", "month", "day", "hour"].contains(&entry.key),
            "bank status" => ["booked", "pending", "never"].contains(&entry.key),
            "bank headings" => bank_headings.contains(&entry.key),
            "bank headings of" => {
                ["payer", "paid", "with fee", "cost", "way", "day first", "card", "card number", "abroad", "pocket"].contains(&entry.key)
            }
            "bank lines" => ["sum", "opening", "closing", "balance"].contains(&entry.key),
            "bank movements" => ["in", "out", "paid", "thanks", "back", "charged", "bought", "hold"].contains(&entry.key),
            "bank parts" => ["who", "what", "other"].contains(&entry.key),
            "totals" => ["total", "signature"].contains(&entry.key),
            "roles" => entry.key == "role",
            "companies" => entry.key == "company",
            "channels" => entry.key == "channel",
            "words of date headings" => entry.key == "word",
            "letters" => ["japanese", "simplified", "traditional", "korean"].contains(&entry.key),
            "encoding headings" => ["any", "western"].contains(&entry.key),
            "spans" => ["span", "between"].contains(&entry.key),
            _ => false,
        };
        assert!(known, "[{}] {} = {}", entry.section, entry.key, entry.word);
    });
    assert!(count > 4_000, "{count}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    #[test]
    fn what_the_words_say_is_in_the_timeline_or_in_the_notes(
        picked in proptest::collection::vec((0usize..10_000, 0usize..6), 1..5),
        odd in proptest::option::of("[a-z]{3,9}zq"),
    ) {
        let words = words();
        let marks = [" ", ", ", " - ", "; ", " / ", " + "];
        let mut cell = String::new();
        for (n, (word, mark)) in picked.iter().enumerate() {
            if n > 0 {
                cell.push_str(marks[*mark]);
            }
            cell.push_str(words[word % words.len()]);
        }
        cell.extend(odd.iter().map(|odd| format!(" {odd}")));
        let text = format!("Company,Role,Applied on,Status\nFabrikam,Analyst,2026-03-02,\"{cell}\"\nContoso,Cook,2026-03-02,Applied\nNorthwind,Cook,2026-03-03,Rejected\n");
        let all = import(text.as_bytes());
        let found = named(&all, "Fabrikam");
        let kept = found.notes.contains(cell.trim());
        if odd.is_some() {
            prop_assert!(kept, "an unknown word is kept: {cell:?} {:?}", lines(found));
        }
        // Without the words, each of them alone says no more than the timeline of all of them does.
        if !kept {
            for (word, _) in &picked {
                let word = words[word % words.len()];
                let alone = format!("Company,Role,Applied on,Status\nFabrikam,Analyst,2026-03-02,\"{word}\"\nContoso,Cook,2026-03-02,Applied\nNorthwind,Cook,2026-03-03,Rejected\n");
                let alone = import(alone.as_bytes());
                let alone = named(&alone, "Fabrikam");
                let told = said(found);
                let ends = ["accepted", "declined", "rejected", "withdrew", "closedbyemployer", "closedsilent"];
                for kind in said(alone) {
                    let covered = told.contains(&kind) || ends.contains(&kind.as_str()) && told.iter().any(|other| ends.contains(&other.as_str()))
                        || kind == "reply" && !told.is_empty();
                    prop_assert!(covered, "{cell:?}: {word:?} says {kind}, the timeline {told:?}");
                }
            }
        }
    }
}

/// A small generator of chance with a seed, the same on every machine.
struct Chance(u64);

impl Chance {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % limit.max(1)
    }
}

/// Every file for the readers of applications that the tests have.
fn seeds() -> Vec<Vec<u8>> {
    let folder = |name: &str| Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures").join(name);
    let files = ["import", "cases"].into_iter().flat_map(|name| std::fs::read_dir(folder(name)).unwrap());
    let mut paths: Vec<_> = files.map(|file| file.unwrap().path()).collect();
    paths.sort();
    paths.into_iter().map(|path| std::fs::read(path).unwrap()).filter(|bytes| bytes.len() < 20_000).collect()
}

/// Bends a file a little: bytes changed, doubled, cut out, or taken from another file.
fn bend(seeds: &[Vec<u8>], chance: &mut Chance) -> Vec<u8> {
    let mut bytes = seeds[chance.below(seeds.len())].clone();
    for _ in 0..=chance.below(6) {
        let at = chance.below(bytes.len());
        match chance.below(6) {
            0 if !bytes.is_empty() => bytes[at] = u8::try_from(chance.below(256)).unwrap(),
            1 => bytes.insert(at, b",;\t\"\n\r'|-/.:("[chance.below(13)]),
            2 if !bytes.is_empty() => drop(bytes.remove(at)),
            3 => bytes.truncate(at),
            4 => {
                let other = &seeds[chance.below(seeds.len())];
                let from = chance.below(other.len());
                let to = (from + chance.below(40)).min(other.len());
                bytes.splice(at..at, other[from..to].iter().copied());
            }
            _ => {
                let to = (at + chance.below(200)).min(bytes.len());
                let part = bytes[at..to].to_vec();
                bytes.splice(at..at, part);
            }
        }
    }
    bytes
}

#[test]
fn bent_files_make_no_reader_panic() {
    let seeds = seeds();
    let mut chance = Chance(2026);
    let begun = Instant::now();
    let mut count = 0;
    while count <= 20 || begun.elapsed() < Duration::from_secs(2) {
        let bytes = bend(&seeds, &mut chance);
        let job =
            ImportJob { step: Step::Import, today: day("2027-02-01"), currency: None, mapping: None, applications: Applications::new() };
        let _ = run(Job::Import(job), &bytes);
        let _ = table::read(&bytes);
        let text = String::from_utf8_lossy(&bytes);
        for order in [DateOrder::DayFirst, DateOrder::MonthFirst, DateOrder::YearFirst] {
            let _ = find(
                text.get(..text.floor_char_boundary(400)).unwrap_or_default(),
                Writing { order, until: Some(day("2026-12-31")) },
                |_, _| true,
            );
        }
        count += 1;
    }
    assert!(count > 20, "{count}");
}

#[test]
fn the_answer_shows_what_an_import_writes() {
    let text = b"Company,Role,Applied on,Status\nFabrikam,Analyst,2026-03-02,Rejected after 2 interviews\n";
    let found = answer(text, &Applications::new(), None, Step::Preview);
    let onward::jobs::import::Content::Applications(found) = found.content else { panic!("applications") };
    assert_eq!(found.timelines.len(), 1);
    assert_eq!(found.timelines[0].events().len(), 4);
    assert_eq!((found.funnel.sent, found.funnel.interviews, found.funnel.rejected), (1, 2, 1));
    let nothing = job_on(b"Company,Role\nFabrikam,\n", &Applications::new(), None, day("2027-02-01"), None);
    assert_eq!((nothing.funnel.sent, nothing.funnel.saved), (0, 1));
}
