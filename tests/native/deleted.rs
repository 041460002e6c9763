//! What is deleted stays as text with those that name it, and one Undo brings back all of it.

use std::sync::Arc;

use crate::support::reflection::{day, put};
use domain::application::{Application, Event, EventKind, Origin};
use domain::budget::{Account, Spending, actual, edits as budget};
use domain::change::Change;
use domain::currency::Currency;
use domain::feedback::FeedbackRequest;
use domain::feedback::letter::LetterFacts;
use domain::id::Id;
use domain::model::Model;
use domain::money::ExchangeRate;
use domain::offer::Offer;
use domain::people::deleted;
use domain::people::known::recommend;
use domain::people::referrals::referrals;
use domain::people::{Conversation, Person};
use domain::postings::Posting;
use domain::record::Kind;
use domain::reflection::{About, Reflection, close};
use domain::routine::{Block, BlockKind, BlockOutcome, WeekDay, edits as blocks, hours};

fn apply(model: &mut Model, change: &Change) {
    assert_eq!(change.check(), Ok(()), "{}", change.what);
    for edit in &change.edits {
        match &edit.after {
            Some(after) => drop(model.put(edit.id.clone(), after.clone())),
            None => drop(model.remove(edit.kind, &edit.id)),
        }
    }
}

/// Applies it, looks, undoes it, and finds everything as it was.
fn check(model: &Model, change: &Change, look: impl FnOnce(&Model)) {
    let mut after = model.clone();
    apply(&mut after, change);
    look(&after);
    apply(&mut after, &change.inverse());
    assert_eq!(&after, model, "{}: undone", change.what);
}

fn chosen(model: &Model, ids: &[&str]) -> Vec<(Id, Arc<Application>)> {
    ids.iter().map(|id| (Id::new(*id), model.applications.get(&Id::new(*id)).unwrap().clone())).collect()
}

/// Two applications that Ana recommended for, one of them with all that can hang on an application.
fn search() -> Model {
    let mut model = Model::default();
    let sent = |company: &str, role: &str| Application {
        company: company.into(),
        role: role.into(),
        timeline: [(Id::new("e"), Event::on(EventKind::Applied, day(2026, 11, 2)))].into(),
        ..Application::default()
    };
    put(&mut model, "a", sent("Fabrikam", "Analyst"));
    put(&mut model, "b", sent("", "Data engineer"));
    let spoken = Conversation { on: day(2026, 11, 1), note: "Coffee".into() };
    put(&mut model, "ana", Person { name: " Ana ".into(), conversations: [(Id::new("c"), spoken)].into(), ..Person::default() });
    for id in ["a", "b"] {
        let noted = recommend(&model, &Id::new("ana"), &Id::new(id)).unwrap();
        apply(&mut model, &noted);
    }
    let about = About { application: Some(Id::new("a")), company: "Fabrikam".into(), role: "Analyst".into(), ..About::default() };
    put(&mut model, "r", Reflection { tell_person: Some(Id::new("ana")), ..Reflection::new(about.clone(), day(2026, 11, 20)) });
    put(&mut model, "asked", FeedbackRequest { about, ..FeedbackRequest::default() });
    put(&mut model, "a", Posting { packed: "x".into(), ..Posting::default() });
    put(&mut model, "a", Offer { decide_by: Some(day(2026, 12, 1)), ..Offer::default() });
    model
}

fn recommended_for(model: &Model) -> Vec<(String, bool)> {
    let ana = model.people.get(&Id::new("ana")).unwrap();
    referrals(model, ana).into_iter().map(|one| (one.company, one.reached.is_some())).collect()
}

#[test]
fn an_application() {
    let mut model = search();
    let named = |name: &str, there: bool| (name.to_owned(), there);
    assert_eq!(recommended_for(&model), [named("Fabrikam", true), named("Data engineer", true)]);
    // Two jobs at one employer are told apart by the role.
    let roles: Vec<String> = referrals(&model, model.people.get(&Id::new("ana")).unwrap()).into_iter().map(|one| one.role).collect();
    assert_eq!(roles, ["Analyst", ""]);
    // Renamed since it was noted.
    let mut renamed = model.applications.get(&Id::new("a")).unwrap().as_ref().clone();
    renamed.company = "Fabrikam Inc.".into();
    put(&mut model, "a", renamed);
    check(&model, &deleted::applications(&model, &chosen(&model, &["a"])), |after| {
        assert_eq!(recommended_for(after), [named("Fabrikam Inc.", false), named("Data engineer", true)]);
        assert_eq!(
            after.reflections.get(&Id::new("r")).unwrap().about.title(),
            model.reflections.get(&Id::new("r")).unwrap().about.title()
        );
        assert_eq!(after.feedback_requests.get(&Id::new("asked")).unwrap().about.company, "Fabrikam");
        assert!(after.postings.is_empty() && after.offers.is_empty(), "what is kept under its id goes with it");
    });
    check(&model, &deleted::applications(&model, &chosen(&model, &["a", "b"])), |after| {
        assert_eq!(recommended_for(after), [named("Fabrikam Inc.", false), named("Data engineer", false)]);
    });
    // Deleted by an earlier version: there is a line, without a name.
    let mut ana = model.people.get(&Id::new("ana")).unwrap().as_ref().clone();
    ana.referral_names.clear();
    put(&mut model, "ana", ana);
    model.remove(Kind::Application, &Id::new("a"));
    assert_eq!(recommended_for(&model), [named("", false), named("Data engineer", true)]);
}

