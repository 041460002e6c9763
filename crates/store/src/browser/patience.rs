//! How long the browser is waited for. Some of its answers never come: a database that another program holds, a service worker that is being replaced.

use js_sys::{Array, Function, Promise};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

/// How long an answer is waited for, in milliseconds.
const PATIENCE: i32 = 4_000;

/// Calls it when the time is over.
pub(super) fn when_over(call: &Function) {
    if let Some(window) = web_sys::window() {
        let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(call, PATIENCE);
    }
}

/// Why a promise gave nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Failed {
    /// The browser has refused.
    Refused,
    /// It has not answered within the time.
    Silent,
}

/// What a promise gives within the time.
pub(super) async fn within(promise: &Promise) -> Result<JsValue, Failed> {
    let over = Promise::new(&mut |_, reject| when_over(&reject));
    // A timer calls without a reason; a browser that refuses gives one.
    let failed = |why: JsValue| if why.is_undefined() { Failed::Silent } else { Failed::Refused };
    JsFuture::from(Promise::race(&Array::of2(promise, &over))).await.map_err(failed)
}
