//! Feedback: the requests and their states, and every clue, whether it was asked for or not.

use crate::route::{ReflectEdit, ReflectRoute};
use leptos::prelude::*;

use super::ask;
use super::chips::choice_chips;
use super::edits::{delete, edit_or_new, read};
use super::fields::area;
use super::rows::{back, button, delete_button, empty, row, step, title};
use super::tables::{CLUES, REQUESTS};
use crate::components::form::{Binding, lens};
use crate::components::sheet::sheet as sheet_frame;
use crate::format;
use crate::page::page;
use crate::session::{Feedback, session};
use domain::application::progress::Outcome;
use domain::change::{Change, Edit};
use domain::choice::Choice;
use domain::feedback::{RequestState, edits};
use domain::id::Id;
use domain::record::Kind;
use domain::reflection::Clue;
use domain::sort_compact::SortCompact;

/// The screen.
pub fn screen() -> AnyView {
    let session = session();
    let add = move || {
        let id = session.new_id();
        let clue = Clue { noted_on: session.today.get_untracked(), ..Clue::default() };
        if session.commit(Change::one("Clue noted", Edit::add(id.clone(), clue)), Feedback::Quiet).is_ok() {
            session.go(ReflectEdit::Clue(id));
        }
    };
    page(
        "Feedback",
        "flow",
        view! { {back()}<a class="btn" href=ReflectRoute::AskGeneral(None).href()>"Write a letter"</a>{button("btn primary", "Add a clue", add)} }.into_any(),
        view! {
            <p class="sub">"Most people get no reply: in a 2022 survey, 71 of 100 candidates in North America were never told why. Silence says nothing about you."</p>
            {requests}
            {could_ask}
            {clues}
        }
        .into_any(),
    )
}

fn requests() -> AnyView {
    let session = session();
    let today = session.today.get();
    let mut all = session.read(&[Kind::FeedbackRequest], |model| {
        model.feedback_requests.iter().map(|(id, r)| (id.clone(), r.about.title(), r.state(today), r.asked_on)).collect::<Vec<_>>()
    });
    let rank = |state: &RequestState| match state {
        RequestState::FollowUpDue => 0,
        RequestState::Draft => 1,
        RequestState::Waiting { .. } => 2,
        RequestState::FollowedUp { .. } => 3,
        RequestState::Answered => 4,
        RequestState::Closed => 5,
    };
    all.sort_compact_by_key(|one| (rank(&one.2), std::cmp::Reverse(one.3)));
    if all.is_empty() {
        return empty(
            "Whom you asked is listed here, with the letter, the day for one follow-up, and what came back.",
            step(ReflectRoute::AskGeneral(None), "Ask someone"),
        );
    }
    let rows = all.into_iter().map(|(id, about, state, asked_on)| {
        let since = asked_on.map(|day| format!("asked {}", format::ago(day, today))).unwrap_or_default();
        let words = match state {
            RequestState::Draft => "a draft".to_owned(),
            RequestState::Waiting { follow_up_on } => format!("{since}; one follow-up possible from {}", format::near_day(follow_up_on, today)),
            RequestState::FollowUpDue => format!("{since}; you can follow up once, or leave it"),
            RequestState::FollowedUp { closes_on } => format!("followed up; closes by itself {}", format::near_day(closes_on, today)),
            RequestState::Answered => format!("{since}; they answered"),
            RequestState::Closed => format!("{since}; closed"),
        };
        let open = matches!(state, RequestState::Waiting { .. } | RequestState::FollowUpDue | RequestState::FollowedUp { .. });
        // A late answer still counts.
        let answer = (open || state == RequestState::Closed).then(|| {
            let own = id.clone();
            button("btn small", "They answered", move || ask::answered(&own))
        });
        let rest = open.then(|| {
            let own = id.clone();
            button("btn small quiet", "Close", move || ask::close(&own))
        });
        let own = id.clone();
        let name = format!("Delete the request about {about}");
        let letter = if state == RequestState::FollowUpDue { "Follow up" } else { "Letter" };
        view! {
            <div class="request stack tight">
                <div class="row"><span class="grow"><span class="name" dir="auto">{about}</span><span class="sub">{words}</span></span>{delete_button(name, move || delete(REQUESTS, &own, "Request deleted"))}</div>
                <div class="bar"><a class="btn small" href=ReflectRoute::Letter(id.clone()).href()>{letter}</a>{answer}{rest}</div>
            </div>
        }
    });
    view! { <section class="section"><h2>"Asked"</h2><div class="rows">{rows.collect_view()}</div></section> }.into_any()
}

