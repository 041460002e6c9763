//! A short letter about an application: made of what is known, edited in place, sent by the person's own mail, and noted on the timeline once it went out.

use leptos::prelude::*;

use super::chips::choice_chips;
use super::letter::{own_name, send_bar};
use super::rows::button;
use crate::components::form::{Form, Input, TextField};
use crate::components::icon::{Icon, icon_small};
use crate::components::live;
use crate::dom;
use crate::format;
use crate::page::{named_page, page};
use crate::route::{ReflectRoute, Route};
use crate::session::{Feedback, session};
use domain::application::edits;
use domain::choice::Choice;
use domain::feedback::Tone;
use domain::feedback::letter::Letter;
use domain::feedback::mailto::find_address;
use domain::feedback::nudge::{self, Nudge};
use domain::id::Id;
use domain::offer::close::take_back;
use domain::problem::Problem;
use domain::record::Kind;

/// The screen.
pub fn screen(nudge: Nudge, application: &Id) -> AnyView {
    let session = session();
    let Some(found) = session.peek(|model| model.applications.get(application).cloned()) else {
        let back = view! { <a class="btn quiet small" href=Route::Today.href()>{icon_small(Icon::Left)}"Today"</a> };
        return page("Letter not found", "", back.into_any(), view! { <p>"The application it belongs to was deleted."</p> }.into_any());
    };
    let today = session.today.get_untracked();
    let (id, applied) = (StoredValue::new(application.clone()), nudge::applied_on(&found));
    let form = Form::new(format!("letter/{}/{application}", nudge.key()));
    let tone = form.value("tone", Tone::Warm);
    let to = form.text("to", find_address(&found.contact).unwrap_or_default());
    // Blank is the built one, which follows the facts; what the person typed stays as it is.
    let subject = form.text("subject", "");
    let text = form.text("text", "");
    // What the person typed before the letter was written anew in another tone.
    let aside = form.text("aside", "");
    let built = Memo::new(move |_| {
        session
            .read(&[Kind::Application, Kind::Settings], |model| {
                let application = id.with_value(|id| model.applications.get(id).cloned());
                application.map(|a| {
                    let letter = nudge::letter(nudge, &nudge::facts(model, &a, today), applied, tone.get(), format::date_style(today));
                    (letter.subject, letter.text)
                })
            })
            .unwrap_or_default()
    });
    let own = |typed: RwSignal<String>, built: String| if typed.with(|text| text.trim().is_empty()) { built } else { typed.get() };
    let shown_subject = Signal::derive(move || own(subject, built.with(|(subject, _)| subject.clone())));
    let shown_text = Signal::derive(move || own(text, built.with(|(_, text)| text.clone())));
    let letter = move || (to.get_untracked(), Letter { subject: shown_subject.get_untracked(), text: shown_text.get_untracked() });
    let tones = choice_chips(
        "Tone",
        move || Some(tone.get()),
        move |picked: Option<Tone>| {
            if let Some(picked) = picked {
                tone.set(picked);
                set_aside(text, aside);
            }
        },
    );
    let bring_back = move || {
        let own = aside.get_untracked();
        aside.set(String::new());
        text.set(own);
        // The button goes with what it did.
        dom::focus_soon("#nudge-text");
    };
    let back_to_own = move || {
        let is_aside = aside.with(|aside| !aside.trim().is_empty()) && text.with(|text| text.trim().is_empty());
        is_aside.then(|| {
            view! { <div class="bar" role="status"><p class="sub">"The letter was written anew."</p>{button("btn small", "Back to my own", bring_back)}</div> }
        })
    };
    let sent = move || {
        let before = session.peek(|model| id.with_value(|id| model.applications.get(id).cloned()));
        let Some(before) = before else {
            return form.refuse(Problem::new("", "This application was deleted. What you typed is still here."));
        };
        let (to, letter) = letter();
        let change = id.with_value(|id| nudge::sent(id, &before, nudge, (&to, &letter), session.new_id(), today));
        match session.commit(session.peek(|model| take_back(model, change)), Feedback::Form) {
            Ok(()) => {
                form.finish();
                session.go(Route::Application(id.get_value()));
            }
            Err(refused) => form.refused(&refused),
        }
    };
    let others = session.peek(|model| model.applications.get(application).map(|a| nudge::fitting(a, today)).unwrap_or_default());
    let others = others.into_iter().filter(|other| *other != nudge).map(|other| {
        view! { <a class="btn small" href=ReflectRoute::Nudge(other, id.get_value()).href()>{other.label()}</a> }
    });
    let others: Vec<_> = others.collect();
    let back = view! { <a class="btn quiet small" href=Route::Application(application.clone()).href()>{icon_small(Icon::Left)}{edits::name(&found).to_owned()}</a> };
    named_page(
        nudge.label().to_owned(),
        "",
        back.into_any(),
        view! {
            {form.restored(move || session.go(Route::Application(id.get_value())))}
            {TextField::new("nudge-to", "Email address", Input::Email).value(to)}
            {tones}
            {TextField::new("nudge-subject", "Subject", Input::Line).over(shown_subject, move |typed| subject.set(typed))}
            <div class="letter">{TextField::new("nudge-text", "Letter", Input::Area).hint("Change whatever you like; your changes are kept.").over(shown_text, move |typed| text.set(typed))}</div>
            {live(back_to_own)}
            {own_name()}
            {form.summary()}
            {send_bar(letter)}
            <p class="sub">"Onward sends nothing itself. Once you have sent it, note it, and it stays on the timeline with today’s date."</p>
            <div class="bar">{button("btn", "I sent it", sent)}</div>
            {(!others.is_empty()).then(|| view! { <section class="section"><h2>"Another letter"</h2><div class="bar">{others}</div></section> })}
        }
        .into_any(),
    )
}

/// A letter in another tone is another letter: what was typed over the old one can be brought back, and is kept with the draft. The subject is the same in all
/// tones, so one that was typed stays.
fn set_aside(text: RwSignal<String>, aside: RwSignal<String>) {
    let typed = text.get_untracked();
    if !typed.trim().is_empty() {
        aside.set(typed);
        text.set(String::new());
    }
}
