//! A bill: what, when, what hangs on it, and the cut that is planned, with the days it buys as it is typed.

use leptos::prelude::*;

use super::id_of;
use super::when::When;
use crate::budget::form::{self, Form, at, place, places, some_day};
use crate::budget::here::{gained, home_now, today};
use crate::components::figure::figure;
use crate::dom;
use crate::route::{BillPreset, Target};
use crate::session::session;
use domain::budget::setup::usual_next;
use domain::budget::{Bill, Budget, Class, Cut, Frequency, Protects, Recurrence, Scenario};
use domain::problem::Problem;
use domain::record::Record;

/// What can be planned, in the order of the list.
const PLANS: [&str; 4] = ["keep it as it is", "reduce it", "pause it", "end it"];

/// The sheet; `preset` is the class of a new bill, or `cut` to begin at the cut.
pub fn sheet(target: &Target, preset: Option<BillPreset>) -> AnyView {
    let id = id_of(target);
    let before = session().peek(|model| model.bills.get(&id).cloned());
    let new = before.is_none();
    let class = match preset {
        Some(BillPreset::Class(class)) => class,
        Some(BillPreset::Cut) => Class::Want,
        None => Class::Need,
    };
    let at_cut = preset == Some(BillPreset::Cut);
    let stored = match &before {
        Some(bill) => bill.as_ref().clone(),
        None => Bill {
            name: String::new(),
            class,
            category: String::new(),
            amount: 0,
            when: Recurrence::new(Frequency::Month, usual_next(Frequency::Month, today())),
            if_unpaid: String::new(),
            protects: None,
            cut: Cut::Keep,
        },
    };
    let form = Form::new(format!("bill-{}", if new { "new" } else { id.as_str() }));
    let name = form.text("name", stored.name);
    let class = form.text("class", place(&Class::ALL, &stored.class));
    let amount = form.amount("amount", (!new).then_some(stored.amount));
    let category = form.text("category", stored.category);
    let when = When::new(form, &stored.when);
    let unpaid = form.text("if_unpaid", stored.if_unpaid);
    let protects = form.text("protects", stored.protects.map(|one| place(&Protects::ALL, &one)).unwrap_or_default());
    // Whoever comes to plan a cut finds the most common one proposed.
    let (plan, less, from, until) = match stored.cut {
        Cut::Keep if at_cut => (3, None, today(), None),
        Cut::Keep => (0, None, today(), None),
        Cut::Reduce { to, from } => (1, Some(to), from, None),
        Cut::Pause { from, until } => (2, None, from, until),
        Cut::Cancel { from } => (3, None, from, None),
    };
    let plan = form.text("cut", plan.to_string());
    let less = form.amount("less", less);
    let cut_from = form.text("cut_from", from.to_string());
    let cut_until = form.text("cut_until", until.map(|day| day.to_string()).unwrap_or_default());
    let cut = move || -> Result<Cut, Problem> {
        let from = form::day("cut_from", &cut_from.get());
        Ok(match plan.get().as_str() {
            "1" => {
                Cut::Reduce { to: less.read().ok().flatten().ok_or_else(|| Problem::new("less", "Give the smaller amount."))?, from: from? }
            }
            "2" => Cut::Pause { from: from?, until: some_day(&cut_until.get()) },
            "3" => Cut::Cancel { from: from? },
            _ => Cut::Keep,
        })
    };
    let read = move |minor: i64| -> Result<Bill, Problem> {
        Ok(Bill {
            name: name.get().trim().to_owned(),
            class: at(&Class::ALL, &class.get()).unwrap_or_default(),
            category: category.get().trim().to_owned(),
            amount: minor,
            when: when.read()?,
            if_unpaid: unpaid.get().trim().to_owned(),
            protects: if protects.get().is_empty() { None } else { at(&Protects::ALL, &protects.get()) },
            cut: cut()?,
        })
    };
    let build = Callback::new(move |()| untrack(|| read(form::need("amount", amount)?).map(Record::new)));
    let own = id.clone();
    let buys = Memo::new(move |_| {
        let mut bill = read(amount.read().ok().flatten()?).ok()?;
        if !bill.cut.is_planned() {
            return None;
        }
        if bill.name.is_empty() {
            bill.name = "This".into();
        }
        let budget = session().peek(|model| Budget::what_if(model, home_now(), today(), vec![(own.clone(), bill.into())]));
        budget.levers(&Scenario::AS_IS).into_iter().find(|lever| lever.id == own).map(|lever| (lever.days, lever.beyond))
    });
    let answer = move || {
        buys.get().map(|(days, beyond)| {
            let value = (!beyond).then_some(f64::from(days));
            view! { <p>"Buys "<strong class="gain">{figure("days_gained", value, gained(days, beyond))}</strong></p> }
        })
    };
    let planned = Memo::new(move |_| plan.get());
    let mut guards = vec![(String::new(), "nothing in particular".to_owned())];
    guards.extend(places(&Protects::ALL, Protects::label));
    let plans = PLANS.iter().enumerate().map(|(n, word)| (n.to_string(), (*word).to_owned())).collect();
    if at_cut {
        dom::after_draw(|| dom::focus("#f-cut"));
    }
    let cut_fields = view! {
        <fieldset class="stack tight card">
            <legend>"What you plan for it"</legend>
            {form::pick("cut", "Plan", plans, plan)}
            <div class="two" hidden=move || planned.with(|plan| plan == "0")>
                {form::field(form, "cut_from", "From", "date", cut_from)}
                <div hidden=move || planned.with(|plan| plan != "1")>{form::money(form, "less", "Down to", less)}</div>
                <div hidden=move || planned.with(|plan| plan != "2")>{form::field(form, "cut_until", "Until (may be empty)", "date", cut_until)}</div>
            </div>
            <div role="status">{answer}</div>
        </fieldset>
    };
    let fields = view! {
        {form::field(form, "name", "Name", "text", name)}
        <div class="two">{form::money(form, "amount", "Each time", amount)}{form::pick("class", "Class", places(&Class::ALL, Class::label), class)}</div>
        {when.fields("Next or first day")}
        {cut_fields}
        {form::pick("protects", "Paying it protects", guards, protects)}
        {form::field(form, "if_unpaid", "What happens if it is not paid", "text", unpaid)}
        {form::field(form, "category", "Category in the spending log (empty: its name)", "text", category)}
    };
    form::sheet(if new { "Add a bill" } else { "Bill" }.into(), form, id, before.map(Record::from), fields.into_any(), build)
}
