//! The text format of gettext: templates (`.pot`) are written, translations (`.po`) are read. No dates and no line numbers are written, so that a template
//! changes only where a text does.

use std::fmt::{Display, Write};

/// A text, once, with its translation.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Entry {
    /// Where it is seen (`#. `).
    pub notes: Vec<String>,
    /// In which files (`#: `).
    pub files: Vec<String>,
    /// Whether it has placeholders of Rust's.
    pub format: bool,
    /// Whether the translation is marked as not yet sure (`#, fuzzy`): it is not used.
    pub fuzzy: bool,
    /// What tells two entries with the same text apart.
    pub context: Option<String>,
    /// The English text; of a count, the form for one.
    pub text: String,
    /// Of a count, the other form.
    pub plural: Option<String>,
    /// The translation, a form each; empty where there is none.
    pub translation: Vec<String>,
}

/// A line that cannot be read.
#[derive(Debug, PartialEq, Eq)]
pub struct Unread {
    /// Which, from 1.
    pub line: usize,
    /// Why.
    pub why: &'static str,
}

impl Display for Unread {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "line {}: {}", self.line, self.why)
    }
}

/// A template or a translation, after a head that names the language (none in a template).
pub fn write(entries: &[Entry], language: &str) -> String {
    let mut out = format!(
        "msgid \"\"\nmsgstr \"\"\n\"Project-Id-Version: Onward\\n\"\n\"Language: {language}\\n\"\n\"MIME-Version: 1.0\\n\"\n\"Content-Type: text/plain; charset=UTF-8\\n\"\n\"Content-Transfer-Encoding: 8bit\\n\"\n\"Plural-Forms: nplurals=2; plural=(n != 1);\\n\"\n"
    );
    for entry in entries {
        out.push('\n');
        for note in &entry.notes {
            // Writing to a string cannot fail.
            let _ = writeln!(out, "#. {note}");
        }
        for file in &entry.files {
            let _ = writeln!(out, "#: {file}");
        }
        match (entry.fuzzy, entry.format) {
            (true, true) => out.push_str("#, fuzzy, rust-format\n"),
            (true, false) => out.push_str("#, fuzzy\n"),
            (false, true) => out.push_str("#, rust-format\n"),
            (false, false) => {}
        }
        if let Some(context) = &entry.context {
            string(&mut out, "msgctxt", context);
        }
        string(&mut out, "msgid", &entry.text);
        if let Some(plural) = &entry.plural {
            string(&mut out, "msgid_plural", plural);
            for n in 0..entry.translation.len().max(2) {
                string(&mut out, &format!("msgstr[{n}]"), entry.translation.get(n).map_or("", String::as_str));
            }
        } else {
            string(&mut out, "msgstr", entry.translation.first().map_or("", String::as_str));
        }
    }
    out
}

/// A string after its keyword; a line a line of text.
fn string(out: &mut String, keyword: &str, text: &str) {
    let lines: Vec<&str> = text.split_inclusive('\n').collect();
    let _ = write!(out, "{keyword} ");
    if lines.len() > 1 {
        out.push_str("\"\"\n");
    }
    for line in &lines {
        let _ = writeln!(out, "\"{}\"", escape(line));
    }
    if lines.is_empty() {
        out.push_str("\"\"\n");
    }
}

fn escape(text: &str) -> String {
    text.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n").replace('\t', "\\t").replace('\r', "\\r")
}

fn unescape(text: &str) -> Option<String> {
    let mut out = String::new();
    let mut chars = text.chars();
    while let Some(c) = chars.next() {
        match c {
            '"' => return None,
            '\\' => out.push(match chars.next()? {
                'n' => '\n',
                't' => '\t',
                'r' => '\r',
                c @ ('"' | '\\') => c,
                _ => return None,
            }),
            c => out.push(c),
        }
    }
    Some(out)
}

