//! The routine: blocks, hours against the plan, the timer through sleep and a change of clocks, a smaller week, the calendar file, Today's line.

use std::collections::BTreeSet;

use chrono::{Datelike, Days, NaiveDate, NaiveDateTime};
use domain::change::Change;
use domain::choice::Choice;
use domain::currency::Currency;
use domain::day::{self, Answer, Rank, settle};
use domain::id::Id;
use domain::model::Model;
use domain::routine::template::{Template, apply};
use domain::routine::timer::{Timer, minutes_since};
use domain::routine::{self, Block, BlockKind, BlockLog, BlockOutcome, WeekDay, edits, hours, shrink};
use exchange::out::calendar;
use exchange::out::zone::Zone;

use crate::support::reflection::{at, day, put, sample_model};

const MINUTE: i64 = 60_000;

fn monday() -> NaiveDate {
    day(2026, 11, 23)
}

fn put_change(model: &mut Model, change: Change) {
    change.check().unwrap();
    for edit in change.edits {
        match edit.after {
            Some(after) => drop(model.put(edit.id, after)),
            None => drop(model.remove(edit.kind, &edit.id)),
        }
    }
}

fn from_template(template: Template) -> Model {
    let mut model = Model::default();
    let mut n = 0;
    let change = apply(&model, template, monday(), || {
        n += 1;
        Id::new(format!("b{n:02}"))
    });
    put_change(&mut model, change);
    model
}

fn block(day: WeekDay, start: u32, minutes: u32) -> Block {
    Block { day, start, minutes, from: monday(), ..Block::default() }
}

#[test]
fn templates_have_the_hours_they_promise() {
    for (template, hours_of) in [(Template::Five, 5), (Template::Ten, 10), (Template::Twenty, 20)] {
        let model = from_template(template);
        assert_eq!(hours::in_all(&model, monday()), (hours_of * 60, 0), "{template:?}");
        let week = routine::week(&model, monday());
        assert!(week.iter().all(|one| one.plan.check().is_ok()));
        for (nth, one) in week.iter().enumerate() {
            let overlaps = |other: &routine::Occurrence| {
                other.on == one.on
                    && other.plan.start < one.plan.start + one.plan.minutes
                    && one.plan.start < other.plan.start + other.plan.minutes
            };
            assert!(!week[nth + 1..].iter().any(overlaps), "{template:?} overlaps on {}", one.on);
        }
    }
    // Another template takes the place of the first.
    let mut model = from_template(Template::Twenty);
    let mut n = 0;
    let change = apply(&model, Template::Five, monday(), || {
        n += 1;
        Id::new(format!("again{n}"))
    });
    put_change(&mut model, change);
    assert_eq!(hours::in_all(&model, monday()).0, 300);
}

#[test]
fn a_plan_made_on_saturday_has_no_hours_before_it() {
    let mut model = Model::default();
    let mut n = 0;
    let change = apply(&model, Template::Five, monday() + Days::new(5), || {
        n += 1;
        Id::new(format!("b{n:02}"))
    });
    put_change(&mut model, change);
    let next = monday() + Days::new(7);
    assert_eq!((hours::in_all(&model, monday()), hours::in_all(&model, next)), ((0, 0), (300, 0)));
    // To be looked at and changed, it is there as a whole.
    assert_eq!((routine::week(&model, monday()).len(), routine::plan(&model, monday()).len()), (1, 6));
}

#[test]
fn a_block_is_checked() {
    let field = |block: Block| block.check().map_err(|problem| problem.field);
    assert_eq!(field(block(WeekDay::Mon, 1_439, 60)), Ok(()));
    assert_eq!(field(block(WeekDay::Mon, 1_440, 60)), Err("time"));
    assert_eq!(field(block(WeekDay::Mon, 0, 14)), Err("minutes"));
    assert_eq!(field(block(WeekDay::Mon, 0, 721)), Err("minutes"));
    assert_eq!(field(Block { note: "x".repeat(200_001), ..block(WeekDay::Mon, 0, 60) }), Err("note"));
}

