//! The sheet that adds an application: company and role are enough, Enter saves. What was typed stays while the page lives, whatever closes the sheet.

use std::cell::RefCell;

use crate::runtime;
use leptos::prelude::*;

use crate::components::live;

use super::one::proposals;
use crate::components::sheet::sheet as sheet_frame;
use crate::dom;
use crate::route::Route;
use crate::session::notice::Toast;
use crate::session::{Feedback, session};
use domain::application::draft::{Draft, StartedAs};
use domain::application::form;
use domain::application::labels::{self, WORKPLACES};
use domain::application::{Application, edits};
use domain::funnel::duplicates::duplicates;
use domain::id::Id;
use domain::record::Kind;

thread_local! {
    /// What is being typed.
    static DRAFT: RefCell<Option<Draft>> = const { RefCell::new(None) };
}

/// How many likely doubles are shown.
const DOUBLES: usize = 3;

/// The sheet; `shared` is what came from the phone's share sheet, if anything.
pub fn sheet(shared: &str) -> AnyView {
    let today = session().today.get_untracked();
    let mut begin = DRAFT.with_borrow(Clone::clone).filter(|draft| !draft.is_blank()).unwrap_or_else(|| Draft::on(today));
    if !shared.is_empty() {
        let mut fresh = Draft::on(today);
        fresh.fill(shared);
        // What came before and is about something else steps back; a reload of the same share keeps what was typed to it.
        if begin.url != fresh.url || begin.is_blank() {
            begin = fresh;
        }
    }
    let draft = RwSignal::new(begin);
    runtime::effect(move || draft.with(|draft| DRAFT.with_borrow_mut(|kept| *kept = Some(draft.clone()))));
    dom::after_draw(|| dom::focus("#add-company"));
    sheet_frame("Add an application", content(draft))
}

fn content(draft: RwSignal<Draft>) -> AnyView {
    let session = session();
    let said = RwSignal::new(String::new());
    let busy = RwSignal::new(false);
    let save = move |again: bool| {
        if busy.get_untracked() {
            return;
        }
        let typed = draft.get_untracked();
        let name = typed.company.trim().to_owned();
        match typed.clone().into_change(session.new_id(), session.new_id()) {
            Err(problem) => {
                said.set(problem.sentence.clone());
                dom::focus(if problem.field == "date" { "#add-date" } else { "#add-company" });
            }
            Ok(change) => {
                busy.set(true);
                {
                    let kept = session.commit(change, Feedback::Form).is_ok();
                    busy.set(false);
                    if kept && again {
                        draft.set(Draft {
                            started_as: typed.started_as,
                            date: typed.date,
                            channel: typed.channel,
                            resume: typed.resume,
                            ..Draft::default()
                        });
                        said.set(format!("{} added. The next one:", if name.is_empty() { "It is" } else { &name }));
                        dom::focus("#add-company");
                    } else if kept {
                        draft.set(Draft::default());
                        session.close();
                    } else if let Some(Toast { text, .. }) = session.toast.get_untracked() {
                        // The line at the bottom lies behind the sheet.
                        said.set(text);
                    }
                };
            }
        }
    };
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        save(false);
    };
    // Enter in the company goes on to the role, so that two labels and two Enters are a whole application.
    let company_key = move |event: leptos::ev::KeyboardEvent| {
        if event.key() == "Enter" && draft.with_untracked(|draft| draft.role.trim().is_empty()) {
            event.prevent_default();
            dom::focus("#add-role");
        }
    };
    let (channels, resumes, letters) =
        session.peek(|model| (form::channels(model), form::used(model, |a| &a.resume, 20), form::used(model, |a| &a.letter, 20)));
    view! {
        <form class="stack" on:submit=submit>
            <div on:keydown=company_key>{text(draft, "add-company", "Company", "text", None, |d| &mut d.company)}</div>
            {text(draft, "add-role", "Role", "text", None, |d| &mut d.role)}
            {doubles(draft)}
            {started_as(draft)}
            <div class="two">
                {text(draft, "add-date", "Day", "date", None, |d| &mut d.date)}
                {text(draft, "add-channel", "Channel", "text", Some("add-channels"), |d| &mut d.channel)}
            </div>
            {text(draft, "add-url", "Link to the posting", "url", None, |d| &mut d.url)}
            <details>
                <summary>"More: place, papers, notes"</summary>
                <div class="stack">
                    <div class="two">
                        {text(draft, "add-location", "Location", "text", None, |d| &mut d.location)}
                        {workplace(draft)}
                    </div>
                    <div class="two">
                        {text(draft, "add-resume", "Résumé version", "text", Some("add-resumes"), |d| &mut d.resume)}
                        {text(draft, "add-letter", "Letter", "text", Some("add-letters"), |d| &mut d.letter)}
                    </div>
                    <div class="check">
                        <input id="add-tailored" type="checkbox" prop:checked=move || draft.with(|d| d.tailored) on:change=move |event| draft.update(|d| d.tailored = event_target_checked(&event)) />
                        <label for="add-tailored">"Papers tailored to this job"</label>
                    </div>
                    <div class="field">
                        <label for="add-notes">"Notes"</label>
                        <textarea id="add-notes" prop:value=move || draft.with(|d| d.notes.clone()) on:input=move |event| draft.update(|d| d.notes = event_target_value(&event))></textarea>
                    </div>
                </div>
            </details>
            {proposals("add-channels", channels)}
            {proposals("add-resumes", resumes)}
            {proposals("add-letters", letters)}
            <p role="status" class="sub">{live(move || said.get())}</p>
            <div class="actions">
                <button class="btn" type="button" on:click=move |_| save(true)>"Save and add another"</button>
                <button class="btn primary" type="submit">"Add"</button>
            </div>
        </form>
    }
    .into_any()
}

