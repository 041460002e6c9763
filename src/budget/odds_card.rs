//! The odds on the budget's home: the chance with its range, its line and what moved it, what changes it most, and the assumptions it rests on.

use leptos::prelude::*;

use super::odds::{SEED, Seen, chance, follow, interval, known, levers, per_cent, why_not, working};
use super::odds_past;
use crate::components::form::{Binding, Input, TextField};
use crate::components::live;
use crate::derived;
use crate::exporting::drawing::save_as;
use crate::format;
use crate::session::session;
use domain::budget::{Plan, Scenario};
use domain::change::Change;
use domain::choice::Choice;
use domain::model::settings_id;
use domain::number;
use domain::odds::{self, Assumption, AssumptionKind, Basis, Odds};
use domain::problem::Problem;
use domain::record::Kind;
use exchange::out::picture::{Drawing, Picture};

/// The card on the budget's home.
pub fn card(scenario: Signal<Scenario>) -> AnyView {
    let seen = follow(scenario);
    let past = odds_past::follow(seen);
    let known = move || {
        seen.with(|seen| {
            why_not(seen).map_or_else(
                || {
                    view! {
                        <p class="figure-mid">{chance(seen)}</p>
                        <p class="sub">"is the chance that pay arrives before the money runs short."</p>
                        {interval(seen)}
                        {odds_past::line(past)}
                        <h3>"What changes it most"</h3>
                        {levers(seen, usize::MAX)}
                        {basis(seen)}
                        {working(seen)}
                    }
                    .into_any()
                },
                |why| view! { <p class="sub" data-metric="offer_before_shortfall">{why}</p> }.into_any(),
            )
        })
    };
    view! {
        <section class="section">
            <h2>"Income before then"</h2>
            <div class="card stack tight" aria-live="polite">{known}</div>
            {live(move || seen.with(|seen| self::known(seen).is_some()).then(|| save_as("odds", move || seen.with_untracked(picture))))}
            {assumptions()}
        </section>
    }
    .into_any()
}

/// The range as a picture to share.
fn picture(seen: &Seen) -> Option<Picture> {
    let odds = known(seen)?;
    let between = format!("between {} and {}%", per_cent(odds.low), per_cent(odds.high));
    Some(Picture {
        title: format!("{}% chance that pay arrives before the money runs short", per_cent(odds.chance)),
        under: format!("As of {}: {between}. For comparison, not a promise.", format::full_day(session().today.get_untracked())),
        drawing: Drawing::Range { interval: (odds.low, odds.high), estimate: odds.chance, ends: ["0".into(), between, "100%".into()] },
    })
}

fn basis(seen: &Seen) -> Option<AnyView> {
    let Odds { contacts, offers, paths, in_hand, .. } = known(seen)?;
    let text = format!(
        "For comparison, not a promise. Based on {} of {} applications that led to a first call and {} of {} first calls, now decided, that led to an offer; {} simulated searches, nine in ten of them within the bar.",
        format::count(contacts.k as usize),
        format::count(contacts.n as usize),
        format::count(offers.k as usize),
        format::count(offers.n as usize),
        format::count(*paths as usize)
    );
    let held = (*in_hand > 0).then(|| {
        let words = match *in_hand {
            1 => "The offer you hold is not in it: whether to take it is yours to decide.".to_owned(),
            n => format!("The {} offers you hold are not in it: whether to take one is yours to decide.", format::count(n as usize)),
        };
        view! { <p class="sub">{words}</p> }
    });
    Some(view! { {held}<p class="tiny">{text}</p> }.into_any())
}

/// The assumptions: each number with where it comes from, and a field to set it.
fn assumptions() -> AnyView {
    let session = session();
    let now = Memo::new(move |_| {
        let (ledger, budget) = (derived::ledger().get(), derived::budget().get());
        session.read(&[Kind::Plan, Kind::Income, Kind::Application], |model| {
            odds::collect_input(model, &ledger, &budget, &Scenario::AS_IS, SEED).assumptions
        })
    });
    let row = move |kind: AssumptionKind| {
        let source = move || basis_sentence(now.with(|now| now.get(kind)), kind.source());
        let id = format!("assumption-{}", kind.key());
        let binding = Binding::with_or_new(
            |model| &model.plans,
            &settings_id(),
            move |plan: &Plan| own_value(plan, kind),
            move |plan, text| set_own_value(plan, kind, &text),
            Plan::default(),
        )
        .changing(|change, _| Change { what: "Assumption changed".into(), ..change });
        view! {
            <div class="row assumed">
                <label class="grow" for=id.clone()><span class="name">{kind.label()}</span><span class="sub">{source}</span></label>
                <div class="assumed-value">{TextField::new(id, kind.label(), Input::Amount).bare().when_left().bound(binding)}</div>
            </div>
        }
    };
    view! {
        <details>
            <summary>"Assumptions"</summary>
            <div class="rows">{AssumptionKind::CHOICES.iter().map(|kind| row(*kind)).collect_view()}</div>
            <p class="tiny">"Enter a number of your own to replace one of these; empty the field to go back."</p>
        </details>
    }
    .into_any()
}

/// What an assumption is now, and where it comes from.
fn basis_sentence(assumed: Assumption, source: &str) -> String {
    let value = format::decimal(assumed.value, 1);
    match assumed.basis {
        Basis::Own(n) => format!("{value}, from your own data: {}.", format::plural(i64::from(n), "case", "cases")),
        Basis::Set => format!("{value}, set by you."),
        Basis::Usual => format!("{value}. {source}"),
    }
}

/// The number the person set, as text; empty where they set none.
fn own_value(plan: &Plan, kind: AssumptionKind) -> String {
    let days = |days: Option<u32>| days.map(|days| days.to_string()).unwrap_or_default();
    match kind {
        AssumptionKind::Pace => plan.applications_a_week.map(|pace| pace.to_string()).unwrap_or_default(),
        AssumptionKind::Reply => days(plan.reply_days),
        AssumptionKind::Process => days(plan.process_days),
        AssumptionKind::Pay => days(plan.pay_days),
    }
}

fn set_own_value(plan: &mut Plan, kind: AssumptionKind, text: &str) -> Result<(), Problem> {
    let value = match number::read(text) {
        None if text.trim().is_empty() => None,
        Some(value) => Some(value),
        None => return Err(Problem::new(kind.key(), "Enter a number, for example 5.")),
    };
    let days = value.map(|value| value.round().min(1e6) as u32);
    match kind {
        AssumptionKind::Pace => plan.applications_a_week = value,
        AssumptionKind::Reply => plan.reply_days = days,
        AssumptionKind::Process => plan.process_days = days,
        AssumptionKind::Pay => plan.pay_days = days,
    }
    plan.check()
}
