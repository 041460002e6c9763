//! The address behind `#`, as a type down to the leaf: parse and print, each the other's inverse (`tests/native/route.rs`). Behind `#` so that a link works
//! on any static host under any sub-path without a rewrite rule. What opens as a sheet is a route as well: Back closes it, and a reload keeps it open.
//!
//! An address that no screen draws cannot be written; one that is typed or linked wrongly is [`Route::Unknown`], which says so and leads back.
//! [`all`] lists one route of every shape: the tests, the pictures and the table of chunks walk that list.

mod all;
mod budget;
mod reflect;
mod tab;
mod text;

use domain::id::Id;

pub use all::all;
pub use budget::{BillPreset, BudgetEdit, BudgetRoute, PlanSection, Target};
pub use reflect::{ReflectEdit, ReflectRoute, Rehearsal};
pub use tab::Tab;
use text::{decode, encode};

/// Where the person is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Route {
    /// The first screen.
    Today,
    /// The funnel, one of its views.
    Funnel(FunnelView),
    /// One application beside the list.
    Application(Id),
    /// The sheet that adds an application; the text is what was shared to the app (title, link), if any.
    AddApplication(String),
    /// The sheet of an event of an application: a new one (`None`) or one of its timeline.
    Event(Id, Option<Id>),
    /// Offers side by side, and the close of the search.
    Offers,
    /// The sheet that goes through the silent applications.
    Sweep,
    /// Files in: applications, contacts, bank files, a backup.
    Import,
    /// Files out.
    Export,
    /// The printable proof of search.
    Proof,
    /// A read-only snapshot to share.
    Share,
    /// A snapshot that was shared: its packed text.
    Snapshot(String),
    /// The data to another device, by link, codes or a file.
    HandOver,
    /// What comes from another device: a packed text or one part of it; empty to paste one.
    Receive(String),
    /// A screen of the budget.
    Budget(BudgetRoute),
    /// A sheet of the budget.
    BudgetEdit(BudgetEdit),
    /// A screen around reflections.
    Reflect(ReflectRoute),
    /// A sheet over one of those.
    ReflectEdit(ReflectEdit),
    /// Everything else.
    More,
    /// Look, goal, country, benchmarks, silence.
    Settings,
    /// What is stored, backup, restore, sample data.
    Data,
    /// The keyboard shortcuts.
    Keys,
    /// What the app is, and what it is not.
    About,
    /// How everything is used.
    Guide,
    /// The sheet that goes anywhere.
    Palette,
    /// An address that leads nowhere, part by part.
    Unknown(Vec<String>),
}

/// The views of the funnel.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum FunnelView {
    /// Figures and the list.
    #[default]
    List,
    /// Columns by stage.
    Board,
    /// All figures: breakdowns, reply times, pace, applications needed.
    Figures,
}

/// Words that follow `#/funnel/` and are no id. An application with such an id (from a file written elsewhere) has an address of its own.
const RESERVED: [&str; 6] = ["board", "figures", "add", "sweep", "offers", "id"];

impl Route {
    /// Reads an address, with or without its `#`. An empty one is Today.
    pub fn parse(address: &str) -> Self {
        let path = address.trim_start_matches('#').trim_matches('/');
        let parts: Vec<String> = path.split('/').map(decode).filter(|part| !part.is_empty()).collect();
        let known = Self::of(&parts.iter().map(String::as_str).collect::<Vec<&str>>());
        known.unwrap_or(Self::Unknown(parts))
    }

    fn of(parts: &[&str]) -> Option<Self> {
        Some(match *parts {
            [] | ["today"] => Self::Today,
            ["funnel"] => Self::Funnel(FunnelView::List),
            ["funnel", "board"] => Self::Funnel(FunnelView::Board),
            ["funnel", "figures"] => Self::Funnel(FunnelView::Figures),
            ["funnel", "add"] => Self::AddApplication(String::new()),
            ["funnel", "add", shared] => Self::AddApplication(shared.to_owned()),
            ["funnel", "sweep"] => Self::Sweep,
            ["funnel", "offers"] => Self::Offers,
            ["funnel", "id", id, ref rest @ ..] | ["funnel", id, ref rest @ ..] => Self::of_application(id, rest)?,
            ["import"] => Self::Import,
            ["export"] => Self::Export,
            ["export", "proof"] => Self::Proof,
            ["export", "share"] => Self::Share,
            ["snapshot", packed] => Self::Snapshot(packed.to_owned()),
            ["more", "hand-over"] => Self::HandOver,
            ["receive"] => Self::Receive(String::new()),
            ["receive", packed] => Self::Receive(packed.to_owned()),
            ["budget", "edit", ref rest @ ..] => Self::BudgetEdit(BudgetEdit::parse(rest)?),
            ["budget", ref rest @ ..] => Self::Budget(BudgetRoute::parse(rest)?),
            ["reflect", "edit", ref rest @ ..] => Self::ReflectEdit(ReflectEdit::parse(rest)?),
            ["reflect", ref rest @ ..] => Self::Reflect(ReflectRoute::parse(rest)?),
            ["more"] => Self::More,
            ["more", "settings"] => Self::Settings,
            ["more", "data"] => Self::Data,
            ["more", "keys"] => Self::Keys,
            ["more", "about"] => Self::About,
            ["more", "guide"] => Self::Guide,
            ["more", "go"] => Self::Palette,
            _ => return None,
        })
    }

