//! What changed since last week: what fell due and came in by the plan, what was logged beside it, which balances are new, what was let go of.

use leptos::prelude::*;

use super::display::money;
use crate::components::figure::figure;
use crate::components::how::how;
use crate::components::live;
use crate::format;
use crate::session::session;
use domain::budget::week::{LastWeek, last_week};
use domain::record::Kind;

/// Names listed at most.
const MOST: usize = 3;

/// The section; nothing where no record tells of anything.
pub fn section() -> AnyView {
    let session = session();
    let kinds = [Kind::Account, Kind::Income, Kind::Bill, Kind::Debt, Kind::Plan, Kind::Spending, Kind::PauseItem, Kind::Settings];
    let week = Memo::new(move |_| session.read(&kinds, |model| last_week(model, format::home(&model.preferences()), session.today.get())));
    live(move || {
        week.with(|week| {
            (!week.is_empty())
                .then(|| view! { <section class="section"><h2>"Since last week"</h2><ul class="stack tight">{told(week)}</ul>{how(week.working(money))}</section> })
        })
    })
}

fn told(week: &LastWeek) -> AnyView {
    let sum = |list: &[(String, i64)]| list.iter().fold(0_i64, |sum, (_, amount)| sum.saturating_add(*amount));
    let names = |list: &[(String, i64)]| {
        let first = list.iter().take(MOST).map(|(name, amount)| format!("{name} {}", money(*amount))).collect::<Vec<_>>().join(", ");
        if list.len() > MOST { format!("{first} and {} more", format::count(list.len() - MOST)) } else { first }
    };
    let listed = |metric: &'static str, words: &'static str, list: &[(String, i64)]| {
        let (sum, names) = (sum(list), names(list));
        (!list.is_empty())
            .then(|| view! { <li>{figure(metric, Some(sum as f64), money(sum))}" "{words}" "<span class="sub">{names}</span></li> })
    };
    let logged = (week.logged != 0).then(|| {
        let words = if week.logged > 0 { "was spent, by your log." } else { "came back, by your log, beyond what you spent." };
        view! { <li>{figure("week_logged", Some(week.logged as f64), money(week.logged.saturating_abs()))}" "{words}</li> }
    });
    let earned = (week.earned > 0)
        .then(|| view! { <li>{figure("week_earned", Some(week.earned as f64), money(week.earned))}" came in, by your log."</li> });
    let let_go = (week.let_go > 0)
        .then(|| view! { <li>{figure("week_let_go", Some(week.let_go as f64), money(week.let_go))}" you decided not to spend."</li> });
    let balances = (!week.balances.is_empty()).then(|| view! { <li>{format!("Balance entered: {}.", week.balances.join(", "))}</li> });
    view! {
        {listed("week_due", "fell due by the plan:", &week.due)}
        {listed("week_came", "came in by the plan:", &week.came)}
        {logged}
        {earned}
        {let_go}
        {balances}
    }
    .into_any()
}
