//! Postings and résumé versions: the terms a careful reader would pick, packing, what is pasted, the room, what is ticked, results by version.

use std::collections::BTreeMap;
use std::path::Path;

use chrono::NaiveDate;
use domain::application::{Application, Event, EventKind};
use domain::change::Change;
use domain::funnel::Ledger;
use domain::id::Id;
use domain::model::Model;
use domain::postings::packed::{pack, unpack};
use domain::postings::plain::plain;
use domain::postings::tailoring::{Index, count, hold};
use domain::postings::terms::terms;
use domain::postings::words::key;
use domain::postings::{LONGEST, Posting, TermMark, edits, room};
use domain::versions::results::results;
use domain::versions::{Document, DocumentVersion, edits as versions};
use proptest::prelude::*;

fn day(d: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, d).unwrap()
}

fn put(change: Change, model: &mut Model) {
    change.check().unwrap();
    for edit in change.edits {
        match edit.after {
            Some(after) => drop(model.put(edit.id, after)),
            None => drop(model.remove(edit.kind, &edit.id)),
        }
    }
}

/// Of the terms a careful reader picks, how many are found; of those found, how many a careful reader picks.
struct Score {
    right: u32,
    wanted: u32,
    found: u32,
}

fn score(folder: &str) -> Score {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/postings").join(folder);
    let mut score = Score { right: 0, wanted: 0, found: 0 };
    for file in std::fs::read_dir(folder).unwrap() {
        let text = std::fs::read_to_string(file.unwrap().path()).unwrap();
        let (posting, list) = text.split_once("\n---\n").unwrap();
        let wanted: Vec<Vec<String>> =
            list.lines().filter(|line| !line.is_empty()).map(|line| line.split('|').map(key).collect()).collect();
        let found = terms(posting);
        let same = |term: &domain::postings::terms::Term, spellings: &Vec<String>| {
            spellings.contains(&key(&term.text)) || spellings.contains(&term.key)
        };
        let right = wanted.iter().filter(|spellings| found.iter().any(|term| same(term, spellings))).count() as u32;
        let wrong = found.iter().filter(|term| !wanted.iter().any(|spellings| same(term, spellings))).count() as u32;
        score.right += right;
        score.wanted += wanted.len() as u32;
        score.found += right + wrong;
    }
    score
}

#[test]
fn finds_what_a_careful_reader_would_pick() {
    for (folder, files) in [("built", 6), ("apart", 9)] {
        let at = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/postings").join(folder);
        assert_eq!(std::fs::read_dir(at).unwrap().count(), files, "{folder}");
        let Score { right, wanted, found } = score(folder);
        let (recall, precision) = (f64::from(right) / f64::from(wanted), f64::from(right) / f64::from(found));
        println!("{folder}: recall {right}/{wanted} = {recall:.3}, precision {right}/{found} = {precision:.3}");
        assert!(recall >= 0.8 && precision >= 0.8, "{folder}: recall {recall:.3}, precision {precision:.3}");
    }
}

#[test]
fn terms_of_a_line() {
    for (line, expected) in [
        ("Requirements: C++, C# and .NET", "C++ · C# · .NET"),
        ("Requirements: Node.js or Go, and we go far", "Node.js · Go"),
        ("Requirements: 3+ years of experience with SAP EWM", "3 years · SAP EWM"),
        ("Profil: Deutsch (B2)", "Deutsch · B2"),
        ("Votre profil : maîtrise de Sage et de la paie", "Sage · paie"),
        ("We offer: Python courses and a Kubernetes mug", ""),
        ("", ""),
        ("مطلوب مهندس برمجيات Python 😀", "Python"),
    ] {
        let found = terms(line).into_iter().map(|term| term.text).collect::<Vec<_>>().join(" · ");
        assert_eq!(found, expected, "{line}");
    }
}

