//! The letter that asks for feedback: built from the facts, edited in place, sent by the person's own mail, and tracked once it went out.

use std::sync::Arc;

use leptos::prelude::*;

use super::chips::choice_chips;
use super::fields::{area, line};
use super::letter::{own_name, send_bar};
use super::rows::{back_to, button, title};
use super::tables::REQUESTS;
use crate::components::form::binding::{Reading, Writing};
use crate::components::form::{Binding, Input, TextField, lens, unsaved};
use crate::components::live;
use crate::format;
use crate::page::{named_page, page};
use crate::route::{ReflectEdit, ReflectRoute};
use crate::session::{Feedback, session};
use domain::change::Change;
use domain::feedback::letter::Letter;
use domain::feedback::{FeedbackRequest, Length, RequestState, Tone, edits};
use domain::id::Id;
use domain::model::Model;
use domain::record::Kind;

/// The request under way for an application, or a new one that the first edit makes.
pub fn about(application: &Id) -> AnyView {
    let session = session();
    let today = session.today.get_untracked();
    if let Some(id) = session.peek(|model| edits::current(model, application)) {
        return screen(&id);
    }
    match session.peek(|model| edits::draft(model, application, today)) {
        Some(blank) => composer(session.new_id(), blank),
        None => gone(),
    }
}

/// A request that belongs to no application: the reflection's, where it has one under way, else the draft that was begun.
pub fn general(reflection: Option<&Id>) -> AnyView {
    let session = session();
    let under_way = session.peek(|model| {
        // One that is about nothing in particular goes on too, as long as it was not sent: else what was typed would lie in another letter.
        let open = |r: &FeedbackRequest| reflection.is_some() || r.about.is_general() && r.asked_on.is_none();
        let of = |r: &FeedbackRequest| open(r) && r.reflection.as_ref() == reflection && r.closed_on.is_none();
        model.feedback_requests.iter().find(|(_, r)| of(r)).map(|(id, _)| id.clone())
    });
    match under_way {
        Some(id) => screen(&id),
        None => composer(session.new_id(), session.peek(|model| edits::general_draft(model, reflection))),
    }
}

/// A request that is stored.
pub fn screen(id: &Id) -> AnyView {
    match session().peek(|model| model.feedback_requests.get(id).map(|r| r.as_ref().clone())) {
        Some(request) => composer(id.clone(), request),
        None => gone(),
    }
}

fn gone() -> AnyView {
    let text = view! { <p>"It was deleted, or the application it belongs to was."</p> };
    page("Letter not found", "", back_to(ReflectRoute::Feedback, "Feedback"), text.into_any())
}

/// A text of the letter: the built one until it is edited, then what the person typed.
fn letter_text(id: &Id, blank: &FeedbackRequest, read: fn(Letter) -> String, of: fn(&mut FeedbackRequest) -> &mut String) -> Binding {
    let session = session();
    let (own, first) = (id.clone(), blank.clone());
    let get: Reading = Arc::new(move |model: &Model| {
        let request = model.feedback_requests.get(&own).map_or(&first, |r| r.as_ref());
        Some(read(edits::letter(model, request, format::date_style(session.today.get_untracked()))))
    });
    let (own, blank) = (id.clone(), blank.clone());
    let set: Writing = Arc::new(move |model: &Model, text: String| {
        Ok(Some(edits::edit(model, &own, &blank, "Letter changed", |request| *of(request) = text)))
    });
    Binding { kind: Kind::FeedbackRequest, id: id.clone(), get, set, read_back: Arc::new(|_, text| Some(text.to_owned())), whole: false }
}

