//! The bar of bulk edits: what can be done at once with the selected rows. One change, one undo, whatever their number.

use std::collections::BTreeSet;
use std::sync::Arc;

use leptos::prelude::*;

use crate::components::form::{Form, Input, TextField};
use crate::components::live;
use crate::format;
use crate::session::{Feedback, session};
use domain::application::{Application, edits};
use domain::id::Id;
use domain::people::deleted;
use domain::sort_compact::IntoTree;

pub fn bar(selected: RwSignal<Option<BTreeSet<Id>>>, found: Memo<Vec<Id>>) -> AnyView {
    let session = session();
    let count = move || selected.with(|selected| selected.as_ref().map_or(0, BTreeSet::len));
    let chosen = move || -> Vec<(Id, Arc<Application>)> {
        let ids = selected.get_untracked().unwrap_or_default();
        session.peek(|model| {
            ids.into_iter().filter_map(|id| model.applications.get(&id).cloned().map(|application| (id, application))).collect()
        })
    };
    let done = move || selected.set(None);
    let form = Form::new("applications/bulk");
    let tag = form.text("tag", "");
    let add_tag = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let name = tag.get_untracked().trim().to_owned();
        let chosen = chosen();
        if !name.is_empty() && !chosen.is_empty() {
            let change = edits::bulk(format!("“{name}” added to {}", counted(chosen.len())), &chosen, |application| {
                if !application.tags.contains(&name) {
                    application.tags.push(name.clone());
                }
            });
            match session.commit(change, Feedback::Form) {
                Ok(()) => {
                    form.finish();
                    done();
                }
                Err(refused) => form.refused(&refused),
            }
        }
    };
    let archive = move |_| {
        let chosen = chosen();
        drop(session.commit(
            edits::bulk(format!("{} archived", counted(chosen.len())), &chosen, |application| application.archived = true),
            Feedback::Toast,
        ));
        done();
    };
    let restore = move |_| {
        let chosen = chosen();
        drop(session.commit(
            edits::bulk(format!("{} restored to the list", counted(chosen.len())), &chosen, |application| application.archived = false),
            Feedback::Toast,
        ));
        done();
    };
    let close = move |_| {
        let change = edits::close_silent(&chosen(), session.today.get_untracked(), || session.new_id());
        drop(session.commit(change, Feedback::Toast));
        done();
    };
    let delete = move |_| {
        let chosen = chosen();
        drop(session.commit(session.peek(|model| deleted::applications(model, &chosen)), Feedback::Toast));
        done();
    };
    let none = move || count() == 0;
    view! {
        <div class="card stack tight" role="group" aria-label="Selected applications">
            <div class="bar">
                <strong class="grow">{live(move || format!("{} selected", format::count(count())))}</strong>
                <button class="btn small" type="button" on:click=move |_| selected.set(Some(found.get_untracked().into_iter().into_set()))>"Select all shown"</button>
            </div>
            <div class="bar">
                <button class="btn small" type="button" disabled=none on:click=archive>"Archive"</button>
                <button class="btn small" type="button" disabled=none on:click=restore>"Restore from archive"</button>
                <button class="btn small" type="button" disabled=none on:click=close>"Close as silent"</button>
                <button class="btn small" type="button" disabled=none on:click=delete>"Delete"</button>
            </div>
            <form class="bar" on:submit=add_tag>
                <div class="grow">{TextField::new("bulk-tag", "Tag", Input::Line).placeholder("Tag").bare().value(tag)}</div>
                <button class="btn small" type="submit" disabled=none>"Add tag"</button>
            </form>
            {form.summary()}
        </div>
    }
    .into_any()
}

fn counted(applications: usize) -> String {
    format::plural(applications as i64, "application", "applications")
}
