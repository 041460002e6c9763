//! The silent applications in one go: those without a reply for longer than replies take, the longest silent first. A suggestion: nothing is closed by itself, and
//! a late reply reopens what was closed here.

use std::collections::BTreeSet;

use leptos::prelude::*;

use crate::components::form::Check;
use crate::components::live;
use crate::components::sheet::sheet as sheet_frame;
use crate::derived;
use crate::format;
use crate::session::notice::Notice;
use crate::session::{Feedback, session};
use domain::application::edits;
use domain::funnel::SilentAfter;
use domain::funnel::next::{silent_among, silent_applications};
use domain::id::Id;

/// Asks once, in a notice, about what was just added and is silent from the start.
pub fn ask_about(added: &[Id]) {
    let session = session();
    let days = derived::ledger().with_untracked(|ledger| ledger.silent_after.days());
    let count = session.peek(|model| silent_among(model, added, session.today.get_untracked(), days));
    if count > 0 {
        session.notices.update(|all| {
            all.retain(|notice| !matches!(notice, Notice::SentLongAgo(_)));
            all.push(Notice::SentLongAgo(count));
        });
    }
}

pub fn sheet() -> AnyView {
    let session = session();
    let today = session.today.get_untracked();
    let rule = derived::ledger().with_untracked(|ledger| ledger.silent_after);
    let silent = session.peek(|model| {
        silent_applications(model, today, rule.days())
            .into_iter()
            .filter_map(|id| model.applications.get(&id).cloned().map(|application| (id, application)))
            .collect::<Vec<_>>()
    });
    if silent.is_empty() {
        return sheet_frame(
            "Silent applications",
            view! { <p>"No application has been silent for longer than replies usually take."</p> }.into_any(),
        );
    }
    let why = match rule {
        SilentAfter::Usual => "28 days without a reply: in two real logs, 23 of 24 positive replies came within 27.".to_owned(),
        SilentAfter::Own(days) => {
            format!("{} without a reply: 95% of your own replies came sooner.", format::plural(i64::from(days), "day", "days"))
        }
        SilentAfter::Set(days) => format!("{} without a reply, as set in your settings.", format::plural(i64::from(days), "day", "days")),
    };
    let chosen = RwSignal::new(silent.iter().map(|(id, _)| id.clone()).collect::<BTreeSet<_>>());
    let count = move || chosen.with(BTreeSet::len);
    let rows = silent
        .iter()
        .map(|(id, application)| {
            let (own, toggled) = (id.clone(), id.clone());
            let days = application.last_moved(today).map(|day| (today - day).num_days()).unwrap_or_default();
            let box_id = format!("sweep-{id}");
            let name = edits::name(application).to_owned();
            let toggle = move |on: bool| {
                chosen.update(|chosen| {
                    if on {
                        chosen.insert(toggled.clone());
                    } else {
                        chosen.remove(&toggled);
                    }
                });
            };
            view! {
                <div class="row">
                    {Check::new(box_id.clone(), name.clone()).bare().over(Signal::derive(move || chosen.with(|chosen| chosen.contains(&own))), toggle)}
                    <label class="grow" for=box_id><span class="name">{name}</span><span class="sub">{application.role.clone()}</span></label>
                    <span class="end">{format::plural(days, "day", "days")}</span>
                </div>
            }
        })
        .collect_view();
    let close = move |_| {
        let ids = chosen.get_untracked();
        let picked = session
            .peek(|model| ids.into_iter().filter_map(|id| model.applications.get(&id).cloned().map(|a| (id, a))).collect::<Vec<_>>());
        if session.commit(edits::close_silent(&picked, today, || session.new_id()), Feedback::Toast).is_ok() {
            session.close();
        }
    };
    sheet_frame(
        "Silent applications",
        view! {
            <p>{why}" Closing them keeps your figures accurate. A late reply reopens them."</p>
            <div class="bar">
                <button class="btn small" type="button" on:click=move |_| chosen.set(BTreeSet::new())>"Select none"</button>
                <button class="btn small" type="button" on:click={ let all: BTreeSet<_> = silent.iter().map(|(id, _)| id.clone()).collect(); move |_| chosen.set(all.clone()) }>"Select all"</button>
            </div>
            <div class="rows">{rows}</div>
            <div class="actions"><button class="btn primary" type="button" disabled=move || count() == 0 on:click=close>{live(move || format!("Close {} as silent", count()))}</button></div>
        }
        .into_any(),
    )
}
