//! The board: a column a stage, a card an application. Cards move by pointer (anywhere on the card with a mouse, by the handle with a finger), by Ctrl and
//! the arrow keys, and by each card's menu. Moving adds what happened, today; nothing that happened is taken back, and an ending asks which one it was.
//! A column draws its first fifty cards; more on demand.

mod drag;

use std::collections::BTreeMap;

use leptos::html::Dialog;
use leptos::prelude::*;

use web_sys::KeyboardEvent;

use super::{list, views};
use crate::components::icon::{Icon, icon, icon_small};
use crate::components::live;
use crate::derived;
use crate::dom;
use crate::format;
use crate::page::page;
use crate::route::{FunnelView, Route};
use crate::runtime;
use crate::session::notice::Toast;
use crate::session::{Feedback, Session, session};
use domain::application::board::{COLUMNS, Column, ENDINGS, Move, move_to};
use domain::application::edits;
use domain::application::event::{Event, EventKind};
use domain::application::labels::kind_name;
use domain::application::progress::State;
use domain::choice::Choice;
use domain::id::Id;
use domain::list::{Group, Query};
use domain::record::Kind;
use domain::sort_compact::SortCompact;
use drag::Drag;

/// How many cards a column draws at first, and with every "more".
const SOME: usize = 50;

/// What is asked about a card before it moves.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Question {
    /// To which column.
    Destination(Id),
    /// How it ended.
    Ending(Id),
}

/// The cards of each column, from top to bottom.
type Cards = BTreeMap<Column, Vec<Id>>;

pub fn screen() -> AnyView {
    let session = session();
    let index = derived::index();
    let cards = Memo::new(move |_| {
        index.with(|index| {
            let mut cards = Cards::new();
            let mut rows = index.search(&Query { group: Group::All, ..Query::default() });
            // What still moves comes first; among the silent the order of the list holds.
            rows.sort_compact_by_key(|row| matches!(row.state, State::SilentBefore | State::SilentAfter));
            for row in rows {
                cards.entry(Column::of(row.stage, row.state)).or_default().push(row.id.clone());
            }
            cards
        })
    });
    let any = Memo::new(move |_| cards.with(|cards| !cards.is_empty()));
    let asked = RwSignal::new(None::<Question>);
    let drag = Drag::new(move |id, column| move_card(session, &id, column, asked));
    let actions = view! { <a class="btn primary" href=Route::AddApplication(String::new()).href()>"Add"<kbd class="wide-only" aria-hidden="true">"A"</kbd></a> };
    let columns = move || COLUMNS.iter().map(|column| self::column(*column, cards, drag, asked)).collect_view();
    let content = view! {
        {views(FunnelView::Board)}
        {live(move || if any.get() {
            view! { <p class="sub">"Move a card when something happens. It is recorded with today’s date."</p> }.into_any()
        } else {
            super::first("Every application is a card here, in the column of how far it came. A card that moves records what happened.")
        })}
        <div class="board" hidden=move || !any.get() on:pointerdown=move |event| drag.press(&event) on:pointermove=move |event| drag.follow(&event) on:pointerup=move |event| drag.release(&event)
            on:pointercancel=move |_| drag.stop() on:dragstart=move |event| event.prevent_default() on:keydown=move |event| key(session, &event, cards, asked)>
            {columns}
        </div>
        {drag.ghost()}
        {dialog(session, asked)}
    };
    page("Funnel", "board-page", actions.into_any(), content.into_any())
}

fn column(column: Column, cards: Memo<Cards>, drag: Drag, asked: RwSignal<Option<Question>>) -> AnyView {
    let own = Memo::new(move |_| cards.with(|cards| cards.get(&column).cloned().unwrap_or_default()));
    let shown = RwSignal::new(SOME);
    let drawn = move || own.with(|own| own.iter().take(shown.get()).cloned().collect::<Vec<_>>());
    let left = move || own.with(Vec::len).saturating_sub(shown.get());
    let heading = format!("column-{}", column.key());
    let own_heading = heading.clone();
    view! {
        <section class="board-column" class:over=move || drag.over.get() == Some(column) data-column=column.key() aria-labelledby=heading>
            <h2 id=own_heading tabindex="-1">{column.label()}" "<span class="sub">{live(move || format::count(own.with(Vec::len)))}</span></h2>
            <ul>
                <For each=drawn key=Clone::clone let(id)>{card(id, drag, asked)}</For>
            </ul>
            {live(move || (left() > 0).then(|| view! { <button class="btn small" type="button" on:click=move |_| shown.update(|n| *n += SOME)>{live(move || format!("Show {} more", format::count(left().min(SOME))))}</button> }))}
        </section>
    }
    .into_any()
}

