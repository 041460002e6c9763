//! A status cell read as a phrase: who ended it, how far it had got, what came after, and on which days. "Rejected after phone screen" is a first
//! call and a rejection, "Offer - declined" an offer and the person's no, "Phone screen scheduled" has not happened yet.
//!
//! The cell is cut into clauses, its dates are taken out, and the longest known phrases of its words are looked up from left to right. Then the
//! small words turn the others: "not", "scheduled", "by me", "after", "two".

use super::mapping::Meaning;
use super::phrases::{days_written, lines_by_day, pieces};
use super::said::{Candidate, Said};
use super::senses::{Fact, Sense};
use super::turns;
use super::writing::until_after;
use crate::dates::{When, Writing};
use crate::words::fold;
use chrono::NaiveDate;

/// What a cell says.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Reading {
    /// In the order of the cell.
    pub said: Vec<Said>,
    /// Whether every word of it is in `said`; else the cell is kept in the notes.
    pub whole: bool,
}

/// Reads a cell.
pub(super) fn read(cell: &str, writing: Writing) -> Reading {
    let Some(lines) = lines_by_day(cell, writing) else { return read_phrase(cell, writing) };
    let until = lines.iter().map(|(when, _)| when.date).min().and_then(until_after);
    let mut all = Reading { said: Vec::new(), whole: true };
    for (when, line) in lines {
        let mut reading = read_phrase(line, Writing { until, ..writing });
        all.whole &= reading.whole;
        on_one_day(&mut reading.said, when);
        all.said.append(&mut reading.said);
    }
    all
}

/// What a line of a history says, on the day in front of it: how it ended, else the furthest that it names, since "technical interview (coding test)" is
/// one meeting. What else an end names came before: "rejected after interview".
fn on_one_day(said: &mut Vec<Said>, when: When) {
    let open = |one: &Said| one.when.is_none() && !one.planned;
    let meets = |one: &Said| (Fact::Replied..=Fact::Offer).contains(&one.fact);
    let ends = said.iter().any(|one| open(one) && is_end(one.fact));
    let furthest = said.iter().filter(|one| open(one) && meets(one)).map(|one| one.fact).max();
    let mut there = false;
    said.retain(|one| {
        let counts = ends || !open(one) || !meets(one) || Some(one.fact) == furthest && !there;
        there |= counts && open(one) && meets(one);
        counts
    });
    for one in said.iter_mut().filter(|one| open(one) && !(ends && meets(one))) {
        one.when = Some(when);
    }
}

