//! What is stored on this device: how much of it, how safe it is, backup and restore, what could not be read, and deleting everything.
//!
//! - `safety`: what the browser promises. - `usage`: how much is used, and by what. - `erase`: the one thing that asks twice.

mod erase;
mod safety;
mod usage;

use crate::page::page;
use crate::runtime;
use leptos::prelude::*;

use super::{back, sample};
use crate::components::figure::figure_text;
use crate::components::form::file;
use crate::components::icon::{Icon, icon_small};
use crate::exporting::save_backup;
use crate::session::notice::Toast;
use crate::session::session;
use crate::{format, importing};
use domain::record::Kind;

/// The screen.
pub fn screen() -> AnyView {
    // Signals do not see storage: it is read again after each change, and when something here acts on it directly.
    let looked = RwSignal::new(0_u32);
    let content = view! {
        {sample::leftovers_section()}
        {backup()}
        {usage::section(looked)}
        {safety::section()}
        {erase::section(looked)}
    };
    page("Your data", "", back(), content.into_any())
}

/// Saving a backup, and restoring one.
fn backup() -> AnyView {
    let session = session();
    let age = move || {
        let today = session.today.get();
        let (saved, any) = session.read(Kind::ALL, |model| (model.preferences().backed_up, !model.all().is_empty()));
        let words = match saved {
            Some(day) => format!("Last backup: {}.", format::ago(day, today)),
            None if any => "You have not saved a backup yet. If this browser or device is lost, so is everything here.".to_owned(),
            None => "There is nothing here to back up yet.".to_owned(),
        };
        view! { <p>{figure_text("backed_up", saved.map(|day| day.to_string()), words)}</p> }
    };
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
            {age}
            <p class="sub">"One file with everything. What you write is stored on this device only; a backup kept elsewhere is the only second copy."</p>
            <div class="bar">
                <button class="btn primary" type="button" on:click=move |_| save_backup()>{icon_small(Icon::Down)}"Save a backup"</button>
                <label class="btn file" for="restore-file">"Restore from a backup"
                    {file("restore-file", "Restore from a backup", ".json,application/json", restore)}
                </label>
            </div>
            <p class="sub">"You see what would change first. Restoring adds to what is here and never overwrites anything newer, so it also moves your data from one device to another."</p>
        </section>
    }
    .into_any()
}
