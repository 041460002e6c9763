//! From records to [`Input`]: which application counts as what, and where each assumption comes from.

use std::sync::Arc;

use chrono::{Days, NaiveDate};

use super::delays::{USUAL_PAY_DAYS, USUAL_PROCESS_DAYS, USUAL_REPLY_DAYS};
use super::input::{Assumption, Assumptions, Basis, Count, Effect, Input, LeverInput, OddsLever, PATHS, Share, Snapshot};
use super::unavailable::{ENOUGH_APPLICATIONS, Unavailable};
use crate::application::progress::{Outcome, State};
use crate::application::{Application, EventKind, Origin};
use crate::budget::{Budget, LeverKind, Pay, Scenario};
use crate::funnel::pace::Pace;
use crate::funnel::{Facts, Ledger};
use crate::model::Model;
use crate::money::divide;
use crate::sort_compact::SortCompact;
use crate::stats::Rate;

/// From how many first contacts on the person's own reply time is used.
pub const ENOUGH_REPLIES: u32 = 5;
/// From how many offers on the person's own process time is used.
pub const ENOUGH_OFFERS: u32 = 3;

/// From how many referrals, or tailored applications, on the person's own share is used.
pub const ENOUGH_OF_A_KIND: u32 = 10;
/// An assumption: a referral leads to a first contact as often as an own application, or up to four times as often.
pub const ASSUMED_REFERRAL: Share = Share::Times { low: 1.0, high: 4.0 };
/// An assumption: tailoring does nothing, or up to doubles the share.
pub const ASSUMED_TAILORED: Share = Share::Times { low: 1.0, high: 2.0 };

/// Everything the odds need, for the scenario that is shown. Inbound processes are left out, as in the funnel's rates.
pub fn collect_input(model: &Model, ledger: &Ledger, budget: &Budget, scenario: &Scenario, seed: u32) -> Input {
    let shortfall_days = budget.simulate(scenario).runway_days;
    let mut input = Input {
        seed,
        paths: PATHS,
        contacts: Count::default(),
        offers: Count::default(),
        waiting: Vec::new(),
        under_way: Vec::new(),
        assumptions: assumptions(model, ledger),
        shortfall_days,
        levers: levers(model, ledger, budget, scenario, shortfall_days),
        past: Vec::new(),
        silent: silent(model, ledger, budget, shortfall_days),
        in_hand: ledger.counted().filter(|fact| fact.offered() && fact.state == State::Active).count() as u32,
    };
    for fact in ledger.outbound() {
        let contact = fact.first_contact();
        input.contacts.n += 1;
        input.contacts.k += u32::from(contact);
        let open = fact.state == State::Active && !fact.offered();
        match (contact, open) {
            (false, true) => input.waiting.extend(days_since(fact.applied, ledger)),
            (true, true) => input.under_way.extend(days_since(contact_day(model, ledger, fact), ledger)),
            (true, false) => {
                input.offers.n += 1;
                input.offers.k += u32::from(fact.offered());
            }
            (false, false) => {}
        }
    }
    input
}

/// Why no odds are given, where no number is needed to know it: an offer was accepted and nothing sent since, or nothing that goes out is known.
fn silent(model: &Model, ledger: &Ledger, budget: &Budget, shortfall: Option<u32>) -> Option<Unavailable> {
    let last = |application: &Application, kind: &EventKind| {
        application.happened(ledger.today).filter(|event| event.kind == *kind).filter_map(|event| event.date).max()
    };
    let closed = ledger.facts().iter().filter(|fact| fact.state == State::Closed(Outcome::Accepted));
    let accepted_on = closed.filter_map(|fact| model.applications.get(&fact.id)).map(|one| last(one, &EventKind::Accepted)).max();
    // Whoever sends again after it is searching again.
    let accepted = accepted_on.is_some_and(|on| {
        !on.is_some_and(|on| model.applications.values().any(|one| last(one, &EventKind::Applied).is_some_and(|sent| sent > on)))
    });
    match () {
        () if accepted => Some(Unavailable::Accepted),
        () if shortfall.is_none() && !budget.has_outgoings() && ledger.outbound().count() as u32 >= ENOUGH_APPLICATIONS => {
            Some(Unavailable::NoOutgoings)
        }
        () => None,
    }
}

