//! "Is this silence normal?": the days one application has waited, beside the person's own waiting times and the published ones.

use super::facts::{Facts, Response};
use super::ledger::Ledger;
use super::replies::ENOUGH;
use crate::application::progress::{Stage, State};
use crate::id::Id;
use crate::plural::plural;

/// One application's silence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Silence {
    /// Days since anything happened.
    pub days: u32,
    /// Whether it began after a first call or an interview.
    pub after_interview: bool,
    /// How many of the person's own applications were answered, whenever that was.
    pub answered: u32,
    /// How many of these took longer than these days.
    pub later: u32,
    /// How many others wait as long or longer.
    pub waiting: u32,
}

impl Silence {
    /// Of an application that is silent today; `None` for every other.
    pub fn of(ledger: &Ledger, id: &Id) -> Option<Self> {
        let fact = ledger.facts().binary_search_by(|fact| fact.id.cmp(id)).ok().and_then(|at| ledger.facts().get(at))?;
        let after_interview = match fact.state {
            State::SilentBefore => false,
            State::SilentAfter => true,
            _ => return None,
        };
        let days = days(fact, ledger)?;
        let count = |wanted: &dyn Fn(Response, u32) -> bool| {
            ledger.replies.times.iter().filter(|time| time.id != *id && wanted(time.answer, time.days)).count() as u32
        };
        let answer = |answer: Response| !matches!(answer, Response::Pending | Response::Stopped);
        Some(Self {
            days,
            after_interview,
            answered: count(&|which, _| answer(which)),
            later: count(&|which, took| answer(which) && took > days),
            waiting: count(&|which, so_far| which == Response::Pending && so_far >= days),
        })
    }

    /// What is known about a silence of that length, in two or three plain sentences. One's own replies are compared with from 20 on.
    pub fn sentence(&self) -> String {
        let days = plural(self.days as usize, "day", "days");
        if self.after_interview {
            return format!(
                "{days} without a word since you last heard from them. That is common, and says little about you: in a survey of over 2,500 people in the US, the UK and Germany, 61% had been left without an answer after an interview (Greenhouse, 2024)."
            );
        }
        let published = if self.days > 27 {
            "In two search logs, 23 of 24 positive replies came within 27 days: one after that is rare, and it does happen."
        } else {
            "In two search logs, 23 of 24 positive replies came within 27 days: one may well still come."
        };
        let own = if (self.answered as usize) < ENOUGH {
            format!(
                "You have {} so far; from {ENOUGH} on, this compares with your own.",
                plural(self.answered as usize, "reply", "replies")
            )
        } else {
            let later = match self.later {
                0 => "none took longer".to_owned(),
                1 => "1 took longer".to_owned(),
                later => format!("{later} took longer"),
            };
            format!("Of your {} replies, {later}.", self.answered)
        };
        let waiting = match self.waiting {
            0 => String::new(),
            1 => " 1 other application waits as long.".to_owned(),
            waiting => format!(" {waiting} other applications wait as long."),
        };
        format!("{days} without a reply. {published} {own}{waiting}")
    }
}

/// Days since it moved: since sending where nothing else happened.
fn days(fact: &Facts, ledger: &Ledger) -> Option<u32> {
    let since = if fact.progress.stage >= Stage::Screen { fact.progress.last_moved } else { fact.applied.or(fact.progress.last_moved) };
    since.and_then(|day| u32::try_from((ledger.today - day).num_days()).ok())
}
