//! The preview: how many rows of each sort, as chips that filter, and row by row what would become of it and why. Only the first rows are drawn; more on
//! request. The same for applications, bank files and people.

use std::collections::BTreeSet;
use std::sync::Arc;

use leptos::prelude::*;

use crate::components::live;

use crate::components::figure::figure;
use crate::format;
use exchange::preview::{Fate, Preview, PreviewRow};

/// How many rows are drawn at first: more than a screen shows, and few enough to be there at once.
const PAGE: usize = 20;

/// The sorts of rows, in the order of the chips: name in `data-metric`, word on the screen.
const SORTS: [(&str, &str); 5] = [
    ("import_new", "New"),
    ("import_update", "Update"),
    ("import_same", "Same"),
    ("import_unreadable", "Cannot read"),
    ("import_skipped", "Left out"),
];

fn sort_of(fate: &Fate) -> usize {
    match fate {
        Fate::New => 0,
        Fate::Update(_) => 1,
        Fate::Same => 2,
        Fate::Unreadable(_) => 3,
        Fate::Skipped(_) => 4,
    }
}

/// What can be done with single rows.
#[derive(Clone, Copy)]
pub struct Rows {
    /// The rows as they stand.
    pub preview: Signal<Arc<Preview>>,
    /// The rows the person left out.
    pub left_out: Signal<BTreeSet<usize>>,
    /// The rows the person takes although they are here already; `None` where that cannot be.
    pub kept: Option<Signal<BTreeSet<usize>>>,
    /// What a row becomes, in a sentence, where there is more to say than its title; asked by its number, and only for rows that are drawn.
    pub about: Option<Callback<usize, String>>,
    /// What stands at a line's end (an amount); asked by its place in the preview, and only for rows that are drawn.
    pub end: Option<Callback<usize, String>>,
    /// Leaves a row out, or takes it again.
    pub leave_out: Callback<usize>,
    /// Takes a row that is here already, or no longer.
    pub keep: Callback<usize>,
}

/// Draws it.
pub fn preview(rows: Rows) -> AnyView {
    let only = RwSignal::new(None::<usize>);
    let shown = RwSignal::new(PAGE);
    let counts = Memo::new(move |_| {
        rows.preview.with(|preview| {
            let mut counts = [0_usize; SORTS.len()];
            for row in &preview.rows {
                if let Some(count) = counts.get_mut(sort_of(&row.fate)) {
                    *count += 1;
                }
            }
            counts
        })
    });
    let total = move || counts.get().iter().sum::<usize>();
    let chip = move |place: usize, (metric, word): (&'static str, &'static str)| {
        let count = move || counts.get().get(place).copied().unwrap_or_default();
        view! {
            <button class="chip" type="button" aria-pressed=move || (only.get() == Some(place)).to_string()
                on:click=move |_| { only.update(|only| *only = (*only != Some(place)).then_some(place)); shown.set(PAGE); }>
                {word}" "{live(move || figure(metric, Some(count() as f64), format::count(count())))}
            </button>
        }
    };
    let chips = SORTS.into_iter().enumerate().map(|(place, sort)| chip(place, sort)).collect_view();
    let found =
        Memo::new(move |_| only.get().map_or_else(total, |only| counts.with(|counts| counts.get(only).copied().unwrap_or_default())));
    let list = move || {
        rows.preview.with(|preview| {
            let wanted = preview.rows.iter().enumerate().filter(|(_, row)| only.get().is_none_or(|only| sort_of(&row.fate) == only));
            wanted.take(shown.get()).map(|(place, row)| line(rows, place, row)).collect_view()
        })
    };
    let more = move || {
        let rest = found.get().saturating_sub(shown.get());
        (rest > 0).then(|| {
            view! { <button class="btn small" type="button" on:click=move |_| shown.update(|shown| *shown += 4 * PAGE)>{format!("Show {} more", format::count(rest.min(4 * PAGE)))}</button> }
        })
    };
    view! {
        <div class="chips" role="group" aria-label="Which rows">
            <button class="chip" type="button" aria-pressed=move || only.get().is_none().to_string() on:click=move |_| { only.set(None); shown.set(PAGE); }>
                "All "{live(move || format::count(total()))}
            </button>
            {chips}
        </div>
        <p class="visually-hidden" role="status">{live(move || format!("{} shown", format::plural(found.get() as i64, "row", "rows")))}</p>
        <ul class="rows preview-rows">{list}</ul>
        {more}
    }
    .into_any()
}

fn line(rows: Rows, place: usize, row: &PreviewRow) -> AnyView {
    let number = row.row;
    let (badge, why) = match &row.fate {
        Fate::New => ("badge accent", None),
        Fate::Update(why) => ("badge accent", Some(why.clone())),
        Fate::Same => ("badge", None),
        Fate::Skipped(why) => ("badge", Some(why.clone())),
        Fate::Unreadable(why) => ("badge warm", Some(why.clone())),
    };
    let word = SORTS.get(sort_of(&row.fate)).map_or("", |(_, word)| *word);
    let out = rows.left_out.with(|out| out.contains(&number));
    let kept = rows.kept.is_some_and(|kept| kept.with(|kept| kept.contains(&number)));
    let act = move |word: &'static str, act: Callback<usize>| {
        view! { <button class="btn small quiet" type="button" aria-label=format!("{word}: row {number}") on:click=move |_| act.run(number)>{word}</button> }.into_any()
    };
    let button = match &row.fate {
        Fate::New if kept => Some(act("Not twice", rows.keep)),
        Fate::New | Fate::Update(_) => Some(act("Leave out", rows.leave_out)),
        Fate::Skipped(_) if out => Some(act("Take", rows.leave_out)),
        Fate::Same if rows.kept.is_some() => Some(act("Take all the same", rows.keep)),
        _ => None,
    };
    let title = match row.title.as_str() {
        "" => format!("Row {number}"),
        day if day.len() == ISO => with_days(day),
        title => title.to_owned(),
    };
    let about = rows.about.map(|about| about.run(number)).filter(|about| !about.is_empty());
    let end = rows.end.map(|end| end.run(place)).unwrap_or_default();
    let sentences = with_days(&about.into_iter().chain(why).chain(row.remarks.iter().cloned()).collect::<Vec<_>>().join(" "));
    view! {
        <li class="row">
            <span class="grow"><span class="name">{title}</span><span class="sub">{format!("Row {number}. {sentences}")}</span></span>
            {(!end.is_empty()).then(|| view! { <span class="end">{end}</span> })}
            <span class="tools"><span class=badge>{word}</span>{button}</span>
        </li>
    }
    .into_any()
}

/// How long a day is as data writes it: `2026-10-05`.
const ISO: usize = 10;

/// A sentence in which days stand as data writes them, with the days as the screen writes them; what the file's own words say, in quotation marks, stays.
fn with_days(text: &str) -> String {
    let (mut out, mut rest) = (String::with_capacity(text.len() + 8), text);
    while let Some(at) = rest.find(|c: char| c.is_ascii_digit()) {
        let (before, behind) = rest.split_at(at);
        out.push_str(before);
        let number = behind.find(|c: char| !c.is_ascii_digit() && c != '-').unwrap_or(behind.len());
        let (number, behind) = behind.split_at(number);
        let day = number
            .parse()
            .ok()
            .filter(|_| number.len() == ISO && !before.ends_with(['“', '"', '.', '/']) && !behind.starts_with(['”', '"', 'T']));
        out.push_str(&day.map_or_else(|| number.to_owned(), format::full_day));
        rest = behind;
    }
    out.push_str(rest);
    out
}
