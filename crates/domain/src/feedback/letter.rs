//! The letters: a request for feedback and the one follow-up, built from whatever is known. Each thanks, accepts the decision, asks one or
//! two specific questions and says that a single line is enough; none argues. They are drafts, edited before they are sent.
//!
//! Every fact may be missing, so every sentence is chosen whole; nothing is cut out of a template. The tests read all combinations.

use crate::letter_case;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::super::application::event::RejectionChannel;
use super::super::application::progress::Stage;
use super::super::application::{Application, EventKind};
use super::super::date_style::DateStyle;
use crate::choice::{Choice, stored_by_key};

/// How it sounds.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Tone {
    /// For somebody the person got on well with.
    #[default]
    Warm,
    /// Friendly and plain.
    Neutral,
    /// Short and formal.
    Formal,
}

/// How long it is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Length {
    /// Three lines.
    #[default]
    ThreeLines,
    /// A full letter.
    Full,
}

impl Tone {
    /// In display order.
    pub const ALL: [Self; 3] = [Self::Warm, Self::Neutral, Self::Formal];

    /// The label on the screen.
    pub fn name(self) -> &'static str {
        match self {
            Self::Warm => "Warm",
            Self::Neutral => "Plain",
            Self::Formal => "Formal",
        }
    }
}

impl Length {
    /// In display order.
    pub const ALL: [Self; 2] = [Self::ThreeLines, Self::Full];

    /// The label on the screen.
    pub fn name(self) -> &'static str {
        match self {
            Self::ThreeLines => "Three lines",
            Self::Full => "A full letter",
        }
    }
}

/// What is known; anything may be missing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct LetterFacts {
    /// The employer.
    pub company: String,
    /// The job's title.
    pub role: String,
    /// The recipient.
    pub person: String,
    /// The day of the last interview or call.
    pub date: Option<NaiveDate>,
    /// The stage it had reached.
    pub stage: Option<Stage>,
    /// How the person was told.
    pub told: Option<RejectionChannel>,
    /// The person's own name, to sign with.
    pub own_name: String,
    /// The person's own questions, instead of the built ones; at most two are used.
    pub questions: Vec<String>,
}

/// A letter ready to edit, or as it was sent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Letter {
    /// The subject line.
    pub subject: String,
    /// The text, with empty lines between paragraphs.
    pub text: String,
}

impl LetterFacts {
    /// What an application knows on that day.
    pub fn of(application: &Application, today: NaiveDate) -> Self {
        let events = application.events();
        let interview = |kind: &EventKind| matches!(kind, EventKind::Interview { .. } | EventKind::Screen);
        let last = events.iter().rev().find(|e| interview(&e.kind) && e.date.is_none_or(|day| day <= today));
        let with = last.and_then(|e| if let EventKind::Interview { with, .. } = &e.kind { Some(with.as_str()) } else { None });
        let told = events.iter().rev().find_map(|e| if let EventKind::Rejected { told } = e.kind { Some(told) } else { None });
        Self {
            company: application.company.clone(),
            role: application.role.clone(),
            person: name_in(&application.contact).or_else(|| with.and_then(name_in)).unwrap_or_default(),
            date: last.and_then(|e| e.date),
            stage: Some(application.stage()),
            told: told.flatten(),
            ..Self::default()
        }
    }

    /// The facts with every text on one line.
    pub(super) fn tidy(&self) -> Self {
        Self {
            company: one_line(&self.company),
            role: one_line(&self.role),
            person: one_line(&self.person),
            own_name: one_line(&self.own_name),
            questions: self.questions.iter().map(|q| one_line(q)).filter(|q| !q.is_empty()).take(2).collect(),
            ..self.clone()
        }
    }

    pub(super) fn position(&self) -> String {
        match (self.role.is_empty(), self.company.is_empty()) {
            (false, false) => format!("the {} position at {}", self.role, self.company),
            (false, true) => format!("the {} position", self.role),
            (true, false) => format!("the position at {}", self.company),
            (true, true) => "the position".to_owned(),
        }
    }

    pub(super) fn subject(&self, about: &str) -> String {
        match (self.role.is_empty(), self.company.is_empty()) {
            (false, false) => format!("{} at {}: {about}", self.role, self.company),
            (false, true) => format!("{} position: {about}", self.role),
            (true, false) => format!("My application at {}: {about}", self.company),
            (true, true) => format!("My application: {about}"),
        }
    }

    fn greeting(&self, tone: Tone) -> String {
        match (tone, self.person.is_empty(), self.company.is_empty()) {
            (Tone::Neutral, false, _) => format!("Hello {},", self.person),
            (Tone::Neutral, true, _) => "Hello,".to_owned(),
            (_, false, _) => format!("Dear {},", self.person),
            (_, true, false) => format!("Dear hiring team at {},", self.company),
            (_, true, true) => "Dear hiring team,".to_owned(),
        }
    }

