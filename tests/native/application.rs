//! The application's own rules: what is typed and shared, the board's moves, the timeline as it is shown, the named edits.

use std::sync::Arc;

use chrono::{Days, NaiveDate};
use domain::application::PayPeriod::{Hour, Year};
use domain::application::board::{COLUMNS, Column, Move, move_to};
use domain::application::draft::{Draft, StartedAs};
use domain::application::event::{Event, EventKind, InterviewFormat, RejectionChannel};
use domain::application::form::{
    EventForm, in_currency, likely_next, parse_day, parse_pay, parse_tags, parse_time, pay_text, used, with_high, with_low,
};
use domain::application::labels::{Marker, timeline};
use domain::application::progress::{Outcome, Stage};
use domain::application::shared::parse_shared;
use domain::application::{Application, Level, Origin, PayPeriod, PayRange, Workplace, edits};
use domain::choice::Choice;
use domain::currency::Currency;
use domain::id::Id;
use domain::model::Model;
use proptest::prelude::*;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

const TODAY: &str = "2026-11-23";

fn today() -> NaiveDate {
    day(TODAY)
}

fn with(events: &[(EventKind, &str)]) -> Application {
    let mut application = Application { company: "Contoso".into(), role: "Analyst".into(), ..Application::default() };
    for (n, (kind, date)) in events.iter().enumerate() {
        let event = if date.is_empty() { Event::undated(kind.clone()) } else { Event::on(kind.clone(), day(date)) };
        application.timeline.insert(Id::new(format!("e{n}")), event);
    }
    application
}

fn after(change: &domain::change::Change) -> Application {
    change.edits[0].after.as_ref().unwrap().get::<Application>().unwrap().as_ref().clone()
}

#[test]
fn shared_texts_fill_link_role_and_company() {
    let check = |text: &str, url: &str, role: &str, company: &str| {
        let read = parse_shared(text);
        assert_eq!((read.url.as_str(), read.role.as_str(), read.company.as_str()), (url, role, company), "{text:?}");
    };
    check("Data analyst at Contoso https://jobs.example/1", "https://jobs.example/1", "Data analyst", "Contoso");
    check(
        "Contoso hiring Data Analyst in Lyon, France | LinkedIn\nhttps://jobs.example/2",
        "https://jobs.example/2",
        "Data Analyst",
        "Contoso",
    );
    check("Data analyst - Contoso - Berlin\nhttps://jobs.example/3", "https://jobs.example/3", "Data analyst", "Contoso");
    check("https://jobs.example/4", "https://jobs.example/4", "", "");
    check("Data analyst", "", "Data analyst", "");
    check("", "", "", "");
    check("javascript:alert(1)", "", "javascript:alert(1)", "");
    check("Engineer bei Nord GmbH | StepStone", "", "Engineer", "Nord GmbH");
}

#[test]
fn a_share_never_writes_over_what_is_typed() {
    let mut draft = Draft { role: "Mine".into(), ..Draft::on(today()) };
    draft.fill("Data analyst at Contoso https://jobs.example/1");
    assert_eq!((draft.role.as_str(), draft.company.as_str(), draft.url.as_str()), ("Mine", "Contoso", "https://jobs.example/1"));
}

#[test]
fn a_draft_becomes_an_application_with_its_first_event() {
    let check = |started_as: StartedAs, origin: Origin, kind: EventKind| {
        let draft = Draft { company: "  Contoso  Ltd ".into(), role: "Analyst".into(), started_as, ..Draft::on(today()) };
        let application = after(&draft.into_change(Id::new("a"), Id::new("e")).unwrap());
        assert_eq!(application.company, "Contoso Ltd");
        assert_eq!(application.origin, origin);
        assert_eq!(application.timeline.into_values().collect::<Vec<_>>(), [Event::on(kind, today())]);
    };
    check(StartedAs::Applied, Origin::Outbound, EventKind::Applied);
    check(StartedAs::Saved, Origin::Outbound, EventKind::Saved);
    check(StartedAs::Inbound, Origin::Inbound, EventKind::Reply);
    check(StartedAs::Referral, Origin::Referral, EventKind::Applied);

    let undated = Draft { role: "Analyst".into(), ..Draft::default() };
    assert_eq!(
        after(&undated.into_change(Id::new("a"), Id::new("e")).unwrap()).timeline[&Id::new("e")],
        Event::undated(EventKind::Applied)
    );
    assert_eq!(Draft::on(today()).into_change(Id::new("a"), Id::new("e")).unwrap_err().field, "company");
    let bad = Draft { company: "C".into(), date: "2026-02-30".into(), ..Draft::default() };
    assert_eq!(bad.into_change(Id::new("a"), Id::new("e")).unwrap_err().field, "date");
}

