//! An income: on a schedule, by weeks as a benefit is, or by the hour.

use chrono::{Days, NaiveDate};
use leptos::prelude::*;

use super::recurrence::Schedule;
use super::sheet::{Sheet, amount, choice, chosen, day, field, form_of, id_of, number, optional_day};
use crate::budget::display::{home, hours_text, minutes_of, today};
use crate::components::form::{Check, Form, Input};
use crate::format;
use crate::route::Target;
use crate::session::session;
use domain::budget::setup::{USUAL_BENEFIT_WEEKS, usual_next};
use domain::budget::{Frequency, Income, IncomeKind, Pay, PayKind, Recurrence};
use domain::choice::Choice;
use domain::number::read_whole;
use domain::problem::Problem;
use domain::record::Record;

fn new_income(kind: IncomeKind) -> Income {
    let today = today();
    let pay = match kind {
        IncomeKind::UnemploymentBenefit => Pay::Weeks { claimed_on: today, waiting_days: 7, weekly: 0, weeks: USUAL_BENEFIT_WEEKS },
        IncomeKind::Gig => {
            Pay::Hours { minutes_a_week: 600, hourly: 0, tax_percent: 20, starts_on: usual_next(Frequency::Week, today), ends_on: None }
        }
        IncomeKind::Severance | IncomeKind::OneOff => {
            Pay::Regular { amount: 0, when: Recurrence::new(Frequency::Once, usual_next(Frequency::Month, today)) }
        }
        _ => Pay::Regular { amount: 0, when: Recurrence::new(Frequency::Month, usual_next(Frequency::Month, today)) },
    };
    let name = if kind == IncomeKind::Other { String::new() } else { kind.label().to_owned() };
    Income { name, kind, pay, bridge: kind == IncomeKind::Gig }
}

