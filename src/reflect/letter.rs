//! What every letter has: the person's name to sign with, and the ways to send it by their own means. Onward sends nothing itself.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::wasm_bindgen::{JsCast, JsValue};

use super::fields::line;
use super::rows::button;
use crate::components::form::Binding;
use crate::components::icon::{Icon, icon_small};
use crate::dom;
use crate::runtime;
use crate::session::notice::Toast;
use crate::session::{session, settings_change};
use domain::feedback::letter::Letter;
use domain::feedback::mailto::mailto;
use domain::model::settings_id;
use domain::record::Kind;

/// Asks for the name to sign with, until there is one; it is typed once for all letters.
pub fn own_name() -> Option<AnyView> {
    let unknown = session().peek(|model| model.preferences().own_name.trim().is_empty());
    unknown.then(|| {
        let name = Binding {
            kind: Kind::Settings,
            id: settings_id(),
            get: Arc::new(|model| Some(model.preferences().own_name)),
            set: Arc::new(|model, text| {
                Ok(Some(settings_change(model, "Name saved", |settings| text.trim().clone_into(&mut settings.own_name))))
            }),
            read_back: Arc::new(|_, text| Some(text.trim().to_owned())),
            whole: true,
        };
        line("letter-own-name", "Your name, to sign with", name)
    })
}

/// Mail, copy, and the share sheet where there is one. `letter` gives the address and the letter as they are at that moment.
pub fn send_bar(letter: impl Fn() -> (String, Letter) + Copy + 'static) -> AnyView {
    let mail = move |event: leptos::ev::MouseEvent| {
        event.prevent_default();
        let (to, letter) = letter();
        drop(dom::window().location().set_href(&mailto(&to, &letter.subject, &letter.text)));
    };
    let copy = move || {
        let (_, letter) = letter();
        dom::copy(&letter.text);
        session().show_toast(Toast::plain("Copied"));
    };
    let share = can_share().then(
        || view! { <button class="btn" type="button" on:click=move |_| share(&letter().1)>{icon_small(Icon::Share)}"Share"</button> },
    );
    view! {
        <div class="bar">
            <a class="btn primary" href="mailto:" on:click=mail>{icon_small(Icon::Mail)}"Open in email"</a>
            {button("btn", "Copy", copy)}
            {share}
        </div>
    }
    .into_any()
}

/// Whether the browser has a share sheet.
fn can_share() -> bool {
    js_sys::Reflect::has(&dom::window().navigator(), &JsValue::from_str("share")).unwrap_or(false)
}

fn share(letter: &Letter) {
    let navigator = dom::window().navigator();
    let Some(call) = js_sys::Reflect::get(&navigator, &JsValue::from_str("share")).ok().and_then(|f| f.dyn_into::<js_sys::Function>().ok())
    else {
        return;
    };
    let data = js_sys::Object::new();
    for (key, value) in [("title", &letter.subject), ("text", &letter.text)] {
        drop(js_sys::Reflect::set(&data, &JsValue::from_str(key), &JsValue::from_str(value)));
    }
    // Closing the share sheet is no error worth a word.
    if let Some(promise) = call.call1(&navigator, &data).ok().and_then(|p| p.dyn_into::<js_sys::Promise>().ok()) {
        runtime::spawn(async move { drop(wasm_bindgen_futures::JsFuture::from(promise).await) });
    }
}
