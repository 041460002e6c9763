//! Installing the app: asked once something is saved, on Today, and never again after "Not now"; always there under More. Where the browser can install, one tap
//! does (`index.html` keeps the browser's offer); on iPhone and iPad it is done by hand, shown in pictures.

use leptos::prelude::*;
use leptos::wasm_bindgen::{JsCast, JsValue};

use crate::components::live;
use crate::dom;
use crate::route::Route;
use crate::session::session;

/// Where `index.html` keeps the browser's offer.
const OFFER: &str = "onwardInstall";

fn offer() -> Option<JsValue> {
    js_sys::Reflect::get(&dom::window(), &JsValue::from_str(OFFER)).ok().filter(JsValue::is_object)
}

/// Whether the page is open as an installed app.
fn is_installed() -> bool {
    dom::window().match_media("(display-mode: standalone)").ok().flatten().is_some_and(|query| query.matches())
        || added_by_hand() == Some(true)
}

/// What only Safari on iPhone and iPad says: whether the page was opened from the Home Screen.
fn added_by_hand() -> Option<bool> {
    js_sys::Reflect::get(&dom::window().navigator(), &JsValue::from_str("standalone")).ok().and_then(|value| value.as_bool())
}

/// Has the browser ask. An offer can be used once.
fn ask() {
    let Some(offer) = offer() else { return };
    let _ = js_sys::Reflect::set(&dom::window(), &JsValue::from_str(OFFER), &JsValue::NULL);
    let prompt =
        js_sys::Reflect::get(&offer, &JsValue::from_str("prompt")).ok().and_then(|prompt| prompt.dyn_into::<js_sys::Function>().ok());
    if let Some(prompt) = prompt {
        // A browser that refuses shows nothing; its own menu is still there.
        let _ = prompt.call0(&offer);
    }
}

/// On Today, once something is saved: the question, until it was answered.
pub fn card() -> AnyView {
    let session = session();
    let by_hand = added_by_hand() == Some(false);
    let asks = !session.is_sample() && !is_installed() && (by_hand || offer().is_some()) && !session.handle().refuses_install();
    let shown = RwSignal::new(asks);
    let answered = move || {
        session.handle().refuse_install();
        shown.set(false);
    };
    let install = move |_| {
        ask();
        answered();
    };
    live(move || {
        shown.get().then(|| {
            let yes = if by_hand {
                view! { <a class="btn small primary" href=Route::More.href() on:click=move |_| session.handle().refuse_install()>"Show how"</a> }.into_any()
            } else {
                view! { <button class="btn small primary" type="button" on:click=install>"Install"</button> }.into_any()
            };
            view! {
                <section class="card stack tight" aria-label="Install Onward">
                    <p><strong>"Keep Onward on this device?"</strong>" It then opens like an app, also without a network."</p>
                    <div class="bar">{yes}<button class="btn small quiet" type="button" on:click=move |_| answered()>"Not now"</button></div>
                </section>
            }
        })
    })
}

/// Under More: the button where the browser can install, and the way by hand.
pub fn section() -> AnyView {
    if is_installed() {
        return ().into_any();
    }
    let can = RwSignal::new(offer().is_some());
    let install = move |_| {
        ask();
        can.set(false);
    };
    let button = live(move || {
        can.get()
            .then(|| view! { <div class="bar"><button class="btn primary" type="button" on:click=install>"Install Onward"</button></div> })
    });
    view! {
        <section class="section">
            <h2>"Install"</h2>
            <p class="sub">"Installed, Onward opens from the home screen and works without a network. On Android and on computers, “Install app” in the browser’s menu does the same."</p>
            {button}
            <details open=added_by_hand() == Some(false)>
                <summary>"On iPhone and iPad"</summary>
                <div class="stack">
                    {pictures()}
                    <p class="sub">"The app on the Home Screen starts empty. Take your entries along: "<a href=Route::HandOver.href()>"hand over first"</a>"."</p>
                </div>
            </details>
        </section>
    }
    .into_any()
}

/// The way by hand, step by step, as Safari draws it.
pub fn pictures() -> AnyView {
    let step = |number: &'static str, words: &'static str, drawing: AnyView| {
        view! {
            <li class="bar">
                <svg class="install-step" viewBox="0 0 96 64" width="96" height="64" aria-hidden="true" fill="none" stroke="currentColor" stroke-width="1.6" stroke-linecap="round" stroke-linejoin="round">{drawing}</svg>
                <span class="grow">{number}". "{words}</span>
            </li>
        }
    };
    // Safari's bar with its share button; the line of the menu; the screen with the app.
    let share = view! { <rect x="1" y="1" width="94" height="62" rx="8"></rect><path d="M1 44h94M41 27h-4v13h22V27h-4M48 34V16M43 21l5-5 5 5"></path> }.into_any();
    let add = view! { <rect x="1" y="12" width="94" height="40" rx="8"></rect><path d="M10 26h40M10 36h26"></path><rect x="68" y="22" width="18" height="18" rx="4"></rect><path d="M77 27v8M73 31h8"></path> }.into_any();
    let done = view! { <rect x="1" y="1" width="94" height="62" rx="8"></rect><path d="M10 14h26"></path><rect x="66" y="8" width="22" height="14" rx="7"></rect><path d="M72 15h10"></path><rect x="10" y="28" width="26" height="26" rx="6"></rect><path d="M16 46a7 7 0 0 1 14 0M13 46h20"></path> }.into_any();
    view! {
        <ol class="stack tight">
            {step("1", "Open this page in Safari and tap Share.", share)}
            {step("2", "Choose “Add to Home Screen”.", add)}
            {step("3", "Tap Add. Onward is on your Home Screen.", done)}
        </ol>
    }
    .into_any()
}
