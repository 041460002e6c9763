//! Reminders, growth across reflections, and the readable document.

use crate::support::reflection::{at, british, day, put, sample_model};
use chrono::{Days, NaiveDate};
use domain::actions::{Action, ImprovementArea, Setback};
use domain::application::{Application, Event, EventKind, Origin};
use domain::change::Change;
use domain::date_style::DateForm;
use domain::diary::DiaryEntry;
use domain::feedback::FeedbackRequest;
use domain::growth::{self, Effect, Measure};
use domain::id::Id;
use domain::model::Model;
use domain::people::{Conversation, Person};
use domain::questions::{Question, prep};
use domain::reflection::edits::deletion;
use domain::reflection::quiet::{QuietLength, QuietTime};
use domain::reflection::{About, Clue, Influence, Insight, Reflection, ReflectionStep, Theme};
use domain::reminders::{ContactReason, Occasion, Reminder, reminders};
use domain::sample::applications::application_id;
use exchange::reflection_document::{self as document, Parts};
use proptest::prelude::*;

fn application(company: &str, events: &[(EventKind, NaiveDate)]) -> Application {
    let entry = |(n, (kind, on)): (usize, &(EventKind, NaiveDate))| (Id::new(format!("e{n}")), Event::on(kind.clone(), *on));
    Application { company: company.into(), timeline: events.iter().enumerate().map(entry).collect(), ..Application::default() }
}

fn rejected() -> EventKind {
    EventKind::Rejected { told: None }
}

#[test]
fn today_shows_what_the_sample_is_about() {
    let all = reminders(&sample_model(day(2026, 11, 26)), at(2026, 11, 26, 9, 0));
    let Some(Reminder::Rehearse { company, on, questions, .. }) = all.first() else { panic!("{all:?}") };
    assert_eq!((company.as_str(), *on, questions.len()), ("Harbour Labs", day(2026, 11, 27), 5));
    let reflect =
        all.iter().find_map(|r| if let Reminder::Reflect { company, after, .. } = r { Some((company.as_str(), *after)) } else { None });
    assert_eq!(reflect, Some(("Fabrikam", Occasion::TurnedDown)));
    assert!(all.iter().any(|r| matches!(r, Reminder::ActionDue { sentence, .. } if sentence.contains("Ines"))));
    assert!(all.iter().any(|r| matches!(r, Reminder::AskAboutAction { done: true, .. })));
    assert!(all.iter().any(|r| matches!(r, Reminder::ReachOut { why: ContactReason::TurnedDown, .. })));
    assert!(!all.iter().any(|r| matches!(r, Reminder::Practise { .. } | Reminder::FollowUpFeedback { .. })), "{all:?}");
}

#[test]
fn quiet_time_leaves_only_what_cannot_wait() {
    let mut model = sample_model(day(2026, 11, 26));
    put(&mut model, "w", QuietTime::new(QuietLength::ThreeDays, at(2026, 11, 26, 9, 0), Some(Id::new("r"))));
    let during = reminders(&model, at(2026, 11, 26, 9, 0));
    assert!(
        !during.is_empty() && during.iter().all(|r| matches!(r, Reminder::Rehearse { .. } | Reminder::PrepareSetback { .. })),
        "{during:?}"
    );
    assert!(reminders(&model, at(2026, 11, 28, 9, 0)).is_empty());
    assert_eq!(
        reminders(&model, at(2026, 11, 29, 9, 0)).first(),
        Some(&Reminder::ComeBack { window: Id::new("w"), reflection: Some(Id::new("r")) })
    );
}