#[test]
fn days_and_times_as_their_fields_write_them() {
    assert_eq!(parse_day("").unwrap(), None);
    assert_eq!(parse_day("2026-11-23").unwrap(), Some(today()));
    for bad in ["23.11.2026", "2026-13-01", "0001-01-01", "9999-01-01", "x"] {
        assert!(parse_day(bad).is_err(), "{bad}");
    }
    assert_eq!(parse_time("").unwrap(), None);
    assert_eq!(parse_time("14:30").unwrap(), chrono::NaiveTime::from_hms_opt(14, 30, 0));
    assert_eq!(parse_time("14:30:59").unwrap(), chrono::NaiveTime::from_hms_opt(14, 30, 0));
    for bad in ["25:00", "14", "14:6", "a:bb", "14:é"] {
        assert!(parse_time(bad).is_err(), "{bad}");
    }
}

#[test]
fn an_event_goes_through_its_form_unchanged() {
    let check = |event: Event| assert_eq!(EventForm::of(&event).read().unwrap(), event);
    check(Event::on(EventKind::Applied, today()));
    check(Event::undated(EventKind::Note));
    let mut interview = Event::on(EventKind::Interview { form: Some(InterviewFormat::Video), with: "M. and K.".into() }, today());
    interview.time = chrono::NaiveTime::from_hms_opt(9, 5, 0);
    interview.note = "Bring the plan".into();
    check(interview.clone());
    check(Event::on(EventKind::Rejected { told: Some(RejectionChannel::Call) }, today()));
    // A time belongs to what is arranged alone, and a change of kind keeps what the new kind can hold.
    let mut form = EventForm::of(&interview);
    form.set_kind(EventKind::interview());
    assert_eq!(form.read().unwrap(), interview);
    form.set_kind(EventKind::Offer);
    assert_eq!(form.read().unwrap(), Event { kind: EventKind::Offer, date: Some(today()), time: None, note: "Bring the plan".into() });
}

#[test]
fn pay_as_people_write_it() {
    let check = |low: &str, high: &str, period: PayPeriod, wanted: Option<(Option<i64>, Option<i64>)>| {
        let pay = parse_pay(low, high, Currency::EUR, period).unwrap();
        assert_eq!(pay.map(|pay| (pay.low, pay.high)), wanted, "{low:?} {high:?}");
    };
    check("", "", Year, None);
    check("48000", "54000", Year, Some((Some(4_800_000), Some(5_400_000))));
    check("48k", "", Year, Some((Some(4_800_000), None)));
    check("48–54k", "", Year, Some((Some(4_800_000), Some(5_400_000))));
    check("48k - 54K", "", Year, Some((Some(4_800_000), Some(5_400_000))));
    check("48.000", "54,000", Year, Some((Some(4_800_000), Some(5_400_000))));
    check("48.5k", "", Year, Some((Some(4_850_000), None)));
    check("", "18,50", Hour, Some((None, Some(1_850))));
    check("15.500", "", Hour, Some((Some(1_550), None)));
    for (low, high) in [("a lot", ""), ("-5", ""), ("9", "5"), ("99999999999999999999", ""), ("9000000000000000k", "")] {
        assert!(parse_pay(low, high, Currency::EUR, Year).is_err(), "{low} {high}");
    }
}

#[test]
fn tags_once_each_in_their_order() {
    assert_eq!(parse_tags(" remote, Remote ;dream\n, ,dream"), ["remote", "dream"]);
    assert!(parse_tags(" , ").is_empty());
}

