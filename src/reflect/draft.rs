//! The texts of these screens, over the form kit.

use leptos::prelude::*;

pub(crate) use crate::components::form::lens as place;
pub use crate::components::form::unsaved::flush as settle;
pub use crate::components::form::{Binding, Table};
use crate::components::form::{Input, Lens, TextField};
use domain::id::Id;
use domain::record::Entity;

pub type Spot = Binding;
pub type Place<T> = Lens<T>;

pub fn spot<T: Entity>(table: Table<T>, id: &Id, place: Place<T>) -> Spot {
    Binding::new(table, id, place)
}

pub fn spot_or_new<T: Entity>(table: Table<T>, id: &Id, place: Place<T>, blank: T) -> Spot {
    Binding::or_new(table, id, place, blank)
}

pub fn area(id: impl Into<String>, label: &'static str, hint: &'static str, spot: Spot) -> AnyView {
    TextField::new(id, label, Input::Area).hint(hint).bound(spot)
}

pub fn line(id: impl Into<String>, label: &'static str, kind: &'static str, spot: Spot) -> AnyView {
    let input = match kind {
        "email" => Input::Email,
        "tel" => Input::Phone,
        "url" => Input::Url,
        "date" => Input::Date,
        _ => Input::Line,
    };
    TextField::new(id, label, input).bound(spot)
}
