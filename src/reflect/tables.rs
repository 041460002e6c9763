//! The tables of these screens' records.

use crate::components::form::Table;
use domain::actions::{Action, Setback};
use domain::diary::DiaryEntry;
use domain::feedback::FeedbackRequest;
use domain::people::Person;
use domain::postings::Posting;
use domain::questions::Question;
use domain::reflection::quiet::QuietTime;
use domain::reflection::{Clue, Reflection};
use domain::review::{Experiment, Review};
use domain::routine::Block;
use domain::skills::SkillGap;
use domain::versions::DocumentVersion;

pub const ACTIONS: Table<Action> = |model| &model.actions;
pub const BLOCKS: Table<Block> = |model| &model.blocks;
pub const CLUES: Table<Clue> = |model| &model.clues;
pub const DIARY: Table<DiaryEntry> = |model| &model.diary;
pub const PEOPLE: Table<Person> = |model| &model.people;
pub const POSTINGS: Table<Posting> = |model| &model.postings;
pub const QUESTIONS: Table<Question> = |model| &model.questions;
pub const QUIET_TIMES: Table<QuietTime> = |model| &model.quiet_times;
pub const REFLECTIONS: Table<Reflection> = |model| &model.reflections;
pub const REQUESTS: Table<FeedbackRequest> = |model| &model.feedback_requests;
pub const EXPERIMENTS: Table<Experiment> = |model| &model.experiments;
pub const REVIEWS: Table<Review> = |model| &model.reviews;
pub const SETBACKS: Table<Setback> = |model| &model.setbacks;
pub const SKILLS: Table<SkillGap> = |model| &model.skills;
pub const VERSIONS: Table<DocumentVersion> = |model| &model.versions;
