//! The chance of the last weeks as a small line, and what moved it: time that passed, answers that came, a plan that changed. Nothing of it is stored: each
//! week is worked out anew from what had happened by then, and the last change of this visit from what the figure was made of before it.

use leptos::prelude::*;

use super::odds::{self, Seen, points};
use crate::components::figure::figure;
use crate::derived;
use crate::format;
use crate::runtime;
use crate::session::session;
use crate::worker_client;
use domain::odds::{Moved, MovedBy, OddsResult, PastOdds, collect_past};
use domain::record::Kind;

/// The past of a figure: filled a moment after the figure is known.
pub fn follow(seen: RwSignal<Seen>) -> RwSignal<Vec<PastOdds>> {
    let session = session();
    let past = RwSignal::new(Vec::new());
    let turn = StoredValue::new(0_u32);
    runtime::effect(move || {
        if seen.with(|seen| odds::known(seen).is_none()) {
            return;
        }
        let Some(last) = odds::last() else { return };
        let now = turn.try_update_value(|turn| {
            *turn += 1;
            *turn
        });
        let mut input = last.input.clone();
        input.past = untrack(|| {
            let budget = derived::budget().get();
            session.read(&[Kind::Application, Kind::Plan, Kind::Settings], |model| collect_past(model, &budget, &last.scenario, &input))
        });
        input.past.extend(last.before.map(|before| before.snapshot(0)));
        input.levers.clear();
        runtime::spawn(async move {
            let answer = worker_client::odds(&input).await;
            if turn.try_get_value() != now {
                return;
            }
            if let Ok(OddsResult::Known(odds)) = answer {
                past.set(odds.past);
            }
        });
    });
    past
}

/// What moved the figure, and its line over the last weeks.
pub fn line(past: RwSignal<Vec<PastOdds>>) -> AnyView {
    let since = move |days: u32, words: &'static str, metric: &'static str| {
        past.with(|past| past.iter().find(|then| then.days_ago == days).and_then(|then| moved(then, words, metric)))
    };
    let picture = move || past.with(|past| drawn(past));
    view! {
        {move || since(0, "Since your last change", "odds_moved_now")}
        {move || since(7, "Since a week ago", "odds_moved_week")}
        {picture}
    }
    .into_any()
}

/// How far the chance has moved, and by what.
fn moved(then: &PastOdds, since: &str, metric: &'static str) -> Option<AnyView> {
    let sum: f64 = then.moved.iter().map(|moved| moved.points).sum();
    let reasons: Vec<String> = then.moved.iter().filter(|moved| moved.points.abs() >= 0.05).map(reason).collect();
    (!reasons.is_empty()).then(|| {
        view! { <p class="sub">{since.to_owned()}": "{figure(metric, Some(sum), points(sum))}" ("{reasons.join("; ")}")."</p> }.into_any()
    })
}

fn reason(moved: &Moved) -> String {
    let why = match moved.by {
        MovedBy::Time(days) => format!("{} passed", format::plural(i64::from(days), "day", "days")),
        MovedBy::Plan => "the plan changed".to_owned(),
        MovedBy::Assumptions => "the pace or a delay changed".to_owned(),
        MovedBy::Applications { sent, contacts, ended } => {
            let count = |n: u32, one: &str, many: &str| (n > 0).then(|| format::plural(i64::from(n), one, many));
            let parts = [
                count(sent, "application sent", "applications sent"),
                count(contacts, "first call came", "first calls came"),
                count(ended, "process ended", "processes ended"),
            ];
            let parts: Vec<String> = parts.into_iter().flatten().collect();
            if parts.is_empty() { "your applications changed".to_owned() } else { parts.join(", ") }
        }
    };
    format!("{why} {}", points(moved.points))
}

/// The weeks as a line, the oldest on the left; nothing under three points.
fn drawn(past: &[PastOdds]) -> Option<AnyView> {
    let mut weeks: Vec<&PastOdds> = past.iter().filter(|then| then.days_ago > 0).collect();
    weeks.reverse();
    let (first, last) = (weeks.first()?, weeks.last()?);
    if weeks.len() < 3 {
        return None;
    }
    let span = f64::from(first.days_ago);
    let at = |then: &&PastOdds| {
        let x = 100.0 - f64::from(then.days_ago) / span * 100.0;
        format!("{x:.1},{:.1}", 30.0 - then.chance * 28.0)
    };
    let shape: Vec<String> = weeks.iter().map(at).collect();
    let percent = |then: &PastOdds| odds::per_cent(then.chance);
    let label = format!(
        "{} ago it was {}%, a week ago {}%.",
        format::plural(i64::from(first.days_ago / 7), "week", "weeks"),
        percent(first),
        percent(last)
    );
    Some(
        view! {
            <svg class="odds-line" role="img" aria-label=label.clone() viewBox="0 0 100 32" preserveAspectRatio="none"><polyline class="line" points=shape.join(" ") fill="none" vector-effect="non-scaling-stroke"></polyline></svg>
            <p class="tiny">{label}" With the plan as it is now."</p>
        }
        .into_any(),
    )
}
