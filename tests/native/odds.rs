//! The odds against what can be worked out by hand, within the simulation's own error; the same digits from the same seed.

use std::sync::Arc;

use chrono::{Days, NaiveDate};
use domain::application::{Application, Event, EventKind};
use domain::budget::{Account, Bill, Budget, Class, Cut, Frequency, Income, IncomeKind, Pay, Recurrence, Scenario};
use domain::currency::Currency;
use domain::funnel::Ledger;
use domain::id::Id;
use domain::model::Model;
use domain::odds::delays::Delays;
use domain::odds::{
    Assumption, Assumptions, Basis, Count, Effect, Input, LeverInput, MovedBy, Odds, OddsLever, OddsResult, PATHS, Share, Snapshot,
    Unavailable, collect_input, collect_past, simulate,
};
use domain::stats::Rate;
use domain::stats::special::beta_quantile;

/// A count so large that its posterior is as good as a number.
const CERTAIN: Count = Count { k: 1_000_000_000, n: 1_000_000_000 };

fn assumed(value: f64) -> Assumption {
    Assumption { value, basis: Basis::Set }
}

fn input(contacts: Count, offers: Count, a_week: f64, days: u32) -> Input {
    let at_once = assumed(0.0);
    Input {
        seed: 7,
        paths: PATHS,
        contacts,
        offers,
        waiting: Vec::new(),
        under_way: Vec::new(),
        assumptions: Assumptions { a_week: assumed(a_week), reply_days: at_once, process_days: at_once, pay_days: at_once },
        shortfall_days: Some(days),
        levers: Vec::new(),
        past: Vec::new(),
        silent: None,
        in_hand: 0,
    }
}

fn with_delays(mut input: Input, reply: f64, process: f64, pay: f64) -> Input {
    let a = &mut input.assumptions;
    (a.reply_days, a.process_days, a.pay_days) = (assumed(reply), assumed(process), assumed(pay));
    input
}

fn known(input: &Input) -> Odds {
    match simulate(input) {
        OddsResult::Known(odds) => odds,
        OddsResult::Silent(silence) => panic!("{silence:?}"),
    }
}

fn close(found: f64, expected: f64, within: f64) {
    assert!((found - expected).abs() < within, "{found} is not {expected} ± {within}");
}

#[test]
fn without_delays_it_is_the_beta_binomial() {
    for (k, n, m) in [(1, 30, 20), (0, 30, 20), (11, 436, 65), (9, 10, 3), (3, 12, 40), (0, 500, 200)] {
        let expected = Rate::new(k, n).chance_in_next(m);
        let odds = known(&input(Count { k, n }, CERTAIN, 7.0, m));
        // The mean of 10,000 draws of something between 0 and 1 is off by less than four times ½ ÷ 100.
        close(odds.chance, expected, 0.02);
        let finer = Input { paths: 100_000, ..input(Count { k, n }, CERTAIN, 7.0, m) };
        close(known(&finer).chance, expected, 0.006);
    }
}

#[test]
fn at_a_constant_rate_it_is_the_negative_binomial() {
    for (percent, m) in [(2, 50), (10, 5), (40, 3), (75, 2), (1, 300)] {
        // The waiting time for the first success: P(N ≤ m) = 1 − (1 − p)^m.
        let expected = 1.0 - (1.0 - f64::from(percent) / 100.0).powi(m);
        let contacts = Count { k: percent * 10_000_000, n: 1_000_000_000 };
        let odds = known(&input(contacts, CERTAIN, 7.0, m as u32));
        close(odds.chance, expected, 1e-4);
        close(odds.high - odds.low, 0.0, 1e-3);
    }
}

#[test]
fn one_application_has_the_product_of_the_means() {
    let odds = known(&input(Count { k: 5, n: 20 }, Count { k: 2, n: 6 }, 7.0, 1));
    close(odds.chance, 5.5 / 21.0 * 2.5 / 7.0, 0.005);
}

#[test]
fn the_range_is_what_the_posterior_leaves() {
    let odds = known(&Input { paths: 100_000, ..input(Count { k: 11, n: 436 }, CERTAIN, 7.0, 65) });
    let at = |p| 1.0 - (1.0 - beta_quantile(11.5, 425.5, p)).powi(65);
    close(odds.low, at(0.05), 0.01);
    close(odds.high, at(0.95), 0.01);
}

