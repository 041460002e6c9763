//! What gains days: each planned cut and bridge income with the days it adds to the others, switched with one tap; what cancelling a want would add; and
//! the fewest changes for a wanted day.

use crate::derived;
use crate::route::{BillPreset, BudgetEdit, BudgetRoute, PlanSection, Target};
use chrono::NaiveDate;
use domain::budget::Class;
use domain::letter_case::SmallLetters;
use domain::sort_compact::SortCompact;
use leptos::prelude::*;
use std::cmp::Ordering;
use std::time::Duration;

use super::display::{days, gained, hours, money};
use super::scenarios::{ScenarioKind, View};
use crate::components::figure::figure;
use crate::components::form::{Check, Form, Input, TextField};
use crate::components::how::{how, how_once_open, once_open};
use crate::format;
use crate::runtime;
use crate::session::session;
use domain::budget::{BestSet, Budget, Lever, LeverKind, Scenario, Step, StepKind, Wanted};
use domain::id::Id;
use domain::model::Model;
use domain::record::Kind;

/// How long after a switch all of them are measured: the picture is drawn by then, and the next tap is not made to wait.
const MOMENT: Duration = Duration::from_millis(60);

/// What a row is about.
type Row = (Id, String, LeverKind);

/// The levers as they are measured, and where each is: every row asks for its own.
#[derive(Clone, PartialEq)]
struct Levers {
    all: Vec<Lever>,
    /// Their places, in the order of kind and id.
    places: Vec<usize>,
}

impl Levers {
    fn of(all: Vec<Lever>) -> Self {
        let mut places: Vec<usize> = (0..all.len()).collect();
        places.sort_compact_by_key(|place| all.get(*place).map(|lever| (lever.kind, lever.id.clone())));
        Self { all, places }
    }

    fn get(&self, kind: LeverKind, id: &Id) -> Option<&Lever> {
        let order = |place: &usize| self.all.get(*place).map_or(Ordering::Less, |lever| (lever.kind, &lever.id).cmp(&(kind, id)));
        self.places.binary_search_by(order).ok().and_then(|at| self.all.get(*self.places.get(at)?))
    }

    /// Those that can be switched.
    fn planned(&self) -> impl Iterator<Item = &Lever> {
        self.all.iter().filter(|lever| lever.kind != LeverKind::Income)
    }
}

/// The section.
pub fn section(view: View) -> AnyView {
    let budget = derived::budget();
    // All that is planned and not switched off: each is measured beside the others.
    let joint = Memo::new(move |_| view.lines.with(|lines| lines.drawn.last().map(|drawn| drawn.scenario.clone()).unwrap_or_default()));
    // To measure each of them takes longer than all else that a switch changes: its tick, the figure and the line come first, and of several switches the last counts.
    let measured = RwSignal::new(joint.get_untracked());
    runtime::effect(move || {
        let asked = joint.get();
        runtime::after_paint(MOMENT, move || {
            if joint.with_untracked(|now| *now == asked) && measured.with_untracked(|before| *before != asked) {
                measured.set(asked);
            }
        });
    });
    let levers = Memo::new(move |_| Levers::of(budget.with(|budget| measured.with(|joint| budget.levers(joint)))));
    let ideas = Memo::new(move |_| budget.with(|budget| measured.with(|joint| budget.ideas(joint))));
    // One switch changes the days of most: a row stays, what is new in it is drawn, and it stays where it was first put: what moves under a finger is hit by
    // mistake, and loses the focus.
    let rows = Memo::new(move |before: Option<&Vec<Row>>| {
        levers.with(|levers| {
            let stays = |(id, name, kind): &&Row| levers.get(*kind, id).is_some_and(|lever| lever.name == *name);
            let mut rows: Vec<Row> = before.into_iter().flatten().filter(stays).cloned().collect();
            let mut known: Vec<(LeverKind, Id)> = rows.iter().map(|(id, _, kind)| (*kind, id.clone())).collect();
            known.sort_compact();
            let new = |lever: &&Lever| known.binary_search_by(|(kind, id)| (*kind, id).cmp(&(lever.kind, &lever.id))).is_err();
            rows.extend(levers.planned().filter(new).map(|lever| (lever.id.clone(), lever.name.clone(), lever.kind)));
            rows
        })
    });
    let none = Memo::new(move |_| rows.with(Vec::is_empty));
    let workings = move || levers.with(|levers| levers.planned().map(|lever| lever.working("beside all others that are ticked")).collect());
    let planned = move || {
        if none.get() {
            return view! { <p class="sub">"No cut and no bridge income is planned yet."</p> }.into_any();
        }
        view! {
            <p class="sub">"The days each adds to all the others that are ticked."</p>
            <div class="card rows"><For each=move || rows.get() key=|row| row.clone() let(one)>{row(view, levers, one)}</For></div>
            {together(view)}
            {how_once_open(workings)}
        }
        .into_any()
    };
    let open = move || {
        let ideas = ideas.get();
        (!ideas.is_empty()).then(|| {
            let rows = ideas.into_iter().map(|idea| {
                view! {
                    <a class="row" href=BudgetEdit::Bill(Target::from(&idea.id), Some(BillPreset::Cut)).href()>
                        <span class="grow"><span class="name">{idea.name.clone()}</span><span class="sub">{format!("want · if cancelled today{}", why_none(&idea))}</span></span>
                        <span class="gain">{gained(idea.days, idea.beyond)}</span>
                    </a>
                }
            });
            view! { <h3>"Could gain days"</h3><div class="card rows">{rows.collect_view()}</div> }
        })
    };
    let carrying = move |levers: &Levers| -> Vec<Lever> {
        levers.all.iter().filter(|lever| lever.kind == LeverKind::Income && lever.days > 0).cloned().collect()
    };
    let carries = Memo::new(move |_| levers.with(|levers| !carrying(levers).is_empty()));
    let carried = move || {
        let carrying = levers.with(carrying);
        let workings = carrying.iter().map(|lever| lever.working("beside everything else")).collect();
        let rows = carrying.into_iter().map(|lever| {
            let shown = if lever.beyond { "past 36 months".to_owned() } else { days(lever.days) };
            view! { <tr><th scope="row">{lever.name}</th><td class="n">{shown}</td></tr> }
        });
        view! { <table><tbody>{rows.collect_view()}</tbody></table>{how(workings)} }.into_any()
    };
    let carried = move || carries.get().then(|| once_open("", view! { <summary>"Days your income adds"</summary> }.into_any(), carried));
    view! {
        <section class="section">
            <h2>"What gains days"</h2>
            {planned}
            {open}
            {wanted()}
            {carried}
            <div class="bar"><a class="btn small" href=BudgetRoute::Plan(Some(PlanSection::Bills(Class::Want))).href()>"Plan a cut"</a><a class="btn small" href=BudgetRoute::Bridge.href()>"Plan bridge income"</a></div>
        </section>
    }
    .into_any()
}

