//! Lists of sentences: "Applied at Acme for data analyst on 3 Oct, rejected 12 Oct after phone screen", one a line. The first part has the names, and what
//! follows is read as a status. A line that names an employer from another line adds to it; what names none is kept in the notes.

use std::ops::Range;

use super::known_headings::is_heading_of_names;
use super::mapping::Meaning;
use super::status;
use super::vocabulary::{self, LONGEST};
use super::word_kinds::Part;
use crate::dates::{self, DateOrder, Writing};
use crate::table::{ABOVE, BadRow, Encoding, Row, Table};
use crate::words::{fold, holds};
use chrono::NaiveDate;

/// How long a line is at most.
const LONG: usize = 400;

/// How days are written does not matter for what a text says.
const ANY: Writing = Writing { order: DateOrder::DayFirst, until: None };

/// What stands between the parts of a sentence.
const PARTING: [char; 9] = [' ', '\t', '\u{a0}', ',', ';', '.', '-', '–', '—'];

/// How many sentences back an employer is looked for.
const NEAR: usize = 100;

/// An application as a sentence tells it.
#[derive(Debug, Default, PartialEq, Eq)]
struct Told {
    company: String,
    role: String,
    place: String,
    channel: String,
    said: String,
}

/// The table of a list of sentences, given as lines with their numbers; `None` where it is none. A line can also begin with its names (`named`), and a diary
/// tells of more than applications.
pub(super) fn take(lines: &[(usize, &str)], encoding: Encoding, diary: bool, named: fn(&str) -> Option<(&str, &str)>) -> Option<Table> {
    const HEAD: usize = 30;
    let mut told: Vec<Told> = Vec::new();
    // By the employers' folded names. The latest only, or a long list would take its length twice over.
    let mut names: Vec<String> = Vec::new();
    let about = |names: &[String], line: &str| {
        let folded = fold(line);
        let near = || (0..names.len()).rev().take(NEAR);
        let named = |name: &String| name.len() > 2 && holds(&folded, name);
        // "Tesco" for "Tesco Extra Bulwell", where no other begins with it.
        let first = |at: usize| names.get(at).and_then(|name| name.split(' ').next()).filter(|word| word.len() > 2);
        let short = |at: &usize| {
            let word = first(*at).filter(|word| holds(&folded, word) && vocabulary::part(word).is_none());
            word.is_some_and(|word| near().all(|other| first(other) != Some(word) || names.get(other) == names.get(*at)))
        };
        near().find(|at| names.get(*at).is_some_and(named)).or_else(|| near().find(short))
    };
    let (mut all, mut known) = (0_usize, 0_usize);
    // Headings of a text are none of its sentences.
    let heading = |line: &str| line.starts_with("# ") || line.starts_with("##");
    for (_, line) in lines.iter().filter(|(_, line)| !heading(line)).take(HEAD) {
        all += 1;
        let sentence = read(line);
        known += usize::from(sentence.is_some() || about(&names, line).is_some() || named(line).is_some());
        names.extend(sentence.as_ref().map(|told| fold(&told.company)));
        told.extend(sentence);
    }
    // One alone needs its day: any text can hold such words.
    let dated = told.iter().any(|told| told.said.contains(|c: char| c.is_ascii_digit()));
    if told.len() * if diary { 4 } else { 2 } < known || known == 0 || known * 5 < all * if diary { 2 } else { 3 } || all < 2 && !dated {
        return None;
    }
    let headers = ["Company", "Role", "Location", "Channel", "Status", "Notes"].map(str::to_owned).to_vec();
    let (preamble, bad) = (Vec::new(), Vec::new());
    let mut table = Table { encoding, delimiter: ',', headers, headed: true, preamble, rows: Vec::new(), bad, skipped: Vec::new() };
    told.clear();
    names.clear();
    let mut read_rows: Vec<(usize, String)> = Vec::new();
    for (number, line) in lines {
        if heading(line) {
            table.skipped.push(BadRow { number: *number, reason: "It is a line that divides the list, not an application.".to_owned() });
            continue;
        }
        // The day in front is no name.
        let from_names = || {
            let (day, rest) = leading_day(line);
            let (names, said) = named(rest)?;
            let (company, role) = vocabulary::company_and_role(names);
            let said = day.map_or_else(|| said.to_owned(), |day| format!("{day} {said}"));
            Some(Told { company: company.to_owned(), role: role.to_owned(), said, ..Told::default() })
        };
        let other = about(&names, line);
        if let Some(sentence) = read(line).or_else(|| if other.is_none() { from_names() } else { None }) {
            names.push(fold(&sentence.company));
            told.push(sentence);
            read_rows.push((*number, String::new()));
        } else if let Some((at_of, (other, (_, notes)))) =
            other.or_else(|| settled(&told, line)).and_then(|at| Some((at, told.get_mut(at).zip(read_rows.get_mut(at))?)))
        {
            // Who is heard of again was not silent for good.
            if let Some((before, last)) = other.said.rsplit_once(", ").filter(|(_, last)| silent(last)) {
                notes.extend([if notes.is_empty() { "" } else { "\n" }, last]);
                let end = before.len();
                other.said.truncate(end);
            }
            // Its day stands in front of what happened, and its name may: "12 Oct Acme: phone interview".
            let (day, rest) = leading_day(line);
            let name = rest.split_once(": ").filter(|(name, _)| names.get(at_of).is_some_and(|known| holds(known, &fold(name))));
            let rest = name.map_or(rest, |(_, behind)| behind);
            let day = day.map(|day| format!("{day} ")).unwrap_or_default();
            for (at, part) in rest.split(", ").enumerate() {
                // The end that a later part tells came on that day too: "they rang, not this time".
                let end = at > 0 && days(part).is_empty() && status::read(part, ANY).end().is_some();
                other.said.extend([if at == 0 { "; " } else { ", " }, if at == 0 || end { &day } else { "" }, part]);
            }
        } else if diary {
            table.skipped.push(BadRow {
                number: *number,
                reason: format!("It tells of no application: “{}”.", line.chars().take(60).collect::<String>()),
            });
        } else if let Some((_, notes)) = read_rows.last_mut() {
            notes.extend([if notes.is_empty() { "" } else { "\n" }, line]);
        } else {
            table.preamble.push((*line).to_owned());
            table.skipped.push(BadRow { number: *number, reason: ABOVE.to_owned() });
        }
    }
    let row = |(told, (number, notes)): (Told, (usize, String))| Row {
        number,
        cells: vec![told.company, told.role, told.place, told.channel, told.said, notes],
    };
    table.rows = told.into_iter().zip(read_rows).map(row).collect();
    Some(table)
}

