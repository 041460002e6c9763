//! A step of the funnel as a picture with its sentence, and an experiment with the rate before it and since.

use leptos::prelude::*;

use super::super::rows::head;
use crate::components::figure::figure;
use crate::components::range::{Range, range};
use crate::derived;
use crate::format;
use crate::session::session;
use domain::id::Id;
use domain::record::Kind;
use domain::review::{Experiment, FunnelStep, Standing, StepFigure, before_and_since};
use domain::stats::Rate;

/// What the review is read from, besides the funnel's ledger.
pub const KINDS: &[Kind] = &[Kind::Application, Kind::Settings, Kind::Review, Kind::Experiment, Kind::Clue, Kind::Reflection];

/// "2 of 11 first conversations led to another round: likely between 5 and 46%."
pub fn words(step: FunnelStep, rate: &Rate) -> String {
    let (one, many) = step.tries();
    let of = format::plural(i64::from(rate.n), one, many);
    if rate.n == 0 {
        return format!("no {one} old enough to count");
    }
    format!(
        "{} of {of} {}; likely between {} and {}",
        format::count(rate.k as usize),
        step.led(),
        format::percent(rate.low),
        format::percent(rate.high)
    )
}

/// A rate as a line of words and a picture.
pub fn picture(name: &'static str, metric: String, step: FunnelStep, rate: &Rate, benchmark: Option<(f64, f64)>, max: f64) -> AnyView {
    let words = words(step, rate);
    let label = format!("{name}: {words}");
    let known = rate.n > 0;
    let drawn = known.then(|| {
        range(Range {
            max,
            interval: Some((rate.low, rate.high)),
            estimate: rate.value(),
            band: benchmark.map(|(low, high)| (low, high, "benchmark".to_owned())),
            ends: (format::count(0), String::new(), format::percent(max)),
            label,
        })
    });
    view! { <div><p class="sub">{name}": "{figure(metric, rate.value(), words)}</p>{drawn}</div> }.into_any()
}

/// The right end of pictures that are compared with each other.
pub fn widest(rates: &[&Rate]) -> f64 {
    rates.iter().filter(|rate| rate.n > 0).map(|rate| rate.high).fold(0.05_f64, f64::max)
}

/// How many more it takes, as it is said: beyond a thousand the number says nothing.
pub fn more_words(step: FunnelStep, more: Option<u32>) -> String {
    let (one, many) = step.tries();
    match more {
        Some(more) => format::plural(i64::from(more), one, many).replacen(' ', " more ", 1),
        None => format!("over 1,000 more {many}"),
    }
}

/// What can be said of a step, in one sentence.
pub fn standing(figure: &StepFigure) -> String {
    match figure.standing {
        Standing::BelowBenchmark => "Below the benchmark. This is unlikely to be chance.".into(),
        Standing::BelowEarlier => "Below your own earlier rate. This is unlikely to be chance.".into(),
        Standing::Above => "Above what it is compared with: nothing to mend here.".into(),
        Standing::NotEnough { more } => format!("Not enough yet to tell: {}.", more_words(figure.step, more)),
        Standing::NothingToCompare => "Nothing to compare it with yet: no benchmark is published, and you have no earlier rate.".into(),
    }
}

/// An experiment with both sides of its first day.
pub fn experiment_card(id: &Id, experiment: &Experiment, actions: AnyView) -> AnyView {
    let session = session();
    let today = session.today.get();
    let ledger = derived::ledger().get();
    let found = session.read(KINDS, |model| before_and_since(model, &ledger, experiment));
    let step = experiment.step.unwrap_or(FunnelStep::FirstContact);
    let max = widest(&[&found.before, &found.since]);
    let when = if experiment.until >= today {
        format!("Since {}, until {}", format::full_day(experiment.from), format::near_day(experiment.until, today))
    } else {
        format!("{} to {}", format::full_day(experiment.from), format::full_day(experiment.until))
    };
    let waiting = (found.waiting > 0).then(|| {
        let (one, many) = step.tries();
        view! { <p class="tiny">{format!("{} since then: too recent to count.", format::plural(i64::from(found.waiting), one, many))}</p> }
    });
    view! {
        <div class="card stack tight">
            {head(experiment.change.clone())}
            <p class="sub">{when}</p>
            {picture("Before", format!("experiment_before_{id}"), step, &found.before, None, max)}
            {picture("Since", format!("experiment_since_{id}"), step, &found.since, None, max)}
            <p>{found.effect.words()}</p>
            {waiting}
            {actions}
        </div>
    }
    .into_any()
}
