//! The state of the running app: the model in memory, the write path, undo and redo, notices, today's date, where the person is.
//!
//! Screens read with [`Session::read`], which makes them depend on just the kinds they name, and write with [`Session::commit`]. Nothing else writes.
//! All of it lives as long as the page, so a [`Session`] is a handful of handles, free to copy into every closure.

pub mod conflict;
mod history;
mod keep_safe;
pub mod notice;
mod trail;
mod undo;
mod write;

use std::cell::Cell;

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};
use leptos::prelude::*;

use crate::dom;
use crate::route::Route;
use crate::runtime;
use domain::change::{Change, Edit};
use domain::id::Id;
use domain::model::{Model, settings_id};
use domain::record::Kind;
use domain::settings::Settings;
use domain::sort_compact::SortCompact;
use history::History;
use notice::{Notice, Toast};
use store::browser::StoreHandle;
use store::external_change::ExternalChange;
use store::refused::Refused;
use trail::{Arrival, Trail};

/// What the person is shown of a change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Feedback {
    /// A toast with Undo; a refusal is a toast too.
    Toast,
    /// A toast with Undo; a refusal is shown by the form, beside its field.
    Form,
    /// Nothing; a refusal is a toast. For routine steps.
    Quiet,
    /// Nothing; a refusal is shown by the field that was typed in.
    Field,
}

/// Handles to everything the page keeps while it runs.
#[derive(Clone, Copy)]
pub struct Session {
    model: StoredValue<Model, LocalStorage>,
    handle: StoredValue<StoreHandle, LocalStorage>,
    history: StoredValue<History, LocalStorage>,
    revisions: StoredValue<Vec<RwSignal<u32>>>,
    trail: StoredValue<Trail, LocalStorage>,
    /// Under which lives what belongs to the page and to no screen.
    owner: StoredValue<Owner>,
    toast_at: StoredValue<f64>,
    /// What the last change deleted.
    deleted_here: StoredValue<Vec<(Kind, Id)>>,
    /// Whether list and detail stand side by side.
    pub wide: RwSignal<bool>,
    /// Where the person is.
    pub route: RwSignal<Route>,
    /// The screen behind a sheet: the last route that was none.
    pub base: RwSignal<Route>,
    /// Today in the person's own calendar; moves on at midnight and when the page comes back.
    pub today: RwSignal<NaiveDate>,
    /// What was just done, with its undo.
    pub toast: RwSignal<Option<Toast>>,
    /// What the person should know about what is kept.
    pub notices: RwSignal<Vec<Notice>>,
    /// Whether something is on its way to disk.
    pub saving: RwSignal<bool>,
}

/// How long a toast counts as shown by the step that is being made, in milliseconds.
const TOAST_FRESH: f64 = 1_000.0;

thread_local! {
    static SESSION: Cell<Option<Session>> = const { Cell::new(None) };
    static FLUSH: Cell<Option<fn()>> = const { Cell::new(None) };
}

/// Says what writes the text that is being typed: it runs before every other change, which is then made over it.
pub fn before_commits(flush: fn()) {
    FLUSH.with(|own| own.set(Some(flush)));
}

fn flush() {
    if let Some(flush) = FLUSH.with(Cell::get) {
        flush();
    }
}

/// The session of this page. Screens call it while they are drawn and pass the copy on.
///
/// # Panics
/// Before [`Session::open`]; the rescue screen shows it.
#[allow(clippy::expect_used)] // nothing is drawn before the session read_current
pub fn session() -> Session {
    SESSION.with(Cell::get).expect("the session is opened before the first screen")
}

impl Session {
    /// Loads what is kept and becomes the page's session.
    pub fn open(handle: StoreHandle, model: Model, notices: Vec<Notice>) -> Self {
        let route = Route::parse(&dom::window().location().hash().unwrap_or_default());
        let session = Self {
            model: StoredValue::new_local(model),
            handle: StoredValue::new_local(handle),
            history: StoredValue::new_local(History::default()),
            revisions: StoredValue::new(Kind::ALL.iter().map(|_| RwSignal::new(0)).collect()),
            trail: StoredValue::new_local(Trail::new(route.href())),
            owner: StoredValue::new(Owner::current().unwrap_or_default()),
            toast_at: StoredValue::new(0.0),
            deleted_here: StoredValue::new(Vec::new()),
            wide: RwSignal::new(dom::is_wide()),
            base: RwSignal::new(route.behind()),
            route: RwSignal::new(route),
            today: RwSignal::new(now().date()),
            toast: RwSignal::new(None),
            notices: RwSignal::new(notices),
            saving: RwSignal::new(false),
        };
        SESSION.with(|place| place.set(Some(session)));
        session
    }

