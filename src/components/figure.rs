//! Every figure on a screen goes through here: the element carries `data-metric` (a stable name) and `data-value` (the unrounded value), so that tests and
//! assistive scripts read the number and not the typography. An undefined figure has no `data-value` and says why in words.

use leptos::prelude::*;

/// A figure in running text.
pub fn figure(metric: impl Into<String>, value: Option<f64>, shown: impl Into<String>) -> AnyView {
    let (metric, shown) = (metric.into(), shown.into());
    view! { <span data-metric=metric data-value=value.map(exact)>{shown}</span> }.into_any()
}

/// A figure whose value is a date or another text.
pub fn figure_text(metric: impl Into<String>, value: Option<String>, shown: impl Into<String>) -> AnyView {
    let (metric, shown) = (metric.into(), shown.into());
    view! { <span data-metric=metric data-value=value>{shown}</span> }.into_any()
}

/// The value as a test reads it: the shortest text that gives the same number back, written by the browser.
pub fn exact(value: f64) -> String {
    js_sys::Number::from(value).to_string_with_radix(10).map(String::from).unwrap_or_default()
}
