//! The columns of a table, each with a few of its values and what it holds. The same for applications and for bank statements.

use leptos::prelude::*;

use crate::components::form::Select;
use crate::components::live;

use crate::format;
use crate::jobs::import::ColumnInfo;

/// How many columns are drawn before the person asks for the rest.
const FIRST: usize = 40;

/// Draws the columns; `chosen` has a key of `options` for each column, and `pick` hears of a correction: column, key.
pub fn columns(
    columns: &[ColumnInfo],
    options: &[(&'static str, &'static str)],
    chosen: Vec<&'static str>,
    pick: impl Fn(usize, String) + Copy + Send + Sync + 'static,
) -> AnyView {
    let options = options.to_vec();
    let (filled, blank): (Vec<_>, Vec<_>) = columns.iter().cloned().zip(chosen).enumerate().partition(|(_, (column, _))| column.filled > 0);
    let all = RwSignal::new(filled.len() <= FIRST);
    let count = filled.len();
    let one = move |(place, (column, chosen)): (usize, (ColumnInfo, &'static str))| {
        let (id, values) = (format!("column-{place}"), format!("column-{place}-values"));
        let chosen = RwSignal::new(chosen.to_owned());
        let pick = move |key: String| {
            chosen.set(key.clone());
            pick(place, key);
        };
        let select =
            Select::new(id, column.header.clone(), options.clone()).bare().described(values.clone()).over(Signal::from(chosen), pick);
        // A day does not break at its hyphens.
        let samples = column.samples.join(" · ").replace('-', "-\u{2060}");
        view! {
            <li class="map-row">
                <div><strong>{column.header}</strong><span class="sub" id=values>{samples}</span></div>
                {select}
            </li>
        }
    };
    let rows = move || {
        let shown = if all.get() { count } else { FIRST };
        filled.iter().take(shown).cloned().map(&one).collect_view()
    };
    let empty = match blank.as_slice() {
        [] => None,
        [(_, (only, _))] => Some(format!("The column {} is empty.", only.header)),
        several => Some(format!("{} columns are empty.", format::count(several.len()))),
    };
    view! {
        <ul class="rows">{rows}</ul>
        {live(move || (!all.get()).then(|| view! { <button class="btn small" type="button" on:click=move |_| all.set(true)>{format!("Show all {} columns", format::count(count))}</button> }))}
        {empty.map(|words| view! { <p class="sub">{words}</p> })}
    }
    .into_any()
}
