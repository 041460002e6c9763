//! Erasing everything. What cannot be undone asks twice, and offers a backup first.

use crate::runtime;
use leptos::prelude::*;

use crate::components::twice::twice;
use crate::exporting::save_backup;
use crate::session::notice::Toast;
use crate::session::session;
use store::browser::elsewhere::{self, Elsewhere, Part};

/// The section.
pub(super) fn section(looked: RwSignal<u32>) -> AnyView {
    let session = session();
    if session.is_sample() {
        return view! { <section class="section"><h2>"Erase everything"</h2><p class="sub">"This is sample data; it is gone when you close the tab. Leave it to erase your own entries."</p></section> }
            .into_any();
    }
    let erase = move || {
        // Detached: the button that was tapped is gone by then.
        runtime::detached(async move {
            // A browser that does not answer is waited for some seconds.
            session.show_toast(Toast::plain("Erasing …"));
            let stored = session.handle().erase().await;
            let left = elsewhere::erase().await;
            match stored {
                Ok(()) => {
                    session.begin_anew();
                    session.show_toast(if left.is_empty() {
                        Toast::plain("Everything has been erased. Onward is as it was on the first day.")
                    } else {
                        Toast::refused(format!(
                            "Everything you entered has been erased from the storage of this page. Not erased: {}. {CLEAR}",
                            words(&left)
                        ))
                    });
                }
                Err(error) => session.show_toast(Toast::refused(format!("{error} Some of it may still be stored. {CLEAR}"))),
            }
            let _ = looked.try_update(|looked| *looked += 1);
        });
    };
    view! {
        <section class="section">
            <h2>"Erase everything"</h2>
            <p class="sub">"Applications, budget, reflections, settings, drafts, and the copy of Onward that works without a network: all that Onward stores in this browser, at once. Undo cannot bring it back; only a backup can."</p>
            <div class="bar">
                <button class="btn" type="button" on:click=move |_| save_backup()>"Save a backup first"</button>
                {twice("Erase everything", "Erase everything permanently", erase)}
            </div>
        </section>
    }
    .into_any()
}

/// What to do where the page may not delete something.
const CLEAR: &str = "Close Onward in other tabs, or use the browser's “clear site data”.";

/// What is left, each by its name.
fn words(left: &Elsewhere) -> String {
    let mut all: Vec<String> = left.databases.iter().map(|name| format!("the database “{name}”")).collect();
    all.extend(left.caches.iter().map(|name| format!("the cache “{name}”")));
    all.extend(left.tab.iter().map(|name| format!("“{name}” in this tab")));
    all.extend(left.worker.then(|| "the service worker".to_owned()));
    all.extend(left.silent.iter().map(|part| format!("{} (the browser does not answer)", name(*part))));
    all.join(", ")
}

/// What the browser is asked about, in words.
pub(super) fn name(part: Part) -> &'static str {
    match part {
        Part::Databases => "the databases",
        Part::Caches => "the cache with Onward’s own files",
        Part::Worker => "the service worker",
    }
}
