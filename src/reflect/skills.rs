//! Skill gaps as a plan: what, why, steps with hours, cost and a day, and what will prove it.

use leptos::prelude::*;

use super::edits::{add, delete, edit, edit_in_form, edit_with_undo, read};
use super::fields::{add_line, area, day_text, line, parse_day};
use super::rows::{back, button, delete_button, row, title};
use super::tables::SKILLS;
use crate::components::figure::figure;
use crate::components::form::{AmountField, Binding, Check, Input, TextField, lens, optional_amount_binding};
use crate::components::live;
use crate::components::sheet::sheet as sheet_frame;
use crate::format;
use crate::page::page;
use crate::route::ReflectEdit;
use crate::session::{Feedback, session};
use domain::change::{Change, Edit};
use domain::currency::Currency;
use domain::id::Id;
use domain::number::read_whole;
use domain::problem::Problem;
use domain::record::Kind;
use domain::reflection::Theme;
use domain::skills::gaps::gaps;
use domain::skills::{SkillGap, SkillStep};
use domain::sort_compact::SortCompact;
use store::refused::Refused;

fn currency() -> Currency {
    session().peek(|model| model.preferences().currency).unwrap_or(Currency::EUR)
}

/// The most hours of one step: a year of full-time learning is far below.
const MOST_HOURS: u32 = 10_000;

/// The most gaps that are listed.
const MOST_GAPS: usize = 8;

/// Adds a gap that was typed and opens it.
fn begin(name: String) -> Result<(), Refused> {
    planned(name, String::new())
}

/// Adds a gap with where it came up, and opens it.
fn planned(name: String, reason: String) -> Result<(), Refused> {
    let session = session();
    let id = session.new_id();
    add(&id, "Skill added", SkillGap { name, reason, noted_on: session.today.get_untracked(), ..SkillGap::default() })?;
    session.go(ReflectEdit::Skill(id));
    Ok(())
}

/// Adds a gap from a clue and opens it: a title, and the whole text as its reason.
pub fn from_clue(clue: &Id) {
    let session = session();
    let Some(text) = session.peek(|model| model.clues.get(clue).map(|c| c.text.trim().to_owned())) else { return };
    let name = if text.is_empty() { "Something to learn".to_owned() } else { title(&text) };
    let noted_on = session.today.get_untracked();
    let gap = SkillGap { name, reason: text, noted_on, clues: vec![clue.clone()], ..SkillGap::default() };
    let id = session.new_id();
    if session.commit(Change::one("Skill added", Edit::add(id.clone(), gap)), Feedback::Toast).is_ok() {
        session.go(ReflectEdit::Skill(id));
    }
}

/// What postings, feedback and reflections name, counted; each with its plan or the way to one.
fn counted() -> Option<AnyView> {
    let all = session().read(&[Kind::Posting, Kind::Clue, Kind::Reflection, Kind::SkillGap], gaps);
    let rows = all.into_iter().take(MOST_GAPS).map(|gap| {
        let part = |n: usize, one: &str, many: &str| (n > 0).then(|| format::plural(n as i64, one, many));
        let parts = [
            part(gap.postings, "posting", "postings"),
            part(gap.clues, "piece of feedback", "pieces of feedback"),
            part(gap.insights, "reflection", "reflections"),
        ];
        let words = parts.into_iter().flatten().collect::<Vec<_>>().join(", ");
        let count = figure(format!("gap_{}", gap.key.replace(char::is_whitespace, "_")), Some(gap.count() as f64), words.clone());
        let name = gap.name.clone();
        let end = match gap.planned {
            Some(id) => view! { <a class="btn small quiet" href=ReflectEdit::Skill(id).href() aria-label=format!("Plan for {name}")>"Plan"</a> }.into_any(),
            None => {
                let reason = format!("Named in {words}.");
                let plan = move |_| drop(planned(gap.name.clone(), reason.clone()));
                view! { <button class="btn small" type="button" aria-label=format!("Plan it: {name}") on:click=plan>"Plan it"</button> }.into_any()
            }
        };
        view! { <div class="row"><span class="grow"><span class="name" dir="auto">{name}</span><span class="sub">{count}</span></span>{end}</div> }
    });
    let rows: Vec<_> = rows.collect();
    (!rows.is_empty()).then(|| {
        view! { <section class="section"><h2>"Named most often"</h2><p class="sub">"What you ticked as not true of you in postings, and what feedback and reflections say about skills."</p><div class="rows">{rows}</div></section> }
            .into_any()
    })
}

