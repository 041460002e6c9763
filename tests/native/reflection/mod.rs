//! Reflections, quiet time, questions and actions: every rule, and no panic on anything.

mod begin;
mod growth;
mod letters;
mod nudges;
mod path;
mod people;

use crate::support::reflection::{at, day, put};
use chrono::{NaiveDate, NaiveTime, TimeDelta};
use domain::actions::setback::{SUGGESTIONS, suggestions};
use domain::actions::{Action, ActionState, Setback, if_then};
use domain::application::progress::Stage;
use domain::application::{Application, Event, EventKind, event::InterviewFormat};
use domain::id::Id;
use domain::limits::LONGEST_TEXT;
use domain::model::Model;
use domain::questions::prep::{self, PrepItem};
use domain::questions::question_bank::{STARTERS, find_starter};
use domain::questions::schedule::spacing;
use domain::questions::{InterviewKind, Question, Rehearsal, StarPart};
use domain::record::{Kind, Record};
use domain::reflection::quiet::{QuietLength, QuietTime};
use domain::reflection::quiet_state::{Quiet, state};
use domain::reflection::{About, Occasion, Reflection, ReflectionStep, feelings};
use proptest::prelude::*;

#[test]
fn steps_run_from_feelings_to_close() {
    let mut step = ReflectionStep::default();
    let mut walked = vec![step];
    while let Some(next) = step.next() {
        assert_eq!(next.previous(), Some(step));
        assert!(next.progress() > step.progress());
        step = next;
        walked.push(step);
    }
    assert_eq!(walked, ReflectionStep::ALL);
    assert_eq!(ReflectionStep::Feelings.previous(), None);
    for step in ReflectionStep::ALL {
        assert_eq!(ReflectionStep::from_slug(step.slug()), Some(step));
        assert!(!step.title().contains('!') && !step.hint().contains('!'));
        assert_eq!(ReflectionStep::ALL[step.number() - 1], step);
    }
    assert_eq!(ReflectionStep::from_slug("elsewhere"), None);
}

#[test]
fn feeling_words_have_one_key_each() {
    let words: Vec<&str> = feelings::FAMILIES.iter().flat_map(|f| f.words).copied().collect();
    assert_eq!(words.len(), 24);
    let keys: std::collections::BTreeSet<Id> = words.iter().map(|w| feelings::key(w)).collect();
    assert_eq!(keys.len(), words.len());
    assert!(feelings::FIRST.iter().all(|word| words.contains(word)));
    assert_eq!(feelings::key("Not good enough "), feelings::key("not good enough"));
    assert_ne!(feelings::key("müde"), feelings::key("mude"));
    assert_eq!(feelings::key("متعب"), feelings::key(" متعب"));
    assert_eq!(feelings::family("numb").unwrap().name, "Worn out");
    for strength in 0..=255 {
        assert!(!feelings::strength_label(strength).is_empty());
    }
}

#[test]
fn about_outlives_its_application() {
    let mut application = Application { company: "Fabrikam".into(), role: "Data analyst".into(), ..Application::default() };
    let today = day(2026, 11, 26);
    for (n, on) in [day(2026, 11, 9), day(2026, 11, 20), day(2026, 12, 9)].into_iter().enumerate() {
        application.timeline.insert(Id::new(format!("i{n}")), Event::on(EventKind::interview(), on));
    }
    let about = About::of(&Id::new("a"), &application, Occasion::TurnedDown, today);
    assert_eq!(about.title(), "Fabrikam · second interview");
    let text = Record::from(std::sync::Arc::new(Reflection::new(about.clone(), today))).to_json_text().unwrap().into_owned();
    let read = Record::read(Kind::Reflection, &text).unwrap();
    let read = read.get::<Reflection>().unwrap();
    assert_eq!(read.about, about);
    let title = |company: &str, role: &str, stage, round| {
        About { company: company.into(), role: role.into(), stage, round, ..About::default() }.title()
    };
    assert_eq!(title("", "", Some(Stage::Interview), 1), "In general");
    assert_eq!(title("", "Planner", None, 0), "Planner");
    assert_eq!(title("Litware", "", Some(Stage::Screen), 0), "Litware · first call");
    assert_eq!(title("Litware", "", Some(Stage::Offer), 9), "Litware · offer");
}