/// The entries of a file, without its head; obsolete ones (`#~`) are left out.
pub fn read(text: &str) -> Result<Vec<Entry>, Unread> {
    let mut entries = Vec::new();
    let mut entry = Entry::default();
    // Which string the lines under way continue; an entry has ended where comments or a new text follow a translation.
    let mut into = Into::Nothing;
    for (n, line) in text.trim_start_matches('\u{feff}').lines().map(str::trim).enumerate() {
        let unread = |why| Unread { line: n + 1, why };
        let begins = line.starts_with('#') || line.starts_with("msgctxt") || line.starts_with("msgid ");
        if begins && matches!(into, Into::Translation(_)) {
            entries.push(std::mem::take(&mut entry));
            into = Into::Nothing;
        }
        if let Some(comment) = line.strip_prefix('#') {
            match comment.split_at_checked(1) {
                Some((".", note)) => entry.notes.push(note.trim().to_owned()),
                Some((":", files)) => entry.files.extend(files.split_whitespace().map(str::to_owned)),
                Some((",", flags)) => {
                    entry.format |= flags.split(',').any(|flag| flag.trim() == "rust-format");
                    entry.fuzzy |= flags.split(',').any(|flag| flag.trim() == "fuzzy");
                }
                _ => {}
            }
            continue;
        }
        if line.is_empty() {
            continue;
        }
        let quoted = line.find('"').ok_or_else(|| unread("a text in quotation marks is missing"))?;
        let (keyword, rest) = line.split_at(quoted);
        let keyword = keyword.trim();
        let rest = rest.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')).and_then(unescape);
        let rest = rest.ok_or_else(|| unread("the text in quotation marks is not closed, or has an escape that gettext does not know"))?;
        match keyword {
            "" => {}
            "msgctxt" => (entry.context, into) = (Some(String::new()), Into::Context),
            "msgid" => into = Into::Text,
            "msgid_plural" => (entry.plural, into) = (Some(String::new()), Into::Plural),
            "msgstr" => into = Into::Translation(0),
            form => {
                let number = form.strip_prefix("msgstr[").and_then(|n| n.strip_suffix(']')).and_then(|n| n.parse().ok());
                into = Into::Translation(number.filter(|n| *n < 9).ok_or_else(|| unread("no keyword of gettext"))?);
            }
        }
        match into {
            Into::Nothing => return Err(unread("a text without a keyword")),
            Into::Context => entry.context.get_or_insert_default().push_str(&rest),
            Into::Text => entry.text.push_str(&rest),
            Into::Plural => entry.plural.get_or_insert_default().push_str(&rest),
            Into::Translation(form) => {
                if entry.translation.len() <= form {
                    entry.translation.resize(form + 1, String::new());
                }
                entry.translation[form].push_str(&rest);
            }
        }
    }
    if matches!(into, Into::Translation(_)) {
        entries.push(entry);
    }
    entries.retain(|entry| !entry.text.is_empty());
    Ok(entries)
}

/// What a line of text belongs to.
enum Into {
    Nothing,
    Context,
    Text,
    Plural,
    Translation(usize),
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(text: &str, translation: &[&str]) -> Entry {
        Entry { text: text.into(), translation: translation.iter().map(|t| (*t).to_owned()).collect(), ..Entry::default() }
    }

    #[test]
    fn what_is_written_is_read_again() {
        let entries = vec![
            Entry {
                notes: vec!["screen: <p>".into()],
                files: vec!["src/a.rs".into(), "src/b.rs".into()],
                ..entry("Say \"so\" \\ now", &["Sag"])
            },
            Entry { format: true, context: Some("days".into()), plural: Some("{} days".into()), ..entry("{} day", &["{} Tag", "{} Tage"]) },
            Entry { fuzzy: true, ..entry("two\nlines\n", &["zwei\nZeilen\n"]) },
            entry(" with spaces ", &[" mit "]),
        ];
        assert_eq!(read(&write(&entries, "de")), Ok(entries));
    }

    #[test]
    fn what_other_programs_write_is_read() {
        for (text, expected) in [
            ("msgid \"\"\nmsgstr \"Language: de\\n\"\n\nmsgid \"a\"\nmsgstr \"b\"\n", Ok(vec![entry("a", &["b"])])),
            ("msgid \"\"\n\"a \"\n\"b\"\nmsgstr \"\"\n\"c \"\n\"d\"", Ok(vec![entry("a b", &["c d"])])),
            ("# by hand\n#| msgid \"old\"\nmsgid \"a\"\nmsgstr \"\"\n#~ msgid \"gone\"\n#~ msgstr \"weg\"\n", Ok(vec![entry("a", &[""])])),
            ("msgid \"a\nmsgstr \"b\"", Err(1)),
            ("msgid \"a\"\nmsgother \"b\"", Err(2)),
            ("msgid \"a\"\nmsgstr[x] \"b\"", Err(2)),
            ("\"a\"", Err(1)),
            ("words", Err(1)),
        ] {
            assert_eq!(read(text).map_err(|unread| unread.line), expected, "{text}");
        }
    }
}