#[test]
fn names_used_before_the_most_used_first() {
    let mut model = Model::default();
    for (n, channel) in ["LinkedIn", "Fair", "LinkedIn", " ", "Aunt"].iter().enumerate() {
        model.applications.insert(Id::new(n.to_string()), Arc::new(Application { channel: (*channel).into(), ..with(&[]) }));
    }
    assert_eq!(used(&model, |a| &a.channel, 2), ["LinkedIn", "Aunt"]);
}

#[test]
fn the_next_event_to_begin_with() {
    let check = |events: &[(EventKind, &str)], wanted: EventKind| assert_eq!(likely_next(&with(events), today()), wanted, "{events:?}");
    check(&[], EventKind::Applied);
    check(&[(EventKind::Applied, "2026-11-01")], EventKind::Screen);
    check(&[(EventKind::Screen, "2026-11-10")], EventKind::interview());
    check(&[(EventKind::interview(), "2026-11-20")], EventKind::Offer);
    check(&[(EventKind::interview(), "2026-11-30")], EventKind::interview());
    check(&[(EventKind::Offer, "2026-11-20")], EventKind::Accepted);
    check(&[(EventKind::Rejected { told: None }, "2026-11-20")], EventKind::FeedbackReceived);
    check(&[(EventKind::Applied, "2026-01-01"), (EventKind::ClosedSilent, "2026-11-20")], EventKind::Reply);
}

#[test]
fn the_timeline_latest_first_with_numbered_interviews() {
    let application = with(&[
        (EventKind::Applied, "2026-10-30"),
        (EventKind::Screen, "2026-11-12"),
        (EventKind::interview(), "2026-11-24"),
        (EventKind::interview(), "2026-11-19"),
        (EventKind::FollowedUp, "2026-11-07"),
        (EventKind::Note, ""),
    ]);
    let shown: Vec<(String, Marker)> = timeline(&application, today()).into_iter().map(|entry| (entry.title, entry.dot)).collect();
    let wanted = [
        ("Second interview", Marker::Ahead),
        ("First interview", Marker::Theirs),
        ("First call", Marker::Theirs),
        ("Followed up", Marker::Own),
        ("Applied", Marker::Own),
        ("Note", Marker::Own),
    ];
    assert_eq!(shown, wanted.map(|(title, dot)| (title.to_owned(), dot)));
    assert_eq!(timeline(&with(&[(EventKind::interview(), TODAY)]), today())[0].title, "Interview");
}

#[test]
fn moving_a_card() {
    let open = Column::Open;
    let check = |events: &[(EventKind, &str)], column: Column, wanted: Option<Move>| {
        let moved = move_to(&with(events), column, today());
        match wanted {
            Some(wanted) => assert_eq!(moved, wanted, "{events:?} {column:?}"),
            None => assert!(matches!(moved, Move::Refused(_)), "{events:?} {column:?} {moved:?}"),
        }
    };
    let applied = [(EventKind::Applied, "2026-11-01")];
    check(&applied, open(Stage::Screen), Some(Move::Add(EventKind::Screen)));
    check(&applied, open(Stage::Offer), Some(Move::Add(EventKind::Offer)));
    check(&applied, open(Stage::Applied), None);
    check(&applied, open(Stage::Saved), None);
    check(&applied, Column::Ended, Some(Move::AskEnding));
    let no = [(EventKind::Applied, "2026-11-01"), (EventKind::Rejected { told: None }, "2026-11-10")];
    check(&no, Column::Ended, None);
    check(&no, open(Stage::Applied), None);
    check(&no, open(Stage::Interview), Some(Move::Add(EventKind::interview())));
    check(&[(EventKind::Applied, "2026-11-01"), (EventKind::Rejected { told: None }, TODAY)], open(Stage::Interview), None);
    check(&[(EventKind::Applied, "2026-10-01"), (EventKind::ClosedSilent, TODAY)], open(Stage::Replied), Some(Move::Add(EventKind::Reply)));
}

