//! The set-up in three minutes: one page, amounts only. A line that has an amount asks how often and when; the answer stands at the bottom all along.

use crate::route::BudgetRoute;
use chrono::NaiveDate;
use leptos::prelude::*;

use crate::components::live;
use domain::sort_compact::SortCompact;

use super::amount::{self, AmountBox};
use super::form::{Form, at, place, places, some_day};
use super::here::{days, home, home_now};
use crate::components::figure::{figure, figure_text};
use crate::format;
use crate::page::page;
use crate::session::{Feedback, session};
use domain::budget::guide::{COMMON_BILLS, CommonBill};
use domain::budget::setup::{START_INCOMES, Setup, StartBill, StartIncome, USUAL_BENEFIT_WEEKS, usual_next};
use domain::budget::{Class, Frequency, IncomeKind, Scenario};
use domain::currency::Currency;
use domain::record::Kind;

/// A line of the page: an amount, how often, when next.
#[derive(Clone, Copy)]
struct Line {
    amount: AmountBox,
    every: RwSignal<String>,
    next: RwSignal<String>,
    weeks: RwSignal<String>,
}

/// The whole page.
#[derive(Clone)]
struct Page {
    form: Form,
    cash: AmountBox,
    buffer: AmountBox,
    incomes: Vec<Line>,
    bills: Vec<Line>,
}

impl Page {
    fn new(today: NaiveDate) -> Self {
        let form = Form::new("setup");
        let line = |key: String, every: Frequency| Line {
            amount: form.amount(&key, None),
            every: form.text(&format!("{key}-every"), place(&Frequency::ALL, &every)),
            next: form.text(&format!("{key}-next"), usual_next(every, today).to_string()),
            weeks: form.text(&format!("{key}-weeks"), USUAL_BENEFIT_WEEKS.to_string()),
        };
        Self {
            form,
            cash: form.amount("cash", None),
            buffer: form.amount("buffer", None),
            incomes: START_INCOMES.iter().enumerate().map(|(n, (_, every))| line(format!("income-{n}"), *every)).collect(),
            bills: COMMON_BILLS.iter().enumerate().map(|(n, bill)| line(format!("bill-{n}"), bill.every)).collect(),
        }
    }

    /// What is typed; what cannot be read is left out until it is corrected, and said beside its field. Tracked.
    fn read(&self, today: NaiveDate) -> Setup {
        let amount = |amount: AmountBox| amount.read().ok().flatten();
        let every = |line: &Line| at(&Frequency::ALL, &line.every.get()).unwrap_or_default();
        let next = |line: &Line| some_day(&line.next.get()).unwrap_or(today);
        let incomes = START_INCOMES.iter().zip(&self.incomes).filter_map(|((kind, _), line)| {
            Some(StartIncome {
                kind: *kind,
                amount: amount(line.amount)?,
                every: every(line),
                next: next(line),
                weeks: line.weeks.get().trim().parse().ok(),
            })
        });
        let bills = COMMON_BILLS
            .iter()
            .zip(&self.bills)
            .filter_map(|(common, line)| Some(StartBill { common, amount: amount(line.amount)?, every: every(line), next: next(line) }));
        Setup { cash: amount(self.cash), buffer: amount(self.buffer), incomes: incomes.collect(), bills: bills.collect() }
    }

    /// Whether every amount can be read; those that cannot say so.
    fn sound(&self) -> bool {
        let boxes = [self.cash, self.buffer].into_iter().chain(self.incomes.iter().chain(&self.bills).map(|line| line.amount));
        // Each is looked at, so that each says what is wrong with it.
        boxes.filter(|one| one.take().is_err()).count() == 0
    }
}

/// The screen.
pub fn screen() -> AnyView {
    let session = session();
    let typed = Page::new(session.today.get_untracked());
    let there = session.peek(|model| model.bills.len() + model.incomes.len() + model.accounts.len());
    let already = (there > 0).then(|| {
        view! { <p class="notice"><span class="grow">"There is a plan already. What you add here comes on top of it."</span><a class="btn small" href=BudgetRoute::Plan(None).href()>"Edit the plan"</a></p> }
    });
    let part = |class: Class| {
        let lines = COMMON_BILLS.iter().zip(&typed.bills).enumerate().filter(|(_, (bill, _))| bill.class == class);
        let rows = lines.map(|(n, (bill, line))| bill_row(n, bill, *line)).collect_view();
        let (title, hint) = match class {
            Class::Need => ("Needs", "To live and to be able to work. Leave empty what you do not pay."),
            Class::Obligation => ("Obligations", "Owed or promised."),
            Class::Want => ("Wants", "Everything else. This is where days hide."),
        };
        view! { <section class="section"><h2>{title}</h2><p class="sub">{hint}</p><div class="rows setup-rows">{rows}</div></section> }
    };
    let incomes =
        START_INCOMES.iter().zip(&typed.incomes).enumerate().map(|(n, ((kind, _), line))| income_row(n, *kind, *line)).collect_view();
    let content = view! {
        {already}
        <section class="section">
            <h2>"Cash"</h2>
            {currency()}
            <div class="two">
                {amount::field("setup-cash", "What you can spend, in all accounts", typed.cash)}
                {amount::field("setup-buffer", "Buffer: never below (may be empty)", typed.buffer)}
            </div>
        </section>
        <section class="section"><h2>"What comes in"</h2><div class="rows setup-rows">{incomes}</div></section>
        {Class::ALL.map(part).collect_view()}
        <p class="sub">"Debts with a balance, jobs you plan and cuts come next, in the plan. Every amount can be changed there in place."</p>
        {bar(typed)}
    };
    page("Set up the budget", "", super::back(), content.into_any())
}

