//! Files in: each format, the rules every import keeps, bad input, and a real log of 447 rows where it is present.

mod people;

mod real_log;

mod formats;

mod rules;

mod bad_input;

mod dates;

mod large;
