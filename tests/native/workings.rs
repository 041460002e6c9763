//! "How this is worked out", and what is said where a figure would mislead: a situation as data, and the words, each number worked out by hand.

use std::sync::Arc;

use chrono::{Days, NaiveDate};
use domain::budget::actual;
use domain::budget::waiting::let_go_working;
use domain::budget::week::last_week;
use domain::budget::working::Style;
use domain::budget::*;
use domain::currency::Currency;
use domain::funnel::{FunnelFigures, Ledger};
use domain::growth::{BounceBack, ThemeCount, TriedAction};
use domain::id::Id;
use domain::model::Model;
use domain::money::{LocaleMarks, plain, read_typed};
use domain::odds::{Effect, OddsLever, OddsResult, Share, Unavailable, collect_input, simulate};
use domain::reflection::Theme;
use domain::stats::Rate;
use domain::working::Working;

use crate::support::timelines::{application, day};

/// A Monday.
const TODAY: &str = "2026-03-02";

const STYLE: Style = Style { money, day: written };

fn money(minor: i64) -> String {
    plain(minor, Currency::EUR)
}

fn written(day: NaiveDate) -> String {
    day.to_string()
}

fn bill(name: &str, class: Class, amount: i64, every: Frequency, from: &str) -> Bill {
    let when = Recurrence::new(every, day(from));
    Bill { name: name.into(), class, category: String::new(), amount, when, if_unpaid: String::new(), protects: None, cut: Cut::Keep }
}

fn plan(cash: Option<i64>, bills: Vec<Bill>, incomes: Vec<Income>) -> Model {
    let mut model = Model::default();
    if let Some(balance) = cash {
        model.put(Id::new("cash"), Account { name: "Cash".into(), balance, ..Account::default() }.into());
    }
    for (n, bill) in bills.into_iter().enumerate() {
        model.put(Id::new(format!("b{n}")), bill.into());
    }
    for (n, income) in incomes.into_iter().enumerate() {
        model.put(Id::new(format!("i{n}")), income.into());
    }
    model
}

fn budget(model: &Model) -> Budget {
    Budget::of(model, Currency::EUR, day(TODAY))
}

fn said(lines: Vec<Working>) -> Vec<String> {
    lines.into_iter().map(|line| line.formula).collect()
}

fn rent() -> Bill {
    bill("Rent", Class::Need, 90_000, Frequency::Month, "2026-04-01")
}

fn wage() -> Income {
    let pay = Pay::Regular { amount: 40_000, when: Recurrence::new(Frequency::Month, day("2026-03-20")) };
    Income { name: "Wage".into(), kind: IncomeKind::Salary, pay, bridge: false }
}

#[test]
fn the_runway_says_what_is_there_what_comes_and_what_goes() {
    let rule = "Every income and bill counts on its own day, for 1,096 days. A day counts by what is left at its end.";
    let entered = |sum: &str| format!("Cash this morning: {sum} in your accounts, as entered.");
    for (model, first, cash) in [
        // 1,000 + 400 on 20 March − 900 on 1 April; + 400 on 20 April − 900 on 1 May is short by nothing: 0. On 1 June it is 0 + 400 − 900.
        (
            plan(Some(100_000), vec![rent()], vec![wage()]),
            "1000.00 this morning + 1200.00 in − 2700.00 out = -500.00 at the end of 2026-06-01: 91 days from today. It is the first day below zero.",
            entered("1000.00"),
        ),
        (
            plan(Some(-5), vec![rent()], vec![]),
            "-0.05 this morning + 0.00 in − 0.00 out = -0.05 at the end of 2026-03-02: today. It is the first day below zero.",
            entered("-0.05"),
        ),
        (
            plan(Some(100_000), vec![bill("Phone", Class::Need, 1_000, Frequency::Year, "2026-12-01")], vec![]),
            "The lowest balance within 36 months is 970.00, on 2028-12-01: never below zero.",
            entered("1000.00"),
        ),
        (plan(Some(50_000), vec![], vec![]), NO_OUTGOINGS, entered("500.00")),
        (plan(Some(50_000), vec![], vec![wage()]), NO_OUTGOINGS, entered("500.00")),
        (
            plan(Some(50_000), vec![bill("Dentist", Class::Need, 9_000, Frequency::Once, "2026-02-20")], vec![]),
            NO_OUTGOINGS,
            entered("500.00"),
        ),
    ] {
        let budget = budget(&model);
        let line = budget.simulate(&Scenario::AS_IS);
        assert_eq!(said(budget.runway_working(&Scenario::AS_IS, &line, STYLE)), [first.to_owned(), cash, rule.to_owned()]);
    }
    let mut buffered = plan(Some(100_000), vec![rent()], vec![]);
    buffered.put(Id::new("main"), Plan { buffer: 20_000, ..Plan::default() }.into());
    let budget = budget(&buffered);
    let first = &budget.runway_working(&Scenario::AS_IS, &budget.simulate(&Scenario::AS_IS), STYLE)[0];
    assert!(first.formula.ends_with("30 days from today. It is the first day below your buffer of 200.00."), "{first:?}");
}

