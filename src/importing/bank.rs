//! A bank's file: which account it goes to, what each column is, what it leaves open, movement by movement, and the import as one change.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::route::BudgetRoute;
use crate::runtime;
use leptos::prelude::*;

use crate::components::live;

use super::preview::{self, Rows};
use super::requests;
use super::state::{Closing, ImportState, ImportView, chosen_file, heading};
use super::{adds_up, columns, read};
use crate::components::figure::figure;
use crate::components::form::{Form, Input, TextField, check, select};
use crate::jobs::bank::{BankAnswer, BankJob};
use crate::jobs::import::Step;
use crate::jobs::{Answer, Job};
use crate::route::Route;
use crate::session::{Feedback, session};
use crate::{format, worker_client};
use domain::change::Edit;
use domain::choice::{Choice, options};
use domain::currency::Currency;
use domain::id::Id;
use domain::model::{Model, settings_id};
use domain::money::Convention;
use exchange::bank::layout::{Column, Layout, Question};
use exchange::dates::DateOrder;
use exchange::kind::FileKind;

/// What is asked, and what came back.
#[derive(Clone, Copy)]
struct State {
    import: ImportState,
    answer: RwSignal<Arc<BankAnswer>>,
    statement: RwSignal<usize>,
    account: RwSignal<Option<Id>>,
    /// Where it goes; `None` as long as only the file says.
    currency: RwSignal<Option<Currency>>,
}

impl State {
    /// Which money the answer's amounts are in.
    fn money(self) -> Currency {
        self.answer.with(|answer| answer.currency)
    }

    fn correct(self, how: impl FnOnce(&mut Layout)) {
        let mut layout = self.answer.with_untracked(|answer| answer.layout.clone());
        how(&mut layout);
        self.answer.update(|answer| Arc::make_mut(answer).layout = layout.clone());
        self.run(Step::Preview, Some(layout));
    }

    fn job(self, step: Step, layout: Option<Layout>) -> Job {
        Job::Bank(requests::complete(BankJob {
            step,
            today: session().today.get_untracked(),
            statement: self.statement.get_untracked(),
            layout,
            account: self.account.get_untracked(),
            currency: self.currency.get_untracked(),
            fallback: session().peek(|model| format::home(&model.preferences())),
            log: Default::default(),
            rules: Default::default(),
            places: Vec::new(),
            propose: false,
        }))
    }

    /// Reads the file again; without a layout from the beginning.
    fn run(self, step: Step, layout: Option<Layout>) {
        let import = self.import;
        let Some(source) = chosen_file() else { return };
        let whole = layout.is_none();
        let job = self.job(step, layout);
        let turn = import.begin(if step == Step::Import { "Importing …" } else { "Reading the transactions again …" });
        runtime::detached(async move {
            let answer = worker_client::run(&job, Some(&source.bytes)).await;
            if !import.is_over(turn) {
                return;
            }
            match answer {
                Ok(Answer::Bank(answer)) if step == Step::Import => self.write(&answer),
                Ok(Answer::Bank(answer)) if whole => import.show(ImportView::Bank(Arc::from(answer))),
                Ok(Answer::Bank(answer)) => self.answer.set(Arc::from(answer)),
                Ok(Answer::Refused(why)) => import.fail(why),
                Ok(_) => import.fail("Nothing came back. Nothing was changed. Try again."),
                Err(error) => import.fail(error.0),
            }
        });
    }

    fn write(self, answer: &BankAnswer) {
        let import = self.import;
        let counts = answer.counts;
        let change = answer.change.as_ref().and_then(|text| text.read().ok()).filter(|change| !change.edits.is_empty());
        let Some(mut change) = change else {
            return import
                .fail("There is nothing to write: everything in this file is here already, or a question is open. Nothing was changed.");
        };
        let session = session();
        // The log without an account is in the home currency: the first file says which one that is.
        if self.account.get_untracked().is_none() && session.peek(|model| model.preferences().currency.is_none()) {
            let mut settings = session.peek(Model::preferences);
            settings.currency = Some(answer.currency);
            let before = session.peek(|model| model.settings.get(&settings_id()).cloned());
            change.edits.push(match before {
                Some(before) => Edit::update(settings_id(), &before, settings),
                None => Edit::add(settings_id(), settings),
            });
        }
        let turn = import.begin("Writing …");
        {
            let kept = session.commit(change, Feedback::Toast).is_ok();
            if import.is_over(turn) {
                if kept {
                    let new = format::plural(counts.new as i64, "transaction", "transactions");
                    let booked = if counts.update > 0 {
                        format!(", {} that were announced are booked now", format::count(counts.update))
                    } else {
                        String::new()
                    };
                    let closing = answer.proven_closing().and_then(|(balance, last)| {
                        let account = answer.account.clone()?;
                        Some(Closing { account, balance, last, currency: answer.currency })
                    });
                    import.done_with(
                        format!("{new}{booked}. One Undo takes all of it back."),
                        Route::Budget(BudgetRoute::Spending),
                        "See where it went",
                        closing,
                    );
                } else {
                    import.fail("It was not written. Nothing was changed; the line at the bottom says why.");
                }
            }
        };
    }
}

