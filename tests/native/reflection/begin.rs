//! Beginning a reflection, and what a request for feedback does to the records beside it.

use std::sync::Arc;

use crate::support::reflection::british;
use chrono::NaiveDate;
use domain::application::{Application, Event, EventKind};
use domain::change::Change;
use domain::feedback::{RequestState, edits};
use domain::id::Id;
use domain::model::Model;
use domain::reflection::begin::{begin, is_untouched};
use domain::reflection::{Clue, Occasion};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn id(text: &str) -> Id {
    Id::new(text)
}

fn apply(model: &mut Model, change: &Change) {
    for edit in &change.edits {
        match &edit.after {
            Some(after) => drop(model.put(edit.id.clone(), after.clone())),
            None => drop(model.remove(edit.kind, &edit.id)),
        }
    }
}

/// Two interviews, then a no.
fn search() -> Model {
    let mut application =
        Application { company: "Fabrikam".into(), contact: "Maya Lindqvist <maya@fabrikam.example>".into(), ..Application::default() };
    for (name, kind, on) in [
        ("one", EventKind::interview(), "2026-11-02"),
        ("two", EventKind::interview(), "2026-11-12"),
        ("no", EventKind::Rejected { told: None }, "2026-11-20"),
    ] {
        application.timeline.insert(id(name), Event::on(kind, day(on)));
    }
    let mut model = Model::default();
    model.applications.insert(id("a"), Arc::new(application));
    model
}

#[test]
fn what_it_is_about() {
    let model = search();
    let today = day("2026-11-21");
    for (application, event, title, occasion) in [
        (None, None, "In general", Occasion::General),
        (Some("gone"), None, "In general", Occasion::General),
        (Some("a"), None, "Fabrikam · second interview", Occasion::TurnedDown),
        (Some("a"), Some("one"), "Fabrikam · first interview", Occasion::Interview),
        (Some("a"), Some("two"), "Fabrikam · second interview", Occasion::Interview),
        (Some("a"), Some("gone"), "Fabrikam · second interview", Occasion::TurnedDown),
    ] {
        let (application, event) = (application.map(Id::new), event.map(Id::new));
        let (_, change) = begin(&model, id("new"), application.as_ref(), event.as_ref(), today);
        let mut after = model.clone();
        apply(&mut after, &change.unwrap());
        let reflection = after.reflections.get(&id("new")).unwrap();
        assert_eq!((reflection.about.title().as_str(), reflection.about.occasion), (title, occasion), "{event:?}");
        assert!(is_untouched(&after, &id("new"), reflection));
    }
}

#[test]
fn an_open_one_is_taken_up_again_and_what_belongs_to_it_counts() {
    let mut model = search();
    let today = day("2026-11-21");
    let (_, change) = begin(&model, id("r"), Some(&id("a")), None, today);
    apply(&mut model, &change.unwrap());
    assert_eq!(begin(&model, id("other"), Some(&id("a")), None, today), (id("r"), None));
    assert_eq!(begin(&model, id("other"), Some(&id("a")), Some(&id("one")), today).0, id("other"));
    model.clues.insert(id("c"), Arc::new(Clue { reflection: Some(id("r")), ..Clue::default() }));
    assert!(!is_untouched(&model, &id("r"), model.reflections.get(&id("r")).unwrap()));
}

#[test]
fn asked_followed_up_answered() {
    let mut model = search();
    let request = id("f");
    let blank = edits::draft(&model, &id("a"), day("2026-11-21")).unwrap();
    assert_eq!((blank.person.as_str(), blank.address.as_str()), ("Maya Lindqvist", "maya@fabrikam.example"));
    assert!(edits::letter(&model, &blank, british(day("2026-11-21"))).text.contains("Fabrikam"));
    let mut own = blank.clone();
    own.text = "One line would help.".into();
    assert_eq!(edits::letter(&model, &own, british(day("2026-11-21"))).text, "One line would help.");

    let change = edits::sent(&model, &request, &own, id("e1"), british(day("2026-11-21")));
    apply(&mut model, &change);
    assert_eq!(edits::current(&model, &id("a")), Some(request.clone()));
    assert_eq!(model.applications.get(&id("a")).unwrap().timeline[&id("e1")].kind, EventKind::FeedbackAsked);
    assert_eq!(model.feedback_requests.get(&request).unwrap().state(day("2026-12-01")), RequestState::FollowUpDue);
    let letter = edits::letter(&model, model.feedback_requests.get(&request).unwrap(), british(day("2026-12-01")));
    assert!(letter.text.contains("21 November") && !letter.text.contains("One line would help"), "{}", letter.text);

    let change = edits::sent(&model, &request, &blank, id("e2"), british(day("2026-12-01")));
    apply(&mut model, &change);
    let sent = model.feedback_requests.get(&request).unwrap();
    assert_eq!(sent.followed_up_on, Some(day("2026-12-01")));
    // What went out is kept as it went out, the person's own words and the built ones.
    assert_eq!(sent.asked_with.as_ref().map(|letter| letter.text.as_str()), Some("One line would help."));
    assert_eq!(sent.followed_up_with.as_ref(), Some(&letter));
    assert!(sent.subject.is_empty() && sent.text.is_empty());
    // The application goes; the request and the answer to it stay.
    model.applications.remove(&id("a"));
    let change = edits::answered(&model, &request, id("clue"), id("e3"), day("2026-12-20")).unwrap();
    apply(&mut model, &change);
    assert_eq!(model.feedback_requests.get(&request).unwrap().state(day("2026-12-20")), RequestState::Answered);
    assert_eq!(model.clues.get(&id("clue")).unwrap().about.company, "Fabrikam");
    assert_eq!(edits::current(&model, &id("a")), None);
    assert!(edits::draft(&model, &id("a"), day("2026-12-20")).is_none());
}
