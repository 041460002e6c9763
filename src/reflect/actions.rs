//! Next steps: what is due, what was two weeks ago (done? did it help?), what is ahead, what is behind.

use crate::route::ReflectEdit;
use leptos::prelude::*;

use super::draft::{area, line, place, spot_or_new};
use super::pieces::{amend, amend_or_new, bin, button, choose_for, day_field, delete, look};
use crate::components::sheet::sheet as sheet_frame;
use crate::format;
use crate::page::page;
use crate::session::{Feedback, session};
use domain::actions::{Action, ActionState, Helped, ImprovementArea};
use domain::change::{Change, Edit};
use domain::id::Id;
use domain::record::Kind;
use domain::sort_compact::SortCompact;

/// The table of next steps.
pub const ACTIONS: super::draft::Table<Action> = |model| &model.actions;

/// The screen.
pub fn screen() -> AnyView {
    let session = session();
    let add = move || {
        let id = session.new_id();
        let to = id.clone();
        let action = Action { planned_on: session.today.get_untracked(), ..Action::default() };
        {
            drop(session.commit(Change::one("Next step begun", Edit::add(id, action)), Feedback::Quiet));
            crate::session::session().go(ReflectEdit::Action(to.clone()))
        };
    };
    page("Next steps", "", button("btn primary", "Add", add), view! { {list} }.into_any())
}

fn list() -> AnyView {
    let session = session();
    let today = session.today.get();
    let mut all = session.read(&[Kind::Action], |model| {
        model
            .actions
            .iter()
            .filter(|(_, a)| !a.sentence().is_empty())
            .map(|(id, a)| (a.state(today), a.due, id.clone(), a.as_ref().clone()))
            .collect::<Vec<_>>()
    });
    all.sort_compact_by(|a, b| (a.0, a.1.is_none(), a.1, &a.2).cmp(&(b.0, b.1.is_none(), b.1, &b.2)));
    if all.is_empty() {
        return view! { <p class="lead">"Nothing is planned. A next step is one small thing, tied to a moment: “When I sit down after breakfast, I rewrite the top third of my résumé.”"</p> }.into_any();
    }
    let groups = [
        (ActionState::ToAsk, "Two weeks on"),
        (ActionState::Due, "Due"),
        (ActionState::Open, "Ahead"),
        (ActionState::Done, "Done"),
        (ActionState::Dropped, "Let go"),
    ];
    let sections = groups.map(|(state, name)| {
        let rows: Vec<_> = all.iter().filter(|(s, ..)| *s == state).map(|(_, _, id, action)| one(id, action, state)).collect();
        (!rows.is_empty()).then(|| view! { <section class="section"><h2>{name}</h2><div class="rows">{rows}</div></section> })
    });
    sections.collect_view().into_any()
}

