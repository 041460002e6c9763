//! A choice of one from a fixed list. Storage, addresses and forms hold the key; the screen shows the label; nothing is found by its
//! position or by its label.

/// One of a fixed list.
pub trait Choice: Copy + PartialEq + 'static {
    /// The list, in the order in which it is shown.
    const CHOICES: &'static [Self];

    /// The stable name: stored, in addresses and in forms.
    fn key(self) -> &'static str;

    /// What the person reads.
    fn label(self) -> &'static str;

    /// The one of that key.
    fn from_key(key: &str) -> Option<Self> {
        Self::CHOICES.iter().copied().find(|choice| choice.key() == key)
    }
}

/// Key and label of each, for a form that names no type.
pub fn options<T: Choice>() -> Vec<(&'static str, &'static str)> {
    T::CHOICES.iter().map(|choice| (choice.key(), choice.label())).collect()
}

/// The key of a choice that may be missing; empty where it is.
pub fn key<T: Choice>(chosen: Option<T>) -> &'static str {
    chosen.map_or("", T::key)
}

/// The label of a choice that may be missing; empty where it is.
pub fn label<T: Choice>(chosen: Option<T>) -> &'static str {
    chosen.map_or("", T::label)
}

/// Key and label of each, after an empty key for no choice.
pub fn optional<T: Choice>(none: &'static str) -> Vec<(&'static str, &'static str)> {
    let mut all = vec![("", none)];
    all.extend(options::<T>());
    all
}