/// The latest that was offered, where a line says without a name what the person made of it: "1 Oct - turned it down, too far".
fn settled(told: &[Told], line: &str) -> Option<usize> {
    use super::senses::Fact;
    let (_, rest) = leading_day(line);
    let own =
        |said: &str| status::read(said, ANY).end().is_some_and(|end| matches!(end.fact, Fact::Refused | Fact::Declined | Fact::Accepted));
    if !own(rest.split([',', '.']).next().unwrap_or_default()) {
        return None;
    }
    let offered = |told: &Told| {
        let reading = status::read(&told.said, ANY);
        reading.end().is_none() && reading.said.iter().any(|said| said.fact == Fact::Offer && !said.planned)
    };
    told.iter().rposition(offered)
}

/// Adds the names to a table that has none of them under a heading, where a column of it tells of applications in sentences.
pub(super) fn take_column(table: &mut Table) {
    const ROWS: usize = 100;
    if !table.headed || table.headers.iter().any(|heading| is_heading_of_names(heading)) {
        return;
    }
    let told = |row: &Row, at: usize| row.cells.get(at).and_then(|cell| read(cell));
    let count = |at: usize| (table.rows.iter().take(ROWS).filter(|row| told(row, at).is_some()).count(), at);
    let Some((count, at)) = (0..table.headers.len()).map(count).max() else { return };
    if count < 2 || count * 3 < table.rows.len().min(ROWS) {
        return;
    }
    table.headers.extend(["Company", "Role"].map(str::to_owned));
    for row in &mut table.rows {
        let told = told(row, at).unwrap_or_default();
        row.cells.resize(table.headers.len() - 2, String::new());
        row.cells.extend([told.company, told.role]);
    }
}

/// Whether words say that nobody answered.
fn silent(words: &str) -> bool {
    status::read(words, ANY).meaning() == Meaning::NoAnswer
}

/// A word of the first part, with what it does.
struct Word<'a> {
    text: &'a str,
    part: Option<Part>,
}

