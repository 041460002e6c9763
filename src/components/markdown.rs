//! The text of a document as it is read.

use leptos::prelude::*;

/// Draws the Markdown that our own document writes: headings, labels, lists of two levels, paragraphs. Everything is text; nothing becomes a tag.
pub fn markdown(text: &str) -> AnyView {
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
