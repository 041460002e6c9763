//! The funnel and the money together: how likely pay is to arrive before the money runs short, with its range, what moves it most, and what it rests on.
//! Worked out in the worker from one seed, so that a finger never waits and the same data give the same digits. The line of the last weeks, and what moved the
//! chance, are worked out once it is known, from what had happened by then (`odds_past`).

use std::cell::RefCell;
use std::sync::Arc;

use crate::derived;
use crate::runtime;
use leptos::prelude::*;

use crate::components::figure::figure;
use crate::components::how::how;
use crate::components::range::{Range, range};
use crate::session::session;
use crate::{format, worker_client};
use domain::budget::Scenario;
use domain::odds::{self, Effect, Input as OddsInput, LeverOdds, Odds, OddsLever, OddsResult, Share};
use domain::record::Kind;

/// The seed of every simulation: the same data give the same digits.
pub const SEED: u32 = 1914;

/// The odds, as far as they are known.
#[derive(Clone, Debug)]
pub enum Seen {
    /// Being worked out.
    Working,
    /// Worked out.
    Known(Arc<OddsResult>),
    /// Not worked out: a sentence.
    Failed(String),
}

thread_local! {
    /// The last one, so that coming back to a screen costs nothing.
    static LAST: RefCell<Option<Last>> = const { RefCell::new(None) };
}

/// What was worked out last, and of the same scenario before the last change of this visit.
#[derive(Clone)]
pub struct Last {
    /// For which scenario.
    pub scenario: Scenario,
    /// From what.
    pub input: OddsInput,
    /// What it came to.
    outcome: Arc<OddsResult>,
    /// From what it was worked out before.
    pub before: Option<OddsInput>,
}

/// What was worked out last.
pub fn last() -> Option<Last> {
    LAST.with_borrow(Clone::clone)
}

fn keep(scenario: Scenario, input: OddsInput, outcome: Arc<OddsResult>) {
    LAST.with_borrow_mut(|last| {
        let before = last.take().filter(|last| last.scenario == scenario && last.input != input).map(|last| last.input);
        *last = Some(Last { scenario, input, outcome, before });
    });
}

/// The odds of a scenario, followed as the data and the scenario change. What was known stays until the new figure is there.
pub fn follow(scenario: Signal<Scenario>) -> RwSignal<Seen> {
    let session = session();
    let seen = RwSignal::new(Seen::Working);
    let turn = StoredValue::new(0_u32);
    runtime::effect(move || {
        let (ledger, budget) = (derived::ledger().get(), derived::budget().get());
        let of = scenario.get();
        let input =
            session.read(&[Kind::Plan, Kind::Income, Kind::Application], |model| odds::collect_input(model, &ledger, &budget, &of, SEED));
        let now = turn.try_update_value(|turn| {
            *turn += 1;
            *turn
        });
        if let Some(silence) = odds::unavailable(&input) {
            return seen.set(Seen::Known(Arc::new(OddsResult::Silent(silence))));
        }
        if let Some(known) = LAST.with_borrow(|last| last.as_ref().filter(|last| last.input == input).map(|last| last.outcome.clone())) {
            return seen.set(Seen::Known(known));
        }
        runtime::spawn(async move {
            let answer = worker_client::odds(&input).await;
            if turn.try_get_value() != now {
                return;
            }
            seen.set(match answer {
                Ok(outcome) => {
                    let outcome = Arc::new(outcome);
                    keep(of, input, outcome.clone());
                    Seen::Known(outcome)
                }
                Err(error) => Seen::Failed(error.to_string()),
            });
        });
    });
    seen
}

/// The odds, where they say something: a range from nearly nothing to nearly all says nothing.
pub fn known(seen: &Seen) -> Option<&Odds> {
    match seen {
        Seen::Known(outcome) => match outcome.as_ref() {
            OddsResult::Known(odds) if !odds.is_too_wide() => Some(odds),
            _ => None,
        },
        _ => None,
    }
}

/// The chance as a big figure with its unit; nothing where there is none.
pub fn chance(seen: &Seen) -> Option<AnyView> {
    let odds = known(seen)?;
    Some(view! { {figure("offer_before_shortfall", Some(odds.chance), per_cent(odds.chance))}" "<span class="of">"%"</span> }.into_any())
}

