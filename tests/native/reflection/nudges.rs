//! A letter for every nudge reads well with every combination of missing facts, fits where the application is, and notes itself once sent.

use std::sync::Arc;

use crate::support::reflection::{british, day};
use chrono::NaiveDate;
use domain::application::progress::{Outcome, Stage};
use domain::application::{Application, Event, EventKind};
use domain::choice::Choice;
use domain::feedback::Tone;
use domain::feedback::letter::{Letter, LetterFacts};
use domain::feedback::nudge::{Nudge, fitting, letter, sent};
use domain::id::Id;

fn today() -> NaiveDate {
    day(2026, 11, 26)
}

#[test]
fn every_combination_reads_well() {
    let mut read = 0;
    let stages = [None, Some(Stage::Applied), Some(Stage::Replied), Some(Stage::Screen), Some(Stage::Interview), Some(Stage::Offer)];
    for (company, role) in
        [("", ""), ("Fabrikam", ""), ("", "Data analyst"), ("Harbour Labs Inc.", "Data analyst"), ("Harbour Labs Inc.", "")]
    {
        for (person, own_name) in [("", ""), ("Maya Lindqvist", ""), ("", "Sam Okoro"), ("Maya Lindqvist", "Sam Okoro")] {
            for date in [None, Some(day(2026, 11, 12))] {
                for applied in [None, Some(day(2026, 10, 30))] {
                    for stage in stages {
                        let facts = LetterFacts {
                            company: company.into(),
                            role: role.into(),
                            person: person.into(),
                            own_name: own_name.into(),
                            date,
                            stage,
                            ..LetterFacts::default()
                        };
                        for tone in Tone::ALL {
                            for nudge in Nudge::CHOICES {
                                reads_well(*nudge, &facts, applied, tone);
                                read += 1;
                            }
                        }
                    }
                }
            }
        }
    }
    assert_eq!(read, 5 * 4 * 2 * 2 * 6 * 3 * 5);
}

fn reads_well(nudge: Nudge, facts: &LetterFacts, applied: Option<NaiveDate>, tone: Tone) {
    let letter = letter(nudge, facts, applied, tone, british(today()));
    let text = &letter.text;
    for bad in [
        "  ", " ,", " .", "..", ",,", "()", "[]", "{}", ",.", "?.", ".?", "::", "\n\n\n", "None", "Some(", "!", "the the", "for for", " \n",
    ] {
        assert!(!text.contains(bad), "{bad:?} in {text:?}");
        assert!(!letter.subject.contains(bad), "{bad:?} in {:?}", letter.subject);
    }
    let parts: Vec<&str> = text.trim_end().split("\n\n").collect();
    assert_eq!(parts.len(), 4, "a greeting, two short paragraphs, a closing: {text}");
    assert!(parts[0].ends_with(','));
    assert_eq!(parts[0].contains("Maya"), !facts.person.is_empty());
    assert_eq!(parts[3].contains("Sam Okoro"), !facts.own_name.is_empty());
    for paragraph in &parts[1..3] {
        assert!(paragraph.ends_with(['.', '?']) && paragraph.starts_with(char::is_uppercase), "{paragraph}");
    }
    let words = text.split_whitespace().count();
    assert!((15..=90).contains(&words), "short: {words} words in {text}");
    let named = |what: &str| text.contains(what) || letter.subject.contains(what);
    assert!(facts.company.is_empty() || named(facts.company.trim_end_matches('.')), "{text}");
    assert!(facts.role.is_empty() || named(&facts.role), "{text}");
    assert!(!letter.subject.is_empty() && !letter.subject.contains('\n'));
    if nudge == Nudge::FollowUp && !matches!(facts.stage, Some(Stage::Screen | Stage::Interview | Stage::Offer)) {
        assert_eq!(text.contains("30 October"), applied.is_some(), "{text}");
    }
}

fn application(events: &[(EventKind, NaiveDate)]) -> Application {
    let entry = |(n, (kind, on)): (usize, &(EventKind, NaiveDate))| (Id::new(format!("e{n}")), Event::on(kind.clone(), *on));
    Application { company: "Fabrikam".into(), timeline: events.iter().enumerate().map(entry).collect(), ..Application::default() }
}

#[test]
fn the_letters_fit_where_it_is() {
    use Nudge::{AnswerRejection, AskDecision, FollowUp, Thanks, Withdraw};
    let sent = (EventKind::Applied, day(2026, 11, 1));
    let with = |more: (EventKind, NaiveDate)| application(&[sent.clone(), more]);
    for (application, expected) in [
        (application(&[]), vec![]),
        (application(&[(EventKind::Saved, day(2026, 11, 1))]), vec![]),
        (application(std::slice::from_ref(&sent)), vec![FollowUp, Withdraw]),
        (with((EventKind::Screen, day(2026, 11, 25))), vec![Thanks, FollowUp, AskDecision, Withdraw]),
        (with((EventKind::interview(), day(2026, 11, 23))), vec![Thanks, FollowUp, AskDecision, Withdraw]),
        (with((EventKind::interview(), day(2026, 11, 22))), vec![AskDecision, FollowUp, Withdraw]),
        (with((EventKind::Rejected { told: None }, day(2026, 11, 20))), vec![AnswerRejection]),
        (with((EventKind::Withdrew, day(2026, 11, 20))), vec![]),
        (with((EventKind::ClosedSilent, day(2026, 11, 20))), vec![]),
    ] {
        assert_eq!(fitting(&application, today()), expected, "{application:?}");
    }
}

#[test]
fn a_letter_that_was_sent_notes_itself() {
    let before = Arc::new(application(&[(EventKind::Applied, day(2026, 11, 1)), (EventKind::interview(), day(2026, 12, 2))]));
    for (nudge, kind, outcome) in [
        (Nudge::FollowUp, EventKind::FollowedUp, None),
        (Nudge::AskDecision, EventKind::FollowedUp, None),
        (Nudge::Thanks, EventKind::Note, None),
        (Nudge::AnswerRejection, EventKind::Note, None),
        (Nudge::Withdraw, EventKind::Withdrew, Some(Outcome::Withdrew)),
    ] {
        let out = Letter { subject: "Our call".into(), text: "Hello,\n\nthank you.\n".into() };
        let change = sent(&Id::new("a"), &before, nudge, ("ann@example.org ", &out), Id::new("new"), today());
        let after = change.edits[0].after.clone().unwrap();
        let json = after.to_json().unwrap();
        let after: Application = serde_json::from_value(json).unwrap();
        let noted = &after.timeline[&Id::new("new")];
        assert_eq!((&noted.kind, noted.date), (&kind, Some(today())), "{nudge:?}");
        assert_eq!(after.outcome(), outcome, "{nudge:?}");
        let kept = "To ann@example.org\nOur call\n\nHello,\n\nthank you.";
        assert!(noted.note.ends_with(kept) && (noted.note == kept) == (kind != EventKind::Note), "{}", noted.note);
    }
}
