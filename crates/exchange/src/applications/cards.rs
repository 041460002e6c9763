//! Pages of job portals copied as text, such as "My jobs" of `LinkedIn` and Indeed: each application is a few lines, what, with whom and where, and then how
//! it stands, on days like "3d ago".

use chrono::{Days, Months, NaiveDate};

use super::labels;
use super::mapping::Meaning;
use super::senses::Fact;
use super::status;
use super::vocabulary;
use super::word_kinds::CardWord;
use crate::dates::{self, DateOrder, Writing};
use crate::table::{BadRow, Encoding, Row, Table};
use crate::words::fold;

/// How many lines of names an application has at most.
const NAMES: usize = 6;

/// In how many lines the first application has to be.
const HEAD: usize = 60;

/// How long a line of such a page is at most.
const LONG: usize = 120;

/// A line, and what it is.
enum Line {
    /// A name, or anything else.
    Text,
    /// It says when the application was sent.
    Sent(String),
    /// It says how it stands.
    Says(String),
    /// It belongs to the page.
    Page,
}

/// The lines of one application.
#[derive(Default)]
struct Card<'a> {
    number: usize,
    names: Vec<&'a str>,
    said: Vec<String>,
    sent: bool,
    /// Lines whose day is not exact.
    about: Vec<&'a str>,
}

/// The table of such a page, or of notes with names before their lines; `None` where the text is neither.
pub fn take_cards(text: &str, encoding: Encoding, today: NaiveDate) -> Option<Table> {
    // Notes with a name before each line are no page.
    if let Some(table) = labels::take(text, encoding) {
        return Some(table);
    }
    // Cheaply told from nearly every file: cells are divided by what stands in no name.
    let comma =
        |line: &str| line.match_indices(',').any(|(at, _)| line.get(at + 1..).is_some_and(|rest| rest.starts_with(char::is_alphabetic)));
    if text.lines().take(HEAD).any(|line| line.contains(['\t', ';', '|']) || line.len() > LONG * 2 || comma(line)) {
        return None;
    }
    let lines = || text.lines().enumerate().map(|(at, line)| (at + 1, line.trim())).filter(|(_, line)| !line.is_empty());
    let apart = blocks(text, today);
    let (mut cards, mut card, mut skipped) = (Vec::new(), Card::default(), Vec::new());
    let (mut aged, mut last, mut block) = (false, 0, Vec::new());
    for (number, line) in lines() {
        if number > HEAD * 2 && cards.is_empty() {
            return None;
        }
        // Where a blank line stands before each application, nothing else divides them, and what is above the first belongs to the page.
        if apart && number > last + 1 {
            let done = std::mem::take(&mut card);
            if done.sent || !cards.is_empty() && !done.names.is_empty() {
                cards.push(done);
            } else {
                skipped.append(&mut block);
            }
            block.clear();
        }
        last = number;
        let kind = kind_of(line, today);
        if !matches!(kind, Line::Page) {
            block.push(number);
        }
        match kind {
            Line::Page => skipped.push(number),
            Line::Text if apart && card.sent => {
                // Words of its own for how it stands, or a note.
                let reading = status::read(line, Writing { order: DateOrder::DayFirst, until: Some(today) });
                if reading.said.is_empty() { card.about.push(line) } else { card.said.push(line.to_owned()) }
            }
            // What an application begins with may be a word for something else: "Tester".
            Line::Says(_) if apart && card.names.is_empty() => (card.number, card.names) = (number, vec![line]),
            Line::Text => {
                // The next application begins behind what is said of the one before.
                if !apart && !card.said.is_empty() {
                    cards.push(std::mem::take(&mut card));
                }
                if card.names.is_empty() {
                    card.number = number;
                }
                card.names.push(line);
            }
            Line::Says(_) if card.names.is_empty() => skipped.push(number),
            Line::Says(said) => {
                card.sent |= apart && was_seen(&said);
                card.said.push(said);
            }
            Line::Sent(said) => {
                let exact = with_days(line, today).is_none_or(|(_, exact)| exact);
                aged |= with_days(line, today).is_some();
                if !exact {
                    card.about.push(line);
                }
                card.sent = true;
                card.said.push(said);
            }
        }
    }
    cards.push(card);
    let whole = |card: &Card| card.sent && (1..=NAMES).contains(&card.names.len());
    let good = cards.iter().filter(|card| whole(card)).count();
    if good == 0 || !apart && good * 5 < cards.len() * 4 || good == 1 && !(aged && lines().count() < 12) {
        return None;
    }
    let headers = ["Role", "Company", "Location", "Workplace", "Status", "Notes"].map(str::to_owned).to_vec();
    let (preamble, bad) = (Vec::new(), Vec::new());
    let mut table = Table { encoding, delimiter: ',', headers, headed: true, preamble, rows: Vec::new(), bad, skipped: Vec::new() };
    let around = |number: usize| BadRow { number, reason: "It is a line of the page around the list.".to_owned() };
    table.skipped.extend(skipped.into_iter().map(around));
    for card in cards {
        if whole(&card) {
            table.rows.push(Row { number: card.number, cells: cells(&card) });
        } else if let Some(name) = card.names.first() {
            table.skipped.push(BadRow { number: card.number, reason: format!("It does not say that anything was sent: “{name}”.") });
        }
    }
    Some(table)
}

