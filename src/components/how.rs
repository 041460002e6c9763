//! "How this is worked out", one tap below a figure: its numbers in its formula, and where the method comes from.

use leptos::prelude::*;

use super::live;

use domain::working::Working;

/// The lines, and below them each source once; nothing where there are none.
pub fn how(lines: Vec<Working>) -> AnyView {
    if lines.is_empty() {
        return ().into_any();
    }
    view! {
        <details class="how">
            <summary class="sub">"How this is worked out"</summary>
            {told(lines)}
        </details>
    }
    .into_any()
}

/// The same for many lines: they are written once somebody asks for them.
pub fn how_once_open(lines: impl Fn() -> Vec<Working> + Send + 'static) -> AnyView {
    once_open("how", view! { <summary class="sub">"How this is worked out"</summary> }.into_any(), move || told(lines()))
}

/// What is opened with a tap and is nothing to most: made once it is, so that it costs neither the start nor a change of what it is made from.
pub fn once_open(class: &'static str, summary: AnyView, mut body: impl FnMut() -> AnyView + Send + 'static) -> AnyView {
    let opened = RwSignal::new(false);
    view! { <details class=class on:toggle=move |_| opened.set(true)>{summary}{live(move || opened.get().then(&mut body))}</details> }
        .into_any()
}

/// The lines without their heading.
pub fn told(lines: Vec<Working>) -> AnyView {
    let mut sources: Vec<&'static str> = Vec::new();
    for line in &lines {
        if !line.source.is_empty() && !sources.contains(&line.source) {
            sources.push(line.source);
        }
    }
    view! {
            <div class="stack tight">
                {lines.into_iter().map(|line| view! { <p class="sub" dir="auto">{line.formula}</p> }).collect_view()}
                {sources.into_iter().map(|source| view! { <p class="tiny">{source}</p> }).collect_view()}
            </div>
    }
    .into_any()
}
