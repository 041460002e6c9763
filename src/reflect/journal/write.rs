//! Writing with a clock: fifteen minutes, for nobody else. The caveat stands beside it.

use crate::route::ReflectRoute;
use crate::runtime;
use leptos::prelude::*;

use super::{JOURNAL, blank};
use crate::components::figure::figure;
use crate::page::page;
use crate::reflect::draft::{area, place, spot_or_new};
use crate::reflect::pieces::{amend, bin, delete};
use crate::session::session;
use domain::id::Id;

/// The lengths offered, in minutes.
const LENGTHS: [u32; 3] = [5, 15, 20];

/// A new writing, or one that is there. A new one has its id in the address, so that a reload finds it.
pub fn screen(id: Option<Id>) -> AnyView {
    let session = session();
    let Some(id) = id else {
        let id = session.new_id();
        runtime::next_frame(move || crate::session::session().replace(ReflectRoute::Write(Some(id.clone()))));
        return view! { <main id="main" tabindex="-1"></main> }.into_any();
    };
    let own = StoredValue::new(id.clone());
    let limit = RwSignal::new(LENGTHS[1]);
    let seconds = RwSignal::new(0_u32);
    let running = RwSignal::new(false);
    let tick = set_interval_with_handle(
        move || {
            if running.get_untracked() {
                seconds.update(|s| *s += 1);
                if seconds.get_untracked() >= limit.get_untracked() * 60 {
                    running.set(false);
                }
            }
        },
        std::time::Duration::from_secs(1),
    );
    let before = session.peek(|model| model.diary.get(&id).and_then(|e| e.minutes)).unwrap_or_default();
    on_cleanup(move || {
        if let Ok(tick) = tick {
            tick.clear();
        }
    });
    let keep = move || {
        let minutes = seconds.get_untracked().div_ceil(60);
        if minutes > 0 {
            own.with_value(|id| amend(JOURNAL, id, "", |e| e.minutes = Some(before + minutes)));
        }
    };
    let clock = move || {
        let left = (limit.get() * 60).saturating_sub(seconds.get());
        figure("writing_seconds_left", Some(f64::from(left)), format!("{}:{:02}", left / 60, left % 60))
    };
    let words = move || {
        if running.get() {
            "Stop the clock"
        } else if seconds.get() > 0 {
            "Go on"
        } else {
            "Start the clock"
        }
    };
    let over = move || {
        (seconds.get() >= limit.get() * 60)
            .then(|| view! { <p role="status">"Time is up. Stop here, or go on; there is no right length."</p> })
    };
    let toggle = move |_| {
        if running.get_untracked() {
            running.set(false);
            keep();
        } else {
            if seconds.get_untracked() >= limit.get_untracked() * 60 {
                seconds.set(0);
            }
            running.set(true);
            crate::dom::focus("#writing");
        }
    };
    let lengths = LENGTHS.map(|n| view! { <button type="button" aria-pressed=move || (limit.get() == n).to_string() on:click=move |_| limit.set(n)>{n}" min"</button> });
    let remove = move || {
        own.with_value(|id| delete(JOURNAL, id, "Entry deleted"));
        crate::session::session().replace(ReflectRoute::Diary);
    };
    let back = view! { <a class="btn" href=ReflectRoute::Diary.href() on:click=move |_| keep()>"Done"</a> }.into_any();
    page(
        "Write",
        "",
        back,
        view! {
            <p class="sub">"Write for nobody but you: what happened, what it did to you, what you think about it now. Spelling does not matter. In one small study of people who had lost their work it helped; later ones found little. Some feel worse right after; if you do, stop, and do something kind."</p>
            <div class="bar"><p class="figure-mid" role="timer" aria-label="Time left">{clock}</p><span class="grow"></span><div class="seg" role="group" aria-label="How long">{lengths.collect_view()}</div></div>
            <div><button class="btn primary" type="button" on:click=toggle>{words}</button></div>
            {over}
            <div class="letter">{area("writing", "Your writing", "", spot_or_new(JOURNAL, &id, place!(writing), blank()))}</div>
            <div class="bar"><a class="btn quiet small" href=ReflectRoute::Help.href()>"Talk to someone instead"</a>{bin("Delete this entry".into(), remove)}</div>
        }
        .into_any(),
    )
}
