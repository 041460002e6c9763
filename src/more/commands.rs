//! The command palette: a search over every screen, the common actions and the applications, opened by Ctrl K on any screen. What is chosen takes the palette's
//! place in the browser's history, so that Back leads to where the person was.

use domain::letter_case::SmallLetters;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use web_sys::{HtmlElement, KeyboardEvent};

use crate::components::form::{Input, TextField};
use crate::components::icon::{Icon, icon};
use crate::components::live;
use crate::components::sheet::sheet;
use crate::dom;
use crate::route::{BudgetEdit, BudgetRoute, FunnelView, ReflectRoute, Rehearsal, Route, Tab, Target};
use crate::session::session;
use domain::record::Kind;

/// How many applications are shown at most.
const APPLICATIONS: usize = 6;

/// What can be gone to: its words, further words it is found by, and the address.
fn all() -> Vec<(&'static str, &'static str, Route)> {
    use ReflectRoute as R;
    vec![
        ("Add an application", "new job action", Route::AddApplication(String::new())),
        ("I was turned down", "rejection action", R::TurnedDown(None).into()),
        ("Start a reflection", "new action", R::New.into()),
        ("Add an expense", "spent spending new action", BudgetEdit::Spending(Target::New).into()),
        ("Write in the diary", "mood three good things action", R::Write(None).into()),
        ("Rehearse answers", "interview questions action", R::Rehearse(Rehearsal::Due).into()),
        ("Today", "home due", Route::Today),
        ("Funnel", "list applications", Route::Funnel(FunnelView::List)),
        ("Board", "funnel cards stages", Route::Funnel(FunnelView::Board)),
        ("Figures", "funnel rates pace replies", Route::Funnel(FunnelView::Figures)),
        ("Offers", "compare accept", Route::Offers),
        ("Silent applications", "review no reply", Route::Sweep),
        ("Budget", "money runway", Tab::Budget.route()),
        ("Plan", "bills income accounts debts", BudgetRoute::Plan(None).into()),
        ("Set up the budget", "start", BudgetRoute::Setup.into()),
        ("Bill calendar", "due days", BudgetRoute::Calendar.into()),
        ("Spending", "expenses month", BudgetRoute::Spending.into()),
        ("Bridge income", "temporary part-time gig", BudgetRoute::Bridge.into()),
        ("Pause list", "wants purchases", BudgetRoute::Pause.into()),
        ("Worries about money", "worry", BudgetRoute::Worry.into()),
        ("Support and benefits", "help country", BudgetRoute::Support.into()),
        ("Short lessons", "learn money", BudgetRoute::Lessons(None).into()),
        ("Reflect", "reflections", Tab::Reflect.route()),
        ("Questions", "interview answers", R::Questions.into()),
        ("Feedback", "ask letter", R::Feedback.into()),
        ("Next steps", "actions", R::Actions.into()),
        ("Setbacks", "if then", R::Setbacks.into()),
        ("Skills", "gaps courses", R::Skills.into()),
        ("Week", "routine blocks timer", R::Routine.into()),
        ("Weekly review", "experiment", R::Review(None).into()),
        ("Growth", "learnt", R::Growth.into()),
        ("Diary", "journal mood", R::Diary.into()),
        ("People", "contacts network", R::People.into()),
        ("Résumés and letters", "cv versions", R::Versions.into()),
        ("Someone to talk to", "help helpline crisis", R::Help.into()),
        ("Import", "file spreadsheet bank", Route::Import),
        ("Export", "table picture calendar", Route::Export),
        ("Proof of search", "print", Route::Proof),
        ("Share a snapshot", "link", Route::Share),
        ("Your data", "backup restore storage erase", Route::Data),
        ("Hand over to another device", "move phone", Route::HandOver),
        ("Settings", "look theme dark goal country", Route::Settings),
        ("Guide", "help manual how", Route::Guide),
        ("Keys", "keyboard shortcuts", Route::Keys),
        ("About Onward", "version", Route::About),
    ]
}

/// What fits a search: every word begins a word of its name or of what it is also found by.
fn found(search: &str) -> Vec<(String, Route)> {
    let search = search.small_letters();
    let fits = |text: &str| {
        let text = text.small_letters();
        search.split_whitespace().all(|word| text.split_whitespace().any(|own| own.starts_with(word)))
    };
    let mut found: Vec<(String, Route)> = all()
        .into_iter()
        .filter(|(name, also, _)| fits(&format!("{name} {also}")))
        .map(|(name, _, route)| (name.to_owned(), route))
        .collect();
    if !search.trim().is_empty() {
        session().read(&[Kind::Application], |model| {
            let own = model.applications.iter().map(|(id, a)| (format!("{} · {}", a.company, a.role), id));
            let own = own.filter(|(name, _)| fits(name)).take(APPLICATIONS);
            found.extend(own.map(|(name, id)| (name, Route::Application(id.clone()))));
        });
    }
    found
}

/// The sheet.
pub fn palette() -> AnyView {
    let session = session();
    let search = RwSignal::new(String::new());
    let lines =
        Memo::new(move |_| search.with(|search| found(search).into_iter().map(|(name, route)| (name, route.href())).collect::<Vec<_>>()));
    let list = move || {
        let rows = lines.get().into_iter().map(|(name, href)| {
            let to = href.clone();
            let go = move |event: leptos::ev::MouseEvent| {
                event.prevent_default();
                session.replace(Route::parse(&to));
            };
            view! { <a class="row" href=href on:click=go><span class="grow">{name}</span>{icon(Icon::Right)}</a> }
        });
        if lines.with(Vec::is_empty) {
            return view! { <p class="sub" role="status">"Nothing has these words."</p> }.into_any();
        }
        view! { <nav class="rows" aria-label="Where to">{rows.collect_view()}</nav> }.into_any()
    };
    let on_key = move |event: KeyboardEvent| {
        let down = match event.key().as_str() {
            "Enter" if dom::is_typing() => {
                event.prevent_default();
                if let Some((_, href)) = lines.with_untracked(|lines| lines.first().cloned()) {
                    session.replace(Route::parse(&href));
                }
                return;
            }
            "ArrowDown" => true,
            "ArrowUp" => false,
            _ => return,
        };
        event.prevent_default();
        let row = dom::document().active_element().filter(|active| active.matches(".row").unwrap_or(false));
        let beside = row.as_ref().and_then(|row| if down { row.next_element_sibling() } else { row.previous_element_sibling() });
        match (row, beside.and_then(|beside| beside.dyn_into::<HtmlElement>().ok())) {
            (_, Some(beside)) => drop(beside.focus()),
            (None, None) => dom::focus(".palette .row"),
            (Some(_), None) if !down => dom::focus("#palette-search"),
            (Some(_), None) => {}
        }
    };
    let field =
        TextField::new("palette-search", "Search screens and actions", Input::Search).placeholder("Screen, action or company").bare();
    dom::focus_soon("#palette-search");
    let content = view! {
        <div class="palette stack tight" on:keydown=on_key>
            <div class="search">{icon(Icon::Lens)}{field.value(search)}</div>
            {live(list)}
        </div>
    };
    sheet("Go to", content.into_any())
}