/// The range as the one picture of uncertainty.
pub fn interval(seen: &Seen) -> Option<AnyView> {
    let odds = known(seen)?;
    let between = format!("between {} and {}%", per_cent(odds.low), per_cent(odds.high));
    Some(
        view! {
            {range(Range {
                max: 1.0,
                interval: Some((odds.low, odds.high)),
                estimate: Some(odds.chance),
                band: None,
                ends: ("0".into(), between.clone(), "100%".into()),
                label: format!("The chance that pay arrives before the money runs short is {}%, {between}.", per_cent(odds.chance)),
            })}
            <span data-metric="offer_before_shortfall_low" data-value=odds.low.to_string()></span>
            <span data-metric="offer_before_shortfall_high" data-value=odds.high.to_string()></span>
        }
        .into_any(),
    )
}

/// Why there is no figure, where there is none.
pub fn why_not(seen: &Seen) -> Option<String> {
    match seen {
        Seen::Working => Some("Calculating …".to_owned()),
        Seen::Failed(why) => Some(why.clone()),
        Seen::Known(outcome) => match outcome.as_ref() {
            OddsResult::Silent(silence) => Some(silence.sentence()),
            OddsResult::Known(odds) if odds.is_too_wide() => Some(format!(
                "We can’t tell yet. With {} and {}, anything from {} to {}% is possible. Every answer narrows it.",
                format::plural(i64::from(odds.contacts.k), "first call", "first calls"),
                format::plural(i64::from(odds.offers.k), "offer", "offers"),
                per_cent(odds.low),
                per_cent(odds.high),
            )),
            OddsResult::Known(_) => None,
        },
    }
}

/// The levers, most points first; `most` of them.
pub fn levers(seen: &Seen, most: usize) -> Option<AnyView> {
    let odds = known(seen)?;
    let rows = odds.levers.iter().take(most).map(lever).collect_view();
    Some(view! { <div class="rows">{rows}</div> }.into_any())
}

fn lever(lever: &LeverOdds) -> AnyView {
    let name = lever.lever.name();
    let metric = match &lever.lever {
        OddsLever::OneMoreADay => "points_one_more_a_day".to_owned(),
        OddsLever::TenPaidHours => "points_ten_paid_hours".to_owned(),
        OddsLever::Cut(id, _) => format!("points_cut_{id}"),
        OddsLever::Bridge(id, _) => format!("points_bridge_{id}"),
        OddsLever::Cuts(_) => "points_cuts".to_owned(),
        OddsLever::Referrals => "points_referrals".to_owned(),
        OddsLever::Tailored => "points_tailored".to_owned(),
    };
    let share = match lever.effect {
        Effect::Same => None,
        Effect::Beside { share, .. } | Effect::Instead(share) => Some(share),
    };
    let basis = share.zip(lever.range).map(|(share, (low, high))| {
        let basis = match share {
            Share::Own(count) => format!("from your own {} of {}", format::count(count.k as usize), format::count(count.n as usize)),
            Share::Times { low, high } => {
                format!("assumed: {} to {} times your present rate", format::decimal(low, 0), format::decimal(high, 0))
            }
        };
        view! { <span class="sub">{format!("{basis}; between {} and {}", points(low), points(high))}</span> }
    });
    view! { <div class="row lever"><span class="grow"><span class="name">{name}</span>{basis}</span><span class="gain">{figure(metric, Some(lever.points), points(lever.points))}</span></div> }.into_any()
}

/// A chance in whole per cent, which is never nothing and never certain.
pub fn per_cent(chance: f64) -> String {
    match chance * 100.0 {
        small if small < 0.5 => "under 1".to_owned(),
        large if large >= 99.5 => "over 99".to_owned(),
        value => format::decimal(value, 0),
    }
}

/// How the chance and its levers are worked out; nothing where there is none.
pub fn working(seen: &Seen) -> AnyView {
    known(seen).map_or_else(|| ().into_any(), |odds| how(odds.working()))
}

/// Percentage points with their sign: `+3.5 points`.
pub fn points(points: f64) -> String {
    match (points * 10.0).round() {
        tenths if tenths.abs() < 1.0 => "0 points".to_owned(),
        tenths => {
            let points = format::decimal(tenths.abs() / 10.0, u32::from(tenths.abs() < 95.0));
            format!("{}{points} {}", if tenths > 0.0 { "+" } else { "−" }, if points == "1" { "point" } else { "points" })
        }
    }
}
