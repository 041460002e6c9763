//! What makes room where there is none left: what can be given up, what costs least first, each with its size. Nothing here needs room itself.

use leptos::prelude::*;

use crate::components::figure::figure;
use crate::components::twice::twice;
use crate::format;
use crate::kind_words::kind_words;
use crate::route::{FunnelView, Route};
use crate::session::notice::Toast;
use crate::session::{Feedback, session};
use domain::record::Kind;
use domain::sample;
use store::usage::{Reclaimable, StorageUsage};

/// The list of what can be given up; nothing where nothing can.
pub(super) fn section(usage: &StorageUsage, looked: RwSignal<u32>) -> AnyView {
    let all = usage.reclaimable();
    if all.is_empty() {
        return ().into_any();
    }
    let rows = all.into_iter().map(|one| row(one, looked)).collect_view();
    view! {
        <h3>"Make room"</h3>
        <p class="sub">"Save a backup first. Then give up what you need least; removing always works, even when nothing else can be saved."</p>
        <ul class="stack tight">{rows}</ul>
    }
    .into_any()
}

/// A size, in words.
fn size(characters: usize) -> String {
    format!("{} thousand characters", format::count(characters.div_ceil(1000)))
}

fn row(one: Reclaimable, looked: RwSignal<u32>) -> AnyView {
    let (name, words, act) = match one {
        Reclaimable::BeforeRestore(room) => {
            let words = format!("What the last restore replaced: {}.", size(room));
            (
                "before_restore",
                words,
                twice("Free this space", "Free it: the restore can no longer be undone", move || forget_snapshot(looked)),
            )
        }
        Reclaimable::Samples(room) => (
            "samples",
            format!("Sample data: {}.", size(room)),
            twice("Remove it", "Remove the sample data", move || remove_sample(looked)),
        ),
        Reclaimable::Aside(room) => {
            let words = format!("Entries that could not be read: {}. You can save and delete them under “Set aside” below.", size(room));
            ("aside", words, ().into_any())
        }
        Reclaimable::Records(Kind::Application, room) => {
            let words = format!("Applications use most: {}. Delete old ones you no longer need.", size(room));
            let list = Route::Funnel(FunnelView::List).href();
            ("records", words, view! { <a class="btn" href=list>"Go through them"</a> }.into_any())
        }
        Reclaimable::Records(kind, room) => {
            let words = format!("{} use most: {}. Delete old ones you no longer need.", kind_words(kind), size(room));
            ("records", words, ().into_any())
        }
    };
    view! { <li class="stack tight" data-reclaim=name><p>{words}</p><div class="bar">{act}</div></li> }.into_any()
}

/// Gives up what the last restore replaced.
pub(super) fn forget_snapshot(looked: RwSignal<u32>) {
    let session = session();
    match session.handle().discard_snapshot() {
        Ok(()) => {
            session.show_toast(Toast::plain("Space freed. Your current entries are unchanged."));
            session.has_room();
        }
        Err(error) => session.show_toast(Toast::refused(format!("{error} Nothing was changed."))),
    }
    looked.update(|looked| *looked += 1);
}

fn remove_sample(looked: RwSignal<u32>) {
    let session = session();
    if let Some(change) = session.peek(sample::removal) {
        // A refusal is shown as a toast.
        let _ = session.commit(change, Feedback::Toast);
    }
    looked.update(|looked| *looked += 1);
}

/// What other apps at the same address take of the room; nothing where there are none.
pub(super) fn others(room: usize) -> AnyView {
    if room == 0 {
        return ().into_any();
    }
    let words = "Other pages at this address share this room. They use ";
    let tail = " thousand characters of it, which Onward can neither read as entries nor delete.";
    view! { <p class="sub">{words}{figure("room_others", Some(room as f64), format::count(room.div_ceil(1000)))}{tail}</p> }.into_any()
}
