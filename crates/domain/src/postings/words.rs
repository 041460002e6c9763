//! Words as they are compared: without case, accents and endings, so that a term of a posting is found in a résumé that declines it.

use crate::letter_case;

/// A word of a text, with where it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word {
    /// The first byte.
    pub start: usize,
    /// After the last byte.
    pub end: usize,
    /// As it is compared.
    pub key: String,
}

/// The words of a text. `C++`, `C#`, `.NET`, `Node.js` and `Bac+5` are one word each; a hyphen and a slash separate.
pub fn words(text: &str) -> Vec<Word> {
    let mut words = Vec::new();
    let mut start = None;
    let chars: Vec<(usize, char)> = text.char_indices().collect();
    let at = |n: usize| chars.get(n).map(|(_, c)| *c);
    let mut push = |from: usize, to: usize| {
        let slice = text.get(from..to).unwrap_or_default();
        words.push(Word { start: from, end: to, key: key_of(slice) });
    };
    for (n, (byte, c)) in chars.iter().enumerate() {
        let after = at(n + 1).is_some_and(char::is_alphanumeric);
        let before = n.checked_sub(1).and_then(at);
        let inside = match c {
            c if c.is_alphanumeric() => true,
            '.' => after && before.is_none_or(|c| c.is_alphanumeric() || c.is_whitespace()) && at(n + 1).is_some_and(char::is_alphabetic),
            '+' | '#' => start.is_some(),
            _ => false,
        };
        match (inside, start) {
            (true, None) => start = Some(*byte),
            (false, Some(from)) => {
                push(from, *byte);
                start = None;
            }
            _ => {}
        }
    }
    if let Some(from) = start {
        push(from, text.len());
    }
    words
}

/// Several words as they are compared.
pub fn key(text: &str) -> String {
    words(text).into_iter().map(|word| word.key).collect::<Vec<_>>().join(" ")
}

/// In lower case and without accents.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for c in text.chars().map(letter_case::small) {
        match c {
            'à' | 'á' | 'â' | 'ã' | 'ä' | 'å' => folded.push('a'),
            'ç' => folded.push('c'),
            'è' | 'é' | 'ê' | 'ë' => folded.push('e'),
            'ì' | 'í' | 'î' | 'ï' => folded.push('i'),
            'ñ' => folded.push('n'),
            'ò' | 'ó' | 'ô' | 'õ' | 'ö' => folded.push('o'),
            'ù' | 'ú' | 'û' | 'ü' => folded.push('u'),
            'ß' => folded.push_str("ss"),
            'œ' => folded.push_str("oe"),
            'æ' => folded.push_str("ae"),
            '’' => folded.push('\''),
            c => folded.push(c),
        }
    }
    folded
}

fn key_of(word: &str) -> String {
    let mut folded = fold(word);
    if folded.bytes().all(|c| c.is_ascii_lowercase()) {
        let stem = ["es", "en", "s", "n", "e"].iter().find_map(|ending| folded.strip_suffix(ending).map(str::len).filter(|len| *len >= 4));
        folded.truncate(stem.unwrap_or(folded.len()));
    }
    folded
}
