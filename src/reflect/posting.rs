//! The posting of an application: pasted once and kept word for word, its terms compared with a résumé version, read again before the interview.

use std::cell::{Cell, RefCell};
use std::sync::Arc;
use std::time::Duration;

use leptos::prelude::*;

use super::edits::edit;
use super::rows::{back, button};
use super::tables::POSTINGS;
use crate::components::figure::figure;
use crate::components::form::{Form, Input, Select, TextField, segments};
use crate::components::icon::{Icon, icon_small};
use crate::components::live;
use crate::format;
use crate::page::named_page;
use crate::route::{ReflectRoute, Route};
use crate::runtime;
use crate::session::{Feedback, session};
use domain::application::edits::name;
use domain::choice::{Choice, options};
use domain::id::Id;
use domain::postings::plain::plain;
use domain::postings::tailoring::{self, Line, compare};
use domain::postings::terms::{Term, terms as find};
use domain::postings::{Posting, TermMark, edits};
use domain::record::Kind;
use domain::versions::{Document, edits::named};

/// The screen.
pub fn screen(application: &Id) -> AnyView {
    let session = session();
    let own = StoredValue::new(application.clone());
    let employer = session.peek(|model| match (model.applications.get(application), model.postings.get(application)) {
        (Some(application), _) => Some(name(application).to_owned()),
        (None, Some(posting)) => Some(posting.about.clone()),
        (None, None) => None,
    });
    let Some(employer) = employer else {
        return named_page(
            "Posting".to_owned(),
            "",
            back(),
            view! { <p>"There is no posting and no application at this address."</p> }.into_any(),
        );
    };
    let there = Memo::new(move |_| own.with_value(|id| session.read(&[Kind::Posting], |model| model.postings.contains_key(id))));
    let replacing = RwSignal::new(false);
    let open = session.peek(|model| model.applications.contains_key(application));
    let to_application =
        open.then(|| view! { <a class="btn" href=Route::Application(application.clone()).href()>"Open the application"</a> });
    let actions = view! { {back()}{to_application} }.into_any();
    let content = move || own.with_value(|id| if there.get() && !replacing.get() { kept(id, replacing) } else { paste(id, replacing) });
    named_page(format!("The posting of {employer}"), "", actions, view! { {live(content)} }.into_any())
}

/// How long after the last key the terms of a text are found ahead.
const PAUSE: Duration = Duration::from_millis(150);

thread_local! {
    /// The text that was last looked through, and its terms: the same for every version and every tick.
    static FOUND: RefCell<(String, Arc<Vec<Term>>)> = RefCell::default();
    /// Which wish to find terms ahead is the latest.
    static WISH: Cell<u32> = const { Cell::new(0) };
}

/// The terms of a posting.
fn terms_of(text: &str) -> Arc<Vec<Term>> {
    if let Some(there) = FOUND.with_borrow(|(found, terms)| (found == text).then(|| terms.clone())) {
        return there;
    }
    let terms = Arc::new(find(text));
    FOUND.set((text.to_owned(), terms.clone()));
    terms
}

/// The form it is pasted into.
fn paste(id: &Id, replacing: RwSignal<bool>) -> AnyView {
    let session = session();
    let form = Form::new(format!("posting/{id}"));
    let text = form.text("text", "");
    // Its terms are found once it is pasted, so that saving does not wait for them.
    runtime::effect(move || {
        let wish = WISH.get().wrapping_add(1);
        WISH.set(wish);
        let pasted = text.get();
        runtime::later(PAUSE, move || {
            if WISH.get() == wish {
                terms_of(&plain(&pasted));
            }
        });
    });
    let own = id.clone();
    let save = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let today = session.today.get_untracked();
        match session.peek(|model| text.with_untracked(|text| edits::save(model, &own, text, today))) {
            Err(problem) => form.refuse(problem),
            Ok(change) => match session.commit(change, Feedback::Toast) {
                Err(refused) => form.refused(&refused),
                Ok(()) => {
                    form.finish();
                    replacing.set(false);
                }
            },
        }
    };
    view! {
        <form class="stack" on:submit=save>
            {TextField::new("posting-text", "Text of the posting", Input::Area).rows("12").hint("Copy all of it: postings disappear before the interview comes. Up to 20,000 characters; nothing leaves this device.").of(form, "text").value(text)}
            {form.summary()}
            <div class="bar"><button class="btn primary" type="submit">"Save posting"</button></div>
        </form>
        {old_ones()}
    }
    .into_any()
}

/// Where there is no room for many more, the oldest closed ones can be dropped.
fn old_ones() -> AnyView {
    use domain::postings::room;
    let session = session();
    let offered = move || {
        let (used, drop) = session.read(&[Kind::Posting, Kind::Application], |model| (room::used(model), room::to_drop(model, AHEAD)));
        let drop = drop.filter(|drop| !drop.is_empty())?;
        let count = format::plural(drop.len() as i64, "posting", "postings");
        let delete = move |_| {
            if let Some(change) = session.peek(|model| edits::delete(model, &drop)) {
                std::mem::drop(session.commit(change, Feedback::Toast));
            }
        };
        let used = format!("{} of {} characters are used by postings.", format::count(used), format::count(room::TOGETHER));
        Some(view! {
            <div class="notice"><div class="grow"><p>{used}" The oldest of closed applications can be dropped; the applications stay."</p><button class="btn small" type="button" on:click=delete>"Drop "{count}</button></div></div>
        })
    };
    live(offered)
}

/// Room for the longest posting, packed badly.
const AHEAD: usize = 20_000;

