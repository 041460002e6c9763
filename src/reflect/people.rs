//! People: who believes in you, who you know, how to reach each, and a first line where that is the hard part.

use domain::letter_case::SmallLetters;
use leptos::prelude::*;

use super::chips::{chip, choice_chips};
use super::edits::{add, edit, edit_in_form, edit_with_undo, read};
use super::fields::{add_line, area, day_text, parse_day};
use super::rows::{back, button, delete_button, row};
use super::tables::PEOPLE;
use crate::components::form::{Binding, Input, Select, TextField, lens};
use crate::components::icon::{Icon, icon_small};
use crate::components::live;
use crate::components::sheet::sheet as sheet_frame;
use crate::derived;
use crate::dom;
use crate::format;
use crate::page::page;
use crate::route::{ReflectEdit, Route};
use crate::session::notice::Toast;
use crate::session::{Feedback, now, session};
use domain::application::edits;
use domain::application::progress::Outcome;
use domain::feedback::mailto::{mailto, sms};
use domain::funnel::FunnelFigures;
use domain::funnel::verdict::ENOUGH_APPLICATIONS;
use domain::id::Id;
use domain::people::deleted;
use domain::people::known::{about, recommend};
use domain::people::messages::{MessageAbout, MessageReason, first_lines};
use domain::people::referrals::{referrals, results};
use domain::people::{ContactMethod, Conversation, Person};
use domain::record::Kind;
use domain::reminders::{ContactReason, Reminder, reminders};
use domain::sort_compact::SortCompact;
use domain::stats::Rate;

/// The screen.
pub fn screen() -> AnyView {
    let session = session();
    let add_named = move |name: String| {
        let id = session.new_id();
        let person = Person { name, circle: true, added_on: Some(session.today.get_untracked()), ..Person::default() };
        add(&id, "Person added", person)?;
        session.go(ReflectEdit::Person(id));
        Ok(())
    };
    page(
        "People",
        "flow",
        back(),
        view! {
            {nudges}
            {add_line("new-person", None, "Name", "Add", add_named)}
            {live(move || group(true, "Who believes in you", "A few people you can call on a bad day."))}
            {live(move || group(false, "Who you know", "Contacts for your search: many openings are never advertised and come through people."))}
            {live(by_person)}
        }
        .into_any(),
    )
}

/// Somebody to write to, with a first line ready.
fn nudges() -> Option<AnyView> {
    let session = session();
    let due = session.read(&[Kind::Person, Kind::Application, Kind::QuietTime], |model| reminders(model, now()));
    let first = due.into_iter().find_map(|reminder| match reminder {
        Reminder::ReachOut { person, name, why } => Some((person, name, why)),
        _ => None,
    });
    first.map(|(person, name, why)| {
        let reason = match why {
            ContactReason::TurnedDown => MessageReason::TurnedDown,
            ContactReason::LongTime(Some(_)) => MessageReason::LongTime,
            ContactReason::LongTime(None) => MessageReason::FirstWord,
        };
        let id = person.clone();
        let later = move || {
            let day = session.today.get_untracked().checked_add_days(chrono::Days::new(7));
            edit_with_undo(PEOPLE, &id, "Reminder moved to next week", |p| p.not_before = day);
        };
        view! {
            <section class="card warm stack tight">
                <h2 class="serif big" dir="auto">{format!("Get in touch with {name}?")}</h2>
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
                    p.name.trim().small_letters(),
                    id.clone(),
                    p.name.clone(),
                    [p.relation.clone(), p.company.clone()].into_iter().filter(|t| !t.trim().is_empty()).collect::<Vec<_>>().join(", "),
                    p.last_contact(today),
                    p.nudge_on(today).filter(|day| *day > today),
                )
            })
            .collect::<Vec<_>>()
    });
    all.sort_compact();
    let rows: Vec<_> = all
        .into_iter()
        .map(|(_, id, name, line, last, next)| {
            let next = next.map(|day| format!("next word {}", format::near_day(day, today)));
            let line = [line].into_iter().filter(|line| !line.is_empty()).chain(next).collect::<Vec<_>>().join(" · ");
            let end = last.map(|day| view! { <span class="end">{format::ago(day, today)}</span> }).into_any();
            row(ReflectEdit::Person(id.clone()).href(), name, line, end)
        })
        .collect();
    let none = rows.is_empty().then(|| view! { <p class="sub">{empty}</p> });
    view! { <section class="section"><h2>{title}</h2>{none}<div class="rows">{rows}</div></section> }.into_any()
}

