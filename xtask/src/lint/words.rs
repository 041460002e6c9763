//! Plain words: phrases that only make sense in another language or in this project's past do not come back, neither on the screen nor in comments
//! and documents. What is read of Rust is its comments and string literals; of everything else, the whole text. Names in code are not looked at.
//!
//! A phrase is found as whole words, in any case and over a line break. Where one is right, an entry of `ALLOWED` says so and why.

use std::path::Path;

use super::breach::Breach;
use crate::sh;

/// What is not written, and what is. A phrase in quotation marks is a breach only as a whole literal.
const BANNED: &[(&str, &str)] = &[
    // On the screen.
    ("papers", "résumé and cover letter"),
    ("a talk", "an interview, a conversation"),
    ("they said no", "you were turned down; a rejection"),
    ("stands here", "is here; is already stored"),
    ("no amount stands", "This row has no amount."),
    ("no day stands", "This row has no date."),
    ("\"it is in\"", "Import complete"),
    ("\"it is closed\"", "Reflection saved"),
    ("\"it is closed.\"", "Reflection saved"),
    ("it is kept under", "saved under …"),
    ("no stage is lowered", "no application moves back a stage"),
    ("look whether you are online", "Check your connection"),
    ("keep this plan", "Save plan"),
    ("leave, it is kept", "Save and leave"),
    ("those who wrote to you first", "Recruiters who contacted you first"),
    ("where you stand", "Where you are now"),
    ("where i stand", "where I am now"),
    ("what came back?", "Feedback"),
    ("turned down by me", "You declined"),
    ("1 applications", "plural forms come from Intl.PluralRules"),
    // In comments and documents.
    ("chore", "task"),
    ("chores", "tasks"),
    ("house", "project, crate"),
    ("house rules", "lint rules"),
    ("door", "write path, function, entry point"),
    ("doors", "functions, entry points"),
    ("rooms", "screens, modules, tools"),
    ("turned round", "its inverse"),
    ("as it stands", "as it is, the current value"),
    ("what stood", "what was stored"),
    ("laid over", "merged into"),
    ("held against", "compared with"),
    ("lies ahead", "is in the future"),
    ("put to rest", "closed"),
];

/// Where a banned phrase is right: how the file's path begins, the phrase, why.
const ALLOWED: &[(&str, &str, &str)] = &[
    ("crates/domain/src/sample/applications.rs", "house", "a company's name"),
    ("crates/domain/src/actions/mod.rs", "papers", "a stored key"),
    ("crates/domain/src/reflection/clue.rs", "papers", "a stored key"),
    ("crates/exchange/src/applications/vocabulary.rs", "turned down by me", "a status as it is written in people's files"),
];

/// Folders and files whose words are still to be changed. It is to be empty: take an entry out once it has none.
/// The words of other languages, which are data.
const LEFT_ALONE: &[&str] = &["crates/exchange/src/languages/"];

/// This rule spells out what it looks for.
const OWN: &str = "xtask/src/lint/words.rs";

/// The breaches in everything a person reads.
pub fn check(root: &Path) -> Vec<Breach> {
    let mut files = ["README.md", "CONTRIBUTING.md", "Cargo.toml", "index.html"].map(|name| root.join(name)).to_vec();
    for folder in ["src", "crates", "xtask", "tests/native", "docs", "public", "style", "e2e/pages", "e2e/tests", "e2e/bench", ".github"] {
        files.extend(sh::files(&root.join(folder)));
    }
    let mut breaches = Vec::new();
    for file in files {
        let kind = file.extension().and_then(|kind| kind.to_str()).unwrap_or_default();
        let name = file.strip_prefix(root).unwrap_or(&file).to_string_lossy().replace('\\', "/");
        let readable = matches!(kind, "rs" | "md" | "html" | "css" | "js" | "mjs" | "json" | "txt" | "toml" | "yml" | "webmanifest");
        if !readable || name == OWN || LEFT_ALONE.iter().any(|begin| name.starts_with(begin)) {
            continue;
        }
        let Ok(text) = std::fs::read_to_string(&file) else { continue };
        let read = if kind == "rs" { prose(&text) } else { vec![Prose { line: 1, text, literal: false }] };
        for (line, phrase, instead) in read.iter().flat_map(found) {
            if !ALLOWED.iter().any(|(begin, allowed, _)| name.starts_with(begin) && phrase == *allowed) {
                breaches.push(Breach { file: name.clone(), line, what: format!("“{phrase}”: write “{instead}”") });
            }
        }
    }
    breaches
}

/// A text for people: a literal, or comments that follow each other.
struct Prose {
    /// Of its beginning, from 1.
    line: usize,
    text: String,
    literal: bool,
}

/// The banned phrases in a text, each with its line.
fn found(prose: &Prose) -> Vec<(usize, &'static str, &'static str)> {
    let lower = prose.text.to_lowercase();
    let mut found = Vec::new();
    for (phrase, instead) in BANNED {
        if let Some(whole) = phrase.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')) {
            if prose.literal && lower.trim() == whole {
                found.push((prose.line, *phrase, *instead));
            }
            continue;
        }
        let words: Vec<&str> = phrase.split(' ').collect();
        for (at, _) in lower.match_indices(words[0]) {
            if matches(&lower, at, &words) {
                found.push((prose.line + lower[..at].matches('\n').count(), *phrase, *instead));
            }
        }
    }
    found
}