/// What all that is ticked gains together.
fn together(view: View) -> AnyView {
    let gain = move || {
        view.lines.with(|lines| {
            let first = lines.drawn.first().and_then(|drawn| drawn.simulation.runway_days)?;
            let last = lines.drawn.last().map(|drawn| drawn.simulation.runway_days)?;
            let value = last.map(|last| f64::from(last.saturating_sub(first)));
            let shown = gained(last.map_or(0, |last| last.saturating_sub(first)), last.is_none());
            Some(view! { <p class="sub">"All that are ticked, together: "<strong>{figure("days_gained_together", value, shown)}</strong></p> })
        })
    };
    view! { {gain} }.into_any()
}

/// Why a lever adds no day, as the end of a line; nothing where it adds some.
fn why_none(lever: &Lever) -> String {
    let Some(taken) = &lever.taken_by else { return String::new() };
    let today = session().today.get();
    if taken.name.is_empty() {
        return " · your balance is below the buffer already".to_owned();
    }
    let day = today.checked_add_days(chrono::Days::new(u64::from(taken.day))).unwrap_or(today);
    let missing = money(taken.missing);
    format!(
        " · not enough by itself: {} on {} still leaves you {missing} short. It can count together with another.",
        taken.name,
        format::day(day, today)
    )
}

/// The fewest changes that make the money last to a day the person wants.
fn wanted() -> AnyView {
    let session = session();
    let budget = derived::budget();
    let until = Form::new("budget/wanted").text("until", "");
    let found = Memo::new(move |_| {
        let day = until.with(|text| text.parse::<NaiveDate>().ok())?;
        let ahead = u32::try_from((day - session.today.get()).num_days()).ok()?;
        Some(budget.with(|budget| budget.best_set(&Scenario::AS_IS, ahead)))
    });
    let answer = move || {
        found.with(|found| {
            let Some(found) = found else { return ().into_any() };
            match found {
                Wanted::Already => view! { <p>"On the current plan, the money lasts that long already."</p> }.into_any(),
                Wanted::Set(set) => {
                    let count = format::plural(set.steps.len() as i64, "change", "changes");
                    let words = if set.is_smallest {
                        format!("The fewest that are enough: {count}.")
                    } else {
                        format!("{count} are enough. There may be a set with fewer.")
                    };
                    view! { <p>{words}</p>{steps(set)} }.into_any()
                }
                Wanted::OutOfReach(set) => {
                    let reach = set.runway.map(|days| session.today.get().checked_add_days(chrono::Days::new(u64::from(days))).unwrap_or_default());
                    let reach = reach.map(|day| format::day(day, session.today.get())).unwrap_or_default();
                    view! { <p>{format!("All cuts and planned income together last until {reach}. For longer, more has to come in.")}</p>{steps(set)} }.into_any()
                }
            }
        })
    };
    view! {
        <details>
            <summary>"What would it take to last until …?"</summary>
            <div class="stack tight">
                {TextField::new("wanted-until", "The money should last until", Input::Date).value(until)}
                <div class="stack tight" aria-live="polite">{answer}</div>
            </div>
        </details>
    }
    .into_any()
}

