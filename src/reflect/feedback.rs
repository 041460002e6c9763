//! Feedback: the requests and where each stands, and every clue that came back, with or without being asked for.

use crate::route::{ReflectEdit, ReflectRoute};
use leptos::prelude::*;

use super::ask;
use super::draft::{area, place, spot_or_new};
use super::pieces::{amend_or_new, bin, button, choose_for, delete, look, row, short};
use crate::components::sheet::sheet as sheet_frame;
use crate::format;
use crate::page::page;
use crate::session::{Feedback, session};
use domain::application::progress::Outcome;
use domain::change::{Change, Edit};
use domain::feedback::{FeedbackRequest, RequestState, edits};
use domain::id::Id;
use domain::record::Kind;
use domain::reflection::{Clue, ClueForm, Influence, Theme};
use domain::sort_compact::SortCompact;

/// The table of clues.
pub const CLUES: super::draft::Table<Clue> = |model| &model.clues;
/// The table of requests.
pub const REQUESTS: super::draft::Table<FeedbackRequest> = |model| &model.feedback_requests;

/// The screen.
pub fn screen() -> AnyView {
    let session = session();
    let add = move || {
        let id = session.new_id();
        let to = id.clone();
        let clue = Clue { noted_on: session.today.get_untracked(), ..Clue::default() };
        {
            drop(session.commit(Change::one("Clue noted", Edit::add(id, clue)), Feedback::Quiet));
            crate::session::session().go(ReflectEdit::Clue(to.clone()))
        };
    };
    page(
        "Feedback",
        "",
        button("btn primary", "Note something", add),
        view! {
            <p class="sub">"Most people get no reply: in a survey of 2022, 71 of 100 candidates in North America never heard why. Silence says nothing about you."</p>
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
        return view! { <p class="sub">"You have not asked anyone yet."</p> }.into_any();
    }
    let rows = all.into_iter().map(|(id, title, state, asked_on)| {
        let since = asked_on.map(|day| format!("asked {}", format::ago(day, today))).unwrap_or_default();
        let words = match state {
            RequestState::Draft => "a draft".to_owned(),
            RequestState::Waiting { follow_up_on } => format!("{since}; one follow-up from {} on", format::near_day(follow_up_on, today)),
            RequestState::FollowUpDue => format!("{since}; one follow-up may go out, or let it rest"),
            RequestState::FollowedUp { closes_on } => format!("followed up; closes quietly {}", format::near_day(closes_on, today)),
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
            button("btn small quiet", "Let it rest", move || ask::close(&own))
        });
        let own = id.clone();
        let name = format!("Delete the request to {title}");
        let letter = if state == RequestState::FollowUpDue { "Follow up" } else { "Letter" };
        view! {
            <div class="request stack tight">
                <div class="row"><span class="grow"><span class="name" dir="auto">{title}</span><span class="sub">{words}</span></span>{bin(name, move || delete(REQUESTS, &own, "Request deleted"))}</div>
                <div class="bar"><a class="btn small" href=ReflectRoute::Letter(id.clone()).href()>{letter}</a>{answer}{rest}</div>
            </div>
        }
    });
    view! { <section class="section"><h2>"Asked"</h2><div class="rows">{rows.collect_view()}</div></section> }.into_any()
}

/// Rejections after a talk that nobody was asked about, the newest first.
fn could_ask() -> Option<AnyView> {
    let session = session();
    let today = session.today.get();
    let mut all = session.read(&[Kind::Application, Kind::FeedbackRequest], |model| {
        let said_no = model
            .applications
            .iter()
            .filter(|(_, a)| a.outcome() == Some(Outcome::Rejected) && a.stage() >= domain::application::progress::Stage::Screen);
        let open = said_no.filter(|(id, _)| {
            !model.feedback_requests.values().any(|r| r.about.application.as_ref() == Some(id)) && edits::current(model, id).is_none()
        });
        open.filter_map(|(id, a)| a.last_moved(today).map(|day| (day, id.clone(), domain::application::edits::name(a).to_owned())))
            .collect::<Vec<_>>()
    });
    all.sort_compact();
    let rows = all.into_iter().rev().take(5).map(|(day, id, name)| {
        row(ReflectRoute::Ask(id.clone()).href(), format!("Ask {name}"), format!("They said no {}", format::ago(day, today)), ().into_any())
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
            .map(|(id, c)| (c.noted_on, id.clone(), short(&c.text), c.theme, c.about.title(), c.about.is_general()))
            .collect::<Vec<_>>()
    });
    all.sort_compact();
    let rows = all.into_iter().rev().map(|(on, id, text, theme, about, general)| {
        let line =
            [if general { String::new() } else { about }, theme.map(|t| t.name().to_owned()).unwrap_or_default(), format::full_day(on)];
        let line = line.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ");
        row(ReflectEdit::Clue(id.clone()).href(), if text.is_empty() { "Not written yet".to_owned() } else { text }, line, ().into_any())
    });
    let rows: Vec<_> = rows.collect();
    if rows.is_empty() {
        return ().into_any();
    }
    view! { <section class="section"><h2>"What came back"</h2><div class="rows">{rows}</div></section> }.into_any()
}

/// The fields of one clue: text, how it came, theme, influence. `beside` stands beside the text.
pub fn clue_fields(id: &Id, blank: &Clue, beside: AnyView) -> AnyView {
    let own = StoredValue::new((id.clone(), blank.clone()));
    let see = move || own.with_value(|(id, blank)| look(CLUES, id, Clone::clone).unwrap_or_else(|| blank.clone()));
    let edit = move |how: &mut dyn FnMut(&mut Clue)| own.with_value(|(id, blank)| amend_or_new(CLUES, id, blank, |clue| how(clue)));
    let forms = ["In their words", "Between the lines"];
    view! {
        <div class="with-bin">{area(format!("clue-{id}"), "What they said, or what you noticed", "", spot_or_new(CLUES, id, place!(text), blank.clone()))}{beside}</div>
        {choose_for("How did it come?", &forms, move || Some(see().form as usize), move |n| edit(&mut |c| c.form = if n == Some(1) { ClueForm::Implicit } else { ClueForm::Quoted }))}
        {choose_for("It is about", &Theme::ALL.map(Theme::name), move || see().theme.map(|t| t as usize), move |n| edit(&mut |c| c.theme = n.and_then(|n| Theme::ALL.get(n).copied())))}
        {choose_for("Is it in your hands?", &Influence::ALL.map(Influence::name), move || see().influence.map(|t| t as usize), move |n| edit(&mut |c| c.influence = n.and_then(|n| Influence::ALL.get(n).copied())))}
    }
    .into_any()
}

/// The sheet of one clue.
pub fn sheet(id: &Id) -> AnyView {
    let session = session();
    let Some(clue) = session.peek(|model| model.clues.get(id).map(|c| c.as_ref().clone())) else {
        return sheet_frame("What came back", view! { <p>"This is not here any more."</p> }.into_any());
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
        "What came back",
        view! {
            {about}
            {clue_fields(id, &clue, ().into_any())}
            <div class="bar">{button("btn small", "Make it a skill to learn", gap)}{button("btn small quiet", "Delete", remove)}</div>
            <div class="actions">{button("btn primary", "Done", move || session.close())}</div>
        }
        .into_any(),
    )
}