/// A field of the draft.
fn text(
    draft: RwSignal<Draft>,
    id: &'static str,
    label: &'static str,
    kind: &'static str,
    list: Option<&'static str>,
    field: fn(&mut Draft) -> &mut String,
) -> AnyView {
    // A copy is read: the same accessor serves both ways, and a draft is small.
    let shown = move || draft.with(|draft| field(&mut draft.clone()).clone());
    let set = move |event| {
        let text = event_target_value(&event);
        draft.update(|draft| *field(draft) = text);
    };
    view! {
        <div class="field">
            <label for=id>{label}</label>
            <input id=id name=id type=kind list=list autocomplete="off" autocapitalize="sentences" prop:value=shown on:input=set />
        </div>
    }
    .into_any()
}

fn started_as(draft: RwSignal<Draft>) -> AnyView {
    let chips = StartedAs::ALL
        .into_iter()
        .map(|(started_as, _, word)| {
            view! {
                <button class="chip" type="button" aria-pressed=move || draft.with(|d| d.started_as == started_as).to_string() on:click=move |_| draft.update(|d| d.started_as = started_as)>{word}</button>
            }
        })
        .collect_view();
    view! { <div class="chips" role="group" aria-label="How it began">{chips}</div> }.into_any()
}

fn workplace(draft: RwSignal<Draft>) -> AnyView {
    let mut options = vec![("", "not said")];
    options.extend(WORKPLACES.iter().map(|(_, key, word)| (*key, *word)));
    let options = options
        .into_iter()
        .map(|(key, word)| view! { <option value=key prop:selected=move || draft.with(|d| labels::key_of(&WORKPLACES, d.workplace) == key)>{word}</option> })
        .collect_view();
    let set = move |event| {
        let key = event_target_value(&event);
        draft.update(|d| d.workplace = labels::from_key(&WORKPLACES, &key));
    };
    view! {
        <div class="field">
            <label for="add-workplace">"Workplace"</label>
            <select id="add-workplace" on:change=set>{options}</select>
        </div>
    }
    .into_any()
}

/// What may stand there already, with a way to it.
fn doubles(draft: RwSignal<Draft>) -> AnyView {
    let session = session();
    let typed = Memo::new(move |_| draft.with(|draft| (draft.company.clone(), draft.role.clone())));
    let found = Memo::new(move |_| {
        let (company, role) = typed.get();
        session.read(&[Kind::Application], |model| {
            let ids = duplicates(model, &company, &role, None);
            ids.into_iter()
                .take(DOUBLES)
                .filter_map(|id| model.applications.get(&id).map(|a| (id.clone(), line(a))))
                .collect::<Vec<(Id, String)>>()
        })
    });
    let list = move || {
        let found = found.get();
        (!found.is_empty()).then(|| {
            let links =
                found.into_iter().map(|(id, labels)| view! { <li><a href=Route::Application(id).href()>{labels}</a></li> }).collect_view();
            view! { <div class="notice"><div class="grow"><p>"You have this already:"</p><ul>{links}</ul></div></div> }
        })
    };
    view! { <div role="status">{list}</div> }.into_any()
}

fn line(application: &Application) -> String {
    let name = edits::name(application);
    if application.role.is_empty() || name == application.role { name.to_owned() } else { format!("{name}, {}", application.role) }
}
