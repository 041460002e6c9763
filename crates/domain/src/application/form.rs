//! Reading what people type about an application: days and times of the event form, pay, tags, names used before. Every function returns a
//! problem where it cannot read the text; none guesses silently.

use crate::dictionary::Dictionary;
use crate::letter_case::SmallLetters;
use chrono::{NaiveDate, NaiveTime};
use serde::{Deserialize, Serialize};

use super::event::{Event, EventKind};
use super::progress::{Outcome, Stage};
use super::{Application, PayPeriod, PayRange};
use crate::currency::Currency;
use crate::model::Model;
use crate::money::{self, AmountProblem, Reading};
use crate::problem::Problem;
use crate::sort_compact::SortCompact;

/// An event as its form holds it, and as the form's draft stores it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "StoredForm", into = "StoredForm")]
pub struct EventForm {
    /// What happened, with its format or how it was told; the people are in `with`.
    pub kind: EventKind,
    /// With whom an interview is held.
    pub with: String,
    /// The day as a date input gives it; empty if not known.
    pub date: String,
    /// The time as a time input gives it; empty if none.
    pub time: String,
    /// A note.
    pub note: String,
}

impl EventForm {
    /// A new event dated today.
    pub fn new(kind: EventKind, today: NaiveDate) -> Self {
        Self { date: today.to_string(), ..Self::of(&Event::undated(kind)) }
    }

    /// An event of a timeline.
    pub fn of(event: &Event) -> Self {
        let mut kind = event.kind.clone();
        let with = if let EventKind::Interview { with, .. } = &mut kind { std::mem::take(with) } else { String::new() };
        Self {
            kind,
            with,
            date: event.date.map(|day| day.to_string()).unwrap_or_default(),
            time: event
                .time
                .map(|time| format!("{:02}:{:02}", chrono::Timelike::hour(&time), chrono::Timelike::minute(&time)))
                .unwrap_or_default(),
            note: event.note.clone(),
        }
    }

    /// Changes the kind; details of the same kind are kept.
    pub fn set_kind(&mut self, kind: EventKind) {
        if !super::labels::same_kind(&self.kind, &kind) {
            self.kind = kind;
        }
    }

    /// The event the form describes.
    ///
    /// # Errors
    /// Where the day or the time cannot be read.
    pub fn read(&self) -> Result<Event, Problem> {
        let time = if self.kind.is_meeting() { parse_time(&self.time)? } else { None };
        let mut kind = self.kind.clone();
        if let EventKind::Interview { with, .. } = &mut kind {
            self.with.trim().clone_into(with);
        }
        Ok(Event { kind, date: parse_day(&self.date)?, time, note: self.note.trim().to_owned() })
    }
}

/// The sheet's draft: the kind is written the way a stored event writes it.
#[derive(Clone, Serialize, Deserialize)]
struct StoredForm {
    event: Event,
    #[serde(default)]
    with: String,
    #[serde(default)]
    date: String,
    #[serde(default)]
    time: String,
}

impl From<StoredForm> for EventForm {
    fn from(stored: StoredForm) -> Self {
        Self { kind: stored.event.kind, with: stored.with, date: stored.date, time: stored.time, note: stored.event.note }
    }
}

impl From<EventForm> for StoredForm {
    fn from(form: EventForm) -> Self {
        let event = Event { note: form.note, ..Event::undated(form.kind) };
        Self { event, with: form.with, date: form.date, time: form.time }
    }
}

/// A day as a date input gives it; empty is `None`.
///
/// # Errors
/// Where it is not a date.
pub fn parse_day(text: &str) -> Result<Option<NaiveDate>, Problem> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(None);
    }
    let day = text.parse::<NaiveDate>().ok().filter(|day| (1900..2200).contains(&chrono::Datelike::year(day)));
    day.map(Some).ok_or_else(|| Problem::new("date", "This date does not exist. Pick another, or leave it empty if you do not know it."))
}

