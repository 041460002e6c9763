//! Offers: compared in pay and hours, compared with the runway, decided by a day; and the close of the search after one was accepted.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::support::reflection::{day, put, sample_model};
use domain::application::progress::{Outcome, Stage};
use domain::application::{Application, Event, EventKind, PayPeriod, edits};
use domain::budget::working::Style;
use domain::budget::{Account, Bill, Budget, Class, Cut, Frequency, Income, IncomeKind, Pay, Recurrence, Scenario};
use domain::change::Change;
use domain::currency::Currency;
use domain::day::{Rank, lines};
use domain::funnel::Ledger;
use domain::id::Id;
use domain::model::Model;
use domain::money::plain;
use domain::odds::Unavailable;
use domain::offer::{self, Offer, close};

fn today() -> NaiveDate {
    day(2026, 11, 26)
}

fn application(company: &str, events: &[(EventKind, NaiveDate)]) -> Application {
    let entry = |(n, (kind, on)): (usize, &(EventKind, NaiveDate))| (Id::new(format!("e{n}")), Event::on(kind.clone(), *on));
    Application { company: company.into(), timeline: events.iter().enumerate().map(entry).collect(), ..Application::default() }
}

fn offered(model: &mut Model, id: &str, offer: Offer) {
    put(model, id, application(id, &[(EventKind::Applied, day(2026, 11, 1)), (EventKind::Offer, day(2026, 11, 24))]));
    put(model, id, offer);
}

fn apply(model: &mut Model, change: &Change) {
    assert_eq!(change.check(), Ok(()));
    for edit in &change.edits {
        match &edit.after {
            Some(after) => drop(model.put(edit.id.clone(), after.clone())),
            None => drop(model.remove(edit.kind, &edit.id)),
        }
    }
}

/// 1,000 a month to live on, and that much in the account.
fn money(model: &mut Model, balance: i64) {
    put(model, "cash", Account { name: "Cash".into(), balance, as_of: Some(today()), ..Account::default() });
    let bill = Bill {
        name: "Rent".into(),
        class: Class::Need,
        category: String::new(),
        amount: 100_000,
        when: Recurrence::new(Frequency::Month, day(2026, 12, 1)),
        if_unpaid: String::new(),
        protects: None,
        cut: Cut::default(),
    };
    put(model, "rent", bill);
}

#[test]
fn pay_is_compared_by_the_month_and_by_the_hour() {
    for (pay, period, minutes, monthly, hourly) in [
        (Some(3_600_000), PayPeriod::Year, Some(2_400), Some(300_000), Some(1_731)),
        (Some(300_000), PayPeriod::Month, Some(2_400), Some(300_000), Some(1_731)),
        (Some(300_000), PayPeriod::Month, Some(1_200), Some(300_000), Some(3_462)),
        (Some(2_000), PayPeriod::Hour, Some(1_500), Some(216_667), Some(2_000)),
        (Some(2_000), PayPeriod::Hour, None, Some(346_667), None),
        (Some(20_000), PayPeriod::Day, None, Some(433_333), None),
        (Some(300_000), PayPeriod::Month, Some(0), Some(300_000), None),
        (None, PayPeriod::Year, Some(2_400), None, None),
        (Some(i64::MAX), PayPeriod::Year, Some(1), Some(i64::MAX / 12 + 1), None),
    ] {
        let offer = Offer { pay, period, minutes_a_week: minutes, ..Offer::default() };
        assert_eq!(offer.monthly(), monthly, "{offer:?}");
        if pay != Some(i64::MAX) {
            assert_eq!(offer.hourly(), hourly, "{offer:?}");
        }
    }
}

