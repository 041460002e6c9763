//! Where a reflection begins: on an application or an interview named in the address, or on whatever the person picks.

use crate::route::ReflectRoute;
use leptos::prelude::*;

use super::pieces::{button, row};
use crate::format;
use crate::page::page;
use crate::session::{Feedback, now, session};
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
    let go = move || crate::session::session().replace(ReflectRoute::Wizard(id.clone(), None));
    match change {
        Some(change) => {
            let kept = session.commit(change, Feedback::Quiet).is_ok();
            if kept {
                go();
            } else {
                crate::session::session().replace(ReflectRoute::Home);
            }
        }
        None => crate::runtime::next_frame(go),
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
    let rows = found
        .into_iter()
        .map(|(id, company, line)| row(ReflectRoute::About(id.clone(), None).href(), company, line, ().into_any()))
        .collect_view();
    page(
        "What is it about?",
        "",
        ().into_any(),
        view! { <div class="rows">{rows}</div><div>{button("btn", "Something else", || open(None, None))}</div> }.into_any(),
    )
}
