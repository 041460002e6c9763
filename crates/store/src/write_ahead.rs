//! The write-ahead copy: what was written lately, once more, in a place that the browser puts on disk at once. Browsers put localStorage on disk late, and one that
//! is killed comes up with an earlier state of it: always a whole one, never a mix. At the next start the changes that are missing in it are replayed.
//!
//! - A [`Batch`] is what one commit left: the texts of its records, and which it removed. It knows its tab, its time and the storage's *epoch*.
//! - Each tab keeps a *mark* in localStorage ([`keys::MARKS`]): the time of its last commit, written after the records. A batch that is not later than its tab's
//!   mark is in localStorage already, and is never replayed: what was deleted since does not come back.
//! - Replaying merges, in order of time, as a backup does. It can be repeated and cut off anywhere.
//! - The epoch ([`keys::EPOCH`]) rises when everything is erased, which empties the copy first. Batches of an older one are ignored; a batch that says "erased"
//!   erases a storage of an older one.
//! - Each batch carries a checksum: a damaged one is skipped, and the person is told.
//!
//! localStorage stays the home of all data. Where `IndexedDB` is blocked, slow or full, everything works without the copy. The browser's side is in
//! [`browser`](super::browser).

use std::collections::BTreeMap;

use serde::Deserialize;

use super::checksum::Checksum;
use super::clock::{Clock, Timestamp};
use super::envelope::{self, RecordState};
use super::key_value::{KeyValueStore, StoreError};
use super::keys::{self, Key};
use super::merge::merge;
use super::rebase::rebase;
use super::refused::Refused;
use super::rollback_log::{self, Texts};
use domain::id::Id;
use domain::record::{Kind, Record};
use domain::sort_compact::SortCompact;

/// How long a batch is kept, in milliseconds. Browsers put off large texts longer: Chromium ten million characters by an hour.
pub const KEPT: u64 = 60_000;

/// What one commit left.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Batch {
    /// The tab that wrote it.
    pub tab: String,
    /// When.
    pub at: Timestamp,
    /// The epoch of the storage it was written to.
    pub epoch: Timestamp,
    /// How it is replayed.
    pub how: How,
    /// The texts by key; `None` for what was removed.
    pub texts: Texts,
}

/// How a batch is replayed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum How {
    /// Each text is merged with what is stored.
    Merge,
    /// Each text takes the place of what is stored: a restore was undone.
    Replace,
    /// Everything is erased first.
    Erase,
}

#[derive(Deserialize)]
struct Stored {
    v: u32,
    tab: String,
    at: Timestamp,
    epoch: Timestamp,
    #[serde(default)]
    how: u8,
    texts: Texts,
}

impl Batch {
    /// As text, behind a checksum.
    pub fn to_text(&self) -> String {
        let how = match self.how {
            How::Merge => 0,
            How::Replace => 1,
            How::Erase => 2,
        };
        let body = serde_json::json!({
            "v": 1, "tab": self.tab, "at": self.at.as_str(), "epoch": self.epoch.as_str(), "how": how, "texts": self.texts,
        });
        let body = body.to_string();
        [Checksum::of(&body), body].concat()
    }

    /// Reads a text; `None` where it is damaged, or of a version that this one does not know.
    pub fn parse(text: &str) -> Option<Self> {
        let (sum, body) = text.split_at_checked(16)?;
        if sum != Checksum::of(body) {
            return None;
        }
        let stored: Stored = serde_json::from_str(body).ok()?;
        let how = match stored.how {
            0 => How::Merge,
            1 => How::Replace,
            2 => How::Erase,
            _ => return None,
        };
        let own = |key: &String| matches!(keys::parse(key), Key::Record(..));
        (stored.v == 1 && stored.texts.keys().all(own)).then_some(Self {
            tab: stored.tab,
            at: stored.at,
            epoch: stored.epoch,
            how,
            texts: stored.texts,
        })
    }

    /// The name it is saved under: names sort as times do, and say all that a start must know
    /// without reading the text.
    pub fn name(&self, wall: u64, length: usize) -> String {
        self.name_until(expiry(wall, length))
    }

    /// As [`Batch::name`], for one that is kept until then.
    pub fn name_until(&self, expires: u64) -> String {
        format!("{}-{expires}-{}", self.at.as_str(), self.tab)
    }
}

/// Until when a batch of that length is kept.
pub fn expiry(wall: u64, length: usize) -> u64 {
    wall.saturating_add(KEPT).saturating_add(length as u64)
}

/// What a start makes of the names in the copy.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Sorted {
    /// What the storage lacks.
    pub lacking: Vec<String>,
    /// What may be deleted.
    pub expired: Vec<String>,
    /// The tabs of what is kept.
    pub tabs: Vec<String>,
    /// Until when the last of it is kept.
    pub until: u64,
}