#[test]
fn a_quiet_window_ends_by_the_wall_clock() {
    let evening = QuietLength::ThisEvening;
    let ends = [
        (at(2026, 11, 26, 19, 30), at(2026, 11, 27, 8, 0)),
        (at(2026, 11, 26, 23, 59), at(2026, 11, 27, 8, 0)),
        (at(2026, 11, 27, 0, 30), at(2026, 11, 27, 8, 0)),
        (at(2026, 11, 27, 4, 0), at(2026, 11, 27, 8, 0)),
        (at(2026, 11, 27, 4, 1), at(2026, 11, 28, 8, 0)),
        (at(2026, 12, 31, 21, 0), at(2027, 1, 1, 8, 0)),
        (at(2028, 2, 28, 21, 0), at(2028, 2, 29, 8, 0)),
    ];
    for (now, until) in ends {
        assert_eq!(evening.until(now), until, "{now}");
    }
    assert_eq!(QuietLength::ADay.until(at(2026, 3, 28, 20, 0)), at(2026, 3, 29, 20, 0));
    assert_eq!(QuietLength::ThreeDays.until(at(2026, 12, 30, 7, 5)), at(2027, 1, 2, 7, 5));

    let night = QuietTime::new(evening, at(2026, 11, 26, 22, 0), None);
    let cases = [
        (at(2026, 11, 26, 22, 0), true),
        (at(2026, 11, 26, 23, 59), true),
        (at(2026, 11, 27, 0, 0), true),
        (at(2026, 11, 27, 7, 59), true),
        (at(2026, 11, 27, 8, 0), false),
    ];
    for (now, quiet) in cases {
        assert_eq!(night.is_quiet(now), quiet, "{now}");
    }
}

#[test]
fn time_changes_neither_break_nor_stretch_a_window() {
    // Autumn: taken at 02:40 before the clock goes back; at 02:10 after it the window has not ended though the clock reads earlier.
    let autumn = QuietTime::new(QuietLength::ADay, at(2026, 10, 25, 2, 40), None);
    assert!(autumn.is_quiet(at(2026, 10, 25, 2, 10)));
    // Spring: it ends at a time that does not exist that day.
    let spring = QuietTime::new(QuietLength::Until(at(2026, 3, 29, 2, 30)), at(2026, 3, 28, 20, 0), None);
    assert!(spring.is_quiet(at(2026, 3, 29, 1, 59)));
    assert!(!spring.is_quiet(at(2026, 3, 29, 3, 0)));
    // A flight to the west turns the clock back by hours.
    assert!(autumn.is_quiet(at(2026, 10, 24, 17, 0)));
    // A clock that was years ahead does not silence the app for years.
    let wrong = QuietTime::new(QuietLength::ThreeDays, at(2031, 1, 1, 12, 0), None);
    assert!(!wrong.is_quiet(at(2026, 11, 26, 12, 0)));
}

#[test]
fn windows_are_bounded() {
    let from = at(2026, 11, 26, 20, 0);
    let until = |until| QuietTime::new(QuietLength::Until(until), from, None).check();
    assert!(until(from + TimeDelta::days(14)).is_ok());
    assert_eq!(until(from + TimeDelta::days(15)).unwrap_err().field, "until");
    assert_eq!(until(from).unwrap_err().field, "until");
    assert!(until(from - TimeDelta::hours(1)).is_err());
}

#[test]
fn the_way_back_is_offered_once_and_not_forever() {
    let mut model = Model::default();
    let window = QuietTime::new(QuietLength::ADay, at(2026, 11, 24, 20, 0), Some(Id::new("r")));
    put(&mut model, "w", window.clone());
    let on = |m: &Model, now| state(m, now);
    assert!(matches!(on(&model, at(2026, 11, 25, 19, 59)), Quiet::On { until, .. } if until == window.until));
    assert_eq!(on(&model, at(2026, 11, 25, 20, 0)), Quiet::ComingBack { id: Id::new("w"), reflection: Some(Id::new("r")) });
    assert!(matches!(on(&model, at(2026, 12, 2, 20, 0)), Quiet::ComingBack { .. }));
    assert_eq!(on(&model, at(2026, 12, 2, 20, 1)), Quiet::Off);
    // A later window wins over the way back from an earlier one.
    put(&mut model, "x", QuietTime::new(QuietLength::ADay, at(2026, 11, 25, 21, 0), None));
    assert!(matches!(on(&model, at(2026, 11, 25, 22, 0)), Quiet::On { id, .. } if id == Id::new("x")));
    // Coming back early ends it.
    let mut model = Model::default();
    put(&mut model, "w", QuietTime { back: true, ..window });
    assert_eq!(on(&model, at(2026, 11, 25, 10, 0)), Quiet::Off);
}

