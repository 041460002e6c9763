//! The frame of a screen: notices, a title with its actions, the content.

use leptos::prelude::*;

use crate::components::live;
use crate::dom;
use crate::embed::{self, Task, WriteTask};
use crate::route::Route;
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
        let dismiss = move |_| session.notices.update(|all| all.retain(|other| *other != own));
        let text = notice.text();
        let lead = match notice {
            Notice::Update => {
                view! { <button class="btn small" type="button" on:click=move |_| update::take_over()>"Update now"</button> }.into_any()
            }
            Notice::SentLongAgo(_) => view! { <a class="btn small" href=Route::Sweep.href()>"Look through them"</a> }.into_any(),
            Notice::Both(both) => {
                let (mine, other) = (both.clone(), both);
                view! {
                    <button class="btn small" type="button" on:click=move |_| embed::run(Task::Write(WriteTask::Choose(mine.clone(), Side::Ours)))>"Keep mine"</button>
                    <button class="btn small" type="button" on:click=move |_| embed::run(Task::Write(WriteTask::Choose(other.clone(), Side::Theirs)))>"Keep the other"</button>
                }
                .into_any()
            }
            Notice::NothingKept | Notice::Other(_) => view! { <a class="btn small" href=Route::Data.href()>"Your data"</a> }.into_any(),
        };
        view! {
            <div class="notice" role="status">
                <p class="grow">{text}</p>
                {lead}
                <button class="btn small quiet" type="button" on:click=dismiss>"Dismiss"</button>
            </div>
        }
    };
    live(move || session.notices.get().into_iter().map(one).collect_view())
}
