//! How long answers take. Every sent application waits from its first day on; those not answered yet are pending, not failures.
//! Not here: how the waiting times are estimated (see `stats::survival`).

use std::sync::Arc;

use chrono::NaiveDate;

use super::facts::{Facts, FunnelGroup, Response};
use crate::id::Id;
use crate::sort_compact::sort_numbers;
use crate::stats::{Incidence, Observation, Survival};

/// One dot of the chart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReplyTime {
    /// Which application.
    pub id: Id,
    /// Days from sending to the answer; to today, or to the day it was stopped, where there is none.
    pub days: u32,
    /// The first response.
    pub answer: Response,
}

/// All waiting times of what the person sent.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Replies {
    /// One for each application sent on a known day, shortest first.
    pub times: Vec<ReplyTime>,
    /// How many were answered on a day that is not known, and are left out.
    pub undated: u32,
    /// The share without any response, by days.
    pub waiting: Survival,
    /// The share invited, by days; a rejection competes.
    pub invited: Incidence,
    /// The share turned down, by days; an invitation competes.
    pub rejected: Incidence,
}

/// The fewest replies for a percentile of the person's own.
pub(super) const ENOUGH: usize = 20;

impl Replies {
    /// Reads the waiting times from the facts.
    pub fn of(facts: &[Arc<Facts>], today: NaiveDate) -> Self {
        let mut replies = Self::default();
        let (mut any, mut decided, mut times) = (Vec::new(), Vec::new(), Vec::new());
        for fact in facts.iter().filter(|f| f.group == FunnelGroup::Outbound) {
            let Some(applied) = fact.applied else { continue };
            let until = |day: NaiveDate| u32::try_from((day - applied).num_days()).unwrap_or(0);
            // An invitation on an unknown day came before a known rejection, so the rejection is not the first response.
            let unknown = fact.invited_undated && fact.decision.is_none_or(|(_, answer)| answer != Response::Invited);
            if unknown || (fact.answered && fact.answer.is_none()) {
                replies.undated += 1;
                continue;
            }
            let end = fact.stopped.map_or(today, |day| day.min(today));
            let (days, answer) = match fact.answer {
                Some((day, answer)) => (until(day), answer),
                None if fact.stopped.is_some() => (until(end), Response::Stopped),
                None => (until(end), Response::Pending),
            };
            any.push(Observation { days, ending: u8::from(fact.answer.is_some()) });
            decided.push(match fact.decision {
                Some((day, Response::Invited)) => Observation { days: until(day), ending: INVITED },
                Some((day, _)) => Observation { days: until(day), ending: REJECTED },
                None => Observation { days: until(end), ending: 0 },
            });
            times.push(ReplyTime { id: fact.id.clone(), days, answer });
        }
        // By days, then by answer; among equals they stay in the order of their ids, as the facts are.
        let packed = |(place, time): (usize, &ReplyTime)| u64::from(time.days) << 32 | (time.answer as u64) << 28 | place as u64;
        let mut order: Vec<u64> = times.iter().enumerate().map(packed).collect();
        sort_numbers(&mut order);
        let place = |packed: u64| (packed & ((1 << 28) - 1)) as usize;
        replies.times = order.into_iter().filter_map(|packed| times.get(place(packed)).cloned()).collect();
        replies.waiting = Survival::of(&any);
        replies.invited = Incidence::of(&decided, INVITED);
        replies.rejected = Incidence::of(&decided, REJECTED);
        replies
    }

    /// How many responses there are, of any kind.
    pub fn answers(&self) -> usize {
        self.times.iter().filter(|t| !matches!(t.answer, Response::Pending | Response::Stopped)).count()
    }

    /// How many of the responses that came took longer than that: whether a silence of so many days is still normal.
    pub fn slower_than(&self, days: u32) -> usize {
        self.times.iter().filter(|t| t.days > days && !matches!(t.answer, Response::Pending | Response::Stopped)).count()
    }

    /// The day by which half of everything sent is answered in some way (Kaplan–Meier); none where fewer than half ever are.
    pub fn median_days(&self) -> Option<u32> {
        self.waiting.median()
    }

    /// Of those that led to an invitation, the day by which half of them had (cumulative incidence).
    pub fn invited_median(&self) -> Option<u32> {
        self.invited.quantile_of_ended(0.5)
    }

    /// Of those that were turned down, the day by which half of them had been (cumulative incidence).
    pub fn rejected_median(&self) -> Option<u32> {
        self.rejected.quantile_of_ended(0.5)
    }

    /// The day by which 95 % of the answers that ever come have come; none before 20 answers.
    pub fn own_95th(&self) -> Option<u32> {
        if self.answers() < ENOUGH { None } else { self.waiting.quantile_of_ended(0.95).map(|days| days.max(1)) }
    }
}

const INVITED: u8 = 1;
const REJECTED: u8 = 2;
