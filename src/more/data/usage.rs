//! How much storage is used and by what, what could not be read, and what is kept from before a restore.

use leptos::prelude::*;

use crate::components::live;
use domain::sort_compact::SortCompact;

use super::room;
use crate::components::figure::figure;
use crate::components::twice::twice;
use crate::kind_words::kind_words;
use crate::session::notice::{FULL, Notice, Toast};
use crate::session::session;
use crate::{dom, exporting, format, importing, runtime};
use domain::record::Kind;
use store::browser::elsewhere::{self, Elsewhere};
use store::keys::{self, Holds};
use store::usage::{CAPACITY, StorageUsage};

/// The section; `looked` counts up when storage changed without a change of the model.
pub(super) fn section(looked: RwSignal<u32>) -> AnyView {
    let session = session();
    let usage = Memo::new(move |_| {
        looked.track();
        session.read(Kind::ALL, |_| ());
        session.handle().usage().ok()
    });
    // Asked for again with the rest: other pages write without telling.
    let others = move || usage.with(|_| session.handle().others().unwrap_or_default());
    let shown = move || match usage.get() {
        Some(usage) => used(&usage, others(), looked),
        None => view! { <p class="sub">"The browser does not let this page read its storage."</p> }.into_any(),
    };
    view! {
        <section class="section"><h2>"Storage"</h2>{shown}</section>
        {live(move || usage.with(|usage| usage.as_ref().is_some_and(|usage| usage.before_restore > 0)).then(|| before_restore(looked)))}
        {live(move || usage.with(|usage| usage.as_ref().is_some_and(|usage| usage.aside > 0)).then(|| quarantined(looked)))}
    }
    .into_any()
}

fn used(usage: &StorageUsage, others: usize, looked: RwSignal<u32>) -> AnyView {
    let session = session();
    // Other pages at this address take from the same room.
    // Some browsers give more room than every browser does: full is full.
    let share = (usage.share() + others as f64 / CAPACITY as f64).min(1.0);
    let left = usage.remaining().saturating_sub(others);
    let is_tight = move || share > 0.8 || session.notices.with(|all| all.iter().any(|notice| *notice == Notice::Other(FULL.to_owned())));
    let usage_then = usage.clone();
    let kilo = |characters: usize| format::count(characters.div_ceil(1000));
    let mut kinds: Vec<_> = usage.by_kind.iter().filter(|(_, count, _)| *count > 0).copied().collect();
    kinds.sort_compact_by_key(|(_, _, size)| std::cmp::Reverse(*size));
    let rows = kinds.iter().map(|&(kind, count, size)| {
        view! { <tr><td>{kind_words(kind)}</td><td class="n">{figure(format!("records_{}", kind.name()), Some(count as f64), format::count(count))}</td><td class="n">{kilo(size)}</td></tr> }
    });
    let rows = rows.collect_view();
    // What cannot be read now is not listed; the sum above says the same.
    let besides = session.handle().besides().unwrap_or_default().into_iter().map(|(holds, count, size)| {
        view! { <tr><td>{besides(&holds)}</td><td class="n">{format::count(count)}</td><td class="n">{kilo(size)}</td></tr> }
    });
    let besides = besides.collect_view();
    let label = format!("{} of the storage is used", format::percent(share));
    view! {
        <p class="figure-mid">{figure("room_used", Some(usage.used as f64), format::percent(share))}" "<span class="of">"used"</span></p>
        <div class="room" class:tight={share > 0.8} role="img" aria-label=label><span style:width=format!("{:.1}%", (share * 100.0).clamp(0.0, 100.0))></span></div>
        <p class="sub">{figure("room_left", Some(left as f64), kilo(left))}" of "{kilo(CAPACITY)}" thousand characters are free. Every browser keeps at least this much for a page."</p>
        {room::others(others)}
        {live(move || is_tight().then(|| room::section(&usage_then, looked)))}
        <details>
            <summary>"Everything that is stored"</summary>
            <table>
                <thead><tr><th scope="col">"What"</th><th scope="col" class="n">"Entries"</th><th scope="col" class="n">"Thousand characters"</th></tr></thead>
                <tbody>{rows}{besides}</tbody>
            </table>
            <h3>"Beside your entries"</h3>
            {elsewhere(looked)}
        </details>
    }
    .into_any()
}