#[test]
fn balances_of_an_earlier_day_are_moved_on_by_the_plan() {
    let mut model = plan(None, vec![bill("Food", Class::Need, 5_000, Frequency::Week, "2026-02-20")], vec![wage()]);
    let account = Account { name: "Cash".into(), balance: 80_000, as_of: Some(day("2026-02-18")), ..Account::default() };
    model.put(Id::new("cash"), account.into());
    // Food on 20 and 27 February; the wage begins on 20 March.
    assert_eq!(
        budget(&model).cash_working(STYLE).formula,
        "Cash this morning: 800.00 in your accounts on 2026-02-18 + 0.00 that came in by the plan since − 100.00 that went out = 700.00."
    );
}

#[test]
fn a_month_is_a_twelfth_of_a_year() {
    let food = bill("Food", Class::Need, 7_000, Frequency::Week, TODAY);
    let gym = bill("Gym", Class::Want, 3_000, Frequency::Month, TODAY);
    let budget = budget(&plan(Some(100_000), vec![rent(), food, gym], vec![wage()]));
    let line = budget.simulate(&Scenario::AS_IS);
    assert_eq!(
        said(budget.monthly_working(&Scenario::AS_IS, &line, STYLE)),
        [
            "Income, in a year: Wage 4800.00 ÷ 12 = 400.00.",
            // 900 × 12 + 70 × 52 = 14,440; ÷ 12 = 1,203.33.
            "Needs and obligations, in a year: Rent 10800.00 + Food 3640.00 = 14440.00 ÷ 12 = 1203.33.",
            "Wants, in a year: Gym 360.00 ÷ 12 = 30.00.",
            "1203.33 + 30.00 − 400.00 = 833.33 a month.",
            "A week counts 52 times a year, two weeks 26 times, half a month 24 times; what is paid once is not in these sums.",
        ]
    );
}

#[test]
fn what_is_over_is_in_no_sum_of_the_plan() {
    let mut ended = bill("Course", Class::Want, 4_500, Frequency::Week, "2025-09-01");
    ended.when.until = Some(day("2026-02-28"));
    let mut model = plan(Some(100_000), vec![ended, bill("Gym", Class::Want, 3_000, Frequency::Month, TODAY)], vec![]);
    let debt = |name: &str, balance| Debt {
        name: name.into(),
        balance,
        as_of: None,
        rate: 0,
        minimum: 5_000,
        when: Recurrence::new(Frequency::Month, day(TODAY)),
        if_unpaid: String::new(),
        protects: None,
    };
    model.put(Id::new("paid"), debt("Paid", Some(0)).into());
    model.put(Id::new("open"), debt("Open", Some(90_000)).into());
    let budget = budget(&model);
    let line = budget.simulate(&Scenario::AS_IS);
    // The sections of the plan add up to the figures of the budget.
    assert_eq!(budget.monthly_of(|flow| flow.class == Some(Class::Want)), budget.figures(&Scenario::AS_IS, &line).wants_monthly);
    assert_eq!(budget.monthly_of(|flow| flow.class == Some(Class::Want)).minor(), 3_000);
    assert_eq!(budget.monthly_of(|flow| flow.kind == FlowKind::Debt).minor(), 5_000);
}