#[test]
fn a_person() {
    let mut model = search();
    let mut known = model.applications.get(&Id::new("b")).unwrap().as_ref().clone();
    known.contact = "Ms Ito, first floor\n".into();
    known.notes = "Asks for a portfolio\n".into();
    put(&mut model, "b", known);
    check(&model, &deleted::person(&model, &Id::new("ana")).unwrap(), |after| {
        let one = |id: &str| after.applications.get(&Id::new(id)).unwrap();
        assert_eq!((one("a").contact.as_str(), one("b").contact.as_str()), ("", "Ms Ito, first floor\n"));
        assert_eq!((one("a").notes.as_str(), one("b").notes.as_str()), ("Recommended by Ana", "Asks for a portfolio\nRecommended by Ana"));
        let addressed = |id: &str| LetterFacts::of(one(id), day(2026, 11, 26)).person;
        assert_eq!(
            (addressed("a"), addressed("b")),
            (String::new(), "Ms Ito".to_owned()),
            "whoever recommended the person is not written to"
        );
        assert_eq!(after.applications.get(&Id::new("a")).unwrap().origin, Origin::Referral, "it counts as before");
        let reflection = after.reflections.get(&Id::new("r")).unwrap();
        assert_eq!(reflection.tell, "Ana");
        let closed = close::finish(after, &Id::new("r"), day(2026, 11, 26), || Id::new("new")).unwrap();
        assert!(closed.edits.iter().all(|edit| edit.kind != Kind::Person), "whoever was deleted does not come back");
    });
    assert_eq!(deleted::person(&model, &Id::new("nobody")), None);
    // A field that has no room for the name is left as it is.
    let mut full = model.applications.get(&Id::new("a")).unwrap().as_ref().clone();
    full.notes = "x".repeat(domain::limits::LONGEST_TEXT);
    put(&mut model, "a", full);
    check(&model, &deleted::person(&model, &Id::new("ana")).unwrap(), |after| assert!(after.people.is_empty()));
}

#[test]
fn an_account_in_another_currency() {
    let yen =
        || Account { name: "Trip".into(), currency: Currency::parse("JPY"), rate: ExchangeRate::parse("0.006"), ..Account::default() };
    let home = || Account { name: "Giro".into(), ..Account::default() };
    let unknown = || Account { rate: None, ..yen() };
    // (the account, what its movement of 30,000 is in the month, before and after)
    for (account, spent) in [(yen(), 18_000), (home(), 30_000), (unknown(), 0)] {
        let mut model = Model::default();
        put(&mut model, "account", account);
        let movement = Spending {
            date: day(2026, 11, 3),
            amount: -30_000,
            category: "Food".into(),
            payee: String::new(),
            memo: String::new(),
            account: Some(Id::new("account")),
            foreign: None,
            source_id: String::new(),
            pending: false,
        };
        put(&mut model, "s", movement);
        let of = |model: &Model| {
            actual::month(model, Currency::EUR, day(2026, 11, 15), day(2026, 11, 15)).rows.iter().map(|row| row.spent).sum::<i64>()
        };
        assert_eq!(of(&model), spent);
        let before = model.get(Kind::Account, &Id::new("account")).unwrap();
        check(&model, &budget::delete("Deleted", &model, Id::new("account"), before), |after| assert_eq!(of(after), spent));
    }
}

#[test]
fn a_block_that_was_worked_in() {
    let mut model = Model::default();
    let monday = day(2026, 11, 23);
    let block = |on: WeekDay| Block { day: on, kind: BlockKind::Searching, start: 540, minutes: 60, from: monday, ..Block::default() };
    put(&mut model, "mon", block(WeekDay::Mon));
    put(&mut model, "tue", block(WeekDay::Tue));
    let done = blocks::answer(&model, &Id::new("mon"), monday, BlockOutcome::Done, 0).unwrap();
    apply(&mut model, &done);
    assert_eq!(hours::in_all(&model, monday), (120, 60));
    for (deleted, expected) in [("mon", (60, 60)), ("tue", (60, 60))] {
        let before = model.blocks.get(&Id::new(deleted)).unwrap();
        let change = Change::one("Block deleted", domain::change::Edit::remove(Id::new(deleted), before));
        check(&model, &change, |after| {
            assert_eq!(hours::in_all(after, monday), expected, "{deleted}");
            assert_eq!(hours::in_all(after, day(2026, 11, 30)).1, 0, "it was that week");
        });
    }
    // Moved to another day afterwards.
    put(&mut model, "mon", block(WeekDay::Wed));
    assert_eq!(hours::in_all(&model, monday), (120, 60));
}