#[test]
fn delays_leave_less_time() {
    let rate = Count { k: 30_000_000, n: 1_000_000_000 };
    let slow = with_delays(input(rate, CERTAIN, 7.0, 100), 8.0, 16.0, 30.0);
    let delays = Delays::of(&slow.assumptions);
    let none: f64 = (1..=100).map(|day| 1.0 - 0.03 * delays.pays_within(100 - day)).product();
    close(known(&slow).chance, 1.0 - none, 1e-4);
    // Nothing pays before the shortest delay is over.
    assert!(known(&Input { shortfall_days: Some(15), ..slow }).chance <= 0.0);
    close(delays.pays_within(u32::MAX), 1.0, 1e-12);
}

#[test]
fn a_delay_has_its_median() {
    let delays = Delays::of(&with_delays(input(CERTAIN, CERTAIN, 1.0, 1), 8.0, 16.0, 45.0).assumptions);
    assert!(delays.replied_within(7) < 0.5 && delays.replied_within(8) > 0.5);
    assert!(delays.offered_within(15) < 0.5 && delays.offered_within(16) > 0.5);
    close(delays.replied_within(27), 1.0, 1e-12);
}

#[test]
fn what_is_in_flight_counts() {
    let quiet = with_delays(input(Count { k: 2, n: 20 }, Count { k: 1, n: 3 }, 0.0, 120), 8.0, 16.0, 30.0);
    assert!(known(&quiet).chance <= 0.0);
    let waiting = Input { waiting: vec![0], ..quiet.clone() };
    close(known(&waiting).chance, 2.5 / 21.0 * 1.5 / 4.0, 0.01);
    // The longer nothing came back, the less is left of it.
    let old = known(&Input { waiting: vec![14], ..quiet.clone() }).chance;
    assert!(old > 0.0 && old < known(&waiting).chance);
    assert!(known(&Input { waiting: vec![400], ..quiet.clone() }).chance <= 0.0);
    // A process under way is nearer to an offer than an application.
    let under_way = known(&Input { under_way: vec![0], ..quiet.clone() }).chance;
    close(under_way, 1.5 / 4.0, 0.02);
    assert!(known(&Input { under_way: vec![40], ..quiet }).chance < under_way);
}

#[test]
fn the_same_seed_gives_the_same_digits() {
    let base = with_delays(input(Count { k: 11, n: 436 }, Count { k: 1, n: 9 }, 8.5, 150), 8.0, 16.0, 45.0);
    assert_eq!(simulate(&base), simulate(&base));
    assert_ne!(simulate(&base), simulate(&Input { seed: 8, ..base.clone() }));
    // Pinned: any drift, on any platform, is found here.
    let odds = known(&base);
    assert_eq!(format!("{:.15} {:.15} {:.15}", odds.chance, odds.low, odds.high), PINNED);
    // Through the worker's JSON and back.
    let job = serde_json::to_string(&base).unwrap();
    let text = serde_json::to_string(&simulate(&serde_json::from_str(&job).unwrap())).unwrap();
    assert_eq!(serde_json::from_str::<OddsResult>(&text).unwrap(), simulate(&base));
}

const PINNED: &str = "0.252362652666370 0.036747891286298 0.562795853933108";

#[test]
fn levers_are_held_against_the_same_draws() {
    let lever = |name: &str, shortfall_days, more_a_week| LeverInput {
        lever: OddsLever::Cut(Id::new(name), name.to_owned()),
        shortfall_days,
        more_a_week,
        effect: Effect::Same,
    };
    let mut base = with_delays(input(Count { k: 11, n: 436 }, Count { k: 1, n: 9 }, 5.0, 120), 8.0, 16.0, 45.0);
    base.levers =
        vec![lever("nothing", Some(120), 0.0), lever("days", Some(121), 0.0), lever("never", None, 0.0), lever("more", Some(120), 7.0)];
    let odds = known(&base);
    let order: Vec<&OddsLever> = odds.levers.iter().map(|l| &l.lever).collect();
    assert_eq!(order.first().copied(), Some(&base.levers[2].lever));
    let found = |name: &str| odds.levers.iter().find(|l| l.lever == lever(name, None, 0.0).lever).unwrap();
    assert!(found("nothing").points.abs() < 1e-12 && found("days").points > 0.0 && found("more").points > 5.0);
    assert!(found("never").beyond && !found("days").beyond);
    // A lever's chance is to the digit what the odds are when it is done.
    let done = known(&Input { shortfall_days: Some(121), levers: Vec::new(), ..base });
    assert_eq!(found("days").chance.to_bits(), done.chance.to_bits());
}