fn question(added: NaiveDate, confidence: Option<u8>, rehearsals: &[(NaiveDate, u8)]) -> Question {
    let rehearsal = |(n, (on, confidence)): (usize, &(NaiveDate, u8))| {
        (Id::new(format!("r{n}")), Rehearsal { on: *on, confidence: *confidence, seconds: None })
    };
    Question {
        added_on: added,
        text: "Why?".into(),
        confidence,
        rehearsals: rehearsals.iter().enumerate().map(rehearsal).collect(),
        ..Question::default()
    }
}

#[test]
fn rehearsals_are_spaced_by_confidence() {
    type Case<'a> = (Option<u8>, &'a [(NaiveDate, u8)], NaiveDate);
    assert_eq!([1, 2, 3, 4, 5].map(spacing), [1, 3, 7, 16, 35]);
    assert_eq!((spacing(0), spacing(200)), (1, 35));
    let added = day(2026, 2, 20);
    let cases: [Case; 8] = [
        (None, &[], day(2026, 2, 21)),
        (Some(3), &[], day(2026, 2, 27)),
        (Some(5), &[], day(2026, 3, 27)),
        (Some(5), &[(day(2026, 2, 28), 1)], day(2026, 3, 1)),
        (None, &[(day(2026, 2, 28), 2)], day(2026, 3, 3)),
        (None, &[(day(2026, 2, 28), 2), (day(2026, 3, 3), 4)], day(2026, 3, 19)),
        (None, &[(day(2026, 3, 3), 4), (day(2026, 2, 28), 2)], day(2026, 3, 19)),
        (None, &[(day(2026, 12, 1), 5)], day(2027, 1, 5)),
    ];
    for (confidence, rehearsals, due) in cases {
        let question = question(added, confidence, rehearsals);
        assert_eq!(question.due_on(), Some(due), "{question:?}");
        assert!(question.is_due(due) && !question.is_due(due.pred_opt().unwrap()));
    }
    assert_eq!(Question { resting: true, ..question(added, None, &[]) }.due_on(), None);
    assert_eq!(Question { text: "  ".into(), ..question(added, None, &[]) }.due_on(), None);
    assert_eq!(question(NaiveDate::MAX, None, &[]).due_on(), None);
    assert!(question(added, Some(6), &[]).check().is_err());
    assert!(question(added, None, &[(added, 0)]).check().is_err());
}

#[test]
fn the_starter_bank_covers_every_kind() {
    let names: std::collections::BTreeSet<&str> = STARTERS.iter().map(|s| s.name).collect();
    assert_eq!(names.len(), STARTERS.len());
    for kind in InterviewKind::ALL {
        assert!(STARTERS.iter().filter(|s| s.kinds.contains(&kind)).count() >= prep::PREP_COUNT, "{kind:?}");
    }
    for starter in &STARTERS {
        assert!(starter.question(day(2026, 1, 1)).check().is_ok());
        assert_eq!(find_starter(starter.name), Some(starter));
        assert!(!starter.text.contains('!') && starter.hint.ends_with('.'), "{}", starter.name);
    }
    assert!(StarPart::ALL.iter().all(|part| part.hint().ends_with(['.', '?'])));
}

#[test]
fn kinds_are_read_off_the_appointment() {
    let interview = |form| EventKind::Interview { form: Some(form), with: String::new() };
    assert_eq!(InterviewKind::of(&EventKind::Screen, 1), [InterviewKind::FirstCall]);
    assert_eq!(InterviewKind::of(&interview(InterviewFormat::Practical), 1), [InterviewKind::Practical]);
    assert_eq!(InterviewKind::of(&interview(InterviewFormat::Panel), 3), [InterviewKind::Panel, InterviewKind::Experience]);
    assert_eq!(InterviewKind::of(&interview(InterviewFormat::Video), 3), [InterviewKind::Final, InterviewKind::Experience]);
    assert_eq!(InterviewKind::of(&EventKind::interview(), 1), [InterviewKind::Experience]);
    assert!(InterviewKind::of(&EventKind::Applied, 1).is_empty());
}

