//! Why a value cannot be kept: the field it concerns, and a sentence for the person.

/// A value that breaks a rule of its record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// One of [`FIELDS`]: the form shows the sentence beside the control of that name.
    pub field: &'static str,
    /// What is wrong and what to do, in plain words.
    pub sentence: String,
}

/// Every field a problem can name, in alphabetical order. Names are those of the stored record; of a nested value it is the innermost name
/// (`until`, not `pay.when.until`), and of an application copied into another record it is `about`.
pub const FIELDS: [&str; 83] = [
    "about",
    "action",
    "address",
    "after_line",
    "after_strength",
    "after_words",
    "amount",
    "application_to_interview",
    "applications_a_week",
    "balance",
    "before_line",
    "before_strength",
    "before_words",
    "buffer",
    "category",
    "change",
    "company",
    "confidence",
    "cost",
    "cut",
    "date",
    "day",
    "differed",
    "ends_on",
    "evidence_against",
    "evidence_for",
    "fairer_thought",
    "friend",
    "good_one",
    "good_three",
    "good_two",
    "happened",
    "hourly",
    "insights",
    "interviews_per_offer",
    "line",
    "link",
    "mail",
    "meant",
    "minimum",
    "minutes",
    "minutes_a_week",
    "name",
    "note",
    "notes",
    "noticed",
    "outcome",
    "pay_high",
    "pay_low",
    "payee",
    "person",
    "phone",
    "price",
    "proof",
    "range",
    "rate",
    "reason",
    "relation",
    "reply_days",
    "result",
    "said",
    "second_day",
    "situation",
    "steps",
    "subject",
    "talks",
    "task",
    "tax_percent",
    "tell",
    "text",
    "thankful",
    "then",
    "thought",
    "thought_strength",
    "time",
    "until",
    "wait_days",
    "waiting_days",
    "weekly",
    "weeks",
    "went_well",
    "when",
    "writing",
];

impl Problem {
    /// A problem with a field, which is one of [`FIELDS`].
    pub fn new(field: &'static str, sentence: impl Into<String>) -> Self {
        Self { field, sentence: sentence.into() }
    }
}

impl std::fmt::Display for Problem {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.sentence)
    }
}

impl std::error::Error for Problem {}
