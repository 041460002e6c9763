//! The page's side of the workers: each is started when its first job comes, kept for the next, replaced after a crash. A job on a file may take
//! [`PATIENCE`] and as much memory as the program was linked with (`build.rs`); then its worker is ended, and the person reads why. What jobs
//! there are is in [`crate::jobs`]; the other end is `crate::worker`.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::time::Duration;

use js_sys::{Function, Object, Promise, Reflect, Uint8Array};
use leptos::wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{MessageEvent, Worker};

use crate::jobs::encryption::EncryptionJob;
use crate::jobs::spreadsheet::{SpreadsheetAnswer, SpreadsheetJob};
use crate::jobs::{Answer, Job};
use crate::runtime;
use domain::odds::{self, OddsResult};

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
const GAVE_UP: &str = "Reading this file needs more memory than a page should take, or it is damaged in a way Onward does not know. Nothing was changed. \
Open it in a spreadsheet program, save the table as CSV, then choose that file.";
const TOO_LONG: &str =
    "Reading this file took longer than 20 seconds and was stopped. Nothing was changed. Divide it, or leave out what you do not need.";
const STOPPED: &str = "Stopped. Nothing was changed.";

/// A worker and who waits for it.
#[derive(Default)]
struct Line {
    worker: Option<Worker>,
    /// Messages that came before it listened.
    early: Option<Vec<JsValue>>,
    next: u32,
    waiting: BTreeMap<u32, (Function, Function)>,
    prepared: Option<Prepared>,
}

/// A job that is done before it is asked for.
struct Prepared {
    job: String,
    bytes: Uint8Array,
    answer: Promise,
}

impl Line {
    /// Has a worker started, unless one runs.
    fn listening(&mut self, program: Program) -> Result<(), JsValue> {
        if self.worker.is_none() {
            self.worker = Some(start(program)?);
            self.early = Some(Vec::new());
        }
        Ok(())
    }
}

/// How long a job on a file may take once its worker listens.
const PATIENCE: Duration = Duration::from_secs(20);

/// A program that runs in a worker of its own.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Program {
    /// Text files.
    Worker,
    /// Packed files.
    Spreadsheet,
    /// Encrypted backups.
    Encryption,
    /// The odds.
    Odds,
}

impl Program {
    const ALL: [Self; 4] = [Self::Worker, Self::Spreadsheet, Self::Encryption, Self::Odds];

    /// What starts it, relative to the page: works under any path.
    fn script(self) -> &'static str {
        match self {
            Self::Worker => "worker-start.js",
            Self::Spreadsheet => "spreadsheet-start.js",
            Self::Encryption => "encryption-start.js",
            Self::Odds => "odds-start.js",
        }
    }

    fn crashed(self) -> &'static str {
        match self {
            Self::Worker | Self::Encryption | Self::Odds => CRASHED,
            Self::Spreadsheet => GAVE_UP,
        }
    }

    fn with<T>(self, act: impl FnOnce(&mut Line) -> T) -> T {
        match self {
            Self::Worker => WORKER.with_borrow_mut(act),
            Self::Spreadsheet => SPREADSHEET.with_borrow_mut(act),
            Self::Encryption => ENCRYPTION.with_borrow_mut(act),
            Self::Odds => ODDS.with_borrow_mut(act),
        }
    }
}

thread_local! {
    static WORKER: RefCell<Line> = RefCell::default();
    static SPREADSHEET: RefCell<Line> = RefCell::default();
    static ENCRYPTION: RefCell<Line> = RefCell::default();
    static ODDS: RefCell<Line> = RefCell::default();
}

