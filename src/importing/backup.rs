//! A backup or a rescue file: what taking it in would do, trying it, taking it in, and taking that back.

use std::sync::Arc;

use crate::runtime;
use leptos::prelude::*;

use super::state::{ImportState, heading};
use crate::components::figure::figure;
use crate::components::live;
use crate::components::twice::twice;
use crate::format;
use crate::kind_words::kind_words;
use crate::route::Route;
use crate::session::notice::Toast;
use crate::session::{Session, session};
use domain::id::Id;
use domain::record::{Kind, Record};
use exchange::backup::{Backup, LeftOut};
use store::compare::{Comparison, KindCounts, Merged};
use store::rehearse::{Rehearsal, rehearse};
use store::replace::can_replace;
use store::restore::Restored;

/// How many records are named one by one.
const NAMED: usize = 50;

/// How a backup is taken in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum How {
    Merge,
    Replace,
}

/// The view.
pub(super) fn view(import: ImportState, backup: Arc<Backup>, restored: &Arc<Restored>, compared: &Comparison) -> AnyView {
    let session = session();
    let today = session.today.get_untracked();
    let made = backup.made.map(|day| format!("Made {} ({}).", format::ago(day, today), format::full_day(day)));
    let count = |metric: &'static str, n: usize, words: &'static str| view! { <li class="row"><span class="grow">{words}</span>{figure(metric, Some(n as f64), format::count(n))}</li> };
    let same = restored.added + restored.changed + restored.deleted == 0;
    let skipped =
        restored.skipped.iter().take(NAMED).map(|(name, why)| view! { <li class="sub">{format!("{name}: {why}")}</li> }).collect_view();
    let left_out = restored.skipped.len();
    let aside = backup.aside.len();
    let without: Vec<&str> = backup.left_out.iter().map(|what| left_out_words(*what)).collect();
    let without = (!without.is_empty()).then(|| format!("It was made without {}.", without.join(" and without ")));
    let only_here = compared.only_here;
    let replaces = can_replace(&backup) && (only_here > 0 || compared.by_kind.iter().any(|counts| counts.older + counts.changed > 0));
    let (tried, to_replace, to_merge) = (backup.clone(), backup.clone(), backup);
    let busy = move || import.busy.with(Option::is_some);
    view! {
        {heading(import, "A backup of Onward".to_owned())}
        {made.map(|made| view! { <p class="sub">{made}</p> })}
        {without.map(|without| view! { <p class="sub">{without}</p> })}
        <section class="section">
            <h2>"What would happen"</h2>
            <ul class="card rows">
                {count("restore_added", restored.added, "Entries that are not here come in")}
                {count("restore_changed", restored.changed, "Entries gain what is newer in the backup")}
                {count("restore_deleted", restored.deleted, "Entries go that were deleted after the backup knew them")}
                {count("restore_skipped", left_out, "Entries are left out")}
            </ul>
            {by_kind(&compared.by_kind)}
            {merged(session, &compared.merged)}
            {(left_out > 0).then(|| view! { <details><summary>"What is left out, and why"</summary><ul>{skipped}</ul></details> })}
            {(aside > 0).then(|| view! { <p class="sub">{format!("{} in the file could not be read when it was saved. They stay in the file.", format::plural(aside as i64, "entry", "entries"))}</p> })}
        </section>
        {trial(tried)}
        {replaces.then(|| replace(import, to_replace, only_here))}
        <div class="import-bar">
            <p class="sub">{if same { "Everything in this backup is here already." } else { "Nothing that is newer here is overwritten." }}</p>
            <button class="btn primary" type="button" disabled=move || same || busy() on:click=move |_| take_in(import, How::Merge, to_merge.clone())>"Restore"</button>
        </div>
    }
    .into_any()
}

fn left_out_words(what: LeftOut) -> &'static str {
    match what {
        LeftOut::Diary => "the diary",
        LeftOut::Feelings => "feelings, worries and quiet times",
        LeftOut::Rest => "most entries: it holds a chosen few",
    }
}

/// Takes it in, one way or the other.
fn take_in(import: ImportState, how: How, backup: Arc<Backup>) {
    // One after the other would keep a copy for Undo of what the first has left.
    if import.busy.with_untracked(Option::is_some) {
        return;
    }
    let session = session();
    let turn = import.begin("Restoring …");
    runtime::detached(async move {
        let handle = session.handle();
        let done = match how {
            How::Merge => handle.restore(&backup).await,
            How::Replace => handle.replace(&backup).await,
        };
        let over = import.is_over(turn);
        match done {
            Ok(restored) => {
                let what = match how {
                    How::Merge => restored.inverse.what.clone(),
                    How::Replace => "Everything replaced by the backup".to_owned(),
                };
                session.patch(restored.records);
                session.show_toast(Toast::plain(what.clone()));
                if over {
                    let back = if restored.can_undo { " You can undo it under Your data." } else { "" };
                    import.done(format!("{what}.{back}"), Route::Data, "Your data");
                }
            }
            Err(refused) => {
                if over {
                    import.fail(refused.to_string());
                }
            }
        }
    });
}