    fn of_application(id: &str, rest: &[&str]) -> Option<Self> {
        match rest {
            [] => Some(Self::Application(Id::new(id))),
            ["event"] => Some(Self::Event(Id::new(id), None)),
            ["event", event] => Some(Self::Event(Id::new(id), Some(Id::new(event)))),
            _ => None,
        }
    }

    /// The address, with its `#`.
    pub fn href(&self) -> String {
        let application = |id: &Id| format!("#/funnel/{}{id}", if RESERVED.contains(&id.as_str()) { "id/" } else { "" });
        match self {
            Self::Today => "#/today".into(),
            Self::Funnel(FunnelView::List) => "#/funnel".into(),
            Self::Funnel(FunnelView::Board) => "#/funnel/board".into(),
            Self::Funnel(FunnelView::Figures) => "#/funnel/figures".into(),
            Self::Application(id) => application(id),
            Self::AddApplication(shared) if shared.is_empty() => "#/funnel/add".into(),
            Self::AddApplication(shared) => format!("#/funnel/add/{}", encode(shared)),
            Self::Event(id, None) => application(id) + "/event",
            Self::Event(id, Some(event)) => format!("{}/event/{event}", application(id)),
            Self::Sweep => "#/funnel/sweep".into(),
            Self::Offers => "#/funnel/offers".into(),
            Self::Import => "#/import".into(),
            Self::Export => "#/export".into(),
            Self::Proof => "#/export/proof".into(),
            Self::Share => "#/export/share".into(),
            Self::Snapshot(packed) => format!("#/snapshot/{}", encode(packed)),
            Self::HandOver => "#/more/hand-over".into(),
            Self::Receive(packed) if packed.is_empty() => "#/receive".into(),
            Self::Receive(packed) => format!("#/receive/{}", encode(packed)),
            Self::Budget(route) => text::joined("#/budget", &route.parts()),
            Self::BudgetEdit(edit) => text::joined("#/budget/edit", &edit.parts()),
            Self::Reflect(route) => text::joined("#/reflect", &route.parts()),
            Self::ReflectEdit(edit) => text::joined("#/reflect/edit", &edit.parts()),
            Self::More => "#/more".into(),
            Self::Settings => "#/more/settings".into(),
            Self::Data => "#/more/data".into(),
            Self::Keys => "#/more/keys".into(),
            Self::About => "#/more/about".into(),
            Self::Guide => "#/more/guide".into(),
            Self::Palette => "#/more/go".into(),
            Self::Unknown(parts) => text::joined("#", parts),
        }
    }

    /// Whether it opens as a sheet over another screen.
    pub fn is_sheet(&self) -> bool {
        matches!(self, Self::AddApplication(_) | Self::Event(..) | Self::Sweep | Self::BudgetEdit(_) | Self::ReflectEdit(_) | Self::Palette)
    }

    /// The screen behind a sheet; a screen is its own.
    #[must_use]
    pub fn behind(&self) -> Self {
        match self {
            Self::AddApplication(_) | Self::Sweep => Self::Funnel(FunnelView::List),
            Self::Event(id, _) => Self::Application(id.clone()),
            Self::BudgetEdit(_) => Self::Budget(BudgetRoute::Home),
            Self::ReflectEdit(_) => Self::Reflect(ReflectRoute::Home),
            Self::Palette => Self::More,
            other => other.clone(),
        }
    }

    /// The tab it belongs to.
    pub fn tab(&self) -> Tab {
        match self {
            Self::Today | Self::Unknown(_) => Tab::Today,
            Self::Funnel(_) | Self::Application(_) | Self::AddApplication(_) | Self::Event(..) | Self::Sweep | Self::Offers => Tab::Funnel,
            Self::Budget(_) | Self::BudgetEdit(_) => Tab::Budget,
            Self::Reflect(_) | Self::ReflectEdit(_) => Tab::Reflect,
            Self::Import
            | Self::Export
            | Self::Proof
            | Self::Share
            | Self::Snapshot(_)
            | Self::HandOver
            | Self::Receive(_)
            | Self::More
            | Self::Settings
            | Self::Data
            | Self::Keys
            | Self::About
            | Self::Guide
            | Self::Palette => Tab::More,
        }
    }
}

impl Tab {
    /// Its first screen.
    pub fn route(self) -> Route {
        match self {
            Self::Today => Route::Today,
            Self::Funnel => Route::Funnel(FunnelView::List),
            Self::Budget => Route::Budget(BudgetRoute::Home),
            Self::Reflect => Route::Reflect(ReflectRoute::Home),
            Self::More => Route::More,
        }
    }
}

impl From<&Self> for Route {
    fn from(route: &Self) -> Self {
        route.clone()
    }
}

impl From<BudgetRoute> for Route {
    fn from(route: BudgetRoute) -> Self {
        Self::Budget(route)
    }
}

impl From<BudgetEdit> for Route {
    fn from(edit: BudgetEdit) -> Self {
        Self::BudgetEdit(edit)
    }
}

impl From<ReflectRoute> for Route {
    fn from(route: ReflectRoute) -> Self {
        Self::Reflect(route)
    }
}

impl From<ReflectEdit> for Route {
    fn from(edit: ReflectEdit) -> Self {
        Self::ReflectEdit(edit)
    }
}
