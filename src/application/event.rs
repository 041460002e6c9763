//! The sheet of one event: what happened, on which date, and what belongs to it. A new one begins with what most likely comes next. What is typed is kept as a
//! draft until it is saved.

use leptos::prelude::*;

use crate::components::form::{Form, Input, TextField, lens};
use crate::components::live;
use crate::components::sheet::sheet as sheet_frame;
use crate::session::{Feedback, session};
use domain::application::edits;
use domain::application::event::{EventKind, InterviewFormat, RejectionChannel};
use domain::application::form::{EventForm, likely_next};
use domain::application::labels::{EMPLOYER_EVENTS, OWN_EVENTS, kind_name, same_kind};
use domain::change::Change;
use domain::choice::Choice;
use domain::id::Id;
use domain::offer::close::take_back;
use domain::problem::Problem;

/// The sheet.
pub fn sheet(id: &Id, event: Option<&Id>) -> AnyView {
    let session = session();
    let today = session.today.get_untracked();
    let Some(application) = session.peek(|model| model.applications.get(id).cloned()) else {
        return missing("This application no longer exists.");
    };
    let initial = match event.map(|event| application.timeline.get(event)) {
        Some(None) => return missing("This entry no longer exists. If you just deleted it, Undo brings it back."),
        Some(Some(event)) => EventForm::of(event),
        None => EventForm::new(likely_next(&application, today), today),
    };
    let form = Form::new(format!("application/{id}/event/{}", event.map_or("new", Id::as_str)));
    let name = edits::name(&application);
    let title = if event.is_some() { format!("{name}: edit entry") } else { name.to_owned() };
    sheet_frame(title, content(id.clone(), event.cloned(), form, form.value("event", initial)))
}

fn missing(why: &'static str) -> AnyView {
    let close = move |_| session().close();
    sheet_frame(
        "Not found",
        view! { <p>{why}</p><div class="actions"><button class="btn primary" type="button" on:click=close>"Close"</button></div> }
            .into_any(),
    )
}

fn content(id: Id, event: Option<Id>, form: Form, value: RwSignal<EventForm>) -> AnyView {
    let session = session();
    let commit = move |change: Change| match session.commit(session.peek(|model| take_back(model, change)), Feedback::Form) {
        Ok(()) => {
            form.finish();
            session.close();
        }
        Err(refused) => form.refused(&refused),
    };
    let (own_id, own_event) = (id.clone(), event.clone());
    let save = move |submitted: leptos::ev::SubmitEvent| {
        submitted.prevent_default();
        let Some(before) = session.peek(|model| model.applications.get(&own_id).cloned()) else {
            return form.refuse(Problem::new("", "This application was deleted in another tab. Your text is kept here."));
        };
        match value.get_untracked().read() {
            Err(problem) => form.refuse(problem),
            Ok(event) => commit(match &own_event {
                Some(event_id) => edits::set_event(&own_id, &before, event_id, event, session.today.get_untracked()),
                None => edits::add_event(&own_id, &before, session.new_id(), event, session.today.get_untracked()),
            }),
        }
    };
    let delete = event.map(|event| {
        let run = move |_| {
            if let Some(before) = session.peek(|model| model.applications.get(&id).cloned()) {
                commit(edits::remove_event(&id, &before, &event, session.today.get_untracked()));
            }
        };
        view! { <button class="btn" type="button" on:click=run>"Delete"</button> }
    });
    let kind = Memo::new(move |_| value.with(|value| value.kind.clone()));
    let note = Memo::new(move |_| kind.with(note_label));
    let is_meeting = Memo::new(move |_| kind.with(EventKind::is_meeting));
    let is_interview = Memo::new(move |_| kind.with(|kind| matches!(kind, EventKind::Interview { .. })));
    let is_rejection = Memo::new(move |_| kind.with(|kind| matches!(kind, EventKind::Rejected { .. })));
    let date = TextField::new("event-date", "Date", Input::Date).hint("Leave empty if you do not know it.").of(form, "date");
    view! {
        <form class="stack" on:submit=save>
            {form.restored(move || session.close())}
            {kinds("The employer", &EMPLOYER_EVENTS, value)}
            {kinds("You", &OWN_EVENTS, value)}
            <div class="two">
                {date.part(value, lens!(date))}
                {live(move || is_meeting.get().then(|| TextField::new("event-time", "Time", Input::Time).of(form, "time").part(value, lens!(time))))}
            </div>
            {live(move || is_interview.get().then(|| interview(value)))}
            {live(move || is_rejection.get().then(|| rejection(value)))}
            {live(move || TextField::new("event-note", note.get(), Input::Area).part(value, lens!(note)))}
            {form.summary()}
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

/// Chips, one for each; one at most is pressed.
fn chips<T: Copy + Send + Sync + 'static>(
    legend: &'static str,
    all: Vec<(T, &'static str)>,
    pressed: impl Fn(T) -> bool + Copy + Send + Sync + 'static,
    tap: impl Fn(T) + Copy + Send + Sync + 'static,
) -> AnyView {
    let chips = all
        .into_iter()
        .map(|(own, label)| {
            view! { <button class="chip" type="button" aria-pressed=move || pressed(own).to_string() on:click=move |_| tap(own)>{label}</button> }
        })
        .collect_view();
    view! { <fieldset class="stack tight"><legend>{legend}</legend><div class="chips">{chips}</div></fieldset> }.into_any()
}

/// The kinds of one side.
fn kinds(legend: &'static str, kinds: &'static [EventKind], value: RwSignal<EventForm>) -> AnyView {
    let all = kinds.iter().map(|kind| (kind, kind_name(kind))).collect();
    chips(
        legend,
        all,
        move |kind| value.with(|value| same_kind(&value.kind, kind)),
        move |kind: &'static EventKind| value.update(|value| value.set_kind(kind.clone())),
    )
}

/// The format of an interview, and with whom it is held.
fn interview(value: RwSignal<EventForm>) -> AnyView {
    let all = InterviewFormat::CHOICES.iter().map(|format| (*format, format.label())).collect();
    let chosen = move || value.with(|value| if let EventKind::Interview { form, .. } = &value.kind { *form } else { None });
    let tap = move |format| {
        value.update(|value| {
            if let EventKind::Interview { form, .. } = &mut value.kind {
                *form = if *form == Some(format) { None } else { Some(format) };
            }
        });
    };
    view! {
        {chips("Format", all, move |format| chosen() == Some(format), tap)}
        {TextField::new("event-with", "With whom", Input::Line).part(value, lens!(with))}
    }
    .into_any()
}

/// How a rejection was communicated.
fn rejection(value: RwSignal<EventForm>) -> AnyView {
    let all = RejectionChannel::CHOICES.iter().map(|channel| (*channel, channel.label())).collect();
    let chosen = move || value.with(|value| if let EventKind::Rejected { told } = &value.kind { *told } else { None });
    let tap = move |channel| {
        value.update(|value| {
            if let EventKind::Rejected { told } = &mut value.kind {
                *told = if *told == Some(channel) { None } else { Some(channel) };
            }
        });
    };
    chips("How they told you", all, move |channel| chosen() == Some(channel), tap)
}
