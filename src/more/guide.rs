//! The guide: the text of `docs/guide.md`, which the site ships, in sections that are searched while one types. It is fetched from the app's own origin and kept by
//! the service worker.

use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;

use crate::components::form::{Input, TextField};
use crate::components::icon::{Icon, icon};
use crate::components::live;
use crate::components::range::{Range, range};
use crate::dom;
use crate::format;
use crate::install;
use crate::page::page;
use crate::route::{FunnelView, ReflectRoute, Route, Tab};
use crate::runtime;
use exchange::guide::{Block, Section, sections};

/// Where the text lies, relative to the page.
const GUIDE: &str = "content/guide.md";

/// What a section is about, to go there from it.
fn leads_to(title: &str) -> Option<(&'static str, Route)> {
    Some(match title {
        "Today" => ("Open Today", Route::Today),
        "Funnel" => ("Open Funnel", Tab::Funnel.route()),
        "Reading a figure" => ("Open Figures", Route::Funnel(FunnelView::Figures)),
        "Budget" => ("Open Budget", Tab::Budget.route()),
        "Reflect" => ("Open Reflect", Tab::Reflect.route()),
        "How nothing gets lost" => ("Open Your data", Route::Data),
        "Your data in and out" => ("Open Export", Route::Export),
        "To another device" => ("Hand over", Route::HandOver),
        "By keyboard" => ("See all keys", Route::Keys),
        "What it is not" => ("Someone to talk to", Route::Reflect(ReflectRoute::Help)),
        _ => return None,
    })
}

async fn fetch() -> Option<Vec<Section>> {
    let response: web_sys::Response = JsFuture::from(dom::window().fetch_with_str(GUIDE)).await.ok()?.dyn_into().ok()?;
    if !response.ok() {
        return None;
    }
    let text = JsFuture::from(response.text().ok()?).await.ok()?.as_string()?;
    let sections = sections(&text);
    (!sections.is_empty()).then_some(sections)
}

/// The screen.
pub fn screen() -> AnyView {
    let read = RwSignal::new(None::<Option<Vec<Section>>>);
    runtime::spawn(async move {
        let found = fetch().await;
        // The screen may have been left meanwhile.
        drop(read.try_set(Some(found)));
    });
    let search = RwSignal::new(String::new());
    let list = move || {
        match read.get() {
        None => view! { <p class="sub" role="status">"Loading the guide …"</p> }.into_any(),
        Some(None) => view! { <div class="notice" role="alert"><p class="grow">"The guide could not be read. Your own data is not touched. Reload the page when you are online; that fetches it again."</p></div> }.into_any(),
        Some(Some(all)) => {
            let found: Vec<Section> = search.with(|search| all.iter().filter(|section| section.has(search)).cloned().collect());
            let none = found.is_empty().then(|| view! { <p class="sub">"Nothing in the guide has these words. Try fewer."</p> });
            let count = search.with(|search| (!search.trim().is_empty()).then(|| format!("Sections found: {}", format::count(found.len()))));
            view! {
                <p class="visually-hidden" role="status">{count}</p>
                {none}
                {found.into_iter().map(section).collect_view()}
            }
            .into_any()
        }
    }
    };
    let field = TextField::new("guide-search", "Search the guide", Input::Search).placeholder("Search the guide").bare();
    let content = view! {
        <div class="search">{icon(Icon::Lens)}{field.value(search)}</div>
        {live(list)}
    };
    page("Guide", "", super::back(), content.into_any())
}

fn section(section: Section) -> AnyView {
    let blocks = section.blocks.into_iter().map(|block| match block {
        Block::Paragraph(words) => view! { <p class="lead">{words}</p> }.into_any(),
        Block::List(points) => {
            view! { <ul class="list lead">{points.into_iter().map(|point| view! { <li>{point}</li> }).collect_view()}</ul> }.into_any()
        }
    });
    let picture = match section.title.as_str() {
        "Reading a figure" => Some(example()),
        "Install it" => Some(install::pictures()),
        _ => None,
    };
    let link = leads_to(&section.title)
        .map(|(words, route)| view! { <div class="bar"><a class="btn small" href=route.href()>{words}{icon(Icon::Right)}</a></div> });
    let heading = (!section.title.is_empty()).then(|| view! { <h2>{section.title}</h2> });
    view! { <section class="section">{heading}{picture}{blocks.collect_view()}{link}</section> }.into_any()
}

/// A figure as the screens draw it, of made-up numbers.
fn example() -> AnyView {
    range(Range {
        max: 0.2,
        interval: Some((0.012, 0.17)),
        estimate: Some(0.056),
        band: Some((0.02, 0.03, "benchmark".to_owned())),
        ends: ("0%".to_owned(), "an example: 2 of 36".to_owned(), "20%".to_owned()),
        label: "An example: 2 of 36 is 5.6%; the range goes from 1.2% to 17%, and the benchmark lies within it.".to_owned(),
    })
}
