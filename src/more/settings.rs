//! Settings: the look, the goal, the country, and what figures are compared with. Texts are saved while they are typed.

use std::sync::Arc;

use leptos::prelude::*;

use crate::components::form::Binding;
use crate::components::form::{Input, Select, TextField, segments, select};
use crate::components::live;
use crate::format;
use crate::page::page;
use crate::session::{Feedback, session, settings_change};
use domain::change::{Change, Edit};
use domain::choice::{Choice, options};
use domain::funnel::published::{self, Measure, PUBLISHED_FIGURES};
use domain::funnel::verdict::{interview_benchmark, offer_benchmark};
use domain::id::Id;
use domain::model::settings_id;
use domain::number;
use domain::own_benchmark::OwnBenchmark;
use domain::problem::Problem;
use domain::record::Kind;
use domain::settings::{Benchmark, ColorScheme, Settings};
use domain::support::Country;

/// The longest wait that can be set, in days.
const LONGEST_WAIT: u32 = 3650;

/// The screen.
pub fn screen() -> AnyView {
    let session = session();
    let scheme = Signal::derive(move || session.settings().theme.key().to_owned());
    let set_scheme = move |key: &'static str| {
        if let Some(scheme) = ColorScheme::from_key(key) {
            drop(session.set("Look changed", |settings| settings.theme = scheme));
        }
    };
    let countries = std::iter::once((String::new(), "Not chosen".to_owned()))
        .chain(Country::ALL.into_iter().map(|country| (country.code().to_owned(), country.name().to_owned())));
    let country = Signal::derive(move || session.settings().country);
    let set_country = move |code: String| drop(session.set("Country saved", |settings| settings.country = code));
    let content = view! {
        <section class="section">
            <h2>"Look"</h2>
            {segments("Look", &options::<ColorScheme>(), scheme, set_scheme)}
        </section>
        <section class="section">
            <h2>"Goal"</h2>
            {TextField::new("goal", "What you are aiming for. It is shown on Today.", Input::Line).bound(text(|s| s.goal.clone(), |s, text| s.goal = text))}
        </section>
        <section class="section">
            <h2>"Your name"</h2>
            {TextField::new("own_name", "For signing letters. It stays on this device.", Input::Line).bound(text(|s| s.own_name.clone(), |s, text| s.own_name = text))}
        </section>
        <section class="section">
            <h2>"Country"</h2>
            {select("country", "For helplines and support. It is never guessed from your location.", countries, country, set_country)}
        </section>
        <section class="section">
            <h2>"From application to first call, in %"</h2>
            {benchmark(Compared::Rate)}
        </section>
        <section class="section">
            <h2>"Interviews per offer"</h2>
            {benchmark(Compared::PerOffer)}
        </section>
        <section class="section">
            <h2>"Silence and follow-ups"</h2>
            <div class="two">
                {TextField::new("silent_after", "Count as silent after days (empty: 28, or your own figure)", Input::Number).bound(days(|s| s.silent_after, |s, days| s.silent_after = days))}
                {TextField::new("follow_up_after", "Suggest a follow-up after days (empty: 7)", Input::Number).bound(days(|s| s.follow_up_after, |s, days| s.follow_up_after = days))}
            </div>
        </section>
    };
    page("Settings", "flow", super::back(), content.into_any())
}

/// A value of the settings as text; the first key makes the record.
fn binding(
    get: impl Fn(&Settings) -> String + Send + Sync + 'static,
    set: impl Fn(&mut Settings, &str) -> Result<(), Problem> + Send + Sync + 'static,
) -> Binding {
    let (get, set) = (Arc::new(get), Arc::new(set));
    let (reading, setting) = (get.clone(), set.clone());
    Binding {
        kind: Kind::Settings,
        id: settings_id(),
        get: Arc::new(move |model| Some(get(&model.preferences()))),
        set: Arc::new(move |model, text| {
            let mut wrong = None;
            let change = settings_change(model, "Settings changed", |settings| wrong = set(settings, text.trim()).err());
            wrong.map_or(Ok(Some(change)), Err)
        }),
        read_back: Arc::new(move |model, text| {
            let mut settings = model.preferences();
            setting(&mut settings, text.trim()).ok()?;
            Some(reading(&settings))
        }),
        whole: false,
    }
}

