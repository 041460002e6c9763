//! What the person sees. Leptos lives here and nowhere else.

use leptos::prelude::*;

/// Mounts the app in the page.
pub fn start() {
    mount_to_body(|| view! { <p>"Onward"</p> });
}