#[test]
fn levers_and_sets_say_their_difference() {
    let mut gym = bill("Gym", Class::Want, 10_000, Frequency::Month, "2026-03-05");
    gym.cut = Cut::Cancel { from: day(TODAY) };
    // Without the cut 1,000 − 100 − 900 − 100 is short on 5 April, day 34; with it 1,000 − 900 − 900 on 1 May, day 60.
    let budget = budget(&plan(Some(100_000), vec![rent(), gym], vec![]));
    let levers = said(budget.levers(&Scenario::LEAN).iter().map(|lever| lever.working("on the plan")).collect());
    assert_eq!(levers, ["Gym, on the plan: 60 days with it − 34 days without = 26."]);
    let Wanted::Set(set) = budget.best_set(&Scenario::AS_IS, 60) else { panic!("not within reach") };
    assert_eq!(set.working().formula, "Days: Gym 26 = 26. A change that adds none here is needed for a day that fails without it.");
    let endless = Lever { beyond: true, runway_with: None, days: 1_097 - 34, ..budget.levers(&Scenario::LEAN)[0].clone() };
    assert_eq!(endless.working("on the plan").formula, "Gym, on the plan: no shortfall within 36 months with it, 34 days without.");
}

#[test]
fn paid_hours_say_what_is_left_after_tax() {
    // 7 h 35 min × 12.37 = 93.81; a third set aside leaves 62.85 of it.
    let pay = Pay::Hours { minutes_a_week: 455, hourly: 1_237, tax_percent: 33, starts_on: day(TODAY), ends_on: None };
    let gig = Income { name: "Gig".into(), kind: IncomeKind::Gig, pay, bridge: true };
    let model = plan(Some(100_000), vec![rent()], vec![gig]);
    let plans = budget(&model).bridge_plans(&model, Selection::None);
    // 1,000 − 900 by 1 April; by 1 May 8 pays of 62.85 are in, 502.80: 602.80 − 900. The rent of May is not covered: no day.
    assert_eq!(
        said(plans[0].working(money)),
        [
            "455 minutes a week at your rate for an hour = 93.81 − 30.96 for tax = 62.85 each week, from a week after the start.",
            "The runway with it, less the runway without any bridge income: 0.",
        ]
    );
}

#[test]
fn sums_name_their_parts() {
    let food = bill("Food", Class::Need, 5_000, Frequency::Week, "2026-02-20");
    let phone = bill("Phone", Class::Need, 2_000, Frequency::Month, "2026-02-24");
    let mut model = plan(Some(100_000), vec![food, phone], vec![]);
    let spent = |amount, category: &str| Spending {
        date: day("2026-02-27"),
        amount,
        category: category.into(),
        payee: String::new(),
        memo: String::new(),
        account: None,
        foreign: None,
        source_id: String::new(),
        pending: false,
    };
    model.put(Id::new("s1"), spent(-5_500, "Food").into());
    model.put(Id::new("s2"), spent(-1_200, "").into());
    assert_eq!(
        said(last_week(&model, Currency::EUR, day(TODAY)).working(money)),
        [
            "Due by the plan: Food 50.00 + Phone 20.00 = 70.00.",
            "By your log: what went out less what came back, 67.00.",
            "The seven days before today; what falls due today is not in them.",
        ]
    );
    let month = said(actual::month(&model, Currency::EUR, day("2026-02-01"), day("2026-03-01")).working(money));
    assert_eq!(month[0], "Spent: Food 55.00 + no category 12.00 = 67.00.");
    let items = [("Shoes", 8_000, Some(Decision::LetGo)), ("Lamp", 2_550, Some(Decision::LetGo)), ("Book", 1_000, None)];
    let items = items.map(|(name, price, decision)| PauseItem {
        name: name.into(),
        price,
        since: day(TODAY),
        wait_days: 3,
        decision,
        decided_on: None,
    });
    assert_eq!(let_go_working(&items, money).formula, "Shoes 80.00 + Lamp 25.50 = 105.50.");
}

