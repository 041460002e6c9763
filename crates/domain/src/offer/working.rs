//! "How this is worked out" for the comparison of offers: a month's and an hour's pay, and what the pay does to the runway.

use super::Compared;
use super::terms::{DAYS_A_WEEK, Offer, USUAL_MINUTES};
use crate::application::PayPeriod;
use crate::budget::working::Style;
use crate::plural::plural;
use crate::working::Working;

impl Compared {
    /// The numbers of its card, as far as they are known.
    pub fn working(&self, style: Style) -> Vec<Working> {
        let lines = [monthly(&self.offer, style.money), hourly(&self.offer, style.money), self.runway(style)];
        lines.into_iter().flatten().map(|line| Working::count(line).named(&self.name)).collect()
    }

    /// The runway with the pay and without it.
    fn runway(&self, Style { money, day }: Style) -> Option<String> {
        let with = self.runway_days?;
        let (amount, on) = self.offer.monthly_net.or_else(|| self.offer.monthly()).zip(self.offer.first_pay())?;
        let which = if self.offer.monthly_net.is_some() { "" } else { " before tax, as what arrives is not entered," };
        let guessed = if self.offer.first_pay_on.is_none() { ", a month after the first day of work" } else { "" };
        let lasts = |days: Option<u32>| days.map_or_else(|| "over 36 months".to_owned(), |days| plural(days as usize, "day", "days"));
        Some(format!(
            "{} each month{which} from {} on{guessed}: the money lasts {}, and {} as things are.",
            money(amount),
            day(on),
            lasts(with),
            lasts(self.runway_as_is)
        ))
    }
}

/// Hours a week as they are entered: 38.5.
fn hours(minutes: u32) -> String {
    let text = format!("{:.2}", f64::from(minutes) / 60.0);
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

fn monthly(offer: &Offer, money: fn(i64) -> String) -> Option<String> {
    let (pay, monthly) = (money(offer.pay?), money(offer.monthly()?));
    let minutes = offer.minutes_a_week.unwrap_or(USUAL_MINUTES);
    Some(match offer.period {
        PayPeriod::Month => return None,
        PayPeriod::Year => format!("{pay} a year ÷ 12 = {monthly} a month."),
        PayPeriod::Day => format!("{pay} a day × {DAYS_A_WEEK} days × 52 weeks ÷ 12 = {monthly} a month."),
        PayPeriod::Hour => format!("{pay} an hour × {} hours × 52 weeks ÷ 12 = {monthly} a month.", hours(minutes)),
    })
}

fn hourly(offer: &Offer, money: fn(i64) -> String) -> Option<String> {
    if offer.period == PayPeriod::Hour {
        return None;
    }
    let (monthly, hourly, minutes) = (offer.monthly()?, offer.hourly()?, offer.minutes_a_week?);
    Some(format!("{} × 12 ÷ 52 weeks ÷ {} hours = {} an hour.", money(monthly), hours(minutes), money(hourly)))
}
