//! "How this is worked out", one tap below a figure: its numbers in its formula, and where the method comes from.

use leptos::prelude::*;

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
pub fn how_once_open(lines: impl Fn() -> Vec<Working> + Send + Sync + 'static) -> AnyView {
    let open = RwSignal::new(false);
    view! {
        <details class="how" on:toggle=move |_| open.set(true)>
            <summary class="sub">"How this is worked out"</summary>
            {move || open.get().then(|| told(lines()))}
        </details>
    }
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
