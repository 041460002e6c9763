//! The terms of a posting: what a careful reader would tick off against a résumé. Known words first; then what has the shape of a name of a tool, what
//! follows "experience with", years and levels. Only from the parts that say what is to be done and what is asked for, where there are such parts.

use std::collections::BTreeSet;

use super::lexicon::Lexicon;
use super::sections::{Line, Section, lines};
use super::words::{Word, fold, key, words};
use crate::sort_compact::SortCompact;

/// A term of a posting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Term {
    /// As it is compared and ticked.
    pub key: String,
    /// In the posting's own spelling.
    pub text: String,
}

/// The most terms of one posting: more is no list to go through.
const MOST: usize = 80;

/// The languages whose sentences are told apart: only German writes every noun with a capital.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Capitals {
    Names,
    Nouns,
}

/// The terms in their order, each once.
pub fn terms(posting: &str) -> Vec<Term> {
    let all = lines(posting);
    let named = |line: &&Line<'_>| matches!(line.section, Section::Tasks | Section::Requirements);
    let any = all.iter().any(|line| named(&line));
    let capitals = capitals(posting);
    let (mut seen, mut terms) = (BTreeSet::new(), Vec::new());
    for line in all.iter().filter(|line| if any { named(line) } else { line.section != Section::Benefits }) {
        for term in of_line(line.text, capitals, any) {
            if terms.len() < MOST && !term.key.is_empty() && seen.insert(term.key.clone()) {
                terms.push(term);
            }
        }
    }
    terms
}

fn capitals(posting: &str) -> Capitals {
    let all = words(posting);
    let count = |which: [&str; 5]| all.iter().filter(|word| which.contains(&word.key.as_str())).count();
    let german = count(["und", "der", "die", "mit", "oder"]);
    if german > count(["and", "the", "with", "et", "le"]).max(count(["les", "des", "et", "vous", "la"])) {
        Capitals::Nouns
    } else {
        Capitals::Names
    }
}

/// Where in the line's words a term is.
struct Span {
    from: usize,
    to: usize,
    key: String,
}

fn of_line(line: &str, capitals: Capitals, structured: bool) -> Vec<Term> {
    let words = words(line);
    let mut spans: Vec<Span> = Vec::new();
    let mut language = false;
    let mut at = 0;
    while at < words.len() {
        let rest = words.get(at..).unwrap_or_default();
        if let Some(hit) = Lexicon::get().at(line, rest).into_iter().next() {
            language |= hit.language;
            // `SAP EWM`, `GitLab CI`: the module belongs to the name.
            let next = at + hit.len;
            let more = words.get(next).zip(words.get(next - 1)).is_some_and(|(word, before)| {
                line.get(before.end..word.start) == Some(" ")
                    && is_shape(text(line, word))
                    && Lexicon::get().at(line, words.get(next..).unwrap_or_default()).is_empty()
            });
            let to = next + usize::from(more && !hit.language);
            spans.push(Span { from: at, to, key: hit.concept });
            at = to;
        } else if let Some((to, key)) = years(line, rest) {
            spans.push(Span { from: at, to: at + to, key });
            at += to;
        } else {
            at += 1;
        }
    }
    let free = |spans: &[Span], n: usize| spans.iter().all(|span| n < span.from || n >= span.to);
    if structured {
        let mut n = 0;
        while n < words.len() {
            let from = n;
            while n < words.len() && free(&spans, n) && (n == from || follows(line, &words, n)) && is_name(line, &words, n, capitals) {
                n += 1;
            }
            if n > from {
                let key = words.get(from..n).unwrap_or_default().iter().map(|word| word.key.as_str()).collect::<Vec<_>>().join(" ");
                spans.push(Span { from, to: n, key });
            } else {
                n += 1;
            }
        }
        for (from, to) in after_triggers(line, &words, capitals) {
            if (from..to).all(|n| free(&spans, n)) {
                let key = words.get(from..to).unwrap_or_default().iter().map(|word| word.key.as_str()).collect::<Vec<_>>().join(" ");
                spans.push(Span { from, to, key });
            }
        }
    }
    if language {
        for (n, word) in words.iter().enumerate().filter(|(_, word)| is_level(text(line, word))) {
            if free(&spans, n) {
                spans.push(Span { from: n, to: n + 1, key: word.key.clone() });
            }
        }
    }
    spans.sort_compact_by_key(|span| span.from);
    let text = |span: &Span| {
        let (first, last) = (words.get(span.from)?, words.get(span.to.checked_sub(1)?)?);
        line.get(first.start..last.end).map(str::to_owned)
    };
    spans.iter().filter_map(|span| text(span).map(|text| Term { key: span.key.clone(), text: tidy(&text) })).collect()
}

