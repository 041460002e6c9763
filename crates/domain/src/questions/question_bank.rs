//! Starter questions: common ones, in our own words, each with the kinds of interview it comes up in and a line on what it is really
//! asking. They join the bank when the person picks them.

use chrono::NaiveDate;

use super::InterviewKind::{Experience, Final, FirstCall, Panel, Practical};
use super::{InterviewKind, Question};

/// A starter question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Starter {
    /// Its name, kept in the question made from it.
    pub name: &'static str,
    /// The question.
    pub text: &'static str,
    /// Where it comes up.
    pub kinds: &'static [InterviewKind],
    /// What it is really asking.
    pub hint: &'static str,
}

const fn starter(name: &'static str, text: &'static str, kinds: &'static [InterviewKind], hint: &'static str) -> Starter {
    Starter { name, text, kinds, hint }
}

/// All of them, the ones met most often first.
pub const STARTERS: [Starter; 26] = [
    starter(
        "yourself",
        "Tell me about yourself.",
        &[FirstCall, Experience, Panel],
        "Ninety seconds: where you are, how you got there, why here.",
    ),
    starter("why-here", "Why do you want to work here?", &[FirstCall, Final], "One thing about them that is not on their home page."),
    starter(
        "why-leave",
        "Why did you leave your last job?",
        &[FirstCall, Experience],
        "One sentence without blame, then what you are looking for.",
    ),
    starter(
        "gap",
        "What have you done since your last job?",
        &[FirstCall, Experience],
        "Say it plainly; then one thing you learnt or made.",
    ),
    starter("pay", "What pay do you expect?", &[FirstCall, Final], "A range you researched, and a question in return."),
    starter("strength", "What are you good at?", &[FirstCall, Experience], "One strength, and a time you used it."),
    starter("weakness", "What do you find hard?", &[Experience, Panel], "A real one, and what you do about it."),
    starter("proud", "Which piece of work are you proud of?", &[Experience, Practical], "What it changed for somebody."),
    starter(
        "failure",
        "Tell me about something that failed.",
        &[Experience, Panel],
        "Your own part, what you learned, what you do differently now.",
    ),
    starter(
        "conflict",
        "Tell me about a disagreement with a colleague.",
        &[Experience, Panel],
        "What each of you needed, and how you settled it.",
    ),
    starter(
        "deadline",
        "How did you handle a deadline you could not meet?",
        &[Experience],
        "When you spoke up, to whom, and what you offered.",
    ),
    starter("priorities", "How do you decide what to do first?", &[Experience, Practical], "The last week in which everything was urgent."),
    starter(
        "learn",
        "How did you learn something new quickly?",
        &[Experience, Practical],
        "What you did in the first days, and how you knew it worked.",
    ),
    starter("team", "What is your part in a team?", &[Experience, Panel], "What others come to you for."),
    starter("lead", "When did you take the lead without being asked?", &[Experience, Final], "What was missing, and what you started."),
    starter(
        "feedback",
        "When did feedback change how you work?",
        &[Experience, Panel],
        "What was said, what you changed, what came of it.",
    ),
    starter("difficult-person", "Tell me about a difficult customer or client.", &[Experience], "What they needed behind what they said."),
    starter(
        "decide",
        "Tell me about a decision with too little information.",
        &[Experience, Practical, Panel],
        "What you knew, what you assumed, how you checked.",
    ),
    starter(
        "improve",
        "What did you improve that nobody had asked for?",
        &[Experience],
        "Before and after, with a number if you have one.",
    ),
    starter("walk-through", "How would you go about this task?", &[Practical], "Ask first; then think aloud, in steps."),
    starter("explain", "Explain something from your field to a beginner.", &[Practical, Panel], "One picture, one example, no jargon."),
    starter("check", "How do you know your work is right?", &[Practical], "The checks you do without being told."),
    starter(
        "first-months",
        "What would you do in your first three months?",
        &[Final, Panel],
        "Listen, one early useful thing, then a plan.",
    ),
    starter("five-years", "Where do you want to be in a few years?", &[FirstCall, Final], "A direction that this job is a step towards."),
    starter("why-you", "Why you?", &[Final, Panel], "Two things they asked for, and when you did them."),
    starter(
        "ask-us",
        "What do you want to ask us?",
        &[FirstCall, Experience, Panel, Final],
        "Three questions you would like answered before you say yes.",
    ),
];

/// Questions worth asking them, for the sheet.
pub const QUESTIONS_TO_ASK: [&str; 6] = [
    "What would a good first six months look like to you?",
    "What is the hardest part of this job at the moment?",
    "How does the team decide what to work on?",
    "What did the person before me do well?",
    "How will you decide, and by when?",
    "Is there anything in my application you would like to hear more about?",
];

/// The starter of that name.
pub fn find_starter(name: &str) -> Option<&'static Starter> {
    STARTERS.iter().find(|starter| starter.name == name)
}

impl Starter {
    /// The question for the bank.
    pub fn question(&self, today: NaiveDate) -> Question {
        Question {
            added_on: today,
            text: self.text.to_owned(),
            kinds: self.kinds.to_vec(),
            starter: self.name.to_owned(),
            ..Question::default()
        }
    }
}
