//! The outside view, and a thought record for whoever wants one.

use leptos::prelude::*;

use super::strength::strength;
use crate::components::form::{Binding, lens};
use crate::reflect::fields::area;
use crate::reflect::tables::REFLECTIONS;
use crate::session::session;
use domain::id::Id;

/// The step.
pub fn screen(id: &Id) -> AnyView {
    let used = session().peek(|model| {
        model.reflections.get(id).is_some_and(|r| {
            !(r.thought.is_empty() && r.evidence_for.is_empty() && r.evidence_against.is_empty() && r.fairer_thought.is_empty())
        })
    });
    let text = |lens| Binding::new(REFLECTIONS, id, lens);
    view! {
        {area("friend", "To a friend, I would say", "", text(lens!(friend)))}
        <details open=used>
            <summary>"A thought that keeps coming back"</summary>
            <div class="stack">
                {area("thought", "The thought", "As it comes: “I will never …”", text(lens!(thought)))}
                {area("evidence_for", "What supports it?", "Facts only.", text(lens!(evidence_for)))}
                {area("evidence_against", "What contradicts it?", "Times it was not so; what others would say.", text(lens!(evidence_against)))}
                {area("fairer_thought", "A fairer thought", "One you could say to someone you like.", text(lens!(fairer_thought)))}
                {strength("thought-strength", "How strong is the feeling now?", id, |r| r.thought_strength, |r| &mut r.thought_strength)}
            </div>
        </details>
    }
    .into_any()
}