/// The screen.
pub fn screen() -> AnyView {
    let session = session();
    let list = move || {
        let today = session.today.get();
        let mut all = session.read(&[Kind::SkillGap], |model| {
            model.skills.iter().map(|(id, s)| (s.closed_on.is_some(), s.noted_on, id.clone(), s.as_ref().clone())).collect::<Vec<_>>()
        });
        all.sort_compact_by(|a, b| (a.0, a.1, &a.2).cmp(&(b.0, b.1, &b.2)));
        let rows = all.into_iter().map(|(closed, _, id, gap)| {
            let (done, steps) = gap.progress();
            let due = gap.steps.values().filter(|s| s.done_on.is_none()).filter_map(|s| s.due).min();
            let so_far = || format!("{} of {}", format::count(done), format::plural(steps as i64, "step", "steps"));
            let line = match (closed, steps, due) {
                (true, ..) => "finished".to_owned(),
                (_, 0, _) => "no steps yet".to_owned(),
                (.., Some(due)) if due < today => format!("{} · due {}", so_far(), format::ago(due, today)),
                (.., Some(due)) => format!("{} · next by {}", so_far(), format::near_day(due, today)),
                _ => so_far(),
            };
            row(ReflectEdit::Skill(id.clone()).href(), title(&gap.name), line, ().into_any())
        });
        let rows: Vec<_> = rows.collect();
        let none = rows.is_empty();
        (rows, none.then(|| view! { <p class="sub">"Whatever you name here becomes a plan: steps with their hours, their cost and a day, and what will prove it."</p> }))
    };
    let named = move || {
        let mut all = session.read(&[Kind::Clue, Kind::SkillGap], |model| {
            let taken: Vec<&Id> = model.skills.values().flat_map(|s| s.clues.iter()).collect();
            model
                .clues
                .iter()
                .filter(|(id, c)| c.theme == Some(Theme::Skills) && !taken.contains(id) && !c.text.trim().is_empty())
                .map(|(id, c)| (c.noted_on, id.clone(), c.text.trim().to_owned()))
                .collect::<Vec<_>>()
        });
        all.sort_compact();
        let rows: Vec<_> = all
            .into_iter()
            .rev()
            .take(8)
            .map(|(_, id, text)| {
                let name = format!("Plan: {}", title(&text));
                view! { <div class="row"><span class="grow" dir="auto">{text}</span><button class="btn small" type="button" aria-label=name on:click=move |_| from_clue(&id)>"Plan it"</button></div> }
            })
            .collect();
        (!rows.is_empty())
            .then(|| view! { <section class="section"><h2>"Mentioned in feedback"</h2><div class="rows">{rows}</div></section> })
    };
    page(
        "Skills",
        "",
        back(),
        view! {
            {add_line("new-skill", None, "Something to learn or to prove", "Add", begin)}
            <div class="rows">{list}</div>
            {live(counted)}
            {named}
        }
        .into_any(),
    )
}

/// The sheet of one gap.
pub fn sheet(id: &Id) -> AnyView {
    let session = session();
    if session.peek(|model| !model.skills.contains_key(id)) {
        return sheet_frame("Skill", view! { <p>"This skill no longer exists."</p> }.into_any());
    }
    let own = StoredValue::new(id.clone());
    let steps =
        Memo::new(move |_| own.with_value(|id| read(SKILLS, id, |s| s.steps.keys().cloned().collect::<Vec<_>>())).unwrap_or_default());
    let ahead = move || {
        let (hours, cost) = own.with_value(|id| read(SKILLS, id, SkillGap::ahead)).unwrap_or_default();
        let cost = (cost > 0).then(|| format::money(cost, currency(), currency().exponent(), false));
        let parts = [(hours > 0).then(|| format::plural(hours as i64, "hour", "hours")), cost];
        let parts: Vec<String> = parts.into_iter().flatten().collect();
        (!parts.is_empty()).then(|| view! { <p class="sub">"Still to do: "{parts.join(", ")}". A cost with a date is in your budget on that date, until the step is done."</p> })
    };
    let add_step = move |text: String| {
        let step = SkillStep { text, ..SkillStep::default() };
        own.with_value(|id| edit_in_form(SKILLS, id, "Step added", |s| drop(s.steps.insert(session.new_id(), step))))
    };
    let is_closed = move || own.with_value(|id| read(SKILLS, id, |s| s.closed_on.is_some())).unwrap_or_default();
    let close = move |_| {
        let today = session.today.get_untracked();
        own.with_value(|id| edit(SKILLS, id, |s| s.closed_on = if s.closed_on.is_some() { None } else { Some(today) }));
    };
    let remove = move || {
        own.with_value(|id| delete(SKILLS, id, "Skill deleted"));
        session.close();
    };
    sheet_frame(
        "Skill",
        view! {
            <div class="with-delete">{line("skill-name", "What", Binding::new(SKILLS, id, lens!(name)))}{delete_button("Delete this skill", remove)}</div>
            {area("skill-reason", "Where it came up", "", Binding::new(SKILLS, id, lens!(reason)))}
            <h2>"Steps"</h2>
            {ahead}
            <For each=move || steps.get() key=Clone::clone let(step)>{own.with_value(|id| step_card(id, &step))}</For>
            {add_line("new-step", Some(id), "A course, a book, a piece of work", "Add", add_step)}
            {area("skill-proof", "What will prove it", "A certificate, a piece of work, a link.", Binding::new(SKILLS, id, lens!(proof)))}
            <div class="actions"><button class="btn" type="button" on:click=close>{live(move || if is_closed() { "Reopen" } else { "Mark as finished" })}</button>{button("btn primary", "Done", move || session.close())}</div>
        }
        .into_any(),
    )
}

