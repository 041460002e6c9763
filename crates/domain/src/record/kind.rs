//! Everything that is kept, in one list. A new kind of record is one line in [`each_kind!`] and a type with `check`: storage, undo, backup and the
//! [`Model`](crate::model::Model) follow from it.
//!
//! A record type knows neither this list nor the model: it is data with its own check.

use serde::{Serialize, de::DeserializeOwned};

use crate::problem::Problem;

/// Passes the list of kinds to another macro: variant, type, name in storage keys, table in the model, and the fields that merge entry by entry.
macro_rules! each_kind {
    ($then:ident) => {
        $then! {
            /// An application with its timeline.
            Application($crate::application::Application) "application" applications unions &["timeline"];
            /// What the person set: one record, id `main`.
            Settings($crate::settings::Settings) "settings" settings;
            /// A saved view of the list.
            View($crate::settings::SavedView) "view" views;
            /// A source of help that the person added.
            Support($crate::support::OwnEntry) "support" supports;
            /// A reflection in eight steps.
            Reflection($crate::reflection::Reflection) "reflection" reflections unions &["before_words", "insights", "after_words"];
            /// A window in which Today is quiet.
            QuietTime($crate::reflection::quiet::QuietTime) "quiet" quiet_times;
            /// A piece of feedback.
            Clue($crate::reflection::Clue) "clue" clues;
            /// A question of the bank, with its answer and rehearsals.
            Question($crate::questions::Question) "question" questions unions &["rehearsals"];
            /// A request for feedback.
            FeedbackRequest($crate::feedback::FeedbackRequest) "feedback" feedback_requests;
            /// A next step, as an if–then plan.
            Action($crate::actions::Action) "action" actions;
            /// A likely setback, with an answer prepared.
            Setback($crate::actions::Setback) "setback" setbacks;
            /// An entry of the diary.
            DiaryEntry($crate::diary::DiaryEntry) "journal" diary;
            /// A person.
            Person($crate::people::Person) "person" people unions &["talks", "referral_names"];
            /// A skill to learn or to prove.
            SkillGap($crate::skills::SkillGap) "skill" skills unions &["steps"];
            /// A bank account, a wallet, a savings pot.
            Account($crate::budget::Account) "account" accounts;
            /// The budget's own numbers: one record, id `main`.
            Plan($crate::budget::Plan) "plan" plans;
            /// A source of income.
            Income($crate::budget::Income) "income" incomes;
            /// A recurring bill.
            Bill($crate::budget::Bill) "bill" bills;
            /// A debt that is paid down.
            Debt($crate::budget::Debt) "debt" debts;
            /// An item of the pause list.
            PauseItem($crate::budget::PauseItem) "pause" pauses;
            /// One transaction of the spending log.
            Spending($crate::budget::Spending) "spending" spendings;
            /// A category rule.
            CategoryRule($crate::budget::CategoryRule) "rule" rules;
            /// How an account's last bank file was read; the id is the account's.
            BankLayout($crate::budget::BankLayout) "bank_layout" bank_layouts;
            /// A worry the person wrote down.
            Worry($crate::budget::Worry) "worry" worries;
            /// A lesson that was read.
            Lesson($crate::budget::LessonProgress) "lesson" lessons;
            /// The answer to a line of Today.
            Mark($crate::day::mark::Mark) "mark" marks;
            /// The terms of an offer; the id is the application's.
            Offer($crate::offer::terms::Offer) "offer" offers;
            /// The posting of an application; the id is the application's.
            Posting($crate::postings::Posting) "posting" postings unions &["marks"];
            /// A version of the résumé or the cover letter.
            DocumentVersion($crate::versions::DocumentVersion) "version" versions;
            /// A benchmark of the person's own, to choose from.
            Benchmark($crate::own_benchmark::OwnBenchmark) "benchmark" benchmarks;
            /// A weekly review.
            Review($crate::review::Review) "review" reviews;
            /// One thing that is tried until a day.
            Experiment($crate::review::Experiment) "experiment" experiments;
            /// A block of the week.
            Block($crate::routine::Block) "block" blocks;
            /// What became of a block on one day; the id comes from both.
            BlockLog($crate::routine::BlockLog) "block_log" block_logs;
        }
    };
}
pub(crate) use each_kind;

/// A type that is kept as a record of its own.
pub trait Entity: Clone + PartialEq + Serialize + DeserializeOwned + Send + Sync + 'static {
    /// Which kind of record the type is.
    const KIND: Kind;

    /// Checks the record before it is saved.
    ///
    /// # Errors
    /// Says which field is wrong, and why.
    fn check(&self) -> Result<(), Problem>;
}

macro_rules! define_kind {
    ($($(#[$doc:meta])* $variant:ident($type:ty) $name:literal $table:ident $(unions $unions:expr)?;)*) => {
        /// The kinds of records; their names are part of the storage format.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Kind { $($(#[$doc])* $variant,)* }

        impl Kind {
            /// In the order of the list, which is the order of the model's tables.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// The name in a storage key: `onward/<name>/<id>`.
            pub fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)* }
            }

            /// The kind of that name.
            pub fn named(name: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|kind| kind.name() == name)
            }

            /// The fields that are maps by id and merge entry by entry; other fields are taken whole.
            pub fn unions(self) -> &'static [&'static str] {
                match self { $(Self::$variant => { #[allow(unused_mut, unused_assignments)] let mut fields: &'static [&'static str] = &[]; $(fields = $unions;)? fields })* }
            }
        }

        $(impl Entity for $type {
            const KIND: Kind = Kind::$variant;
            fn check(&self) -> Result<(), Problem> { <$type>::check(self) }
        })*
    };
}

each_kind!(define_kind);
