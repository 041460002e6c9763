//! What a saved file is called.

use leptos::prelude::*;

use crate::session::session;

/// `onward-2026-11-22-applications.csv`: the day in front, so that files of one sort stand in order; `sample-` where they are made of the sample data.
pub fn file_name(what: &str) -> String {
    let sample = if session().is_sample() { "sample-" } else { "" };
    format!("onward-{}-{sample}{what}", session().today.get_untracked())
}