#[test]
fn an_offer_says_how_its_figures_are_worked_out() {
    let style = Style { money: |minor| plain(minor, Currency::EUR), day: |day| day.to_string() };
    let lines = |offer: Offer| {
        let mut model = Model::default();
        money(&mut model, 250_000);
        offered(&mut model, "Adatum", offer);
        let compared = offer::compare(&model, Currency::EUR, today());
        compared[0].working(style).into_iter().map(|line| line.formula).collect::<Vec<_>>()
    };
    assert_eq!(lines(Offer::default()), Vec::<String>::new());
    assert_eq!(lines(Offer { pay: Some(200_000), period: PayPeriod::Month, ..Offer::default() }), Vec::<String>::new());
    // 2,500 pay December and January; 1 February is short. 52,000 a year ÷ 12 = 4,333.33; ÷ 52 ÷ 38.5 = 25.97.
    assert_eq!(
        lines(Offer {
            pay: Some(5_200_000),
            period: PayPeriod::Year,
            minutes_a_week: Some(2_310),
            starts_on: Some(day(2026, 12, 15)),
            ..Offer::default()
        }),
        [
            "Adatum: 52000.00 a year ÷ 12 = 4333.33 a month.",
            "Adatum: 4333.33 × 12 ÷ 52 weeks ÷ 38.5 hours = 25.97 an hour.",
            "Adatum: 4333.33 each month before tax, as what arrives is not entered, from 2027-01-15 on, a month after the first day of work: the money lasts over 36 months, and 67 days as things are.",
        ]
    );
    // 20 × 30 × 52 ÷ 12 = 2,600; what arrives is 500, half of what is needed.
    assert_eq!(
        lines(Offer {
            pay: Some(2_000),
            period: PayPeriod::Hour,
            minutes_a_week: Some(1_800),
            monthly_net: Some(50_000),
            first_pay_on: Some(day(2026, 12, 31)),
            ..Offer::default()
        }),
        [
            "Adatum: 20.00 an hour × 30 hours × 52 weeks ÷ 12 = 2600.00 a month.",
            "Adatum: 500.00 each month from 2026-12-31 on: the money lasts 126 days, and 67 days as things are.",
        ]
    );
    assert_eq!(
        lines(Offer { pay: Some(10_000), period: PayPeriod::Day, ..Offer::default() }),
        ["Adatum: 100.00 a day × 5 days × 52 weeks ÷ 12 = 2166.67 a month."]
    );
}

#[test]
fn the_nearest_deadline_comes_first_and_only_what_waits() {
    let mut model = Model::default();
    let by = |on| Offer { decide_by: Some(on), ..Offer::default() };
    offered(&mut model, "late", by(day(2026, 12, 9)));
    offered(&mut model, "soon", by(day(2026, 11, 28)));
    offered(&mut model, "open", Offer::default());
    put(&mut model, "declined", application("declined", &[(EventKind::Offer, day(2026, 11, 1)), (EventKind::Declined, day(2026, 11, 2))]));
    put(&mut model, "sent", application("sent", &[(EventKind::Applied, day(2026, 11, 1))]));
    assert_eq!(offer::open(&model, today()).iter().map(Id::as_str).collect::<Vec<_>>(), ["soon", "late", "open"]);
    for (on, pressing) in [(day(2026, 11, 25), true), (day(2026, 11, 29), true), (day(2026, 11, 30), false)] {
        assert_eq!(offer::is_pressing(&by(on), today()), pressing, "{on}");
    }
    assert!(!offer::is_pressing(&Offer::default(), today()));
}

#[test]
fn what_each_does_to_the_runway() {
    let mut model = Model::default();
    money(&mut model, 150_000);
    let terms = |starts| Offer { monthly_net: Some(180_000), starts_on: Some(starts), ..Offer::default() };
    offered(&mut model, "early", terms(day(2026, 12, 1)));
    offered(&mut model, "late", terms(day(2027, 1, 15)));
    offered(&mut model, "bare", Offer::default());
    let all = offer::compare(&model, Currency::EUR, today());
    let of = |name: &str| all.iter().find(|one| one.name == name).unwrap();
    // 1,500 covers December; on 1 January the balance ends below zero.
    assert_eq!(Budget::of(&model, Currency::EUR, today()).simulate(&Scenario::AS_IS).first_shortfall(), Some(day(2027, 1, 1)));
    assert_eq!((of("early").runway_days, of("early").lasts_until_pay), (Some(None), Some(false)));
    assert_eq!((of("late").runway_days, of("late").lasts_until_pay), (Some(Some(36)), Some(false)));
    assert_eq!((of("bare").runway_days, of("bare").lasts_until_pay), (None, None));
    let mut rich = Model::default();
    money(&mut rich, 500_000);
    offered(&mut rich, "late", terms(day(2027, 1, 15)));
    assert_eq!(offer::compare(&rich, Currency::EUR, today())[0].lasts_until_pay, Some(true));
    // Without anything that goes out nothing says how long money lasts.
    let mut blank = Model::default();
    offered(&mut blank, "late", terms(day(2027, 1, 15)));
    let one = &offer::compare(&blank, Currency::EUR, today())[0];
    assert_eq!((one.has_outgoings, one.runway_days, one.lasts_until_pay), (false, None, None));
    assert_eq!(one.working(Style { money: |minor| plain(minor, Currency::EUR), day: |day| day.to_string() }), []);
}

