//! One record in memory, of any kind. Code that stores, undoes or passes on records needs no type for it, and so links none: a type's reader is
//! linked by code that asks for that type ([`Record::get`]), its writer and its check by code that makes one ([`Record::new`]). That keeps
//! the kinds that a first screen does not show out of the first download.
//!
//! A record is either *made* here, from a typed value, or *stored*: the text as it is in storage or in a message, read once, when it is first
//! asked for.
//!
//! Not here: which kinds there are ([`kind`](super::kind)), and the records of one kind ([`Table`](super::Table)).

use std::any::Any;
use std::borrow::Cow;
use std::sync::{Arc, OnceLock};

use serde_json::{Error, Value};

use super::kind::{Entity, Kind};
use crate::problem::Problem;

/// A record of any kind; a clone is the same record.
#[derive(Clone)]
pub struct Record(Arc<Inner>);

enum Inner {
    Made(Box<dyn Erased>),
    Stored(Stored),
}

struct Stored {
    kind: Kind,
    text: Box<str>,
    /// Filled when first asked for; `None` inside where the type cannot read the text.
    read: OnceLock<Option<Read>>,
    /// Reads another text as the same type, where the type was known when the text came in.
    again: Option<Reader>,
}

/// A text read as its type.
struct Read {
    /// An `Arc<T>`.
    entity: Box<dyn Any + Send + Sync>,
    decode: Decode,
}

/// Reads a text as some type.
pub(super) type Reader = fn(&str) -> Result<Record, Error>;
type Decode = fn(&str) -> Option<Read>;

/// What an `Arc<T>` in a record can do without its type being named.
trait Erased: Any + Send + Sync {
    fn kind(&self) -> Kind;
    fn text(&self) -> Result<String, Error>;
    fn check(&self) -> Result<(), Problem>;
    fn same(&self, other: &dyn Any) -> bool;
    fn read_again(&self, text: &str) -> Result<Record, Error>;
}

impl<T: Entity> Erased for Arc<T> {
    fn kind(&self) -> Kind {
        T::KIND
    }

    fn text(&self) -> Result<String, Error> {
        serde_json::to_string(&**self)
    }

    fn check(&self) -> Result<(), Problem> {
        Entity::check(&**self)
    }

    fn same(&self, other: &dyn Any) -> bool {
        other.downcast_ref::<Self>().is_some_and(|other| **other == **self)
    }

    fn read_again(&self, text: &str) -> Result<Record, Error> {
        Record::read_as::<T>(text)
    }
}

impl<T: Entity> From<T> for Record {
    fn from(entity: T) -> Self {
        Self::new(entity)
    }
}

impl<T: Entity> From<Arc<T>> for Record {
    fn from(entity: Arc<T>) -> Self {
        Self(Arc::new(Inner::Made(Box::new(entity))))
    }
}

/// One copy of a type's reader, however many ways lead to it.
#[inline(never)]
fn parse<T: Entity>(text: &str) -> Result<Arc<T>, Error> {
    serde_json::from_str(text).map(Arc::new)
}

fn decode<T: Entity>(text: &str) -> Option<Read> {
    parse::<T>(text).ok().map(|entity| Read { entity: Box::new(entity), decode: decode::<T> })
}

impl Record {
    /// A record made from a value.
    pub fn new<T: Entity>(entity: T) -> Self {
        Arc::new(entity).into()
    }

    /// A record as it is in storage: `text` is its data, a JSON object. Whether the type reads it shows when it is asked for.
    pub fn raw(kind: Kind, text: impl Into<Box<str>>) -> Self {
        Self::stored(kind, text.into(), None)
    }

    /// As [`Record::raw`], with the type known: it can [`read_again`](Record::read_again).
    pub fn raw_as<T: Entity>(text: impl Into<Box<str>>) -> Self {
        Self::stored(T::KIND, text.into(), Some(Self::read_as::<T>))
    }

    fn stored(kind: Kind, text: Box<str>, again: Option<Reader>) -> Self {
        Self(Arc::new(Inner::Stored(Stored { kind, text, read: OnceLock::new(), again })))
    }

