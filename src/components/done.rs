//! What was done, in words.

use crate::format;
use domain::day::week::Week;

/// "2 applications sent, 1 answer rehearsed"; empty where there is nothing.
pub fn words(done: &Week) -> String {
    let part = |n: u32, one: &str, many: &str| (n > 0).then(|| format::plural(i64::from(n), one, many));
    let parts = [
        part(done.sent, "application sent", "applications sent"),
        part(done.written, "letter written", "letters written"),
        part(done.answered, "reply or interview", "replies and interviews"),
        part(done.rehearsed, "answer rehearsed", "answers rehearsed"),
        part(done.learnt, "thing learnt", "things learnt"),
        part(done.steps, "step done", "steps done"),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}
