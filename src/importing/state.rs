//! The state of an import: the file that was chosen, what the screen shows of it, what is under way, and why something came to nothing. The chosen file stays until
//! it is imported or another one is taken, so that Back and a look elsewhere cost nothing.

use std::cell::RefCell;
use std::sync::Arc;
use std::time::Duration;

use chrono::NaiveDate;
use domain::currency::Currency;
use domain::id::Id;
use js_sys::Uint8Array;
use leptos::prelude::*;

use crate::jobs::Job;
use crate::jobs::bank::BankAnswer;
use crate::jobs::import::ApplicationsAnswer;
use crate::route::Route;
use crate::{dom, format, runtime, worker_client};
use exchange::backup::Backup;
use exchange::bank::likeness::AsMoney;
use exchange::contacts::Contact;
use exchange::kind::FileKind;
use exchange::moods::MoodRow;
use exchange::spreadsheet::Workbook;
use exchange::table::Reading;
use store::compare::Comparison;
use store::restore::Restored;

/// A chosen file.
#[derive(Clone)]
pub struct Source {
    /// What to call it.
    pub name: String,
    /// All of it.
    pub bytes: Uint8Array,
}

/// A question about the whole file, before it is read.
#[derive(Clone)]
pub(super) enum FileQuestion {
    /// Which sheet is the table?
    Sheet(Arc<Workbook>),
    /// Which line is spelled right?
    Text(Arc<Vec<Reading>>),
    /// With which passphrase was it locked?
    Passphrase,
}

/// A table that can be read in two ways.
#[derive(Clone)]
pub(super) struct Either {
    /// What kind of applications.
    pub(super) kind: FileKind,
    /// Read as applications.
    pub(super) applications: Arc<ApplicationsAnswer>,
    /// Read as movements of money.
    pub(super) money: AsMoney,
}

/// What the screen shows.
#[derive(Clone)]
pub(super) enum ImportView {
    /// Nothing chosen.
    Choose,
    /// A question about the whole file.
    Question(FileQuestion),
    /// Applications or movements of money?
    Either(Either),
    /// Applications, mapped and previewed.
    Applications(FileKind, Arc<ApplicationsAnswer>),
    /// A bank's movements, mapped and previewed.
    Bank(Arc<BankAnswer>),
    /// People.
    People(FileKind, Arc<Vec<Contact>>),
    /// Entries of a diary.
    Diary(FileKind, Arc<Vec<MoodRow>>),
    /// A backup or a rescue file, and what restoring it would do.
    Backup(Arc<Backup>, Arc<Restored>, Arc<Comparison>),
    /// Complete: a sentence, where to go from here, and the closing balance that its account can take over.
    Done(String, Route, &'static str, Option<Closing>),
}

/// What a statement proves of its account.
#[derive(Clone)]
pub(super) struct Closing {
    /// The account.
    pub(super) account: Id,
    /// In minor units of the account's currency.
    pub(super) balance: i64,
    /// The day of the last transaction.
    pub(super) last: NaiveDate,
    /// The account's currency.
    pub(super) currency: Currency,
}

thread_local! {
    /// Outlives the screen.
    static CHOSEN: RefCell<Option<Source>> = const { RefCell::new(None) };
}

/// How long a preview is shown before the import itself is prepared: who corrects something at once does not wait for it.
const LOOK: Duration = Duration::from_millis(300);

/// What the views act on.
#[derive(Clone, Copy)]
pub(super) struct ImportState {
    pub(super) view: RwSignal<ImportView, LocalStorage>,
    /// What is being done.
    pub(super) busy: RwSignal<Option<&'static str>>,
    /// Why it could not be done.
    pub(super) trouble: RwSignal<Option<String>>,
    /// Only the latest question's answer is shown.
    turn: StoredValue<u32>,
}

impl ImportState {
    /// Nothing chosen, nothing under way.
    pub(super) fn new() -> Self {
        Self {
            view: RwSignal::new_local(ImportView::Choose),
            busy: RwSignal::new(None),
            trouble: RwSignal::new(None),
            turn: StoredValue::new(0),
        }
    }

