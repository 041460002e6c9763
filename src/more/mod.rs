//! Everything else: settings, the person's data, files in and out, lessons and places to turn to, the keys, what this is.

pub mod about;
mod bookmarklet;
pub mod commands;
pub mod data;
pub mod guide;
pub mod keys;
pub mod sample;
pub mod settings;

use leptos::prelude::*;

use crate::components::icon::{Icon, icon, icon_small};
use crate::install;
use crate::page::page;
use crate::route::{BudgetRoute, ReflectRoute, Route};

/// The screen.
pub fn screen() -> AnyView {
    let entry = |drawing: Icon, name: &'static str, line: &'static str, href: String| {
        view! { <a class="row" href=href>{icon(drawing)}<span class="grow"><span class="name">{name}</span><span class="sub">{line}</span></span>{icon(Icon::Right)}</a> }
    };
    let content = view! {
        <section class="section">
            <h2>"Your search"</h2>
            <div class="card rows">
                {entry(Icon::Up, "Import", "Spreadsheets, trackers, bank files, a backup", Route::Import.href())}
                {entry(Icon::Down, "Export", "Table, picture, calendar, proof of search", Route::Export.href())}
                {entry(Icon::Person, "People", "Who believes in you, and whom to write to next", ReflectRoute::People.href())}
                {entry(Icon::Star, "Growth", "What you learnt, what you tried, what changed", ReflectRoute::Growth.href())}
            </div>
        </section>
        <section class="section">
            <h2>"Help"</h2>
            <div class="card rows">
                {entry(Icon::Book, "Guide", "How everything is used, with a search", Route::Guide.href())}
                {entry(Icon::Ring, "Someone to talk to", "Helplines by country, also offline", ReflectRoute::Help.href())}
                {entry(Icon::Heart, "Support and benefits", "Official places, by country, with the day they were checked", BudgetRoute::Support.href())}
                {entry(Icon::Book, "Short lessons on money", "Two minutes each, ending in one change", BudgetRoute::Lessons(None).href())}
            </div>
        </section>
        <section class="section">
            <h2>"This app"</h2>
            <div class="card rows">
                {entry(Icon::Gear, "Settings", "Look, goal, country, what you compare with", Route::Settings.href())}
                {entry(Icon::Down, "Your data", "Backup, restore, room left", Route::Data.href())}
                {entry(Icon::Lines, "Keys", "Everything works by keyboard", Route::Keys.href())}
                {entry(Icon::Sun, "About Onward", "What it is, and what it is not", Route::About.href())}
            </div>
        </section>
        {install::section()}
        {bookmarklet::section()}
        {sample::offer()}
    };
    page("More", "cols", ().into_any(), content.into_any())
}

/// The way back to More, on top of its screens.
pub fn back() -> AnyView {
    view! { <a class="btn quiet small" href=Route::More.href()>{icon_small(Icon::Left)}"More"</a> }.into_any()
}
