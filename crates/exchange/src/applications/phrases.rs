//! The words of a status cell, looked up: clauses, dates, and the longest phrases that the language files know.

use chrono::{Datelike, NaiveDate};

use super::senses::{Fact, Sense};
use super::vocabulary::{LONGEST, senses, workplace};
use super::writing::until_after;
use super::{emoji, slips};
use crate::dates::{self, DateOrder, When, Writing};
use crate::words::{fold_apart, listed};

/// A phrase of a cell, a date in it, or a word that nobody knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Piece {
    /// Which clause it is in.
    pub clause: usize,
    /// What it means; `None` for a date and for what is not known.
    pub sense: Option<Sense>,
    /// What it says where it turns no other word.
    pub otherwise: Option<Fact>,
    /// The day, where it is one.
    pub date: Option<When>,
}

/// A word or a date, before phrases are looked up.
enum Word {
    Text(String),
    Date(When),
}

/// The pieces of a cell, from left to right.
pub(super) fn pieces(cell: &str, writing: Writing) -> Vec<Piece> {
    let words = words(&emoji::told(cell), writing);
    let texts = words.iter().filter(|(_, word)| matches!(word, Word::Text(_))).count();
    let (mut pieces, mut places) = (Vec::new(), Vec::new());
    let mut at = 0;
    while let Some((clause, word)) = words.get(at) {
        let clause = *clause;
        let text = match word {
            Word::Date(when) => {
                pieces.push(Piece { clause, sense: None, otherwise: None, date: Some(*when) });
                at += 1;
                continue;
            }
            Word::Text(text) => text,
        };
        let run = words.iter().skip(at).take(LONGEST).map_while(|(other, word)| match word {
            Word::Text(text) if *other == clause => Some(text.as_str()),
            _ => None,
        });
        let run: Vec<&str> = run.collect();
        // "Gespräch abgelehnt" is the person's no, and behind "nach" theirs.
        let after = pieces.iter().rev().take_while(|piece: &&Piece| piece.clause == clause).any(|piece| piece.sense == Some(Sense::After));
        let own = |sense: &Sense| matches!(sense, Sense::Says { first: Fact::Withdrew | Fact::Note, .. });
        let found = (1..=run.len()).rev().find_map(|length| {
            let found = senses(&run.get(..length)?.join(" "));
            let theirs = after && length > 1 && found.iter().all(own);
            (!found.is_empty() && !theirs).then_some((length, found))
        });
        // "Application 3 Sep, interview 12 Sep": a word that is alone with its day.
        let own = || words.iter().filter(|(other, _)| *other == clause);
        let dated = || own().any(|(_, word)| matches!(word, Word::Date(_)));
        let alone = |length: usize| length == texts || own().filter(|(_, word)| matches!(word, Word::Text(_))).count() == length && dated();
        let (length, mut piece) = match found {
            Some((length, found)) => (length, choose(found, alone(length))),
            None => match slips::mended(text).map(senses) {
                Some(found) => (1, choose(found, texts == 1)),
                None => (1, (number(text), None)),
            },
        };
        // "4 hours", "5 people": a measure counts no interviews.
        if matches!(piece.0, Some(Sense::Count(_))) && run.get(length).is_some_and(|next| senses(next).contains(&Sense::Unit)) {
            piece = (None, None);
        }
        let meets = matches!(piece.0, Some(Sense::Says { first: Fact::Interview, .. }));
        if meets && run.get(..length).is_some_and(|words| workplace(&words.join(" ")).is_some()) {
            places.push(pieces.len());
        }
        pieces.push(Piece { clause, sense: piece.0, otherwise: piece.1, date: None });
        at += length;
    }
    settle_places(&mut pieces, &places);
    settle_offers(&mut pieces);
    settle_accepted(&mut pieces);
    pieces
}

/// "Withdrew - they wanted 5 days onsite", "not applying (on-site)": where the work is, and no interview. With a day, or as all that is said, it is one.
fn settle_places(pieces: &mut [Piece], places: &[usize]) {
    let not_sent = pieces.iter().any(|piece| matches!(piece.sense, Some(Sense::Says { first: Fact::Saved, .. })));
    for at in places {
        let Some(clause) = pieces.get(*at).map(|piece| piece.clause) else { continue };
        let beside = || pieces.iter().filter(|piece| piece.clause == clause);
        let unknown = |piece: &Piece| piece.date.is_none() && matches!(piece.sense, None | Some(Sense::Unit));
        let other = |(n, piece): (usize, &Piece)| n != *at && matches!(piece.sense, Some(Sense::Says { .. }));
        let told = pieces.iter().enumerate().any(other);
        let place = not_sent || told && beside().any(unknown) && beside().all(|piece| piece.date.is_none());
        if let Some(piece) = pieces.get_mut(*at).filter(|_| place) {
            (piece.sense, piece.otherwise) = (None, None);
        }
    }
}

