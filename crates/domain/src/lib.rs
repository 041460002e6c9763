//! The job search as facts and rules.
//!
//! An [`application::Application`] carries a timeline of dated events; its stage, outcome and state today are derived from them and never
//! typed twice. Everything that is kept is a [`record::Record`]; every edit there is, is a [`change::Change`]; what the app has in its hands is a
//! [`model::Model`]. Figures are functions of the model and of today's date, which is always passed in.
//!
//! The money: amounts are [`money`] in a [`currency`]; the [`budget`] says how long they last and what buys days; the [`odds`] hold the funnel
//! against that.
//!
//! After a rejection: a [`reflection`] gathers clues, hard [`questions`], a request for [`feedback`] and next [`actions`]; [`diary`] and
//! [`people`] go with it, [`skills`] plans what is to be learnt, [`growth`] looks across all of them, [`reminders`] says what Today shows,
//! [`text_merge`] makes one text of two that were written at once, [`sort_compact`] puts anything in order.
//! [`sample`] is a made-up search in which everything can be tried.
//!
//! Not here: bytes (see `exchange`), storage (see `store`), words in a layout (see `ui`). Nothing here panics, whatever it is given.

pub mod actions;
pub mod application;
pub mod budget;
pub mod change;
pub mod choice;
pub mod currency;
pub mod defaults;
pub mod diary;
pub mod feedback;
pub mod funnel;
pub mod growth;
pub mod id;
pub mod lessons;
pub mod limits;
pub mod list;
pub mod model;
pub mod money;
pub mod odds;
pub mod people;
pub mod plural;
pub mod problem;
pub mod questions;
pub mod record;
pub mod reflection;
pub mod reminders;
pub mod sample;
pub mod settings;
pub mod skills;
pub mod sort_compact;
pub mod stats;
pub mod support;
pub mod text_merge;
