//! What comes from the other device. A whole text goes on to the preview of a restore, which shows what it would do; parts are gathered until all are there,
//! each in whatever tab the camera opened.

use js_sys::Uint8Array;
use leptos::prelude::*;

use crate::components::figure::figure;
use crate::components::form::{Form, Input, TextField};
use crate::components::icon::{Icon, icon_small};
use crate::components::live;
use crate::importing::{self, Source};
use crate::page::page;
use crate::route::Route;
use crate::session::session;
use crate::{dom, format};
use exchange::link::{Gathered, LinkError, Part, pasted, unpack};
use exchange::snapshot::Snapshot;

/// The name of the draft in which the parts are kept, one for all tabs.
const PARTS: &str = "received-parts";

/// What became of a text.
#[derive(Debug, Clone, PartialEq)]
enum Received {
    /// Nothing yet.
    Waiting,
    /// It is one of several parts.
    Part(Gathered),
    /// It is complete, and its preview opens.
    Whole,
    /// It is nothing of ours, or damaged.
    Refused(String),
}

/// The screen.
pub fn screen(text: &str) -> AnyView {
    let state = RwSignal::new(Received::Waiting);
    let gathered = Gathered::read(&session().handle().draft(PARTS).unwrap_or_default());
    if !text.is_empty() {
        let text = text.to_owned();
        // It may lead on to another address, which a screen must not do while it is being drawn.
        dom::after_draw(move || state.set(receive(&text)));
    } else if gathered.progress().0 > 0 {
        state.set(Received::Part(gathered));
    }
    let form = Form::new("receive");
    let typed = form.text("pasted", "");
    let take = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let text = typed.get_untracked();
        let received = receive(&text);
        if !matches!(received, Received::Refused(_)) {
            typed.set(String::new());
            form.finish();
        }
        state.set(received);
    };
    let content = view! {
        <div role="status">{live(move || shown(&state.get()))}</div>
        <form class="stack tight" on:submit=take>
            {TextField::new("receive-text", "Paste a link, a part or the text", Input::Area).hint("Nothing is changed before you have seen what would happen.").value(typed)}
            <div class="bar"><button class="btn primary" type="submit">"Open it"</button></div>
        </form>
    };
    let back = view! { <a class="btn quiet small" href=Route::HandOver.href()>{icon_small(Icon::Left)}"Hand over"</a> };
    page("From your other device", "", back.into_any(), content.into_any())
}

fn shown(state: &Received) -> AnyView {
    match state {
        Received::Waiting => ().into_any(),
        Received::Whole => view! { <p>"It is complete. One moment …"</p> }.into_any(),
        Received::Refused(why) => view! { <div class="notice"><p class="grow">{why.clone()}</p></div> }.into_any(),
        Received::Part(gathered) => {
            let (have, count) = gathered.progress();
            let missing: Vec<String> = gathered.missing().iter().map(usize::to_string).collect();
            let words = format!("{} of {}", format::count(have), format::count(count));
            view! {
                <section class="section">
                    <h2>{figure("received_parts", Some(have as f64), words)}</h2>
                    <p>{format!("Still to come: code {}. Point the camera at it, or paste its link below.", missing.join(", "))}</p>
                    <div class="bar"><button class="btn quiet" type="button" on:click=|_| forget()>"Forget these parts"</button></div>
                </section>
            }
            .into_any()
        }
    }
}

fn forget() {
    session().handle().forget_draft(PARTS);
    session().replace(Route::HandOver);
}

/// Takes a text in: adds a part to those that are there, or opens what is whole.
fn receive(text: &str) -> Received {
    let handle = session().handle();
    let piece = pasted(text);
    let Some(part) = Part::parse(piece) else { return open(unpack(piece)) };
    let mut gathered = Gathered::read(&handle.draft(PARTS).unwrap_or_default());
    gathered.add(part);
    match gathered.whole() {
        None if handle.keep_draft(PARTS, &gathered.write()) => Received::Part(gathered),
        None => Received::Refused("There is no room to keep this part. Nothing was changed; use a file instead.".to_owned()),
        Some(whole) => {
            handle.forget_draft(PARTS);
            open(whole.and_then(|packed| unpack(&packed)))
        }
    }
}

/// Opens a whole text: what it is decides where.
fn open(text: Result<String, LinkError>) -> Received {
    match text {
        Ok(text) if Snapshot::parse(&text).is_ok() => {
            session().replace(Route::Snapshot(exchange::link::pack(&text)));
            Received::Whole
        }
        Ok(text) => {
            importing::hand_over_in_place(Source { name: "From your other device".into(), bytes: Uint8Array::from(text.as_bytes()) });
            Received::Whole
        }
        Err(why) => Received::Refused(why.to_string()),
    }
}
