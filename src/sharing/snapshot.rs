//! A snapshot that was shared, to look at. It is drawn from the address alone: neither the records nor the settings of whoever opens it are read or written.

use leptos::prelude::*;

use crate::components::figure::{figure, figure_text};
use crate::components::markdown::markdown;
use crate::format;
use crate::page::page;
use exchange::link::unpack;
use exchange::snapshot::{BudgetSnapshot, Content, FunnelSnapshot, ProofSnapshot, Snapshot};

/// The screen.
pub fn screen(packed: &str) -> AnyView {
    let read = unpack(packed).map_err(|_| exchange::snapshot::SnapshotError::Damaged).and_then(|text| Snapshot::parse(&text));
    let content = match read {
        Ok(snapshot) => view! {
            <p class="sub">"Somebody shared this with you. It is in the link alone: nothing of it is stored, and your own entries are untouched."</p>
            {shown(&snapshot)}
        }
        .into_any(),
        Err(why) => view! { <p class="lead" role="status">{why.to_string()}</p> }.into_any(),
    };
    page("Shared with you", "", ().into_any(), content)
}

/// A snapshot as whoever opens it sees it.
pub fn shown(snapshot: &Snapshot) -> AnyView {
    let made = format!("As of {}.", format::full_day(snapshot.made));
    let content = match &snapshot.content {
        Content::Funnel(funnel) => self::funnel(funnel),
        Content::Reflection { text } => view! { <article class="paper stack tight">{markdown(text)}</article> }.into_any(),
        Content::Budget(budget) => self::budget(budget),
        Content::Proof(proof) => self::proof(proof),
    };
    view! { <section class="section snapshot">{content}<p class="sub">{made}</p></section> }.into_any()
}

fn funnel(funnel: &FunnelSnapshot) -> AnyView {
    let row = |words: &'static str, metric: &'static str, n: u32| view! { <li class="row"><span class="grow">{words}</span>{figure(metric, Some(f64::from(n)), format::count(n as usize))}</li> };
    let names = funnel.applications.iter().map(|application| {
        let role = (!application.role.is_empty()).then(|| view! { <span class="sub">{application.role.clone()}</span> });
        view! { <li class="row"><span class="grow"><span class="name" dir="auto">{application.company.clone()}</span>{role}</span></li> }
    });
    let names = names.collect_view();
    view! {
        <h2>"A job search in figures"</h2>
        <ul class="card rows">
            {row("Applications sent", "shared_sent", funnel.sent)}
            {row("Led to a first call or an interview", "shared_first_contact", funnel.first_contact)}
            {row("Led to a further interview", "shared_interviewed", funnel.interviewed)}
            {(funnel.referrals > 0).then(|| row("Referrals", "shared_referrals", funnel.referrals))}
            {(funnel.inbound > 0).then(|| row("Employers and recruiters who wrote first", "shared_inbound", funnel.inbound))}
            {row("Offers", "shared_offers", funnel.offers)}
            {row("Rejections", "shared_rejected", funnel.rejected)}
            {row("Without a reply", "shared_no_reply", funnel.no_reply)}
            {row("Still open", "shared_active", funnel.active)}
        </ul>
        {(!funnel.applications.is_empty()).then(|| view! { <h3>"Companies"</h3><ul class="card rows">{names}</ul> })}
    }
    .into_any()
}

fn budget(budget: &BudgetSnapshot) -> AnyView {
    let lasts = match (budget.runway_days, budget.first_shortfall) {
        (Some(days), Some(day)) => {
            format!("The money lasts for {}, until {}.", format::plural(i64::from(days), "day", "days"), format::full_day(day))
        }
        (Some(days), None) => format!("The money lasts for {}.", format::plural(i64::from(days), "day", "days")),
        (None, _) => "No shortfall within 36 months.".to_owned(),
    };
    let share = |metric: &'static str, percent: Option<u32>, words: &'static str| {
        percent.map(|percent| view! { <li class="row"><span class="grow">{words}</span>{figure(metric, Some(f64::from(percent)), format::percent(f64::from(percent) / 100.0))}</li> })
    };
    view! {
        <h2>"A budget without amounts"</h2>
        <p>{figure_text("shared_runway", budget.runway_days.map(|days| days.to_string()), lasts)}</p>
        <ul class="card rows">
            {share("shared_covered", budget.covered_percent, "Income covers this much of spending")}
            {share("shared_essential", budget.essential_percent, "Needs and obligations, of all spending")}
        </ul>
    }
    .into_any()
}

fn proof(proof: &ProofSnapshot) -> AnyView {
    let between = format!("{} to {}", format::full_day(proof.from), format::full_day(proof.to));
    let rows = proof.rows.iter().map(|row| {
        let steps = row.steps.iter().map(|(day, what)| view! { <li>{format!("{}: {what}", format::full_day(*day))}</li> }).collect_view();
        view! {
            <tr>
                <td><strong dir="auto">{row.company.clone()}</strong><br /><span class="sub">{row.role.clone()}</span></td>
                <td>{row.channel.clone()}</td>
                <td><ul>{steps}</ul></td>
            </tr>
        }
    });
    let rows = rows.collect_view();
    let sent = format!("{} sent", format::plural(i64::from(proof.sent), "application", "applications"));
    let meetings = format::plural(i64::from(proof.meetings), "call or interview", "calls and interviews");
    view! {
        <h2>"Proof of search: "{between}</h2>
        <p>{figure("shared_proof_sent", Some(f64::from(proof.sent)), sent)}", "{figure("shared_proof_meetings", Some(f64::from(proof.meetings)), meetings)}"."</p>
        <div class="proof stack">
            <table>
                <thead><tr><th scope="col">"Employer and job"</th><th scope="col">"How"</th><th scope="col">"What happened, and when"</th></tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}
