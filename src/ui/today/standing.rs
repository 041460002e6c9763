//! Where the person stands: the funnel in one figure, and the money beside it once there is a budget.

use leptos::prelude::*;

use crate::ui::components::figure::figure;
use crate::ui::format;
use crate::ui::funnel::rate_range;
use crate::ui::route::{FunnelView, Route};
use crate::ui::session::session;

/// The section.
pub fn section() -> AnyView {
    let session = session();
    let figures = session.derived().figures;
    let counts = Memo::new(move |_| session.derived().index.with(|index| index.counts()));
    let search = move || {
        figures.with(|figures| {
            let rate = figures.application_to_interview;
            if rate.n == 0 {
                return None;
            }
            Some(view! {
                <div class="card stack tight">
                    <div class="bar">
                        <p class="grow"><span class="sub">"Led to a first call"</span><br/><span class="figure-mid">{figure("first_contact", Some(f64::from(rate.k)), rate.k.to_string())}" "<span class="of">"of "{figure("applications", Some(f64::from(rate.n)), format::count(rate.n as usize))}</span></span></p>
                        <p><span class="sub">"Open now"</span><br/><span class="figure-mid">{figure("active", Some(f64::from(figures.active)), figures.active.to_string())}</span></p>
                    </div>
                    {rate_range(figures)}
                    <p class="sub">{figures.interview_judgement().sentence}</p>
                </div>
            })
        })
    };
    let silent = move || {
        let silent = counts.get().silent;
        (silent > 0).then(|| {
            view! {
                <a class="row" href=Route::Sweep.href()>
                    <span class="grow">{format::plural(silent as i64, "application has gone silent", "applications have gone silent")}</span>
                    <span class="gain">"Go through them"</span>
                </a>
            }
        })
    };
    let pace = move || {
        figures.with(|figures| {
            figures.needed.p80.zip(figures.pace.recent).map(|(needed, pace)| {
                view! {
                    <a class="row" href=Route::Funnel(FunnelView::Figures).href()>
                        <span class="grow">{format!("{} more applications for a 4 in 5 chance of another first call", format::count(needed as usize))}</span>
                        <span class="end">{format!("{} a week now", format::decimal(pace, 1))}</span>
                    </a>
                }
            })
        })
    };
    view! {
        <section class="section">
            <h2>"Where you stand"</h2>
            {search}
            <div class="rows">{silent}{pace}</div>
        </section>
    }
    .into_any()
}
