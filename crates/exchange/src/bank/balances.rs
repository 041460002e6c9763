//! It adds up: the movements of a statement compared with the balances it states. Also where a file leaves the direction of its reversals open, the
//! balances decide which reading is right.

use serde::{Deserialize, Serialize};

use super::layout::ReversalMark;
use super::raw::{RawEntry, RawStatement};
use super::running;
use domain::currency::Currency;

/// What a statement says of its balances, and whether its movements meet them. Minor units of `currency`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BalanceCheck {
    /// Of all amounts here.
    pub currency: Currency,
    /// Before the first movement.
    pub opening: Option<i64>,
    /// After the last one.
    pub closing: Option<i64>,
    /// What the booked movements between the two come to.
    pub moved: i64,
    /// Whether that is the same.
    pub verdict: Verdict,
}

/// Whether movements and balances are the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// They are; `steps` is how many balances were met on the way.
    Meets {
        /// Balances compared with the movements before them.
        steps: usize,
    },
    /// They are not.
    Off {
        /// What the balances come to less what the movements come to, in minor units.
        by: i64,
        /// The row with the first balance that is not met, where balances stand beside rows.
        row: Option<usize>,
    },
    /// Only one balance is stated, so that nothing can be compared.
    OneBalance,
}

/// How the direction of reversals was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReversalReading {
    /// How many entries are reversals.
    pub count: usize,
    /// What their mark was taken to mean.
    pub mark: ReversalMark,
    /// What that was taken from.
    pub basis: ReversalBasis,
}

/// Why reversals were read as they were.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ReversalBasis {
    /// Only this reading meets the closing balance.
    Balances,
    /// The person said so.
    Chosen,
    /// No balance tells: as the standard says.
    Standard,
    /// Neither reading meets the closing balance: as the standard says, and to be looked at.
    NeitherMeets,
}

/// Holds a statement's movements against its balances. `amounts` are those of its entries, in minor units; `None` for an entry that moves nothing or
/// cannot be read. `parse` reads a balance. `None` where no balance is stated.
pub(super) fn check(
    raw: &RawStatement,
    amounts: &[Option<i64>],
    currency: Currency,
    parse: impl Fn(&str) -> Option<i64>,
) -> Option<BalanceCheck> {
    let total = || amounts.iter().flatten().fold(0_i64, |sum, amount| sum.saturating_add(*amount));
    let opening = raw.opening.as_deref().and_then(&parse);
    let closing = raw.closing.as_deref().and_then(&parse);
    if raw.entries.iter().any(|entry| !entry.balance.is_empty()) {
        let balance = |entry: &RawEntry| Some(entry.balance.as_str()).filter(|text| !text.is_empty()).and_then(&parse);
        let rows: Vec<_> = raw.entries.iter().zip(amounts).map(|(entry, amount)| (amount.unwrap_or(0), balance(entry))).collect();
        if let Some(run) = running::follow(&rows) {
            let first = run.miss.and_then(|(at, apart)| Some((raw.entries.get(at)?.row, apart)));
            let by = run.closing.saturating_sub(run.opening).saturating_sub(run.moved);
            let verdict = match first {
                None => Verdict::Meets { steps: run.steps },
                Some((row, apart)) => Verdict::Off { by: if by == 0 { apart } else { by }, row: Some(row) },
            };
            return Some(BalanceCheck { currency, opening: Some(run.opening), closing: Some(run.closing), moved: run.moved, verdict });
        }
        if let (None, None, Some((amount, Some(balance)))) = (opening, closing, rows.iter().find(|(_, balance)| balance.is_some())) {
            let _ = amount;
            return Some(BalanceCheck { currency, opening: None, closing: Some(*balance), moved: total(), verdict: Verdict::OneBalance });
        }
    }
    let verdict = match (opening, closing) {
        (None, None) => return None,
        (Some(opening), Some(closing)) => match closing.saturating_sub(opening).saturating_sub(total()) {
            0 => Verdict::Meets { steps: 1 },
            by => Verdict::Off { by, row: None },
        },
        _ => Verdict::OneBalance,
    };
    Some(BalanceCheck { currency, opening, closing, moved: total(), verdict })
}

/// Decides what the direction of reversals means, and gives those entries the direction they have then. `sum` adds up a statement's booked amounts.
pub(super) fn settle_reversals(
    raw: &mut RawStatement,
    chosen: Option<ReversalMark>,
    parse: impl Fn(&str) -> Option<i64>,
    sum: impl Fn(&RawStatement) -> i64,
) -> Option<ReversalReading> {
    let count = raw.entries.iter().filter(|entry| entry.reversal).count();
    if count == 0 {
        return None;
    }
    let turn = |raw: &mut RawStatement| {
        for entry in raw.entries.iter_mut().filter(|entry| entry.reversal) {
            entry.direction = entry.direction.turned();
        }
    };
    let ends = raw.opening.as_deref().and_then(&parse).zip(raw.closing.as_deref().and_then(&parse));
    let own = sum(raw);
    turn(raw);
    let original = sum(raw);
    let meets = |moved: i64| ends.is_some_and(|(opening, closing)| opening.saturating_add(moved) == closing);
    let (mark, basis) = match (chosen, ends, meets(own), meets(original)) {
        (Some(mark), ..) => (mark, ReversalBasis::Chosen),
        (None, _, true, false) => (ReversalMark::Own, ReversalBasis::Balances),
        (None, _, false, true) => (ReversalMark::Original, ReversalBasis::Balances),
        (None, Some(_), false, false) => (ReversalMark::Own, ReversalBasis::NeitherMeets),
        _ => (ReversalMark::Own, ReversalBasis::Standard),
    };
    if mark == ReversalMark::Own {
        turn(raw);
    }
    Some(ReversalReading { count, mark, basis })
}
