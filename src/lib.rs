//! The map of the house. Arrows point one way: `ui → store → exchange → domain`; `ui` may use all three, nothing points back.
//!
//! - [`domain`]: the job search as facts and rules. Knows no browser, no clock and no chance: today's date, ids and seeds are passed in.
//! - [`exchange`]: bytes in, bytes out: spreadsheets, bank files, calendar, backup. Errors carry row and column.
//! - [`store`]: records in localStorage: keys, envelopes, journal, migrations, merging, room left. Its rules are pure and tested
//!   natively with a storage that fails on demand; one file speaks to the browser.
//! - [`jobs`]: the heavy work that can run beside the page (reading a file, simulating): one message in, one answer out. It uses
//!   `domain` and `exchange`; the page and the worker both call it.
//! - `ui`: Leptos: shell, routes, session state, formats, components, and a folder a screen. Only in the browser's build.
//! - `worker`: receives [`jobs`] as messages in the second binary. Only in the browser's build.

pub mod domain;
pub mod exchange;
pub mod jobs;
pub mod store;
pub mod ui;
#[cfg(target_arch = "wasm32")]
pub mod worker;
