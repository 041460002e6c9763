//! Does it fit? Four questions, half a minute: in the sheet that adds an application, and what the answers say, there and on the saved job.

use leptos::prelude::*;

use crate::components::figure::figure_text;
use crate::components::form::segments;
use crate::components::live;
use crate::session::session;
use domain::application::draft::{Draft, StartedAs};
use domain::application::{Fit, FitAnswer, Level, MustHaves, NoGos};
use domain::choice::{self, Choice, options};
use domain::day::scattershot::scattershot;
use domain::record::Kind;

/// The questions.
pub const MUST_HAVES: &str = "Must-haves";
pub const NICE_TO_HAVES: &str = "Nice-to-haves";
pub const GOALS: &str = "Goals";
pub const NO_GOS: &str = "No-gos";

/// The questions of the sheet, folded until they are wanted.
pub fn questions(draft: RwSignal<Draft>) -> AnyView {
    let ask = |label: &'static str, options: Vec<(&'static str, &'static str)>, get: fn(&Fit) -> &'static str, set: fn(&mut Fit, &str)| {
        let chosen = Signal::derive(move || draft.with(|draft| get(&draft.fit)).to_owned());
        // A second tap takes the answer back.
        let tap = move |key: &'static str| {
            draft.update(|draft| {
                let to = if get(&draft.fit) == key { "" } else { key };
                set(&mut draft.fit, to);
            });
        };
        view! { <div class="fact"><span class="label" aria-hidden="true">{label}</span>{segments(label, &options, chosen, tap)}</div> }
    };
    let said = Signal::derive(move || draft.with(|draft| draft.fit.answer(draft.started_as == StartedAs::Referral)));
    view! {
        <details open=draft.with_untracked(|draft| draft.fit != Fit::default())>
            <summary>"Does it fit? Half a minute"</summary>
            <div class="stack">
                <div class="facts">
                    {ask(MUST_HAVES, options::<MustHaves>(), |fit| choice::key(fit.must_haves), |fit, key| fit.must_haves = MustHaves::from_key(key))}
                    {ask(NICE_TO_HAVES, options::<Level>(), |fit| choice::key(fit.nice_to_haves), |fit, key| fit.nice_to_haves = Level::from_key(key))}
                    {ask(GOALS, options::<Level>(), |fit| choice::key(fit.goals), |fit, key| fit.goals = Level::from_key(key))}
                    {ask(NO_GOS, options::<NoGos>(), |fit| choice::key(fit.no_gos), |fit, key| fit.no_gos = NoGos::from_key(key))}
                </div>
                {answer(said)}
            </div>
        </details>
    }
    .into_any()
}

/// What the answers say, and whether the week looks scattershot.
pub fn answer(said: Signal<Option<FitAnswer>>) -> AnyView {
    let session = session();
    let shown = move || {
        let answer = said.get()?;
        let label = answer.verdict.label();
        let week = session.read(&[Kind::Application], |model| scattershot(model, session.today.get()));
        let week = week.map(|week| view! { <p class="sub">{week.sentence()}</p> });
        Some(view! { <p><strong>{figure_text("fit_answer", Some(label.to_owned()), label)}</strong>". "{answer.sentence}</p>{week} })
    };
    view! { <div role="status">{live(shown)}</div> }.into_any()
}
