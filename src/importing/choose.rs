//! How a file comes into the page: picked, dropped or pasted. Its size is asked before it is opened.

use crate::runtime;
use js_sys::Uint8Array;
use leptos::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{ClipboardEvent, DragEvent, File};

use super::read;
use super::state::{ImportState, Source};
use crate::components::form::{Form, Input, TextField, file};
use crate::components::icon::{Icon, icon};
use exchange::{html_table, limits};

/// Reads a picked or dropped file.
///
/// # Errors
/// A sentence: too large, empty, or the browser cannot open it.
pub async fn open(file: &File) -> Result<Source, String> {
    limits::check_size(file.size().max(0.0) as u64).map_err(|refusal| refusal.to_string())?;
    let buffer = JsFuture::from(file.array_buffer()).await;
    let buffer = buffer.map_err(
        |_| "The browser could not open this file. Nothing was changed. Choose it once more, or copy its text and paste it below.",
    )?;
    Ok(Source { name: file.name(), bytes: Uint8Array::new(&buffer) })
}

/// Opens a file and shows what it is, if the screen is still shown by then.
pub(super) fn take(import: ImportState, file: File) {
    let turn = import.begin("Opening the file …");
    runtime::detached(async move {
        let opened = open(&file).await;
        if import.is_over(turn) {
            match opened {
                Ok(source) => read::read(import, source),
                Err(why) => import.fail(why),
            }
        }
    });
}

/// Where nothing is chosen yet.
pub(super) fn view(import: ImportState) -> AnyView {
    let take = move |file: File| take(import, file);
    let over = RwSignal::new(false);
    let dropped = move |event: DragEvent| {
        event.prevent_default();
        over.set(false);
        let file = event.data_transfer().and_then(|data| data.files()).and_then(|files| files.get(0));
        match file {
            Some(file) => take(file),
            None => import.fail("What you dropped is not a file. Nothing was changed. Copy its text and paste it below."),
        }
    };
    let form = Form::new("import");
    let text = form.text("pasted", "");
    let read_text = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let typed = text.get_untracked();
        match limits::check_size(typed.trim().len() as u64) {
            Ok(()) => read::read(import, Source { name: "Pasted text".into(), bytes: Uint8Array::from(typed.as_bytes()) }),
            Err(limits::Refusal::Empty) => {
                import.fail("There is no text yet. Copy the rows of your table with their headings and paste them.")
            }
            Err(refusal) => import.fail(refusal.to_string()),
        }
    };
    // A table copied from a spreadsheet or a page comes as HTML too, with its links and its cells kept apart.
    let take_table = move |event: ClipboardEvent| {
        let html = event.clipboard_data().and_then(|data| data.get_data("text/html").ok()).unwrap_or_default();
        if html_table::is_page(&html) && limits::check_size(html.len() as u64).is_ok() {
            event.prevent_default();
            read::read(import, Source { name: "Pasted table".into(), bytes: Uint8Array::from(html.as_bytes()) });
        }
    };
    view! {
        <h2 class="visually-hidden" tabindex="-1">"Choose a file"</h2>
        <p class="lead">"A spreadsheet, an export from a job tracker or from LinkedIn, a file from your bank, or a backup. You see what would happen before anything does."</p>
        <div class="drop" class:over=over
            on:dragover=move |event: DragEvent| { event.prevent_default(); over.set(true); }
            on:dragleave=move |_| over.set(false)
            on:drop=dropped>
            {icon(Icon::Up)}
            <label class="btn primary file" for="import-file">"Choose a file"
                {file("import-file", "Choose a file", "", take)}
            </label>
            <p class="sub">"or drop it here. Up to 10 MB and 50,000 rows; it is read on this device and sent nowhere."</p>
        </div>
        <form class="stack tight" on:submit=read_text on:paste=take_table>
            {TextField::new("import-text", "Or paste rows, with their headings", Input::Area).value(text)}
            <div class="bar"><button class="btn" type="submit">"Read this text"</button></div>
        </form>
        {formats()}
    }
    .into_any()
}

/// Where each file comes from: what it is, and how to get it there.
const FORMATS: &[(&str, &str)] = &[
    (
        "Your own spreadsheet",
        "From Excel or LibreOffice, choose the file itself: .xlsx, .xlsm, .xls or .ods. From Google Sheets or Numbers, download or export it as Excel or CSV. One application a row; any columns, any language. Columns Onward has no field for go to the notes. You can also copy the table and paste it above.",
    ),
    (
        "LinkedIn",
        "Settings, Data privacy, Get a copy of your data. Take Job Applications.csv, Saved Jobs.csv or Connections.csv out of the archive they send you. Easy Apply keeps no status: all of them count as applied.",
    ),
    (
        "Contacts",
        "In your phone's or mail program's contacts, export them as vCard (.vcf). They come in as people; pictures stay where they are.",
    ),
    ("Daylio", "In its settings, choose Export entries, then CSV. Moods and notes come into your diary on their days."),
    ("Simplify", "Open your job tracker there and choose Export to CSV."),
    ("Teal", "Open the job tracker there and export it as CSV, archived jobs too if you want them."),
    ("Huntr", "Open a board there and export its jobs as CSV. The list a job is in gives its stage."),
    ("JobSync", "In My Jobs, choose Export. Dates and stages come along."),
    ("JobHunter", "Under Export, take the CSV, the Excel file or the JSON."),
    (
        "Trello",
        "Open the board, then its menu, Print, export and share, Export as JSON. The lists are the stages, and the board's history says when a card came into each.",
    ),
    (
        "Notion and Airtable",
        "In Notion, export the database as Markdown & CSV and choose the zip as it is. In Airtable, open the menu of the view and choose Download CSV.",
    ),
    ("Another tracker", "Export as CSV, Excel or JSON. A list of applications in JSON is read as a table."),
    (
        "Onward",
        "The CSV from Export can be imported again without loss. A backup or a rescue file restores everything, next to what you have here.",
    ),
    (
        "Your bank",
        "Look for Export or Download at the list of transactions: CSV, Excel, OFX or QFX, QIF, CAMT.053 (XML), MT940 or Norma 43. The transactions go to your spending log.",
    ),
];

fn formats() -> AnyView {
    let rows =
        FORMATS.iter().map(|(name, how)| view! { <details><summary>{*name}</summary><p class="sub">{*how}</p></details> }).collect_view();
    view! {
        <section class="section">
            <h2>"Where to get the file"</h2>
            <div class="card rows formats">{rows}</div>
        </section>
    }
    .into_any()
}
