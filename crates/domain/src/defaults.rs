//! Fields at their default are left out of what is stored: older versions read what newer ones leave out, and storage is small.

/// Whether a value is the default one, and so need not be written.
pub fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}
