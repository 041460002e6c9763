//! The five tabs.

/// A tab.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tab {
    /// The first screen.
    Today,
    /// Applications and their figures.
    Funnel,
    /// How long the money lasts.
    Budget,
    /// Reflections and what follows from them.
    Reflect,
    /// Everything else.
    More,
}

impl Tab {
    /// All five, in the order on the screen.
    pub const ALL: [Self; 5] = [Self::Today, Self::Funnel, Self::Budget, Self::Reflect, Self::More];

    /// What the person reads.
    pub fn label(self) -> &'static str {
        match self {
            Self::Today => "Today",
            Self::Funnel => "Funnel",
            Self::Budget => "Budget",
            Self::Reflect => "Reflect",
            Self::More => "More",
        }
    }
}
