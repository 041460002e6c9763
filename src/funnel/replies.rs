//! How long replies take, as dots: one for each application, by the days until it was answered. Those still waiting are hollow, drawn at the days they have waited
//! so far: they are not failures, and the figures do not count them as such.

use leptos::prelude::*;

use super::how::how;
use crate::components::figure::figure;
use crate::derived;
use crate::format;
use crate::session::session;
use domain::funnel::silence::Silence;
use domain::funnel::{Replies, Response};

const WIDTH: f64 = 350.0;
const DAYS: f64 = 60.0;

/// The picture, the medians, the table.
pub fn section() -> AnyView {
    let session = session();
    let content = move || {
        let replies = derived::ledger().with(|ledger| Replies::of(ledger.facts(), session.today.get()));
        if replies.times.is_empty() {
            return view! { <p class="sub">"No application with a date yet."</p> }.into_any();
        }
        let figures = derived::figures().get();
        // What came on an unknown day is there, and says nothing about the time it took.
        // A rejection after an invitation is no reply to the application: the invitation was.
        let none = |none: &str, kind: Response| {
            let some = replies.times.iter().any(|time| time.answer == kind);
            if some { "not reached yet" } else { none }.to_owned()
        };
        let median = |name: &'static str, days: Option<u32>, none: String| {
            figure(name, days.map(f64::from), days.map_or_else(|| none.clone(), |days| format::plural(i64::from(days), "day", "days")))
        };
        let waiting = replies.times.iter().filter(|time| time.answer == Response::Pending).count();
        view! {
            {dots(&replies, None)}
            <table><tbody>
                <tr><th scope="row">"Half of your applications were answered within"</th><td class="n">{median("reply_days_median", figures.reply_days_median, "not reached: fewer than half were answered".to_owned())}</td></tr>
                <tr><th scope="row">"Half of the invitations came within"</th><td class="n">{median("invited_days_median", figures.invited_days_median, none("no invitation with a date yet", Response::Invited))}</td></tr>
                <tr><th scope="row">"Half of the rejections without an invitation first came within"</th><td class="n">{median("rejected_days_median", figures.rejected_days_median, none("no application turned down without an invitation first", Response::Rejected))}</td></tr>
                <tr><th scope="row">"Still waiting"</th><td class="n">{figure("pending", Some(waiting as f64), format::count(waiting))}</td></tr>
            </tbody></table>
            {how(&figures, &["reply_days_median", "invited_days_median", "rejected_days_median"])}
        }
        .into_any()
    };
    view! { <section class="section"><h2>"How long replies take"</h2>{content}</section> }.into_any()
}

/// One application among them: its days as a mark on the picture.
pub fn among(silence: &Silence) -> AnyView {
    let replies = derived::ledger().with(|ledger| ledger.replies.clone());
    dots(&replies, Some(silence.days))
}

/// Dots in piles by day, an answer a row of its own; with a mark at the days of one application.
fn dots(replies: &Replies, here: Option<u32>) -> AnyView {
    let lanes: [(&'static str, &'static str, fn(Response) -> bool); 3] = [
        ("invited", "Invited", |a| matches!(a, Response::Invited | Response::Replied)),
        ("no", "Turned down", |a| a == Response::Rejected),
        ("waiting", "Waiting", |a| a == Response::Pending),
    ];
    let mut shapes = Vec::new();
    let mut totals = Vec::new();
    for (lane, (class, name, fits)) in lanes.iter().enumerate() {
        let base = 62.0 + lane as f64 * 64.0;
        let mut piles = std::collections::BTreeMap::<u32, u32>::new();
        for time in replies.times.iter().filter(|time| fits(time.answer)) {
            *piles.entry(time.days.min(DAYS as u32)).or_default() += 1;
        }
        let tallest = piles.values().max().copied().unwrap_or(1).max(1);
        totals.push(format!("{name}: {}", format::count(piles.values().sum::<u32>() as usize)));
        shapes.push(view! { <line class="axis" x1="0" x2=WIDTH.to_string() y1=base.to_string() y2=base.to_string()></line><text x="0" y=(base - 46.0).to_string()>{*name}</text> }.into_any());
        for (day, count) in piles {
            let x = 6.0 + f64::from(day) / DAYS * (WIDTH - 12.0);
            // A pile higher than its row is squeezed: each dot then counts for more, and the height still compares within the row.
            let shown = if tallest > 9 { (count * 9).div_ceil(tallest) } else { count };
            for n in 0..shown {
                shapes.push(view! { <circle class=*class cx=format!("{x:.1}") cy=format!("{:.1}", base - 4.0 - f64::from(n) * 4.6) r="2.2"></circle> }.into_any());
            }
        }
    }
    let mark = here.map(|days| {
        let x = format!("{:.1}", 6.0 + f64::from(days.min(DAYS as u32)) / DAYS * (WIDTH - 12.0));
        totals.push(format!("This application: {}", format::plural(days.into(), "day", "days")));
        view! { <line class="here" x1=x.clone() x2=x.clone() y1="16" y2="190"></line><circle class="here" cx=x cy="186" r="5"></circle> }
    });
    let ticks = [0, 14, 28, 42, 60].map(|day| view! { <text class="tick" x=format!("{:.0}", 6.0 + f64::from(day) / DAYS * (WIDTH - 12.0)) y="208">{if day == 60 { format!("{}+ days", format::count(60)) } else { format::count(day as usize) }}</text> }).collect_view();
    view! {
        <svg class="dots" viewBox="0 0 350 212" role="img" aria-label=format!("Days until a reply. {}.", totals.join("; "))>{shapes}{mark}{ticks}</svg>
    }
    .into_any()
}