#[test]
fn five_are_picked_for_the_talk_on_thursday() {
    let today = day(2026, 11, 24);
    let mut model = Model::default();
    let own = |kinds: &[InterviewKind], rehearsals: &[(NaiveDate, u8)]| Question {
        kinds: kinds.to_vec(),
        ..question(day(2026, 11, 1), None, rehearsals)
    };
    put(&mut model, "sure", own(&[InterviewKind::Panel], &[(day(2026, 11, 23), 5)]));
    put(&mut model, "shaky", own(&[InterviewKind::Panel], &[(day(2026, 11, 20), 1)]));
    put(&mut model, "any", own(&[], &[(day(2026, 11, 20), 2)]));
    put(&mut model, "call", own(&[InterviewKind::FirstCall], &[]));
    put(&mut model, "resting", Question { resting: true, ..own(&[InterviewKind::Panel], &[]) });
    let picked = prep::pick(&model, &[InterviewKind::Panel], today, 5);
    let names: Vec<String> = picked
        .iter()
        .map(|p| match p {
            PrepItem::Own(id) => id.to_string(),
            PrepItem::Starter(s) => format!("*{}", s.name),
        })
        .collect();
    assert_eq!(names, ["shaky", "any", "sure", "*yourself", "*weakness"]);
    assert_eq!(prep::pick(&model, &[InterviewKind::Panel], today, 0), []);
    assert_eq!(prep::pick(&Model::default(), &[], today, 5).len(), 5);
    assert_eq!(
        prep::pick(&model, &[InterviewKind::Panel], today, 1000).len(),
        4 + STARTERS.iter().filter(|s| s.kinds.contains(&InterviewKind::Panel)).count()
    );
    // A starter in the bank is not offered a second time.
    put(&mut model, "mine", find_starter("yourself").unwrap().question(today));
    let again = prep::pick(&model, &[InterviewKind::Panel], today, 1000);
    assert!(!again.iter().any(|p| matches!(p, PrepItem::Starter(s) if s.name == "yourself")));
}

#[test]
fn talks_that_ended_are_not_rehearsed() {
    let today = day(2026, 11, 24);
    let mut model = Model::default();
    let mut application = Application { company: "Contoso".into(), ..Application::default() };
    application
        .timeline
        .insert(Id::new("i"), Event { time: NaiveTime::from_hms_opt(9, 30, 0), ..Event::on(EventKind::interview(), day(2026, 11, 26)) });
    put(&mut model, "a", application.clone());
    let ahead = prep::upcoming(&model, today);
    assert_eq!((ahead.len(), ahead[0].on), (1, day(2026, 11, 26)));
    let sheet = prep::sheet(&model, &ahead[0], today).unwrap();
    assert_eq!((sheet.company.as_str(), sheet.questions.len()), ("Contoso", 5));
    application.timeline.insert(Id::new("w"), Event::on(EventKind::Withdrew, day(2026, 11, 27)));
    put(&mut model, "a", application);
    assert!(prep::upcoming(&model, today).is_empty());
    assert!(prep::sheet(&Model::default(), &ahead[0], today).is_none());
}

#[test]
fn the_sheet_is_for_the_interview_that_comes() {
    let mut model = Model::default();
    let mut one = Application { company: "Contoso".into(), ..Application::default() };
    for (id, hour) in [("early", 8), ("late", 16)] {
        let time = NaiveTime::from_hms_opt(hour, 0, 0);
        one.timeline.insert(Id::new(id), Event { time, ..Event::on(EventKind::interview(), day(2026, 11, 26)) });
    }
    put(&mut model, "a", one);
    for (hour, wanted) in [(7, "early"), (10, "late"), (17, "late")] {
        let next = prep::next(&model, &Id::new("a"), at(2026, 11, 26, hour, 0));
        assert_eq!(next.map(|next| next.event), Some(Id::new(wanted)), "at {hour}");
    }
}

