//! What a screen shows of another chunk, and what it has done by one. Screens are below the table of chunks, so the table is handed down: the shell provides it
//! before the first screen is drawn.

use std::cell::Cell;

use leptos::prelude::*;

use crate::session::conflict::Both;
use domain::id::Id;
use domain::settings::StartReason;
use store::concurrent::Side;

/// A part of a screen that another chunk draws.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Embedded {
    /// Today, below its frame.
    Day,
    /// The money on Today.
    Money,
    /// How long the money lasts, on the budget's first screen.
    Runway,
    /// The list of applications and the figure above it.
    Applications,
    /// The figures of the funnel, beside the list.
    FunnelOverview,
    /// How figures of the funnel are worked out.
    FunnelWorking(&'static [&'static str]),
    /// An application, beside the list or in its place.
    Application(Id),
}

/// Something that another chunk does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Task {
    /// The chunk of the files.
    Files(FilesTask),
    /// The chunk that writes.
    Write(WriteTask),
}

/// What the chunk of the files does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FilesTask {
    /// Opens the sample data's space in this tab.
    EnterSample,
    /// Reads every record as its type and reports what cannot be read; takes out the sample data of an earlier version.
    Verify,
    /// Saves a backup, from where the person is reminded of it.
    SaveBackup,
    /// Saves the picture that a screen asked for; see `exporting::drawing`.
    SavePicture,
}

/// What is written from the first chunk, which itself only reads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WriteTask {
    /// Keeps what is written safe; see `session::keep_safe`.
    KeepSafe,
    /// Undoes the last change.
    Undo,
    /// Makes again what was undone.
    Redo,
    /// Which of two texts of one field stays: this tab's, or the other one's.
    Choose(Both, Side),
    /// Why the person has come.
    Reason(StartReason),
}

thread_local! {
    static SHOWN: Cell<Option<fn(Embedded) -> AnyView>> = const { Cell::new(None) };
    static RUN: Cell<Option<fn(Task)>> = const { Cell::new(None) };
}

/// Says who draws and does these.
pub fn provide(shown_by: fn(Embedded) -> AnyView, run_by: fn(Task)) {
    SHOWN.with(|shown| shown.set(Some(shown_by)));
    RUN.with(|run| run.set(Some(run_by)));
}

/// Shows a part, as soon as its chunk is here.
pub fn shown(what: Embedded) -> AnyView {
    SHOWN.with(Cell::get).map_or_else(|| ().into_any(), |draw| draw(what))
}

/// Has a task done, as soon as its chunk is here.
pub fn run(task: Task) {
    if let Some(run) = RUN.with(Cell::get) {
        run(task);
    }
}
