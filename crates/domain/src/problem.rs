//! Why an edit cannot be made: one type, with the field it stands at and a sentence for the person.

/// What is wrong with a value, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The field as it is named in the record, so that a form can show the sentence beside it.
    pub field: &'static str,
    /// What happened and what to do, in plain words.
    pub sentence: String,
}

impl Problem {
    /// A problem at a field.
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
