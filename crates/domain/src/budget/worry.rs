//! A money worry and the one number that answers it. Words are matched, not understood; the person can choose another figure.

use crate::letter_case::SmallLetters;

use crate::choice::{Choice, stored_by_key};

/// The figures a worry can be answered with; the names are the `data-metric` names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum WorryMetric {
    /// How many days the money lasts.
    RunwayDays,
    /// The first day below the buffer.
    FirstShortfall,
    /// What needs and obligations cost a month.
    EssentialsMonthly,
    /// What wants cost a month.
    WantsMonthly,
    /// What comes in a month.
    IncomeMonthly,
    /// By how much spending exceeds income a month.
    BurnMonthly,
    /// The chance that pay arrives before the shortfall.
    OfferBeforeShortfall,
}

impl WorryMetric {
    /// In display order.
    pub const ALL: [Self; 7] = [
        Self::RunwayDays,
        Self::FirstShortfall,
        Self::EssentialsMonthly,
        Self::WantsMonthly,
        Self::IncomeMonthly,
        Self::BurnMonthly,
        Self::OfferBeforeShortfall,
    ];

    /// Its stable name.
    pub fn name(self) -> &'static str {
        match self {
            Self::RunwayDays => "runway_days",
            Self::FirstShortfall => "first_shortfall",
            Self::EssentialsMonthly => "essentials_monthly",
            Self::WantsMonthly => "wants_monthly",
            Self::IncomeMonthly => "income_monthly",
            Self::BurnMonthly => "burn_monthly",
            Self::OfferBeforeShortfall => "offer_before_shortfall",
        }
    }

    /// The question it answers.
    pub fn question(self) -> &'static str {
        match self {
            Self::RunwayDays => "How long does the money last?",
            Self::FirstShortfall => "When does it get tight?",
            Self::EssentialsMonthly => "What do I need to live on?",
            Self::WantsMonthly => "What could I do without?",
            Self::IncomeMonthly => "What comes in?",
            Self::BurnMonthly => "How fast am I spending it?",
            Self::OfferBeforeShortfall => "Will I have a job in time?",
        }
    }

    /// The answer as a sentence around the formatted value; without a value, what its absence means.
    /// A burn of zero or less has no value: nothing is used up.
    pub fn sentence(self, value: Option<&str>) -> String {
        let Some(value) = value else {
            return match self {
                Self::RunwayDays | Self::FirstShortfall => super::flow::BEYOND_HORIZON,
                Self::OfferBeforeShortfall => "There is not enough data for this yet.",
                Self::BurnMonthly => "On your current plan, at least as much comes in as goes out.",
                _ => "Nothing is planned for this yet.",
            }
            .to_owned();
        };
        match self {
            Self::RunwayDays => format!("On your current plan, the money lasts {value}."),
            Self::FirstShortfall => format!("On your current plan, the money first runs short on {value}."),
            Self::EssentialsMonthly => format!("Your needs and obligations come to {value} a month."),
            Self::WantsMonthly => format!("Your wants come to {value} a month."),
            Self::IncomeMonthly => format!("{value} comes in each month."),
            Self::BurnMonthly => format!("You spend {value} more than comes in each month."),
            Self::OfferBeforeShortfall => format!("The chance that pay arrives before the money runs short is {value}."),
        }
    }

    /// The next step that changes it.
    pub fn next_step(self) -> &'static str {
        match self {
            Self::RunwayDays => "See which single cut gains the most days.",
            Self::FirstShortfall => "Look at the bills due around that day and which to pay first.",
            Self::EssentialsMonthly => "Ask one provider for a lower rate or a payment plan.",
            Self::WantsMonthly => "Choose one want to pause from its next due date.",
            Self::IncomeMonthly => "Look at the benefits and support in your country, and at what ten paid hours a week would bring.",
            Self::BurnMonthly => "Plan one cut and see how the lean scenario changes.",
            Self::OfferBeforeShortfall => "Look at the levers: one more application a day, one cut, or a few paid hours.",
        }
    }
}

/// Words that point to a figure, the most specific first. Stems, so that "saving" and "savings" both count.
const WORDS: [(&str, WorryMetric); 33] = [
    ("job in time", WorryMetric::OfferBeforeShortfall),
    ("find a job", WorryMetric::OfferBeforeShortfall),
    ("find work", WorryMetric::OfferBeforeShortfall),
    ("new job", WorryMetric::OfferBeforeShortfall),
    ("offer", WorryMetric::OfferBeforeShortfall),
    ("hired", WorryMetric::OfferBeforeShortfall),
    ("before the money", WorryMetric::OfferBeforeShortfall),
    ("rent", WorryMetric::FirstShortfall),
    ("mortgage", WorryMetric::FirstShortfall),
    ("evict", WorryMetric::FirstShortfall),
    ("landlord", WorryMetric::FirstShortfall),
    ("bill", WorryMetric::FirstShortfall),
    ("overdra", WorryMetric::FirstShortfall),
    ("miss a payment", WorryMetric::FirstShortfall),
    ("pay for everything", WorryMetric::FirstShortfall),
    ("run out", WorryMetric::RunwayDays),
    ("how long", WorryMetric::RunwayDays),
    ("last", WorryMetric::RunwayDays),
    ("saving", WorryMetric::RunwayDays),
    ("homeless", WorryMetric::RunwayDays),
    ("food", WorryMetric::EssentialsMonthly),
    ("groceries", WorryMetric::EssentialsMonthly),
    ("afford", WorryMetric::EssentialsMonthly),
    ("need", WorryMetric::EssentialsMonthly),
    ("subscription", WorryMetric::WantsMonthly),
    ("give up", WorryMetric::WantsMonthly),
    ("treat", WorryMetric::WantsMonthly),
    ("benefit", WorryMetric::IncomeMonthly),
    ("income", WorryMetric::IncomeMonthly),
    ("earn", WorryMetric::IncomeMonthly),
    ("spend", WorryMetric::BurnMonthly),
    ("too fast", WorryMetric::BurnMonthly),
    ("debt", WorryMetric::BurnMonthly),
];

/// The figure that answers a worry; the runway where no word points elsewhere. A match must begin a word:
/// "rent" is not in "parents".
pub fn answer(text: &str) -> WorryMetric {
    let text = text.small_letters();
    let begins = |word: &str| text.match_indices(word).any(|(at, _)| !text[..at].chars().next_back().is_some_and(char::is_alphanumeric));
    WORDS.iter().find(|(word, _)| begins(word)).map_or(WorryMetric::RunwayDays, |(_, metric)| *metric)
}

impl Choice for WorryMetric {
    const CHOICES: &'static [Self] = &Self::ALL;

    fn key(self) -> &'static str {
        self.name()
    }

    fn label(self) -> &'static str {
        self.question()
    }
}

stored_by_key!(WorryMetric);