fn card(id: Id, drag: Drag, asked: RwSignal<Option<Question>>) -> AnyView {
    let session = session();
    let (own, dragged, ask) = (id.clone(), id.clone(), id.clone());
    let record = Memo::new(move |_| session.read(&[Kind::Application], |model| model.applications.get(&own).cloned()));
    let name = move || record.with(|record| record.as_ref().map(|a| edits::name(a).to_owned()).unwrap_or_default());
    let end = id.clone();
    let end = move || {
        let today = session.today.get();
        derived::index().with(|index| {
            index.rows().binary_search_by(|row| row.id.cmp(&end)).ok().and_then(|n| index.rows().get(n)).map(|row| list::ending(row, today))
        })
    };
    let role = move || record.with(|record| record.as_ref().map(|a| a.role.clone()).unwrap_or_default());
    let stop = move |event: leptos::ev::MouseEvent| {
        if drag.just_dropped() {
            event.prevent_default();
        }
    };
    view! {
        <li class="board-card" data-card=id.to_string() class:away=move || drag.moving.with(|moving| moving.as_ref().is_some_and(|moving| moving.id == dragged))>
            <a href=Route::Application(id.clone()).href() draggable="false" on:click=stop>
                <span class="name clip">{name}</span>
                <span class="sub clip">{role}</span>
                {end}
            </a>
            <span class="handle" aria-hidden="true">{icon_small(Icon::Lines)}</span>
            <button class="btn icon quiet" type="button" aria-label=move || format!("Move {} to…", name()) on:click=move |_| asked.set(Some(Question::Destination(ask.clone())))>{icon(Icon::Dots)}</button>
        </li>
    }
    .into_any()
}

/// Moves a card, asks how the application ended, or says why the card cannot move.
fn move_card(session: Session, id: &Id, column: Column, asked: RwSignal<Option<Question>>) {
    let today = session.today.get_untracked();
    let Some(before) = session.peek(|model| model.applications.get(id).cloned()) else { return };
    match move_to(&before, column, today) {
        Move::Add(kind) => add(session, id, kind),
        Move::AskEnding => asked.set(Some(Question::Ending(id.clone()))),
        Move::Refused(why) => session.show_toast(Toast::plain(format!("{} was not moved. {why}", edits::name(&before)))),
    }
}

/// Records what happened today, and moves the focus along with the card.
fn add(session: Session, id: &Id, kind: EventKind) {
    let Some(before) = session.peek(|model| model.applications.get(id).cloned()) else { return };
    let today = session.today.get_untracked();
    let change = edits::add_event(id, &before, session.new_id(), Event::on(kind, today), today);
    let selector = format!("[data-card='{id}'] a");
    drop(session.commit(change, Feedback::Toast));
    // The card is drawn in its new column a frame later.
    dom::focus_soon(selector);
}

/// Ctrl or Alt with ← and → moves the card that has the focus.
fn key(session: Session, event: &KeyboardEvent, cards: Memo<Cards>, asked: RwSignal<Option<Question>>) {
    let right = match event.key().as_str() {
        "ArrowRight" => true,
        "ArrowLeft" => false,
        _ => return,
    };
    if !event.ctrl_key() && !event.alt_key() {
        return;
    }
    let Some(id) = dom::closest(event, "[data-card]").and_then(|card| card.get_attribute("data-card")).map(Id::new) else { return };
    event.prevent_default();
    let from = cards.with_untracked(|cards| cards.iter().find(|(_, own)| own.contains(&id)).map(|(column, _)| *column));
    if let Some(column) = from.and_then(|from| from.beside(right)) {
        move_card(session, &id, column, asked);
    }
}

/// The open question, as a short list over the board.
fn dialog(session: Session, asked: RwSignal<Option<Question>>) -> AnyView {
    let element = NodeRef::<Dialog>::new();
    runtime::effect(move || {
        let Some(dialog) = element.get() else { return };
        match (asked.with(Option::is_some), dialog.open()) {
            (true, false) => dom::show_modal(&dialog),
            (false, true) => dialog.close(),
            _ => {}
        }
    });
    let button = move |label: &'static str, run: Callback<()>| {
        let pick = move |_| {
            asked.set(None);
            run.run(());
        };
        view! { <button class="btn wide" type="button" on:click=pick>{label}</button> }.into_any()
    };
    let lines = move |question: Question| match question {
        Question::Destination(id) => {
            let name = session.peek(|model| model.applications.get(&id).map(|a| edits::name(a).to_owned())).unwrap_or_default();
            let lines = COLUMNS.iter().map(|&column| {
                let id = id.clone();
                button(column.label(), Callback::new(move |()| move_card(session, &id, column, asked)))
            });
            (format!("Move {name} to"), lines.collect_view())
        }
        Question::Ending(id) => {
            let lines = ENDINGS.iter().map(|kind| {
                let id = id.clone();
                let own = kind.clone();
                button(kind_name(kind), Callback::new(move |()| add(session, &id, own.clone())))
            });
            ("How did it end?".to_owned(), lines.collect_view())
        }
    };
    let content = move || {
        asked.get().map(|ask| {
            let (title, lines) = lines(ask);
            view! {
                <header><h1>{title}</h1><button class="btn icon quiet" type="button" aria-label="Close" on:click=move |_| asked.set(None)>{icon(Icon::Cross)}</button></header>
                <div class="body stack tight">{lines}</div>
            }
        })
    };
    let beside = move |event: leptos::ev::MouseEvent| {
        if event.target() == event.current_target() {
            asked.set(None);
        }
    };
    view! { <dialog class="sheet board-question" aria-label="Move" node_ref=element on:close=move |_| asked.set(None) on:click=beside>{content}</dialog> }.into_any()
}
