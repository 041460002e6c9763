//! The native tests, one program: the rules, the files and the storage, a module a subject. What several subjects share is in `support`.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::float_cmp,
    clippy::excessive_precision,
    clippy::format_collect,
    missing_docs
)]

mod application;
mod bank;
mod budget;
mod choices;
mod day;
mod deleted;
mod encryption;
mod export;
mod export_page;
mod field_words;
mod first_paint;
mod fit;
mod funnel;
mod guide;
mod hand_over;
mod import;
mod lessons;
mod list;
mod money;
mod number;
mod odds;
mod offer;
mod oracle;
mod places_of_help;
mod postings;
mod problems;
mod progress;
mod reflection;
mod review;
mod route;
mod routine;
mod sample;
mod schedule;
mod shared;
mod skill_steps;
mod sort_compact;
mod stats;
mod storage;
mod support;
mod text_merge;
mod workings;