    /// "the interview on 12 November about the position at Fabrikam".
    pub(super) fn thanks_for(&self, days: DateStyle) -> String {
        let on = self.date.map(|day| format!(" on {}", days.day(day))).unwrap_or_default();
        match self.stage {
            Some(Stage::Interview | Stage::Offer) => format!("the interview{on} for {}", self.position()),
            Some(Stage::Screen) => format!("the call{on} about {}", self.position()),
            Some(Stage::Saved | Stage::Applied | Stage::Replied) => format!("considering me for {}", self.position()),
            None => format!("your time{on} regarding {}", self.position()),
        }
    }

    pub(super) fn talked(&self) -> bool {
        matches!(self.stage, Some(Stage::Screen | Stage::Interview | Stage::Offer))
    }

    fn asked(&self, most: usize) -> Vec<String> {
        let built = match self.stage {
            Some(Stage::Interview | Stage::Offer) => {
                ["Was there one answer that left you with doubts?", "What would have made me a stronger choice for this position?"]
            }
            Some(Stage::Screen) => {
                ["What would you have liked to hear more about in our call?", "Was there one thing you were looking for and did not find?"]
            }
            Some(Stage::Saved | Stage::Applied | Stage::Replied) => [
                "Was there one thing you were looking for and did not find in my application?",
                "Which one change would make my résumé or cover letter clearer?",
            ],
            None => ["Was there one thing you were looking for and did not find?", "What would you work on first in my place?"],
        };
        if self.questions.is_empty() {
            return built.iter().take(most).map(|q| (*q).to_owned()).collect();
        }
        self.questions.iter().take(most).map(|q| ended(q, '?')).collect()
    }
}

/// Builds the request for feedback.
pub fn request(facts: &LetterFacts, tone: Tone, length: Length, days: DateStyle) -> Letter {
    let facts = facts.tidy();
    let about = if tone == Tone::Formal { "request for brief feedback" } else { "a short question" };
    let text = match length {
        Length::ThreeLines => three_lines(&facts, tone, days),
        Length::Full => full(&facts, tone, days),
    };
    Letter { subject: facts.subject(about), text: frame(&facts, tone, &text) }
}

/// Builds the one follow-up; `asked_on` is when the request went out.
pub fn follow_up(facts: &LetterFacts, tone: Tone, asked_on: Option<NaiveDate>, days: DateStyle) -> Letter {
    let facts = facts.tidy();
    let wrote = asked_on.map_or_else(|| "I wrote to you a while ago".to_owned(), |day| format!("I wrote to you on {}", days.day(day)));
    let position = facts.position();
    let text = match tone {
        Tone::Warm => format!(
            "{wrote}, and I know how busy you are.\n\n{} Even one line would help. If it is not possible, that is fine: I will not write again, and I am glad we were in touch.",
            ended(&format!("If you have any feedback for me on {position}, I would be happy to read it"), '.')
        ),
        Tone::Neutral => format!(
            "{wrote} with a short question.\n\n{} Even one line would help. If it is not possible, that is fine; I will not write again.",
            ended(&format!("If you have any feedback for me on {position}, I would be glad to have it"), '.')
        ),
        Tone::Formal => format!(
            "{wrote} to ask for brief feedback.\n\n{} A single line would be enough. I will not contact you about this again.",
            ended(&format!("Should you have a moment for brief feedback on {position}, I would be grateful"), '.')
        ),
    };
    let about = if tone == Tone::Formal { "request for brief feedback" } else { "a short question, again" };
    Letter { subject: facts.subject(about), text: frame(&facts, tone, &text) }
}

fn three_lines(facts: &LetterFacts, tone: Tone, days: DateStyle) -> String {
    let thanks = ended(&format!("Thank you for {}", facts.thanks_for(days)), '.');
    let question = facts.asked(1).join(" ");
    match tone {
        Tone::Warm => format!(
            "{thanks} {}I am sorry it did not work out, and I respect your decision.\nI would like to learn from it: {}\nEven one line would help, and no reply is fine too.",
            told(facts, tone),
            lower_first(&question)
        ),
        Tone::Neutral => {
            format!("{thanks} I respect your decision.\nTo learn from it, may I ask one thing? {question}\nEven one line would help.")
        }
        Tone::Formal => {
            format!(
                "{thanks} I fully respect your decision.\nI would be grateful for your view on one point: {}\nA single line would be enough.",
                lower_first(&question)
            )
        }
    }
}