#[test]
fn over_midnight_and_by_arrow_keys() {
    let late = block(WeekDay::Mon, 23 * 60 + 30, 90);
    assert_eq!(late.is_now(at(2026, 11, 23, 23, 45)), Some(monday()));
    assert_eq!(late.is_now(at(2026, 11, 24, 0, 59)), Some(monday()), "after midnight it is still Monday's");
    assert_eq!(late.is_now(at(2026, 11, 24, 1, 0)), None);
    assert_eq!(late.is_now(at(2026, 11, 23, 0, 30)), None, "before it was planned");
    assert_eq!((late.ends().to_string(), late.moved(0, 5).start, late.moved(0, -100).start), ("01:00:00".into(), 1_410, 0));
    assert_eq!((late.moved(-3, 0).day, late.moved(9, 0).day, late.moved(2, 0).day), (WeekDay::Mon, WeekDay::Sun, WeekDay::Wed));
}

#[test]
fn the_timer_counts_from_the_stored_moment() {
    let started = 1_795_000_000_000;
    let check = |gone: i64, expected: (&str, bool)| {
        let timer = Timer::at(started, 120, started + gone);
        assert_eq!((timer.text().as_str(), timer.is_over), expected, "{gone}");
    };
    check(0, ("2:00:00", false));
    check(1, ("2:00:00", false));
    check(1_000, ("1:59:59", false));
    check(77 * MINUTE + 50_000, ("42:10", false));
    check(120 * MINUTE - 1, ("0:01", false));
    check(120 * MINUTE, ("0:00", true));
    // A device that slept for a week; a clock that was set back by an hour, or to the beginning of time.
    check(7 * 24 * 60 * MINUTE, ("0:00", true));
    check(-60 * MINUTE, ("2:00:00", false));
    check(i64::MIN / 2, ("2:00:00", false));
    assert_eq!(
        (minutes_since(started, started - 1), minutes_since(started, started + 59_999), minutes_since(started, i64::MAX)),
        (0, 0, u32::MAX)
    );
}

#[test]
fn the_timer_is_noted_and_never_counts_more_than_was_planned() {
    let mut model = Model::default();
    put(&mut model, "a", block(WeekDay::Mon, 540, 60));
    put(&mut model, "b", block(WeekDay::Mon, 660, 60));
    let (a, b) = (Id::new("a"), Id::new("b"));
    let of = |model: &Model, id: &Id| routine::find(model, id, monday()).map(|(_, log)| log.as_ref().clone()).unwrap();
    let change = edits::start(&model, &a, monday(), 0).unwrap();
    put_change(&mut model, change);
    // Starting the other one pauses the first: one thing at a time.
    let change = edits::start(&model, &b, monday(), 20 * MINUTE).unwrap();
    put_change(&mut model, change);
    assert_eq!((of(&model, &a).started, of(&model, &a).worked, of(&model, &a).left()), (None, Some(20), 40));
    assert_eq!(of(&model, &b).started, Some(20 * MINUTE));
    let change = edits::answer(&model, &a, monday(), BlockOutcome::Partly, 25 * MINUTE).unwrap();
    put_change(&mut model, change);
    assert_eq!(of(&model, &a).counted(), 20);
    // The other ran for days while the tab was closed.
    let change = edits::pause(&model, &b, monday(), 9_000 * MINUTE).unwrap();
    put_change(&mut model, change);
    assert_eq!((of(&model, &b).worked, of(&model, &b).left()), (Some(60), 0));
    assert_eq!(model.block_logs.len(), 2, "a block on a day is one record");
    assert_eq!(edits::answer(&model, &Id::new("gone"), monday(), BlockOutcome::Done, 0), None);
}