#[test]
fn it_keeps_silent_with_a_reason() {
    let of = |n, shortfall_days| simulate(&Input { shortfall_days, ..input(Count { k: 0, n }, Count::default(), 1.0, 1) });
    assert_eq!(of(9, Some(30)), OddsResult::Silent(Unavailable::TooFew(9)));
    assert_eq!(of(10, None), OddsResult::Silent(Unavailable::NoShortfall));
    assert_eq!(of(10, Some(0)), OddsResult::Silent(Unavailable::AlreadyShort));
    assert!(matches!(of(10, Some(30)), OddsResult::Known(_)));
    assert!(Unavailable::TooFew(9).sentence().starts_with("9 applications are too few"));
}

#[test]
fn no_input_is_a_trap() {
    let wild = [f64::NAN, f64::INFINITY, -5.0, 1e300];
    for value in wild {
        let mut input = with_delays(input(Count { k: 50, n: 20 }, Count { k: u32::MAX, n: 0 }, value, u32::MAX), value, value, value);
        input.waiting = vec![0, u32::MAX];
        input.under_way = vec![0, u32::MAX];
        let odds = known(&input);
        assert!((0.0..=1.0).contains(&odds.chance) && odds.low <= odds.high, "{value}");
    }
}

#[test]
fn records_become_the_input() {
    let today: NaiveDate = "2026-03-02".parse().unwrap();
    let ago = |days: u64| today - Days::new(days);
    let mut model = Model::default();
    let mut add = |name: &str, events: &[(EventKind, u64)]| {
        let timeline = events.iter().enumerate().map(|(at, (kind, days))| (Id::new(format!("{at}")), Event::on(kind.clone(), ago(*days))));
        let application = Application { company: name.into(), timeline: timeline.collect(), ..Application::default() };
        model.applications.insert(Id::new(name), Arc::new(application));
    };
    let rejected = || EventKind::Rejected { told: None };
    for n in 0..10 {
        add(&format!("old{n}"), &[(EventKind::Applied, 60)]);
    }
    add("waiting", &[(EventKind::Applied, 5)]);
    add("talking", &[(EventKind::Applied, 20), (EventKind::Screen, 6)]);
    add("lost", &[(EventKind::Applied, 50), (EventKind::interview(), 40), (rejected(), 30)]);
    add("refused", &[(EventKind::Applied, 50), (EventKind::interview(), 40), (EventKind::Offer, 35), (EventKind::Declined, 34)]);
    model.accounts.insert(Id::new("a"), Arc::new(Account { name: "A".into(), balance: 300_000, ..Account::default() }));
    let bill = |name: &str, cut| Bill {
        name: name.into(),
        class: Class::Need,
        category: String::new(),
        amount: 50_000,
        when: Recurrence::new(Frequency::Month, today),
        if_unpaid: String::new(),
        protects: None,
        cut,
    };
    model.bills.insert(Id::new("rent"), Arc::new(bill("Rent", Cut::Keep)));
    model.bills.insert(Id::new("club"), Arc::new(bill("Club", Cut::Cancel { from: today })));
    let pay = Pay::Hours { minutes_a_week: 360, hourly: 2_000, tax_percent: 25, starts_on: today, ends_on: None };
    model.incomes.insert(Id::new("gig"), Arc::new(Income { name: "Gig".into(), kind: IncomeKind::Gig, pay, bridge: true }));

    let budget = Budget::of(&model, Currency::EUR, today);
    let input = collect_input(&model, &Ledger::of(&model, today), &budget, &Scenario::AS_IS, 1);
    assert_eq!((input.contacts, input.offers), (Count { k: 3, n: 14 }, Count { k: 1, n: 2 }));
    assert_eq!((input.waiting.as_slice(), input.under_way.as_slice()), ([5].as_slice(), [6].as_slice()));
    assert_eq!(input.shortfall_days, Some(92)); // 2 March, April, May are paid; not 2 June.
    assert_eq!(input.assumptions.a_week, Assumption { value: 0.5, basis: Basis::Own(14) });
    assert_eq!(input.assumptions.reply_days.basis, Basis::Usual);
    let levers: Vec<(String, bool)> =
        input.levers.iter().map(|l| (format!("{:?}", l.lever).chars().take(6).collect(), l.shortfall_days > Some(92))).collect();
    let expected = [("OneMor", false), ("Referr", false), ("Tailor", false), ("TenPai", true), ("Cut(Id", true), ("Bridge", true)]
        .map(|(name, more)| (name.to_owned(), more));
    assert_eq!(levers, expected);
    assert!(matches!(simulate(&input), OddsResult::Known(_)));
}