/// The changes of a set, in the order in which their days are counted.
fn steps(set: &BestSet) -> AnyView {
    if set.steps.is_empty() {
        return ().into_any();
    }
    let row = |step: &Step| {
        let (href, what) = match step.kind {
            StepKind::Cut => (BudgetEdit::Bill(Target::from(&step.id), Some(BillPreset::Cut)), "planned cut"),
            StepKind::Idea => (BudgetEdit::Bill(Target::from(&step.id), Some(BillPreset::Cut)), "want · cancelled today"),
            StepKind::Bridge => (BudgetEdit::Income(Target::from(&step.id), None), "planned income"),
        };
        view! {
            <a class="row" href=href.href()>
                <span class="grow"><span class="name">{step.name.clone()}</span><span class="sub">{what}</span></span>
                <span class="gain">{gained(step.days, false)}</span>
            </a>
        }
    };
    let sum: u32 = set.steps.iter().map(|step| step.days).sum();
    view! {
        <div class="card rows">{set.steps.iter().map(row).collect_view()}</div>
        <p class="sub">"Counted one after the other in this order, they add up to "{figure("days_gained_wanted", Some(f64::from(sum)), days(sum))}"."</p>
        {how(vec![set.working()])}
    }
    .into_any()
}

/// A cut or a bridge income: a box that says whether it counts, its name, its days.
fn row(view: View, levers: Memo<Levers>, (id, name, kind): Row) -> AnyView {
    let session = session();
    let (own, toggled, found) = (id.clone(), id.clone(), id.clone());
    let lever = Memo::new(move |_| levers.with(|levers| levers.get(kind, &found).cloned()));
    let line = if kind == LeverKind::Cut { ScenarioKind::Lean } else { ScenarioKind::Bridge };
    let toggle = move |on: bool| {
        view.off.update(|off| _ = if on { off.remove(&toggled) } else { off.insert(toggled.clone()) });
        // A switch changes the big figure: the scenario it belongs to is shown from now on.
        if view.read.get_untracked() == ScenarioKind::AsIs {
            view.read.set(line);
        }
    };
    let box_id = format!("counts-{id}");
    let metric = format!("days_gained_{id}");
    let edit = match kind {
        LeverKind::Cut => BudgetEdit::Bill(Target::from(&id), Some(BillPreset::Cut)),
        _ => BudgetEdit::Income(Target::from(&id), None),
    }
    .href();
    let about = Memo::new(move |_| {
        session.read(&[Kind::Bill, Kind::Income, Kind::Plan], |model| derived::budget().with(|budget| about(model, budget, &id, kind)))
    });
    let words = move || about.with(|about| [about, &*lever.with(|lever| lever.as_ref().map(why_none).unwrap_or_default())].concat());
    let gain = Memo::new(move |_| lever.with(|lever| lever.as_ref().map_or((0, false), |lever| (lever.days, lever.beyond))));
    let shown = move || {
        let (days, beyond) = gain.get();
        figure(metric.clone(), (!beyond).then_some(f64::from(days)), gained(days, beyond))
    };
    let called = name.clone();
    let label = move || {
        let (days, beyond) = gain.get();
        format!("{called}: {}, change it", gained(days, beyond))
    };
    view! {
        <div class="row">
            {Check::new(box_id.clone(), name.clone()).bare().over(Signal::derive(move || view.off.with(|off| !off.contains(&own))), toggle)}
            <label class="grow" for=box_id><span class="name">{name}</span><span class="sub">{words}</span></label>
            <a class="gain" href=edit aria-label=label>{shown}</a>
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
        return format!("{} · {} {}{plan}", bill.class.label().small_letters(), money(bill.amount), bill.when.every.words());
    }
    let plans = budget.bridge_plans(model, domain::budget::Selection::None);
    match plans.iter().find(|plan| plan.id == *id) {
        Some(plan) if plan.minutes_a_week > 0 => {
            format!("{} a week · leaves {} for the search", hours(plan.minutes_a_week), hours(plan.minutes_left))
        }
        _ => "bridge income".to_owned(),
    }
}
