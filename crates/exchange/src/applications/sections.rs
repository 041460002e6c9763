//! Lists that are divided by headings between their rows: "REJECTED", and beneath it all that were. The headings become a column, which is then read
//! as every other. And lists with a second list beneath them, under headings of its own.

use super::known_headings::known_headings;
use super::mapping::{Meaning, Target};
use super::{beside, legend, merged, sentences, status, vocabulary};
use crate::dates::{self, DateOrder, Writing};
use crate::day_numbers;
use crate::table::{ABOVE, BadRow, HEADING_AGAIN, Row, Table};
use crate::words::{fold, is_unspaced, squash};

/// The column that is made of them.
const HEADING: &str = "Section";

/// Puts lists beneath each other, writes companies and letters out, and takes apart what a list says between its rows: headings with other names, headings of the rows beneath them, and where it is signed.
pub fn take_sections(table: &mut Table) {
    beside::take(table);
    merged::take(table);
    merged::take_continued(table);
    take_points(table);
    legend::take(table);
    sentences::take_column(table);
    for mut row in std::mem::take(&mut table.rows) {
        row.cells.iter_mut().for_each(take_brackets);
        if is_to_sign(&row, &table.headers) {
            table.skipped.push(BadRow { number: row.number, reason: "It is a line to sign, not an application.".to_owned() });
        } else {
            table.rows.push(row);
        }
    }
    take_headings(table);
    take_dividers(table);
}

/// A day without brackets: "<2026-09-03 Thu>"; and a link's text: "[[www.alder.example][Alder]]".
fn take_brackets(cell: &mut String) {
    let link = cell.trim().strip_prefix("[[").and_then(|link| link.strip_suffix("]]")).and_then(|link| link.split_once("]["));
    if let Some(text) = link.map(|(_, text)| text.to_owned()) {
        *cell = text;
        return;
    }
    let inside = cell.trim().strip_prefix(['<', '[']).and_then(|cell| cell.strip_suffix(['>', ']']));
    if let Some(day) = inside.filter(|day| dates::is_day(day)).map(str::to_owned) {
        *cell = day;
    }
}

/// "9.15" under 一面 is a day and no number: Chinese and Japanese write the month first.
fn take_points(table: &mut Table) {
    let dated = |name: &str| vocabulary::heading(&squash(&fold(name))).iter().any(|target| target.is_dated());
    for (place, header) in table.headers.iter().enumerate() {
        if !header.chars().any(is_unspaced) || !header.split('/').any(dated) {
            continue;
        }
        for cell in table.rows.iter_mut().filter_map(|row| row.cells.get_mut(place)) {
            let number = |text: &str, most: u32| text.parse::<u32>().ok().filter(|number| (1..=most).contains(number));
            let day = cell.trim().split_once('.').and_then(|(month, day)| Some((number(month, 12)?, number(day, 31)?)));
            if let Some((month, day)) = day {
                *cell = format!("{month}月{day}日");
            }
        }
    }
}

