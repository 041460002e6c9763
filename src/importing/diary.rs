//! A diary from a file: its moods and notes with their days.

use std::sync::Arc;

use leptos::prelude::*;

use super::records::{self, Words};
use super::state::ImportState;
use crate::route::{ReflectRoute, Route};
use domain::record::Kind;
use exchange::kind::FileKind;
use exchange::moods::{self, MoodRow};

/// The view.
pub(super) fn view(import: ImportState, kind: FileKind, rows: &Arc<Vec<MoodRow>>) -> AnyView {
    let rows = rows.clone();
    let words = Words {
        lead: "They come into your diary on their days: the mood, the note, what you did. Nothing of it is scored, and like the whole diary it can be left out of any share or export.",
        plural: ("diary entry", "diary entries"),
        below: ("Every entry of this file is here already.", "What is in your diary already stays as it is."),
        then: (Route::Reflect(ReflectRoute::Diary), "See your diary"),
    };
    records::view(import, kind, Kind::DiaryEntry, words, move |model, skip| moods::plan(&model.diary, &rows, skip))
}