#[test]
fn a_reflection_names_what_it_is_about() {
    let check = |events: &[(EventKind, NaiveDate)], wanted: Option<Occasion>| {
        let mut model = Model::default();
        put(&mut model, "a", application("Northwind Traders", events));
        let all = reminders(&model, at(2026, 11, 26, 9, 0));
        let found = all.iter().find_map(|r| if let Reminder::Reflect { after, .. } = r { Some(*after) } else { None });
        assert_eq!(found, wanted, "{events:?}");
    };
    let (call, talk) = (|on: u32| (EventKind::Screen, day(2026, 11, on)), |on: u32| (EventKind::interview(), day(2026, 11, on)));
    check(&[call(25)], Some(Occasion::FirstCall));
    check(&[call(20), talk(25)], Some(Occasion::Interview));
    check(&[call(25), talk(25)], Some(Occasion::Interview));
    check(&[talk(20), call(25)], Some(Occasion::FirstCall));
    check(&[call(25), (rejected(), day(2026, 11, 25))], Some(Occasion::TurnedDown));
    check(&[(rejected(), day(2026, 11, 25))], None);
    check(&[call(27)], None);
}

#[test]
fn a_reflection_is_offered_until_it_is_started() {
    let mut model = Model::default();
    put(&mut model, "a", application("Contoso", &[(EventKind::Screen, day(2026, 11, 2)), (rejected(), day(2026, 11, 10))]));
    put(&mut model, "no_interview", application("Litware", &[(EventKind::Applied, day(2026, 11, 1)), (rejected(), day(2026, 11, 10))]));
    let offered = |m: &Model, on: NaiveDate| {
        reminders(m, on.and_hms_opt(9, 0, 0).unwrap()).iter().filter(|r| matches!(r, Reminder::Reflect { .. })).count()
    };
    assert_eq!(offered(&model, day(2026, 11, 9)), 1, "the interview itself");
    assert_eq!(offered(&model, day(2026, 11, 10)), 1);
    assert_eq!(offered(&model, day(2026, 11, 20)), 1);
    assert_eq!(offered(&model, day(2026, 11, 21)), 0);
    let mut begun =
        Reflection::new(About { application: Some(Id::new("a")), company: "Contoso".into(), ..About::default() }, day(2026, 11, 11));
    put(&mut model, "r", begun.clone());
    let now = at(2026, 11, 12, 9, 0);
    assert_eq!(offered(&model, now.date()), 1, "opened, and nothing written");
    begun.happened = "They asked about joins.".into();
    put(&mut model, "r", begun.clone());
    assert_eq!(offered(&model, now.date()), 0);
    assert!(reminders(&model, now).iter().any(|r| matches!(r, Reminder::Resume { title, .. } if title == "Contoso")));
    begun.finished_on = Some(day(2026, 11, 12));
    put(&mut model, "r", begun);
    assert!(!reminders(&model, now).iter().any(|r| matches!(r, Reminder::Resume { .. } | Reminder::Reflect { .. })));
}

#[test]
fn a_talk_today_is_rehearsed_before_and_reflected_on_after() {
    let mut model = Model::default();
    let talk = |time| Event { time, ..Event::on(EventKind::interview(), day(2026, 11, 26)) };
    let with = |time| Application { timeline: [(Id::new("i"), talk(time))].into(), ..application("Contoso", &[]) };
    let kinds = |m: &Model, now| {
        let all = reminders(m, now);
        (all.iter().any(|r| matches!(r, Reminder::Rehearse { .. })), all.iter().any(|r| matches!(r, Reminder::Reflect { .. })))
    };
    put(&mut model, "a", with(chrono::NaiveTime::from_hms_opt(10, 0, 0)));
    assert_eq!(kinds(&model, at(2026, 11, 20, 23, 59)), (false, false));
    assert_eq!(kinds(&model, at(2026, 11, 21, 0, 0)), (true, false));
    assert_eq!(kinds(&model, at(2026, 11, 26, 9, 59)), (true, false));
    assert_eq!(kinds(&model, at(2026, 11, 26, 10, 0)), (false, true));
    put(&mut model, "a", with(None));
    assert_eq!(kinds(&model, at(2026, 11, 26, 23, 59)), (true, false));
    assert_eq!(kinds(&model, at(2026, 11, 27, 0, 0)), (false, true));
}

