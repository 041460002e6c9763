//! The letter that asks why: built from the facts, edited in place, sent by the person's own mail, and tracked once it went out.

use crate::route::{ReflectEdit, ReflectRoute};
use crate::runtime;
use leptos::prelude::*;
use leptos::wasm_bindgen::{JsCast, JsValue};

use super::draft::{Spot, area, line, place, settle, spot_or_new};
use super::feedback::REQUESTS;
use super::pieces::{button, choose};
use crate::components::form::bound::{Reading, Writing};
use std::sync::Arc;

use crate::components::icon::{Icon, icon_small};
use crate::dom;
use crate::format;
use crate::page::{named_page, page};
use crate::session::notice::Toast;
use crate::session::{Feedback, session};
use domain::change::Change;
use domain::feedback::letter::Letter;
use domain::feedback::mailto::mailto;
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

/// A request that is kept.
pub fn screen(id: &Id) -> AnyView {
    match session().peek(|model| model.feedback_requests.get(id).map(|r| r.as_ref().clone())) {
        Some(request) => composer(id.clone(), request),
        None => gone(),
    }
}

fn gone() -> AnyView {
    let back = view! { <a class="btn" href=ReflectRoute::Feedback.href()>"To feedback"</a> }.into_any();
    page("This letter is not here", "", back, view! { <p>"It was deleted, or the application it belongs to was."</p> }.into_any())
}

/// The built letter shows until it is edited; what is typed is kept as the person's own.
fn own_words(id: &Id, blank: &FeedbackRequest, read: fn(Letter) -> String, of: fn(&mut FeedbackRequest) -> &mut String) -> Spot {
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
    Spot { kind: Kind::FeedbackRequest, id: id.clone(), get, set, read_back: Arc::new(|_, text| Some(text.to_owned())), whole: false }
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
        settle();
        let request = untrack(see);
        session.peek(|model| (request.address.clone(), edits::letter(model, &request, format::date_style(today))))
    };
    // Another tone or length is another letter; the one that was edited comes back with Undo.
    let rebuild = move |how: &mut dyn FnMut(&mut FeedbackRequest)| {
        settle();
        own.with_value(|(id, blank)| {
            let edited = untrack(see);
            let was_edited = !(edited.text.is_empty() && edited.subject.is_empty());
            let change = session.peek(|model| {
                edits::edit(model, id, blank, "Letter built anew", |r| {
                    how(r);
                    r.subject.clear();
                    r.text.clear();
                })
            });
            if was_edited { drop(session.commit(change, Feedback::Toast)) } else { drop(session.commit(change, Feedback::Quiet)) }
        });
    };
    let follows = move || see().asked_on.is_some();
    let sent = move || {
        settle();
        own.with_value(|(id, blank)| {
            let change = session.peek(|model| edits::sent(model, id, blank, session.new_id(), today));
            {
                let kept = session.commit(change, Feedback::Toast).is_ok();
                if kept {
                    crate::session::session().go(ReflectRoute::Feedback);
                }
            };
        });
    };
    let state = move || match see().state(session.today.get()) {
        RequestState::Draft => "Not sent yet.".to_owned(),
        RequestState::Waiting { follow_up_on } => {
            format!("Sent. One more letter, at most, from {} on.", format::near_day(follow_up_on, session.today.get()))
        }
        RequestState::FollowUpDue => "One follow-up may go out now; then let it rest.".to_owned(),
        RequestState::FollowedUp { closes_on } => {
            format!("Followed up. It closes quietly {}.", format::near_day(closes_on, session.today.get()))
        }
        RequestState::Answered => "They answered.".to_owned(),
        RequestState::Closed => "Closed. No reply is the usual case; it says nothing about you.".to_owned(),
    };
    let lengths = move || {
        (!follows()).then(|| {
            choose(
                "Length",
                &Length::ALL.map(Length::name),
                move || Some(see().length as usize),
                move |n| {
                    if let Some(length) = n.and_then(|n| Length::ALL.get(n).copied()) {
                        rebuild(&mut |r| r.length = length);
                    }
                },
            )
        })
    };
    let mail = move |event: leptos::ev::MouseEvent| {
        event.prevent_default();
        let (to, letter) = letter();
        drop(dom::window().location().set_href(&mailto(&to, &letter.subject, &letter.text)));
    };
    let copy = move || {
        let (_, letter) = letter();
        dom::copy(&letter.text);
        session.show_toast(Toast::plain("Copied"));
    };
    let share = move || {
        let (_, letter) = letter();
        share(&letter);
    };
    let share = can_share()
        .then(|| view! { <button class="btn" type="button" on:click=move |_| share()>{icon_small(Icon::Share)}"Share"</button> });
    let title = if blank.about.is_general() {
        "Ask for feedback".to_owned()
    } else {
        format!("Ask {}", if blank.about.company.trim().is_empty() { blank.about.role.trim() } else { blank.about.company.trim() })
    };
    let settled = move || {
        matches!(
            see().state(session.today.get()),
            RequestState::Answered | RequestState::Closed | RequestState::FollowedUp { .. } | RequestState::Waiting { .. }
        )
    };
    let person = spot_or_new(REQUESTS, &id, place!(person), blank.clone());
    let address = spot_or_new(REQUESTS, &id, place!(address), blank.clone());
    // The fields that a draft does not keep yet show what the application knows.
    let first = |spot: Spot, value: String| {
        let get = spot.get.clone();
        Spot { get: Arc::new(move |model| get(model).or_else(|| Some(value.clone()))), ..spot }
    };
    let back = view! { <a class="btn" href=ReflectRoute::Feedback.href()>"All requests"</a> }.into_any();
    named_page(
        title,
        "",
        back,
        view! {
            <p class="sub" role="status">{state}</p>
            <div class="two">
                {line("to-person", "To", "text", first(person, blank.person.clone()))}
                {line("to-address", "Mail address", "email", first(address, blank.address.clone()))}
            </div>
            {choose("Tone", &Tone::ALL.map(Tone::name), move || Some(see().tone as usize), move |n| if let Some(tone) = n.and_then(|n| Tone::ALL.get(n).copied()) { rebuild(&mut |r| r.tone = tone); })}
            {lengths}
            {line("letter-subject", "Subject", "text", own_words(&id, &blank, |letter| letter.subject, |r| &mut r.subject))}
            <div class="letter">{area("letter-text", "Letter", "Change whatever you like; your words are kept.", own_words(&id, &blank, |letter| letter.text, |r| &mut r.text))}</div>
            <div class="bar">
                <a class="btn primary" href="mailto:" on:click=mail>{icon_small(Icon::Mail)}"Open in mail"</a>
                {button("btn", "Copy", copy)}
                {share}
            </div>
            <div hidden=settled>
                <p class="sub">"Onward sends nothing itself. Tell it when the letter is out: it then knows when one follow-up is fair."</p>
                <div class="bar">{button("btn", "I sent it", sent)}</div>
            </div>
        }
        .into_any(),
    )
}