/// The weeks the line of the chance goes back.
const PAST_WEEKS: u32 = 8;

/// What the odds were made from a week ago, two weeks ago and so on, from what had happened by then. The day the money runs short is that of the plan as
/// it is now: what the plan was is not kept.
pub fn collect_past(model: &Model, budget: &Budget, scenario: &Scenario, input: &Input) -> Vec<Snapshot> {
    let Some(runway) = input.shortfall_days else { return Vec::new() };
    let bare = Budget { flows: Vec::new(), ..budget.clone() };
    let week = |weeks: u32| {
        let days = 7 * weeks;
        let then = budget.today.checked_sub_days(Days::new(u64::from(days)))?;
        let model = as_of(model, then);
        let ledger = Ledger::of(&model, then);
        let mut snapshot = collect_input(&model, &ledger, &bare, scenario, input.seed).snapshot(days);
        snapshot.shortfall_days = Some(runway.saturating_add(days));
        Some(snapshot)
    };
    (1..=PAST_WEEKS).map_while(week).take_while(|then| then.contacts.n > 0).collect()
}

/// The applications as they were known at the end of a day, with the person's settings: what has no date was always known.
fn as_of(model: &Model, day: NaiveDate) -> Model {
    let mut then = Model { settings: model.settings.clone(), plans: model.plans.clone(), ..Model::default() };
    for (id, application) in &model.applications {
        let mut application = application.as_ref().clone();
        application.timeline.retain(|_, event| event.date.is_none_or(|date| date <= day));
        if !application.timeline.is_empty() {
            then.applications.insert(id.clone(), Arc::new(application));
        }
    }
    then
}

/// Pace and delays: set by the person, else from the log where it says enough, else usual.
fn assumptions(model: &Model, ledger: &Ledger) -> Assumptions {
    let plan = model.plan();
    let sent = ledger.outbound().count() as u32;
    let set = |value: Option<f64>| value.map(|value| Assumption { value, basis: Basis::Set });
    let days = |value: Option<u32>| set(value.map(f64::from));
    let own = |days: Option<u32>, n: u32, enough: u32| {
        days.filter(|_| n >= enough).map(|days| Assumption { value: f64::from(days), basis: Basis::Own(n) })
    };
    let pace = Pace::of(ledger).recent.map(|value| Assumption { value, basis: Basis::Own(sent) });
    let contacts = ledger.outbound().filter(|fact| fact.first_contact()).count() as u32;
    let (to_offer, offers) = process_days(model, ledger);
    let replies = own(ledger.replies.invited_median(), contacts, ENOUGH_REPLIES);
    Assumptions {
        a_week: set(plan.applications_a_week).or(pace).unwrap_or(Assumption::usual(0.0)),
        reply_days: days(plan.reply_days).or(replies).unwrap_or(USUAL_REPLY_DAYS),
        process_days: days(plan.process_days).or(own(to_offer, offers, ENOUGH_OFFERS)).unwrap_or(USUAL_PROCESS_DAYS),
        pay_days: days(plan.pay_days).unwrap_or(USUAL_PAY_DAYS),
    }
}

/// The median days from first contact to offer, of whatever origin, and of how many.
fn process_days(model: &Model, ledger: &Ledger) -> (Option<u32>, u32) {
    let offer = |kind: &EventKind| matches!(kind, EventKind::Offer | EventKind::Accepted | EventKind::Declined);
    let took = |fact: &Facts| {
        let offered = model.applications.get(&fact.id)?.first_happened(ledger.today, offer)?;
        u32::try_from((offered - contact_day(model, ledger, fact)?).num_days()).ok()
    };
    let mut days: Vec<u32> = ledger.counted().filter_map(took).collect();
    days.sort_compact();
    // Of an even number, halfway between the two in the middle.
    let middle = |at: usize| days.get(at).copied();
    let median = middle(days.len() / 2).zip(middle(days.len().saturating_sub(1) / 2)).map(|(upper, lower)| (upper + lower).div_ceil(2));
    (median, days.len() as u32)
}