/// Has a job done beside the page. `bytes` is the file that comes with it.
///
/// # Errors
/// A sentence: the worker could not start, crashed, took too long or was stopped.
pub async fn run(job: &Job, bytes: Option<&Uint8Array>) -> Result<Answer, WorkerError> {
    let job = serde_json::to_string(job).ok();
    let prepared = Program::Worker.with(|line| line.prepared.take());
    let same =
        prepared.filter(|prepared| Some(&prepared.job) == job.as_ref() && bytes.is_some_and(|bytes| Object::is(bytes, &prepared.bytes)));
    let answer = match same {
        Some(prepared) => come(prepared.answer).await?,
        None => ask(Program::Worker, job, bytes).await?,
    };
    answer.as_string().and_then(|text| serde_json::from_str(&text).ok()).ok_or_else(|| WorkerError(CRASHED.to_owned()))
}

/// Reads the sheets of a packed file.
///
/// # Errors
/// As [`run`]; also the sentence why the file cannot be read.
pub async fn open_spreadsheet(bytes: &Uint8Array) -> Result<exchange::spreadsheet::Workbook, WorkerError> {
    let answer = ask(Program::Spreadsheet, serde_json::to_string(&SpreadsheetJob::Open).ok(), Some(bytes)).await?;
    match answer.as_string().and_then(|text| serde_json::from_str(&text).ok()) {
        Some(SpreadsheetAnswer::Opened(workbook)) => Ok(workbook),
        Some(SpreadsheetAnswer::Refused(why)) => Err(WorkerError(why)),
        None => Err(WorkerError(GAVE_UP.to_owned())),
    }
}

/// Makes an .xlsx file of a table as [`exchange::out::csv`] writes it.
///
/// # Errors
/// As [`run`].
pub async fn write_spreadsheet(sheet: &str, csv: &str) -> Result<Uint8Array, WorkerError> {
    let job = SpreadsheetJob::Write { sheet: sheet.to_owned() };
    let answer = ask(Program::Spreadsheet, serde_json::to_string(&job).ok(), Some(&Uint8Array::from(csv.as_bytes()))).await?;
    answer.dyn_into().map_err(|_| WorkerError(CRASHED.to_owned()))
}

/// Encrypts or decrypts a file.
///
/// # Errors
/// As [`run`]; also the sentence why the file does not open.
pub async fn encryption(job: &EncryptionJob, file: &Uint8Array) -> Result<Uint8Array, WorkerError> {
    let answer = ask(Program::Encryption, serde_json::to_string(job).ok(), Some(file)).await?;
    answer.dyn_into().map_err(|answer| WorkerError(answer.as_string().unwrap_or_else(|| CRASHED.to_owned())))
}

/// Simulates the odds.
///
/// # Errors
/// As [`run`].
pub async fn odds(input: &odds::Input) -> Result<OddsResult, WorkerError> {
    let answer = ask(Program::Odds, serde_json::to_string(input).ok(), None).await?;
    answer.as_string().and_then(|text| serde_json::from_str(&text).ok()).ok_or_else(|| WorkerError(CRASHED.to_owned()))
}

/// Has the next job done before it is asked for: [`run`] with the same job and the same file has its answer. One at a time; any other job takes its place.
pub fn prepare(job: &Job, bytes: &Uint8Array) {
    let Ok(job) = serde_json::to_string(job) else { return };
    let answer = begin(Program::Worker, &job, Some(bytes));
    let heard = come(answer.clone());
    Program::Worker.with(|line| line.prepared = Some(Prepared { job, bytes: bytes.clone(), answer }));
    // Where it fails, nobody has asked for it yet; who does then asks anew.
    runtime::detached(async move { drop(heard.await) });
}

/// Lets go of what was prepared: nobody will ask for it.
pub fn forget_prepared() {
    Program::Worker.with(|line| line.prepared = None);
}

/// Sends a job to a program and waits for what it answers.
async fn ask(program: Program, job: Option<String>, bytes: Option<&Uint8Array>) -> Result<JsValue, WorkerError> {
    let Some(job) = job else { return Err(WorkerError(CRASHED.to_owned())) };
    come(begin(program, &job, bytes)).await
}

