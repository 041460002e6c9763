//! The list to work in: search over everything, the parts of the list, an order, saved views, and the rows in sight. Selecting several brings up the bar of
//! bulk edits. The query is kept while the page lives, so that Back finds the list as it was left.

use std::cell::RefCell;
use std::collections::BTreeSet;

use leptos::prelude::*;

use super::bulk;
use crate::components::form::{Check, Form, Input, Select, TextField};
use crate::components::icon::{Icon, icon, icon_small};
use crate::components::live;
use crate::components::rows::rows;
use crate::derived;
use crate::format;
use crate::route::Route;
use crate::runtime;
use crate::session::{Feedback, session};
use domain::application::Origin;
use domain::application::edits;
use domain::application::progress::{Outcome, Stage, State};
use domain::change::{Change, Edit};
use domain::choice::{self, Choice, optional, options};
use domain::funnel::next::{LastMove, Meeting};
use domain::funnel::{NextAction, NextStep};
use domain::id::Id;
use domain::list::{Group, ListRow, Query, Sort};
use domain::record::Kind;
use domain::settings::SavedView;

/// A row's height in pixels; the style sheet says the same.
const ROW: f64 = 69.0;

thread_local! {
    /// The query while the page lives.
    static LAST_QUERY: RefCell<Query> = RefCell::default();
}

/// The selected rows; `None` while none can be selected.
type Selection = RwSignal<Option<BTreeSet<Id>>>;

/// Search, filters, rows.
pub fn list() -> AnyView {
    let index = derived::index();
    let query = RwSignal::new(LAST_QUERY.with_borrow(Clone::clone));
    runtime::effect(move || query.with(|query| LAST_QUERY.with_borrow_mut(|last| last.clone_from(query))));
    let selected: Selection = RwSignal::new(None);
    let found = Memo::new(move |_| {
        index.with(|index| query.with(|query| index.search(query).into_iter().map(|row| row.id.clone()).collect::<Vec<_>>()))
    });
    let count = move || match found.with(Vec::len) {
        0 => "Nothing found.".to_owned(),
        n => format::plural(n as i64, "application", "applications"),
    };
    let nothing = move || found.with(Vec::is_empty).then(|| live(move || nothing_here(query)));
    view! {
        <div class="section" id="list">
            <h2 class="visually-hidden">"Applications"</h2>
            {search(query)}
            {groups(query)}
            {list_options(query, selected)}
            <p class="visually-hidden" role="status">{count}</p>
            {live(move || selected.with(Option::is_some).then(|| bulk::bar(selected, found)))}
            {nothing}
            {rows("Applications", found.into(), ROW, move |id| row(id, selected))}
        </div>
    }
    .into_any()
}

/// An empty list says why, and leads to where there is something.
fn nothing_here(query: RwSignal<Query>) -> AnyView {
    let (now, counts) = (query.get(), derived::index().with(|index| index.counts()));
    let narrowed = !now.text.trim().is_empty() || now.origin.is_some() || now.stage.is_some();
    let why = if narrowed { "No application here fits the search and the filters." } else { now.group.why_empty() };
    let clear = move |_| query.update(|query| *query = Query { group: Group::All, sort: query.sort, ..Query::default() });
    let all = move |_| query.update(|query| query.group = Group::All);
    // With a search all are searched; without one the group that has the most is offered.
    let offer = if narrowed {
        view! {
            {(now.group != Group::All).then(|| view! { <button class="btn small" type="button" on:click=all>"Search all applications"</button> })}
            <button class="btn small" type="button" on:click=clear>"Clear search and filters"</button>
        }
        .into_any()
    } else {
        counts
            .fullest()
            .filter(|(group, _)| *group != now.group)
            .map(|(group, count)| {
                let show = move |_| query.update(|query| query.group = group);
                view! { <button class="btn small" type="button" on:click=show>{format!("Show {}: {}", group.label(), format::count(count))}</button> }
            })
            .into_any()
    };
    view! { <div class="stack tight"><p class="sub">{why}</p><div class="bar">{offer}</div></div> }.into_any()
}

fn search(query: RwSignal<Query>) -> AnyView {
    let on_key = move |event: leptos::ev::KeyboardEvent| {
        if event.key() == "Escape" {
            query.update(|query| query.text.clear());
        }
    };
    let typed = move |text: String| {
        query.update(|query| {
            // A search begins in all of them.
            if query.text.is_empty() && !text.is_empty() {
                query.group = Group::All;
            }
            query.text = text;
        });
    };
    let field = TextField::new("list-search", "Search applications", Input::Search).placeholder("Search applications").bare();
    view! {
        <div class="search" on:keydown=on_key>
            {icon(Icon::Lens)}
            {field.over(Signal::derive(move || query.with(|query| query.text.clone())), typed)}
            <kbd class="wide-only" aria-hidden="true">"/"</kbd>
        </div>
    }
    .into_any()
}

