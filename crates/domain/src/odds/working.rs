//! "How this is worked out" for the odds: the counts, the delays and the days put into the formula of a path, and what each lever changes.

use super::input::{Assumption, Basis, Count, OddsLever};
use super::result::Odds;
use crate::plural::plural;
use crate::working::Working;

const PRIOR: &str = "Jeffreys prior, as for every rate here: Brown, Cai and DasGupta, Statistical Science 16, 2001. A delay is log-normal around its median, with σ = 0.7, the width of the replies in two public search logs.";

impl Odds {
    /// The chance, its range and its levers.
    pub fn working(&self) -> Vec<Working> {
        let percent = |share: f64| format!("{:.0}%", share * 100.0);
        let beta = |count: Count| format!("Beta({}, {})", f64::from(count.k) + 0.5, f64::from(count.n.saturating_sub(count.k)) + 0.5);
        let paths = format!(
            "Each of {} draws a share of first calls from {} ({} of {} applications) and a share of offers from {} ({} of {} first calls whose process is over).",
            plural(self.paths as usize, "simulated search", "simulated searches"),
            beta(self.contacts),
            self.contacts.k,
            self.contacts.n,
            beta(self.offers),
            self.offers.k,
            self.offers.n
        );
        let one = format!(
            "Its chance is 1 − Π(1 − first calls × offers × the part of the delays that ends within {}), over what you will send, what waits for a reply and what is under way.",
            plural(self.shortfall_days as usize, "day", "days")
        );
        let mean =
            format!("Their mean is {}; nine in ten are between {} and {}.", percent(self.chance), percent(self.low), percent(self.high));
        let delays = &self.assumptions;
        let delays = format!(
            "Sent a week: {}. Median days from sending to a first call: {}; from there to an offer: {}; from there to the first pay: {}.",
            told(delays.a_week),
            told(delays.reply_days),
            told(delays.process_days),
            told(delays.pay_days)
        );
        let mut lines = vec![Working { formula: paths, source: PRIOR }, Working::count(one), Working::count(mean), Working::count(delays)];
        if !self.levers.is_empty() {
            let levers = self.levers.iter().map(|lever| {
                format!("{} {:.1}% − {:.1}% = {:+.1}", lever.lever.name(), lever.chance * 100.0, self.chance * 100.0, lever.points)
                    .replace("= -", "= −")
            });
            let levers: Vec<String> = levers.collect();
            lines.push(Working::count(format!(
                "Points: the chance with it less the chance without, over the same draws. {}.",
                levers.join("; ")
            )));
        }
        lines
    }
}

impl OddsLever {
    /// What it is, in a few words.
    pub fn name(&self) -> String {
        match self {
            Self::OneMoreADay => "One more application a day".to_owned(),
            Self::TenPaidHours => "Ten paid hours a week".to_owned(),
            Self::Cut(_, name) => format!("Cut: {name}"),
            Self::Bridge(_, name) => name.clone(),
            Self::Cuts(names) => format!("Together: {}", names.join(", ")),
            Self::Referrals => "One referral a week".to_owned(),
            Self::Tailored => "Every application tailored".to_owned(),
        }
    }
}

fn told(assumption: Assumption) -> String {
    let number = (assumption.value * 10.0).round() / 10.0;
    match assumption.basis {
        Basis::Own(n) => format!("{number} (from {n} of your own)"),
        Basis::Set => format!("{number} (as you set it)"),
        Basis::Usual => format!("{number} (assumed)"),
    }
}
