//! Which part of the program draws what. A release build comes in chunks: the first one has the shell and the first minute, and each of these has a part of the
//! app and is fetched when an address first needs it. What an address needs is decided here and is pure; the table of entry functions is `chunks`.

use crate::route::{FunnelView, Route};

/// A chunk that comes after the first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Chunk {
    /// Every write, and what keeps it safe.
    Write,
    /// Today, once something is stored.
    Today,
    /// The funnel with its list.
    Funnel,
    /// An application with its sheets, the board, all figures.
    Search,
    /// The budget.
    Budget,
    /// Reflections and what belongs to them.
    Reflect,
    /// Files in and out, settings, what is stored.
    Files,
    /// Data to another device, and snapshots to share.
    Share,
}

impl Chunk {
    /// All of them, in the order in which they are fetched ahead.
    pub const ALL: [Self; 8] =
        [Self::Write, Self::Today, Self::Funnel, Self::Search, Self::Reflect, Self::Budget, Self::Files, Self::Share];

    /// The stable name: of the file, and in the page's table of what an address needs.
    pub fn key(self) -> &'static str {
        match self {
            Self::Write => "write",
            Self::Today => "today",
            Self::Funnel => "funnel",
            Self::Search => "search",
            Self::Budget => "budget",
            Self::Reflect => "reflect",
            Self::Files => "files",
            Self::Share => "share",
        }
    }

    /// The chunk that draws an address; `None` for what the first chunk draws.
    pub fn of(route: &Route) -> Option<Self> {
        match route {
            Route::Today | Route::Unknown(_) => None,
            Route::Funnel(FunnelView::List) | Route::Application(_) => Some(Self::Funnel),
            Route::Funnel(_) | Route::AddApplication(_) | Route::Event(..) | Route::Sweep | Route::Offers => Some(Self::Search),
            Route::Budget(_) | Route::BudgetEdit(_) => Some(Self::Budget),
            Route::Reflect(_) | Route::ReflectEdit(_) => Some(Self::Reflect),
            Route::Import | Route::Export | Route::Proof | Route::More | Route::Settings | Route::Data | Route::Keys | Route::About => {
                Some(Self::Files)
            }
            Route::Share | Route::Snapshot(_) | Route::HandOver | Route::Receive(_) => Some(Self::Share),
        }
    }

    /// Every chunk that an address shows something of, sheet and screen behind it. `stored` says whether anything is stored besides the settings.
    pub fn needed(route: &Route, stored: bool) -> Vec<Self> {
        let behind = route.behind();
        let day = (stored && *route == Route::Today).then_some(Self::Today);
        let detail = matches!(behind, Route::Application(_)).then_some(Self::Search);
        let mut needed: Vec<Self> = Vec::new();
        for chunk in [Self::of(&behind), Self::of(route), detail, day].into_iter().flatten() {
            if !needed.contains(&chunk) {
                needed.push(chunk);
            }
        }
        needed
    }
}
