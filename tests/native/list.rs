//! The list: what a search finds, in which order, and that a saved view comes back as it was.

use chrono::NaiveDate;
use domain::application::progress::Stage;
use domain::application::{Application, Event, EventKind, Origin};
use domain::funnel::Ledger;
use domain::id::Id;
use domain::list::{Group, Index, Query, Sort};
use domain::model::{Model, settings_id};
use domain::settings::Settings;
use proptest::prelude::*;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn today() -> NaiveDate {
    day("2026-11-20")
}

fn model() -> Model {
    let mut model = Model::default();
    let mut put = |id: &str, company: &str, role: &str, origin: Origin, events: &[(EventKind, &str)]| {
        let mut application =
            Application { company: company.into(), role: role.into(), origin, notes: format!("note on {id}"), ..Application::default() };
        for (n, (kind, date)) in events.iter().enumerate() {
            application.timeline.insert(Id::new(format!("{id}-{n}")), Event::on(kind.clone(), day(date)));
        }
        model.applications.insert(Id::new(id), application.into());
    };
    put("a", "Northwind", "Data analyst", Origin::Outbound, &[(EventKind::Applied, "2026-11-10")]);
    put("b", "Fabrikam", "Analyst", Origin::Outbound, &[(EventKind::Applied, "2026-10-01"), (EventKind::interview(), "2026-11-20")]);
    put("c", "Contoso", "Data scientist", Origin::Inbound, &[(EventKind::Applied, "2026-09-01")]);
    put(
        "d",
        "Litware",
        "Éditeur",
        Origin::Referral,
        &[(EventKind::Applied, "2026-11-01"), (EventKind::Rejected { told: None }, "2026-11-12")],
    );
    put("e", "Adatum", "Analyst", Origin::Outbound, &[(EventKind::Saved, "2026-11-18")]);
    let mut archived = model.applications.get(&Id::new("a")).unwrap().as_ref().clone();
    archived.archived = true;
    archived.company = "Old Northwind".into();
    model.applications.insert(Id::new("f"), archived.into());
    model
}

fn check(line: &str, found: &[&str]) {
    let index = Index::new(&model(), today(), 28, 7);
    let ids: Vec<String> = index.search(&Query::parse(line)).into_iter().map(|row| row.id.to_string()).collect();
    assert_eq!(ids, found, "{line}");
}

#[test]
fn a_query_finds_what_it_says_in_the_order_it_says() {
    check("group:active sort:next", &["a", "b"]);
    check("group:silent", &["c"]);
    check("group:closed", &["d"]);
    check("group:saved", &["e"]);
    check("group:archived", &["f"]);
    check("group:all sort:company", &["e", "c", "b", "d", "a"]);
    check("group:all sort:company analyst", &["e", "b", "a"]);
    check("group:all sort:company ANALYST data", &["a"]);
    check("group:all éditeur", &["d"]);
    check("group:all note on c", &["c"]);
    check("group:all origin:inbound", &["c"]);
    check("group:all origin:referral", &["d"]);
    check("group:all stage:interview", &["b"]);
    check("group:all nothing-like-it", &[]);
}

#[test]
fn every_application_is_counted_once() {
    let index = Index::new(&model(), today(), 28, 7);
    let counts = index.counts();
    assert_eq!((counts.active, counts.silent, counts.closed, counts.saved, counts.archived), (2, 1, 1, 1, 1));
}

#[test]
fn an_empty_group_says_why_and_the_fullest_is_offered() {
    let index = Index::new(&model(), today(), 28, 7);
    assert_eq!(index.counts().fullest(), Some((Group::Active, 2)));
    // Weeks later what was open is silent.
    let later = Index::new(&model(), day("2027-01-20"), 28, 7);
    assert_eq!((later.counts().active, later.counts().fullest()), (0, Some((Group::Silent, 3))));
    assert_eq!(Index::default().counts().fullest(), None);
    let mut said: Vec<&str> = Group::ALL.iter().map(|group| group.why_empty()).collect();
    said.sort_unstable();
    said.dedup();
    assert!(said.len() == Group::ALL.len() && said.iter().all(|why| why.ends_with('.')));
}

