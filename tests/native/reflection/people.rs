//! The diary and the people around the search.

use crate::support::reflection::{day, put, sample_model};
use chrono::NaiveTime;
use domain::application::progress::Stage;
use domain::application::{Application, Event, EventKind, Origin};
use domain::diary::{DiaryEntry, Mood, queries};
use domain::funnel::Ledger;
use domain::id::Id;
use domain::model::Model;
use domain::people::known::{about, known_at, recommend, recommended_by, to_choose};
use domain::people::referrals::{Reached, referrals, results};
use domain::people::{ContactMethod, Conversation, Person, dialable};
use proptest::prelude::*;

#[test]
fn the_journal_is_found_again() {
    let mut model = Model::default();
    let entry = |on, mood, good: &str, writing: &str| DiaryEntry {
        on,
        mood,
        good_one: good.into(),
        writing: writing.into(),
        ..DiaryEntry::default()
    };
    put(&mut model, "a", entry(day(2026, 11, 1), Some(Mood::Low), "Sun on the wall", ""));
    put(&mut model, "b", entry(day(2026, 11, 3), None, "", "SOUP with Omar 🍲"));
    put(&mut model, "c", DiaryEntry { at: NaiveTime::from_hms_opt(8, 0, 0), ..entry(day(2026, 11, 3), Some(Mood::Good), "Bread", "") });
    put(&mut model, "d", DiaryEntry { at: NaiveTime::from_hms_opt(22, 0, 0), ..entry(day(2026, 11, 3), Some(Mood::Even), "", "") });
    let found = |query: &str| queries::search(&model, query).into_iter().map(|(id, _)| id.to_string()).collect::<Vec<_>>();
    assert_eq!(found(""), ["d", "c", "b", "a"]);
    assert_eq!(found("soup omar"), ["b"]);
    assert_eq!(found("🍲"), ["b"]);
    assert!(found("rain").is_empty());
    assert_eq!(queries::month(&model, 2026, 11), [(1, Some(Mood::Low), 1), (3, Some(Mood::Even), 3)]);
    assert!(queries::month(&model, 2025, 11).is_empty());
    let back = queries::good_things_to_show_again(&model, day(2026, 11, 3), 3);
    assert_eq!(back, [(day(2026, 11, 1), "Sun on the wall".to_owned())]);
    assert!(queries::good_things_to_show_again(&Model::default(), day(2026, 11, 3), 3).is_empty());
}

#[test]
fn people_are_reached_only_through_safe_addresses() {
    let person = |phone: &str, mail: &str, link: &str| Person {
        name: "Lena".into(),
        phone: phone.into(),
        mail: mail.into(),
        link: link.into(),
        ..Person::default()
    };
    assert_eq!(
        person("+33 1 (99) 00-00.01", "lena@mail.example", "https://chat.example/lena").contact_methods(),
        [
            ContactMethod::Call("tel:+33199000001".into()),
            ContactMethod::Text("sms:+33199000001".into()),
            ContactMethod::Mail("lena@mail.example".into()),
            ContactMethod::Link("https://chat.example/lena".into())
        ]
    );
    for bad in ["javascript:alert(1)", "data:text/html,x", "ftp://x", " ", "https://a b", "<b>"] {
        assert_eq!(person(bad, bad, bad).contact_methods(), [], "{bad}");
    }
    assert_eq!(dialable("112").as_deref(), Some("112"));
    assert_eq!(dialable("12"), None);
    assert_eq!(dialable("0800 CALL"), None);
    assert!(person("", "", "").check().is_ok());
    assert_eq!(Person::default().check().unwrap_err().field, "name");
}

#[test]
fn recommendations_are_traced_to_their_outcome() {
    let model = sample_model(day(2026, 11, 26));
    let ines = model.people.get(&Id::new("sample-person-ines")).unwrap();
    let came: Vec<_> = referrals(&model, ines).into_iter().map(|r| (r.company, r.reached)).collect();
    let open = |stage| Some(Reached { stage, outcome: None });
    assert_eq!(came, [("Northwind".to_owned(), open(Stage::Offer)), ("Lamna Healthcare".to_owned(), open(Stage::Replied))]);
}

#[test]
fn nudges_follow_the_chosen_days() {
    let today = day(2026, 11, 26);
    let talk = |on| Conversation { on, note: String::new() };
    let mut person = Person { name: "Lena".into(), nudge_after: Some(10), added_on: Some(day(2026, 11, 1)), ..Person::default() };
    assert_eq!(person.nudge_on(today), Some(day(2026, 11, 11)));
    person.conversations.insert(Id::new("t"), talk(day(2026, 11, 20)));
    person.conversations.insert(Id::new("ahead"), talk(day(2026, 12, 24)));
    assert_eq!(person.nudge_on(today), Some(day(2026, 11, 30)));
    person.not_before = Some(day(2026, 12, 5));
    assert_eq!(person.nudge_on(today), Some(day(2026, 12, 5)));
    // A chosen day is enough; a word on it or after it settles it.
    person.nudge_after = None;
    assert_eq!(person.nudge_on(today), Some(day(2026, 12, 5)));
    assert_eq!(person.nudge_on(day(2026, 12, 24)), None);
    person.not_before = None;
    assert_eq!(person.nudge_on(today), None);
}

