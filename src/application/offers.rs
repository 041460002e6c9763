//! Offers side by side: pay, hours, start, the day to decide by, and what each does to the runway. After one was accepted: the kind close of the search.

use leptos::prelude::*;

use crate::components::form::{AmountField, Form, Input, Select, TextField};
use crate::components::how::how;
use crate::components::icon::{Icon, icon_small};
use crate::components::live;
use crate::derived;
use crate::format;
use crate::page::page;
use crate::route::{BudgetRoute, FunnelView, ReflectRoute, Route};
use crate::session::{Feedback, session};
use domain::application::edits;
use domain::application::form::parse_day;
use domain::application::labels::period_phrase;
use domain::application::{Event, EventKind, PayPeriod};
use domain::budget::NO_OUTGOINGS;
use domain::budget::working::Style;
use domain::choice::{Choice, options};
use domain::feedback::nudge::Nudge;
use domain::id::Id;
use domain::number;
use domain::offer::{self, Compared, Offer, close};
use domain::problem::Problem;
use domain::record::Kind;

const KINDS: &[Kind] = &[Kind::Application, Kind::Offer, Kind::Settings, Kind::Account, Kind::Plan, Kind::Income, Kind::Bill, Kind::Debt];

/// The screen.
pub fn screen() -> AnyView {
    let session = session();
    let open = Memo::new(move |_| session.read(&[Kind::Application, Kind::Offer], |model| offer::open(model, session.today.get())));
    let content = move || {
        let ids = open.get();
        if !ids.is_empty() {
            let forms = ids.into_iter().map(|id| terms(&id)).collect_view();
            return view! { {live(comparison)} <section class="section"><h2>"The terms"</h2><div class="stack">{forms}</div></section> }
                .into_any();
        }
        let accepted = session.read(&[Kind::Application], close::accepted);
        accepted.map_or_else(
            || view! {
                <div class="empty">
                    <p>"Offers are compared here: pay, hours, first day, and whether the money lasts until the first pay. When one comes, add it to its application."</p>
                    <a class="btn small" href=Route::Funnel(FunnelView::List).href()>"To the applications"</a>
                </div>
            }
            .into_any(),
            |id| after_accepting(&id),
        )
    };
    let back = view! { <a class="btn quiet small" href=Route::Funnel(FunnelView::List).href()>{icon_small(Icon::Left)}"Funnel"</a> };
    page("Offers", "", back.into_any(), live(content))
}

/// Every offer in a few lines, side by side.
fn comparison() -> AnyView {
    let session = session();
    let today = session.today.get();
    let all = session.read(KINDS, |model| offer::compare(model, format::home(&model.preferences()), today));
    let cards = all.into_iter().map(|one| card(&one)).collect_view();
    view! { <div class="stack">{cards}</div> }.into_any()
}

/// How the screen writes amounts and days.
const STYLE: Style = Style { money: in_home, day: |day| format::day(day, session().today.get_untracked()) };

/// An amount in the home currency.
fn in_home(minor: i64) -> String {
    format::amount(minor, session().peek(|model| format::home(&model.preferences())))
}

