//! One route of every shape. The ids are those of the sample data, so that each draws something when the sample is loaded. Tests print and parse the list,
//! the browser tests and the pictures visit it (`e2e/routes.json` is written from it), and the table of chunks answers for each.

use domain::budget::{Class, IncomeKind};
use domain::choice::Choice;
use domain::feedback::nudge::Nudge;
use domain::id::Id;
use domain::reflection::ReflectionStep;
use domain::review::ReviewStep;

use super::{BillPreset, BudgetEdit, BudgetRoute, FunnelView, PlanSection, ReflectEdit, ReflectRoute, Rehearsal, Route, Target};

/// A shared funnel: the text of `tests/fixtures/snapshot/funnel-v1.json`, packed.
const SNAPSHOT: &str = "1eNodjVEKwyAQBe_yvhWipFK8TBBdqSVdw2oTSsjda_s7zJt3ovIRJOnGYWuP2uGNwiskgoedrNPGaOugkN_MtMKfaMRDm6fBirS-xMo9xIHuCoU7yV7ooAR_U6g5k7R_VOhJsf-4mRW4LkLb-oG3IzTmZR-X7rq-QTMuaA";

/// The list, in the order of the tabs. An address that leads nowhere is at its end.
pub fn all() -> Vec<Route> {
    let id = |name: &str| Id::new(format!("sample-{name}"));
    let application = || id("adatum");
    let mut all = vec![
        Route::Today,
        Route::Funnel(FunnelView::List),
        Route::Funnel(FunnelView::Board),
        Route::Funnel(FunnelView::Figures),
        Route::Application(application()),
        Route::AddApplication(String::new()),
        Route::AddApplication("Cook at Northwind https://northwind.example/jobs/1".into()),
        Route::Event(application(), None),
        Route::Event(application(), Some(Id::new("applied"))),
        Route::Sweep,
        Route::Offers,
    ];
    all.extend(budget(&id));
    all.extend(reflect(&id));
    all.extend([
        Route::More,
        Route::Settings,
        Route::Data,
        Route::Keys,
        Route::About,
        Route::Guide,
        Route::Palette,
        Route::Import,
        Route::Export,
        Route::Proof,
        Route::Share,
        Route::Snapshot(SNAPSHOT.into()),
        Route::HandOver,
        Route::Receive(String::new()),
        Route::Receive("p1-0f3a9c21-1-3-AAAA".into()),
        Route::Unknown(vec!["nowhere".into(), "at all".into()]),
    ]);
    all
}

fn budget(id: &dyn Fn(&str) -> Id) -> Vec<Route> {
    let at = |name: &str| Target::Existing(id(name));
    let mut all = vec![BudgetRoute::Home, BudgetRoute::Setup, BudgetRoute::Plan(None)];
    all.extend(PlanSection::ALL.map(|section| BudgetRoute::Plan(Some(section))));
    all.extend([
        BudgetRoute::Calendar,
        BudgetRoute::Bridge,
        BudgetRoute::Pause,
        BudgetRoute::Spending,
        BudgetRoute::Worry,
        BudgetRoute::Lessons(None),
        BudgetRoute::Lessons(Some(Id::new("bills-first"))),
        BudgetRoute::Support,
    ]);
    let edits = [
        BudgetEdit::Account(Target::New),
        BudgetEdit::Account(at("account-savings")),
        BudgetEdit::Bill(Target::New, Some(BillPreset::Class(Class::Want))),
        BudgetEdit::Bill(at("bill-car"), None),
        BudgetEdit::Bill(at("bill-car"), Some(BillPreset::Cut)),
        BudgetEdit::Debt(Target::New),
        BudgetEdit::Debt(at("debt-card")),
        BudgetEdit::Income(Target::New, Some(IncomeKind::Gig)),
        BudgetEdit::Income(Target::New, Some(IncomeKind::UnemploymentBenefit)),
        BudgetEdit::Income(at("income-benefit"), None),
        BudgetEdit::Buffer,
        BudgetEdit::Pause(Target::New),
        BudgetEdit::Pause(at("pause-coat")),
        BudgetEdit::Spending(Target::New),
        BudgetEdit::Spending(at("spending-0")),
        BudgetEdit::Support(Target::New),
    ];
    all.into_iter().map(Route::Budget).chain(edits.map(Route::BudgetEdit)).collect()
}

fn reflect(id: &dyn Fn(&str) -> Id) -> Vec<Route> {
    let reflection = || id("reflection-adatum");
    let mut all = vec![
        ReflectRoute::Home,
        ReflectRoute::New,
        ReflectRoute::TurnedDown(None),
        ReflectRoute::TurnedDown(Some(id("fabrikam"))),
        ReflectRoute::Tomorrow(reflection()),
    ];
    all.extend(Nudge::CHOICES.iter().map(|nudge| ReflectRoute::Nudge(*nudge, id("adatum"))));
    all.extend(ReflectionStep::ALL.map(|step| ReflectRoute::Wizard(reflection(), Some(step))));
    all.extend(ReviewStep::ALL.map(|step| ReflectRoute::Review(Some(step))));
    all.extend([
        ReflectRoute::Questions,
        ReflectRoute::Rehearse(Rehearsal::Due),
        ReflectRoute::Rehearse(Rehearsal::One(id("question-churn"))),
        ReflectRoute::Rehearse(Rehearsal::Interview(id("adatum"))),
        ReflectRoute::Prepare(id("adatum")),
        ReflectRoute::Ask(id("adatum")),
        ReflectRoute::AskGeneral(None),
        ReflectRoute::AskGeneral(Some(reflection())),
        ReflectRoute::Letter(id("feedback-adatum")),
        ReflectRoute::Feedback,
        ReflectRoute::Actions,
        ReflectRoute::Setbacks,
        ReflectRoute::Skills,
        ReflectRoute::Routine,
        ReflectRoute::Review(None),
        ReflectRoute::Growth,
        ReflectRoute::Diary,
        ReflectRoute::Write(None),
        ReflectRoute::Write(Some(id("journal-1"))),
        ReflectRoute::People,
        ReflectRoute::Versions,
        ReflectRoute::Posting(id("adatum")),
        ReflectRoute::Help,
        ReflectRoute::Document(None),
        ReflectRoute::Document(Some(reflection())),
    ]);
    let edits = [
        ReflectEdit::Question(id("question-churn")),
        ReflectEdit::Action(id("action-ask")),
        ReflectEdit::Clue(id("clue-adatum-1")),
        ReflectEdit::Person(id("person-lena")),
        ReflectEdit::Skill(id("skill-forecasting")),
        ReflectEdit::Version(id("version-results")),
        ReflectEdit::Block(id("block-0")),
    ];
    // Those that begin something new and then lead on.
    all.push(ReflectRoute::About(id("alpine-ski-house"), None));
    all.push(ReflectRoute::About(id("alpine-ski-house"), Some(Id::new("applied"))));
    all.push(ReflectRoute::Wizard(reflection(), None));
    all.into_iter().map(Route::Reflect).chain(edits.map(Route::ReflectEdit)).collect()
}
