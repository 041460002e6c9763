//! A table that can be applications or movements of money: both readings side by side, and the person says which it is.

use leptos::prelude::*;

use super::read;
use super::state::{Either, ImportState, ImportView, heading};
use crate::format;

/// How many rows of each reading are shown.
const EXAMPLES: usize = 3;

/// The question.
pub(super) fn view(import: ImportState, either: &Either) -> AnyView {
    let Either { kind, applications, money } = either.clone();
    let rows = applications.preview.rows.iter().filter(|row| !row.title.is_empty()).take(EXAMPLES);
    let rows: Vec<String> = rows.map(|row| row.title.clone()).collect();
    let movements = money.examples.iter().take(EXAMPLES).map(|parts| {
        let parts = parts.iter().filter(|part| !part.is_empty()).cloned();
        parts.collect::<Vec<_>>().join(" · ")
    });
    let movements: Vec<String> = movements.collect();
    let days = money.days.map(|(first, last)| format!(", from {} to {}", format::full_day(first), format::full_day(last)));
    let transactions = format!("{}{}", format::plural(money.movements as i64, "transaction", "transactions"), days.unwrap_or_default());
    let funnel = applications.funnel.sentence();
    let list = |lines: Vec<String>| lines.into_iter().map(|line| view! { <li>{line}</li> }).collect_view();
    view! {
        {heading(import, "Applications or transactions?".to_owned())}
        <p class="sub">"This table can be read both ways. Which is it?"</p>
        <div class="two">
            <section class="card stack tight" aria-labelledby="either-applications">
                <h3 id="either-applications">"Applications"</h3>
                <p>{funnel}</p>
                <ul class="sub">{list(rows)}</ul>
                <button class="btn" type="button" on:click=move |_| import.show(ImportView::Applications(kind, applications.clone()))>"They are applications"</button>
            </section>
            <section class="card stack tight" aria-labelledby="either-transactions">
                <h3 id="either-transactions">"Transactions"</h3>
                <p>{transactions}</p>
                <ul class="sub">{list(movements)}</ul>
                <button class="btn" type="button" on:click=move |_| read::as_bank(import)>"They are transactions"</button>
            </section>
        </div>
    }
    .into_any()
}