fn composer(id: Id, blank: FeedbackRequest) -> AnyView {
    let session = session();
    let today = session.today.get_untracked();
    let own = StoredValue::new((id.clone(), blank.clone()));
    let see = move || {
        own.with_value(|(id, blank)| {
            session.read(&[Kind::FeedbackRequest], |model| {
                model.feedback_requests.get(id).map_or_else(|| blank.clone(), |r| r.as_ref().clone())
            })
        })
    };
    let letter = move || {
        unsaved::flush();
        let request = untrack(see);
        session.peek(|model| (request.address.clone(), edits::letter(model, &request, format::date_style(today))))
    };
    // Another tone or length is another letter; the one that was edited comes back with Undo. The subject is the same in all of them, and stays as it was typed.
    let rebuild = move |how: &mut dyn FnMut(&mut FeedbackRequest)| {
        unsaved::flush();
        own.with_value(|(id, blank)| {
            let edited = untrack(see);
            let was_edited = !edited.text.is_empty();
            let change = session.peek(|model| {
                edits::edit(model, id, blank, "Letter rewritten", |r| {
                    how(r);
                    r.text.clear();
                })
            });
            drop(session.commit(change, if was_edited { Feedback::Toast } else { Feedback::Quiet }));
        });
    };
    let follows = move || see().asked_on.is_some();
    let sent = move || {
        unsaved::flush();
        own.with_value(|(id, blank)| {
            let change = session.peek(|model| edits::sent(model, id, blank, session.new_id(), format::date_style(today)));
            if session.commit(change, Feedback::Toast).is_ok() {
                session.go(ReflectRoute::Feedback);
            }
        });
    };
    let state = move || match see().state(session.today.get()) {
        RequestState::Draft => "Not sent yet.".to_owned(),
        RequestState::Waiting { follow_up_on } => {
            format!("Sent. You can follow up once, from {}.", format::near_day(follow_up_on, session.today.get()))
        }
        RequestState::FollowUpDue => "You can follow up once now, then leave it.".to_owned(),
        RequestState::FollowedUp { closes_on } => {
            format!("Followed up. It closes by itself {}.", format::near_day(closes_on, session.today.get()))
        }
        RequestState::Answered => "They answered.".to_owned(),
        RequestState::Closed => "Closed. Most people get no reply; it says nothing about you.".to_owned(),
    };
    let tones = choice_chips(
        "Tone",
        move || Some(see().tone),
        move |tone: Option<Tone>| {
            if let Some(tone) = tone {
                rebuild(&mut |r| r.tone = tone);
            }
        },
    );
    let lengths = move || {
        let pick = move |length: Option<Length>| {
            if let Some(length) = length {
                rebuild(&mut |r| r.length = length);
            }
        };
        (!follows()).then(|| choice_chips("Length", move || Some(see().length), pick))
    };
    let name = if blank.about.is_general() {
        "Ask for feedback".to_owned()
    } else {
        format!("Ask {}", title(if blank.about.company.trim().is_empty() { &blank.about.role } else { &blank.about.company }))
    };
    let settled = move || {
        matches!(
            see().state(session.today.get()),
            RequestState::Answered | RequestState::Closed | RequestState::FollowedUp { .. } | RequestState::Waiting { .. }
        )
    };
    let went_out = move || {
        let request = see();
        let letters = [("Your letter, as you sent it", request.asked_with), ("Your follow-up, as you sent it", request.followed_up_with)];
        let one = |(what, letter): (&'static str, Option<Letter>)| {
            let Letter { subject, text } = letter?;
            Some(view! { <details><summary>{what}</summary><p class="sub prewrap">{format!("{subject}\n\n{text}")}</p></details> })
        };
        letters.map(one).into_iter().flatten().collect_view()
    };
    let person = Binding::or_new(REQUESTS, &id, lens!(person), blank.clone());
    let address = Binding::or_new(REQUESTS, &id, lens!(address), blank.clone());
    // The fields that a draft does not keep yet show what the application knows.
    let first = |text: Binding, value: String| {
        let get = text.get.clone();
        Binding { get: Arc::new(move |model| get(model).or_else(|| Some(value.clone()))), ..text }
    };
    // A name that is typed below belongs into the letter above it.
    let signed = Memo::new(move |_| session.settings().own_name);
    let (letter_id, letter_blank) = (id.clone(), blank.clone());
    let text = move || {
        drop(signed.get());
        let text = letter_text(&letter_id, &letter_blank, |letter| letter.text, |r| &mut r.text);
        area("letter-text", "Letter", "Change whatever you like; your changes are saved.", text)
    };
    named_page(
        name,
        "",
        back_to(ReflectRoute::Feedback, "Feedback"),
        view! {
            <p class="sub" role="status">{state}</p>
            <div class="two">
                {line("to-person", "To", first(person, blank.person.clone()))}
                {TextField::new("to-address", "Email address", Input::Email).bound(first(address, blank.address.clone()))}
            </div>
            {tones}
            {lengths}
            {line("letter-subject", "Subject", letter_text(&id, &blank, |letter| letter.subject, |r| &mut r.subject))}
            <div class="letter">{live(text)}</div>
            {own_name()}
            {send_bar(letter)}
            {live(went_out)}
            <div hidden=settled>
                <p class="sub">"Onward sends nothing itself. Mark the letter as sent, and Onward tells you when a follow-up is appropriate."</p>
                <div class="bar">{button("btn", "I sent it", sent)}</div>
            </div>
        }
        .into_any(),
    )
}

/// Closes a request.
pub fn close(id: &Id) {
    let session = session();
    let today = session.today.get_untracked();
    if let Some(before) = session.peek(|model| model.feedback_requests.get(id).cloned()) {
        drop(session.commit(Change::edit("Request closed", id, &before, |r| r.closed_on = Some(today)), Feedback::Toast));
    }
}

/// Notes that they answered, and opens the clue for their words.
pub fn answered(id: &Id) {
    let session = session();
    let today = session.today.get_untracked();
    let clue = session.new_id();
    let Some(change) = session.peek(|model| edits::answered(model, id, clue.clone(), session.new_id(), today)) else { return };
    if session.commit(change, Feedback::Toast).is_ok() {
        session.go(ReflectEdit::Clue(clue));
    }
}
