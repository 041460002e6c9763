//! Two tabs of one browser, played in every order: each has a view of the storage that lags behind, as Chromium's does. A tab's own writes are in its view at once
//! and travel to the browser; the browser orders all of them and tells every tab, which ignores news of a key that it has written and that is still under way.

use std::collections::{BTreeMap, VecDeque};

use crate::support::storage::*;
use domain::application::Application;
use domain::change::Change;
use proptest::prelude::*;
use store::concurrent::{Conflict, Side, Written};
use store::external_change::{ExternalChange, apply_storage_event};
use store::just_heard::JustHeard;
use store::key_value::{KeyValueStore, MemoryStore, StoreError};
use store::refused::Refused;
use store::{commit, keys};

/// A write under way: by which tab, to which key, what it replaced in that tab's view, and the text.
type Sent = (usize, String, Option<String>, Option<String>);

#[derive(Default)]
struct View {
    inside: MemoryStore,
    sent: VecDeque<(String, Option<String>, Option<String>)>,
}

impl View {
    fn send(&mut self, key: &str, text: Option<&str>) {
        let before = self.inside.texts.get(key).cloned();
        if before.as_deref() != text {
            self.sent.push_back((key.to_owned(), before, text.map(str::to_owned)));
        }
    }
}

impl KeyValueStore for View {
    fn keys(&self) -> Result<Vec<String>, StoreError> {
        self.inside.keys()
    }

    fn get(&self, key: &str) -> Result<Option<String>, StoreError> {
        self.inside.get(key)
    }

    fn set(&mut self, key: &str, text: &str) -> Result<(), StoreError> {
        self.send(key, Some(text));
        self.inside.set(key, text)
    }

    fn remove(&mut self, key: &str) -> Result<(), StoreError> {
        self.send(key, None);
        self.inside.remove(key)
    }
}

struct TestTab {
    tab: Tab,
    view: View,
    written: Written,
    just_heard: JustHeard,
    /// What the browser has ordered and this tab has not heard.
    inbox: VecDeque<Sent>,
    /// Own writes to a key that the browser has not confirmed.
    pending: BTreeMap<String, usize>,
    conflicts: Vec<Conflict>,
    shown: Application,
}

struct Browser {
    tabs: Vec<TestTab>,
    wall: u64,
    /// Whether everything is written in the same millisecond: tabs share a device, so that their timestamps are then the same.
    still: bool,
}

const NAME: &str = "a";

impl Browser {
    fn new() -> Self {
        let inside = filled(&[NAME]);
        let tab = |n: u64| TestTab {
            tab: Tab::new(n),
            view: View { inside: inside.clone(), sent: VecDeque::new() },
            written: Written::default(),
            just_heard: JustHeard::default(),
            inbox: VecDeque::new(),
            pending: BTreeMap::new(),
            conflicts: Vec::new(),
            shown: application(NAME),
        };
        Self { tabs: vec![tab(1), tab(1)], wall: 1_795_000_100_000, still: false }
    }

    fn at_once(still: bool) -> Self {
        Self { still, ..Self::new() }
    }

    fn commit(&mut self, who: usize, edit: domain::change::Edit) -> Result<store::commit::Committed, Refused> {
        self.wall += u64::from(!self.still);
        let tab = &mut self.tabs[who];
        let done = commit::commit(&mut tab.view, &mut tab.tab.clock, self.wall, &Change::one("Edited", edit))?;
        self.noted(who, &done);
        Ok(done)
    }

    fn noted(&mut self, who: usize, done: &store::commit::Committed) {
        let tab = &mut self.tabs[who];
        tab.conflicts.extend(done.overwrote.iter().cloned());
        tab.written.wrote(self.wall, &done.old, &done.new);
        tab.conflicts.extend(tab.just_heard.wrote(self.wall, &done.old, &done.new));
        if let Some(shown) = stored(&tab.view.inside, NAME) {
            tab.shown = shown.as_ref().clone();
        }
    }

