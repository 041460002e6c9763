//! A question about the whole file before it is read: which of its sheets, or in which of several ways its letters are meant. The answer makes a file
//! in hand of it that is read like any other.

use std::sync::Arc;

use crate::runtime;
use js_sys::Uint8Array;
use leptos::prelude::*;

use super::{Face, Source, Work, in_hand, read};
use crate::jobs::{Answer, Job};
use crate::worker_client;
use exchange::spreadsheet::{SheetText, Workbook};
use exchange::table::{Encoding, Reading};

/// What is asked.
#[derive(Clone)]
pub(super) enum Choice {
    /// Which sheet is the table?
    Sheet(Arc<Workbook>),
    /// Which line is spelled right?
    Text(Arc<Vec<Reading>>),
}

/// Reads a packed file: its only table, or the one the person chooses.
pub(super) fn spreadsheet(work: Work, source: Source) {
    let turn = work.begin("Opening the spreadsheet …");
    runtime::spawn(async move {
        let opened = worker_client::open_spreadsheet(&source.bytes).await;
        if !work.is_over(turn) {
            return;
        }
        match opened {
            Ok(workbook) => {
                let shown = workbook.sheets.iter().filter(|sheet| !sheet.hidden).count();
                match workbook.sheets.get(workbook.proposed) {
                    Some(sheet) if shown <= 1 && !sheet.hidden => take_sheet(work, sheet),
                    _ => work.show(Face::Choice(Choice::Sheet(Arc::new(workbook)))),
                }
            }
            Err(error) => read::fail(work, error.0),
        }
    });
}

fn take_sheet(work: Work, sheet: &SheetText) {
    let Some(source) = in_hand() else { return };
    read::read(work, Source { name: format!("{}, {}", source.name, sheet.name), bytes: Uint8Array::from(sheet.csv.as_bytes()) });
}

fn take_encoding(work: Work, encoding: Encoding) {
    let Some(source) = in_hand() else { return };
    let turn = work.begin("Reading the file …");
    runtime::spawn(async move {
        let answer = worker_client::run(&Job::Decode(encoding), Some(&source.bytes)).await;
        if !work.is_over(turn) {
            return;
        }
        match answer {
            Ok(Answer::Text(text)) => read::read(work, Source { name: source.name, bytes: Uint8Array::from(text.as_bytes()) }),
            Ok(_) => read::fail(work, "Nothing came back. Nothing was changed. Try again.".to_owned()),
            Err(error) => read::fail(work, error.0),
        }
    });
}

/// The question.
pub(super) fn face(work: Work, choice: &Choice) -> AnyView {
    let (title, hint, options) = match choice {
        Choice::Sheet(workbook) => {
            let option = |(at, sheet): (usize, &SheetText)| {
                let (workbook, rows) = (workbook.clone(), sheet.rows);
                let suggested = if at == workbook.proposed { ", suggested" } else { "" };
                let detail = format!("{rows} {}{suggested}", if rows == 1 { "row" } else { "rows" });
                let take = move || {
                    if let Some(sheet) = workbook.sheets.get(at) {
                        take_sheet(work, sheet);
                    }
                };
                option(&sheet.name, detail, take)
            };
            let options: Vec<AnyView> = workbook.sheets.iter().enumerate().map(option).collect();
            ("Which sheet?", "One sheet is imported at a time. You see what would happen before anything does.", options)
        }
        Choice::Text(readings) => {
            let option = |reading: &Reading| {
                let encoding = reading.encoding;
                option(&reading.sample, encoding.name().to_owned(), move || take_encoding(work, encoding))
            };
            let options = readings.iter().map(option).collect();
            (
                "Which line is spelled correctly?",
                "The file does not say how its letters are encoded, and several ways are possible.",
                options,
            )
        }
    };
    view! {
        {super::heading(work, title.to_owned())}
        <p class="sub">{hint}</p>
        <div class="card rows">{options}</div>
    }
    .into_any()
}

fn option(name: &str, detail: String, take: impl Fn() + 'static) -> AnyView {
    view! {
        <button class="row" type="button" on:click=move |_| take()>
            <span class="grow"><span class="name">{name.to_owned()}</span><span class="sub">{detail}</span></span>
        </button>
    }
    .into_any()
}
