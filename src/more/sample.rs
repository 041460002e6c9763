//! Sample data: one tap in, one tap out, always marked.

use leptos::prelude::*;

use crate::embed::{self, Task};
use crate::session::{Feedback, session};
use domain::sample;

/// The offer, where nothing stands yet.
pub fn offer() -> AnyView {
    view! { <button class="btn quiet" type="button" on:click=|_| embed::run(Task::AddSample)>"Look around with sample data"</button> }
        .into_any()
}

/// Puts it in. What it is made of comes with the part that has the files.
pub fn add() {
    let session = session();
    drop(session.commit(sample::change(session.today.get_untracked()), Feedback::Toast));
}

/// Takes it out.
pub fn remove() {
    let session = session();
    if let Some(change) = session.peek(sample::removal) {
        drop(session.commit(change, Feedback::Toast));
    }
}

/// Whether sample data stands among the person's own.
pub fn present() -> bool {
    session().read(domain::record::Kind::ALL, sample::present)
}

/// The mark, which also takes it away.
pub fn badge() -> AnyView {
    view! { <button class="badge warm" type="button" on:click=|_| embed::run(Task::RemoveSample)>"Sample data: remove"</button> }.into_any()
}
