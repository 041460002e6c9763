//! The worker's side of a job: JSON text and a file's bytes in by `postMessage`, JSON text out. What the job does stands in [`crate::jobs`].
//!
//! Messages in are `{id, job, bytes}`; messages out are `{ready: true}` once, then `{id, answer}`. A job that cannot be read is answered with
//! no `answer`; a crash stops the worker, and the browser tells the page. The page's side is `worker_client`.

use js_sys::{Object, Reflect, Uint8Array};
use wasm_bindgen::prelude::*;
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent, TextDecoder, TextDecoderOptions};

use crate::jobs;
use crate::jobs::encryption::{self, EncryptionJob};
use crate::jobs::spreadsheet::{self, SpreadsheetJob};
use domain::odds;
use exchange::table::TextDecoding;

/// Waits for jobs, as long as the page lets the worker live. The words of job lists have come beside the program (`public/worker-start.js`).
pub fn serve() {
    let words = Reflect::get(&js_sys::global(), &"words".into()).ok().and_then(|words| words.as_string());
    exchange::languages::bring(words.unwrap_or_default());
    let answer = |job: &str, bytes: &[u8]| {
        let job = serde_json::from_str::<jobs::Job>(job).ok()?;
        serde_json::to_string(&jobs::run_with(job, bytes, &BrowserTables).for_page()).ok().map(|text| JsValue::from_str(&text))
    };
    listen(answer);
    // The first file would wait for the words to be gathered and for the browser to compile what it calls first: that is done while the person looks for it.
    for file in jobs::FIRST_FILES {
        drop(answer(jobs::FIRST_JOB, file));
    }
}

/// The same for the program that reads and writes spreadsheets.
pub fn serve_spreadsheets() {
    listen(|job, bytes| match serde_json::from_str(job).ok()? {
        SpreadsheetJob::Open => serde_json::to_string(&spreadsheet::open(bytes)).ok().map(|text| JsValue::from_str(&text)),
        SpreadsheetJob::Write { sheet } => Some(Uint8Array::from(spreadsheet::write(&sheet, bytes).as_slice()).into()),
    });
}

/// The same for the program that encrypts: bytes where it was done, else a sentence.
pub fn serve_encryption() {
    let bytes = |bytes: Vec<u8>| JsValue::from(Uint8Array::from(bytes.as_slice()));
    listen(move |job, file| match serde_json::from_str(job).ok()? {
        EncryptionJob::Lock { passphrase } => encryption::lock(&passphrase, file).map(bytes),
        EncryptionJob::Unlock { passphrase } => {
            Some(encryption::unlock(&passphrase, file).map_or_else(|why| JsValue::from_str(&why.to_string()), bytes))
        }
    });
}

/// The same for the program that simulates the odds. A job is what they are made from.
pub fn serve_odds() {
    listen(|job, _| serde_json::to_string(&odds::simulate(&serde_json::from_str(job).ok()?)).ok().map(|text| JsValue::from_str(&text)));
}

/// Answers each message by `answer`, which gets the job's text and the file's bytes.
fn listen(answer: impl Fn(&str, &[u8]) -> Option<JsValue> + 'static) {
    let Ok(scope) = js_sys::global().dyn_into::<DedicatedWorkerGlobalScope>() else { return };
    let answering = scope.clone();
    let heard = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
        let message = event.data();
        let part = |name: &str| Reflect::get(&message, &name.into()).unwrap_or(JsValue::UNDEFINED);
        let bytes = part("bytes").dyn_into::<Uint8Array>().map(|bytes| bytes.to_vec()).unwrap_or_default();
        let answer = part("job").as_string().and_then(|job| answer(&job, &bytes)).unwrap_or(JsValue::UNDEFINED);
        say(&answering, &[("id", part("id")), ("answer", answer)]);
    });
    scope.set_onmessage(Some(heard.as_ref().unchecked_ref()));
    heard.forget();
    say(&scope, &[("ready", JsValue::TRUE)]);
}

fn say(scope: &DedicatedWorkerGlobalScope, parts: &[(&str, JsValue)]) {
    let message = Object::new();
    for (name, value) in parts {
        // A plain object takes every property.
        let _ = Reflect::set(&message, &(*name).into(), value);
    }
    let _ = scope.post_message(&message);
}

/// The browser's own tables.
struct BrowserTables;

impl TextDecoding for BrowserTables {
    fn decode(&self, label: &str, bytes: &[u8], fatal: bool) -> Option<String> {
        let options = TextDecoderOptions::new();
        options.set_fatal(fatal);
        TextDecoder::new_with_label_and_options(label, &options).ok()?.decode_with_u8_array(bytes).ok()
    }
}
