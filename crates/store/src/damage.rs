//! What is wrong with a stored text. For a report; the person reads [`Refused`](super::refused::Refused) or a notice.

/// Why a text is not a record of its kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Damage {
    /// It is not JSON, or not the JSON that an envelope or a record's type expects: what was expected, and where.
    Json(String),
    /// It is JSON and not an object.
    NotAnObject,
    /// It is an object and neither an envelope nor what an early version wrote.
    NotAnEnvelope,
    /// A field has a name that would read as a path.
    FieldName(String),
    /// A field that merges entry by entry is not a map.
    NotAMap(&'static str),
}

impl std::fmt::Display for Damage {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Json(what) => f.write_str(what),
            Self::NotAnObject => f.write_str("the data is not an object"),
            Self::NotAnEnvelope => f.write_str("neither an envelope nor a record of version 0"),
            Self::FieldName(name) => write!(f, "a field named {name:?}"),
            Self::NotAMap(field) => write!(f, "{field} is not a map"),
        }
    }
}

impl std::error::Error for Damage {}

#[allow(clippy::needless_pass_by_value)] // as errors are mapped
pub(super) fn json(error: serde_json::Error) -> Damage {
    Damage::Json(error.to_string())
}
