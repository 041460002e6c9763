//! Two devices that exchange backups: random histories of twenty kinds of edit, files in either order and any number of times, clocks that are hours
//! apart or stand still. Both end with the same records.

use std::sync::Arc;

use crate::support::storage::*;
use domain::actions::Action;
use domain::application::{Application, Event, EventKind};
use domain::budget::{Bill, Worry};
use domain::change::Edit;
use domain::diary::{DiaryEntry, Mood};
use domain::id::Id;
use domain::model::{Model, settings_id};
use domain::people::Person;
use domain::reflection::Reflection;
use domain::settings::{ColorScheme, Settings};
use domain::skills::SkillGap;
use exchange::backup::Backup;
use proptest::prelude::*;
use store::key_value::MemoryStore;
use store::restore;

/// How many kinds of edit there are.
const KINDS: usize = 20;

/// One thing that happens on one of the two devices.
#[derive(Debug, Clone)]
enum Step {
    /// An edit: which kind, of which record, with which text.
    Edit(usize, u8, u8),
    /// A backup is saved.
    Export,
    /// One of the other device's backups is merged, an old one or the latest.
    Merge(usize),
    /// The last restore is undone.
    Undo,
}

fn step() -> impl Strategy<Value = (usize, Step)> {
    let what = prop_oneof![
        12 => (0..KINDS, 0_u8..3, any::<u8>()).prop_map(|(kind, record, text)| Step::Edit(kind, record, text)),
        2 => Just(Step::Export),
        3 => any::<usize>().prop_map(Step::Merge),
        1 => Just(Step::Undo),
    ];
    (0_usize..2, what)
}

struct Device {
    storage: MemoryStore,
    tab: Tab,
    /// What the wall clock moves at each step; some stand still.
    pace: u64,
    files: Vec<String>,
}

impl Device {
    fn new(name: u64, skew: i64, pace: u64) -> Self {
        let mut tab = Tab::new(name);
        tab.wall = tab.wall.saturating_add_signed(skew);
        let mut storage = MemoryStore::default();
        open(&mut storage);
        Self { storage, tab, pace, files: Vec::new() }
    }

    fn model(&self) -> Model {
        store::load::load(&self.storage).unwrap().model
    }

    fn export(&mut self) {
        let backup = restore::export(&mut self.storage, &mut self.tab.clock, self.tab.wall, day(22), &[]).unwrap();
        self.files.push(backup.write());
    }

    fn merge(&mut self, file: &str) {
        let backup = Backup::parse(file).unwrap();
        let done = restore::restore(&mut self.storage, &mut self.tab.clock, self.tab.wall, &backup).unwrap();
        assert_eq!(done.skipped, []);
    }

    fn edit(&mut self, kind: usize, record: u8, text: u8) {
        let edits = edit(&self.model(), kind, record, text);
        self.tab.wall = self.tab.wall.saturating_sub(1000).saturating_add(self.pace);
        // The store may refuse what makes no sense any more; it then changes nothing.
        let _ = self.tab.commit(&mut self.storage, edits);
    }
}

/// The edits of a record: added where it is not there, else changed by `how`.
macro_rules! upsert {
    ($model:expr, $table:ident, $id:expr, $new:expr, $how:expr) => {{
        let id: Id = $id;
        match $model.$table.get(&id) {
            None => vec![Edit::add(id, $new)],
            Some(before) => {
                let mut after = before.as_ref().clone();
                #[allow(clippy::redundant_closure_call)]
                ($how)(&mut after);
                if after == *before.as_ref() { Vec::new() } else { vec![Edit::update(id, before, after)] }
            }
        }
    }};
}

/// One of twenty kinds of edit.
fn edit(model: &Model, kind: usize, record: u8, text: u8) -> Vec<Edit> {
    let words = format!("text {text}");
    let named = |prefix: &str| Id::new(format!("{prefix}{record}"));
    let an_application = || application("Northwind");
    let change = |how: &dyn Fn(&mut Application)| upsert!(model, applications, named("a"), an_application(), how);
    match kind {
        0 => change(&|a| a.company.clone_from(&words)),
        1 => change(&|a| a.notes.clone_from(&words)),
        2 => change(&|a| a.location.clone_from(&words)),
        3 => change(&|a| {
            drop(a.timeline.insert(Id::new(format!("e{}", text % 4)), Event::on(EventKind::Reply, day(u32::from(text % 20) + 1))));
        }),
        4 => change(&|a| drop(a.timeline.remove(&Id::new(format!("e{}", text % 4))))),
        5 => change(&|a| a.tags = vec![words.clone()]),
        6 => match model.applications.get(&named("a")) {
            Some(before) => vec![Edit::remove(named("a"), before)],
            None => vec![Edit::add(named("a"), an_application())],
        },
        7 => vec![Edit::add(Id::new(format!("n{text}-{record}")), application(&words))],
        8 => upsert!(model, settings, settings_id(), Settings::default(), |s: &mut Settings| s.goal.clone_from(&words)),
        9 => upsert!(model, settings, settings_id(), Settings::default(), |s: &mut Settings| s.theme =
            if text.is_multiple_of(2) { ColorScheme::Dark } else { ColorScheme::Light }),
        10 => upsert!(model, reflections, named("r"), Reflection::default(), |r: &mut Reflection| r.meant.clone_from(&words)),
        11 => upsert!(model, reflections, named("r"), Reflection::default(), |r: &mut Reflection| drop(
            r.before_words.insert(Id::new(format!("w{}", text % 3)), words.clone())
        )),
        12 => upsert!(model, reflections, named("r"), Reflection::default(), |r: &mut Reflection| drop(
            r.before_words.remove(&Id::new(format!("w{}", text % 3)))
        )),
        13 => upsert!(model, diary, named("d"), DiaryEntry::default(), |d: &mut DiaryEntry| d.writing.clone_from(&words)),
        14 => upsert!(model, diary, named("d"), DiaryEntry::default(), |d: &mut DiaryEntry| d.mood =
            Mood::ALL.get(usize::from(text % 5)).copied()),
        15 => upsert!(model, people, named("p"), Person { name: "Kim".into(), ..Person::default() }, |p: &mut Person| p
            .name
            .clone_from(&words)),
        16 => upsert!(model, bills, named("b"), a_bill(), |b: &mut Bill| b.name.clone_from(&words)),
        17 => upsert!(
            model,
            worries,
            named("w"),
            Worry { text: words.clone(), date: day(1), metric: None, rested_on: None },
            |w: &mut Worry| w.text.clone_from(&words)
        ),
        18 => upsert!(model, skills, named("s"), a_skill(), |s: &mut SkillGap| s.name.clone_from(&words)),
        _ => match model.actions.get(&named("x")) {
            Some(before) => vec![Edit::remove(named("x"), before)],
            None => sample_action().map(|action| vec![Edit::add(named("x"), action.as_ref().clone())]).unwrap_or_default(),
        },
    }
}