fn full(facts: &LetterFacts, tone: Tone, days: DateStyle) -> String {
    let thanks = match tone {
        Tone::Formal => ended(&format!("I would like to thank you for {}", facts.thanks_for(days)), '.'),
        _ => ended(&format!("Thank you for {}", facts.thanks_for(days)), '.'),
    };
    let told = told(facts, tone);
    let (enjoyed, accept) = match tone {
        Tone::Warm if facts.talked() => (
            " I enjoyed talking with you.",
            "Of course I am sorry that it did not work out. I respect your decision, and I hope the person you chose settles in well.",
        ),
        Tone::Warm => {
            ("", "Of course I am sorry that it did not work out. I respect your decision, and I hope the person you chose settles in well.")
        }
        Tone::Neutral => ("", "I respect your decision."),
        Tone::Formal => ("", "I fully respect your decision."),
    };
    let asked = facts.asked(2);
    let one = asked.len() == 1;
    let lead = match (tone, one) {
        (Tone::Warm, true) => "I would like to do better next time. May I ask you one thing?",
        (Tone::Warm, false) => "I would like to do better next time. May I ask you two things?",
        (Tone::Neutral, true) => "To learn from it, may I ask one thing?",
        (Tone::Neutral, false) => "To learn from it, may I ask two things?",
        (Tone::Formal, true) => "I would be grateful for your view on one point.",
        (Tone::Formal, false) => "I would be grateful for your view on two points.",
    };
    let end = match tone {
        Tone::Warm => "Even one line would help, and no reply is fine too. I wish you and your team all the best.",
        Tone::Neutral => "Even one line would help. I wish you and your team all the best.",
        Tone::Formal => "A single line would be enough. Thank you for your time.",
    };
    format!("{thanks}{enjoyed}\n\n{told}{accept}\n\n{lead} {}\n\n{end}", asked.join(" "))
}

/// A sentence on how the person was told, with a space after it; empty where there is nothing to say.
fn told(facts: &LetterFacts, tone: Tone) -> &'static str {
    match (facts.told, tone) {
        (Some(RejectionChannel::Personal), Tone::Warm) => "Thank you for writing to me personally. ",
        (Some(RejectionChannel::Personal), _) => "Thank you for your personal message. ",
        (Some(RejectionChannel::Call), Tone::Warm) => "Thank you for taking the time to call me. ",
        (Some(RejectionChannel::Call), _) => "Thank you for calling me. ",
        (Some(RejectionChannel::Template), Tone::Warm) => "Thank you for letting me know. ",
        (Some(RejectionChannel::Template), _) => "I have received your message. ",
        (Some(RejectionChannel::Portal), _) => "I have seen the decision on your portal. ",
        (None, _) => "",
    }
}

/// Greeting, text, closing and name.
pub(super) fn frame(facts: &LetterFacts, tone: Tone, text: &str) -> String {
    let closing = match tone {
        Tone::Warm => "Warm regards",
        Tone::Neutral => "Best wishes",
        Tone::Formal => "Kind regards",
    };
    let greeting = facts.greeting(tone);
    // Without a name, no comma.
    let signed = if facts.own_name.is_empty() { closing.to_owned() } else { format!("{closing},\n{}", facts.own_name) };
    format!("{greeting}\n\n{text}\n\n{signed}\n")
}

/// The first name in a text such as "Maya Lindqvist <maya@fabrikam.example>"; none where there is only an address.
fn name_in(text: &str) -> Option<String> {
    let name = one_line(text.split(['<', '(', ',', ';', '\n']).next().unwrap_or_default());
    (!name.is_empty() && !name.contains('@') && name.chars().any(char::is_alphabetic)).then_some(name)
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The sentence with its mark, unless it has one: "… at Acme Inc." takes no second full stop.
pub(super) fn ended(sentence: &str, mark: char) -> String {
    if sentence.ends_with(['.', '?', '!', '…', '؟', '。', '？']) { sentence.to_owned() } else { format!("{sentence}{mark}") }
}

/// The question as it continues after a colon, with a lower-case first letter; "I" and names keep theirs.
fn lower_first(text: &str) -> String {
    let first = text.split_whitespace().next().unwrap_or_default();
    let known = ["Was", "What", "Which", "How", "Where", "When", "Why", "Who", "Did", "Do", "Is", "Could", "Would", "Should", "May", "Can"];
    if !known.contains(&first) {
        return text.to_owned();
    }
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |c| std::iter::once(letter_case::small(c)).chain(letters).collect())
}

impl Choice for Tone {
    const CHOICES: &'static [Self] = &Self::ALL;

    fn key(self) -> &'static str {
        match self {
            Self::Warm => "warm",
            Self::Neutral => "neutral",
            Self::Formal => "formal",
        }
    }

    fn label(self) -> &'static str {
        self.name()
    }
}

stored_by_key!(Tone);

impl Choice for Length {
    const CHOICES: &'static [Self] = &Self::ALL;

    fn key(self) -> &'static str {
        match self {
            Self::ThreeLines => "three_lines",
            Self::Full => "full",
        }
    }

    fn label(self) -> &'static str {
        self.name()
    }
}

stored_by_key!(Length);