#[test]
fn a_benefit_ends_with_the_first_day_of_work() {
    // 1,000 in the account and 1,000 on the 1st of each month, 210 a week from 1 December on for 30 weeks; work from 7 January, paid on 6 February.
    let mut model = Model::default();
    money(&mut model, 100_000);
    let pay = Pay::Weeks { claimed_on: day(2026, 12, 1), waiting_days: 0, weekly: 21_000, weeks: 30 };
    let benefit = Income { name: "Benefit".into(), kind: IncomeKind::UnemploymentBenefit, pay, bridge: false };
    put(&mut model, "benefit", benefit.clone());
    let terms =
        Offer { monthly_net: Some(170_000), starts_on: Some(day(2027, 1, 7)), first_pay_on: Some(day(2027, 2, 6)), ..Offer::default() };
    offered(&mut model, "job", terms);
    // By hand: 1,000 − 1,000 on 1 December, five payments until 29 December are 1,050, less 1,000 on 1 January; one more on 5 January is 260, and on 1 February 1,000 is due.
    let compared = &offer::compare(&model, Currency::EUR, today())[0];
    assert_eq!(compared.lasts_until_pay, Some(false));
    assert!(offer::ends_a_benefit(&model, day(2027, 1, 7)) && !offer::ends_a_benefit(&model, day(2027, 12, 1)));
    let change = close::accept(&model, &Id::new("job"), Id::new("event"), Id::new("pay"), today()).unwrap();
    apply(&mut model, &change);
    let left = |income: &Income| match income.pay {
        Pay::Weeks { weeks, .. } => weeks,
        _ => 0,
    };
    assert_eq!(left(model.incomes.get(&Id::new("benefit")).unwrap()), 6);
    for (start, weeks) in [
        (day(2026, 12, 1), None),
        (day(2026, 12, 2), Some(1)),
        (day(2026, 12, 8), Some(1)),
        (day(2026, 12, 9), Some(2)),
        (day(2030, 1, 1), Some(30)),
    ] {
        assert_eq!(benefit.until_before(start).as_ref().map(left), weeks, "{start}");
    }
    let when = |from, until: Option<NaiveDate>| Recurrence { until, ..Recurrence::new(Frequency::Month, from) };
    let regular = |until| Income { pay: Pay::Regular { amount: 1, when: when(day(2026, 12, 1), until) }, ..benefit.clone() };
    for (until, start, ends) in [
        (None, day(2027, 1, 7), Some(Some(day(2027, 1, 6)))),
        (Some(day(2026, 12, 20)), day(2027, 1, 7), Some(Some(day(2026, 12, 20)))),
        (None, day(2026, 12, 1), None),
    ] {
        let ended = regular(until).until_before(start).and_then(|income| income.pay.when()).map(|when| when.until);
        assert_eq!(ended, ends, "{until:?} {start}");
    }
}

