//! How it feels, in two taps: the words named most often, then families for the rest, then a word of one's own. A strength. And the offer to take time.

use std::collections::BTreeMap;

use chrono::{NaiveDateTime, NaiveTime};
use leptos::prelude::*;

use super::strength::strength;
use crate::components::form::{Binding, Form, Input, TextField, lens, unsaved};
use crate::components::icon::{Icon, icon, icon_small};
use crate::components::live;
use crate::format;
use crate::reflect::chips::chip;
use crate::reflect::edits::{edit, read};
use crate::reflect::fields::{area, line};
use crate::reflect::rows::button;
use crate::reflect::tables::REFLECTIONS;
use crate::route::{BudgetRoute, ReflectRoute, Route};
use crate::session::{Feedback, now, session};
use domain::change::{Change, Edit};
use domain::id::Id;
use domain::problem::Problem;
use domain::record::Kind;
use domain::reflection::Reflection;
use domain::reflection::feelings::{self, Family};
use domain::reflection::quiet::{QuietLength, QuietTime};
use domain::reflection::quiet_state::{self, Quiet};
use domain::reflection::turned_down;

/// The first step.
pub fn screen(id: &Id) -> AnyView {
    view! {
        {words(id, "before", |r| &r.before_words, |r| &mut r.before_words)}
        {strength("before-strength", "How strong is it now?", id, |r| r.before_strength, |r| &mut r.before_strength)}
        {area("before-line", "A line about it, if you like", "", Binding::new(REFLECTIONS, id, lens!(before_line)))}
        {about_lines(id)}
        {money_row(id)}
        {take_time(id)}
        {help_link()}
    }
    .into_any()
}

type Words = BTreeMap<Id, String>;

/// The words of one step, which its name tells apart: chosen ones stay in sight, others are a tap away.
pub fn words(id: &Id, step: &'static str, get: fn(&Reflection) -> &Words, get_mut: fn(&mut Reflection) -> &mut Words) -> AnyView {
    let form = Form::new(format!("reflection/{id}/{step}"));
    let own = form.text("own_word", "");
    let open = RwSignal::new(None::<&'static Family>);
    let id = StoredValue::new(id.clone());
    let chosen = Memo::new(move |_| id.with_value(|id| read(REFLECTIONS, id, |r| get(r).clone())).unwrap_or_default());
    let toggle = move |word: String| {
        id.with_value(|id| {
            edit(REFLECTIONS, id, |r| {
                let key = feelings::key(&word);
                if get_mut(r).remove(&key).is_none() {
                    get_mut(r).insert(key, word);
                }
            });
        });
    };
    let one = move |word: String| {
        let (key, own) = (feelings::key(&word), word.clone());
        chip(word, move || chosen.with(|all| all.contains_key(&key)), move || toggle(own.clone()))
    };
    let first = feelings::FIRST.iter().map(|word| one((*word).to_owned())).collect_view();
    // Chosen from the families, and own ones; those of the open family are shown there.
    let others = move || {
        let shown = open.get().map_or(&[][..], |family| family.words);
        let more = chosen.with(|all| {
            all.values()
                .filter(|word| !feelings::FIRST.contains(&word.as_str()) && !shown.contains(&word.as_str()))
                .cloned()
                .collect::<Vec<_>>()
        });
        more.into_iter().map(one).collect_view()
    };
    let families = feelings::FAMILIES.iter().map(|family| {
        let is_open = move || open.get() == Some(family);
        let pick = move |_| open.set((open.get_untracked() != Some(family)).then_some(family));
        view! { <button class="chip family" type="button" aria-expanded=move || is_open().to_string() on:click=pick>{family.name}"…"</button> }
    });
    let inside = move || {
        let words = open.get().map_or(&[][..], |family| family.words);
        words.iter().filter(|word| !feelings::FIRST.contains(word)).map(|word| one((*word).to_owned())).collect_view()
    };
    let add_word = move || {
        let word = own.get_untracked().trim().to_owned();
        let key = feelings::key(&word);
        if !word.is_empty() && !chosen.with_untracked(|all| all.contains_key(&key)) {
            toggle(word);
            if !chosen.with_untracked(|all| all.contains_key(&key)) {
                // Refused, which a toast has said: what was typed stays.
                return;
            }
        }
        own.set(String::new());
    };
    let add = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        add_word();
    };
    // Whoever goes on has said it.
    let left = move |_: leptos::ev::FocusEvent| add_word();
    view! {
        <div class="stack tight">
            <div class="chips big" role="group" aria-label="Feelings">{first}{others}</div>
            <div class="chips" role="group" aria-label="More words">{families.collect_view()}</div>
            <div class="chips big" role="group" aria-label="Words of this family" hidden=move || open.get().is_none()>{inside}</div>
            <form class="own-word" on:submit=add on:focusout=left>
                {TextField::new("own-word", "Your own word", Input::Line).bare().placeholder("your own word").length("60").value(own)}
                <button class="btn small" type="submit" hidden=move || own.with(|word| word.trim().is_empty())>"Add"</button>
            </form>
        </div>
    }
    .into_any()
}

