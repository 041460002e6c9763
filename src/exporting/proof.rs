//! The proof of search: choose the days, read it through, print it. Name and reference stay in this page's memory and are written nowhere.

use std::cell::RefCell;

use crate::runtime;
use chrono::{Days, NaiveDate};
use leptos::prelude::*;

use crate::components::field::{Input, text_field};
use crate::components::figure::figure;
use crate::components::icon::{Icon, icon};
use crate::page::page;
use crate::route::Route;
use crate::session::session;
use crate::{dom, format};
use domain::record::Kind;
use exchange::out::proof::{Proof, ProofRow, proof};

thread_local! {
    /// What was typed, as long as the page lives: from, to, name, reference.
    static TYPED: RefCell<Option<[String; 4]>> = const { RefCell::new(None) };
}

/// The screen.
pub fn screen() -> AnyView {
    let session = session();
    let today = session.today.get_untracked();
    let begin = today.checked_sub_days(Days::new(27)).unwrap_or(today);
    let typed = TYPED.with_borrow(Clone::clone).unwrap_or_else(|| [begin.to_string(), today.to_string(), String::new(), String::new()]);
    let [from, to, name, reference] = typed.map(RwSignal::new);
    runtime::effect(move || TYPED.with_borrow_mut(|typed| *typed = Some([from.get(), to.get(), name.get(), reference.get()])));
    let day = |text: &str| text.parse::<NaiveDate>().ok();
    let paper = move || match (from.with(|from| day(from)), to.with(|to| day(to))) {
        (Some(from), Some(to)) => paper(&session.read(&[Kind::Application], |model| proof(model, from, to)), name, reference),
        _ => view! { <p class="sub" role="status">"Choose the first and the last day."</p> }.into_any(),
    };
    let actions = view! {
        <a class="btn quiet small no-print" href=Route::Export.href()>{icon(Icon::Left)}"Export"</a>
        <button class="btn primary no-print" type="button" on:click=move |_| drop(dom::window().print())>"Print"</button>
    };
    let content = view! {
        <div class="stack no-print">
            <p class="sub">"What you did between two days, step by step, with a line to sign. Choose the days your office asks for; it needs nothing else from you."</p>
            <div class="two">{text_field("proof-from", "From", Input::Date, from)}{text_field("proof-to", "To", Input::Date, to)}</div>
            <div class="two">{text_field("proof-name", "Your name", Input::Line, name)}{text_field("proof-reference", "Reference number", Input::Line, reference)}</div>
        </div>
        <div class="proof stack">{paper}</div>
    };
    page("Proof of search", "", actions.into_any(), content.into_any())
}

fn paper(proof: &Proof, name: RwSignal<String>, reference: RwSignal<String>) -> AnyView {
    let between = format!("{} to {}", format::full_day(proof.from), format::full_day(proof.to));
    let who = move || {
        let parts = [("Name", name.get()), ("Reference", reference.get())];
        parts
            .into_iter()
            .filter(|(_, text)| !text.trim().is_empty())
            .map(|(label, text)| view! { <p>{label}": "<strong>{text}</strong></p> })
            .collect_view()
    };
    let missing = (proof.date_missing > 0).then(|| {
        let words = if proof.date_missing == 1 {
            "1 application was sent on a day that is missing, so it is not in this list.".to_owned()
        } else {
            format!("{} applications were sent on days that are missing, so they are not in this list.", format::count(proof.date_missing))
        };
        view! { <p class="sub no-print">{words}" Give them a date to include them."</p> }
    });
    if proof.rows.is_empty() {
        return view! { <p role="status">"Nothing with a date stands between these days: " {between} "."</p>{missing} }.into_any();
    }
    let meetings = format::plural(proof.meetings as i64, "call or interview", "calls and interviews");
    let sent = format!("{} sent", format::plural(proof.sent as i64, "application", "applications"));
    let rows = proof.rows.iter().map(row).collect_view();
    view! {
        <h2>{between}</h2>
        {who}
        <p role="status">{figure("proof_sent", Some(proof.sent as f64), sent)}", "{figure("proof_meetings", Some(proof.meetings as f64), meetings)}"; "{figure("proof_rows", Some(proof.rows.len() as f64), format::plural(proof.rows.len() as i64, "employer or role", "employers and roles"))}" in the list."</p>
        {missing}
        <table>
            <thead><tr><th scope="col">"Employer and job"</th><th scope="col">"How"</th><th scope="col">"What happened, and when"</th></tr></thead>
            <tbody>{rows}</tbody>
        </table>
        <p class="sub">"Written from my own records of my search for work."</p>
        <div class="proof-sign"><span>"Place, date"</span><span>"Signature"</span></div>
    }
    .into_any()
}

fn row(row: &ProofRow) -> AnyView {
    let joined = |parts: [&str; 2], between: &str| parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(between);
    let name = if row.company.is_empty() { row.role.clone() } else { row.company.clone() };
    let rest = joined([if row.company.is_empty() { "" } else { &row.role }, &row.location], ", ");
    let steps = row.steps.iter().map(|step| {
        let time = step.time.map(|time| format!(", {}", format::time(time))).unwrap_or_default();
        view! { <li>{format!("{}{time}: {}", format::full_day(step.date), step.what)}</li> }
    });
    view! {
        <tr>
            <td><strong>{name}</strong><br /><span class="sub">{rest}</span></td>
            <td>{row.channel.clone()}<br /><span class="sub">{row.link.clone()}</span></td>
            <td><ul>{steps.collect_view()}</ul></td>
        </tr>
    }
    .into_any()
}