#[test]
fn accepting_closes_the_search() {
    let mut model = sample_model(today());
    money(&mut model, 400_000);
    offered(
        &mut model,
        "yes",
        Offer { monthly_net: Some(180_000), starts_on: Some(day(2026, 12, 14)), first_pay_on: Some(day(2027, 1, 8)), ..Offer::default() },
    );
    let ledger = Ledger::of(&model, today());
    let ranks = |model: &Model| {
        let ledger = Ledger::of(model, today());
        lines(model, &ledger.agenda(model), Currency::EUR, today().and_hms_opt(9, 0, 0).unwrap())
            .into_iter()
            .map(|l| l.rank)
            .collect::<Vec<_>>()
    };
    assert!(ranks(&model).iter().any(|rank| matches!(rank, Rank::FollowUp | Rank::Rehearsal)), "the search goes on");
    let before = model.clone();
    let change = close::accept(&model, &Id::new("yes"), Id::new("event"), Id::new("pay"), today()).unwrap();
    apply(&mut model, &change);
    assert_eq!(model.applications.get(&Id::new("yes")).unwrap().outcome(), Some(Outcome::Accepted));
    assert_eq!(close::accepted(&model), Some(Id::new("yes")));
    assert!(!ranks(&model).iter().any(|rank| matches!(rank, Rank::FollowUp | Rank::Rehearsal)), "nudges end: {:?}", ranks(&model));
    let over = Ledger::of(&model, today());
    assert!(over.agenda(&model).iter().all(|(_, next)| !next.action.is_search()), "nothing is followed up in the agenda either");
    let index = domain::list::Index::new(&model, today(), 28, 7);
    assert!(index.rows().iter().all(|row| row.next.as_ref().is_none_or(|next| !next.action.is_search())));
    // So do the odds: there is nothing left to wait for.
    let odds = |model: &Model| {
        let ledger = Ledger::of(model, today());
        let budget = Budget::of(model, Currency::EUR, today());
        domain::odds::unavailable(&domain::odds::collect_input(model, &ledger, &budget, &Scenario::AS_IS, 1))
    };
    assert_eq!(odds(&model), Some(Unavailable::Accepted));
    assert_ne!(odds(&before), Some(Unavailable::Accepted));
    // The pay is in the budget once, on its day; a week before it the runway is right.
    assert_eq!(model.incomes.len(), before.incomes.len() + 1);
    let again = close::accept(&before, &Id::new("yes"), Id::new("event"), Id::new("pay"), today()).unwrap();
    // The third and fourth are the sample's benefit, which ends before the first day of work, and the offer, which keeps it as it was.
    assert_eq!(again.edits.len(), 4);
    let income = model.incomes.get(&Id::new("pay")).unwrap();
    assert_eq!((income.pay.each(), income.pay.when().unwrap().next(today())), (180_000, Some(day(2027, 1, 8))));
    let mut alone = Model::default();
    money(&mut alone, 150_000);
    alone.incomes.insert(Id::new("pay"), income.clone());
    let week_before = day(2027, 1, 1);
    let runway = Budget::of(&alone, Currency::EUR, week_before).simulate(&Scenario::AS_IS);
    assert_eq!(runway.on(day(2027, 1, 7)).map(|left| left >= 180_000), Some(false));
    assert_eq!(runway.on(day(2027, 1, 8)).zip(runway.on(day(2027, 1, 7))).map(|(after, before)| after - before), Some(180_000));
    // The others are withdrawn as one change, those that talked first; nothing is deleted.
    let open = close::still_open(&model, today(), ledger.silent_after.days());
    assert!(!open.is_empty() && open.is_sorted_by_key(|(_, stage)| std::cmp::Reverse(*stage)), "{open:?}");
    let mut n = 0;
    let all = close::withdraw_all(&model, today(), ledger.silent_after.days(), || {
        n += 1;
        Id::new(format!("w{n}"))
    });
    assert_eq!(all.edits.len(), open.len());
    let count = model.applications.len();
    apply(&mut model, &all);
    assert_eq!(model.applications.len(), count);
    assert!(close::still_open(&model, today(), ledger.silent_after.days()).is_empty());
    // Applying again begins a new search.
    put(&mut model, "new", application("new", &[(EventKind::Applied, day(2026, 11, 27))]));
    assert_eq!(close::accepted(&model), None);
    assert_eq!(close::accepted(&Model::default()), None);
}

