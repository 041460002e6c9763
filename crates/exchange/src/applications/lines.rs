//! Lists that are one text a line: "Nordwind – Data analyst (ref 4711) applied 3 Mar, rejected 17 Mar". Each line is taken apart into a table of company,
//! role, reference and what happened, which is then read as every other.

use std::borrow::Cow;

use super::phrases::pieces;
use super::senses::{Fact, Sense};
use super::word_kinds::CardWord;
use super::{dated_lines, emoji, sentences, status, vocabulary};
use crate::dates::{self, DateOrder, Writing};
use crate::languages;
use crate::table::{ABOVE, BadRow, Encoding, Row, Table};
use crate::words::fold;
use chrono::NaiveDate;

/// What stands between a line and what was joined to it from below.
const BELOW: char = '\u{1f}';

/// How many lines are looked at to find out whether a text is such a list.
const HEAD: usize = 30;

/// The table of a list of lines; `None` where the text is none.
pub fn take_lines(text: &str, encoding: Encoding) -> Option<Table> {
    // Names are often in bold or slanted.
    let text = &joined(text).replace("**", "").replace(" *", " ").replace("* ", " ").replace("*,", ",");
    let lines = || text.lines().enumerate().map(|(at, line)| (at + 1, bare(line))).filter(|(_, line)| !line.is_empty());
    // Cells are divided by what stands in no sentence.
    let divided = |line: &str| {
        let comma = |(at, _): (usize, &str)| {
            let (before, behind) = (line.get(..at).unwrap_or_default(), line.get(at + 1..).unwrap_or_default());
            // "£23,500".
            let three = behind.bytes().take_while(u8::is_ascii_digit).count() == 3;
            let thousands = three && before.ends_with(|c: char| c.is_ascii_digit());
            !behind.starts_with(' ') && !thousands
        };
        line.contains(['\t', ';', '|']) || line.match_indices(',').any(comma)
    };
    if lines().take(HEAD).any(|(_, line)| divided(&line.replace("; ", " "))) {
        return None;
    }
    let diary = of_days(text);
    let told = match &diary {
        Some(diary) => diary.iter().map(|(number, line)| (*number, line.as_str())).collect(),
        None => lines().collect::<Vec<_>>(),
    };
    // A diary too where nearly every line begins with its day: it tells of more than applications.
    let begins = |(_, line): &&(usize, &str)| sentences::leading_day(line).0.is_some();
    let days = told.iter().take(HEAD).filter(begins).count();
    let is_diary = diary.is_some() || days > 3 && days * 4 > told.len().min(HEAD) * 3;
    if let Some(table) = sentences::take(&told, encoding, is_diary, take_apart) {
        return Some(table);
    }
    if let Some(table) = dated_lines::take(&told, encoding) {
        return Some(table);
    }
    // "Optik Brandt, Augenoptiker: beworben 1.9.": what stands before the colon are names.
    let names_both = |line: &str, names: &str| {
        let before_colon = || line.strip_prefix(names).is_some_and(|told| told.trim_start().starts_with(':'));
        vocabulary::may_name_both(names) || names.contains(": ") || before_colon() && (names.contains(", ") || names.ends_with(')'))
    };
    let (mut all, mut apart, mut both) = (0_usize, 0_usize, 0_usize);
    for (_, line) in lines().take(HEAD) {
        if divided(line) {
            return None;
        }
        all += 1;
        if let Some((names, _)) = take_apart(line) {
            apart += 1;
            both += usize::from(names_both(line, names));
        }
    }
    if apart < 2 || apart * 5 < all * 3 || both * 2 < apart {
        return None;
    }
    let headers = ["Company", "Role", "Reference", "Applied on", "Status"].map(str::to_owned).to_vec();
    let (preamble, bad) = (Vec::new(), Vec::new());
    let mut table = Table { encoding, delimiter: ',', headers, headed: true, preamble, rows: Vec::new(), bad, skipped: Vec::new() };
    // Where every other line names both, a first one that does not and stands apart is a title: "Where I have applied (updated 3 March)".
    let apart_below = |number: usize| text.lines().nth(number).is_some_and(|next| next.trim().is_empty());
    let titled = both + 1 == apart && both > 1;
    for (number, line) in lines() {
        // "Total: 6 sent", and what the marks before the lines mean.
        if line.split_once(':').is_some_and(|(name, _)| vocabulary::is_total(name)) {
            table.skipped.push(BadRow { number, reason: "It is a line of sums, not an application.".to_owned() });
            continue;
        }
        let title = |names: &str| titled && table.rows.is_empty() && !names_both(line, names) && apart_below(number);
        let found = take_apart(line).filter(|(names, _)| !title(names));
        if found.is_none() && table.rows.is_empty() {
            table.preamble.push(line.to_owned());
            table.skipped.push(BadRow { number, reason: ABOVE.to_owned() });
            continue;
        }
        let (names, said) = found.unwrap_or((line, ""));
        let (names, reference) = in_brackets(names).unwrap_or((names, ""));
        let (mark, names) = emoji::leading(names.trim().trim_start_matches(['#', ' ']));
        // The mark before a line says how it ended where nothing else does.
        let told = status::read(said, Writing { order: DateOrder::DayFirst, until: None }).end().is_some();
        let said = said.replace(BELOW, ", ");
        let said = &if told || mark.is_empty() { said } else { format!("{said}, {mark}") };
        let (company, role) = vocabulary::company_and_role(names);
        // "Hörwelt (Akustiker)", but not "Hörwelt (4711)".
        let is_role = role.is_empty()
            && !reference.bytes().any(|b| b.is_ascii_digit())
            && names_both(line, line.split(':').next().unwrap_or_default());
        let (role, reference) = if is_role { (reference, "") } else { (role, reference) };
        // "Acme (via Jen) – Analyst (ref 4711)".
        let (company, beside) = in_brackets(company).filter(|(company, _)| !company.is_empty()).unwrap_or((company, ""));
        let reference = &[beside, reference].join(if beside.is_empty() || reference.is_empty() { "" } else { ", " });
        let (day, said) = said.strip_prefix('(').and_then(|said| said.split_once(')')).unwrap_or(("", said));
        table.rows.push(Row { number, cells: [company.trim(), role, reference, day, said.trim()].map(str::to_owned).to_vec() });
    }
    Some(table)
}