impl Sorted {
    /// Of names in order, which are lacking and which have expired. They are given up in order of time and none before an earlier one: the browser puts them on disk
    /// together, and an earlier one that is replayed without a later one would bring back what that one deleted.
    pub fn of(names: Vec<String>, found: &Found, alive: &[String], now: u64) -> Self {
        let mut sorted = Self::default();
        for name in names {
            let Some(read) = Name::parse(&name) else {
                sorted.expired.push(name);
                continue;
            };
            let is_lacking = found.lacks(&read) && !alive.contains(&read.tab);
            if !is_lacking && read.is_expired(now) && sorted.tabs.is_empty() {
                sorted.expired.push(name);
                continue;
            }
            sorted.until = sorted.until.max(read.expires);
            sorted.tabs.push(read.tab);
            if is_lacking {
                sorted.lacking.push(name);
            }
        }
        sorted
    }
}

/// Of all names in the copy, in order, those of a tab's own that it may give up while it is open: as at a start, none before an earlier one, whichever tab's. Another
/// tab may have imported what this one has deleted since.
pub fn to_give_up(names: &[String], tab: &str, now: u64) -> Vec<String> {
    let read = names.iter().filter_map(|name| Some((name, Name::parse(name)?)));
    let over = read.take_while(|(_, read)| read.is_expired(now));
    over.filter(|(_, read)| read.tab == tab).map(|(name, _)| name.clone()).collect()
}

/// What the name of a batch says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Name {
    /// When it was written.
    pub at: Timestamp,
    /// By which tab.
    pub tab: String,
    /// Until when it is kept, in milliseconds since 1970.
    pub expires: u64,
}

impl Name {
    /// Reads a name.
    pub fn parse(name: &str) -> Option<Self> {
        let mut parts = name.splitn(3, '-');
        let (at, expires, tab) = (parts.next()?, parts.next()?, parts.next()?);
        Some(Self { at: Timestamp::parse(at)?, tab: tab.to_owned(), expires: expires.parse().ok()? })
    }

    /// Whether it has been on disk long enough for localStorage to be there too.
    pub fn is_expired(&self, wall: u64) -> bool {
        wall > self.expires
    }
}

/// What localStorage says of itself, as a start found it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Found {
    /// Its epoch; `None` in a new one, and in one that was lost whole.
    pub epoch: Option<Timestamp>,
    /// The marks, by tab.
    pub marks: BTreeMap<String, Timestamp>,
}

impl Found {
    /// Reads it.
    ///
    /// # Errors
    /// Where the storage cannot be reached.
    pub fn read(storage: &dyn KeyValueStore) -> Result<Self, StoreError> {
        let mut found = Self { epoch: epoch(storage)?, marks: BTreeMap::new() };
        for key in storage.keys()? {
            if let Some(tab) = key.strip_prefix(keys::MARKS)
                && let Some(at) = storage.get(&key)?.and_then(|text| Timestamp::parse(&text))
            {
                found.marks.insert(tab.to_owned(), at);
            }
        }
        Ok(found)
    }

    /// Whether the batch of that name may be missing in localStorage.
    pub fn lacks(&self, name: &Name) -> bool {
        self.marks.get(&name.tab).is_none_or(|mark| name.at > *mark)
    }
}

/// The epoch of a storage.
///
/// # Errors
/// Where the storage cannot be reached.
pub fn epoch(storage: &dyn KeyValueStore) -> Result<Option<Timestamp>, StoreError> {
    Ok(storage.get(keys::EPOCH)?.and_then(|text| Timestamp::parse(&text)))
}

/// Writes the mark of a tab, after its records. False where a full storage has no room for it: what is missing is then found by merging alone.
pub fn mark(storage: &mut dyn KeyValueStore, tab: &str, at: Timestamp) -> bool {
    storage.set(&[keys::MARKS, tab].concat(), at.as_str()).is_ok()
}

/// What replaying did.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Replayed {
    /// The records as they are now, for the model.
    pub records: Vec<(Kind, Id, Option<Record>)>,
    /// How many commits were missing.
    pub batches: usize,
    /// How many could not be read.
    pub damaged: usize,
    /// Everything was erased: the model is empty but for the records.
    pub erased: bool,
    /// The texts as they were and as they are, for this tab's own copy.
    pub old: Texts,
    /// See `old`.
    pub new: Texts,
}

impl Replayed {
    /// What to tell the person.
    pub fn notice(&self) -> Option<&'static str> {
        if self.damaged > 0 {
            Some(
                "The browser was closed before it had saved everything, and a part of your last minute could not be read back. Please check your latest entries.",
            )
        } else {
            None
        }
    }
}