#[test]
fn small_reminders_come_and_go_with_their_cause() {
    let mut model = Model::default();
    let now = at(2026, 11, 26, 9, 0);
    assert!(reminders(&model, now).is_empty());
    put(
        &mut model,
        "f",
        FeedbackRequest {
            asked_on: Some(day(2026, 11, 16)),
            about: About { company: "Contoso".into(), ..About::default() },
            ..FeedbackRequest::default()
        },
    );
    put(&mut model, "q", Question { added_on: day(2026, 11, 20), text: "Why?".into(), ..Question::default() });
    put(
        &mut model,
        "act",
        Action { planned_on: day(2026, 11, 20), due: Some(day(2026, 11, 26)), then: "I call.".into(), ..Action::default() },
    );
    put(&mut model, "empty", Action { planned_on: day(2026, 11, 20), due: Some(day(2026, 11, 26)), ..Action::default() });
    let person = Person { name: " Lena ".into(), nudge_after: Some(7), added_on: Some(day(2026, 11, 1)), ..Person::default() };
    put(&mut model, "p", person.clone());
    assert_eq!(
        reminders(&model, now),
        [
            Reminder::ActionDue { action: Id::new("act"), sentence: "I call.".into(), due: day(2026, 11, 26) },
            Reminder::FollowUpFeedback { request: Id::new("f"), company: "Contoso".into(), asked_on: day(2026, 11, 16) },
            Reminder::ReachOut { person: Id::new("p"), name: "Lena".into(), why: ContactReason::LongTime(None) },
            Reminder::Practise { due: 1 },
        ]
    );
    // After a rejection the circle is named once; not when somebody of it was told.
    put(&mut model, "a", application("Contoso", &[(EventKind::Screen, day(2026, 11, 2)), (rejected(), day(2026, 11, 25))]));
    put(&mut model, "p", Person { circle: true, ..person.clone() });
    let why = |m: &Model| {
        reminders(m, now).iter().filter_map(|r| if let Reminder::ReachOut { why, .. } = r { Some(*why) } else { None }).collect::<Vec<_>>()
    };
    assert_eq!(why(&model), [ContactReason::TurnedDown]);
    let conversations = [(Id::new("t"), Conversation { on: day(2026, 11, 25), note: String::new() })].into();
    put(&mut model, "p", Person { circle: true, conversations, ..person });
    assert_eq!(why(&model), []);
}

#[test]
fn themes_are_counted_by_month() {
    let mut model = Model::default();
    let clue = |on, theme, influence| Clue { noted_on: on, theme: Some(theme), influence, ..Clue::default() };
    put(&mut model, "a", clue(day(2026, 9, 30), Theme::Answers, Some(Influence::Mine)));
    put(&mut model, "b", clue(day(2026, 10, 1), Theme::Answers, None));
    put(&mut model, "c", clue(day(2026, 10, 2), Theme::Timing, Some(Influence::NotMine)));
    put(&mut model, "d", Clue { noted_on: day(2026, 10, 2), ..Clue::default() });
    let insight = |theme, influence| Insight { theme: Some(theme), influence: Some(influence), ..Insight::default() };
    let insights =
        [(Id::new("1"), insight(Theme::Answers, Influence::Partly)), (Id::new("2"), insight(Theme::Documents, Influence::Mine))].into();
    put(&mut model, "r", Reflection { started_on: day(2026, 10, 31), insights, ..Reflection::default() });
    let rows = growth::themes(&model);
    let brief: Vec<_> = rows.iter().map(|r| (r.theme, r.clues, r.insights, r.mine)).collect();
    assert_eq!(brief, [(Theme::Answers, 2, 1, 2), (Theme::Documents, 0, 1, 1), (Theme::Timing, 1, 0, 0)]);
    assert_eq!(rows[0].by_month, [(2026, 9, 1), (2026, 10, 2)]);
    assert!(growth::themes(&Model::default()).is_empty());
}