#[test]
fn a_version_is_read_by_meaning_of_its_words() {
    for (posting, version, expected) in [
        ("Requirements: MS Excel", "Worked in Excel", TermMark::Found),
        ("Profil: Erfahrung mit Staplerschein", "Gabelstaplerschein seit 2019", TermMark::Found),
        ("Profil: CI/CD", "continuous integration", TermMark::Found),
        ("Requirements: Java", "JavaScript", TermMark::Missing),
        ("Requirements: SQL", "", TermMark::Missing),
        ("Votre profil : rapprochements bancaires", "rapprochement bancaire", TermMark::Found),
    ] {
        let lines = hold(posting, version, &BTreeMap::new());
        assert_eq!(lines.len(), 1, "{posting}: {lines:?}");
        assert_eq!(lines[0].mark, expected, "{posting} / {version}");
        assert!(!lines[0].own);
    }
}

#[test]
fn what_the_person_ticks_counts_more() {
    let marks = BTreeMap::from([(key("SQL"), TermMark::NotMine)]);
    let lines = hold("Requirements: SQL, Python", "SQL and Python", &marks);
    assert_eq!((count(&lines, TermMark::Found), count(&lines, TermMark::Missing), count(&lines, TermMark::NotMine)), (1, 0, 1));
}

#[test]
fn what_is_pasted_is_read_as_text() {
    for (pasted, expected) in [
        ("  One \n\n\n\n Two ", "One\n\nTwo"),
        (
            "<div><p>We &amp; you</p><ul><li>SQL</li><li>C&#43;&#x2b;</li></ul><script>x = '<p>'</script></div>",
            "We & you\n\n- SQL\n\n- C++",
        ),
        ("if a < b and c > d", "if a < b and c > d"),
        ("<br>a &unknown; b &", "a &unknown; b &"),
        ("bell\u{7} and tab\t", "bell and tab"),
        ("عربي 😀", "عربي 😀"),
        ("<p>unclosed <b", "<p>unclosed <b"),
        ("", ""),
    ] {
        assert_eq!(plain(pasted), expected, "{pasted:?}");
    }
}

#[test]
fn a_posting_is_kept_word_for_word_or_refused_with_a_sentence() {
    let mut model = Model::default();
    let id = Id::new("a");
    model.put(id.clone(), Application { company: "Fabrikam".into(), role: "Welder".into(), ..Application::default() }.into());
    put(edits::save(&model, &id, "Requirements: MIG\n", day(1)).unwrap(), &mut model);
    let kept = model.postings.get(&id).unwrap().clone();
    assert_eq!((kept.text().as_deref(), kept.about.as_str()), (Some("Requirements: MIG"), "Fabrikam, Welder"));
    put(edits::mark(&model, &id, "mig", Some(TermMark::Missing)).unwrap(), &mut model);
    put(edits::save(&model, &id, "Requirements: MAG", day(2)).unwrap(), &mut model);
    let again = model.postings.get(&id).unwrap();
    assert_eq!((again.marks.len(), again.saved_on), (1, day(2)), "ticks stay");
    let long = "x".repeat(200_000);
    assert_eq!(
        edits::save(&model, &id, &long, day(3)).unwrap_err().sentence,
        "This posting is 180,000 characters over the limit of 20,000. Leave out what is not about the job."
    );
    assert_eq!(edits::save(&model, &id, " <br> ", day(3)).unwrap_err().sentence, "Paste the text of the posting first.");
    assert!(edits::save(&model, &id, &"é".repeat(LONGEST), day(3)).is_ok());
    assert_eq!(Posting { packed: "\u{4e00}".into(), ..Posting::default() }.text(), None, "what was not packed here is not read");
}

/// A posting of that many stored characters.
fn sized(characters: usize, saved_on: NaiveDate) -> Posting {
    Posting { packed: "A".repeat(characters), saved_on, ..Posting::default() }
}

