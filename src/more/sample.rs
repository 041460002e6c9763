//! Sample data: one tap in, one tap out, always marked.

use leptos::prelude::*;

use crate::session::session;
use crate::shell::parts::{self, Ask, Part};
use domain::sample;

/// The offer, where nothing stands yet.
pub fn offer() -> AnyView {
    view! { <button class="btn quiet" type="button" on:click=|_| parts::done(Part::Files, Ask::SampleIn)>"Look around with sample data"</button> }.into_any()
}

/// Puts it in. What it is made of comes with the part that has the files.
pub fn put_in() -> Option<AnyView> {
    let session = session();
    session.make(sample::change(session.today.get_untracked()));
    None
}

/// Takes it out.
pub fn take_out() -> Option<AnyView> {
    let session = session();
    session.make(session.peek(sample::removal)?);
    None
}

/// Whether sample data stands among the person's own.
pub fn present() -> bool {
    session().read(domain::record::Kind::ALL, sample::present)
}

/// The mark, which also takes it away.
pub fn badge() -> AnyView {
    view! { <button class="badge warm" type="button" on:click=|_| parts::done(Part::Files, Ask::SampleOut)>"Sample data: remove"</button> }
        .into_any()
}
