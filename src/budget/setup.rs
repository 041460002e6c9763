//! The set-up in three minutes: one page of amounts, each with how often it comes. The answer is shown at the bottom all along. What is typed is kept as a
//! draft until the plan is saved.

use crate::route::BudgetRoute;
use chrono::NaiveDate;
use leptos::prelude::*;

use domain::number::read_whole;
use domain::sort_compact::SortCompact;

use super::display::{back, days, home, home_now, money, style};
use crate::components::figure::{figure, figure_text};
use crate::components::form::{AmountField, AmountValue, Form, Input, Select, TextField, select};
use crate::components::how::how;
use crate::components::live;
use crate::format;
use crate::page::page;
use crate::session::{Feedback, session};
use domain::budget::guide::COMMON_BILLS;
use domain::budget::home_currency::change_home;
use domain::budget::setup::{START_INCOMES, Setup, StartBill, StartIncome, usual_next};
use domain::budget::{Class, Frequency, IncomeKind, Monthly, NO_OUTGOINGS, Scenario};
use domain::choice::{Choice, options};
use domain::currency::Currency;
use domain::problem::Problem;
use domain::record::Kind;
use domain::working::Working;

/// A line of the page: an amount, how often, when next. Each is a draft of its own until the plan is saved.
#[derive(Clone, Copy)]
struct Line {
    amount: AmountValue,
    every: RwSignal<String>,
    next: RwSignal<String>,
    waiting: RwSignal<String>,
    weeks: RwSignal<String>,
}

/// Why nothing is computed from the page yet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Gap {
    /// An amount cannot be read, or reads two ways.
    Amount,
    /// A benefit whose waiting time or length is not known.
    Benefit,
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
    fn read(&self, today: NaiveDate) -> Result<Option<(i64, Frequency, NaiveDate)>, Gap> {
        let every = Frequency::from_key(&self.every.get()).unwrap_or_default();
        let next = self.next.get().parse().unwrap_or(today);
        Ok(self.amount.read().map_err(|_| Gap::Amount)?.map(|amount| (amount, every, next)))
    }
}

impl Page {
    fn new(today: NaiveDate) -> Self {
        let form = Form::new("budget/setup");
        let currency = Signal::derive(home);
        let line = |key: &str, every: Frequency, next: NaiveDate| Line {
            amount: form.amount(key, None, currency),
            every: form.text(&format!("{key}/every"), every.key()),
            next: form.text(&format!("{key}/next"), next.to_string()),
            waiting: form.text(&format!("{key}/waiting"), ""),
            weeks: form.text(&format!("{key}/weeks"), ""),
        };
        Self {
            form,
            cash: form.amount("cash", None, currency),
            buffer: form.amount("buffer", None, currency),
            incomes: START_INCOMES
                .iter()
                .map(|(kind, every)| {
                    let next = if *kind == IncomeKind::UnemploymentBenefit { today } else { usual_next(*every, today) };
                    line(&format!("income/{}", kind.key()), *every, next)
                })
                .collect(),
            bills: COMMON_BILLS.iter().map(|bill| line(&format!("bill/{}", bill.key), bill.every, usual_next(bill.every, today))).collect(),
        }
    }