/// Replays the batches that are missing, given by their texts, all or nothing. The storage gets the latest epoch among them, or `clock`'s time where there
/// is none. Hold the lock.
///
/// # Errors
/// Why nothing was written; the batches are still there for the next start.
pub fn replay(storage: &mut dyn KeyValueStore, clock: &mut Clock, wall: u64, found: &Found, texts: &[String]) -> Result<Replayed, Refused> {
    let mut batches: Vec<Batch> = texts.iter().filter_map(|text| Batch::parse(text)).collect();
    let mut replayed = Replayed { damaged: texts.len() - batches.len(), ..Replayed::default() };
    batches.retain(|batch| !batch.at.is_ahead(wall) && !batch.epoch.is_ahead(wall));
    batches.sort_compact_by_key(|batch| batch.at);
    // Everything was erased after what is stored: that is finished first. Else the latest epoch is the one.
    let erased = batches
        .iter()
        .filter(|batch| batch.how == How::Erase && found.epoch.is_none_or(|own| batch.epoch > own))
        .map(|batch| batch.epoch)
        .max();
    let latest = batches.iter().map(|batch| batch.epoch).chain(found.epoch).max();
    let epoch = latest.unwrap_or_else(|| clock.tick(wall));
    let since = erased.unwrap_or(epoch);
    batches.retain(|batch| batch.epoch >= since);
    let older = found.epoch != Some(epoch);
    let (mut old, mut new) = (Texts::new(), Texts::new());
    if erased.is_some() {
        replayed.erased = true;
        for key in storage.keys()? {
            if matches!(keys::parse(&key), Key::Record(..))
                || key.starts_with(keys::DRAFTS)
                || key.starts_with(keys::QUARANTINE)
                || key == keys::BEFORE_RESTORE
            {
                old.insert(key.clone(), storage.get(&key)?);
                new.insert(key, None);
            }
        }
    }
    for batch in batches {
        clock.observe(batch.at);
        replayed.batches += 1;
        for (key, text) in &batch.texts {
            let Key::Record(kind, _) = keys::parse(key) else { continue };
            let there = match new.get(key) {
                Some(text) => text.clone(),
                None => storage.get(key)?,
            };
            if let Outcome::Becomes(after) = replay_text(kind, there.as_deref(), text.as_deref(), &batch, wall)
                && after != there
            {
                if !old.contains_key(key) {
                    old.insert(key.clone(), storage.get(key)?);
                }
                new.insert(key.clone(), after);
            }
        }
        let mark = [keys::MARKS, &batch.tab].concat();
        // Once replayed it is in this storage; what is deleted from now on must not come back by it.
        old.insert(mark.clone(), storage.get(&mark)?);
        new.insert(mark, Some(batch.at.as_str().to_owned()));
    }
    if older {
        old.insert(keys::EPOCH.to_owned(), storage.get(keys::EPOCH)?);
        new.insert(keys::EPOCH.to_owned(), Some(epoch.as_str().to_owned()));
    }
    new.retain(|key, text| old.get(key) != Some(text));
    old.retain(|key, _| new.contains_key(key));
    rollback_log::write_all(storage, &old, &new).map_err(|error| Refused::from_write(storage, error))?;
    for (key, text) in &new {
        if let Key::Record(kind, id) = keys::parse(key) {
            let record = text.as_deref().and_then(|text| match envelope::open(kind, text) {
                Ok(envelope::OpenedEnvelope::Live(record) | envelope::OpenedEnvelope::Newer(_, Some(record))) => Some(record),
                _ => None,
            });
            replayed.records.push((kind, id, record));
        }
    }
    let own = |key: &String| matches!(keys::parse(key), Key::Record(..));
    old.retain(|key, _| own(key));
    new.retain(|key, _| own(key));
    (replayed.old, replayed.new) = (old, new);
    Ok(replayed)
}

/// What becomes of a stored text.
enum Outcome {
    Stays,
    Becomes(Option<String>),
}

/// What becomes of a text where one of a batch is replayed.
fn replay_text(kind: Kind, there: Option<&str>, text: Option<&str>, batch: &Batch, wall: u64) -> Outcome {
    if batch.how == How::Replace {
        return Outcome::Becomes(text.map(str::to_owned));
    }
    let stored = match there.map(|there| RecordState::read(kind, there)) {
        None => return text.map_or(Outcome::Stays, |text| Outcome::Becomes(Some(text.to_owned()))),
        // What cannot be read, or a newer version wrote, is not touched.
        Some(Err(_)) => return Outcome::Stays,
        Some(Ok(state)) => state,
    };
    let Some(text) = text else {
        // Edited since, by a tab that kept it: it stays.
        return if stored.latest() <= batch.at { Outcome::Becomes(None) } else { Outcome::Stays };
    };
    let Ok(mut theirs) = RecordState::read(kind, text) else { return Outcome::Stays };
    rebase(&mut theirs, wall);
    let rev = stored.rev.max(theirs.rev);
    let mut both = merge(stored.clone(), theirs);
    both.rev = stored.rev;
    if both == stored {
        return Outcome::Stays;
    }
    both.rev = rev;
    Outcome::Becomes(Some(both.write(kind)))
}
