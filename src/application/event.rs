//! The sheet of one event: what happened, on which day, and what belongs to it. New ones begin with what most likely comes next. What was typed stays
//! while the page lives.

use std::cell::RefCell;

use crate::runtime;
use leptos::prelude::*;
use store::refused::Refused;

use crate::components::live;

use crate::components::sheet::sheet as sheet_frame;
use crate::session::{Feedback, session};
use domain::application::edits;
use domain::application::event::EventKind;
use domain::application::form::{EventForm, likely_next};
use domain::application::labels::{self, EMPLOYER_EVENTS, INTERVIEW_FORMATS, OWN_EVENTS, REJECTION_CHANNELS, kind_name, same_kind};
use domain::id::Id;

/// Application and event that a draft belongs to.
type Whose = (Id, Option<Id>);

thread_local! {
    static DRAFT: RefCell<Option<(Whose, EventForm)>> = const { RefCell::new(None) };
}

/// The sheet.
pub fn sheet(id: &Id, event: Option<&Id>) -> AnyView {
    let session = session();
    let today = session.today.get_untracked();
    let Some(application) = session.peek(|model| model.applications.get(id).cloned()) else {
        return gone("This application is no longer there.");
    };
    let stored = event.map(|event| application.timeline.get(event));
    let begin = match stored {
        Some(None) => return gone("This entry is no longer there. Undo brings back what was deleted just now."),
        Some(Some(event)) => EventForm::of(event),
        None => EventForm::new(likely_next(&application, today), today),
    };
    let whose: Whose = (id.clone(), event.cloned());
    let kept = DRAFT.with_borrow(|draft| draft.as_ref().filter(|(own, _)| *own == whose).map(|(_, form)| form.clone()));
    let form = RwSignal::new(kept.unwrap_or_else(|| begin.clone()));
    let own = whose.clone();
    runtime::effect(move || {
        form.with(|form| DRAFT.with_borrow_mut(|draft| *draft = (*form != begin).then(|| (own.clone(), form.clone()))))
    });
    let title = if event.is_some() { format!("{}: an entry", edits::name(&application)) } else { edits::name(&application).to_owned() };
    sheet_frame(title, content(whose, form))
}

fn gone(why: &'static str) -> AnyView {
    let close = move |_| session().close();
    sheet_frame(
        "Not here",
        view! { <p>{why}</p><div class="actions"><button class="btn primary" type="button" on:click=close>"Close"</button></div> }
            .into_any(),
    )
}

fn content(whose: Whose, form: RwSignal<EventForm>) -> AnyView {
    let session = session();
    let said = RwSignal::new(String::new());
    let (id, event) = whose;
    let done = move |written: Result<(), Refused>| match written {
        Ok(()) => {
            DRAFT.with_borrow_mut(|draft| *draft = None);
            session.close();
        }
        Err(refused) => said.set(refused.to_string()),
    };
    let (own_id, own_event) = (id.clone(), event.clone());
    let save = move |submitted: leptos::ev::SubmitEvent| {
        submitted.prevent_default();
        let Some(before) = session.peek(|model| model.applications.get(&own_id).cloned()) else { return };
        match form.get_untracked().read() {
            Err(problem) => said.set(problem.sentence),
            Ok(event) => {
                let change = match &own_event {
                    Some(event_id) => edits::set_event(&own_id, &before, event_id, event),
                    None => edits::add_event(&own_id, &before, session.new_id(), event),
                };
                done(session.commit(change, Feedback::Form));
            }
        }
    };
    let delete = event.map(|event| {
        let run = move |_| {
            if let Some(before) = session.peek(|model| model.applications.get(&id).cloned()) {
                done(session.commit(edits::remove_event(&id, &before, &event), Feedback::Form));
            }
        };
        view! { <button class="btn" type="button" on:click=run>"Delete"</button> }
    });
    let kind = Memo::new(move |_| form.with(|form| form.kind.clone()));
    view! {
        <form class="stack" on:submit=save>
            {chips("They", &EMPLOYER_EVENTS, form)}
            {chips("You", &OWN_EVENTS, form)}
            <div class="two">
                <div class="field">
                    <label for="event-date">"Day"</label>
                    <input id="event-date" type="date" aria-describedby="event-date-hint" prop:value=move || form.with(|f| f.date.clone()) on:input=move |event| form.update(|f| f.date = event_target_value(&event)) />
                    <span class="hint" id="event-date-hint">"Empty if you do not know it."</span>
                </div>
                {live(move || kind.with(EventKind::is_meeting).then(|| time(form)))}
            </div>
            {live(move || kind.with(|kind| matches!(kind, EventKind::Interview { .. })).then(|| interview(form)))}
            {live(move || kind.with(|kind| matches!(kind, EventKind::Rejected { .. })).then(|| told(form)))}
            <div class="field">
                <label for="event-note">{live(move || kind.with(note_label))}</label>
                <textarea id="event-note" prop:value=move || form.with(|f| f.note.clone()) on:input=move |event| form.update(|f| f.note = event_target_value(&event))></textarea>
            </div>
            <p role="status" class="sub">{live(move || said.get())}</p>
            <div class="actions">
                {delete}
                <button class="btn primary" type="submit">"Save"</button>
            </div>
        </form>
    }
    .into_any()
}

