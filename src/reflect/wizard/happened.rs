//! What happened: the plan, the course of it, what went well, what was different.

use leptos::prelude::*;

use crate::components::form::{Binding, lens};
use crate::reflect::fields::area;
use crate::reflect::tables::REFLECTIONS;
use domain::id::Id;

/// The step.
pub fn screen(id: &Id) -> AnyView {
    let text = |lens| Binding::new(REFLECTIONS, id, lens);
    view! {
        {area("meant", "What was meant to happen?", "What you had prepared, what you expected.", text(lens!(meant)))}
        {area("happened", "What actually happened?", "As a camera would have recorded it.", text(lens!(happened)))}
        {area("went_well", "What went well?", "Something always did: you were invited, you came, one answer was good.", text(lens!(went_well)))}
        {area("differed", "What was different from the plan?", "And what may have caused it.", text(lens!(differed)))}
    }
    .into_any()
}
