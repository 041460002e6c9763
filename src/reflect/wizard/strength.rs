//! How strong a feeling is: the slider of three steps.

use leptos::prelude::*;

use crate::components::form::slider;
use crate::reflect::edits::{edit, read};
use crate::reflect::tables::REFLECTIONS;
use domain::id::Id;
use domain::reflection::{Reflection, feelings};

/// The slider over one strength of a reflection, from 0 to 10.
pub fn strength(
    dom_id: &'static str,
    label: &'static str,
    reflection: &Id,
    get: fn(&Reflection) -> Option<u8>,
    get_mut: fn(&mut Reflection) -> &mut Option<u8>,
) -> AnyView {
    let (own, set) = (reflection.clone(), reflection.clone());
    slider(
        dom_id,
        label,
        feelings::STRONGEST,
        ("not at all", "very"),
        feelings::strength_label,
        Signal::derive(move || read(REFLECTIONS, &own, get).flatten()),
        move |strength| edit(REFLECTIONS, &set, |r| *get_mut(r) = Some(strength)),
    )
}