/// Takes a sentence apart.
fn read(line: &str) -> Option<Told> {
    if line.len() > LONG {
        return None;
    }
    let (day, line) = leading_day(line);
    let (clause, mut rest) = first_part(line);
    let (words, inner) = words(clause);
    if !words.iter().any(|word| word.part == Some(Part::Verb)) {
        return None;
    }
    let mut segments: Vec<(Part, String)> = Vec::new();
    let mut told_verb = false;
    let has = |segments: &[(Part, String)], wanted: Part| segments.iter().any(|(part, _)| *part == wanted);
    let mut current = None;
    for (at, Word { text, part }) in words.iter().enumerate() {
        let open = current.is_none() || segments.last().is_some_and(|(_, text)| text.is_empty());
        match part {
            // What comes behind the day is no part of the name before it.
            _ if text.is_empty() => current = None,
            Some(Part::Verb) if !told_verb => (told_verb, current) = (true, None),
            // "At the Bell Inn", but "at The Bell Inn".
            Some(Part::Filler) if open && (current.is_none() || !text.starts_with(char::is_uppercase)) => {}
            Some(part @ (Part::At | Part::To | Part::For | Part::Via)) if !has(&segments, *part) => {
                current = Some(*part);
                segments.push((*part, String::new()));
            }
            // "in Leeds", but not "Master in training".
            Some(Part::In)
                if words.get(at + 1).is_some_and(|next| next.text.starts_with(char::is_uppercase)) && !has(&segments, Part::In) =>
            {
                current = Some(Part::In);
                segments.push((Part::In, String::new()));
            }
            _ => {
                if current.is_none() {
                    // What stands before the verb is no sentence of this kind.
                    if !told_verb || has(&segments, Part::Filler) {
                        return None;
                    }
                    current = Some(Part::Filler);
                    segments.push((Part::Filler, String::new()));
                }
                if let Some((_, segment)) = segments.last_mut() {
                    segment.extend([if segment.is_empty() { "" } else { " " }, text]);
                }
            }
        }
    }
    let mut take = |wanted: Part| {
        let at = segments.iter().position(|(part, text)| *part == wanted && !text.is_empty())?;
        Some(segments.remove(at).1)
    };
    let company = take(Part::At);
    let role = take(Part::For).or_else(|| take(Part::Filler));
    let to = if company.is_some() && role.is_some() { None } else { take(Part::To) };
    // "Per" is by in German and for in Italian.
    let to = to
        .or_else(|| if company.is_none() && role.is_none() { take(Part::Via).filter(|name| !vocabulary::is_channel(name)) } else { None });
    let (company, role) = match (company, to) {
        (Some(company), to) => (company, role.or(to).unwrap_or_default()),
        (None, Some(company)) => (company, role.unwrap_or_default()),
        // "Applied for caretaker, Bluecoat Academy, £23,500": the name comes behind the role.
        (None, None) => {
            let (name, behind) = first_part(rest.trim_start_matches(PARTING));
            // "Applied Denholm Mill, machine operator, via Indeed".
            let own = role.as_deref().filter(|own| own.starts_with(char::is_uppercase) && !vocabulary::is_role(own));
            if let Some(own) = own.filter(|_| vocabulary::is_role(name) && !name.trim().starts_with(char::is_uppercase)) {
                rest = behind;
                (own.to_owned(), name.trim().to_owned())
            } else {
                if !name.starts_with(char::is_uppercase) || status::read(name, ANY).meaning() != Meaning::Note {
                    return None;
                }
                rest = behind;
                (name.trim().to_owned(), role?)
            }
        }
    };
    // "CV to Acme (lab technician)".
    let is_role = |inside: &str| {
        status::read(inside, ANY).meaning() == Meaning::Note
            && !vocabulary::is_channel(inside)
            && !inside.contains(|c: char| c.is_ascii_digit())
    };
    let bracket = rest.strip_prefix('(').and_then(|rest| rest.split_once(')')).filter(|(inside, _)| role.is_empty() && is_role(inside));
    let (role, rest) = bracket.map_or((role, rest), |(inside, behind)| (inside.to_owned(), behind));
    let (place, channel) = (take(Part::In), take(Part::Via));
    let mut said = day.or(inner).map_or_else(|| "applied".to_owned(), |day| format!("applied {day}"));
    // What has no place of its own is kept with what happened.
    let rest = rest.trim_matches(PARTING);
    for text in segments.iter().map(|(_, text)| text.as_str()).chain([rest]).filter(|text| !text.is_empty()) {
        said.extend([", ", text]);
    }
    let bare = |text: String| text.trim_matches(|c: char| matches!(c, ',' | '.' | ':' | '"' | '“' | '”')).to_owned();
    Some(Told {
        company: bare(company),
        role: vocabulary::without_word_of_a_job(&bare(role)).to_owned(),
        place: place.map(bare).unwrap_or_default(),
        channel: channel.map(bare).unwrap_or_default(),
        said,
    })
}