#[test]
fn hours_by_kind_against_the_plan() {
    let mut model = from_template(Template::Ten);
    let first = routine::week(&model, monday());
    let searching: Vec<_> = first.iter().filter(|one| one.plan.kind == BlockKind::Searching).collect();
    for (one, outcome) in searching.iter().zip([BlockOutcome::Done, BlockOutcome::Missed]) {
        let change = edits::answer(&model, &one.block, one.on, outcome, 0).unwrap();
        put_change(&mut model, change);
    }
    let learning = first.iter().find(|one| one.plan.kind == BlockKind::Learning).unwrap();
    let change = edits::answer(&model, &learning.block, learning.on, BlockOutcome::LetGo, 0).unwrap();
    put_change(&mut model, change);
    let of = |kind: BlockKind| {
        hours::by_kind(&model, monday()).into_iter().find(|row| row.kind == kind).map(|row| (row.planned, row.done)).unwrap()
    };
    assert_eq!((of(BlockKind::Searching), of(BlockKind::Learning)), ((240, 120), (0, 0)), "what was left out is no longer planned");
    let said: Vec<String> = hours::working(&model, monday()).into_iter().map(|line| line.formula).collect();
    let (planned, done) = hours::in_all(&model, monday());
    let sum = format!(" = {}:{:02} of {}:{:02} hours. Rest is not counted.", done / 60, done % 60, planned / 60, planned % 60);
    assert!(said[0].ends_with(&sum) && said[0].contains("2:00 of 4:00"), "{said:?}");
    assert_eq!(hours::working(&Model::default(), monday()), []);
    // The next week is a week of its own.
    assert_eq!(hours::in_all(&model, day(2026, 11, 30)), (600, 0));
    // Before the first day nothing was planned.
    assert_eq!(hours::in_all(&model, day(2026, 11, 16)), (0, 0));
    let half = BlockLog { minutes: 60, outcome: Some(BlockOutcome::Partly), ..BlockLog::default() };
    assert_eq!(half.counted(), 30);
}

#[test]
fn a_smaller_week_leaves_about_half() {
    for template in Template::CHOICES {
        let mut model = from_template(*template);
        let before = hours::in_all(&model, monday()).0;
        let change = shrink::shrink(&model, at(2026, 11, 23, 8, 0)).unwrap();
        put_change(&mut model, change);
        let after = hours::in_all(&model, monday()).0;
        assert!((before * 2 / 5..=before * 4 / 5).contains(&after), "{template:?}: {before} to {after}");
        // Interviews and rest stay; the next week is whole.
        let left_out = |one: &routine::Occurrence| one.log.as_ref().is_some_and(|log| log.outcome == Some(BlockOutcome::LetGo));
        assert!(
            routine::week(&model, monday())
                .iter()
                .filter(|one| left_out(one))
                .all(|one| !matches!(one.plan.kind, BlockKind::Interviews | BlockKind::Rest))
        );
        assert_eq!(hours::in_all(&model, day(2026, 11, 30)).0, before);
    }
    let model = from_template(Template::Five);
    assert_eq!(shrink::shrink(&model, at(2026, 11, 29, 23, 0)), None, "nothing is ahead any more");
    let mut one = Model::default();
    put(&mut one, "a", block(WeekDay::Fri, 540, 60));
    assert_eq!(shrink::shrink(&one, at(2026, 11, 23, 8, 0)), None, "never the whole of a week");
}

#[test]
fn today_has_a_line_of_it_in_its_place() {
    let mut model = Model::default();
    put(&mut model, "a", block(WeekDay::Thu, 540, 60));
    put(&mut model, "rest", Block { kind: BlockKind::Rest, ..block(WeekDay::Thu, 480, 60) });
    let line =
        |model: &Model, now: NaiveDateTime| day::lines(model, &[], Currency::EUR, now).into_iter().find(|line| line.rank == Rank::Routine);
    assert!(line(&model, at(2026, 11, 26, 8, 30)).is_some(), "the next one of the day");
    let now = at(2026, 11, 26, 9, 30);
    let shown = line(&model, now).unwrap();
    assert_eq!(line(&model, at(2026, 11, 26, 10, 0)), None, "over, without blame");
    assert_eq!(line(&model, at(2026, 11, 27, 9, 30)), None);
    for answer in Answer::ALL {
        let mut model = model.clone();
        let change = settle::settle(&model, &shown, answer, now.date(), || Id::new("new"));
        put_change(&mut model, change);
        assert_eq!(line(&model, now), None, "{answer:?}");
        let outcome = routine::find(&model, &Id::new("a"), now.date()).and_then(|(_, log)| log.outcome);
        let expected = match answer {
            Answer::Done => Some(BlockOutcome::Done),
            Answer::NotMine => Some(BlockOutcome::LetGo),
            Answer::Later => None,
        };
        assert_eq!(outcome, expected);
    }
}

