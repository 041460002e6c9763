//! Today's mood and good things, a calendar of the entries, a search; each entry is deleted at once.

use chrono::{Datelike, NaiveDate};
use domain::letter_case::SmallLetters;
use leptos::prelude::*;

use super::blank;
use crate::components::form::{Binding, Input, TextField, lens};
use crate::components::icon::{Icon, icon, icon_small};
use crate::components::live;
use crate::format;
use crate::page::page;
use crate::reflect::edits::{delete, edit_or_new};
use crate::reflect::fields::line;
use crate::reflect::rows::{back, delete_button, fairer_thoughts};
use crate::reflect::tables::DIARY;
use crate::route::ReflectRoute;
use crate::session::session;
use domain::choice::Choice;
use domain::diary::{Mood, queries};
use domain::id::Id;
use domain::record::Kind;
use domain::reflection::reframe;

thread_local! {
    /// What is searched for, as long as the page lives.
    static SEARCH: ArcRwSignal<String> = ArcRwSignal::new(String::new());
}

/// How many entries the list shows before "more".
const AT_ONCE: usize = 20;

/// Today's entry without writing, or the id of a new one: mood and good things of a day belong together.
fn of_today() -> Id {
    let session = session();
    let today = session.today.get_untracked();
    let found = session.peek(|model| {
        let those = model.diary.iter().filter(|(_, e)| e.on == today && e.writing.trim().is_empty());
        those.max_by_key(|(id, e)| (e.at, *id)).map(|(id, _)| id.clone())
    });
    found.unwrap_or_else(|| session.new_id())
}

/// The screen.
pub fn screen() -> AnyView {
    let session = session();
    let day = Memo::new(move |_| session.today.get());
    let search = RwSignal::from(SEARCH.with(Clone::clone));
    let month = RwSignal::new(session.today.get_untracked().with_day(1).unwrap_or_default());
    page(
        "Diary",
        "cols",
        view! { {back()}<a class="btn" href=ReflectRoute::Write(None).href()>"Write"</a> }.into_any(),
        view! {
            <div class="stack diary-day">{move || { day.track(); today() }}</div>
            <section class="section">
                <h2>"Entries"</h2>
                {live(move || calendar(month))}
                <div class="search">
                    {icon(Icon::Lens)}
                    {TextField::new("diary-search", "Search the diary", Input::Search).bare().placeholder("Search").value(search)}
                </div>
                {live(move || entries(&search.get()))}
            </section>
        }
        .into_any(),
    )
}

/// Mood and good things of today.
fn today() -> AnyView {
    let session = session();
    let id = StoredValue::new(of_today());
    let blank = blank();
    let mood = Memo::new(move |_| session.read(&[Kind::DiaryEntry], |model| id.with_value(|id| model.diary.get(id).and_then(|e| e.mood))));
    let moods = Mood::CHOICES.iter().map(|&one| {
            let blank = blank.clone();
            let pick = move |_| {
                let next = (mood.get_untracked() != Some(one)).then_some(one);
                id.with_value(|id| edit_or_new(DIARY, id, &blank, |e| e.mood = next));
            };
            view! { <button class="chip mood" type="button" aria-pressed=move || (mood.get() == Some(one)).to_string() on:click=pick><i class="mood-dot" data-mood=one.key()></i>{one.label()}</button> }
        });
    let reminder = move || {
        let today = session.today.get();
        let bring = matches!(mood.get(), Some(Mood::Hard | Mood::Low))
            .then(|| session.peek(|model| queries::good_things_to_show_again(model, today, 3)))
            .unwrap_or_default();
        let thought = matches!(mood.get(), Some(Mood::Hard | Mood::Low))
            .then(|| session.peek(|model| reframe::of_the_day(model, today)))
            .flatten()
            .and_then(|one| fairer_thoughts(vec![one], "A fairer thought of yours"));
        let good = (!bring.is_empty()).then(|| {
            let items = bring
                .into_iter()
                .map(|(on, thing)| view! { <li><span dir="auto">{thing}</span>" "<span class="sub">{format::ago(on, today)}</span></li> });
            view! { <div class="card warm stack tight"><h3>"You once wrote"</h3><ul class="list">{items.collect_view()}</ul></div> }
        });
        view! { {thought}{good} }
    };
    let good_thing = |dom_id, label, lens| line(dom_id, label, id.with_value(|id| Binding::or_new(DIARY, id, lens, blank.clone())));
    view! {
        <section class="section">
            <h2>"How is today?"</h2>
            <div class="chips" role="group" aria-label="Mood">{moods.collect_view()}</div>
            {reminder}
        </section>
        <section class="section">
            <h2>"Three good things"</h2>
            <p class="sub">"Small ones count. In studies it helped about as much as any pleasant exercise; do it if you like it."</p>
            {good_thing("good-one", "One good thing", lens!(good_one))}
            {good_thing("good-two", "Another", lens!(good_two))}
            {good_thing("good-three", "A third", lens!(good_three))}
        </section>
    }
    .into_any()
}

