//! Sample data: one tap in, one tap out, always marked.

use leptos::prelude::*;

use crate::domain::sample;
use crate::ui::session::session;

/// The offer, where nothing stands yet.
pub fn offer() -> AnyView {
    let session = session();
    view! { <button class="btn quiet" type="button" on:click=move |_| session.make(sample::change(session.today.get_untracked()))>"Look around with sample data"</button> }.into_any()
}
