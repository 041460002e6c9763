//! Money worries: a worry in the person's own words, the one figure that answers it, and the next step that changes that figure.

use std::sync::Arc;

use crate::derived;
use crate::route::{BudgetRoute, PlanSection, ReflectRoute};
use domain::budget::Class;
use leptos::prelude::*;

use super::display::{back, days, style, whole};
use super::odds::{self, Seen};
use crate::components::figure::{exact, figure_text};
use crate::components::form::{Form, Input, TextField, select};
use crate::components::how::how;
use crate::format;
use crate::page::page;
use crate::session::{Feedback, session};
use domain::budget::{BudgetFigures, NO_OUTGOINGS, Scenario, Worry, WorryMetric, edits, worry};
use domain::change::{Change, Edit};
use domain::choice::{Choice, options};
use domain::id::Id;
use domain::record::Kind;
use domain::sort_compact::SortCompact;
use domain::working::Working;

/// The screen.
pub fn screen() -> AnyView {
    let session = session();
    let form = Form::new("budget/worry");
    let text = form.text("text", "");
    let chances = odds::follow(Signal::derive(|| Scenario::AS_IS));
    let keep = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let worry =
            Worry { text: text.get_untracked().trim().to_owned(), date: session.today.get_untracked(), metric: None, rested_on: None };
        if let Err(problem) = worry.check() {
            return form.refuse(problem);
        }
        match session.commit(Change::one("Worry added", Edit::add(session.new_id(), worry)), Feedback::Form) {
            Ok(()) => {
                form.finish();
                text.set(String::new());
                form.restart();
            }
            Err(refused) => form.refused(&refused),
        }
    };
    let all = Memo::new(move |_| {
        let mut all: Vec<(Id, Arc<Worry>)> =
            session.read(&[Kind::Worry], |model| model.worries.iter().map(|(id, worry)| (id.clone(), worry.clone())).collect());
        all.sort_compact_by_key(|(id, worry)| (worry.rested_on.is_some(), std::cmp::Reverse(worry.date), id.clone()));
        all
    });
    let list = move || all.get().into_iter().map(|(id, worry)| card(chances, id, worry)).collect_view();
    let content = view! {
        <form class="stack tight" on:submit=keep>
            {TextField::new("worry-text", "What worries you about money? In your own words.", Input::Area).of(form, "text").value(text)}
            {form.summary()}
            <div class="bar"><button class="btn primary" type="submit">"Save worry"</button></div>
        </form>
        <div class="stack" aria-live="polite">{list}</div>
        <p class="sub">"If it is about more than money: "<a href=ReflectRoute::Help.href()>"someone to talk to"</a>"."</p>
    };
    page("Worry box", "narrow-page", back(), content.into_any())
}

/// What a figure is now: exactly, and in words.
fn value(metric: WorryMetric, figures: &BudgetFigures, chances: &Seen) -> (Option<String>, Option<String>) {
    let today = session().today.get();
    let monthly = |sum: domain::budget::Monthly| {
        let there = sum.yearly() > 0;
        (there.then(|| exact(sum.unrounded())), there.then(|| whole(sum.minor())))
    };
    match metric {
        WorryMetric::RunwayDays => (figures.runway_days.map(|n| n.to_string()), figures.runway_days.map(days)),
        WorryMetric::FirstShortfall => {
            (figures.first_shortfall.map(|day| day.to_string()), figures.first_shortfall.map(|day| format::day(day, today)))
        }
        WorryMetric::EssentialsMonthly => monthly(figures.essentials_monthly),
        WorryMetric::WantsMonthly => monthly(figures.wants_monthly),
        WorryMetric::IncomeMonthly => monthly(figures.income_monthly),
        WorryMetric::BurnMonthly => monthly(figures.burn_monthly),
        WorryMetric::OfferBeforeShortfall => match odds::known(chances) {
            Some(known) => (Some(exact(known.chance)), Some(format!("{}%", odds::per_cent(known.chance)))),
            None => (None, None),
        },
    }
}

