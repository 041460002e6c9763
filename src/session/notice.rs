//! What the app says of its own accord: a toast for what was just done, a notice for what the person should know about what is kept.

use std::sync::Arc;

use crate::format;
use domain::id::Id;

/// A line at the bottom for a few seconds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Toast {
    /// The sentence.
    pub text: String,
    /// Whether it carries an Undo.
    pub undo: bool,
    /// A refusal stays until it is closed.
    pub stays: bool,
}

impl Toast {
    /// Says what was done, with Undo.
    pub fn undoable(text: impl Into<String>) -> Self {
        Self { text: text.into(), undo: true, stays: false }
    }

    /// Says something.
    pub fn plain(text: impl Into<String>) -> Self {
        Self { text: text.into(), undo: false, stays: false }
    }

    /// Says why something was not done.
    pub fn refused(text: impl Into<String>) -> Self {
        Self { text: text.into(), undo: false, stays: true }
    }
}

/// A standing word about storage, on top of the screen until it is put away.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Notice {
    /// The browser lets nothing be kept.
    NothingKept,
    /// A new version of the app waits.
    Update,
    /// So many applications were just entered or imported that were sent so long ago that they count as silent at once.
    SentLongAgo {
        /// How many of them are silent still.
        count: usize,
        /// All that were added then.
        added: Arc<[Id]>,
    },
    /// Another tab wrote the field that this one was writing.
    Both(super::conflict::Both),
    /// It is time for a backup.
    Backup(String),
    /// Any other sentence.
    Other(String),
}

/// What a full storage is said with, beside what the refused field or step says.
pub const FULL: &str =
    "There is no room left in this browser, so what you change is not saved. “Your data” shows what you can give up to make room.";

impl Notice {
    /// The sentence: what happened, what was kept, what to do.
    pub fn text(&self) -> String {
        match self {
            Self::NothingKept => "This browser keeps nothing for this page (private window or blocked storage). You can use everything; it is gone when you close the page. Save a copy under More, Your data.".into(),
            Self::SentLongAgo { count: 1, .. } => "The application you just added was sent so long ago that it is listed under Silent. Was it answered? Then add what happened.".into(),
            Self::SentLongAgo { count, .. } => format!("{} of the applications you just added were sent so long ago that they are listed under Silent. Was one of them answered? Then add what happened.", format::count(*count)),
            Self::Update => "A new version is ready. What you are typing is kept.".into(),
            Self::Both(both) => both.question.clone(),
            Self::Backup(text) | Self::Other(text) => text.clone(),
        }
    }
}