fn groups(query: RwSignal<Query>) -> AnyView {
    let index = derived::index();
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
                {group.label()}" "{live(move || format::count(count()))}
            </button>
        }
    };
    view! { <div class="chips scroll" role="group" aria-label="Which applications">{Group::ALL.into_iter().map(one).collect_view()}</div> }
        .into_any()
}

/// The stages that can be asked for, as "at least".
const REACHED: [(Stage, &str); 3] =
    [(Stage::Screen, "Reached a first call"), (Stage::Interview, "Reached an interview"), (Stage::Offer, "Received an offer")];

/// Order, filters, saved views, and the way to select several.
fn list_options(query: RwSignal<Query>, selected: Selection) -> AnyView {
    let key = move |get: fn(&Query) -> &'static str| Signal::derive(move || query.with(get).to_owned());
    let order = key(|query| query.sort.key());
    let set_order = move |key: String| {
        if let Some(sort) = Sort::from_key(&key) {
            query.update(|query| query.sort = sort);
        }
    };
    let set_origin = move |key: String| query.update(|query| query.origin = Origin::from_key(&key));
    let set_stage = move |key: String| query.update(|query| query.stage = Stage::from_key(&key));
    let mut stages = vec![("", "Any stage")];
    stages.extend(REACHED.map(|(stage, label)| (stage.key(), label)));
    let toggle = move |_| selected.update(|selected| *selected = if selected.is_some() { None } else { Some(BTreeSet::new()) });
    view! {
        <details class="list-options">
            <summary>{icon_small(Icon::Gear)}"Order, filters, views"</summary>
            <div class="stack tight">
                <div class="two">
                    {Select::new("list-order", "Order", options::<Sort>()).bare().over(order, set_order)}
                    {Select::new("list-origin", "Who started it", optional::<Origin>("Any origin")).bare().over(key(|query| choice::key(query.origin)), set_origin)}
                </div>
                <div class="two">
                    {Select::new("list-stage", "Stage", stages).bare().over(key(|query| choice::key(query.stage)), set_stage)}
                    <button class="btn" type="button" on:click=toggle>{live(move || if selected.with(Option::is_some) { "Stop selecting" } else { "Select several" })}</button>
                </div>
                {saved_views(query)}
            </div>
        </details>
    }
    .into_any()
}

fn saved_views(query: RwSignal<Query>) -> AnyView {
    let session = session();
    let views = move || {
        let views =
            session.read(&[Kind::View], |model| model.views.iter().map(|(id, view)| (id.clone(), view.clone())).collect::<Vec<_>>());
        let chip = |(id, view): (Id, std::sync::Arc<SavedView>)| {
            let saved = Query::parse(&view.query);
            let (name, own) = (view.name.clone(), saved.clone());
            let delete = move |_| {
                let change = Change::one(format!("View “{}” deleted", view.name), Edit::remove(id.clone(), &view));
                drop(session.commit(change, Feedback::Toast));
            };
            view! {
                <span class="bar saved-view">
                    <button class="chip" type="button" aria-pressed=move || query.with(|query| *query == own).to_string() on:click=move |_| query.set(saved.clone())>{icon_small(Icon::Star)}{name.clone()}</button>
                    <button class="btn icon quiet" type="button" aria-label=format!("Delete the view {name}") on:click=delete>{icon_small(Icon::Cross)}</button>
                </span>
            }
        };
        views.into_iter().map(chip).collect_view()
    };
    let form = Form::new("view/new");
    let name = form.text("name", "");
    let save = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let view = SavedView { name: name.get_untracked().trim().to_owned(), query: query.with_untracked(Query::to_text) };
        match session.commit(Change::one(format!("View “{}” saved", view.name), Edit::add(session.new_id(), view)), Feedback::Form) {
            Ok(()) => {
                form.finish();
                name.set(String::new());
                form.restart();
            }
            Err(refused) => form.refused(&refused),
        }
    };
    let field = TextField::new("view-name", "Name for this view", Input::Line).placeholder("Name this view").bare().of(form, "name");
    view! {
        <div class="bar">{live(views)}</div>
        <form class="bar" on:submit=save>
            <div class="grow">{field.value(name)}</div>
            <button class="btn" type="submit">"Save view"</button>
        </form>
        {form.summary()}
    }
    .into_any()
}

