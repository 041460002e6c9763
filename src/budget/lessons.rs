//! The lessons: a list with what was read, and each lesson with the one change it ends in. The texts are a file of the site, fetched from the app's own
//! origin when this screen is opened, and cached by the service worker.

use std::cell::RefCell;
use std::sync::Arc;

use crate::route::{BillPreset, BudgetEdit, BudgetRoute, PlanSection, Route, Target};
use crate::runtime;
use leptos::prelude::*;

use crate::components::live;
use leptos::wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;

use super::display::back;
use crate::components::form::{Binding, Input, TextField};
use crate::components::icon::{Icon, icon};
use crate::dom;
use crate::format;
use crate::page::named_page;
use crate::session::{Feedback, session};
use domain::budget::{Class, LessonProgress, edits};
use domain::id::Id;
use domain::lessons::{Lesson, LessonStep};
use domain::record::Kind;
use exchange::content;

type Lessons = Arc<Vec<Lesson>>;

thread_local! {
    /// Read once for the life of the page.
    static READ: RefCell<Option<Lessons>> = const { RefCell::new(None) };
}

async fn fetch() -> Result<Lessons, String> {
    if let Some(read) = READ.with_borrow(Clone::clone) {
        return Ok(read);
    }
    let trouble = || content::Unreadable.to_string();
    let response = JsFuture::from(dom::window().fetch_with_str(content::LESSONS)).await.map_err(|_| trouble())?;
    let response: web_sys::Response = response.dyn_into().map_err(|_| trouble())?;
    let text = JsFuture::from(response.text().map_err(|_| trouble())?).await.map_err(|_| trouble())?;
    let lessons = Arc::new(content::lessons(&text.as_string().unwrap_or_default()).map_err(|why| why.to_string())?);
    READ.with_borrow_mut(|read| *read = Some(lessons.clone()));
    Ok(lessons)
}

/// The list, or one lesson.
pub fn screen(id: &str) -> AnyView {
    let id = id.to_owned();
    let read = RwSignal::new(READ.with_borrow(Clone::clone).map(Ok::<_, String>));
    if read.with_untracked(Option::is_none) {
        runtime::spawn(async move {
            let lessons = fetch().await;
            // The screen may have been left meanwhile.
            drop(read.try_set(Some(lessons)));
        });
    }
    let content = move || match read.get() {
        None => view! { <p class="sub" role="status">"Loading the lessons …"</p> }.into_any(),
        Some(Err(why)) => view! { <div class="notice" role="alert"><p class="grow">{why}</p></div> }.into_any(),
        Some(Ok(lessons)) if id.is_empty() => list(&lessons),
        Some(Ok(lessons)) => match lessons.iter().position(|lesson| lesson.id == id) {
            Some(n) => lesson(&lessons, n),
            None => view! { <p>"This lesson does not exist. "<a href=BudgetRoute::Lessons(None).href()>"All lessons"</a></p> }.into_any(),
        },
    };
    named_page("Short lessons".into(), "narrow-page", back(), view! { {content} }.into_any())
}

fn list(lessons: &Lessons) -> AnyView {
    let session = session();
    let rows = lessons
        .iter()
        .map(|lesson| {
            let id = Id::new(&lesson.id);
            let done = move || {
                let today = session.today.get();
                session.read(&[Kind::Lesson], |model| model.lessons.get(&id).and_then(|progress| match (progress.changed_on, progress.read_on) {
                    (Some(day), _) => Some(format!("change made {}", format::near_day(day, today))),
                    (None, Some(day)) => Some(format!("read {}", format::near_day(day, today))),
                    (None, None) => None,
                }))
            };
            view! { <a class="row" href=BudgetRoute::Lessons(Some(Id::new(&lesson.id))).href()><span class="grow"><span class="name">{lesson.title.clone()}</span><span class="sub">{done}</span></span>{icon(Icon::Right)}</a> }
        })
        .collect_view();
    view! { <p class="lead">"Two minutes each. Every lesson ends in one change to your own budget."</p><div class="card rows">{rows}</div> }
        .into_any()
}

