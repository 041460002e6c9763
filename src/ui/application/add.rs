//! Adds.
use leptos::prelude::*;
/// The sheet.
pub fn sheet(_shared: &str) -> AnyView { ().into_any() }
