//! A table of applications: what each column is, what its words mean, the order of its dates, the rows, and the import as one change.

use std::sync::Arc;

use crate::runtime;
use domain::sort_compact::IntoTree;
use leptos::prelude::*;

use crate::components::live;

use super::preview::{self, Rows};
use super::requests;
use super::state::{ImportState, chosen_file, heading};
use super::{columns, read};
use crate::components::form::{Select, segments};
use crate::funnel::sweep;
use crate::jobs::import::{ApplicationsAnswer, Content, Question, Step, TimelineText};
use crate::jobs::{Answer, Job};
use crate::route::{FunnelView, Route};
use crate::session::{Feedback, session};
use crate::{format, worker_client};
use domain::application::labels::kind_name;
use domain::application::{Event, Origin};
use domain::choice::{Choice, options};
use domain::currency::Currency;
use domain::id::Id;
use domain::record::Kind;
use exchange::applications::{Dollar, Mapping, Meaning, Notice, Target};
use exchange::dates::DateOrder;
use exchange::kind::FileKind;

/// What is on the screen: the answer, and the mapping with the person's corrections.
#[derive(Clone, Copy)]
struct State {
    import: ImportState,
    answer: RwSignal<Arc<ApplicationsAnswer>>,
    /// The person said in which order days are written; nothing guesses over that.
    told_dates: StoredValue<bool>,
}

impl State {
    fn mapping(self) -> Mapping {
        self.answer.with_untracked(|answer| answer.mapping.clone())
    }

    /// Reads the file again under a corrected mapping.
    fn correct(self, how: impl FnOnce(&mut Mapping)) {
        let mut mapping = self.mapping();
        how(&mut mapping);
        // What is chosen shows at once; the rows follow.
        self.answer.update(|answer| Arc::make_mut(answer).mapping = mapping.clone());
        self.run(Step::Preview, mapping);
    }

    fn run(self, step: Step, mapping: Mapping) {
        let import = self.import;
        let Some(source) = chosen_file() else { return };
        let turn = import.begin(if step == Step::Import { "Importing …" } else { "Reading the rows again …" });
        runtime::detached(async move {
            let answer = worker_client::run(&Job::Import(requests::import_job(step, Some(mapping))), Some(&source.bytes)).await;
            if !import.is_over(turn) {
                return;
            }
            match answer {
                Ok(Answer::Import(answer)) => match answer.content {
                    Content::Applications(answer) if step == Step::Import => self.write(&answer),
                    Content::Applications(answer) => self.answer.set(Arc::from(answer)),
                    _ => import.fail("The file no longer reads as applications. Nothing was changed. Choose it once more."),
                },
                Ok(Answer::Refused(why)) => import.fail(why),
                Ok(_) => import.fail("Nothing came back. Nothing was changed. Try again."),
                Err(error) => import.fail(error.0),
            }
        });
    }

    fn write(self, answer: &ApplicationsAnswer) {
        let import = self.import;
        let counts = answer.counts;
        let Some(text) = &answer.change else {
            return import
                .fail("There is nothing to write: everything in this file is here already, or a question is open. Nothing was changed.");
        };
        let Ok(change) = text.read() else {
            return import.fail("What was read could not be passed on. Nothing was changed. Reload the page and try again.");
        };
        let turn = import.begin("Writing …");
        {
            let added: Vec<Id> = change
                .edits
                .iter()
                .filter(|edit| edit.before.is_none() && edit.kind == Kind::Application)
                .map(|edit| edit.id.clone())
                .collect();
            let kept = session().commit(change, Feedback::Toast).is_ok();
            if import.is_over(turn) {
                if kept {
                    sweep::ask_about(&added);
                    let new = format::plural(counts.new as i64, "new application", "new applications");
                    let updated = if counts.update > 0 { format!(", {} updated", format::count(counts.update)) } else { String::new() };
                    import.done(
                        format!("{new}{updated}. One Undo takes all of it back."),
                        Route::Funnel(FunnelView::List),
                        "See your funnel",
                    );
                } else {
                    import.fail("It was not written. Nothing was changed; the line at the bottom says why.");
                }
            }
        };
    }
}