/// A reader of its own, of the few properties the file has: every occurrence as day, wall time and minutes.
fn occurrences(file: &str, until: NaiveDate) -> BTreeSet<(NaiveDateTime, u32)> {
    let unfolded = file.replace("\r\n ", "");
    let moment = |text: &str| NaiveDateTime::parse_from_str(text, "%Y%m%dT%H%M%S").unwrap();
    let mut all = BTreeSet::new();
    for event in unfolded.split("BEGIN:VEVENT").skip(1) {
        let value = |name: &str| event.lines().find_map(|line| line.strip_prefix(name));
        let start = moment(value("DTSTART:").unwrap());
        let minutes = value("DURATION:PT").and_then(|text| text.strip_suffix('M')).unwrap().parse().unwrap();
        assert!(value("RRULE:FREQ=WEEKLY;BYDAY=").is_some());
        let left_out: Vec<NaiveDateTime> = event.lines().filter_map(|line| line.strip_prefix("EXDATE:")).map(moment).collect();
        let weeks = (0..).map_while(|week| start.checked_add_days(Days::new(7 * week))).take_while(|on| on.date() <= until);
        all.extend(weeks.filter(|on| !left_out.contains(on)).map(|on| (on, minutes)));
    }
    all
}

#[test]
fn the_calendar_file_has_every_block_at_its_wall_time() {
    let mut model = from_template(Template::Twenty);
    put(&mut model, "late", Block { note: "Letters; to Adatum, twice".into(), ..block(WeekDay::Sun, 23 * 60 + 30, 90) });
    let change = shrink::shrink(&model, at(2026, 11, 23, 8, 0)).unwrap();
    put_change(&mut model, change);
    let stamp = at(2026, 11, 23, 8, 0);
    let file = calendar::blocks(&model, stamp, None);
    // Over two changes of clocks: the end of winter time in March, and the end of summer time in October.
    let until = day(2027, 11, 30);
    let mut expected = BTreeSet::new();
    let mut week = monday();
    while week <= until {
        let left_out = |one: &routine::Occurrence| one.log.as_ref().is_some_and(|log| log.outcome == Some(BlockOutcome::LetGo));
        let blocks = routine::week(&model, week).into_iter().filter(|one| !left_out(one) && one.on <= until);
        expected.extend(blocks.map(|one| (one.on.and_time(one.plan.begins()), one.plan.minutes)));
        week = week.checked_add_days(Days::new(7)).unwrap();
    }
    assert_eq!(occurrences(&file, until), expected);
    assert!(file.contains("DESCRIPTION:Letters\\; to Adatum\\, twice\r\n"), "{file}");
    assert!(file.lines().all(|line| line.len() <= 75) && !file.contains("TZID") && !file.contains("000000Z\r\nDTSTART"));
    assert_eq!(file.matches("BEGIN:VALARM").count(), file.matches("BEGIN:VEVENT").count() - 1, "rest rings no alarm");
    assert_eq!(calendar::blocks(&model, stamp, None), file, "the same names each time");
}

/// Minutes ahead of universal time in most of Europe: summer time from the last Sunday of March to the last of October, at one o'clock.
fn europe(at: NaiveDateTime) -> i32 {
    let last_sunday = |month: u32| {
        let last = day(at.year(), month, 31);
        last.checked_sub_days(Days::new(u64::from(last.weekday().num_days_from_sunday()))).unwrap().and_hms_opt(1, 0, 0).unwrap()
    };
    if (last_sunday(3)..last_sunday(10)).contains(&at) { 120 } else { 60 }
}