#[test]
fn the_edits_by_name() {
    let before = Arc::new(with(&[(EventKind::Applied, "2026-11-01"), (EventKind::interview(), "2026-11-30")]));
    let id = Id::new("a");
    // Turned down today: the interview ahead neither counts nor reopens it.
    let down = after(&edits::add_event(&id, &before, Id::new("n"), Event::on(EventKind::Rejected { told: None }, today()), today()));
    assert_eq!(down.outcome(), Some(Outcome::Rejected));
    // The same where an entry is turned into an ending.
    let down = after(&edits::set_event(&id, &before, &Id::new("e0"), Event::on(EventKind::Rejected { told: None }, today()), today()));
    assert_eq!(down.outcome(), Some(Outcome::Rejected));
    // Taken back it is as it was, with whom and how; and what took place stays, whatever is written down later.
    let meeting = EventKind::Interview { form: Some(InterviewFormat::Video), with: "Ana Ruiz".into() };
    let arranged = Arc::new(with(&[(EventKind::Applied, "2026-11-01"), (EventKind::interview(), "2026-11-08"), (meeting, "2026-11-30")]));
    let no = |day: NaiveDate| Event { note: "By mistake".into(), ..Event::on(EventKind::Rejected { told: None }, day) };
    let early = "2026-11-03".parse().unwrap();
    let called_off = Arc::new(after(&edits::add_event(&id, &arranged, Id::new("n"), no(early), today())));
    let notes: Vec<String> = called_off.timeline.values().filter(|e| e.kind == EventKind::Note).map(|e| e.note.clone()).collect();
    assert_eq!(notes, ["Interview cancelled. By video. With Ana Ruiz."]);
    assert_eq!(after(&edits::remove_event(&id, &called_off, &Id::new("n"), today())), *arranged);
    let later = after(&edits::set_event(&id, &called_off, &Id::new("n"), no(today() + Days::new(60)), today()));
    assert!(later.timeline.values().all(|e| e.kind != EventKind::Note));
    let gone = edits::remove_event(&id, &before, &Id::new("e1"), today());
    assert_eq!(after(&gone).timeline.len(), 1);
    assert_eq!(gone.what, "Contoso: “Interview” deleted");
    let copy = after(&edits::duplicate(Id::new("b"), Id::new("s"), &before, today()));
    assert_eq!((copy.company.as_str(), copy.stage(), copy.timeline.len()), ("Contoso", Stage::Saved, 1));
    assert!(after(&edits::archive(&id, &before, true)).archived);
}

proptest! {
    #[test]
    fn nothing_typed_or_shared_panics(text in ".{0,60}", other in ".{0,12}") {
        let _ = parse_shared(&text);
        let _ = parse_pay(&text, &other, Currency::EUR, PayPeriod::Year);
        let _ = (parse_day(&text), parse_time(&text), parse_tags(&text));
        let draft = Draft { company: text.clone(), date: other, ..Draft::default() };
        let _ = draft.into_change(Id::new("a"), Id::new("e"));
    }

    #[test]
    fn a_move_never_lowers_a_stage(from in 0..7_usize, to in 0..7_usize) {
        let kinds = [EventKind::Saved, EventKind::Applied, EventKind::Reply, EventKind::Screen, EventKind::interview(), EventKind::Offer, EventKind::Withdrew];
        let before = Arc::new(with(&[(kinds[from].clone(), "2026-11-02")]));
        if let Move::Add(kind) = move_to(&before, COLUMNS[to], today()) {
            let moved = after(&edits::add_event(&Id::new("a"), &before, Id::new("n"), Event::on(kind, today()), today()));
            prop_assert!(moved.stage() >= before.stage());
            let column = Column::of(moved.stage(), moved.state(today(), 28));
            prop_assert_eq!(column, COLUMNS[to]);
        }
    }
}

#[test]
fn choices_have_the_keys_that_are_stored() {
    fn check<T: Choice + serde::Serialize + std::fmt::Debug>() {
        for (n, one) in T::CHOICES.iter().enumerate() {
            assert_eq!(serde_json::to_value(one).unwrap(), one.key(), "{one:?}");
            assert_eq!(T::from_key(one.key()), Some(*one));
            assert!(T::CHOICES.iter().skip(n + 1).all(|other| other.key() != one.key() && other.label() != one.label()), "{one:?}");
        }
    }
    check::<Origin>();
    check::<Workplace>();
    check::<PayPeriod>();
    check::<Level>();
    check::<InterviewFormat>();
    check::<RejectionChannel>();
    check::<StartedAs>();
}

