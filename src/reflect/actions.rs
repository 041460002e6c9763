//! Next steps: what is due, what was due two weeks ago (done? did it help?), what is planned, what is over.

use crate::route::ReflectEdit;
use domain::letter_case::SmallLetters;
use leptos::prelude::*;

use super::chips::choice_chips;
use super::edits::{delete, edit_or_new, edit_with_undo, read};
use super::fields::{area, day_text, line, parse_day};
use super::rows::{back, button, delete_button, empty, head};
use super::tables::ACTIONS;
use crate::components::form::{Binding, Input, TextField, lens};
use crate::components::sheet::sheet as sheet_frame;
use crate::format;
use crate::page::page;
use crate::session::{Feedback, session};
use domain::actions::{Action, ActionState, Helped, ImprovementArea};
use domain::change::{Change, Edit};
use domain::choice::Choice;
use domain::id::Id;
use domain::record::Kind;
use domain::sort_compact::SortCompact;

/// The screen.
pub fn screen() -> AnyView {
    let session = session();
    let add = move || {
        let id = session.new_id();
        let action = Action { planned_on: session.today.get_untracked(), ..Action::default() };
        if session.commit(Change::one("Next step added", Edit::add(id.clone(), action)), Feedback::Quiet).is_ok() {
            session.go(ReflectEdit::Action(id));
        }
    };
    page("Next steps", "", view! { {back()}{button("btn primary", "Add", add)} }.into_any(), view! { {move || list(add)} }.into_any())
}

fn list(plan: impl Fn() + 'static) -> AnyView {
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
        return empty(
            "A next step is one small thing, tied to a moment: “When I sit down after breakfast, I rewrite the top third of my résumé.” On its day it is on Today.",
            button("btn small", "Plan the first", plan),
        );
    }
    let groups = [
        (ActionState::ToAsk, "Two weeks later"),
        (ActionState::Due, "Due"),
        (ActionState::Open, "Planned"),
        (ActionState::Done, "Done"),
        (ActionState::Dropped, "Dropped"),
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
    let helped = action.helped.map(|helped| helped.label().small_letters());
    let below = [about, when, helped].into_iter().flatten().collect::<Vec<_>>().join(" · ");
    let edit = ReflectEdit::Action(id.clone()).href();
    let own = StoredValue::new(id.clone());
    let done = move || own.with_value(|id| edit_with_undo(ACTIONS, id, "Next step done", |a| a.done_on = Some(today)));
    let drop_it = move || own.with_value(|id| edit_with_undo(ACTIONS, id, "Next step dropped", |a| a.dropped_on = Some(today)));
    let answer = move |helped: Option<Helped>| {
        own.with_value(|id| {
            edit_with_undo(ACTIONS, id, "Answer saved", |a| {
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
            edit_with_undo(ACTIONS, id, "Moved to next week", |a| {
                a.due = today.checked_add_days(chrono::Days::new(7));
                a.asked_on = None;
            });
        });
    };
    let buttons = match state {
        ActionState::ToAsk => {
            let question = if action.done_on.is_some() { "Did it help?" } else { "Did you do it, and did it help?" };
            let answers = Helped::CHOICES.iter().map(|&helped| button("btn small", helped.label(), move || answer(Some(helped))));
            let not_done = action.done_on.is_none().then(|| view! { {button("btn small quiet", "Not yet: in a week", later)}{button("btn small quiet", "Drop it", drop_it)} });
            let not_now = action.done_on.is_some().then(|| button("btn small quiet", "No answer", move || answer(None)));
            view! { <p>{question}</p><div class="bar">{answers.collect_view()}{not_done}{not_now}</div> }.into_any()
        }
        ActionState::Due | ActionState::Open => view! { <div class="bar">{button("btn small", "Done", done)}<a class="btn small quiet" href=edit.clone()>"Edit"</a>{button("btn small quiet", "Drop it", drop_it)}</div> }.into_any(),
        ActionState::Done | ActionState::Dropped => view! { <div class="bar"><a class="btn small quiet" href=edit.clone()>"Open"</a></div> }.into_any(),
    };
    view! {
        <div class="request stack tight">
            {head(sentence)}
            {(!below.is_empty()).then(|| view! { <p class="sub" dir="auto">{below}</p> })}
            {buttons}
        </div>
    }
    .into_any()
}

/// The fields of one next step. `beside` is drawn beside the step's text.
pub fn action_fields(id: &Id, blank: &Action, beside: AnyView) -> AnyView {
    let own = StoredValue::new((id.clone(), blank.clone()));
    let see = move || own.with_value(|(id, blank)| read(ACTIONS, id, Clone::clone).unwrap_or_else(|| blank.clone()));
    let day = Binding::with_or_new(
        ACTIONS,
        id,
        |action| day_text(action.due),
        |action, text| {
            action.due = parse_day(&text, "day")?;
            Ok(())
        },
        blank.clone(),
    );
    let example = move || {
        let (when, then) = see().changes.unwrap_or(ImprovementArea::Other).example();
        format!("For example: {}", domain::actions::if_then(when, then))
    };
    view! {
        {choice_chips("What does it change?", move || see().changes, move |changes| own.with_value(|(id, blank)| edit_or_new(ACTIONS, id, blank, |a| a.changes = changes)))}
        {line(format!("when-{id}"), "When …", Binding::or_new(ACTIONS, id, lens!(when), blank.clone()))}
        <div class="with-delete">{area(format!("then-{id}"), "… then I", "", Binding::or_new(ACTIONS, id, lens!(then), blank.clone()))}{beside}</div>
        <p class="tiny">{example}</p>
        {TextField::new(format!("due-{id}"), "By", Input::Date).bound(day)}
    }
    .into_any()
}

/// The sheet of one next step.
pub fn sheet(id: &Id) -> AnyView {
    let session = session();
    let Some(action) = session.peek(|model| model.actions.get(id).map(|a| a.as_ref().clone())) else {
        return sheet_frame("Next step", view! { <p>"This step no longer exists."</p> }.into_any());
    };
    let own = id.clone();
    let remove = move || {
        delete(ACTIONS, &own, "Next step deleted");
        session.close();
    };
    let outcome = action
        .done_on
        .is_some()
        .then(|| area("outcome", "What changed?", "", Binding::or_new(ACTIONS, id, lens!(outcome), action.clone())));
    sheet_frame(
        "Next step",
        view! {
            {action_fields(id, &action, delete_button("Delete this step", remove))}
            {outcome}
            <div class="actions">{button("btn primary", "Done", move || session.close())}</div>
        }
        .into_any(),
    )
}
