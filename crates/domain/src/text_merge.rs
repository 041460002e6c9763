//! Merges one text that was edited in two places at once: neither side loses a word.
//!
//! Each side's edit is the stretch of the common text that it replaced. Two stretches that do not touch are both made; where they do, both
//! wordings are kept, one after the other, and the person decides. Not a diff: a draft is typed at one place at a time, so one stretch is enough.

/// What one side did to the common text: the bytes it replaced, and with what.
struct Stretch<'a> {
    from: usize,
    to: usize,
    with: &'a str,
}

/// The one stretch in which `new` differs from `old`; cut between characters.
fn stretch<'a>(old: &str, new: &'a str) -> Stretch<'a> {
    let from: usize = old.chars().zip(new.chars()).take_while(|(a, b)| a == b).map(|(c, _)| c.len_utf8()).sum();
    let (old_rest, new_rest) = (old.get(from..).unwrap_or_default(), new.get(from..).unwrap_or_default());
    let same: usize = old_rest.chars().rev().zip(new_rest.chars().rev()).take_while(|(a, b)| a == b).map(|(c, _)| c.len_utf8()).sum();
    Stretch { from, to: old.len() - same, with: new_rest.get(..new_rest.len() - same).unwrap_or_default() }
}

/// `mine` and `theirs`, both edited from `base`, as one text.
pub fn merge_texts(base: &str, mine: &str, theirs: &str) -> String {
    if mine == base || mine == theirs {
        return theirs.to_owned();
    }
    if theirs == base {
        return mine.to_owned();
    }
    let (a, b) = (stretch(base, mine), stretch(base, theirs));
    let cut = |from: usize, to: usize| base.get(from..to).unwrap_or_default();
    let (first, second) = if a.to <= b.from { (&a, &b) } else { (&b, &a) };
    // At the same place, one side's words may already contain the other's: then nothing is repeated.
    let same_position = a.from == b.from && (a.with.contains(b.with) || b.with.contains(a.with));
    if first.to <= second.from && !same_position {
        let (before, between) = (cut(0, first.from), cut(first.to, second.from));
        // Two whole texts, put where there was none, are two lines.
        let whole = a.from == b.to && b.from == a.to && (before.is_empty() || before.ends_with('\n'));
        let is_broken = first.with.ends_with('\n') || first.with.is_empty() || second.with.starts_with('\n') || second.with.is_empty();
        let line_break = if whole && !is_broken { "\n" } else { between };
        return [before, first.with, line_break, second.with, cut(second.to, base.len())].concat();
    }
    let (from, to) = (a.from.min(b.from), a.to.max(b.to));
    let whole = |s: &Stretch<'_>| [cut(from, s.from), s.with, cut(s.to, to)].concat();
    let (mine, theirs) = (whole(&a), whole(&b));
    // Where one side's wording already contains the other's, it is enough.
    let kept = if mine.contains(&theirs) {
        mine
    } else if theirs.contains(&mine) {
        theirs
    } else {
        format!("{mine}\n{theirs}")
    };
    [cut(0, from), &kept, cut(to, base.len())].concat()
}

/// Whether the words that `theirs` put into `base` are in `mine`.
pub fn keeps(base: &str, theirs: &str, mine: &str) -> bool {
    let piece = stretch(base, theirs);
    let is_word = |c: char| !c.is_whitespace();
    let (before, after) = (theirs.get(..piece.from), theirs.get(piece.from + piece.with.len()..));
    let from = before.unwrap_or_default().trim_end_matches(is_word).len();
    let to = theirs.len() - after.unwrap_or_default().trim_start_matches(is_word).len();
    theirs.get(from..to).is_some_and(|words| mine.contains(words))
}
