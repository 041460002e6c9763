//! The list to work in: search over everything, the parts of the list, an order, saved views, and the rows in sight. Marking several brings up the bar of
//! bulk edits. What is asked stays while the page lives, so that Back finds the list as it was left.

use std::collections::BTreeSet;

use crate::runtime;
use leptos::prelude::*;

use crate::components::live;

use super::bulk;
use crate::components::icon::{Icon, icon, icon_small};
use crate::components::rows::rows;
use crate::format;
use crate::route::Route;
use crate::session::{Feedback, session};
use domain::application::Origin;
use domain::application::edits;
use domain::application::progress::{Outcome, Stage, State};
use domain::change::{Change, Edit};
use domain::funnel::next::Meeting;
use domain::funnel::{NextAction, NextStep};
use domain::id::Id;
use domain::list::{Group, ListRow, Query, Sort};
use domain::record::Kind;
use domain::settings::SavedView;

/// A row's height in pixels; the style sheet says the same.
const ROW: f64 = 69.0;

thread_local! {
    static ASKED: std::cell::RefCell<Query> = std::cell::RefCell::default();
}

/// Search, filters, rows.
pub fn list() -> AnyView {
    let session = session();
    let index = session.derived().index();
    let query = RwSignal::new(ASKED.with_borrow(Clone::clone));
    runtime::effect(move || query.with(|query| ASKED.with_borrow_mut(|asked| asked.clone_from(query))));
    let marked = RwSignal::new(None::<BTreeSet<Id>>);
    let found = Memo::new(move |_| {
        index.with(|index| query.with(|query| index.search(query).into_iter().map(|row| row.id.clone()).collect::<Vec<_>>()))
    });
    let words = move || match found.with(Vec::len) {
        0 => "Nothing found. Try fewer words, or All.".to_owned(),
        n => format::plural(n as i64, "application", "applications"),
    };
    let nothing = move || found.with(Vec::is_empty).then(|| view! { <p class="sub">"Nothing here. "{live(move || hint(query))}</p> });
    view! {
        <div class="section" id="list">
            <h2 class="visually-hidden">"Applications"</h2>
            {search(query)}
            {groups(query)}
            {live(move || options(query, marked))}
            <p class="visually-hidden" role="status">{words}</p>
            {live(move || marked.with(Option::is_some).then(|| bulk::bar(marked, found)))}
            {nothing}
            {rows("Applications", found.into(), ROW, move |id| row(id, marked))}
        </div>
    }
    .into_any()
}

fn hint(query: RwSignal<Query>) -> AnyView {
    let in_all = move |_| query.update(|query| query.group = Group::All);
    query
        .with(|query| {
            (query.group != Group::All)
                .then(|| view! { <button class="btn small" type="button" on:click=in_all>"Look in all of them"</button> })
        })
        .into_any()
}

fn search(query: RwSignal<Query>) -> AnyView {
    let index = session().derived().index();
    let label = move || format!("Search {} applications", format::count(index.with(|index| index.rows().len())));
    let on_key = move |event: leptos::ev::KeyboardEvent| {
        if event.key() == "Escape" {
            query.update(|query| query.text.clear());
        }
    };
    view! {
        <div class="search">
            {icon(Icon::Lens)}
            <input type="search" aria-label=label placeholder=label autocomplete="off" enterkeyhint="search"
                prop:value=move || query.with(|query| query.text.clone())
                on:input=move |event| { let text = event_target_value(&event); query.update(|query| { if query.text.is_empty() && !text.is_empty() { query.group = Group::All; } query.text = text; }); }
                on:keydown=on_key />
            <kbd class="wide-only" aria-hidden="true">"/"</kbd>
        </div>
    }
    .into_any()
}

fn groups(query: RwSignal<Query>) -> AnyView {
    let index = session().derived().index();
    let counts = Memo::new(move |_| index.with(|index| index.counts()));
    let one = move |group: Group| {
        let count = move || {
            let counts = counts.get();
            match group {
                Group::Active => counts.active,
                Group::Silent => counts.silent,
                Group::Closed => counts.closed,
                Group::Saved => counts.saved,
                Group::All => counts.active + counts.silent + counts.closed + counts.saved,
                Group::Archived => counts.archived,
            }
        };
        let pick = move |_| query.update(|query| query.group = group);
        view! {
            <button class="chip" type="button" hidden=move || group == Group::Archived && count() == 0 aria-pressed=move || query.with(|query| query.group == group).to_string() on:click=pick>
                {group.name()}" "{live(move || format::count(count()))}
            </button>
        }
    };
    view! { <div class="chips scroll" role="group" aria-label="Which applications">{Group::ALL.into_iter().map(one).collect_view()}</div> }
        .into_any()
}