#[test]
fn an_acceptance_that_ends_otherwise_leaves_the_budget_as_it_was() {
    let pay = |weeks| Pay::Weeks { claimed_on: day(2026, 12, 1), waiting_days: 0, weekly: 21_000, weeks };
    let benefit = |weeks| Income { name: "Benefit".into(), kind: IncomeKind::UnemploymentBenefit, pay: pay(weeks), bridge: false };
    let terms = Offer { monthly_net: Some(170_000), starts_on: Some(day(2027, 1, 7)), ..Offer::default() };
    let (job, later) = (Id::new("job"), day(2026, 12, 3));
    let accepted = |benefits: &[(&str, u32)]| {
        let mut model = Model::default();
        money(&mut model, 100_000);
        for (id, weeks) in benefits {
            put(&mut model, id, benefit(*weeks));
        }
        offered(&mut model, "job", terms.clone());
        let before = model.clone();
        let change = close::accept(&model, &job, Id::new("yes"), Id::new("pay"), today()).unwrap();
        apply(&mut model, &change);
        (before, model)
    };
    let end = |model: &Model, kind: EventKind| {
        let there = model.applications.get(&job).unwrap();
        close::take_back(model, edits::add_event(&job, there, Id::new("no"), Event::on(kind, later), later))
    };
    let check = |benefits: &[(&str, u32)], change_since: fn(&mut Model), words: &str, whole: bool| {
        for kind in [EventKind::Declined, EventKind::Withdrew, EventKind::Rejected { told: None }, EventKind::ClosedByEmployer] {
            let (before, mut model) = accepted(benefits);
            change_since(&mut model);
            let change = end(&model, kind.clone());
            let said = format!("job: {}{words}", edits::said(&kind));
            assert_eq!(change.what, said);
            let accepted = model.clone();
            apply(&mut model, &change);
            assert_eq!(model.incomes == before.incomes && model.offers == before.offers, whole, "{said}");
            // One undo brings all of it back.
            apply(&mut model, &change.inverse());
            assert_eq!((&model.incomes, &model.offers), (&accepted.incomes, &accepted.offers));
        }
    };
    check(&[], |_| (), ". Its pay is out of the budget", true);
    let both = ". Its pay is out of the budget; your unemployment benefit is counted as before accepting";
    check(&[("a", 30)], |_| (), both, true);
    // One that would only begin with the work had gone as a whole.
    check(&[("a", 30), ("b", 4)], |_| (), both, true);
    let ask = "; check in the budget until when your unemployment benefit is paid";
    let shorter = |model: &mut Model| {
        let mut income = model.incomes.get(&Id::new("a")).unwrap().as_ref().clone();
        income.name = "Dole".into();
        put(model, "a", income);
    };
    check(&[("a", 30)], shorter, &format!(". Its pay is out of the budget{ask}"), false);
    // An acceptance of before these were kept.
    let forgotten = |model: &mut Model| {
        let offer = model.offers.get(&Id::new("job")).unwrap().as_ref().clone();
        put(model, "job", Offer { benefits: BTreeMap::new(), ..offer });
    };
    check(&[("a", 30)], forgotten, &format!(". Its pay is out of the budget{ask}"), false);
    let raised = |model: &mut Model| {
        let mut income = model.incomes.get(&Id::new("pay")).unwrap().as_ref().clone();
        income.pay.set_main_amount(200_000);
        put(model, "pay", income);
    };
    check(&[], raised, ". Its pay was changed since accepting and is still in the budget: check it there", false);
    // What does not end it leaves the budget alone, and so does an ending of what was never accepted.
    let (before, model) = accepted(&[("a", 30)]);
    assert_eq!(end(&model, EventKind::Note).edits.len(), 1);
    assert_eq!(end(&before, EventKind::Declined).edits.len(), 1);
    // Deleting the acceptance itself takes it back too.
    let gone = close::take_back(&model, edits::remove_event(&job, model.applications.get(&job).unwrap(), &Id::new("yes"), later));
    let mut undone = model.clone();
    apply(&mut undone, &gone);
    assert_eq!((&undone.incomes, &undone.offers), (&before.incomes, &before.offers));
}

#[test]
fn terms_are_checked_and_edited_whole() {
    let offer = Offer { starts_on: Some(day(2027, 1, 4)), first_pay_on: Some(day(2027, 1, 1)), ..Offer::default() };
    assert_eq!(offer.check().unwrap_err().field, "date");
    let mut model = Model::default();
    let change = offer::edit(&model, &Id::new("a"), "Offer saved", |offer| offer.pay = Some(1));
    apply(&mut model, &change);
    let change = offer::edit(&model, &Id::new("a"), "Offer saved", |offer| offer.notes = "Near".into());
    apply(&mut model, &change);
    assert_eq!(model.offers.get(&Id::new("a")).map(|o| (o.pay, o.notes.clone())), Some((Some(1), "Near".to_owned())));
    assert_eq!(Offer { starts_on: Some(day(2027, 1, 31)), ..Offer::default() }.first_pay(), Some(day(2027, 2, 28)));
    assert_eq!(application("x", &[(EventKind::Offer, today())]).stage(), Stage::Offer);
}
