//! The entry functions: at each the program is cut.

use leptos::prelude::{AnyView, IntoAny};

use super::view::{
    FilesView, ListView, PlanView, PracticeView, RunwayView, SearchView, SettingsView, ShareView, TurnedDownView, Unavailable,
};
use crate::embed::{FilesTask, WriteTask};
use crate::session::{Feedback, session};
use crate::{application, budget, dom, exporting, funnel, importing, more, reflect, sharing, today};

/// One function a chunk. The attribute writes the import and the export between which the program is cut, which is its only use of `unsafe`.
macro_rules! entry {
    ($chunk:ident, $draw:ident, $fetch:ident, ($($view:ident: $type:ty)?) $body:expr) => {
        #[cfg(split)]
        #[leptos::wasm_split::wasm_split($chunk, wasm_split_path = leptos::wasm_split, preload($fetch), fallible)]
        pub(super) fn $draw($($view: $type)?) -> Result<AnyView, Unavailable> {
            Ok($body)
        }

        #[cfg(not(split))]
        pub(super) async fn $draw($($view: $type)?) -> Result<AnyView, Unavailable> {
            Ok($body)
        }

        #[cfg(not(split))]
        pub(super) async fn $fetch() -> Result<(), leptos::wasm_split::SplitLoaderError> {
            Ok(())
        }
    };
}

/// The styles of that name, which come with the chunks that need them and not with the page (`build.rs`).
macro_rules! add_styles {
    ($name:literal) => {
        dom::add_style($name, include_str!(concat!(env!("OUT_DIR"), "/", $name, ".css")))
    };
}

/// As [`add_styles`], then the view.
macro_rules! styled {
    ($name:literal, $view:expr) => {{
        add_styles!($name);
        $view
    }};
}

/// What shows applications.
#[inline(never)]
fn add_application_styles() {
    add_styles!("application");
    add_styles!("funnel");
}

entry!(write, draw_write, fetch_write, (task: WriteTask) {
    match task {
        WriteTask::KeepSafe => session().keep_safe(),
        WriteTask::Undo => session().undo(),
        WriteTask::Redo => session().redo(),
        WriteTask::Choose(both, chosen) => session().choose(&both, chosen),
        // Nobody who was just turned down needs to be told that a tap was stored.
        WriteTask::Reason(reason) => {
            let change = session().setting("Reason for starting saved", |settings| settings.reason = Some(reason));
            drop(session().commit(change, Feedback::Quiet));
        }
    }
    ().into_any()
});

entry!(today, draw_today, fetch_today, () styled!("day", today::body()));

entry!(funnel, draw_funnel, fetch_funnel, () {
    add_application_styles();
    funnel::screen()
});

entry!(list, draw_list, fetch_list, (view: ListView) {
    add_application_styles();
    match view {
        ListView::List => funnel::applications(),
        ListView::Overview => funnel::overview(),
    }
});

entry!(search, draw_search, fetch_search, (view: SearchView) {
    add_application_styles();
    match view {
        SearchView::Board => funnel::board::screen(),
        SearchView::Figures => funnel::figures::screen(),
        SearchView::Add(shared) => application::add::sheet(&shared),
        SearchView::Event(id, event) => application::event::sheet(&id, event.as_ref()),
        SearchView::Sweep => funnel::sweep::sheet(),
        SearchView::Offers => application::offers::screen(),
        SearchView::Working(names) => funnel::how::lines(names),
        SearchView::Application(id) => application::detail(&id),
    }
});

entry!(budget, draw_budget, fetch_budget, () styled!("budget", budget::home()));

entry!(runway, draw_runway, fetch_runway, (view: RunwayView) styled!("budget", match view {
    RunwayView::Home => budget::runway(),
    RunwayView::MoneyCard => budget::money_card(),
}));

entry!(plan, draw_plan, fetch_plan, (view: PlanView) styled!("budget", match view {
    PlanView::Screen(route) => budget::screen(route),
    PlanView::Edit(edit) => budget::sheet(edit),
}));

entry!(reflect, draw_reflect, fetch_reflect, () styled!("reflect", reflect::home()));

entry!(turned, draw_turned, fetch_turned, (view: TurnedDownView) styled!("reflect", match view {
    TurnedDownView::Form(application) => reflect::turned_down(application),
    TurnedDownView::Tomorrow(reflection) => reflect::tomorrow(&reflection),
}));

entry!(practice, draw_practice, fetch_practice, (view: PracticeView) styled!("reflect", match view {
    PracticeView::Screen(route) => reflect::screen(route),
    PracticeView::Edit(edit) => reflect::sheet(edit),
}));

entry!(more, draw_more, fetch_more, () styled!("importing", more::screen()));

entry!(settings, draw_settings, fetch_settings, (view: SettingsView) styled!("importing", match view {
    SettingsView::Settings => more::settings::screen(),
    SettingsView::Keys => more::keys::screen(),
    SettingsView::About => more::about::screen(),
    SettingsView::Guide => more::guide::screen(),
    SettingsView::Palette => more::commands::palette(),
}));

entry!(files, draw_files, fetch_files, (view: FilesView) styled!("importing", {
    add_application_styles();
    match view {
        FilesView::Import => importing::screen(),
        FilesView::Export => exporting::screen(),
        FilesView::Proof => exporting::proof::screen(),
        FilesView::Data => more::data::screen(),
        FilesView::Run(task) => {
            match task {
                FilesTask::EnterSample => more::sample::enter(),
                FilesTask::Verify => {
                    session().verify();
                    more::sample::tidy();
                    more::data::keep();
                }
                FilesTask::SaveBackup => exporting::save_backup(),
                FilesTask::SavePicture => exporting::drawing::save(),
            }
            ().into_any()
        }
    }
}));

entry!(share, draw_share, fetch_share, (view: ShareView) {
    // A shared reflection and a shared proof look as they do at home.
    add_styles!("reflect");
    add_styles!("importing");
    match view {
        ShareView::Share => sharing::share::screen(),
        ShareView::Snapshot(packed) => sharing::snapshot::screen(&packed),
        ShareView::HandOver => sharing::hand_over::screen(),
        ShareView::Receive(packed) => sharing::receive::screen(&packed),
    }
});
