//! The bar of bulk edits: what can be done at once with the marked rows. One change, one undo, whatever their number.

use std::collections::BTreeSet;
use std::sync::Arc;

use leptos::prelude::*;

use crate::components::live;

use crate::format;
use crate::session::{Feedback, session};
use domain::application::{Application, edits};
use domain::id::Id;

/// The bar.
pub fn bar(marked: RwSignal<Option<BTreeSet<Id>>>, found: Memo<Vec<Id>>) -> AnyView {
    let session = session();
    let count = move || marked.with(|marked| marked.as_ref().map_or(0, BTreeSet::len));
    let chosen = move || -> Vec<(Id, Arc<Application>)> {
        let ids = marked.get_untracked().unwrap_or_default();
        session.peek(|model| {
            ids.into_iter().filter_map(|id| model.applications.get(&id).cloned().map(|application| (id, application))).collect()
        })
    };
    let done = move || marked.set(None);
    let tag = RwSignal::new(String::new());
    let add_tag = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let word = tag.get_untracked().trim().to_owned();
        let chosen = chosen();
        if !word.is_empty() && !chosen.is_empty() {
            drop(session.commit(
                edits::bulk(format!("“{word}” on {} applications", chosen.len()), &chosen, |application| {
                    if !application.tags.contains(&word) {
                        application.tags.push(word.clone());
                    }
                }),
                Feedback::Toast,
            ));
            done();
        }
    };
    let archive = move |_| {
        let chosen = chosen();
        drop(session.commit(
            edits::bulk(
                format!("{} archived", format::plural(chosen.len() as i64, "application", "applications")),
                &chosen,
                |application| application.archived = true,
            ),
            Feedback::Toast,
        ));
        done();
    };
    let restore = move |_| {
        let chosen = chosen();
        drop(session.commit(
            edits::bulk(
                format!("{} back in the list", format::plural(chosen.len() as i64, "application", "applications")),
                &chosen,
                |application| application.archived = false,
            ),
            Feedback::Toast,
        ));
        done();
    };
    let close = move |_| {
        drop(session.commit(edits::close_silent(&chosen(), session.today.get_untracked(), || session.new_id()), Feedback::Toast));
        done();
    };
    let delete = move |_| {
        drop(session.commit(edits::delete(&chosen()), Feedback::Toast));
        done();
    };
    let none = move || count() == 0;
    view! {
        <div class="card stack tight" role="group" aria-label="With the marked ones">
            <div class="bar">
                <strong class="grow">{live(move || format!("{} marked", count()))}</strong>
                <button class="btn small" type="button" on:click=move |_| marked.set(Some(found.get_untracked().into_iter().collect()))>"Mark all shown"</button>
            </div>
            <div class="bar">
                <button class="btn small" type="button" disabled=none on:click=archive>"Archive"</button>
                <button class="btn small" type="button" disabled=none on:click=restore>"Out of the archive"</button>
                <button class="btn small" type="button" disabled=none on:click=close>"Close as silent"</button>
                <button class="btn small" type="button" disabled=none on:click=delete>"Delete"</button>
            </div>
            <form class="bar" on:submit=add_tag>
                <input class="grow" aria-label="Tag" placeholder="Tag" prop:value=move || tag.get() on:input=move |event| tag.set(event_target_value(&event)) />
                <button class="btn small" type="submit" disabled=none>"Add tag"</button>
            </form>
        </div>
    }
    .into_any()
}
