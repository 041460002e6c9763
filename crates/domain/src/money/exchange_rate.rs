//! A rate between two currencies, as the person typed it: digits and a scale, not a float.

use serde::{Deserialize, Serialize};

use super::amount::{Amount, divide};
use crate::currency::Currency;
use crate::number::plain_digits;

/// How much of the home currency one unit of another buys: `digits ÷ 10^scale`. Written as the digits the person typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct ExchangeRate {
    digits: i64,
    scale: u32,
}

impl ExchangeRate {
    /// Reads `1.0835` or `1,0835`: digits of any script with at most one mark, above zero, twelve decimals at most.
    pub fn parse(text: &str) -> Option<Self> {
        let text = plain_digits(text)?;
        let (whole, part) = text.split_once('.').unwrap_or((&text, ""));
        let part = part.trim_end_matches('0');
        let all_digits = |s: &str| s.bytes().all(|b| b.is_ascii_digit());
        if whole.len() + part.len() > 18 || part.len() > 12 || !all_digits(whole) || !all_digits(part) {
            return None;
        }
        let digits: i64 = format!("{whole}{part}").parse().ok()?;
        (digits > 0).then_some(Self { digits, scale: part.len() as u32 })
    }

    /// The amount in the home currency, to its nearest minor unit, halves away from zero; it stops at the largest amount.
    pub fn convert(self, amount: Amount, home: Currency) -> Amount {
        // Eighteen digits of rate and nineteen of amount, and four places between exponents, fit 128 bits only just: the places are
        // multiplied in last and with a check.
        let product = i128::from(amount.minor) * i128::from(self.digits);
        let (up, down) = (home.exponent(), amount.currency.exponent() + self.scale);
        let minor =
            if up >= down { divide(product.saturating_mul(10_i128.pow(up - down)), 1) } else { divide(product, 10_i128.pow(down - up)) };
        Amount::new(minor, home)
    }
}

impl std::fmt::Display for ExchangeRate {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let places = self.scale as usize;
        let digits = format!("{:0>width$}", self.digits, width = places + 1);
        let (whole, part) = digits.split_at(digits.len() - places);
        if part.is_empty() { f.write_str(whole) } else { write!(f, "{whole}.{part}") }
    }
}

impl TryFrom<String> for ExchangeRate {
    type Error = String;
    fn try_from(text: String) -> Result<Self, String> {
        Self::parse(&text).ok_or_else(|| format!("“{text}” is not a rate"))
    }
}

impl From<ExchangeRate> for String {
    fn from(rate: ExchangeRate) -> Self {
        rate.to_string()
    }
}
