//! What several screens derive from the model, made once for a state of the data and shared: the ledger of the funnel, its figures, the index of the list,
//! the budget. Derived when a screen first looks at it, and again when it is looked at after a change; never stored.

use std::cell::Cell;
use std::sync::Arc;
use std::thread::LocalKey;

use leptos::prelude::*;

use crate::session::{Session, session};
use domain::budget::Budget;
use domain::funnel::{FunnelFigures, Ledger};
use domain::list::Index;
use domain::record::Kind;

/// A value that follows the data.
pub type Shared<T> = Memo<Arc<T>>;

/// Where one is kept once a screen has asked for it.
pub type Place<T> = Cell<Option<Shared<T>>>;

/// Whether two shared values are not the same one: what was derived again is taken as new without comparing 5,000 rows.
fn anew<T>(before: Option<&Arc<T>>, after: Option<&Arc<T>>) -> bool {
    !matches!((before, after), (Some(before), Some(after)) if Arc::ptr_eq(before, after))
}

/// The value of a place: made under the page, not under the screen that asked first. `make` is given the one before.
pub fn one<T: Send + Sync + 'static>(
    place: &'static LocalKey<Place<T>>,
    make: impl Fn(Session, Option<&T>) -> T + Send + Sync + 'static,
) -> Shared<T> {
    if let Some(there) = place.get() {
        return there;
    }
    let session = session();
    let made = session
        .under_page(|| Memo::new_with_compare(move |before: Option<&Arc<T>>| Arc::new(make(session, before.map(AsRef::as_ref))), anew));
    place.set(Some(made));
    made
}

thread_local! {
    static LEDGER: Place<Ledger> = const { Cell::new(None) };
    static FIGURES: Place<FunnelFigures> = const { Cell::new(None) };
    static INDEX: Place<Index> = const { Cell::new(None) };
    static BUDGET: Place<Budget> = const { Cell::new(None) };
}

/// Each timeline read once.
pub fn ledger() -> Shared<Ledger> {
    one(&LEDGER, |session, before| {
        session.read(&[Kind::Application, Kind::Settings], |model| Ledger::after(before, model, session.today.get()))
    })
}

/// The figures of the funnel.
pub fn figures() -> Shared<FunnelFigures> {
    let ledger = self::ledger();
    one(&FIGURES, move |_, _| ledger.with(|ledger| FunnelFigures::from_ledger(ledger)))
}

/// The list, ready to be asked.
pub fn index() -> Shared<Index> {
    let ledger = self::ledger();
    one(&INDEX, move |session, before| {
        ledger.with(|ledger| session.read(&[Kind::Application], |model| Index::after(before, model, ledger)))
    })
}

/// Every income, bill and debt laid out by day.
pub fn budget() -> Shared<Budget> {
    const MONEY: &[Kind] = &[Kind::Account, Kind::Plan, Kind::Income, Kind::Bill, Kind::Debt, Kind::SkillGap, Kind::Settings];
    one(&BUDGET, |session, _| {
        session.read(MONEY, |model| Budget::of(model, crate::format::home(&model.preferences()), session.today.get()))
    })
}
