//! Backup on Your data: saving one, with what is private left out or a passphrase in front; restoring one.

use leptos::prelude::*;

use crate::components::figure::figure_text;
use crate::components::form::{Check, Input, TextField, file};
use crate::components::icon::{Icon, icon_small};
use crate::components::live;
use crate::exporting::backup::{BackupOptions, can_share, save_backup_as};
use crate::exporting::folder::{self, Folder};
use crate::exporting::save_backup;
use crate::route::Route;
use crate::session::notice::{Notice, Toast};
use crate::session::{Feedback, Session, session};
use crate::{format, importing, runtime};
use domain::record::Kind;
use exchange::backup::{LeftOut, kept_name};

/// The section.
pub(super) fn section() -> AnyView {
    let session = session();
    let restore = move |chosen: web_sys::File| {
        runtime::spawn(async move {
            match importing::choose::open(&chosen).await {
                Ok(source) => importing::hand_over(source),
                Err(why) => session.show_toast(Toast::refused(why)),
            }
        });
    };
    view! {
        <section class="section">
            <h2>"Backup"</h2>
            {move || age(session)}
            <p class="sub">"One file with everything. What you write is stored on this device only; a backup kept elsewhere is the only second copy."</p>
            <div class="bar">
                <button class="btn primary" type="button" on:click=move |_| save_backup()>{icon_small(Icon::Down)}"Save a backup"</button>
                <label class="btn file" for="restore-file">"Restore from a backup"
                    {file("restore-file", "Restore from a backup", ".json,.age,application/json", restore)}
                </label>
            </div>
            {options()}
            {kept_folder()}
            <div class="bar"><a class="btn quiet flush" href=Route::HandOver.href()>"Hand over to another device"{icon_small(Icon::Right)}</a></div>
            <p class="sub">"You see what would change first. Restoring adds to what is here and never overwrites anything newer, so it also moves your data from one device to another."</p>
        </section>
    }
    .into_any()
}

/// When the last one was saved, and what has changed since.
fn age(session: Session) -> AnyView {
    let today = session.today.get();
    let (saved, any) = session.read(Kind::ALL, |model| (model.preferences().backed_up, !model.all().is_empty()));
    let words = match saved {
        Some(day) => format!("Last backup: {}.", format::ago(day, today)),
        None if any => "You have not saved a backup yet. If this browser or device is lost, so is everything here.".to_owned(),
        None => "There is nothing here to back up yet.".to_owned(),
    };
    let unsaved = session.handle().unsaved().map(|unsaved| unsaved.count).unwrap_or_default();
    let since = (saved.is_some() && unsaved > 0)
        .then(|| view! { " "{figure_text("unsaved", Some(unsaved.to_string()), format::plural(unsaved as i64, "entry has", "entries have"))}" changed since." });
    view! { <p>{figure_text("backed_up", saved.map(|day| day.to_string()), words)}{since}</p> }.into_any()
}

/// What is left out, the passphrase, the share sheet.
fn options() -> AnyView {
    let (no_diary, no_feelings) = (RwSignal::new(false), RwSignal::new(false));
    // A passphrase is never kept, not even as a draft.
    let passphrase = RwSignal::new(String::new());
    let again = RwSignal::new(String::new());
    let differs = move || passphrase.with(|first| again.with(|second| !first.is_empty() && first != second));
    let save = move |share: bool| {
        let without = [(no_diary, LeftOut::Diary), (no_feelings, LeftOut::Feelings)];
        let without = without.into_iter().filter(|(on, _)| on.get_untracked()).map(|(_, what)| what).collect();
        let passphrase = passphrase.get_untracked();
        save_backup_as(BackupOptions { without, passphrase: (!passphrase.is_empty()).then_some(passphrase), share });
    };
    view! {
        <details>
            <summary>"Leave something out, or lock it with a passphrase"</summary>
            <div class="stack tight">
                {Check::new("backup-no-diary", "Leave out the diary").value(no_diary)}
                {Check::new("backup-no-feelings", "Leave out feelings and thoughts in reflections, worries and quiet times").value(no_feelings)}
                {TextField::new("backup-passphrase", "Passphrase (optional)", Input::Passphrase).hint("Several words are better than one. If you forget it, the file cannot be opened by anyone.").value(passphrase)}
                {live(move || passphrase.with(|typed| !typed.is_empty()).then(|| TextField::new("backup-passphrase-again", "Passphrase, again", Input::Passphrase).value(again)))}
                {live(move || (differs() && again.with(|again| !again.is_empty())).then(|| view! { <p class="sub" role="status">"The two are not the same yet."</p> }))}
                <div class="bar">
                    <button class="btn" type="button" disabled=differs on:click=move |_| save(false)>"Save this backup"</button>
                    {can_share().then(|| view! { <button class="btn" type="button" disabled=differs on:click=move |_| save(true)>"Share this backup"</button> })}
                </div>
                <p class="sub">"A locked backup is a standard age file. It opens here, and on any computer with the free age tool."</p>
            </div>
        </details>
    }
    .into_any()
}