    /// Reads records and depends on these kinds: what calls this runs again when one of them changes.
    pub fn read<R>(&self, kinds: &[Kind], look: impl FnOnce(&Model) -> R) -> R {
        self.revisions.with_value(|all| {
            for kind in kinds {
                if let Some(revision) = all.get(*kind as usize) {
                    revision.track();
                }
            }
        });
        self.model.with_value(look)
    }

    /// Makes something reactive that lives as long as the page.
    pub fn under_page<T>(&self, make: impl FnOnce() -> T) -> T {
        self.owner.with_value(|owner| owner.with(make))
    }

    /// Reads without depending on anything: for handlers.
    pub fn peek<R>(&self, look: impl FnOnce(&Model) -> R) -> R {
        self.model.with_value(look)
    }

    /// The settings, tracked.
    pub fn settings(&self) -> Settings {
        self.read(&[Kind::Settings], Model::preferences)
    }

    /// A name for a new record or entry.
    pub fn new_id(&self) -> Id {
        Id::from_bits(store::browser::random_bits())
    }

    /// Reads a record from storage, where another tab wrote it and this one has not heard yet.
    pub fn refresh(&self, kind: Kind, id: &Id) {
        if let Ok(record) = self.handle().read_current(kind, id) {
            if self.peek(|model| model.get(kind, id)) != record {
                self.patch(vec![(kind, id.clone(), record)]);
            }
        }
    }

    /// Edits the settings.
    ///
    /// # Errors
    /// As [`Session::commit`].
    pub fn set(&self, what: &str, edit: impl FnOnce(&mut Settings)) -> Result<(), Refused> {
        self.commit(self.setting(what, edit), Feedback::Toast)
    }

    /// The change that an edit of the settings is.
    pub fn setting(&self, what: &str, edit: impl FnOnce(&mut Settings)) -> Change {
        self.peek(|model| settings_change(model, what, edit))
    }

    /// Shows what another tab wrote.
    pub fn heard(&self, news: ExternalChange) {
        match news {
            ExternalChange::Record(kind, id, record) => self.patch(vec![(kind, id, record)]),
            ExternalChange::Reload => {
                let session = *self;
                runtime::detached(async move {
                    if let Ok(loaded) = session.handle().reload().await {
                        session.replace_model(loaded.model);
                    }
                });
            }
            ExternalChange::Irrelevant => {}
        }
    }

    /// Whether the last change made here deleted that record; a record that is gone otherwise was deleted in another tab.
    pub fn has_deleted(&self, kind: Kind, id: &Id) -> bool {
        self.deleted_here.with_value(|gone| gone.iter().any(|(other, own)| *other == kind && own == id))
    }

    /// The handle to storage, for the screen that shows what is stored.
    pub fn handle(&self) -> StoreHandle {
        self.handle.get_value()
    }

    /// Whether the page shows the sample data's space.
    pub fn is_sample(&self) -> bool {
        self.handle.with_value(StoreHandle::is_sample)
    }

    /// Takes what was read anew in place of everything in hand.
    pub fn replace_model(&self, model: Model) {
        self.model.set_value(model);
        self.revisions.with_value(|all| all.iter().for_each(|revision| revision.update(|n| *n = n.wrapping_add(1))));
    }

    /// Looks at everything that is kept once more, each record as its type, and says what cannot be read. It links every type, so only the part that has
    /// the files calls it.
    pub fn verify(&self) {
        let session = *self;
        runtime::detached(async move {
            let Ok(found) = session.handle().verify(session.peek(Model::clone)).await else { return };
            let said = found.notices();
            if !said.is_empty() {
                session.notices.update(|all| all.extend(said.into_iter().map(Notice::Other)));
            }
            if !found.records.is_empty() {
                session.patch(found.records);
            }
        });
    }

    /// Everything was erased: nothing is in hand any more, and nothing can be taken back.
    pub fn begin_anew(&self) {
        self.replace_model(Model::default());
        self.history.set_value(History::default());
    }

    /// Puts records as they now stand into the model and tells who depends on them.
    pub fn patch(&self, records: Vec<(Kind, Id, Option<domain::record::Record>)>) {
        let mut touched: Vec<Kind> = records.iter().map(|(kind, ..)| *kind).collect();
        touched.sort_compact();
        touched.dedup();
        self.model.update_value(|model| {
            for (kind, id, record) in records {
                match record {
                    Some(record) => drop(model.put(id, record)),
                    None => drop(model.remove(kind, &id)),
                }
            }
        });
        self.revisions.with_value(|all| {
            for kind in touched {
                if let Some(revision) = all.get(kind as usize) {
                    revision.update(|n| *n = n.wrapping_add(1));
                }
            }
        });
    }

