//! A query on the list, and its text form: `group:silent sort:newest origin:inbound stage:interview the words`. Unknown parts are words: nothing that
//! somebody typed is lost, and nothing is an error.

use super::super::application::Origin;
use super::super::application::progress::Stage;

/// A search, a filter and an order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Query {
    /// Words that must all occur somewhere.
    pub text: String,
    /// The group to show.
    pub group: Group,
    /// Only those with that origin.
    pub origin: Option<Origin>,
    /// Only those that reached at least that stage.
    pub stage: Option<Stage>,
    /// In which order.
    pub sort: Sort,
}

/// The groups of the list.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Group {
    /// In interviews, or sent recently enough that a reply may still come.
    #[default]
    Active,
    /// No reply for longer than replies usually take.
    Silent,
    /// Ended.
    Closed,
    /// Saved for later; nothing sent.
    Saved,
    /// Everything but the archive.
    All,
    /// The archive.
    Archived,
}

impl Group {
    /// All of them, in the order on the screen.
    pub const ALL: [Self; 6] = [Self::Active, Self::Silent, Self::Closed, Self::Saved, Self::All, Self::Archived];

    /// Its name, on the screen and in a query.
    pub fn name(self) -> &'static str {
        match self {
            Self::Active => "Active",
            Self::Silent => "Silent",
            Self::Closed => "Closed",
            Self::Saved => "Saved",
            Self::All => "All",
            Self::Archived => "Archived",
        }
    }
}

/// The sort orders.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Sort {
    /// What is due first.
    #[default]
    Next,
    /// The latest event first.
    Newest,
    /// The oldest event first.
    Oldest,
    /// By employer.
    Company,
    /// The furthest first.
    Stage,
}

impl Sort {
    /// In display order.
    pub const ALL: [Self; 5] = [Self::Next, Self::Newest, Self::Oldest, Self::Company, Self::Stage];

    /// Its name, on the screen and in a query.
    pub fn name(self) -> &'static str {
        match self {
            Self::Next => "Next",
            Self::Newest => "Newest",
            Self::Oldest => "Oldest",
            Self::Company => "Company",
            Self::Stage => "Stage",
        }
    }
}

const ORIGINS: [(Origin, &str); 3] = [(Origin::Outbound, "outbound"), (Origin::Inbound, "inbound"), (Origin::Referral, "referral")];
const STAGES: [(Stage, &str); 5] = [
    (Stage::Applied, "applied"),
    (Stage::Replied, "replied"),
    (Stage::Screen, "screen"),
    (Stage::Interview, "interview"),
    (Stage::Offer, "offer"),
];

impl Query {
    /// The text form.
    pub fn to_text(&self) -> String {
        let mut parts = vec![format!("group:{}", self.group.name().to_lowercase()), format!("sort:{}", self.sort.name().to_lowercase())];
        parts.extend(
            self.origin.and_then(|own| ORIGINS.iter().find(|(origin, _)| *origin == own)).map(|(_, name)| format!("origin:{name}")),
        );
        parts.extend(self.stage.and_then(|own| STAGES.iter().find(|(stage, _)| *stage == own)).map(|(_, name)| format!("stage:{name}")));
        parts.extend(self.text.split_whitespace().map(str::to_owned));
        parts.join(" ")
    }

    /// Reads the text form.
    pub fn parse(line: &str) -> Self {
        let mut query = Self::default();
        let mut words = Vec::new();
        for part in line.split_whitespace() {
            if !query.take(part) {
                words.push(part);
            }
        }
        query.text = words.join(" ");
        query
    }

    /// Reads a part that is not a search word; false where it is one.
    fn take(&mut self, part: &str) -> bool {
        let Some((key, value)) = part.split_once(':') else { return false };
        match key {
            "group" => Group::ALL.into_iter().find(|g| g.name().eq_ignore_ascii_case(value)).map(|group| self.group = group).is_some(),
            "sort" => Sort::ALL.into_iter().find(|s| s.name().eq_ignore_ascii_case(value)).map(|sort| self.sort = sort).is_some(),
            "origin" => ORIGINS.iter().find(|(_, name)| *name == value).map(|(origin, _)| self.origin = Some(*origin)).is_some(),
            "stage" => STAGES.iter().find(|(_, name)| *name == value).map(|(stage, _)| self.stage = Some(*stage)).is_some(),
            _ => false,
        }
    }
}
