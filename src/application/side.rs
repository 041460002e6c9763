//! What stands beside the timeline, all of it edited in place: how well it fits, the papers that went out, the people, the posting's own facts, notes and tags.

use crate::runtime;
use leptos::prelude::*;

use crate::components::live;

use super::one::{Line, One, line, pick, proposals, seg};
use crate::components::field::Input;
use crate::format;
use crate::session::session;
use domain::application::form;
use domain::application::labels::{self, LEVELS, PERIODS, WORKPLACES};
use domain::application::{Application, Origin, PayPeriod};
use domain::currency::Currency;
use domain::money;

const FIT: [(&str, &str); 3] = [(LEVELS[0].1, LEVELS[0].2), (LEVELS[1].1, LEVELS[1].2), (LEVELS[2].1, LEVELS[2].2)];

/// Three short questions.
pub fn fit(one: One) -> AnyView {
    view! {
        <section class="section">
            <h2>"Fit"</h2>
            <div class="card facts">
                {seg(one, "Skills", &FIT, |a| labels::key_of(&LEVELS, a.fit.skills).into(), |a, key| a.fit.skills = labels::from_key(&LEVELS, key))}
                {seg(one, "Experience", &FIT, |a| labels::key_of(&LEVELS, a.fit.experience).into(), |a, key| a.fit.experience = labels::from_key(&LEVELS, key))}
                {seg(one, "Goals", &FIT, |a| labels::key_of(&LEVELS, a.fit.goals).into(), |a, key| a.fit.goals = labels::from_key(&LEVELS, key))}
            </div>
        </section>
    }
    .into_any()
}

/// What went out.
pub fn papers(one: One) -> AnyView {
    let session = session();
    let (resumes, letters) = session.peek(|model| (form::used(model, |a| &a.resume, 20), form::used(model, |a| &a.letter, 20)));
    let resume = Line {
        id: "resume",
        label: "Résumé",
        kind: Input::Line,
        hint: "Which version",
        list: Some("resumes"),
        get: |a| a.resume.clone(),
        set: |a, text| a.resume = text,
    };
    let letter = Line {
        id: "letter",
        label: "Letter",
        kind: Input::Line,
        hint: "Which one",
        list: Some("letters"),
        get: |a| a.letter.clone(),
        set: |a, text| a.letter = text,
    };
    let tailored = |a: &Application| match a.tailored {
        Some(true) => "yes".to_owned(),
        Some(false) => "no".to_owned(),
        None => String::new(),
    };
    let set_tailored = |a: &mut Application, key: &str| {
        a.tailored = match key {
            "yes" => Some(true),
            "no" => Some(false),
            _ => None,
        };
    };
    view! {
        <section class="section">
            <h2>"Papers"</h2>
            <div class="card facts">
                {line(one, resume)}
                {line(one, letter)}
                {seg(one, "Tailored to this job", &[("yes", "yes"), ("no", "no")], tailored, set_tailored)}
            </div>
            {proposals("resumes", resumes)}
            {proposals("letters", letters)}
        </section>
    }
    .into_any()
}

/// Who they are.
pub fn people(one: One) -> AnyView {
    area(one, "People", "contact", "Names, addresses, what to thank them for", |a| a.contact.clone(), |a, text| a.contact = text)
}

/// Notes, and the tags below them.
pub fn notes(one: One) -> AnyView {
    let tags = Memo::new(move |_| one.with(|application| application.tags.clone()).unwrap_or_default());
    let field = Line {
        id: "tags",
        label: "Tags",
        kind: Input::Line,
        hint: "With commas between",
        list: None,
        get: |a| a.tags.join(", "),
        set: |a, text| a.tags = form::parse_tags(&text),
    };
    view! {
        {area(one, "Notes", "notes", "What is worth keeping", |a| a.notes.clone(), |a, text| a.notes = text)}
        <div class="stack tight">
            {live(move || (!tags.with(Vec::is_empty)).then(|| view! { <div class="chips">{tags.get().into_iter().map(|tag| view! { <span class="badge">{tag}</span> }).collect_view()}</div> }))}
            <div class="facts">{line(one, field)}</div>
        </div>
    }
    .into_any()
}