fn lesson(lessons: &Lessons, n: usize) -> AnyView {
    let session = session();
    let Some(lesson) = lessons.get(n) else { return ().into_any() };
    let id = lesson.id.clone();
    let key = Id::new(&id);
    let progress = Memo::new(move |_| {
        session.read(&[Kind::Lesson], |model| model.lessons.get(&key).map(|progress| progress.as_ref().clone()).unwrap_or_default())
    });
    let read_id = id.clone();
    let mark = move || {
        if progress.with_untracked(|progress| progress.read_on.is_none()) {
            let today = session.today.get_untracked();
            drop(session.commit(
                session.peek(|model| edits::lesson("Lesson read", model, &read_id, |progress| progress.read_on = Some(today))),
                Feedback::Quiet,
            ));
        }
    };
    let mark_read = mark.clone();
    let change = Binding::with_or_new(
        |model| &model.lessons,
        &Id::new(&id),
        |progress: &LessonProgress| progress.change.clone(),
        move |progress, text| {
            let today = session.today.get_untracked();
            progress.change = text.trim().to_owned();
            progress.changed_on = (!progress.change.is_empty()).then(|| progress.changed_on.unwrap_or(today));
            progress.read_on = progress.read_on.or(Some(today));
            Ok(())
        },
        LessonProgress::default(),
    );
    let paragraphs = lesson.paragraphs.iter().map(|text| view! { <p>{text.clone()}</p> }).collect_view();
    let sources = lesson
        .sources
        .iter()
        .map(|source| view! { <li><a href=source.url.clone() target="_blank" rel="noopener noreferrer">{source.name.clone()}</a></li> })
        .collect_view();
    let next = lessons
        .get(n + 1)
        .map(|next| view! { <a class="btn" href=BudgetRoute::Lessons(Some(Id::new(&next.id))).href()>"Next: "{next.title.clone()}</a> });
    let step = lesson.step;
    view! {
        <article class="stack lesson">
            <h2 class="lesson-title">{lesson.title.clone()}</h2>
            {paragraphs}
            <section class="card warm stack tight">
                <h3>"The one change"</h3>
                <div class="bar"><a class="btn primary" href=move || session.read(&[Kind::Bill, Kind::Debt], |_| target(step).href()) on:click=move |_| mark()>{step.label()}</a></div>
                {TextField::new("lesson-change", "What did you change? A few words are enough.", Input::Line).bound(change)}
            </section>
            <section class="section"><h3>"Sources"</h3><ul class="sources sub">{sources}</ul></section>
            <div class="bar">
                {live(move || match progress.with(|progress| progress.read_on) {
                    Some(day) => view! { <span class="sub grow">"Read "{format::near_day(day, session.today.get())}</span> }.into_any(),
                    None => { let mark = mark_read.clone(); view! { <button class="btn" type="button" on:click=move |_| mark()>"Mark as read"</button> }.into_any() }
                })}
                {next}
                <a class="btn quiet" href=BudgetRoute::Lessons(None).href()>"All lessons"</a>
            </div>
        </article>
    }
    .into_any()
}

/// Where the one change is made: the sheet or the part of the plan it is about.
fn target(step: LessonStep) -> Route {
    match step {
        LessonStep::OpenBills(of) => BudgetRoute::Plan(Some(PlanSection::Bills(of))).into(),
        LessonStep::AddBill(of) => new_bill(of),
        LessonStep::PlanCut(of) => {
            // The largest bill of the class without a cut is where a cut does most.
            let largest = session().peek(|model| {
                let open = model.bills.iter().filter(|(_, bill)| bill.class == of && !bill.cut.is_planned());
                open.max_by_key(|(_, bill)| bill.amount.saturating_mul(bill.when.every.times_a_year())).map(|(id, _)| id.clone())
            });
            largest.map_or_else(|| new_bill(of), |id| BudgetEdit::Bill(Target::Existing(id), Some(BillPreset::Cut)).into())
        }
        LessonStep::AddIncome(kind) => BudgetEdit::Income(Target::New, Some(kind)).into(),
        LessonStep::SetBuffer => BudgetEdit::Buffer.into(),
        LessonStep::EditDebts if session().peek(|model| !model.debts.is_empty()) => BudgetRoute::Plan(Some(PlanSection::Debts)).into(),
        LessonStep::EditDebts => BudgetEdit::Debt(Target::New).into(),
        LessonStep::AddPauseItem => BudgetEdit::Pause(Target::New).into(),
    }
}

fn new_bill(class: Class) -> Route {
    BudgetEdit::Bill(Target::New, Some(BillPreset::Class(class))).into()
}
