//! The focus timer: nothing ticks. The moment it was started is stored, in universal time, and what is left follows from the clock whenever it is looked
//! at: after a reload, a closed tab, a night's sleep of the device, and a change between summer and winter time.

/// Milliseconds of a minute.
const MINUTE: i64 = 60_000;

/// A timer at a moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Timer {
    /// Seconds left; 0 once its time is over.
    pub left: u32,
    /// Whether its time is over.
    pub is_over: bool,
}

impl Timer {
    /// A timer of so many minutes that was started then. A clock that was set back since counts as just started.
    pub fn at(started: i64, minutes: u32, now: i64) -> Self {
        let whole = i64::from(minutes).saturating_mul(MINUTE);
        let gone = now.saturating_sub(started).clamp(0, whole);
        // A second that has begun is still there.
        let left = whole.saturating_sub(gone).saturating_add(999) / 1_000;
        Self { left: u32::try_from(left).unwrap_or(0), is_over: gone >= whole }
    }

    /// "42:10", from an hour on "1:42:10".
    pub fn text(self) -> String {
        let (hours, minutes, seconds) = (self.left / 3_600, self.left / 60 % 60, self.left % 60);
        if hours > 0 { format!("{hours}:{minutes:02}:{seconds:02}") } else { format!("{minutes}:{seconds:02}") }
    }
}

/// Whole minutes since then.
pub fn minutes_since(started: i64, now: i64) -> u32 {
    let minutes = now.saturating_sub(started).max(0) / MINUTE;
    u32::try_from(minutes).unwrap_or(u32::MAX)
}