fn contact_day(model: &Model, ledger: &Ledger, fact: &Facts) -> Option<NaiveDate> {
    let first_contact = |kind: &EventKind| matches!(kind, EventKind::Screen | EventKind::Interview { .. });
    model.applications.get(&fact.id)?.first_happened(ledger.today, first_contact)
}

/// Days since a day; zero for one ahead, `None` where it is not known.
fn days_since(day: Option<NaiveDate>, ledger: &Ledger) -> Option<u32> {
    day.map(|day| u32::try_from((ledger.today - day).num_days()).unwrap_or(0))
}

/// One more application a day; one referral a week; every application tailored; ten paid hours a week at the best pay for an hour that is planned or there, where there is one; each planned
/// cut and planned income that the scenario does not count yet; the cuts together.
fn levers(model: &Model, ledger: &Ledger, budget: &Budget, scenario: &Scenario, runway: Option<u32>) -> Vec<LeverInput> {
    let of_money = |lever, shortfall_days| LeverInput { lever, shortfall_days, more_a_week: 0.0, effect: Effect::Same };
    let of_search = |lever, effect| LeverInput { lever, shortfall_days: runway, more_a_week: 0.0, effect };
    let mut levers = vec![
        LeverInput { more_a_week: 7.0, ..of_search(OddsLever::OneMoreADay, Effect::Same) },
        of_search(OddsLever::Referrals, Effect::Beside { a_week: 1.0, share: referral_share(ledger) }),
        of_search(OddsLever::Tailored, Effect::Instead(tailored_share(model, ledger))),
    ];
    let ten_hours = model.incomes.values().filter_map(|income| match income.pay {
        // Ten hours of which the percentage not set aside is kept: ÷ 100 × 10.
        Pay::Hours { hourly, tax_percent, .. } => Some(divide(i128::from(hourly.max(0)) * i128::from(100 - tax_percent.min(100)), 10)),
        _ => None,
    });
    if let Some(weekly) = ten_hours.max() {
        levers.push(of_money(OddsLever::TenPaidHours, budget.runway_with_weekly(scenario, weekly)));
    }
    for lever in budget.levers(scenario).into_iter().filter(|lever| !lever.on) {
        let (shortfall_days, id) = (lever.runway_with, lever.id);
        let lever = match lever.kind {
            LeverKind::Cut => OddsLever::Cut(id, lever.name),
            LeverKind::Bridge => OddsLever::Bridge(id, lever.name),
            LeverKind::Income => continue,
        };
        levers.push(of_money(lever, shortfall_days));
    }
    if let Some(best) = budget.best_cuts(scenario).filter(|best| best.steps.len() > 1) {
        levers.push(of_money(OddsLever::Cuts(best.steps.into_iter().map(|step| step.name).collect()), best.runway));
    }
    levers
}

/// How often a referral leads to a first contact: the person's own, from enough of them on.
fn referral_share(ledger: &Ledger) -> Share {
    own_share(ledger.counted().filter(|fact| fact.origin == Origin::Referral)).unwrap_or(ASSUMED_REFERRAL)
}

/// How often a tailored application leads to a first contact: the person's own, where there are enough of both kinds, and the two are so far apart that it is
/// not chance. Otherwise few answers would make tailoring look harmful, or a wonder.
fn tailored_share(model: &Model, ledger: &Ledger) -> Share {
    let of = |tailored: bool| {
        let is = move |fact: &&Facts| model.applications.get(&fact.id).is_some_and(|application| application.tailored == Some(tailored));
        own_share(ledger.outbound().filter(is))
    };
    let apart = |not: Share, tailored: Share| {
        let (Share::Own(not), Share::Own(tailored)) = (not, tailored) else { return false };
        let (not, tailored) = (Rate::new(not.k, not.n), Rate::new(tailored.k, tailored.n));
        not.high < tailored.low || tailored.high < not.low
    };
    of(false).zip(of(true)).filter(|(not, tailored)| apart(*not, *tailored)).map_or(ASSUMED_TAILORED, |(_, tailored)| tailored)
}

fn own_share<'a>(facts: impl Iterator<Item = &'a Facts>) -> Option<Share> {
    let mut count = Count::default();
    for fact in facts {
        count.n += 1;
        count.k += u32::from(fact.first_contact());
    }
    (count.n >= ENOUGH_OF_A_KIND).then_some(Share::Own(count))
}
