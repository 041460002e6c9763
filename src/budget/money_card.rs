//! The money on Today: until when it lasts, how likely pay is before then, and what moves that most.

use leptos::prelude::*;

use super::display::{days, style};
use super::odds::{self, Seen};
use crate::components::figure::{figure, figure_text};
use crate::components::how::how;
use crate::components::live;
use crate::derived;
use crate::format;
use crate::route::{BudgetEdit, BudgetRoute, Target};
use crate::session::session;
use domain::budget::{NO_OUTGOINGS, Scenario};
use domain::working::Working;

/// The card.
pub fn card() -> AnyView {
    let session = session();
    let seen = odds::follow(Signal::derive(|| Scenario::AS_IS));
    let runway = Memo::new(move |_| {
        let simulation = derived::budget().with(|budget| budget.simulate(&Scenario::AS_IS));
        (simulation.first_shortfall(), simulation.runway_days)
    });
    let lasts = move || {
        let (shortfall, runway) = runway.get();
        let shown = match (shortfall, runway) {
            (_, Some(0)) => "Today".to_owned(),
            (None, _) if !derived::budget().with(|budget| budget.has_outgoings()) => "not known yet".to_owned(),
            (Some(day), _) => format::day(day, session.today.get()),
            (None, _) => "36 months or more".to_owned(),
        };
        figure_text("first_shortfall", shortfall.map(|day| day.to_string()), shown)
    };
    let left = move || {
        let runway = runway.get().1;
        match runway {
            Some(n) => figure("runway_days", Some(f64::from(n)), format!("{} on the current plan", days(n))),
            None if !derived::budget().with(|budget| budget.has_outgoings()) => NO_OUTGOINGS.into_any(),
            None => ().into_any(),
        }
    };
    view! {
        <div class="card stack tight">
            <div class="bar money-card">
                <p class="grow"><span class="sub">"Money lasts until"</span><br/><a class="figure-mid" href=BudgetRoute::Home.href()>{lasts}</a><br/><span class="sub">{left}</span></p>
                {live(move || seen.with(|seen| odds::chance(seen).map(|chance| view! { <p class="end"><span class="sub">"Income before then"</span><br/><span class="figure-mid">{chance}</span></p> })))}
            </div>
            <div class="bar"><a class="btn small" href=BudgetEdit::Spending(Target::New).href()>"Enter what you spent"</a></div>
            {live(move || seen.with(odds::interval))}
            {live(move || seen.with(|seen| odds::why_not(seen).map(|why| view! { <p class="sub">{why}</p> })))}
        </div>
        {live(move || how(workings(&seen.get())))}
        {live(move || seen.with(|seen| odds::levers(seen, 3).map(|levers| view! { <h3>"What changes it most"</h3>{levers} })))}
    }
    .into_any()
}

/// How the day and the chance are worked out.
fn workings(seen: &Seen) -> Vec<Working> {
    let mut lines = derived::budget().with(|budget| budget.runway_working(&Scenario::AS_IS, &budget.simulate(&Scenario::AS_IS), style()));
    lines.extend(odds::known(seen).map(domain::odds::Odds::working).unwrap_or_default());
    lines
}