/// The view.
pub(super) fn view(import: ImportState, kind: FileKind, first: &Arc<ApplicationsAnswer>) -> AnyView {
    let state = State { import, answer: RwSignal::new(first.clone()), told_dates: StoredValue::new(false) };
    runtime::effect(move || {
        if state.answer.with(|answer| answer.questions.is_empty() && answer.counts.new + answer.counts.update > 0) {
            // Where the mapping is gone, so is the screen.
            let mapping = move || state.answer.try_with_untracked(|answer| answer.mapping.clone());
            import.prepare(move || mapping().map(|mapping| Job::Import(requests::import_job(Step::Import, Some(mapping)))));
        }
    });
    let own = kind == FileKind::OwnApplications;
    let not_this = matches!(kind, FileKind::Spreadsheet | FileKind::BankTable).then(|| {
        view! { <p class="sub">"Transactions of a bank account? "<button class="btn small" type="button" on:click=move |_| read::as_bank(import)>"Read it as a bank's file"</button></p> }
    });
    view! {
        {heading(import, kind.label().to_owned())}
        {not_this}
        {questions(state)}
        {(!own).then(|| map(state, first))}
        <section class="section">
            <h2>"What would happen"</h2>
            {(!own).then(|| sums(state))}
            {rows(state)}
        </section>
        {bar(state)}
    }
    .into_any()
}

/// What has to be answered first.
fn questions(state: State) -> AnyView {
    let open = Memo::new(move |_| state.answer.with(|answer| answer.questions.clone()));
    let tell = move |order: DateOrder| {
        state.told_dates.set_value(true);
        state.correct(move |mapping| mapping.dates = Some(order));
    };
    let one = move |question: Question| {
        match question {
        Question::DateOrder { example, day_first, month_first } => view! {
            <div class="card warm stack tight" role="group" aria-label="Which comes first in your dates, the day or the month?">
                <p>"Which comes first in your dates, the day or the month? The file leaves it open: "<strong>{example}</strong>" could be"</p>
                <div class="bar">
                    <button class="btn" type="button" on:click=move |_| tell(DateOrder::DayFirst)>{format::full_day(day_first)}</button>
                    <button class="btn" type="button" on:click=move |_| tell(DateOrder::MonthFirst)>{format::full_day(month_first)}</button>
                </div>
            </div>
        }
        .into_any(),
        Question::Year { example, proposed } => view! {
            <div class="card warm stack tight" role="group" aria-label="Which year are your dates from?">
                <p>"Some of your dates have no year: "<strong>{example}</strong>". Which is the last year they reach into?"</p>
                <div class="bar">
                    {[proposed, proposed - 1, proposed + 1].map(|year| view! {
                        <button class="btn" type="button" on:click=move |_| state.correct(move |mapping| mapping.year = Some(year))>{year}</button>
                    })}
                </div>
            </div>
        }
        .into_any(),
        Question::Dollar { example } => view! {
            <div class="card warm stack tight" role="group" aria-label="Which dollar is the pay in?">
                <p>"Which dollar is the pay in? The file says only "<strong>{example}</strong>"."</p>
                <div class="bar">
                    {["USD", "CAD", "AUD", "NZD", "SGD"].map(|code| view! {
                        <button class="btn" type="button" on:click=move |_| state.correct(move |mapping| {
                            mapping.dollar = Currency::parse(code).map_or(Dollar::InNotes, Dollar::Is);
                        })>{code}</button>
                    })}
                    <button class="btn" type="button" on:click=move |_| state.correct(|mapping| mapping.dollar = Dollar::InNotes)>"Keep it in the notes"</button>
                </div>
            </div>
        }
        .into_any(),
        Question::NoCompanyOrRole => view! {
            <div class="card warm"><p>"Which column is the company or the role? Choose it below; one of them is needed to tell applications apart."</p></div>
        }
        .into_any(),
    }
    };
    view! { {move || open.get().into_iter().map(one).collect_view()} }.into_any()
}