/// Whether the applications of a page are divided by blank lines: most stretches between them say once, and not at first, that something was sent.
fn blocks(text: &str, today: NaiveDate) -> bool {
    let (mut all, mut whole, mut sent, mut at, mut seen) = (0, 0, 0, 0, false);
    for line in text.lines().take(HEAD * 2).chain([""]).map(str::trim) {
        if line.is_empty() {
            // A title stands alone.
            all += usize::from(at > 1);
            whole += usize::from(sent == 1 || sent == 0 && seen);
            (sent, at, seen) = (0, 0, false);
            continue;
        }
        match kind_of(line, today) {
            // Two of them, or one that nothing stands before, are none of this kind.
            Line::Sent(_) => sent = if at > 0 && sent == 0 { 1 } else { 2 },
            Line::Says(said) => seen |= at > 0 && was_seen(&said),
            Line::Text | Line::Page => {}
        }
        at += 1;
    }
    whole > 1 && whole * 2 >= all
}

/// Whether it says on a day what only happens to an application that was sent: "Application viewed 2d ago".
fn was_seen(said: &str) -> bool {
    said.bytes().any(|b| b.is_ascii_digit())
        && status::read(said, Writing { order: DateOrder::DayFirst, until: None }).meaning() == Meaning::Open
}

/// What a line is.
fn kind_of(line: &str, today: NaiveDate) -> Line {
    let folded = fold(line);
    let page = folded.is_empty()
        || folded.bytes().all(|b| b.is_ascii_digit() || b == b' ')
        || folded.ends_with(" logo")
        || folded.starts_with("logo ")
        || vocabulary::card_word(&folded) == Some(CardWord::Page);
    if page {
        return Line::Page;
    }
    if line.len() > LONG || vocabulary::workplace(line).is_some() {
        return Line::Text;
    }
    let said = with_days(line, today).map_or_else(|| line.to_owned(), |(said, _)| said);
    let said = vocabulary::without_page_words(&said);
    let reading = status::read(&said, Writing { order: DateOrder::DayFirst, until: Some(today) });
    let sent = reading.said.iter().find(|said| said.fact == Fact::Applied);
    match sent.and_then(|sent| sent.when) {
        Some(when) if reading.whole && reading.said.len() == 1 => Line::Sent(format!("Applied {}", when.date)),
        _ if reading.whole && reading.meaning() != Meaning::Note && !reading.said.is_empty() => match sent {
            // The name of the list, or a label above each of its applications.
            Some(_) if reading.said.len() == 1 => Line::Page,
            _ => Line::Says(said),
        },
        _ => Line::Text,
    }
}

