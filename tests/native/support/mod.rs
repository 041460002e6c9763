//! What several subjects share, a module a part of the app.

pub mod bank;
pub mod import;
pub mod reflection;
pub mod search_log;
pub mod seed;
pub mod storage;
pub mod tables;
pub mod timelines;
