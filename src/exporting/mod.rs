//! Files out: each with a line on what it is for. What stands in them is written by `exchange::out` and `store`; this saves them.
//!
//! - `backup`: a backup, whole or in part, open or encrypted.
//! - `proof`: the printable proof of search. - `picture`: an SVG as PNG. - `drawing`: the pictures of other screens.

pub mod backup;
pub mod drawing;
mod file_name;
pub mod folder;
mod picture;
pub mod proof;

use crate::derived;
use crate::page::page;
use crate::runtime;
use leptos::prelude::*;

use crate::components::live;

pub use backup::save_backup;
pub use file_name::file_name;

use super::components::icon::{Icon, icon, icon_small};
use super::route::Route;
use super::session::notice::Toast;
use super::session::{now, session};
use super::{dom, worker_client};
use domain::funnel::{Detail, Sankey};
use domain::record::Kind;
use exchange::out::{calendar, csv, sankey};

/// Size of the saved picture, in pixels.
const PICTURE: (f64, f64) = (960.0, 520.0);

/// What a browser calls an Excel workbook.
const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// The screen.
pub fn screen() -> AnyView {
    let session = session();
    let some = Memo::new(move |_| session.read(&[Kind::Application], |model| model.applications.len()));
    let none = Signal::derive(move || some.get() == 0);
    let flows = move || derived::ledger().with_untracked(|ledger| Sankey::of(ledger, Detail::Rounds));
    let no_flow = Signal::derive(move || derived::ledger().with(|ledger| Sankey::of(ledger, Detail::Stages).links.is_empty()));
    let svg = move || sankey::svg(&flows(), "Where my applications went", PICTURE.0, PICTURE.1);
    let save = move |what: &'static str, mime: &'static str, text: String| {
        dom::save_file(&file_name(what), mime, &text);
        session.show_toast(Toast::plain(format!("{} saved", file_name(what))));
    };
    let table = move |_| save("applications.csv", "text/csv", session.peek(csv::applications));
    let workbook = move |_| {
        let csv = session.peek(csv::applications);
        runtime::spawn(async move {
            match worker_client::write_spreadsheet("Applications", &csv).await {
                Ok(bytes) => {
                    dom::save_bytes(&file_name("applications.xlsx"), XLSX, &bytes);
                    session.show_toast(Toast::plain(format!("{} saved", file_name("applications.xlsx"))));
                }
                Err(error) => session.show_toast(Toast::plain(error.0)),
            }
        });
    };
    let text = move |_| save("sankey.txt", "text/plain", sankey::matic(&flows()));
    let drawing = move |_| save("sankey.svg", "image/svg+xml", svg());
    let photo = move |_| picture::save_png(svg(), PICTURE, file_name("sankey.png"));
    let upcoming = Memo::new(move |_| session.read(&[Kind::Application], |model| calendar::upcoming(model, session.today.get()).len()));
    let dates = move |_| {
        let entries = session.peek(|model| calendar::upcoming(model, session.today.get_untracked()));
        let utc = now() + chrono::Duration::minutes(js_sys::Date::new_0().get_timezone_offset().clamp(-1440.0, 1440.0) as i64);
        save("calendar.ics", "text/calendar", calendar::write(&entries, utc));
    };
    let never = Signal::derive(|| false);
    let no_dates = Signal::derive(move || upcoming.get() == 0);
    let content = view! {
        <section class="section">
            <h2>"Applications"</h2>
            <div class="card rows export-list">
                {row("Table (CSV)", "Every application with its whole timeline. Opens in any spreadsheet, and comes back in by Import unharmed.", button("Save the table", none, table))}
                {row("Workbook (XLSX)", "The same table for Excel, LibreOffice or Google Sheets, with real dates and numbers.", button("Save the workbook", none, workbook))}
                <a class="row" href=Route::Proof.href()>
                    <span class="grow"><span class="name">"Proof of search"</span><span class="sub">"For a benefit office: what you did between two days, to print and sign."</span></span>{icon(Icon::Right)}
                </a>
                <a class="row" href=Route::Share.href()>
                    <span class="grow"><span class="name">"Snapshot to share"</span><span class="sub">"A link to look at: your funnel, a reflection, your budget without amounts. You see what leaves."</span></span>{icon(Icon::Right)}
                </a>
                {row("Calendar (ICS)", "Calls, interviews and reminders from today on, for the calendar on your phone or computer.", button("Save the calendar", no_dates, dates))}
            </div>
            {live(move || none.get().then(|| view! { <p class="sub">"There are no applications yet, so there is nothing to save from them."</p> }))}
        </section>
        <section class="section">
            <h2>"Where they went"</h2>
            <div class="card rows export-list">
                {row("Picture (PNG)", "To send or to post. It names stages and numbers, no companies.", button("Save as PNG", no_flow, photo))}
                {row("Drawing (SVG)", "The same, sharp at any size, for a document or a slide.", button("Save as SVG", no_flow, drawing))}
                {row("Text for SankeyMATIC", "To paste into SankeyMATIC, where you can style the diagram yourself.", button("Save the text", no_flow, text))}
            </div>
        </section>
        <section class="section">
            <h2>"Everything"</h2>
            <div class="card rows export-list">
                {row("Backup (JSON)", "All there is: applications, budget, reflections, settings. Takes you to another browser, and back after a mishap.", button("Save a backup", never, move |_| save_backup()))}
            </div>
            <p class="sub">"Every file is made on this device and goes only where you save it."</p>
        </section>
    };
    page("Export", "exporting flow", ().into_any(), content.into_any())
}

fn row(name: &'static str, what_for: &'static str, button: AnyView) -> AnyView {
    view! { <div class="row"><span class="grow"><span class="name">{name}</span><span class="sub">{what_for}</span></span>{button}</div> }
        .into_any()
}

fn button(name: &'static str, disabled: Signal<bool>, save: impl Fn(web_sys::MouseEvent) + 'static) -> AnyView {
    view! { <button class="btn small" type="button" aria-label=name disabled=disabled on:click=save>{icon_small(Icon::Down)}"Save"</button> }.into_any()
}
