//! Text fields in which every keystroke is kept. A field shows one text of one record; what is typed is written a moment later, at once when the field
//! is left, the page hidden or the screen changed. Only that one text is written, over the record as it stands.
//!
//! The same text may be open in another tab: what comes from there is taken into the field, and where both typed, both edits stand
//! ([`text_merge::merge_texts`]).
//!
//! The text is read from the element when it is sent, not on every key: 100,000 characters stay fluent.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;
use std::sync::Arc;

use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use web_sys::HtmlTextAreaElement;

use crate::dom;
use crate::session::session;
use domain::change::{Change, Edit};
use domain::id::Id;
use domain::model::Model;
use domain::record::{self, Entity, Kind};
use domain::text_merge;
use store::browser::with_lock;

/// How long after the last key a draft is written.
const PAUSE: std::time::Duration = std::time::Duration::from_millis(300);

/// From how many characters on a field keeps its height.
const LONG: u32 = 5_000;

/// How a text is read.
pub type Reading = Arc<dyn Fn(&Model) -> Option<String> + Send + Sync>;
/// How a text is written.
pub type Writing = Arc<dyn Fn(&Model, String) -> Option<Change> + Send + Sync>;

/// Where a text stands: how to read it, and the change that writes it.
#[derive(Clone)]
pub struct Spot {
    /// The kind of record it is in.
    pub kind: Kind,
    /// Which record.
    pub id: Id,
    /// Reads it; `None` where the record is not there.
    pub get: Reading,
    /// Writes it.
    pub set: Writing,
}

/// The table of a type.
pub type Table<T> = fn(&Model) -> &record::Table<T>;

/// A text of a record: how to read it, and the place to write it.
pub struct Place<T: 'static> {
    /// Reads it.
    pub get: fn(&T) -> &str,
    /// Where it stands.
    pub of: fn(&mut T) -> &mut String,
}

impl<T> Clone for Place<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Place<T> {}

/// The [`Place`] of a field.
macro_rules! place {
    ($($field:ident).+) => {
        $crate::reflect::draft::Place { get: |record| record.$($field).+.as_str(), of: |record| &mut record.$($field).+ }
    };
}
pub(crate) use place;

/// A text of a record that is there.
pub fn spot<T: Entity>(table: Table<T>, id: &Id, place: Place<T>) -> Spot {
    let (own, id) = (id.clone(), id.clone());
    Spot {
        kind: T::KIND,
        id: id.clone(),
        get: Arc::new(move |model| table(model).get(&own).map(|record| (place.get)(record).to_owned())),
        set: Arc::new(move |model, text| {
            table(model).get(&id).map(|before| Change::edit("Draft", &id, before, |record| *(place.of)(record) = text))
        }),
    }
}

/// A text of a record that the first key makes, from `blank`.
pub fn spot_or_new<T: Entity>(table: Table<T>, id: &Id, place: Place<T>, blank: T) -> Spot {
    let known = spot(table, id, place);
    let (id, change) = (id.clone(), known.set.clone());
    let set: Writing = Arc::new(move |model, text| {
        change(model, text.clone()).or_else(|| {
            let mut record = blank.clone();
            *(place.of)(&mut record) = text;
            Some(Change::one("Draft", Edit::add(id.clone(), record)))
        })
    });
    Spot { set, ..known }
}

/// One field while it is on the screen.
struct Draft {
    dom_id: String,
    spot: Spot,
    /// The text as it stood when field and store last agreed.
    base: RefCell<String>,
    dirty: Cell<bool>,
    queued: Cell<bool>,
    timed: Cell<bool>,
    element: RefCell<Option<HtmlTextAreaElement>>,
}

thread_local! {
    static OPEN: RefCell<BTreeMap<u32, Rc<Draft>>> = const { RefCell::new(BTreeMap::new()) };
    static COUNT: Cell<u32> = const { Cell::new(0) };
}

/// Line ends as a field gives them back.
fn plain(text: String) -> String {
    if text.contains('\r') { text.replace("\r\n", "\n").replace('\r', "\n") } else { text }
}

impl Draft {
    fn stored(&self) -> String {
        session().peek(|model| (self.spot.get)(model)).map(plain).unwrap_or_default()
    }

    /// The element; lines answer to the same calls as text areas.
    fn element(&self) -> Option<HtmlTextAreaElement> {
        if self.element.borrow().is_none() {
            *self.element.borrow_mut() = dom::document().get_element_by_id(&self.dom_id).map(JsCast::unchecked_into);
        }
        self.element.borrow().clone()
    }

    fn show(&self, text: &str) {
        let Some(element) = self.element() else { return };
        let focused = dom::document().active_element().is_some_and(|active| active.id() == self.dom_id);
        let at = element.selection_start().ok().flatten().unwrap_or_default();
        let shift = text.encode_utf16().count() as i64 - element.value().encode_utf16().count() as i64;
        // What came in before the cursor moves it along.
        let moved = element.value().encode_utf16().zip(text.encode_utf16()).take(at as usize).any(|(a, b)| a != b);
        element.set_value(text);
        if focused {
            let at = if moved { (i64::from(at) + shift).max(0) as u32 } else { at };
            drop(element.set_selection_range(at, at));
        }
    }
}

/// Writes what was typed when its turn comes: one writer at a time over all tabs.
fn send(draft: &Rc<Draft>) {
    if !draft.dirty.get() || draft.queued.replace(true) {
        return;
    }
    let draft = draft.clone();
    leptos::task::spawn_local(with_lock_on(draft));
}

