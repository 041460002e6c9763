//! The weakest step of the search: sent → first contact → next round → offer. A step is named only where its whole interval lies below the benchmark, or
//! below the person's own earlier rate; else it is "not enough yet", with how many more it takes.
//!
//! Only settled cases make up the person's own rates (those older than the days after which silence counts as an answer): last week's are mostly
//! unanswered, and would make every recent rate look worse.

use std::ops::RangeBounds;

use chrono::{Days, NaiveDate};

use super::funnel_step::FunnelStep;
use crate::application::{Application, EventKind};
use crate::funnel::verdict::{interview_benchmark, offer_benchmark};
use crate::funnel::{FunnelFigures, Ledger};
use crate::model::Model;
use crate::sort_compact::SortCompact;
use crate::stats::Rate;

/// How many days of settled cases are "recent"; what is older is "earlier".
pub const RECENT_DAYS: u64 = 56;
/// Beyond this many more, the number says nothing any more.
pub const MOST_MORE: u32 = 1_000;

/// What can be said of a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// The whole interval lies below the benchmark.
    BelowBenchmark,
    /// The whole interval of the recent cases lies below that of the earlier ones.
    BelowEarlier,
    /// The whole interval lies above what it is compared with.
    Above,
    /// The interval reaches into it; `more` tries at today's rate until it would not, `None` beyond [`MOST_MORE`].
    NotEnough {
        /// How many more.
        more: Option<u32>,
    },
    /// There is neither a benchmark nor an earlier rate to compare it with.
    NothingToCompare,
}

/// A step with its figures.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct StepFigure {
    /// Which step.
    pub step: FunnelStep,
    /// The whole search, as the funnel shows it.
    pub whole: Rate,
    /// The benchmark, as shares; none where nobody published one.
    pub benchmark: Option<(f64, f64)>,
    /// Settled cases of the last weeks.
    pub recent: Rate,
    /// Settled cases before those.
    pub earlier: Rate,
    /// What can be said.
    pub standing: Standing,
}

/// All steps, and which of them is named.
#[derive(Debug, Clone, PartialEq)]
pub struct Weakest {
    /// In the order of the funnel.
    pub steps: Vec<StepFigure>,
    /// The first day of the recent cases.
    pub since: NaiveDate,
    /// The day up to which cases are settled.
    pub settled_by: NaiveDate,
}

impl Weakest {
    /// All steps, as of the ledger's day.
    pub fn of(model: &Model, ledger: &Ledger) -> Self {
        let tries = Tries::of(model, ledger);
        let since = tries.settled_by.checked_sub_days(Days::new(RECENT_DAYS - 1)).unwrap_or(NaiveDate::MIN);
        let figures = FunnelFigures::from_ledger(ledger);
        let interview = interview_benchmark(&ledger.settings);
        let offer = offer_benchmark(&ledger.settings);
        let share = |per: f64| if per > 1.0 { 1.0 / per } else { 1.0 };
        let per_offer = figures.interviews_per_offer;
        let whole_and_benchmark = |step: FunnelStep| match step {
            FunnelStep::FirstContact => (figures.application_to_interview, Some((interview.low, interview.high))),
            FunnelStep::NextRound => (tries.rate(step, ..), None),
            FunnelStep::Offer => (Rate::new(per_offer.offers, per_offer.tries), Some((share(offer.high), share(offer.low)))),
        };
        let steps = FunnelStep::ALL.into_iter().map(|step| {
            let (whole, benchmark) = whole_and_benchmark(step);
            let (recent, earlier) = (tries.rate(step, since..), tries.rate(step, ..since));
            StepFigure { step, whole, benchmark, recent, earlier, standing: standing(step.enough(), &whole, benchmark, &recent, &earlier) }
        });
        Self { steps: steps.collect(), since, settled_by: tries.settled_by }
    }

    /// The weakest step: the first below its benchmark in the order of the funnel (what is lost there reaches none of the later steps), else the first below
    /// the person's own earlier rate.
    pub fn named(&self) -> Option<&StepFigure> {
        let first = |standing: Standing| self.steps.iter().find(|figure| figure.standing == standing);
        first(Standing::BelowBenchmark).or_else(|| first(Standing::BelowEarlier))
    }

    /// The step to try something at: the named one; else the first after which hardly anything has come, since the steps behind it have nothing to show yet; else
    /// the one that could be told soonest.
    pub fn to_try(&self) -> FunnelStep {
        let thin = self.steps.windows(2).find_map(|pair| match pair {
            [this, next] if next.whole.n < next.step.enough() => Some(this.step),
            _ => None,
        });
        let named = self.named().map(|figure| figure.step);
        named.or(thin).or_else(|| self.soonest().map(|(step, _)| step)).unwrap_or(FunnelStep::FirstContact)
    }