fn text(get: fn(&Settings) -> String, set: fn(&mut Settings, String)) -> Binding {
    binding(get, move |settings, text| {
        set(settings, text.to_owned());
        Ok(())
    })
}

/// A number of days; empty for the default.
fn days(get: fn(&Settings) -> Option<u32>, set: fn(&mut Settings, Option<u32>)) -> Binding {
    let shown = move |settings: &Settings| get(settings).map(|n| n.to_string()).unwrap_or_default();
    binding(shown, move |settings, text| {
        let days = match text {
            "" => None,
            text => Some(number::read_whole(text).filter(|n| (1..=LONGEST_WAIT).contains(n)).ok_or_else(|| {
                Problem::new("days", format!("Enter a whole number of days from 1 to {LONGEST_WAIT}, or leave it empty."))
            })?),
        };
        set(settings, days);
        Ok(())
    })
}

/// The two figures that have a benchmark.
#[derive(Clone, Copy, PartialEq)]
enum Compared {
    Rate,
    PerOffer,
}

impl Compared {
    fn measure(self) -> Measure {
        match self {
            Self::Rate => Measure::FirstContact,
            Self::PerOffer => Measure::PerOffer,
        }
    }

    fn read(self, settings: &Settings) -> Benchmark {
        match self {
            Self::Rate => interview_benchmark(settings),
            Self::PerOffer => offer_benchmark(settings),
        }
    }

    fn write(self, settings: &mut Settings, benchmark: Option<Benchmark>) {
        match self {
            Self::Rate => settings.application_to_interview = benchmark,
            Self::PerOffer => settings.interviews_per_offer = benchmark,
        }
    }

    /// Rates are stored as shares and shown in per cent.
    fn scale(self) -> f64 {
        if self == Self::Rate { 100.0 } else { 1.0 }
    }

    /// The range and its source, short enough for a choice among others.
    fn short(self, benchmark: &Benchmark) -> String {
        let end = |value: f64| format::decimal(value * self.scale(), 1);
        let (low, high) = (end(benchmark.low), end(benchmark.high));
        let range = if low == high { low } else { format!("{low}–{high}") };
        let source = if benchmark.source.trim().is_empty() { "your own" } else { benchmark.source.trim() };
        format!("{range}{}: {source}", if self == Self::Rate { "%" } else { "" })
    }

    /// One end of the range.
    fn end(self, get: fn(&Benchmark) -> f64, set: fn(&mut Benchmark, f64)) -> Binding {
        let shown = move |settings: &Settings| {
            let value = get(&self.read(settings));
            ((value * self.scale() * 1000.0).round() / 1000.0).to_string()
        };
        binding(shown, move |settings, text| {
            let value = number::read(text).ok_or_else(|| Problem::new("benchmark", "Enter a number, such as 2.5."))?;
            let mut benchmark = self.read(settings);
            if published::chosen(self.measure(), &benchmark).is_some() {
                benchmark.source = "Your own".into();
                benchmark.year = None;
            }
            set(&mut benchmark, value / self.scale());
            self.write(settings, Some(benchmark));
            Ok(())
        })
    }
}

