//! What the small words and the days of a status cell do to its facts: "scheduled", "not", "missed", "two", "by me", and which day belongs to what.

use super::phrases::Piece;
use super::said::{Candidate, Said};
use super::senses::{Fact, Sense};

/// How far a word reaches that turns another, in phrases.
const REACH: usize = 3;

/// Whether something that nobody knows stands behind a piece in its clause.
pub(super) fn unknown_ahead(pieces: &[Piece], at: usize) -> bool {
    let clause = pieces.get(at).map(|piece| piece.clause);
    pieces.iter().skip(at + 1).any(|piece| Some(piece.clause) == clause && piece.sense.is_none() && piece.date.is_none())
}

/// "First call, then the second interview": the call may well have been the first one, and no other is invented.
pub(super) fn follow_screens(candidates: &mut [Candidate]) {
    let held = |candidate: &Candidate, fact: Fact| candidate.said.fact == fact && !candidate.denied && !candidate.said.planned;
    let Some(first) = candidates.iter().position(|candidate| candidate.said.fact == Fact::Interview) else { return };
    let called = candidates.iter().take(first).any(|candidate| held(candidate, Fact::Screen));
    if let Some(interview) = candidates.get_mut(first).filter(|interview| called && !interview.counted && interview.said.rounds > 1) {
        interview.said.rounds -= 1;
    }
}

pub(super) fn insert(candidates: &mut Vec<Candidate>, fact: Fact, at: usize) {
    let place = candidates.iter().position(|candidate| candidate.at > at).unwrap_or(candidates.len());
    candidates.insert(place, Candidate { said: Said { fact, when: None, rounds: 1, planned: false }, at, denied: false, counted: false });
}

/// Whether it can be arranged.
fn can_be_planned(fact: Fact) -> bool {
    matches!(fact, Fact::Assessment | Fact::Screen | Fact::Interview | Fact::Offer)
}

/// Whether "after" comes right before a phrase: then it has happened.
fn is_past(pieces: &[Piece], at: usize) -> bool {
    let clause = pieces.get(at).map(|piece| piece.clause);
    let before = pieces.iter().take(at).rev().take_while(|piece| Some(piece.clause) == clause);
    before
        .take_while(|piece| matches!(piece.sense, Some(Sense::After | Sense::Filler | Sense::Ordinal | Sense::Link | Sense::Count(_))))
        .any(|p| p.sense == Some(Sense::After))
}

/// "Rejected after the 2nd", "ghosted after final": a round that is not named was an interview.
pub(super) fn after_a_round(pieces: &[Piece], candidates: &mut Vec<Candidate>) {
    for (at, piece) in pieces.iter().enumerate().filter(|(_, piece)| piece.sense == Some(Sense::After)) {
        let mut rest = (at + 1..pieces.len()).take_while(|next| pieces.get(*next).is_some_and(|next| next.clause == piece.clause));
        let sense = |at: &usize| pieces.get(*at).and_then(|piece| piece.sense);
        let round = rest.find(|next| sense(next) != Some(Sense::Filler));
        let Some(round) = round.filter(|round| matches!(sense(round), Some(Sense::Ordinal | Sense::Count(_)))) else { continue };
        if rest.all(|next| sense(&next) == Some(Sense::Filler) || pieces.get(next).is_some_and(|piece| piece.date.is_some())) {
            insert(candidates, Fact::Interview, round);
        }
    }
}

/// "Scheduled" is said of the nearest meeting of its clause; `false` where there is none.
pub(super) fn plan(pieces: &[Piece], candidates: &mut Vec<Candidate>, at: usize) -> bool {
    let clause = |at: usize| pieces.get(at).map(|piece| piece.clause);
    let own = clause(at);
    let near = candidates
        .iter_mut()
        .filter(|candidate| can_be_planned(candidate.said.fact) && clause(candidate.at) == own && !is_past(pieces, candidate.at))
        .min_by_key(|candidate| (candidate.at.abs_diff(at), candidate.at < at));
    let Some(candidate) = near else { return false };
    // The second interview is arranged: the first one was held.
    if candidate.said.rounds > 1 && !candidate.counted {
        let (next, at) = (Said { rounds: 1, planned: true, ..candidate.said }, candidate.at);
        candidate.said.rounds -= 1;
        let place = candidates.iter().position(|other| other.at > at).unwrap_or(candidates.len());
        candidates.insert(place, Candidate { said: next, at, denied: false, counted: false });
        return true;
    }
    candidate.said.planned = true;
    true
}

