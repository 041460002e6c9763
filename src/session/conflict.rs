//! Two tabs wrote the same field: both texts, until the person has chosen.

use std::cell::Cell;

use domain::id::Id;
use domain::record::Kind;
use serde_json::Value;
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

/// A value as a person reads it.
fn readable(value: &Value) -> String {
    match value {
        Value::Null => "(empty)".to_owned(),
        Value::String(text) if text.is_empty() => "(empty)".to_owned(),
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

/// Each text as a notice has room for it.
fn short(value: &Value) -> String {
    let text = readable(value);
    match text.char_indices().nth(SHOWN) {
        Some((at, _)) => format!("{}…", text.get(..at).unwrap_or_default()),
        None => text,
    }
}

fn question(path: &str, ours: &Value, theirs: &Value, stored: Side) -> String {
    let field = path.split('/').next().unwrap_or_default().replace('_', " ");
    let (own, other) = match stored {
        Side::Ours => (", which is saved", ""),
        Side::Theirs => ("", ", which is saved"),
    };
    let (ours, theirs) = (short(ours), short(theirs));
    format!("Two tabs changed the same text ({field}). Yours{own}: “{ours}”. The other one{other}: “{theirs}”. Which one should stay?")
}

impl Both {
    pub(super) fn new(conflict: Conflict) -> Self {
        let Conflict { kind, id, path, ours, theirs, stored, .. } = conflict;
        let (ours, theirs) = (ours.unwrap_or_default(), theirs.unwrap_or_default());
        let question = question(&path, &ours, &theirs, stored);
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
    pub(super) fn read(name: &str, text: &str) -> Option<Self> {
        let mut parts = name.strip_prefix(DRAFTS)?.splitn(3, '/');
        let (kind, id, path) = (Kind::named(parts.next()?)?, Id::new(parts.next()?), parts.next()?.to_owned());
        let mut kept: Value = serde_json::from_str(text).ok()?;
        // Earlier versions asked about nothing but what the other tab had stored.
        let stored = if kept.get("stored").is_some_and(|stored| stored == "ours") { Side::Ours } else { Side::Theirs };
        let mut value = |name: &str| kept.get_mut(name).map(Value::take);
        let (ours, theirs) = (value("ours"), value("theirs"));
        Some(Self::new(Conflict { kind, id, path, ours, theirs, before: None, stored }))
    }
}
