//! A bill: what, when, what depends on it, and the cut that is planned, with the days it gains as it is typed.

use leptos::prelude::*;

use super::recurrence::Schedule;
use super::sheet::{Sheet, amount, choice, chosen, day, field, form_of, id_of, optional_choice, optional_day};
use crate::budget::display::{gained, home, home_now, today};
use crate::components::figure::figure;
use crate::components::form::Input;
use crate::components::how::how;
use crate::dom;
use crate::route::{BillPreset, Target};
use crate::session::session;
use domain::budget::setup::usual_next;
use domain::budget::{Bill, Budget, Class, Cut, CutKind, Frequency, Protects, Recurrence, Scenario};
use domain::choice::Choice;
use domain::problem::Problem;
use domain::record::Record;

/// The sheet; `preset` is the class of a new bill, or says to begin at the cut.
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
    let form = form_of("bill", target);
    let currency = Signal::derive(home);
    let name = form.text("name", stored.name);
    let class = form.text("class", stored.class.key());
    let each = form.amount("amount", (!new).then_some(stored.amount), currency);
    let category = form.text("category", stored.category);
    let when = Schedule::new(form, &stored.when);
    let unpaid = form.text("if_unpaid", stored.if_unpaid);
    let protects = form.text("protects", stored.protects.map(Choice::key).unwrap_or_default());
    let (less, from, until) = match stored.cut {
        Cut::Keep => (None, today(), None),
        Cut::Reduce { to, from } => (Some(to), from, None),
        Cut::Pause { from, until } => (None, from, until),
        Cut::Cancel { from } => (None, from, None),
    };
    // Whoever comes to plan a cut finds the most common one proposed.
    let proposed = if at_cut && stored.cut == Cut::Keep { CutKind::Cancel } else { stored.cut.kind() };
    let plan = form.text("cut", proposed.key());
    let less = form.amount("less", less, currency);
    let cut_from = form.text("cut_from", from.to_string());
    let cut_until = form.text("cut_until", until.map(|day| day.to_string()).unwrap_or_default());
    let planned = Memo::new(move |_| chosen::<CutKind>(plan));
    let cut = move |less: Result<i64, Problem>| -> Result<Cut, Problem> {
        let from = || day("cut_from", &cut_from.get());
        Ok(match planned.get() {
            CutKind::Keep => Cut::Keep,
            CutKind::Reduce => Cut::Reduce { to: less?, from: from()? },
            CutKind::Pause => Cut::Pause { from: from()?, until: optional_day(&cut_until.get()) },
            CutKind::Cancel => Cut::Cancel { from: from()? },
        })
    };
    let read = move |minor: i64, less: Result<i64, Problem>| -> Result<Bill, Problem> {
        Ok(Bill {
            name: name.get().trim().to_owned(),
            class: chosen(class),
            category: category.get().trim().to_owned(),
            amount: minor,
            when: when.read()?,
            if_unpaid: unpaid.get().trim().to_owned(),
            protects: Protects::from_key(&protects.get()),
            cut: cut(less)?,
        })
    };
    let build = Callback::new(move |()| {
        untrack(|| {
            let less = if planned.get() == CutKind::Reduce { less.required("less") } else { Ok(0) };
            read(each.required("amount")?, less).map(Record::new)
        })
    });
    let own = id.clone();
    let gain = Memo::new(move |_| {
        let less = less.read().ok().flatten().ok_or_else(|| Problem::new("less", ""));
        let mut bill = read(each.read().ok().flatten()?, less).ok()?;
        if !bill.cut.is_planned() {
            return None;
        }
        if bill.name.is_empty() {
            bill.name = "This".into();
        }
        let budget = session().peek(|model| Budget::what_if(model, home_now(), today(), vec![(own.clone(), bill.into())]));
        budget.levers(&Scenario::AS_IS).into_iter().find(|lever| lever.id == own)
    });
    let answer = move || {
        gain.get().map(|lever| {
            let value = (!lever.beyond).then_some(f64::from(lever.days));
            let shown = gained(lever.days, lever.beyond);
            view! { <p>"Gains "<strong class="gain">{figure("days_gained", value, shown)}</strong></p>{how(vec![lever.working("on the current plan")])} }
        })
    };
    if at_cut {
        dom::focus_soon("#f-cut");
    }
    let cut_fields = view! {
        <fieldset class="stack tight card">
            <legend>"Planned cut"</legend>
            {choice::<CutKind>(form, "cut", "Plan", plan)}
            <div class="two" hidden=move || planned.get() == CutKind::Keep>
                {field(form, "cut_from", "From", Input::Date, cut_from)}
                <div hidden=move || planned.get() != CutKind::Reduce>{amount(form, "less", "Down to", currency, less)}</div>
                <div hidden=move || planned.get() != CutKind::Pause>{field(form, "cut_until", "Until (optional)", Input::Date, cut_until)}</div>
            </div>
            <div role="status">{answer}</div>
        </fieldset>
    };
    let fields = view! {
        {field(form, "name", "Name", Input::Line, name)}
        <div class="two">{amount(form, "amount", "Each time", currency, each)}{choice::<Class>(form, "class", "Class", class)}</div>
        {when.fields("Next or first day")}
        {cut_fields}
        {optional_choice::<Protects>(form, "protects", "Paying it protects", "nothing in particular", protects)}
        {field(form, "if_unpaid", "What happens if it is not paid", Input::Line, unpaid)}
        {field(form, "category", "Category in the spending log (default: the name)", Input::Line, category)}
    };
    let title = if new { "Add a bill" } else { "Bill" };
    Sheet { title, form, id, before: before.map(Record::from), deletable: true }.draw(fields.into_any(), build)
}
