//! Every figure under its stable name, as in `data-metric` and `data-value` on the screen, in the export and in the tests.

use super::figures::{FunnelFigures, Needed};
use super::per_offer::PerOffer;
use super::verdict::ENOUGH_APPLICATIONS;
use crate::stats::Rate;

/// One figure.
#[derive(Debug, Clone, PartialEq)]
pub struct Metric {
    /// The stable name.
    pub name: &'static str,
    /// The unrounded value, where it has one.
    pub value: Option<f64>,
    /// Why it has none, in words.
    pub why_undefined: Option<&'static str>,
}

const NONE_SENT: &str = "No application with a date yet.";
const NO_REFERRAL: &str = "No referral with a date yet.";
const NO_INBOUND: &str = "Nobody has contacted you first yet.";
const NO_OFFER: &str = "No offer yet.";
const NO_LIMIT: &str = "Too few interviews and offers for a limit.";
const NO_MEDIAN: &str = "Fewer than half have been answered so far.";
const NO_INVITATION: &str = "No invitation with a date yet.";
const NO_REJECTION: &str = "No application turned down without an invitation first.";
const TOO_MANY: &str = "More than 100,000: too few replies to tell.";
const FROM_TEN: &str = "This begins at 10 applications.";
const FROM_THE_FIRST_OFFER: &str = "This begins with the first offer.";

impl FunnelFigures {
    /// All of them, in the order of the screen.
    pub fn metrics(&self) -> Vec<Metric> {
        let mut list = List(Vec::with_capacity(72));
        for (name, count) in [
            ("applications", self.applications),
            ("referrals", self.referrals),
            ("inbound", self.inbound),
            ("booked", self.booked),
            ("date_missing", self.date_missing),
            ("first_contact", self.first_contact),
            ("interviewed", self.interviewed),
            ("interview_rounds", self.interview_rounds),
            ("interview_processes", self.interview_processes),
            ("offers", self.offers),
            ("rejected", self.rejected),
            ("no_reply", self.no_reply),
            ("active", self.active),
            ("silent_after", self.silent_after.days()),
        ] {
            list.put(name, Some(f64::from(count)), "");
        }
        list.rate(
            ["application_to_interview", "application_to_interview_low", "application_to_interview_high"],
            &self.application_to_interview,
            NONE_SENT,
        );
        list.rate(
            ["referral_to_interview", "referral_to_interview_low", "referral_to_interview_high"],
            &self.referral_to_interview,
            NO_REFERRAL,
        );
        list.rate(
            ["inbound_to_interview", "inbound_to_interview_low", "inbound_to_interview_high"],
            &self.inbound_to_interview,
            NO_INBOUND,
        );
        list.rate(["application_to_offer", "application_to_offer_low", "application_to_offer_high"], &self.application_to_offer, NONE_SENT);
        list.put(
            "application_to_interview_chance",
            self.interview_judgement().verdict.chance(),
            "Shown only while it is too early to tell.",
        );
        list.per(["interviews_per_offer", "interviews_per_offer_low", "interviews_per_offer_high"], &self.interviews_per_offer);
        list.per(["processes_per_offer", "processes_per_offer_low", "processes_per_offer_high"], &self.processes_per_offer);
        list.put("interviews_per_offer_outbound", self.interviews_per_offer_outbound.value(), NO_OFFER);
        list.put("interviews_per_offer_referral", self.interviews_per_offer_referral.value(), NO_OFFER);
        list.put("interviews_per_offer_inbound", self.interviews_per_offer_inbound.value(), NO_OFFER);
        let none_sent = |why: &'static str| if self.applications == 0 { NONE_SENT } else { why };
        list.put("reply_days_median", self.reply_days_median.map(f64::from), none_sent(NO_MEDIAN));
        let (low, high) = self.reply_days_limits;
        list.put("reply_days_median_low", low.map(f64::from), none_sent(NO_MEDIAN));
        list.put("reply_days_median_high", high.map(f64::from), none_sent(NO_MEDIAN));
        list.put("invited_days_median", self.invited_days_median.map(f64::from), none_sent(NO_INVITATION));
        list.put("rejected_days_median", self.rejected_days_median.map(f64::from), none_sent(NO_REJECTION));
        list.put("answered_in_time", self.answered_in_time, NONE_SENT);
        list.put("invited_in_time", self.invited_in_time, NONE_SENT);
        list.put("pace_recent", self.pace.recent, NONE_SENT);
        list.put("pace_overall", self.pace.overall, NONE_SENT);
        let few = (self.applications < ENOUGH_APPLICATIONS).then_some(FROM_TEN);
        list.needed(["needed_50", "needed_80", "needed_95"], self.needed, none_sent(few.unwrap_or(TOO_MANY)));
        let no_offer = (self.application_to_offer.k == 0).then_some(FROM_THE_FIRST_OFFER);
        list.needed(
            ["needed_offer_50", "needed_offer_80", "needed_offer_95"],
            self.needed_offer,
            none_sent(few.or(no_offer).unwrap_or(TOO_MANY)),
        );
        list.0
    }

    /// The figure of that name.
    pub fn metric(&self, name: &str) -> Option<Metric> {
        self.metrics().into_iter().find(|metric| metric.name == name)
    }
}

struct List(Vec<Metric>);

impl List {
    fn put(&mut self, name: &'static str, value: Option<f64>, why: &'static str) {
        self.0.push(Metric { name, value, why_undefined: value.is_none().then_some(why) });
    }

    fn rate(&mut self, [name, low, high]: [&'static str; 3], rate: &Rate, why: &'static str) {
        let tried = rate.n > 0;
        self.put(name, rate.value(), why);
        self.put(low, tried.then_some(rate.low), why);
        self.put(high, tried.then_some(rate.high), why);
    }

    fn per(&mut self, [name, low, high]: [&'static str; 3], per: &PerOffer) {
        self.put(name, per.value(), NO_OFFER);
        self.put(low, per.low, NO_LIMIT);
        self.put(high, per.high, NO_LIMIT);
    }

    fn needed(&mut self, [p50, p80, p95]: [&'static str; 3], needed: Needed, why: &'static str) {
        self.put(p50, needed.p50.map(f64::from), why);
        self.put(p80, needed.p80.map(f64::from), why);
        self.put(p95, needed.p95.map(f64::from), why);
    }
}
