//! The sample: whole, plausible, and gone again without a trace.

use chrono::NaiveDate;
use domain::application::Application;
use domain::application::progress::{Outcome, Stage};
use domain::budget::{Budget, LeverKind, Scenario};
use domain::change::{Change, Edit};
use domain::currency::Currency;
use domain::id::Id;
use domain::model::Model;
use domain::record::{Kind, Record};
use domain::reflection::{About, Reflection};
use domain::sample;
use domain::sample::leftovers;
use proptest::prelude::*;
use store::clock::{Clock, Device};
use store::commit;
use store::key_value::{KeyValueStore, MemoryStore};
use store::prefixed::Prefixed;

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
    let tomorrow = model.applications.values().filter(|a| a.upcoming(today.into()).and_then(|(_, e)| e.date) == Some(day(2026, 11, 27)));
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
    for edit in sample::removal(&model).unwrap().edits {
        model.remove(edit.kind, &edit.id);
    }
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

/// The sample in storage as an earlier version put it there, with what the person had done since.
fn stored(edits: Vec<Edit>) -> (MemoryStore, Model) {
    let mut storage = MemoryStore::default();
    let mut clock = Clock::new(Device::from_bits(1));
    let mut write = |change: &Change| drop(commit::commit(&mut storage, &mut clock, 1_700_000_000_000, change).unwrap());
    write(&sample::change(day(2026, 9, 1)));
    if !edits.is_empty() {
        write(&Change::many("Own", edits));
    }
    let model = store::load::open(&mut storage).unwrap().model;
    (storage, model)
}

fn apply(model: &mut Model, change: &Change) {
    for edit in &change.edits {
        match edit.after.clone() {
            Some(after) => drop(model.put(edit.id.clone(), after)),
            None => drop(model.remove(edit.kind, &edit.id)),
        }
    }
}

#[test]
fn what_nobody_touched_goes_and_the_rest_is_asked_about() {
    let fabrikam = sample::applications::application_id("Fabrikam");
    let adatum = sample::applications::application_id("Adatum");
    let before = loaded(day(2026, 9, 1)).applications.get(&adatum).cloned().unwrap();
    let mut edited = (*before).clone();
    edited.notes = "My own note".into();
    // Own: a reflection on the sample's Fabrikam, and an application that has nothing to do with it.
    let mine = Application { company: "Mine".into(), ..Application::default() };
    let about = About { application: Some(fabrikam.clone()), ..About::default() };
    let reflection = Reflection { about, ..Reflection::default() };
    let (storage, mut model) = stored(vec![
        Edit::update(adatum.clone(), &before, edited),
        Edit::add(Id::new("mine"), mine),
        Edit::add(Id::new("thought"), reflection),
    ]);
    let untouched = store::leftovers::untouched(&storage).unwrap();
    assert!(!untouched.contains(&(Kind::Application, adatum.clone())) && untouched.contains(&(Kind::Application, fabrikam.clone())));
    let found = leftovers::leftovers(&model, &untouched);
    assert!(found.asked.contains(&(Kind::Application, adatum.clone())) && found.asked.contains(&(Kind::Application, fabrikam.clone())));
    apply(&mut model, &found.removal.unwrap());
    assert_eq!(model.applications.len(), 3, "the two that are asked about, and one's own");
    assert_eq!(model.all().iter().filter(|(id, _)| id.is_sample()).count(), found.asked.len());

    // Kept, they are one's own under new ids, and what named them names them still.
    let mut kept = model.clone();
    apply(&mut kept, &leftovers::keep(&model).unwrap());
    assert!(kept.all().iter().all(|(id, _)| !id.is_sample()) && leftovers::keep(&kept).is_none());
    assert_eq!(kept.all().len(), model.all().len());
    assert_eq!(kept.applications.get(&Id::new("kept-adatum")).unwrap().notes, "My own note");
    let named = kept.reflections.get(&Id::new("thought")).unwrap().about.application.clone().unwrap();
    assert_eq!(kept.applications.get(&named).unwrap().company, "Fabrikam");

    // Dropped, one's own is all there is.
    let removal = sample::removal(&model).unwrap();
    apply(&mut model, &removal);
    assert_eq!(model.all().len(), 2);
}

#[test]
fn an_untouched_sample_goes_whole() {
    let (storage, mut model) = stored(Vec::new());
    let found = leftovers::leftovers(&model, &store::leftovers::untouched(&storage).unwrap());
    assert_eq!(found.asked, []);
    apply(&mut model, &found.removal.unwrap());
    assert_eq!(model.all().len(), 0);
    let nothing = leftovers::leftovers(&model, &std::collections::BTreeSet::new());
    assert_eq!((nothing.removal, nothing.asked), (None, Vec::new()));
}

#[test]
fn its_space_shares_no_key_with_ones_own() {
    let mut whole = MemoryStore::default();
    whole.set("onward/application/mine", "own").unwrap();
    whole.set("onward-draft/note", "own").unwrap();
    let before = whole.clone();
    let mut part = Prefixed { inner: whole, prefix: store::keys::SAMPLE };
    assert_eq!(part.keys().unwrap(), Vec::<String>::new());
    let mut clock = Clock::new(Device::from_bits(2));
    commit::commit(&mut part, &mut clock, 1_700_000_000_000, &sample::change(day(2026, 9, 1))).unwrap();
    let opened = store::load::open(&mut part).unwrap().model;
    assert_eq!(opened.all().len(), loaded(day(2026, 9, 1)).all().len());
    store::rollback_log::erase(&mut part).unwrap();
    assert_eq!(part.inner, before, "erasing the sample leaves everything else");
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
