//! Which part of the program draws what. A release build comes in chunks: the first one has the shell and the first minute, and each of these has a part of the
//! app and is fetched when an address first needs it. What an address needs is decided here and is pure; the table of entry functions is `chunks`.

use crate::route::{BudgetRoute, FunnelView, ReflectRoute, Route};

/// A chunk that comes after the first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Chunk {
    /// Every write, and what keeps it safe.
    Write,
    /// Today, once something is stored.
    Today,
    /// The funnel before its first application, and what is around the list.
    Funnel,
    /// The list of applications and the figure above it.
    List,
    /// An application with its sheets, the board, all figures.
    Search,
    /// The budget before anything is entered: a first answer.
    Budget,
    /// How long the money lasts, once something is entered.
    Runway,
    /// The overview of Reflect.
    Reflect,
    /// The short form after a rejection, and where every reflection ends.
    TurnedDown,
    /// More.
    More,
    /// The settings, the guide, the keys, what this is, and the palette of commands.
    Settings,
    /// The plan and everything else of the budget.
    Plan,
    /// Reflections and what belongs to them.
    Practice,
    /// Files in and out, what is stored.
    Files,
    /// Data to another device, and snapshots to share.
    Share,
}

impl Chunk {
    /// All of them, in the order in which they are fetched ahead.
    pub const ALL: [Self; 15] = [
        Self::Write,
        Self::TurnedDown,
        Self::Today,
        Self::Funnel,
        Self::List,
        Self::Budget,
        Self::Runway,
        Self::Reflect,
        Self::More,
        Self::Settings,
        Self::Search,
        Self::Plan,
        Self::Practice,
        Self::Files,
        Self::Share,
    ];

    /// The stable name: of the file, and in the page's table of what an address needs.
    pub fn key(self) -> &'static str {
        match self {
            Self::Write => "write",
            Self::Today => "today",
            Self::Funnel => "funnel",
            Self::List => "list",
            Self::Search => "search",
            Self::Budget => "budget",
            Self::Runway => "runway",
            Self::Reflect => "reflect",
            Self::TurnedDown => "turned",
            Self::More => "more",
            Self::Settings => "settings",
            Self::Plan => "plan",
            Self::Practice => "practice",
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
            Route::Budget(BudgetRoute::Home) => Some(Self::Budget),
            Route::Budget(_) | Route::BudgetEdit(_) => Some(Self::Plan),
            Route::Reflect(ReflectRoute::Home) => Some(Self::Reflect),
            Route::Reflect(ReflectRoute::TurnedDown(_) | ReflectRoute::Tomorrow(_)) => Some(Self::TurnedDown),
            Route::Reflect(_) | Route::ReflectEdit(_) => Some(Self::Practice),
            Route::More => Some(Self::More),
            Route::Settings | Route::Keys | Route::About | Route::Guide | Route::Palette => Some(Self::Settings),
            Route::Import | Route::Export | Route::Proof | Route::Data => Some(Self::Files),
            Route::Share | Route::Snapshot(_) | Route::HandOver | Route::Receive(_) => Some(Self::Share),
        }
    }

    /// Every chunk that an address shows something of, sheet and screen behind it. `stored` says whether anything is stored besides the settings.
    pub fn needed(route: &Route, stored: bool) -> Vec<Self> {
        let behind = route.behind();
        let filled = match &behind {
            Route::Today => Some(Self::Today),
            Route::Funnel(FunnelView::List) | Route::Application(_) => Some(Self::List),
            Route::Budget(BudgetRoute::Home) => Some(Self::Runway),
            _ => None,
        };
        let filled = filled.filter(|_| stored);
        let detail = matches!(behind, Route::Application(_)).then_some(Self::Search);
        let mut needed: Vec<Self> = Vec::new();
        for chunk in [Self::of(&behind), Self::of(route), detail, filled].into_iter().flatten() {
            if !needed.contains(&chunk) {
                needed.push(chunk);
            }
        }
        needed
    }
}