/// "Accepted for interview", "acceptée pour un entretien": that is no job yet, and the meeting is still to come.
fn settle_accepted(pieces: &mut [Piece]) {
    let accepted = |piece: &Piece| matches!(piece.sense, Some(Sense::Says { first: Fact::Accepted, second: None, .. }));
    for at in 0..pieces.len() {
        let Some(clause) = pieces.get(at).filter(|piece| accepted(piece)).map(|piece| piece.clause) else { continue };
        let mut ahead = pieces
            .iter()
            .skip(at + 1)
            .take_while(|piece| piece.clause == clause && !matches!(piece.sense, Some(Sense::Link | Sense::After)));
        let filled = ahead.clone().next().is_some_and(|piece| piece.sense == Some(Sense::Filler));
        let next = ahead.find(|piece| !matches!(piece.sense, Some(Sense::Filler | Sense::Ordinal | Sense::Count(_))));
        if filled
            && next.is_some_and(meets)
            && let Some(piece) = pieces.get_mut(at)
        {
            (piece.sense, piece.otherwise) = (Some(Sense::Invited), None);
        }
    }
}

/// Whether it is a meeting or a test.
fn meets(piece: &Piece) -> bool {
    matches!(piece.sense, Some(Sense::Says { first: Fact::Screen | Fact::Interview | Fact::Assessment, .. }))
}

/// "Offered" is said of a job, and of a meeting that stands right beside it: "offered an interview", "phone screen offered".
fn settle_offers(pieces: &mut [Piece]) {
    for at in 0..pieces.len() {
        let Some(clause) = pieces.get(at).filter(|piece| piece.sense == Some(Sense::Offering)).map(|piece| piece.clause) else { continue };
        let next = pieces.iter().skip(at + 1).find(|piece| !matches!(piece.sense, Some(Sense::Filler | Sense::Ordinal | Sense::Count(_))));
        let last = at.checked_sub(1).and_then(|before| pieces.get(before));
        let meeting = [last, next].into_iter().flatten().any(|piece| piece.clause == clause && meets(piece));
        if let Some(piece) = pieces.get_mut(at) {
            piece.otherwise = None;
            piece.sense =
                Some(if meeting { Sense::Invited } else { Sense::Says { first: Fact::Offer, second: None, rounds: 1, kept: false } });
        }
    }
}

/// Which of a phrase's meanings counts: standing alone what it says, among others rather how it turns them.
fn choose(found: &[Sense], alone: bool) -> (Option<Sense>, Option<Fact>) {
    let says = |sense: &&Sense| matches!(sense, Sense::Says { .. });
    // What says two things says more than one, and a no that can be either's says so before one that is theirs.
    let fact = found.iter().filter(says).min_by_key(|sense| match sense {
        Sense::Says { second: Some(_), .. } => 0,
        Sense::Says { first: Fact::Denied, .. } => 1,
        _ => 2,
    });
    let fact = fact.copied();
    let turns = found.iter().filter(|sense| !says(sense)).min_by_key(|sense| match sense {
        Sense::Offering | Sense::Not | Sense::Missed => 0,
        Sense::Planned | Sense::Invited | Sense::Moved => 1,
        Sense::After => 2,
        Sense::Count(_) => 3,
        Sense::Me | Sense::They => 4,
        _ => 5,
    });
    let otherwise = match fact {
        Some(Sense::Says { first, .. }) => Some(first),
        _ => None,
    };
    match (fact, turns) {
        (Some(fact), _) if alone => (Some(fact), None),
        (_, Some(turns)) => (Some(*turns), otherwise),
        (fact, None) => (fact, None),
    }
}

/// `2`, `2x`, `x2`, `2nd`.
fn number(word: &str) -> Option<Sense> {
    let digits = word.trim_start_matches('x').trim_end_matches(['x', 'n', 'd', 'r', 's', 't', 'h', 'e']);
    let count: u8 = digits.parse().ok()?;
    (1..=9).contains(&count).then_some(Sense::Count(count))
}