#[test]
fn what_a_referral_or_a_tailored_application_does_is_drawn_on_each_path() {
    let certain = |percent: u32| Count { k: percent * 10_000_000, n: 1_000_000_000 };
    let lever = |lever, effect| LeverInput { lever, shortfall_days: Some(20), more_a_week: 0.0, effect };
    let mut base = input(certain(2), CERTAIN, 7.0, 20);
    let beside = Effect::Beside { a_week: 7.0, share: Share::Own(certain(30)) };
    let doubled = Effect::Instead(Share::Times { low: 2.0, high: 2.0 });
    let unknown = Effect::Instead(Share::Times { low: 1.0, high: 3.0 });
    let nothing = Effect::Beside { a_week: 0.0, share: Share::Times { low: 1.0, high: 4.0 } };
    base.levers = vec![lever(OddsLever::Referrals, beside), lever(OddsLever::Tailored, doubled)];
    base.levers.push(lever(OddsLever::Cut(Id::new("u"), "unknown".into()), unknown));
    base.levers.push(lever(OddsLever::Cut(Id::new("n"), "nothing".into()), nothing));
    let odds = known(&base);
    let at = |lever: &OddsLever| odds.levers.iter().find(|found| found.lever == *lever).unwrap();
    close(at(&OddsLever::Referrals).chance, 1.0 - 0.98_f64.powi(20) * 0.7_f64.powi(20), 1e-3);
    close(at(&OddsLever::Tailored).chance, 1.0 - 0.96_f64.powi(20), 1e-3);
    let unknown = at(&base.levers[2].lever);
    let (low, high) = unknown.range.unwrap();
    assert!(low < 2.0 && high > 30.0 && low < unknown.points && unknown.points < high, "{unknown:?}");
    let nothing = at(&base.levers[3].lever);
    close(nothing.points, 0.0, 1e-9);
    // What is drawn for an effect moves nothing else.
    assert_eq!(odds.chance.to_bits(), known(&Input { levers: Vec::new(), ..base }).chance.to_bits());
}

#[test]
fn a_range_from_nearly_nothing_to_nearly_all_is_no_estimate() {
    let wide = known(&with_delays(input(Count { k: 2, n: 12 }, Count { k: 0, n: 1 }, 10.0, 300), 8.0, 16.0, 30.0));
    assert!(wide.is_too_wide(), "{} to {}", wide.low, wide.high);
    let narrow = known(&input(Count { k: 11, n: 436 }, CERTAIN, 7.0, 65));
    assert!(!narrow.is_too_wide(), "{} to {}", narrow.low, narrow.high);
}

