//! Settings: the look, the goal, the country, and what figures are compared with. Every field saves when it is left, with Undo.

use leptos::prelude::*;

use crate::components::live;

use crate::components::field::{Input, choice, line, segments};
use crate::page::page;
use crate::session::session;
use domain::funnel::verdict::{interview_benchmark, offer_benchmark};
use domain::settings::{Benchmark, ColorScheme, Settings};
use domain::support::Country;

/// The screen.
pub fn screen() -> AnyView {
    let session = session();
    let theme = Signal::derive(move || {
        match session.settings().theme {
            ColorScheme::System => "system",
            ColorScheme::Light => "light",
            ColorScheme::Dark => "dark",
        }
        .to_owned()
    });
    let set_theme = move |name: &'static str| {
        let theme = match name {
            "light" => ColorScheme::Light,
            "dark" => ColorScheme::Dark,
            _ => ColorScheme::System,
        };
        drop(session.set("Look changed", |settings| settings.theme = theme));
    };
    let countries = std::iter::once((String::new(), "Not chosen".to_owned()))
        .chain(Country::ALL.into_iter().map(|country| (country.code().to_owned(), country.name().to_owned())))
        .collect();
    let days = move |read: fn(&Settings) -> Option<u32>| {
        Signal::derive(move || read(&session.settings()).map(|n| n.to_string()).unwrap_or_default())
    };
    let content = view! {
        <section class="section">
            <h2>"Look"</h2>
            {segments("Look", &[("system", "As the system"), ("light", "Light"), ("dark", "Dark")], theme, set_theme)}
        </section>
        <section class="section">
            <h2>"Goal"</h2>
            {line("goal", "What you are aiming for; it stands on the first screen", Input::Line, Signal::derive(move || session.settings().goal), move |text| drop(session.set("Goal saved", |settings| settings.goal = text.trim().to_owned())))}
        </section>
        <section class="section">
            <h2>"Your name"</h2>
            {line("own_name", "To sign letters with; it stays on this device", Input::Line, Signal::derive(move || session.settings().own_name), move |text| drop(session.set("Name saved", |settings| settings.own_name = text.trim().to_owned())))}
        </section>
        <section class="section">
            <h2>"Country"</h2>
            {choice("country", "For helplines and support; never guessed from where you are", countries, Signal::derive(move || session.settings().country), move |code| drop(session.set("Country saved", |settings| settings.country = code)))}
        </section>
        <section class="section">
            <h2>"From application to first call, in %"</h2>
            {bench(Which::Rate)}
        </section>
        <section class="section">
            <h2>"Interviews for an offer"</h2>
            {bench(Which::PerOffer)}
        </section>
        <section class="section">
            <h2>"Silence and follow-ups"</h2>
            <div class="two">
                {line("silent_after", "Silence counts after days (empty: 28, or your own)", Input::Number, days(|s| s.silent_after), move |text| drop(session.set("Silence saved", |settings| settings.silent_after = text.trim().parse().ok().filter(|n| *n > 0))))}
                {line("follow_up_after", "Propose a follow-up after days (empty: 7)", Input::Number, days(|s| s.follow_up_after), move |text| drop(session.set("Follow-up saved", |settings| settings.follow_up_after = text.trim().parse().ok().filter(|n| *n > 0))))}
            </div>
        </section>
    };
    page("Settings", "", super::back(), content.into_any())
}

/// The two figures that have a benchmark.
#[derive(Clone, Copy, PartialEq)]
enum Which {
    Rate,
    PerOffer,
}

impl Which {
    fn read(self, settings: &Settings) -> Benchmark {
        match self {
            Self::Rate => interview_benchmark(settings),
            Self::PerOffer => offer_benchmark(settings),
        }
    }

    fn own(self, settings: &Settings) -> bool {
        match self {
            Self::Rate => settings.application_to_interview.is_some(),
            Self::PerOffer => settings.interviews_per_offer.is_some(),
        }
    }

    fn write(self, settings: &mut Settings, benchmark: Option<Benchmark>) {
        match self {
            Self::Rate => settings.application_to_interview = benchmark,
            Self::PerOffer => settings.interviews_per_offer = benchmark,
        }
    }

    /// Rates are kept as shares and shown as per cent.
    fn scale(self) -> f64 {
        if self == Self::Rate { 100.0 } else { 1.0 }
    }
}

/// The range with its source, editable; a way back to the published one.
fn bench(which: Which) -> AnyView {
    let session = session();
    let now = move || which.read(&session.settings());
    let shown = move |value: f64| (value * which.scale() * 1000.0).round() / 1000.0;
    let edit = move |how: &dyn Fn(&mut Benchmark, f64), text: &str| {
        let Ok(value) = text.trim().replace(',', ".").parse::<f64>() else { return };
        drop(session.set("What you compare with, changed", |settings| {
            let mut benchmark = which.read(settings);
            how(&mut benchmark, value / which.scale());
            if !which.own(settings) {
                benchmark.source = "Your own".into();
                benchmark.year = None;
            }
            which.write(settings, Some(benchmark));
        }));
    };
    let (low_id, high_id, source_id) = match which {
        Which::Rate => ("rate_low", "rate_high", "rate_source"),
        Which::PerOffer => ("per_low", "per_high", "per_source"),
    };
    view! {
        <div class="two">
            {line(low_id, "From", Input::Amount, Signal::derive(move || shown(now().low).to_string()), move |text| edit(&|b, v| b.low = v, &text))}
            {line(high_id, "To", Input::Amount, Signal::derive(move || shown(now().high).to_string()), move |text| edit(&|b, v| b.high = v, &text))}
        </div>
        {line(source_id, "Who says so", Input::Line, Signal::derive(move || now().source), move |text| drop(session.set("Source saved", |settings| {
            let mut benchmark = which.read(settings);
            benchmark.source.clone_from(&text);
            which.write(settings, Some(benchmark));
        })))}
        {live(move || which.own(&session.settings()).then(|| view! { <button class="btn small" type="button" on:click=move |_| drop(session.set("Back to the published range", |settings| which.write(settings, None)))>"Back to the published range"</button> }))}
    }
    .into_any()
}
