//! Merging: commutative, associative, idempotent, on histories that several devices could have written; and what it means for a person.

use crate::support::storage::*;
use domain::application::{Application, Event, EventKind};
use domain::record::Kind;
use proptest::prelude::*;
use serde_json::json;
use store::clock::{Clock, Device, Timestamp};
use store::envelope::{RecordState, Register};
use store::key_value::MemoryStore;
use store::merge::merge;
use store::restore;

const KIND: Kind = Kind::Application;

/// What can happen to a record on a device.
#[derive(Debug, Clone)]
enum Step {
    Set(usize, u8),
    Delete(usize),
    Gone,
    Back,
    Sync(usize),
}

const PATHS: [&str; 5] = ["company", "notes", "tags", "timeline/e1", "timeline/e2"];

fn step() -> impl Strategy<Value = (usize, Step)> {
    let what = prop_oneof![
        4 => (0..PATHS.len(), any::<u8>()).prop_map(|(path, value)| Step::Set(path, value)),
        1 => (0..PATHS.len()).prop_map(Step::Delete),
        1 => Just(Step::Gone),
        1 => Just(Step::Back),
        2 => (0_usize..3).prop_map(Step::Sync),
    ];
    (0_usize..3, what)
}

/// Plays a history on three devices. With `ties`, their clocks give the same stamps for different writings, as after a copied profile.
fn play(steps: &[(usize, Step)], ties: bool) -> Vec<RecordState> {
    let device = |n: u64| Clock::new(Device::from_bits(if ties { 7 } else { n }));
    let mut clocks: Vec<Clock> = (0..3).map(device).collect();
    let born = Timestamp::ZERO;
    let mut states: Vec<RecordState> =
        (0..3).map(|_| RecordState { rev: 0, created_at: born, deleted_at: None, registers: std::collections::BTreeMap::new() }).collect();
    for (wall, (who, step)) in steps.iter().enumerate() {
        let who = *who;
        // The devices' wall clocks differ, and one of them does not move.
        let now = clocks[who].tick(if who == 2 { 50 } else { 40 + wall as u64 });
        let state = &mut states[who];
        match step {
            Step::Set(path, value) => {
                state.registers.insert(PATHS[*path].to_owned(), Register { at: now, value: Some(json!({"value": value, "a": [1, null]})) });
            }
            Step::Delete(path) => {
                state.registers.insert(PATHS[*path].to_owned(), Register { at: now, value: None });
            }
            Step::Gone => {
                state.deleted_at = Some(now);
                state.registers.clear();
            }
            Step::Back => {
                state.created_at = now;
                for path in PATHS {
                    state.registers.insert(path.to_owned(), Register { at: now, value: Some(json!("back")) });
                }
            }
            Step::Sync(other) => {
                let theirs = states[*other].clone();
                clocks[who].observe(theirs.latest());
                states[who] = merge(states[who].clone(), theirs);
            }
        }
    }
    states
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn laws(steps in proptest::collection::vec(step(), 0..24), ties in any::<bool>()) {
        let states = play(&steps, ties);
        let [a, b, c] = &states[..] else { unreachable!() };
        for (one, other) in [(a, b), (b, c), (c, a)] {
            let both = merge(one.clone(), other.clone());
            prop_assert_eq!(&both, &merge(other.clone(), one.clone()), "commutative");
            prop_assert_eq!(&both, &merge(both.clone(), one.clone()), "knows what it took in");
        }
        prop_assert_eq!(merge(a.clone(), a.clone()), a.clone(), "idempotent");
        let left = merge(merge(a.clone(), b.clone()), c.clone());
        let right = merge(a.clone(), merge(b.clone(), c.clone()));
        prop_assert_eq!(&left, &right, "associative");
    }

    /// Written as text and read again, a state is the same, so merging texts has the same laws.
    #[test]
    fn texts(steps in proptest::collection::vec(step(), 0..24)) {
        for state in play(&steps, false) {
            prop_assert_eq!(RecordState::read(KIND, &state.write(KIND)).unwrap(), state);
        }
    }

    /// No bytes make the reader panic.
    #[test]
    fn any_text(text in ".{0,80}", cut in 0_usize..200) {
        let _ = RecordState::read(KIND, &text);
        let whole = play(&[(0, Step::Back), (0, Step::Set(3, 1)), (0, Step::Delete(1))], false)[0].write(KIND);
        let _ = RecordState::read(KIND, whole.get(..cut).unwrap_or(&whole));
        let _ = store::envelope::open(KIND, &text);
    }
}

