//! Tables with bars between their cells, as Markdown writes them: bars at both ends of a line make no columns, marks of bold and crossed-out text are
//! no part of a name, and the address behind a text is a cell of its own.

use super::data::Table;
use crate::applications::is_heading_of_links;

/// Takes away what belongs to the writing and not to the cells.
pub(super) fn tidy(table: &mut Table) {
    for at in [table.headers.len().saturating_sub(1), 0] {
        let blank = |cell: Option<&String>| cell.is_none_or(|cell| cell.trim().is_empty());
        if table.headers.len() > 1 && blank(table.headers.get(at)) && table.rows.iter().all(|row| blank(row.cells.get(at))) {
            table.headers.remove(at);
            table.rows.iter_mut().filter(|row| at < row.cells.len()).for_each(|row| drop(row.cells.remove(at)));
        }
    }
    for header in &mut table.headers {
        *header = bare(header).to_owned();
    }
    let of_links: Vec<bool> = table.headers.iter().map(|header| is_heading_of_links(header)).collect();
    let mut any = false;
    let mut addresses: Vec<String> = Vec::with_capacity(table.rows.len());
    for row in &mut table.rows {
        let mut address = String::new();
        for (cell, is_link) in row.cells.iter_mut().zip(&of_links) {
            let written = last_written(&cell.replace(ESCAPED, "|"));
            let (text, to) = linked(bare(&written));
            match to {
                Some(to) if *is_link => to.clone_into(cell),
                to => {
                    if let Some(to) = to {
                        address.extend([if address.is_empty() { "" } else { " " }, to]);
                    }
                    wiki(bare(text)).clone_into(cell);
                }
            }
        }
        any |= !address.is_empty();
        addresses.push(address);
    }
    if any {
        table.headers.push("Job URL".to_owned());
        table.rows.iter_mut().zip(addresses).for_each(|(row, address)| row.cells.push(address));
    }
}

/// What stands for a bar that divides no cells, `\\|`, until the cells are divided.
pub(super) const ESCAPED: char = '\u{1f}';

/// A cell without what is crossed out in it, where something else was written behind: `~~Applied~~ Rejected`.
fn last_written(cell: &str) -> String {
    let crossed = cell.split_once("~~").and_then(|(before, rest)| Some((before, rest.split_once("~~")?.1)));
    crossed
        .filter(|(_, behind)| !behind.trim().is_empty())
        .map_or_else(|| cell.to_owned(), |(before, behind)| [before, behind.trim_start()].concat())
}

/// What a link between notes shows: `[[Brill Ltd|Brill]]`, `[[Aven]]`.
fn wiki(cell: &str) -> &str {
    let inner = cell.strip_prefix("[[").and_then(|rest| rest.strip_suffix("]]"));
    inner.map_or(cell, |inner| inner.rsplit('|').next().unwrap_or(inner))
}

/// A cell without marks around it: `**Anvil**`, `~~Etcher~~`.
fn bare(cell: &str) -> &str {
    let mut cell = cell.trim();
    while let Some(inner) = ["**", "__", "~~", "*", "`"].iter().find_map(|mark| cell.strip_prefix(mark)?.strip_suffix(mark)) {
        if inner.trim().is_empty() {
            break;
        }
        cell = inner.trim();
    }
    cell
}

/// The text and the address of `[text](https://…)`.
fn linked(cell: &str) -> (&str, Option<&str>) {
    let parts = cell.strip_prefix('[').and_then(|rest| rest.strip_suffix(')')).and_then(|rest| rest.split_once("](http"));
    match parts {
        Some((text, to)) if !to.contains(char::is_whitespace) => (text, cell.get(text.len() + 3..cell.len() - 1)),
        _ => (cell, None),
    }
}
