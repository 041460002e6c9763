//! Where a reflection starts: about an application or an interview named in the address, or about what the person picks.

use crate::route::ReflectRoute;
use leptos::prelude::*;

use super::rows::{back, button, row};
use crate::format;
use crate::page::page;
use crate::session::{Feedback, now, session};
use domain::id::Id;
use domain::record::Kind;
use domain::reflection::begin;
use domain::reminders::{Occasion, Reminder, reminders};

/// Starts one about an application or one of its events, or takes up the one under way, and goes there.
pub fn about(application: &Id, event: Option<&Id>) -> AnyView {
    open(Some(application), event);
    view! { <main id="main" tabindex="-1"></main> }.into_any()
}

fn open(application: Option<&Id>, event: Option<&Id>) {
    let session = session();
    let today = session.today.get_untracked();
    let (id, change) = session.peek(|model| begin::begin(model, session.new_id(), application, event, today));
    let go = move || session.replace(ReflectRoute::Wizard(id.clone(), None));
    match change {
        Some(change) => {
            // In place of this address either way: a refusal is a toast on the overview.
            if session.commit(change, Feedback::Quiet).is_ok() {
                go();
            } else {
                session.replace(ReflectRoute::Home);
            }
        }
        None => crate::runtime::next_frame(go),
    }
}

/// What could be reflected on: the latest rejections and interviews without a reflection, the newest first.
pub fn fresh() -> Vec<(Id, String, String)> {
    let session = session();
    let today = session.today.get();
    let kinds = [Kind::Application, Kind::Reflection, Kind::QuietTime];
    let all = session.read(&kinds, |model| reminders(model, now()));
    let found = all.into_iter().filter_map(|reminder| match reminder {
        Reminder::Reflect { application, company, on, after } => {
            let what = match after {
                Occasion::TurnedDown => "You were turned down",
                Occasion::Interview => "You had an interview",
                Occasion::FirstCall => "You had a first call",
            };
            Some((application, company, format!("{what} {}", format::ago(on, today))))
        }
        _ => None,
    });
    found.collect()
}

/// Starts one: offers what it could be about, or starts at once where there is nothing to pick.
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
        back(),
        view! { <div class="rows">{rows}</div><div>{button("btn", "Something else", || open(None, None))}</div> }.into_any(),
    )
}