/// Several lines under a heading.
fn area(
    one: One,
    label: &'static str,
    id: &'static str,
    hint: &'static str,
    get: fn(&Application) -> String,
    set: fn(&mut Application, String),
) -> AnyView {
    let shown = one.text(get);
    let what = if id == "notes" { "notes changed" } else { "people changed" };
    let save = move |event| {
        let text = event_target_value(&event).trim_end().to_owned();
        one.set(what, |application| set(application, text));
    };
    view! {
        <section class="section inplace">
            <h2 id=format!("{id}-label")>{label}</h2>
            <textarea id=id rows="2" aria-labelledby=format!("{id}-label") placeholder=hint prop:value=move || shown.get() on:change=save></textarea>
        </section>
    }
    .into_any()
}

/// The posting's own facts.
pub fn facts(one: One) -> AnyView {
    let session = session();
    let channels = session.peek(form::channels);
    let text = |id, label, hint, get, set| line(one, Line { id, label, kind: Input::Line, hint, list: None, get, set });
    let channel = Line {
        id: "channel",
        label: "Channel",
        kind: Input::Line,
        hint: "Where it came from",
        list: Some("channels"),
        get: |a| a.channel.clone(),
        set: |a, text| a.channel = text,
    };
    let link = Line {
        id: "url",
        label: "Link",
        kind: Input::Url,
        hint: "https://",
        list: None,
        get: |a| a.url.clone(),
        set: |a, text| a.url = text,
    };
    let unsafe_link = move || one.with(|a| !a.url.trim().is_empty() && a.link().is_none()).unwrap_or_default();
    let mut places = vec![("", "not said")];
    places.extend(WORKPLACES.iter().map(|(_, key, word)| (*key, *word)));
    let origins = vec![("outbound", "you applied"), ("inbound", "they wrote first"), ("referral", "referral")];
    view! {
        <section class="section">
            <h2>"Details"</h2>
            <div class="card facts">
                {text("company", "Company", "Who", |a| a.company.clone(), |a, text| a.company = text)}
                {text("role", "Role", "The job's title", |a| a.role.clone(), |a, text| a.role = text)}
                {text("location", "Location", "Town or region", |a| a.location.clone(), |a, text| a.location = text)}
                {pick(one, "workplace", "Workplace", places, |a| labels::key_of(&WORKPLACES, a.workplace).into(), |a, key| a.workplace = labels::from_key(&WORKPLACES, key))}
                {pick(one, "origin", "Who began", origins, |a| origin_key(a.origin).into(), |a, key| a.origin = origin(key))}
                {line(one, channel)}
                {line(one, link)}
                {live(move || unsafe_link().then(|| view! { <p class="sub">"Only links that begin with http:// or https:// are opened; this one is kept as text."</p> }))}
                {pay(one)}
            </div>
            {proposals("channels", channels)}
        </section>
    }
    .into_any()
}

fn origin_key(origin: Origin) -> &'static str {
    match origin {
        Origin::Outbound => "outbound",
        Origin::Inbound => "inbound",
        Origin::Referral => "referral",
    }
}

fn origin(key: &str) -> Origin {
    match key {
        "inbound" => Origin::Inbound,
        "referral" => Origin::Referral,
        _ => Origin::Outbound,
    }
}