/// How it is worked out.
fn workings(metric: WorryMetric, chances: &Seen) -> Vec<Working> {
    let budget = derived::budget().get();
    let line = budget.simulate(&Scenario::AS_IS);
    match metric {
        WorryMetric::RunwayDays | WorryMetric::FirstShortfall => budget.runway_working(&Scenario::AS_IS, &line, style()),
        WorryMetric::EssentialsMonthly | WorryMetric::WantsMonthly | WorryMetric::IncomeMonthly | WorryMetric::BurnMonthly => {
            budget.monthly_working(&Scenario::AS_IS, &line, style())
        }
        WorryMetric::OfferBeforeShortfall => odds::known(chances).map(domain::odds::Odds::working).unwrap_or_default(),
    }
}

/// The screen on which a figure can be changed.
fn next_screen(metric: WorryMetric) -> BudgetRoute {
    match metric {
        WorryMetric::RunwayDays | WorryMetric::OfferBeforeShortfall => BudgetRoute::Home,
        WorryMetric::FirstShortfall => BudgetRoute::Calendar,
        WorryMetric::EssentialsMonthly => BudgetRoute::Lessons(Some(Id::new("negotiating-bills"))),
        WorryMetric::WantsMonthly | WorryMetric::BurnMonthly => BudgetRoute::Plan(Some(PlanSection::Bills(Class::Want))),
        WorryMetric::IncomeMonthly => BudgetRoute::Support,
    }
}

fn card(chances: RwSignal<Seen>, id: Id, worry: Arc<Worry>) -> AnyView {
    let session = session();
    let metric = worry.metric.unwrap_or_else(|| worry::answer(&worry.text));
    let today = session.today.get();
    let nothing = session.read(&[Kind::Account, Kind::Bill, Kind::Income], |model| {
        model.accounts.is_empty() && model.bills.is_empty() && model.incomes.is_empty()
    });
    let answer = move || {
        if nothing {
            return view! { <p>"There is no plan yet to answer from. "<a href=BudgetRoute::Home.href()>"Three numbers are enough for a first answer"</a>"."</p> }.into_any();
        }
        let figures = derived::budget().with(|budget| budget.figures(&Scenario::AS_IS, &budget.simulate(&Scenario::AS_IS)));
        let (exact, shown) = chances.with(|chances| value(metric, &figures, chances));
        let blank = matches!(metric, WorryMetric::RunwayDays | WorryMetric::FirstShortfall)
            && !derived::budget().with(|budget| budget.has_outgoings());
        let sentence = if blank { NO_OUTGOINGS.to_owned() } else { metric.sentence(shown.as_deref()) };
        view! {
            <p class="answer">{figure_text(metric.name(), exact, sentence)}</p>
            {chances.with(|chances| how(workings(metric, chances)))}
            <p><a href=next_screen(metric).href()>{metric.next_step()}</a></p>
        }
        .into_any()
    };
    let (rest_id, rested) = (id.clone(), worry.clone());
    let on = worry.rested_on;
    let rest =
        move |_| {
            drop(session.commit(
                edits::rest(&rest_id, &rested, if on.is_some() { None } else { Some(session.today.get_untracked()) }),
                Feedback::Toast,
            ))
        };
    let (drop_id, dropped) = (id.clone(), worry.clone());
    let delete = move |_| drop(session.commit(Change::one("Worry deleted", Edit::remove(drop_id.clone(), &dropped)), Feedback::Toast));
    let (pick_id, picked) = (id.clone(), worry.clone());
    let pick = move |key: String| {
        if let Some(metric) = WorryMetric::from_key(&key) {
            drop(session.commit(edits::answer_with(&pick_id, &picked, metric), Feedback::Toast));
        }
    };
    let chosen = Signal::derive(move || metric.key().to_owned());
    let body = on.is_none().then(|| {
        view! {
            {answer}
            <details><summary>"Answer with another figure"</summary>{select(format!("answer-{id}"), "The question behind it", options::<WorryMetric>(), chosen, pick)}</details>
        }
    });
    view! {
        <article class="card stack tight">
            <p class="prewrap">{worry.text.clone()}</p>
            <p class="tiny">{format::near_day(worry.date, today)}{on.map(|day| format!(" · closed {}", format::near_day(day, today)))}</p>
            {body}
            <div class="bar"><button class="btn small" type="button" on:click=rest>{if on.is_some() { "Reopen" } else { "Close" }}</button><button class="btn small quiet" type="button" on:click=delete>"Delete"</button></div>
        </article>
    }
    .into_any()
}
