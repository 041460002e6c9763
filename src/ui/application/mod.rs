//! One application: the detail beside the list, the sheet that adds one, the sheet of an event.
pub mod add;
pub mod event;
use leptos::prelude::*;
use crate::domain::id::Id;
/// The detail.
pub fn detail(_id: &Id) -> AnyView { ().into_any() }
