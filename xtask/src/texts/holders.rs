//! Placeholders of a format string: `{}`, `{0}`, `{name}`, `{:.1}`. A translation has the same ones, in whatever order; where the order changes, those
//! without a name are numbered.

/// The placeholders, sorted: each by its name or number, with its format. `None` where the braces are not those of a format string.
pub fn of(text: &str) -> Option<Vec<String>> {
    let mut found = Vec::new();
    let mut next = 0_usize;
    for part in parts(text)? {
        let Part::Holder(inner) = part else { continue };
        let (name, format) = inner.split_once(':').map_or((inner, ""), |(name, format)| (name, format));
        let name = if name.is_empty() {
            next += 1;
            (next - 1).to_string()
        } else {
            name.to_owned()
        };
        found.push(if format.is_empty() { name } else { format!("{name}:{format}") });
    }
    found.sort();
    Some(found)
}

/// A piece of a format string.
#[derive(Debug, PartialEq, Eq)]
pub enum Part<'a> {
    /// What is written as it is, doubled braces included.
    Text(&'a str),
    /// What is between the braces.
    Holder(&'a str),
}

/// The pieces in order; `None` where a brace has no other.
pub fn parts(text: &str) -> Option<Vec<Part<'_>>> {
    let mut parts = Vec::new();
    let (mut begun, mut at) = (0, 0);
    let bytes = text.as_bytes();
    while at < bytes.len() {
        match bytes[at] {
            b'{' | b'}' if bytes.get(at + 1) == Some(&bytes[at]) => at += 2,
            b'{' => {
                let end = at + text.get(at..)?.find('}')?;
                parts.push(Part::Text(text.get(begun..at)?));
                parts.push(Part::Holder(text.get(at + 1..end)?));
                at = end + 1;
                begun = at;
            }
            b'}' => return None,
            _ => at += 1,
        }
    }
    parts.push(Part::Text(text.get(begun..)?));
    parts.retain(|part| *part != Part::Text(""));
    Some(parts)
}

/// Whether there is a word to translate outside the placeholders.
pub fn has_words(text: &str, format: bool) -> bool {
    let word = |text: &str| text.chars().any(char::is_alphabetic);
    match parts(text) {
        Some(parts) if format => parts.iter().any(|part| matches!(part, Part::Text(text) if word(text))),
        _ => word(text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_placeholders_in_any_order() {
        for (a, b, same) in [
            ("{} of {}", "{} von {}", true),
            ("{} of {}", "{1} von {0}", true),
            ("{} of {}", "{} von", false),
            ("{a} of {b:.1}", "{b:.1} {a}", true),
            ("{a} of {b:.1}", "{b} {a}", false),
            ("{name}", "{Name}", false),
            ("{{literal}}", "{{anders}}", true),
            ("no braces", "keine", true),
        ] {
            assert_eq!(of(a) == of(b), same, "{a} / {b}");
        }
        assert_eq!(of("{ open"), None);
        assert_eq!(of("close }"), None);
    }

    #[test]
    fn placeholders_are_no_words() {
        assert!(!has_words("{name}: {count}", true));
        assert!(has_words("{name} left", true));
        assert!(has_words("{name}", false));
        assert!(!has_words(" · ", false));
    }
}
