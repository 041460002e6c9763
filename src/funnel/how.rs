//! "How this is worked out", one tap below a figure: its numbers in its formula, and where the method comes from.

use leptos::prelude::*;

use domain::funnel::FunnelFigures;

/// For the figures of these names.
pub fn how(figures: &FunnelFigures, names: &[&str]) -> AnyView {
    let lines = names.iter().filter_map(|name| figures.working(name)).collect::<Vec<_>>();
    let mut sources: Vec<&'static str> = Vec::new();
    for line in &lines {
        if !line.source.is_empty() && !sources.contains(&line.source) {
            sources.push(line.source);
        }
    }
    view! {
        <details class="how">
            <summary>"How this is worked out"</summary>
            <div class="stack tight">
                {lines.into_iter().map(|line| view! { <p class="sub">{line.formula}</p> }).collect_view()}
                {sources.into_iter().map(|source| view! { <p class="tiny">{source}</p> }).collect_view()}
            </div>
        </details>
    }
    .into_any()
}
