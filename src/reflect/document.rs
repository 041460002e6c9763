//! One reflection, or all of them, to read, print, save or take to a coach. What is shown is the same Markdown that is saved.

use crate::route::ReflectRoute;
use domain::reflection::ReflectionStep;
use leptos::prelude::*;

use super::edits::delete_reflection;
use super::rows::{back, button};
use crate::components::form::Check;
use crate::components::live;
use crate::components::markdown::markdown;
use crate::dom;
use crate::format;
use crate::page::page;
use crate::session::session;
use domain::id::Id;
use domain::record::Kind;
use exchange::reflection_document::{self, Parts};

/// The document of one reflection, or of everything.
pub fn screen(which: Option<&Id>) -> AnyView {
    let session = session();
    let id = StoredValue::new(which.cloned());
    let with_diary = RwSignal::new(false);
    let text = Memo::new(move |_| {
        let days = format::date_style(session.today.get());
        let parts = Parts { journal: with_diary.get() };
        session.read(Kind::ALL, |model| match id.get_value() {
            Some(id) => reflection_document::one(model, &id, days)
                .unwrap_or_else(|| "# Reflection not found\n\nIt was deleted, or it was written on another device.\n".to_owned()),
            None => reflection_document::all(model, parts, days),
        })
    });
    let name = if which.is_some() { "reflection.md" } else { "reflections.md" };
    let save = move || dom::save_file(name, "text/markdown", &text.get_untracked());
    let diary = which.is_none().then(|| Check::new("with-diary", "Include my diary").value(with_diary));
    let own = which.map(|id| {
        let (go, own) = (ReflectRoute::Wizard(id.clone(), Some(ReflectionStep::Feelings)).href(), id.clone());
        let remove = move || {
            delete_reflection(&own);
            session.replace(ReflectRoute::Home);
        };
        view! { <a class="btn" href=go>"Edit"</a>{button("btn quiet", "Delete", remove)} }
    });
    page(
        if which.is_some() { "Reflection" } else { "All reflections" },
        "document",
        back(),
        view! {
            <div class="bar no-print">
                <button class="btn primary" type="button" on:click=|_| drop(dom::window().print())>"Print"</button>
                {button("btn", "Save as text", save)}
                {own}
            </div>
            <div class="no-print">{diary}</div>
            <article class="paper stack tight">{live(move || text.with(|text| markdown(text)))}</article>
        }
        .into_any(),
    )
}
