//! The drawings, as data: line drawings, 24 px, 1.6 px strokes, round ends, one path each. `components::icon` draws them; the static page has those of the
//! tabs (`tests/native/first_paint.rs` writes them there).

use crate::route::Tab;

/// The drawings there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Icon {
    /// Today.
    Sun,
    /// The funnel.
    Funnel,
    /// The budget.
    Slope,
    /// Reflections.
    Book,
    /// More.
    Lines,
    /// Close.
    Cross,
    /// Add.
    Plus,
    /// Done.
    Tick,
    /// Leads on.
    Right,
    /// Leads back.
    Left,
    /// More actions.
    Dots,
    /// Opens elsewhere.
    Out,
    /// Save to a file.
    Down,
    /// Bring in.
    Up,
    /// Delete.
    Bin,
    /// Search.
    Lens,
    /// Call.
    Phone,
    /// Write.
    Mail,
    /// Share.
    Share,
    /// A clock.
    Clock,
    /// Settings.
    Gear,
    /// A person.
    Person,
    /// A heart.
    Heart,
    /// Help.
    Ring,
    /// A star for what is kept.
    Star,
}

impl Icon {
    /// The drawing of a tab.
    pub fn of_tab(tab: Tab) -> Self {
        match tab {
            Tab::Today => Self::Sun,
            Tab::Funnel => Self::Funnel,
            Tab::Budget => Self::Slope,
            Tab::Reflect => Self::Book,
            Tab::More => Self::Lines,
        }
    }

    /// The class of its drawing: what points along the line of text turns round where text runs from right to left.
    pub fn class(self) -> &'static str {
        match self {
            Self::Right | Self::Left | Self::Out => "icon turns",
            _ => "icon",
        }
    }

    /// The `d` of its one path, in a view box of 24 by 24.
    pub fn path(self) -> &'static str {
        match self {
            Self::Sun => "M8 16a4 4 0 0 1 8 0M3 16h18M6 20h12M12 4v3M5 8l1.6 1.6M19 8l-1.6 1.6",
            Self::Funnel => "M4 5h16l-6 8v6l-4-2v-4z",
            Self::Slope => "M4 4v16h16M4 7c5 1 6 10 14 12",
            Self::Book => "M6 4h11a2 2 0 0 1 2 2v14H7a2 2 0 0 1-2-2V5a1 1 0 0 1 1-1M5 18a2 2 0 0 1 2-2h12M9 8h6M9 12h4",
            Self::Lines => "M4 7h16M4 12h16M4 17h16",
            Self::Cross => "M6 6l12 12M18 6L6 18",
            Self::Plus => "M12 5v14M5 12h14",
            Self::Tick => "M5 12.5l4.5 4.5L19 7.5",
            Self::Right => "M9 5l7 7-7 7",
            Self::Left => "M15 5l-7 7 7 7",
            Self::Dots => "M5 12h.01M12 12h.01M19 12h.01",
            Self::Out => "M8 16L17 7M9 7h8v8",
            Self::Down => "M12 4v12M7 11l5 5 5-5M5 20h14",
            Self::Up => "M12 16V4M7 9l5-5 5 5M5 20h14",
            Self::Bin => "M5 7h14M10 4h4M7 7l1 13h8l1-13M10 11v5M14 11v5",
            Self::Lens => "M11 4a7 7 0 1 1 0 14a7 7 0 0 1 0-14M16 16l4.5 4.5",
            Self::Phone => "M6 3h3l2 5-2.5 1.5a11 11 0 0 0 6 6L16 13l5 2v3a2 2 0 0 1-2 2A15 15 0 0 1 4 5a2 2 0 0 1 2-2",
            Self::Mail => "M4 6h16v12H4zM4 7l8 6 8-6",
            Self::Share => "M12 15V4M8 7.5L12 4l4 3.5M6 11H5v9h14v-9h-1",
            Self::Clock => "M12 4a8 8 0 1 1 0 16a8 8 0 0 1 0-16M12 8v4.5l3 2",
            Self::Gear => "M4 7h9M17 7h3M15 5v4M4 17h3M11 17h9M9 15v4",
            Self::Person => "M12 4a4 4 0 1 1 0 8a4 4 0 0 1 0-8M4.5 20a7.5 7.5 0 0 1 15 0",
            Self::Heart => "M12 20C5 15.5 3.5 12 3.5 9a4.5 4.5 0 0 1 8.5-2a4.5 4.5 0 0 1 8.5 2c0 3-1.5 6.5-8.5 11",
            Self::Ring => {
                "M12 3.500a8.5 8.5 0 1 1 0 17a8.5 8.5 0 0 1 0-17M12 8.500a3.5 3.5 0 1 1 0 7a3.5 3.5 0 0 1 0-7M6 6l3.5 3.500M18 6l-3.5 3.500M6 18l3.5-3.500M18 18l-3.5-3.5"
            }
            Self::Star => "M12 4l2.4 5.2 5.6.6-4.2 3.8 1.2 5.600L12 16.4 7 19.200l1.2-5.600L4 9.800l5.6-.600z",
        }
    }
}
