//! The lessons the site ships: all there, short, sourced, each ending in a step.

use std::collections::BTreeSet;

use domain::lessons::LessonStep;
use exchange::content;

const FILE: &str = include_str!("../../public/content/lessons.json");

#[test]
fn twelve_lessons_of_two_minutes_each() {
    let lessons = content::lessons(FILE).unwrap();
    assert!(lessons.len() >= 12);
    for lesson in &lessons {
        let words: usize = lesson.paragraphs.iter().map(|p| p.split_whitespace().count()).sum();
        assert!((250..=350).contains(&words), "{}: {words} words", lesson.id);
        assert!(lesson.paragraphs.iter().all(|p| !p.contains('!') && !p.is_empty()), "{}", lesson.id);
        assert!(!lesson.step.label().is_empty());
    }
}

#[test]
fn every_lesson_has_its_own_id_and_sources() {
    let lessons = content::lessons(FILE).unwrap();
    assert_eq!(lessons.iter().map(|lesson| &lesson.id).collect::<BTreeSet<_>>().len(), lessons.len());
    for lesson in &lessons {
        assert!(!lesson.sources.is_empty(), "{}", lesson.id);
        assert!(lesson.sources.iter().all(|source| source.url.starts_with("https://") && !source.name.is_empty()), "{}", lesson.id);
    }
}

#[test]
fn the_steps_reach_every_part_of_the_budget() {
    let steps: BTreeSet<_> = content::lessons(FILE).unwrap().iter().map(|lesson| lesson.step.label()).collect();
    for step in [LessonStep::SetBuffer, LessonStep::EditDebts, LessonStep::AddPauseItem] {
        assert!(steps.contains(step.label()));
    }
    assert!(steps.len() >= 9, "{steps:?}");
}

#[test]
fn a_broken_file_is_a_sentence() {
    for text in ["", "{}", "[]", "{\"lessons\":[{\"id\":1}]}", "<!doctype html>"] {
        let error = content::lessons(text).unwrap_err().to_string();
        assert!(error.contains("Your own data is not touched"), "{text}");
    }
    assert_eq!(content::lessons("{\"lessons\":[]}").unwrap().len(), 0);
}