    /// What is typed. Tracked.
    ///
    /// # Errors
    /// Where an amount cannot be read or reads two ways, or a benefit has no length: nothing is computed from a page with a gap.
    fn read(&self, today: NaiveDate) -> Result<Setup, Gap> {
        let mut incomes = Vec::new();
        for ((kind, _), line) in START_INCOMES.iter().zip(&self.incomes) {
            if let Some((amount, every, next)) = line.read(today)? {
                let number = |text: RwSignal<String>| text.with(|text| read_whole(text));
                let (waiting_days, weeks) = (number(line.waiting), number(line.weeks).filter(|weeks| *weeks > 0));
                if *kind == IncomeKind::UnemploymentBenefit && (waiting_days.is_none() || weeks.is_none()) {
                    return Err(Gap::Benefit);
                }
                incomes.push(StartIncome { kind: *kind, amount, every, next, waiting_days: waiting_days.unwrap_or(0), weeks });
            }
        }
        let mut bills = Vec::new();
        for (common, line) in COMMON_BILLS.iter().zip(&self.bills) {
            if let Some((amount, every, next)) = line.read(today)? {
                bills.push(StartBill { common, amount, every, next });
            }
        }
        let read = |amount: AmountValue| amount.read().map_err(|_| Gap::Amount);
        Ok(Setup { cash: read(self.cash)?, buffer: read(self.buffer)?, incomes, bills })
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
        let rows = lines.map(|(bill, line)| row(typed.form, &format!("setup-{}", bill.key), bill.name, *line, Row::Bill)).collect_view();
        let (title, hint) = match class {
            Class::Need => ("Needs", "What you need to live and to work. Leave empty what you do not pay."),
            Class::Obligation => ("Obligations", "Owed or promised."),
            Class::Want => ("Wants", "Everything else. Cuts are easiest here."),
        };
        view! { <section class="section"><h2>{title}</h2><p class="sub">{hint}</p><div class="rows setup-rows">{rows}</div></section> }
    };
    let income = |(kind, line): (IncomeKind, Line)| {
        let of = if kind == IncomeKind::UnemploymentBenefit { Row::Benefit } else { Row::Income };
        row(typed.form, &format!("setup-{}", kind.key()), kind.label(), line, of)
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
    // Where there are amounts they are asked about: they keep their numbers, and where the other currency has fewer decimals not even those.
    let waiting = RwSignal::new(None::<Currency>);
    let change_to = move |currency| session.peek(|model| change_home(model, format::home(&model.preferences()), currency));
    let pick = move |code: String| {
        let Some(currency) = Currency::parse(&code) else { return };
        let change = change_to(currency);
        if change.edits.len() > 1 {
            waiting.set(Some(currency));
        } else {
            waiting.set(None);
            drop(session.commit(change, Feedback::Toast));
        }
    };
    let question = move || {
        let (currency, before) = (waiting.get()?, home());
        let amounts = change_to(currency).edits.len() - 1;
        let cents = if currency.exponent() < before.exponent() { " It has fewer decimals, so they are rounded." } else { "" };
        let words = format!(
            "{} with amounts in {} will be read as {}. The numbers stay, nothing is converted.{cents}",
            format::plural(amounts as i64, "entry", "entries"),
            before.code(),
            currency.code()
        );
        let change = move |_| {
            waiting.set(None);
            drop(session.commit(change_to(currency), Feedback::Toast));
        };
        Some(view! {
            <div class="notice" role="status">
                <div class="grow"><p>{words}</p></div>
                <button class="btn small" type="button" on:click=change>{format!("Change to {}", currency.code())}</button>
                <button class="btn small quiet" type="button" on:click=move |_| waiting.set(None)>{format!("Stay with {}", before.code())}</button>
            </div>
        })
    };
    let shown = Signal::derive(move || waiting.get().map_or_else(|| chosen.get(), |currency| currency.code().to_owned()));
    view! { <div class="stack tight">{select("setup-currency", "Currency", options, shown, pick)}<p class="tiny">{hint}</p>{live(question)}</div> }.into_any()
}

/// What a line of the page is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Row {
    Bill,
    Income,
    /// Paid by the week, from some days after the claim, for so many weeks.
    Benefit,
}

