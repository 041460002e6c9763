//! People from a file: who they are, who is here already, and taking them in as one change.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::route::ReflectRoute;
use leptos::prelude::*;

use crate::components::live;

use super::preview::{self, Rows};
use super::state::{ImportState, heading};
use crate::format;
use crate::route::Route;
use crate::session::{Feedback, session};
use domain::change::Change;
use domain::record::Kind;
use exchange::contacts::{self, Contact};
use exchange::kind::FileKind;

/// The view.
pub(super) fn view(import: ImportState, kind: FileKind, people: &Arc<Vec<Contact>>) -> AnyView {
    let session = session();
    let today = session.today.get_untracked();
    let skip = RwSignal::new(BTreeSet::<usize>::new());
    let people = people.clone();
    let plan = Memo::new_with_compare(
        move |_| Arc::new(session.read(&[Kind::Person], |model| skip.with(|skip| contacts::plan(&model.people, &people, skip, today)))),
        |_, _| true,
    );
    let new = move || plan.with(|plan| plan.1.len());
    let take_in = move |_| {
        let edits = plan.with_untracked(|plan| plan.1.clone());
        let people = format::plural(edits.len() as i64, "person", "people");
        let turn = import.begin("Writing …");
        {
            let kept = session.commit(Change::many(format!("Import: {people}"), edits), Feedback::Toast).is_ok();
            if import.is_over(turn) {
                if kept {
                    import.done(
                        format!("{people}. One Undo takes all of them out again."),
                        Route::Reflect(ReflectRoute::People),
                        "See your people",
                    );
                } else {
                    import.fail("It was not written. Nothing was changed; the line at the bottom says why.");
                }
            }
        };
    };
    view! {
        {heading(import, kind.label().to_owned())}
        <p class="sub">"They come in as people: where they work and how to reach them. You are reminded of nobody until you say so."</p>
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
            <p class="sub">{live(move || if new() == 0 { "Everyone in this file is here already." } else { "Nobody who is here already is changed." })}</p>
            <button class="btn primary" type="button" disabled=move || new() == 0 || import.busy.with(Option::is_some) on:click=take_in>{live(move || format!("Import {} new", format::count(new())))}</button>
        </div>
    }
    .into_any()
}
