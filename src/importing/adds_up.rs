//! What is worth knowing about how a bank's file was read: which way signs and reversals were taken, and whether the transactions meet the balances that
//! the file states.

use std::sync::Arc;

use leptos::prelude::*;

use super::state::Closing;
use crate::components::figure::figure;
use crate::components::form::segments;
use crate::components::live;
use crate::format;
use crate::jobs::bank::{BankAnswer, Notice};
use crate::session::{Feedback, session};
use domain::budget::edits;
use domain::currency::Currency;
use domain::record::Kind;
use exchange::bank::layout::ReversalMark;
use exchange::bank::{BalanceCheck, Verdict};

/// What a reversal's mark can mean: key, words, meaning.
const MARKS: [(&str, &str, ReversalMark); 2] = [
    ("own", "The reversal’s own direction", ReversalMark::Own),
    ("original", "The direction of what is taken back", ReversalMark::Original),
];

/// Draws it; `mark` hears what the person says reversals mean.
pub(super) fn view(answer: RwSignal<Arc<BankAnswer>>, mark: Callback<ReversalMark>) -> AnyView {
    let notices = Memo::new(move |_| answer.with(|answer| answer.notices.clone()));
    let balances = Memo::new(move |_| answer.with(|answer| answer.balances.clone()));
    let one = move |notice: Notice| {
        let reversal = match notice {
            Notice::Reversals(reading) => Some(reading.mark),
            _ => None,
        };
        let choice = reversal.map(|read| {
            let chosen = MARKS.iter().find(|(.., mark)| *mark == read).map_or("", |(key, ..)| key).to_owned();
            let pick = move |key: &'static str| {
                if let Some((.., found)) = MARKS.iter().find(|(other, ..)| *other == key) {
                    mark.run(*found);
                }
            };
            segments(
                "Debit and credit beside a reversal mean",
                &MARKS.map(|(key, words, _)| (key, words)),
                Signal::derive(move || chosen.clone()),
                pick,
            )
        });
        view! { <div class="stack tight"><p>{notice.sentence()}</p>{choice}</div> }
    };
    view! {
        {move || notices.get().into_iter().map(one).collect_view()}
        {live(move || balances.get().map(|check| verdict(&check)))}
    }
    .into_any()
}

/// Offers to take the closing balance over into its account, so that the runway counts with it; it is gone once the account has it.
pub(super) fn take_over(closing: Closing) -> AnyView {
    let session = session();
    let change = move |closing: &Closing| {
        session.read(&[Kind::Account], |model| {
            let before = model.accounts.get(&closing.account)?;
            let change = edits::closing_balance(&closing.account, before, closing.balance, closing.last, session.today.get())?;
            Some((before.name.clone(), before.balance, change))
        })
    };
    live(move || {
        let (name, known, found) = change(&closing)?;
        let words = format!(
            "The file’s closing balance, {} after {}, is proven by its transactions. Your budget still counts with {} in {name}.",
            money(closing.balance, closing.currency),
            format::near_day(closing.last, session.today.get()),
            money(known, closing.currency)
        );
        let run = move |_| drop(session.commit(Clone::clone(&found), Feedback::Toast));
        Some(
            view! { <div class="card warm stack tight"><p>{words}</p><div><button class="btn" type="button" on:click=run>"Take over the closing balance"</button></div></div> },
        )
    })
}

fn money(minor: i64, currency: Currency) -> String {
    format::money(minor, currency, currency.exponent(), true)
}

fn verdict(check: &BalanceCheck) -> AnyView {
    let amount = |minor: i64| money(minor, check.currency);
    let ends = match (check.opening, check.closing) {
        (Some(opening), Some(closing)) => {
            format!("{} before, {} after, {} between them.", amount(opening), amount(closing), amount(check.moved))
        }
        _ => String::new(),
    };
    match check.verdict {
        Verdict::Meets { .. } => view! {
            <p>"The transactions meet the balances in the file: "{ends}{figure("bank_balance_off", Some(0.0), String::new())}</p>
        }
        .into_any(),
        Verdict::Off { by, row } => {
            let place =
                row.map(|row| format!(" The first balance that does not fit is in row {}.", format::count(row))).unwrap_or_default();
            view! {
                <div class="card warm">
                    <p>"The transactions do not meet the balances in the file; they differ by "<strong>{figure("bank_balance_off", Some(by as f64), amount(by.saturating_abs()))}</strong>". "{ends}{place}</p>
                    <p class="sub">"A row may be missing, unreadable, or read with the wrong sign. Compare the rows with your bank before you import."</p>
                </div>
            }
            .into_any()
        }
        Verdict::OneBalance => {
            let only = check.opening.or(check.closing).map(amount).unwrap_or_default();
            view! { <p class="sub">{format!("The file states one balance only, {only}. There is nothing to compare the transactions with.")}</p> }
                .into_any()
        }
    }
}
