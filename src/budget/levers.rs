//! What gains days: each planned cut and bridge income with the days it gains, switched with one tap; and what cancelling a want would gain.

use crate::derived;
use crate::route::{BillPreset, BudgetEdit, BudgetRoute, PlanSection, Target};
use domain::budget::Class;
use leptos::prelude::*;

use super::display::{days, gained, hours, money};
use super::scenarios::{ScenarioKind, View};
use crate::components::figure::figure;
use crate::components::form::Check;
use crate::session::session;
use domain::budget::{Budget, Lever, LeverKind, Scenario};
use domain::id::Id;
use domain::model::Model;
use domain::record::Kind;

/// The section.
pub fn section(view: View) -> AnyView {
    let budget = derived::budget();
    let levers = Memo::new(move |_| budget.with(|budget| budget.levers(&Scenario::AS_IS)));
    let ideas = Memo::new(move |_| budget.with(|budget| budget.ideas(&Scenario::AS_IS)));
    let planned = move || {
        let planned: Vec<Lever> = levers.with(|all| all.iter().filter(|lever| lever.kind != LeverKind::Income).cloned().collect());
        if planned.is_empty() {
            return view! { <p class="sub">"No cut and no bridge income is planned yet."</p> }.into_any();
        }
        let rows = planned.into_iter().map(|lever| row(view, lever)).collect_view();
        view! { <div class="card rows">{rows}</div> }.into_any()
    };
    let open = move || {
        let ideas = ideas.get();
        (!ideas.is_empty()).then(|| {
            let rows = ideas.into_iter().map(|idea| {
                view! {
                    <a class="row" href=BudgetEdit::Bill(Target::from(&idea.id), Some(BillPreset::Cut)).href()>
                        <span class="grow"><span class="name">{idea.name.clone()}</span><span class="sub">"want · if cancelled today"</span></span>
                        <span class="gain">{gained(idea.days, idea.beyond)}</span>
                    </a>
                }
            });
            view! { <h3>"Could gain days"</h3><div class="card rows">{rows.collect_view()}</div> }
        })
    };
    let carried = move || {
        let carrying: Vec<Lever> =
            levers.with(|all| all.iter().filter(|lever| lever.kind == LeverKind::Income && lever.days > 0).cloned().collect());
        (!carrying.is_empty()).then(|| {
            let rows = carrying.into_iter().map(|lever| {
                let shown = if lever.beyond { "past 36 months".to_owned() } else { days(lever.days) };
                view! { <tr><th scope="row">{lever.name}</th><td class="n">{shown}</td></tr> }
            });
            view! { <details><summary>"Days your income adds"</summary><table><tbody>{rows.collect_view()}</tbody></table></details> }
        })
    };
    view! {
        <section class="section">
            <h2>"What gains days"</h2>
            {planned}
            {open}
            {carried}
            <div class="bar"><a class="btn small" href=BudgetRoute::Plan(Some(PlanSection::Bills(Class::Want))).href()>"Plan a cut"</a><a class="btn small" href=BudgetRoute::Bridge.href()>"Plan bridge income"</a></div>
        </section>
    }
    .into_any()
}

/// A cut or a bridge income: a box that says whether it counts, its name, its days.
fn row(view: View, lever: Lever) -> AnyView {
    let session = session();
    let (own, toggled, id) = (lever.id.clone(), lever.id.clone(), lever.id.clone());
    let line = if lever.kind == LeverKind::Cut { ScenarioKind::Lean } else { ScenarioKind::Bridge };
    let toggle = move |on: bool| {
        view.off.update(|off| _ = if on { off.remove(&toggled) } else { off.insert(toggled.clone()) });
        // A switch changes the big figure: the scenario it belongs to is shown from now on.
        if view.read.get_untracked() == ScenarioKind::AsIs {
            view.read.set(line);
        }
    };
    let kind = lever.kind;
    let words = move || {
        session.read(&[Kind::Bill, Kind::Income, Kind::Plan], |model| derived::budget().with(|budget| about(model, budget, &id, kind)))
    };
    let box_id = format!("counts-{}", lever.id);
    let edit = match kind {
        LeverKind::Cut => BudgetEdit::Bill(Target::from(&lever.id), Some(BillPreset::Cut)),
        _ => BudgetEdit::Income(Target::from(&lever.id), None),
    }
    .href();
    let beyond = lever.beyond;
    let value = (!beyond).then_some(f64::from(lever.days));
    view! {
        <div class="row">
            {Check::new(box_id.clone(), lever.name.clone()).bare().over(Signal::derive(move || view.off.with(|off| !off.contains(&own))), toggle)}
            <label class="grow" for=box_id><span class="name">{lever.name.clone()}</span><span class="sub">{words}</span></label>
            <a class="gain" href=edit aria-label=format!("{}: {}, change it", lever.name, gained(lever.days, beyond))>{figure(format!("days_gained_{}", lever.id), value, gained(lever.days, beyond))}</a>
        </div>
    }
    .into_any()
}

/// What a lever is, in a line.
fn about(model: &Model, budget: &Budget, id: &Id, kind: LeverKind) -> String {
    use domain::budget::Cut;
    if kind == LeverKind::Cut {
        let Some(bill) = model.bills.get(id) else { return String::new() };
        let plan = match bill.cut {
            Cut::Keep => String::new(),
            Cut::Reduce { to, .. } => format!(", down to {}", money(to)),
            Cut::Pause { .. } => ", paused".to_owned(),
            Cut::Cancel { .. } => ", cancelled".to_owned(),
        };
        return format!("{} · {} {}{plan}", bill.class.label().to_lowercase(), money(bill.amount), bill.when.every.words());
    }
    let plans = budget.bridge_plans(model, domain::budget::Selection::None);
    match plans.iter().find(|plan| plan.id == *id) {
        Some(plan) if plan.minutes_a_week > 0 => {
            format!("{} a week · leaves {} for the search", hours(plan.minutes_a_week), hours(plan.minutes_left))
        }
        _ => "bridge income".to_owned(),
    }
}
