//! Room.
use leptos::prelude::*;
/// The screen.
pub fn screen(_rest: &[String]) -> AnyView {
    ().into_any()
}
/// The sheet.
pub fn sheet(_rest: &[String]) -> Option<AnyView> {
    None
}