async fn come(answer: Promise) -> Result<JsValue, WorkerError> {
    JsFuture::from(answer).await.map_err(|why| WorkerError(why.as_string().unwrap_or_else(|| CRASHED.to_owned())))
}

/// Sends a job to a program.
fn begin(program: Program, job: &str, bytes: Option<&Uint8Array>) -> Promise {
    let mut id = 0;
    let promise = Promise::new(&mut |resolve, reject| {
        program.with(|line| {
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
        watch(program, id);
    }
    send(program, message.into());
    promise
}

/// Ends the program if the job is not done in time. While the program itself is still on its way, time does not count.
fn watch(program: Program, id: u32) {
    runtime::later(PATIENCE, move || {
        let (waits, early) = program.with(|line| (line.waiting.contains_key(&id), line.early.is_some()));
        match (waits, early) {
            (true, true) => watch(program, id),
            (true, false) => end(program, TOO_LONG),
            (false, _) => {}
        }
    });
}

/// Starts the program that reads files before the first one comes: choosing a file takes a person longer than that. Where it cannot start now, the first
/// job tries again and says so.
pub fn start_early() {
    drop(Program::Worker.with(|line| line.listening(Program::Worker)));
}

/// Stops whatever is being done; who waits for it hears so.
pub fn stop() {
    for program in Program::ALL {
        end(program, STOPPED);
    }
}

fn set(object: &Object, name: &str, value: &JsValue) {
    // A plain object takes every property.
    drop(Reflect::set(object, &name.into(), value));
}

/// Sends a message, or keeps it until the worker listens.
fn send(program: Program, message: JsValue) {
    let started = program.with(|line| {
        line.listening(program)?;
        match (&mut line.early, &line.worker) {
            (Some(early), _) => early.push(message),
            (None, Some(worker)) => worker.post_message(&message)?,
            (None, None) => {}
        }
        Ok::<(), JsValue>(())
    });
    if started.is_err() {
        end(program, NOT_STARTED);
    }
}

fn start(program: Program) -> Result<Worker, JsValue> {
    let worker = Worker::new(program.script())?;
    let heard = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| hear(program, &event.data()));
    worker.set_onmessage(Some(heard.as_ref().unchecked_ref()));
    heard.forget();
    let broke = Closure::<dyn Fn(web_sys::Event)>::new(move |event: web_sys::Event| {
        // Told here in a sentence; the page itself goes on.
        event.prevent_default();
        let early = program.with(|line| line.early.is_some());
        end(program, if early { NOT_STARTED } else { program.crashed() });
    });
    worker.set_onerror(Some(broke.as_ref().unchecked_ref()));
    broke.forget();
    Ok(worker)
}

fn hear(program: Program, message: &JsValue) {
    let part = |name: &str| Reflect::get(message, &name.into()).unwrap_or(JsValue::UNDEFINED);
    if part("failed").is_string() {
        return end(program, NOT_STARTED);
    }
    if part("ready").is_truthy() {
        let sent = program.with(|line| {
            let early = line.early.take().unwrap_or_default();
            line.worker.as_ref().is_none_or(|worker| early.iter().all(|message| worker.post_message(message).is_ok()))
        });
        if !sent {
            end(program, CRASHED);
        }
        return;
    }
    let id = part("id").as_f64().unwrap_or_default() as u32;
    let waiting = program.with(|line| line.waiting.remove(&id));
    if let Some((resolve, _)) = waiting {
        drop(resolve.call1(&JsValue::UNDEFINED, &part("answer")));
    }
}

/// Lets the worker go and tells everyone who waits why. The next job starts a fresh one.
fn end(program: Program, why: &str) {
    let waiting = program.with(|line| {
        if let Some(worker) = line.worker.take() {
            worker.set_onmessage(None);
            worker.terminate();
        }
        (line.early, line.prepared) = (None, None);
        std::mem::take(&mut line.waiting)
    });
    for (_, reject) in waiting.into_values() {
        drop(reject.call1(&JsValue::UNDEFINED, &why.into()));
    }
}