#[test]
fn what_moved_the_chance_sums_to_the_whole_difference() {
    let now = with_delays(input(Count { k: 12, n: 60 }, Count { k: 1, n: 5 }, 6.0, 100), 8.0, 16.0, 30.0);
    let then = |days_ago, change: &dyn Fn(&mut Snapshot)| {
        let mut snapshot = Snapshot { shortfall_days: Some(100 + days_ago), ..now.snapshot(days_ago) };
        change(&mut snapshot);
        snapshot
    };
    let earlier = |snapshot: &mut Snapshot| snapshot.contacts = Count { k: 10, n: 55 };
    let planned = |snapshot: &mut Snapshot| snapshot.shortfall_days = Some(80);
    let faster = |snapshot: &mut Snapshot| snapshot.assumptions.a_week = assumed(9.0);
    let all =
        Input { past: vec![then(7, &|_| {}), then(7, &earlier), then(0, &planned), then(0, &faster), then(14, &|_| {})], ..now.clone() };
    let odds = known(&all);
    let reasons: Vec<Vec<MovedBy>> = odds.past.iter().map(|past| past.moved.iter().map(|moved| moved.by).collect()).collect();
    let answers = MovedBy::Applications { sent: 5, contacts: 2, ended: 0 };
    let expected = [vec![MovedBy::Time(7)], vec![MovedBy::Time(7), answers], vec![MovedBy::Plan], vec![MovedBy::Assumptions], vec![]];
    assert_eq!(reasons, expected);
    for past in odds.past.iter().filter(|past| past.days_ago != 14) {
        let sum: f64 = past.moved.iter().map(|moved| moved.points).sum();
        close(sum, (odds.chance - past.chance) * 100.0, 1e-9);
    }
    // A week gone by without anything leaves less time; a longer plan leaves more.
    assert!(odds.past[0].moved[0].points < 0.0 && odds.past[2].moved[0].points > 0.0);
    assert_eq!(odds.chance.to_bits(), known(&now).chance.to_bits());
}

#[test]
fn earlier_weeks_know_only_what_had_happened_by_then() {
    let today: NaiveDate = "2026-03-02".parse().unwrap();
    let mut model = Model::default();
    let add = |model: &mut Model, name: &str, events: &[(EventKind, i64)]| {
        let on = |days: i64| today - chrono::Duration::days(days);
        let timeline = events.iter().enumerate().map(|(at, (kind, days))| (Id::new(format!("{at}")), Event::on(kind.clone(), on(*days))));
        let application = Application { company: name.into(), timeline: timeline.collect(), ..Application::default() };
        model.applications.insert(Id::new(name), Arc::new(application));
    };
    for n in 0..20 {
        add(&mut model, &format!("{n}"), &[(EventKind::Applied, 10 + 3 * n)]);
    }
    add(&mut model, "answered", &[(EventKind::Applied, 30), (EventKind::Screen, 10)]);
    model.accounts.insert(Id::new("a"), Arc::new(Account { name: "A".into(), balance: 300_000, ..Account::default() }));
    let rent = Bill {
        name: "Rent".into(),
        class: Class::Need,
        category: String::new(),
        amount: 50_000,
        when: Recurrence::new(Frequency::Month, today),
        if_unpaid: String::new(),
        protects: None,
        cut: Cut::Keep,
    };
    model.bills.insert(Id::new("rent"), Arc::new(rent));
    let past = |model: &Model| {
        let budget = Budget::of(model, Currency::EUR, today);
        let input = collect_input(model, &Ledger::of(model, today), &budget, &Scenario::AS_IS, 1);
        collect_past(model, &budget, &Scenario::AS_IS, &input)
    };
    let before = past(&model);
    assert_eq!(
        before.iter().map(|then| (then.days_ago, then.contacts.k, then.contacts.n)).collect::<Vec<_>>()[..3],
        [(7, 1, 21), (14, 0, 19), (21, 0, 17)]
    );
    assert!(before.iter().all(|then| then.shortfall_days == Some(184 + then.days_ago)));
    // What happens from now on, or was sent today, changes no earlier week.
    add(&mut model, "today", &[(EventKind::Applied, 0), (EventKind::Rejected { told: None }, 0)]);
    add(&mut model, "planned", &[(EventKind::Applied, 3), (EventKind::interview(), -7)]);
    assert_eq!(past(&model), before);
}

#[test]
fn the_samples_odds_say_something() {
    let today: NaiveDate = "2026-11-26".parse().unwrap();
    let mut model = Model::default();
    for edit in domain::sample::change(today).edits {
        model.put(edit.id, edit.after.unwrap());
    }
    let budget = Budget::of(&model, Currency::EUR, today);
    let mut input = collect_input(&model, &Ledger::of(&model, today), &budget, &Scenario::AS_IS, 1914);
    input.past = collect_past(&model, &budget, &Scenario::AS_IS, &input);
    let odds = known(&input);
    assert!(!odds.is_too_wide() && odds.chance > 0.0, "{} to {}", odds.low, odds.high);
    assert!(odds.past.len() >= 3 && odds.past.first().is_some_and(|week| !week.moved.is_empty()), "{:?}", odds.past);
}
