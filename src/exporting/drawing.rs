//! A picture of another screen as a file: that screen says what is in it, the chunk of the files draws it.

use std::cell::RefCell;

use leptos::prelude::*;

use super::{file_name, picture};
use crate::components::icon::{Icon, icon_small};
use crate::dom;
use crate::embed::{self, FilesTask, Task};
use crate::session::notice::Toast;
use crate::session::session;
use exchange::out::picture::{Picture, svg};

/// What is to be saved: the picture, the name of its file without an ending, and whether it is saved as pixels.
type Wanted = (Picture, &'static str, bool);

thread_local! {
    static WANTED: RefCell<Option<Wanted>> = const { RefCell::new(None) };
}

/// The two ways to save a picture, under it. `what` is in the names of the file and of the buttons.
pub fn save_as(what: &'static str, picture: impl Fn() -> Option<Picture> + Copy + 'static) -> AnyView {
    let way = |label: &'static str, pixels: bool| {
        let save = move |_| {
            WANTED.set(picture().map(|picture| (picture, what, pixels)));
            embed::run(Task::Files(FilesTask::SavePicture));
        };
        view! { <button class="btn small quiet" type="button" aria-label=format!("Save the {what} as {label}") on:click=save>{label}</button> }
    };
    view! { <div class="bar save-as no-print"><span class="sub">{icon_small(Icon::Down)}"Save the picture"</span>{way("PNG", true)}{way("SVG", false)}</div> }
        .into_any()
}

/// Saves what was asked for.
pub fn save() {
    let Some((picture, what, pixels)) = WANTED.take() else { return };
    let (drawn, size) = svg(&picture);
    if pixels {
        return picture::save_png(drawn, size, file_name(&format!("{what}.png")));
    }
    let name = file_name(&format!("{what}.svg"));
    dom::save_file(&name, "image/svg+xml", &drawn);
    session().show_toast(Toast::plain(format!("{name} saved")));
}
