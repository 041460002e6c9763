//! Files in: each format, the rules every import keeps, bad input, and a real log of 447 rows where it is present.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "import/support.rs"]
mod support;

#[path = "import/people.rs"]
mod people;

#[path = "import/real_log.rs"]
mod real_log;

#[path = "import/formats.rs"]
mod formats;

#[path = "import/rules.rs"]
mod rules;

#[path = "import/bad_input.rs"]
mod bad_input;

#[path = "import/dates.rs"]
mod dates;

#[path = "import/large.rs"]
mod large;
