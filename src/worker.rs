//! The worker's side of a job: JSON text in by `postMessage`, JSON text out. What the job does stands in [`crate::jobs`].

/// Waits for jobs.
pub fn serve() {}