fn options(query: RwSignal<Query>, marked: RwSignal<Option<BTreeSet<Id>>>) -> AnyView {
    let session = session();
    let sorts = Sort::ALL
        .into_iter()
        .map(|sort| view! { <option value=sort.name() prop:selected=move || query.with(|query| query.sort == sort)>{sort.name()}</option> })
        .collect_view();
    let set_sort = move |event| {
        let name = event_target_value(&event);
        if let Some(sort) = Sort::ALL.into_iter().find(|sort| sort.name() == name) {
            query.update(|query| query.sort = sort);
        }
    };
    let origins = [("", "All origins"), ("outbound", "You applied"), ("inbound", "They contacted you first"), ("referral", "Referral")];
    let set_origin = move |event| {
        let origin = match event_target_value(&event).as_str() {
            "outbound" => Some(Origin::Outbound),
            "inbound" => Some(Origin::Inbound),
            "referral" => Some(Origin::Referral),
            _ => None,
        };
        query.update(|query| query.origin = origin);
    };
    let stages =
        [("", "Any stage"), ("screen", "From the first call on"), ("interview", "From an interview on"), ("offer", "With an offer")];
    let set_stage = move |event| {
        let stage = match event_target_value(&event).as_str() {
            "screen" => Some(Stage::Screen),
            "interview" => Some(Stage::Interview),
            "offer" => Some(Stage::Offer),
            _ => None,
        };
        query.update(|query| query.stage = stage);
    };
    let views = session.read(&[Kind::View], |model| model.views.iter().map(|(id, view)| (id.clone(), view.clone())).collect::<Vec<_>>());
    let named = views
        .into_iter()
        .map(|(id, view)| {
            let asked = Query::parse(&view.query);
            let name = view.name.clone();
            let delete = move |_| drop(session.commit(Change::one(format!("View “{}” deleted", view.name), Edit::remove(id.clone(), &view)), Feedback::Toast));
            let own = asked.clone();
            view! {
                <span class="bar saved-view">
                    <button class="chip" type="button" aria-pressed=move || query.with(|query| *query == own).to_string() on:click=move |_| query.set(asked.clone())>{icon_small(Icon::Star)}{name.clone()}</button>
                    <button class="btn icon quiet" type="button" aria-label=format!("Delete the view {name}") on:click=delete>{icon_small(Icon::Cross)}</button>
                </span>
            }
        })
        .collect_view();
    let name = RwSignal::new(String::new());
    let save = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let view = SavedView { name: name.get_untracked().trim().to_owned(), query: query.with_untracked(Query::to_text) };
        drop(session.commit(Change::one(format!("View “{}” saved", view.name), Edit::add(session.new_id(), view)), Feedback::Toast));
        name.set(String::new());
    };
    let mark = move |_| marked.update(|marked| *marked = if marked.is_some() { None } else { Some(BTreeSet::new()) });
    view! {
        <details class="list-options">
            <summary>{icon_small(Icon::Gear)}"Order, filters, views"</summary>
            <div class="stack tight">
                <div class="two">
                    <select aria-label="Order" on:change=set_sort>{sorts}</select>
                    <select aria-label="Origin" on:change=set_origin>{origins.map(|(value, word)| view! { <option value=value>{word}</option> }).collect_view()}</select>
                </div>
                <div class="two">
                    <select aria-label="Stage" on:change=set_stage>{stages.map(|(value, word)| view! { <option value=value>{word}</option> }).collect_view()}</select>
                    <button class="btn" type="button" on:click=mark>{live(move || if marked.with(Option::is_some) { "Stop marking" } else { "Mark several" })}</button>
                </div>
                <div class="bar">{named}</div>
                <form class="bar" on:submit=save>
                    <input class="grow" aria-label="Name for this view" placeholder="Name this view" prop:value=move || name.get() on:input=move |event| name.set(event_target_value(&event)) />
                    <button class="btn" type="submit">"Save view"</button>
                </form>
            </div>
        </details>
    }
    .into_any()
}