/// The words and dates of a cell, each with its clause.
fn words(cell: &str, writing: Writing) -> Vec<(usize, Word)> {
    let mut words = Vec::new();
    let (mut clause, mut from) = (0, 0);
    let mut labelled = false;
    let mut stretch = |text: &str, labelled: bool, words: &mut Vec<(usize, Word)>| {
        // A day behind its label ends what is said of it, and so does a point.
        clause += usize::from(labelled && text.contains(char::is_alphabetic) || text.starts_with(". "));
        texts(text, &mut clause, words);
        clause
    };
    for (range, when) in days(cell, writing) {
        let text = cell.get(from..range.start).unwrap_or_default();
        // "14 Oct -> moved to 1 Dec": before a day it is that which moves, and no person.
        let moved = text
            .trim_end()
            .strip_suffix("moved to")
            .map(|before| [before.trim_end_matches(['-', '>', '→', ' ']), " rescheduled to "].concat());
        let text = moved.as_deref().unwrap_or(text);
        let label = text.trim_end().strip_suffix(':').filter(|label| label.contains(char::is_alphabetic));
        let clause = stretch(label.unwrap_or(text), labelled, &mut words);
        words.push((clause, Word::Date(when)));
        // "27 Jan. rejected": the point that a month ends with ends a sentence as well.
        let day = cell.get(range.clone()).unwrap_or_default();
        let ended =
            day.ends_with('.') && day.contains(char::is_alphabetic) && cell.get(range.end..).is_some_and(|rest| rest.starts_with(' '));
        (from, labelled) = (range.end, label.is_some() || ended);
    }
    stretch(cell.get(from..).unwrap_or_default(), labelled, &mut words);
    words
}

/// The days of a cell, with their places. Where one has its year, the others of the cell follow it.
fn days(cell: &str, writing: Writing) -> Vec<(std::ops::Range<usize>, When)> {
    let whole = dates::find(cell, Writing { until: None, ..writing }, follows_a_fact);
    let first = whole.iter().map(|(_, when)| when.date).min();
    let until = first.map_or(writing.until, until_after);
    let found = if until.is_some() { dates::find(cell, Writing { until, ..writing }, follows_a_fact) } else { whole };
    // Beside days that are written so, other two numbers are days as well.
    let strokes = found.iter().any(|(place, _)| cell.get(place.clone()).is_some_and(|day| day.contains('/')));
    let found = if strokes { dates::find(cell, Writing { until, ..writing }, |before, _| !counts_parts(before)) } else { found };
    let mut days = Vec::with_capacity(found.len());
    for (place, when) in found {
        days.extend(day_before(cell, &place, when));
        days.push((place, when));
    }
    days
}

/// A history with a line for each day, the day in front: each with its day and what follows. `None` where a line begins with something else.
pub(super) fn lines_by_day(cell: &str, writing: Writing) -> Option<Vec<(When, &str)>> {
    let mut at = 0;
    let lines = cell.split('\n').map(|line| {
        let from = at + (line.len() - line.trim_start().len());
        at += line.len() + 1;
        (from, from + line.trim().len())
    });
    let lines: Vec<(usize, usize)> = lines.filter(|(from, to)| from < to).collect();
    if lines.len() < 2 {
        return None;
    }
    let days = days(cell, writing);
    let one = |(from, to): (usize, usize)| {
        let (place, when) = days.iter().find(|(place, _)| place.start == from)?;
        Some((*when, cell.get(place.end..to)?.trim_start_matches(|c: char| c.is_whitespace() || MARKS.contains(&c))))
    };
    lines.into_iter().map(one).collect()
}

/// "9th and 16th Oct": the first of two days that share their month.
fn day_before(cell: &str, place: &std::ops::Range<usize>, when: When) -> Option<(std::ops::Range<usize>, When)> {
    const SUFFIXES: [&str; 4] = ["st", "nd", "rd", "th"];
    let before = cell.get(..place.start)?.trim_end();
    let joined = [" and", "&", "+", ","].into_iter().find_map(|word| before.strip_suffix(word))?.trim_end();
    let bare = SUFFIXES.into_iter().find_map(|suffix| joined.strip_suffix(suffix)).unwrap_or(joined);
    let start = bare.trim_end_matches(|c: char| c.is_ascii_digit()).len();
    // Behind a comma a number alone may count anything.
    let told = bare.len() < joined.len() || !before.ends_with(',');
    let apart = bare.get(..start)?.chars().next_back().is_none_or(char::is_whitespace);
    let date = when.date.with_day(bare.get(start..)?.parse().ok()?).filter(|day| told && apart && *day < when.date)?;
    Some((start..joined.len(), When { date, time: None }))
}

/// Whether the word before two numbers says that they count parts: "round 2/3".
fn counts_parts(before: &str) -> bool {
    const PARTS: &str = "round, stage, step, phase, part, runde, stufe, ronde, tour, ronda, etapa, fase, rodada, etap, tur, omgång, etape";
    fold_apart(before).rsplit(' ').next().is_some_and(|word| listed(PARTS, word))
}

/// The day that a cell begins with, where it holds no other.
pub(super) fn only_day_ahead(cell: &str, writing: Writing) -> Option<When> {
    match days(cell, writing).as_slice() {
        [(place, when)] if place.start == 0 => Some(*when),
        _ => None,
    }
}