/// One row: employer and role at the left, the next action or the state at the right.
fn row(id: Id, selected: Selection) -> AnyView {
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
        let end = derived::index().with(|index| {
            index.rows().binary_search_by(|row| row.id.cmp(&own)).ok().and_then(|n| index.rows().get(n)).map(|row| ending(row, today))
        });
        // Whether to apply is the question only until it was sent.
        let unsent = application.stage() == Stage::Saved;
        let fit = application.fit_answer().filter(|_| unsent).map(|answer| answer.verdict.label()).unwrap_or_default();
        let role_and_location = [application.role.as_str(), application.location.as_str(), fit]
            .into_iter()
            .filter(|part| !part.is_empty())
            .collect::<Vec<_>>()
            .join(" · ");
        // In the sample's own space the bar on top says so of every row.
        let sample = (own.is_sample() && !session.is_sample()).then(|| view! { <span class="badge">"sample"</span> });
        Some(view! {
            <span class="grow"><span class="name clip">{edits::name(&application).to_owned()}" "{sample}</span><span class="sub clip">{role_and_location}</span></span>
            {end}
        })
    };
    view! {
        <div class="row-line">
            {select_box(id, selected)}
            <a class="row" href=route.href() aria-current=current>{content}</a>
        </div>
    }
    .into_any()
}

/// The box in front of a row while several are being selected.
fn select_box(id: Id, selected: Selection) -> AnyView {
    let shown = Memo::new(move |_| selected.with(Option::is_some));
    live(move || {
        let (own, toggled) = (id.clone(), id.clone());
        let toggle = move |on: bool| {
            selected.update(|selected| {
                if let Some(selected) = selected {
                    if on {
                        selected.insert(toggled.clone());
                    } else {
                        selected.remove(&toggled);
                    }
                }
            });
        };
        let on = Signal::derive(move || selected.with(|selected| selected.as_ref().is_some_and(|selected| selected.contains(&own))));
        shown.get().then(|| Check::new(format!("select-{id}"), "Select").bare().over(on, toggle))
    })
}

/// The end of a row: the next action or the state.
pub(super) fn ending(row: &ListRow, today: chrono::NaiveDate) -> AnyView {
    let (class, text) = match (&row.next, row.state) {
        (_, State::Closed(outcome)) => ("end", outcome_name(outcome).to_owned()),
        (Some(next), _) => next_action_label(next, row, today),
        (None, State::Saved) => ("end", "saved".to_owned()),
        (None, _) => ("end", row.moved.map(|day| format::ago(day, today)).unwrap_or_default()),
    };
    view! { <span class=class>{text}</span> }.into_any()
}

fn outcome_name(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Accepted => "accepted",
        Outcome::Declined => "you declined",
        Outcome::Rejected => "turned down",
        Outcome::Withdrew => "you withdrew",
        Outcome::ClosedByEmployer => "closed by the employer",
        Outcome::ClosedSilent => "closed as silent",
    }
}

fn next_action_label(next: &NextStep, row: &ListRow, today: chrono::NaiveDate) -> (&'static str, String) {
    let day = next.due.map(|day| format::near_day(day, today)).unwrap_or_default();
    let what = match row.last {
        Some(LastMove::Applied) => "sent",
        Some(LastMove::TheyWrote) => "they wrote",
        _ => "last contact",
    };
    let moved = || row.moved.map(|day| format!("{what} {}", format::ago(day, today))).unwrap_or_default();
    let due = next.due.is_some_and(|day| day <= today);
    match &next.action {
        NextAction::Prepare { meeting, .. } => {
            let what = match meeting {
                Meeting::Interview => "Interview",
                Meeting::FirstCall => "First call",
                Meeting::Assessment => "Assessment",
            };
            ("badge accent", format!("{what} {day}"))
        }
        NextAction::Decide => ("badge accent", "Offer: decide".into()),
        NextAction::Own(text) if due => ("badge warm clip", text.clone()),
        NextAction::Own(text) => ("end clip", if day.is_empty() { text.clone() } else { format!("{text}, {day}") }),
        NextAction::AskFeedback => ("badge warm", "Ask for feedback".into()),
        NextAction::FollowUp { .. } if due => ("badge warm", "Follow up".into()),
        NextAction::CloseAsSilent { days } => ("end", format!("silent {}", format::plural(i64::from(*days), "day", "days"))),
        NextAction::Send => ("end", "not sent".into()),
        NextAction::AddDate { ahead } => ("badge warm", if *ahead { "date in the future" } else { "date missing" }.into()),
        NextAction::FollowUp { .. } | NextAction::Wait => ("end", moved()),
    }
}
