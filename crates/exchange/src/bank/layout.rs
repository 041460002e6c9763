//! How a bank file is read: which column is what, in which order its dates are written, which mark stands before decimals, whether signs are
//! turned. Guessed, shown, corrected by the person, sent back, and kept for the account: plain data.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::dates::DateOrder;
use domain::currency::Currency;
use domain::money::Convention;

/// How to read a bank file. Only a table has columns; the rest goes for every format.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Layout {
    /// What each column is, in the table's order.
    pub columns: Vec<Column>,
    /// How days are written in digits; `None` where nothing hangs on it, or where the person has to say.
    pub dates: Option<DateOrder>,
    /// Which mark stands before decimals; `None` where nothing hangs on it, or where the person has to say.
    pub decimals: Option<Convention>,
    /// Money out is written without a minus and money in with one: change every sign.
    pub flip: bool,
    /// The year of the newest day, where days are written without theirs.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub year: Option<i32>,
    /// The day is in the memo, as the person confirmed.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub date_in_memo: bool,
    /// What the mark of a reversal's direction means; `None` lets the balances decide.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reversals: Option<ReversalMark>,
    /// What every amount is multiplied with, as typed: `0.01`, `1000`. Empty is one.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub multiplier: String,
    /// Rows the person leaves out.
    pub skip: BTreeSet<usize>,
    /// Rows the person takes although they look like something that is here already.
    pub keep: BTreeSet<usize>,
}

/// What the mark "debit" or "credit" beside a reversal means. Banks differ; the standard (ISO 20022) means the reversal's own direction.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ReversalMark {
    /// The direction of the reversal itself.
    Own,
    /// The direction of the entry that is reversed.
    Original,
}

impl Layout {
    /// The part of it that goes for the next file of the same account: without the rows of this one.
    #[must_use]
    pub fn for_next_time(&self) -> Self {
        Self { skip: BTreeSet::new(), keep: BTreeSet::new(), year: None, ..self.clone() }
    }
}

macro_rules! columns {
    ($($(#[$doc:meta])* $variant:ident $label:literal,)*) => {
        /// What a column holds.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum Column { $($(#[$doc])* $variant,)* }

        impl Column {
            /// All of them, in the order of a list to choose from.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// What to call it on the screen.
            pub fn label(self) -> &'static str {
                match self { $(Self::$variant => $label,)* }
            }
        }

        impl domain::choice::Choice for Column {
            const CHOICES: &'static [Self] = Self::ALL;

            fn key(self) -> &'static str {
                match self { $(Self::$variant => stringify!($variant),)* }
            }

            fn label(self) -> &'static str {
                Self::label(self)
            }
        }
    };
}

columns! {
    /// The day it was booked.
    Date "Date",
    /// The day it counts from; used where the booking day is blank.
    ValueDate "Value date",
    /// Money in and out in one column, with a sign.
    Amount "Amount",
    /// Money out, in a column of its own.
    Debit "Money out",
    /// Money in, in a column of its own.
    Credit "Money in",
    /// A word that says in or out: DR and CR, S and H, Af and Bij.
    Direction "In or out",
    /// To or from whom.
    Payee "Payee",
    /// The bank's words; several columns may be this.
    Memo "Note",
    /// A category.
    Category "Category",
    /// The currency of the row.
    Currency "Currency",
    /// The bank's own name for the row.
    Id "Bank's reference",
    /// Whether it is booked.
    Status "Booked or pending",
    /// The balance after the row, compared with the movements.
    Balance "Balance",
    /// A fee that comes on top of the amount.
    Fee "Fee, on top",
    /// Left out: a time, a fee already contained.
    Ignored "Leave out",
}

/// What has to be answered before an import.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Question {
    /// Days can be read both ways. Answered by `layout.dates`.
    DateOrder {
        /// A date as written.
        example: String,
        /// What it is with the day first.
        day_first: Option<NaiveDate>,
        /// What it is with the month first.
        month_first: Option<NaiveDate>,
    },
    /// Days are written without their year. Answered by `layout.year`.
    Year {
        /// Such a day as written.
        example: String,
        /// The likeliest year of the newest one.
        proposed: i32,
    },
    /// Amounts can be read both ways. Answered by `layout.decimals`.
    Decimals {
        /// An amount as written.
        example: String,
        /// Minor units if a point stands before decimals.
        point: i64,
        /// Minor units if a comma does.
        comma: i64,
    },
    /// No column was taken for the day. Answered by `layout.columns`.
    NoDate,
    /// No column was taken for the amount. Answered by `layout.columns`.
    NoAmount,
    /// The statement is in another currency than the account. Answered by choosing another account.
    OtherCurrency {
        /// The file's.
        file: Currency,
        /// The account's.
        account: Currency,
    },
    /// No entry has a date, and every memo is one. Answered by `layout.date_in_memo`.
    DateInMemo {
        /// A memo as written.
        example: String,
    },
    /// What amounts are multiplied with is no number. Answered by `layout.multiplier`.
    Multiplier,
}
