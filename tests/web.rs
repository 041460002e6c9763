//! The store in a real browser: localStorage as it is, full, blocked, and shared with another window.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::cell::RefCell;
use std::rc::Rc;

use chrono::NaiveDate;
use domain::application::{Application, Event, EventKind};
use domain::change::{Change, Edit};
use domain::currency::Currency;
use domain::id::Id;
use domain::record::Kind;
use exchange::backup::Backup;
use gloo_storage::{LocalStorage, Storage};
use js_sys::{Array, Function, Promise};
use onward::format;
use store::browser::{self, StoreHandle, elsewhere, with_lock};
use store::external_change::ExternalChange;
use store::keys;
use store::rollback_log::Recovery;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, future_to_promise};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

fn id(text: &str) -> Id {
    Id::new(text)
}

fn day(day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, day).unwrap()
}

fn application(company: &str) -> Application {
    let mut application = Application { company: company.to_owned(), notes: "Zoë's 日本 note".to_owned(), ..Application::default() };
    application.timeline.insert(id("e1"), Event::on(EventKind::Applied, day(3)));
    application
}

fn add(name: &str) -> Change {
    Change::one("Added", Edit::add(id(name), application(name)))
}

fn key(name: &str) -> String {
    keys::record(Kind::Application, &id(name))
}

/// An empty localStorage, opened.
async fn fresh() -> StoreHandle {
    LocalStorage::raw().clear().unwrap();
    let (handle, loaded) = StoreHandle::open().await.unwrap();
    assert!(handle.is_persistent());
    assert_eq!(loaded.model.all().len(), 0);
    handle
}

fn run(body: &str) -> JsValue {
    Function::new_no_args(body).call0(&JsValue::UNDEFINED).unwrap()
}

async fn wait(ms: u32) {
    let promise = run(&format!("return new Promise(done => setTimeout(done, {ms}))"));
    JsFuture::from(promise.unchecked_into::<Promise>()).await.unwrap();
}

#[wasm_bindgen_test]
async fn a_record_goes_round() {
    let handle = fresh().await;
    let done = handle.commit(&add("a")).unwrap();
    let (again, loaded) = StoreHandle::open().await.unwrap();
    assert_eq!(loaded.model.applications.get(&id("a")).unwrap().as_ref(), &application("a"));
    assert!(again.usage().unwrap().used > 0);
    again.commit(&done.inverse).unwrap();
    assert_eq!(LocalStorage::raw().get_item(&key("a")).unwrap(), None);
    assert_eq!(handle.reload().await.unwrap().model.all().len(), 0);
}

#[wasm_bindgen_test]
async fn what_cannot_be_read_is_found_after_the_start() {
    let handle = fresh().await;
    handle.commit(&add("a")).unwrap();
    handle.commit(&add("b")).unwrap();
    let raw = LocalStorage::raw();
    let text = raw.get_item(&key("a")).unwrap().unwrap().replace("\"data\":{", "\"data\":{\"company\":7,");
    raw.set_item(&key("a"), &text).unwrap();
    let (handle, mut loaded) = StoreHandle::open().await.unwrap();
    assert_eq!((loaded.notices().len(), loaded.model.applications.iter().count()), (0, 1), "not shown, not told yet");
    let found = handle.verify(loaded.model.clone()).await.unwrap();
    assert_eq!((found.notices().len(), found.records.len()), (1, 1));
    loaded.apply(found);
    assert_eq!(loaded.model.applications.len(), 1);
    assert_eq!(handle.quarantined().unwrap(), [(key("a"), text)]);
    raw.clear().unwrap();
}

#[wasm_bindgen_test]
async fn a_backup_goes_round() {
    let handle = fresh().await;
    handle.commit(&add("a")).unwrap();
    let file = handle.export(day(22), &[]).await.unwrap().write();
    let handle = fresh().await;
    let backup = Backup::parse(&file).unwrap();
    assert_eq!(handle.preview(&backup).unwrap().added, 1);
    handle.restore(&backup).await.unwrap();
    assert_eq!(handle.reload().await.unwrap().model.applications.get(&id("a")).unwrap().as_ref(), &application("a"));
    assert_eq!(handle.undo_restore().await.unwrap().unwrap().records.len(), 1);
    assert_eq!(handle.reload().await.unwrap().model.all().len(), 0);
}

