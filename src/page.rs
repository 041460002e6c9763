//! The frame of a screen: notices, a title with its actions, the content.

use leptos::prelude::*;

use crate::components::live;
use crate::dom;
use crate::embed::{self, FilesTask, Task, WriteTask};
use crate::route::Route;
use crate::session::conflict::Both;
use crate::session::notice::Notice;
use crate::session::session;
use crate::update;
use store::concurrent::Side;

/// A screen.
pub fn page(title: &'static str, class: &'static str, actions: AnyView, content: AnyView) -> AnyView {
    named_page(title.to_owned(), class, actions, content)
}

/// As [`page`], with a title of its own.
pub fn named_page(title: String, class: &'static str, actions: AnyView, content: AnyView) -> AnyView {
    set_title(&title);
    view! {
        <main id="main" tabindex="-1" class=class>
            {notices()}
            <div class="top"><h1 tabindex="-1">{title}</h1>{actions}</div>
            {content}
        </main>
    }
    .into_any()
}

/// The title in the browser's tab.
pub fn set_title(title: &str) {
    dom::document().set_title(&format!("{title} · Onward"));
}

/// What the person should know about storage or a new version; every screen begins with it.
pub fn notices() -> AnyView {
    let session = session();
    let one = move |notice: Notice| {
        let own = notice.clone();
        let dismiss = move || session.notices.update(|all| all.retain(|other| *other != own));
        let text = notice.text();
        let lead = match notice {
            Notice::Update => button("Update now", "btn small", Box::new(update::take_over)),
            Notice::Backup(_) => button("Save a backup", "btn small", Box::new(|| embed::run(Task::Files(FilesTask::SaveBackup)))),
            Notice::SentLongAgo { .. } => link("Look through them", &Route::Sweep),
            Notice::Both(both) => {
                let keep = |label: &'static str, both: Both, side: Side| {
                    button(label, "btn small", Box::new(move || embed::run(Task::Write(WriteTask::Choose(both.clone(), side)))))
                };
                (keep("Keep mine", both.clone(), Side::Ours), keep("Keep the other", both, Side::Theirs)).into_any()
            }
            Notice::NothingKept | Notice::Other(_) => link("Your data", &Route::Data),
        };
        view! {
            <div class="notice" role="status">
                <p class="grow">{text}</p>
                {lead}
                {button("Dismiss", "btn small quiet", Box::new(dismiss))}
            </div>
        }
    };
    live(move || session.notices.get().into_iter().map(one).collect_view())
}

/// One function for every button of a notice, and not a copy of it for each: this is in the first chunk.
fn button(label: &'static str, class: &'static str, act: Box<dyn Fn()>) -> AnyView {
    view! { <button class=class type="button" on:click=move |_| act()>{label}</button> }.into_any()
}

fn link(label: &'static str, to: &Route) -> AnyView {
    view! { <a class="btn small" href=to.href()>{label}</a> }.into_any()
}
