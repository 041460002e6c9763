//! What is stored on this device: how much of it, how safe it is, the way out and back in, what could not be read, and the end of it all.
//!
//! - `safety`: what the browser promises. - `room`: how much is used, and by what. - `erase`: the one thing that asks twice.

mod erase;
mod room;
mod safety;

use crate::page::page;
use crate::runtime;
use leptos::prelude::*;

use crate::components::live;

use super::{back, sample};
use crate::components::figure::figure_text;
use crate::components::icon::{Icon, icon_small};
use crate::exporting::save_backup;
use crate::session::notice::Toast;
use crate::session::session;
use crate::{format, importing};
use domain::record::Kind;

/// The screen.
pub fn screen() -> AnyView {
    // Storage is outside what signals see: it is looked at again after each change, and when something here acts on it directly.
    let looked = RwSignal::new(0_u32);
    let content = view! {
        {backup()}
        {room::section(looked)}
        {safety::section()}
        {live(move || sample::present().then(|| view! { <section class="section"><h2>"Sample data"</h2><p class="sub">"Marked as sample, and never mixed into your own."</p><div class="bar">{sample::badge()}</div></section> }))}
        {erase::section(looked)}
    };
    page("Your data", "", back(), content.into_any())
}

/// The way out and the way back in.
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
    let restore = move |event: web_sys::Event| {
        let Some(file) = importing::choose::picked(&event) else { return };
        runtime::spawn(async move {
            match importing::choose::open(&file).await {
                Ok(source) => importing::hand_over(source),
                Err(why) => session.show_toast(Toast::refused(why)),
            }
        });
    };
    view! {
        <section class="section">
            <h2>"Backup"</h2>
            {age}
            <p class="sub">"One file with everything. Everything you write stays on this device alone; a backup kept elsewhere is the only second copy."</p>
            <div class="bar">
                <button class="btn primary" type="button" on:click=move |_| save_backup()>{icon_small(Icon::Down)}"Save a backup"</button>
                <label class="btn file" for="restore-file">"Restore from a backup"
                    <input id="restore-file" type="file" accept=".json,application/json" aria-label="Restore from a backup" on:change=restore />
                </label>
            </div>
            <p class="sub">"Restoring shows what would happen first. It adds to what is here and overwrites nothing newer, so it also carries your data from one device to another."</p>
        </section>
    }
    .into_any()
}
