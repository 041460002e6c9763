//! The figures of the funnel screen, all of them from one [`Ledger`]. [`metric`](super::metric) lists them flat under their stable names.

use chrono::NaiveDate;

use super::facts::{Facts, FunnelGroup, SilentAfter};
use super::ledger::Ledger;
use super::pace::Pace;
use super::per_offer::PerOffer;
use super::verdict::{self, ENOUGH_APPLICATIONS, Judgement, Verdict};
use crate::application::progress::{Outcome, State};
use crate::model::Model;
use crate::plural::plural;
use crate::settings::Benchmark;
use crate::stats::Rate;

/// Everything the funnel screen shows as a number.
#[derive(Debug, Clone, PartialEq)]
pub struct FunnelFigures {
    /// Applications sent on a known day, on the person's own: neither referred nor inbound.
    pub applications: u32,
    /// Applications sent on a known day on somebody's recommendation.
    pub referrals: u32,
    /// Processes that others started.
    pub inbound: u32,
    /// Processes of whatever origin with a call, an interview or a task arranged for a later day; in no other figure before that day.
    pub booked: u32,
    /// Sent on an unknown day; in no other figure.
    pub date_missing: u32,
    /// Applications with a first call or an interview.
    pub first_contact: u32,
    /// Applications with an interview beyond the first call.
    pub interviewed: u32,
    /// Interviews, of whatever origin.
    pub interview_rounds: u32,
    /// Processes with at least one interview, of whatever origin.
    pub interview_processes: u32,
    /// Processes with an offer, of whatever origin, accepted or not.
    pub offers: u32,
    /// Processes that ended with a rejection, of whatever origin.
    pub rejected: u32,
    /// Applications without any response, including those that may still get one.
    pub no_reply: u32,
    /// Processes still open, of whatever origin.
    pub active: u32,
    /// First contacts of applications.
    pub application_to_interview: Rate,
    /// First contacts of referrals.
    pub referral_to_interview: Rate,
    /// First contacts of inbound processes.
    pub inbound_to_interview: Rate,
    /// Offers of applications.
    pub application_to_offer: Rate,
    /// Interviews per offer.
    pub interviews_per_offer: PerOffer,
    /// Processes with an interview, per offer.
    pub processes_per_offer: PerOffer,
    /// Interviews per offer, outbound.
    pub interviews_per_offer_outbound: PerOffer,
    /// Interviews per offer, referred.
    pub interviews_per_offer_referral: PerOffer,
    /// Interviews per offer, inbound.
    pub interviews_per_offer_inbound: PerOffer,
    /// The day by which half of everything sent is answered; none where fewer than half ever are.
    pub reply_days_median: Option<u32>,
    /// Its 95 % interval.
    pub reply_days_limits: (Option<u32>, Option<u32>),
    /// Of those that led to an invitation, the day by which half of them had.
    pub invited_days_median: Option<u32>,
    /// Of those turned down, the day by which half of them had been.
    pub rejected_days_median: Option<u32>,
    /// The share answered in any way by the day silence begins.
    pub answered_in_time: Option<f64>,
    /// The share invited by the day silence begins; rejections compete.
    pub invited_in_time: Option<f64>,
    /// When silence begins.
    pub silent_after: SilentAfter,
    /// Applications a week.
    pub pace: Pace,
    /// Applications until one more first contact; nothing before [`ENOUGH_APPLICATIONS`].
    pub needed: Needed,
    /// Applications until one more offer; nothing before [`ENOUGH_APPLICATIONS`] and the first offer.
    pub needed_offer: Needed,
    /// The benchmark of application → interview.
    pub interview_benchmark: Benchmark,
    /// The benchmark of interviews per offer.
    pub offer_benchmark: Benchmark,
}

/// How many more applications it takes until the chance of at least one more is 50, 80 and 95 %. See [`Rate::needed`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Needed {
    /// For an even chance.
    pub p50: Option<u32>,
    /// For four in five.
    pub p80: Option<u32>,
    /// For nineteen in twenty.
    pub p95: Option<u32>,
}

/// A step of the funnel that loses more than its benchmark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WeakStep {
    /// Few applications lead to a first contact: résumé, fit and channels decide there.
    FirstContact,
    /// Few interviews lead to an offer: answers and preparation decide there.
    Offer,
}

impl Needed {
    /// A number as it is shown: beyond 1,000 it says no more than that.
    pub fn words(n: u32) -> Option<&'static str> {
        (n > 1_000).then_some("over 1,000")
    }

    /// Nothing to say.
    const SILENT: Self = Self { p50: None, p80: None, p95: None };

    /// From a rate; nothing where it is made of a handful.
    pub fn of(rate: &Rate) -> Self {
        if rate.n < ENOUGH_APPLICATIONS {
            return Self::SILENT;
        }
        Self { p50: rate.needed(0.5), p80: rate.needed(0.8), p95: rate.needed(0.95) }
    }
}

impl FunnelFigures {
    /// All figures of the model, as of `today`.
    pub fn of(model: &Model, today: NaiveDate) -> Self {
        Self::from_ledger(&Ledger::of(model, today))
    }

