//! How it feels, in two taps: the words named most often, then families for the rest, then an own word. A strength. And the offer to take time.

use std::collections::BTreeMap;

use chrono::{NaiveDateTime, NaiveTime};
use leptos::prelude::*;

use super::{TABLE, about_lines, amend, area, chip, help_link, look, place, spot, strength};
use crate::format;
use crate::reflect::draft::settle;
use crate::reflect::pieces::button;
use crate::route::Route;
use crate::session::{Feedback, now, session};
use domain::change::{Change, Edit};
use domain::id::Id;
use domain::record::Kind;
use domain::reflection::quiet::{QuietLength, QuietTime};
use domain::reflection::quiet_state::{self, Quiet};
use domain::reflection::{Reflection, feelings};

/// The first step.
pub fn screen(id: &Id) -> AnyView {
    let (own, set) = (id.clone(), id.clone());
    view! {
        {words(id, |r| &r.before_words, |r| &mut r.before_words)}
        {strength("before-strength", "How strong is it now?", move || look(TABLE, &own, |r| r.before_strength).flatten(), move |s| amend(TABLE, &set, "", |r| r.before_strength = Some(s)))}
        {area("before-line", "A line on it, if you like", "", spot(TABLE, id, place!(before_line)))}
        {about_lines(id)}
        {take_time(id)}
        {help_link()}
    }
    .into_any()
}

type Words = BTreeMap<Id, String>;

/// The words: chosen ones stay in sight, others a tap away.
pub fn words(id: &Id, get: fn(&Reflection) -> &Words, of: fn(&mut Reflection) -> &mut Words) -> AnyView {
    let family = RwSignal::new(None::<usize>);
    let id = StoredValue::new(id.clone());
    let chosen = Memo::new(move |_| id.with_value(|id| look(TABLE, id, |r| get(r).clone())).unwrap_or_default());
    let toggle = move |word: String| {
        id.with_value(|id| {
            amend(TABLE, id, "", |r| {
                let key = feelings::key(&word);
                if of(r).remove(&key).is_none() {
                    of(r).insert(key, word);
                }
            });
        });
    };
    let one = move |word: String| {
        let (key, own) = (feelings::key(&word), word.clone());
        chip(word, move || chosen.with(|all| all.contains_key(&key)), move || toggle(own.clone()))
    };
    let first = feelings::FIRST.iter().map(|word| one((*word).to_owned())).collect_view();
    // Words chosen from the families, and own ones; those of the open family stand there.
    let others = move || {
        let shown = family.get().and_then(|n| feelings::FAMILIES.get(n)).map_or(&[][..], |f| f.words);
        let more = chosen.with(|all| {
            all.values()
                .filter(|word| !feelings::FIRST.contains(&word.as_str()) && !shown.contains(&word.as_str()))
                .cloned()
                .collect::<Vec<_>>()
        });
        more.into_iter().map(one).collect_view()
    };
    let families = feelings::FAMILIES.iter().enumerate().map(|(n, f)| {
        let pick = move |_| family.update(|open| *open = if *open == Some(n) { None } else { Some(n) });
        view! { <button class="chip family" type="button" aria-expanded=move || (family.get() == Some(n)).to_string() on:click=pick>{f.name}"…"</button> }
    });
    let inside = move || {
        let words = family.get().and_then(|n| feelings::FAMILIES.get(n)).map_or(&[][..], |f| f.words);
        words.iter().filter(|word| !feelings::FIRST.contains(word)).map(|word| one((*word).to_owned())).collect_view()
    };
    let own = RwSignal::new(String::new());
    let add = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let word = own.get_untracked().trim().to_owned();
        if !word.is_empty() && !chosen.with_untracked(|all| all.contains_key(&feelings::key(&word))) {
            toggle(word);
        }
        own.set(String::new());
    };
    view! {
        <div class="stack tight">
            <div class="chips big" role="group" aria-label="Feelings">{first}{others}</div>
            <div class="chips" role="group" aria-label="More words">{families.collect_view()}</div>
            <div class="chips big" role="group" aria-label="Words of that family" hidden=move || family.get().is_none()>{inside}</div>
            <form class="own-word" on:submit=add>
                <input aria-label="Own word" placeholder="own word" dir="auto" autocomplete="off" maxlength="60" enterkeyhint="done" prop:value=move || own.get() on:input=move |event| own.set(event_target_value(&event)) />
                <button class="btn small" type="submit" hidden=move || own.with(|word| word.trim().is_empty())>"Add"</button>
            </form>
        </div>
    }
    .into_any()
}

/// Time taken before going on: Today stays quiet until then.
fn take_time(id: &Id) -> AnyView {
    let session = session();
    let id = StoredValue::new(id.clone());
    let own_open = RwSignal::new(false);
    let own = RwSignal::new(String::new());
    let take = move |length: QuietLength| {
        settle();
        let window = QuietTime::new(length, now(), Some(id.get_value()));
        {
            let kept = session.commit(Change::one("Quiet time taken", Edit::add(session.new_id(), window)), Feedback::Toast).is_ok();
            if kept {
                session.go(&Route::Today);
            }
        };
    };
    let take_own = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let text = own.get_untracked();
        let until =
            NaiveDateTime::parse_from_str(&text, "%Y-%m-%dT%H:%M").or_else(|_| NaiveDateTime::parse_from_str(&text, "%Y-%m-%dT%H:%M:%S"));
        take(QuietLength::Until(until.unwrap_or_else(|_| now())));
    };
    let on = move || {
        session.today.track();
        session.read(&[Kind::QuietTime], |model| match quiet_state::state(model, now()) {
            Quiet::On { until, .. } => Some(until),
            _ => None,
        })
    };
    let length = move |word: &'static str, length: QuietLength| button("btn warm small", word, move || take(length));
    let card = move || {
        match on() {
        Some(until) => {
            let day = format::near_day(until.date(), session.today.get());
            view! { <div class="card warm"><p>{format!("Onward is quiet until {day}, {}. Go on here whenever you like.", format::time(until.time()))}</p></div> }.into_any()
        }
        None => view! {
            <section class="card warm stack tight">
                <h2 class="serif big">"You may take time for this."</h2>
                <p>"Onward goes quiet until then, and keeps everything."</p>
                <div class="bar">
                    {length("Tonight", QuietLength::ThisEvening)}
                    {length("A day", QuietLength::ADay)}
                    {length("Three days", QuietLength::ThreeDays)}
                    <button class="btn quiet small" type="button" aria-expanded=move || own_open.get().to_string() on:click=move |_| { own.set(own_default()); own_open.update(|open| *open = !*open); }>"Until …"</button>
                </div>
                <form class="bar" hidden=move || !own_open.get() on:submit=take_own>
                    <input class="grow" type="datetime-local" aria-label="Until when" prop:value=move || own.get() on:input=move |event| own.set(event_target_value(&event)) />
                    <button class="btn warm small" type="submit">"Take this time"</button>
                </form>
            </section>
        }
        .into_any(),
    }
    };
    view! { {card} }.into_any()
}

/// Two days on, in the morning.
fn own_default() -> String {
    let eight = NaiveTime::from_hms_opt(8, 0, 0).unwrap_or_default();
    let day = now().date().checked_add_days(chrono::Days::new(2)).unwrap_or_default();
    day.and_time(eight).format("%Y-%m-%dT%H:%M").to_string()
}