fn sample_model() -> &'static Model {
    static MODEL: std::sync::OnceLock<Model> = std::sync::OnceLock::new();
    MODEL.get_or_init(|| {
        let mut storage = MemoryStore::default();
        open(&mut storage);
        Tab::new(9).apply(&mut storage, &domain::sample::change(day(22))).unwrap();
        open(&mut storage)
    })
}

fn sample_action() -> Option<Arc<Action>> {
    sample_model().actions.iter().next().map(|(_, action)| action.clone())
}

fn a_bill() -> Bill {
    sample_model().bills.iter().next().map(|(_, bill)| bill.as_ref().clone()).unwrap()
}

fn a_skill() -> SkillGap {
    sample_model().skills.iter().next().map(|(_, skill)| skill.as_ref().clone()).unwrap()
}

fn play(steps: &[(usize, Step)], skew: i64, pace: u64) -> [Device; 2] {
    let mut devices = [Device::new(1, 0, 1000), Device::new(2, skew, pace)];
    for (who, step) in steps {
        match step {
            Step::Edit(kind, record, text) => devices[*who].edit(*kind, *record, *text),
            Step::Export => devices[*who].export(),
            Step::Merge(which) => {
                let files = &devices[1 - who].files;
                if let Some(file) = files.get(which % files.len().max(1)).cloned() {
                    devices[*who].merge(&file);
                }
            }
            Step::Undo => drop(restore::undo(&mut devices[*who].storage).unwrap()),
        }
    }
    devices
}

#[test]
fn each_kind_of_edit_does_something() {
    for kind in 0..KINDS {
        let mut device = Device::new(1, 0, 1000);
        for text in 0..5 {
            device.edit(kind, 0, text);
        }
        // An edit that only removes needs something to remove.
        assert!(!device.model().all().is_empty(), "{kind}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    /// Whatever happened on both, once each has the other's last file they are equal; in whichever order the files come, and however often.
    #[test]
    fn both_end_equal(
        steps in proptest::collection::vec(step(), 0..40),
        skew in prop_oneof![Just(0_i64), Just(-7_200_000), Just(7_200_000), Just(86_400_000), -50_000_000_i64..50_000_000],
        pace in prop_oneof![Just(1000_u64), Just(0), Just(60_000)],
        order in proptest::collection::vec((0_usize..2, any::<usize>()), 0..8),
    ) {
        let mut devices = play(&steps, skew, pace);
        for device in &mut devices {
            device.export();
        }
        let files: Vec<Vec<String>> = devices.iter().map(|device| device.files.clone()).collect();
        for (who, which) in order {
            let theirs = &files[1 - who];
            devices[who].merge(&theirs[which % theirs.len()]);
        }
        for who in 0..2 {
            devices[who].merge(files[1 - who].last().unwrap());
        }
        prop_assert_eq!(devices[0].model(), devices[1].model());
        // Every further file changes nothing.
        let before = devices[0].model();
        for file in files.iter().flatten() {
            devices[0].merge(file);
        }
        prop_assert_eq!(before, devices[0].model());
    }

    /// A third device that gets the files in any order ends with the same.
    #[test]
    fn the_order_does_not_matter(steps in proptest::collection::vec(step(), 0..30), turned in any::<bool>(), skew in -20_000_000_i64..20_000_000) {
        let mut devices = play(&steps, skew, 1000);
        for device in &mut devices {
            device.export();
        }
        let mut files: Vec<String> = devices.iter().flat_map(|device| device.files.clone()).collect();
        let mut third = Device::new(3, 0, 1000);
        for file in &files {
            third.merge(file);
        }
        let first = usize::from(!files.is_empty());
        if turned { files.reverse() } else { files.rotate_left(first) }
        let mut fourth = Device::new(4, skew, 0);
        files.iter().chain(files.first()).for_each(|file| fourth.merge(file));
        prop_assert_eq!(third.model(), fourth.model());
    }
}
