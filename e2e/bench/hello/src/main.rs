//! One line of text by Leptos, the smallest page that it makes.

use leptos::prelude::*;

fn main() {
    mount_to_body(|| view! { <p data-ready="">"Hello, world"</p> });
}