/// A text in which lines that are set in beneath a mark of a list stand behind its line: "1) Acme - teacher", and below it "   applied 7/6. Interview 7/15".
fn joined(text: &str) -> Cow<'_, str> {
    let begins = |line: &str| {
        let rest = line.trim_start_matches(|c: char| c.is_ascii_digit());
        rest.len() < line.len() && rest.starts_with([')', '.']) || line.starts_with(['-', '*', '•'])
    };
    let set_in = |line: &str| (line.starts_with("  ") || line.starts_with('\t')) && !line.trim().is_empty() && !begins(line.trim_start());
    // Or below a line with both names, with a blank line between one and the next.
    let all: Vec<&str> = text.lines().map(str::trim).collect();
    let blocks = || all.split(|line| line.is_empty()).filter(|block| block.len() > 1);
    let named = |block: &[&str]| block.first().is_some_and(|line| vocabulary::may_name_both(line) && !line.contains([':', ';', '|', '\t']));
    let apart = blocks().count() > 2 && blocks().all(|block| block.len() < 5 && named(block));
    if !apart && (!text.lines().any(begins) || text.lines().filter(|line| set_in(line)).count() < 2) {
        return Cow::Borrowed(text);
    }
    let (mut out, mut open, mut ends) = (String::with_capacity(text.len()), false, 0);
    for (at, line) in text.lines().enumerate() {
        if open && (set_in(line) || apart && !line.trim().is_empty()) {
            out.push(BELOW);
            out.push_str(line.trim());
            ends += 1;
            continue;
        }
        open = begins(line) || apart && vocabulary::may_name_both(line);
        // Each line keeps its number.
        out.extend(std::iter::repeat_n("\n", ends + usize::from(at > 0)));
        ends = 0;
        out.push_str(line);
    }
    Cow::Owned(out)
}

/// Names without what stands in brackets behind them, and that.
fn in_brackets(names: &str) -> Option<(&str, &str)> {
    names.strip_suffix(')')?.rsplit_once('(')
}

/// A diary whose days stand above their lines: its sentences, each with the number of its line and behind its day.
fn of_days(text: &str) -> Option<Vec<(usize, String)>> {
    let is_day = |line: &str| line.len() < 40 && dates::is_day(line.trim_matches(['#', ' ', ':']));
    if text.lines().filter(|line| is_day(line)).count() < 2 {
        return None;
    }
    let (mut sentences, mut day) = (Vec::new(), "");
    for (at, line) in text.lines().enumerate() {
        if is_day(line) {
            day = line.trim_matches(['#', ' ', ':']);
            continue;
        }
        let mut rest = bare(line);
        while !rest.is_empty() {
            // A sentence ends before a capital.
            let ends = |at: &usize| {
                let (before, behind) = (rest.get(..*at).unwrap_or_default(), rest.get(at + 2..).unwrap_or_default());
                before.ends_with(char::is_alphanumeric) && behind.starts_with(char::is_uppercase)
            };
            let end = rest.match_indices(". ").map(|(at, _)| at).find(ends).map_or(rest.len(), |at| at + 2);
            let (sentence, behind) = rest.split_at_checked(end).unwrap_or((rest, ""));
            let sentence = sentence.trim_end_matches(['.', ' ']);
            sentences.push((at + 1, if day.is_empty() { sentence.to_owned() } else { format!("{day}: {sentence}") }));
            rest = behind;
        }
    }
    Some(sentences)
}