/// Two amounts, their currency and what they cover. Saved as soon as they can be read; what cannot be read stays in its field with the reason below.
fn pay(one: One) -> AnyView {
    let session = session();
    let stored = Memo::new(move |_| one.with(|application| application.pay.clone()).flatten());
    let plain = |minor: Option<i64>, currency: Currency| minor.map(|minor| money::plain(minor, currency)).unwrap_or_default();
    let trim = |text: String| text.strip_suffix(".00").map(str::to_owned).unwrap_or(text);
    let (low, high, currency, period) =
        (RwSignal::new(String::new()), RwSignal::new(String::new()), RwSignal::new(String::new()), RwSignal::new("year"));
    runtime::effect(move || {
        let pay = stored.get();
        let money = pay.as_ref().map_or_else(|| session.peek(form::currency), |pay| pay.currency);
        if pay.is_some() || currency.with_untracked(String::is_empty) {
            low.set(trim(plain(pay.as_ref().and_then(|pay| pay.low), money)));
            high.set(trim(plain(pay.as_ref().and_then(|pay| pay.high), money)));
            currency.set(money.code().to_owned());
            period.set(labels::key_of(&PERIODS, Some(pay.map_or(PayPeriod::Year, |pay| pay.period))));
        } else {
            low.set(String::new());
            high.set(String::new());
        }
    });
    let problem = RwSignal::new(None::<String>);
    let save = move || {
        let Some(money) = Currency::parse(&currency.get_untracked()).filter(|money| money.is_listed()) else {
            return problem.set(Some("That is no currency code. Write three letters, like EUR.".into()));
        };
        let period = labels::from_key(&PERIODS, period.get_untracked()).unwrap_or_default();
        match form::parse_pay(&low.get_untracked(), &high.get_untracked(), money, period) {
            Ok(pay) => {
                problem.set(None);
                one.set("pay changed", |application| application.pay = pay);
            }
            Err(error) => problem.set(Some(error.sentence)),
        }
    };
    let amount = move |id: &'static str, label: &'static str, value: RwSignal<String>| {
        view! {
            <input id=id aria-label=label inputmode="text" autocomplete="off" placeholder=if id == "pay-low" { "from" } else { "to" } prop:value=move || value.get()
                aria-invalid=move || problem.with(Option::is_some).then_some("true") aria-describedby="pay-problem"
                on:change=move |event| { value.set(event_target_value(&event)); save(); } />
        }
    };
    let periods = PERIODS
        .iter()
        .map(|(_, key, word)| view! { <option value=*key prop:selected=move || period.get() == *key>{*word}</option> })
        .collect_view();
    let set_period = move |event| {
        let chosen = event_target_value(&event);
        period.set(labels::key_of(&PERIODS, labels::from_key(&PERIODS, &chosen)));
        save();
    };
    view! {
        <div class="fact pay inplace" role="group" aria-label="Pay">
            <span class="label" aria-hidden="true">"Pay"</span>
            <div class="pay-fields">
                {amount("pay-low", "Pay from", low)}
                {amount("pay-high", "Pay to", high)}
                <input id="pay-currency" aria-label="Currency" maxlength="3" list="currencies" autocomplete="off" prop:value=move || currency.get()
                    on:change=move |event| { currency.set(event_target_value(&event).to_uppercase()); save(); } />
                <select id="pay-period" aria-label="For" on:change=set_period>{periods}</select>
            </div>
            <p class="error" id="pay-problem" role="status">{live(move || problem.get())}</p>
            {proposals("currencies", Currency::listed().map(String::from).collect())}
        </div>
    }
    .into_any()
}

/// Pay in a few signs: `48–54 k EUR`, `€18.50 an hour`.
pub fn pay_words(application: &Application) -> String {
    let Some(pay) = &application.pay else { return String::new() };
    let exponent = pay.currency.exponent();
    let thousand = 1000 * 10_i64.pow(exponent);
    let period = if pay.period == PayPeriod::Year { String::new() } else { format!(" {}", labels::label_of(&PERIODS, Some(pay.period))) };
    let both: Vec<i64> = [pay.low, pay.high].into_iter().flatten().collect();
    if pay.period == PayPeriod::Year && both.iter().all(|minor| minor % thousand == 0) {
        let short = both.iter().map(|minor| (minor / thousand).to_string()).collect::<Vec<_>>().join("–");
        return format!("{short}\u{202f}k {}", pay.currency.code());
    }
    let full = both
        .iter()
        .map(|minor| format::money(*minor, pay.currency, exponent, minor % 10_i64.pow(exponent) != 0))
        .collect::<Vec<_>>()
        .join("–");
    format!("{full}{period}")
}
