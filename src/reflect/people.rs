//! People: who believes in you, whom you know, how to contact_methods each, and a first line where the first line is the hard part.

use crate::route::ReflectEdit;
use leptos::prelude::*;

use crate::components::live;
use domain::sort_compact::SortCompact;

use super::draft::{area, line, place, spot};
use super::pieces::{add_line, amend, bin, button, chip, choose, day_field, delete, look, row};
use crate::components::icon::{Icon, icon_small};
use crate::components::sheet::sheet as sheet_frame;
use crate::format;
use crate::page::page;
use crate::route::Route;
use crate::session::{Feedback, now, session};
use domain::application::edits;
use domain::change::{Change, Edit};
use domain::feedback::mailto::{mailto, sms};
use domain::id::Id;
use domain::people::messages::{MessageReason, first_lines};
use domain::people::referrals::referrals;
use domain::people::{ContactMethod, Conversation, Person};
use domain::record::Kind;
use domain::reminders::{ContactReason, Reminder, reminders};

/// The table of people.
const PEOPLE: super::draft::Table<Person> = |model| &model.people;

/// The screen.
pub fn screen() -> AnyView {
    let session = session();
    let add = move |name: String| {
        let id = session.new_id();
        let to = id.clone();
        let person = Person { name, circle: true, added_on: Some(session.today.get_untracked()), ..Person::default() };
        {
            let kept = session.commit(Change::one("Person added", Edit::add(id, person)), Feedback::Toast).is_ok();
            if kept {
                crate::session::session().go(ReflectEdit::Person(to.clone()));
            }
        };
    };
    page(
        "People",
        "",
        ().into_any(),
        view! {
            {nudges}
            {add_line("new-person", "Name", "Add", add)}
            {live(move || group(true, "Who believes in you", "A few people you can call on a bad day."))}
            {live(move || group(false, "Whom you know", "Contacts of the search: openings that are never advertised come from people."))}
        }
        .into_any(),
    )
}

/// A word that is due, with its ready first line.
fn nudges() -> Option<AnyView> {
    let session = session();
    let due = session.read(&[Kind::Person, Kind::Application, Kind::QuietTime], |model| reminders(model, now()));
    let first = due.into_iter().find_map(|reminder| match reminder {
        Reminder::ReachOut { person, name, why } => Some((person, name, why)),
        _ => None,
    });
    first.map(|(person, name, why)| {
        let reason = if why == ContactReason::TurnedDown { MessageReason::TurnedDown } else { MessageReason::LongTime };
        let id = person.clone();
        let later = move || {
            let day = session.today.get_untracked().checked_add_days(chrono::Days::new(7));
            amend(PEOPLE, &id, "In a week", |p| p.not_before = day);
        };
        view! {
            <section class="card warm stack tight">
                <h2 class="serif big" dir="auto">{format!("A word to {name}?")}</h2>
                {contact_methods(&person, Some(reason))}
                <div>{button("btn quiet small", "Later", later)}</div>
            </section>
        }
        .into_any()
    })
}

fn group(circle: bool, title: &'static str, empty: &'static str) -> AnyView {
    let session = session();
    let today = session.today.get();
    let mut all = session.read(&[Kind::Person], |model| {
        let those = model.people.iter().filter(|(_, p)| p.circle == circle);
        those
            .map(|(id, p)| {
                (
                    p.name.trim().to_lowercase(),
                    id.clone(),
                    p.name.clone(),
                    [p.relation.clone(), p.company.clone()].into_iter().filter(|t| !t.trim().is_empty()).collect::<Vec<_>>().join(", "),
                    p.last_contact(today),
                )
            })
            .collect::<Vec<_>>()
    });
    all.sort_compact();
    let rows: Vec<_> = all
        .into_iter()
        .map(|(_, id, name, line, last)| {
            let end = last.map(|day| view! { <span class="end">{format::ago(day, today)}</span> }).into_any();
            row(ReflectEdit::Person(id.clone()).href(), name, line, end)
        })
        .collect();
    let none = rows.is_empty().then(|| view! { <p class="sub">{empty}</p> });
    view! { <section class="section"><h2>{title}</h2>{none}<div class="rows">{rows}</div></section> }.into_any()
}

