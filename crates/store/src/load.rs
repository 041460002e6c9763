//! Opening: everything in storage read once. A start checks the envelopes and takes the data in as text ([`open_unverified`]); a type reads its
//! records when they are first looked at. [`verify`](super::verify) looks at all of them a little later, and [`open`] is both at once.
//!
//! What cannot be read is never taken for empty: it is moved to a name of its own, reported, and tried again at each start, so that a version
//! that reads it brings it back. What a newer version wrote stays where it is, shows as far as it can be read, and cannot be edited.

use super::area::{Area, AreaError};
use super::aside;
use super::clock::Stamp;
use super::envelope::{self, Opened};
use super::journal::{self, Recovery};
use super::keys::{self, Name};
use super::room::{self, Room};
use super::unread::{Newer, SetAside, newer_notice, unread_notice};
use super::verify::{Verified, verify};
use domain::model::Model;

/// What was found.
#[derive(Debug, Clone, PartialEq)]
pub struct Loaded {
    /// Every record that stands.
    pub model: Model,
    /// What cannot be read.
    pub set_aside: Vec<SetAside>,
    /// What a newer version of the app wrote.
    pub newer: Vec<Newer>,
    /// Whether a change had been cut off.
    pub recovery: Recovery,
    /// The room taken up.
    pub room: Room,
}

impl Loaded {
    /// What the person should be told about what was found, a plain sentence each.
    pub fn notices(&self) -> Vec<String> {
        let mut notices = Vec::new();
        match self.recovery {
            Recovery::Clean => {}
            Recovery::PutBack => notices.push(
                "The last change was cut off before it was whole. Everything stands as it was before it; please make that change again."
                    .to_owned(),
            ),
            Recovery::Unreadable => notices.push(
                "The last change was cut off, and its notes cannot be read. Look through your newest entries; nothing was deleted."
                    .to_owned(),
            ),
        }
        notices.extend(unread_notice(&self.set_aside));
        notices.extend(newer_notice(self.newer.len()));
        notices
    }

    /// Takes in what [`verify`] found.
    pub fn take(&mut self, found: Verified) {
        for (kind, id, record) in found.records {
            match record {
                Some(record) => drop(self.model.put(id, record)),
                None => drop(self.model.remove(kind, &id)),
            }
        }
        for newer in found.newer {
            match self.newer.iter_mut().find(|known| known.key == newer.key) {
                Some(known) => *known = newer,
                None => self.newer.push(newer),
            }
        }
        self.set_aside.retain(|unread| !found.brought_back.contains(&unread.key));
        for unread in found.set_aside {
            // A second text of a name that an earlier start set aside is one more that cannot be read, under the same name.
            self.set_aside.retain(|known| known.key != unread.key);
            self.set_aside.push(unread);
        }
    }
}

/// Opens the storage and verifies it: nothing in the model that cannot be read. It links every type. Hold the lock.
///
/// # Errors
/// As [`open_unverified`].
pub fn open(area: &mut dyn Area) -> Result<Loaded, AreaError> {
    let mut loaded = open_unverified(area)?;
    let found = verify(area, &loaded.model)?;
    loaded.take(found);
    Ok(loaded)
}

/// Opens the storage: finishes a left-over journal, opens every envelope, moves aside what is none. Whether a record's type reads its data shows
/// when it is asked for; [`verify`] asks for all. Hold the lock.
///
/// # Errors
/// Where the storage cannot be reached. Nothing is lost then; the app must not go on as if it were empty.
pub fn open_unverified(area: &mut dyn Area) -> Result<Loaded, AreaError> {
    let recovery = journal::recover(area)?;
    if area.get(keys::SHARED)?.is_none() {
        // Holds the place, so that a backup can be noted even when there is no room left. No room now: a deletion then leaves a tombstone less.
        match area.set(keys::SHARED, Stamp::ZERO.as_str()) {
            Ok(()) | Err(AreaError::Full) => {}
            Err(error) => return Err(error),
        }
    }
    let mut loaded = load(area)?;
    loaded.recovery = recovery;
    for unread in loaded.set_aside.iter().filter(|unread| !unread.earlier) {
        // Where there is no room for a second copy it stays under its own name, where nothing overwrites it.
        aside::set_aside(area, &unread.key)?;
    }
    Ok(loaded)
}

/// Reads everything, unverified, and changes nothing.
///
/// # Errors
/// Where the storage cannot be reached.
pub fn load(area: &dyn Area) -> Result<Loaded, AreaError> {
    let mut loaded =
        Loaded { model: Model::default(), set_aside: Vec::new(), newer: Vec::new(), recovery: Recovery::Clean, room: Room::default() };
    let mut earlier = Vec::new();
    for key in area.keys()? {
        if !room::is_own(&key) {
            continue;
        }
        let name = keys::read(&key);
        let Some(text) = area.get(&key)? else { continue };
        loaded.room.add(&key, &name, &text);
        match name {
            Name::Other => {
                if let Some(original) = key.strip_prefix(keys::ASIDE) {
                    earlier.push(SetAside { key: original.to_owned(), why: String::new(), earlier: true });
                }
            }
            Name::Unknown => loaded.newer.push(Newer { key, record: None, shown: false }),
            Name::Record(kind, id) => match envelope::open(kind, &text) {
                Ok(Opened::Alive(record)) => {
                    loaded.model.put(id, record);
                }
                Ok(Opened::Gone) => {}
                Ok(Opened::Newer(_, record)) => {
                    loaded.newer.push(Newer { key, record: Some((kind, id.clone())), shown: record.is_some() });
                    if let Some(record) = record {
                        loaded.model.put(id, record);
                    }
                }
                Err(why) => loaded.set_aside.push(SetAside { key, why, earlier: false }),
            },
        }
    }
    // A name of which a text lies aside already and another cannot be read now is told of once, as new.
    earlier.retain(|old| !loaded.set_aside.iter().any(|new| new.key == old.key));
    loaded.set_aside.extend(earlier);
    Ok(loaded)
}
