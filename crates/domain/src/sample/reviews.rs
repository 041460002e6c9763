//! The sample's weekly reviews: one of two weeks ago, one of last week, an experiment that was kept and one under way.

use chrono::{Days, NaiveDate};

use super::super::change::Edit;
use super::super::day::week::monday;
use super::super::review::{Decision, Experiment, FunnelStep, Review};
use super::applications::ago;
use super::ids::id;

/// The sample records as edits.
pub fn edits(today: NaiveDate) -> Vec<Edit> {
    let review = |days: i64, noticed: &str, next: Option<NaiveDate>| Review {
        week: monday(ago(today, days)),
        finished_on: Some(ago(today, days)),
        noticed: noticed.into(),
        next,
    };
    let kept = Experiment {
        change: "Tailor the top third of the résumé to every posting".into(),
        step: Some(FunnelStep::FirstContact),
        from: ago(today, 52),
        until: ago(today, 31),
        decision: Some(Decision::Keep),
    };
    let running = Experiment {
        change: "Prepare two stories before every first call".into(),
        step: Some(FunnelStep::NextRound),
        from: ago(today, 7),
        until: today.checked_add_days(Days::new(14)).unwrap_or(today),
        decision: None,
    };
    vec![
        Edit::add(id("review-1"), review(14, "Most answers came within nine days.", None)),
        Edit::add(id("review-2"), review(7, "The calls go well; the second round is where it ends.", today.checked_add_days(Days::new(2)))),
        Edit::add(id("experiment-kept"), kept),
        Edit::add(id("experiment-running"), running),
    ]
}