    fn edit(&mut self, who: usize, how: impl FnOnce(&mut Application)) -> store::commit::Committed {
        let seen = self.tabs[who].shown.clone();
        let mut after = seen.clone();
        how(&mut after);
        self.commit(who, update(NAME, &seen, &after)).unwrap()
    }

    /// The browser takes the next write of a tab. Whether there was one.
    fn order(&mut self, who: usize) -> bool {
        let tab = &mut self.tabs[who];
        let Some((key, before, text)) = tab.view.sent.pop_front() else { return false };
        for tab in &mut self.tabs {
            tab.inbox.push_back((who, key.clone(), before.clone(), text.clone()));
        }
        true
    }

    /// A tab hears the next news. Whether there was some.
    fn hear(&mut self, who: usize) -> bool {
        self.wall += 1;
        let wall = self.wall;
        let tab = &mut self.tabs[who];
        let Some((by, key, before, text)) = tab.inbox.pop_front() else { return false };
        if by == who {
            *tab.pending.entry(key).or_default() -= 1;
            return true;
        }
        if tab.pending.get(&key).copied().unwrap_or_default() == 0 && !tab.view.sent.iter().any(|(own, ..)| *own == key) {
            match &text {
                Some(text) => tab.view.inside.texts.insert(key.clone(), text.clone()),
                None => tab.view.inside.texts.remove(&key),
            };
        }
        tab.just_heard.heard(wall, &key, before.as_deref(), text.as_deref());
        let heard = tab.written.heard(&mut tab.view, &mut tab.tab.clock, wall, &key, before.as_deref(), text.as_deref());
        tab.conflicts.extend(heard.conflicts);
        if let ExternalChange::Record(_, _, Some(record)) = apply_storage_event(Some(&key), heard.text.as_deref()) {
            tab.shown = record.get::<Application>().unwrap().as_ref().clone();
        }
        true
    }

    fn count_pending(&mut self) {
        for who in 0..self.tabs.len() {
            let mut pending: BTreeMap<String, usize> = BTreeMap::new();
            let tab = &self.tabs[who];
            for key in
                tab.view.sent.iter().map(|(key, ..)| key).chain(tab.inbox.iter().filter(|(by, ..)| *by == who).map(|(_, key, ..)| key))
            {
                *pending.entry(key.clone()).or_default() += 1;
            }
            self.tabs[who].pending = pending;
        }
    }

    /// One step of the world: 0 and 1 the browser takes a write, 2 and 3 a tab hears.
    fn step(&mut self, what: u8) -> bool {
        self.count_pending();
        let who = usize::from(what % 2);
        if what % 4 < 2 { self.order(who) } else { self.hear(who) }
    }

