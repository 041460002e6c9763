//! A text field over one text of one record. What is typed is written a moment later, and at once when the page is hidden, the screen goes or another change is
//! made. Only that one text is written, over the record as it is stored by then.
//!
//! The same text may be open in another tab: what comes from there is taken into the field. Where both typed, prose keeps both edits ([`merge_texts`]); of a value
//! or a single line the later one is stored, and the person is asked about the other one ([`Binding::seen`] tells the store what this tab had seen). A record
//! that was deleted elsewhere meanwhile comes back with what was typed. What cannot be written (a full store, a value that the record does not take) is kept
//! as a draft under the record's name; the field shows it again and says why.
//!
//! The text is read from the element when it is written, not on every key: 100,000 characters stay fluent.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use web_sys::HtmlTextAreaElement;

use super::binding::Binding;
use super::unsaved::{self, Unsaved};
use crate::dom;
use crate::runtime;
use crate::session::notice::Toast;
use crate::session::{Feedback, conflict, session};
use domain::change::Change;
use domain::problem::Problem;
use domain::text_merge::merge_texts;
use serde_json::Value;
use store::concurrent::{Conflict, Side};

/// From how many characters on a field keeps its height: one that grows with its text is laid out whole at every key.
const LONG: u32 = 5_000;

/// How long after a key somebody counts as typing, in milliseconds.
const WHILE_TYPED: f64 = 15_000.0;

/// One field while it is on the screen.
struct Field {
    dom_id: String,
    /// Under which name its text is kept while it cannot be written.
    draft: String,
    binding: Binding,
    /// Half of it means something else (of `900`, `9`): while it has the focus, a pause in typing keeps it as a draft only.
    when_left: bool,
    /// The text when field and store last agreed.
    base: RefCell<String>,
    dirty: Cell<bool>,
    /// When it was last typed in, in milliseconds since 1970.
    typed_at: Cell<f64>,
    /// It is being written: what is stored has been merged with it.
    writing: Cell<bool>,
    /// A draft of it is stored.
    kept: Cell<bool>,
    element: RefCell<Option<HtmlTextAreaElement>>,
    problem: ArcRwSignal<Option<String>>,
}

thread_local! {
    static OPEN: RefCell<Vec<(u32, Rc<Field>)>> = const { RefCell::new(Vec::new()) };
}

/// The open field of that number.
fn field(number: u32) -> Option<Rc<Field>> {
    OPEN.with_borrow(|open| open.iter().find(|(other, _)| *other == number).map(|(_, field)| field.clone()))
}

/// What a text field is drawn with.
#[derive(Clone)]
pub struct Opened {
    /// Its first text.
    pub first: String,
    /// Its number.
    pub number: u32,
    /// What is wrong with it.
    pub problem: Signal<Option<String>>,
}

/// Line ends as a field gives them back.
fn plain(text: String) -> String {
    if text.contains('\r') { text.replace("\r\n", "\n").replace('\r', "\n") } else { text }
}

impl Field {
    fn stored(&self) -> String {
        session().peek(|model| (self.binding.get)(model)).map(plain).unwrap_or_default()
    }

    /// The element; lines answer to the same calls as text areas.
    fn element(&self) -> Option<HtmlTextAreaElement> {
        if self.element.borrow().is_none() {
            *self.element.borrow_mut() = dom::document().get_element_by_id(&self.dom_id).map(JsCast::unchecked_into);
        }
        self.element.borrow().clone()
    }

    fn has_focus(&self) -> bool {
        dom::document().active_element().is_some_and(|active| active.id() == self.dom_id)
    }