/// Whether these words are at `at`, as whole words, with any space between them.
fn matches(text: &str, at: usize, words: &[&str]) -> bool {
    // A hyphen too: an id like `alpine-ski-house` is one word.
    let of_word = |c: char| c.is_alphanumeric() || c == '_' || c == '-';
    if text[..at].chars().next_back().is_some_and(of_word) {
        return false;
    }
    let mut rest = &text[at..];
    for (n, word) in words.iter().enumerate() {
        if n > 0 {
            let next = rest.trim_start_matches(|c: char| c.is_whitespace() || c == '/' || c == '!');
            if next.len() == rest.len() {
                return false;
            }
            rest = next;
        }
        let Some(after) = rest.strip_prefix(word) else { return false };
        rest = after;
    }
    !rest.chars().next().is_some_and(of_word)
}

/// The comments and string literals of Rust code. Comments on lines that follow each other are one text.
fn prose(code: &str) -> Vec<Prose> {
    let mut all: Vec<Prose> = Vec::new();
    let (mut rest, mut line, mut comment_ends) = (code, 1, 0);
    while let Some(first) = rest.chars().next() {
        let length = if rest.starts_with("//") {
            let length = rest.find('\n').unwrap_or(rest.len());
            let before = &code[..code.len() - rest.len()];
            let alone = before.lines().next_back().is_none_or(|start| before.ends_with('\n') || start.trim().is_empty());
            match all.last_mut() {
                Some(last) if !last.literal && alone && comment_ends + 1 == line => {
                    last.text.push('\n');
                    last.text.push_str(&rest[..length]);
                }
                _ => all.push(Prose { line, text: rest[..length].to_owned(), literal: false }),
            }
            comment_ends = line;
            length
        } else if let Some((open, close)) = literal(rest) {
            let body = &rest[open..];
            let end = if close == "\"" { string_end(body) } else { body.find(&close).unwrap_or(body.len()) };
            all.push(Prose { line, text: body[..end].replace("\\\n", "\n"), literal: true });
            (open + end + close.len()).min(rest.len())
        } else if first == '\'' {
            // A character that could be taken for the beginning of something, or a lifetime.
            ["'\"'", "'\\\"'", "'/'", "'\\''", "'\\\\'"].iter().find(|char| rest.starts_with(**char)).map_or(1, |char| char.len())
        } else {
            first.len_utf8()
        };
        line += rest[..length].matches('\n').count();
        rest = &rest[length..];
    }
    all
}

/// Whether a string literal begins here: the length of its opening, and what closes it.
fn literal(rest: &str) -> Option<(usize, String)> {
    if rest.starts_with('"') {
        return Some((1, "\"".to_owned()));
    }
    let hashes = rest.strip_prefix('r')?;
    let count = hashes.len() - hashes.trim_start_matches('#').len();
    hashes[count..].starts_with('"').then(|| (count + 2, format!("\"{}", "#".repeat(count))))
}

/// Where a string ends that may escape its quotation marks.
fn string_end(body: &str) -> usize {
    let mut escaped = false;
    for (at, c) in body.char_indices() {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => return at,
            _ => {}
        }
    }
    body.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The phrases found in Rust code, with their lines.
    fn of_code(code: &str) -> Vec<(usize, &'static str)> {
        prose(code).iter().flat_map(found).map(|(line, phrase, _)| (line, phrase)).collect()
    }

    #[test]
    fn comments_and_literals_are_read_and_names_are_not() {
        for (code, wanted) in [
            ("// Every chore.", vec![(1, "chore")]),
            ("let chore = 1;", vec![]),
            ("let a = \"Your papers\";", vec![(1, "papers")]),
            ("let a = r#\"Your \"papers\"\"#;", vec![(1, "papers")]),
            ("let papers = '\"'; // a \"talk\"\nlet b = \"a talk\";", vec![(2, "a talk")]),
            ("//! What stands\n//! here.", vec![(1, "stands here")]),
            ("// What stands\nlet a = 1; // here.", vec![]),
            ("let a = \"no day \\\n   stands\";", vec![(1, "no day stands")]),
            ("let a = \"It is in\"; // it is in the list", vec![(1, "\"it is in\"")]),
            ("let a = \"It is in the list\";", vec![]),
            ("// The household, indoors; wallpapers, a talker, what stands hereafter, `alpine-ski-house`, 11 applications", vec![]),
            ("let a = \"\\\"\"; let door = '\"'; // Door.", vec![(1, "door")]),
        ] {
            assert_eq!(of_code(code), wanted, "{code}");
        }
    }

    #[test]
    fn every_exception_is_of_a_banned_phrase_and_has_a_reason() {
        for (begin, phrase, why) in ALLOWED {
            assert!(BANNED.iter().any(|(banned, _)| banned == phrase), "{begin}: {phrase}");
            assert!(!why.is_empty(), "{begin}: {phrase}");
        }
    }
}
