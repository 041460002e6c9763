//! "How this is worked out": for every figure its numbers put into its formula, and where the formula comes from.

use super::figures::{FunnelFigures, Needed};
use super::per_offer::PerOffer;
use super::verdict::{ENOUGH_APPLICATIONS, ENOUGH_INTERVIEWS};
use crate::plural::plural;
use crate::stats::Rate;
use crate::working::{JEFFREYS, Working};

const PREDICTIVE: &str = "Posterior predictive of the same Beta distribution as the interval.";
const KAPLAN_MEIER: &str =
    "Kaplan and Meier, “Nonparametric Estimation from Incomplete Observations”, Journal of the American Statistical Association 53, 1958.";
const INCIDENCE: &str =
    "Cumulative incidence with competing endings: Kalbfleisch and Prentice, “The Statistical Analysis of Failure Time Data”.";

impl FunnelFigures {
    /// How the figure of that name is worked out; `None` for a name there is not.
    pub fn working(&self, name: &str) -> Option<Working> {
        let count = |formula: String| Some(Working { formula, source: "" });
        match name {
            "applications" => count(format!(
                "{} sent on a known day up to today, on your own. Beside them, and never among them: {} through a referral, {} where they contacted you first, {} without a date.",
                self.applications, self.referrals, self.inbound, self.date_missing
            )),
            "referrals" => count(format!("{} sent on a known day up to today, on somebody’s recommendation.", self.referrals)),
            "inbound" => count(format!("{} where a recruiter or an employer contacted you first.", self.inbound)),
            "date_missing" => count(format!("{} that you sent, but without a date. They count once they have one.", self.date_missing)),
            "booked" => {
                count(format!("{} with a call, an interview or a task after today. It enters the other figures on its day.", self.booked))
            }
            "first_contact" => count(format!(
                "{} of {} sent on your own had a first call, an interview or an offer.",
                self.first_contact,
                applications(self.applications)
            )),
            "interviewed" => count(format!(
                "{} of {} sent on your own had an interview beyond the first call.",
                self.interviewed,
                applications(self.applications)
            )),
            "interview_rounds" => count(format!(
                "{} up to today, first calls not counted, of applications, referrals and approaches by recruiters.",
                plural(self.interview_rounds as usize, "interview", "interviews")
            )),
            "interview_processes" => count(format!("{} with at least one interview, whoever started it.", self.interview_processes)),
            "offers" => count(format!("{} with an offer, whoever started it; accepting or declining one implies it.", self.offers)),
            "rejected" => count(format!(
                "{} that ended with a rejection, whoever started it. A position that the employer closed is none.",
                self.rejected
            )),
            "no_reply" => {
                count(format!("{} of {} sent on your own without any answer so far.", self.no_reply, applications(self.applications)))
            }
            "active" => count(format!("{} still open and not silent, whoever started it.", self.active)),
            "silent_after" => count(match self.silent_after {
                super::SilentAfter::Usual => "28 days: in two search logs, 23 of 24 positive replies came within 27.".into(),
                super::SilentAfter::Own(days) => format!("{days} days: by then 95% of the replies you ever got had come (Kaplan–Meier)."),
                super::SilentAfter::Set(days) => format!("{days} days, as set in your settings."),
            }),
            "application_to_interview" | "application_to_interview_low" | "application_to_interview_high" => {
                Some(rate(&self.application_to_interview, "applications", "first contacts"))
            }
            "referral_to_interview" | "referral_to_interview_low" | "referral_to_interview_high" => {
                Some(rate(&self.referral_to_interview, "referrals", "first contacts"))
            }
            "inbound_to_interview" | "inbound_to_interview_low" | "inbound_to_interview_high" => {
                Some(rate(&self.inbound_to_interview, "approaches by recruiters", "first contacts"))
            }
            "application_to_offer" | "application_to_offer_low" | "application_to_offer_high" => {
                Some(rate(&self.application_to_offer, "applications", "offers"))
            }
            "application_to_interview_chance" => Some(Working {
                formula: format!(
                    "The chance of {} or a count further from the benchmark in {}, each with the benchmark’s own rate: a binomial sum. With none of 30 at 3% it is 0.97³⁰ = 40%.",
                    self.application_to_interview.k,
                    applications(self.application_to_interview.n)
                ),
                source: "Binomial distribution.",
            }),
            "interviews_per_offer" | "interviews_per_offer_low" | "interviews_per_offer_high" => {
                Some(per_offer(&self.interviews_per_offer, "interviews"))
            }
            "processes_per_offer" | "processes_per_offer_low" | "processes_per_offer_high" => {
                Some(per_offer(&self.processes_per_offer, "processes of any origin with an interview"))
            }
            "interviews_per_offer_outbound" => Some(per_offer(&self.interviews_per_offer_outbound, "interviews of your own applications")),
            "interviews_per_offer_referral" => Some(per_offer(&self.interviews_per_offer_referral, "interviews of referrals")),
            "interviews_per_offer_inbound" => Some(per_offer(&self.interviews_per_offer_inbound, "interviews they began")),
            "reply_days_median" | "reply_days_median_low" | "reply_days_median_high" => Some(Working {
                formula: format!(
                    "The day by which half of {} had any answer, S(t) = Π(1 − dᵢ ÷ nᵢ). Those that still wait count as waiting, not as refused.{}",
                    applications(self.applications),
                    match self.reply_days_limits {
                        (Some(low), Some(high)) => format!(" With 95% confidence from {low} to {high} days (Greenwood)."),
                        _ => String::new(),
                    }
                ),
                source: KAPLAN_MEIER,
            }),
            "invited_days_median" | "rejected_days_median" | "invited_in_time" => Some(Working {
                formula: format!(
                    "Over {}: by each day the share that had been invited, and the share that had been turned down; the one rules out the other. The median is the day by which half of that ending had come.",
                    applications(self.applications)
                ),
                source: INCIDENCE,
            }),
            "answered_in_time" => Some(Working {
                formula: format!(
                    "1 − S({}): the share of {} answered by the day silence begins.",
                    self.silent_after.days(),
                    applications(self.applications)
                ),
                source: KAPLAN_MEIER,
            }),
            "pace_recent" => count(format!(
                "Applications sent on your own in the last 28 days ÷ 4 weeks; in a younger search, by the weeks since the first. Total: {}.",
                self.applications
            )),
            "pace_overall" => count(format!("{} ÷ the weeks from the first to the last.", applications(self.applications))),
            "needed_50" | "needed_80" | "needed_95" => Some(needed(&self.application_to_interview, self.needed, "first contact")),
            "needed_offer_50" | "needed_offer_80" | "needed_offer_95" => {
                Some(needed(&self.application_to_offer, self.needed_offer, "offer"))
            }
            _ => None,
        }
    }
}

