//! A text of a bank in which several things stand behind their names: "Empfänger: Wohnbau Nord Kto/IBAN: DE12 … Buchungstext: Miete 11/2026". Which names
//! there are is in `[bank parts]` of `languages/banks.txt`.

use crate::languages::Words;
use crate::words::fold;

static WHO: Words = Words::of("bank parts", "who");
static WHAT: Words = Words::of("bank parts", "what");
static OTHER: Words = Words::of("bank parts", "other");

/// What a name says of the text behind it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    Who,
    What,
    Other,
}

/// Who it was and what for; `None` where the text does not begin with such a name, or has only who it was. Behind other words it takes three names, one of them of who
/// it was: "SEPA Overboeking IBAN: … Naam: Marlow Omschrijving: …".
pub(super) fn take_apart(text: &str) -> Option<(String, String)> {
    if let Some(who) = coded(text, "NAME") {
        return Some((who.to_owned(), coded(text, "REMI").unwrap_or_default().to_owned()));
    }
    if !text.contains(": ") {
        return None;
    }
    // The words between colons, each with the name that ends it.
    let mut parts: Vec<(Part, String)> = Vec::new();
    // Whether other words stand before the first name.
    let mut before = false;
    for (at, piece) in text.split(':').enumerate() {
        let words: Vec<&str> = piece.split_whitespace().collect();
        let name = (1..=words.len().min(3)).rev().find_map(|length| {
            let tail = words.get(words.len() - length..)?.join(" ");
            Some((named(&tail)?, words.len() - length))
        });
        let value = name.map_or(&*words, |(_, end)| words.get(..end).unwrap_or_default()).join(" ");
        match parts.last_mut() {
            None if at > 0 => return None,
            None => before = !value.is_empty(),
            Some((_, text)) => {
                if !text.is_empty() {
                    text.push(':');
                }
                text.push_str(&value);
            }
        }
        if let Some((part, _)) = name {
            parts.push((part, String::new()));
        }
    }
    let all = |wanted: Part| {
        let texts = parts.iter().filter(|(part, text)| *part == wanted && !text.is_empty()).map(|(_, text)| text.as_str());
        texts.collect::<Vec<_>>().join("; ")
    };
    match (all(Part::Who), all(Part::What)) {
        (who, _) if before && (parts.len() < 3 || who.is_empty()) => None,
        // What nobody is named for says itself who it was: "Buchungstext: BAHN 2245".
        (who, what) if who.is_empty() && !what.is_empty() => Some((what, String::new())),
        (who, what) if parts.len() > 1 && !who.is_empty() => Some((who, what)),
        _ => None,
    }
}

/// What stands behind a code between strokes: "/TRTP/iDEAL/IBAN/NL27…/NAME/Marlow/REMI/Order 12/EREF/…".
fn coded<'a>(text: &'a str, code: &str) -> Option<&'a str> {
    let is_code = |part: &str| (3..=4).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_uppercase());
    let first = text.trim_start().strip_prefix('/')?.split('/').next()?;
    let from = text.find(&format!("/{code}/"))? + code.len() + 2;
    let rest = text.get(from..).filter(|_| is_code(first))?;
    let ends = |at: &usize| rest.get(at + 1..).and_then(|next| next.split_once('/')).is_some_and(|(next, _)| is_code(next));
    let end = rest.match_indices('/').map(|(at, _)| at).find(ends).unwrap_or(rest.len());
    rest.get(..end).map(str::trim).filter(|value| !value.is_empty())
}

fn named(words: &str) -> Option<Part> {
    let folded = fold(words);
    [(Part::Who, &WHO), (Part::What, &WHAT), (Part::Other, &OTHER)].into_iter().find(|(_, names)| names.has(&folded)).map(|(part, _)| part)
}
