//! Feelings again, one thing to be thankful for, whom to tell.

use crate::route::ReflectRoute;
use leptos::prelude::*;

use super::{TABLE, amend, area, chip, line, look, place, spot, strength};
use crate::reflect::people::contact_methods;
use crate::session::session;
use domain::id::Id;
use domain::people::messages::MessageReason;
use domain::record::Kind;
use domain::sort_compact::SortCompact;

/// The last step.
pub fn screen(id: &Id) -> AnyView {
    let session = session();
    let (own, set) = (id.clone(), id.clone());
    let before = session.peek(|model| model.reflections.get(id).and_then(|r| r.before_strength));
    let key = StoredValue::new(id.clone());
    let chosen = Memo::new(move |_| key.with_value(|id| look(TABLE, id, |r| r.tell_person.clone()).flatten()));
    let circle = move || {
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
                    key.with_value(|id| amend(TABLE, id, "", |r| r.tell_person = next));
                },
            )
        });
        chips.collect_view()
    };
    let ways = move || chosen.get().map(|person| contact_methods(&person, Some(MessageReason::TurnedDown)));
    view! {
        {super::feelings::words(id, |r| &r.after_words, |r| &mut r.after_words)}
        {strength("after-strength", "How strong is it now?", move || look(TABLE, &own, |r| r.after_strength).flatten(), move |s| amend(TABLE, &set, "", |r| r.after_strength = Some(s)))}
        {before.map(|before| view! { <p class="sub">{format!("At the start it was {before} of 10. Either way is fine; some feel worse right after writing.")}</p> })}
        {area("after-line", "A line on it, if you like", "", spot(TABLE, id, place!(after_line)))}
        {area("thankful", "One thing to be thankful for", "Small counts.", spot(TABLE, id, place!(thankful)))}
        <section class="section">
            <h2>"Whom might you tell?"</h2>
            <div class="chips" role="group" aria-label="People">{circle}</div>
            {ways}
            {line("tell", "Or someone else", "text", spot(TABLE, id, place!(tell)))}
            <p class="sub"><a href=ReflectRoute::People.href()>"Your people"</a>" keeps names and numbers on this device."</p>
        </section>
    }
    .into_any()
}