/// The view.
pub(super) fn view(import: ImportState, first: &Arc<BankAnswer>) -> AnyView {
    let job = KEPT.with_borrow(Clone::clone).unwrap_or_else(|| {
        let account = first.account.clone();
        let currency = session().peek(|model| requests::currency_of(model, account.as_ref()));
        (0, account, currency)
    });
    let state = State {
        import,
        answer: RwSignal::new(first.clone()),
        statement: RwSignal::new(job.0),
        account: RwSignal::new(job.1),
        currency: RwSignal::new(job.2),
    };
    KEPT.with_borrow_mut(|kept| *kept = None);
    runtime::effect(move || {
        if state.answer.with(|answer| answer.questions.is_empty() && answer.counts.new + answer.counts.update > 0) {
            // Where the layout is gone, so is the screen.
            import.prepare(move || {
                state.answer.try_with_untracked(|answer| answer.layout.clone()).map(|layout| state.job(Step::Import, Some(layout)))
            });
        }
    });
    let table = !first.columns.is_empty();
    view! {
        {heading(import, first.kind.label().to_owned())}
        {(first.kind == FileKind::BankTable || table).then(|| view! { <p class="sub">"Applications, not transactions? "<button class="btn small" type="button" on:click=move |_| read::as_applications(import)>"Read it as applications"</button></p> })}
        {place(state, first)}
        {questions(state)}
        {table.then(|| map(state, first))}
        {signs(state)}
        <section class="section">
            <h2>"What would happen"</h2>
            {adds_up::view(state.answer, Callback::new(move |mark| state.correct(|layout| layout.reversals = Some(mark))))}
            {rows(state)}
            {sums(state)}
        </section>
        {bar(state)}
    }
    .into_any()
}

thread_local! {
    /// Statement, account and currency while the face is drawn anew.
    static KEPT: std::cell::RefCell<Option<(usize, Option<Id>, Option<Currency>)>> = const { std::cell::RefCell::new(None) };
}

/// Begins again with another statement, account or currency: what was guessed may be another thing there.
fn anew(state: State) {
    KEPT.with_borrow_mut(|kept| {
        *kept = Some((state.statement.get_untracked(), state.account.get_untracked(), state.currency.get_untracked()))
    });
    state.run(Step::Preview, None);
}

/// Which statement, to which account, in which currency.
fn place(state: State, first: &BankAnswer) -> AnyView {
    let session = session();
    let accounts =
        session.peek(|model| model.accounts.iter().map(|(id, account)| (id.to_string(), account.name.clone())).collect::<Vec<_>>());
    let mut options = vec![(String::new(), "My spending log, no account".to_owned())];
    options.extend(accounts);
    let chosen = Signal::derive(move || state.account.get().map(|id| id.to_string()).unwrap_or_default());
    let pick_account = move |id: String| {
        let account = (!id.is_empty()).then(|| Id::new(&id));
        state.currency.set(session.peek(|model| requests::currency_of(model, account.as_ref())));
        state.account.set(account);
        anew(state);
    };
    let statements = first.statements.iter().enumerate().map(|(n, found)| {
        let name = if found.account.is_empty() { format!("Statement {}", n + 1) } else { found.account.clone() };
        (n.to_string(), format!("{name} ({} entries)", found.entries))
    });
    let statements: Vec<_> = statements.collect();
    let has_home = session.peek(|model| model.preferences().currency.is_some());
    let currencies: Vec<(String, String)> =
        Currency::listed().map(|currency| (currency.code().to_owned(), currency.code().to_owned())).collect();
    view! {
        <div class="stack">
            {(statements.len() > 1).then(|| select("bank-statement", "Which statement", statements, Signal::derive(move || state.statement.get().to_string()), move |n| { state.statement.set(n.parse().unwrap_or_default()); anew(state); }))}
            {select("bank-account", "Where it goes", options, chosen, pick_account)}
            {live(move || (state.account.get().is_none() && !has_home).then(|| {
                let pick = move |code: String| { if let Some(currency) = Currency::parse(&code) { state.currency.set(Some(currency)); anew(state); } };
                select("bank-currency", "In which currency", Clone::clone(&currencies), Signal::derive(move || state.money().code().to_owned()), pick)
            }))}
        </div>
    }
    .into_any()
}

