//! What the person takes away: a sentence each, its theme, whether they can change it, and the clues that support it.

use leptos::prelude::*;

use super::cards::cards;
use crate::components::form::Binding;
use crate::reflect::chips::{chip, choice_chips};
use crate::reflect::edits::{edit, edit_with_undo, read};
use crate::reflect::fields::area;
use crate::reflect::rows::delete_button;
use crate::reflect::tables::REFLECTIONS;
use crate::session::session;
use domain::id::Id;
use domain::record::Kind;
use domain::reflection::{Insight, Reflection};

/// The step.
pub fn screen(id: &Id) -> AnyView {
    let session = session();
    let reflection = StoredValue::new(id.clone());
    let belongs = move || {
        session.peek(|model| {
            reflection
                .with_value(|id| model.reflections.get(id).map(|r| r.insights.keys().cloned().collect::<Vec<_>>()).unwrap_or_default())
        })
    };
    let there = move |insight: &Id| {
        session.peek(|model| reflection.with_value(|id| model.reflections.get(id).is_some_and(|r| r.insights.contains_key(insight))))
    };
    cards(belongs(), "Another insight", 12, Kind::Reflection, there, belongs, move |insight| card(&reflection.get_value(), insight))
}

/// The text of one insight; the first key makes it.
fn text(reflection: &Id, insight: &Id) -> Binding {
    let (read, write) = (insight.clone(), insight.clone());
    let text = Binding::with(
        REFLECTIONS,
        reflection,
        move |record: &Reflection| record.insights.get(&read).map(|insight| insight.text.clone()).unwrap_or_default(),
        move |record, text| {
            record.insights.entry(write.clone()).or_default().text = text;
            Ok(())
        },
    );
    Binding { whole: false, ..text }
}

fn card(reflection: &Id, insight: Id) -> AnyView {
    let session = session();
    let ids = StoredValue::new((reflection.clone(), insight.clone()));
    let see = move || ids.with_value(|(r, i)| read(REFLECTIONS, r, |record| record.insights.get(i).cloned()).flatten()).unwrap_or_default();
    let change = move |how: &mut dyn FnMut(&mut Insight)| {
        ids.with_value(|(r, i)| edit(REFLECTIONS, r, |record| how(record.insights.entry(i.clone()).or_default())))
    };
    let clues = move || {
        let all = session.read(&[Kind::Clue], |model| {
            ids.with_value(|(r, _)| {
                model
                    .clues
                    .iter()
                    .filter(|(_, c)| c.reflection.as_ref() == Some(r) && !c.text.trim().is_empty())
                    .map(|(id, c)| (id.clone(), c.text.trim().to_owned()))
                    .collect::<Vec<_>>()
            })
        });
        (!all.is_empty()).then(|| {
            let chips = all.into_iter().map(|(id, words)| {
                let (own, key) = (id.clone(), id);
                let toggle = move || {
                    change(&mut |insight| match insight.clues.iter().position(|c| *c == key) {
                        Some(at) => drop(insight.clues.remove(at)),
                        None => insight.clues.push(key.clone()),
                    });
                };
                chip(words, move || see().clues.contains(&own), toggle)
            });
            view! { <fieldset class="stack tight"><legend>"Which clues support it?"</legend><div class="chips wrap">{chips.collect_view()}</div></fieldset> }
        })
    };
    let remove =
        move || ids.with_value(|(r, i)| edit_with_undo(REFLECTIONS, r, "Insight deleted", |record| drop(record.insights.remove(i))));
    view! {
        <div class="card stack" role="group" aria-label="An insight">
            <div class="with-delete">{area(format!("insight-{insight}"), "What I take away from it", "", text(reflection, &insight))}{delete_button("Delete this insight", remove)}</div>
            {choice_chips("Theme", move || see().theme, move |theme| change(&mut |i| i.theme = theme))}
            {choice_chips("Can you change it?", move || see().influence, move |influence| change(&mut |i| i.influence = influence))}
            {clues}
        </div>
    }
    .into_any()
}