/// A time of day as a time input gives it; empty is `None`.
///
/// # Errors
/// Where it is not a time.
pub fn parse_time(text: &str) -> Result<Option<NaiveTime>, Problem> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(None);
    }
    let time = text.split_once(':').and_then(|(h, m)| NaiveTime::from_hms_opt(h.parse().ok()?, m.get(..2)?.parse().ok()?, 0));
    time.map(Some).ok_or_else(|| Problem::new("time", "Enter the time as hours and minutes, like 14:30."))
}

/// The event that most likely comes next, as the form's default.
pub fn likely_next(application: &Application, today: NaiveDate) -> EventKind {
    match application.outcome() {
        Some(Outcome::Rejected) => return EventKind::FeedbackReceived,
        Some(Outcome::ClosedSilent) => return EventKind::Reply,
        Some(_) => return EventKind::Note,
        None => {}
    }
    match application.stage() {
        Stage::Saved => EventKind::Applied,
        Stage::Applied | Stage::Replied => EventKind::Screen,
        Stage::Interview if application.upcoming(today.into()).is_none() => EventKind::Offer,
        Stage::Screen | Stage::Interview => EventKind::interview(),
        Stage::Offer => EventKind::Accepted,
    }
}

/// Pay as it is typed: digits of any script, `48k`, or a range in the first field (`48–54k`). Both empty is `None`.
///
/// # Errors
/// Where one is not an amount, with its field.
pub fn parse_pay(low: &str, high: &str, currency: Currency, period: PayPeriod) -> Result<Option<PayRange>, Problem> {
    let (mut low, mut high) = (low.trim().to_owned(), high.trim().to_owned());
    if high.is_empty()
        && let Some((from, to)) = split_range(&low)
    {
        // A `k` on the second amount counts for both: 48–54k.
        let thousands = to.ends_with(['k', 'K']) && !from.ends_with(['k', 'K']);
        (low, high) = (if thousands { format!("{from}k") } else { from }, to);
    }
    let (low, high) = (read_amount(&low, currency, period, "pay_low")?, read_amount(&high, currency, period, "pay_high")?);
    if low.is_none() && high.is_none() {
        return Ok(None);
    }
    if let (Some(from), Some(to)) = (low, high)
        && from > to
    {
        return Err(Problem::new("pay_high", "The second amount is lower than the first. Swap them."));
    }
    Ok(Some(PayRange { low, high, currency, period }))
}

/// Pay after its lower amount was typed. A range (`48–54k`) gives both; `currency` and `period` count where there is no pay yet.
///
/// # Errors
/// As [`parse_pay`].
pub fn with_low(pay: Option<&PayRange>, text: &str, currency: Currency, period: PayPeriod) -> Result<Option<PayRange>, Problem> {
    let (currency, period) = pay.map_or((currency, period), |pay| (pay.currency, pay.period));
    let high = pay.and_then(|pay| pay.high).filter(|_| split_range(text.trim()).is_none());
    parse_pay(text, &high.map(|minor| money::plain(minor, currency)).unwrap_or_default(), currency, period)
}

/// Pay after its upper amount was typed.
///
/// # Errors
/// As [`parse_pay`].
pub fn with_high(pay: Option<&PayRange>, text: &str, currency: Currency, period: PayPeriod) -> Result<Option<PayRange>, Problem> {
    let (currency, period) = pay.map_or((currency, period), |pay| (pay.currency, pay.period));
    let low = pay.and_then(|pay| pay.low);
    parse_pay(&low.map(|minor| money::plain(minor, currency)).unwrap_or_default(), text, currency, period)
}

/// The same figures in another currency: 48,000 stays 48,000, whatever its minor units.
///
/// # Errors
/// Where they are too large for it.
pub fn in_currency(pay: &PayRange, currency: Currency) -> Result<Option<PayRange>, Problem> {
    let plain = |minor: Option<i64>| minor.map(|minor| money::plain(minor, pay.currency)).unwrap_or_default();
    parse_pay(&plain(pay.low), &plain(pay.high), currency, pay.period)
}

