//! The page's side of the worker: started when the first job comes, kept for the next, replaced after a crash. What jobs there are stands in
//! [`crate::jobs`]; the other end of the line is `crate::worker`.

use std::cell::RefCell;
use std::collections::BTreeMap;

use js_sys::{Function, Object, Promise, Reflect, Uint8Array};
use leptos::wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{MessageEvent, Worker};

use crate::jobs::{Answer, Job};

/// Why a job was not done, as a sentence for the person. Nothing was changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WorkerError(pub String);

impl std::fmt::Display for WorkerError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

const NOT_STARTED: &str =
    "The part of Onward that reads files could not be loaded. Nothing was changed. Reload the page while you are online, then try again.";
const CRASHED: &str =
    "Reading this stopped in the middle, by a mistake of Onward's. Nothing was changed. You can go on with everything else.";
const STOPPED: &str = "Stopped. Nothing was changed.";

/// A worker and who waits for it.
#[derive(Default)]
struct Line {
    worker: Option<Worker>,
    /// Messages that came before it listened.
    early: Option<Vec<JsValue>>,
    next: u32,
    waiting: BTreeMap<u32, (Function, Function)>,
}

thread_local! {
    static LINE: RefCell<Line> = RefCell::default();
}

/// Has a job done beside the page. `bytes` is the file that comes with it.
///
/// # Errors
/// A sentence: the worker could not start, crashed or was stopped.
pub async fn run(job: &Job, bytes: Option<&Uint8Array>) -> Result<Answer, WorkerError> {
    let error = |text: &str| WorkerError(text.to_owned());
    let job = serde_json::to_string(job).map_err(|_| error(CRASHED))?;
    let mut id = 0;
    let promise = Promise::new(&mut |resolve, reject| {
        LINE.with_borrow_mut(|line| {
            line.next += 1;
            id = line.next;
            line.waiting.insert(id, (resolve, reject));
        });
    });
    let message = Object::new();
    set(&message, "id", &id.into());
    set(&message, "job", &job.into());
    if let Some(bytes) = bytes {
        set(&message, "bytes", bytes);
    }
    send(message.into());
    match JsFuture::from(promise).await {
        Ok(answer) => answer.as_string().and_then(|text| serde_json::from_str(&text).ok()).ok_or_else(|| error(CRASHED)),
        Err(why) => Err(WorkerError(why.as_string().unwrap_or_else(|| CRASHED.to_owned()))),
    }
}

/// Stops whatever is being done; who waits for it hears so.
pub fn stop() {
    end(STOPPED);
}

fn set(object: &Object, name: &str, value: &JsValue) {
    // A plain object takes every property.
    drop(Reflect::set(object, &name.into(), value));
}

/// Sends a message, or keeps it until the worker listens.
fn send(message: JsValue) {
    let started = LINE.with_borrow_mut(|line| {
        if line.worker.is_none() {
            line.worker = Some(start()?);
            line.early = Some(Vec::new());
        }
        match (&mut line.early, &line.worker) {
            (Some(early), _) => early.push(message),
            (None, Some(worker)) => worker.post_message(&message)?,
            (None, None) => {}
        }
        Ok::<(), JsValue>(())
    });
    if started.is_err() {
        end(NOT_STARTED);
    }
}

fn start() -> Result<Worker, JsValue> {
    // Relative to the page: works under any path.
    let worker = Worker::new("worker-start.js")?;
    let heard = Closure::<dyn Fn(MessageEvent)>::new(|event: MessageEvent| hear(&event.data()));
    worker.set_onmessage(Some(heard.as_ref().unchecked_ref()));
    heard.forget();
    let broke = Closure::<dyn Fn(web_sys::Event)>::new(|event: web_sys::Event| {
        // Told here in a sentence; the page itself goes on.
        event.prevent_default();
        let early = LINE.with_borrow(|line| line.early.is_some());
        end(if early { NOT_STARTED } else { CRASHED });
    });
    worker.set_onerror(Some(broke.as_ref().unchecked_ref()));
    broke.forget();
    Ok(worker)
}

fn hear(message: &JsValue) {
    let part = |name: &str| Reflect::get(message, &name.into()).unwrap_or(JsValue::UNDEFINED);
    if part("failed").is_string() {
        return end(NOT_STARTED);
    }
    if part("ready").is_truthy() {
        let sent = LINE.with_borrow_mut(|line| {
            let early = line.early.take().unwrap_or_default();
            line.worker.as_ref().is_none_or(|worker| early.iter().all(|message| worker.post_message(message).is_ok()))
        });
        if !sent {
            end(CRASHED);
        }
        return;
    }
    let id = part("id").as_f64().unwrap_or_default() as u32;
    let waiting = LINE.with_borrow_mut(|line| line.waiting.remove(&id));
    if let Some((resolve, _)) = waiting {
        drop(resolve.call1(&JsValue::UNDEFINED, &part("answer")));
    }
}

/// Lets the worker go and tells everyone who waits why. The next job starts a fresh one.
fn end(why: &str) {
    let waiting = LINE.with_borrow_mut(|line| {
        if let Some(worker) = line.worker.take() {
            worker.set_onmessage(None);
            worker.terminate();
        }
        line.early = None;
        std::mem::take(&mut line.waiting)
    });
    for (_, reject) in waiting.into_values() {
        drop(reject.call1(&JsValue::UNDEFINED, &why.into()));
    }
}