/// A value of one step of a plan, as text.
fn step_text(
    gap: &Id,
    step: &Id,
    get: impl Fn(&SkillStep) -> String + Send + Sync + 'static,
    set: impl Fn(&mut SkillStep, &str) -> Result<(), Problem> + Send + Sync + 'static,
) -> Binding {
    let (own, written) = (step.clone(), step.clone());
    Binding::with(
        SKILLS,
        gap,
        move |gap| gap.steps.get(&own).map(&get).unwrap_or_default(),
        move |gap, text| gap.steps.get_mut(&written).map_or(Ok(()), |step| set(step, &text)),
    )
}

/// Hours as they are typed.
fn parse_hours(text: &str) -> Result<Option<u32>, Problem> {
    if text.trim().is_empty() {
        return Ok(None);
    }
    let hours = read_whole(text).filter(|hours| *hours <= MOST_HOURS);
    hours.map(Some).ok_or_else(|| Problem::new("steps", "Write whole hours as a number, like 12."))
}

/// One step of a plan.
fn step_card(gap: &Id, step: &Id) -> AnyView {
    let session = session();
    let ids = StoredValue::new((gap.clone(), step.clone()));
    let done = move || {
        ids.with_value(|(gap, step)| read(SKILLS, gap, |g| g.steps.get(step).is_some_and(|s| s.done_on.is_some()))).unwrap_or_default()
    };
    let set_done = move |on: bool| {
        let today = on.then(|| session.today.get_untracked());
        ids.with_value(|(gap, step)| {
            edit(SKILLS, gap, |g| {
                if let Some(step) = g.steps.get_mut(step) {
                    step.done_on = today;
                }
            });
        });
    };
    let text = step_text(
        gap,
        step,
        |step| step.text.clone(),
        |step, text| {
            text.clone_into(&mut step.text);
            Ok(())
        },
    );
    let hours = step_text(
        gap,
        step,
        |step| step.hours.map(|hours| hours.to_string()).unwrap_or_default(),
        |step, text| {
            step.hours = parse_hours(text)?;
            Ok(())
        },
    );
    let currency = currency();
    let (own, written) = (step.clone(), step.clone());
    let cost = optional_amount_binding(
        SKILLS,
        gap,
        currency,
        move |gap| gap.steps.get(&own).and_then(|step| step.cost),
        move |gap, cost| {
            if cost.is_some_and(|minor| minor < 0) {
                return Err(Problem::new("cost", "A cost cannot be negative."));
            }
            if let Some(step) = gap.steps.get_mut(&written) {
                step.cost = cost;
            }
            Ok(())
        },
    );
    let day = step_text(
        gap,
        step,
        |step| day_text(step.due),
        |step, text| {
            step.due = parse_day(text, "day")?;
            Ok(())
        },
    );
    let remove = move || ids.with_value(|(gap, step)| edit_with_undo(SKILLS, gap, "Step deleted", |g| drop(g.steps.remove(step))));
    view! {
        <div class="card stack tight" role="group" aria-label="A step">
            <div class="with-delete">{area(format!("step-{step}"), "Step", "", Binding { whole: false, ..text })}{delete_button("Delete this step", remove)}</div>
            <div class="three">
                {TextField::new(format!("hours-{step}"), "Hours", Input::Number).bound(hours)}
                {AmountField::new(format!("cost-{step}"), "Cost").bound(cost, currency)}
                {TextField::new(format!("by-{step}"), "By", Input::Date).bound(day)}
            </div>
            {Check::new(format!("done-{step}"), "Done").over(Signal::derive(done), set_done)}
        </div>
    }
    .into_any()
}