/// An amount of pay as its field shows it: without decimals where they are zero.
pub fn pay_text(minor: Option<i64>, currency: Currency) -> String {
    let text = minor.map(|minor| money::plain(minor, currency)).unwrap_or_default();
    text.strip_suffix(".00").map(str::to_owned).unwrap_or(text)
}

fn split_range(text: &str) -> Option<(String, String)> {
    let (from, to) = text.split_once('–').or_else(|| text.split_once('-')).or_else(|| text.split_once(" to "))?;
    let (from, to) = (from.trim(), to.trim());
    (!from.is_empty() && !to.is_empty()).then(|| (from.to_owned(), to.to_owned()))
}

fn read_amount(text: &str, currency: Currency, period: PayPeriod, field: &'static str) -> Result<Option<i64>, Problem> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(None);
    }
    let (digits, factor) = text.strip_suffix(['k', 'K']).map_or((text, 1), |digits| (digits.trim_end(), 1000));
    let minor = match money::read(digits, currency) {
        Ok(Reading::Sure { minor, .. }) => minor,
        // 48.000 a year is forty-eight thousand; 15.500 an hour is fifteen and a half, and so is 48.000k.
        Ok(Reading::Ambiguous { point, comma }) if period == PayPeriod::Hour || factor > 1 => point.min(comma),
        Ok(Reading::Ambiguous { point, comma }) => point.max(comma),
        Err(AmountProblem::TooLarge) => return Err(Problem::new(field, "This amount is too large.")),
        Err(AmountProblem::OtherCurrency(other)) => {
            return Err(Problem::new(field, format!("This amount is in {}. Choose that currency next to it.", other.code())));
        }
        Err(AmountProblem::OtherSign { sign, .. }) => {
            return Err(Problem::new(field, format!("“{sign}” is the sign of another currency. Choose it next to the amount.")));
        }
        Err(_) => return Err(Problem::new(field, "Enter the amount in digits, like 48000 or 48k.")),
    };
    match minor.checked_mul(factor).filter(|minor| *minor >= 0) {
        Some(minor) => Ok(Some(minor)),
        None => Err(Problem::new(field, "Pay cannot be negative.")),
    }
}

/// Tags as typed, separated by commas: trimmed, without repetition, in their order.
pub fn parse_tags(text: &str) -> Vec<String> {
    let mut tags: Vec<String> = Vec::new();
    for tag in text.split([',', ';', '\n']).map(str::trim).filter(|tag| !tag.is_empty()) {
        if !tags.iter().any(|other| other.small_letters() == tag.small_letters()) {
            tags.push(tag.to_owned());
        }
    }
    tags
}

/// Common channels, to start with.
pub const CHANNELS: [&str; 8] =
    ["LinkedIn", "Indeed", "Company website", "Glassdoor", "Employment office", "Recruiter", "Job fair", "A person I know"];

/// What the person typed in a field before, the most used first, at most `most`.
pub fn used(model: &Model, field: fn(&Application) -> &str, most: usize) -> Vec<String> {
    let mut counts = Dictionary::default();
    for application in model.applications.values() {
        let text = field(application).trim();
        if !text.is_empty() {
            *counts.at(text, 0_usize) += 1;
        }
    }
    let mut all: Vec<(&str, &usize)> = counts.iter().collect();
    all.sort_compact_by(|a, b| b.1.cmp(a.1).then(a.0.cmp(b.0)));
    all.into_iter().take(most).map(|(text, _)| text.to_owned()).collect()
}

/// The channels to propose: the person's own, then common ones.
pub fn channels(model: &Model) -> Vec<String> {
    let mut all = used(model, |application| &application.channel, 30);
    for common in CHANNELS {
        if !all.iter().any(|own| own.eq_ignore_ascii_case(common)) {
            all.push(common.to_owned());
        }
    }
    all
}

/// The default currency of a form: the one set, else the latest used in a posting, else the one that the budget would propose.
pub fn currency(model: &Model, proposed: Currency) -> Currency {
    let met = || model.applications.values().rev().find_map(|application| application.pay.as_ref().map(|pay| pay.currency));
    model.preferences().currency.or_else(met).unwrap_or(proposed)
}
