//! Gaps as a plan: what, why, steps with hours, cost and a day, and what will show it.

use crate::route::ReflectEdit;
use leptos::prelude::*;

use crate::components::live;
use domain::sort_compact::SortCompact;

use super::draft::{area, line, place, spot};
use super::pieces::{add_line, amend, bin, button, day_field, delete, look, row, short};
use crate::components::form::Binding;
use crate::components::sheet::sheet as sheet_frame;
use crate::format;
use crate::page::page;
use crate::session::notice::Toast;
use crate::session::{Feedback, session};
use domain::change::{Change, Edit};
use domain::currency::Currency;
use domain::id::Id;
use domain::money::parse;
use domain::record::Kind;
use domain::reflection::Theme;
use domain::skills::{SkillGap, SkillStep};

/// The table of skills.
const SKILLS: super::draft::Table<SkillGap> = |model| &model.skills;

fn currency() -> Currency {
    session().peek(|model| model.preferences().currency).unwrap_or(Currency::EUR)
}

/// Makes a gap and opens it.
fn begin(gap: SkillGap) {
    let session = session();
    let id = session.new_id();
    let to = id.clone();
    let gap = SkillGap { noted_on: session.today.get_untracked(), ..gap };
    {
        let kept = session.commit(Change::one("Skill added", Edit::add(id, gap)), Feedback::Toast).is_ok();
        if kept {
            crate::session::session().go(ReflectEdit::Skill(to.clone()));
        }
    };
}

/// A gap from what came back.
pub fn from_clue(clue: &Id) {
    let Some(text) = session().peek(|model| model.clues.get(clue).map(|c| c.text.trim().to_owned())) else { return };
    let name = if text.is_empty() { "Something to learn".to_owned() } else { short(&text) };
    begin(SkillGap { name, reason: text, clues: vec![clue.clone()], ..SkillGap::default() });
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
            let line = match (closed, steps, due) {
                (true, ..) => "closed".to_owned(),
                (_, 0, _) => "no steps yet".to_owned(),
                (.., Some(due)) => format!("{done} of {steps} steps · next by {}", format::near_day(due, today)),
                _ => format!("{done} of {steps} steps"),
            };
            row(ReflectEdit::Skill(id.clone()).href(), gap.name, line, ().into_any())
        });
        rows.collect_view()
    };
    let named = move || {
        let mut all = session.read(&[Kind::Clue, Kind::SkillGap], |model| {
            let taken: Vec<&Id> = model.skills.values().flat_map(|s| s.clues.iter()).collect();
            model
                .clues
                .iter()
                .filter(|(id, c)| c.theme == Some(Theme::Skills) && !taken.contains(id) && !c.text.trim().is_empty())
                .map(|(id, c)| (c.noted_on, id.clone(), short(&c.text)))
                .collect::<Vec<_>>()
        });
        all.sort_compact();
        let rows: Vec<_> = all
            .into_iter()
            .rev()
            .take(8)
            .map(|(_, id, text)| {
                let name = format!("Plan: {text}");
                view! { <div class="row"><span class="grow" dir="auto">{text}</span><button class="btn small" type="button" aria-label=name on:click=move |_| from_clue(&id)>"Plan it"</button></div> }
            })
            .collect();
        (!rows.is_empty()).then(|| view! { <section class="section"><h2>"Named in feedback"</h2><div class="rows">{rows}</div></section> })
    };
    page(
        "Skills",
        "",
        ().into_any(),
        view! {
            {add_line("new-skill", "Something to learn or to prove", "Add", |name| begin(SkillGap { name, ..SkillGap::default() }))}
            <div class="rows">{list}</div>
            {named}
        }
        .into_any(),
    )
}