/// Every way to contact_methods somebody, with a first line to choose. Taking one notes the word exchanged.
pub fn contact_methods(id: &Id, reason: Option<MessageReason>) -> AnyView {
    let session = session();
    let own = StoredValue::new(id.clone());
    let chosen = RwSignal::new(reason.unwrap_or(MessageReason::LongTime));
    let which = RwSignal::new(0_usize);
    let person = move || own.with_value(|id| look(PEOPLE, id, Clone::clone));
    let lines = move || person().map(|p| first_lines(&p.name, chosen.get())).unwrap_or_default();
    let text = move || lines().get(which.get()).cloned().unwrap_or_default();
    let talked = move || {
        let today = session.today.get_untracked();
        own.with_value(|id| {
            amend(PEOPLE, id, "Noted that you were in touch", |p| {
                drop(p.conversations.insert(session.new_id(), Conversation { on: today, note: String::new() }))
            })
        });
    };
    let ways = move || {
        let Some(person) = person() else { return ().into_any() };
        let link = |drawing: Icon, word: &'static str, href: String| {
            let out = href.starts_with("http");
            view! { <a class="btn small" href=href target=out.then_some("_blank") rel=out.then_some("noopener noreferrer")>{icon_small(drawing)}{word}</a> }.into_any()
        };
        let ways = person.contact_methods();
        let none = ways.is_empty().then(|| view! { <a class="btn small" href=ReflectEdit::Person(own.with_value(Clone::clone)).href()>"Add a number or an address"</a> });
        let links = ways.into_iter().map(|way| match way {
            ContactMethod::Call(href) => link(Icon::Phone, "Call", href),
            ContactMethod::Text(href) => link(Icon::Mail, "Message", sms(&href, &text())),
            ContactMethod::Mail(address) => link(Icon::Mail, "Mail", mailto(&address, "", &text())),
            ContactMethod::Link(href) => link(Icon::Out, "Open their page", href),
        });
        view! { <div class="bar">{links.collect_view()}{none}{button("btn small quiet", "We were in touch", talked)}</div> }.into_any()
    };
    let choices = move || {
        let one = |(n, line): (usize, String)| chip(line, move || which.get() == n, move || which.set(n));
        lines().into_iter().enumerate().map(one).collect_view()
    };
    let reasons = reason.is_none().then(|| {
        choose(
            "Why you write",
            &MessageReason::ALL.map(MessageReason::name),
            move || MessageReason::ALL.iter().position(|r| *r == chosen.get()),
            move |n| {
                if let Some(r) = n.and_then(|n| MessageReason::ALL.get(n)) {
                    chosen.set(*r);
                }
            },
        )
    });
    view! {
        <div class="stack tight">
            {reasons}
            <div class="chips wrap" role="group" aria-label="A first line">{choices}</div>
            {ways}
        </div>
    }
    .into_any()
}

