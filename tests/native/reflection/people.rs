//! The diary and the people around the search.

use crate::support::reflection::{day, put, sample_model};
use chrono::NaiveTime;
use domain::application::progress::Stage;
use domain::diary::{DiaryEntry, Mood, queries};
use domain::id::Id;
use domain::model::Model;
use domain::people::referrals::referrals;
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
    let came: Vec<_> = referrals(&model, ines).into_iter().map(|r| (r.company, r.stage, r.outcome)).collect();
    assert_eq!(came, [("Northwind".to_owned(), Stage::Offer, None), ("Lamna Healthcare".to_owned(), Stage::Replied, None)]);
    assert!(referrals(&Model::default(), ines).is_empty());
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
    person.nudge_after = None;
    assert_eq!(person.nudge_on(today), None);
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