/// "Not" is said of what follows in its clause, or of what comes right before it; `false` where there is nothing.
pub(super) fn deny(pieces: &[Piece], candidates: &mut [Candidate], at: usize, whole: &mut bool) -> bool {
    let clause = |at: usize| pieces.get(at).map(|piece| piece.clause);
    let own = clause(at);
    let ahead = candidates.iter().position(|c| c.at > at && c.at - at <= REACH && clause(c.at) == own && !c.denied);
    // "Interview 12 Oct cancelled"; a bare no behind a day is their answer.
    let answers = pieces.get(at).is_some_and(|piece| matches!(piece.otherwise, Some(Fact::Rejected | Fact::Denied)));
    let beside =
        |c: &Candidate| at - c.at == 1 || !answers && between(pieces, c.at, at).all(|piece| piece.date.is_some() || says_nothing(piece));
    let behind = candidates.iter().rposition(|c| c.at < at && clause(c.at) == own && beside(c) && !c.denied && can_be_planned(c.said.fact));
    // "Interview cancelled as role filled".
    let cancelled = pieces.get(at).is_some_and(|piece| piece.otherwise == Some(Fact::Closed));
    // "Interview 20 Oct (cancelled by them)": said of the meeting in the clause before, where nothing else is said of it and it has no day of its own.
    let alone = |piece: &Piece| {
        piece.date.is_none()
            && (piece.sense == pieces.get(at).and_then(|own| own.sense)
                || says_nothing(piece)
                || matches!(piece.sense, Some(Sense::Me | Sense::They)))
    };
    let aside = || pieces.iter().filter(|piece| Some(piece.clause) == own).all(alone);
    let last = || {
        candidates
            .iter()
            .rposition(|c| c.at < at && clause(c.at).map(|clause| clause + 1) == own && !c.denied && can_be_planned(c.said.fact))
    };
    let found = if cancelled { behind.or(ahead).or_else(|| if aside() { last() } else { None }) } else { ahead.or(behind) };
    let Some(candidate) = found.and_then(|found| candidates.get_mut(found)) else { return false };
    match candidate.said.fact {
        Fact::Replied => candidate.said.fact = Fact::Silent,
        Fact::Applied => candidate.said.fact = Fact::Saved,
        _ => {
            candidate.denied = true;
            *whole = false;
        }
    }
    true
}

/// "Missed", "postponed": said of the meeting behind it in its clause, else of the last one before it; `false` where there is none.
pub(super) fn miss(pieces: &[Piece], candidates: &mut [Candidate], at: usize) -> bool {
    let clause = |at: usize| pieces.get(at).map_or(0, |piece| piece.clause);
    let own = clause(at);
    let held = |c: &Candidate| !c.denied && can_be_planned(c.said.fact);
    let ahead = candidates.iter().position(|c| c.at > at && c.at - at <= REACH && clause(c.at) == own && held(c));
    let found =
        ahead.or_else(|| candidates.iter().rposition(|c| c.at < at && clause(c.at) + 1 >= own && held(c) && !is_past(pieces, c.at)));
    let Some(candidate) = found.and_then(|found| candidates.get_mut(found)) else { return false };
    candidate.denied = true;
    true
}

fn between(pieces: &[Piece], from: usize, to: usize) -> impl Iterator<Item = &Piece> {
    pieces.iter().take(to).skip(from + 1)
}

fn says_nothing(piece: &Piece) -> bool {
    matches!(piece.sense, Some(Sense::Filler | Sense::Ordinal | Sense::Link))
}

/// A number beside interviews says how many.
pub(super) fn count(pieces: &[Piece], candidates: &mut [Candidate], at: usize, count: u8) -> bool {
    let clause = |at: usize| pieces.get(at).map(|piece| piece.clause);
    let own = clause(at);
    let near = candidates
        .iter_mut()
        .filter(|c| {
            let known = |piece: &Piece| piece.sense.is_some() || piece.date.is_some();
            clause(c.at) == own
                && c.at.abs_diff(at) <= 2
                && between(pieces, c.at.min(at), c.at.max(at)).all(known)
                && matches!(c.said.fact, Fact::Interview | Fact::Screen | Fact::Assessment)
        })
        .min_by_key(|c| (c.at.abs_diff(at), c.at < at));
    let Some(candidate) = near else { return count == 1 };
    if candidate.said.fact == Fact::Interview {
        candidate.said.rounds = candidate.said.rounds.max(count);
        candidate.counted = true;
        return true;
    }
    count == 1
}

/// Whose no it was: the last one named before it, else the first one after it in its clause.
pub(super) fn who(pieces: &[Piece], candidates: &mut [Candidate]) {
    let subject = |at: usize| {
        let clause = pieces.get(at).map(|piece| piece.clause);
        let named = |piece: &&Piece| matches!(piece.sense, Some(Sense::Me | Sense::They)) && Some(piece.clause) == clause;
        let before = pieces.iter().take(at).rev().find(named);
        before.or_else(|| pieces.iter().skip(at + 1).find(named)).and_then(|piece| piece.sense)
    };
    let mut offered = candidates.iter().any(|c| c.said.fact == Fact::Offer && !c.denied && !c.said.planned);
    for at in 0..candidates.len() {
        let before = candidates.iter().take(at).any(|c| c.said.fact == Fact::Offer && !c.denied && !c.said.planned);
        let Some(candidate) = candidates.get_mut(at) else { continue };
        let (by, fact) = (subject(candidate.at), candidate.said.fact);
        let own = match fact {
            Fact::Refused if by == Some(Sense::They) && !offered => {
                candidate.said.fact = Fact::Rejected;
                continue;
            }
            Fact::Refused => true,
            Fact::Rejected | Fact::Denied | Fact::Silent | Fact::Closed if by == Some(Sense::Me) => true,
            Fact::Denied if before && by.is_none() => true,
            Fact::Denied => {
                candidate.said.fact = Fact::Rejected;
                continue;
            }
            _ => false,
        };
        if own {
            // Where the offer stands in another column, the row knows it.
            candidate.said.fact = match fact {
                _ if offered => Fact::Declined,
                Fact::Silent | Fact::Closed => Fact::Withdrew,
                _ => Fact::Refused,
            };
        }
        offered |= candidate.said.fact == Fact::Declined;
    }
}