/// Whether the browser has a share sheet.
pub fn can_share() -> bool {
    js_sys::Reflect::has(&dom::window().navigator(), &JsValue::from_str("share")).unwrap_or(false)
}

fn share(letter: &Letter) {
    let navigator = dom::window().navigator();
    let Some(call) = js_sys::Reflect::get(&navigator, &JsValue::from_str("share")).ok().and_then(|f| f.dyn_into::<js_sys::Function>().ok())
    else {
        return;
    };
    let data = js_sys::Object::new();
    for (key, value) in [("title", &letter.subject), ("text", &letter.text)] {
        drop(js_sys::Reflect::set(&data, &JsValue::from_str(key), &JsValue::from_str(value)));
    }
    // Closing the share sheet is no error worth a word.
    if let Some(promise) = call.call1(&navigator, &data).ok().and_then(|p| p.dyn_into::<js_sys::Promise>().ok()) {
        runtime::spawn(async move { drop(wasm_bindgen_futures::JsFuture::from(promise).await) });
    }
}

/// Closes a request quietly.
pub fn close(id: &Id) {
    let session = session();
    let today = session.today.get_untracked();
    if let Some(before) = session.peek(|model| model.feedback_requests.get(id).cloned()) {
        drop(session.commit(Change::edit("Closed quietly", id, &before, |r| r.closed_on = Some(today)), Feedback::Toast));
    }
}

/// Notes that they answered, and opens the clue for their words.
pub fn answered(id: &Id) {
    let session = session();
    let today = session.today.get_untracked();
    let clue = session.new_id();
    let Some(change) = session.peek(|model| edits::answered(model, id, clue.clone(), session.new_id(), today)) else { return };
    {
        let kept = session.commit(change, Feedback::Toast).is_ok();
        if kept {
            crate::session::session().go(ReflectEdit::Clue(clue.clone()));
        }
    };
}