fn card(one: &Compared) -> AnyView {
    let session = session();
    let today = session.today.get_untracked();
    let money = in_home;
    let fact = |label: &'static str, text: String| view! { <div><dt class="tiny">{label}</dt><dd>{text}</dd></div> };
    let missing = || "not known yet".to_owned();
    let day = |day: Option<chrono::NaiveDate>| day.map_or_else(missing, |day| format::near_day(day, today));
    let pay = one.offer.monthly().map_or_else(missing, |monthly| {
        let hourly = one.offer.hourly().map(|hourly| format!(", {} an hour", money(hourly))).unwrap_or_default();
        format!("{} a month before tax{hourly}", money(monthly))
    });
    let hours =
        one.offer.minutes_a_week.map_or_else(missing, |minutes| format!("{} a week", format::decimal(f64::from(minutes) / 60.0, 1)));
    let until = match one.lasts_until_pay {
        None if !one.has_outgoings => NO_OUTGOINGS,
        None => "Enter the first day of work to see whether the money lasts until the first pay.",
        Some(true) => "The money lasts until the first pay.",
        Some(false) => "The money runs out before the first pay. Ask whether an advance is possible, or plan a bridge.",
    };
    let with = one.runway_days.map(|days| match days {
        Some(days) => format!("With this pay the money lasts {}.", format::plural(i64::from(days), "day", "days")),
        None => "With this pay there is no shortfall within the next 36 months.".to_owned(),
    });
    let ends = one.offer.starts_on.is_some_and(|start| session.peek(|model| offer::ends_a_benefit(model, start)));
    let id = StoredValue::new(one.application.clone());
    let accept = move |_| {
        let change = session
            .peek(|model| id.with_value(|id| close::accept(model, id, session.new_id(), session.new_id(), session.today.get_untracked())));
        if let Some(change) = change {
            drop(session.commit(change, Feedback::Toast));
        }
    };
    let decline = move |_| {
        if let Some(before) = session.peek(|model| id.with_value(|id| model.applications.get(id).cloned())) {
            let today = session.today.get_untracked();
            let event = Event::on(EventKind::Declined, today);
            drop(session.commit(id.with_value(|id| edits::add_event(id, &before, session.new_id(), event, today)), Feedback::Toast));
        }
    };
    view! {
        <section class="card stack tight" aria-label=one.name.clone()>
            <h2><a href=Route::Application(one.application.clone()).href() dir="auto">{one.name.clone()}</a></h2>
            <dl class="two">
                {fact("Pay", pay)}
                {fact("Hours", hours)}
                {fact("First day", day(one.offer.starts_on))}
                {fact("Decide by", day(one.offer.decide_by))}
            </dl>
            <p>{until}</p>
            {ends.then(|| view! { <p class="sub">"Your unemployment benefit is counted up to the day before the first day of work, and ends then in the budget once you accept."</p> })}
            {with.map(|line| view! { <p>{line}</p> })}
            {how(one.working(STYLE))}
            <div class="bar">
                <button class="btn small primary" type="button" on:click=accept>"Accept"</button>
                <button class="btn small" type="button" on:click=decline>"Decline"</button>
            </div>
        </section>
    }
    .into_any()
}

/// The terms of one offer, as a form.
fn terms(id: &Id) -> AnyView {
    let session = session();
    let (name, stored) = session.peek(|model| {
        let name = model.applications.get(id).map(|a| edits::name(a).to_owned()).unwrap_or_default();
        (name, model.offers.get(id).map(|offer| offer.as_ref().clone()).unwrap_or_default())
    });
    let home = Signal::derive(move || format::home(&session.settings()));
    let form = Form::new(format!("offer/{id}"));
    let pay = form.amount("pay", stored.pay, home);
    let net = form.amount("net", stored.monthly_net, home);
    let period = form.text("period", stored.period.key());
    let hours = form.text("hours", stored.minutes_a_week.map(|minutes| format::decimal(f64::from(minutes) / 60.0, 2)).unwrap_or_default());
    let text = |day: Option<chrono::NaiveDate>| day.map(|day| day.to_string()).unwrap_or_default();
    let (starts, first, by) = (
        form.text("starts", text(stored.starts_on)),
        form.text("first", text(stored.first_pay_on)),
        form.text("by", text(stored.decide_by)),
    );
    let notes = form.text("notes", stored.notes);
    let own = StoredValue::new(id.clone());
    let read = move || -> Result<Offer, Problem> {
        Ok(Offer {
            pay: pay.optional("amount")?,
            period: PayPeriod::from_key(&period.get_untracked()).unwrap_or_default(),
            monthly_net: net.optional("minimum")?,
            minutes_a_week: minutes(&hours.get_untracked())?,
            starts_on: parse_day(&starts.get_untracked())?,
            first_pay_on: parse_day(&first.get_untracked())?,
            decide_by: parse_day(&by.get_untracked())?,
            notes: notes.get_untracked(),
            ..Offer::default()
        })
    };
    let save = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let typed = match read() {
            Ok(typed) => typed,
            Err(problem) => return form.refuse(Problem::new("", problem.sentence)),
        };
        let change = session.peek(|model| own.with_value(|id| offer::edit(model, id, "Offer saved", |offer| *offer = typed)));
        match session.commit(change, Feedback::Form) {
            Ok(()) => {
                form.finish();
                form.restart();
            }
            Err(refused) => form.refuse(Problem::new("", refused.to_string())),
        }
    };
    let label = format!("Terms of {name}");
    let field = |name: &str| format!("offer-{name}-{id}");
    let periods = options::<PayPeriod>().into_iter().map(|(key, _)| {
        let period = PayPeriod::from_key(key).unwrap_or_default();
        (key, period_phrase(period))
    });
    view! {
        <form class="card stack" on:submit=save aria-label=label>
            <h3 dir="auto">{name}</h3>
            <div class="two">
                {AmountField::new(field("pay"), "Pay before tax").value(pay)}
                {Select::new(field("period"), "For", periods).value(period)}
            </div>
            {AmountField::new(field("net"), "What arrives each month, if you know it").value(net)}
            <div class="two">
                {TextField::new(field("hours"), "Hours a week", Input::Amount).value(hours)}
                {TextField::new(field("by"), "Decide by", Input::Date).value(by)}
                {TextField::new(field("starts"), "First day of work", Input::Date).value(starts)}
                {TextField::new(field("first"), "First pay", Input::Date).value(first)}
            </div>
            {TextField::new(field("notes"), "Anything else", Input::Area).value(notes)}
            {form.summary()}
            <div class="bar"><button class="btn" type="submit">"Save the terms"</button></div>
        </form>
    }
    .into_any()
}

