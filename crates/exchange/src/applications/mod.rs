//! Applications from a table: `guess` maps the columns, `row` reads a row under the mapping, `timeline` makes its events, `matching` finds the record it
//! belongs to, `merge` adds it there, and [`plan()`] puts it together: a preview row by row and one [`Change`](domain::change::Change). What words mean
//! is in the files of [`languages`](crate::languages); `status` reads a status cell as a phrase of them.
//!
//! Rules that hold for every file: reading the same file again changes nothing, also where the person edited in between; nothing that is there
//! already is overwritten or taken away, and no application moves back a stage; what has no field goes to the notes; a bad row costs itself alone, and a cell
//! that cannot be read itself alone.

mod across;
mod activities;
mod beside;
mod candidate;
mod cards;
mod column_shape;
mod dated_lines;
mod emoji;
mod event_dates;
mod event_names;
mod formats;
mod funnel;
mod guess;
mod known_headings;
mod labels;
mod lanes;
mod legend;
mod lines;
mod log;
pub mod mapping;
mod matching;
mod merge;
mod merged;
mod names;
mod new_year;
mod own;
mod pairs;
mod pay;
mod phrases;
mod plan;
mod row;
mod said;
mod sections;
mod senses;
mod sentences;
mod slips;
mod status;
mod telling;
mod timeline;
mod told;
mod turns;
mod vocabulary;
mod word_kinds;
mod writing;

pub use across::take_across;
pub use cards::take_cards;
pub use funnel::{FileFunnel, Notice, RowTimeline, notices};
pub use guess::{complete, guess};
pub use known_headings::is_heading_of_names;
pub(crate) use known_headings::{is_heading_of_links, is_heading_of_text, is_of_applications, known_headings};
pub use lanes::take_lanes;
pub use lines::take_lines;
pub use mapping::{Dollar, Mapping, Meaning, Target};
pub use own::{HEADERS as OWN_HEADERS, write as write_own};
pub use plan::{ImportPlan, open_date, open_dollar, open_year, plan};
pub use sections::{take_day_numbers, take_sections};
pub(crate) use telling::says_how_it_went;
