//! The job search as facts and rules.
//!
//! An [`application::Application`] carries a timeline of dated events; its stage, outcome and state today are derived from them and never
//! typed twice. Everything stored is a [`record::Record`]; every edit is a [`change::Change`]; all records in memory are the
//! [`model::Model`]. Figures are functions of the model and of today's date, which is always passed in.
//!
//! The money: amounts are [`money`] in a [`currency`], other numbers are read by [`number`]; the [`budget`] says how long they last and what gains days; the [`odds`] compare the funnel
//! with that.
//!
//! After a rejection: a [`reflection`] gathers clues, hard [`questions`], a request for [`feedback`] and next [`actions`]; [`diary`] and
//! [`people`] accompany it, [`versions`] and [`postings`] are what an application goes out with, [`skills`] plans what to learn, [`growth`] looks across all of them, [`reminders`] says what is due, [`day`] makes Today of it, an [`offer`] ends the search,
//! [`text_merge`] merges two edits of one text, [`field_words`] says two values of one field in words, [`sort_compact`] sorts with little code.
//! [`working`] is how a figure says how it is worked out. [`sample`] is a made-up search to try everything with.
//!
//! Not here: bytes (see `exchange`), storage (see `store`), layout (the app in `src`). Nothing here panics, whatever the input.

pub mod actions;
pub mod application;
pub mod budget;
mod carried;
pub mod change;
pub mod choice;
pub mod currency;
pub mod date_style;
pub mod day;
pub mod defaults;
pub mod diary;
pub mod dictionary;
pub mod feedback;
pub mod field_words;
pub mod funnel;
pub mod growth;
pub mod id;
pub mod iso_day;
pub mod lessons;
pub mod letter_case;
pub mod limits;
pub mod list;
pub mod model;
pub mod money;
pub mod number;
pub mod odds;
pub mod offer;
pub mod own_benchmark;
pub mod people;
pub mod plural;
pub mod postings;
pub mod problem;
pub mod questions;
pub mod record;
pub mod reflection;
pub mod reminders;
pub mod review;
pub mod routine;
pub mod sample;
pub mod settings;
pub mod skills;
pub mod sort_compact;
pub mod stats;
pub mod support;
pub mod text_merge;
pub mod versions;
pub mod working;
