//! Texts that could not be read: kept, unchanged, each under a name of its own, until a version reads them or the person deletes them.

use super::area::{Area, AreaError};
use super::envelope::{self, Opened};
use super::keys::{self, Name};
use domain::id::Id;
use domain::record::Kind;

/// Moves a text to its name aside: first the copy, then the original goes. With no room for the copy it stays.
///
/// # Errors
/// Where the storage cannot be reached.
pub(super) fn set_aside(area: &mut dyn Area, key: &str) -> Result<(), AreaError> {
    let Some(text) = area.get(key)? else { return Ok(()) };
    let mut target = keys::aside(key);
    // An earlier text of the same name stays too.
    while area.get(&target)?.is_some_and(|there| there != text) {
        target.push('~');
    }
    match area.set(&target, &text) {
        Ok(()) if area.get(&target)?.as_ref() == Some(&text) => area.remove(key),
        Ok(()) | Err(AreaError::Full) => Ok(()),
        Err(error) => Err(error),
    }
}

/// A text that was set aside and can be read now.
pub(super) struct Back {
    /// Its name.
    pub key: String,
    /// The record that name is of.
    pub kind: Kind,
    /// Its id.
    pub id: Id,
    /// What the text is.
    pub opened: Opened,
}

/// Tries again to read what was set aside; what can be read returns to its name, if nothing stands there. Gives what stands there again.
///
/// # Errors
/// Where the storage cannot be reached.
pub(super) fn bring_back(area: &mut dyn Area) -> Result<Vec<Back>, AreaError> {
    let mut back = Vec::new();
    for key in area.keys()? {
        let Some(original) = key.strip_prefix(keys::ASIDE) else { continue };
        let Name::Record(kind, id) = keys::read(original) else { continue };
        let Some(text) = area.get(&key)? else { continue };
        let Ok(opened) = envelope::read(kind, &text) else { continue };
        match area.get(original)? {
            None => match area.set(original, &text) {
                Ok(()) => area.remove(&key)?,
                Err(AreaError::Full) => continue,
                Err(error) => return Err(error),
            },
            Some(there) if there == text => area.remove(&key)?,
            Some(_) => continue,
        }
        back.push(Back { key: original.to_owned(), kind, id, opened });
    }
    Ok(back)
}

/// Every text set aside, by the name it had: for the person to save as a file.
///
/// # Errors
/// Where the storage cannot be reached.
pub fn texts(area: &dyn Area) -> Result<Vec<(String, String)>, AreaError> {
    let mut texts = Vec::new();
    for key in area.keys()? {
        if let Some(original) = key.strip_prefix(keys::ASIDE)
            && let Some(text) = area.get(&key)?
        {
            texts.push((original.to_owned(), text));
        }
    }
    Ok(texts)
}

/// Deletes the texts set aside. Only when the person asks for it, after [`texts`] went to a file.
///
/// # Errors
/// Where the storage cannot be reached.
pub fn discard(area: &mut dyn Area) -> Result<(), AreaError> {
    area.keys()?.iter().filter(|key| key.starts_with(keys::ASIDE)).try_for_each(|key| area.remove(key))
}