/// Offers time before going on: Today stays quiet until then.
fn take_time(id: &Id) -> AnyView {
    let session = session();
    let form = Form::new(format!("reflection/{id}/time"));
    let own_open = form.value("open", false);
    let until = form.text("until", own_default());
    let id = StoredValue::new(id.clone());
    let take = move |length: QuietLength| {
        let quiet_time = QuietTime::new(length, now(), Some(id.get_value()));
        match session.commit(Change::one("Quiet time taken", Edit::add(session.new_id(), quiet_time)), Feedback::Form) {
            Ok(()) => {
                form.finish();
                session.go(&Route::Today);
            }
            Err(refused) => form.refused(&refused),
        }
    };
    let take_own = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let text = until.get_untracked();
        let moment =
            NaiveDateTime::parse_from_str(&text, "%Y-%m-%dT%H:%M").or_else(|_| NaiveDateTime::parse_from_str(&text, "%Y-%m-%dT%H:%M:%S"));
        match moment {
            Ok(moment) => take(QuietLength::Until(moment)),
            Err(_) => form.refuse(Problem::new("until", "Choose a day and a time.")),
        }
    };
    let quiet_until = move || {
        session.today.track();
        session.read(&[Kind::QuietTime], |model| match quiet_state::state(model, now()) {
            Quiet::On { until, .. } => Some(until),
            _ => None,
        })
    };
    let length = move |label: &'static str, length: QuietLength| button("btn warm small", label, move || take(length));
    let card = move || {
        match quiet_until() {
        Some(until) => {
            let day = format::near_day(until.date(), session.today.get());
            view! { <div class="card warm"><p>{format!("Onward is quiet until {day}, {}. You can go on here whenever you like.", format::time(until.time()))}</p></div> }.into_any()
        }
        None => view! {
            <section class="card warm stack tight">
                <h2 class="serif big">"You may take time for this."</h2>
                <p>"Onward goes quiet until then. Everything you entered is saved."</p>
                <div class="bar">
                    {length("Tonight", QuietLength::ThisEvening)}
                    {length("A day", QuietLength::ADay)}
                    {length("Three days", QuietLength::ThreeDays)}
                    <button class="btn quiet small" type="button" aria-expanded=move || own_open.get().to_string() on:click=move |_| own_open.update(|open| *open = !*open)>"Until …"</button>
                </div>
                <form class="bar add-line" hidden=move || !own_open.get() on:submit=take_own>
                    {TextField::new("quiet-until", "Until when", Input::DateTime).bare().of(form, "until").value(until)}
                    <button class="btn warm small" type="submit">"Take this time"</button>
                </form>
                {form.summary()}
            </section>
        }
        .into_any(),
    }
    };
    live(card)
}

/// Two days on, in the morning.
fn own_default() -> String {
    let eight = NaiveTime::from_hms_opt(8, 0, 0).unwrap_or_default();
    let day = now().date().checked_add_days(chrono::Days::new(2)).unwrap_or_default();
    day.and_time(eight).format("%Y-%m-%dT%H:%M").to_string()
}

/// The way to a helpline, where feelings are spoken of.
fn help_link() -> AnyView {
    view! { <a class="row help-row" href=ReflectRoute::Help.href()>{icon(Icon::Ring)}<span class="grow">"Talk to someone now"</span>{icon_small(Icon::Right)}</a> }.into_any()
}

/// A fear about money is answered by a number: the way to it, once it was named.
fn money_row(id: &Id) -> AnyView {
    let id = id.clone();
    // A word of one's own or the line may say it too.
    let speaks = Memo::new(move |_| {
        let said = |r: &Reflection| feelings::is_about_money(r.before_words.values().map(String::as_str).chain([r.before_line.as_str()]));
        read(REFLECTIONS, &id, said).unwrap_or_default()
    });
    live(move || {
        speaks.get().then(|| {
            view! {
                <a class="row" href=Route::Budget(BudgetRoute::Home).href()>
                    {icon(Icon::Slope)}
                    <span class="grow"><span class="name">"How long does the money last?"</span><span class="sub">"One number. What you wrote here is saved."</span></span>
                    {icon_small(Icon::Right)}
                </a>
            }
        })
    })
}

/// What a reflection without an application is about, and its way into the applications: nothing is typed twice.
fn about_lines(id: &Id) -> AnyView {
    let id = StoredValue::new(id.clone());
    let session = session();
    let general = Memo::new(move |_| id.with_value(|id| read(REFLECTIONS, id, |r| r.about.application.is_none())).unwrap_or_default());
    let form = id.with_value(|id| Form::new(format!("reflection/{id}/about")));
    let attach = move || {
        unsaved::flush();
        let today = session.today.get_untracked();
        let made = session.peek(|model| id.with_value(|id| turned_down::attach(model, id, today, || session.new_id())));
        match made {
            Ok(change) => match session.commit(change, Feedback::Form) {
                Ok(()) => form.clear(),
                Err(refused) => form.refused(&refused),
            },
            Err(problem) => form.refuse(Problem::new("", problem.sentence)),
        }
    };
    live(move || {
        general.get().then(|| {
            let text = |lens| id.with_value(|id| Binding::new(REFLECTIONS, id, lens));
            view! {
                <details>
                    <summary>"Which job is it about?"</summary>
                    <div class="stack">
                        <div class="two">
                            {line("about-company", "Company", text(lens!(about.company)))}
                            {line("about-role", "Role", text(lens!(about.role)))}
                        </div>
                        <p class="sub">"Recorded as turned down, it is in your applications too, and the letter that asks for feedback is built from it."</p>
                        <div>{button("btn small", "Record it as turned down", attach)}</div>
                        {form.summary()}
                    </div>
                </details>
            }
        })
    })
}