/// The sheet of one gap.
pub fn sheet(id: &Id) -> AnyView {
    let session = session();
    if session.peek(|model| !model.skills.contains_key(id)) {
        return sheet_frame("Skill", view! { <p>"This is not here any more."</p> }.into_any());
    }
    let own = StoredValue::new(id.clone());
    let steps =
        Memo::new(move |_| own.with_value(|id| look(SKILLS, id, |s| s.steps.keys().cloned().collect::<Vec<_>>())).unwrap_or_default());
    let ahead = move || {
        let (hours, cost) = own.with_value(|id| look(SKILLS, id, SkillGap::ahead)).unwrap_or_default();
        let cost = (cost > 0).then(|| format::money(cost, currency(), currency().exponent(), false));
        let parts = [(hours > 0).then(|| format::plural(hours as i64, "hour", "hours")), cost];
        let parts: Vec<String> = parts.into_iter().flatten().collect();
        (!parts.is_empty()).then(|| view! { <p class="sub">"Still ahead: "{parts.join(", ")}</p> })
    };
    let add = move |text: String| {
        own.with_value(|id| amend(SKILLS, id, "", |s| drop(s.steps.insert(session.new_id(), SkillStep { text, ..SkillStep::default() }))))
    };
    let closed = move || own.with_value(|id| look(SKILLS, id, |s| s.closed_on.is_some())).unwrap_or_default();
    let close = move |_| {
        let today = session.today.get_untracked();
        own.with_value(|id| amend(SKILLS, id, "", |s| s.closed_on = if s.closed_on.is_some() { None } else { Some(today) }));
    };
    let remove = move || {
        own.with_value(|id| delete(SKILLS, id, "Skill deleted"));
        session.close();
    };
    sheet_frame(
        "Skill",
        view! {
            <div class="with-bin">{line("skill-name", "What", "text", spot(SKILLS, id, place!(name)))}{bin("Delete this skill".into(), remove)}</div>
            {area("skill-reason", "Where it was named", "", spot(SKILLS, id, place!(reason)))}
            <h2>"Steps"</h2>
            {ahead}
            <For each=move || steps.get() key=Clone::clone let(step)>{own.with_value(|id| step_card(id, &step))}</For>
            {add_line("new-step", "A course, a book, a piece of work", "Add", add)}
            {area("skill-proof", "What will show it", "A certificate, a piece of work, a link.", spot(SKILLS, id, place!(proof)))}
            <div class="actions"><button class="btn" type="button" on:click=close>{live(move || if closed() { "Open it again" } else { "It is closed" })}</button>{button("btn primary", "Done", move || session.close())}</div>
        }
        .into_any(),
    )
}

/// One step of a plan.
fn step_card(gap: &Id, step: &Id) -> AnyView {
    let session = session();
    let ids = StoredValue::new((gap.clone(), step.clone()));
    let see = move || ids.with_value(|(gap, step)| look(SKILLS, gap, |g| g.steps.get(step).cloned()).flatten()).unwrap_or_default();
    let edit = move |how: &mut dyn FnMut(&mut SkillStep)| {
        ids.with_value(|(gap, step)| {
            amend(SKILLS, gap, "", |g| {
                if let Some(s) = g.steps.get_mut(step) {
                    how(s)
                }
            })
        })
    };
    let (read, write) = (step.clone(), step.clone());
    let text = Binding::with(
        SKILLS,
        gap,
        move |gap| gap.steps.get(&read).map(|step| step.text.clone()).unwrap_or_default(),
        move |gap, text| {
            if let Some(step) = gap.steps.get_mut(&write) {
                step.text = text;
            }
            Ok(())
        },
    );
    let done = move |event: leptos::ev::Event| {
        let today = event_target_checked(&event).then(|| session.today.get_untracked());
        edit(&mut |s| s.done_on = today);
    };
    let hours = move |event: leptos::ev::Event| {
        let hours = event_target_value(&event).trim().parse::<u32>().ok();
        edit(&mut |s| s.hours = hours);
    };
    let cost = move |event: leptos::ev::Event| {
        let typed = event_target_value(&event);
        if typed.trim().is_empty() {
            return edit(&mut |s| s.cost = None);
        }
        match parse(&typed, currency(), None) {
            Ok(minor) if minor >= 0 => edit(&mut |s| s.cost = Some(minor)),
            _ => {
                session.show_toast(Toast::refused("This is no amount. Write it with digits, like 49.90; what stood there before is kept."))
            }
        }
    };
    let shown_cost = move || see().cost.map(|minor| domain::money::plain(minor, currency())).unwrap_or_default();
    let remove = move || ids.with_value(|(gap, step)| amend(SKILLS, gap, "Step deleted", |g| drop(g.steps.remove(step))));
    let (hours_id, cost_id) = (format!("hours-{step}"), format!("cost-{step}"));
    view! {
        <div class="card stack tight" role="group" aria-label="A step">
            <div class="with-bin">{area(format!("step-{step}"), "Step", "", text)}{bin("Delete this step".into(), remove)}</div>
            <div class="three">
                <div class="field"><label for=hours_id.clone()>"Hours"</label><input id=hours_id type="number" min="0" inputmode="numeric" prop:value=move || see().hours.map(|h| h.to_string()).unwrap_or_default() on:change=hours /></div>
                <div class="field"><label for=cost_id.clone()>"Cost"</label><input id=cost_id inputmode="decimal" autocomplete="off" prop:value=shown_cost on:change=cost /></div>
                {day_field(format!("by-{step}"), "By", move || see().due, move |day| edit(&mut |s| s.due = day))}
            </div>
            <label class="check"><input type="checkbox" prop:checked=move || see().done_on.is_some() on:change=done />"Done"</label>
        </div>
    }
    .into_any()
}