fn map(state: State, first: &ApplicationsAnswer) -> AnyView {
    let chosen = first.mapping.columns.iter().map(|target| target.key()).collect();
    let pick = move |place: usize, key: String| {
        let Some(target) = Target::from_key(&key) else { return };
        let told = state.told_dates.get_value();
        state.correct(move |mapping| {
            let Some(column) = mapping.columns.get_mut(place) else { return };
            let before = std::mem::replace(column, target);
            for was_or_is in [before, target] {
                match was_or_is {
                    Target::Status => mapping.statuses.clear(),
                    Target::Channel => mapping.origins.clear(),
                    dated if dated.is_dated() && !told => mapping.dates = None,
                    _ => {}
                }
            }
        });
    };
    view! {
        <details class="map" open>
            <summary><h2>{format!("{} columns, and what they are", format::count(first.columns.len()))}</h2></summary>
            {columns::columns(&first.columns, &options::<Target>(), chosen, pick)}
        </details>
        {words(state)}
        {dates(state)}
    }
    .into_any()
}

/// How many channels are shown, the most used first.
const CHANNELS: usize = 40;

/// What the words of the status column mean, and who began by the words of the channel column.
fn words(state: State) -> AnyView {
    let statuses = Memo::new(move |_| state.answer.with(|answer| answer.mapping.statuses.keys().cloned().collect::<Vec<_>>()));
    let origins = Memo::new(move |_| {
        state.answer.with(|answer| answer.channels.iter().take(CHANNELS).map(|channel| channel.word.clone()).collect::<Vec<_>>())
    });
    let status = move |(n, word): (usize, String)| {
        let options = options::<Meaning>();
        let (key, own) = (word.clone(), word.clone());
        let chosen = Signal::derive(move || {
            state.answer.with(|answer| answer.mapping.statuses.get(&key).map_or("", |meaning| meaning.key()).to_owned())
        });
        word_choice(format!("status-{n}"), word, options, chosen, move |key| {
            let (own, meaning) = (own.clone(), Meaning::from_key(&key));
            state.correct(move |mapping| mapping.statuses.extend(meaning.map(|meaning| (own, meaning))));
        })
    };
    let origin = move |(n, word): (usize, String)| {
        let options = options::<Origin>();
        let (key, own) = (word.clone(), word.clone());
        let chosen = Signal::derive(move || {
            state.answer.with(|answer| answer.mapping.origins.get(&key).copied().unwrap_or_default().key().to_owned())
        });
        word_choice(format!("origin-{n}"), word, options, chosen, move |key| {
            let (own, origin) = (own.clone(), Origin::from_key(&key));
            state.correct(move |mapping| mapping.origins.extend(origin.map(|origin| (own, origin))));
        })
    };
    view! {
        {move || {
            let words = statuses.get();
            (!words.is_empty()).then(|| view! {
                <details class="map" open>
                    <summary><h2>"Status words, and what they mean"</h2></summary>
                    <ul class="rows">{words.into_iter().enumerate().map(status).collect_view()}</ul>
                </details>
            })
        }}
        {live(move || {
            let words = origins.get();
            (!words.is_empty()).then(|| view! {
                <details class="map" open>
                    <summary><h2>"Who wrote first"</h2></summary>
                    <p class="sub">"Rates are counted apart for applications you sent and for employers who contacted you first. Mark the channels that brought them to you, and those that are referrals."</p>
                    <ul class="rows">{words.into_iter().enumerate().map(origin).collect_view()}</ul>
                </details>
            })
        })}
    }
    .into_any()
}

/// A word of the file and what it means.
fn word_choice(
    id: String,
    word: String,
    options: Vec<(&'static str, &'static str)>,
    chosen: Signal<String>,
    pick: impl Fn(String) + Send + Sync + 'static,
) -> AnyView {
    let select = Select::new(id.clone(), word.clone(), options).bare().over(chosen, pick);
    view! { <li class="map-row"><strong>{word}</strong>{select}</li> }.into_any()
}

const ORDERS: [(&str, &str, DateOrder); 3] = [
    ("day", "Day first", DateOrder::DayFirst),
    ("month", "Month first", DateOrder::MonthFirst),
    ("year", "Year first", DateOrder::YearFirst),
];