fn read_phrase(cell: &str, writing: Writing) -> Reading {
    let pieces = pieces(cell, writing);
    let mut whole = !pieces.is_empty();
    let mut candidates: Vec<Candidate> = Vec::new();
    for (at, piece) in pieces.iter().enumerate() {
        match piece.sense {
            Some(Sense::Says { first, second, rounds, kept }) => {
                whole &= !kept;
                for fact in [Some(first), second].into_iter().flatten() {
                    let rounds = if fact == Fact::Interview { rounds } else { 1 };
                    candidates.push(Candidate {
                        said: Said { fact, when: None, rounds, planned: false },
                        at,
                        denied: false,
                        counted: false,
                    });
                }
            }
            None => whole &= piece.date.is_some(),
            Some(_) => {}
        }
    }
    // "Take-home sent 15 Nov": the test was sent, not the application.
    let mut last = None;
    candidates.retain(|candidate| {
        let clause = pieces.get(candidate.at).map(|piece| piece.clause);
        let sends = candidate.said.fact == Fact::Applied && last == Some((Fact::Assessment, clause));
        last = Some((candidate.said.fact, clause));
        !sends
    });
    turns::after_a_round(&pieces, &mut candidates);
    for (at, piece) in pieces.iter().enumerate() {
        let heard = match piece.sense {
            Some(Sense::Planned | Sense::Moved) => turns::plan(&pieces, &mut candidates, at),
            Some(Sense::Invited) => {
                if !turns::plan(&pieces, &mut candidates, at) {
                    turns::insert(&mut candidates, Fact::Replied, at);
                }
                true
            }
            Some(Sense::Not) => turns::deny(&pieces, &mut candidates, at, &mut whole),
            Some(Sense::Missed) => turns::miss(&pieces, &mut candidates, at),
            Some(Sense::Unit) => false,
            Some(Sense::Count(count)) => turns::count(&pieces, &mut candidates, at, count),
            _ => true,
        };
        // Among others a word may say nothing though it can say something: then it is kept.
        let could_say = |fact: Fact| fact >= Fact::Replied || fact == Fact::Silent;
        whole &= !(heard && piece.sense != Some(Sense::Not) && piece.otherwise.is_some_and(could_say));
        if !heard {
            // A word that turns nothing may be one that says something: "cancelled".
            match piece.otherwise {
                // "No me contestaron": a no to what nobody knows here.
                Some(Fact::Rejected | Fact::Denied) if piece.sense == Some(Sense::Not) && turns::unknown_ahead(&pieces, at) => {
                    whole = false;
                }
                Some(fact) => turns::insert(&mut candidates, fact, at),
                None => whole = false,
            }
        }
    }
    turns::follow_screens(&mut candidates);
    turns::who(&pieces, &mut candidates);
    whole &= turns::date(&pieces, &mut candidates);
    whole &= told_once(&mut candidates);
    whole &= candidates.iter().all(|candidate| !candidate.denied && !candidate.said.planned);
    Reading { said: candidates.into_iter().filter(|candidate| !candidate.denied).map(|candidate| candidate.said).collect(), whole }
}

/// "Rejected 26 Sep - went with an internal candidate": a second no without a day only says why; `false` where there was one, whose words are kept.
fn told_once(candidates: &mut Vec<Candidate>) -> bool {
    let told = candidates.iter().position(|c| c.said.fact == Fact::Rejected && c.said.when.is_some() && !c.denied);
    let Some(told) = told else { return true };
    let before = candidates.len();
    let mut at = 0;
    candidates.retain(|candidate| {
        at += 1;
        at <= told + 1 || candidate.said.fact != Fact::Rejected || candidate.said.when.is_some()
    });
    candidates.len() == before
}

/// How many different cells of a file are remembered.
const REMEMBERED: usize = 64;

/// The cells of one file, each read once: thousands of rows have the same few words.
#[derive(Default)]
pub(super) struct Readings(Vec<(String, Reading)>);

impl Readings {
    /// Reads a cell, or says what it was read as before. One with a number in it may be a day, which each row reads by its own.
    pub fn read(&mut self, cell: &str, writing: Writing) -> Reading {
        let dated = cell.bytes().any(|b| b.is_ascii_digit());
        if !dated && let Some((_, known)) = self.0.iter().find(|(word, _)| word == cell) {
            return known.clone();
        }
        let reading = read(cell, writing);
        if !dated && self.0.len() < REMEMBERED {
            self.0.push((cell.to_owned(), reading.clone()));
        }
        reading
    }
}

impl Reading {
    /// The end it says: the last one, and silence only where there is no other.
    pub fn end(&self) -> Option<Said> {
        let ends = |said: &&Said| is_end(said.fact);
        let rejected = self.said.iter().rev().find(|said| said.fact == Fact::Rejected);
        let last = self.said.iter().rev().find(ends);
        let closed = last.is_some_and(|said| said.fact == Fact::Closed);
        let silent = || self.said.iter().rev().find(|said| said.fact == Fact::Silent);
        rejected.filter(|_| closed).or(last).or_else(silent).copied()
    }

