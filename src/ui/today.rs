//! Today.
use leptos::prelude::*;
/// The screen.
pub fn screen() -> AnyView { crate::ui::shell::page("Today", "", ().into_any(), ().into_any()) }
