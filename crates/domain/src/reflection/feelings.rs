//! Words for feelings: a list of our own in six families, and names for a strength from 0 to 10. Never a score: nothing is added up.

use super::super::id::Id;
use crate::letter_case::SmallLetters;

/// The upper end of the strength scale.
pub const STRONGEST: u8 = 10;

/// A family of feelings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Family {
    /// The label on the screen.
    pub name: &'static str,
    /// Its words, the common ones first.
    pub words: &'static [&'static str],
}

/// All families, the ones most named after a rejection first.
pub const FAMILIES: [Family; 6] = [
    Family { name: "Sad", words: &["disappointed", "sad", "discouraged", "lonely"] },
    Family { name: "Hurt", words: &["not good enough", "embarrassed", "overlooked", "ashamed"] },
    Family { name: "Angry", words: &["frustrated", "angry", "treated unfairly", "bitter"] },
    Family { name: "Afraid", words: &["worried about money", "anxious", "uncertain", "under pressure"] },
    Family { name: "Worn out", words: &["tired", "numb", "confused", "empty"] },
    Family { name: "Lighter", words: &["relieved", "calm", "hopeful", "determined"] },
];

/// The words to show first, before "more".
pub const FIRST: [&str; 8] =
    ["disappointed", "tired", "not good enough", "frustrated", "worried about money", "numb", "relieved", "hopeful"];

/// The word that leads to the budget: how long the money lasts is a number, and a fear of it is answered by one.
pub const MONEY: &str = "worried about money";

/// The id of a word in a reflection: the same word, in whatever case, has the same id in every tab and on every device.
pub fn key(word: &str) -> Id {
    let word = word.trim().small_letters();
    if word.bytes().all(|b| b.is_ascii_lowercase() || b == b' ') && word.len() <= 40 {
        return Id::new(word);
    }
    // FNV-1a: any text becomes a key that storage can hold, without randomness.
    let hash = word.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3));
    Id::from_bits(hash)
}

/// The family a word of the list belongs to.
pub fn family(word: &str) -> Option<&'static Family> {
    FAMILIES.iter().find(|family| family.words.contains(&word))
}

/// Beginnings of words that say that money is a part of it.
const MONEY_WORDS: [&str; 12] =
    ["money", "rent", "mortgage", "bill", "debt", "afford", "saving", "income", "broke", "loan", "landlord", "evict"];

/// Whether one of these texts speaks of money. A beginning counts only where a word begins: "rent" is not in "parents".
pub fn is_about_money<'a>(texts: impl IntoIterator<Item = &'a str>) -> bool {
    texts.into_iter().any(|text| {
        let text = text.small_letters();
        let mut words = text.split(|c: char| !c.is_alphanumeric());
        words.any(|word| MONEY_WORDS.iter().any(|beginning| word.starts_with(beginning)))
    })
}

/// A strength in words.
pub fn strength_label(strength: u8) -> &'static str {
    match strength {
        0 => "not at all",
        1 | 2 => "barely",
        3 | 4 => "a little",
        5 | 6 => "clearly",
        7 | 8 => "strongly",
        _ => "very strongly",
    }
}