    /// What the day of the import changes in what a cell says.
    pub fn settle(&mut self, word: &str, writing: Writing, today: Option<NaiveDate>) {
        let to_come = |said: &Said| said.when.is_some_and(|when| today.is_some_and(|today| when.date > today));
        // "Hired, starting 1 December" was settled before: an end has no day to come, and the words say which it was.
        // And who tells when the work starts does not tell when it was settled.
        let starts = fold(word).contains("start") && days_written(word).0.len() == 1;
        for said in &mut self.said {
            if is_end(said.fact) && to_come(said) || starts && said.fact == Fact::Accepted {
                said.when = None;
                self.whole = false;
            }
        }
        // "Invited for 2 December": on a day to come nobody has written yet, but talks.
        let invited = || pieces(word, writing).iter().any(|piece| piece.sense == Some(Sense::Invited));
        for said in self.said.iter_mut().filter(|said| said.fact == Fact::Replied && to_come(said)).filter(|_| invited()) {
            said.fact = Fact::Interview;
        }
    }

    /// What it comes to in one word, to show and to correct.
    pub fn meaning(&self) -> Meaning {
        let of = |fact: Fact| match fact {
            Fact::Saved => Meaning::Saved,
            Fact::Applied | Fact::Receipt => Meaning::Applied,
            Fact::Open => Meaning::Open,
            Fact::Note => Meaning::Note,
            Fact::Archived => Meaning::Archived,
            Fact::Silent => Meaning::NoAnswer,
            Fact::Replied => Meaning::Replied,
            Fact::Assessment => Meaning::Assessment,
            Fact::Screen => Meaning::Screen,
            Fact::Interview => Meaning::Interview,
            Fact::Offer => Meaning::Offer,
            Fact::Accepted => Meaning::Accepted,
            Fact::Declined | Fact::Refused => Meaning::TurnedDown,
            Fact::Withdrew => Meaning::Withdrew,
            Fact::Closed => Meaning::ClosedByEmployer,
            Fact::Rejected | Fact::Denied => Meaning::Rejected,
        };
        if let Some(end) = self.end() {
            return of(end.fact);
        }
        let happened = self.said.iter().filter(|said| !said.planned).map(|said| said.fact).max();
        let arranged = self.said.iter().any(|said| said.planned);
        match happened {
            Some(fact) if !arranged || fact >= Fact::Screen => of(fact),
            _ if arranged => Meaning::Arranged,
            _ => Meaning::Note,
        }
    }

    /// What a meaning says that the person chose; the words themselves are kept beside it.
    pub fn of(meaning: Meaning) -> Self {
        let one = |fact: Fact, planned: bool| vec![Said { fact, when: None, rounds: 1, planned }];
        let said = match meaning {
            Meaning::Saved => one(Fact::Saved, false),
            Meaning::Applied => one(Fact::Applied, false),
            Meaning::Open => one(Fact::Open, false),
            Meaning::Replied => one(Fact::Replied, false),
            Meaning::Assessment => one(Fact::Assessment, false),
            Meaning::Screen => one(Fact::Screen, false),
            Meaning::Interview => one(Fact::Interview, false),
            Meaning::Arranged => one(Fact::Interview, true),
            Meaning::Offer => one(Fact::Offer, false),
            Meaning::Accepted => one(Fact::Accepted, false),
            Meaning::TurnedDown => one(Fact::Refused, false),
            Meaning::Withdrew => one(Fact::Withdrew, false),
            Meaning::Rejected => one(Fact::Rejected, false),
            Meaning::ClosedByEmployer => one(Fact::Closed, false),
            Meaning::NoAnswer => one(Fact::Silent, false),
            Meaning::Archived => one(Fact::Archived, false),
            Meaning::Note => Vec::new(),
        };
        Self { said, whole: false }
    }
}

/// Whether it ends a process, silence aside.
pub(super) fn is_end(fact: Fact) -> bool {
    matches!(fact, Fact::Accepted | Fact::Declined | Fact::Refused | Fact::Denied | Fact::Withdrew | Fact::Closed | Fact::Rejected)
}

/// A status as a word: Teal writes it as JSON with a `name`.
pub(super) fn status_word(cell: &str) -> String {
    let cell = cell.trim();
    let named = cell.starts_with('{').then(|| serde_json::from_str::<serde_json::Value>(cell).ok()).flatten();
    named.and_then(|json| json.get("name")?.as_str().map(str::to_owned)).unwrap_or_else(|| cell.to_owned())
}
