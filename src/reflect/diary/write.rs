//! Writing with a timer: fifteen minutes, for nobody else. What studies found, and who should stop, is said beside it.

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use leptos::prelude::*;

use super::blank;
use crate::components::figure::figure;
use crate::components::form::{Binding, lens, segments};
use crate::page::page;
use crate::reflect::edits::{delete, edit};
use crate::reflect::fields::area;
use crate::reflect::rows::{back_to, delete_button};
use crate::reflect::tables::DIARY;
use crate::route::ReflectRoute;
use crate::session::session;
use crate::{dom, runtime};
use domain::id::Id;

const SECOND: Duration = Duration::from_secs(1);

/// The lengths offered: minutes, key, label.
const LENGTHS: [(u32, &str, &str); 3] = [(5, "5", "5 min"), (15, "15", "15 min"), (20, "20", "20 min")];

/// The length to begin with, in minutes.
const USUAL: u32 = 15;

/// A new writing, or one that is there. A new one has its id in the address, so that a reload finds it.
pub fn screen(id: Option<Id>) -> AnyView {
    let session = session();
    let Some(id) = id else {
        let id = session.new_id();
        runtime::next_frame(move || session.replace(ReflectRoute::Write(Some(id))));
        return view! { <main id="main" tabindex="-1"></main> }.into_any();
    };
    let own = StoredValue::new(id.clone());
    let limit = RwSignal::new(USUAL);
    let running = RwSignal::new(false);
    let before = session.peek(|model| model.diary.get(&id).and_then(|e| e.minutes)).unwrap_or_default();
    // Of the timer, which may be started again.
    let seconds = RwSignal::new(0_u32);
    // Of all of it; not in the arena, as it is read after the screen has gone, too.
    let written = Arc::new(AtomicU32::new(0));
    let (entry, counted) = (id.clone(), written.clone());
    let keep_minutes = move || {
        let minutes = counted.load(Ordering::Relaxed).div_ceil(60);
        if minutes > 0 {
            edit(DIARY, &entry, |e| e.minutes = Some(before + minutes));
        }
    };
    on_cleanup(keep_minutes.clone());
    runtime::every(SECOND, move || {
        if running.get_untracked() {
            written.fetch_add(1, Ordering::Relaxed);
            seconds.update(|s| *s += 1);
            if seconds.get_untracked() >= limit.get_untracked() * 60 {
                running.set(false);
            }
        }
    });
    let clock = move || {
        let left = (limit.get() * 60).saturating_sub(seconds.get());
        figure("writing_seconds_left", Some(f64::from(left)), format!("{}:{:02}", left / 60, left % 60))
    };
    let words = move || {
        if running.get() {
            "Pause the timer"
        } else if seconds.get() > 0 {
            "Resume"
        } else {
            "Start the timer"
        }
    };
    let over = move || {
        (seconds.get() >= limit.get() * 60)
            .then(|| view! { <p role="status">"Time is up. Stop here or go on; there is no right length."</p> })
    };
    let toggle = move |_| {
        if running.get_untracked() {
            running.set(false);
            keep_minutes();
        } else {
            if seconds.get_untracked() >= limit.get_untracked() * 60 {
                seconds.set(0);
            }
            running.set(true);
            dom::focus("#writing");
        }
    };
    let lengths = segments(
        "Length",
        &LENGTHS.map(|(_, key, label)| (key, label)),
        Signal::derive(move || LENGTHS.iter().find(|(minutes, ..)| *minutes == limit.get()).map_or("", |(_, key, _)| *key).to_owned()),
        move |picked| {
            if let Some((minutes, ..)) = LENGTHS.iter().find(|(_, key, _)| *key == picked) {
                limit.set(*minutes);
            }
        },
    );
    let remove = move || {
        own.with_value(|id| delete(DIARY, id, "Entry deleted"));
        session.replace(ReflectRoute::Diary);
    };
    let actions = view! { {back_to(ReflectRoute::Diary, "Diary")}<a class="btn" href=ReflectRoute::Diary.href()>"Done"</a> }.into_any();
    page(
        "Write",
        "",
        actions,
        view! {
            <p class="sub">"Write for nobody but yourself: what happened, how it affected you, what you think about it now. Spelling does not matter. In one small study of people who had lost their jobs it helped; later studies found little effect. Some people feel worse right afterwards; if you do, stop, and do something kind for yourself."</p>
            <div class="bar"><p class="figure-mid" role="timer" aria-label="Time left">{clock}</p><span class="grow"></span>{lengths}</div>
            <div><button class="btn primary" type="button" on:click=toggle>{words}</button></div>
            {over}
            <div class="letter">{area("writing", "Your writing", "", Binding::or_new(DIARY, &id, lens!(writing), blank()))}</div>
            <div class="bar"><a class="btn quiet small" href=ReflectRoute::Help.href()>"Talk to someone instead"</a>{delete_button("Delete this entry", remove)}</div>
        }
        .into_any(),
    )
}
