//! Records in localStorage: a record a key, `onward/<kind>/<id>`. The rules here are pure and run natively against a storage that fails on
//! demand; only [`browser`] speaks to the browser.
//!
//! The way of a record: a start takes the lock and [opens](load::open_unverified) the storage: it finishes a left-over [`journal`], opens every
//! [`envelope`], [`migrate`]s what is older and sets [`aside`] what is no envelope. A type reads its records when they are first looked at, and
//! a moment later [`verify`] looks at all: what no type reads goes aside as well. An edit is a [`Change`](domain::change::Change), and [`commit`] is
//! the only write path: it lays the change over what stands now, stamps it with the [`clock`], writes it as one and reads it back. Other tabs hear of
//! it from [`outside`]. A backup, a link and a code hold envelopes; [`restore`] takes them in by [`merge`]. [`room`] counts what is left.
//!
//! All names are in [`keys`]; the storage itself is an [`storage`].
//!
//! Not here: what records mean (`domain`), what a file looks like (`exchange`), and any figure.

#[cfg(target_arch = "wasm32")]
pub mod browser;
pub mod clock;
pub mod commit;
pub mod drafts;
pub mod envelope;
pub mod external_change;
pub mod failing_store;
pub mod key_value;
pub mod keys;
pub mod load;
pub mod merge;
pub mod migrate;
pub mod quarantine;
pub mod refused;
pub mod restore;
pub mod rollback_log;
pub mod unread;
pub mod usage;
pub mod verify;
