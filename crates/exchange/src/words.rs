//! Words made comparable: lower case, no accents, one blank between them. For headings and status words, not for what is kept.

use domain::letter_case;

/// Folds a text: "1er  Entretien :" and "1er entretien" become the same, with accents composed or not.
pub fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars().map(|c| letter_case::small(narrow(c))) {
        match c {
            'a'..='z' | '0'..='9' => out.push(c),
            // An accent of its own behind its letter.
            '\u{308}' if out.ends_with(['a', 'o', 'u']) => out.push('e'),
            '\u{300}'..='\u{36f}' => {}
            '\u{3099}' | '\u{309a}' => voiced(&mut out, c),
            _ => match plain(c) {
                Plain::Letters(letters) => out.push_str(letters),
                Plain::Itself => out.push(c),
                Plain::Gap if out.is_empty() || out.ends_with(' ') => {}
                Plain::Gap => out.push(' '),
            },
        }
    }
    out.truncate(out.trim_end().len());
    out
}

/// Folds a text, and puts a blank around every sign of a writing that leaves none between words, so that each counts as a word of its own.
pub fn fold_apart(text: &str) -> String {
    let folded = fold(text);
    if folded.is_ascii() || !folded.chars().any(is_unspaced) {
        return folded;
    }
    let mut out = String::with_capacity(folded.len() * 2);
    for c in folded.chars() {
        let apart = is_unspaced(c) || out.chars().next_back().is_some_and(is_unspaced);
        if apart && !out.is_empty() && !out.ends_with(' ') && c != ' ' {
            out.push(' ');
        }
        out.push(c);
    }
    out
}

/// A folded text without its blanks.
pub fn squash(text: &str) -> String {
    text.chars().filter(|c| *c != ' ').collect()
}

/// Chinese and Japanese signs: no blanks between words.
pub fn is_unspaced(c: char) -> bool {
    matches!(c, '\u{3005}'..='\u{3007}' | '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}')
}

/// Wide Latin letters and digits as East Asian keyboards write them.
fn narrow(c: char) -> char {
    match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
        '\u{3000}' => ' ',
        _ => c,
    }
}

/// A voice mark behind its kana: か and ゛ are が.
fn voiced(out: &mut String, mark: char) {
    let by = if mark == '\u{3099}' { 1 } else { 2 };
    if let Some(last) = out.chars().next_back().filter(|c| matches!(c, '\u{3040}'..='\u{30ff}')) {
        out.pop();
        out.extend(char::from_u32(last as u32 + by));
    }
}

/// What becomes of a character.
enum Plain {
    /// Other letters.
    Letters(&'static str),
    /// It stays.
    Itself,
    /// It divides words.
    Gap,
}

/// A letter without its accent, a gap for what is neither letter nor digit.
fn plain(c: char) -> Plain {
    Plain::Letters(match c {
        'à' | 'á' | 'â' | 'ã' | 'å' | 'ą' => "a",
        'ä' | 'æ' => "ae",
        'ç' | 'ć' | 'č' => "c",
        'è' | 'é' | 'ê' | 'ë' | 'ę' => "e",
        'ğ' => "g",
        'ì' | 'í' | 'î' | 'ï' | 'ı' => "i",
        'ł' => "l",
        'ñ' | 'ń' => "n",
        'ò' | 'ó' | 'ô' | 'õ' => "o",
        'ö' | 'ø' | 'œ' => "oe",
        'ś' | 'š' | 'ş' | 'ș' => "s",
        'ß' => "ss",
        'ț' => "t",
        'ù' | 'ú' | 'û' => "u",
        'ü' => "ue",
        'ý' | 'ÿ' => "y",
        'ź' | 'ż' | 'ž' => "z",
        _ if c.is_alphanumeric() || matches!(c, '#' | '%') => return Plain::Itself,
        _ => return Plain::Gap,
    })
}

/// Whether one of the folded words stands in the folded text as whole words.
pub fn holds(text: &str, word: &str) -> bool {
    // Word by word: a search would prepare itself anew for each of many short words.
    let mut rest = text;
    loop {
        if rest.strip_prefix(word).is_some_and(|behind| behind.is_empty() || behind.starts_with(' ')) {
            return true;
        }
        match rest.bytes().position(|b| b == b' ').and_then(|at| rest.get(at + 1..)) {
            Some(next) => rest = next,
            None => return false,
        }
    }
}

/// Whether the folded text is one of the words of a list written "one, two words, three".
pub fn listed(list: &str, text: &str) -> bool {
    list.split(", ").any(|word| word == text)
}

/// Whether one of the words of a list written so stands in the folded text as whole words.
pub fn holds_one(text: &str, list: &str) -> bool {
    list.split(", ").any(|word| holds(text, word))
}