    /// Reads a text as a type at once.
    ///
    /// # Errors
    /// Where the type does not read it.
    pub fn read_as<T: Entity>(text: &str) -> Result<Self, Error> {
        parse::<T>(text).map(Self::from)
    }

    /// The kind of record.
    pub fn kind(&self) -> Kind {
        match &*self.0 {
            Inner::Made(made) => made.kind(),
            Inner::Stored(stored) => stored.kind,
        }
    }

    /// The record as its type; `None` where it is of another kind, or cannot be read.
    pub fn get<T: Entity>(&self) -> Option<&Arc<T>> {
        self.held(T::KIND, decode::<T>)?.downcast_ref()
    }

    fn held(&self, kind: Kind, decode: Decode) -> Option<&dyn Any> {
        match &*self.0 {
            Inner::Made(made) => Some(&**made as &dyn Any),
            Inner::Stored(stored) if stored.kind == kind => {
                stored.read.get_or_init(|| decode(&stored.text)).as_ref().map(|read| &*read.entity as &dyn Any)
            }
            Inner::Stored(_) => None,
        }
    }

    /// Reads another text as the type of this one. `None` where the type is not known here: a stored text knows its kind only.
    pub fn read_again(&self, text: &str) -> Option<Result<Self, Error>> {
        match &*self.0 {
            Inner::Made(made) => Some(made.read_again(text)),
            Inner::Stored(stored) => stored.again.map(|read| read(text)),
        }
    }

    /// Whether it is a stored text, not a value made here.
    pub fn is_raw(&self) -> bool {
        matches!(&*self.0, Inner::Stored(_))
    }

    /// Whether another record of the kind cannot be read, as far as this one knows the type. What it reads is cached.
    pub(crate) fn cannot_read(&self, other: &Self) -> bool {
        let Inner::Stored(new) = &*other.0 else { return false };
        match &*self.0 {
            Inner::Made(made) => made.read_again(&new.text).is_err(),
            Inner::Stored(old) => {
                old.read.get().and_then(Option::as_ref).is_some_and(|read| new.read.get_or_init(|| (read.decode)(&new.text)).is_none())
            }
        }
    }

    /// Whether it may be kept. A text was checked when it was made.
    ///
    /// # Errors
    /// Says which field is wrong, and why.
    pub fn check(&self) -> Result<(), Problem> {
        match &*self.0 {
            Inner::Made(made) => made.check(),
            Inner::Stored(_) => Ok(()),
        }
    }

    /// Its data as JSON text: a stored one's unchanged, a made one's serialized.
    ///
    /// # Errors
    /// Only where the type cannot be written as JSON, which is a mistake in the type.
    pub fn to_json_text(&self) -> Result<Cow<'_, str>, Error> {
        match &*self.0 {
            Inner::Made(made) => made.text().map(Cow::Owned),
            Inner::Stored(stored) => Ok(Cow::Borrowed(&stored.text)),
        }
    }

    /// Its data as a JSON object; by way of the text, so that each type is written to JSON in one way only.
    ///
    /// # Errors
    /// As [`Record::to_json_text`].
    pub fn to_json(&self) -> Result<Value, Error> {
        serde_json::from_str(&self.to_json_text()?)
    }
}

/// Of one kind and equal: as the type where one of them knows it, else as JSON.
impl PartialEq for Record {
    fn eq(&self, other: &Self) -> bool {
        if self.kind() != other.kind() {
            return false;
        }
        match (&*self.0, &*other.0) {
            (Inner::Made(one), Inner::Made(two)) => one.same(&**two as &dyn Any),
            (Inner::Made(made), Inner::Stored(stored)) | (Inner::Stored(stored), Inner::Made(made)) => {
                match made.read_again(&stored.text) {
                    Ok(Self(again)) => matches!(&*again, Inner::Made(again) if made.same(&**again as &dyn Any)),
                    Err(_) => false,
                }
            }
            (Inner::Stored(one), Inner::Stored(two)) => {
                let value = |stored: &Stored| serde_json::from_str::<Value>(&stored.text).ok();
                one.text == two.text || value(one).is_some_and(|one| value(two) == Some(one))
            }
        }
    }
}

impl std::fmt::Debug for Record {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} {}", self.kind().name(), self.to_json_text().unwrap_or_default())
    }
}