#[test]
fn a_price_in_days_says_both_days() {
    let item =
        |name: &str, price, decision| PauseItem { name: name.into(), price, since: day(TODAY), wait_days: 3, decision, decided_on: None };
    // 1,000 − 900 on 1 April leaves 100, and is short on 1 May; with 120 less it is short on 1 April. 50 less changes neither.
    let items = [item("Bike", 12_000, None), item("Cup", 5_000, None), item("Bed", 90_000, Some(Decision::LetGo))];
    let cup = "Cup: 50.00 less from today changes no day.";
    let rule = "The price is taken off today’s cash; everything else is as you planned it, without the cuts.";
    let with = |model: &Model| said(budget(model).prices_working(&items, STYLE));
    let model = plan(Some(100_000), vec![rent()], vec![]);
    assert_eq!(
        with(&model),
        ["Bike: without it below zero on 2026-05-01; with 120.00 less from today on 2026-04-01, 30 days earlier.", cup, rule]
    );
    // The wage pays for a cheaper rent for good; 120 are more than there is this morning.
    let cheap = Bill { amount: 40_000, ..rent() };
    let model = plan(Some(10_000), vec![cheap], vec![wage()]);
    assert_eq!(with(&model), ["Bike: without it never below zero within 36 months; with 120.00 less from today on 2026-03-02.", cup, rule]);
    // Nothing goes out yet: no price is days of anything.
    for model in [Model::default(), plan(Some(10_000), vec![], vec![wage()])] {
        assert_eq!(with(&model), Vec::<String>::new());
    }
}

#[test]
fn a_balance_of_the_calendar_says_what_came_and_went() {
    let phone = bill("Phone", Class::Need, 2_000, Frequency::Month, "2026-04-01");
    let gym = bill("Gym", Class::Want, 3_000, Frequency::Once, "2026-03-10");
    let mut model = plan(Some(90_000), vec![rent(), phone, gym], vec![wage()]);
    let lines = |model: &Model| {
        let budget = budget(model);
        let days = budget.calendar(&Scenario::AS_IS, CALENDAR_DAYS);
        said(budget.calendar_working(&Scenario::AS_IS, &days, STYLE))
    };
    let first = "2026-03-10: 900.00 this morning + 0.00 that comes in − 30.00 that goes out by the end of that day = 870.00.";
    // 11,040 a year ÷ 52 = 212.31 a week: the 350 left on 1 April are tight with a buffer of 200, and not without.
    let rule = "A day is tight where several payments meet and less is left than your buffer and a week of needs and obligations: ";
    assert_eq!(lines(&model), [first.to_owned(), format!("{rule}212.31.")]);
    model.put(Id::new("main"), Plan { buffer: 20_000, ..Plan::default() }.into());
    let second = "2026-04-01: 900.00 this morning + 400.00 that comes in − 950.00 that goes out by the end of that day = 350.00.";
    assert_eq!(lines(&model), [first.to_owned(), second.to_owned(), format!("{rule}200.00 of buffer + 212.31 = 412.31.")]);
    assert_eq!(lines(&Model::default()), Vec::<String>::new());
}

