//! The sample: whole, plausible, and gone again without a trace.

use chrono::NaiveDate;
use domain::application::progress::{Outcome, Stage};
use domain::budget::{Budget, LeverKind, Scenario};
use domain::currency::Currency;
use domain::model::Model;
use domain::record::Record;
use domain::sample;
use proptest::prelude::*;

fn day(y: i32, m: u32, d: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(y, m, d).unwrap()
}

fn loaded(today: NaiveDate) -> Model {
    let mut model = Model::default();
    for edit in sample::change(today).edits {
        assert!(edit.id.is_sample(), "{}", edit.id);
        assert!(model.put(edit.id, edit.after.unwrap()).is_none(), "an id is used twice");
    }
    model
}

#[test]
fn tells_the_story_it_promises() {
    let today = day(2026, 11, 26);
    let change = sample::change(today);
    change.check().unwrap();
    let model = loaded(today);
    assert!((38..=46).contains(&model.applications.len()));
    let turned_down = model.applications.get(&sample::applications::application_id("Fabrikam")).unwrap();
    assert_eq!(turned_down.outcome(), Some(Outcome::Rejected));
    assert_eq!(turned_down.stage(), Stage::Interview);
    assert_eq!(turned_down.last_moved(today), Some(day(2026, 11, 25)));
    let tomorrow = model.applications.values().filter(|a| a.upcoming(today).and_then(|e| e.date) == Some(day(2026, 11, 27)));
    assert_eq!(tomorrow.count(), 1);
}

#[test]
fn the_money_runs_short_and_the_cuts_show() {
    let today = day(2026, 11, 26);
    let budget = Budget::of(&loaded(today), Currency::EUR, today);
    let line = budget.simulate(&Scenario::default());
    let days = (line.first_shortfall().unwrap() - today).num_days();
    assert!((80..140).contains(&days), "{days} days");
    let levers = budget.levers(&Scenario::default());
    assert!(levers.iter().filter(|l| l.kind != LeverKind::Income && l.days > 0).count() >= 3, "{levers:?}");
}

#[test]
fn goes_out_in_one_change_and_leaves_own_records() {
    let today = day(2026, 11, 26);
    let mut model = loaded(today);
    let own = domain::id::Id::new("mine");
    let mine = domain::application::Application { company: "Mine".into(), ..Default::default() };
    model.put(own.clone(), mine.into());
    assert!(sample::present(&model));
    for edit in sample::removal(&model).unwrap().edits {
        model.remove(edit.kind, &edit.id);
    }
    assert!(!sample::present(&model));
    assert!(sample::removal(&model).is_none());
    assert_eq!(model.all().len(), 1);
}

#[test]
fn survives_storage() {
    for (_, record) in loaded(day(2024, 2, 29)).all() {
        let text = record.to_json_text().unwrap();
        assert_eq!(Record::read(record.kind(), &text).unwrap(), record);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(20))]
    #[test]
    fn any_day_will_do(days in -90_000_000i32..90_000_000) {
        if let Some(today) = NaiveDate::from_num_days_from_ce_opt(days) {
            prop_assert!(sample::change(today).check().is_ok());
        }
    }
}
