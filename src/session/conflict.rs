//! Two tabs wrote the same field: both texts, until the person has chosen.

use std::cell::Cell;

use domain::id::Id;
use domain::record::Kind;
use serde_json::Value;
use store::concurrent::Conflict;

/// Two tabs wrote one field: what this one wrote is kept until the person has chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Both {
    pub(super) kind: Kind,
    pub(super) id: Id,
    pub(super) path: String,
    /// What this tab wrote.
    ours: String,
    /// What is stored, from the other tab.
    theirs: String,
    pub(super) value: Value,
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
fn readable(value: Option<&Value>) -> String {
    match value {
        None | Some(Value::Null) => "(empty)".to_owned(),
        Some(Value::String(text)) if text.is_empty() => "(empty)".to_owned(),
        Some(Value::String(text)) => text.clone(),
        Some(other) => other.to_string(),
    }
}

impl Both {
    pub(super) fn new(conflict: Conflict) -> Self {
        let (ours, theirs) = (readable(conflict.ours.as_ref()), readable(conflict.theirs.as_ref()));
        Self { kind: conflict.kind, id: conflict.id, path: conflict.path, ours, theirs, value: conflict.ours.unwrap_or_default() }
    }

    /// The draft's name.
    pub(super) fn draft(&self) -> String {
        [DRAFTS, self.kind.name(), "/", self.id.as_str(), "/", &self.path].concat()
    }

    /// Both texts as a notice has room for them; what is kept is whole.
    pub fn texts(&self) -> (String, String) {
        let short = |text: &str| match text.char_indices().nth(SHOWN) {
            Some((at, _)) => format!("{}…", text.get(..at).unwrap_or_default()),
            None => text.to_owned(),
        };
        (short(&self.ours), short(&self.theirs))
    }

    /// Which field it is, as a person would call it.
    pub fn field(&self) -> String {
        self.path.split('/').next().unwrap_or_default().replace('_', " ")
    }

    /// The text of the draft that holds it until then.
    pub(super) fn kept(&self) -> String {
        serde_json::json!({"ours": self.value, "theirs": self.theirs}).to_string()
    }

    /// One that an earlier visit left unanswered.
    pub(super) fn read(name: &str, text: &str) -> Option<Self> {
        let mut parts = name.strip_prefix(DRAFTS)?.splitn(3, '/');
        let (kind, id, path) = (Kind::named(parts.next()?)?, Id::new(parts.next()?), parts.next()?.to_owned());
        let kept: Value = serde_json::from_str(text).ok()?;
        let value = kept.get("ours")?.clone();
        let theirs = readable(kept.get("theirs"));
        Some(Self { kind, id, path, ours: readable(Some(&value)), theirs, value })
    }
}