#[test]
fn a_zone_has_each_change_of_its_clocks_to_the_minute() {
    let lines = |offset: &dyn Fn(NaiveDateTime) -> i32| {
        let zone = Zone::of("Europe/Berlin", monday(), offset).unwrap();
        let file = calendar::blocks(&from_template(Template::Five), at(2026, 11, 23, 8, 0), Some(&zone));
        file.split("BEGIN:VEVENT").next().unwrap().replace("\r\n", "\n")
    };
    let berlin = lines(&europe);
    assert!(berlin.contains("BEGIN:STANDARD\nDTSTART:19700101T000000\nTZOFFSETFROM:+0100\nTZOFFSETTO:+0100\nEND:STANDARD\n"), "{berlin}");
    assert!(berlin.contains("BEGIN:DAYLIGHT\nDTSTART:20270328T020000\nTZOFFSETFROM:+0100\nTZOFFSETTO:+0200\nEND:DAYLIGHT\n"), "{berlin}");
    assert!(berlin.contains("BEGIN:STANDARD\nDTSTART:20271031T030000\nTZOFFSETFROM:+0200\nTZOFFSETTO:+0100\nEND:STANDARD\n"), "{berlin}");
    assert_eq!(berlin.matches("BEGIN:DAYLIGHT").count(), 10);
    // A place without summer time has one line, half an hour off or behind as it may be.
    for (minutes, written) in [(330, "+0530"), (-210, "-0330"), (0, "+0000")] {
        let zone = lines(&move |_| minutes);
        assert_eq!((zone.matches("TZOFFSETTO").count(), zone.contains(&format!("TZOFFSETTO:{written}\n"))), (1, true), "{zone}");
    }
    // What a browser may call its zone, and what a file can hold.
    for (name, taken) in [
        ("Etc/GMT+3", true),
        ("America/Argentina/Buenos_Aires", true),
        ("", false),
        ("a;b", false),
        ("a\r\nEND:VCALENDAR", false),
        ("Zürich", false),
    ] {
        assert_eq!(Zone::of(name, monday(), |_| 0).is_some(), taken, "{name}");
    }
    assert!(Zone::of("UTC", NaiveDate::MAX, |_| 0).is_some() && Zone::of("UTC", NaiveDate::MIN, |_| 0).is_none());
}

/// `tests/fixtures/calendar` is what the app writes, with the app's own occurrences over two changes of clocks; `e2e/tests/calendar.spec.js` has another
/// program read the files and compares each. Run with `BLESS=1` to write them anew.
#[test]
fn the_calendar_files_for_another_reader() {
    let until = day(2027, 11, 30);
    let mut model = from_template(Template::Twenty);
    put(&mut model, "late", Block { note: "Letters; to Adatum, twice".into(), ..block(WeekDay::Sat, 23 * 60 + 30, 240) });
    put(&mut model, "change", block(WeekDay::Sun, 60 + 30, 90));
    put(&mut model, "later", Block { from: day(2027, 3, 30), ..block(WeekDay::Sun, 9 * 60, 60) });
    let change = shrink::shrink(&model, at(2026, 11, 23, 8, 0)).unwrap();
    put_change(&mut model, change);
    let stamp = at(2026, 11, 23, 8, 0);
    let mut own = Vec::new();
    let mut week = monday();
    while week <= until {
        let left_out = |one: &routine::Occurrence| one.log.as_ref().is_some_and(|log| log.outcome == Some(BlockOutcome::LetGo));
        for one in routine::week(&model, week).into_iter().filter(|one| !left_out(one) && one.on <= until) {
            let wall = one.on.and_time(one.plan.begins());
            // No block of these begins in an hour that there is twice or not at all.
            let utc = wall - chrono::Duration::minutes(i64::from(europe(wall - chrono::Duration::hours(1))));
            own.push(format!("block.{}@onward {} {}Z {}", one.block, wall.format("%FT%T"), utc.format("%FT%T"), one.plan.minutes));
        }
        week = week.checked_add_days(Days::new(7)).unwrap();
    }
    own.sort();
    let zone = Zone::of("Europe/Berlin", monday(), europe).unwrap();
    let files = [
        ("floating.ics", calendar::blocks(&model, stamp, None)),
        ("berlin.ics", calendar::blocks(&model, stamp, Some(&zone))),
        ("occurrences.txt", own.join("\n") + "\n"),
    ];
    for (name, text) in files {
        let path = format!("{}/tests/fixtures/calendar/{name}", env!("CARGO_MANIFEST_DIR"));
        if std::env::var_os("BLESS").is_some() {
            std::fs::create_dir_all(std::path::Path::new(&path).parent().unwrap()).unwrap();
            std::fs::write(&path, &text).unwrap();
        }
        assert_eq!(std::fs::read_to_string(&path).unwrap_or_default(), text, "{name}: run `BLESS=1 cargo test --test native routine`");
    }
}

#[test]
fn the_sample_has_a_week() {
    let model = sample_model(day(2026, 11, 26));
    let (planned, done) = hours::in_all(&model, monday());
    assert_eq!((planned, done), (600, 120 + 40 + 60 + 120));
    assert_eq!(WeekDay::of(day(2026, 11, 26)), WeekDay::Thu);
}
