//! Erasing everything. What cannot be undone asks twice, and offers a backup first.

use crate::runtime;
use leptos::prelude::*;

use crate::components::form::{Input, TextField};
use crate::exporting::save_backup;
use crate::session::notice::Toast;
use crate::session::session;

/// The word to type.
const WORD: &str = "erase";

/// A button for what cannot be undone: the first press only shows the second one.
pub(super) fn twice(first: &'static str, second: &'static str, run: impl Fn() + Copy + Send + Sync + 'static) -> AnyView {
    let armed = RwSignal::new(false);
    view! {
        {move || if armed.get() {
            view! {
                <button class="btn warm" type="button" on:click=move |_| { armed.set(false); run(); }>{second}</button>
                <button class="btn quiet" type="button" on:click=move |_| armed.set(false)>"Cancel"</button>
            }.into_any()
        } else {
            view! { <button class="btn" type="button" on:click=move |_| armed.set(true)>{first}</button> }.into_any()
        }}
    }
    .into_any()
}

/// The section.
pub(super) fn section(looked: RwSignal<u32>) -> AnyView {
    let session = session();
    let typed = RwSignal::new(String::new());
    let sure = move || typed.with(|typed| typed.trim().eq_ignore_ascii_case(WORD));
    let erase = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if !typed.with_untracked(|typed| typed.trim().eq_ignore_ascii_case(WORD)) {
            return;
        }
        runtime::spawn(async move {
            match session.handle().erase().await {
                Ok(()) => {
                    session.begin_anew();
                    let _ = typed.try_set(String::new());
                    session.show_toast(Toast::plain("Everything has been erased. Onward is as it was on the first day."));
                }
                Err(error) => session
                    .show_toast(Toast::refused(format!("{error} Some of it may still be stored. Use the browser's “clear site data”."))),
            }
            let _ = looked.try_update(|looked| *looked += 1);
        });
    };
    view! {
        <section class="section">
            <h2>"Erase everything"</h2>
            <details>
                <summary>"Delete all that Onward stores in this browser"</summary>
                <div class="stack">
                    <p>"Applications, budget, reflections, settings: all of it, at once. Undo cannot bring it back; only a backup can."</p>
                    <div class="bar"><button class="btn" type="button" on:click=move |_| save_backup()>"Save a backup first"</button></div>
                    <form class="stack tight" on:submit=erase>
                        // The one text that is not kept: it must be typed on purpose each time.
                        {TextField::new("erase-word", format!("Type {WORD} to continue"), Input::Line).value(typed)}
                        <div class="bar"><button class="btn warm" type="submit" disabled=move || !sure()>"Erase everything permanently"</button></div>
                    </form>
                </div>
            </details>
        </section>
    }
    .into_any()
}
