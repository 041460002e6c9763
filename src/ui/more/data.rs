//! Room.
use leptos::prelude::*;
/// The screen.
pub fn screen() -> AnyView { ().into_any() }