/// A second list with headings of its own beneath the first: "Stage reached" where the first one has "Stage". From there on the cells are read under
/// the column of that name, which is added where there is none.
fn take_headings(table: &mut Table) {
    let same = |one: &str, other: &str| squash(&fold(one)) == squash(&fold(other));
    let first: Vec<String> = table.headers.iter().map(|header| squash(&fold(header))).collect();
    // Most rows are told from a heading by their first long cell or their first day.
    let again = |row: &Row, apart: bool| {
        let cells = || row.cells.iter().map(|cell| cell.trim()).filter(|cell| !cell.is_empty());
        let plain = |cell: &str| cell.len() < 60 && !cell.starts_with(|c: char| c.is_ascii_digit());
        let known = || known_headings(&row.cells);
        // Where none of the names comes again, it stands apart from the rows above it.
        cells().all(plain)
            && (cells().filter(|cell| first.contains(&squash(&fold(cell)))).count() > 1 && known() > 1 || apart && known() > 2)
    };
    let apart = |above: &Row, row: &Row| row.number > above.number + 1 || filled(above).count() == 1;
    let rows = &table.rows;
    let any = rows.first().is_some_and(|row| again(row, false)) || rows.windows(2).any(|pair| again(&pair[1], apart(&pair[0], &pair[1])));
    if !table.headed || !any {
        return;
    }
    let mut places: Vec<usize> = (0..first.len()).collect();
    let mut rows: Vec<Row> = Vec::with_capacity(table.rows.len());
    for mut row in std::mem::take(&mut table.rows) {
        if again(&row, rows.last().is_some_and(|above| apart(above, &row))) {
            for (at, (cell, place)) in row.cells.iter().zip(&mut places).enumerate() {
                let by_name = |cell: &str| table.headers.iter().position(|header| same(cell, header));
                // "Client" is what the first list calls "Company", unless this one has both.
                let by_sense = || {
                    let place = table.headers.iter().position(|header| names_the_same(header, cell))?;
                    let other = row.cells.iter().any(|other| same(other, table.headers.get(place).map_or("", String::as_str)));
                    (!other).then_some(place)
                };
                let known = by_name(cell).or_else(by_sense);
                *place = if cell.trim().is_empty() { at } else { known.unwrap_or(table.headers.len()) };
                if *place == table.headers.len() {
                    table.headers.push(cell.trim().to_owned());
                }
            }
            // A single cell right above it is its title, unless it says how things stand.
            let title = |above: &mut Row| row.number - above.number <= 2 && filled(above).count() == 1 && section(above).is_none();
            if let Some(title) = rows.pop_if(title) {
                table.skipped.push(BadRow { number: title.number, reason: ABOVE.to_owned() });
            }
            table.skipped.push(BadRow { number: row.number, reason: HEADING_AGAIN.to_owned() });
            continue;
        }
        let mut cells = vec![String::new(); table.headers.len().max(first.len())];
        for (cell, place) in row.cells.iter_mut().zip(&places) {
            if let Some(slot) = cells.get_mut(*place).filter(|_| !cell.trim().is_empty()) {
                *slot = std::mem::take(cell);
            }
        }
        row.cells = cells;
        rows.push(row);
    }
    for row in &mut rows {
        row.cells.resize(table.headers.len(), String::new());
    }
    table.rows = rows;
}

/// Whether two headings are known words for the same name or the day of an application; how it stands is kept under the words of each list.
fn names_the_same(one: &str, other: &str) -> bool {
    let meant = |heading: &str| vocabulary::heading(&squash(&fold(heading))).first().copied();
    meant(one).is_some_and(|target| (target.names() || target == Target::AppliedOn) && meant(other) == Some(target))
}

/// Makes a column of the headings between the rows, where they say how things stand. A column that says it for each row goes before: what stands above
/// a row is taken where its own cell is empty, or where only the heading says that it ended, and else kept beside it.
fn take_dividers(table: &mut Table) {
    let is_status = |header: &String| vocabulary::heading(&squash(&fold(header))).contains(&Target::Status);
    let own: Vec<usize> = (0..table.headers.len()).filter(|at| table.headers.get(*at).is_some_and(is_status)).collect();
    let divider = |row: &Row| own.is_empty() || row.cells.first().is_some_and(|cell| !cell.trim().is_empty());
    if table.headers.len() < 3 || own.first() == Some(&0) || !table.rows.iter().any(|row| divider(row) && section(row).is_some()) {
        return;
    }
    let mut current = String::new();
    let mut rows = Vec::with_capacity(table.rows.len());
    for mut row in std::mem::take(&mut table.rows) {
        if let Some(name) = section(&row).filter(|_| divider(&row)) {
            name.clone_into(&mut current);
            table.skipped.push(BadRow { number: row.number, reason: "It is a heading of the rows beneath it, which take it.".to_owned() });
            continue;
        }
        // A line of a stretch of time stays one.
        let span = filled(&row).count() == 1 && filled(&row).all(vocabulary::is_span);
        let mut above = if span { String::new() } else { current.clone() };
        let told = own.iter().copied().find(|at| row.cells.get(*at).is_some_and(|cell| !cell.trim().is_empty()));
        if let Some(cell) = told.or_else(|| own.first().copied()).and_then(|at| row.cells.get_mut(at)).filter(|_| !above.is_empty()) {
            let (says, heads) = (meaning(cell), meaning(&above));
            if cell.trim().is_empty() {
                *cell = std::mem::take(&mut above);
            } else if says == heads {
                above.clear();
            } else if is_end(heads) && !is_end(says) {
                *cell = format!("{}; {}", cell.trim(), std::mem::take(&mut above));
            }
        }
        row.cells.push(above);
        rows.push(row);
    }
    table.rows = rows;
    table.headers.push(HEADING.to_owned());
}