/// Every way to reach somebody, with a first line to choose.
pub fn contact_methods(id: &Id, reason: Option<MessageReason>) -> AnyView {
    let session = session();
    let own = StoredValue::new(id.clone());
    // Where an application goes to their company, a recommendation is what one would write for.
    let usual = session.peek(|model| {
        let Some(person) = model.people.get(id) else { return MessageReason::LongTime };
        if about(model, person).is_some_and(|(application, _)| !person.referrals.contains(&application)) {
            MessageReason::Referral
        } else if person.last_contact(session.today.get_untracked()).is_none() {
            MessageReason::FirstWord
        } else {
            MessageReason::LongTime
        }
    });
    let chosen = RwSignal::new(reason.unwrap_or(usual));
    let picked = RwSignal::new(None::<String>);
    let person = move || own.with_value(|id| read(PEOPLE, id, Clone::clone));
    let about = Memo::new(move |_| {
        session.read(&[Kind::Person, Kind::Application], |model| {
            let person = own.with_value(|id| model.people.get(id).cloned())?;
            about(model, &person)
                .map(|(_, words)| words)
                .or_else(|| Some(MessageAbout { company: person.company.clone(), ..MessageAbout::default() }))
        })
    });
    let lines = move || person().map(|p| first_lines(&p.name, chosen.get(), &about.get().unwrap_or_default())).unwrap_or_default();
    // Of the lines there are now; another reason or name brings others.
    let text = move || {
        let mut lines = lines().into_iter();
        let first = lines.next();
        lines.find(|line| picked.with(|picked| picked.as_ref() == Some(line))).or(first).unwrap_or_default()
    };
    let talked = move || {
        let today = session.today.get_untracked();
        own.with_value(|id| {
            edit_with_undo(PEOPLE, id, "Contact noted", |p| {
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
        let none = ways.is_empty().then(|| view! { <a class="btn small" href=ReflectEdit::Person(own.with_value(Clone::clone)).href()>"Add a phone number or an address"</a> });
        let links = ways.into_iter().map(|way| match way {
            ContactMethod::Call(href) => link(Icon::Phone, "Call", href),
            ContactMethod::Text(href) => link(Icon::Mail, "Message", sms(&href, &text())),
            ContactMethod::Mail(address) => link(Icon::Mail, "Email", mailto(&address, "", &text())),
            ContactMethod::Link(href) => link(Icon::Out, "Open their profile", href),
        });
        let copy = move || {
            dom::copy(&text());
            session.show_toast(Toast::plain("Copied"));
        };
        view! { <div class="bar">{links.collect_view()}{none}{button("btn small", "Copy", copy)}{button("btn small quiet", "We were in touch", talked)}</div> }.into_any()
    };
    let choices = move || {
        let one = |line: String| {
            let (own, pick) = (line.clone(), line.clone());
            chip(line, move || text() == own, move || picked.set(Some(pick.clone())))
        };
        lines().into_iter().map(one).collect_view()
    };
    let reasons = reason.is_none().then(|| {
        choice_chips(
            "Why you are writing",
            move || Some(chosen.get()),
            move |reason: Option<MessageReason>| {
                if let Some(reason) = reason {
                    chosen.set(reason);
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
        return sheet_frame("Person", view! { <p>"This person no longer exists."</p> }.into_any());
    }
    let own = StoredValue::new(id.clone());
    let field =
        |name: &'static str, label: &'static str, input, lens| TextField::new(name, label, input).bound(Binding::new(PEOPLE, id, lens));
    let believes = move || own.with_value(|id| read(PEOPLE, id, |p| p.circle)).unwrap_or_default();
    let toggle_believes = move || own.with_value(|id| edit(PEOPLE, id, |p| p.circle = !p.circle));
    let nudges = [("Never", None), ("Two weeks", Some(14)), ("A month", Some(30)), ("Three months", Some(90))];
    let nudge = nudges.map(|(label, days)| {
        chip(
            label,
            move || own.with_value(|id| read(PEOPLE, id, |p| p.nudge_after)) == Some(days),
            move || own.with_value(|id| edit(PEOPLE, id, |p| p.nudge_after = days)),
        )
    });
    let conversations = move || {
        let mut conversations = own
            .with_value(|id| {
                read(PEOPLE, id, |p| p.conversations.iter().map(|(id, t)| (t.on, id.clone(), t.note.clone())).collect::<Vec<_>>())
            })
            .unwrap_or_default();
        conversations.sort_compact();
        let rows = conversations.into_iter().rev().map(|(on, key, note)| {
            let remove = move || own.with_value(|id| edit_with_undo(PEOPLE, id, "Entry deleted", |p| drop(p.conversations.remove(&key))));
            view! { <div class="row"><span class="grow"><span class="sub">{format::full_day(on)}</span><span dir="auto">{note}</span></span>{delete_button(format!("Delete the entry of {}", format::full_day(on)), remove)}</div> }
        });
        rows.collect_view()
    };
    let said = move |note: String| {
        let today = session.today.get_untracked();
        let conversation = Conversation { on: today, note };
        own.with_value(|id| {
            edit_in_form(PEOPLE, id, "Conversation noted", |p| drop(p.conversations.insert(session.new_id(), conversation)))
        })
    };
    let remove = move || {
        if let Some(change) = session.peek(|model| own.with_value(|id| deleted::person(model, id))) {
            drop(session.commit(change, Feedback::Toast));
        }
        session.close();
    };
    let not_before = Binding::with(
        PEOPLE,
        id,
        |person| day_text(person.not_before),
        |person, text| {
            person.not_before = parse_day(&text, "day")?;
            Ok(())
        },
    );
    sheet_frame(
        "Person",
        view! {
            <div class="with-delete">{field("p-name", "Name", Input::Line, lens!(name))}{delete_button("Delete this person", remove)}</div>
            <div class="chips">{chip("Believes in me", believes, toggle_believes)}</div>
            {contact_methods(id, None)}
            <div class="two">{field("p-relation", "Who they are to you", Input::Line, lens!(relation))}{field("p-company", "Where they work", Input::Line, lens!(company))}</div>
            <div class="two">{field("p-phone", "Phone", Input::Phone, lens!(phone))}{field("p-mail", "Email", Input::Email, lens!(mail))}</div>
            {field("p-link", "A page or profile", Input::Url, lens!(link))}
            {area("p-notes", "Notes", "", Binding::new(PEOPLE, id, lens!(notes)))}
            <fieldset class="stack tight"><legend>"Remind me to get in touch after"</legend><div class="chips">{nudge.collect_view()}</div></fieldset>
            {TextField::new("p-not-before", "Next word on (optional)", Input::Date).bound(not_before)}
            {live(move || words_between(own))}
            <h2>"Conversations"</h2>
            {add_line("p-said", Some(id), "Today we talked about", "Add", said)}
            <div class="rows">{conversations}</div>
            {live(move || recommended(own))}
            <div class="actions">{button("btn primary", "Done", move || session.close())}</div>
        }
        .into_any(),
    )
}

/// The last word and the next one, with their days.
fn words_between(own: StoredValue<Id>) -> Option<AnyView> {
    let today = session().today.get();
    let (last, next) = own.with_value(|id| read(PEOPLE, id, |p| (p.last_contact(today), p.nudge_on(today))))?;
    let next = next.map(|day| {
        if day <= today {
            "The next word is on Today now.".to_owned()
        } else {
            format!("Next word: {}. It will be on Today.", format::near_day(day, today))
        }
    });
    let words: Vec<String> = last.map(|day| format!("Last word: {}.", format::near_day(day, today))).into_iter().chain(next).collect();
    (!words.is_empty()).then(|| view! { <p class="sub">{words.join(" ")}</p> }.into_any())
}

/// What recommendations led to, by person and in sum, beside what was sent without one.
fn by_person() -> Option<AnyView> {
    let session = session();
    let ledger = derived::ledger().get();
    let found = session.read(&[Kind::Person, Kind::Application], |model| results(model, &ledger));
    if found.is_empty() {
        return None;
    }
    let led = |rate: &Rate| {
        let of = format!("{} of {} led to a first call", format::count(rate.k as usize), format::count(rate.n as usize));
        if rate.n < ENOUGH_APPLICATIONS {
            return of;
        }
        format!("{of}; likely between {} and {}", format::percent(rate.low), format::percent(rate.high))
    };
    let rows = found.into_iter().map(|one| {
        let offers = if one.offers > 0 { format!("; {}", format::plural(i64::from(one.offers), "offer", "offers")) } else { String::new() };
        row(ReflectEdit::Person(one.id).href(), one.name, format!("{}{offers}", led(&one.rate)), ().into_any())
    });
    let rows: Vec<_> = rows.collect();
    let figures = FunnelFigures::from_ledger(&ledger);
    let sum = [("With a recommendation", figures.referral_to_interview), ("On your own", figures.application_to_interview)];
    let sum = sum.into_iter().filter(|(_, rate)| rate.n > 0).map(|(name, rate)| {
        view! { <p class="sub">{name}": "{led(&rate)}"."</p> }
    });
    Some(
        view! {
            <section class="section">
                <h2>"What recommendations led to"</h2>
                <div class="rows">{rows}</div>
                {sum.collect_view()}
                <p class="tiny">{format!("Below {ENOUGH_APPLICATIONS} it is a count: too few to compare people by.")}</p>
            </section>
        }
        .into_any(),
    )
}

/// An application among others of one employer.
fn with_role(name: &str, role: &str) -> String {
    if role.is_empty() { name.to_owned() } else { format!("{name}, {role}") }
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
            .map(|(id, a)| (with_role(edits::name(a), edits::role_beside_name(a)), id.clone()))
            .collect();
        others.sort_compact();
        (referrals(model, &person), others)
    });
    let rows = found.into_iter().map(|r| {
        let ended = match r.reached.map(|reached| reached.outcome) {
            None => "deleted",
            Some(None) => "open",
            Some(Some(Outcome::Accepted)) => "accepted",
            Some(Some(Outcome::Declined)) => "declined",
            Some(Some(Outcome::Rejected)) => "turned down",
            Some(Some(Outcome::Withdrew)) => "withdrawn",
            Some(Some(Outcome::ClosedByEmployer)) => "closed by the employer",
            Some(Some(Outcome::ClosedSilent)) => "no reply",
        };
        let id = r.application.clone();
        let company = if r.company.is_empty() { "An application".to_owned() } else { with_role(&r.company, &r.role) };
        let name = format!("Remove {company}");
        let remove = move || {
            own.with_value(|person| {
                edit(PEOPLE, person, |p| {
                    p.referrals.retain(|other| *other != id);
                    p.referral_names.remove(&id);
                });
            });
        };
        let named = match r.reached {
            Some(_) => view! { <a class="grow" href=Route::Application(r.application).href() dir="auto">{company}</a> }.into_any(),
            None => view! { <span class="grow" dir="auto">{company}</span> }.into_any(),
        };
        view! { <div class="row">{named}<span class="end">{ended}</span>{delete_button(name, remove)}</div> }
    });
    let pick = move |id: String| {
        if let Some(change) = session.peek(|model| own.with_value(|person| recommend(model, person, &Id::new(&id)))) {
            drop(session.commit(change, Feedback::Toast));
        }
    };
    if others.is_empty() && rows.len() == 0 {
        return ().into_any();
    }
    let none = std::iter::once((String::new(), "Choose an application".to_owned()));
    let options = none.chain(others.into_iter().map(|(name, id)| (id.to_string(), name)));
    view! {
        <h2>"Recommended you for"</h2>
        <div class="rows">{rows.collect_view()}</div>
        {Select::new("p-recommended", "Recommended you for", options).bare().over(Signal::stored(String::new()), pick)}
    }
    .into_any()
}
