//! What the worker is asked: a file read as applications, or as a bank statement, against what is stored.

use leptos::prelude::GetUntracked;

use crate::format;
use crate::jobs::bank::{BankJob, layout_id};
use crate::jobs::import::{ImportJob, Step};
use crate::session::session;
use domain::currency::Currency;
use domain::id::Id;
use domain::model::Model;
use exchange::applications::Mapping;
use exchange::bank::Destination;

/// The job for applications.
pub(super) fn import_job(step: Step, mapping: Option<Mapping>) -> ImportJob {
    let session = session();
    let applications = session.peek(|model| model.applications.clone());
    let currency = Some(session.peek(|model| crate::format::home(&model.preferences())));
    ImportJob { step, today: session.today.get_untracked(), currency, mapping, applications }
}

/// The first question to the worker: everything guessed. It goes where the last file like it went, else to the account if there is only one.
pub(super) fn first_job() -> BankJob {
    let session = session();
    let account = session.peek(|model| if model.accounts.len() == 1 { model.accounts.keys().next().cloned() } else { None });
    let currency = session.peek(|model| currency_of(model, account.as_ref()));
    let job = BankJob {
        step: Step::Preview,
        today: session.today.get_untracked(),
        statement: 0,
        layout: None,
        account,
        currency,
        fallback: session.peek(|model| format::home(&model.preferences())),
        log: Default::default(),
        rules: Default::default(),
        places: Vec::new(),
        propose: true,
    };
    complete(job)
}

/// The account's currency: its own, else the home currency; `None` where neither is chosen yet.
pub(super) fn currency_of(model: &Model, account: Option<&Id>) -> Option<Currency> {
    let own = account.and_then(|id| model.accounts.get(id)).and_then(|account| account.currency);
    own.or(model.preferences().currency)
}

/// Where a file can go, with how its last one was read.
fn destination(model: &Model, account: Option<&Id>) -> Destination {
    Destination {
        account: account.cloned(),
        name: account.and_then(|id| model.accounts.get(id)).map_or_else(|| "your spending log".to_owned(), |account| account.name.clone()),
        currency: currency_of(model, account),
        kept: model.bank_layouts.get(&layout_id(account)).cloned(),
    }
}

/// A job with what is stored here, and the layouts that are kept.
pub(super) fn complete(job: BankJob) -> BankJob {
    session().peek(|model| BankJob {
        log: model.spendings.clone(),
        rules: model.rules.clone(),
        places: std::iter::once(None).chain(model.accounts.keys().map(Some)).map(|account| destination(model, account)).collect(),
        ..job
    })
}
