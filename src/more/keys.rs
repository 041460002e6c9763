//! The keys, written from the list that the shell acts on.

use leptos::prelude::*;

use crate::keys::KEYS;
use crate::page::page;
use crate::route::Route;

/// The screen.
pub fn screen() -> AnyView {
    let rows = KEYS.iter().map(|(key, what)| view! { <tr><th scope="row"><kbd>{*key}</kbd></th><td>{*what}</td></tr> }).collect_view();
    let content = view! {
        <p class="sub">"Single letters work while no field has the focus. On a Mac, Ctrl is Cmd."</p>
        <table><tbody>{rows}</tbody></table>
        <div class="bar"><a class="btn" href=Route::Palette.href()>"Go to…"</a></div>
    };
    page("Keys", "", super::back(), content.into_any())
}