/// The counts by kind.
fn by_kind(counts: &[KindCounts]) -> AnyView {
    let row = |counts: &KindCounts| {
        let cell = |n: usize| view! { <td class="n">{format::count(n)}</td> };
        view! { <tr><td>{kind_words(counts.kind)}</td>{cell(counts.new)}{cell(counts.changed + counts.deleted)}{cell(counts.same)}{cell(counts.older)}</tr> }
    };
    let rows = counts.iter().map(row).collect_view();
    view! {
        <details>
            <summary>"By kind"</summary>
            <table>
                <thead><tr><th scope="col">"What"</th><th scope="col" class="n">"New"</th><th scope="col" class="n">"Changed"</th><th scope="col" class="n">"Same"</th><th scope="col" class="n">"Older"</th></tr></thead>
                <tbody>{rows}</tbody>
            </table>
            <p class="sub">"Older: you have a later state here, and it stays."</p>
        </details>
    }
    .into_any()
}

/// Of the records that both have changed: what comes from where.
fn merged(session: Session, merged: &[Merged]) -> Option<AnyView> {
    if merged.is_empty() {
        return None;
    }
    let more = merged.len().saturating_sub(NAMED);
    let row = |merged: &Merged| {
        let kept = (!merged.kept.is_empty()).then(|| format!(" Kept from here: {}.", merged.kept.join(", ")));
        let from = format!("From the backup: {}.", merged.from_backup.join(", "));
        view! { <li><span class="name">{name(session, merged.kind, &merged.id)}</span><span class="sub">{from}{kept}</span></li> }
    };
    let rows = merged.iter().take(NAMED).map(row).collect_view();
    Some(
        view! {
            <details>
                <summary>"What comes from where"</summary>
                <ul>{rows}</ul>
                {(more > 0).then(|| view! { <p class="sub">{format!("And {} more.", format::count(more))}</p> })}
            </details>
        }
        .into_any(),
    )
}

/// What a record is called: its company, name or first words.
fn name(session: Session, kind: Kind, id: &Id) -> String {
    let read = |record: Record| serde_json::from_str(&record.to_json_text().ok()?).ok();
    let value: serde_json::Value = session.peek(|model| model.get(kind, id)).and_then(read).unwrap_or_default();
    let found = ["company", "name", "title", "text", "goal", "meant", "writing"].into_iter().find_map(|field| {
        let text = value.get(field)?.as_str()?.trim();
        (!text.is_empty()).then(|| text.chars().take(60).collect::<String>())
    });
    found.unwrap_or_else(|| kind_words(kind).to_owned())
}

/// Tries the backup without touching anything.
fn trial(backup: Arc<Backup>) -> AnyView {
    let tried = RwSignal::new(None::<Result<Rehearsal, String>>);
    let attempt = move |_| tried.set(Some(rehearse(&backup).map_err(|refused| refused.to_string())));
    view! {
        <section class="section">
            <h2>"Try this backup"</h2>
            <p class="sub">"Restores it into memory only and says what came back. Nothing here is touched."</p>
            <div class="bar"><button class="btn" type="button" on:click=attempt>"Try my backup"</button></div>
            <div role="status">{live(move || tried.get().map(outcome))}</div>
        </section>
    }
    .into_any()
}

fn outcome(tried: Result<Rehearsal, String>) -> AnyView {
    let tried = match tried {
        Ok(tried) => tried,
        Err(why) => return view! { <p>{why}</p> }.into_any(),
    };
    let kinds: Vec<String> = tried.by_kind.iter().map(|(kind, count)| format!("{} {}", kind_words(*kind), format::count(*count))).collect();
    let bad = tried.skipped.len() + tried.unreadable;
    let end = if tried.complete && bad == 0 {
        "Everything in the file can be restored.".to_owned()
    } else {
        format!("{} in the file cannot be restored.", format::plural(bad as i64, "entry", "entries"))
    };
    view! {
        <p>{figure("tried", Some(tried.count() as f64), format::plural(tried.count() as i64, "entry", "entries"))}" came back. "{end}</p>
        <p class="sub">{kinds.join(", ")}</p>
    }
    .into_any()
}

/// Replaces everything, asked twice.
fn replace(import: ImportState, backup: Arc<Backup>, only_here: usize) -> AnyView {
    let gone = match only_here {
        0 => "Where you have something newer here, it goes back to what the backup has.".to_owned(),
        n => format!(
            "{} here and not in the backup {} deleted, and where you have something newer it goes back to what the backup has.",
            format::plural(n as i64, "entry that is", "entries that are"),
            if n == 1 { "is" } else { "are" }
        ),
    };
    view! {
        <details>
            <summary>"Replace everything instead"</summary>
            <div class="stack tight">
                <p>{gone}" You can undo it under Your data."</p>
                <div class="bar">{twice("Replace everything", "Replace everything now", move || take_in(import, How::Replace, backup.clone()))}</div>
            </div>
        </details>
    }
    .into_any()
}

/// Undoes the last restore.
pub fn take_back(then: impl FnOnce() + 'static) {
    let session = session();
    runtime::spawn(async move {
        match session.handle().undo_restore().await {
            Ok(Some(undone)) => {
                let kept = undone.kept;
                session.patch(undone.records);
                session.show_toast(Toast::plain(if kept > 0 {
                    format!("Restore undone. {} you edited since then are unchanged.", format::plural(kept as i64, "entry", "entries"))
                } else {
                    "Restore undone: everything is as it was before it".to_owned()
                }));
            }
            Ok(None) => session.show_toast(Toast::plain("There is no restore to undo")),
            Err(refused) => session.show_toast(Toast::refused(refused.to_string())),
        }
        then();
    });
}
