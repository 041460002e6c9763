//! A diary from a file: its moods and notes with their days, what is here already, and taking the rest in as one change.

use std::collections::BTreeSet;
use std::sync::Arc;

use leptos::prelude::*;

use super::preview::{self, Rows};
use super::state::{ImportState, heading};
use crate::components::live;
use crate::format;
use crate::route::{ReflectRoute, Route};
use crate::session::{Feedback, session};
use domain::change::Change;
use domain::record::Kind;
use exchange::kind::FileKind;
use exchange::moods::{self, MoodRow};

/// The view.
pub(super) fn view(import: ImportState, kind: FileKind, rows: &Arc<Vec<MoodRow>>) -> AnyView {
    let session = session();
    let skip = RwSignal::new(BTreeSet::<usize>::new());
    let rows = rows.clone();
    let plan = Memo::new_with_compare(
        move |_| Arc::new(session.read(&[Kind::DiaryEntry], |model| skip.with(|skip| moods::plan(&model.diary, &rows, skip)))),
        |_, _| true,
    );
    let new = move || plan.with(|plan| plan.1.len());
    let take_in = move |_| {
        let edits = plan.with_untracked(|plan| plan.1.clone());
        let entries = format::plural(edits.len() as i64, "diary entry", "diary entries");
        let turn = import.begin("Writing …");
        let kept = session.commit(Change::many(format!("Import: {entries}"), edits), Feedback::Toast).is_ok();
        if !import.is_over(turn) {
            return;
        }
        if kept {
            import.done(format!("{entries}. One Undo takes all of them out again."), Route::Reflect(ReflectRoute::Diary), "See your diary");
        } else {
            import.fail("It was not written. Nothing was changed; the line at the bottom says why.");
        }
    };
    let words =
        move || if new() == 0 { "Every entry of this file is here already." } else { "What is in your diary already stays as it is." };
    view! {
        {heading(import, kind.label().to_owned())}
        <p class="sub">"They come into your diary on their days: the mood, the note, what you did. Nothing of it is scored, and like the whole diary it can be left out of any share or export."</p>
        <section class="section">
            <h2>"What would happen"</h2>
            {preview::preview(Rows {
                lines: Signal::derive(move || plan.with(|plan| preview::lines(&plan.0))),
                left_out: skip.into(),
                kept: None,
                about: None,
                leave_out: Callback::new(move |row: usize| skip.update(|skip| { if !skip.remove(&row) { skip.insert(row); } })),
                keep: Callback::new(|_| {}),
            })}
        </section>
        <div class="import-bar">
            <p class="sub">{live(words)}</p>
            <button class="btn primary" type="button" disabled=move || new() == 0 || import.busy.with(Option::is_some) on:click=take_in>{live(move || format!("Import {} new", format::count(new())))}</button>
        </div>
    }
    .into_any()
}