/// The range with its source, editable; a way back to the published one.
fn benchmark(compared: Compared) -> AnyView {
    let session = session();
    let (which, low, high, source) = match compared {
        Compared::Rate => ("rate_benchmark", "rate_low", "rate_high", "rate_source"),
        Compared::PerOffer => ("per_benchmark", "per_low", "per_high", "per_source"),
    };
    let by = binding(
        move |settings| compared.read(settings).source,
        move |settings, text| {
            let mut benchmark = compared.read(settings);
            text.clone_into(&mut benchmark.source);
            compared.write(settings, Some(benchmark));
            Ok(())
        },
    );
    let measure = compared.measure();
    let kept = Memo::new(move |_| {
        session.read(&[Kind::Benchmark], |model| {
            let of_it = model.benchmarks.iter().filter(|(_, own)| own.measure == measure);
            of_it.map(|(id, own)| (id.clone(), own.range.clone())).collect::<Vec<(Id, Benchmark)>>()
        })
    });
    let now = move || compared.read(&session.settings());
    // Of the kept ones the one in force: found by its content, so that an edited range is a new one.
    let chosen_own = move || kept.with(|kept| kept.iter().find(|(_, own)| *own == now()).map(|(id, _)| id.clone()));
    let chosen = Signal::derive(move || match (published::chosen(measure, &now()), chosen_own()) {
        (Some(one), _) => one.key.to_owned(),
        (None, Some(id)) => id.to_string(),
        (None, None) => String::new(),
    });
    let choose = move |key: String| {
        let own = kept.with_untracked(|kept| kept.iter().find(|(id, _)| id.as_str() == key).map(|(_, own)| own.clone()));
        let picked = own.or_else(|| PUBLISHED_FIGURES.iter().find(|one| one.key == key).and_then(|one| one.benchmark(measure)));
        let before = session.peek(|model| compared.read(&model.preferences()));
        let is_own = published::chosen(measure, &before).is_none();
        // "Your own range" where it is that already: nothing is to change, least of all what was written to it.
        if picked.is_none() && is_own {
            return;
        }
        let picked = picked.unwrap_or_else(|| Benchmark { source: "Your own".into(), year: None, ..before.clone() });
        let mut change = session.setting("Benchmark chosen", |settings| compared.write(settings, Some(picked)));
        // What was written of one's own and is not in the list goes there, so that choosing another loses none of it.
        let own = OwnBenchmark { measure, range: before };
        let listed = kept.with_untracked(|kept| kept.iter().any(|(_, one)| *one == own.range));
        if is_own && !listed && own.check().is_ok() {
            change.edits.push(Edit::add(session.new_id(), own));
        }
        drop(session.commit(change, Feedback::Toast));
    };
    let list = move || {
        let published = published::choices(measure).map(|one| (one.key.to_owned(), one.short()));
        let own = kept.get().into_iter().map(|(id, own)| (id.to_string(), compared.short(&own)));
        let choices = published.chain(own).chain([(String::new(), "Your own range".to_owned())]);
        Select::new(which, "Compare with", choices.collect::<Vec<_>>()).over(chosen, choose)
    };
    let keep = move |_| {
        let own = OwnBenchmark { measure, range: session.peek(|model| compared.read(&model.preferences())) };
        drop(session.commit(Change::one("Benchmark added to your list", Edit::add(session.new_id(), own)), Feedback::Toast));
    };
    let forget = move |id: &Id| {
        let change = session.peek(|model| {
            let own = model.benchmarks.get(id)?;
            Some(Change::one("Benchmark taken from your list", Edit::remove(id.clone(), own)))
        });
        drop(change.map(|change| session.commit(change, Feedback::Toast)));
    };
    let listed = move || match (published::chosen(measure, &now()), chosen_own()) {
        (Some(_), _) => ().into_any(),
        (None, Some(id)) => {
            view! { <button class="btn small" type="button" on:click=move |_| forget(&id)>"Take from the list"</button> }.into_any()
        }
        (None, None) => view! { <button class="btn small" type="button" on:click=keep>"Add to the list"</button> }.into_any(),
    };
    let about =
        move || published::chosen(measure, &compared.read(&session.settings())).map(|one| view! { <p class="sub">{one.about()}</p> });
    view! {
        {live(list)}
        {live(about)}
        <div class="two">
            {TextField::new(low, "From", Input::Amount).bound(compared.end(|b| b.low, |b, value| b.low = value))}
            {TextField::new(high, "To", Input::Amount).bound(compared.end(|b| b.high, |b, value| b.high = value))}
        </div>
        {TextField::new(source, "Source", Input::Line).bound(by)}
        <div class="bar">{live(listed)}</div>
    }
    .into_any()
}
