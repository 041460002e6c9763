//! A backup or a rescue file: what taking it in would do, taking it in, and taking that back.

use std::sync::Arc;

use crate::runtime;
use leptos::prelude::*;

use super::state::{ImportState, heading};
use crate::components::figure::figure;
use crate::format;
use crate::route::Route;
use crate::session::notice::Toast;
use crate::session::session;
use exchange::backup::Backup;
use store::restore::Restored;

/// The view.
pub(super) fn view(import: ImportState, backup: Arc<Backup>, restored: &Arc<Restored>) -> AnyView {
    let session = session();
    let today = session.today.get_untracked();
    let made = backup.made.map(|day| format!("Made {} ({}).", format::ago(day, today), format::full_day(day)));
    let count = |metric: &'static str, n: usize, words: &'static str| view! { <li class="row"><span class="grow">{words}</span>{figure(metric, Some(n as f64), format::count(n))}</li> };
    let same = restored.added + restored.changed + restored.deleted == 0;
    let skipped =
        restored.skipped.iter().take(50).map(|(name, why)| view! { <li class="sub">{format!("{name}: {why}")}</li> }).collect_view();
    let left_out = restored.skipped.len();
    let aside = backup.aside.len();
    let take_in = move |_| {
        let backup = backup.clone();
        let turn = import.begin("Restoring …");
        runtime::spawn(async move {
            let done = session.handle().restore(&backup).await;
            let over = import.is_over(turn);
            match done {
                Ok(restored) => {
                    let what = restored.inverse.what.clone();
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
    };
    view! {
        {heading(import, "A backup of Onward".to_owned())}
        {made.map(|made| view! { <p class="sub">{made}</p> })}
        <section class="section">
            <h2>"What would happen"</h2>
            <ul class="card rows">
                {count("restore_added", restored.added, "Entries that are not here come in")}
                {count("restore_changed", restored.changed, "Entries gain what is newer in the backup")}
                {count("restore_deleted", restored.deleted, "Entries go that were deleted after the backup knew them")}
                {count("restore_skipped", left_out, "Entries are left out")}
            </ul>
            {(left_out > 0).then(|| view! { <details><summary>"What is left out, and why"</summary><ul>{skipped}</ul></details> })}
            {(aside > 0).then(|| view! { <p class="sub">{format!("{} in the file could not be read when it was saved. They stay in the file.", format::plural(aside as i64, "entry", "entries"))}</p> })}
        </section>
        <div class="import-bar">
            <p class="sub">{if same { "Everything in this backup is here already." } else { "Nothing that is newer here is overwritten." }}</p>
            <button class="btn primary" type="button" disabled=move || same || import.busy.with(Option::is_some) on:click=take_in>"Restore"</button>
        </div>
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
