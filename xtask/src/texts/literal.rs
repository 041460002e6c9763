//! A string literal as it is written and as what it says: escapes, raw strings and lines continued by a backslash are read, and text is written back as
//! an ordinary literal.

/// What a literal says; `None` where it is no string (bytes, a character, a number).
pub fn read(written: &str) -> Option<String> {
    if let Some(raw) = written.strip_prefix('r') {
        let hashes = raw.bytes().take_while(|b| *b == b'#').count();
        let inner = raw.get(hashes..raw.len().checked_sub(hashes)?)?;
        return inner.strip_prefix('"')?.strip_suffix('"').map(str::to_owned);
    }
    let inner = written.strip_prefix('"')?.strip_suffix('"')?;
    let mut text = String::new();
    let mut chars = inner.chars();
    while let Some(c) = chars.next() {
        if c != '\\' {
            text.push(c);
            continue;
        }
        match chars.next()? {
            'n' => text.push('\n'),
            't' => text.push('\t'),
            'r' => text.push('\r'),
            '0' => text.push('\0'),
            'x' => text.push(code(&chars.by_ref().take(2).collect::<String>())?),
            'u' => {
                let digits: String = chars.by_ref().skip(1).take_while(|c| *c != '}').collect();
                text.push(code(&digits.replace('_', ""))?);
            }
            // The line goes on where the next one's text begins.
            '\n' | '\r' => {
                let rest = chars.as_str().trim_start();
                chars = rest.chars();
            }
            other => text.push(other),
        }
    }
    Some(text)
}

fn code(digits: &str) -> Option<char> {
    u32::from_str_radix(digits, 16).ok().and_then(char::from_u32)
}

/// A literal that says it. What cannot be seen is written as its code, so that it is not lost when the line is edited.
pub fn write(text: &str) -> String {
    use std::fmt::Write;
    let mut written = String::from("\"");
    for c in text.chars() {
        match c {
            '"' => written.push_str("\\\""),
            '\\' => written.push_str("\\\\"),
            '\n' => written.push_str("\\n"),
            '\t' => written.push_str("\\t"),
            '\u{a0}' | '\u{202f}' | '\u{200b}'..='\u{200f}' | '\u{2066}'..='\u{2069}' => {
                // Writing to a string cannot fail.
                let _ = write!(written, "\\u{{{:x}}}", u32::from(c));
            }
            c if c.is_control() => {
                let _ = write!(written, "\\u{{{:x}}}", u32::from(c));
            }
            c => written.push(c),
        }
    }
    written.push('"');
    written
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_as_the_compiler_reads_it() {
        for (written, says) in [
            (r#""plain""#, Some("plain")),
            (r#""a \"b\" \\ \u{e9}\n\x41""#, Some("a \"b\" \\ é\nA")),
            ("\"one \\\n        two\"", Some("one two")),
            ("\"one\\n\\\n\n   two\"", Some("one\ntwo")),
            (r#"r"a \ b""#, Some("a \\ b")),
            ("r#\"say \"so\"\"#", Some("say \"so\"")),
            ("b\"bytes\"", None),
            ("'c'", None),
            ("12", None),
        ] {
            assert_eq!(read(written).as_deref(), says, "{written}");
        }
    }

    #[test]
    fn what_is_written_back_says_the_same() {
        for text in ["plain", "a \"b\" \\ é\n\ttab", "12\u{a0}€ \u{200f}x", "{name} {{braces}}"] {
            assert_eq!(read(&write(text)).as_deref(), Some(text));
        }
    }
}
