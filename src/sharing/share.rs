//! A read-only snapshot to share: what it shows is chosen, seen, and only then leaves as a link. What is shown here is read back from that link.

use chrono::{Days, NaiveDate};
use leptos::prelude::*;

use super::app_address;
use super::snapshot::shown;
use crate::components::figure::figure;
use crate::components::form::{Check, Form, Input, TextField, chips, select};
use crate::components::icon::{Icon, icon_small};
use crate::components::live;
use crate::derived;
use crate::exporting::file_name;
use crate::page::page;
use crate::route::Route;
use crate::session::notice::Toast;
use crate::session::session;
use crate::{dom, format};
use domain::budget::Scenario;
use domain::id::Id;
use domain::record::Kind;
use exchange::link::{LINK, pack, unpack};
use exchange::out::proof::proof;
use exchange::reflection_document;
use exchange::snapshot::{self, Content, Snapshot};

const FUNNEL: &str = "funnel";
const REFLECTION: &str = "reflection";
const BUDGET: &str = "budget";
const PROOF: &str = "proof";

/// What is chosen.
#[derive(Clone, Copy)]
struct Chosen {
    what: RwSignal<&'static str>,
    names: RwSignal<bool>,
    reflection: RwSignal<String>,
    from: RwSignal<String>,
    to: RwSignal<String>,
}

/// The screen.
pub fn screen() -> AnyView {
    let session = session();
    let today = session.today.get_untracked();
    let begin = today.checked_sub_days(Days::new(27)).unwrap_or(today);
    let form = Form::new("share");
    let reflections = session.peek(|model| {
        let one = |(id, reflection): (&Id, &std::sync::Arc<domain::reflection::Reflection>)| (id.to_string(), reflection.about.title());
        model.reflections.iter().map(one).collect::<Vec<(String, String)>>()
    });
    let chosen = Chosen {
        what: RwSignal::new(FUNNEL),
        names: RwSignal::new(false),
        reflection: RwSignal::new(reflections.first().map(|(id, _)| id.clone()).unwrap_or_default()),
        from: form.text("from", begin.to_string()),
        to: form.text("to", today.to_string()),
    };
    let packed = Memo::new(move |_| content(chosen).map(|content| pack(&Snapshot::new(session.today.get(), content).write())));
    let options = move || {
        match chosen.what.get() {
        FUNNEL => Check::new("share-names", "Name the companies").value(chosen.names),
        REFLECTION if reflections.is_empty() => view! { <p class="sub">"There is no reflection yet."</p> }.into_any(),
        REFLECTION => select("share-reflection", "Which reflection", reflections.clone(), Signal::from(chosen.reflection), move |id| chosen.reflection.set(id)),
        PROOF => view! { <div class="two">{TextField::new("share-from", "From", Input::Date).value(chosen.from)}{TextField::new("share-to", "To", Input::Date).value(chosen.to)}</div> }.into_any(),
        _ => ().into_any(),
    }
    };
    let what = [(FUNNEL, "Funnel"), (REFLECTION, "A reflection"), (BUDGET, "Budget, no amounts"), (PROOF, "Proof of search")];
    let content = view! {
        <p class="lead">"A link to look at, for someone you trust. It holds what you see below and nothing else; it does not change afterwards, and it cannot be taken back."</p>
        {chips("What to share", &what, Signal::derive(move || chosen.what.get().to_owned()), move |key| chosen.what.set(key))}
        {live(options)}
        {live(move || packed.get().map(leaving))}
    };
    let back = view! { <a class="btn quiet small" href=Route::Export.href()>{icon_small(Icon::Left)}"Export"</a> };
    page("Share a snapshot", "", back.into_any(), content.into_any())
}

/// What the snapshot shows; `None` while something is still to be chosen.
fn content(chosen: Chosen) -> Option<Content> {
    let session = session();
    match chosen.what.get() {
        FUNNEL => {
            let (figures, names) = (derived::figures(), chosen.names.get());
            Some(figures.with(|figures| session.read(&[Kind::Application], |model| snapshot::funnel(figures, model, names))))
        }
        REFLECTION => {
            let (id, days) = (Id::new(chosen.reflection.get()), format::date_style(session.today.get()));
            session.read(Kind::ALL, |model| reflection_document::one(model, &id, days)).map(|text| Content::Reflection { text })
        }
        BUDGET => Some(derived::budget().with(|budget| {
            let line = budget.simulate(&Scenario::AS_IS);
            snapshot::budget(&budget.figures(&Scenario::AS_IS, &line))
        })),
        _ => {
            let day = |text: RwSignal<String>| text.with(|text| text.parse::<NaiveDate>().ok());
            let (from, to) = (day(chosen.from)?, day(chosen.to)?);
            Some(session.read(&[Kind::Application], |model| snapshot::proof(&proof(model, from, to, session.today.get()))))
        }
    }
}

/// What leaves, read back from the link, and the ways out.
fn leaving(packed: String) -> AnyView {
    let Ok(text) = unpack(&packed) else { return ().into_any() };
    let Ok(snapshot) = Snapshot::parse(&text) else {
        return view! { <p class="sub" role="status">"This is too much for a snapshot. Choose less."</p> }.into_any();
    };
    let link = app_address() + &Route::Snapshot(packed).href();
    let length = link.len();
    let fits = length <= LINK;
    let saved = text.clone();
    let save = move |_| {
        dom::save_file(&file_name("snapshot.json"), "application/json", &saved);
        session().show_toast(Toast::plain(format!("{} saved. Onward opens it under Import.", file_name("snapshot.json"))));
    };
    let copied = link.clone();
    let copy = move |_| {
        dom::copy(&copied);
        session().show_toast(Toast::plain("Link copied. Whoever has it can read what you see here."));
    };
    let way = if fits {
        view! {
            <button class="btn primary" type="button" on:click=copy>"Copy the link"</button>
            <a class="btn" href=link>"Open it as they will"</a>
        }
        .into_any()
    } else {
        view! { <p class="sub" role="status">{format!("At {} characters it is too long for a link of {}. Save it as a file instead.", format::count(length), format::count(LINK))}</p> }.into_any()
    };
    view! {
        <h2>"What they will see"</h2>
        {shown(&snapshot)}
        <div class="bar">{way}<button class="btn" type="button" on:click=save>"Save as a file"</button></div>
        <details>
            <summary><span>"The text that leaves, "{figure("shared_length", Some(length as f64), format::count(length))}" characters as a link"</span></summary>
            <p class="sub prewrap" dir="auto">{text}</p>
        </details>
    }
    .into_any()
}
