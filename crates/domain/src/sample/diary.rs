//! The sample's diary: a few entries in three weeks.

use chrono::{NaiveDate, NaiveTime};

use super::super::change::Edit;
use super::super::diary::{DiaryEntry, Mood};
use super::applications::ago;
use super::ids::id;

/// Days ago, mood, good things, writing with minutes.
type Day = (i64, Mood, [&'static str; 3], Option<(&'static str, u32)>);

const DAYS: [Day; 9] = [
    (1, Mood::Low, ["Slept after all", "", ""], None),
    (2, Mood::Even, ["Coffee in the sun", "Sent one good application", ""], None),
    (4, Mood::Good, ["A walk with Omar", "The bread turned out well", "An early evening"], None),
    (6, Mood::Good, ["The panel was friendly", "I said “I”", ""], None),
    (8, Mood::Even, ["", "", ""], None),
    (
        11,
        Mood::Low,
        ["A long call with Lena", "", ""],
        Some(("I keep going over the pay question. What bothers me is not the amount but that I was not prepared for it.", 12)),
    ),
    (12, Mood::Even, ["A letter I like", "", ""], None),
    (15, Mood::Good, ["Told the story aloud, twice", "Soup", ""], None),
    (20, Mood::Bright, ["An interview that felt like working together", "", ""], None),
];

/// The sample records as edits.
pub fn edits(today: NaiveDate) -> Vec<Edit> {
    let mut edits = Vec::new();
    for (days, mood, [one, two, three], writing) in DAYS {
        let entry = DiaryEntry {
            on: ago(today, days),
            at: NaiveTime::from_hms_opt(21, 10, 0),
            mood: Some(mood),
            good_one: one.into(),
            good_two: two.into(),
            good_three: three.into(),
            writing: writing.map(|(text, _)| text.to_owned()).unwrap_or_default(),
            minutes: writing.map(|(_, minutes)| minutes),
        };
        edits.push(Edit::add(id(&format!("journal-{days}")), entry));
    }
    edits
}