#[test]
fn beyond_the_room_the_oldest_of_closed_applications_are_offered() {
    let mut model = Model::default();
    let rejected = Event::on(EventKind::Rejected { told: None }, day(1));
    for (name, closed, saved) in [("open", false, 1), ("old", true, 2), ("new", true, 3)] {
        let mut application = Application { company: name.into(), ..Application::default() };
        if closed {
            application.timeline.insert(Id::new("r"), rejected.clone());
        }
        model.put(Id::new(name), application.into());
        model.put(Id::new(name), sized(199_000, day(saved)).into());
    }
    model.put(Id::new("gone"), sized(1_000, day(9)).into());
    assert_eq!(room::used(&model), 598_000);
    for (more, expected) in
        [(0, Some(vec![])), (2_000, Some(vec![])), (2_001, Some(vec!["old"])), (201_001, Some(vec!["old", "new"])), (401_002, None)]
    {
        let drop = room::to_drop(&model, more);
        assert_eq!(drop, expected.map(|ids: Vec<&str>| ids.into_iter().map(Id::new).collect()), "{more}");
    }
    let full = (0..9_000).map(|n| char::from_u32(0x4e00 + (n * 7919) % 20_000).unwrap()).collect::<String>();
    let refused = edits::save(&model, &Id::new("x"), &full, day(9)).unwrap_err();
    assert!(refused.sentence.starts_with("All postings together are at their limit."), "{}", refused.sentence);
    put(edits::delete(&model, &[Id::new("old")]).unwrap(), &mut model);
    assert!(edits::save(&model, &Id::new("x"), &full, day(9)).is_ok());
}

#[test]
fn a_stored_posting_is_read_for_good() {
    let stored: Posting = serde_json::from_str(include_str!("../fixtures/store/posting-v1.expected.json")).unwrap();
    assert_eq!(stored.text().as_deref(), Some("Welder wanted\nRequirements: MIG, Français 😀"));
}

#[test]
fn a_posting_takes_little_more_than_half_of_its_room() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/postings/apart");
    let mut all = String::new();
    for file in std::fs::read_dir(folder).unwrap() {
        all += &std::fs::read_to_string(file.unwrap().path()).unwrap();
    }
    let packed = pack(&all).chars().count();
    assert!(packed * 10 < all.chars().count() * 6, "{packed} of {}", all.chars().count());
}

#[test]
fn versions_keep_their_results_under_their_names() {
    let mut model = Model::default();
    let version = |name: &str, made: u32| DocumentVersion { name: name.into(), made_on: day(made), ..DocumentVersion::default() };
    model.put(Id::new("v1"), version("Spring", 1).into());
    model.put(Id::new("v2"), version("Results", 2).into());
    let at = |kind: EventKind, d: u32| Event::on(kind, day(d));
    for (id, resume, called) in [("a", "spring ", true), ("b", "Spring", false), ("c", "Old one", false), ("d", "", true)] {
        let mut application = Application { company: id.into(), resume: resume.into(), ..Application::default() };
        application.timeline.insert(Id::new("1"), at(EventKind::Applied, 1));
        if called {
            application.timeline.insert(Id::new("2"), at(EventKind::Screen, 3));
        }
        model.put(Id::new(id), application.into());
    }
    let shown = |model: &Model| {
        let rows = results(model, &Ledger::of(model, day(20)), Document::Resume);
        rows.into_iter().map(|row| (row.id.is_some(), row.name, row.rate.k, row.rate.n)).collect::<Vec<_>>()
    };
    let row = |own: bool, name: &str, k: u32, n: u32| (own, name.to_owned(), k, n);
    assert_eq!(shown(&model), [row(true, "Results", 0, 0), row(true, "Spring", 1, 2), row(false, "Old one", 0, 1)]);
    put(versions::rename(&model, &Id::new("v1"), " First draft ").unwrap().unwrap(), &mut model);
    assert_eq!(shown(&model), [row(true, "Results", 0, 0), row(true, "First draft", 1, 2), row(false, "Old one", 0, 1)]);
    assert!(versions::rename(&model, &Id::new("v1"), "results").is_err(), "two of one name");
    assert!(versions::rename(&model, &Id::new("v1"), "  ").is_err());
    assert_eq!(versions::proposals(&model, Document::Resume, 20), ["Results", "First draft", "Old one"]);
    model.remove(domain::record::Kind::DocumentVersion, &Id::new("v1"));
    assert!(shown(&model).contains(&row(false, "First draft", 1, 2)), "a deleted version is kept as a name: {:?}", shown(&model));
}

