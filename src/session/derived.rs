//! What several screens derive from the model, made once for a state of the data and shared: the ledger of the funnel, its figures, the index of the list,
//! the budget. Derived when a screen first looks at it, and again when it is looked at after a change; never stored.

use std::sync::Arc;

use leptos::prelude::*;

use super::Session;
use domain::budget::Budget;
use domain::funnel::{FunnelFigures, Ledger};
use domain::list::Index;
use domain::record::Kind;

/// A value that follows the data.
pub type Shared<T> = Memo<Arc<T>>;

/// Where each one stands once a screen has asked for it.
#[derive(Default)]
struct Places {
    ledger: Option<Shared<Ledger>>,
    figures: Option<Shared<FunnelFigures>>,
    index: Option<Shared<Index>>,
    budget: Option<Shared<Budget>>,
}

/// A handle to what is derived.
#[derive(Clone, Copy)]
pub struct Derived {
    places: StoredValue<Places>,
    /// Under whom they live: the page, not the screen that asked first.
    owner: StoredValue<Owner>,
}

/// Whether two shared values are not the same one: what was derived again is taken as new without comparing 5,000 rows.
fn anew<T>(before: Option<&Arc<T>>, after: Option<&Arc<T>>) -> bool {
    !matches!((before, after), (Some(before), Some(after)) if Arc::ptr_eq(before, after))
}

impl Derived {
    /// Nothing yet. Call it under the owner that lives as long as the page.
    pub fn new() -> Self {
        Self { places: StoredValue::new(Places::default()), owner: StoredValue::new(Owner::current().unwrap_or_default()) }
    }

    fn one<T: Send + Sync + 'static>(
        self,
        place: fn(&mut Places) -> &mut Option<Shared<T>>,
        make: impl Fn(Session) -> T + Send + Sync + 'static,
    ) -> Shared<T> {
        if let Some(there) = self.places.try_update_value(|places| *place(places)).flatten() {
            return there;
        }
        let session = super::session();
        let made = self.owner.with_value(|owner| owner.with(|| Memo::new_with_compare(move |_| Arc::new(make(session)), anew)));
        self.places.update_value(|places| *place(places) = Some(made));
        made
    }

    /// Each timeline read once.
    pub fn ledger(self) -> Shared<Ledger> {
        self.one(
            |places| &mut places.ledger,
            |session| session.read(&[Kind::Application, Kind::Settings], |model| Ledger::of(model, session.today.get())),
        )
    }

    /// The figures of the funnel.
    pub fn figures(self) -> Shared<FunnelFigures> {
        let ledger = self.ledger();
        self.one(|places| &mut places.figures, move |_| ledger.with(|ledger| FunnelFigures::from_ledger(ledger)))
    }

    /// The list, ready to be asked.
    pub fn index(self) -> Shared<Index> {
        let ledger = self.ledger();
        self.one(
            |places| &mut places.index,
            move |session| {
                let (silent, follow_up) = ledger.with(|ledger| (ledger.silent_after.days(), ledger.follow_up_after()));
                session.read(&[Kind::Application], |model| Index::new(model, session.today.get(), silent, follow_up))
            },
        )
    }

    /// Every income, bill and debt laid out by day.
    pub fn budget(self) -> Shared<Budget> {
        const MONEY: &[Kind] = &[Kind::Account, Kind::Plan, Kind::Income, Kind::Bill, Kind::Debt, Kind::Settings];
        self.one(
            |places| &mut places.budget,
            |session| session.read(MONEY, |model| Budget::of(model, crate::format::home(&model.preferences()), session.today.get())),
        )
    }
}
