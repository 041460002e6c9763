//! Boards as tables: a column a stage, and beneath it the cards that are in it. Each card becomes a row, and the stage its status.

use super::column_shape::is_day;
use super::mapping::Meaning;
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
        // Several cards share a row of the sheet: they are counted instead.
        Row { number: at + 2, cells: [title, lane, more].map(|cell| cell.trim().to_owned()).to_vec() }
    };
    let rows = cards().enumerate().map(row).collect();
    table.headers = [if both { "Role" } else { "Company" }, "Status", "Notes"].map(str::to_owned).to_vec();
    table.rows = rows;
}