#[test]
fn words_that_look_like_filters_stay_words() {
    for line in ["group:nonsense", "http://example.org", "a:b", "sort:"] {
        assert_eq!(Query::parse(line).text, line);
    }
}

proptest! {
    #[test]
    fn a_saved_view_comes_back_as_it_was(words in "[a-zA-Zéß0-9 ]{0,30}", group in 0..6_usize, sort in 0..5_usize, stage in proptest::option::of(0..3_usize)) {
        let query = Query {
            text: words.split_whitespace().collect::<Vec<_>>().join(" "),
            group: Group::ALL[group],
            sort: Sort::ALL[sort],
            origin: Some(Origin::Referral),
            stage: stage.map(|n| [Stage::Screen, Stage::Interview, Stage::Offer][n]),
        };
        prop_assert_eq!(Query::parse(&query.to_text()), query);
    }

    #[test]
    fn any_line_is_a_query(line in "\\PC{0,60}") {
        let index = Index::new(&model(), today(), 28, 7);
        prop_assert!(index.search(&Query::parse(&line)).len() <= 6);
    }
}

/// A change to the applications of a model.
#[derive(Debug, Clone)]
enum Step {
    Edit(u8, String),
    Reject(u8, u8),
    Accept(u8),
    Archive(u8),
    Add(u8),
    Remove(u8),
    /// The day and the rule of silence are others.
    Later(u8),
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        (0..12_u8, "[a-zÉ ]{0,6}").prop_map(|(n, text)| Step::Edit(n, text)),
        (0..12_u8, 1..30_u8).prop_map(|(n, on)| Step::Reject(n, on)),
        (0..12_u8).prop_map(Step::Accept),
        (0..12_u8).prop_map(Step::Archive),
        (0..12_u8).prop_map(Step::Add),
        (0..12_u8).prop_map(Step::Remove),
        (1..9_u8).prop_map(Step::Later),
    ]
}

proptest! {
    /// What is carried over from one state of the data to the next is what would be derived anew.
    #[test]
    fn what_is_carried_over_is_what_would_be_derived(steps in proptest::collection::vec(step(), 1..24)) {
        let mut model = model();
        let (mut on, mut silent) = (today(), 28);
        let mut index = Index::new(&model, on, silent, 14);
        let mut ledger = Ledger::of(&model, on);
        for step in steps {
            let id = |n: u8| Id::new(char::from(b'a' + n).to_string());
            let edit = |model: &mut Model, n: u8, how: &dyn Fn(&mut Application)| {
                if let Some(found) = model.applications.get(&id(n)) {
                    let mut changed = found.as_ref().clone();
                    how(&mut changed);
                    model.applications.insert(id(n), changed.into());
                }
            };
            match step {
                Step::Edit(n, text) => edit(&mut model, n, &|a| a.company.clone_from(&text)),
                Step::Reject(n, day) => {
                    let event = Event::on(EventKind::Rejected { told: None }, NaiveDate::from_ymd_opt(2026, 11, day.into()).unwrap());
                    edit(&mut model, n, &|a| { a.timeline.insert(Id::new("rejected"), event.clone()); });
                }
                Step::Accept(n) => {
                    edit(&mut model, n, &|a| { a.timeline.insert(Id::new("accepted"), Event::on(EventKind::Accepted, today())); });
                }
                Step::Archive(n) => edit(&mut model, n, &|a| a.archived = !a.archived),
                Step::Add(n) => {
                    model.applications.insert(id(n), Application { company: format!("new {n}"), ..Application::default() }.into());
                }
                Step::Remove(n) => { model.applications.remove(&id(n)); }
                Step::Later(days) => {
                    on = on + chrono::Days::new(days.into());
                    silent += u32::from(days);
                    model.settings.insert(settings_id(), Settings { silent_after: Some(silent), ..Settings::default() }.into());
                }
            }
            ledger = Ledger::after(Some(&ledger), &model, on);
            index = Index::after(Some(&index), &model, &ledger);
            let anew = Index::new(&model, on, ledger.silent_after.days(), ledger.follow_up_after());
            prop_assert_eq!(index.rows(), anew.rows());
            let read_anew = Ledger::of(&model, on);
            prop_assert_eq!(ledger.facts(), read_anew.facts());
        }
    }
}
