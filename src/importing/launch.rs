//! Files that the system opens with Onward (the manifest's `file_handlers`): the browser hands them over where it knows how.

use js_sys::{Array, Function, Promise, Reflect};
use leptos::wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::JsFuture;
use web_sys::File;

use super::choose;
use super::state::ImportState;
use crate::{dom, runtime};

/// Takes the file the app was opened with, and those it is opened with while the screen is shown.
pub(super) fn listen(import: ImportState) {
    let queue = Reflect::get(&dom::window(), &"launchQueue".into()).unwrap_or_default();
    let Some(set) = method(&queue, "setConsumer") else { return };
    let consumer = Closure::<dyn Fn(JsValue)>::new(move |launch: JsValue| {
        runtime::detached(async move {
            if let Some(file) = first_file(&launch).await {
                choose::take(import, file);
            }
        });
    });
    drop(set.call1(&queue, consumer.as_ref()));
    consumer.forget();
}

/// The first of the files that came; Onward reads one at a time.
async fn first_file(launch: &JsValue) -> Option<File> {
    let files: Array = Reflect::get(launch, &"files".into()).ok()?.dyn_into().ok()?;
    let handle = files.get(0);
    let file: Promise = method(&handle, "getFile")?.call0(&handle).ok()?.dyn_into().ok()?;
    JsFuture::from(file).await.ok()?.dyn_into().ok()
}

fn method(of: &JsValue, name: &str) -> Option<Function> {
    Reflect::get(of, &name.into()).ok()?.dyn_into().ok()
}