fn money(minor: i64, currency: Currency) -> String {
    format::money(minor, currency, currency.exponent(), true)
}

fn questions(state: State) -> AnyView {
    let open = Memo::new(move |_| state.answer.with(|answer| answer.questions.clone()));
    let plain = |text: String| view! { <div class="card warm"><p>{text}</p></div> }.into_any();
    let one = move |question: Question| {
        match question {
        Question::DateOrder { example, day_first, month_first } => {
            let button = move |day: Option<chrono::NaiveDate>, order: DateOrder| {
                day.map(|day| view! { <button class="btn" type="button" on:click=move |_| state.correct(|layout| layout.dates = Some(order))>{format::full_day(day)}</button> })
            };
            view! {
                <div class="card warm stack tight" role="group" aria-label="Which comes first in the dates, the day or the month?">
                    <p>"Which comes first in the dates, the day or the month? The file leaves it open: "<strong>{example}</strong>" could be"</p>
                    <div class="bar">{button(day_first, DateOrder::DayFirst)}{button(month_first, DateOrder::MonthFirst)}</div>
                </div>
            }
            .into_any()
        }
        Question::Year { example, proposed } => view! {
            <div class="card warm stack tight" role="group" aria-label="Which year are your dates from?">
                <p>"Your dates have no year: "<strong>{example}</strong>". In which year is the newest of them?"</p>
                <div class="bar">
                    {[proposed, proposed - 1, proposed + 1].map(|year| view! {
                        <button class="btn" type="button" on:click=move |_| state.correct(|layout| layout.year = Some(year))>{year}</button>
                    })}
                </div>
            </div>
        }
        .into_any(),
        Question::Decimals { example, point, comma } => {
            let button = move |minor: i64, convention: Convention| {
                view! { <button class="btn" type="button" on:click=move |_| state.correct(|layout| layout.decimals = Some(convention))>{money(minor, state.money())}</button> }
            };
            view! {
                <div class="card warm stack tight" role="group" aria-label="How are amounts written?">
                    <p>"How are amounts written? The file leaves it open: "<strong>{example}</strong>" could be"</p>
                    <div class="bar">{button(point, Convention::Point)}{button(comma, Convention::Comma)}</div>
                </div>
            }
            .into_any()
        }
        Question::NoDate => plain("Which column is the date? Choose it below.".into()),
        Question::NoAmount => plain("Which column is the amount? Choose it below; money out and money in may be in two columns.".into()),
        Question::OtherCurrency { file, account } => plain(format!(
            "The file is in {}, and it would go where {} is kept. Choose another account above, or add one in {} to your budget first.",
            file.code(),
            account.code(),
            file.code()
        )),
        Question::DateInMemo { example } => view! {
            <div class="card warm stack tight" role="group" aria-label="Where is the date?">
                <p>"No row has a date, but every memo is one: "<strong>{example}</strong></p>
                <div class="bar"><button class="btn" type="button" on:click=move |_| state.correct(|layout| layout.date_in_memo = true)>"The date is in the memo"</button></div>
            </div>
        }
        .into_any(),
        Question::Multiplier => plain("What amounts are multiplied with is no number. Correct it below.".into()),
    }
    };
    view! { {move || open.get().into_iter().map(one).collect_view()} }.into_any()
}

fn map(state: State, first: &BankAnswer) -> AnyView {
    let chosen = first.layout.columns.iter().map(|column| column.key()).collect();
    let pick = move |place: usize, key: String| {
        let Some(column) = Column::from_key(&key) else { return };
        state.correct(move |layout| {
            if let Some(slot) = layout.columns.get_mut(place) {
                *slot = column;
            }
        });
    };
    view! {
        <details class="map" open>
            <summary><h2>{format!("{} columns, and what they are", format::count(first.columns.len()))}</h2></summary>
            {columns::columns(&first.columns, &options::<Column>(), chosen, pick)}
        </details>
    }
    .into_any()
}