/// What is stored that is no record.
fn besides(holds: &Holds) -> String {
    match holds {
        Holds::Record(kind) => kind_words(*kind).to_owned(),
        Holds::Unknown => "Entries of a newer version".to_owned(),
        Holds::Quarantine => "Entries set aside, because they could not be read".to_owned(),
        Holds::Draft => "What you were typing and have not saved".to_owned(),
        Holds::RollbackLog => "The state before a change that is being written".to_owned(),
        Holds::Device => "A random name for this browser, to merge two devices".to_owned(),
        Holds::Shared => "When a backup was last saved or restored".to_owned(),
        Holds::BeforeRestore => "What the last restore replaced".to_owned(),
        Holds::Marks => "Which changes are saved, to find what a browser that is killed has lost".to_owned(),
        Holds::NoInstall => "That you do not want to be asked to install Onward".to_owned(),
        Holds::Other(key) => format!("Stored as “{key}”"),
    }
}

/// What is stored beside localStorage, in words.
fn elsewhere(looked: RwSignal<u32>) -> AnyView {
    let found = RwSignal::new(None::<Elsewhere>);
    runtime::effect(move || {
        looked.track();
        runtime::spawn(async move {
            let now = elsewhere::find().await;
            let _ = found.try_set(Some(now));
        });
    });
    let list = move || {
        let Some(found) = found.get() else { return view! { <p class="sub">"Asking the browser …"</p> }.into_any() };
        if found.is_empty() {
            return view! { <p class="sub">"Nothing."</p> }.into_any();
        }
        let files = !found.caches.is_empty();
        let tab = |prefix: &str| found.tab.iter().any(|key| key.starts_with(prefix));
        view! {
            <ul class="sub">
                {files.then(|| view! { <li>"Onward’s own files, so that it opens without a network. They contain nothing of yours."</li> })}
                {found.worker.then(|| view! { <li>"A service worker, which gives these files to the page. It sends nothing."</li> })}
                {found.silent.iter().map(|part| view! { <li>{format!("The browser does not answer about {}.", super::erase::name(*part))}</li> }).collect_view()}
                {found.databases.iter().map(|name| view! { <li>{database(name)}</li> }).collect_view()}
                {tab(keys::DRAFTS).then(|| view! { <li>"In this tab, until you close it: what you were typing while the storage was full."</li> })}
                {tab(keys::SAMPLE).then(|| view! { <li>"In this tab, until you close it: the sample data you looked around with."</li> })}
            </ul>
        }
        .into_any()
    };
    view! { <div role="status">{live(list)}</div> }.into_any()
}

/// What a database holds.
fn database(name: &str) -> String {
    match name {
        keys::AHEAD => "A second copy of your newest changes, in case the browser is ended before it has written them.".to_owned(),
        keys::FOLDER => "Which folder you chose for backups.".to_owned(),
        other => format!("A database called “{other}”."),
    }
}

/// What is kept from before the last restore.
fn before_restore(looked: RwSignal<u32>) -> AnyView {
    let again = move || looked.update(|looked| *looked += 1);
    view! {
        <section class="section">
            <h2>"The last restore"</h2>
            <p class="sub">"Onward still keeps what you had before it. Undoing the restore leaves whatever you edited since then as it is."</p>
            <div class="bar">
                <button class="btn" type="button" on:click=move |_| importing::backup::take_back(again)>"Undo the last restore"</button>
                {twice("Free this space", "Free it: the restore can no longer be undone", move || room::forget_snapshot(looked))}
            </div>
        </section>
    }
    .into_any()
}

/// Texts that could not be read.
fn quarantined(looked: RwSignal<u32>) -> AnyView {
    let session = session();
    let texts = session.handle().quarantined().unwrap_or_default();
    let count = texts.len();
    let names = texts
        .iter()
        .take(20)
        .map(|(name, text)| view! { <li class="sub">{format!("{name}, {} characters", format::count(text.chars().count()))}</li> })
        .collect_view();
    let save = move |_| {
        let mut all = serde_json::Map::new();
        for (name, text) in &texts {
            all.insert(name.clone(), text.clone().into());
        }
        dom::save_file(&exporting::file_name("set-aside.json"), "application/json", &serde_json::Value::from(all).to_string());
        session.show_toast(Toast::plain(format!("{} saved", exporting::file_name("set-aside.json"))));
    };
    let discard = move || {
        match session.handle().discard_quarantined() {
            Ok(()) => session.show_toast(Toast::plain("Unreadable entries deleted")),
            Err(error) => session.show_toast(Toast::refused(format!("{error} Nothing was changed."))),
        }
        looked.update(|looked| *looked += 1);
    };
    view! {
        <section class="section">
            <h2>"Set aside"</h2>
            <p>{figure("set_aside", Some(count as f64), format::plural(count as i64, "entry", "entries"))}" could not be read. Onward tries again at each start, and a newer version may succeed. Nothing is deleted unless you delete it here."</p>
            <details><summary>"Which ones"</summary><ul>{names}</ul></details>
            <div class="bar">
                <button class="btn" type="button" on:click=save>"Save them as a file"</button>
                {twice("Delete them", "Delete them permanently", discard)}
            </div>
        </section>
    }
    .into_any()
}