async fn with_lock_on(draft: Rc<Draft>) {
    with_lock(|| {
        draft.queued.set(false);
        write(&draft);
    })
    .await;
}

/// Writes at once. What is merged with is what stands in storage at this moment, not what this tab last heard.
fn write(draft: &Draft) {
    if !draft.dirty.get() {
        return;
    }
    let Some(element) = draft.element() else { return };
    let session = session();
    session.refresh(draft.spot.kind, &draft.spot.id);
    let (mine, stored) = (element.value(), draft.stored());
    let text = text_merge::merge_texts(&draft.base.borrow(), &mine, &stored);
    let kept =
        text == stored || session.peek(|model| (draft.spot.set)(model, text.clone())).is_some_and(|change| session.make_now(&change));
    // A refusal says why; the text stays in the field and is tried again with the next key.
    if kept {
        draft.dirty.set(false);
        if text != mine {
            draft.show(&text);
        }
        *draft.base.borrow_mut() = text;
    }
}

fn later(draft: &Rc<Draft>) {
    if draft.timed.replace(true) {
        return;
    }
    let draft = draft.clone();
    set_timeout(
        move || {
            draft.timed.set(false);
            send(&draft);
        },
        PAUSE,
    );
}

/// What the store says now, written here or elsewhere.
fn hear(draft: &Rc<Draft>, stored: &str) {
    if *draft.base.borrow() == stored {
        return;
    }
    let Some(element) = draft.element() else { return };
    let value = element.value();
    let text = text_merge::merge_texts(&draft.base.borrow(), &value, stored);
    stored.clone_into(&mut draft.base.borrow_mut());
    if text != value {
        draft.show(&text);
    }
    draft.dirty.set(text != stored);
    if draft.dirty.get() {
        later(draft);
    }
}

/// Writes every open draft at once: before an action that leaves the screen or reads what was typed.
pub fn settle() {
    let open: Vec<Rc<Draft>> = OPEN.with_borrow(|open| open.values().cloned().collect());
    for draft in &open {
        write(draft);
    }
}

/// Registers a draft and ties it to the screen; gives its first text and its number.
fn open(dom_id: String, spot: Spot) -> (String, u32) {
    let number = COUNT.with(|count| count.replace(count.get() + 1));
    if number == 0 {
        dom::on_window("pagehide", |_| settle());
        dom::on_document("visibilitychange", |_| settle());
    }
    let session = session();
    let first = session.peek(|model| (spot.get)(model)).map(plain).unwrap_or_default();
    let cell = |on| Cell::new(on);
    let draft = Rc::new(Draft {
        dom_id,
        spot: spot.clone(),
        base: RefCell::new(first.clone()),
        dirty: cell(false),
        queued: cell(false),
        timed: cell(false),
        element: RefCell::new(None),
    });
    OPEN.with_borrow_mut(|open| open.insert(number, draft.clone()));
    Effect::new(move || {
        let stored = session.read(&[spot.kind], |model| (spot.get)(model)).map(plain).unwrap_or_default();
        hear(&draft, &stored);
    });
    on_cleanup(move || {
        if let Some(draft) = OPEN.with_borrow_mut(|open| open.remove(&number)) {
            write(&draft);
        }
    });
    (first, number)
}

/// A key was pressed in the field of that number.
fn typed(number: u32, event: &leptos::ev::Event) {
    let Some(draft) = OPEN.with_borrow(|open| open.get(&number).cloned()) else { return };
    if draft.element.borrow().is_none() {
        *draft.element.borrow_mut() = event.target().map(JsCast::unchecked_into);
    }
    if let Some(element) = draft.element.borrow().as_ref() {
        // A field that grows with its text is laid out whole at every key; a long one stays at its height.
        if element.text_length() > LONG {
            drop(element.set_attribute("class", "long"));
        }
    }
    draft.dirty.set(true);
    later(&draft);
}

/// The field was left.
fn left(number: u32) {
    if let Some(draft) = OPEN.with_borrow(|open| open.get(&number).cloned()) {
        send(&draft);
    }
}

/// Several lines under a label, with a hint below where there is one.
pub fn area(id: impl Into<String>, label: &'static str, hint: &'static str, spot: Spot) -> AnyView {
    let id = id.into();
    let (first, number) = open(id.clone(), spot);
    let hint_id = format!("{id}-hint");
    let long = (first.len() > LONG as usize).then_some("long");
    let described = (!hint.is_empty()).then(|| hint_id.clone());
    view! {
        <div class="field">
            <label for=id.clone()>{label}</label>
            <textarea id=id class=long dir="auto" aria-describedby=described prop:value=first on:input=move |event| typed(number, &event) on:blur=move |_| left(number)></textarea>
            {(!hint.is_empty()).then(|| view! { <p class="hint" id=hint_id>{hint}</p> })}
        </div>
    }
    .into_any()
}

/// One line under a label; `kind` is the input's type.
pub fn line(id: impl Into<String>, label: &'static str, kind: &'static str, spot: Spot) -> AnyView {
    let id = id.into();
    let (first, number) = open(id.clone(), spot);
    view! {
        <div class="field">
            <label for=id.clone()>{label}</label>
            <input id=id type=kind dir="auto" autocomplete="off" prop:value=first on:input=move |event| typed(number, &event) on:blur=move |_| left(number) />
        </div>
    }
    .into_any()
}