/// Signs and units, which some banks turn round.
fn signs(state: State) -> AnyView {
    let flip = Signal::derive(move || state.answer.with(|answer| answer.layout.flip));
    let typed = Form::new("bank-import").text("times", state.answer.with_untracked(|answer| answer.layout.multiplier.clone()));
    let multiply = move || {
        let times = typed.get_untracked().trim().to_owned();
        state.correct(|layout| layout.multiplier = times);
    };
    view! {
        <details class="map">
            <summary>"Signs and units"</summary>
            {check("bank-flip", "Money out has no minus sign: reverse every sign", flip, move |on| state.correct(|layout| layout.flip = on))}
            {TextField::new("bank-times", "Multiply every amount by (empty: 1)", Input::Amount).on_leave(multiply).value(typed)}
        </details>
    }
    .into_any()
}

fn rows(state: State) -> AnyView {
    fn toggle(rows: &mut BTreeSet<usize>, row: usize) {
        if !rows.remove(&row) {
            rows.insert(row);
        }
    }
    let end = move |place: usize| {
        let (currency, today) = (state.money(), session().today.get());
        state.answer.with(|answer| {
            let day = answer.day(place).map(|day| format!("{}, ", format::short_day(day, today))).unwrap_or_default();
            let amount = answer.amounts.get(place).copied().flatten();
            amount.map(|amount| format!("{day}{}", money(amount, currency))).unwrap_or_default()
        })
    };
    preview::preview(Rows {
        preview: Signal::derive(move || state.answer.with(|answer| answer.preview.clone())),
        left_out: Signal::derive(move || state.answer.with(|answer| answer.layout.skip.clone())),
        kept: Some(Signal::derive(move || state.answer.with(|answer| answer.layout.keep.clone()))),
        about: None,
        end: Some(Callback::new(end)),
        leave_out: Callback::new(move |row: usize| state.correct(|layout| toggle(&mut layout.skip, row))),
        keep: Callback::new(move |row: usize| state.correct(|layout| toggle(&mut layout.keep, row))),
    })
}

/// What the lines move, added up: nothing is invented or swallowed.
fn sums(state: State) -> AnyView {
    view! {
        {move || {
            let currency = state.money();
            state.answer.with(|answer| {
                let sums = answer.sums;
                let one = |metric: &'static str, word: &'static str, minor: i64| view! { <tr><td>{word}</td><td class="n">{figure(metric, Some(minor as f64), money(minor, currency))}</td></tr> };
                let total = sums.new + sums.update + sums.same + sums.skipped + sums.unreadable;
                view! {
                    <details>
                        <summary>"What they move, added up"</summary>
                        <table>
                            <tbody>
                                {one("bank_sum_new", "New", sums.new)}
                                {one("bank_sum_update", "Booked now", sums.update)}
                                {one("bank_sum_same", "Here already", sums.same)}
                                {one("bank_sum_skipped", "Left out", sums.skipped)}
                                {one("bank_sum_unreadable", "Cannot be read", sums.unreadable)}
                                {one("bank_sum", "The whole file", total)}
                            </tbody>
                        </table>
                        {(sums.unknown > 0).then(|| view! { <p class="sub">{format!("{} without a readable amount besides.", format::plural(sums.unknown as i64, "line", "lines"))}</p> })}
                    </details>
                }
            })
        }}
    }
    .into_any()
}

fn bar(state: State) -> AnyView {
    let counts = move || state.answer.with(|answer| answer.counts);
    let open = move || state.answer.with(|answer| !answer.questions.is_empty());
    let words = move || match (counts().new, counts().update) {
        (0, 0) => "Nothing to import".to_owned(),
        (new, 0) => format!("Import {} new", format::count(new)),
        (0, update) => format!("Book {}", format::count(update)),
        (new, update) => format!("Import {} new, book {}", format::count(new), format::count(update)),
    };
    let note = move || {
        if open() {
            "Answer the question above first."
        } else if counts().new + counts().update == 0 && counts().same > 0 {
            "Every transaction in this file is here already. Importing it again changes nothing."
        } else {
            "Amounts are taken from the file as they are, never calculated. How it was read is kept for this account's next file."
        }
    };
    let nothing = move || open() || counts().new + counts().update == 0 || state.import.busy.with(Option::is_some);
    let import = move |_| state.run(Step::Import, Some(state.answer.with_untracked(|answer| answer.layout.clone())));
    view! {
        <div class="import-bar">
            <p class="sub">{note}</p>
            <button class="btn primary" type="button" disabled=nothing on:click=import>{words}</button>
        </div>
    }
    .into_any()
}