    /// All figures of a ledger.
    pub fn from_ledger(ledger: &Ledger) -> Self {
        let out = Counts::of(ledger.outbound());
        let referred = Counts::of(ledger.referrals());
        let inn = Counts::of(ledger.inbound());
        let all = Counts::of(ledger.counted());
        let application_to_interview = Rate::new(out.contacts, out.all);
        let application_to_offer = Rate::new(out.offers, out.all);
        let silent = ledger.silent_after.days();
        let replies = &ledger.replies;
        let sent = !replies.times.is_empty();
        Self {
            applications: out.all,
            referrals: referred.all,
            inbound: inn.all,
            booked: ledger.counted().filter(|fact| fact.booked.is_some()).count() as u32,
            date_missing: ledger.facts().iter().filter(|f| f.group == FunnelGroup::DateMissing).count() as u32,
            first_contact: out.contacts,
            interviewed: out.interviewed,
            interview_rounds: all.rounds,
            interview_processes: all.interviewed,
            offers: all.offers,
            rejected: all.rejected,
            no_reply: out.no_reply,
            active: all.active,
            application_to_interview,
            referral_to_interview: Rate::new(referred.contacts, referred.all),
            inbound_to_interview: Rate::new(inn.contacts, inn.all),
            application_to_offer,
            interviews_per_offer: PerOffer::new(all.rounds, all.offers),
            processes_per_offer: PerOffer::new(all.interviewed, all.offers),
            interviews_per_offer_outbound: PerOffer::new(out.rounds, out.offers),
            interviews_per_offer_referral: PerOffer::new(referred.rounds, referred.offers),
            interviews_per_offer_inbound: PerOffer::new(inn.rounds, inn.offers),
            reply_days_median: replies.median_days(),
            reply_days_limits: replies.waiting.quantile_limits(0.5),
            invited_days_median: replies.invited_median(),
            rejected_days_median: replies.rejected_median(),
            answered_in_time: sent.then(|| 1.0 - replies.waiting.at(silent)),
            invited_in_time: sent.then(|| replies.invited.at(silent)),
            silent_after: ledger.silent_after,
            pace: Pace::of(ledger),
            needed: Needed::of(&application_to_interview),
            needed_offer: if out.offers > 0 { Needed::of(&application_to_offer) } else { Needed::SILENT },
            interview_benchmark: verdict::interview_benchmark(&ledger.settings),
            offer_benchmark: verdict::offer_benchmark(&ledger.settings),
        }
    }

    /// Whether the rate of first contacts is more than a handful: only then is it shown as one.
    pub fn is_rate_judged(&self) -> bool {
        self.application_to_interview.n >= ENOUGH_APPLICATIONS
    }

    /// The rate of first contacts compared with its benchmark.
    pub fn interview_judgement(&self) -> Judgement {
        let judgement = Judgement::of_rate(&self.application_to_interview, &self.interview_benchmark);
        let others = [
            (self.referrals > 0).then(|| plural(self.referrals as usize, "referral", "referrals")),
            (self.inbound > 0).then(|| plural(self.inbound as usize, "approach by a recruiter", "approaches by recruiters")),
        ];
        let others: Vec<String> = others.into_iter().flatten().collect();
        if self.applications > 0 || others.is_empty() {
            return judgement;
        }
        let sentence =
            format!("The benchmark is about applications sent on your own, and there are none yet. You have {}.", others.join(" and "));
        Judgement { sentence, ..judgement }
    }

    /// The interviews per offer compared with their benchmark.
    pub fn offer_judgement(&self) -> Judgement {
        Judgement::of_per_offer(&self.interviews_per_offer, &self.offer_benchmark)
    }

    /// The step that clearly loses more than its benchmark: the one to look at first. `None` where chance could explain everything.
    pub fn weakest_step(&self) -> Option<WeakStep> {
        if self.interview_judgement().verdict == Verdict::Below {
            Some(WeakStep::FirstContact)
        } else if self.offer_judgement().verdict == Verdict::Above {
            Some(WeakStep::Offer)
        } else {
            None
        }
    }

    /// A sentence on inbound processes, where they clearly lead to a first contact more often than applications do.
    pub fn inbound_sentence(&self) -> Option<String> {
        let (theirs, own) = (&self.inbound_to_interview, &self.application_to_interview);
        let enough = theirs.n.min(own.n) >= ENOUGH_APPLICATIONS;
        let clear = enough && theirs.low > own.high;
        clear.then(|| {
            format!("Recruiters who contacted you first: {} of {} led to a call. They are counted separately.", theirs.k, theirs.n)
        })
    }
}

/// What some applications come to, counted alone.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// How many there are.
    pub all: u32,
    /// With a first call or interview.
    pub contacts: u32,
    /// With an interview.
    pub interviewed: u32,
    /// Their interviews.
    pub rounds: u32,
    /// With an offer.
    pub offers: u32,
    /// Ended by a rejection.
    pub rejected: u32,
    /// Never answered.
    pub no_reply: u32,
    /// Under way.
    pub active: u32,
}

impl Counts {
    /// Counts them.
    pub fn of<'a>(facts: impl Iterator<Item = &'a Facts>) -> Self {
        let mut counts = Self::default();
        for fact in facts {
            counts.all += 1;
            counts.contacts += u32::from(fact.first_contact());
            counts.interviewed += u32::from(fact.rounds > 0);
            counts.rounds += fact.rounds;
            counts.offers += u32::from(fact.offered());
            counts.rejected += u32::from(fact.state == State::Closed(Outcome::Rejected));
            counts.no_reply += u32::from(fact.no_reply());
            counts.active += u32::from(fact.state == State::Active);
        }
        counts
    }
}
