//! Draws an icon. The words beside it carry the meaning.

use leptos::prelude::*;

pub use crate::icon::Icon;

/// Draws one. Hidden from screen readers: the control that holds it has its own name.
pub fn icon(which: Icon) -> AnyView {
    view! { <svg class=which.class() viewBox="0 0 24 24" aria-hidden="true"><path d=which.path()></path></svg> }.into_any()
}

/// A smaller one, beside small text.
pub fn icon_small(which: Icon) -> AnyView {
    view! { <svg class=which.class() data-size="s" viewBox="0 0 24 24" aria-hidden="true"><path d=which.path()></path></svg> }.into_any()
}