#[test]
fn growth_says_what_it_counts() {
    let theme = ThemeCount { theme: Theme::NotMine, clues: 1, insights: 3, mine: 0, by_month: Vec::new() };
    assert_eq!(theme.working().formula, format!("{}: 1 clue + 3 insights = 4.", domain::choice::Choice::label(Theme::NotMine)));
    let bounce = BounceBack {
        application: Id::new("a"),
        company: "Fabrikam".into(),
        stage: domain::application::progress::Stage::Screen,
        rejected_on: day("2026-02-10"),
        next_on: Some(day("2026-02-17")),
        quiet: 3,
    };
    assert_eq!(
        bounce.working(STYLE.day).map(|line| line.formula).as_deref(),
        Some("Fabrikam: from 2026-02-10 to 2026-02-17, 7 − 3 of quiet time = 4.")
    );
    assert_eq!(BounceBack { next_on: None, ..bounce }.working(STYLE.day), None);
    let tried = TriedAction {
        action: Id::new("x"),
        sentence: String::new(),
        on: day(TODAY),
        changes: None,
        helped: None,
        measure: domain::growth::Measure::FirstContact,
        before: Rate::new(1, 30),
        after: Rate::new(0, 0),
        waiting: 2,
        change: domain::growth::Effect::NothingYet,
    };
    assert_eq!(said(tried.workings())[0], "Before: 1 ÷ 30 = 3.3%. The middle 95% of Beta(1.5, 29.5) reach from 0.4% to 14.5%.");
    assert_eq!(said(tried.workings()).len(), 2);
}

/// A search of so many times the same timeline, with the money of `plan`.
fn search(mut model: Model, groups: &[(usize, &str)]) -> Model {
    let lines = groups.iter().flat_map(|(n, line)| std::iter::repeat_n(*line, *n));
    for (n, line) in lines.enumerate() {
        model.applications.insert(Id::new(format!("a{n:04}")), Arc::new(application(line)));
    }
    model
}

fn odds(model: &Model) -> OddsResult {
    let today = day(TODAY);
    simulate(&collect_input(model, &Ledger::of(model, today), &budget(model), &Scenario::AS_IS, 7))
}

#[test]
fn odds_are_silent_where_they_would_mislead() {
    let money = || plan(Some(200_000), vec![rent()], vec![]);
    let many: &[(usize, &str)] = &[(20, "applied 2026-01-10")];
    let accepted = (1, "applied 2026-01-02, interview 2026-01-09, offer 2026-02-20, accepted 2026-02-25");
    let ahead = (1, "applied 2026-01-02, interview 2026-01-09, offer 2026-02-20, accepted 2026-03-25");
    let again = (1, "applied 2026-02-27");
    for (model, wanted) in [
        (search(money(), &[(9, "applied 2026-01-10")]), Some(Unavailable::TooFew(9))),
        (search(money(), &[(12, "referral, applied 2026-01-10")]), Some(Unavailable::TooFew(0))),
        (search(plan(Some(200_000), vec![], vec![]), many), Some(Unavailable::NoOutgoings)),
        (search(plan(None, vec![rent()], vec![]), many), None),
        (search(plan(Some(-1), vec![], vec![]), many), Some(Unavailable::AlreadyShort)),
        (search(money(), &[many[0], accepted]), Some(Unavailable::Accepted)),
        // Accepted on a day ahead is not accepted yet; and whoever sends again is searching again.
        (search(money(), &[many[0], ahead]), None),
        (search(money(), &[many[0], accepted, again]), None),
        (search(money(), many), None),
    ] {
        match (odds(&model), wanted) {
            (OddsResult::Silent(why), Some(wanted)) => {
                assert_eq!(why, wanted);
                assert!(why.sentence().ends_with('.'));
            }
            (OddsResult::Known(_), None) => {}
            (found, wanted) => panic!("{found:?} is not {wanted:?}"),
        }
    }
    assert_eq!(
        Unavailable::TooFew(0).sentence(),
        "The odds are worked out from applications you sent on your own. There are none yet; the odds appear here from 10 on."
    );
}