/// Rejections after a call or an interview that no feedback was asked for, the newest first.
fn could_ask() -> Option<AnyView> {
    let session = session();
    let today = session.today.get();
    let mut all = session.read(&[Kind::Application, Kind::FeedbackRequest], |model| {
        let rejected = model.applications.iter().filter(|(_, a)| {
            let progress = a.progress(today);
            progress.outcome == Some(Outcome::Rejected) && progress.stage >= domain::application::progress::Stage::Screen
        });
        let open = rejected.filter(|(id, _)| {
            !model.feedback_requests.values().any(|r| r.about.application.as_ref() == Some(id)) && edits::current(model, id).is_none()
        });
        open.filter_map(|(id, a)| a.last_moved(today).map(|day| (day, id.clone(), domain::application::edits::name(a).to_owned())))
            .collect::<Vec<_>>()
    });
    all.sort_compact();
    let rows = all.into_iter().rev().take(5).map(|(day, id, name)| {
        row(
            ReflectRoute::Ask(id.clone()).href(),
            format!("Ask {name}"),
            format!("You were turned down {}", format::ago(day, today)),
            ().into_any(),
        )
    });
    let rows: Vec<_> = rows.collect();
    (!rows.is_empty())
        .then(|| view! { <section class="section"><h2>"You could ask"</h2><div class="rows">{rows}</div></section> }.into_any())
}

fn clues() -> AnyView {
    let session = session();
    let mut all = session.read(&[Kind::Clue], |model| {
        model
            .clues
            .iter()
            .map(|(id, c)| (c.noted_on, id.clone(), c.text.clone(), c.theme, c.about.title(), c.about.is_general()))
            .collect::<Vec<_>>()
    });
    all.sort_compact();
    let rows = all.into_iter().rev().map(|(on, id, text, theme, about, general)| {
        let line = [
            if general { String::new() } else { about },
            theme.map(|theme| theme.label().to_owned()).unwrap_or_default(),
            format::full_day(on),
        ];
        let line = line.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ");
        row(
            ReflectEdit::Clue(id.clone()).href(),
            if text.trim().is_empty() { "Not written yet".to_owned() } else { title(&text) },
            line,
            ().into_any(),
        )
    });
    let rows: Vec<_> = rows.collect();
    if rows.is_empty() {
        return ().into_any();
    }
    view! { <section class="section"><h2>"Clues"</h2><div class="rows">{rows}</div></section> }.into_any()
}

/// The fields of one clue: text, form, theme, influence. `beside` is drawn beside the text.
pub fn clue_fields(id: &Id, blank: &Clue, beside: AnyView) -> AnyView {
    let own = StoredValue::new((id.clone(), blank.clone()));
    let see = move || own.with_value(|(id, blank)| read(CLUES, id, Clone::clone).unwrap_or_else(|| blank.clone()));
    let change = move |how: &mut dyn FnMut(&mut Clue)| own.with_value(|(id, blank)| edit_or_new(CLUES, id, blank, |clue| how(clue)));
    view! {
        <div class="with-delete">{area(format!("clue-{id}"), "What they said, or what you noticed", "", Binding::or_new(CLUES, id, lens!(text), blank.clone()))}{beside}</div>
        {choice_chips("How do you know?", move || Some(see().form), move |form| change(&mut |c| c.form = form.unwrap_or_default()))}
        {choice_chips("Theme", move || see().theme, move |theme| change(&mut |c| c.theme = theme))}
        {choice_chips("Can you change it?", move || see().influence, move |influence| change(&mut |c| c.influence = influence))}
    }
    .into_any()
}

/// The sheet of one clue.
pub fn sheet(id: &Id) -> AnyView {
    let session = session();
    let Some(clue) = session.peek(|model| model.clues.get(id).map(|c| c.as_ref().clone())) else {
        return sheet_frame("Clue", view! { <p>"This clue no longer exists."</p> }.into_any());
    };
    let about = (!clue.about.is_general()).then(|| view! { <p class="sub" dir="auto">{clue.about.title()}</p> });
    let own = id.clone();
    let remove = move || {
        delete(CLUES, &own, "Clue deleted");
        session.close();
    };
    let gap = {
        let id = id.clone();
        move || super::skills::from_clue(&id)
    };
    sheet_frame(
        "Clue",
        view! {
            {about}
            {clue_fields(id, &clue, ().into_any())}
            <div class="bar">{button("btn small", "Plan it as a skill", gap)}{button("btn small quiet", "Delete", remove)}</div>
            <div class="actions">{button("btn primary", "Done", move || session.close())}</div>
        }
        .into_any(),
    )
}