/// A search with `n` applications a side of 1 July, of which `k` led to a call.
fn search(before: (u32, u32), after: (u32, u32)) -> Model {
    let mut model = Model::default();
    for (side, (k, n), first) in [("b", before, day(2026, 6, 1)), ("a", after, day(2026, 7, 1))] {
        for i in 0..n {
            let mut events = vec![(EventKind::Applied, first)];
            if i < k {
                events.push((EventKind::Screen, first + Days::new(9)));
            }
            put(&mut model, &format!("{side}{i}"), application("X", &events));
        }
    }
    put(
        &mut model,
        "act",
        Action { then: "I tailor.".into(), changes: Some(ImprovementArea::Documents), done_on: Some(day(2026, 7, 1)), ..Action::default() },
    );
    model
}

#[test]
fn a_change_is_named_only_beyond_chance() {
    let today = day(2026, 9, 1);
    let cases = [
        ((0, 0), (0, 0), Effect::NothingYet),
        ((1, 30), (0, 0), Effect::NothingYet),
        ((1, 30), (3, 30), Effect::TooEarly),
        ((0, 30), (12, 30), Effect::Higher),
        ((20, 30), (2, 30), Effect::Lower),
    ];
    for (before, after, change) in cases {
        let rows = growth::experiments(&search(before, after), today);
        assert_eq!((rows.len(), rows[0].change, rows[0].measure), (1, change, Measure::FirstContact), "{before:?} {after:?}");
        assert_eq!((rows[0].before.k, rows[0].before.n, rows[0].after.k, rows[0].after.n), (before.0, before.1, after.0, after.1));
    }
    // What has not had its time is waiting, however early some of it answered.
    let early = growth::experiments(&search((0, 30), (12, 30)), day(2026, 7, 20));
    assert_eq!((early[0].after.n, early[0].waiting, early[0].change), (0, 30, Effect::NothingYet));
    // Inbound processes are no applications of the person.
    let mut model = search((1, 30), (0, 3));
    put(&mut model, "in", Application { origin: Origin::Inbound, ..application("Y", &[(EventKind::Screen, day(2026, 7, 3))]) });
    assert_eq!(growth::experiments(&model, today)[0].after.n, 3);
    assert!(growth::experiments(&Model::default(), today).is_empty());
}

#[test]
fn answers_are_measured_by_whether_talks_led_on() {
    let mut model = Model::default();
    put(
        &mut model,
        "a",
        application(
            "X",
            &[(EventKind::Screen, day(2026, 6, 1)), (EventKind::interview(), day(2026, 6, 8)), (rejected(), day(2026, 6, 20))],
        ),
    );
    put(
        &mut model,
        "b",
        application(
            "Y",
            &[(EventKind::Screen, day(2026, 7, 1)), (EventKind::interview(), day(2026, 7, 1)), (EventKind::Offer, day(2026, 7, 9))],
        ),
    );
    put(
        &mut model,
        "act",
        Action { then: "I rehearse.".into(), changes: Some(ImprovementArea::Answer), done_on: Some(day(2026, 7, 1)), ..Action::default() },
    );
    let row = growth::experiments(&model, day(2026, 9, 1)).remove(0);
    assert_eq!(row.measure, Measure::InterviewLedOn);
    assert_eq!((row.before.k, row.before.n, row.after.k, row.after.n), (1, 2, 2, 2));
    assert_eq!(row.change, Effect::TooEarly);
}

