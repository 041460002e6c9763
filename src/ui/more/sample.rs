//! Sample data: one tap in, one tap out, always marked.

use leptos::prelude::*;

use crate::domain::sample;
use crate::ui::session::session;

/// The offer, where nothing stands yet.
pub fn offer() -> AnyView {
    let session = session();
    view! { <button class="btn quiet" type="button" on:click=move |_| session.make(sample::change(session.today.get_untracked()))>"Look around with sample data"</button> }.into_any()
}

/// Whether sample data stands among the person's own.
pub fn present() -> bool {
    session().read(crate::domain::record::Kind::ALL, sample::present)
}

/// The mark, which also takes it away.
pub fn badge() -> AnyView {
    let session = session();
    let remove = move |_| {
        if let Some(change) = session.peek(sample::removal) {
            session.make(change);
        }
    };
    view! { <button class="badge warm" type="button" on:click=remove>"Sample data: remove"</button> }.into_any()
}
