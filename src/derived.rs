//! What several screens derive from the model, made once for a state of the data and shared: the ledger of the funnel, its figures, the index of the list,
//! the budget. Derived when a screen first looks at it, and again when it is looked at after a change; never stored.

use std::cell::RefCell;
use std::sync::Arc;

use leptos::prelude::*;

use crate::session::{Session, session};
use domain::budget::Budget;
use domain::funnel::{FunnelFigures, Ledger};
use domain::list::Index;
use domain::record::Kind;

/// A value that follows the data.
pub type Shared<T> = Memo<Arc<T>>;

/// Each one, once a screen has asked for it.
#[derive(Default)]
struct Places {
    ledger: Option<Shared<Ledger>>,
    figures: Option<Shared<FunnelFigures>>,
    index: Option<Shared<Index>>,
    budget: Option<Shared<Budget>>,
}

thread_local! {
    static PLACES: RefCell<Places> = RefCell::default();
}

/// Whether two shared values are not the same one: what was derived again is taken as new without comparing 5,000 rows.
fn anew<T>(before: Option<&Arc<T>>, after: Option<&Arc<T>>) -> bool {
    !matches!((before, after), (Some(before), Some(after)) if Arc::ptr_eq(before, after))
}

fn one<T: Send + Sync + 'static>(
    place: fn(&mut Places) -> &mut Option<Shared<T>>,
    make: impl Fn(Session) -> T + Send + Sync + 'static,
) -> Shared<T> {
    if let Some(there) = PLACES.with_borrow_mut(|places| *place(places)) {
        return there;
    }
    let session = session();
    // Under the page, not under the screen that asked first.
    let made = session.under_page(|| Memo::new_with_compare(move |_| Arc::new(make(session)), anew));
    PLACES.with_borrow_mut(|places| *place(places) = Some(made));
    made
}

/// Each timeline read once.
pub fn ledger() -> Shared<Ledger> {
    one(
        |places| &mut places.ledger,
        |session| session.read(&[Kind::Application, Kind::Settings], |model| Ledger::of(model, session.today.get())),
    )
}

/// The figures of the funnel.
pub fn figures() -> Shared<FunnelFigures> {
    let ledger = self::ledger();
    one(|places| &mut places.figures, move |_| ledger.with(|ledger| FunnelFigures::from_ledger(ledger)))
}

/// The list, ready to be asked.
pub fn index() -> Shared<Index> {
    let ledger = self::ledger();
    one(
        |places| &mut places.index,
        move |session| {
            let (silent, follow_up) = ledger.with(|ledger| (ledger.silent_after.days(), ledger.follow_up_after()));
            session.read(&[Kind::Application], |model| Index::new(model, session.today.get(), silent, follow_up))
        },
    )
}

/// Every income, bill and debt laid out by day.
pub fn budget() -> Shared<Budget> {
    const MONEY: &[Kind] = &[Kind::Account, Kind::Plan, Kind::Income, Kind::Bill, Kind::Debt, Kind::SkillGap, Kind::Settings];
    one(
        |places| &mut places.budget,
        |session| session.read(MONEY, |model| Budget::of(model, crate::format::home(&model.preferences()), session.today.get())),
    )
}
