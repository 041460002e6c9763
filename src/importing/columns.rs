//! The map: each column of a table with a few of its values, and what it is taken for. The same for applications and for a bank's table.

use leptos::prelude::*;

use crate::components::live;

use crate::format;
use crate::jobs::import::ColumnInfo;

/// How many columns are drawn before the person asks for the rest.
const FIRST: usize = 40;

/// Draws the columns; `chosen` has a place in `labels` for each column, and `pick` hears of a correction: column, place.
pub fn columns(
    columns: &[ColumnInfo],
    labels: &'static [&'static str],
    chosen: Vec<usize>,
    pick: impl Fn(usize, usize) + Copy + Send + Sync + 'static,
) -> AnyView {
    let (filled, blank): (Vec<_>, Vec<_>) = columns.iter().cloned().zip(chosen).enumerate().partition(|(_, (column, _))| column.filled > 0);
    let all = RwSignal::new(filled.len() <= FIRST);
    let count = filled.len();
    let one = move |(place, (column, chosen)): (usize, (ColumnInfo, usize))| {
        let (id, values) = (format!("column-{place}"), format!("column-{place}-values"));
        let options = labels
            .iter()
            .enumerate()
            .map(|(n, label)| view! { <option value=n.to_string() selected={n == chosen}>{*label}</option> })
            .collect_view();
        view! {
            <li class="map-row">
                <div><label for=id.clone()><strong>{column.header}</strong></label><span class="sub" id=values.clone()>{column.samples.join(" · ")}</span></div>
                <select id=id aria-describedby=values on:change=move |event| { if let Ok(n) = event_target_value(&event).parse() { pick(place, n); } }>{options}</select>
            </li>
        }
    };
    let rows = move || {
        let shown = if all.get() { count } else { FIRST };
        filled.iter().take(shown).cloned().map(one).collect_view()
    };
    let empty = match blank.as_slice() {
        [] => None,
        [(_, (only, _))] => Some(format!("The column {} is empty.", only.header)),
        several => Some(format!("{} columns are empty.", several.len())),
    };
    view! {
        <ul class="rows">{rows}</ul>
        {live(move || (!all.get()).then(|| view! { <button class="btn small" type="button" on:click=move |_| all.set(true)>{format!("Show all {} columns", format::count(count))}</button> }))}
        {empty.map(|words| view! { <p class="sub">{words}</p> })}
    }
    .into_any()
}