#[test]
fn columns_have_keys_and_neighbours() {
    for (n, column) in COLUMNS.into_iter().enumerate() {
        assert_eq!(Column::from_key(column.key()), Some(column));
        assert_eq!(column.beside(true), COLUMNS.get(n + 1).copied());
        assert_eq!(column.beside(false), n.checked_sub(1).map(|left| COLUMNS[left]));
    }
}

#[test]
fn drafts_read_back_as_they_were_left() {
    let draft = Draft { company: "Contoso".into(), workplace: Some(Workplace::Hybrid), tailored: true, ..Draft::on(today()) };
    assert_eq!(serde_json::from_str::<Draft>(&serde_json::to_string(&draft).unwrap()).unwrap(), draft);
    let check = |kind: EventKind, with: &str| {
        let form = EventForm { with: with.into(), date: "2026-02-30".into(), time: "9".into(), note: " a line\n".into(), kind };
        assert_eq!(serde_json::from_str::<EventForm>(&serde_json::to_string(&form).unwrap()).unwrap(), form);
    };
    check(EventKind::Applied, "");
    check(EventKind::Rejected { told: Some(RejectionChannel::Call) }, "");
    check(EventKind::Interview { form: Some(InterviewFormat::Panel), with: String::new() }, " the team lead ");
}

#[test]
fn whom_an_interview_is_with_outlives_a_change_of_kind() {
    let mut form = EventForm::new(EventKind::interview(), today());
    form.with = " the team lead ".into();
    form.set_kind(EventKind::Offer);
    form.set_kind(EventKind::interview());
    assert_eq!(form.read().unwrap().kind, EventKind::Interview { form: None, with: "the team lead".into() });
}

#[test]
fn pay_is_typed_one_amount_at_a_time() {
    let (eur, year) = (Currency::EUR, PayPeriod::Year);
    let range = |low: Option<i64>, high: Option<i64>| Some(PayRange { low, high, currency: eur, period: year });
    let low = |pay: &Option<PayRange>, text: &str| with_low(pay.as_ref(), text, eur, year);
    assert_eq!(low(&None, "48k"), Ok(range(Some(4_800_000), None)));
    assert_eq!(low(&range(Some(100), Some(5_400_000)), "48"), Ok(range(Some(4_800), Some(5_400_000))));
    // A range gives both, also where both were given before.
    assert_eq!(low(&None, "48–54k"), Ok(range(Some(4_800_000), Some(5_400_000))));
    assert_eq!(low(&range(Some(4_800_000), Some(5_400_000)), "50–60k"), Ok(range(Some(5_000_000), Some(6_000_000))));
    assert_eq!(low(&range(Some(4_800_000), None), ""), Ok(None));
    assert_eq!(low(&None, "a lot").unwrap_err().field, "pay_low");
    assert_eq!(with_high(range(Some(4_800_000), None).as_ref(), "54k", eur, year), Ok(range(Some(4_800_000), Some(5_400_000))));
    assert_eq!(with_high(range(Some(4_800_000), None).as_ref(), "1", eur, year).unwrap_err().field, "pay_high");
    // What is chosen already counts, not what a new one would begin with.
    let hourly = PayRange { low: Some(1_850), high: None, currency: eur, period: PayPeriod::Hour };
    assert_eq!(with_high(Some(&hourly), "20.500", eur, year).unwrap().unwrap().high, Some(2_050));
    let yen = Currency::parse("JPY").unwrap();
    assert_eq!(in_currency(&range(Some(4_800_000), None).unwrap(), yen).unwrap().unwrap().low, Some(48_000));
    assert_eq!(pay_text(Some(4_800_000), eur), "48000");
    assert_eq!(pay_text(Some(1_850), eur), "18.50");
    assert_eq!(pay_text(None, eur), "");
}