    /// Until nothing is under way; it must end.
    fn settle(&mut self) {
        for _ in 0..2_000 {
            if !(0..4).any(|what| self.step(what)) {
                return;
            }
        }
        panic!("the tabs do not come to rest");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    /// Edits of different fields: every one of them is stored, in both views, whatever the order.
    #[test]
    fn different_fields(steps in proptest::collection::vec(0_u8..12, 4..80), still in any::<bool>()) {
        let mut browser = Browser::at_once(still);
        let (mut notes, mut place) = (0, 0);
        for step in steps {
            match step {
                4 | 5 => { notes += 1; browser.edit(0, |a| a.notes = format!("n{notes}")); }
                6 | 7 => { place += 1; browser.edit(1, |a| a.location = format!("p{place}")); }
                other => { browser.step(other); }
            }
        }
        browser.settle();
        for tab in &browser.tabs {
            let there = stored(&tab.view.inside, NAME).unwrap();
            prop_assert_eq!(&there.notes, &if notes == 0 { String::new() } else { format!("n{notes}") });
            prop_assert_eq!(&there.location, &if place == 0 { String::new() } else { format!("p{place}") });
            prop_assert_eq!(&tab.conflicts, &[]);
            prop_assert_eq!(there.as_ref(), &tab.shown);
        }
    }

    /// Both write one field at the same moment: one text is stored, and the tab that wrote the other one asks, with both.
    #[test]
    fn one_field(steps in proptest::collection::vec(0_u8..4, 0..30), first in 0_usize..2, still in any::<bool>()) {
        let mut browser = Browser::at_once(still);
        browser.edit(first, |a| a.notes = "one".to_owned());
        browser.edit(1 - first, |a| a.notes = "other".to_owned());
        for step in steps {
            browser.step(step);
        }
        browser.settle();
        let there = stored(&browser.tabs[0].view.inside, NAME).unwrap().notes.clone();
        prop_assert_eq!(&stored(&browser.tabs[1].view.inside, NAME).unwrap().notes, &there);
        let asked: Vec<&Conflict> = browser.tabs.iter().flat_map(|tab| &tab.conflicts).collect();
        prop_assert_eq!(asked.len(), 1);
        let lost = if there == "one" { "other" } else { "one" };
        let (stored, other) = if asked[0].stored == Side::Ours { (&asked[0].ours, &asked[0].theirs) } else { (&asked[0].theirs, &asked[0].ours) };
        prop_assert_eq!((&asked[0].path, other, stored), (&"notes".to_owned(), &Some(lost.into()), &Some(there.into())));
        // What both were made from: the text before either of them.
        prop_assert_eq!(asked[0].before.as_ref().and_then(|value| value.as_str()).unwrap_or_default(), application(NAME).notes);
    }

    /// Both write one field again and again, within seconds: every text is stored, or asked about, or was replaced in its own tab.
    #[test]
    fn one_field_again_and_again(steps in proptest::collection::vec(0_u8..9, 2..60)) {
        let mut browser = Browser::new();
        let (mut all, mut replaced, mut own) = (Vec::new(), Vec::new(), BTreeMap::new());
        for step in steps {
            match step {
                4..=7 => {
                    let who = usize::from(step % 2);
                    let text = format!("t{}", all.len());
                    let shown = browser.tabs[who].shown.notes.clone();
                    if own.get(&shown) == Some(&who) {
                        replaced.push(shown);
                    }
                    own.insert(text.clone(), who);
                    browser.edit(who, |a| a.notes.clone_from(&text));
                    all.push(text);
                }
                other => { browser.step(other); }
            }
        }
        browser.settle();
        let there = stored(&browser.tabs[0].view.inside, NAME).unwrap().notes.clone();
        prop_assert_eq!(&stored(&browser.tabs[1].view.inside, NAME).unwrap().notes, &there);
        let asked: Vec<&Conflict> = browser.tabs.iter().flat_map(|tab| &tab.conflicts).collect();
        for text in all {
            let value = Some(text.as_str().into());
            let kept = text == there || replaced.contains(&text) || asked.iter().any(|one| one.ours == value || one.theirs == value);
            prop_assert!(kept, "{} is nowhere: {} is stored, asked: {:?}", text, there, asked);
        }
    }

    /// One tab deletes while the other one types: what was typed is there, whether or not a backup knows the record.
    #[test]
    fn a_deletion_that_had_not_seen_the_edit(steps in proptest::collection::vec(0_u8..4, 0..30), shared in any::<bool>(), deletes_first in any::<bool>()) {
        let mut browser = Browser::new();
        if shared {
            for tab in &mut browser.tabs {
                tab.view.inside.texts.insert(keys::SHARED.to_owned(), store::clock::Timestamp::from_wall(1_795_000_050_000).as_str().to_owned());
            }
        }
        let seen = application(NAME);
        if deletes_first {
            browser.commit(1, remove(NAME, &seen)).unwrap();
            browser.edit(0, |a| a.notes = "typed".to_owned());
        } else {
            browser.edit(0, |a| a.notes = "typed".to_owned());
            browser.commit(1, remove(NAME, &seen)).unwrap();
        }
        for step in steps {
            browser.step(step);
        }
        browser.settle();
        for tab in &browser.tabs {
            prop_assert_eq!(&stored(&tab.view.inside, NAME).map(|there| there.notes.clone()), &Some("typed".to_owned()));
        }
    }
}

#[test]
fn a_deletion_that_has_seen_the_edit_stays() {
    let mut browser = Browser::new();
    browser.edit(0, |a| a.notes = "typed".to_owned());
    browser.settle();
    let seen = browser.tabs[1].shown.clone();
    assert_eq!(seen.notes, "typed");
    browser.commit(1, remove(NAME, &seen)).unwrap();
    browser.settle();
    assert!(browser.tabs.iter().all(|tab| stored(&tab.view.inside, NAME).is_none()));
}

#[test]
fn undo_never_takes_another_tabs_newer_text() {
    let mut browser = Browser::new();
    let mine = browser.edit(0, |a| a.notes = "mine".to_owned());
    browser.settle();
    let theirs = browser.edit(1, |a| a.notes = "theirs".to_owned());
    browser.settle();
    let wall = browser.wall + 10;
    let tab = &mut browser.tabs[0];
    let undo = |tab: &mut TestTab, change: &Change| commit::take_back(&mut tab.view, &mut tab.tab.clock, wall, change);
    assert_eq!(undo(tab, &mine.inverse).unwrap_err(), Refused::Overtaken);
    assert_eq!(stored(&tab.view, NAME).unwrap().notes, "theirs");
    let tab = &mut browser.tabs[1];
    undo(tab, &theirs.inverse).unwrap();
    assert_eq!(stored(&tab.view, NAME).unwrap().notes, "mine");
}

#[test]
fn undo_compares_only_what_it_takes_back() {
    let mut storage = filled(&["a", "b"]);
    let mut tab = Tab::new(1);
    let seen = application("a");
    let edited = Application { notes: "mine".to_owned(), ..seen.clone() };
    let mine = tab.commit(&mut storage, vec![update("a", &seen, &edited)]).unwrap();
    let added = tab.commit(&mut storage, vec![add("new", &application("new"))]).unwrap();
    let gone = tab.commit(&mut storage, vec![remove("b", &application("b"))]).unwrap();
    Tab::new(2).commit(&mut storage, vec![update("a", &edited, &Application { channel: "Fair".to_owned(), ..edited.clone() })]).unwrap();
    let mut back = |storage: &mut MemoryStore, change: &Change| commit::take_back(storage, &mut tab.clock, tab.wall + 5_000, change);
    back(&mut storage, &gone.inverse).unwrap();
    let new = application("new");
    Tab::new(2).commit(&mut storage, vec![update("new", &new, &Application { notes: "theirs".to_owned(), ..new.clone() })]).unwrap();
    assert_eq!(back(&mut storage, &added.inverse).unwrap_err(), Refused::Overtaken, "an addition that somebody has edited");
    back(&mut storage, &mine.inverse).unwrap();
    let there = stored(&storage, "a").unwrap();
    assert_eq!((there.notes.as_str(), there.channel.as_str()), ("", "Fair"));
}

#[test]
fn what_has_come_a_moment_ago_is_asked_about() {
    for (later, theirs, mine, asks) in [(100, "theirs", "mine", 1), (3_000, "theirs", "mine", 0), (100, "theirs", "theirs, and mine", 0)] {
        let mut browser = Browser::new();
        browser.edit(1, |a| a.notes = theirs.to_owned());
        browser.settle();
        browser.wall += later;
        browser.edit(0, |a| a.notes = mine.to_owned());
        browser.edit(0, |a| a.notes.push('!'));
        assert_eq!(browser.tabs[0].conflicts.len(), asks, "{later} {mine}");
    }
}
