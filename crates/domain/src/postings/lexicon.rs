//! The words of job postings: tools, skills, degrees, languages, in English, German and French, a text file each. A line is one thing in all its spellings.

use std::sync::OnceLock;

use super::words::{Word, words};
use crate::dictionary::Dictionary;
use crate::sort_compact::SortCompact;

/// One spelling.
struct Spelling {
    /// Its words after the first, as they are compared.
    rest: Vec<String>,
    /// The thing's key: that of its first spelling.
    concept: String,
    /// It is a name: it counts only where it begins with a capital, as `Go` and `Word` do.
    name: bool,
    /// It is a language.
    language: bool,
}

/// All spellings, by their first word.
pub struct Lexicon(Dictionary<Vec<Spelling>>);

/// A spelling in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// How many words it takes.
    pub len: usize,
    /// The thing it names.
    pub concept: String,
    /// It is a language.
    pub language: bool,
}

const FILES: [(&str, bool, bool); 5] = [
    (include_str!("words/tools.txt"), true, false),
    (include_str!("words/languages.txt"), true, true),
    (include_str!("words/en.txt"), false, false),
    (include_str!("words/de.txt"), false, false),
    (include_str!("words/fr.txt"), false, false),
];

impl Lexicon {
    /// The one there is.
    pub fn get() -> &'static Self {
        static LEXICON: OnceLock<Lexicon> = OnceLock::new();
        LEXICON.get_or_init(Self::read)
    }

    fn read() -> Self {
        let mut all = Dictionary::<Vec<Spelling>>::default();
        for (file, names, language) in FILES {
            for line in file.lines().filter(|line| !line.starts_with('#') && !line.trim().is_empty()) {
                let concept = super::words::key(line.split('|').next().unwrap_or_default());
                for spelling in line.split('|') {
                    let mut keys = words(spelling).into_iter().map(|word| word.key);
                    let Some(first) = keys.next() else { continue };
                    let capital = spelling.chars().next().is_some_and(char::is_uppercase);
                    let name = names && capital;
                    all.at(&first, Vec::new()).push(Spelling { rest: keys.collect(), concept: concept.clone(), name, language });
                }
            }
        }
        Self(all)
    }

    /// Every spelling that begins at the first of these words, the longest first.
    pub fn at(&self, text: &str, words: &[Word]) -> Vec<Hit> {
        let Some((first, rest)) = words.split_first() else { return Vec::new() };
        let capital = text.get(first.start..first.end).and_then(|word| word.chars().next()).is_some_and(|c| !c.is_lowercase());
        let mut hits: Vec<Hit> = Vec::new();
        for spelling in self.0.get(&first.key).into_iter().flatten() {
            let same = spelling.rest.len() <= rest.len() && spelling.rest.iter().zip(rest).all(|(own, word)| *own == word.key);
            if same && (capital || !spelling.name) {
                hits.push(Hit { len: spelling.rest.len() + 1, concept: spelling.concept.clone(), language: spelling.language });
            }
        }
        hits.sort_compact_by_key(|hit| std::cmp::Reverse(hit.len));
        hits
    }
}
