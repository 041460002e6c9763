//! What each chunk can be asked to draw.

use crate::chunk::Chunk;
use crate::embed::{FilesTask, WriteTask};
use crate::route::{BudgetEdit, BudgetRoute, FunnelView, ReflectEdit, ReflectRoute, Route};
use domain::id::Id;

/// What the chunk of applications draws.
#[derive(Debug, Clone)]
pub(super) enum SearchView {
    Board,
    Figures,
    Add(String),
    Event(Id, Option<Id>),
    Sweep,
    Offers,
    Working(&'static [&'static str]),
    Application(Id),
}

/// What the chunk of the runway draws.
#[derive(Debug, Clone, Copy)]
pub(super) enum RunwayView {
    Home,
    MoneyCard,
}

/// What the chunk of the list draws.
#[derive(Debug, Clone, Copy)]
pub(super) enum ListView {
    List,
    Overview,
}

/// What the chunk around the plan draws.
#[derive(Debug, Clone)]
pub(super) enum PlanView {
    Screen(BudgetRoute),
    Edit(BudgetEdit),
}

/// What the chunk of the short form draws.
#[derive(Debug, Clone)]
pub(super) enum TurnedDownView {
    Form(Option<Id>),
    Tomorrow(Id),
}

/// What the chunk around reflections draws.
#[derive(Debug, Clone)]
pub(super) enum PracticeView {
    Screen(ReflectRoute),
    Edit(ReflectEdit),
}

/// What the chunk of the settings draws.
#[derive(Debug, Clone, Copy)]
pub(super) enum SettingsView {
    Settings,
    Keys,
    About,
    Guide,
    Palette,
}

/// What the chunk of the files draws.
#[derive(Debug, Clone, Copy)]
pub(super) enum FilesView {
    Import,
    Export,
    Proof,
    Data,
    /// A task, which shows nothing.
    Run(FilesTask),
}

/// What the chunk of sharing draws.
#[derive(Debug, Clone)]
pub(super) enum ShareView {
    Share,
    Snapshot(String),
    HandOver,
    Receive(String),
}

/// One view of one chunk.
#[derive(Debug, Clone)]
pub(super) enum View {
    Write(WriteTask),
    Today,
    Funnel,
    List(ListView),
    Search(SearchView),
    Budget,
    Runway(RunwayView),
    Reflect,
    TurnedDown(TurnedDownView),
    More,
    Settings(SettingsView),
    Plan(PlanView),
    Practice(PracticeView),
    Files(FilesView),
    Share(ShareView),
}

/// A chunk could not be fetched: there is no network, or a newer version took its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unavailable;

impl From<leptos::wasm_split::SplitLoaderError> for Unavailable {
    fn from(_: leptos::wasm_split::SplitLoaderError) -> Self {
        Self
    }
}

impl View {
    /// The view of an address, sheet or screen; `None` for what the first chunk draws.
    pub(super) fn of(route: &Route) -> Option<Self> {
        Some(match route {
            Route::Today | Route::Unknown(_) => return None,
            Route::Funnel(FunnelView::List) | Route::Application(_) => Self::Funnel,
            Route::Funnel(FunnelView::Board) => Self::Search(SearchView::Board),
            Route::Funnel(FunnelView::Figures) => Self::Search(SearchView::Figures),
            Route::AddApplication(shared) => Self::Search(SearchView::Add(shared.clone())),
            Route::Event(id, event) => Self::Search(SearchView::Event(id.clone(), event.clone())),
            Route::Sweep => Self::Search(SearchView::Sweep),
            Route::Offers => Self::Search(SearchView::Offers),
            Route::Budget(BudgetRoute::Home) => Self::Budget,
            Route::Budget(route) => Self::Plan(PlanView::Screen(route.clone())),
            Route::BudgetEdit(edit) => Self::Plan(PlanView::Edit(edit.clone())),
            Route::Reflect(ReflectRoute::Home) => Self::Reflect,
            Route::Reflect(ReflectRoute::TurnedDown(application)) => Self::TurnedDown(TurnedDownView::Form(application.clone())),
            Route::Reflect(ReflectRoute::Tomorrow(reflection)) => Self::TurnedDown(TurnedDownView::Tomorrow(reflection.clone())),
            Route::Reflect(route) => Self::Practice(PracticeView::Screen(route.clone())),
            Route::ReflectEdit(edit) => Self::Practice(PracticeView::Edit(edit.clone())),
            Route::Import => Self::Files(FilesView::Import),
            Route::Export => Self::Files(FilesView::Export),
            Route::Proof => Self::Files(FilesView::Proof),
            Route::Share => Self::Share(ShareView::Share),
            Route::Snapshot(packed) => Self::Share(ShareView::Snapshot(packed.clone())),
            Route::HandOver => Self::Share(ShareView::HandOver),
            Route::Receive(packed) => Self::Share(ShareView::Receive(packed.clone())),
            Route::More => Self::More,
            Route::Settings => Self::Settings(SettingsView::Settings),
            Route::Data => Self::Files(FilesView::Data),
            Route::Keys => Self::Settings(SettingsView::Keys),
            Route::About => Self::Settings(SettingsView::About),
            Route::Guide => Self::Settings(SettingsView::Guide),
            Route::Palette => Self::Settings(SettingsView::Palette),
        })
    }

    pub(super) fn chunk(&self) -> Chunk {
        match self {
            Self::Write(_) => Chunk::Write,
            Self::Today => Chunk::Today,
            Self::Funnel => Chunk::Funnel,
            Self::List(_) => Chunk::List,
            Self::Search(_) => Chunk::Search,
            Self::Budget => Chunk::Budget,
            Self::Runway(_) => Chunk::Runway,
            Self::Reflect => Chunk::Reflect,
            Self::TurnedDown(_) => Chunk::TurnedDown,
            Self::More => Chunk::More,
            Self::Settings(_) => Chunk::Settings,
            Self::Plan(_) => Chunk::Plan,
            Self::Practice(_) => Chunk::Practice,
            Self::Files(_) => Chunk::Files,
            Self::Share(_) => Chunk::Share,
        }
    }
}