/// Two devices with the same records, out of one backup.
fn devices(names: &[&str]) -> ((MemoryStore, Tab), (MemoryStore, Tab)) {
    let (mut here, mut tab) = (filled(names), Tab::new(1));
    let backup = restore::export(&mut here, &mut tab.clock, tab.wall, day(1), &[]).unwrap();
    let (mut there, mut other) = (MemoryStore::default(), Tab::new(2));
    open(&mut there);
    restore::restore(&mut there, &mut other.clock, other.wall, &backup).unwrap();
    ((here, tab), (there, other))
}

/// Each takes in the other's backup; both then show the same.
fn meet((here, tab): &mut (MemoryStore, Tab), (there, other): &mut (MemoryStore, Tab)) {
    let one = restore::export(here, &mut tab.clock, tab.wall, day(2), &[]).unwrap();
    let two = restore::export(there, &mut other.clock, other.wall, day(2), &[]).unwrap();
    restore::restore(here, &mut tab.clock, tab.wall, &two).unwrap();
    restore::restore(there, &mut other.clock, other.wall, &one).unwrap();
    assert_eq!(open(here), open(there));
    let again = restore::restore(here, &mut tab.clock, tab.wall, &two).unwrap();
    assert_eq!((again.added, again.changed, again.deleted, again.records.len()), (0, 0, 0, 0), "taking it in again changes nothing");
}

#[test]
fn fields_and_timelines_unite() {
    let (mut here, mut there) = devices(&["a"]);
    let seen = application("a");
    let mut one = Application { notes: "here".to_owned(), ..seen.clone() };
    one.timeline.insert(id("e2"), Event::on(EventKind::Reply, day(5)));
    let mut two = Application { location: "there".to_owned(), ..seen.clone() };
    two.timeline.insert(id("e3"), Event::on(EventKind::Offer, day(6)));
    here.1.commit(&mut here.0, vec![update("a", &seen, &one)]).unwrap();
    there.1.commit(&mut there.0, vec![update("a", &seen, &two)]).unwrap();
    meet(&mut here, &mut there);
    let both = stored(&here.0, "a").unwrap();
    assert_eq!((both.notes.as_str(), both.location.as_str(), both.timeline.len()), ("here", "there", 3));
}

#[test]
fn an_edit_elsewhere_brings_back_no_fragment() {
    let (mut here, mut there) = devices(&["a"]);
    let seen = application("a");
    here.1.commit(&mut here.0, vec![remove("a", &seen)]).unwrap();
    there.1.wall += 60_000;
    there.1.commit(&mut there.0, vec![update("a", &seen, &Application { notes: "later".to_owned(), ..seen.clone() })]).unwrap();
    meet(&mut here, &mut there);
    assert_eq!(stored(&here.0, "a"), None);
}

#[test]
fn a_deletion_undone_brings_the_whole_back_everywhere() {
    let (mut here, mut there) = devices(&["a"]);
    let seen = application("a");
    let done = here.1.commit(&mut here.0, vec![remove("a", &seen)]).unwrap();
    meet(&mut here, &mut there);
    assert_eq!(stored(&there.0, "a"), None);
    here.1.wall += 60_000;
    here.1.apply(&mut here.0, &done.inverse).unwrap();
    meet(&mut here, &mut there);
    assert_eq!(stored(&there.0, "a").unwrap().as_ref(), &seen);
}

#[test]
fn an_entry_deleted_stays_deleted() {
    let (mut here, mut there) = devices(&["a"]);
    let seen = application("a");
    let mut less = seen.clone();
    less.timeline.clear();
    here.1.commit(&mut here.0, vec![update("a", &seen, &less)]).unwrap();
    meet(&mut here, &mut there);
    assert!(stored(&there.0, "a").unwrap().timeline.is_empty());
}

#[test]
fn a_device_whose_clock_is_behind_still_edits() {
    let (mut here, mut there) = devices(&["a"]);
    let seen = application("a");
    let first = Application { notes: "first".to_owned(), ..seen.clone() };
    here.1.wall += 1_000_000_000;
    here.1.commit(&mut here.0, vec![update("a", &seen, &first)]).unwrap();
    meet(&mut here, &mut there);
    let second = Application { notes: "second".to_owned(), ..seen.clone() };
    there.1.commit(&mut there.0, vec![update("a", &first, &second)]).unwrap();
    meet(&mut here, &mut there);
    assert_eq!(stored(&here.0, "a").unwrap().notes, "second", "the later edit wins, whatever the wall clocks say");
}