#[test]
fn actions_come_due_and_are_asked_about_two_weeks_later() {
    let planned = Action { planned_on: day(2026, 11, 1), then: "I call.".into(), due: Some(day(2026, 11, 5)), ..Action::default() };
    let done = Action { done_on: Some(day(2026, 11, 4)), ..planned.clone() };
    let cases = [
        (planned.clone(), day(2026, 11, 4), ActionState::Open),
        (planned.clone(), day(2026, 11, 5), ActionState::Due),
        (planned.clone(), day(2026, 11, 18), ActionState::Due),
        (planned.clone(), day(2026, 11, 19), ActionState::ToAsk),
        (Action { due: None, ..planned.clone() }, day(2026, 11, 14), ActionState::Open),
        (Action { due: None, ..planned.clone() }, day(2026, 11, 15), ActionState::ToAsk),
        (done.clone(), day(2026, 11, 17), ActionState::Done),
        (done.clone(), day(2026, 11, 18), ActionState::ToAsk),
        (Action { asked_on: Some(day(2026, 11, 18)), ..done }, day(2026, 12, 1), ActionState::Done),
        (Action { dropped_on: Some(day(2026, 11, 2)), ..planned.clone() }, day(2026, 12, 1), ActionState::Dropped),
        // A new day after having been asked: due again, and asked again two weeks after it.
        (
            Action { asked_on: Some(day(2026, 11, 19)), due: Some(day(2026, 11, 25)), ..planned.clone() },
            day(2026, 11, 25),
            ActionState::Due,
        ),
        (Action { asked_on: Some(day(2026, 11, 19)), due: Some(day(2026, 11, 25)), ..planned }, day(2026, 12, 9), ActionState::ToAsk),
    ];
    for (action, today, state) in cases {
        assert_eq!(action.state(today), state, "{action:?} on {today}");
    }
    assert_eq!(if_then("When it is Thursday, ", " I call."), "When it is Thursday, I call.");
    assert_eq!(if_then("", "I call."), "I call.");
    assert_eq!(if_then("When it is Thursday …", ""), "When it is Thursday");
    assert_eq!(if_then(" ", ""), "");
}

#[test]
fn setbacks_fit_the_moment() {
    let written = Setback { when: SUGGESTIONS[0].when.into(), ..Setback::default() };
    let booked = suggestions(&[&written], true);
    assert_eq!(booked.len(), SUGGESTIONS.len() - 1);
    assert!(booked[0].when.contains("gap"));
    assert!(suggestions(&[], false)[0].when.contains("week goes by"));
    for s in SUGGESTIONS {
        assert!(s.when.starts_with("If ") && s.then.starts_with("I ") && s.then.ends_with('.'), "{s:?}");
    }
}

#[test]
fn long_texts_are_kept_and_too_long_ones_refused() {
    let check = |text: String| Reflection { happened: text, ..Reflection::default() }.check();
    assert!(check("<script>alert(1)</script>".repeat(4_000)).is_ok());
    assert!(check("😀".repeat(100_000)).is_ok());
    assert!(check("ع".repeat(LONGEST_TEXT)).is_ok());
    let problem = check("ع".repeat(LONGEST_TEXT + 1)).unwrap_err();
    assert_eq!(problem.field, "happened");
    assert!(problem.sentence.contains("1 character over"), "{problem}");
    assert!(Reflection { before_strength: Some(11), ..Reflection::default() }.check().is_err());
}

#[test]
fn half_a_record_is_read_as_one() {
    for kind in Kind::ALL {
        let Ok(record) = Record::read(*kind, "{}") else { continue };
        let _ = record.check();
        let text = record.to_json_text().unwrap();
        assert_eq!(Record::read(*kind, &text).unwrap(), record);
    }
    for kind in [
        Kind::Reflection,
        Kind::QuietTime,
        Kind::Clue,
        Kind::Question,
        Kind::FeedbackRequest,
        Kind::Action,
        Kind::Setback,
        Kind::DiaryEntry,
        Kind::Person,
        Kind::SkillGap,
    ] {
        assert!(Record::read(kind, "{}").is_ok(), "{kind:?}");
        for field in kind.unions() {
            assert!(Record::read(kind, &format!("{{\"{field}\":{{}}}}")).is_ok(), "{field} of {kind:?} is no map");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn any_clock_will_do(from in -3_000_000_000i64..3_000_000_000, length in 0i64..20_000_000, now in -3_000_000_000i64..3_000_000_000) {
        let moment = |seconds| chrono::DateTime::from_timestamp(seconds, 0).unwrap().naive_utc();
        let window = QuietTime { from: moment(from), until: moment(from + length), reflection: None, back: false };
        let now = moment(now);
        let _ = window.check();
        prop_assert!(!(window.is_quiet(now) && window.is_coming_back(now)));
        prop_assert!(!window.is_quiet(window.until));
        for choice in [QuietLength::ThisEvening, QuietLength::ADay, QuietLength::ThreeDays] {
            let taken = QuietTime::new(choice, now, None);
            prop_assert!(taken.check().is_ok() && taken.is_quiet(now));
        }
    }

    #[test]
    fn any_word_has_a_key(word in ".{0,60}") {
        let key = feelings::key(&word);
        prop_assert_eq!(&Id::new(key.as_str()), &key);
        prop_assert_eq!(feelings::key(&word), key);
    }
}