#[test]
fn bounce_backs_run_from_a_rejection_to_the_next_step() {
    let mut model = Model::default();
    put(&mut model, "a", application("X", &[(EventKind::Screen, day(2026, 6, 1)), (rejected(), day(2026, 6, 10))]));
    put(&mut model, "b", application("Y", &[(EventKind::Applied, day(2026, 6, 13))]));
    put(&mut model, "c", application("Z", &[(EventKind::interview(), day(2026, 6, 20)), (rejected(), day(2026, 6, 30))]));
    put(&mut model, "no_interview", application("W", &[(EventKind::Applied, day(2026, 6, 1)), (rejected(), day(2026, 6, 2))]));
    let days = |m: &Model, today| growth::bounce_backs(m, today).iter().map(|b| (b.company.clone(), b.days())).collect::<Vec<_>>();
    assert_eq!(days(&model, day(2026, 7, 9)), [("X".to_owned(), Some(3)), ("Z".to_owned(), None)]);
    assert_eq!(days(&model, day(2026, 6, 12)), [("X".to_owned(), None)]);
    put(&mut model, "act", Action { done_on: Some(day(2026, 6, 30)), ..Action::default() });
    assert_eq!(days(&model, day(2026, 7, 9))[1], ("Z".to_owned(), Some(0)));
}

#[test]
fn quiet_time_is_left_out_of_the_days_to_the_next_step() {
    // From the rejection on the 10th to the step on the 20th: ten days, less those taken on purpose.
    let quiet = |from: u32, until: u32| QuietTime {
        from: day(2026, 6, from).and_hms_opt(9, 0, 0).unwrap(),
        until: day(2026, 6, until).and_hms_opt(8, 0, 0).unwrap(),
        ..QuietTime::default()
    };
    for (windows, expected) in [
        (vec![], (10, 0)),
        (vec![quiet(10, 13)], (7, 3)),
        (vec![quiet(8, 12)], (8, 2)),
        (vec![quiet(18, 25)], (8, 2)),
        (vec![quiet(11, 14), quiet(13, 16)], (5, 5)),
        (vec![quiet(11, 14), quiet(12, 13)], (7, 3)),
        (vec![quiet(1, 10), quiet(20, 25)], (10, 0)),
        (vec![quiet(10, 22)], (0, 10)),
    ] {
        let mut model = Model::default();
        put(&mut model, "a", application("X", &[(EventKind::Screen, day(2026, 6, 1)), (rejected(), day(2026, 6, 10))]));
        put(&mut model, "b", application("Y", &[(EventKind::Applied, day(2026, 6, 20))]));
        for (n, window) in windows.iter().enumerate() {
            put(&mut model, &format!("q{n}"), window.clone());
        }
        let bounce = growth::bounce_backs(&model, day(2026, 7, 9)).remove(0);
        assert_eq!((bounce.days(), bounce.quiet), (Some(expected.0), expected.1), "{windows:?}");
    }
}

#[test]
fn strengths_pair_only_where_both_are_given() {
    let model = sample_model(day(2026, 11, 26));
    let pairs: Vec<_> = growth::strengths(&model).into_iter().map(|p| (p.title, p.before, p.after)).collect();
    assert_eq!(pairs, [("Adatum · first interview".to_owned(), 8, 4), ("Litware · first call".to_owned(), 7, 4)]);
    assert_eq!(growth::log(&model).len(), 2);
    assert!(growth::log(&model)[0].actions.iter().any(|(_, sentence)| sentence.contains("Ines")));
}

#[test]
fn a_reflection_goes_with_its_clues_and_comes_back_with_undo() {
    let mut model = sample_model(day(2026, 11, 26));
    let id = Id::new("sample-reflection-adatum");
    let before = model.clone();
    let change = deletion(&model, &id).unwrap();
    let apply = |model: &mut Model, change: &Change| {
        for edit in &change.edits {
            match &edit.after {
                Some(record) => drop(model.put(edit.id.clone(), record.clone())),
                None => drop(model.remove(edit.kind, &edit.id)),
            }
        }
    };
    apply(&mut model, &change);
    assert!(!model.reflections.contains_key(&id));
    assert!(!model.clues.contains_key(&Id::new("sample-clue-adatum-1")));
    assert!(model.actions.contains_key(&Id::new("sample-action-resume")));
    assert!(deletion(&model, &id).is_none());
    apply(&mut model, &change.inverse());
    assert_eq!(model, before);
}

