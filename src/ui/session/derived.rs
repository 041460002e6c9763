//! What several screens derive from the model, made once for a state of the data and shared: the ledger of the funnel, its figures, the index of the list.
//! Derived when first looked at after a change; never stored.

use std::sync::Arc;

use leptos::prelude::*;

use super::Session;
use crate::domain::budget::Budget;
use crate::domain::funnel::{Figures, Ledger};
use crate::domain::list::Index;
use crate::domain::record::Kind;

/// Handles to what is derived.
#[derive(Clone, Copy)]
pub struct Derived {
    /// Each timeline read once.
    pub ledger: Memo<Arc<Ledger>>,
    /// The figures of the funnel.
    pub figures: Memo<Arc<Figures>>,
    /// The list, ready to be asked.
    pub index: Memo<Arc<Index>>,
    /// Every income, bill and debt laid out by day.
    pub budget: Memo<Arc<Budget>>,
}

/// Whether two shared values are not the same one: what was derived again is taken as new without comparing 5,000 rows.
fn anew<T>(before: Option<&Arc<T>>, after: Option<&Arc<T>>) -> bool {
    !matches!((before, after), (Some(before), Some(after)) if Arc::ptr_eq(before, after))
}

impl Derived {
    /// Ties them to the session's model and calendar.
    pub fn of(session: Session) -> Self {
        let ledger = Memo::new_with_compare(
            move |_| Arc::new(session.read(&[Kind::Application, Kind::Settings], |model| Ledger::of(model, session.today.get()))),
            anew,
        );
        let figures = Memo::new_with_compare(move |_| Arc::new(ledger.with(|ledger| Figures::from_ledger(ledger))), anew);
        let index = Memo::new_with_compare(
            move |_| {
                let (silent, follow_up) = ledger.with(|ledger| (ledger.silent_after.days(), ledger.follow_up_after()));
                Arc::new(session.read(&[Kind::Application], |model| Index::new(model, session.today.get(), silent, follow_up)))
            },
            anew,
        );
        let money = &[Kind::Account, Kind::Plan, Kind::Income, Kind::Bill, Kind::Debt, Kind::Settings];
        let budget = Memo::new_with_compare(
            move |_| {
                Arc::new(session.read(money, |model| Budget::of(model, crate::ui::format::home(&model.preferences()), session.today.get())))
            },
            anew,
        );
        Self { ledger, figures, index, budget }
    }
}