#[test]
fn an_offer_in_hand_is_in_no_chance_and_said() {
    let groups: &[(usize, &str)] = &[(20, "applied 2026-01-10"), (1, "inbound, interview 2026-02-09, offer 2026-02-20")];
    let with = search(plan(Some(200_000), vec![rent()], vec![]), groups);
    let without = search(plan(Some(200_000), vec![rent()], vec![]), &groups[..1]);
    let (OddsResult::Known(with), OddsResult::Known(without)) = (odds(&with), odds(&without)) else { panic!("silent") };
    assert_eq!((with.in_hand, without.in_hand), (1, 0));
    assert_eq!(with.chance.to_bits(), without.chance.to_bits());
}

#[test]
fn a_few_tailored_applications_without_an_answer_do_not_make_tailoring_harmful() {
    let of = |tailored: usize, hits: usize, others: usize, other_hits: usize| {
        let mut model = plan(Some(200_000), vec![rent()], vec![]);
        for n in 0..tailored + others {
            let hit = if n < tailored { n < hits } else { n - tailored < other_hits };
            let line = if hit { "applied 2026-01-10, screen 2026-01-20" } else { "applied 2026-01-10" };
            let one = domain::application::Application { tailored: Some(n < tailored), ..application(line) };
            model.applications.insert(Id::new(format!("a{n:04}")), Arc::new(one));
        }
        let today = day(TODAY);
        let input = collect_input(&model, &Ledger::of(&model, today), &budget(&model), &Scenario::AS_IS, 7);
        input.levers.into_iter().find(|lever| lever.lever == OddsLever::Tailored).map(|lever| lever.effect)
    };
    let assumed = Some(Effect::Instead(Share::Times { low: 1.0, high: 2.0 }));
    // 0 of 22 reaches to 10 %, 2 of 14 begins at 3 %: chance could be all of it.
    assert_eq!(of(22, 0, 14, 2), assumed);
    assert_eq!(of(9, 5, 40, 1), assumed);
    // 12 of 30 begins at 24 %, 1 of 60 ends at 7 %.
    assert!(matches!(of(30, 12, 60, 1), Some(Effect::Instead(Share::Own(count))) if (count.k, count.n) == (12, 30)));
}

#[test]
fn the_odds_say_their_formula() {
    let model = search(
        plan(Some(200_000), vec![rent()], vec![]),
        &[(18, "applied 2026-01-10"), (2, "applied 2026-01-10, interview 2026-01-20, rejected 2026-02-01")],
    );
    let OddsResult::Known(odds) = odds(&model) else { panic!("silent") };
    let lines = said(odds.working());
    assert_eq!(
        lines[0],
        "Each of 10,000 simulated searches draws a share of first calls from Beta(2.5, 18.5) (2 of 20 applications) and a share of offers from Beta(0.5, 2.5) (0 of 2 first calls whose process is over)."
    );
    // 2,000 − 900 − 900 is short on 1 June.
    assert!(lines[1].contains("the part of the delays that ends within 91 days"), "{}", lines[1]);
    assert_eq!(
        lines[3],
        "Sent a week: 0 (from 20 of your own). Median days from sending to a first call: 8 (assumed); from there to an offer: 16 (assumed); from there to the first pay: 45 (assumed)."
    );
    for lever in &odds.levers {
        assert!(lines[4].contains(&format!("{} {:.1}%", lever.lever.name(), lever.chance * 100.0)), "{}", lines[4]);
    }
    assert!(odds.working()[0].source.contains("Jeffreys"));
}

