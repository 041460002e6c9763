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
//! Only `chunk`, `icon`, `jobs` and `route` are built natively, for their tests; the rest is the browser's.

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

pub mod chunk;
pub mod icon;
pub mod jobs;
pub mod route;

#[cfg(target_arch = "wasm32")]
mod application;
#[cfg(target_arch = "wasm32")]
mod budget;
#[cfg(target_arch = "wasm32")]
mod chunks;
#[cfg(target_arch = "wasm32")]
mod components;
#[cfg(target_arch = "wasm32")]
mod derived;
#[cfg(target_arch = "wasm32")]
mod dom;
#[cfg(target_arch = "wasm32")]
mod embed;
#[cfg(target_arch = "wasm32")]
mod exporting;
#[cfg(target_arch = "wasm32")]
pub mod format;
#[cfg(target_arch = "wasm32")]
mod funnel;
#[cfg(target_arch = "wasm32")]
mod importing;
#[cfg(target_arch = "wasm32")]
mod keys;
#[cfg(target_arch = "wasm32")]
mod kind_words;
#[cfg(target_arch = "wasm32")]
mod more;
#[cfg(target_arch = "wasm32")]
mod page;
#[cfg(target_arch = "wasm32")]
mod reflect;
#[cfg(target_arch = "wasm32")]
mod runtime;
#[cfg(target_arch = "wasm32")]
mod session;
#[cfg(target_arch = "wasm32")]
mod sharing;
#[cfg(target_arch = "wasm32")]
mod shell;
#[cfg(target_arch = "wasm32")]
mod today;
#[cfg(target_arch = "wasm32")]
mod update;
#[cfg(target_arch = "wasm32")]
pub mod worker;
#[cfg(target_arch = "wasm32")]
mod worker_client;
#[cfg(target_arch = "wasm32")]
pub use shell::start;
