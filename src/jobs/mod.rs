//! Heavy work as messages: a [`Job`] in, an [`Answer`] out, both JSON. The worker runs them off the page's thread; tests call [`run`] directly.
//! Not a place for rules: a job calls `domain` and `exchange` and adds nothing of its own.

use serde::{Deserialize, Serialize};

/// What the page asks for.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Job {
    /// Answers with the same text: the page's way to see that the worker is there.
    Echo(String),
}

/// What it gets back.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Answer {
    /// The text of [`Job::Echo`].
    Echo(String),
}

/// Does a job.
pub fn run(job: Job) -> Answer {
    match job {
        Job::Echo(text) => Answer::Echo(text),
    }
}
