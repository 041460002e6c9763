//! Lists in the order of their days that go over New Year, where the days name no year.

use chrono::{Datelike, NaiveDate};

/// Where a list that is in the order of its days goes over New Year: from a December without its year to a January, or the other way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Turns {
    /// The year of the newest.
    newest: i32,
    /// Whether the newest stands first.
    falling: bool,
    /// The numbers of the rows before which a year ends; where the newest stands last, those after which it does.
    rows: Vec<usize>,
}

impl Turns {
    /// Where the days of rows go over New Year, each beside its row's number and in the year they would have without that; `None` where they do not, or are in
    /// no order.
    pub(super) fn of(days: &[(usize, NaiveDate)]) -> Option<Self> {
        // Two or three can stand in any order by chance.
        if days.len() < 4 {
            return None;
        }
        let (falling, rows) = match (Self::going_back(days.iter()), Self::going_back(days.iter().rev())) {
            (Some(rows), None) => (true, rows),
            (None, Some(rows)) => (false, rows),
            _ => return None,
        };
        let newest = if falling { days.first() } else { days.last() }?.1.year();
        Some(Self { newest, falling, rows })
    }

    /// The rows before which a year ends, going back in time; `None` where the days do not go back.
    fn going_back<'a>(mut days: impl Iterator<Item = &'a (usize, NaiveDate)>) -> Option<Vec<usize>> {
        // A row or two may stand a little out of order; a new year is a long way.
        const OUT_OF_ORDER: u32 = 10;
        const NEW_YEAR: u32 = 150;
        let mut before = days.next()?.1.ordinal();
        let mut turns = Vec::new();
        for (number, day) in days {
            let day = day.ordinal();
            if day > before + NEW_YEAR {
                turns.push(*number);
            } else if day > before + OUT_OF_ORDER {
                return None;
            }
            before = day;
        }
        (!turns.is_empty()).then_some(turns)
    }

    /// The last day that one without its year can be in a row of an earlier year.
    pub(super) fn until(&self, row: usize) -> Option<NaiveDate> {
        let ended = |turn: &&usize| if self.falling { **turn <= row } else { **turn >= row };
        let back = i32::try_from(self.rows.iter().filter(ended).count()).ok().filter(|back| *back > 0)?;
        NaiveDate::from_ymd_opt(self.newest - back, 12, 31)
    }
}
