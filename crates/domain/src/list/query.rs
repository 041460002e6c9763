//! A query on the list, and its text form: `group:silent sort:newest origin:inbound stage:interview the words`. Unknown parts are words: nothing that
//! somebody typed is lost, and nothing is an error.

use super::super::application::Origin;
use super::super::application::progress::Stage;
use crate::choice::Choice;

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
}

impl Group {
    /// Why a list of this group alone is empty.
    pub fn why_empty(self) -> &'static str {
        match self {
            Self::Active => "Nothing is open: what you sent has ended, or has been without a reply for longer than replies usually take.",
            Self::Silent => "Nothing is silent: everything open has moved recently enough that a reply may still come.",
            Self::Closed => "Nothing has ended yet.",
            Self::Saved => "Nothing is saved for later.",
            Self::All => "Everything is in the archive.",
            Self::Archived => "The archive is empty.",
        }
    }
}

impl Choice for Group {
    const CHOICES: &'static [Self] = &Self::ALL;

    fn key(self) -> &'static str {
        match self {
            Self::Active => "active",
            Self::Silent => "silent",
            Self::Closed => "closed",
            Self::Saved => "saved",
            Self::All => "all",
            Self::Archived => "archived",
        }
    }

    fn label(self) -> &'static str {
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
}

impl Choice for Sort {
    const CHOICES: &'static [Self] = &Self::ALL;

    fn key(self) -> &'static str {
        match self {
            Self::Next => "next",
            Self::Newest => "newest",
            Self::Oldest => "oldest",
            Self::Company => "company",
            Self::Stage => "stage",
        }
    }

    fn label(self) -> &'static str {
        match self {
            Self::Next => "Due first",
            Self::Newest => "Newest first",
            Self::Oldest => "Oldest first",
            Self::Company => "By company",
            Self::Stage => "Furthest stage first",
        }
    }
}

impl Query {
    /// The text form.
    pub fn to_text(&self) -> String {
        let mut parts = vec![format!("group:{}", self.group.key()), format!("sort:{}", self.sort.key())];
        parts.extend(self.origin.map(|origin| format!("origin:{}", origin.key())));
        parts.extend(self.stage.map(|stage| format!("stage:{}", stage.key())));
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
            "group" => Group::from_key(&value.to_ascii_lowercase()).map(|group| self.group = group).is_some(),
            "sort" => Sort::from_key(&value.to_ascii_lowercase()).map(|sort| self.sort = sort).is_some(),
            "origin" => Origin::from_key(value).map(|origin| self.origin = Some(origin)).is_some(),
            "stage" => Stage::from_key(value).filter(|stage| *stage != Stage::Saved).map(|stage| self.stage = Some(stage)).is_some(),
            _ => false,
        }
    }
}
