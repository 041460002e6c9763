//! The set-up in three minutes: one page of amounts, each with how often it comes. The answer is shown at the bottom all along. What is typed is kept as a
//! draft until the plan is saved.

use crate::route::BudgetRoute;
use chrono::NaiveDate;
use leptos::prelude::*;

use domain::sort_compact::SortCompact;

use super::display::{back, days, home, home_now};
use crate::components::figure::{figure, figure_text};
use crate::components::form::{AmountField, AmountValue, Form, Input, Select, TextField, select};
use crate::format;
use crate::page::page;
use crate::session::{Feedback, session};
use domain::budget::guide::COMMON_BILLS;
use domain::budget::setup::{START_INCOMES, Setup, StartBill, StartIncome, USUAL_BENEFIT_WEEKS, usual_next};
use domain::budget::{Class, Frequency, IncomeKind, Scenario};
use domain::choice::{Choice, options};
use domain::currency::Currency;
use domain::money::AmountProblem;
use domain::record::Kind;

/// A line of the page: an amount, how often, when next. Each is a draft of its own until the plan is saved.
#[derive(Clone, Copy)]
struct Line {
    amount: AmountValue,
    every: RwSignal<String>,
    next: RwSignal<String>,
    weeks: RwSignal<String>,
}

/// The whole page.
#[derive(Clone)]
struct Page {
    form: Form,
    cash: AmountValue,
    buffer: AmountValue,
    incomes: Vec<Line>,
    bills: Vec<Line>,
}

impl Line {
    /// The line as far as its amount can be read; `None` where none is typed.
    fn read(&self, today: NaiveDate) -> Result<Option<(i64, Frequency, NaiveDate)>, AmountProblem> {
        let every = Frequency::from_key(&self.every.get()).unwrap_or_default();
        let next = self.next.get().parse().unwrap_or(today);
        Ok(self.amount.read()?.map(|amount| (amount, every, next)))
    }
}

impl Page {
    fn new(today: NaiveDate) -> Self {
        let form = Form::new("budget/setup");
        let currency = Signal::derive(home);
        let line = |key: &str, every: Frequency| Line {
            amount: form.amount(key, None, currency),
            every: form.text(&format!("{key}/every"), every.key()),
            next: form.text(&format!("{key}/next"), usual_next(every, today).to_string()),
            weeks: form.text(&format!("{key}/weeks"), USUAL_BENEFIT_WEEKS.to_string()),
        };
        Self {
            form,
            cash: form.amount("cash", None, currency),
            buffer: form.amount("buffer", None, currency),
            incomes: START_INCOMES.iter().map(|(kind, every)| line(&format!("income/{}", kind.key()), *every)).collect(),
            bills: COMMON_BILLS.iter().map(|bill| line(&format!("bill/{}", bill.key), bill.every)).collect(),
        }
    }

    /// What is typed. Tracked.
    ///
    /// # Errors
    /// Where an amount cannot be read or reads two ways: nothing is computed from a page with a gap.
    fn read(&self, today: NaiveDate) -> Result<Setup, AmountProblem> {
        let mut incomes = Vec::new();
        for ((kind, _), line) in START_INCOMES.iter().zip(&self.incomes) {
            if let Some((amount, every, next)) = line.read(today)? {
                incomes.push(StartIncome { kind: *kind, amount, every, next, weeks: line.weeks.get().trim().parse().ok() });
            }
        }
        let mut bills = Vec::new();
        for (common, line) in COMMON_BILLS.iter().zip(&self.bills) {
            if let Some((amount, every, next)) = line.read(today)? {
                bills.push(StartBill { common, amount, every, next });
            }
        }
        Ok(Setup { cash: self.cash.read()?, buffer: self.buffer.read()?, incomes, bills })
    }

    /// Whether every amount can be read; those that cannot say so from now on.
    fn is_readable(&self) -> bool {
        let amounts = [self.cash, self.buffer].into_iter().chain(self.incomes.iter().chain(&self.bills).map(|line| line.amount));
        // Each is looked at, so that each says what is wrong with it.
        amounts.filter(|amount| amount.optional("amount").is_err()).count() == 0
    }
}

/// The screen.
pub fn screen() -> AnyView {
    let session = session();
    let typed = Page::new(session.today.get_untracked());
    let there = session.peek(|model| model.bills.len() + model.incomes.len() + model.accounts.len());
    let already = (there > 0).then(|| {
        view! { <p class="notice"><span class="grow">"You already have a plan. What you enter here is added to it."</span><a class="btn small" href=BudgetRoute::Plan(None).href()>"Edit the plan"</a></p> }
    });
    let part = |class: Class| {
        let lines = COMMON_BILLS.iter().zip(&typed.bills).filter(|(bill, _)| bill.class == class);
        let rows = lines.map(|(bill, line)| row(&format!("setup-{}", bill.key), bill.name, *line, false)).collect_view();
        let (title, hint) = match class {
            Class::Need => ("Needs", "What you need to live and to work. Leave empty what you do not pay."),
            Class::Obligation => ("Obligations", "Owed or promised."),
            Class::Want => ("Wants", "Everything else. Cuts are easiest here."),
        };
        view! { <section class="section"><h2>{title}</h2><p class="sub">{hint}</p><div class="rows setup-rows">{rows}</div></section> }
    };
    let income = |(kind, line): (IncomeKind, Line)| {
        row(&format!("setup-{}", kind.key()), kind.label(), line, kind == IncomeKind::UnemploymentBenefit)
    };
    let incomes = START_INCOMES.iter().map(|(kind, _)| *kind).zip(typed.incomes.iter().copied()).map(income).collect_view();
    let content = view! {
        {already}
        <section class="section">
            <h2>"Cash"</h2>
            {currency()}
            <div class="two">
                {AmountField::new("setup-cash", "What you can spend, in all accounts").value(typed.cash)}
                {AmountField::new("setup-buffer", "Buffer: never below (optional)").value(typed.buffer)}
            </div>
        </section>
        <section class="section"><h2>"Income"</h2><div class="rows setup-rows">{incomes}</div></section>
        {Class::ALL.map(part).collect_view()}
        <p class="sub">"Debts, planned jobs and cuts come next, in the plan, where every amount can be changed too."</p>
        {bar(typed)}
    };
    page("Set up the budget", "", back(), content.into_any())
}

