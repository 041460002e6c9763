//! The sheet that adds an application: company and role are enough, Enter saves. What is typed is kept as a draft until it is saved, what came from the phone's
//! share sheet as a draft of its own.

use leptos::prelude::*;

use super::record::suggestions;
use super::{fit, people};
use crate::components::form::{Check, Form, Input, Select, TextField, lens};
use crate::components::live;
use crate::components::sheet::sheet as sheet_frame;
use crate::dom;
use crate::funnel::sweep;
use crate::route::Route;
use crate::session::{Feedback, session};
use domain::application::draft::{Draft, StartedAs};
use domain::application::{Application, Workplace, edits, form};
use domain::choice::{self, Choice, optional};
use domain::funnel::duplicates::duplicates;
use domain::id::Id;
use domain::people::known::recommendation;
use domain::versions::{Document, edits::proposals};

/// How many likely duplicates are listed.
const DUPLICATES: usize = 3;

/// The sheet; `shared` is what came from the phone's share sheet, if anything.
pub fn sheet(shared: &str) -> AnyView {
    let mut initial = Draft::on(session().today.get_untracked());
    initial.fill(shared);
    let form = Form::new(if shared.is_empty() {
        "application/new".to_owned()
    } else {
        format!("application/shared/{}", shared.chars().take(200).collect::<String>())
    });
    let draft = form.value("draft", initial);
    dom::focus_soon("#add-company");
    sheet_frame("Add an application", content(form, draft))
}

fn content(form: Form, draft: RwSignal<Draft>) -> AnyView {
    let session = session();
    let save = move |again: bool| {
        let typed = draft.get_untracked();
        let id = session.new_id();
        let mut change = match typed.clone().into_change(id.clone(), session.new_id()) {
            Ok(change) => change,
            Err(problem) => return form.refuse(problem),
        };
        if typed.started_as == StartedAs::Referral {
            change.edits.extend(session.peek(|model| recommendation(model, &Id::new(&typed.recommended_by), &id)));
        }
        if let Err(refused) = session.commit(change, Feedback::Form) {
            return form.refused(&refused);
        }
        sweep::ask_about(&[id]);
        form.finish();
        if !again {
            return session.close();
        }
        // What the applications of one sitting have in common.
        let Draft { started_as, date, channel, resume, .. } = typed;
        draft.set(Draft { started_as, date, channel, resume, ..Draft::default() });
        form.restart();
        dom::focus("#add-company");
    };
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        save(false);
    };
    // Enter in the company goes on to the role, so that two texts and two Enters are a whole application.
    let company_key = move |event: leptos::ev::KeyboardEvent| {
        if event.key() == "Enter" && draft.with_untracked(|draft| draft.role.trim().is_empty()) {
            event.prevent_default();
            dom::focus("#add-role");
        }
    };
    let line = |id, label| TextField::new(id, label, Input::Line);
    let workplace = Signal::derive(move || draft.with(|draft| choice::key(draft.workplace).to_owned()));
    let tailored = Signal::derive(move || draft.with(|draft| draft.tailored));
    view! {
        <form class="stack" on:submit=submit>
            {form.restored(move || session.close())}
            <div on:keydown=company_key>{line("add-company", "Company").of(form, "company").part(draft, lens!(company))}</div>
            {line("add-role", "Role").part(draft, lens!(role))}
            {likely_duplicates(draft)}
            {started_as(draft)}
            {people::known(draft)}
            <div class="two">
                {TextField::new("add-date", "Date", Input::Date).of(form, "date").part(draft, lens!(date))}
                {line("add-channel", "Channel").list("add-channels").part(draft, lens!(channel))}
            </div>
            {TextField::new("add-url", "Link to the posting", Input::Url).part(draft, lens!(url))}
            {fit::questions(draft)}
            <details>
                <summary>"More: location, résumé, notes"</summary>
                <div class="stack">
                    <div class="two">
                        {line("add-location", "Location").part(draft, lens!(location))}
                        {Select::new("add-workplace", "Workplace", optional::<Workplace>("Not specified"))
                            .over(workplace, move |key| draft.update(|draft| draft.workplace = Workplace::from_key(&key)))}
                    </div>
                    <div class="two">
                        {line("add-resume", "Résumé version").list("add-resumes").part(draft, lens!(resume))}
                        {line("add-letter", "Cover letter").list("add-letters").part(draft, lens!(letter))}
                    </div>
                    {Check::new("add-tailored", "Résumé and cover letter tailored to this job").over(tailored, move |on| draft.update(|draft| draft.tailored = on))}
                    {TextField::new("add-notes", "Notes", Input::Area).part(draft, lens!(notes))}
                </div>
            </details>
            {lists()}
            {form.summary()}
            <div class="actions">
                <button class="btn" type="button" on:click=move |_| save(true)>"Save and add another"</button>
                <button class="btn primary" type="submit">"Add"</button>
            </div>
        </form>
    }
    .into_any()
}

/// What the fields suggest: what was typed for other applications.
fn lists() -> AnyView {
    let (channels, resumes, letters) =
        session().peek(|model| (form::channels(model), proposals(model, Document::Resume, 20), proposals(model, Document::Letter, 20)));
    view! {
        {suggestions("add-channels", channels)}
        {suggestions("add-resumes", resumes)}
        {suggestions("add-letters", letters)}
    }
    .into_any()
}

fn started_as(draft: RwSignal<Draft>) -> AnyView {
    let chips = StartedAs::CHOICES
        .iter()
        .map(|&own| {
            view! {
                <button class="chip" type="button" aria-pressed=move || draft.with(|draft| draft.started_as == own).to_string() on:click=move |_| draft.update(|draft| draft.started_as = own)>{own.label()}</button>
            }
        })
        .collect_view();
    view! { <div class="chips" role="group" aria-label="How it started">{chips}</div> }.into_any()
}

/// Applications that look like the one being typed, each with a link to it.
fn likely_duplicates(draft: RwSignal<Draft>) -> AnyView {
    let session = session();
    let typed = Memo::new(move |_| draft.with(|draft| (draft.company.clone(), draft.role.clone())));
    let found = Memo::new(move |_| {
        let (company, role) = typed.get();
        // What is typed asks for them; what is saved must not, since the form goes with it.
        session.peek(|model| {
            let ids = duplicates(model, &company, &role, None);
            ids.into_iter()
                .take(DUPLICATES)
                .filter_map(|id| model.applications.get(&id).map(|application| (id.clone(), company_and_role(application))))
                .collect::<Vec<(Id, String)>>()
        })
    });
    let list = move || {
        let found = found.get();
        (!found.is_empty()).then(|| {
            let links =
                found.into_iter().map(|(id, name)| view! { <li><a href=Route::Application(id).href()>{name}</a></li> }).collect_view();
            view! { <div class="notice"><div class="grow"><p>"You may already have this one:"</p><ul>{links}</ul></div></div> }
        })
    };
    view! { <div role="status">{live(list)}</div> }.into_any()
}

fn company_and_role(application: &Application) -> String {
    let name = edits::name(application);
    if application.role.is_empty() || name == application.role { name.to_owned() } else { format!("{name}, {}", application.role) }
}