/// The folder in which backups are kept by themselves.
fn kept_folder() -> Option<AnyView> {
    let session = session();
    if !folder::is_supported() || session.is_sample() {
        return None;
    }
    let chosen = RwSignal::new(None::<(String, bool)>);
    let look = move || {
        runtime::spawn(async move {
            let state = match folder::stored().await {
                Some(folder) => Some((folder.name(), folder.is_allowed(false).await)),
                None => None,
            };
            let _ = chosen.try_set(state);
        });
    };
    look();
    let choose = move |_| {
        runtime::spawn(async move {
            if let Some(folder) = folder::choose().await {
                session.show_toast(Toast::plain(keep_in(session, &folder).await));
            }
            look();
        });
    };
    let allow = move |_| {
        runtime::spawn(async move {
            if let Some(folder) = folder::stored().await
                && folder.is_allowed(true).await
            {
                session.show_toast(Toast::plain(keep_in(session, &folder).await));
            }
            look();
        });
    };
    let stop = move |_| {
        runtime::spawn(async move {
            folder::forget().await;
            look();
        });
    };
    Some(live(move || {
        match chosen.get() {
            None => view! {
                <p class="sub">"Onward can keep the last three backups in a folder by itself, for example one that is synchronised."</p>
                <div class="bar"><button class="btn" type="button" on:click=choose>"Choose a folder for backups"</button></div>
            }
            .into_any(),
            Some((name, allowed)) => view! {
                <p class="sub">{if allowed { format!("The last three backups are kept in “{name}”: one on each day on which something has changed.") } else { format!("Backups in “{name}” are paused: the browser wants to be asked again.") }}</p>
                <div class="bar">
                    {(!allowed).then(|| view! { <button class="btn" type="button" on:click=allow>"Continue in this folder"</button> })}
                    <button class="btn quiet" type="button" on:click=stop>"Stop keeping them there"</button>
                </div>
            }
            .into_any(),
        }
    }))
}

/// Keeps today's backup in the folder; a sentence on what came of it.
async fn keep_in(session: Session, folder: &Folder) -> String {
    let today = session.today.get_untracked();
    let Ok(backup) = session.handle().export(today, &[]).await else {
        return "The storage could not be read. No backup was saved.".to_owned();
    };
    let name = kept_name(today);
    if folder.write(&name, &backup.write()).await.is_none() {
        return format!("The browser did not let Onward write to “{}”. No backup was saved there.", folder.name());
    }
    session.notices.update(|all| all.retain(|notice| !matches!(notice, Notice::Backup(_))));
    if session.peek(|model| model.preferences().backed_up != Some(today)) {
        drop(session.commit(session.setting("Backup noted", |settings| settings.backed_up = Some(today)), Feedback::Quiet));
    }
    format!("{name} saved in “{}”", folder.name())
}

/// Once after a start, when everything else is done: keeps a backup in the chosen folder where something has changed; says so where one is due.
pub fn keep() {
    let session = session();
    if session.is_sample() {
        return;
    }
    runtime::detached(async move {
        let changed = session.handle().unsaved().is_ok_and(|unsaved| unsaved.count > 0);
        if changed
            && let Some(folder) = folder::stored().await
            && folder.is_allowed(false).await
        {
            keep_in(session, &folder).await;
        }
        remind();
    });
}

/// Says so where a backup is due.
fn remind() {
    let session = session();
    let Some((unsaved, days)) = session.handle().backup_due() else { return };
    let text = match unsaved.count {
        1 => format!("One entry changed {} ago and has not been saved elsewhere since.", format::plural(days as i64, "day", "days")),
        count => format!(
            "{} entries have changed since they were last saved elsewhere, the first of them {} ago.",
            format::count(count),
            format::plural(days as i64, "day", "days")
        ),
    };
    session.notices.update(|all| all.push(Notice::Backup(text)));
}