/// The days of a cell as they are written, whatever their order, and whether one of them has its year.
pub(super) fn days_written(cell: &str) -> (Vec<&str>, bool) {
    let until = NaiveDate::from_ymd_opt(2400, 12, 31);
    let mut places: Vec<std::ops::Range<usize>> = Vec::new();
    for order in [DateOrder::DayFirst, DateOrder::MonthFirst] {
        let found = dates::find(cell, Writing { order, until }, follows_a_fact).into_iter().map(|(place, _)| place);
        places.extend(found.filter(|place| !places.contains(place)).collect::<Vec<_>>());
    }
    let days: Vec<&str> = places.into_iter().filter_map(|place| cell.get(place)).collect();
    let dated = days.iter().any(|day| dates::is_date(day));
    (days, dated)
}

/// Whether two numbers of one digit each are a day: behind what happens once, "rejected 3/4", and where nobody would count so, "interview 3/9".
fn follows_a_fact(before: &str, [one, other]: [u32; 2]) -> bool {
    let folded = fold_apart(before.rsplit(MARKS).next().unwrap_or_default());
    let words: Vec<&str> = folded.split(' ').map(|word| slips::mended(word).unwrap_or(word)).collect();
    let once = |sense: &Sense| matches!(sense, Sense::Says { first, .. } if one > other || other > 5 || !matches!(first, Fact::Interview | Fact::Assessment));
    let says = |from: usize, to: usize| words.get(from..to).is_some_and(|run| senses(&run.join(" ")).iter().any(once));
    // "Rejected via email 4/2": between the two only says how.
    let ends = || (1..=words.len()).rev().take_while(|end| words.get(*end..).is_some_and(|rest| rest.iter().all(|word| listed(HOW, word))));
    ends().any(|end| (0..end).any(|from| says(from, end)))
}

/// How somebody was told.
const HOW: &str = "via, by, per, e, email, mail, phone, letter, on, portal, linkedin, message, text, am, per mail, telefon, brief, par, por, courriel, correo";

/// What ends a clause.
const MARKS: [char; 25] =
    ['!', ';', '|', ',', '\n', '\r', '→', '>', '+', '/', '•', '·', '(', ')', '[', ']', '&', ':', '–', '—', '，', '；', '、', '（', '）'];

/// Adds the words of a stretch without dates.
fn texts(text: &str, clause: &mut usize, words: &mut Vec<(usize, Word)>) {
    // The stroke of "w/o" divides nothing.
    let text = text.replace(" w/o ", " without ").replace(" w/ ", " with ");
    for (nth, part) in text.split(MARKS).enumerate() {
        *clause += usize::from(nth > 0);
        for (nth, part) in part.split(" - ").flat_map(sentences).enumerate() {
            *clause += usize::from(nth > 0);
            let mut add = |part: &str| {
                // "8-9" counts nothing, and is no word that anybody knows.
                for stretch in part.split_inclusive(' ') {
                    let whole = stretch.starts_with(|c: char| c.is_ascii_digit())
                        && stretch.contains('-')
                        && stretch.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'-' | b' '));
                    let folded = if whole { stretch.trim().to_owned() } else { fold_apart(stretch) };
                    words.extend(folded.split(' ').filter(|word| !word.is_empty()).map(|word| (*clause, Word::Text(word.to_owned()))));
                }
            };
            match joined(part.trim()) {
                Some(parts) => parts.into_iter().for_each(add),
                None => add(part),
            }
        }
    }
}

/// The words of a name as programs write them: `phoneScreen`. One that is known as it is stays whole.
fn joined(word: &str) -> Option<Vec<&str>> {
    let bytes = word.as_bytes();
    let bends: Vec<usize> = (1..bytes.len())
        .filter(|at| bytes.get(at - 1).is_some_and(u8::is_ascii_lowercase) && bytes.get(*at).is_some_and(u8::is_ascii_uppercase))
        .collect();
    if bends.is_empty() || !bytes.iter().all(u8::is_ascii_alphanumeric) || !senses(&fold_apart(word)).is_empty() {
        return None;
    }
    let starts = std::iter::once(0).chain(bends.iter().copied());
    let ends = bends.iter().copied().chain(std::iter::once(word.len()));
    Some(starts.zip(ends).filter_map(|(start, end)| word.get(start..end)).collect())
}

/// The sentences of a text: a point behind a number ends none.
fn sentences(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = Some(text);
    std::iter::from_fn(move || {
        let text = rest?;
        let ends = |at: &usize| text.get(..*at).and_then(|before| before.chars().next_back()).is_some_and(char::is_alphabetic);
        let end = text.match_indices(". ").map(|(at, _)| at).find(ends);
        rest = end.and_then(|end| text.get(end + 1..));
        end.map_or(Some(text), |end| text.get(..end))
    })
}