#[wasm_bindgen_test]
async fn a_full_storage_refuses_and_keeps() {
    let handle = fresh().await;
    handle.commit(&add("a")).unwrap();
    let raw = LocalStorage::raw();
    // Another app on the same origin takes all there is, to the last character.
    let (mut text, mut nth) = ("x".repeat(1 << 20), 0);
    while !text.is_empty() {
        nth += 1;
        if raw.set_item(&format!("theirs-{nth:04}"), &text).is_err() {
            text.truncate(text.len() / 2);
        }
    }
    let before = raw.length().unwrap();
    let many = (0..50).map(|n| Edit::add(id(&format!("n{n}")), application("New"))).collect();
    let refused = handle.commit(&Change::many("Imported", many)).unwrap_err();
    assert!(refused.to_string().contains("no room"), "{refused}");
    assert!(!refused.reclaimable().is_empty());
    handle.commit(&add("b")).unwrap_err();
    assert_eq!(raw.length().unwrap(), before);
    assert!(handle.export(day(22), &[]).await.is_ok(), "a backup can be made of a full storage");
    assert!(StoreHandle::open().await.unwrap().0.is_persistent(), "full is not blocked");
    raw.clear().unwrap();
}

#[wasm_bindgen_test]
async fn a_blocked_storage_runs_in_memory() {
    fresh().await;
    run("window.__own = Object.getOwnPropertyDescriptor(window, 'localStorage');
         Object.defineProperty(window, 'localStorage', { configurable: true, get() { throw new DOMException('no', 'SecurityError') } })");
    let opened = StoreHandle::open().await;
    let (handle, _) = opened.unwrap();
    let done = handle.commit(&add("a"));
    let there = handle.reload().await.unwrap().model.applications.len();
    run("Object.defineProperty(window, 'localStorage', window.__own)");
    assert!(!handle.is_persistent());
    done.unwrap();
    assert_eq!(there, 1);
    assert_eq!(LocalStorage::raw().get_item(&key("a")).unwrap(), None);
}

#[wasm_bindgen_test]
async fn another_window_is_heard() {
    let handle = fresh().await;
    handle.commit(&add("a")).unwrap();
    let heard: Rc<RefCell<Vec<ExternalChange>>> = Rc::default();
    let log = heard.clone();
    handle.subscribe(move |news| log.borrow_mut().push(news));
    let text = LocalStorage::raw().get_item(&key("a")).unwrap().unwrap().replace("Zoë", "Noa");
    let other = Function::new_with_args(
        "key, text",
        "const frame = document.body.appendChild(document.createElement('iframe'));
         const there = frame.contentWindow.localStorage;
         there.setItem('theirs', '1'); there.setItem(key, text); there.removeItem(key)",
    );
    other.call2(&JsValue::UNDEFINED, &key("a").into(), &text.into()).unwrap();
    for _ in 0..40 {
        if heard.borrow().len() >= 2 {
            break;
        }
        wait(50).await;
    }
    let heard = heard.borrow();
    assert_eq!(heard.len(), 2, "{heard:?}");
    let ExternalChange::Record(Kind::Application, _, Some(there)) = &heard[0] else { panic!("{heard:?}") };
    let there = there.get::<Application>().unwrap();
    assert!(there.notes.starts_with("Noa"));
    assert_eq!(heard[1], ExternalChange::Record(Kind::Application, id("a"), None));
}

#[wasm_bindgen_test]
async fn two_handles_write_at_once() {
    let one = fresh().await;
    let (other, _) = StoreHandle::open().await.unwrap();
    one.commit(&add("a")).unwrap();
    let seen = application("a");
    let edit = |after: Application| Change::one("Edited", Edit::update(id("a"), &std::sync::Arc::new(seen.clone()), after));
    let work = Array::new();
    for nth in 0..10 {
        for handle in [&one, &other] {
            let (handle, mut after) = (handle.clone(), seen.clone());
            after.timeline.insert(id(&format!("t{nth}-{}", work.length())), Event::on(EventKind::Note, day(5)));
            let change = edit(after);
            work.push(&future_to_promise(async move {
                handle.commit(&change).unwrap();
                Ok(JsValue::UNDEFINED)
            }));
        }
    }
    JsFuture::from(Promise::all(&work)).await.unwrap();
    assert_eq!(one.reload().await.unwrap().model.applications.get(&id("a")).unwrap().timeline.len(), 21);
}

#[wasm_bindgen_test]
async fn the_lock_is_held_and_given_back() {
    let other = run("window.__free = null;
         return navigator.locks.request('onward-write', () => new Promise(free => { window.__free = free }))");
    wait(20).await;
    let done: Rc<RefCell<bool>> = Rc::default();
    let log = done.clone();
    let ours = future_to_promise(async move {
        with_lock(|| *log.borrow_mut() = true).await;
        Ok(JsValue::UNDEFINED)
    });
    wait(50).await;
    assert!(!*done.borrow(), "waits while another tab writes");
    run("window.__free()");
    JsFuture::from(ours).await.unwrap();
    JsFuture::from(other.unchecked_into::<Promise>()).await.unwrap();
    assert!(*done.borrow());
    assert_eq!(with_lock(|| 7).await, 7);
}

#[wasm_bindgen_test]
async fn no_locks_is_no_reason_to_stop() {
    run("Object.defineProperty(navigator, 'locks', { configurable: true, value: undefined })");
    let seven = with_lock(|| 7).await;
    run("Object.defineProperty(navigator, 'locks', { configurable: true, value: { request() { throw new Error('no') } } })");
    let eight = with_lock(|| 8).await;
    run(
        "Object.defineProperty(navigator, 'locks', { configurable: true, value: { request() { return Promise.reject(new Error('no')) } } })",
    );
    let nine = with_lock(|| 9).await;
    run("delete navigator.locks");
    assert_eq!((seven, eight, nine), (7, 8, 9));
}

#[wasm_bindgen_test]
async fn damage_is_set_aside() {
    fresh().await;
    LocalStorage::raw().set_item(&key("bad"), "{\"half").unwrap();
    let (handle, loaded) = StoreHandle::open().await.unwrap();
    assert_eq!(loaded.quarantined.len(), 1);
    assert_eq!(handle.quarantined().unwrap(), [(key("bad"), "{\"half".to_owned())]);
    LocalStorage::raw().set_item("theirs", "1").unwrap();
    handle.erase().await.unwrap();
    assert_eq!(LocalStorage::raw().length().unwrap(), 1, "only what is ours");
}

/// Half of a surrogate pair is no Unicode: what is set aside is the browser's own string, and not what is left of it in ours.
#[wasm_bindgen_test]
async fn half_a_character_is_kept_as_it_is() {
    fresh().await;
    let broken = format!("'{{\"v\":2,\\ud83d' + '{}'", "x".repeat(3));
    run(&format!("localStorage.setItem('{}', {broken})", key("bad")));
    let (_, loaded) = StoreHandle::open().await.unwrap();
    assert_eq!(loaded.quarantined.len(), 1);
    assert_eq!(LocalStorage::raw().get_item(&key("bad")).unwrap(), None);
    let aside = keys::quarantine(&key("bad"));
    assert_eq!(run(&format!("return localStorage.getItem('{aside}') === {broken}")), JsValue::TRUE);
}

/// A browser that never lists its databases: erasing ends all the same, and those of ours are deleted.
#[wasm_bindgen_test]
async fn what_never_answers_is_not_waited_for() {
    let handle = fresh().await;
    handle.commit(&add("a")).unwrap();
    run("IDBFactory.prototype.real = IDBFactory.prototype.databases; IDBFactory.prototype.databases = () => new Promise(() => {});");
    let made = run(
        "return new Promise((done) => { const open = indexedDB.open('onward-folder', 1); open.onsuccess = () => { open.result.close(); done(); }; })",
    );
    JsFuture::from(made.unchecked_into::<Promise>()).await.unwrap();
    handle.erase().await.unwrap();
    let left = elsewhere::erase().await;
    assert!(left.databases.is_empty(), "{left:?}");
    run("IDBFactory.prototype.databases = IDBFactory.prototype.real;");
    assert_eq!(elsewhere::find().await.databases, Vec::<String>::new());
    assert_eq!(LocalStorage::raw().length().unwrap(), 0);
}

/// The log that a killed tab left is damaged: nothing is put back by it, it is kept whole, and the person is told.
#[wasm_bindgen_test]
async fn a_damaged_log_of_a_tab_that_is_gone_is_told() {
    fresh().await;
    let damaged = r#"{"v":2,"sum":"0123456789abcdef","old":{"onward/application/a":null}}"#;
    LocalStorage::raw().set_item(&format!("{}/gone", keys::ROLLBACK_LOG), damaged).unwrap();
    let (handle, loaded) = StoreHandle::open().await.unwrap();
    assert_eq!(loaded.recovery, Recovery::Unreadable);
    assert!(loaded.notices()[0].contains("could not be undone"), "{:?}", loaded.notices());
    assert!(handle.quarantined().unwrap().contains(&(keys::ROLLBACK_LOG.to_owned(), damaged.to_owned())));
    let (_, again) = StoreHandle::open().await.unwrap();
    assert_eq!(again.recovery, Recovery::Clean, "told once");
    LocalStorage::raw().clear().unwrap();
}

#[wasm_bindgen_test]
async fn chance_and_questions() {
    assert_ne!(browser::random_bits(), browser::random_bits());
    // The answers are the browser's; they come, and nothing breaks.
    let _ = browser::persist().await;
    let _ = browser::estimate().await;
}

/// A tab that is writing has a log; another tab that opens meanwhile leaves it alone, and one that opens after it has gone rolls it back.
#[wasm_bindgen_test]
async fn the_log_of_a_living_tab_is_left_alone() {
    LocalStorage::raw().clear().unwrap();
    let (_alive, _) = StoreHandle::open().await.unwrap();
    let log = |tab: &str| format!("{}/{tab}", keys::ROLLBACK_LOG);
    let old = r#"{"v":1,"old":{"onward/application/a":null}}"#;
    LocalStorage::raw().set_item(&log("gone"), old).unwrap();
    LocalStorage::raw().set_item("onward/application/a", "half written").unwrap();
    let (_, loaded) = StoreHandle::open().await.unwrap();
    assert_eq!(LocalStorage::raw().get_item(&log("gone")).unwrap(), None, "a log that was left over is rolled back");
    assert_eq!(LocalStorage::raw().get_item("onward/application/a").unwrap(), None);
    assert!(loaded.quarantined.is_empty());
    // This page lives, and so does its tab: whatever name it took, its log is not touched.
    let held = lock_names().await;
    let own = held.iter().find_map(|name| name.strip_prefix("onward-tab-")).unwrap().to_owned();
    LocalStorage::raw().set_item(&log(&own), old).unwrap();
    LocalStorage::raw().set_item("onward/application/a", "being written").unwrap();
    let _ = StoreHandle::open().await.unwrap();
    assert_eq!(LocalStorage::raw().get_item(&log(&own)).unwrap().as_deref(), Some(old));
    LocalStorage::raw().clear().unwrap();
}

async fn lock_names() -> Vec<String> {
    let locks = js_sys::Reflect::get(&web_sys::window().unwrap().navigator(), &"locks".into()).unwrap();
    let query: Function = js_sys::Reflect::get(&locks, &"query".into()).unwrap().dyn_into().unwrap();
    let state = JsFuture::from(query.call0(&locks).unwrap().dyn_into::<Promise>().unwrap()).await.unwrap();
    let held: Array = js_sys::Reflect::get(&state, &"held".into()).unwrap().dyn_into().unwrap();
    held.iter().filter_map(|lock| js_sys::Reflect::get(&lock, &"name".into()).ok()?.as_string()).collect()
}

/// `navigator.language` as the browser would have it, and the formatters that follow from it.
fn speak(language: &str) {
    Function::new_with_args("tag", "Object.defineProperty(navigator, 'language', { configurable: true, get: () => tag })")
        .call1(&JsValue::UNDEFINED, &language.into())
        .unwrap();
    format::language_changed();
}

#[wasm_bindgen_test]
fn a_language_that_is_no_tag_is_british_english() {
    for language in ["C", "", "xx-invalid-", "en_US", "POSIX", "日本"] {
        speak(language);
        assert_eq!(format::decimal(1234.5, 1), "1,234.5", "{language}");
        assert_eq!(format::plural(1, "day", "days"), "1 day", "{language}");
        assert_eq!(format::plural(1200, "day", "days"), "1,200 days", "{language}");
        assert_eq!(format::full_day(day(12)), "12 November 2026", "{language}");
        assert_eq!(format::money(123_456, Currency::EUR, 2, true), "€1,234.56", "{language}");
        assert_eq!(format::currency_name(Currency::EUR), "Euro", "{language}");
    }
}

#[wasm_bindgen_test]
fn numbers_follow_the_language_and_words_stay_english() {
    for (language, number, date, counted) in [
        ("en-GB", "1,234.5", "12 November 2026", "0 days"),
        ("en-US", "1,234.5", "November 12, 2026", "0 days"),
        ("en-IN", "1,234.5", "12 November 2026", "0 days"),
        ("de-DE", "1.234,5", "12 November 2026", "0 days"),
        // French counts nothing as one thing; an English sentence does not.
        ("fr-FR", "1\u{202f}234,5", "12 November 2026", "0 days"),
    ] {
        speak(language);
        assert_eq!(format::decimal(1234.5, 1), number, "{language}");
        assert_eq!(format::full_day(day(12)), date, "{language}");
        assert_eq!(format::plural(0, "day", "days"), counted, "{language}");
    }
}

/// The letters' days are written without the browser; they are to be the same.
#[wasm_bindgen_test]
fn letters_write_days_as_the_screen_does() {
    for language in ["en-GB", "en-US", "en-CA", "en-AU", "en-NZ", "en-IE", "en-IN", "en-ZA", "en-PH", "de-DE", "C"] {
        speak(language);
        for month in 1..=12 {
            let on = NaiveDate::from_ymd_opt(2026, month, 1 + month).unwrap();
            let next = NaiveDate::from_ymd_opt(2027, month, 1 + month).unwrap();
            let style = format::date_style(day(26));
            assert_eq!(style.day(on), format::day(on, day(26)), "{language}");
            assert_eq!(style.day(next), format::day(next, day(26)), "{language}");
            assert_eq!(style.form.full_day(on), format::full_day(on), "{language}");
        }
    }
}