#[test]
fn a_search_without_own_applications_is_told_what_it_has() {
    let of = |groups: &[(usize, &str)]| FunnelFigures::of(&search(Model::default(), groups), day(TODAY)).interview_judgement().sentence;
    let referred = (3, "referral, applied 2026-01-10");
    let inbound = (1, "inbound, screen 2026-02-10");
    let begins = "The benchmark is about applications sent on your own, and there are none yet. You have";
    for (groups, wanted) in [
        (&[][..], "Nothing to compare yet: no application with a date.".to_owned()),
        (&[(2, "applied ?")][..], "Nothing to compare yet: no application with a date.".to_owned()),
        (&[referred][..], format!("{begins} 3 referrals.")),
        (&[inbound][..], format!("{begins} 1 approach by a recruiter.")),
        (&[referred, inbound][..], format!("{begins} 3 referrals and 1 approach by a recruiter.")),
    ] {
        assert_eq!(of(groups), wanted);
    }
    assert!(of(&[referred, (1, "applied 2026-02-01")]).starts_with("So far this is a count."));
}

#[test]
fn a_median_of_an_even_number_is_halfway() {
    let line = |days: u64| format!("applied 2026-01-01, interview 2026-01-05, offer {}", day("2026-01-05") + Days::new(days));
    let lines = [10, 12, 20, 23].map(line);
    let groups: Vec<(usize, &str)> = lines.iter().map(|line| (1, line.as_str())).chain([(10, "applied 2026-01-10")]).collect();
    let model = search(plan(Some(200_000), vec![rent()], vec![]), &groups);
    let input = collect_input(&model, &Ledger::of(&model, day(TODAY)), &budget(&model), &Scenario::AS_IS, 7);
    assert!((input.assumptions.process_days.value - 16.0).abs() < 1e-12, "{:?}", input.assumptions.process_days);
}

/// What people type into an amount; `None` is what must be asked about or refused, never taken for something else.
#[test]
fn odd_amounts_mean_what_the_person_means() {
    let english = LocaleMarks { decimal: '.', group: ',' };
    let german = LocaleMarks { decimal: ',', group: '.' };
    let swiss = LocaleMarks { decimal: '.', group: '\u{2019}' };
    let french = LocaleMarks { decimal: ',', group: '\u{202f}' };
    for (locale, code, text, wanted) in [
        (english, "GBP", "£1,200", Some(120_000)),
        (english, "GBP", "1,200.00", Some(120_000)),
        (english, "USD", "$ 1200.-", Some(120_000)),
        (english, "USD", "1.200", Some(120_000)),
        (english, "USD", "0.99", Some(99)),
        (english, "USD", ".5", Some(50)),
        (english, "INR", "₹1,20,000", Some(12_000_000)),
        (english, "INR", "Rs. 45,500.50", Some(4_550_050)),
        (english, "JPY", "120,000", Some(120_000)),
        (english, "GBP", "1,200 pm", None),
        (english, "GBP", "75 pw", None),
        (english, "GBP", "1.2k", None),
        (english, "GBP", "2K", None),
        (english, "GBP", "50p", None),
        (english, "USD", "$1.5M", None),
        (english, "USD", "99¢", None),
        (english, "INR", "1.2 lakh", None),
        (english, "ZMW", "2,500 K", Some(250_000)),
        (english, "GBP", "3.00 CR", Some(300)),
        (english, "GBP", "about 900", None),
        (english, "GBP", "900-950", None),
        (english, "GBP", "12/3", None),
        (german, "EUR", "1.200 €", Some(120_000)),
        (german, "EUR", "1.200,-", Some(120_000)),
        (german, "EUR", "850,5", Some(85_050)),
        (german, "EUR", "850.50", Some(85_050)),
        (german, "EUR", "1200,00 EUR", Some(120_000)),
        (swiss, "CHF", "CHF 1’250.–", Some(125_000)),
        (swiss, "CHF", "1'250.50", Some(125_050)),
        (french, "EUR", "1 200,50", Some(120_050)),
        (french, "EUR", "1\u{a0}200", Some(120_000)),
        (french, "EUR", "1200 €", Some(120_000)),
    ] {
        let currency = Currency::parse(code).unwrap();
        assert_eq!(read_typed(text, currency, locale, None).ok().map(|typed| typed.minor), wanted, "{code} {text}");
    }
}