/// Hours as typed, in minutes.
fn minutes(text: &str) -> Result<Option<u32>, Problem> {
    if text.trim().is_empty() {
        return Ok(None);
    }
    let hours = number::read(text).filter(|hours| (0.0..=168.0).contains(hours) && *hours > 0.0);
    hours.map(|hours| Some((hours * 60.0).round() as u32)).ok_or_else(|| Problem::new("", "Enter the hours a week, for example 40."))
}

/// After one was accepted: what is settled, and a kind word to the others.
fn after_accepting(id: &Id) -> AnyView {
    let session = session();
    let today = session.today.get();
    let silent_after = derived::ledger().with(|ledger| ledger.silent_after.days());
    let (name, pay, open) = session.read(KINDS, |model| {
        let name = model.applications.get(id).map(|a| edits::name(a).to_owned()).unwrap_or_default();
        let pay = model.offers.get(id).and_then(|offer| offer.first_pay().filter(|_| offer.income(&name).is_some()));
        let named = |id: &Id| model.applications.get(id).map(|a| edits::name(a).to_owned()).unwrap_or_default();
        let open: Vec<_> = close::still_open(model, today, silent_after).into_iter().map(|(id, _)| (named(&id), id)).collect();
        (name, pay, open)
    });
    let budget = match pay {
        Some(day) => format!("The first pay is in your budget on {}.", format::full_day(day)),
        None => "The pay is not in your budget yet: its amount or its day is not known.".to_owned(),
    };
    let count = open.len();
    let rows = open.into_iter().map(|(name, id)| {
        let letter = Route::Reflect(ReflectRoute::Nudge(Nudge::Withdraw, id.clone())).href();
        view! { <div class="row"><a class="grow" href=Route::Application(id).href() dir="auto">{name.clone()}</a><a class="btn small" href=letter aria-label=format!("Write to {name}")>"Write"</a></div> }
    });
    let rows: Vec<_> = rows.collect();
    let all = move |_| {
        let change = session.peek(|model| close::withdraw_all(model, session.today.get_untracked(), silent_after, || session.new_id()));
        drop(session.commit(change, Feedback::Toast));
    };
    let others = (count > 0).then(|| {
        view! {
            <section class="section">
                <h2>"The others"</h2>
                <p>"They may be glad to hear from you: a short letter is ready for each. Those that never replied can simply be noted as withdrawn."</p>
                <div class="rows">{rows}</div>
                <div><button class="btn" type="button" on:click=all>{format!("Note {} as withdrawn", format::plural(count as i64, "application", "applications"))}</button></div>
            </section>
        }
    });
    view! {
        <p class="lead">{format!("You accepted the offer from {name}.")}</p>
        <p>"Follow-ups and rehearsals have ended. Nothing is deleted: your search stays here as an archive, and adding an application begins a new one."</p>
        <p>{budget}" "<a href=Route::Budget(BudgetRoute::Home).href()>"Open the budget"</a></p>
        {others}
    }
    .into_any()
}
