//! Sample data: a space of its own in this tab. Nothing of it is ever among the person's records, and leaving it takes nothing away.
//!
//! Entering and leaving start the page anew, which opens the other space: no screen, draft or undo of the one reaches into the other. What an earlier version
//! put among the person's own records is taken out here, too.

use std::collections::BTreeMap;

use leptos::prelude::*;

use crate::components::live;
use crate::dom;
use crate::embed::{self, FilesTask, Task};
use crate::format;
use crate::route::Route;
use crate::runtime;
use crate::session::notice::{Notice, Toast};
use crate::session::{Feedback, Session, session};
use domain::change::Edit;
use domain::model::{Model, settings_id};
use domain::record::Kind;
use domain::sample;
use domain::sample::leftovers::{self, Leftovers};
use domain::settings::Settings;
use store::browser::StoreHandle;

/// The offer to look around; the sample itself has none.
pub fn offer() -> AnyView {
    if session().is_sample() {
        return ().into_any();
    }
    view! { <button class="btn quiet flush" type="button" on:click=|_| embed::run(Task::Files(FilesTask::EnterSample))>"Look around with sample data"</button> }
        .into_any()
}

/// The bar on top of every screen of the sample's space.
pub fn bar() -> AnyView {
    let leave = |_| match StoreHandle::leave_sample() {
        Ok(()) => start_anew(),
        Err(error) => session().show_toast(Toast::refused(error.to_string())),
    };
    view! {
        <div class="sample-bar no-print" role="region" aria-label="Sample data">
            <p class="grow"><strong>"You are looking at sample data."</strong>" Yours is untouched."</p>
            <button class="btn small" type="button" on:click=leave>"Leave"</button>
        </div>
    }
    .into_any()
}

/// Opens the sample's space in this tab. What it is made of comes with the part that has the files.
pub fn enter() {
    let session = session();
    let mut fill = sample::change(session.today.get_untracked());
    // It looks as the person set it; their name and whatever their figures depend on stay where they are.
    let own = session.peek(Model::preferences);
    let look = Settings { theme: own.theme, currency: own.currency, country: own.country, reason: own.reason, ..Settings::default() };
    if !fill.edits.iter().any(|edit| edit.kind == Kind::Settings) {
        fill.edits.push(Edit::add(settings_id(), look));
    }
    runtime::spawn(async move {
        match StoreHandle::enter_sample(&fill).await {
            Ok(()) => start_anew(),
            Err(refused) => session.show_toast(Toast::refused(refused.to_string())),
        }
    });
}

/// Today, in a page started anew.
fn start_anew() {
    let location = dom::window().location();
    drop(location.set_hash(&Route::Today.href()));
    drop(location.reload());
}

/// What an earlier version left among the person's own records.
fn left(session: Session) -> Option<Leftovers> {
    if session.is_sample() || !session.peek(|model| model.all().iter().any(|(id, _)| id.is_sample())) {
        return None;
    }
    // Where storage cannot be read nothing counts as untouched, and the person is asked about all of it.
    let untouched = session.handle().untouched_sample().unwrap_or_default();
    Some(session.peek(|model| leftovers::leftovers(model, &untouched)))
}

/// Takes out what nobody touched, and points to what the person should decide on.
pub fn tidy() {
    let session = session();
    let Some(found) = left(session) else { return };
    if let Some(change) = found.removal {
        drop(session.commit(change, Feedback::Quiet));
    }
    if !found.asked.is_empty() {
        let notice = Notice::Other(
            "An earlier version kept its sample data among your own. It is taken out, except for what you edited or use: choose what happens to that under Your data."
                .into(),
        );
        session.notices.update(|all| {
            if !all.contains(&notice) {
                all.push(notice);
            }
        });
    }
}

/// The choice about what was edited, where there is any.
pub fn leftovers_section() -> AnyView {
    let session = session();
    let counts = Memo::new(move |_| {
        let all = session.read(Kind::ALL, Model::all);
        let mut counts = BTreeMap::<Kind, usize>::new();
        if !session.is_sample() {
            for (_, record) in all.iter().filter(|(id, _)| id.is_sample()) {
                *counts.entry(record.kind()).or_default() += 1;
            }
        }
        let names = session.peek(|model| {
            let sample = model.applications.iter().filter(|(id, _)| id.is_sample());
            sample.map(|(_, application)| domain::application::edits::name(application).to_owned()).collect::<Vec<_>>()
        });
        (counts.values().sum::<usize>(), names)
    });
    let settled =
        move || session.notices.update(|all| all.retain(|notice| !matches!(notice, Notice::Other(text) if text.contains("sample data"))));
    let decide = move |change: Option<domain::change::Change>| {
        if change.is_some_and(|change| session.commit(change, Feedback::Toast).is_ok()) {
            settled();
        }
    };
    let keep = move |_| decide(session.peek(leftovers::keep));
    let remove = move |_| decide(session.peek(sample::removal));
    live(move || {
        let (count, names) = counts.get();
        (count > 0).then(|| {
            view! {
                <section class="section" aria-label="Sample data from an earlier version">
                    <h2>"Sample data from an earlier version"</h2>
                    <p>{format!("{} of the sample {} been edited, or your own entries refer to {}.", format::plural(count as i64, "entry", "entries"), if count == 1 { "has" } else { "have" }, if count == 1 { "it" } else { "them" })}</p>
                    {(!names.is_empty()).then(|| view! { <p class="sub">{format!("Applications among them: {}.", names.join(", "))}</p> })}
                    <div class="bar">
                        <button class="btn" type="button" on:click=keep>"Keep as mine"</button>
                        <button class="btn" type="button" on:click=remove>"Remove them"</button>
                    </div>
                </section>
            }
        })
    })
}
