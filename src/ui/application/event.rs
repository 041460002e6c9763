//! Event.
use leptos::prelude::*;
use crate::domain::id::Id;
/// The sheet.
pub fn sheet(_id: &Id, _event: Option<&Id>) -> AnyView { ().into_any() }