/// "4+ years" reads as "4 years".
fn tidy(text: &str) -> String {
    if text.starts_with(|c: char| c.is_ascii_digit()) && text.contains("+ ") { text.replacen("+ ", " ", 1) } else { text.to_owned() }
}

fn text<'a>(line: &'a str, word: &Word) -> &'a str {
    line.get(word.start..word.end).unwrap_or_default()
}

fn follows(line: &str, words: &[Word], n: usize) -> bool {
    let Some((before, word)) = n.checked_sub(1).and_then(|n| words.get(n)).zip(words.get(n)) else { return false };
    line.get(before.end..word.start) == Some(" ")
}

/// A number of years, and how many words it takes. "2 Jahre", "at least 3+ years", "two years".
fn years(line: &str, words: &[Word]) -> Option<(usize, String)> {
    const NUMBERS: [&str; 10] = ["one", "two", "three", "four", "five", "zwei", "drei", "deux", "trois", "cinq"];
    let (first, second) = (words.first()?, words.get(1)?);
    let number = text(line, first).trim_end_matches('+');
    let counted = number.parse::<u32>().is_ok_and(|n| n <= 40) || NUMBERS.contains(&fold(number).as_str());
    let unit =
        ["year", "years", "yrs", "ans", "an", "annee", "annees", "jahr", "jahre", "jahren"].contains(&fold(text(line, second)).as_str());
    (counted && unit).then(|| (2, key(&[number, " ", text(line, second)].concat())))
}

/// A level of a language: `B2`.
fn is_level(word: &str) -> bool {
    matches!(word, "A1" | "A2" | "B1" | "B2" | "C1" | "C2")
}

/// Capitals that name no tool: forms of companies, of contracts, of address, countries, wage agreements.
const NO_NAMES: [&str; 36] = [
    "gmbh", "ag", "kg", "se", "ltd", "plc", "inc", "cdi", "cdd", "cv", "uk", "us", "usa", "eu", "it", "pme", "rtt", "nhs", "ig", "avr",
    "ok", "tv", "pdf", "hr", "h", "f", "m", "w", "d", "x", "we", "you", "ii", "iii", "ceo", "faq",
];

/// Whether a word is written as names of tools and licences are: `KNX`, `TypeScript`, `R489`.
fn is_shape(word: &str) -> bool {
    let letters = word.chars().filter(|c| c.is_alphabetic()).count();
    let upper = word.chars().filter(|c| c.is_uppercase()).count();
    let digits = word.chars().filter(char::is_ascii_digit).count();
    let short = (2..=6).contains(&word.chars().count());
    let caps = short && letters >= 2 && upper == letters;
    let mixed = short && upper >= 1 && upper == letters && digits >= 1 && word.chars().next().is_some_and(char::is_alphabetic);
    let camel = word.chars().zip(word.chars().skip(1)).any(|(one, two)| one.is_lowercase() && two.is_uppercase());
    (caps || mixed || camel) && !is_level(word) && !NO_NAMES.contains(&fold(word).as_str())
}

/// Whether a word is a name: by its shape, or by a capital within a sentence where nouns have none.
fn is_name(line: &str, words: &[Word], n: usize, capitals: Capitals) -> bool {
    const NO: [&str; 22] = [
        "i",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "cv",
        "level",
    ];
    let Some(word) = words.get(n) else { return false };
    let own = text(line, word);
    if is_shape(own) {
        return true;
    }
    let capital = own.chars().next().is_some_and(char::is_uppercase) && own.chars().count() > 2;
    let before = n.checked_sub(1).and_then(|n| words.get(n));
    let within =
        before.is_some_and(|before| !line.get(before.end..word.start).unwrap_or_default().contains(['.', ':', '?', '!', '•', '(', '/']));
    capitals == Capitals::Names && capital && within && !NO.contains(&fold(own).as_str())
}

