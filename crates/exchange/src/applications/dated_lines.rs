//! Lists whose lines begin with a day and go on with names: "31 Aug: Bol, team lead, via their website. Rejected 4 Sep". The day is the one it was sent; what
//! follows the names is read as a status.

use super::mapping::Meaning;
use super::word_kinds::Part;
use super::{sentences, status, vocabulary};
use crate::dates::{DateOrder, Writing};
use crate::table::{ABOVE, BadRow, Encoding, Row, Table};
use crate::words::fold;

/// What a line says.
struct Told<'a> {
    company: &'a str,
    role: &'a str,
    channel: &'a str,
    day: &'a str,
    said: Vec<&'a str>,
    notes: Vec<&'a str>,
}

/// The table of such a list, given as lines with their numbers; `None` where it is none.
pub(super) fn take(lines: &[(usize, &str)], encoding: Encoding) -> Option<Table> {
    const HEAD: usize = 30;
    let divides = |line: &str| line.starts_with('#') || line.ends_with(':') || vocabulary::is_span(line);
    let (mut all, mut told) = (0_usize, 0_usize);
    for (_, line) in lines.iter().filter(|(_, line)| !divides(line)).take(HEAD) {
        all += 1;
        told += usize::from(read(line).is_some_and(|told| !told.role.is_empty()));
    }
    if told < 3 || told * 5 < all * 3 {
        return None;
    }
    let headers = ["Company", "Role", "Channel", "Applied on", "Status", "Notes"].map(str::to_owned).to_vec();
    let (preamble, bad) = (Vec::new(), Vec::new());
    let mut table = Table { encoding, delimiter: ',', headers, headed: true, preamble, rows: Vec::new(), bad, skipped: Vec::new() };
    for (number, line) in lines {
        if let Some(told) = read(line) {
            let cells = [told.company, told.role, told.channel, told.day, &told.said.join(", "), &told.notes.join("\n")];
            table.rows.push(Row { number: *number, cells: cells.map(str::to_owned).to_vec() });
        } else if divides(line) && !table.rows.is_empty() {
            table.skipped.push(BadRow { number: *number, reason: "It is a line that divides the list, not an application.".to_owned() });
        } else if let Some(notes) = table.rows.last_mut().and_then(|row| row.cells.last_mut()) {
            notes.extend([if notes.is_empty() { "" } else { "\n" }, line]);
        } else {
            table.preamble.push((*line).to_owned());
            table.skipped.push(BadRow { number: *number, reason: ABOVE.to_owned() });
        }
    }
    Some(table)
}

/// Takes a line apart: its day, the names up to the end of the first sentence, and the rest.
fn read(line: &str) -> Option<Told<'_>> {
    const LONG: usize = 400;
    let (day, text) = sentences::leading_day(line);
    let day = day.filter(|_| line.len() <= LONG)?;
    let ends = |at: &usize| {
        let (before, behind) = (text.get(..*at).unwrap_or_default(), text.get(at + 2..).unwrap_or_default());
        // "Mrs. Markham", "Inc. Sales".
        let word = before.rsplit(' ').next().unwrap_or_default();
        (word.chars().count() > 3 || word.ends_with(|c: char| c.is_ascii_digit() || c == ')')) && !behind.is_empty()
    };
    let end = text.match_indices(". ").map(|(at, _)| at).find(ends);
    let (names, rest) = end.and_then(|at| text.split_at_checked(at)).unwrap_or((text, ""));
    // The mark that stands first divides the names; another one belongs to them.
    let mark = [", ", " - ", " – ", " — ", " | "].into_iter().filter_map(|mark| Some((names.find(mark)?, mark))).min()?.1;
    let mut parts = names.split(mark).map(|part| part.trim_matches(|c: char| c.is_whitespace() || c == '.'));
    let (first, second) = (parts.next()?, parts.next()?);
    let says = |part: &str| status::read(part, Writing { order: DateOrder::DayFirst, until: None }).meaning() != Meaning::Note;
    if first.is_empty() || says(first) || !first.starts_with(|c: char| c.is_uppercase() || c.is_numeric() || !c.is_ascii()) {
        return None;
    }
    let turned = vocabulary::is_role(first) && !vocabulary::is_role(second) && !says(second);
    let (company, role) = if turned { (second, first) } else { (first, second) };
    let mut told = Told { company, role, channel: "", day, said: Vec::new(), notes: Vec::new() };
    let behind = if says(role) {
        told.role = "";
        Some(role)
    } else {
        None
    };
    for part in behind.into_iter().chain(parts).filter(|part| !part.is_empty()) {
        let via = part.split_once(' ').filter(|(word, _)| vocabulary::part(&fold(word)) == Some(Part::Via)).map(|(_, name)| name);
        match via.or_else(|| vocabulary::is_channel(part).then_some(part)) {
            Some(channel) if told.channel.is_empty() => told.channel = channel,
            _ if says(part) => told.said.push(part),
            _ => told.notes.push(part),
        }
    }
    let rest = rest.trim_matches(|c: char| c.is_whitespace() || c == '.');
    told.said.extend((!rest.is_empty()).then_some(rest));
    Some(told)
}
