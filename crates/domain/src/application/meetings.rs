//! Appointments that an ending calls off, and that come back with it. One that is entered after the ending opens the application again and stays. What is
//! called off becomes a note, so that it neither counts as a meeting nor reopens the process; the note says what it was, so that nothing of it is lost.

use chrono::NaiveDate;

use super::Application;
use super::event::{Event, EventKind, InterviewFormat};
use crate::choice::Choice;

const CALL: &str = "First call cancelled.";
const ASSESSMENT: &str = "Assessment cancelled.";
const INTERVIEW: &str = "Interview cancelled.";

/// After one entry was changed: an ending that was entered, or moved to an earlier day, calls off what is still to come behind it; what no ending comes before
/// any more is taken back. What lies before `today` took place, whatever is written down later.
pub(crate) fn settle(before: &Application, application: &mut Application, today: NaiveDate) {
    let entered = application.timeline.iter().find_map(|(id, event)| {
        let (on, was) = (ended_on(event)?, before.timeline.get(id).and_then(ended_on));
        (was != Some(on)).then_some((on, was))
    });
    let (was_behind, is_behind) = (first_ending(before), first_ending(application));
    for event in application.timeline.values_mut() {
        let Some(date) = event.date else { continue };
        let behind = |ending: Option<NaiveDate>| ending.is_some_and(|on| date > on);
        if event.kind.is_meeting() {
            if date > today && entered.is_some_and(|(on, was)| date > on && !behind(was)) {
                call_off(event);
            }
        } else if event.kind == EventKind::Note && behind(was_behind) && !behind(is_behind) {
            take_back(event);
        }
    }
}

fn ended_on(event: &Event) -> Option<NaiveDate> {
    event.date.filter(|_| event.kind.is_ending())
}

fn first_ending(application: &Application) -> Option<NaiveDate> {
    application.timeline.values().filter_map(ended_on).min()
}

fn call_off(event: &mut Event) {
    let (what, form, with) = match &event.kind {
        EventKind::Screen => (CALL, None, ""),
        EventKind::Assessment => (ASSESSMENT, None, ""),
        EventKind::Interview { form, with } => (INTERVIEW, *form, with.trim()),
        _ => return,
    };
    let form = form.map(|form| format!("{}.", form.label())).unwrap_or_default();
    let with = if with.is_empty() { String::new() } else { format!("With {with}.") };
    let parts = [what, form.as_str(), with.as_str(), event.note.as_str()].into_iter().filter(|part| !part.is_empty());
    event.note = parts.collect::<Vec<_>>().join(" ");
    event.kind = EventKind::Note;
}

fn take_back(event: &mut Event) {
    let known = [(CALL, EventKind::Screen), (ASSESSMENT, EventKind::Assessment), (INTERVIEW, EventKind::interview())];
    let Some((mut rest, mut kind)) = known.into_iter().find_map(|(what, kind)| Some((event.note.strip_prefix(what)?.trim_start(), kind)))
    else {
        return;
    };
    if let EventKind::Interview { form, with } = &mut kind {
        let told =
            |rest: &'_ str, form: InterviewFormat| rest.strip_prefix(form.label()).and_then(|rest| rest.strip_prefix('.')).map(str::len);
        if let Some((found, left)) = InterviewFormat::CHOICES.iter().find_map(|form| Some((*form, told(rest, *form)?))) {
            (*form, rest) = (Some(found), rest[rest.len() - left..].trim_start());
        }
        if let Some((name, behind)) = rest.strip_prefix("With ").and_then(|rest| rest.split_once('.')) {
            (*with, rest) = (name.to_owned(), behind.trim_start());
        }
    }
    event.note = rest.to_owned();
    event.kind = kind;
}