#[test]
fn the_document_holds_what_was_written_and_nothing_else() {
    let today = day(2026, 11, 26);
    let model = sample_model(today);
    let one = document::one(&model, &Id::new("sample-reflection-adatum"), british(today)).unwrap();
    assert!(
        one.starts_with("# Adatum · first interview\n\nData analyst. Begun on 16 October 2026, finished on 17 October 2026.\n"),
        "{one}"
    );
    for part in [
        "**How it felt**\n\n",
        "8 of 10, strongly",
        "### Hard questions\n\n- Tell me about something that failed.",
        "  - Result: We were two weeks late.",
        "- “Good examples, but",
        "Feedback: asked on 16 October 2026, answered on 20 October 2026.",
        "**A fairer thought**",
        "- Say “I” where it was me. (Answers; I can change this)",
        "(done on 21 October 2026; too early to tell)",
        "**To tell**\n\nLena",
    ] {
        assert!(one.contains(part), "{part:?} in\n{one}");
    }
    let without = document::all(&model, Parts::default(), british(today));
    let with = document::all(&model, Parts { journal: true }, british(today));
    assert!(!without.contains("pay question") && !without.contains("Mood"));
    assert!(with.contains("## Journal") && with.contains("pay question"));
    assert!(!with.contains("+33") && !with.contains("ines@"));
    assert!(with.contains("## Adatum") && with.contains("### Other questions"));
    for text in [&one, &without, &with] {
        assert!(!text.contains("\n\n\n") && !text.contains("()") && !text.contains("None"), "{text}");
    }
    assert!(document::one(&model, &Id::new("gone"), british(today)).is_none());
    assert_eq!(
        document::all(&Model::default(), Parts { journal: true }, british(today)),
        "# Reflections\n\nAs of 26 November 2026.\n\nNo reflection was written yet.\n"
    );
}

#[test]
fn what_was_written_stays_text() {
    let mut model = Model::default();
    let happened = "# not a heading\n<script>alert(1)</script>\n- no list\n1. no number\n\n*bold* [x](javascript:y) שלום 😀".to_owned();
    put(
        &mut model,
        "r",
        Reflection { happened, ..Reflection::new(About { company: "A\n# B".into(), ..About::default() }, day(2026, 11, 26)) },
    );
    let text = document::one(&model, &Id::new("r"), british(day(2026, 11, 26))).unwrap();
    assert!(text.starts_with("# A # B\n"), "{text}");
    assert!(text.contains("\\# not a heading  \n\\<script\\>alert(1)\\</script\\>  \n\\- no list  \n1\\. no number\n\n\\*bold\\* \\[x\\](javascript:y) שלום 😀\n"), "{text}");
}

