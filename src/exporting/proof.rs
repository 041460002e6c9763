//! The proof of search: choose the days, read it through, print it. What is typed is kept as a draft on this device.

use chrono::{Days, NaiveDate};
use leptos::prelude::*;

use crate::components::figure::figure;
use crate::components::form::{Form, Input, TextField};
use crate::components::icon::{Icon, icon_small};
use crate::page::page;
use crate::route::Route;
use crate::session::session;
use crate::{dom, format};
use domain::record::Kind;
use exchange::out::proof::{Proof, ProofRow, proof};

/// The screen.
pub fn screen() -> AnyView {
    let session = session();
    let today = session.today.get_untracked();
    let begin = today.checked_sub_days(Days::new(27)).unwrap_or(today);
    let form = Form::new("proof");
    let (from, to) = (form.text("from", begin.to_string()), form.text("to", today.to_string()));
    let own_name = session.peek(|model| model.preferences().own_name);
    let (name, reference) = (form.text("name", own_name), form.text("reference", ""));
    let day = |text: &str| text.parse::<NaiveDate>().ok();
    let document = move || match (from.with(|from| day(from)), to.with(|to| day(to))) {
        (Some(from), Some(to)) => {
            document_of(&session.read(&[Kind::Application], |model| proof(model, from, to, session.today.get())), name, reference)
        }
        _ => view! { <p class="sub" role="status">"Choose the first and the last day."</p> }.into_any(),
    };
    let actions = view! {
        <a class="btn quiet small no-print" href=Route::Export.href()>{icon_small(Icon::Left)}"Export"</a>
        <button class="btn primary no-print" type="button" on:click=move |_| drop(dom::window().print())>"Print"</button>
    };
    let content = view! {
        <div class="stack no-print">
            <p class="sub">"What you did between two dates, step by step, with a line to sign. Choose the dates your office asks for."</p>
            <div class="two">{TextField::new("proof-from", "From", Input::Date).value(from)}{TextField::new("proof-to", "To", Input::Date).value(to)}</div>
            <div class="two">{TextField::new("proof-name", "Your name", Input::Line).value(name)}{TextField::new("proof-reference", "Reference number", Input::Line).value(reference)}</div>
        </div>
        <div class="proof stack">{document}</div>
    };
    page("Proof of search", "", actions.into_any(), content.into_any())
}

fn document_of(proof: &Proof, name: RwSignal<String>, reference: RwSignal<String>) -> AnyView {
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
            "1 application has no sent date, so it is not in this list.".to_owned()
        } else {
            format!("{} applications have no sent date, so they are not in this list.", format::count(proof.date_missing))
        };
        view! { <p class="sub no-print">{words}" Give them a date to include them."</p> }
    });
    if proof.rows.is_empty() {
        return view! { <p role="status">"There is nothing with a date between these days: " {between} ". Choose other days, or "<a href=Route::AddApplication(String::new()).href()>"enter an application"</a>"."</p>{missing} }.into_any();
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
