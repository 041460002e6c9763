//! One text written in two tabs: both edits are kept, whatever they are.

use domain::text_merge::{keeps, merge_texts};
use proptest::prelude::*;

#[test]
fn two_edits_of_one_text() {
    for (base, mine, theirs, expected) in [
        ("", "", "", ""),
        ("", "mine", "", "mine"),
        ("", "", "theirs", "theirs"),
        ("same", "same", "same", "same"),
        ("It went", "It went well", "It went", "It went well"),
        ("It went", "It went", "It went on", "It went on"),
        ("middle", "start middle", "middle end", "start middle end"),
        ("middle", "middle end", "start middle", "start middle end"),
        ("abc", "abc one", "abc two", "abc one two"),
        ("one two three", "one 2 three", "one two 3", "one 2 3"),
        ("a word here", "a phrase here", "a sentence here", "a phrase\nsentence here"),
        ("gone", "", "gone too", " too"),
        ("", "salary 42k", "ask about remote days", "salary 42k\nask about remote days"),
        ("", "salary 42k\n", "ask about remote days", "salary 42k\nask about remote days"),
        ("first\n", "first\nsalary", "first\nremote", "first\nsalary\nremote"),
        ("same", "new same", "same", "new same"),
        ("ü", "ü😀", "äü", "äü😀"),
        ("שלום", "שלום עולם", "שלום", "שלום עולם"),
    ] {
        assert_eq!(merge_texts(base, mine, theirs), expected, "{base:?}, {mine:?}, {theirs:?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]
    #[test]
    fn additions_all_stand(base in "[a-zé😀 ]{0,12}", at_a in 0usize..13, at_b in 0usize..13, a in "[A-M]{1,6}", b in "[N-Z]{1,6}") {
        let put = |at: usize, what: &str| {
            let at = base.char_indices().nth(at).map_or(base.len(), |(at, _)| at);
            format!("{}{what}{}", &base[..at], &base[at..])
        };
        let (mine, theirs) = (put(at_a, &a), put(at_b, &b));
        let merged = merge_texts(&base, &mine, &theirs);
        prop_assert!(merged.contains(&a) && merged.contains(&b), "{merged}");
        // Where there was no text, each has a line of its own.
        prop_assert_eq!(merged.replace('\n', "").chars().count(), base.chars().count() + a.len() + b.len());
    }

    #[test]
    fn nothing_makes_it_fall(base in ".{0,20}", mine in ".{0,20}", theirs in ".{0,20}") {
        let merged = merge_texts(&base, &mine, &theirs);
        prop_assert!(merge_texts(&base, &mine, &base) == mine && merge_texts(&base, &base, &theirs) == theirs);
        prop_assert!(merged.len() <= base.len() * 2 + mine.len() + theirs.len() + 1);
    }
}

#[test]
fn whether_the_words_of_the_other_side_are_still_there() {
    for (base, theirs, mine, kept) in [
        ("", "theirs", "mine", false),
        ("", "theirs", "theirs and mine", true),
        ("Acme 1", "Acme 2", "Other 2", true),
        ("acme1", "acme2", "other2", false),
        ("one two", "one two three", "ONE two three", true),
        ("one two", "one two three", "one two", false),
        ("one two", "one two.", "ONE two.", true),
        ("one two three", "one three", "mine", false),
        ("same", "same", "same and more", true),
        ("Zoë\u{a0}日", "Zoë\u{a0}日本", "a 日本", true),
    ] {
        assert_eq!(keeps(base, theirs, mine), kept, "{base:?} {theirs:?} {mine:?}");
    }
}
