//! A posting compared with the text of a résumé version: which of its terms are there, which are missing, which are not true of the person.

use std::collections::{BTreeMap, BTreeSet};

use super::TermMark;
use super::lexicon::Lexicon;
use super::terms::{Term, terms};
use super::words::words;
use crate::choice::{Choice, stored_by_key};

impl Choice for TermMark {
    const CHOICES: &'static [Self] = &[Self::Found, Self::Missing, Self::NotMine];

    fn key(self) -> &'static str {
        match self {
            Self::Found => "found",
            Self::Missing => "missing",
            Self::NotMine => "not_mine",
        }
    }

    fn label(self) -> &'static str {
        match self {
            Self::Found => "Found",
            Self::Missing => "Missing",
            Self::NotMine => "Not true of me",
        }
    }
}

stored_by_key!(TermMark);

/// A text in which terms are looked up: which things it names, and its words.
pub struct Index {
    concepts: BTreeSet<String>,
    words: String,
}

impl Index {
    /// Of a text.
    pub fn of(text: &str) -> Self {
        let all = words(text);
        let mut concepts = BTreeSet::new();
        let mut joined = String::from(" ");
        for n in 0..all.len() {
            let rest = all.get(n..).unwrap_or_default();
            concepts.extend(Lexicon::get().at(text, rest).into_iter().map(|hit| hit.concept));
            joined.extend(rest.first().map(|word| [word.key.as_str(), " "].concat()));
        }
        Self { concepts, words: joined }
    }

    /// Whether the text names the term.
    pub fn has(&self, term: &Term) -> bool {
        self.concepts.contains(&term.key) || self.words.contains(&[" ", &super::words::key(&term.text), " "].concat())
    }
}

/// A term and how it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// The term.
    pub term: Term,
    /// As the person ticked it, else as the text has it.
    pub mark: TermMark,
    /// The person said so.
    pub own: bool,
}

/// The terms of a posting, compared with a text; what the person ticked counts more than what was found.
pub fn hold(posting: &str, text: &str, marks: &BTreeMap<String, TermMark>) -> Vec<Line> {
    compare(&terms(posting), text, marks)
}

/// The same with the terms known: they are the longer half of the work, and the same for each version.
pub fn compare(terms: &[Term], text: &str, marks: &BTreeMap<String, TermMark>) -> Vec<Line> {
    let index = Index::of(text);
    let line = |term: &Term| {
        let own = marks.get(&term.key).copied();
        let found = || if index.has(term) { TermMark::Found } else { TermMark::Missing };
        Line { mark: own.unwrap_or_else(found), own: own.is_some(), term: term.clone() }
    };
    terms.iter().map(line).collect()
}

/// How many stand at that mark.
pub fn count(lines: &[Line], mark: TermMark) -> usize {
    lines.iter().filter(|line| line.mark == mark).count()
}
