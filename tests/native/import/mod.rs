//! Files in: each format, the rules every import keeps, bad input, and whole logs of 447 rows.

mod diary;
mod people;

mod phrases;

mod logs;

mod formats;

mod rules;
mod said;

mod shapes;

mod words_kept;

mod bad_input;

mod cases;
mod csv_spectrum;

mod dates;

mod encodings;
mod mutations;
mod pages;
mod spreadsheets;
mod trackers;

mod headings;
mod large;
mod layouts;
mod lists;
mod messages;
mod texts;
