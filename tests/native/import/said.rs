//! What the words of a row say is in its timeline or in its notes: phrases made of each language's own words, from a fixed seed.

use std::collections::BTreeMap;

use crate::support::import::{import, lines};
use exchange::languages;

/// The status words of each language, by what they mean.
fn by_language() -> Vec<BTreeMap<&'static str, Vec<&'static str>>> {
    let mut all: Vec<BTreeMap<&'static str, Vec<&'static str>>> = Vec::new();
    let mut last = "";
    languages::each(|entry| {
        // Each file begins with its headings.
        if entry.section == "headings" && last != "headings" {
            all.push(BTreeMap::new());
        }
        last = entry.section;
        if let Some(words) = all.last_mut().filter(|_| entry.section == "status") {
            words.entry(entry.key).or_default().push(entry.word);
        }
    });
    // A no that is the person's own behind an offer is tried by itself (`phrases.rs`).
    for words in &mut all {
        let denied = words.get("denied").cloned().unwrap_or_default();
        words.entry("rejected").or_default().retain(|word| !denied.contains(word));
    }
    all
}

/// Chance from a seed.
struct Chance(u64);

impl Chance {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % limit.max(1)
    }
}

/// A stage that words name, and the event it is.
const STAGES: [(&str, &str); 4] = [("assessment", "assessment"), ("screen", "screen"), ("interview", "interview"), ("offer", "offer")];
/// An end.
const ENDS: [(&str, &str); 4] =
    [("rejected", "rejected"), ("withdrew", "withdrew"), ("closed", "closedbyemployer"), ("silent", "closedsilent")];

#[test]
fn phrases_of_every_language_are_in_the_timeline_or_in_the_notes() {
    const ROWS: usize = 120;
    let languages = by_language();
    assert_eq!(languages.len(), 12);
    let mut chance = Chance(12);
    let mut failures = Vec::new();
    for words in &languages {
        let mut text = "Company\tRole\tApplied on\tStatus\n".to_owned();
        let mut wanted: Vec<(String, Vec<&str>)> = Vec::new();
        for row in 0..ROWS {
            let mut pick = |key: &str| words.get(key).and_then(|words| words.get(chance.below(words.len()))).copied().unwrap_or("x");
            let (stage, step) = STAGES[row % 4];
            let (end, ending) = ENDS[row / 4 % 4];
            let (cell, said) = match row % 7 {
                0 => (format!("{}, {}", pick(stage), pick(end)), vec![step, ending]),
                1 => (format!("{} {} {}", pick(end), pick("after"), pick(stage)), vec![step, ending]),
                2 => (format!("{} 2026-03-12; {} 2026-03-20", pick(stage), pick(end)), vec![step, ending, "2026-03-12", "2026-03-20"]),
                3 => (format!("{} (2026-03-12)", pick(stage)), vec![step, "2026-03-12"]),
                4 => (format!("{} / {} / {}", pick("screen"), pick("interview"), pick(end)), vec!["screen", "interview", ending]),
                5 => (format!("{}: {}", pick("replied"), pick(stage)), vec![step]),
                _ => (format!("{} zqx", pick(stage)), vec!["kept"]),
            };
            text.extend([format!("Fabrikam {row}\tAnalyst\t2026-03-02\t{cell}\n")]);
            wanted.push((cell, said));
        }
        let all = import(text.as_bytes());
        for (row, (cell, said)) in wanted.iter().enumerate() {
            let name = format!("Fabrikam {row}");
            let found = all.values().find(|application| application.company == name).unwrap();
            let told = lines(found).join(" ");
            let missing: Vec<&&str> = said.iter().filter(|word| !told.contains(**word)).collect();
            if !missing.is_empty() && !found.notes.contains(cell.trim()) {
                failures.push(format!("{cell:?}: {missing:?} is neither in {told:?} nor in the notes"));
            }
        }
    }
    assert!(failures.is_empty(), "{} of {}:\n{}", failures.len(), ROWS * languages.len(), failures.join("\n"));
}