/// One row: who and what at the left, the next action or the state at the right.
fn row(id: Id, marked: RwSignal<Option<BTreeSet<Id>>>) -> AnyView {
    let session = session();
    let route = Route::Application(id.clone());
    let current = {
        let route = route.clone();
        move || (session.base.get() == route).then_some("true")
    };
    let own = id.clone();
    let content = move || {
        let application = session.read(&[Kind::Application], |model| model.applications.get(&own).cloned())?;
        let today = session.today.get();
        let end = session.derived().index().with(|index| {
            index.rows().binary_search_by(|row| row.id.cmp(&own)).ok().and_then(|n| index.rows().get(n)).map(|row| ending(row, today))
        });
        let place = [application.role.as_str(), application.location.as_str()]
            .into_iter()
            .filter(|part| !part.is_empty())
            .collect::<Vec<_>>()
            .join(" · ");
        let sample = own.is_sample().then(|| view! { <span class="badge">"sample"</span> });
        Some(view! {
            <span class="grow"><span class="name clip">{edits::name(&application).to_owned()}" "{sample}</span><span class="sub clip">{place}</span></span>
            {end}
        })
    };
    view! {
        <div class="row-line">
            {mark_box(id, marked)}
            <a class="row" href=route.href() aria-current=current>{content}</a>
        </div>
    }
    .into_any()
}

/// The box in front of a row while several are being marked.
fn mark_box(id: Id, marked: RwSignal<Option<BTreeSet<Id>>>) -> AnyView {
    let shown = Memo::new(move |_| marked.with(Option::is_some));
    view! {
        {move || {
            let (own, id) = (id.clone(), id.clone());
            let toggle = move |event| {
                let on = event_target_checked(&event);
                marked.update(|marked| {
                    if let Some(marked) = marked {
                        if on { marked.insert(id.clone()); } else { marked.remove(&id); }
                    }
                });
            };
            shown.get().then(|| view! { <input type="checkbox" aria-label="Mark" prop:checked=move || marked.with(|marked| marked.as_ref().is_some_and(|marked| marked.contains(&own))) on:change=toggle /> })
        }}
    }
    .into_any()
}

/// What stands at the right of a row.
pub(super) fn ending(row: &ListRow, today: chrono::NaiveDate) -> AnyView {
    let (class, words) = match (&row.next, row.state) {
        (_, State::Closed(outcome)) => ("end", outcome_name(outcome).to_owned()),
        (Some(next), _) => next_words(next, row, today),
        (None, State::Saved) => ("end", "saved".to_owned()),
        (None, _) => ("end", row.moved.map(|day| format::ago(day, today)).unwrap_or_default()),
    };
    view! { <span class=class>{words}</span> }.into_any()
}

/// How an ending is called.
pub fn outcome_name(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Accepted => "accepted",
        Outcome::Declined => "you declined",
        Outcome::Rejected => "turned down",
        Outcome::Withdrew => "you withdrew",
        Outcome::ClosedByEmployer => "closed by the employer",
        Outcome::ClosedSilent => "closed, silent",
    }
}

fn next_words(next: &NextStep, row: &ListRow, today: chrono::NaiveDate) -> (&'static str, String) {
    let day = next.due.map(|day| format::near_day(day, today)).unwrap_or_default();
    let moved = || row.moved.map(|day| format!("sent {}", format::ago(day, today))).unwrap_or_default();
    let due = next.due.is_some_and(|day| day <= today);
    match &next.action {
        NextAction::Prepare { meeting, .. } => {
            let what = match meeting {
                Meeting::Interview => "Interview",
                Meeting::FirstCall => "First call",
                Meeting::Assessment => "Task",
            };
            ("badge accent", format!("{what} {day}"))
        }
        NextAction::Decide => ("badge accent", "Offer: decide".into()),
        NextAction::Own(words) if due => ("badge warm clip", words.clone()),
        NextAction::Own(words) => ("end clip", if day.is_empty() { words.clone() } else { format!("{words}, {day}") }),
        NextAction::AskFeedback => ("badge warm", "Ask why".into()),
        NextAction::FollowUp { .. } if due => ("badge warm", "Follow up".into()),
        NextAction::CloseAsSilent { days } => ("end", format!("silent {days} days")),
        NextAction::Send => ("end", "not sent".into()),
        NextAction::AddDate => ("badge warm", "date missing".into()),
        NextAction::FollowUp { .. } | NextAction::Wait => ("end", moved()),
    }
}
