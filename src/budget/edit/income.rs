//! An income: by a rule, by weeks as a benefit is, or by the hour.

use leptos::prelude::*;

use super::id_of;
use super::when::When;
use crate::budget::form::{self, Form, at, place, places, some_day};
use crate::budget::here::today;
use crate::route::Target;
use crate::session::session;
use domain::budget::setup::{USUAL_BENEFIT_WEEKS, usual_next};
use domain::budget::{Frequency, Income, IncomeKind, Pay, Recurrence};
use domain::choice::Choice;
use domain::problem::Problem;
use domain::record::Record;

/// How it is paid, in the order of the list.
const HOW: [&str; 3] = ["the same amount by a rule", "a benefit, by the week", "by the hour"];

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
pub fn sheet(target: &Target, kind: Option<IncomeKind>) -> AnyView {
    let id = id_of(target);
    let before = session().peek(|model| model.incomes.get(&id).cloned());
    let new = before.is_none();
    let stored = match &before {
        Some(income) => income.as_ref().clone(),
        None => new_income(kind.unwrap_or_default()),
    };
    let form = Form::new(if new { format!("income-new-{}", kind.unwrap_or_default().key()) } else { format!("income-{id}") });
    let name = form.text("name", stored.name);
    let kind = form.text("kind", place(&IncomeKind::ALL, &stored.kind));
    let bridge = form.text("bridge", if stored.bridge { "yes" } else { "" });
    let fallback = Recurrence::new(Frequency::Month, usual_next(Frequency::Month, today()));
    let (n, rule) = match &stored.pay {
        Pay::Regular { when, .. } => (0, when.clone()),
        Pay::Weeks { .. } => (1, fallback),
        Pay::Hours { .. } => (2, fallback),
    };
    let how = form.text("how", n.to_string());
    let when = When::new(form, &rule);
    let minor = domain::budget::edits::main_amount(&stored.pay);
    let amount = form.amount("amount", (minor > 0).then_some(minor));
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
    let build = Callback::new(move |()| {
        untrack(|| {
            let amount = form::need("amount", amount)?;
            let number =
                |field: &'static str, text: String| text.trim().parse::<u32>().map_err(|_| Problem::new(field, "Give a whole number."));
            let pay = match how.get().as_str() {
                "1" => Pay::Weeks {
                    claimed_on: form::day("claimed_on", &claimed.get())?,
                    waiting_days: number("waiting_days", waiting.get())?,
                    weekly: amount,
                    weeks: number("weeks", weeks.get())?,
                },
                "2" => Pay::Hours {
                    minutes_a_week: minutes_of(&hours.get())
                        .ok_or_else(|| Problem::new("minutes_a_week", "Give the hours a week, for example 10 or 7.5."))?,
                    hourly: amount,
                    tax_percent: number("tax_percent", tax.get())?,
                    starts_on: form::day("starts_on", &starts.get())?,
                    ends_on: some_day(&ends.get()),
                },
                _ => Pay::Regular { amount, when: when.read()? },
            };
            Ok(Income {
                name: name.get().trim().to_owned(),
                kind: at(&IncomeKind::ALL, &kind.get()).unwrap_or_default(),
                pay,
                bridge: !bridge.get().is_empty(),
            }
            .into())
        })
    });
    let is = move |n: &'static str| move || how.with(|how| how != n);
    let kinds = places(&IncomeKind::ALL, IncomeKind::label);
    let ways = HOW.iter().enumerate().map(|(n, word)| (n.to_string(), (*word).to_owned())).collect();
    let label = move || match how.get().as_str() {
        "1" => "Each week",
        "2" => "For an hour, before tax",
        _ => "Each time",
    };
    let fields = view! {
        <div class="two">{form::field(form, "name", "Name", "text", name)}{form::pick("kind", "Kind", kinds, kind)}</div>
        {form::pick("how", "Paid as", ways, how)}
        <p class="sub" aria-hidden="true">{label}</p>
        {form::money(form, "amount", "Amount", amount)}
        <div class="stack" hidden=is("0")>{when.fields("Next or first day")}</div>
        <div class="stack" hidden=is("1")>
            {form::field(form, "claimed_on", "Claimed on", "date", claimed)}
            <div class="two">{form::field(form, "waiting_days", "Days until the first payment", "number", waiting)}{form::field(form, "weeks", "For how many weeks", "number", weeks)}</div>
        </div>
        <div class="stack" hidden=is("2")>
            <div class="two">{form::field(form, "minutes_a_week", "Hours a week", "number", hours)}{form::field(form, "tax_percent", "Set aside for tax, %", "number", tax)}</div>
            <div class="two">{form::field(form, "starts_on", "First day of work", "date", starts)}{form::field(form, "ends_on", "Last day (may be empty)", "date", ends)}</div>
        </div>
        {form::tick("bridge", "A plan, not yet so: counts only in the line with bridge income", bridge)}
    };
    form::sheet(if new { "Add income" } else { "Income" }.into(), form, id, before.map(Record::from), fields.into_any(), build)
}

/// Minutes as hours in a field: `10`, `7.5`.
pub fn hours_text(minutes: u32) -> String {
    (f64::from(minutes) / 60.0).to_string()
}

/// Hours as typed, in minutes.
pub fn minutes_of(text: &str) -> Option<u32> {
    let hours = text.trim().replace(',', ".").parse::<f64>().ok()?;
    (hours > 0.0 && hours <= 168.0).then(|| (hours * 60.0).round() as u32)
}
