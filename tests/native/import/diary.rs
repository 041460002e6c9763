//! Daylio's diary: moods and notes with their days, in once, nothing scored.

use std::collections::BTreeSet;

use chrono::NaiveTime;
use domain::change::Change;
use domain::diary::{DiaryEntry, Mood};
use domain::model::Model;
use exchange::kind::FileKind;
use exchange::moods::{MoodRow, plan};
use exchange::preview::{Counts, Fate};
use onward::jobs::import::{Content, Step};

use crate::support::import::{Applications, answer, day, fixture};

fn rows(bytes: &[u8]) -> Vec<MoodRow> {
    let found = answer(bytes, &Applications::new(), None, Step::Import);
    assert_eq!(found.kind, FileKind::Daylio);
    let Content::Diary(rows) = found.content else { panic!("a diary") };
    rows
}

fn taken_in(model: &mut Model, rows: &[MoodRow], skip: &BTreeSet<usize>) -> Counts {
    let (preview, edits) = plan(&model.diary, rows, skip);
    if !edits.is_empty() {
        let change = Change::many("Import", edits);
        change.check().unwrap();
        for edit in change.edits {
            model.put(edit.id, edit.after.unwrap());
        }
    }
    preview.counts()
}

#[test]
fn moods_and_notes_come_in_with_their_days() {
    let rows = rows(&fixture("daylio.csv"));
    let mut model = Model::default();
    let counts = taken_in(&mut model, &rows, &BTreeSet::new());
    assert_eq!(counts, Counts { new: 4, unreadable: 1, skipped: 1, ..Counts::default() });
    let at = |hour, minute| NaiveTime::from_hms_opt(hour, minute, 0);
    let check = |on: &str, time, mood, writing: &str| {
        let found = model.diary.values().find(|entry| entry.on == day(on) && entry.at == time).unwrap_or_else(|| panic!("{on} {time:?}"));
        assert_eq!(**found, DiaryEntry { on: day(on), at: time, mood, writing: writing.into(), ..DiaryEntry::default() });
    };
    check("2026-12-09", at(13, 48), Some(Mood::Bright), "A call\nThey want to meet me.\nOn Friday.\nActivities: work, family");
    check("2026-12-08", at(8, 30), Some(Mood::Even), "");
    // A name of the person's own has no place among the five: it is kept as a word.
    check("2026-12-08", at(21, 15), None, "Long day\nover\nMood: cosy\nActivities: reading, tea\nScales: Sleep: 4");
    // A time that is none does not cost the day.
    check("2026-12-07", None, Some(Mood::Hard), "Turned down again.");
    // The same file again changes nothing, also after an entry was edited here.
    let id = model.diary.keys().next().unwrap().clone();
    let edited = DiaryEntry { writing: "Mine".into(), ..model.diary.get(&id).unwrap().as_ref().clone() };
    model.put(id.clone(), edited.into());
    assert_eq!(taken_in(&mut model, &rows, &BTreeSet::new()), Counts { same: 5, unreadable: 1, ..Counts::default() });
    assert_eq!(model.diary.get(&id).unwrap().writing, "Mine");
}

#[test]
fn older_files_and_what_is_left_out() {
    let old = "full_date,date,weekday,time,mood,activities,note_title,note\n2019-02-28,February 28,Thursday,21:00,Good,,,\n";
    let mut model = Model::default();
    assert_eq!(taken_in(&mut model, &rows(old.as_bytes()), &BTreeSet::from([1])), Counts { skipped: 1, ..Counts::default() });
    assert_eq!(taken_in(&mut model, &rows(old.as_bytes()), &BTreeSet::new()), Counts { new: 1, ..Counts::default() });
    // A note longer than one field takes is said, and costs the others nothing.
    let row = |note: String| MoodRow { on: Some(day("2019-03-01")), note, ..MoodRow::default() };
    let (preview, edits) = plan(&Model::default().diary, &[row("x".repeat(200_001)), row("short".into())], &BTreeSet::new());
    assert!(matches!(&preview.rows[0].fate, Fate::Unreadable(_)), "{:?}", preview.rows[0]);
    assert_eq!(edits.len(), 1);
}