/// The saved posting: terms, then the text.
fn kept(id: &Id, replacing: RwSignal<bool>) -> AnyView {
    let session = session();
    let Some(posting) = session.peek(|model| model.postings.get(id).cloned()) else { return ().into_any() };
    let Some(text) = posting.text() else {
        return view! { <p>"This posting cannot be read. Paste it again to replace it."</p>{button("btn", "Replace it", move || replacing.set(true))} }.into_any();
    };
    let own = StoredValue::new(id.clone());
    let remove = move || {
        if let Some(change) = session.peek(|model| own.with_value(|id| edits::delete(model, std::slice::from_ref(id)))) {
            drop(session.commit(change, Feedback::Toast));
        }
    };
    let saved = format!("Saved on {}.", format::full_day(posting.saved_on));
    let shown = text.clone();
    view! {
        <p class="sub">{saved}</p>
        {terms(id, Arc::new(text))}
        <section class="section"><h2>"The posting, word for word"</h2><p class="prewrap posting-text" dir="auto">{shown}</p></section>
        <div class="bar">{button("btn", "Replace it", move || replacing.set(true))}{button("btn", "Delete this posting", remove)}</div>
    }
    .into_any()
}

/// Its terms, each to be ticked.
fn terms(id: &Id, text: Arc<String>) -> AnyView {
    let session = session();
    let own = StoredValue::new(id.clone());
    let against = Memo::new(move |_| {
        own.with_value(|id| {
            session.read(&[Kind::Posting, Kind::Application], |model| {
                let chosen = model.postings.get(id).map(|posting| posting.against.clone()).filter(|name| !name.is_empty());
                chosen.or_else(|| model.applications.get(id).map(|application| application.resume.clone())).unwrap_or_default()
            })
        })
    });
    let versions = session.peek(|model| {
        model
            .versions
            .values()
            .filter(|version| version.document == Document::Resume)
            .map(|version| version.name.clone())
            .collect::<Vec<_>>()
    });
    let mut choices = vec![(String::new(), "No version".to_owned())];
    choices.extend(versions.into_iter().map(|name| (name.clone(), name)));
    let shown = Signal::derive(move || {
        let name = against.get();
        session.peek(|model| named(model, Document::Resume, &name).map(|(_, version)| version.name.clone()).unwrap_or_default())
    });
    let pick = move |name: String| own.with_value(|id| edit(POSTINGS, id, |posting: &mut Posting| posting.against = name));
    let lines = Memo::new(move |_| {
        own.with_value(|id| {
            session.read(&[Kind::Posting, Kind::DocumentVersion], |model| {
                let name = against.get();
                let chosen = named(model, Document::Resume, &name).map(|(_, version)| version.text.clone());
                let empty = chosen.as_ref().map(|text| text.trim().is_empty());
                let version = chosen.unwrap_or_default();
                let marks = model.postings.get(id).map(|posting| posting.marks.clone()).unwrap_or_default();
                (compare(&terms_of(&text), &version, &marks), empty)
            })
        })
    });
    let summary = move || {
        lines.with(|(lines, empty)| {
            if lines.is_empty() {
                return view! { <p class="sub">"No skills, tools or languages were recognized in this posting."</p> }.into_any();
            }
            let part = |mark: TermMark, words: &'static str| {
                let n = tailoring::count(lines, mark);
                figure(format!("terms_{}", mark.key()), Some(n as f64), format!("{} {words}", format::count(n)))
            };
            let note = match empty {
                None => Some("No résumé version is chosen, so nothing can be found in it. "),
                Some(true) => Some("The chosen version has no text yet, so nothing can be found in it. "),
                Some(false) => None,
            };
            let add = if empty.is_none() { "Your versions" } else { "Add its text" };
            let note = note.map(|note| view! { <p class="sub">{note}<a href=ReflectRoute::Versions.href()>{add}</a></p> });
            view! { <p>{part(TermMark::Found, "found")}" · "{part(TermMark::Missing, "missing")}" · "{part(TermMark::NotMine, "not true of you")}</p>{note} }.into_any()
        })
    };
    let keys = Memo::new(move |_| {
        lines.with(|(lines, _)| lines.iter().map(|line| (line.term.key.clone(), line.term.text.clone())).collect::<Vec<_>>())
    });
    let one = move |(key, text): (String, String)| {
        let shown = key.clone();
        let chosen = Signal::derive(move || {
            lines.with(|(lines, _)| {
                lines.iter().find(|line: &&Line| line.term.key == shown).map(|line| line.mark.key().to_owned()).unwrap_or_default()
            })
        });
        let pick = move |mark: &'static str| {
            let change = own.with_value(|id| session.peek(|model| edits::mark(model, id, &key, TermMark::from_key(mark))));
            if let Some(change) = change {
                drop(session.commit(change, Feedback::Quiet));
            }
        };
        view! { <div class="stack tight posting-term"><span class="name" dir="auto">{text}</span>{segments("In the résumé", &options::<TermMark>(), chosen, pick)}</div> }.into_any()
    };
    view! {
        <section class="section">
            <h2>"What it asks for"</h2>
            {Select::new("posting-against", "Compare with résumé version", choices).over(shown, pick)}
            {live(summary)}
            <div class="rows"><For each=move || keys.get() key=|(key, _)| key.clone() let(term)>{one(term)}</For></div>
            <p class="tiny">"Found by words, on this device. Tick what it missed; add to your résumé only what is true."</p>
        </section>
    }
    .into_any()
}

/// The link to it before an interview; nothing where none was saved.
pub fn link(application: &Id) -> Option<AnyView> {
    let there = session().read(&[Kind::Posting], |model| model.postings.contains_key(application));
    there.then(|| {
        view! { <a class="btn" href=ReflectRoute::Posting(application.clone()).href()>"Read the posting again"{icon_small(Icon::Right)}</a> }.into_any()
    })
}
