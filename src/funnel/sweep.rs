//! The silent applications in one go: those without a reply for longer than replies take, the longest silent first. A suggestion: nothing is closed by itself, and
//! a late reply reopens what was closed here.

use std::collections::BTreeSet;
use std::sync::Arc;

use leptos::prelude::*;

use crate::components::form::Check;
use crate::components::live;
use crate::components::sheet::sheet as sheet_frame;
use crate::derived;
use crate::dom;
use crate::format;
use crate::route::{ReflectRoute, Route};
use crate::runtime;
use crate::session::notice::Notice;
use crate::session::{Feedback, session};
use domain::application::progress::Stage;
use domain::application::{Application, edits};
use domain::feedback::nudge::{Nudge, fitting};
use domain::funnel::SilentAfter;
use domain::funnel::next::{silent_among, silent_applications};
use domain::id::Id;
use domain::model::Model;
use domain::record::Kind;
use domain::sort_compact::IntoTree;

/// Asks once, in a notice, about what was just added and is silent from the start. The notice goes with the last of them that is answered, closed or deleted.
pub fn ask_about(added: &[Id]) {
    let (session, added) = (session(), Arc::<[Id]>::from(added));
    let ledger = derived::ledger();
    let silent = move |added: &[Id]| {
        let days = ledger.with(|ledger| ledger.silent_after.days());
        session.read(&[Kind::Application], |model| silent_among(model, added, session.today.get(), days))
    };
    let count = untrack(|| silent(&added));
    if count == 0 {
        return;
    }
    session.notices.update(|all| {
        all.retain(|notice| !matches!(notice, Notice::SentLongAgo { .. }));
        all.push(Notice::SentLongAgo { count, added: added.clone() });
    });
    let is_it = move |notice: &Notice, about: &Arc<[Id]>| matches!(notice, Notice::SentLongAgo { added, .. } if Arc::ptr_eq(added, about));
    session.under_page(|| {
        runtime::effect(move || {
            // Once it is gone, nothing is read here, and so nothing runs this again.
            let Some(at) = session.notices.with_untracked(|all| all.iter().position(|notice| is_it(notice, &added))) else { return };
            let now = silent(&added);
            session.notices.maybe_update(|all| match all.get_mut(at) {
                Some(Notice::SentLongAgo { count, .. }) if now > 0 => std::mem::replace(count, now) != now,
                _ => {
                    all.remove(at);
                    true
                }
            });
        });
    });
}

/// By how many days "Keep" puts the question off.
const KEEP_DAYS: u32 = 14;
/// The fewest replies of the person's own that say something about a silence.
const ENOUGH: usize = 5;

/// Whether a silence of so many days is still normal: by the person's own replies, else by the published ones.
fn normal(application: &Application, days: i64) -> String {
    let days_of = format::plural(days, "day", "days");
    // They did answer once, perhaps on an unknown day.
    if application.stage() > Stage::Applied {
        return format!("{days_of} since anything with a date was noted");
    }
    let silent = format!("{days_of} without a reply");
    let (slower, answers) =
        derived::ledger().with_untracked(|l| (l.replies.slower_than(u32::try_from(days).unwrap_or_default()), l.replies.answers()));
    match (answers >= ENOUGH, slower) {
        (false, _) => silent,
        (true, 0) => format!("{silent}; none of your {answers} replies took longer"),
        (true, _) => format!("{silent}; {slower} of your {answers} replies took longer"),
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
    // Nothing is ticked beforehand: each is the person's to decide.
    let chosen = RwSignal::new(BTreeSet::<Id>::new());
    // What was kept goes from the list, and comes back with Undo.
    let opened: Vec<_> = silent.iter().map(|(id, application)| (id.clone(), application.remind_on)).collect();
    let still = Memo::new(move |_| {
        let as_it_was = |model: &Model, id: &Id, remind_on| model.applications.get(id).is_some_and(|a| a.remind_on == remind_on);
        session.read(&[Kind::Application], |model| {
            opened.iter().filter(|(id, on)| as_it_was(model, id, *on)).map(|(id, _)| id.clone()).into_set()
        })
    });
    let picked = move || chosen.with(|chosen| still.with(|still| chosen.intersection(still).cloned().collect::<Vec<_>>()));
    let count = move || picked().len();
    let rows = silent
        .iter()
        .map(|(id, application)| {
            let (own, toggled, listed) = (id.clone(), id.clone(), id.clone());
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
            let kept = (id.clone(), application.clone());
            let keep = move |_| {
                if session.commit(edits::snooze(&kept.0, &kept.1, today, KEEP_DAYS), Feedback::Toast).is_ok() {
                    dom::focus_soon("dialog .row:not([hidden]) [aria-label^=Keep]");
                }
            };
            let letter = fitting(application, today).into_iter().find(|nudge| *nudge != Nudge::Withdraw).map(|nudge| {
                let href = Route::Reflect(ReflectRoute::Nudge(nudge, id.clone())).href();
                view! { <a class="btn small" href=href aria-label=format!("Write to {name}")>"Write"</a> }
            });
            view! {
                <div class="row" hidden=move || !still.with(|still| still.contains(&listed))>
                    {Check::new(box_id.clone(), name.clone()).bare().over(Signal::derive(move || chosen.with(|chosen| chosen.contains(&own))), toggle)}
                    <label class="grow" for=box_id><span class="name">{name.clone()}</span><span class="sub">{application.role.clone()}</span><span class="sub">{normal(application, days)}</span></label>
                    <div class="bar end">{letter}<button class="btn small quiet" type="button" aria-label=format!("Keep {name}") on:click=keep>"Keep"</button></div>
                </div>
            }
        })
        .collect_view();
    let close = move |_| {
        let ids = picked();
        let picked = session
            .peek(|model| ids.into_iter().filter_map(|id| model.applications.get(&id).cloned().map(|a| (id, a))).collect::<Vec<_>>());
        if session.commit(edits::close_silent(&picked, today, || session.new_id()), Feedback::Toast).is_ok() {
            session.close();
        }
    };
    sheet_frame(
        "Silent applications",
        view! {
            <p>{why}" Write once more, close it, or keep it as it is: closing keeps your figures accurate, and a late reply reopens it."</p>
            <div class="bar">
                <button class="btn small" type="button" on:click=move |_| chosen.set(BTreeSet::new())>"Select none"</button>
                <button class="btn small" type="button" on:click={ let all: BTreeSet<_> = silent.iter().map(|(id, _)| id.clone()).into_set(); move |_| chosen.set(all.clone()) }>"Select all"</button>
            </div>
            <div class="rows">{rows}</div>
            <div class="actions"><button class="btn primary" type="button" disabled=move || count() == 0 on:click=close>{live(move || if count() == 0 { "Close as silent".to_owned() } else { format!("Close {} as silent", format::count(count())) })}</button></div>
        }
        .into_any(),
    )
}
