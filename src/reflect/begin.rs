//! Where a reflection begins: on an application or an interview named in the address, or on whatever the person picks.

use leptos::prelude::*;

use super::pieces::{button, replace, row, to};
use crate::format;
use crate::session::{now, session};
use crate::shell::page;
use domain::id::Id;
use domain::record::Kind;
use domain::reflection::begin;
use domain::reminders::{Reminder, reminders};

/// Begins one on an application or one of its events, or takes the open one up again, and goes there.
pub fn about(application: &Id, event: Option<&Id>) -> AnyView {
    open(Some(application), event);
    view! { <main id="main" tabindex="-1"></main> }.into_any()
}

fn open(application: Option<&Id>, event: Option<&Id>) {
    let session = session();
    let today = session.today.get_untracked();
    let (id, change) = session.peek(|model| begin::begin(model, session.new_id(), application, event, today));
    let go = move || replace(&["go", id.as_str()]);
    match change {
        Some(change) => session.make_quietly_then(change, move |kept| {
            if kept {
                go();
            } else {
                replace(&[]);
            }
        }),
        None => leptos::prelude::request_animation_frame(go),
    }
}

/// What could be looked back on: the latest rejections and conversations without a reflection, the newest first.
pub fn fresh() -> Vec<(Id, String, String)> {
    let session = session();
    let today = session.today.get();
    let kinds = [Kind::Application, Kind::Reflection, Kind::QuietTime];
    let all = session.read(&kinds, |model| reminders(model, now()));
    let found = all.into_iter().filter_map(|reminder| match reminder {
        Reminder::Reflect { application, company, on, turned_down } => {
            let what = if turned_down { "They said no" } else { "You talked" };
            Some((application, company, format!("{what} {}", format::ago(on, today))))
        }
        _ => None,
    });
    found.collect()
}

/// Begins one: picks what it is about where there is something to pick, else begins at once.
pub fn screen() -> AnyView {
    let found = untrack(fresh);
    if found.is_empty() {
        open(None, None);
        return view! { <main id="main" tabindex="-1"></main> }.into_any();
    }
    let rows = found.into_iter().map(|(id, company, line)| row(to(&["new", id.as_str()]), company, line, ().into_any())).collect_view();
    page(
        "What is it about?",
        "",
        ().into_any(),
        view! { <div class="rows">{rows}</div><div>{button("btn", "Something else", || open(None, None))}</div> }.into_any(),
    )
}