    /// Takes a file as the chosen one.
    pub(super) fn choose(source: Source) {
        CHOSEN.with_borrow_mut(|chosen| *chosen = Some(source));
    }

    /// Nothing came of the file: the sentence says why, and another one can be chosen.
    pub(super) fn give_up(self, why: impl Into<String>) {
        CHOSEN.with_borrow_mut(|chosen| *chosen = None);
        self.view.set(ImportView::Choose);
        self.fail(why);
    }

    /// Begins something that supersedes whatever is under way; gives its number.
    pub(super) fn begin(self, what: &'static str) -> u32 {
        self.busy.set(Some(what));
        self.trouble.set(None);
        self.turn
            .try_update_value(|turn| {
                *turn += 1;
                *turn
            })
            .unwrap_or_default()
    }

    /// Whether that is still what is under way; if so, it is over now. False also once the screen was left.
    pub(super) fn is_over(self, turn: u32) -> bool {
        let current = self.turn.try_get_value() == Some(turn);
        if current {
            self.busy.set(None);
        }
        current
    }

    /// Has the import itself worked out while the person looks at the preview, unless something else begins before. `job` is asked in a moment, and gives
    /// none where there is nothing to import or something is to be answered first.
    pub(super) fn prepare(self, job: impl FnOnce() -> Option<Job> + 'static) {
        if self.busy.with_untracked(Option::is_some) {
            return;
        }
        let turn = self.turn.get_value();
        runtime::later(LOOK, move || {
            let rests = self.turn.try_get_value() == Some(turn) && self.busy.try_get_untracked() == Some(None);
            if let (true, Some(source)) = (rests, chosen_file())
                && let Some(job) = job()
            {
                worker_client::prepare(&job, &source.bytes);
            }
        });
    }

    /// Says why nothing came of it; what was shown before stays.
    pub(super) fn fail(self, why: impl Into<String>) {
        self.trouble.set(Some(why.into()));
        dom::focus_soon("#import-trouble");
    }

    /// Shows a view and takes the focus there.
    pub(super) fn show(self, view: ImportView) {
        self.view.set(view);
        dom::focus_soon("#import-face h2");
    }

    /// Puts the file away.
    pub(super) fn put_away(self) {
        let _ = self.begin("");
        self.busy.set(None);
        CHOSEN.with_borrow_mut(|chosen| *chosen = None);
        self.show(ImportView::Choose);
    }

    /// Complete.
    pub(super) fn done(self, sentence: String, route: Route, link: &'static str) {
        self.done_with(sentence, route, link, None);
    }

    /// Complete, with a closing balance to offer.
    pub(super) fn done_with(self, sentence: String, route: Route, link: &'static str, closing: Option<Closing>) {
        CHOSEN.with_borrow_mut(|chosen| *chosen = None);
        self.show(ImportView::Done(sentence, route, link, closing));
    }
}

pub(super) fn chosen_file() -> Option<Source> {
    CHOSEN.with_borrow(Clone::clone)
}

/// A view's heading: what the file is, which file, and the way to another one.
pub(super) fn heading(import: ImportState, what: String) -> AnyView {
    let (name, size) = chosen_file().map(|source| (source.name, source.bytes.length())).unwrap_or_default();
    view! {
        <div class="bar">
            <div class="grow"><h2 tabindex="-1">{what}</h2><p class="sub">{name}", "{kilobytes(size)}</p></div>
            <button class="btn small" type="button" on:click=move |_| import.put_away()>"Another file"</button>
        </div>
    }
    .into_any()
}

fn kilobytes(bytes: u32) -> String {
    format!("{} kB", format::decimal(f64::from(bytes) / 1000.0, u32::from(bytes < 9950)))
}