/// The days of a text.
pub(super) fn days(text: &str) -> Vec<Range<usize>> {
    // The order and the year do not matter for where they are.
    let writing = |order| Writing { order, until: NaiveDate::from_ymd_opt(2400, 12, 31) };
    let find = |order| dates::find(text, writing(order), |_, _| true).into_iter().map(|(place, _)| place).collect::<Vec<_>>();
    let (one, other) = (find(DateOrder::DayFirst), find(DateOrder::MonthFirst));
    if other.len() > one.len() { other } else { one }
}

/// The day that a line begins with, and what follows.
pub(super) fn leading_day(line: &str) -> (Option<&str>, &str) {
    let first = days(line).into_iter().next();
    let begins = |day: &Range<usize>| {
        let before = fold(line.get(..day.start).unwrap_or_default());
        before.is_empty() || vocabulary::part(&before) == Some(Part::Filler) && !before.contains(' ')
    };
    let Some(day) = first.filter(begins) else { return (None, line) };
    let rest = line.get(day.end..).unwrap_or_default();
    (line.get(day), rest.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, ':' | ',' | '-' | '–' | '—' | '.')))
}

/// The part with the names, and the rest.
fn first_part(line: &str) -> (&str, &str) {
    let days = days(line);
    let inside = |at: usize| days.iter().any(|day| day.contains(&at));
    let ends = |at: usize, c: char| {
        let rest = line.get(at + c.len_utf8()..).unwrap_or_default();
        let before = line.get(..at).unwrap_or_default();
        match c {
            ',' | ';' | '(' | '→' => !inside(at),
            // "on 1 September 2026. Rejected": behind a day only a capital begins the next sentence.
            '.' => rest.strip_prefix(' ').is_some_and(|rest| {
                let behind_a_day = || days.iter().any(|day| day.end == at) && rest.starts_with(char::is_uppercase);
                before.ends_with(char::is_alphabetic) || behind_a_day()
            }),
            '-' | '–' | '—' => before.ends_with(' ') && rest.starts_with(' '),
            // "on 3 Oct and was rejected"; in a name it divides nothing.
            ' ' => {
                let word = fold(rest.split(' ').next().unwrap_or_default());
                let behind_a_day = days.iter().any(|day| day.end == at);
                matches!(word.as_str(), "but" | "aber") || behind_a_day && matches!(word.as_str(), "and" | "und" | "then" | "dann")
            }
            _ => false,
        }
    };
    let end = line.char_indices().find(|(at, c)| ends(*at, *c)).map_or(line.len(), |(at, _)| at);
    line.split_at_checked(end).unwrap_or((line, ""))
}

/// The words of the part with the names, without its day, and that day.
fn words(clause: &str) -> (Vec<Word<'_>>, Option<&str>) {
    let days = days(clause);
    let mut stretches = Vec::new();
    let mut from = 0;
    for day in days.iter().take(1) {
        stretches.push(clause.get(from..day.start).unwrap_or_default());
        from = day.end;
    }
    stretches.push(clause.get(from..).unwrap_or_default());
    let mut found = Vec::new();
    for stretch in stretches {
        let texts: Vec<&str> = stretch.split_whitespace().filter(|text| !fold(text).is_empty()).collect();
        let mut at = 0;
        while let Some(text) = texts.get(at) {
            let run = |length: usize| texts.get(at..at + length).map(|words| fold(&words.join(" ")));
            let known = (1..=LONGEST).rev().find_map(|length| Some((length, vocabulary::part(&run(length)?)?)));
            let (length, part) = known.map_or((1, None), |(length, part)| (length, Some(part)));
            // "on" before the day names no channel.
            let last = at + length == texts.len();
            let part = if last && part == Some(Part::Via) { Some(Part::Filler) } else { part };
            found.push(Word { text, part });
            at += length;
        }
        found.push(Word { text: "", part: None });
    }
    (found, days.first().and_then(|day| clause.get(day.clone())))
}
