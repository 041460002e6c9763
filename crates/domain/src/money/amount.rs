//! The amount, its sums, its digits.

use serde::{Deserialize, Serialize};

use crate::currency::Currency;

/// A number of minor units of a currency. Amounts of different currencies never mix.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Amount {
    /// Minor units: cents, yen, fils.
    pub minor: i64,
    /// The currency.
    pub currency: Currency,
}

impl Amount {
    /// So many minor units.
    pub fn new(minor: i64, currency: Currency) -> Self {
        Self { minor, currency }
    }

    /// The sum; `None` for different currencies or a sum beyond what can be held.
    pub fn checked_add(self, other: Self) -> Option<Self> {
        (self.currency == other.currency).then_some(())?;
        Some(Self::new(self.minor.checked_add(other.minor)?, self.currency))
    }

    /// The difference; `None` as for [`Amount::checked_add`].
    pub fn checked_sub(self, other: Self) -> Option<Self> {
        (self.currency == other.currency).then_some(())?;
        Some(Self::new(self.minor.checked_sub(other.minor)?, self.currency))
    }

    /// The digits with a point and no grouping, as [`plain`].
    pub fn plain(self) -> String {
        plain(self.minor, self.currency)
    }
}

/// `part ÷ whole` to the nearest integer, halves away from zero; stops at the largest amount. Zero where `whole` is zero.
pub fn divide(part: i128, whole: i128) -> i64 {
    if whole == 0 {
        return 0;
    }
    let (quotient, rest) = (part / whole, part % whole);
    let up = rest.unsigned_abs() >= whole.unsigned_abs() - rest.unsigned_abs();
    let away = if (part < 0) == (whole < 0) { 1 } else { -1 };
    let rounded = if up { quotient.saturating_add(away) } else { quotient };
    i64::try_from(rounded).unwrap_or(if rounded < 0 { i64::MIN } else { i64::MAX })
}

/// The digits of an amount with a point and as many decimals as its currency has: `-1234.50`. What a number field, a file or the browser's
/// own formatter takes.
pub fn plain(minor: i64, currency: Currency) -> String {
    let places = currency.exponent() as usize;
    let sign = if minor < 0 { "-" } else { "" };
    let digits = format!("{:0>width$}", minor.unsigned_abs(), width = places + 1);
    let (whole, part) = digits.split_at(digits.len() - places);
    if places == 0 { format!("{sign}{whole}") } else { format!("{sign}{whole}.{part}") }
}
