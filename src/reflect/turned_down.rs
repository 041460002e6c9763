//! "I was turned down", in two minutes: which job, one thing to keep, one to change. It ends on tomorrow; everything else can follow later.

use leptos::prelude::*;

use super::chips::{chip, choice_chips};
use super::fields::{day_text, parse_day};
use super::rows::back;
use crate::components::form::{Form, Input, TextField, lens};
use crate::components::icon::{Icon, icon, icon_small};
use crate::page::page;
use crate::route::ReflectRoute;
use crate::session::{Feedback, session};
use domain::id::Id;
use domain::reflection::ReflectionStep;
use domain::reflection::turned_down::{Candidate, TurnedDown, candidates};

/// How many applications there are to pick from.
const MOST: usize = 6;

/// The screen; `about` is the application, where the way here names one.
pub fn screen(about: Option<Id>) -> AnyView {
    let session = session();
    let today = session.today.get_untracked();
    let about = about.filter(|id| session.peek(|model| model.applications.contains_key(id)));
    let known = session.peek(|model| match &about {
        Some(id) => model
            .applications
            .get(id)
            .map(|a| Candidate { id: id.clone(), name: domain::application::edits::name(a).to_owned(), role: String::new() })
            .into_iter()
            .collect(),
        None => candidates(model, today, MOST),
    });
    let form = Form::new(about.as_ref().map_or_else(|| "reflect/turned-down".to_owned(), |id| format!("reflect/turned-down/{id}")));
    let said = form.value("said", TurnedDown { application: about, ..TurnedDown::on(today) });
    let day = form.text("on", day_text(Some(today)));
    let save = move |whole: bool| {
        let on = match parse_day(&day.get_untracked(), "date") {
            Ok(on) => on.unwrap_or(today),
            Err(problem) => return form.refuse(problem),
        };
        let said = TurnedDown { on, ..said.get_untracked() };
        let (reflection, change) = match session.peek(|model| said.record(model, today, whole, || session.new_id())) {
            Ok(made) => made,
            Err(problem) => return form.refuse(problem),
        };
        match session.commit(change, Feedback::Form) {
            Ok(()) => {
                form.finish();
                // In place of the form: Back does not lead to it once more.
                session.replace(if whole {
                    ReflectRoute::Wizard(reflection, Some(ReflectionStep::Feelings))
                } else {
                    ReflectRoute::Tomorrow(reflection)
                });
            }
            Err(refused) => form.refused(&refused),
        }
    };
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        save(false);
    };
    let line = |id, label| TextField::new(id, label, Input::Line);
    page(
        "You were turned down",
        "",
        back(),
        view! {
            <p class="lead">"That is a lot to take in. Two minutes are enough for now; everything else can follow later."</p>
            <form class="stack" on:submit=submit>
                {form.restored(move || session.go(ReflectRoute::Home))}
                {job(known, form, said)}
                {line("td-keep", "One thing to keep").hint("What went well, however small.").part(said, lens!(keep))}
                {line("td-change", "One thing to change").hint("As something you do. It becomes tomorrow’s step.").part(said, lens!(change))}
                {line("td-moment", "At which moment tomorrow?").placeholder("When I sit down after breakfast").part(said, lens!(moment))}
                <details>
                    <summary>"When, and how they told you"</summary>
                    <div class="stack">
                        {TextField::new("td-day", "The day they told you", Input::Date).of(form, "date").value(day)}
                        {choice_chips("How did they tell you?", move || said.with(|said| said.told), move |told| said.update(|said| said.told = told))}
                    </div>
                </details>
                {form.summary()}
                <div class="bar">
                    <button class="btn primary" type="submit">"Save, and on to tomorrow"</button>
                    <button class="btn" type="button" on:click=move |_| save(true)>"Take ten minutes instead"</button>
                </div>
            </form>
            <a class="row help-row" href=ReflectRoute::Help.href()>{icon(Icon::Ring)}<span class="grow">"Talk to someone now"</span>{icon_small(Icon::Right)}</a>
        }
        .into_any(),
    )
}

/// Which job: picked from the applications there are, or named.
fn job(known: Vec<Candidate>, form: Form, said: RwSignal<TurnedDown>) -> AnyView {
    let offered = !known.is_empty();
    let picks = known.into_iter().map(|one| {
        let (own, id) = (one.id.clone(), one.id);
        let label = if one.role.is_empty() { one.name } else { format!("{}, {}", one.name, one.role) };
        let pick = move || {
            said.update(|said| said.application = if said.application.as_ref() == Some(&id) { None } else { Some(id.clone()) });
            form.clear();
        };
        chip(label, move || said.with(|said| said.application.as_ref() == Some(&own)), pick)
    });
    let picks = picks.collect_view();
    let picked = move || said.with(|said| said.application.is_some());
    let legend = if offered { "Or another one" } else { "Which job was it?" };
    view! {
        <div class="stack">
            {offered.then(|| view! { <fieldset class="stack tight"><legend>"Which job was it?"</legend><div class="chips wrap">{picks}</div></fieldset> })}
            <fieldset class="stack tight" hidden=picked>
                <legend>{legend}</legend>
                <div class="two">
                    {TextField::new("td-company", "Company", Input::Line).of(form, "company").part(said, lens!(company))}
                    {TextField::new("td-role", "Role", Input::Line).part(said, lens!(role))}
                </div>
                {choice_chips("They said it after", move || said.with(|said| said.reached), move |reached| said.update(|said| said.reached = reached))}
            </fieldset>
        </div>
    }
    .into_any()
}
