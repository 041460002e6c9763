//! Boards as tables: a column a stage, and beneath it the cards that are in it. Each card becomes a row, and the stage its status.

use std::ops::Range;

use super::column_shape::is_day;
use super::mapping::Meaning;
use super::sentences::days;
use super::{status, vocabulary};
use crate::dates::{DateOrder, Writing};
use crate::table::{Row, Table};

/// How many stages a board has at least.
const LEAST: usize = 3;

/// Turns a board into a list. Any other table stays as it is: one with a heading that is no stage, or with a cell that is a day, an answer or a stage.
pub fn take_lanes(table: &mut Table) {
    let meaning = |text: &str| status::read(text, Writing { order: DateOrder::DayFirst, until: None }).meaning();
    let is_card = |cell: &str| {
        let named = cell.chars().any(char::is_alphabetic) && vocabulary::answer(cell).is_none() && !is_day(cell);
        named && meaning(cell) == Meaning::Note
    };
    let lanes: Vec<&str> = table.headers.iter().map(|header| header.trim()).collect();
    let named = lanes.iter().filter(|lane| !lane.is_empty());
    if !table.headed || lanes.len() < LEAST || named.clone().count() < LEAST || !named.clone().all(|lane| meaning(lane) != Meaning::Note) {
        return;
    }
    let cards = || {
        let beneath = |at: usize| table.rows.iter().filter_map(move |row| row.cells.get(at)).map(|cell| cell.trim());
        let lanes = lanes.iter().enumerate();
        lanes.flat_map(move |(at, lane)| beneath(at).filter(|cell| !cell.is_empty()).map(move |card| (*lane, card)))
    };
    let title = |card: &'_ str| card.lines().next().is_some_and(is_card);
    if cards().count() < LEAST || !cards().all(|(lane, card)| !lane.is_empty() && title(card)) {
        return;
    }
    let both = cards().filter(|(_, card)| vocabulary::may_name_both(card)).count() * 5 >= cards().count() * 4;
    let row = |(at, (lane, card)): (usize, (&str, &str))| {
        let (title, more) = card.split_once('\n').unwrap_or((card, ""));
        // "Acme - Analyst (10/14)": a day at its end is that of the stage.
        let ends = |day: &Range<usize>| title.get(day.end..).is_some_and(|rest| matches!(rest.trim(), "" | ")"));
        let day = days(title).pop().filter(ends).unwrap_or(title.len()..title.len());
        let (title, day) = (title.get(..day.start).unwrap_or(title), title.get(day).unwrap_or_default());
        let title = title.trim_end_matches([' ', '(', ',', '-', '–', '—']);
        // Several cards share a row of the sheet: they are counted instead.
        Row { number: at + 2, cells: [title, lane, more, day].map(|cell| cell.trim().to_owned()).to_vec() }
    };
    let mut rows: Vec<Row> = cards().enumerate().map(row).collect();
    let dated = rows.iter().any(|row| row.cells.last().is_some_and(|day| !day.is_empty()));
    let width = if dated { 4 } else { 3 };
    for row in &mut rows {
        row.cells.truncate(width);
    }
    table.headers = [if both { "Role" } else { "Company" }, "Status", "Notes", "Status date"].map(str::to_owned).to_vec();
    table.headers.truncate(width);
    table.rows = rows;
}
