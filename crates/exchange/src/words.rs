//! Words made comparable: lower case, no accents, one blank between them. For headings and status words, not for what is kept.

/// Folds a text: "1er  Entretien :" and "1er entretien" become the same.
pub fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars().flat_map(char::to_lowercase) {
        let plain = plain(c);
        if plain.is_empty() {
            if !out.is_empty() && !out.ends_with(' ') {
                out.push(' ');
            }
        } else {
            out.push_str(plain);
            if plain == KEEP {
                out.truncate(out.len() - KEEP.len());
                out.push(c);
            }
        }
    }
    out.truncate(out.trim_end().len());
    out
}

/// Stands for "the character itself".
const KEEP: &str = "\u{1}";

/// A letter without its accent, nothing for what is neither letter nor digit.
fn plain(c: char) -> &'static str {
    match c {
        'à' | 'á' | 'â' | 'ã' | 'å' | 'ą' => "a",
        'ä' | 'æ' => "ae",
        'ç' | 'ć' | 'č' => "c",
        'è' | 'é' | 'ê' | 'ë' | 'ę' => "e",
        'ì' | 'í' | 'î' | 'ï' => "i",
        'ł' => "l",
        'ñ' | 'ń' => "n",
        'ò' | 'ó' | 'ô' | 'õ' => "o",
        'ö' | 'ø' | 'œ' => "oe",
        'ś' | 'š' => "s",
        'ß' => "ss",
        'ù' | 'ú' | 'û' => "u",
        'ü' => "ue",
        'ý' | 'ÿ' => "y",
        'ź' | 'ż' | 'ž' => "z",
        '\u{300}'..='\u{36f}' => "",
        '#' => "#",
        '%' => "%",
        _ if c.is_alphanumeric() => KEEP,
        _ => "",
    }
}

/// Whether one of the folded words stands in the folded text as whole words.
pub fn holds(text: &str, word: &str) -> bool {
    let mut from = 0;
    while let Some(found) = text.get(from..).and_then(|rest| rest.find(word)) {
        let (start, end) = (from + found, from + found + word.len());
        let before = text.get(..start).is_none_or(|t| t.is_empty() || t.ends_with(' '));
        let after = text.get(end..).is_none_or(|t| t.is_empty() || t.starts_with(' '));
        if before && after {
            return true;
        }
        from = end;
        if word.is_empty() {
            return false;
        }
    }
    false
}

/// Whether the folded text is one of the words of a list written "one, two words, three".
pub fn listed(list: &str, text: &str) -> bool {
    list.split(", ").any(|word| word == text)
}

/// Whether one of the words of a list written so stands in the folded text as whole words.
pub fn holds_one(text: &str, list: &str) -> bool {
    list.split(", ").any(|word| holds(text, word))
}
