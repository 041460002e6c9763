//! The people round an application: whom the person knows there, who recommended them, and names to remember.

use leptos::prelude::*;

use super::record::ApplicationHandle;
use crate::components::form::{Input, Select, TextField, lens};
use crate::components::live;
use crate::format;
use crate::route::ReflectEdit;
use crate::session::{Feedback, session};
use domain::application::Origin;
use domain::application::draft::{Draft, StartedAs};
use domain::id::Id;
use domain::people::known::{Known, known_at, recommend, recommended_by, to_choose};
use domain::record::Kind;

/// How many people at a company are shown.
const SHOWN: usize = 4;

/// The section on the application.
pub fn people(application: ApplicationHandle) -> AnyView {
    let session = session();
    let known = Memo::new(move |_| {
        let company = application.with(|a| a.company.clone()).unwrap_or_default();
        session.read(&[Kind::Person], |model| known_at(model, &company, session.today.get()))
    });
    let field = TextField::new("contact", "People", Input::Area)
        .rows("2")
        .placeholder("Names, contact details, what to thank them for")
        .bare()
        .bound(application.bind(lens!(contact)));
    view! {
        <section class="section inplace">
            <h2>"People"</h2>
            {live(move || rows(&known.get()))}
            {live(move || recommended(application))}
            {field}
        </section>
    }
    .into_any()
}

/// The people at the company while an application is typed: before it is sent is when a recommendation helps most.
pub fn known(draft: RwSignal<Draft>) -> AnyView {
    let session = session();
    let company = Memo::new(move |_| draft.with(|draft| draft.company.clone()));
    let known = Memo::new(move |_| session.read(&[Kind::Person], |model| known_at(model, &company.get(), session.today.get())));
    let shown = move || {
        let known = known.get();
        let heading = match known.len() {
            0 => return None,
            1 => "You know somebody there. A word from inside often counts for more than a letter:".to_owned(),
            n => format!("You know {} people there. A word from inside often counts for more than a letter:", format::count(n)),
        };
        Some(view! { <div class="notice"><div class="grow"><p>{heading}</p>{rows(&known)}</div></div> })
    };
    view! { <div role="status">{live(shown)}</div>{live(move || referrer(draft, company))} }.into_any()
}

/// Who recommended the person, while the application is typed.
fn referrer(draft: RwSignal<Draft>, company: Memo<String>) -> Option<AnyView> {
    let session = session();
    if draft.with(|draft| draft.started_as) != StartedAs::Referral {
        return None;
    }
    let people = session.read(&[Kind::Person], |model| to_choose(model, &company.get(), session.today.get()));
    let chosen = Signal::derive(move || draft.with(|draft| draft.recommended_by.clone()));
    (!people.is_empty()).then(|| {
        Select::new("add-referrer", "Who recommended you", choices("Not noted", people))
            .over(chosen, move |id| draft.update(|draft| draft.recommended_by = id))
    })
}

fn choices(none: &'static str, people: Vec<(Id, String)>) -> impl Iterator<Item = (String, String)> {
    std::iter::once((String::new(), none.to_owned())).chain(people.into_iter().map(|(id, name)| (id.to_string(), name)))
}

/// A row a person: who they are, the last word, and the way to write to them.
fn rows(known: &[Known]) -> Option<AnyView> {
    let today = session().today.get();
    let rows: Vec<_> = known
        .iter()
        .take(SHOWN)
        .map(|one| {
            let last = one.last.map(|day| format!("last in touch {}", format::ago(day, today))).unwrap_or_default();
            let line = [one.relation.clone(), last].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ");
            let name = format!("Write to {}", one.name);
            view! {
                <div class="row">
                    <span class="grow"><span class="name" dir="auto">{one.name.clone()}</span><span class="sub" dir="auto">{line}</span></span>
                    <a class="btn small" href=ReflectEdit::Person(one.id.clone()).href() aria-label=name>"Write"</a>
                </div>
            }
        })
        .collect();
    (!rows.is_empty()).then(|| view! { <div class="rows">{rows}</div> }.into_any())
}

/// Who recommended the person for it, or the question who did.
fn recommended(application: ApplicationHandle) -> Option<AnyView> {
    let session = session();
    let id = application.id();
    let by = session.read(&[Kind::Person], |model| recommended_by(model, &id));
    if !by.is_empty() {
        let names = by.into_iter().enumerate().map(|(n, (id, name))| {
            let before = if n == 0 { "" } else { ", " };
            view! { {before}<a href=ReflectEdit::Person(id).href() dir="auto">{name}</a> }
        });
        return Some(view! { <p class="sub">"Recommended by "{names.collect_view()}"."</p> }.into_any());
    }
    let (origin, company) = application.with(|a| (a.origin, a.company.clone()))?;
    let people = session.read(&[Kind::Person], |model| to_choose(model, &company, session.today.get()));
    if origin != Origin::Referral || people.is_empty() {
        return None;
    }
    let pick = move |person: String| {
        if let Some(change) = session.peek(|model| recommend(model, &Id::new(&person), &application.id())) {
            drop(session.commit(change, Feedback::Toast));
        }
    };
    Some(
        Select::new("referrer", "Who recommended you", choices("Not noted", people))
            .class("field inplace fact")
            .over(Signal::stored(String::new()), pick),
    )
}