/// A line: its name, its amount, how often that is, and once there is an amount, when it is paid.
fn row(form: Form, id: &str, name: &'static str, line: Line, of: Row) -> AnyView {
    let session = session();
    let has_amount = Memo::new(move |_| !line.amount.is_empty());
    let every = if of == Row::Benefit {
        view! { <span class="sub">{Frequency::Week.label()}</span> }.into_any()
    } else {
        Select::new(format!("{id}-every"), format!("{name}: how often"), options::<Frequency>()).bare().value(line.every)
    };
    // What is not paid by the month, as a month: weekly and monthly amounts are easily mixed up.
    let by_month = move || {
        let every = if of == Row::Benefit { Frequency::Week } else { Frequency::from_key(&line.every.get()).unwrap_or_default() };
        let amount = line.amount.read().ok().flatten().filter(|_| !matches!(every, Frequency::Month | Frequency::Once))?;
        Some(format!("{} a month. ", money(Monthly::of_year(i128::from(amount) * i128::from(every.times_a_year())).minor())))
    };
    let first_paid = move || {
        let next = line.next.get().parse::<NaiveDate>().ok()?;
        let waiting = if of == Row::Benefit { read_whole(&line.waiting.get())? } else { 0 };
        let day = next.checked_add_days(chrono::Days::new(u64::from(waiting)))?;
        (of != Row::Bill).then(|| format!("First payment on {}.", format::day(day, session.today.get())))
    };
    let when_id = format!("{id}-next");
    let more = move || {
        has_amount.get().then(|| {
            let label = if of == Row::Benefit { "Claimed on" } else { "Next on" };
            let date = TextField::new(when_id.clone(), label, Input::Date).value(line.next);
            let length = (of == Row::Benefit).then(|| {
                let field = |field, label, value| TextField::new(format!("{when_id}-{field}"), label, Input::Number).of(form, field).value(value);
                view! { {field("waiting_days", "Days until the first payment", line.waiting)}{field("weeks", "Number of weeks", line.weeks)} }
            });
            view! {
                <div class="two setup-when">{date}{length}</div>
                <p class="tiny">{by_month}{first_paid}</p>
            }
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
    /// Something on the page is in question.
    Question(Gap),
    /// Nothing that goes out is known.
    NoOutgoings,
    /// How long the money lasts, and how that is worked out.
    Lasts(Option<u32>, Option<NaiveDate>, Vec<Working>),
}

/// The answer so far, and the button that saves the plan.
fn bar(typed: Page) -> AnyView {
    let session = session();
    let page = StoredValue::new(typed);
    let outcome = Memo::new(move |_| {
        let today = session.today.get();
        let setup = match page.with_value(|page| page.read(today)) {
            Ok(setup) => setup,
            Err(gap) => return Answer::Question(gap),
        };
        if setup.cash.is_none() && setup.bills.is_empty() {
            return Answer::Nothing;
        }
        let kinds = [Kind::Account, Kind::Plan, Kind::Income, Kind::Bill, Kind::Debt, Kind::Settings];
        let budget = session.read(&kinds, |model| setup.preview(model, format::home(&model.preferences()), today));
        if !budget.has_outgoings() {
            return Answer::NoOutgoings;
        }
        let simulation = budget.simulate(&Scenario::AS_IS);
        let working = budget.runway_working(&Scenario::AS_IS, &simulation, style());
        Answer::Lasts(simulation.runway_days, simulation.first_shortfall(), working)
    });
    let answer = move || {
        let today = session.today.get();
        match outcome.get() {
            Answer::Nothing => view! { <span class="sub">"Begin with the cash and the largest bill."</span> }.into_any(),
            Answer::Question(Gap::Amount) => view! { <span class="sub">"One amount above is not clear yet."</span> }.into_any(),
            Answer::Question(Gap::Benefit) => view! { <span class="sub">"For the benefit, enter when it starts and how many weeks it is paid."</span> }.into_any(),
            Answer::Lasts(Some(runway), Some(day), _) => view! { <span class="sub">"Money lasts until "</span><strong>{figure_text("first_shortfall", Some(day.to_string()), format::day(day, today))}</strong><span class="sub">": "{figure("runway_days", Some(f64::from(runway)), days(runway))}</span> }.into_any(),
            Answer::NoOutgoings => view! { <span class="sub" data-metric="runway_days">{NO_OUTGOINGS}</span> }.into_any(),
            Answer::Lasts(..) => view! { <span class="sub" data-metric="runway_days">"No shortfall within 36 months so far."</span> }.into_any(),
        }
    };
    let working = move || {
        outcome.with(|answer| match answer {
            Answer::Lasts(.., lines) => how(lines.clone()),
            Answer::Nothing | Answer::Question(_) | Answer::NoOutgoings => ().into_any(),
        })
    };
    let save = move |_| {
        if !page.with_value(Page::is_readable) {
            return crate::dom::focus_soon("main [aria-invalid=\"true\"]");
        }
        let today = session.today.get_untracked();
        let setup = match untrack(|| page.with_value(|page| page.read(today))) {
            Ok(setup) => setup,
            Err(Gap::Amount) => return,
            Err(Gap::Benefit) => {
                let form = page.with_value(|page| page.form);
                return form.refuse(Problem::new("weeks", "Enter the days until the first payment and the number of weeks. Your decision letter has both; 0 days if it is paid already."));
            }
        };
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
        {live(working)}
        <div class="setup-bar no-print">
            <p class="grow" role="status">{answer}</p>
            {form.summary()}
            <button class="btn primary" type="button" on:click=save>"Save plan"</button>
        </div>
    }
    .into_any()
}
