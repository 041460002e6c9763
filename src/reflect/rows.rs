//! Rows and buttons of the lists, and how a text becomes the title of one.

use leptos::prelude::*;

use crate::components::icon::{Icon, icon_small};
use crate::route::ReflectRoute;
use domain::reflection::reframe::Reframe;

/// The most characters of a title.
const TITLE: usize = 60;

/// The way back to the overview.
pub fn back() -> AnyView {
    back_to(ReflectRoute::Home, "Reflect")
}

/// The way back to the list a screen belongs to.
pub fn back_to(route: ReflectRoute, name: &'static str) -> AnyView {
    view! { <a class="btn quiet small no-print" href=route.href()>{icon_small(Icon::Left)}{name}</a> }.into_any()
}

/// What will be listed in a list that is empty, and one step that begins it.
pub fn empty(words: &'static str, step: AnyView) -> AnyView {
    view! { <div class="empty"><p>{words}</p>{step}</div> }.into_any()
}

/// The step of [`empty`] that leads to another screen.
pub fn step(route: ReflectRoute, label: &'static str) -> AnyView {
    view! { <a class="btn small" href=route.href()>{label}</a> }.into_any()
}

/// A plain button.
pub fn button(class: &'static str, label: &'static str, run: impl Fn() + 'static) -> AnyView {
    view! { <button class=class type="button" on:click=move |_| run()>{label}</button> }.into_any()
}

/// A button that deletes at once; the toast offers Undo.
pub fn delete_button(label: impl Into<String>, run: impl Fn() + 'static) -> AnyView {
    view! { <button class="btn icon quiet" type="button" aria-label=label.into() on:click=move |_| run()>{icon_small(Icon::Bin)}</button> }
        .into_any()
}

/// A row that leads on: a name, a line below, something at the end.
pub fn row(href: String, name: impl Into<String>, line: impl Into<String>, end: AnyView) -> AnyView {
    let line = line.into();
    view! {
        <a class="row" href=href>
            <span class="grow"><span class="name" dir="auto">{name.into()}</span>{(!line.is_empty()).then(|| view! { <span class="sub" dir="auto">{line}</span> })}</span>
            {end}
            {icon_small(Icon::Right)}
        </a>
    }
    .into_any()
}

/// A text as a title: its first line, cut after a word where it is long.
pub fn title(text: &str) -> String {
    let line = text.trim().lines().next().unwrap_or_default().trim_end();
    let Some((end, _)) = line.char_indices().nth(TITLE) else { return line.to_owned() };
    let head = line.get(..end).unwrap_or(line);
    // Within the line the next character says whether the last word is whole.
    let whole = line.get(end..).is_some_and(|rest| rest.starts_with(char::is_whitespace));
    let cut = if whole { head } else { head.rsplit_once(char::is_whitespace).map_or(head, |(before, _)| before) };
    format!("{}…", cut.trim_end().trim_end_matches([',', ';', ':']))
}

/// The whole text, where [`title`] shows only a part of it.
pub fn below_title(text: &str) -> Option<String> {
    let text = text.trim();
    (title(text) != text).then(|| text.to_owned())
}

/// A text at the head of a block: as a title where it is short enough for one, else as text.
pub fn head(text: String) -> AnyView {
    let class = if below_title(&text).is_none() { "name" } else { "prewrap" };
    view! { <p class=class dir="auto">{text}</p> }.into_any()
}

/// Fairer thoughts the person wrote before, to read again; nothing where there is none.
pub fn fairer_thoughts(all: Vec<Reframe>, title: &'static str) -> Option<AnyView> {
    let today = crate::session::session().today.get_untracked();
    let items: Vec<_> = all
        .into_iter()
        .map(|one| {
            let thought = (!one.thought.is_empty()).then(|| view! { <p class="sub" dir="auto">{format!("When it said: “{}”", one.thought)}</p> });
            let against = (!one.against.is_empty()).then(|| view! { <p class="sub" dir="auto">{format!("What spoke against it: {}", one.against)}</p> });
            let when = crate::format::ago(one.on, today);
            let href = ReflectRoute::Document(Some(one.reflection)).href();
            view! { <div class="stack tight"><p class="prewrap" dir="auto"><strong>{one.fairer}</strong></p>{thought}{against}<p class="tiny no-print"><a href=href>"You wrote it "{when}</a></p></div> }
        })
        .collect();
    (!items.is_empty()).then(|| view! { <section class="section"><h2>{title}</h2><div class="stack">{items}</div></section> }.into_any())
}