/// The sheet; `preset` is the kind of a new income.
pub fn sheet(target: &Target, preset: Option<IncomeKind>) -> AnyView {
    let id = id_of(target);
    let before = session().peek(|model| model.incomes.get(&id).cloned());
    let new = before.is_none();
    let stored = match &before {
        Some(income) => income.as_ref().clone(),
        None => new_income(preset.unwrap_or_default()),
    };
    let form = match target {
        // A benefit begins with other fields than a job: each kind has a draft of its own.
        Target::New => Form::new(format!("budget/income/new-{}", preset.unwrap_or_default().key())),
        Target::Existing(_) => form_of("income", target),
    };
    let currency = Signal::derive(home);
    let name = form.text("name", stored.name);
    let kind = form.text("kind", stored.kind.key());
    let bridge = form.value("bridge", stored.bridge);
    let how = form.text("how", stored.pay.kind().key());
    let rule = match &stored.pay {
        Pay::Regular { when, .. } => when.clone(),
        _ => Recurrence::new(Frequency::Month, usual_next(Frequency::Month, today())),
    };
    let when = Schedule::new(form, &rule);
    let minor = stored.pay.main_amount();
    let minor = form.amount("amount", (minor > 0).then_some(minor), currency);
    let (claimed, waiting, weeks) = match &stored.pay {
        Pay::Weeks { claimed_on, waiting_days, weeks, .. } => (*claimed_on, *waiting_days, *weeks),
        _ => (today(), 7, USUAL_BENEFIT_WEEKS),
    };
    let (minutes, tax, starts, ends) = match &stored.pay {
        Pay::Hours { minutes_a_week, tax_percent, starts_on, ends_on, .. } => (*minutes_a_week, *tax_percent, *starts_on, *ends_on),
        _ => (600, 20, usual_next(Frequency::Week, today()), None),
    };
    let claimed = form.text("claimed_on", claimed.to_string());
    let waiting = form.text("waiting_days", waiting.to_string());
    let weeks = form.text("weeks", weeks.to_string());
    let hours = form.text("minutes_a_week", hours_text(minutes));
    let tax = form.text("tax_percent", tax.to_string());
    let starts = form.text("starts_on", starts.to_string());
    let ends = form.text("ends_on", ends.map(|day| day.to_string()).unwrap_or_default());
    let paid_as = Memo::new(move |_| chosen::<PayKind>(how));
    let build = Callback::new(move |()| {
        untrack(|| {
            let amount = minor.required("amount")?;
            let pay = match paid_as.get() {
                PayKind::Regular => Pay::Regular { amount, when: when.read()? },
                PayKind::Weeks => Pay::Weeks {
                    claimed_on: day("claimed_on", &claimed.get())?,
                    waiting_days: number("waiting_days", &waiting.get())?,
                    weekly: amount,
                    weeks: number("weeks", &weeks.get())?,
                },
                PayKind::Hours => Pay::Hours {
                    minutes_a_week: minutes_of(&hours.get())
                        .ok_or_else(|| Problem::new("minutes_a_week", "Enter the hours a week, for example 10 or 7.5."))?,
                    hourly: amount,
                    tax_percent: number("tax_percent", &tax.get())?,
                    starts_on: day("starts_on", &starts.get())?,
                    ends_on: optional_day(&ends.get()),
                },
            };
            let income = Income { name: name.get().trim().to_owned(), kind: chosen(kind), pay, bridge: bridge.get() };
            // One field of the sheet holds the amount, whatever the record calls it.
            income.check().map_err(|problem| match problem.field {
                "weekly" | "hourly" => Problem { field: "amount", ..problem },
                _ => problem,
            })?;
            Ok(income.into())
        })
    });
    let not = move |kind: PayKind| move || paid_as.get() != kind;
    let each = move || match paid_as.get() {
        PayKind::Regular => "Each time",
        PayKind::Weeks => "Each week",
        PayKind::Hours => "For an hour, before tax",
    };
    let arrives = move || {
        let today = session().today.get();
        let after = |text: RwSignal<String>, days: u64| text.get().parse::<NaiveDate>().ok()?.checked_add_days(Days::new(days));
        let (day, words) = match paid_as.get() {
            PayKind::Regular => return None,
            PayKind::Weeks => (after(claimed, u64::from(read_whole(&waiting.get())?))?, "First payment on"),
            PayKind::Hours => (after(starts, 7)?, "Paid a week after the work: first pay on"),
        };
        Some(format!("{words} {}.", format::day(day, today)))
    };
    let fields = view! {
        <div class="two">{field(form, "name", "Name", Input::Line, name)}{choice::<IncomeKind>(form, "kind", "Kind", kind)}</div>
        {choice::<PayKind>(form, "how", "Paid as", how)}
        <p class="sub">{each}</p>
        {amount(form, "amount", "Amount", currency, minor)}
        <div class="stack" hidden=not(PayKind::Regular)>{when.fields("Next or first day")}</div>
        <div class="stack" hidden=not(PayKind::Weeks)>
            {field(form, "claimed_on", "Claimed on", Input::Date, claimed)}
            <div class="two">{field(form, "waiting_days", "Days until the first payment", Input::Number, waiting)}{field(form, "weeks", "Number of weeks", Input::Number, weeks)}</div>
        </div>
        <div class="stack" hidden=not(PayKind::Hours)>
            <div class="two">{field(form, "minutes_a_week", "Hours a week", Input::Amount, hours)}{field(form, "tax_percent", "Set aside for tax, %", Input::Number, tax)}</div>
            <div class="two">{field(form, "starts_on", "First day of work", Input::Date, starts)}{field(form, "ends_on", "Last day (optional)", Input::Date, ends)}</div>
        </div>
        <p class="sub" role="status">{arrives}</p>
        {Check::new("f-bridge", "Planned: counts only in the scenario with bridge income").value(bridge)}
    };
    let title = if new { "Add income" } else { "Income" };
    Sheet { title, form, id, before: before.map(Record::from), deletable: true }.draw(fields.into_any(), build)
}
