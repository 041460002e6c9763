//! What cannot be undone is asked for twice. The second button does nothing for a moment, so that no double tap goes through both.

use std::time::Duration;

use leptos::prelude::*;

use super::live;
use crate::dom;
use crate::runtime;
use crate::session::session;

/// How long the second button does nothing: longer than the two halves of a double tap are apart.
const MOMENT: Duration = Duration::from_millis(600);

/// A button for what cannot be undone: the first press only shows the second one, and puts the focus there.
pub fn twice(first: &'static str, second: &'static str, run: impl Fn() + Clone + Send + 'static) -> AnyView {
    let (armed, ready) = (RwSignal::new(false), RwSignal::new(false));
    let turns = StoredValue::new(0_u32);
    let name = format!("twice-{}", session().new_id());
    let selector = format!("#{name}");
    live(move || {
        let (name, selector, run) = (name.clone(), selector.clone(), run.clone());
        let turn = move |on: bool| {
            armed.set(on);
            ready.set(false);
            turns.update_value(|turns| *turns += 1);
            let turn = turns.get_value();
            dom::focus_soon(selector.clone());
            if on {
                // Not tied to the button that was pressed: it is gone by then.
                let still = move || turns.try_get_value() == Some(turn);
                runtime::later(MOMENT, move || {
                    if still() {
                        _ = ready.try_set(true)
                    }
                });
            }
        };
        if armed.get() {
            let confirm = move |_| {
                if ready.get_untracked() {
                    armed.set(false);
                    run();
                }
            };
            view! {
                <button id=name class="btn warm" type="button" aria-disabled=move || (!ready.get()).then_some("true") on:click=confirm>{second}</button>
                <button class="btn quiet" type="button" on:click=move |_| turn(false)>"Cancel"</button>
            }
            .into_any()
        } else {
            view! { <button id=name class="btn" type="button" on:click=move |_| turn(true)>{first}</button> }.into_any()
        }
    })
}
