//! Everything that is kept, in one list. A new kind of record is one line in [`records!`] and a type with [`Entity`]: storage, undo, backup and
//! the [`Model`](super::model::Model) follow from it.
//!
//! Whoever stores records or passes them on holds a [`Record`], which names no type; whoever shows or edits them reads a [`Table`]. The two
//! functions that know every type are [`Record::read`] and [`Record::is_readable`]: they are for what looks at everything, never for a start.

mod held;
mod table;

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::{Serialize, de::DeserializeOwned};

use super::id::Id;
use super::problem::Problem;
pub use held::Record;
pub use table::{Iter, Table};

/// A type that is kept as a record of its own.
pub trait Entity: Clone + PartialEq + Serialize + DeserializeOwned + Send + Sync + 'static {
    /// Its kind.
    const KIND: Kind;

    /// Whether it may be kept.
    ///
    /// # Errors
    /// Says which field is wrong, and why.
    fn check(&self) -> Result<(), Problem>;

    /// Wraps it.
    fn into_record(self) -> Record {
        Arc::new(self).into()
    }
}

macro_rules! records {
    ($($(#[$doc:meta])* $variant:ident($type:ty) $name:literal $table:ident $(unions $unions:expr)?;)*) => {
        /// The kinds of records; their names are part of the storage format.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Kind { $($(#[$doc])* $variant,)* }

        impl Kind {
            /// All of them.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// The name in a storage key: `onward/<name>/<id>`.
            pub fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)* }
            }

            /// The kind of that name.
            pub fn named(name: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|kind| kind.name() == name)
            }

            /// The fields that are maps by id and unite when two devices meet, entry by entry; other fields are taken whole.
            pub fn unions(self) -> &'static [&'static str] {
                match self { $(Self::$variant => { #[allow(unused_mut, unused_assignments)] let mut fields: &'static [&'static str] = &[]; $(fields = $unions;)? fields })* }
            }
        }

        impl Record {
            /// Reads the data of a record of that kind at once. It links every type: for restoring and verifying, where everything is read.
            ///
            /// # Errors
            /// Where the text is not what the kind's type reads.
            pub fn read(kind: Kind, text: &str) -> Result<Self, serde_json::Error> {
                match kind { $(Kind::$variant => Self::read_as::<$type>(text),)* }
            }

            /// Whether its type reads it; a later look finds it read. It links every type, as [`Record::read`] does.
            pub fn is_readable(&self) -> bool {
                match self.kind() { $(Kind::$variant => self.get::<$type>().is_some(),)* }
            }
        }

        $(impl Entity for $type {
            const KIND: Kind = Kind::$variant;
            fn check(&self) -> Result<(), Problem> { <$type>::check(self) }
        })*

        /// All records in hand, a table a kind.
        #[derive(Debug, Clone, Default, PartialEq)]
        pub struct Tables { $($(#[$doc])* pub $table: Table<$type>,)* }

        impl Tables {
            fn table(&self, kind: Kind) -> &BTreeMap<Id, Record> {
                match kind { $(Kind::$variant => &self.$table.records,)* }
            }

            fn table_mut(&mut self, kind: Kind) -> &mut BTreeMap<Id, Record> {
                match kind { $(Kind::$variant => &mut self.$table.records,)* }
            }
        }
    };
}

impl Tables {
    /// Puts a record in its table; gives back the one that stands there no longer. One that cannot be read does not take the place of one that
    /// can, and is given back itself: what is shown is better than nothing, and the next start reports the other.
    pub fn put(&mut self, id: Id, record: Record) -> Option<Record> {
        let table = self.table_mut(record.kind());
        if table.get(&id).is_some_and(|there| there.cannot_read(&record)) {
            return Some(record);
        }
        table.insert(id, record)
    }

    /// Takes a record out.
    pub fn remove(&mut self, kind: Kind, id: &Id) -> Option<Record> {
        self.table_mut(kind).remove(id)
    }

    /// The record of that kind and id.
    pub fn get(&self, kind: Kind, id: &Id) -> Option<Record> {
        self.table(kind).get(id).cloned()
    }

    /// How many records of that kind there are.
    pub fn count(&self, kind: Kind) -> usize {
        self.table(kind).len()
    }

    /// Every record with its id.
    pub fn all(&self) -> Vec<(Id, Record)> {
        let tables = Kind::ALL.iter().flat_map(|kind| self.table(*kind));
        tables.map(|(id, record)| (id.clone(), record.clone())).collect()
    }
}

records! {
    /// An application with its timeline.
    Application(super::application::Application) "application" applications unions &["timeline"];
    /// What the person set: one record, id `main`.
    Settings(super::settings::Settings) "settings" settings;
    /// A saved view of the list.
    View(super::settings::SavedView) "view" views;
    /// A place to turn to that the person wrote down.
    Support(super::support::Own) "support" supports;
    /// A walk through the eight steps.
    Reflection(super::reflection::Reflection) "reflection" reflections unions &["before_words", "insights", "after_words"];
    /// A window in which Today is quiet.
    QuietTime(super::reflection::quiet::QuietTime) "quiet" quiet_times;
    /// Something that came back.
    Clue(super::reflection::Clue) "clue" clues;
    /// A question of the bank, with its answer and rehearsals.
    Question(super::questions::Question) "question" questions unions &["rehearsals"];
    /// A request for feedback.
    FeedbackRequest(super::feedback::FeedbackRequest) "feedback" feedback_requests;
    /// A next step, as an if–then plan.
    Action(super::actions::Action) "action" actions;
    /// A likely setback, with an answer prepared.
    Setback(super::actions::Setback) "setback" setbacks;
    /// An entry of the journal.
    JournalEntry(super::journal::JournalEntry) "journal" journal;
    /// Somebody.
    Person(super::people::Person) "person" people unions &["talks"];
    /// Something to learn or to prove.
    SkillGap(super::skills::SkillGap) "skill" skills unions &["steps"];
    /// Where cash is.
    Account(super::budget::Account) "account" accounts;
    /// The budget's own numbers: one record, id `main`.
    Plan(super::budget::Plan) "plan" plans;
    /// Money that comes in.
    Income(super::budget::Income) "income" incomes;
    /// Money that goes out by a rule.
    Bill(super::budget::Bill) "bill" bills;
    /// A debt that is paid down.
    Debt(super::budget::Debt) "debt" debts;
    /// Something wanted, with a wait before it.
    PauseItem(super::budget::PauseItem) "pause" pauses;
    /// One movement of the spending log.
    Spending(super::budget::Spending) "spending" spendings;
    /// A rule that sorts movements.
    CategoryRule(super::budget::CategoryRule) "rule" rules;
    /// How an account's last bank file was read; the id is the account's.
    BankLayout(super::budget::BankLayout) "bank_layout" bank_layouts;
    /// A worry, written down.
    Worry(super::budget::Worry) "worry" worries;
    /// A lesson that was read.
    Lesson(super::budget::LessonProgress) "lesson" lessons;
}