/// The sheet of one person.
pub fn sheet(id: &Id) -> AnyView {
    let session = session();
    if session.peek(|model| !model.people.contains_key(id)) {
        return sheet_frame("Person", view! { <p>"This person is not here any more."</p> }.into_any());
    }
    let own = StoredValue::new(id.clone());
    let field = |name: &'static str, label: &'static str, kind: &'static str, place| line(name, label, kind, spot(PEOPLE, id, place));
    let circle = move || own.with_value(|id| look(PEOPLE, id, |p| p.circle)).unwrap_or_default();
    let set_circle = move || own.with_value(|id| amend(PEOPLE, id, "", |p| p.circle = !p.circle));
    let nudges = [("Never", None), ("Two weeks", Some(14)), ("A month", Some(30)), ("Three months", Some(90))];
    let nudge = nudges.map(|(word, days)| {
        chip(
            word,
            move || own.with_value(|id| look(PEOPLE, id, |p| p.nudge_after)) == Some(days),
            move || own.with_value(|id| amend(PEOPLE, id, "", |p| p.nudge_after = days)),
        )
    });
    let conversations = move || {
        let mut conversations = own
            .with_value(|id| {
                look(PEOPLE, id, |p| p.conversations.iter().map(|(id, t)| (t.on, id.clone(), t.note.clone())).collect::<Vec<_>>())
            })
            .unwrap_or_default();
        conversations.sort_compact();
        let rows = conversations.into_iter().rev().map(|(on, talk, note)| {
            let remove = move || own.with_value(|id| amend(PEOPLE, id, "Entry deleted", |p| drop(p.conversations.remove(&talk))));
            view! { <div class="row"><span class="grow"><span class="sub">{format::full_day(on)}</span><span dir="auto">{note}</span></span>{bin(format!("Delete the entry of {}", format::full_day(on)), remove)}</div> }
        });
        rows.collect_view()
    };
    let said = move |note: String| {
        let today = session.today.get_untracked();
        own.with_value(|id| amend(PEOPLE, id, "", |p| drop(p.conversations.insert(session.new_id(), Conversation { on: today, note }))));
    };
    let remove = move || {
        own.with_value(|id| delete(PEOPLE, id, "Person deleted"));
        session.close();
    };
    let not_before = move || own.with_value(|id| look(PEOPLE, id, |p| p.not_before)).flatten();
    sheet_frame(
        "Person",
        view! {
            <div class="with-bin">{field("p-name", "Name", "text", place!(name))}{bin("Delete this person".into(), remove)}</div>
            <div class="chips">{chip("Believes in me", circle, set_circle)}</div>
            {contact_methods(id, None)}
            <div class="two">{field("p-relation", "Who they are to you", "text", place!(relation))}{field("p-company", "Where they work", "text", place!(company))}</div>
            <div class="two">{field("p-phone", "Phone", "tel", place!(phone))}{field("p-mail", "Mail", "email", place!(mail))}</div>
            {field("p-link", "A page or profile", "url", place!(link))}
            {area("p-notes", "Notes", "", spot(PEOPLE, id, place!(notes)))}
            <fieldset class="stack tight"><legend>"Suggest a word after"</legend><div class="chips">{nudge.collect_view()}</div></fieldset>
            {day_field("p-not-before".into(), "Not before", not_before, move |day| own.with_value(|id| amend(PEOPLE, id, "", |p| p.not_before = day)))}
            <h2>"What was said"</h2>
            {add_line("p-said", "Today we talked about", "Add", said)}
            <div class="rows">{conversations}</div>
            {live(move || recommended(own))}
            <div class="actions">{button("btn primary", "Done", move || session.close())}</div>
        }
        .into_any(),
    )
}

/// The applications they recommended the person for, and what came of each.
fn recommended(own: StoredValue<Id>) -> AnyView {
    let session = session();
    let (found, others) = session.read(&[Kind::Person, Kind::Application], |model| {
        let Some(person) = own.with_value(|id| model.people.get(id).cloned()) else { return (Vec::new(), Vec::new()) };
        let mut others: Vec<(String, Id)> = model
            .applications
            .iter()
            .filter(|(id, a)| !a.archived && !person.referrals.contains(id))
            .map(|(id, a)| (edits::name(a).to_owned(), id.clone()))
            .collect();
        others.sort_compact();
        (referrals(model, &person), others)
    });
    let rows = found.into_iter().map(|r| {
        let ended = r.outcome.map_or("open", |outcome| match outcome {
            domain::application::progress::Outcome::Accepted => "accepted",
            domain::application::progress::Outcome::Declined => "declined",
            domain::application::progress::Outcome::Rejected => "they said no",
            domain::application::progress::Outcome::Withdrew => "withdrawn",
            domain::application::progress::Outcome::ClosedByEmployer => "closed by the employer",
            domain::application::progress::Outcome::ClosedSilent => "silent",
        });
        let id = r.application.clone();
        let name = format!("Take {} off", r.company);
        let remove = move || own.with_value(|person| amend(PEOPLE, person, "", |p| p.referrals.retain(|other| *other != id)));
        view! { <div class="row"><a class="grow" href=Route::Application(r.application).href() dir="auto">{r.company}</a><span class="end">{ended}</span>{bin(name, remove)}</div> }
    });
    let pick = move |event: leptos::ev::Event| {
        let id = event_target_value(&event);
        if !id.is_empty() {
            own.with_value(|person| amend(PEOPLE, person, "", |p| p.referrals.push(Id::new(&id))));
        }
    };
    if others.is_empty() && rows.len() == 0 {
        return ().into_any();
    }
    let options = others.into_iter().map(|(name, id)| view! { <option value=id.to_string()>{name}</option> }).collect_view();
    view! {
        <h2>"Recommended you for"</h2>
        <div class="rows">{rows.collect_view()}</div>
        <select aria-label="Recommended you for" on:change=pick><option value="">"Choose an application"</option>{options}</select>
    }
    .into_any()
}
