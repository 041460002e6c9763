//! A question about the whole file before it is read: which of its sheets, or in which of several ways its letters are meant. The answer makes a
//! file of it that is read like any other.

use leptos::prelude::*;

use super::read::{take_encoding, take_sheet, unlock};
use super::state::{FileQuestion, ImportState, heading};
use crate::components::form::{Input, TextField};
use crate::format;
use exchange::spreadsheet::SheetText;
use exchange::table::Reading;

/// The question.
pub(super) fn view(import: ImportState, question: &FileQuestion) -> AnyView {
    let (title, hint, options) = match question {
        FileQuestion::Sheet(workbook) => {
            let option = |(at, sheet): (usize, &SheetText)| {
                let (workbook, rows) = (workbook.clone(), sheet.rows);
                let suggested = if at == workbook.proposed { ", suggested" } else { "" };
                let detail = format!("{}{suggested}", format::plural(rows as i64, "row", "rows"));
                let take = move || {
                    if let Some(sheet) = workbook.sheets.get(at) {
                        take_sheet(import, sheet);
                    }
                };
                option(&sheet.name, detail, take)
            };
            let options: Vec<AnyView> = workbook.sheets.iter().enumerate().map(option).collect();
            ("Which sheet?", "One sheet is imported at a time. You see what would happen before anything does.", options)
        }
        FileQuestion::Passphrase => return passphrase(import),
        FileQuestion::Text(readings) => {
            let option = |reading: &Reading| {
                let encoding = reading.encoding;
                option(&reading.sample, encoding.name().to_owned(), move || take_encoding(import, encoding))
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
        {heading(import, title.to_owned())}
        <p class="sub">{hint}</p>
        <div class="card rows">{options}</div>
    }
    .into_any()
}

/// Asks for the passphrase of a locked file.
fn passphrase(import: ImportState) -> AnyView {
    // Never kept, not even as a draft.
    let typed = RwSignal::new(String::new());
    let open = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        unlock(import, typed.get_untracked());
    };
    view! {
        {heading(import, "This file is locked".to_owned())}
        <p class="sub">"It was saved with a passphrase. It is unlocked on this device; you see what would happen before anything does."</p>
        <form class="stack tight" on:submit=open>
            {TextField::new("unlock-passphrase", "Passphrase", Input::Passphrase).value(typed)}
            <div class="bar"><button class="btn primary" type="submit" disabled=move || import.busy.with(Option::is_some)>"Unlock"</button></div>
        </form>
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
