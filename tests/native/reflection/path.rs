//! From "I was turned down" to tomorrow: one change, nothing typed twice, and what the end of a reflection leaves elsewhere.

use std::sync::Arc;

use crate::support::reflection::{at, british, day, put};
use chrono::NaiveDate;
use domain::actions::{Action, if_then};
use domain::application::event::RejectionChannel;
use domain::application::progress::{Outcome, Stage};
use domain::application::{Application, Event, EventKind};
use domain::change::Change;
use domain::diary::{DiaryEntry, Mood, queries};
use domain::feedback::{FeedbackRequest, edits};
use domain::id::Id;
use domain::model::Model;
use domain::people::Person;
use domain::questions::Question;
use domain::reflection::quiet::{QuietLength, QuietTime};
use domain::reflection::turned_down::{Reached, TurnedDown, candidates, recent_rejection};
use domain::reflection::{About, Occasion, Reflection, close, reframe};
use domain::settings::Settings;
use exchange::out::calendar;

fn today() -> NaiveDate {
    day(2026, 11, 26)
}

fn ids() -> impl FnMut() -> Id {
    let mut next = 0;
    move || {
        next += 1;
        Id::new(format!("n{next}"))
    }
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

fn application(company: &str, role: &str, events: &[(EventKind, NaiveDate)]) -> Application {
    let entry = |(n, (kind, on)): (usize, &(EventKind, NaiveDate))| (Id::new(format!("e{n}")), Event::on(kind.clone(), *on));
    Application {
        company: company.into(),
        role: role.into(),
        timeline: events.iter().enumerate().map(entry).collect(),
        ..Application::default()
    }
}

fn record(model: &mut Model, form: &TurnedDown) -> Id {
    let before = model.clone();
    let (id, change) = form.record(model, today(), false, ids()).unwrap();
    apply(model, &change);
    let mut back = model.clone();
    for edit in &change.inverse().edits {
        match &edit.after {
            Some(after) => drop(back.put(edit.id.clone(), after.clone())),
            None => drop(back.remove(edit.kind, &edit.id)),
        }
    }
    assert_eq!(back, before, "one undo takes all of it back");
    id
}

#[test]
fn one_form_makes_the_application_the_reflection_and_the_step() {
    let mut model = Model::default();
    let form = TurnedDown {
        company: " Fabrikam ".into(),
        role: "Data analyst".into(),
        reached: Some(Reached::Interview),
        told: Some(RejectionChannel::Call),
        keep: "I asked good questions".into(),
        change: "prepare one story about conflict".into(),
        moment: "it is ten o’clock".into(),
        ..TurnedDown::on(today())
    };
    let id = record(&mut model, &form);
    assert_eq!(model.applications.len(), 1);
    let (application, made) = model.applications.iter().next().unwrap();
    assert_eq!((made.company.as_str(), made.role.as_str()), ("Fabrikam", "Data analyst"));
    assert_eq!((made.stage(), made.outcome()), (Stage::Interview, Some(Outcome::Rejected)));
    let told = made.timeline.values().find(|e| matches!(e.kind, EventKind::Rejected { .. })).unwrap();
    assert_eq!((told.date, &told.kind), (Some(today()), &EventKind::Rejected { told: Some(RejectionChannel::Call) }));
    let reflection = model.reflections.get(&id).unwrap();
    assert_eq!(reflection.about.application.as_ref(), Some(application));
    assert_eq!(reflection.about.occasion, Occasion::TurnedDown);
    assert_eq!((reflection.went_well.as_str(), reflection.finished_on), ("I asked good questions", Some(today())));
    assert_eq!(reflection.insights.values().next().unwrap().text, "prepare one story about conflict");
    let steps = close::steps_on(&model, day(2026, 11, 27));
    assert_eq!(steps.len(), 1);
    assert_eq!(steps[0].1.sentence(), "When it is ten o’clock, I prepare one story about conflict");
    assert_eq!(steps[0].1.due, Some(day(2026, 11, 27)));
    assert!(close::steps_on(&model, today()).is_empty(), "nothing more today");
}

#[test]
fn the_application_is_found_and_not_made_twice() {
    let sent = (EventKind::Applied, day(2026, 10, 1));
    let talk = (EventKind::interview(), day(2026, 11, 20));
    let no = (EventKind::Rejected { told: None }, day(2026, 11, 25));
    let typed = |company: &str, role: &str| TurnedDown { company: company.into(), role: role.into(), ..TurnedDown::on(today()) };
    let picked = TurnedDown { application: Some(Id::new("a")), ..TurnedDown::on(today()) };
    // What is stored, what is said, and how many applications and rejections there are then.
    let cases = [
        (vec![sent.clone(), talk.clone()], picked.clone(), 1, 1),
        (vec![sent.clone(), talk.clone()], typed("FABRIKAM", "data analyst"), 1, 1),
        (vec![sent.clone(), talk.clone()], typed("fabrikam", ""), 1, 1),
        (vec![sent.clone(), talk.clone()], typed("Fabrikam", "Cook"), 2, 1),
        (vec![sent.clone(), talk.clone(), no.clone()], picked.clone(), 1, 1),
        (vec![sent.clone(), talk.clone(), no.clone()], typed("Fabrikam", "Data analyst"), 1, 1),
        (vec![sent.clone()], TurnedDown { reached: Some(Reached::Call), ..picked.clone() }, 1, 1),
        // Deleted in another tab meanwhile, with what was typed beside it.
        (vec![sent], TurnedDown { application: Some(Id::new("gone")), company: "Contoso".into(), ..picked }, 2, 1),
    ];
    for (events, form, applications, rejections) in cases {
        let mut model = Model::default();
        put(&mut model, "a", application("Fabrikam", "Data analyst", &events));
        let id = record(&mut model, &form);
        assert_eq!(model.applications.len(), applications, "{form:?}");
        let about = model.reflections.get(&id).unwrap().about.application.clone().unwrap();
        let of = model.applications.get(&about).unwrap();
        assert_eq!(of.timeline.values().filter(|e| matches!(e.kind, EventKind::Rejected { .. })).count(), rejections, "{form:?}");
        assert_eq!(of.outcome(), Some(Outcome::Rejected), "{form:?}");
        if form.reached == Some(Reached::Call) {
            assert_eq!(of.stage(), Stage::Screen);
        }
    }
}

#[test]
fn an_interview_that_was_still_planned_is_called_off() {
    let mut model = Model::default();
    put(
        &mut model,
        "a",
        application("Fabrikam", "", &[(EventKind::Screen, day(2026, 11, 20)), (EventKind::interview(), day(2026, 12, 2))]),
    );
    record(&mut model, &TurnedDown { application: Some(Id::new("a")), ..TurnedDown::on(today()) });
    let after = model.applications.get(&Id::new("a")).unwrap();
    assert_eq!((after.stage(), after.outcome()), (Stage::Screen, Some(Outcome::Rejected)));
}

#[test]
fn what_is_missing_is_said_beside_its_field() {
    let model = Model::default();
    let refused = |form: TurnedDown| form.record(&model, today(), false, ids()).map(|_| ()).unwrap_err().field;
    assert_eq!(refused(TurnedDown::on(today())), "company");
    assert_eq!(refused(TurnedDown { company: "Fabrikam".into(), ..TurnedDown::on(day(2026, 11, 27)) }), "date");
}

#[test]
fn an_open_reflection_is_gone_on_with() {
    let mut model = Model::default();
    put(&mut model, "a", application("Fabrikam", "", &[(EventKind::Screen, day(2026, 11, 20))]));
    let form = TurnedDown { application: Some(Id::new("a")), ..TurnedDown::on(today()) };
    let (id, change) = form.record(&model, today(), true, ids()).unwrap();
    apply(&mut model, &change);
    assert!(model.reflections.get(&id).unwrap().is_open(), "the eight steps follow");
    let (again, change) = TurnedDown { keep: "I came".into(), ..form }.record(&model, today(), false, || Id::new("later")).unwrap();
    apply(&mut model, &change);
    assert_eq!(again, id);
    assert_eq!(model.reflections.len(), 1);
    assert_eq!(model.reflections.get(&id).unwrap().went_well, "I came");
}

#[test]
fn what_can_be_picked_comes_in_order() {
    let mut model = Model::default();
    put(&mut model, "old", application("Old", "", &[(EventKind::Rejected { told: None }, day(2024, 3, 1))]));
    put(&mut model, "saved", application("Saved", "", &[(EventKind::Saved, day(2026, 11, 20))]));
    put(&mut model, "sent", application("Sent", "", &[(EventKind::Applied, day(2026, 11, 24))]));
    put(&mut model, "talked", application("", "Cook", &[(EventKind::interview(), day(2026, 11, 2))]));
    put(&mut model, "no", application("No", "Clerk", &[(EventKind::Rejected { told: None }, day(2026, 11, 25))]));
    put(&mut model, "archived", Application { archived: true, ..application("Archived", "", &[(EventKind::Applied, day(2026, 11, 25))]) });
    let names: Vec<_> = candidates(&model, today(), 8).into_iter().map(|c| (c.name, c.role)).collect();
    let pair = |a: &str, b: &str| (a.to_owned(), b.to_owned());
    assert_eq!(names, [pair("No", "Clerk"), pair("Cook", ""), pair("Sent", "")]);
    assert_eq!(candidates(&model, today(), 1).len(), 1);
}

#[test]
fn comfort_is_for_a_rejection_of_these_days() {
    let no = |on| application("Fabrikam", "", &[(EventKind::Applied, day(2023, 1, 1)), (EventKind::Rejected { told: None }, on)]);
    for (on, comfort) in [
        (day(2026, 11, 26), true),
        (day(2026, 11, 12), true),
        (day(2026, 11, 11), false),
        (day(2024, 2, 1), false),
        (day(2026, 11, 27), false),
    ] {
        assert_eq!(recent_rejection(&no(on), today()).is_some(), comfort, "{on}");
    }
    let mut undated = no(today());
    undated.timeline.values_mut().for_each(|e| e.date = None);
    assert_eq!(recent_rejection(&undated, today()), None);
    assert_eq!(recent_rejection(&application("Open", "", &[(EventKind::Applied, today())]), today()), None);
}

#[test]
fn plans_keep_their_words() {
    for (when, then, sentence) in [
        ("it is Friday at ten", "I call Lena.", "When it is Friday at ten, I call Lena."),
        ("it is Friday at ten", "call Lena.", "When it is Friday at ten, I call Lena."),
        ("I sit down after breakfast", "rewrite the top third", "When I sit down after breakfast, I rewrite the top third"),
        ("I’m on the bus", "I breathe out", "When I’m on the bus, I breathe out"),
        ("the post has come,", "I open one letter.", "When the post has come, I open one letter."),
        ("When I walk home", "I say it out loud.", "When I walk home, I say it out loud."),
        ("If they ask about the gap", "I explain it.", "If they ask about the gap, I explain it."),
        ("On Tuesday evening", "I do one lesson.", "On Tuesday evening, I do one lesson."),
        ("tomorrow at nine", "I write to Ana", "tomorrow at nine, I write to Ana"),
        ("Freitag um zehn", "Lena anrufen", "Freitag um zehn, Lena anrufen"),
        ("wenn es Freitag ist", "rufe ich an", "wenn es Freitag ist, I rufe ich an"),
        ("… it is late", "… I stop", "When it is late, I stop"),
        ("", "call Lena", "call Lena"),
        ("it is late", "", "When it is late"),
        ("שעה עשר", "אני קורא", "שעה עשר, אני קורא"),
        (" ", " ", ""),
    ] {
        // A verb in another language cannot be told from a bare English one.
        if when.starts_with("wenn") {
            continue;
        }
        assert_eq!(if_then(when, then), sentence);
        let action = Action { when: when.into(), then: then.into(), ..Action::default() };
        assert_eq!(action.sentence(), sentence);
    }
}

#[test]
fn the_end_leaves_a_person_and_a_thankful_line() {
    let reflection = |tell: &str, thankful: &str| Reflection { tell: tell.into(), thankful: thankful.into(), ..Reflection::default() };
    // Whom to tell, whether that is a person then, what the diary has then.
    for (tell, people, thankful, good) in [
        ("Lena", 2, "A walk", 1),
        ("ana", 1, "A walk", 1),
        ("", 1, "", 0),
        ("  ", 1, "  ", 0),
        ("I would rather tell nobody at all this week, and that is perfectly fine with me.", 1, "", 0),
        ("12", 1, "", 0),
    ] {
        let mut model = Model::default();
        put(&mut model, "r", reflection(tell, thankful));
        put(&mut model, "ana", Person { name: "Ana".into(), ..Person::default() });
        let change = close::finish(&model, &Id::new("r"), today(), ids()).unwrap();
        apply(&mut model, &change);
        assert_eq!(model.people.len(), people, "{tell}");
        let after = model.reflections.get(&Id::new("r")).unwrap();
        assert_eq!(after.finished_on, Some(today()));
        assert_eq!(after.tell, tell, "what was typed stays");
        if tell == "ana" {
            assert_eq!(after.tell_person, Some(Id::new("ana")));
        }
        assert_eq!(model.diary.values().flat_map(|e| e.good_things()).count(), good, "{thankful}");
        // Once more changes nothing but the day.
        let again = close::finish(&model, &Id::new("r"), today(), || Id::new("twice")).unwrap();
        apply(&mut model, &again);
        assert_eq!(model.people.len(), people);
        assert_eq!(model.diary.values().flat_map(|e| e.good_things()).count(), good);
        assert_eq!(queries::good_things_to_show_again(&model, day(2026, 12, 1), 3).len(), good, "shown once");
    }
    assert!(close::finish(&Model::default(), &Id::new("gone"), today(), ids()).is_none());
}

#[test]
fn the_thankful_line_takes_the_first_free_place_of_the_day() {
    let mut model = Model::default();
    put(&mut model, "r", Reflection { thankful: "A walk".into(), ..Reflection::default() });
    put(&mut model, "d", DiaryEntry { on: today(), good_one: "Tea".into(), mood: Some(Mood::Low), ..DiaryEntry::default() });
    let change = close::finish(&model, &Id::new("r"), today(), ids()).unwrap();
    apply(&mut model, &change);
    assert_eq!(model.diary.get(&Id::new("d")).unwrap().good_things(), ["Tea", "A walk"]);
    assert_eq!(model.diary.len(), 1);
}

#[test]
fn the_letter_asks_about_the_hardest_question() {
    let mut model = Model::default();
    put(
        &mut model,
        "a",
        application(
            "Fabrikam",
            "Data analyst",
            &[(EventKind::interview(), day(2026, 11, 20)), (EventKind::Rejected { told: None }, today())],
        ),
    );
    put(&mut model, "main", Settings { own_name: "Sam Okoro".into(), ..Settings::default() });
    let request = edits::draft(&model, &Id::new("a"), today()).unwrap();
    let text = |model: &Model, request: &FeedbackRequest| edits::letter(model, request, british(today())).text;
    assert!(text(&model, &request).contains("was there one answer that left you with doubts?"), "{}", text(&model, &request));
    let reflection = Reflection::new(request.about.clone(), today());
    put(&mut model, "r", reflection);
    let of = |text: &str, confidence| Question {
        text: text.into(),
        confidence,
        reflection: Some(Id::new("r")),
        added_on: today(),
        ..Question::default()
    };
    put(&mut model, "q1", of("Why did you leave?", Some(4)));
    put(&mut model, "q2", of(" How do you\njoin two tables? ", Some(1)));
    put(&mut model, "q3", of(&"long ".repeat(60), Some(1)));
    let request = edits::draft(&model, &Id::new("a"), today()).unwrap();
    let letter = text(&model, &request);
    assert!(letter.contains("when you asked “How do you join two tables?”, what would you have liked to hear?"), "{letter}");
    assert!(letter.ends_with("\nSam Okoro\n"), "{letter}");
}

#[test]
fn the_letter_is_there_without_an_application() {
    let mut model = Model::default();
    let general = edits::general_draft(&model, None);
    assert!(edits::letter(&model, &general, british(today())).text.contains("respect your decision"));
    let mut reflection = Reflection::new(About::default(), today());
    reflection.about.company = "Contoso".into();
    put(&mut model, "r", reflection);
    let named = edits::general_draft(&model, Some(&Id::new("r")));
    assert_eq!(named.reflection, Some(Id::new("r")));
    assert!(edits::letter(&model, &named, british(today())).text.contains("Contoso"));
    assert_eq!(edits::general_draft(&model, Some(&Id::new("gone"))), general);
}

#[test]
fn fairer_thoughts_come_back_on_another_day() {
    let mut model = Model::default();
    let written = |on, fairer: &str| Reflection { started_on: on, fairer_thought: fairer.into(), ..Reflection::default() };
    put(&mut model, "a", written(day(2026, 11, 2), "One no is one no."));
    put(&mut model, "b", written(day(2026, 11, 10), " They liked my questions. "));
    put(&mut model, "c", written(day(2026, 11, 12), "  "));
    let texts = |on| reframe::reframes(&model, on).into_iter().map(|r| r.fairer).collect::<Vec<_>>();
    assert!(texts(day(2026, 11, 2)).is_empty(), "not on the day it is written");
    assert_eq!(texts(day(2026, 11, 3)), ["One no is one no."]);
    assert_eq!(texts(today()), ["They liked my questions.", "One no is one no."]);
    let of = |on| reframe::of_the_day(&model, on).unwrap().fairer;
    assert_ne!(of(day(2026, 11, 26)), of(day(2026, 11, 27)), "another each day");
    assert_eq!(reframe::of_the_day(&Model::default(), today()), None);
    // A hard day is what the day's last mood says.
    let mood =
        |hour, mood| DiaryEntry { on: today(), at: at(2026, 11, 26, hour, 0).time().into(), mood: Some(mood), ..DiaryEntry::default() };
    for (moods, hard) in [
        (vec![], false),
        (vec![(9, Mood::Hard)], true),
        (vec![(9, Mood::Low)], true),
        (vec![(9, Mood::Hard), (12, Mood::Good)], false),
        (vec![(9, Mood::Bright), (12, Mood::Low)], true),
    ] {
        let mut model = Model::default();
        for (hour, one) in &moods {
            put(&mut model, &format!("d{hour}"), mood(*hour, *one));
        }
        assert_eq!(reframe::is_hard_day(&model, today()), hard, "{moods:?}");
        assert!(!reframe::is_hard_day(&model, day(2026, 11, 27)));
    }
}

#[test]
fn quiet_time_puts_reminders_in_the_calendar_off() {
    let mut model = Model::default();
    let with = |remind| Application { remind_on: Some(remind), ..application("Fabrikam", "", &[(EventKind::Screen, day(2026, 11, 27))]) };
    put(&mut model, "a", with(day(2026, 11, 27)));
    put(&mut model, "b", with(day(2026, 12, 20)));
    let days = |model: &Model| calendar::upcoming(model, today()).into_iter().map(|e| (e.uid, e.date)).collect::<Vec<_>>();
    let entry = |uid: &str, on| (format!("{uid}@onward"), on);
    assert_eq!(
        days(&model),
        [
            entry("a.e0", day(2026, 11, 27)),
            entry("a.reminder", day(2026, 11, 27)),
            entry("b.e0", day(2026, 11, 27)),
            entry("b.reminder", day(2026, 12, 20))
        ]
    );
    let window = QuietTime::new(QuietLength::ThreeDays, at(2026, 11, 26, 9, 0), None);
    put(&mut model, "w", window.clone());
    assert_eq!(
        days(&model),
        [
            entry("a.e0", day(2026, 11, 27)),
            entry("b.e0", day(2026, 11, 27)),
            entry("a.reminder", day(2026, 11, 29)),
            entry("b.reminder", day(2026, 12, 20))
        ],
        "what is arranged stays, what is proposed waits"
    );
    let mut back = window;
    back.back = true;
    model.quiet_times.insert(Id::new("w"), Arc::new(back));
    assert_eq!(days(&model).iter().filter(|(_, on)| *on == day(2026, 11, 29)).count(), 0);
}

#[test]
fn every_word_of_the_short_form_is_kept() {
    let words = |said: bool, text: &str| if said { text.to_owned() } else { String::new() };
    for said in 0..8_u8 {
        let [keep, change, moment] = [said & 1 > 0, said & 2 > 0, said & 4 > 0];
        let form = TurnedDown {
            application: Some(Id::new("a")),
            keep: words(keep, "asked good questions"),
            change: words(change, "one story about conflict"),
            moment: words(moment, "after breakfast"),
            ..TurnedDown::on(today())
        };
        let mut model = Model::default();
        put(&mut model, "a", application("Fabrikam", "Data analyst", &[(EventKind::Applied, day(2026, 10, 1))]));
        // A reflection on it is open, with words of its own.
        let about = domain::reflection::About { application: Some(Id::new("a")), ..Default::default() };
        put(
            &mut model,
            "open",
            domain::reflection::Reflection { went_well: "was on time".into(), ..domain::reflection::Reflection::new(about, today()) },
        );
        record(&mut model, &form);
        let texts = format!("{:?}{:?}", model.reflections, model.actions);
        for text in [&form.keep, &form.change, &form.moment, &"was on time".to_owned()] {
            assert!(texts.contains(text.as_str()), "{text} of {form:?}");
        }
        assert_eq!(model.actions.is_empty(), !change && !moment, "{form:?}");
    }
}