/// The home currency: proposed from the browser's region, chosen here.
fn currency() -> AnyView {
    let session = session();
    let chosen = Signal::derive(move || home().code().to_owned());
    let mut options: Vec<(String, String)> =
        Currency::listed().map(|one| (one.code().to_owned(), format!("{} ({})", format::currency_name(one), one.code()))).collect();
    options.sort_compact_by(|a, b| a.1.cmp(&b.1));
    let hint =
        move || session.settings().currency.is_none().then_some("Proposed from your browser’s language. Change it if it is not yours.");
    let pick = move |code: String| {
        if let Some(currency) = Currency::parse(&code) {
            drop(session.set("Currency chosen", |settings| settings.currency = Some(currency)));
        }
    };
    view! { <div>{crate::components::field::choice("setup-currency", "Currency", options, chosen, pick)}<p class="tiny">{hint}</p></div> }
        .into_any()
}

fn bill_row(n: usize, bill: &'static CommonBill, line: Line) -> AnyView {
    row(format!("setup-bill-{n}"), bill.name, line, false)
}

fn income_row(n: usize, kind: IncomeKind, line: Line) -> AnyView {
    row(format!("setup-income-{n}"), kind.label(), line, kind == IncomeKind::UnemploymentBenefit)
}

fn row(id: String, name: &'static str, line: Line, benefit: bool) -> AnyView {
    let has = Memo::new(move |_| !line.amount.text.with(|text| text.trim().is_empty()));
    let label = view! { <label class="grow" for=id.clone()>{name}{benefit.then_some(", a week")}</label> };
    let input = amount::input(id.clone(), None, line.amount, Callback::new(|()| {}));
    let more = move || {
        has.get().then(|| {
            let (often, when, weeks) = (format!("{id}-every"), format!("{id}-next"), format!("{id}-weeks"));
            let options = places(&Frequency::ALL, Frequency::words)
                .into_iter()
                .map(|(place, word)| {
                    let own = place.clone();
                    view! { <option value=place prop:selected=move || line.every.with(|every| *every == own)>{word}</option> }
                })
                .collect_view();
            let rhythm = if benefit {
                view! { <div class="field"><label for=weeks.clone()>"For how many weeks"</label><input id=weeks type="text" inputmode="numeric" prop:value=move || line.weeks.get() on:input=move |event| line.weeks.set(event_target_value(&event)) /></div> }.into_any()
            } else {
                view! { <div class="field"><label for=often.clone()>"How often"</label><select id=often on:change=move |event| line.every.set(event_target_value(&event))>{options}</select></div> }.into_any()
            };
            view! {
                <div class="two setup-when">
                    {rhythm}
                    <div class="field"><label for=when.clone()>"Next on"</label><input id=when type="date" prop:value=move || line.next.get() on:input=move |event| line.next.set(event_target_value(&event)) /></div>
                </div>
            }
        })
    };
    view! { <div class="setup-row"><div class="setup-line">{label}<div class="setup-amount">{input}</div></div>{more}</div> }.into_any()
}

/// The answer so far, and the button that keeps it.
fn bar(typed: Page) -> AnyView {
    let session = session();
    let page = StoredValue::new(typed);
    let outcome = Memo::new(move |_| {
        let today = session.today.get();
        let setup = page.with_value(|page| page.read(today));
        let kinds = [Kind::Account, Kind::Plan, Kind::Income, Kind::Bill, Kind::Debt, Kind::Settings];
        let bills = setup.bills.len();
        let budget = session.read(&kinds, |model| setup.preview(model, format::home(&model.preferences()), today));
        let line = budget.simulate(&Scenario::AS_IS);
        (setup.cash.is_some() || bills > 0, line.runway_days, line.first_shortfall())
    });
    let answer = move || {
        let today = session.today.get();
        match outcome.get() {
            (false, ..) => view! { <span class="sub">"Begin with the cash and the largest bill."</span> }.into_any(),
            (true, Some(runway), Some(day)) => view! { <strong>{figure_text("first_shortfall", Some(day.to_string()), format::day(day, today))}</strong><span class="sub">": it lasts "{figure("runway_days", Some(f64::from(runway)), days(runway))}</span> }.into_any(),
            _ => view! { <span class="sub" data-metric="runway_days">"No shortfall within 36 months so far."</span> }.into_any(),
        }
    };
    let wrong = RwSignal::new(false);
    let keep = move |_| {
        let sound = page.with_value(Page::sound);
        wrong.set(!sound);
        if !sound {
            return crate::dom::after_draw(|| crate::dom::focus("main [aria-invalid=\"true\"]"));
        }
        let today = session.today.get_untracked();
        let setup = untrack(|| page.with_value(|page| page.read(today)));
        let change = session.peek(|model| setup.change(model, home_now(), today, || session.new_id()));
        if change.edits.is_empty() {
            return crate::dom::focus("#setup-cash");
        }
        {
            let kept = session.commit(change, Feedback::Toast).is_ok();
            if kept {
                page.with_value(|page| page.form.done());
                session.go(&crate::route::Route::Budget(BudgetRoute::Home));
            }
        };
    };
    view! {
        <div class="setup-bar no-print">
            <p class="grow" role="status">{live(move || wrong.get().then_some("An amount above cannot be read yet. "))}{answer}</p>
            <button class="btn primary" type="button" on:click=keep>"Keep this plan"</button>
        </div>
    }
    .into_any()
}