/// In which order days are written, where anything hangs on it: shown as decided, and correctable.
fn dates(state: State) -> AnyView {
    let known = Memo::new(move |_| state.answer.with(|answer| answer.mapping.dates));
    let chosen =
        Signal::derive(move || ORDERS.iter().find(|(.., order)| Some(*order) == known.get()).map_or("", |(name, ..)| name).to_owned());
    let pick = move |name: &'static str| {
        if let Some((.., order)) = ORDERS.iter().find(|(other, ..)| *other == name) {
            state.told_dates.set_value(true);
            state.correct(|mapping| mapping.dates = Some(*order));
        }
    };
    let choice = move || segments("How dates in digits are written", &ORDERS.map(|(name, word, _)| (name, word)), chosen, pick);
    let has = Memo::new(move |_| known.get().is_some());
    view! { {move || has.get().then(|| view! { <section class="section"><h2>"Dates in digits are written"</h2>{choice()}</section> })} }
        .into_any()
}

/// The timeline a row becomes: "Applied 3 March. Turned down 12 March."
fn timeline(state: State) -> Callback<usize, String> {
    Callback::new(move |row: usize| {
        let today = session().today.get_untracked();
        state.answer.with_untracked(|answer| {
            let found = answer.timelines.binary_search_by_key(&row, |timeline| timeline.row).ok();
            let events = found.and_then(|found| answer.timelines.get(found)).map(TimelineText::events).unwrap_or_default();
            let one = |event: &Event| match event.date {
                Some(day) => format!("{} {}.", kind_name(&event.kind), format::day(day, today)),
                None => format!("{}, no date.", kind_name(&event.kind)),
            };
            events.iter().map(one).collect::<Vec<_>>().join(" ")
        })
    })
}

/// The funnel the file adds up to, and dates that are hardly meant.
fn sums(state: State) -> AnyView {
    let funnel = move || state.answer.with(|answer| answer.funnel.sentence());
    let notices = move || {
        let one = |notice: &Notice| {
            let text = match notice {
                Notice::Future { column, rows, example } => {
                    format!(
                        "{column}: {} in the future, such as {example}. Check the order of day and month.",
                        format::plural(*rows as i64, "date is", "dates are")
                    )
                }
                Notice::SameDay { column, rows, day } => {
                    format!(
                        "{column}: {} the same date, {}. If that is the day you made the list, choose another column.",
                        format::plural(*rows as i64, "row has", "rows have"),
                        format::full_day(*day)
                    )
                }
            };
            view! { <p class="sub">{text}</p> }
        };
        state.answer.with(|answer| answer.notices.iter().map(one).collect_view())
    };
    view! { <p>"This file by itself: "<strong>{funnel}</strong></p>{live(notices)} }.into_any()
}

fn rows(state: State) -> AnyView {
    let toggle = Callback::new(move |row: usize| {
        state.correct(move |mapping| {
            if !mapping.skip.remove(&row) {
                mapping.skip.insert(row);
            }
        });
    });
    preview::preview(Rows {
        preview: Signal::derive(move || state.answer.with(|answer| answer.preview.clone())),
        left_out: Signal::derive(move || state.answer.with(|answer| answer.mapping.skip.iter().copied().into_set())),
        kept: None,
        about: Some(timeline(state)),
        end: None,
        leave_out: toggle,
        keep: Callback::new(|_| {}),
    })
}

fn bar(state: State) -> AnyView {
    let counts = move || state.answer.with(|answer| answer.counts);
    let open = move || state.answer.with(|answer| !answer.questions.is_empty());
    let words = move || match (counts().new, counts().update) {
        (0, 0) => "Nothing to import".to_owned(),
        (new, 0) => format!("Import {} new", format::count(new)),
        (0, update) => format!("Update {}", format::count(update)),
        (new, update) => format!("Import {} new, update {}", format::count(new), format::count(update)),
    };
    let note = move || {
        let counts = counts();
        if open() {
            "Answer the question above first."
        } else if counts.new + counts.update == 0 && counts.same > 0 {
            "Everything in this file is here already. Importing it again changes nothing."
        } else if counts.unreadable > 0 {
            "Rows that cannot be read are left out; the other rows are not affected."
        } else {
            "Existing entries are never overwritten, and no application moves back a stage."
        }
    };
    let nothing = move || open() || counts().new + counts().update == 0 || state.import.busy.with(Option::is_some);
    view! {
        <div class="import-bar">
            <p class="sub">{note}</p>
            <button class="btn primary" type="button" disabled=nothing on:click=move |_| state.run(Step::Import, state.mapping())>{words}</button>
        </div>
    }
    .into_any()
}