#[test]
fn the_sheet_fits_the_talk_tomorrow() {
    let today = day(2026, 11, 26);
    let model = sample_model(today);
    let talk = prep::upcoming(&model, today).remove(0);
    assert_eq!(talk.application, application_id("Harbour Labs"));
    let sheet = prep::sheet(&model, &talk, today).unwrap();
    let text = document::prep_sheet(&sheet, DateForm::DayMonth);
    for part in [
        "# Harbour Labs\n\n27 November 2026, 10:00\n",
        "**With**\n\nSamir Benali",
        "### Questions",
        "### If something goes wrong",
        "### To ask them",
    ] {
        assert!(text.contains(part), "{part:?} in\n{text}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    #[test]
    fn nothing_panics_on_any_text_or_day(text in "(?s).{0,80}", days in -90_000_000i32..90_000_000, other in -90_000_000i32..90_000_000) {
        let (Some(a), Some(b)) = (NaiveDate::from_num_days_from_ce_opt(days), NaiveDate::from_num_days_from_ce_opt(other)) else { return Ok(()) };
        let mut model = Model::default();
        put(&mut model, "a", application(&text, &[(EventKind::Applied, a), (EventKind::interview(), b), (rejected(), a)]));
        put(&mut model, "b", application(&text, &[(EventKind::interview(), b)]));
        put(&mut model, "r", Reflection { step: ReflectionStep::Next, happened: text.clone(), before_line: text.clone(), before_strength: Some(255), ..Reflection::new(About { company: text.clone(), ..About::default() }, a) });
        put(&mut model, "q", Question { added_on: a, text: text.clone(), said: text.clone(), ..Question::default() });
        put(&mut model, "act", Action { planned_on: a, due: Some(b), done_on: Some(a), when: text.clone(), then: text.clone(), ..Action::default() });
        put(&mut model, "f", FeedbackRequest { asked_on: Some(a), ..FeedbackRequest::default() });
        put(&mut model, "p", Person { name: text.clone(), circle: true, nudge_after: Some(u32::MAX), added_on: Some(b), ..Person::default() });
        put(&mut model, "j", DiaryEntry { on: a, writing: text.clone(), good_one: text.clone(), ..DiaryEntry::default() });
        put(&mut model, "s", Setback { when: text.clone(), then: text, ..Setback::default() });
        let now = b.and_hms_opt(12, 0, 0).unwrap();
        let shown = format!("{:?}", reminders(&model, now));
        prop_assert!(shown.starts_with('['));
        let _ = (growth::experiments(&model, b), growth::bounce_backs(&model, b), growth::log(&model), growth::themes(&model));
        for talk in prep::upcoming(&model, b) {
            let _ = prep::sheet(&model, &talk, b).map(|sheet| document::prep_sheet(&sheet, DateForm::DayMonth));
        }
        let whole = document::all(&model, Parts { journal: true }, british(b));
        prop_assert!(whole.starts_with("# Reflections"));
    }
}

#[test]
fn the_distance_in_both_directions() {
    use domain::funnel::FunnelFigures;
    use domain::growth::distance::Distance;
    let today = day(2026, 11, 26);
    let of = |model: &Model| Distance::of(model, &FunnelFigures::of(model, today), today);
    let empty = of(&Model::default());
    assert_eq!((empty.began_on, empty.months.len(), empty.behind.all()), (None, 0, 0));
    let mut model = Model::default();
    put(
        &mut model,
        "a",
        application("A", &[(EventKind::Applied, day(2026, 9, 30)), (EventKind::Screen, day(2026, 10, 5)), (rejected(), day(2026, 10, 9))]),
    );
    put(&mut model, "b", application("B", &[(EventKind::Applied, day(2026, 11, 26)), (EventKind::interview(), day(2026, 12, 1))]));
    put(&mut model, "step", Action { then: "call".into(), done_on: Some(day(2026, 11, 1)), ..Action::default() });
    let found = of(&model);
    assert_eq!(found.began_on, Some(day(2026, 9, 30)));
    // A rejection is in no number, and what is arranged has not happened.
    let months: Vec<_> = found.months.iter().map(|month| (month.first, month.done.sent, month.done.answered, month.done.steps)).collect();
    assert_eq!(months, [(day(2026, 9, 1), 1, 0, 0), (day(2026, 10, 1), 0, 1, 0), (day(2026, 11, 1), 1, 0, 1)]);
    assert_eq!((found.behind.all(), found.months.iter().map(|month| month.done.all()).sum::<u32>()), (4, 4));
    assert_eq!(found.to_contact.p50, None, "nothing from a handful");
    // Ahead is what the funnel says.
    let sample = sample_model(today);
    let figures = FunnelFigures::of(&sample, today);
    let found = Distance::of(&sample, &figures, today);
    assert_eq!((found.to_contact, found.to_offer), (figures.needed, figures.needed_offer));
    // At most twelve months, however old the search is.
    put(&mut model, "old", application("Old", &[(EventKind::Applied, day(2020, 1, 1))]));
    assert_eq!(of(&model).months.len(), 12);
}