/// A line without quotation marks around it and marks of a list before it.
fn bare(line: &str) -> &str {
    let line = line.trim_matches(|c: char| c.is_whitespace() || matches!(c, '"' | '*' | '•' | '·')).trim_start_matches("- ");
    // "3. Applied at …", but not "3. Oktober".
    let digits = line.len() - line.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let rest = line.get(digits..).and_then(|rest| rest.strip_prefix(". ").or_else(|| rest.strip_prefix(") "))).map(str::trim_start);
    let word = |rest: &&str| {
        rest.starts_with(char::is_alphabetic) && languages::month(&fold(rest.split(' ').next().unwrap_or_default())).is_none()
    };
    rest.filter(|_| (1..=3).contains(&digits)).filter(word).unwrap_or(line)
}

/// Whether a text ends with a word that says what happened: "rejected".
fn end_word(text: &str) -> bool {
    let last = text.trim_end().rsplit([' ', ',', '–', '—', '-']).next().unwrap_or_default();
    last.len() > 3 && status::read(last, Writing { order: DateOrder::DayFirst, until: None }).end().is_some()
}

/// How long a line is at most; reading a text from every word on would take its length twice over.
const LONG: usize = 300;

/// The names of a line, and what happened: from the first word on that says so, by itself or with a day behind it.
fn take_apart(line: &str) -> Option<(&str, &str)> {
    if let Some((names, said)) = line.split_once(BELOW) {
        return Some((names.trim_end(), said));
    }
    // "Acme: Analyst (2026-03-09) <Rejected>": what stands behind the day says how it went. "applied 4 Sep — rejected (18 Sep)" has happened before.
    let day = |at: usize| {
        let before = line.get(..at).unwrap_or_default();
        if !sentences::days(before).is_empty() || end_word(before) {
            return None;
        }
        let (names, rest) = line.split_at_checked(at)?;
        let inside = rest.strip_prefix('(')?.split_once(')')?.0;
        (names.len() > 3 && dates::is_date(inside)).then_some((names, rest))
    };
    if let Some((names, rest)) = line.match_indices('(').filter(|_| line.len() <= LONG).find_map(|(at, _)| day(at)) {
        return Some((names.trim_end(), rest));
    }
    // The year does not matter for where a day is.
    let writing = Writing { order: DateOrder::DayFirst, until: NaiveDate::from_ymd_opt(2400, 12, 31) };
    let happened = |tail: &str| {
        let pieces = pieces(tail, writing);
        let says =
            matches!(pieces.first()?.sense, Some(Sense::Says { first, .. }) if !matches!(first, Fact::Open | Fact::Note | Fact::Archived));
        // "Applied scientist" is no application yet.
        let next = pieces.get(1).is_none_or(|next| next.date.is_some() || pieces.first().is_some_and(|first| first.clause != next.clause));
        // "Applied 3/4", "applied yesterday", "applied Monday".
        let day = |word: &str| {
            let folded = fold(word);
            word.starts_with(|c: char| c.is_ascii_digit())
                || languages::weekday(&folded).is_some()
                || matches!(vocabulary::card_word(&folded), Some(CardWord::Age(1000.., _)))
        };
        // "Beworben am 3.9.".
        let mut words = tail.split(' ').skip(1);
        let second = words.next().unwrap_or_default();
        let dated = day(second) || second.len() < 4 && words.next().is_some_and(|third| third.starts_with(|c: char| c.is_ascii_digit()));
        // Behind a colon stands what happened.
        let told = line.strip_suffix(tail).is_some_and(|names| names.ends_with(": "));
        (says && (next || dated || told)).then_some(())
    };
    let starts = line.match_indices(' ').map(|(at, _)| at + 1).filter(|_| line.len() <= LONG);
    let (names, tail) = starts.filter_map(|at| line.split_at_checked(at)).find(|(_, tail)| happened(tail).is_some())?;
    let between = [' ', ',', ':', '.', '-', '–', '—'];
    Some((names.trim_end_matches(between), tail.trim_start_matches(between)))
}
