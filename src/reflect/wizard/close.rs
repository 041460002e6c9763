//! How it feels now, one thing to be thankful for, whom to tell.

use leptos::prelude::*;

use super::feelings::words;
use super::strength::strength;
use crate::components::form::{Binding, lens};
use crate::format;
use crate::reflect::chips::chip;
use crate::reflect::edits::{edit, read};
use crate::reflect::fields::{area, line};
use crate::reflect::people::contact_methods;
use crate::reflect::tables::REFLECTIONS;
use crate::route::ReflectRoute;
use crate::session::session;
use domain::id::Id;
use domain::people::messages::MessageReason;
use domain::record::Kind;
use domain::sort_compact::SortCompact;

/// The last step.
pub fn screen(id: &Id) -> AnyView {
    let session = session();
    let before = session.peek(|model| model.reflections.get(id).and_then(|r| r.before_strength));
    let key = StoredValue::new(id.clone());
    let chosen = Memo::new(move |_| key.with_value(|id| read(REFLECTIONS, id, |r| r.tell_person.clone()).flatten()));
    let people = move || {
        let people = session.read(&[Kind::Person], |model| {
            let mut people: Vec<_> = model.people.iter().map(|(id, p)| (!p.circle, p.name.trim().to_owned(), id.clone())).collect();
            people.sort_compact();
            people
        });
        let chips = people.into_iter().take(12).map(|(_, name, id)| {
            let (own, pick) = (id.clone(), id);
            chip(
                name,
                move || chosen.get().as_ref() == Some(&own),
                move || {
                    let next = (chosen.get_untracked().as_ref() != Some(&pick)).then(|| pick.clone());
                    key.with_value(|id| edit(REFLECTIONS, id, |r| r.tell_person = next));
                },
            )
        });
        chips.collect_view()
    };
    let ways = move || chosen.get().map(|person| contact_methods(&person, Some(MessageReason::TurnedDown)));
    view! {
        {words(id, "after", |r| &r.after_words, |r| &mut r.after_words)}
        {strength("after-strength", "How strong is it now?", id, |r| r.after_strength, |r| &mut r.after_strength)}
        {before.map(|before| view! { <p class="sub">{format!("At the start it was {} of {}. Both directions are normal; some people feel worse right after writing.", format::count(before.into()), format::count(10))}</p> })}
        {area("after-line", "A line about it, if you like", "", Binding::new(REFLECTIONS, id, lens!(after_line)))}
        {area("thankful", "One thing to be thankful for", "Small counts.", Binding::new(REFLECTIONS, id, lens!(thankful)))}
        <section class="section">
            <h2>"Who might you tell?"</h2>
            <div class="chips" role="group" aria-label="People">{people}</div>
            {ways}
            {line("tell", "Or someone else", Binding::new(REFLECTIONS, id, lens!(tell)))}
            <p class="sub"><a href=ReflectRoute::People.href()>"Your people"</a>": names and numbers, stored on this device only."</p>
        </section>
    }
    .into_any()
}
