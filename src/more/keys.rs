//! The keys, written from the list that the shell acts on; and whether single letters act at all.

use leptos::prelude::*;

use crate::components::form::segments;
use crate::keys::KEYS;
use crate::page::page;
use crate::route::Route;
use crate::session::session;
use domain::choice::{Choice, options};
use domain::settings::SingleKeys;

/// The screen.
pub fn screen() -> AnyView {
    let session = session();
    let single = Signal::derive(move || session.settings().single_keys.key().to_owned());
    let set_single = move |key: &'static str| {
        if let Some(single) = SingleKeys::from_key(key) {
            drop(session.set("Keys changed", |settings| settings.single_keys = single));
        }
    };
    let rows = KEYS.iter().map(|(key, what)| view! { <tr><th scope="row"><kbd>{*key}</kbd></th><td>{*what}</td></tr> }).collect_view();
    let content = view! {
        <section class="section">
            <h2>"Single letters and digits"</h2>
            {segments("Single letters and digits", &options::<SingleKeys>(), single, set_single)}
            <p class="sub">"They work while no field has the focus. Turn them off if you dictate, or if your hand slips: the keys with Ctrl still work."</p>
        </section>
        <p class="sub">"On a Mac, Ctrl is Cmd."</p>
        <table><tbody>{rows}</tbody></table>
        <div class="bar"><a class="btn" href=Route::Palette.href()>"Go to…"</a></div>
    };
    page("Keys", "", super::back(), content.into_any())
}
