//! The guide: it is read as it is written, its search finds what is there, and it tells of every part of the app.

use exchange::guide::{Block, Section, sections};

const GUIDE: &str = include_str!("../../docs/guide.md");

fn check(markdown: &str, expected: &[(&str, &[&str])]) {
    let found: Vec<(String, Vec<String>)> = sections(markdown)
        .into_iter()
        .map(|section| {
            let blocks = section.blocks.into_iter().map(|block| match block {
                Block::Paragraph(words) => words,
                Block::List(points) => points.join(" | "),
            });
            (section.title, blocks.collect())
        })
        .collect();
    let expected: Vec<(String, Vec<String>)> =
        expected.iter().map(|(title, blocks)| ((*title).to_owned(), blocks.iter().map(|block| (*block).to_owned()).collect())).collect();
    assert_eq!(found, expected, "{markdown}");
}

#[test]
fn sections_are_read_as_they_are_written() {
    check("", &[]);
    check("# Title\n\nBefore.\n\n## One\n\nFirst.\nGoes on.\n\nSecond.", &[("", &["Before."]), ("One", &["First. Goes on.", "Second."])]);
    check("## One\n- a\n- b\n  goes on\n\nAfter.", &[("One", &["a | b goes on", "After."])]);
    check("## One\n- a\n\n- b", &[("One", &["a | b"])]);
    check("## Empty\n\n## Two\nText.", &[("Two", &["Text."])]);
}

#[test]
fn a_search_finds_all_of_its_words() {
    let section = Section {
        title: "Budget".into(),
        blocks: vec![Block::Paragraph("How long the money lasts.".into()), Block::List(vec!["Bills".into(), "Income".into()])],
    };
    for (search, found) in
        [("", true), ("budget", true), ("MONEY bills", true), ("income long", true), ("funnel", false), ("money funnel", false)]
    {
        assert_eq!(section.has(search), found, "{search}");
    }
}

#[test]
fn the_guide_tells_of_every_part_of_the_app() {
    let sections = sections(GUIDE);
    for part in [
        "Today",
        "Funnel",
        "Reading a figure",
        "Budget",
        "Reflect",
        "How nothing gets lost",
        "Your data in and out",
        "To another device",
        "Install it",
        "By keyboard",
    ] {
        assert!(sections.iter().any(|section| section.title == part), "{part}");
    }
    for word in
        ["undo", "backup", "silent", "benchmark", "draft", "erase everything", "share", "preview", "feedback", "support", "passphrase"]
    {
        assert!(sections.iter().any(|section| section.has(word)), "{word}");
    }
    for section in &sections {
        let words: usize = section
            .blocks
            .iter()
            .map(|block| match block {
                Block::Paragraph(words) => words.split_whitespace().count(),
                Block::List(points) => points.iter().map(|point| point.split_whitespace().count()).sum(),
            })
            .sum();
        assert!(words <= 220, "{}: {words} words", section.title);
    }
    assert!(!GUIDE.contains('!') && !GUIDE.contains('`') && !GUIDE.contains("]("), "plain sentences only");
}