/// Gives each day to the fact it belongs to: in its clause the one before it, else the one after it. Only then what is left over goes to other clauses,
/// so that no day is taken from its own. `false` where a day belongs to nothing.
pub(super) fn date(pieces: &[Piece], candidates: &mut Vec<Candidate>) -> bool {
    let mut all = true;
    let mut left = Vec::new();
    // Where the last day before a place went.
    let mut taken: Vec<Option<usize>> = vec![None; pieces.len()];
    for (at, piece) in pieces.iter().enumerate() {
        let Some(when) = piece.date else { continue };
        let same = |c: &Candidate| pieces.get(c.at).is_some_and(|other| other.clause == piece.clause);
        let free = |c: &Candidate| c.said.when.is_none() && !c.denied;
        // "Moved to 27 Oct": the later day counts.
        let moved = |c: &Candidate| {
            c.at < at && same(c) && c.said.planned && between(pieces, c.at, at).any(|piece| piece.sense == Some(Sense::Moved))
        };
        let chosen = candidates
            .iter()
            .rposition(moved)
            // The day of what did not take place is nobody else's either.
            .or_else(|| candidates.iter().rposition(|c| c.at < at && same(c) && c.said.when.is_none()))
            .or_else(|| candidates.iter().position(|c| c.at > at && same(c) && free(c)));
        match chosen.and_then(|chosen| candidates.get_mut(chosen)) {
            Some(candidate) => {
                candidate.said.when = Some(when);
                if let Some(slot) = taken.get_mut(at) {
                    *slot = Some(candidate.at);
                }
            }
            None => left.push((at, when)),
        }
    }
    for (at, when) in left {
        let Some(piece) = pieces.get(at) else { continue };
        let same = |c: &Candidate| pieces.get(c.at).is_some_and(|other| other.clause == piece.clause);
        let free = |c: &Candidate| c.said.when.is_none() && !c.denied;
        let meets = |c: &Candidate| matches!(c.said.fact, Fact::Interview | Fact::Screen | Fact::Assessment);
        // "Interviews on 12 and on 19 March": a day right behind another one is one more of the same.
        let before = (0..at).rev().find(|at| pieces.get(*at).is_some_and(|piece| !says_nothing(piece)));
        let apart = |before: &usize| pieces.get(*before).is_some_and(|other| other.clause != piece.clause);
        let alone = pieces.iter().filter(|other| other.clause == piece.clause).all(|other| other.date.is_some() || other.sense.is_some());
        // "Interview Nov 6; Nov 13 Kroger - didn't get it": what stands behind it is another thing.
        let continued = before.filter(|before| alone || !apart(before)).and_then(|before| *taken.get(before)?);
        let more = |candidates: &[Candidate]| candidates.iter().rposition(|c| Some(c.at) == continued && meets(c));
        // The day of something that nobody knows is none of what stands elsewhere.
        let known = pieces
            .iter()
            .filter(|other| other.clause == piece.clause)
            .all(|other| other.date.is_some() || other.sense.is_some_and(|sense| !matches!(sense, Sense::Count(_) | Sense::They)));
        let elsewhere = |candidates: &[Candidate]| {
            let before = candidates.iter().rposition(|c| c.at < at && free(c) && known);
            before.or_else(|| candidates.iter().position(|c| c.at > at && free(c) && known))
        };
        if more(candidates).is_none()
            && let Some(candidate) = elsewhere(candidates).and_then(|chosen| candidates.get_mut(chosen))
        {
            candidate.said.when = Some(when);
            if let Some(slot) = taken.get_mut(at) {
                *slot = Some(candidate.at);
            }
            continue;
        }
        let last = more(candidates).or_else(|| candidates.iter().rposition(|c| c.at < at && same(c) && c.said.fact == Fact::Interview));
        let Some((last, more)) = last.and_then(|last| Some((last, *candidates.get(last)?))) else {
            all = false;
            continue;
        };
        candidates.insert(last + 1, Candidate { said: Said { when: Some(when), rounds: 1, ..more.said }, ..more });
        if let Some(slot) = taken.get_mut(at) {
            *slot = Some(more.at);
        }
    }
    all
}