fn sent(company: &str, origin: Origin, events: &[EventKind]) -> Application {
    let on = day(2026, 11, 2);
    let timeline = std::iter::once(&EventKind::Applied).chain(events).enumerate();
    let timeline = timeline.map(|(n, kind)| (Id::new(format!("e{n}")), Event::on(kind.clone(), on))).collect();
    Application { company: company.into(), role: "Data analyst".into(), origin, timeline, ..Application::default() }
}

#[test]
fn whom_one_knows_where_one_applies() {
    let today = day(2026, 11, 26);
    let mut model = Model::default();
    let person = |name: &str, company: &str, on: Option<u32>| Person {
        name: name.into(),
        company: company.into(),
        conversations: on.map(|d| (Id::new("t"), Conversation { on: day(2026, 11, d), note: String::new() })).into_iter().collect(),
        ..Person::default()
    };
    put(&mut model, "a", person("Ana", "Société Générale SA", None));
    put(&mut model, "b", person("Ben", "societe generale", Some(3)));
    put(&mut model, "c", person("Cy", "Contoso", Some(9)));
    put(&mut model, "d", person("Di", "", None));
    for (company, expected) in [
        ("Societe Generale", vec!["Ben", "Ana"]),
        ("SOCIÉTÉ GÉNÉRALE S.A.", vec!["Ben", "Ana"]),
        ("Contoso Ltd.", vec!["Cy"]),
        // Near is not the same: a hint about somebody must not name another employer's people.
        ("Contosa", vec![]),
        ("", vec![]),
        (" . ", vec![]),
        ("🍲", vec![]),
    ] {
        let names: Vec<_> = known_at(&model, company, today).into_iter().map(|known| known.name).collect();
        assert_eq!(names, expected, "{company}");
    }
    let names: Vec<_> = to_choose(&model, "Contoso", today).into_iter().map(|(_, name)| name).collect();
    assert_eq!(names, ["Cy", "Ana", "Ben", "Di"]);
    // A message to Cy is about the newest open application there.
    let cy = model.people.get(&Id::new("c")).unwrap().clone();
    assert_eq!(about(&model, &cy), None);
    put(&mut model, "ended", sent("Contoso", Origin::Outbound, &[EventKind::Rejected { told: None }]));
    assert_eq!(about(&model, &cy), None);
    put(&mut model, "open", sent("Contoso GmbH", Origin::Outbound, &[]));
    let (id, words) = about(&model, &cy).unwrap();
    assert_eq!((id.as_str(), words.company.as_str(), words.role.as_str()), ("open", "Contoso GmbH", "Data analyst"));
}

#[test]
fn a_recommendation_is_noted_on_both_sides_and_has_its_result() {
    let today = day(2026, 11, 26);
    let mut model = Model::default();
    for name in ["ana", "ben", "cy"] {
        put(&mut model, name, Person { name: name.into(), ..Person::default() });
    }
    let events: [(&str, Origin, &[EventKind]); 5] = [
        ("called", Origin::Referral, &[EventKind::Screen]),
        ("offered", Origin::Outbound, &[EventKind::interview(), EventKind::Offer]),
        ("silent", Origin::Referral, &[]),
        ("inbound", Origin::Inbound, &[EventKind::Screen]),
        ("own", Origin::Outbound, &[]),
    ];
    for (id, origin, events) in events {
        put(&mut model, id, sent(id, origin, events));
    }
    put(&mut model, "saved", Application { company: "saved".into(), ..Application::default() });
    for (person, application) in
        [("ana", "called"), ("ana", "offered"), ("ana", "silent"), ("ana", "saved"), ("ben", "inbound"), ("ben", "gone"), ("cy", "saved")]
    {
        let change = recommend(&model, &Id::new(person), &Id::new(application)).unwrap();
        change.check().unwrap();
        for edit in change.edits {
            model.put(edit.id, edit.after.unwrap());
        }
    }
    let origin = |id: &str| model.applications.get(&Id::new(id)).unwrap().origin;
    assert_eq!((origin("offered"), origin("inbound"), origin("own")), (Origin::Referral, Origin::Inbound, Origin::Outbound));
    assert_eq!(recommend(&model, &Id::new("ana"), &Id::new("called")), None, "noted once");
    assert_eq!(recommend(&model, &Id::new("nobody"), &Id::new("called")), None);
    assert_eq!(recommended_by(&model, &Id::new("called")), [(Id::new("ana"), "ana".to_owned())]);
    // What was only saved, and what was deleted, is in no result; who has none is in no row.
    let found = results(&model, &Ledger::of(&model, today));
    let rows: Vec<_> = found.iter().map(|one| (one.name.as_str(), one.rate.k, one.rate.n, one.offers)).collect();
    assert_eq!(rows, [("ana", 2, 3, 1), ("ben", 1, 1, 0)]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn any_phone_is_safe(text in ".{0,30}") {
        for way in (Person { phone: text.clone(), mail: text.clone(), link: text, ..Person::default() }).contact_methods() {
            match way {
                ContactMethod::Call(to) | ContactMethod::Text(to) => prop_assert!(to.chars().skip(4).all(|c| c.is_ascii_digit() || c == '+')),
                ContactMethod::Mail(to) => prop_assert!(!to.contains(['?', '&', ' '])),
                ContactMethod::Link(to) => prop_assert!(to.to_lowercase().starts_with("http")),
            }
        }
    }
}
