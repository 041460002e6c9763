//! Bytes in, bytes out. Knows no browser; every error carries where it happened and a sentence for the person.
//!
//! Whatever comes in takes the same road: [`table`] makes rows of bytes (encodings, delimiters, limits, a bad row on its own), [`kind`] finds
//! out from the content what file it is, a guess says which column is what, the person may correct it, and a plan says row by row what an
//! import would do ([`preview`]) and carries it as one [`Change`](domain::change::Change). [`applications`] is that road for job
//! searches, [`bank`] for statements of accounts. [`dates`], [`words`] and [`fingerprint`] are the tools on the way.
//!
//! What goes out stands in [`out`]: CSV that comes back unharmed, calendar, proof of search, flow text. [`backup`] is the file of everything, [`link`] carries one in
//! an address or QR codes, [`snapshot`] is what is shared to be looked at.

pub mod applications;
pub mod backup;
pub mod bank;
pub mod contacts;
pub mod content;
pub mod dates;
mod day_numbers;
pub mod fingerprint;
pub mod guide;
pub mod html;
pub mod html_table;
pub mod kind;
pub mod languages;
pub mod limits;
pub mod link;
pub mod moods;
pub mod out;
pub mod preview;
pub mod readers;
pub mod reflection_document;
pub mod snapshot;
pub mod spreadsheet;
pub mod table;
pub mod vcard;
pub mod words;