/// A month with a dot for each day that has entries.
fn calendar(month: RwSignal<NaiveDate>) -> AnyView {
    let session = session();
    let first = month.get();
    let days = session.read(&[Kind::DiaryEntry], |model| queries::month(model, first.year(), first.month()));
    let step = move |months: i32| {
        let at = first.year() * 12 + first.month0() as i32 + months;
        if let Some(day) = NaiveDate::from_ymd_opt(at.div_euclid(12), at.rem_euclid(12) as u32 + 1, 1) {
            month.set(day);
        }
    };
    let lead = (0..first.weekday().num_days_from_monday()).map(|_| view! { <span></span> }).collect_view();
    let length = first.iter_days().take(31).take_while(|day| day.month() == first.month());
    let cells = length.map(|day| {
        let found = days.iter().find(|(n, ..)| *n == day.day());
        let label = found.map(|(_, mood, count)| {
            let mood = mood.map(|m| format!(", {}", m.label().small_letters())).unwrap_or_default();
            format!("{}: {}{mood}", format::full_day(day), format::plural(*count as i64, "entry", "entries"))
        });
        let mood = found.map(|(_, mood, _)| mood.map_or("", Mood::key));
        match label {
            Some(label) => view! { <span class="day on" role="img" aria-label=label.clone() title=label><i class="mood-dot" data-mood=mood></i>{day.day()}</span> }.into_any(),
            None => view! { <span class="day" aria-hidden="true">{day.day()}</span> }.into_any(),
        }
    });
    let cells = cells.collect_view();
    view! {
        <div class="month">
            <div class="bar"><button class="btn icon quiet" type="button" aria-label="Previous month" on:click=move |_| step(-1)>{icon_small(Icon::Left)}</button><h3 class="grow">{format::month(first)}</h3><button class="btn icon quiet" type="button" aria-label="Next month" on:click=move |_| step(1)>{icon_small(Icon::Right)}</button></div>
            <div class="days">{lead}{cells}</div>
        </div>
    }
    .into_any()
}

/// Entries that hold every word searched for.
fn entries(query: &str) -> AnyView {
    let session = session();
    let today = session.today.get();
    let all = session.read(&[Kind::DiaryEntry], |model| {
        queries::search(model, query).into_iter().filter(|(_, e)| !e.is_empty()).map(|(id, e)| (id.clone(), e.clone())).collect::<Vec<_>>()
    });
    let count = all.len();
    let words = if query.trim().is_empty() { String::new() } else { format::plural(count as i64, "entry found", "entries found") };
    if count == 0 {
        return view! { <p class="sub" role="status">{if words.is_empty() { "What you write is listed here, the newest first. Nobody else reads it.".to_owned() } else { words }}</p> }
            .into_any();
    }
    let rows = all.into_iter().take(AT_ONCE).map(|(id, entry)| {
        let mood = entry.mood.map(|m| format!(" · {}", m.label())).unwrap_or_default();
        let minutes = entry.minutes.map(|n| format!(" · {}", format::plural(i64::from(n), "minute", "minutes"))).unwrap_or_default();
        let things = entry.good_things().into_iter().map(|thing| view! { <li dir="auto">{thing.to_owned()}</li> }).collect_view();
        let text = entry.writing.trim();
        let long = text.chars().count() > 280;
        let shown: String = if long { text.chars().take(280).chain(['…']).collect() } else { text.to_owned() };
        let (edit, own) = (ReflectRoute::Write(Some(id.clone())).href(), id);
        let name = format!("Delete the entry of {}", format::full_day(entry.on));
        let more = (!text.is_empty()).then(|| view! { <p class="prewrap" dir="auto">{shown}</p><a class="sub" href=edit>{if long { "Read more" } else { "Open" }}</a> });
        view! {
            <div class="request stack tight">
                <div class="row"><span class="grow sub">{format::near_day(entry.on, today)}{mood}{minutes}</span>{delete_button(name, move || delete(DIARY, &own, "Entry deleted"))}</div>
                <ul class="list">{things}</ul>
                {more}
            </div>
        }
    });
    let rows = rows.collect_view();
    let rest =
        (count > AT_ONCE).then(|| view! { <p class="sub">{format!("{} older: search to find them.", format::count(count - AT_ONCE))}</p> });
    view! { <p class="visually-hidden" role="status">{words}</p><div class="rows">{rows}</div>{rest} }.into_any()
}
