//! Everything else.
pub mod about;
pub mod data;
pub mod keys;
pub mod sample;
pub mod settings;
use leptos::prelude::*;
/// The screen.
pub fn screen() -> AnyView { ().into_any() }
