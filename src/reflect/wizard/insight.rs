//! What is taken from it: a sentence each, its theme, whether it lies in the person's hands, and the clues it rests on.

use leptos::prelude::*;

use super::questions::cards;
use super::{TABLE, amend, area, chip, look};
use crate::components::form::Binding;
use crate::reflect::pieces::{bin, choose_for, short};
use crate::session::session;
use domain::id::Id;
use domain::record::Kind;
use domain::reflection::{Influence, Insight, Reflection, Theme};

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
    cards(belongs(), "Another one", 12, Kind::Reflection, there, belongs, move |insight| card(&reflection.get_value(), insight))
}

/// The text of one insight; the first key makes it.
fn text(reflection: &Id, insight: &Id) -> Binding {
    let (read, write) = (insight.clone(), insight.clone());
    Binding::with(
        TABLE,
        reflection,
        move |record: &Reflection| record.insights.get(&read).map(|insight| insight.text.clone()).unwrap_or_default(),
        move |record, text| {
            record.insights.entry(write.clone()).or_default().text = text;
            Ok(())
        },
    )
}

fn card(reflection: &Id, insight: Id) -> AnyView {
    let session = session();
    let ids = StoredValue::new((reflection.clone(), insight.clone()));
    let see = move || ids.with_value(|(r, i)| look(TABLE, r, |record| record.insights.get(i).cloned()).flatten()).unwrap_or_default();
    let edit = move |how: &mut dyn FnMut(&mut Insight)| {
        ids.with_value(|(r, i)| amend(TABLE, r, "", |record| how(record.insights.entry(i.clone()).or_default())))
    };
    let clues = move || {
        let all = session.read(&[Kind::Clue], |model| {
            ids.with_value(|(r, _)| {
                model
                    .clues
                    .iter()
                    .filter(|(_, c)| c.reflection.as_ref() == Some(r) && !c.text.trim().is_empty())
                    .map(|(id, c)| (id.clone(), short(&c.text)))
                    .collect::<Vec<_>>()
            })
        });
        (!all.is_empty()).then(|| {
            let chips = all.into_iter().map(|(id, words)| {
                let (own, key) = (id.clone(), id);
                let toggle = move || {
                    edit(&mut |insight| match insight.clues.iter().position(|c| *c == key) {
                        Some(at) => drop(insight.clues.remove(at)),
                        None => insight.clues.push(key.clone()),
                    });
                };
                chip(words, move || see().clues.contains(&own), toggle)
            });
            view! { <fieldset class="stack tight"><legend>"Which clues say so?"</legend><div class="chips wrap">{chips.collect_view()}</div></fieldset> }
        })
    };
    let remove = move || ids.with_value(|(r, i)| amend(TABLE, r, "Insight deleted", |record| drop(record.insights.remove(i))));
    view! {
        <div class="card stack" role="group" aria-label="An insight">
            <div class="with-bin">{area(format!("insight-{insight}"), "I take from it that", "", text(reflection, &insight))}{bin("Delete this insight".into(), remove)}</div>
            {choose_for("It is about", &Theme::ALL.map(Theme::name), move || see().theme.map(|t| t as usize), move |n| edit(&mut |i| i.theme = n.and_then(|n| Theme::ALL.get(n).copied())))}
            {choose_for("Is it in your hands?", &Influence::ALL.map(Influence::name), move || see().influence.map(|t| t as usize), move |n| edit(&mut |i| i.influence = n.and_then(|n| Influence::ALL.get(n).copied())))}
            {clues}
        </div>
    }
    .into_any()
}
