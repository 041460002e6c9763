//! Saves a backup: whole or without what is private, open or behind a passphrase, as a download or through the share sheet.

use js_sys::{Array, Function, Object, Promise, Reflect, Uint8Array};
use leptos::prelude::*;
use leptos::wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{File, FilePropertyBag};

use super::file_name::file_name;
use crate::jobs::encryption::EncryptionJob;
use crate::session::notice::{Notice, Toast};
use crate::session::session;
use crate::{dom, format, runtime, worker_client};
use exchange::backup::LeftOut;

/// How a backup is saved.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct BackupOptions {
    /// What is left out.
    pub without: Vec<LeftOut>,
    /// What it is encrypted with.
    pub passphrase: Option<String>,
    /// Through the share sheet.
    pub share: bool,
}

/// Saves everything as a backup and notes the day.
pub fn save_backup() {
    save_backup_as(BackupOptions::default());
}

/// Saves a backup and notes the day, where it is complete.
pub fn save_backup_as(options: BackupOptions) {
    runtime::detached(async move {
        let session = session();
        match write(&options).await {
            Ok(Some(name)) => session.show_toast(Toast::plain(name)),
            Ok(None) => {}
            Err(why) => session.show_toast(Toast::refused(why)),
        }
    });
}

/// The sentence for the person; `None` where they closed the share sheet.
async fn write(options: &BackupOptions) -> Result<Option<String>, String> {
    let session = session();
    let today = session.today.get_untracked();
    let backup = session.handle().export(today, &options.without).await;
    let backup = backup.map_err(|error| format!("{error} No backup was saved, and nothing was changed. Reload the page and try again."))?;
    let mut bytes = Uint8Array::from(backup.write().as_bytes());
    let (mut name, mut mime) = (file_name("backup.json"), "application/json");
    if let Some(passphrase) = &options.passphrase {
        let job = EncryptionJob::Lock { passphrase: passphrase.clone() };
        bytes = worker_client::encryption(&job, &bytes).await.map_err(|error| format!("{error} No backup was saved."))?;
        (name, mime) = (file_name("backup.json.age"), "application/octet-stream");
    }
    if options.share {
        if !share(&name, mime, &bytes).await? {
            return Ok(None);
        }
    } else {
        dom::save_bytes(&name, mime, &bytes);
    }
    if options.without.is_empty() {
        session.notices.update(|all| all.retain(|notice| !matches!(notice, Notice::Backup(_))));
        if session.peek(|model| model.preferences().backed_up != Some(today)) {
            drop(session.set("Backup noted", |settings| settings.backed_up = Some(today)));
        }
    }
    let size = format::decimal((f64::from(bytes.length()) / 1000.0).ceil(), 0);
    let end = if options.passphrase.is_some() {
        "Without its passphrase nobody can open it, Onward included."
    } else {
        "Keep it somewhere else than this device."
    };
    Ok(Some(format!("{name} saved, {size} kB. {end}")))
}

fn method(of: &JsValue, name: &str) -> Option<Function> {
    Reflect::get(of, &name.into()).ok()?.dyn_into().ok()
}

/// What the share sheet takes.
fn shared(name: &str, mime: &str, bytes: &Uint8Array) -> Option<Object> {
    let options = FilePropertyBag::new();
    options.set_type(mime);
    let file = File::new_with_u8_array_sequence_and_options(&Array::of1(bytes), name, &options).ok()?;
    let data = Object::new();
    Reflect::set(&data, &"files".into(), &Array::of1(&file)).ok()?;
    Some(data)
}

/// Whether this browser has a share sheet that takes files.
pub fn can_share() -> bool {
    let navigator = dom::window().navigator();
    let data = shared("backup.json", "application/json", &Uint8Array::new_with_length(1));
    let (Some(can), Some(data)) = (method(&navigator, "canShare"), data) else { return false };
    can.call1(&navigator, &data).is_ok_and(|answer| answer.is_truthy())
}

/// Opens the share sheet; false where the person closed it.
async fn share(name: &str, mime: &str, bytes: &Uint8Array) -> Result<bool, String> {
    let refused = || "The share sheet did not take the file. No backup was saved; use “Save a backup” instead.".to_owned();
    let navigator = dom::window().navigator();
    let (Some(open), Some(data)) = (method(&navigator, "share"), shared(name, mime, bytes)) else { return Err(refused()) };
    let promise: Promise = open.call1(&navigator, &data).ok().and_then(|answer| answer.dyn_into().ok()).ok_or_else(refused)?;
    match JsFuture::from(promise).await {
        Ok(_) => Ok(true),
        Err(why) if Reflect::get(&why, &"name".into()).is_ok_and(|name| name.as_string().as_deref() == Some("AbortError")) => Ok(false),
        Err(_) => Err(refused()),
    }
}