/// 10,000 characters; how long they take against five versions is printed by the benchmarks (`examples/bench/practice.rs`).
#[test]
fn a_long_posting_is_compared() {
    let text = "Requirements: experience with SQL, Python and Tableau; Deutschkenntnisse, maîtrise de Sage. 3 years.\n".repeat(100);
    let version = "Python SQL Tableau Sage ".repeat(200);
    let lines = hold(&text, &version, &BTreeMap::new());
    assert!(lines.len() < 20, "a term that is repeated is one: {}", lines.len());
    assert!(count(&lines, TermMark::Found) >= 4 && lines.iter().any(|line| line.term.text == "SQL"), "{lines:?}");
    assert!(!Index::of("").has(&terms("Requirements: SQL")[0]));
}

proptest! {
    #[test]
    fn any_text_is_packed_and_comes_back(text in ".{0,400}") {
        let packed = pack(&text);
        prop_assert_eq!(unpack(&packed, 10_000), Some(text));
        let plain = packed.chars().all(|c| u32::from(c) <= 255 && c != '"' && c != '\\' && !c.is_control());
        prop_assert!(plain, "one byte a character, none of them escaped");
    }

    #[test]
    fn any_text_is_read(text in "\\PC{0,200}", packed in "\\PC{0,80}") {
        let kept = plain(&text);
        prop_assert!(terms(&kept).len() <= 80);
        hold(&text, &kept, &BTreeMap::new());
        drop(unpack(&packed, 10_000));
        drop(plain(&["<p>", &text, "</p>"].concat()));
    }
}

#[test]
fn gaps_are_counted_over_postings_feedback_and_reflections() {
    use domain::reflection::{Clue, Insight, Reflection, Theme};
    use domain::skills::SkillGap;
    use domain::skills::gaps::gaps;
    let mut model = Model::default();
    let text = "Requirements\n- SQL and Tableau\n- Experience with Airflow\n- Fluent German\n";
    let posting = |marks: &[(&str, TermMark)], saved: u32| Posting {
        packed: pack(text),
        saved_on: day(saved),
        marks: marks.iter().map(|(term, mark)| (key(term), *mark)).collect(),
        ..Posting::default()
    };
    model.put(Id::new("a"), posting(&[("Airflow", TermMark::NotMine), ("Tableau", TermMark::Missing), ("SQL", TermMark::Found)], 2).into());
    model.put(Id::new("b"), posting(&[("Airflow", TermMark::NotMine)], 3).into());
    // What is only missing in the résumé is no gap.
    let found = gaps(&model);
    assert_eq!(found.iter().map(|gap| (gap.name.as_str(), gap.postings, gap.count())).collect::<Vec<_>>(), [("Airflow", 2, 2)]);
    let clue = |text: &str, theme: Theme| Clue { text: text.into(), theme: Some(theme), ..Clue::default() };
    model.put(Id::new("c1"), clue("They wanted more Airflow.", Theme::Skills).into());
    model.put(Id::new("c2"), clue("My Airflow answer was long.", Theme::Answers).into());
    let insight = Insight { text: "Kubernetes and Airflow come up again".into(), theme: Some(Theme::Skills), ..Insight::default() };
    let reflection = Reflection { insights: [(Id::new("i"), insight)].into(), ..Reflection::default() };
    model.put(Id::new("r"), reflection.into());
    model.put(Id::new("s"), SkillGap { name: "Kubernetes basics".into(), ..SkillGap::default() }.into());
    let found = gaps(&model);
    let airflow = &found[0];
    assert_eq!((airflow.postings, airflow.clues, airflow.insights, airflow.planned.clone()), (2, 1, 1, None));
    let kubernetes = found.iter().find(|gap| gap.name == "Kubernetes").unwrap();
    assert_eq!((kubernetes.count(), kubernetes.planned.clone()), (1, Some(Id::new("s"))));
    // A posting whose text cannot be read any more still counts by what was ticked.
    model.put(Id::new("d"), Posting { packed: "?".into(), ..posting(&[("Airflow", TermMark::NotMine)], 4) }.into());
    assert_eq!(gaps(&model)[0].postings, 3);
}