fn one(id: &Id, action: &Action, state: ActionState) -> AnyView {
    let session = session();
    let today = session.today.get_untracked();
    let sentence = action.sentence();
    let about = (!action.about.is_general()).then(|| action.about.title());
    let when = match (action.dropped_on, action.done_on, action.due) {
        (Some(_), ..) => None,
        (_, Some(day), _) => Some(format!("done {}", format::ago(day, today))),
        (.., Some(day)) => Some(format!("for {}", format::near_day(day, today))),
        _ => None,
    };
    let helped = action.helped.map(|h| h.name().to_lowercase());
    let below = [about, when, helped].into_iter().flatten().collect::<Vec<_>>().join(" · ");
    let edit = ReflectEdit::Action(id.clone()).href();
    let own = StoredValue::new(id.clone());
    let done = move || own.with_value(|id| amend(ACTIONS, id, "Next step done", |a| a.done_on = Some(today)));
    let drop_it = move || own.with_value(|id| amend(ACTIONS, id, "Let go", |a| a.dropped_on = Some(today)));
    let answer = move |helped: Option<Helped>| {
        own.with_value(|id| {
            amend(ACTIONS, id, "Answer noted", |a| {
                a.asked_on = Some(today);
                if let Some(helped) = helped {
                    a.helped = Some(helped);
                    a.done_on = a.done_on.or(Some(a.due.unwrap_or(today).min(today)));
                }
            });
        });
    };
    let later = move || {
        own.with_value(|id| {
            amend(ACTIONS, id, "Moved by a week", |a| {
                a.due = today.checked_add_days(chrono::Days::new(7));
                a.asked_on = None;
            });
        });
    };
    let buttons = match state {
        ActionState::ToAsk => {
            let question = if action.done_on.is_some() { "Did it help?" } else { "Was it done, and did it help?" };
            let answers = Helped::ALL.map(|helped| button("btn small", helped.name(), move || answer(Some(helped))));
            let not_done = action.done_on.is_none().then(|| view! { {button("btn small quiet", "Not done: in a week", later)}{button("btn small quiet", "Let it go", drop_it)} });
            let not_now = action.done_on.is_some().then(|| button("btn small quiet", "No answer", move || answer(None)));
            view! { <p>{question}</p><div class="bar">{answers.collect_view()}{not_done}{not_now}</div> }.into_any()
        }
        ActionState::Due | ActionState::Open => view! { <div class="bar">{button("btn small", "Done", done)}<a class="btn small quiet" href=edit.clone()>"Change"</a>{button("btn small quiet", "Let it go", drop_it)}</div> }.into_any(),
        ActionState::Done | ActionState::Dropped => view! { <div class="bar"><a class="btn small quiet" href=edit.clone()>"Look"</a></div> }.into_any(),
    };
    view! {
        <div class="request stack tight">
            <p class="name" dir="auto">{sentence}</p>
            {(!below.is_empty()).then(|| view! { <p class="sub" dir="auto">{below}</p> })}
            {buttons}
        </div>
    }
    .into_any()
}

/// The fields of one next step. `beside` stands beside the step's text.
pub fn action_fields(id: &Id, blank: &Action, beside: AnyView) -> AnyView {
    let own = StoredValue::new((id.clone(), blank.clone()));
    let see = move || own.with_value(|(id, blank)| look(ACTIONS, id, Clone::clone).unwrap_or_else(|| blank.clone()));
    let edit = move |how: &mut dyn FnMut(&mut Action)| own.with_value(|(id, blank)| amend_or_new(ACTIONS, id, blank, |action| how(action)));
    let example = move || {
        let (when, then) = see().changes.unwrap_or(ImprovementArea::Other).example();
        format!("For example: {}", domain::actions::if_then(when, then))
    };
    view! {
        {choose_for("What does it change?", &ImprovementArea::ALL.map(ImprovementArea::name), move || see().changes.map(|c| c as usize), move |n| edit(&mut |a| a.changes = n.and_then(|n| ImprovementArea::ALL.get(n).copied())))}
        {line(format!("when-{id}"), "When …", "text", spot_or_new(ACTIONS, id, place!(when), blank.clone()))}
        <div class="with-bin">{area(format!("then-{id}"), "… then I", "", spot_or_new(ACTIONS, id, place!(then), blank.clone()))}{beside}</div>
        <p class="tiny">{example}</p>
        {day_field(format!("due-{id}"), "By", move || see().due, move |day| edit(&mut |a| a.due = day))}
    }
    .into_any()
}

/// The sheet of one next step.
pub fn sheet(id: &Id) -> AnyView {
    let session = session();
    let Some(action) = session.peek(|model| model.actions.get(id).map(|a| a.as_ref().clone())) else {
        return sheet_frame("Next step", view! { <p>"This step is not here any more."</p> }.into_any());
    };
    let own = id.clone();
    let remove = move || {
        delete(ACTIONS, &own, "Next step deleted");
        session.close();
    };
    let outcome =
        action.done_on.is_some().then(|| area("outcome", "What changed?", "", spot_or_new(ACTIONS, id, place!(outcome), action.clone())));
    sheet_frame(
        "Next step",
        view! {
            {action_fields(id, &action, bin("Delete this step".into(), remove))}
            {outcome}
            <div class="actions">{button("btn primary", "Done", move || session.close())}</div>
        }
        .into_any(),
    )
}
