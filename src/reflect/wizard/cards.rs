//! Cards of the records that belong to a reflection: questions, clues, insights, next steps.

use std::collections::BTreeSet;

use leptos::prelude::*;

use crate::reflect::rows::button;
use crate::runtime;
use crate::session::session;
use domain::id::Id;
use domain::record::Kind;

/// Cards of records that belong to a reflection, with one blank to begin with and a button for another. The list keeps its cards while one is typed in.
pub fn cards(
    own: Vec<Id>,
    another: &'static str,
    most: usize,
    kind: Kind,
    there: impl Fn(&Id) -> bool + Send + Sync + Copy + 'static,
    belongs: impl Fn() -> Vec<Id> + Send + Sync + 'static,
    card: impl Fn(Id) -> AnyView + Send + Sync + Copy + 'static,
) -> AnyView {
    let session = session();
    let first = if own.is_empty() { vec![session.new_id()] } else { own };
    let ids = RwSignal::new(first);
    let known = StoredValue::new(BTreeSet::<Id>::new());
    // What another tab adds appears; what was deleted goes.
    runtime::effect(move || {
        session.read(&[kind], |_| ());
        let now = belongs();
        let gone = |id: &Id| known.with_value(|known| known.contains(id)) && !there(id);
        if now.iter().any(|id| ids.with_untracked(|ids| !ids.contains(id))) || ids.with_untracked(|ids| ids.iter().any(gone)) {
            ids.update(|ids| {
                ids.retain(|id| !gone(id));
                let fresh: Vec<Id> = now.iter().filter(|id| !ids.contains(id)).cloned().collect();
                ids.extend(fresh);
                if ids.is_empty() {
                    ids.push(session.new_id());
                }
            });
        }
        known.set_value(now.into_iter().collect());
    });
    let full = move || ids.with(Vec::len) >= most;
    view! {
        <For each=move || ids.get() key=Clone::clone let(id)>{card(id)}</For>
        <div hidden=full>{button("btn small", another, move || ids.update(|ids| ids.push(session.new_id())))}</div>
    }
    .into_any()
}
