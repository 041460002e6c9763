//! Slips of the pen in the words that matter most: "rejcted", "interveiw", "unsuccesful".

/// The words, folded. They are looked for only where the lists do not know a word.
const WORDS: [&str; 22] = [
    "rejected",
    "rejection",
    "interview",
    "interviewed",
    "declined",
    "accepted",
    "withdrew",
    "withdrawn",
    "ghosted",
    "applied",
    "assessment",
    "screening",
    "cancelled",
    "unsuccessful",
    "offered",
    "abgelehnt",
    "vorstellungsgesprach",
    "entretien",
    "entrevista",
    "rechazado",
    "rejeitado",
    "colloquio",
];

/// The word that was meant: one letter missing, doubled, other or in the wrong place, and the first and the last as they should be.
pub(super) fn mended(word: &str) -> Option<&'static str> {
    // Most words of a list are shorter, or names.
    if word.len() < 6 || !word.is_ascii() {
        return None;
    }
    WORDS.into_iter().find(|meant| is_slip(word.as_bytes(), meant.as_bytes()))
}

fn is_slip(word: &[u8], meant: &[u8]) -> bool {
    if word.len().abs_diff(meant.len()) > 1 || word.first() != meant.first() || word.last() != meant.last() {
        return false;
    }
    let same = word.iter().zip(meant).take_while(|(a, b)| a == b).count();
    let (word, meant) = (word.get(same..).unwrap_or_default(), meant.get(same..).unwrap_or_default());
    match (word, meant) {
        ([_, rest @ ..], _) if rest == meant => true,
        (_, [_, rest @ ..]) if rest == word => true,
        ([a, b, rest @ ..], [c, d, meant @ ..]) if a == d && b == c && rest == meant => true,
        ([_, rest @ ..], [_, meant @ ..]) => rest == meant,
        _ => false,
    }
}
