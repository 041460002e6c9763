//! One reflection, or all of them, to read, print, save or take to a coach. What is shown is the same Markdown that is saved.

use crate::route::ReflectRoute;
use domain::reflection::ReflectionStep;
use leptos::prelude::*;

use super::edits::delete_reflection;
use super::rows::{back, button};
use crate::components::form::Check;
use crate::components::live;
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
            <article class="paper stack tight">{live(move || text.with(|text| draw(text)))}</article>
        }
        .into_any(),
    )
}

/// Draws the Markdown that our own document writes: headings, labels, lists of two levels, paragraphs. Everything is text; nothing becomes a tag.
pub fn draw(text: &str) -> AnyView {
    let mut views: Vec<AnyView> = Vec::new();
    let mut paragraph = String::new();
    let flush = |paragraph: &mut String, views: &mut Vec<AnyView>| {
        if !paragraph.is_empty() {
            let words = std::mem::take(paragraph);
            views.push(view! { <p class="prewrap" dir="auto">{words}</p> }.into_any());
        }
    };
    for line in text.lines() {
        let trimmed = line.trim_end();
        let words = |from: usize| plain(trimmed.get(from..).unwrap_or_default());
        let level = trimmed.bytes().take_while(|b| *b == b'#').count();
        let heading = (1..=6).contains(&level) && trimmed.as_bytes().get(level) == Some(&b' ');
        if heading {
            flush(&mut paragraph, &mut views);
            let words = words(level + 1);
            views.push(match level {
                1 => view! { <h2 class="serif big" dir="auto">{words}</h2> }.into_any(),
                2 => view! { <h2 dir="auto">{words}</h2> }.into_any(),
                _ => view! { <h3 dir="auto">{words}</h3> }.into_any(),
            });
        } else if let Some(label) = trimmed.strip_prefix("**").and_then(|rest| rest.strip_suffix("**")) {
            flush(&mut paragraph, &mut views);
            views.push(view! { <p class="tiny label">{plain(label)}</p> }.into_any());
        } else if trimmed.starts_with("- ") || trimmed.starts_with("  - ") {
            flush(&mut paragraph, &mut views);
            let deep = trimmed.starts_with(' ');
            let words = words(if deep { 4 } else { 2 });
            views.push(view! { <p class="item" class:deep=deep dir="auto">{words}</p> }.into_any());
        } else if trimmed.is_empty() {
            flush(&mut paragraph, &mut views);
        } else {
            if !paragraph.is_empty() {
                paragraph.push('\n');
            }
            paragraph.push_str(&plain(trimmed.trim_start()));
        }
    }
    flush(&mut paragraph, &mut views);
    views.collect_view().into_any()
}

/// Takes the escapes off.
fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut signs = text.chars();
    while let Some(sign) = signs.next() {
        match sign {
            '\\' => out.extend(signs.next()),
            other => out.push(other),
        }
    }
    out
}