/// A line with days in place of its ages and of days without a year; whether they are exact. `None` where it has none of them.
fn with_days(line: &str, today: NaiveDate) -> Option<(String, bool)> {
    let words: Vec<&str> = line.split_whitespace().collect();
    let word = |at: usize| words.get(at).map(|word| fold(word)).unwrap_or_default();
    for at in 0..words.len() {
        let whole = word(at);
        let digits = whole.len() - whole.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        let (number, unit) = whole.split_at_checked(digits)?;
        let (count, unit, mut end) = match (number.parse::<u32>(), unit) {
            (Ok(count), "") => (count, word(at + 1), at + 2),
            (Ok(count), unit) => (count, unit.to_owned(), at + 1),
            (Err(_), "a" | "an") => (1, word(at + 1), at + 2),
            (Err(_), unit) => (0, unit.to_owned(), at + 1),
        };
        let Some(CardWord::Age(days, months)) = vocabulary::card_word(&unit) else { continue };
        let mut from = at;
        let compact = digits > 0 && digits < whole.len();
        // "Today" and "yesterday" are no units.
        let alone = days > 900;
        // A unit without its number: the "y" of "il y a" is no year.
        if !alone && count == 0 && digits == 0 {
            continue;
        }
        let (days, count) = if alone { (days - 1000, 1) } else { (days, count) };
        if alone != (count == 1 && digits == 0 && end == at + 1) {
            continue;
        }
        let ago = |word: &str| vocabulary::card_word(word) == Some(CardWord::Ago);
        if ago(&word(end)) {
            end += 1;
        } else if from > 0 && ago(&word(from - 1)) {
            from -= 1;
        } else if !compact && !alone {
            continue;
        }
        let day = today.checked_sub_days(Days::new(u64::from(days) * u64::from(count)))?.checked_sub_months(Months::new(months * count))?;
        let before = words.get(..from).unwrap_or_default().iter().map(|word| (*word).to_owned());
        let behind = words.get(end..).unwrap_or_default().iter().map(|word| (*word).to_owned());
        let said: Vec<String> = before.chain([day.to_string()]).chain(behind).collect();
        return Some((said.join(" "), days < 7 && months == 0));
    }
    let found = dates::find(line, Writing { order: DateOrder::DayFirst, until: Some(today) }, |_, _| false);
    let worded = |text: &str| dates::is_yearless(text) && text.contains(char::is_alphabetic);
    let (place, when) = found.into_iter().find(|(place, _)| line.get(place.clone()).is_some_and(worded))?;
    let (before, behind) = (line.get(..place.start)?, line.get(place.end..)?);
    Some((format!("{before}{}{behind}", when.date), true))
}

/// Role, company, place, where the work is done, how it stands, and what is only nearly so.
fn cells(card: &Card) -> Vec<String> {
    // A title often comes twice, for those who see and for those who hear the page.
    let title = |name: &str| {
        // A heading of Markdown.
        let name = name.trim_start_matches(['#', ' ']);
        let marks = [", verified", " with verification", " (verified job)", " verified job"];
        let end = marks.iter().find(|mark| name.to_ascii_lowercase().ends_with(*mark)).map_or(0, |mark| mark.len());
        name.get(..name.len() - end).unwrap_or(name).trim().to_owned()
    };
    let mut names: Vec<String> = card.names.iter().map(|name| title(name)).collect();
    names.dedup();
    let mut names = names.into_iter();
    let role = names.next().unwrap_or_default();
    let Some(beside) = names.next() else {
        let (company, role) = vocabulary::company_and_role(&role);
        let said = card.said.join("; ");
        return [role, company, "", "", &said, &card.about.join("\n")].map(str::to_owned).to_vec();
    };
    let parts = beside.split_once(" · ").or_else(|| beside.split_once(" • "));
    let (company, place) = parts.map_or((beside.as_str(), None), |(company, place)| (company, Some(place.to_owned())));
    let place = place.or_else(|| names.next()).unwrap_or_default();
    let bracket = place.strip_suffix(')').and_then(|text| text.rsplit_once('('));
    let (location, work) = match bracket.filter(|(_, work)| vocabulary::workplace(work).is_some()) {
        Some((location, work)) => (location.trim(), work),
        None if vocabulary::workplace(&place).is_some() => ("", place.as_str()),
        None => (place.as_str(), ""),
    };
    let notes: Vec<String> = names.chain(card.about.iter().map(|line| (*line).to_owned())).collect();
    [role.as_str(), company, location, work, &card.said.join("; "), &notes.join("\n")].map(str::to_owned).to_vec()
}
