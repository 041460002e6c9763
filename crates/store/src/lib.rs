//! Records in localStorage, one key a record: `onward/<kind>/<id>`. The rules are pure and run natively against a store that fails on demand
//! ([`failing_store`]); only [`browser`] speaks to the browser.
//!
//! The life of a record: a start takes the lock and [opens](load::open_unverified) the storage: it rolls back an interrupted change
//! ([`rollback_log`]), opens every [`envelope`], [`migrate`]s what is older, and moves what is no envelope into [`quarantine`]. A type reads its records
//! when they are first asked for, and a moment later [`verify`] reads them all: what no type can read goes into quarantine too. An edit is a
//! [`Change`](domain::change::Change), and [`commit`] is the only write path: it merges the change into what is stored now, stamps it with the
//! [`clock`], writes it atomically and reads it back. What the browser has not put on disk yet is in the [`write_ahead`] copy. What other tabs write arrives as an
//! [`external_change`]; where it was written without having seen this tab's, [`concurrent`] makes it whole. A backup, a link and a code hold
//! envelopes; [`restore`] takes them in by [`merge`]. [`usage`] measures the space.
//!
//! All keys are in [`keys`]; the storage itself is a [`key_value`] store.
//!
//! Not here: what records mean (`domain`), what a file looks like (`exchange`), and any figure.

#[cfg(target_arch = "wasm32")]
pub mod browser;
mod checksum;
pub mod clock;
pub mod commit;
pub mod compare;
pub mod concurrent;
pub mod damage;
pub mod drafts;
pub mod envelope;
pub mod external_change;
pub mod failing_store;
pub mod just_heard;
pub mod key_value;
pub mod keys;
pub mod leave_out;
pub mod leftovers;
pub mod load;
pub mod merge;
pub mod migrate;
pub mod prefixed;
pub mod quarantine;
pub mod rebase;
pub mod refused;
pub mod rehearse;
pub mod removal;
pub mod replace;
pub mod restore;
pub mod rollback_log;
pub mod unread;
pub mod usage;
pub mod verify;
pub mod write_ahead;
