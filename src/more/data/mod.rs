//! What is stored on this device: how much of it, how safe it is, backup and restore, what could not be read, and deleting everything.
//!
//! - `backup`: saving and restoring. - `safety`: what the browser promises. - `usage`: how much is used, and by what. - `room`: what can be given up. - `erase`: the one thing that asks twice.

mod backup;
mod erase;
mod room;
mod safety;
mod usage;

use leptos::prelude::*;

use super::{back, sample};
use crate::page::page;
pub use backup::keep;

/// The screen.
pub fn screen() -> AnyView {
    // Signals do not see storage: it is read again after each change, and when something here acts on it directly.
    let looked = RwSignal::new(0_u32);
    let content = view! {
        {sample::leftovers_section()}
        {backup::section()}
        {usage::section(looked)}
        {safety::section()}
        {erase::section(looked)}
    };
    page("Your data", "flow", back(), content.into_any())
}