/// The home currency: proposed from the browser's region, chosen here.
fn currency() -> AnyView {
    let session = session();
    let chosen = Signal::derive(move || home().code().to_owned());
    let mut options: Vec<(String, String)> =
        Currency::listed().map(|one| (one.code().to_owned(), format!("{} ({})", format::currency_name(one), one.code()))).collect();
    options.sort_compact_by(|a, b| a.1.cmp(&b.1));
    let hint =
        move || session.settings().currency.is_none().then_some("Suggested from your browser’s language. Change it if it is not yours.");
    let pick = move |code: String| {
        if let Some(currency) = Currency::parse(&code) {
            drop(session.set("Currency chosen", |settings| settings.currency = Some(currency)));
        }
    };
    view! { <div>{select("setup-currency", "Currency", options, chosen, pick)}<p class="tiny">{hint}</p></div> }.into_any()
}

/// A line: its name, its amount, how often that is, and once there is an amount, the next day.
fn row(id: &str, name: &'static str, line: Line, benefit: bool) -> AnyView {
    let has_amount = Memo::new(move |_| !line.amount.is_empty());
    let every = if benefit {
        view! { <span class="sub">{Frequency::Week.label()}</span> }.into_any()
    } else {
        Select::new(format!("{id}-every"), format!("{name}: how often"), options::<Frequency>()).bare().value(line.every)
    };
    let (when_id, weeks_id) = (format!("{id}-next"), format!("{id}-weeks"));
    let more = move || {
        has_amount.get().then(|| {
            let weeks = benefit.then(|| TextField::new(weeks_id.clone(), "Number of weeks", Input::Number).value(line.weeks));
            view! { <div class="two setup-when">{weeks}{TextField::new(when_id.clone(), "Next on", Input::Date).value(line.next)}</div> }
        })
    };
    let amount = AmountField::new(id, name).bare().value(line.amount);
    view! {
        <div class="setup-row">
            <div class="setup-line"><label for=id.to_owned()>{name}</label><div class="setup-amount">{amount}</div><div class="setup-every">{every}</div></div>
            {more}
        </div>
    }
    .into_any()
}

/// The answer so far.
#[derive(Debug, Clone, PartialEq)]
enum Answer {
    /// Nothing to compute from yet.
    Nothing,
    /// An amount is in question.
    Question,
    /// How long the money lasts.
    Lasts(Option<u32>, Option<NaiveDate>),
}

/// The answer so far, and the button that saves the plan.
fn bar(typed: Page) -> AnyView {
    let session = session();
    let page = StoredValue::new(typed);
    let outcome = Memo::new(move |_| {
        let today = session.today.get();
        let Ok(setup) = page.with_value(|page| page.read(today)) else { return Answer::Question };
        if setup.cash.is_none() && setup.bills.is_empty() {
            return Answer::Nothing;
        }
        let kinds = [Kind::Account, Kind::Plan, Kind::Income, Kind::Bill, Kind::Debt, Kind::Settings];
        let budget = session.read(&kinds, |model| setup.preview(model, format::home(&model.preferences()), today));
        let simulation = budget.simulate(&Scenario::AS_IS);
        Answer::Lasts(simulation.runway_days, simulation.first_shortfall())
    });
    let answer = move || {
        let today = session.today.get();
        match outcome.get() {
            Answer::Nothing => view! { <span class="sub">"Begin with the cash and the largest bill."</span> }.into_any(),
            Answer::Question => view! { <span class="sub">"One amount above is not clear yet."</span> }.into_any(),
            Answer::Lasts(Some(runway), Some(day)) => view! { <span class="sub">"Money lasts until "</span><strong>{figure_text("first_shortfall", Some(day.to_string()), format::day(day, today))}</strong><span class="sub">": "{figure("runway_days", Some(f64::from(runway)), days(runway))}</span> }.into_any(),
            Answer::Lasts(..) => view! { <span class="sub" data-metric="runway_days">"No shortfall within 36 months so far."</span> }.into_any(),
        }
    };
    let save = move |_| {
        if !page.with_value(Page::is_readable) {
            return crate::dom::focus_soon("main [aria-invalid=\"true\"]");
        }
        let today = session.today.get_untracked();
        let Ok(setup) = untrack(|| page.with_value(|page| page.read(today))) else { return };
        let change = session.peek(|model| setup.change(model, home_now(), today, || session.new_id()));
        if change.edits.is_empty() {
            return crate::dom::focus("#setup-cash");
        }
        let form = page.with_value(|page| page.form);
        match session.commit(change, Feedback::Form) {
            Ok(()) => {
                form.finish();
                session.go(BudgetRoute::Home);
            }
            Err(refused) => form.refused(&refused),
        }
    };
    let form = page.with_value(|page| page.form);
    view! {
        <div class="setup-bar no-print">
            <p class="grow" role="status">{answer}</p>
            {form.summary()}
            <button class="btn primary" type="button" on:click=save>"Save plan"</button>
        </div>
    }
    .into_any()
}