    fn show(&self, text: &str) {
        let Some(element) = self.element() else { return };
        let focused = self.has_focus();
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

    /// Whether a text says what is stored.
    fn same(&self, text: &str, stored: &str) -> bool {
        text == stored || session().peek(|model| (self.binding.read_back)(model, text)).is_some_and(|read| plain(read) == stored)
    }

    /// Whether two edits of it are merged letter by letter: half of each of two values or lines is neither of them.
    fn is_prose(&self) -> bool {
        !self.binding.whole && self.element().is_some_and(|element| element.tag_name().eq_ignore_ascii_case("textarea"))
    }

    /// What is typed, over what is stored now.
    fn merge(&self, mine: &str, stored: &str) -> String {
        let base = self.base.borrow();
        if self.is_prose() {
            merged(&base, mine, stored)
        } else if *base == mine {
            stored.to_owned()
        } else {
            mine.to_owned()
        }
    }

    /// The change that writes a text; of a text that is not merged it says what this tab had seen, so that another tab's is not written over in silence.
    fn change(&self, text: &str, stored: &str) -> Result<Option<Change>, Problem> {
        let base = self.base.borrow().clone();
        session().peek(|model| {
            let change = (self.binding.set)(model, text.to_owned())?;
            let overtaken = base != stored && !self.is_prose();
            Ok(change.map(|change| if overtaken { self.binding.seen(change, model, &base) } else { change }))
        })
    }

    fn clean(&self) {
        self.dirty.set(false);
        self.problem.set(None);
        if self.kept.replace(false) {
            unsaved::forget(&self.draft);
        }
    }

    fn refuse(&self, text: &str, why: String) {
        self.problem.set(Some(why));
        self.kept.set(true);
        unsaved::keep(&self.draft, text);
    }

    /// What the store says now, written here or elsewhere.
    fn hear(&self, stored: Option<String>) {
        // A record that is gone says nothing about what is typed.
        let Some(stored) = stored.map(plain) else { return self.write() };
        if *self.base.borrow() == stored {
            return;
        }
        let Some(element) = self.element() else { return };
        let value = element.value();
        if self.same(&value, &stored) {
            self.base.replace(stored);
            return;
        }
        if self.dirty.get() && !self.is_prose() && value != *self.base.borrow() {
            // It is written over what came, knowing what it was made from.
            return;
        }
        let text = if self.dirty.get() { self.merge(&value, &stored) } else { stored.clone() };
        if text != value {
            self.show(&text);
        }
        self.dirty.set(!self.same(&text, &stored));
        *self.base.borrow_mut() = stored;
    }
}

/// Two edits of one text as one, and a word about it where each of them has a part in it.
fn merged(base: &str, mine: &str, theirs: &str) -> String {
    let text = merge_texts(base, mine, theirs);
    let session = session();
    // An Undo that is on offer stays.
    if text != mine && text != theirs && session.toast.with_untracked(|toast| toast.as_ref().is_none_or(|toast| !toast.undo)) {
        session.show_toast(Toast::plain("Another tab changed this text too. Both versions are kept."));
    }
    text
}

impl Field {
    /// Another tab deleted the record while somebody is typing in it here: what was written a moment ago is not lost with it. Its screen may be leaving
    /// already, so the focus says nothing.
    fn is_deleted_while_typed(&self) -> bool {
        let (kind, id) = (self.binding.kind, &self.binding.id);
        let session = session();
        js_sys::Date::now() - self.typed_at.get() < WHILE_TYPED
            && !session.has_deleted(kind, id)
            && session.peek(|model| model.get(kind, id).is_none())
    }
}

impl Unsaved for Field {
    /// What is merged with is what is stored at this moment, not what this tab last heard.
    fn write(&self) {
        let deleted = self.is_deleted_while_typed();
        if !self.dirty.get() && !deleted {
            return;
        }
        let Some(element) = self.element() else { return };
        if self.when_left && unsaved::in_pause() && self.has_focus() {
            self.kept.set(true);
            unsaved::keep(&self.draft, &element.value());
            return;
        }
        // Committing flushes what is open, and this field is being written already.
        self.dirty.set(false);
        let session = session();
        session.refresh(self.binding.kind, &self.binding.id);
        let (mine, stored) = (element.value(), self.stored());
        let gone = session.peek(|model| model.get(self.binding.kind, &self.binding.id).is_none());
        // What is gone says nothing that could be merged.
        let text = if gone { mine.clone() } else { self.merge(&mine, &stored) };
        if self.same(&text, &stored) && !(gone && deleted) {
            self.clean();
            return;
        }
        self.writing.set(true);
        let written = match self.change(&text, &stored) {
            Err(problem) => Err(problem.sentence),
            Ok(None) => Err("This entry no longer exists. Your text is kept here.".to_owned()),
            Ok(Some(change)) => session.commit(change, Feedback::Field).map_err(|refused| refused.to_string()),
        };
        self.writing.set(false);
        match written {
            Ok(()) => {
                self.clean();
                if text != mine {
                    self.show(&text);
                }
                *self.base.borrow_mut() = text;
            }
            // The text stays in the field and is tried again with the next key.
            Err(why) => {
                self.dirty.set(true);
                self.refuse(&mine, why);
            }
        }
    }
}

/// Opens a field and ties it to the screen.
pub fn open(dom_id: String, binding: Binding, when_left: bool) -> Opened {
    let session = session();
    let stored = session.peek(|model| (binding.get)(model)).map(plain).unwrap_or_default();
    let draft = format!("record/{}/{}/{dom_id}", binding.kind.name(), binding.id);
    let kept = unsaved::draft(&draft);
    let first = kept.clone().unwrap_or_else(|| stored.clone());
    let problem = ArcRwSignal::new(kept.as_ref().map(|_| "Not saved yet: this is what you last typed.".to_owned()));
    let field = Rc::new(Field {
        dom_id,
        draft,
        binding: binding.clone(),
        when_left,
        base: RefCell::new(stored),
        dirty: Cell::new(kept.is_some()),
        typed_at: Cell::new(0.0),
        writing: Cell::new(false),
        kept: Cell::new(kept.is_some()),
        element: RefCell::new(None),
        problem: problem.clone(),
    });
    let number = unsaved::register(field.clone());
    conflict::merged_by(take_in);
    OPEN.with_borrow_mut(|open| open.push((number, field.clone())));
    runtime::effect(move || {
        let stored = session.read(&[binding.kind], |model| (binding.get)(model));
        field.hear(stored);
    });
    on_cleanup(move || {
        OPEN.with_borrow_mut(|open| open.retain(|(other, _)| *other != number));
        unsaved::close(number);
    });
    Opened { first, number, problem: Signal::from(ArcSignal::from(problem)) }
}

/// Two tabs wrote a text without having seen each other's. Where it is prose on the screen, both edits are taken into the field, which writes them; gives whether
/// it was.
fn take_in(conflict: &Conflict) -> bool {
    let is_it = |field: &Field| field.binding.kind == conflict.kind && field.binding.id == conflict.id && field.is_prose();
    let fields: Vec<Rc<Field>> =
        OPEN.with_borrow(|open| open.iter().map(|(_, field)| field).filter(|field| is_it(field)).cloned().collect());
    if conflict.stored == Side::Ours && fields.iter().any(|field| field.writing.get()) {
        return true;
    }
    let text = |value: &Option<Value>| match value {
        None => Some(String::new()),
        Some(value) => value.as_str().map(|text| plain(text.to_owned())),
    };
    let (Some(before), Some(ours), Some(theirs)) = (text(&conflict.before), text(&conflict.ours), text(&conflict.theirs)) else {
        return false;
    };
    let field = fields.iter().find(|field| *field.base.borrow() == ours);
    let Some((field, element)) = field.and_then(|field| field.element().map(|element| (field, element))) else { return false };
    field.show(&merged(&before, &element.value(), &theirs));
    field.dirty.set(true);
    *field.base.borrow_mut() = if conflict.stored == Side::Ours { ours } else { theirs };
    unsaved::soon();
    true
}

/// The field of that number is left: it shows its text as it is stored.
pub fn left(number: u32) {
    let Some(field) = field(number) else { return };
    field.write();
    let Some(stored) = session().peek(|model| (field.binding.get)(model)).map(plain) else { return };
    if !field.dirty.get() && field.element().is_some_and(|element| element.value() != stored) {
        field.show(&stored);
        field.base.replace(stored);
    }
}

/// Puts a text into the field of that number, as if it had been typed and the field left.
pub fn put(number: u32, text: &str) {
    let Some(field) = field(number) else { return };
    field.show(text);
    field.dirty.set(true);
    field.typed_at.set(js_sys::Date::now());
    left(number);
}

/// What is in the field of that number now; `None` before it is drawn.
pub fn text(number: u32) -> Option<String> {
    let field = field(number)?;
    field.element().map(|element| element.value())
}

/// A key was pressed in the field of that number.
pub fn typed(number: u32, event: &leptos::ev::Event) {
    let Some(field) = field(number) else { return };
    if field.element.borrow().is_none() {
        *field.element.borrow_mut() = event.target().map(JsCast::unchecked_into);
    }
    if let Some(element) = field.element.borrow().as_ref() {
        if element.text_length() > LONG {
            drop(element.set_attribute("class", "long"));
        }
    }
    field.dirty.set(true);
    field.typed_at.set(js_sys::Date::now());
}