fn applications(n: u32) -> String {
    plural(n as usize, "application", "applications")
}

fn rate(rate: &Rate, of: &str, what: &str) -> Working {
    let Working { mut formula, source } = Working::of_rate(rate, of, what);
    if rate.n > 0 && rate.n < ENOUGH_APPLICATIONS {
        formula.push_str(" Under 10 that says next to nothing, so only the count is shown.");
    }
    Working { formula, source }
}

fn per_offer(per: &PerOffer, of: &str) -> Working {
    let formula = match per.value() {
        None => format!("{of} ÷ offers: {} ÷ {}, so there is no figure yet.", per.tries, per.offers),
        Some(value) => format!(
            "{} {of} ÷ {} = {value:.1}. The range is the reciprocal of the 95% interval of offers in {of}.{}",
            per.tries,
            plural(per.offers as usize, "offer", "offers"),
            if per.tries < ENOUGH_INTERVIEWS { " It is compared with a benchmark from 3 interviews on." } else { "" }
        ),
    };
    Working { formula, source: JEFFREYS }
}

fn needed(rate: &Rate, needed: Needed, what: &str) -> Working {
    let (a, b) = (f64::from(rate.k) + 0.5, f64::from(rate.n - rate.k) + 0.5);
    let formula = match (needed.p50, needed.p80, needed.p95) {
        (None, None, None) => {
            format!(
                "The fewest further applications m with 1 − B({a}, {b} + m) ÷ B({a}, {b}) of at least 50, 80 and 95%: from {} in {} that is not said yet.",
                plural(rate.k as usize, what, &format!("{what}s")),
                applications(rate.n)
            )
        }
        (p50, p80, p95) => {
            let number = |n: Option<u32>| n.map_or_else(|| "over 100,000".to_owned(), |n| n.to_string());
            format!(
                "From {} in {}: the fewest m with 1 − B({a}, {b} + m) ÷ B({a}, {b}) of at least 50, 80 and 95%: {}, {}, {}.",
                plural(rate.k as usize, what, &format!("{what}s")),
                applications(rate.n),
                number(p50),
                number(p80),
                number(p95)
            )
        }
    };
    Working { formula, source: PREDICTIVE }
}
