//! Two tabs wrote the same field: both texts, until the person has chosen.

use std::cell::Cell;

use chrono::NaiveDate;
use serde_json::Value;

use crate::format;
use domain::currency::Currency;
use domain::field_words::{Style, label, value};
use domain::id::Id;
use domain::record::Kind;
use store::concurrent::{Conflict, Side};

/// Two tabs wrote one field, and one text is stored: the other one is kept until the person has chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Both {
    pub(super) kind: Kind,
    pub(super) id: Id,
    pub(super) path: String,
    /// What this tab wrote.
    ours: Value,
    /// What the other tab wrote.
    theirs: Value,
    /// Whose is stored.
    pub(super) stored: Side,
    /// What happened, with both texts as a notice has room for them; what is kept is whole. Made where it is asked: the first chunk only shows it.
    pub question: String,
}

thread_local! {
    static MERGE: Cell<Option<fn(&Conflict) -> bool>> = const { Cell::new(None) };
}

/// Says what takes both texts in where they can be merged word by word; it gives whether it has.
pub fn merged_by(merge: fn(&Conflict) -> bool) {
    MERGE.with(|own| own.set(Some(merge)));
}

/// Whether both texts were taken in; else the person is asked.
pub(super) fn is_merged(conflict: &Conflict) -> bool {
    MERGE.with(Cell::get).is_some_and(|merge| merge(conflict))
}

/// Under which names these are kept.
pub(super) const DRAFTS: &str = "conflict/";

/// How many characters of each text are shown.
const SHOWN: usize = 200;

/// A text as a notice has room for it.
fn short(text: &str) -> String {
    match text.char_indices().nth(SHOWN) {
        Some((at, _)) => format!("{}…", text.get(..at).unwrap_or_default()),
        None => text.to_owned(),
    }
}

/// Today and the home currency: what days and amounts are written by.
pub(super) type Here = (NaiveDate, Currency);

fn question(kind: Kind, path: &str, ours: &Value, theirs: &Value, stored: Side, (today, home): Here) -> String {
    let style = Style { home, amount: &format::amount, day: &|day| format::day(day, today), number: &|number| format::decimal(number, 2) };
    let words = |one: &Value| value(kind, path, one, &style);
    let field = label(kind, path);
    let (own, other) = match stored {
        Side::Ours => (", which is saved", ""),
        Side::Theirs => ("", ", which is saved"),
    };
    match (words(ours), words(theirs)) {
        (Some(ours), Some(theirs)) if ours != theirs => {
            let (ours, theirs) = (short(&ours), short(&theirs));
            format!(
                "Two tabs changed the same field ({field}). Yours{own}: “{ours}”. The other one{other}: “{theirs}”. Which one should stay?"
            )
        }
        _ if stored == Side::Ours => {
            format!("Two tabs changed the same field ({field}), each in its own way. Yours is saved. Which one should stay?")
        }
        _ => format!("Two tabs changed the same field ({field}), each in its own way. The other one is saved. Which one should stay?"),
    }
}

impl Both {
    pub(super) fn new(conflict: Conflict, here: Here) -> Self {
        let Conflict { kind, id, path, ours, theirs, stored, .. } = conflict;
        let (ours, theirs) = (ours.unwrap_or_default(), theirs.unwrap_or_default());
        let question = question(kind, &path, &ours, &theirs, stored, here);
        Self { kind, id, path, ours, theirs, stored, question }
    }

    /// The draft's name.
    pub(super) fn draft(&self) -> String {
        [DRAFTS, self.kind.name(), "/", self.id.as_str(), "/", &self.path].concat()
    }

    /// The value that is not stored.
    pub(super) fn unstored(&self) -> &Value {
        match self.stored {
            Side::Ours => &self.theirs,
            Side::Theirs => &self.ours,
        }
    }

    /// The text of the draft that holds it until then.
    pub(super) fn kept(&self) -> String {
        serde_json::json!({"ours": self.ours, "theirs": self.theirs, "stored": if self.stored == Side::Ours { "ours" } else { "theirs" }})
            .to_string()
    }

    /// One that an earlier visit left unanswered.
    pub(super) fn read(name: &str, text: &str, here: Here) -> Option<Self> {
        let mut parts = name.strip_prefix(DRAFTS)?.splitn(3, '/');
        let (kind, id, path) = (Kind::named(parts.next()?)?, Id::new(parts.next()?), parts.next()?.to_owned());
        let mut kept: Value = serde_json::from_str(text).ok()?;
        // Earlier versions asked about nothing but what the other tab had stored.
        let stored = if kept.get("stored").is_some_and(|stored| stored == "ours") { Side::Ours } else { Side::Theirs };
        let mut value = |name: &str| kept.get_mut(name).map(Value::take);
        let (ours, theirs) = (value("ours"), value("theirs"));
        Some(Self::new(Conflict { kind, id, path, ours, theirs, before: None, stored }, here))
    }
}
