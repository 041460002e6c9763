//! Sources of support by country: what it is, whom it is for, the official page and number, and the day that was checked. Never a promise.

use crate::route::{BudgetEdit, Target};
use leptos::prelude::*;

use crate::components::live;

use super::display::back;
use crate::components::form::select;
use crate::components::icon::{Icon, icon_small};
use crate::format;
use crate::page::page;
use crate::session::session;
use domain::record::Kind;
use domain::support::{Country, SupportEntry, Topic, for_country};

/// The screen.
pub fn screen() -> AnyView {
    let session = session();
    let countries = || std::iter::once(("", "Not chosen")).chain(Country::ALL.into_iter().map(|country| (country.code(), country.name())));
    let chosen = Signal::derive(move || session.settings().country);
    let pick = move |code: String| drop(session.set("Country saved", |settings| settings.country = code));
    let list = move || {
        let country = Country::parse(&chosen.get());
        let entries = for_country(country);
        let hint = country
            .is_none()
            .then(|| view! { <p class="sub">"Choose your country for its own list. The entries below apply anywhere."</p> });
        let topic = |topic: Topic| {
            let of: Vec<&'static SupportEntry> = entries.iter().copied().filter(|entry| entry.topic == topic).collect();
            (!of.is_empty()).then(|| view! { <section class="section"><h2>{topic.title()}</h2><div class="card rows">{of.into_iter().map(entry).collect_view()}</div></section> })
        };
        // Help with money comes first here; crisis lines come last and have a screen of their own.
        let (calm, urgent): (Vec<Topic>, Vec<Topic>) =
            Topic::ALL.into_iter().partition(|topic| !matches!(topic, Topic::Emergency | Topic::Crisis));
        view! { {hint}{calm.into_iter().map(topic).collect_view()}{own()}{urgent.into_iter().map(topic).collect_view()} }
    };
    let content = view! {
        {select("support-country", "Country", countries(), chosen, pick)}
        <p class="sub">"Rules differ and change. Each entry says when it was checked; the official page is what counts."</p>
        {list}
    };
    page("Support", "narrow-page", back(), content.into_any())
}

fn entry(entry: &'static SupportEntry) -> AnyView {
    let today = session().today.get();
    let phone = entry.phone.map(|phone| {
        view! { <a class="btn small" href=phone.href() aria-label=format!("Call {}: {}", entry.name, phone.display)>{icon_small(Icon::Phone)}{phone.display}</a> }
    });
    let overdue = entry.overdue(today).then(|| view! { " "<span class="badge warm">"needs checking again"</span> });
    view! {
        <article class="entry">
            <h3>{entry.name}</h3>
            <p>{entry.what}</p>
            <p class="sub">"For: "{entry.who}</p>
            <div class="bar">
                {phone}
                <a class="btn small" href=entry.url target="_blank" rel="noopener noreferrer" aria-label=format!("{}: official page", entry.name)>{icon_small(Icon::Out)}"Official page"</a>
            </div>
            <p class="tiny">"Checked on "{format::full_day(entry.checked_on)}", by "<a href=entry.source_url target="_blank" rel="noopener noreferrer" aria-label=format!("the page that confirms {}", entry.name)>"this page"</a>{overdue}</p>
        </article>
    }
    .into_any()
}

/// The person's own entries.
fn own() -> AnyView {
    let session = session();
    let rows = move || {
        let all =
            session.read(&[Kind::Support], |model| model.supports.iter().map(|(id, own)| (id.clone(), own.clone())).collect::<Vec<_>>());
        let rows = all.into_iter().map(|(id, own)| {
            let phone = own.dial().map(|dial| view! { <a class="btn small" href=format!("tel:{dial}") aria-label=format!("Call {}", own.name)>{icon_small(Icon::Phone)}{own.phone.clone()}</a> });
            let web = own.url.starts_with("https://") || own.url.starts_with("http://");
            let page = web.then(|| view! { <a class="btn small" href=own.url.clone() target="_blank" rel="noopener noreferrer" aria-label=format!("{}: page", own.name)>{icon_small(Icon::Out)}"Page"</a> });
            view! {
                <article class="entry">
                    <h3>{own.name.clone()}</h3>
                    <p>{own.what.clone()}</p>
                    <div class="bar">{phone}{page}<a class="btn small quiet" href=BudgetEdit::Support(Target::from(&id)).href() aria-label=format!("Edit {}", own.name)>"Edit"</a></div>
                </article>
            }
        });
        rows.collect_view()
    };
    let none = move || session.read(&[Kind::Support], |model| model.supports.is_empty());
    view! {
        <section class="section">
            <div class="bar"><h2 class="grow">"Your own"</h2><a class="btn small" href=BudgetEdit::Support(Target::New).href()>"Add one"</a></div>
            <div class="card rows" hidden=none>{rows}</div>
            {live(move || none().then(|| view! { <p class="sub">"A local advice centre, a union, a food bank, a friend who does taxes."</p> }))}
        </section>
    }
    .into_any()
}