    /// Shows a line above the tabs, in place of the one that is there.
    pub fn show_toast(&self, toast: Toast) {
        self.toast_at.set_value(js_sys::Date::now());
        self.toast.set(Some(toast));
    }

    /// A toast goes with the screen it was shown on. One that was shown by the step that led on is read on the next screen.
    fn leave_toast(&self) {
        let fresh = js_sys::Date::now() - self.toast_at.get_value() < TOAST_FRESH;
        if !fresh && self.toast.with_untracked(|toast| toast.as_ref().is_some_and(|toast| !toast.stays)) {
            self.toast.set(None);
        }
    }

    /// Goes somewhere, with a step in the browser's history.
    pub fn go(&self, route: impl Into<Route>) {
        drop(dom::window().location().set_hash(&route.into().href()));
    }

    /// Goes somewhere in place of where the person is.
    pub fn replace(&self, route: impl Into<Route>) {
        self.trail.update_value(Trail::replace_next);
        drop(dom::window().location().replace(&route.into().href()));
    }

    /// Leaves a sheet: back where the person came from, or to the screen behind it after a deep link.
    pub fn close(&self) {
        if self.trail.with_value(Trail::can_go_back) {
            if let Ok(history) = dom::window().history() {
                drop(history.back());
            }
        } else {
            self.replace(self.route.get_untracked().behind());
        }
    }

    /// Follows the address bar. Called on every `hashchange`.
    pub fn follow(&self) {
        let route = Route::parse(&dom::window().location().hash().unwrap_or_default());
        let was = self.base.get_untracked();
        let left = self.route.get_untracked().href();
        let scroll = dom::window().scroll_y().unwrap_or_default();
        let arrival = self.trail.try_update_value(|trail| trail.arrive(route.href(), scroll)).unwrap_or(Arrival::Onward);
        let behind = route.behind();
        // A sheet opens over whatever screen of its tab is there; an event's sheet over its own application.
        let keeps = route == Route::Palette || route.is_sheet() && was.tab() == route.tab() && !matches!(route, Route::Event(..));
        let moves = !keeps && was != behind;
        if moves {
            self.base.set(behind);
            self.leave_toast();
        }
        if self.route.get_untracked() != route {
            self.route.set(route);
        }
        if moves {
            self.settle(arrival, &was, left);
        }
    }

    /// After a screen was drawn: scrolled to where it was with the focus on what led away, or to the top with the focus on its title. Beside a list the list
    /// keeps both.
    fn settle(&self, arrival: Arrival, was: &Route, left: String) {
        let list = |route: &Route| matches!(route, Route::Funnel(_) | Route::Application(_));
        if self.wide.get_untracked() && list(was) && list(&self.base.get_untracked()) {
            return;
        }
        match arrival {
            Arrival::Back(scroll) => dom::come_back(left, scroll),
            Arrival::Onward => dom::arrive(),
        }
    }

    /// Looks at the calendar again: a page left open overnight must not go on with yesterday.
    pub fn refresh_today(&self) {
        let today = now().date();
        if self.today.get_untracked() != today {
            self.today.set(today);
        }
    }
}

/// The change that an edit of the settings is; the first one makes the record.
pub fn settings_change(model: &Model, what: &str, edit: impl FnOnce(&mut Settings)) -> Change {
    let mut after = model.preferences();
    edit(&mut after);
    let edit = match model.settings.get(&settings_id()) {
        Some(before) => Edit::update(settings_id(), before, after),
        None => Edit::add(settings_id(), after),
    };
    Change::one(what, edit)
}

/// The wall clock here and now, as the person reads it. Of a clock that is set to another age the nearest year is taken that a field of the app allows and
/// whose days a stamp can hold: nothing then counts through centuries of days.
pub fn now() -> NaiveDateTime {
    let date = js_sys::Date::new_0();
    let year = (date.get_full_year() as i32).clamp(1970, 2199);
    let day = NaiveDate::from_ymd_opt(year, date.get_month() + 1, date.get_date()).unwrap_or_default();
    let time = NaiveTime::from_hms_opt(date.get_hours(), date.get_minutes(), date.get_seconds()).unwrap_or_default();
    day.and_time(time)
}