fn note_label(kind: &EventKind) -> &'static str {
    match kind {
        EventKind::FeedbackReceived => "What they said",
        EventKind::Rejected { .. } => "What they wrote or said",
        EventKind::Offer => "What they offer",
        _ => "Note",
    }
}

/// The kinds of one side.
fn chips(label: &'static str, kinds: &'static [EventKind], form: RwSignal<EventForm>) -> AnyView {
    let chips = kinds
        .iter()
        .map(|kind| {
            view! {
                <button class="chip" type="button" aria-pressed=move || form.with(|form| same_kind(&form.kind, kind)).to_string() on:click=move |_| form.update(|form| form.set_kind(kind.clone()))>{kind_name(kind)}</button>
            }
        })
        .collect_view();
    view! {
        <fieldset class="stack tight">
            <legend>{label}</legend>
            <div class="chips">{chips}</div>
        </fieldset>
    }
    .into_any()
}

fn time(form: RwSignal<EventForm>) -> AnyView {
    view! {
        <div class="field">
            <label for="event-time">"Time"</label>
            <input id="event-time" type="time" prop:value=move || form.with(|f| f.time.clone()) on:input=move |event| form.update(|f| f.time = event_target_value(&event)) />
        </div>
    }
    .into_any()
}

/// How it is held, and with whom.
fn interview(form: RwSignal<EventForm>) -> AnyView {
    let held = Memo::new(move |_| form.with(|form| if let EventKind::Interview { form, .. } = &form.kind { *form } else { None }));
    let with = move || form.with(|form| if let EventKind::Interview { with, .. } = &form.kind { with.clone() } else { String::new() });
    let chips = INTERVIEW_FORMATS
        .iter()
        .map(|&(way, _, word)| {
            let tap = move |_| {
                form.update(|form| {
                    if let EventKind::Interview { form, .. } = &mut form.kind {
                        *form = if *form == Some(way) { None } else { Some(way) };
                    }
                });
            };
            view! { <button class="chip" type="button" aria-pressed=move || (held.get() == Some(way)).to_string() on:click=tap>{word}</button> }
        })
        .collect_view();
    let set_with = move |event| {
        let text = event_target_value(&event);
        form.update(|form| {
            if let EventKind::Interview { with, .. } = &mut form.kind {
                *with = text;
            }
        });
    };
    view! {
        <fieldset class="stack tight"><legend>"How"</legend><div class="chips">{chips}</div></fieldset>
        <div class="field">
            <label for="event-with">"With whom"</label>
            <input id="event-with" autocomplete="off" prop:value=with on:input=set_with />
        </div>
    }
    .into_any()
}

/// How a rejection was told.
fn told(form: RwSignal<EventForm>) -> AnyView {
    let chosen = Memo::new(move |_| {
        form.with(|form| if let EventKind::Rejected { told } = &form.kind { labels::key_of(&REJECTION_CHANNELS, *told) } else { "" })
    });
    let chips = REJECTION_CHANNELS
        .iter()
        .map(|&(way, key, word)| {
            let tap = move |_| {
                form.update(|form| {
                    if let EventKind::Rejected { told } = &mut form.kind {
                        *told = if *told == Some(way) { None } else { Some(way) };
                    }
                });
            };
            view! { <button class="chip" type="button" aria-pressed=move || (chosen.get() == key).to_string() on:click=tap>{word}</button> }
        })
        .collect_view();
    view! { <fieldset class="stack tight"><legend>"How they told you"</legend><div class="chips">{chips}</div></fieldset> }.into_any()
}
