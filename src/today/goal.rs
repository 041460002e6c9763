//! The goal: one sentence, on the first screen, written and edited where it is shown; and this week compared with it.

use std::sync::Arc;

use leptos::prelude::*;

use super::facts::facts;
use crate::components::form::{Binding, Input, TextField};
use crate::components::live;
use crate::dom;
use crate::format;
use crate::session::{session, settings_change};
use domain::model::settings_id;
use domain::record::Kind;

/// The longest goal that is shown as a line; a longer one is cut after a word, and whole in its field.
const LINE: usize = 160;

/// The line, and its field after one tap.
pub fn goal() -> AnyView {
    let (session, facts) = (session(), facts());
    let open = RwSignal::new(false);
    let text = Memo::new(move |_| session.settings().goal.trim().to_owned());
    let label = move || match (open.get(), text.with(String::is_empty)) {
        (true, _) => "Done",
        (false, true) => "Set your career goal",
        (false, false) => "Edit the goal",
    };
    let toggle = move |_| {
        open.update(|open| *open = !*open);
        if open.get_untracked() {
            dom::focus_soon("#goal-line");
        }
    };
    let shown =
        move || (!open.get() && !text.with(String::is_empty)).then(|| view! { <span dir="auto">{text.with(|text| short(text))}" "</span> });
    let field = move || {
        open.get().then(|| {
            let binding = Binding {
                kind: Kind::Settings,
                id: settings_id(),
                get: Arc::new(|model| Some(model.preferences().goal)),
                set: Arc::new(|model, text| {
                    Ok(Some(settings_change(model, "Goal saved", |settings| text.trim().clone_into(&mut settings.goal))))
                }),
                read_back: Arc::new(|_, text| Some(text.trim().to_owned())),
                whole: false,
            };
            TextField::new("goal-line", "What you are aiming for, in one sentence", Input::Line)
                .placeholder("Data analyst, hybrid, near Toulouse")
                .bound(binding)
        })
    };
    let held = move || {
        let (fit, asked) = facts.with(|facts| facts.toward_goal);
        (asked > 0 && !text.with(String::is_empty)).then(|| {
            format!(
                "This week {} of {} you sent fit it well.",
                format::count(fit as usize),
                format::plural(i64::from(asked), "application", "applications")
            )
        })
    };
    view! {
        <div class="sub goal">
            {live(shown)}
            <button class="btn quiet small flush" type="button" aria-expanded=move || open.get().to_string() on:click=toggle>{label}</button>
            {live(field)}
            {live(move || held().map(|line| view! { <p class="tiny">{line}</p> }))}
        </div>
    }
    .into_any()
}

fn short(text: &str) -> String {
    let Some((end, _)) = text.char_indices().nth(LINE) else { return format!("Goal: {text}") };
    let head = text.get(..end).unwrap_or(text);
    format!("Goal: {}…", head.rsplit_once(char::is_whitespace).map_or(head, |(before, _)| before))
}
