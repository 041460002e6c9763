//! What the browser guarantees about what is stored, in plain words, and what can be done about it.

use crate::runtime;
use js_sys::Reflect;
use leptos::prelude::*;

use crate::dom;
use crate::route::Route;
use crate::session::notice::Toast;
use crate::session::session;
use store::browser::{persist, persisted};

/// Whether this is Safari, or another browser on its engine, by what only it has.
fn is_webkit() -> bool {
    Reflect::has(&dom::window(), &"GestureEvent".into()).unwrap_or(false)
}

/// Whether it runs as an installed app.
fn is_installed() -> bool {
    dom::window().match_media("(display-mode: standalone)").ok().flatten().is_some_and(|query| query.matches())
}

/// The section.
pub(super) fn section() -> AnyView {
    let session = session();
    let lasting = session.handle().is_persistent();
    // Outside: not asked yet; inside: the browser does not know the question.
    let promise = RwSignal::new(None::<Option<bool>>);
    runtime::spawn(async move {
        let answer = persisted().await;
        let _ = promise.try_set(Some(answer));
    });
    let ask = move |_| {
        runtime::spawn(async move {
            let agreed = persist().await;
            let _ = promise.try_set(Some(Some(agreed)));
            session.show_toast(Toast::plain(if agreed {
                "The browser has agreed to keep it"
            } else {
                "The browser did not agree. It often does once the app is installed or used more; a backup is the safe way."
            }));
        });
    };
    let words = move || {
        match promise.get() {
        _ if session.is_sample() => view! { <p>"This is sample data. It is in this tab only, and gone when you close it. Your own entries are where they were."</p> }.into_any(),
        _ if !lasting => view! { <p>"This browser stores nothing for this page: it is a private window, or storage is blocked. Everything is lost when you close it. Save a backup before you do."</p> }.into_any(),
        None => view! { <p class="sub">"Asking the browser …"</p> }.into_any(),
        Some(Some(true)) => view! { <p>"The browser keeps it even when the device runs short of space. Only you can delete it: here, or with the browser's “clear site data”."</p> }.into_any(),
        Some(Some(false)) => view! {
            <p>"The browser may delete it when the device runs short of space. It can be asked to keep it."</p>
            <div class="bar"><button class="btn" type="button" on:click=ask>"Ask the browser to keep it"</button></div>
        }
        .into_any(),
        Some(None) => view! { <p>"This browser does not say whether it keeps what is stored. Save a backup from time to time."</p> }.into_any(),
    }
    };
    let safari = (is_webkit() && !is_installed()).then(|| {
        view! {
            <p>"Safari deletes what a page stored once you have used Safari on seven days without opening the page. Apps on the Home Screen are not affected. The app on the Home Screen starts empty, so take your entries along: "<a href=Route::HandOver.href()>"hand over first, then add it"</a>"."</p>
        }
    });
    view! { <section class="section"><h2>"How safe your data is"</h2><div class="stack tight" role="status">{words}</div>{safari}</section> }
        .into_any()
}