    /// Where none is named: the step that could be told soonest, with how many more it takes (`None` is over [`MOST_MORE`]). Nothing where no step can be
    /// told at all.
    pub fn soonest(&self) -> Option<(FunnelStep, Option<u32>)> {
        let open = self.steps.iter().filter_map(|figure| match figure.standing {
            Standing::NotEnough { more } => Some((figure.step, more)),
            _ => None,
        });
        open.min_by_key(|(step, more)| (more.unwrap_or(u32::MAX), *step))
    }
}

/// What can be said of a step: against the benchmark first, then against the person's own earlier rate.
fn standing(enough: u32, whole: &Rate, benchmark: Option<(f64, f64)>, recent: &Rate, earlier: &Rate) -> Standing {
    if whole.n >= enough && benchmark.is_some_and(|(low, _)| whole.high < low) {
        return Standing::BelowBenchmark;
    }
    if recent.n > 0 && earlier.n >= enough && recent.high < earlier.low {
        return Standing::BelowEarlier;
    }
    let (rate, low, high) = match benchmark {
        Some((low, high)) => (whole, low, high),
        None if earlier.n > 0 => (recent, earlier.low, earlier.high),
        None => return Standing::NothingToCompare,
    };
    if rate.n >= enough && rate.low > high {
        return Standing::Above;
    }
    let until_judged = enough.saturating_sub(rate.n);
    let more = match rate.value() {
        None => Some(until_judged),
        Some(_) => rate.more_to_leave(low, high, MOST_MORE).map(|more| more.max(until_judged)),
    };
    Standing::NotEnough { more }
}

/// Every try of each step with its day and whether it led on.
pub(super) struct Tries {
    sent: Vec<(NaiveDate, bool)>,
    first: Vec<(NaiveDate, bool)>,
    interviews: Vec<(NaiveDate, bool)>,
    /// Later tries are not counted yet.
    pub(super) settled_by: NaiveDate,
}

impl Tries {
    /// All tries up to the ledger's day.
    pub(super) fn of(model: &Model, ledger: &Ledger) -> Self {
        let wait = u64::from(ledger.silent_after.days());
        let settled_by = ledger.today.checked_sub_days(Days::new(wait)).unwrap_or(NaiveDate::MIN);
        let sent = ledger.outbound().filter_map(|fact| fact.applied.map(|on| (on, fact.first_contact()))).collect();
        let mut tries = Self { sent, first: Vec::new(), interviews: Vec::new(), settled_by };
        for application in model.applications.values() {
            tries.talks(application, ledger.today);
        }
        tries
    }

    fn talks(&mut self, application: &Application, today: NaiveDate) {
        let days = || application.timeline.values().filter_map(|e| e.date.map(|day| (day, &e.kind)));
        let past = || days().filter(|(day, _)| *day <= today);
        let is_offer = |kind: &EventKind| matches!(kind, EventKind::Offer | EventKind::Accepted | EventKind::Declined);
        let is_interview = |kind: &EventKind| matches!(kind, EventKind::Interview { .. });
        let talk = |kind: &EventKind| matches!(kind, EventKind::Screen) || is_interview(kind);
        let offered = past().any(|(_, kind)| is_offer(kind));
        if let Some((day, rank)) = past().filter(|(_, kind)| talk(kind)).map(|(day, kind)| (day, kind.rank())).min() {
            // A round that is only arranged has been reached too.
            let on = days().any(|(later, kind)| (later, kind.rank()) > (day, rank) && (is_interview(kind) || is_offer(kind)));
            self.first.push((day, on));
        }
        // Of the interviews of one process only the last can have led to the offer.
        let mut interviews: Vec<NaiveDate> = past().filter(|(_, kind)| is_interview(kind)).map(|(day, _)| day).collect();
        interviews.sort_compact();
        let last = interviews.len();
        self.interviews.extend(interviews.into_iter().enumerate().map(|(nth, day)| (day, offered && nth + 1 == last)));
    }

    fn all(&self, step: FunnelStep) -> &[(NaiveDate, bool)] {
        match step {
            FunnelStep::FirstContact => &self.sent,
            FunnelStep::NextRound => &self.first,
            FunnelStep::Offer => &self.interviews,
        }
    }

    /// The settled tries within these days.
    pub(super) fn rate(&self, step: FunnelStep, within: impl RangeBounds<NaiveDate>) -> Rate {
        let settled = self.all(step).iter().filter(|(day, _)| *day <= self.settled_by && within.contains(day));
        let (k, n) = settled.fold((0, 0), |(k, n), (_, led)| (k + u32::from(*led), n + 1));
        Rate::new(k, n)
    }

    /// How many tries within these days are not settled yet.
    pub(super) fn waiting(&self, step: FunnelStep, within: impl RangeBounds<NaiveDate>, today: NaiveDate) -> u32 {
        let open = self.all(step).iter().filter(|(day, _)| *day > self.settled_by && *day <= today && within.contains(day));
        u32::try_from(open.count()).unwrap_or(u32::MAX)
    }
}
