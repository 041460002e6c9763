//! The weekly review, ten minutes: its overview with the day of the next one, its four steps, and the pictures that both share.

pub mod home;
mod parts;
pub mod step;
