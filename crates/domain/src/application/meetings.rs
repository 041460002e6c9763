//! Appointments that an ending calls off, and that come back with it. What is called off becomes a note, so that it neither counts as a meeting nor reopens the process;
//! the note says what it was, so that nothing of it is lost.

use chrono::NaiveDate;

use super::Application;
use super::event::{Event, EventKind, InterviewFormat};
use crate::choice::Choice;

const CALL: &str = "First call cancelled.";
const ASSESSMENT: &str = "Assessment cancelled.";
const INTERVIEW: &str = "Interview cancelled.";

/// Calls off what is still to come after the first ending of the application, and takes that back for what no ending comes before any more. What lies before `today`
/// took place, whatever is written down later.
pub(crate) fn settle(application: &mut Application, today: NaiveDate) {
    let ended = application.timeline.values().filter(|event| event.kind.is_ending()).filter_map(|event| event.date).min();
    for event in application.timeline.values_mut() {
        let Some(date) = event.date else { continue };
        if ended.is_some_and(|ended| date > ended) {
            if date > today && event.kind.is_meeting() {
                call_off(event);
            }
        } else if event.kind == EventKind::Note {
            take_back(event);
        }
    }
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