/// What a status says.
fn meaning(cell: &str) -> Meaning {
    status::read(&status::status_word(cell), Writing { order: DateOrder::DayFirst, until: None }).meaning()
}

/// Whether nothing comes behind it.
fn is_end(meaning: Meaning) -> bool {
    use Meaning::{Accepted, ClosedByEmployer, NoAnswer, Rejected, TurnedDown, Withdrew};
    matches!(meaning, Accepted | TurnedDown | Withdrew | Rejected | ClosedByEmployer | NoAnswer)
}

/// Writes days anew that the table has as numbers. Where a column of days has them, those of stages are such days too.
pub fn take_day_numbers(table: &mut Table) {
    let plain = [Target::AppliedOn, Target::SavedOn, Target::StatusOn, Target::EndedOn, Target::RemindOn];
    let found = day_numbers::rewrite(table, |heading| {
        // An "Offer" may be an amount; an "Offer date" is none.
        vocabulary::heading(&squash(&fold(heading))).iter().any(|target| plain.contains(target))
            || vocabulary::heading_of_days(heading).iter().any(|target| target.is_dated())
    });
    if found {
        day_numbers::rewrite(table, |heading| {
            // "Interview rating" is none of days.
            let word = fold(heading);
            let held = vocabulary::heading_with(heading).filter(|_| !word.contains(' '));
            let targets = vocabulary::heading(&squash(&word)).iter().copied().chain(held);
            targets.into_iter().any(|target| target.is_dated() && target != Target::OfferedOn)
        });
    }
}

/// Whether a row is where a list is signed: beside the words for it stand a day and a place.
fn is_to_sign(row: &Row, headers: &[String]) -> bool {
    let to_sign = |(cell, header): (&String, &String)| {
        // A company may be called "Signature", and a contract is signed.
        let targets = vocabulary::heading(&squash(&fold(header)));
        let named = header.trim().is_empty() || targets.iter().any(|target| target.names() || *target == Target::Status);
        (!named || cell.contains([':', '：', '_'])) && vocabulary::is_signature(cell)
    };
    let cells = || row.cells.iter().zip(headers).filter(|(cell, _)| !cell.trim().is_empty());
    let writing = Writing { order: DateOrder::DayFirst, until: None };
    let other = |cell: &(&String, &String)| !to_sign(*cell) && dates::find(cell.0, writing, |_, _| false).is_empty();
    cells().count() < 5 && cells().any(to_sign) && cells().filter(other).count() < 2
}

/// The cells of a row that hold something.
fn filled(row: &Row) -> impl Iterator<Item = &str> {
    row.cells.iter().map(|cell| cell.trim()).filter(|cell| !cell.is_empty())
}

/// What a row says where it is nothing but a heading: "Rejected (3)".
fn section(row: &Row) -> Option<&str> {
    let mut filled = filled(row);
    let text = filled.next().filter(|text| text.len() < 60)?;
    if filled.next().is_some() {
        return None;
    }
    let name =
        text.trim_matches(|c: char| c.is_ascii_digit() || c.is_whitespace() || matches!(c, '(' | ')' | ':' | '-' | '–' | '—' | '=' | '#'));
    let reading = status::read(name, Writing { order: DateOrder::DayFirst, until: None });
    (reading.whole && reading.meaning() != Meaning::Note).then_some(name)
}
