//! The sample's answers on Today, and the terms of its one offer.

use chrono::{Days, NaiveDate};

use super::super::application::PayPeriod;
use super::super::change::Edit;
use super::super::day::Mark;
use super::super::offer::Offer;
use super::applications::{ago, application_id};
use super::ids::id;

/// The sample records as edits.
pub fn edits(today: NaiveDate) -> Vec<Edit> {
    let later = |days: u64| today.checked_add_days(Days::new(days));
    let offer = Offer {
        pay: Some(3_900_000),
        period: PayPeriod::Year,
        monthly_net: Some(245_000),
        minutes_a_week: Some(39 * 60),
        starts_on: later(40),
        first_pay_on: later(70),
        decide_by: later(6),
        notes: "Two days a week from home.".into(),
        ..Offer::default()
    };
    let put_off = Mark { line: "practise".into(), on: ago(today, 1), until: later(1), done: false };
    vec![Edit::add(application_id("Northwind"), offer), Edit::add(id("mark-practise"), put_off)]
}