/// The two words that introduce a skill; compared without case and accents.
const TRIGGERS: [(&str, &str); 34] = [
    ("experience", "with"),
    ("experience", "in"),
    ("experience", "of"),
    ("knowledge", "of"),
    ("skills", "in"),
    ("proficient", "in"),
    ("proficiency", "in"),
    ("familiarity", "with"),
    ("familiar", "with"),
    ("confidence", "with"),
    ("understanding", "of"),
    ("degree", "in"),
    ("diploma", "in"),
    ("qualification", "in"),
    ("background", "in"),
    ("kenntnisse", "in"),
    ("kenntnisse", "im"),
    ("kenntnisse", "der"),
    ("kenntnisse", "uber"),
    ("erfahrung", "mit"),
    ("erfahrung", "in"),
    ("erfahrung", "im"),
    ("ausbildung", "als"),
    ("ausbildung", "zum"),
    ("ausbildung", "zur"),
    ("studium", "der"),
    ("studium", "des"),
    ("umgang", "mit"),
    ("maitrise", "de"),
    ("maitrise", "des"),
    ("connaissance", "de"),
    ("pratique", "de"),
    ("notions", "de"),
    ("experience", "en"),
];

/// Words that end what a trigger introduces, or are no skill.
const ENDS: [&str; 60] = [
    "a",
    "an",
    "the",
    "as",
    "is",
    "are",
    "would",
    "will",
    "in",
    "on",
    "at",
    "for",
    "to",
    "of",
    "from",
    "ideally",
    "preferably",
    "similar",
    "related",
    "relevant",
    "one",
    "your",
    "our",
    "ein",
    "eine",
    "einer",
    "einem",
    "der",
    "die",
    "das",
    "den",
    "dem",
    "als",
    "ist",
    "sind",
    "von",
    "vom",
    "im",
    "vergleichbar",
    "ahnlich",
    "wunschenswert",
    "willkommen",
    "zum",
    "zur",
    "bei",
    "un",
    "une",
    "le",
    "la",
    "les",
    "des",
    "du",
    "de",
    "est",
    "sont",
    "serait",
    "sur",
    "poste",
    "similaire",
    "avec",
];

/// The skills that follow the triggers of a line, as ranges of words.
fn after_triggers(line: &str, words: &[Word], capitals: Capitals) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    let plain: Vec<String> = words.iter().map(|word| fold(text(line, word))).collect();
    for n in 0..words.len().saturating_sub(2) {
        let (Some(one), Some(two)) = (plain.get(n), plain.get(n + 1)) else { continue };
        // Of a compound, such as "Programmierkenntnisse in", the end counts.
        let opens = |first: &str| one == first || (one.len() > 10 && one.ends_with(first));
        if !TRIGGERS.iter().any(|(first, second)| two == second && opens(first)) {
            continue;
        }
        let mut from = n + 2;
        let mut at = from;
        while let Some(word) = words.get(at) {
            let gap = at.checked_sub(1).and_then(|n| words.get(n)).and_then(|before| line.get(before.end..word.start)).unwrap_or_default();
            let own = plain.get(at).map(String::as_str).unwrap_or_default();
            let joins = ["and", "or", "und", "oder", "et", "ou", "sowie"].contains(&own);
            let stops = gap.contains(['.', ';', ':', '(', ')', '–', '-']) && at > n + 2;
            if joins || gap.contains(',') || stops || ENDS.contains(&own) {
                take(&mut found, line, words, from, at, capitals);
                from = at + usize::from(joins);
            }
            if stops || ENDS.contains(&own) {
                from = words.len();
                break;
            }
            at += 1;
        }
        take(&mut found, line, words, from, at.min(words.len()), capitals);
    }
    found
}

/// Takes a range as a skill if it is short, and a noun where those can be told.
fn take(found: &mut Vec<(usize, usize)>, line: &str, words: &[Word], from: usize, to: usize, capitals: Capitals) {
    let noun = |n: usize| words.get(n).is_some_and(|word| text(line, word).chars().next().is_some_and(char::is_uppercase));
    if from < to && to - from <= 3 && (capitals == Capitals::Names || noun(to - 1)) {
        found.push((from, to));
    }
}
