//! Records from a file that need no question: what is new among them, and taking that in as one change.

use std::collections::BTreeSet;
use std::sync::Arc;

use leptos::prelude::*;

use super::preview::{self, Rows};
use super::state::{ImportState, heading};
use crate::components::live;
use crate::format;
use crate::route::Route;
use crate::session::{Feedback, session};
use domain::change::{Change, Edit};
use domain::model::Model;
use domain::record::Kind;
use exchange::kind::FileKind;
use exchange::preview::Preview;

/// What the view says of a kind of record.
pub(super) struct Words {
    /// What comes of it, above the list.
    pub lead: &'static str,
    /// One and many.
    pub plural: (&'static str, &'static str),
    /// Below the list: where nothing is new, and else.
    pub below: (&'static str, &'static str),
    /// Where they are then.
    pub then: (Route, &'static str),
}

/// The view. `plan` gives a line an entry and the edits of those that are new, without the lines that the person leaves out.
pub(super) fn view(
    import: ImportState,
    kind: FileKind,
    of: Kind,
    words: Words,
    plan: impl Fn(&Model, &BTreeSet<usize>) -> (Preview, Vec<Edit>) + Send + Sync + 'static,
) -> AnyView {
    let session = session();
    let skip = RwSignal::new(BTreeSet::<usize>::new());
    let plan = Memo::new_with_compare(
        move |_| {
            let (preview, edits) = session.read(&[of], |model| skip.with(|skip| plan(model, skip)));
            Arc::new((Arc::new(preview), edits))
        },
        |_, _| true,
    );
    let new = move || plan.with(|plan| plan.1.len());
    let Words { lead, plural: (one, many), below: (nothing_new, some_new), then: (route, see) } = words;
    let take_in = move |_| {
        let edits = plan.with_untracked(|plan| plan.1.clone());
        let count = format::plural(edits.len() as i64, one, many);
        let turn = import.begin("Writing …");
        let kept = session.commit(Change::many(format!("Import: {count}"), edits), Feedback::Toast).is_ok();
        if !import.is_over(turn) {
            return;
        }
        if kept {
            import.done(format!("{count}. One Undo takes all of them out again."), route.clone(), see);
        } else {
            import.fail("It was not written. Nothing was changed; the line at the bottom says why.");
        }
    };
    view! {
        {heading(import, kind.label().to_owned())}
        <p class="sub">{lead}</p>
        <section class="section">
            <h2>"What would happen"</h2>
            {preview::preview(Rows {
                preview: Signal::derive(move || plan.with(|plan| plan.0.clone())),
                left_out: skip.into(),
                kept: None,
                about: None,
                end: None,
                leave_out: Callback::new(move |row: usize| skip.update(|skip| { if !skip.remove(&row) { skip.insert(row); } })),
                keep: Callback::new(|_| {}),
            })}
        </section>
        <div class="import-bar">
            <p class="sub">{live(move || if new() == 0 { nothing_new } else { some_new })}</p>
            <button class="btn primary" type="button" disabled=move || new() == 0 || import.busy.with(Option::is_some) on:click=take_in>{live(move || format!("Import {} new", format::count(new())))}</button>
        </div>
    }
    .into_any()
}
