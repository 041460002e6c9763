//! The app: a Leptos single-page app, and the worker that does its heavy work. The rules, the files and the storage are crates of their own, and the
//! dependencies point one way: `onward → store → exchange → domain`.
//!
//! - [`jobs`]: the messages for the worker and what each of them does. Uses `domain` and `exchange` only.
//! - [`route`]: the address behind `#`, both ways. Sheets are routes too, so that Back closes them.
//! - `worker`: receives [`jobs`] in the second binary. Browser only.
//! - `worker_client`: sends them from the page.
//! - `session`: the model in hand, the write path, undo, notices, today's date.
//! - `format`: numbers, dates and money as the person's locale writes them (the browser's own `Intl`).
//! - `components`: what several screens use. Plain functions that give an `AnyView`: generic components cost bytes at every use.
//! - `shell`: the frame round every screen: tabs, toast, notices, keys.
//! - a folder a screen: `today`, `funnel`, `application`, `importing`, `exporting`, `sharing`, `budget`, `reflect`, `more`.
//!
//! Only `chunk`, `icon`, `jobs` and `route` are built natively, for their tests; the rest is the browser's. The workers' programs are built of `jobs` and
//! `worker` alone, without the feature `app` and so without Leptos, which exports functions that no linker may leave out.

// What clippy's pedantic half asks of ordinary code and views are better without: a view takes what it shows by value, a handler is an expression, and
// the session's methods are called on it whether they need a field or not.
#![allow(
    clippy::needless_pass_by_value,
    clippy::semicolon_if_nothing_returned,
    clippy::single_match_else,
    clippy::unused_self,
    clippy::collapsible_if,
    clippy::default_trait_access,
    clippy::assigning_clones,
    clippy::map_unwrap_or,
    clippy::type_complexity
)]

/// Gives out memory, in the page and in every program beside it.
#[cfg(target_arch = "wasm32")]
#[global_allocator]
static MEMORY: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

pub mod chunk;
pub mod icon;
pub mod jobs;
pub mod route;

#[cfg(app)]
mod application;
#[cfg(app)]
mod budget;
#[cfg(app)]
mod chunks;
#[cfg(app)]
mod components;
#[cfg(app)]
mod derived;
#[cfg(app)]
mod dom;
#[cfg(app)]
mod embed;
#[cfg(app)]
mod exporting;
#[cfg(app)]
pub mod format;
#[cfg(app)]
mod funnel;
#[cfg(app)]
mod importing;
#[cfg(app)]
mod install;
#[cfg(app)]
mod keys;
#[cfg(app)]
mod kind_words;
#[cfg(app)]
mod more;
#[cfg(app)]
mod page;
#[cfg(app)]
mod presses;
#[cfg(app)]
mod reflect;
#[cfg(app)]
mod runtime;
#[cfg(app)]
mod session;
#[cfg(app)]
mod sharing;
#[cfg(app)]
mod shell;
#[cfg(app)]
mod today;
#[cfg(app)]
mod update;
#[cfg(target_arch = "wasm32")]
pub mod worker;
#[cfg(app)]
mod worker_client;
#[cfg(app)]
pub use shell::start;
