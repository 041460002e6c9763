//! What is beside the timeline, all of it edited in place: how well the job fits, the résumé and cover letter that went out, the details of the posting,
//! notes and tags.

use domain::letter_case::SmallLetters;
use leptos::prelude::*;

use super::fit;
use super::pay::pay;
use super::record::{ApplicationHandle, fact, pick, suggestions, toggle};
use crate::components::form::{Input, TextField, lens};
use crate::components::live;
use crate::route::{ReflectRoute, Route};
use crate::session::session;
use domain::application::form;
use domain::application::{Application, Level, MustHaves, NoGos, Origin, Workplace};
use domain::choice::{self, Choice, optional, options};
use domain::record::Kind;
use domain::versions::{Document, edits::proposals};

/// How well it fits, in four questions, and what the answers say. What earlier versions asked is shown where it was answered.
pub fn fit(application: ApplicationHandle) -> AnyView {
    let ask = |label, options: &[(&'static str, &'static str)], get, set| toggle(application, label, "fit changed", options, get, set);
    let levels = options::<Level>();
    let old = move || {
        let (skills, experience) = application.with(|a| (a.fit.skills, a.fit.experience)).unwrap_or_default();
        let said = [("skills", skills), ("experience", experience)];
        let said: Vec<String> =
            said.into_iter().filter_map(|(name, level)| level.map(|level| format!("{name} {}", level.label().small_letters()))).collect();
        (!said.is_empty()).then(|| view! { <p class="tiny">"You answered earlier: "{said.join(", ")}"."</p> })
    };
    let answer = Signal::derive(move || application.with(domain::application::Application::fit_answer).flatten());
    view! {
        <section class="section">
            <h2>"Fit"</h2>
            {live(goal)}
            <div class="card facts">
                {ask(fit::MUST_HAVES, &options::<MustHaves>(), |a| choice::key(a.fit.must_haves), |a, key| a.fit.must_haves = MustHaves::from_key(key))}
                {ask(fit::NICE_TO_HAVES, &levels, |a| choice::key(a.fit.nice_to_haves), |a, key| a.fit.nice_to_haves = Level::from_key(key))}
                {ask(fit::GOALS, &levels, |a| choice::key(a.fit.goals), |a, key| a.fit.goals = Level::from_key(key))}
                {ask(fit::NO_GOS, &options::<NoGos>(), |a| choice::key(a.fit.no_gos), |a, key| a.fit.no_gos = NoGos::from_key(key))}
            </div>
            {live(old)}
            {fit::answer(answer)}
        </section>
    }
    .into_any()
}

/// The goal, where the job is compared with it; it is edited on Today.
fn goal() -> Option<AnyView> {
    let goal = session().settings().goal.trim().to_owned();
    (!goal.is_empty()).then(|| view! { <p class="sub">"Your goal: "<a href=Route::Today.href() dir="auto">{goal}</a></p> }.into_any())
}

const YES_NO: [(&str, &str); 2] = [("yes", "Yes"), ("no", "No")];

/// The versions that went out.
pub fn documents(application: ApplicationHandle) -> AnyView {
    let (resumes, letters) = session().peek(|model| (proposals(model, Document::Resume, 20), proposals(model, Document::Letter, 20)));
    let tailored = |a: &Application| match a.tailored {
        Some(true) => "yes",
        Some(false) => "no",
        None => "",
    };
    let set_tailored = |a: &mut Application, key: &str| {
        a.tailored = match key {
            "yes" => Some(true),
            "no" => Some(false),
            _ => None,
        };
    };
    view! {
        <section class="section">
            <h2>"Résumé and cover letter"</h2>
            <div class="card facts">
                {fact("resume", "Résumé", Input::Line).placeholder("Which version").list("resumes").bound(application.bind(lens!(resume)))}
                {fact("letter", "Cover letter", Input::Line).placeholder("Which version").list("letters").bound(application.bind(lens!(letter)))}
                {toggle(application, "Tailored to this job", "tailoring changed", &YES_NO, tailored, set_tailored)}
            </div>
            {suggestions("resumes", resumes)}
            {suggestions("letters", letters)}
            {live(move || posting(application))}
        </section>
    }
    .into_any()
}

/// The way to the posting: to the one that was saved, or to paste it.
fn posting(application: ApplicationHandle) -> AnyView {
    let id = application.id();
    let saved = session().read(&[Kind::Posting], |model| model.postings.contains_key(&id));
    let words = if saved { "Posting and what it asks for" } else { "Compare with the posting" };
    view! { <p><a class="btn small" href=ReflectRoute::Posting(id).href()>{words}</a></p> }.into_any()
}

/// Notes, and the tags below them.
pub fn notes(application: ApplicationHandle) -> AnyView {
    let tags = Memo::new(move |_| application.with(|application| application.tags.clone()).unwrap_or_default());
    let binding = application.bind_value(
        |application| application.tags.join(", "),
        |application, text| {
            application.tags = form::parse_tags(&text);
            Ok(())
        },
    );
    let chips = move || {
        (!tags.with(Vec::is_empty)).then(|| {
            view! { <div class="chips">{tags.get().into_iter().map(|tag| view! { <span class="badge">{tag}</span> }).collect_view()}</div> }
        })
    };
    view! {
        <section class="section inplace">
            <h2>"Notes"</h2>
            {TextField::new("notes", "Notes", Input::Area).rows("2").placeholder("Anything worth keeping").bare().bound(application.bind(lens!(notes)))}
        </section>
        <div class="stack tight">
            {live(chips)}
            <div class="facts">{fact("tags", "Tags", Input::Line).placeholder("Separated by commas").bound(binding)}</div>
        </div>
    }
    .into_any()
}

/// The details of the posting.
pub fn facts(application: ApplicationHandle) -> AnyView {
    let channels = session().peek(form::channels);
    let line = |id, label, placeholder, lens| fact(id, label, Input::Line).placeholder(placeholder).bound(application.bind(lens));
    let unsafe_link = move || application.with(|a| !a.url.trim().is_empty() && a.link().is_none()).unwrap_or_default();
    let workplace = (|a: &Application| choice::key(a.workplace), |a: &mut Application, key: &str| a.workplace = Workplace::from_key(key));
    let origin = (|a: &Application| a.origin.key(), |a: &mut Application, key: &str| a.origin = Origin::from_key(key).unwrap_or_default());
    view! {
        <section class="section">
            <h2>"Details"</h2>
            <div class="card facts">
                {line("company", "Company", "Employer", lens!(company))}
                {line("role", "Role", "Job title", lens!(role))}
                {line("location", "Location", "Town or region", lens!(location))}
                {pick(application, "workplace", "Workplace", "workplace changed", optional::<Workplace>("Not specified"), workplace.0, workplace.1)}
                {pick(application, "origin", "Who started it", "origin changed", options::<Origin>(), origin.0, origin.1)}
                {fact("channel", "Channel", Input::Line).placeholder("Where you found it").list("channels").bound(application.bind(lens!(channel)))}
                {fact("url", "Link", Input::Url).placeholder("https://").bound(application.bind(lens!(url)))}
                {live(move || unsafe_link().then(|| view! { <p class="sub">"Only links that begin with http:// or https:// can be opened. This one is stored as text."</p> }))}
                {pay(application)}
            </div>
            {suggestions("channels", channels)}
        </section>
    }
    .into_any()
}
