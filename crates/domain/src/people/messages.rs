//! First lines for reaching out: the hardest line of a message is the first. Those that ask for advice or a recommendation name the job, where it is known.

use crate::choice::Choice;
use crate::letter_case;

/// The occasion of a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MessageReason {
    /// After a rejection.
    TurnedDown,
    /// It has been a while.
    LongTime,
    /// Nothing has been said yet, as far as is noted.
    FirstWord,
    /// An interview is coming.
    Interview,
    /// To ask for advice.
    Advice,
    /// To ask for a recommendation.
    Referral,
    /// To ask for a small favour in the search.
    Favour,
    /// To say thanks.
    Thanks,
}

/// The job that a message is about; both may be blank.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct MessageAbout {
    /// The employer.
    pub company: String,
    /// The job's title.
    pub role: String,
}

impl MessageReason {
    /// In display order.
    pub const ALL: [Self; 8] =
        [Self::TurnedDown, Self::LongTime, Self::FirstWord, Self::Interview, Self::Advice, Self::Referral, Self::Favour, Self::Thanks];

    /// The label on the screen.
    pub fn name(self) -> &'static str {
        match self {
            Self::TurnedDown => "I was turned down",
            Self::LongTime => "It has been a while",
            Self::FirstWord => "Say hello",
            Self::Interview => "An interview is coming",
            Self::Advice => "Ask for advice",
            Self::Referral => "Ask to recommend me",
            Self::Favour => "A small favour",
            Self::Thanks => "Thanks",
        }
    }

    fn lines(self, about: &MessageAbout) -> [String; 3] {
        let (company, role) = (one_line(&about.company), one_line(&about.role));
        let to = if company.is_empty() { company.clone() } else { format!(" to {company}") };
        let position = if role.is_empty() { role.clone() } else { format!(" for the {role} position") };
        match self {
            Self::Advice if !company.is_empty() => [
                format!("I’m thinking of applying{to}. Would you have fifteen minutes to tell me what it is like there?"),
                format!("I’m preparing an application{to}{position}. What would you put first on my résumé?"),
                format!("If you were applying{to} today, what would you do first?"),
            ],
            Self::Referral if !company.is_empty() || !role.is_empty() => {
                let opening = match (role.is_empty(), company.is_empty()) {
                    (true, _) => format!("There is an opening at {company} that fits me."),
                    (false, true) => format!("There is a {role} position that fits me."),
                    (false, false) => format!("There is a {role} position at {company} that fits me."),
                };
                [
                    format!(
                        "I’m applying{to}{position}. Would you be willing to recommend me? I can send three sentences to pass on, and a no is fine."
                    ),
                    format!("{opening} Whom should I write to, and may I mention you?"),
                    format!("I’m about to apply{to}{position}. Is there anything I should know before I do?"),
                ]
            }
            Self::Thanks if !company.is_empty() => [
                format!("Thank you for your help with my application{to}. Whatever comes of it, I’m grateful."),
                "I used what you told me, and it made a difference. Thank you.".to_owned(),
                "I don’t say it often enough: I’m glad you are there.".to_owned(),
            ],
            other => other.plain_lines().map(str::to_owned),
        }
    }

    /// The lines that name no job.
    fn plain_lines(self) -> [&'static str; 3] {
        match self {
            Self::Advice => [
                "I’m working out where to apply next. Would you have fifteen minutes for two questions?",
                "I’m reworking my résumé. What would you put first on it?",
                "If you were in my place, what would you try first?",
            ],
            Self::Referral => [
                "I’m looking for my next job. If you hear of an opening that fits, would you be willing to recommend me? A no is fine.",
                "Is anyone you know hiring at the moment? A name would already help.",
                "May I mention your name when I apply where people know you?",
            ],
            Self::TurnedDown => [
                "I was turned down for a job I wanted. You don’t need to fix it; I’d just like to hear your voice.",
                "The job didn’t work out. Do you have time for a walk or a call this week?",
                "Bad news on the job. I’d rather not talk about it yet, but I’d be glad of your company.",
            ],
            Self::LongTime => [
                "It has been a while and I thought of you. How are you?",
                "I have been busy with the job search and lost touch. Do you have time for a coffee?",
                "No news to report, I just wanted to say hello.",
            ],
            Self::FirstWord => [
                "I thought of you today. How are you?",
                "I’m looking for my next job. Do you have time for a coffee one of these days?",
                "No favour to ask, I just wanted to say hello.",
            ],
            Self::Interview => [
                "I have an interview coming up. Could you ask me three questions over the phone first?",
                "I have an interview soon and I’m nervous. Would you wish me luck that morning?",
                "Before my interview: what would you say I’m good at?",
            ],
            Self::Favour => [
                "I’m looking for work, and you have a good eye for text. Would you look at one page for ten minutes?",
                "Do you know anyone in this field who would talk with me for fifteen minutes?",
                "I’m applying where you once worked. May I ask you two questions about it?",
            ],
            Self::Thanks => [
                "Thank you for listening the other day. It helped.",
                "I used what you told me, and it made a difference. Thank you.",
                "I don’t say it often enough: I’m glad you are there.",
            ],
        }
    }
}

/// A name on one line, without the full stop that would be followed by the sentence's own.
fn one_line(text: &str) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    text.trim_end_matches('.').to_owned()
}

/// Three first lines, greeting the person by name where there is one.
pub fn first_lines(name: &str, reason: MessageReason, about: &MessageAbout) -> [String; 3] {
    let name = name.trim();
    let hello = if name.is_empty() { "Hello".to_owned() } else { format!("Hi {}", name.split_whitespace().next().unwrap_or(name)) };
    reason.lines(about).map(|line| format!("{hello}, {}", lower_first(&line)))
}

/// The line as it goes on after a comma: its first letter small unless the word is "I".
fn lower_first(line: &str) -> String {
    if line.starts_with("I ") || line.starts_with("I’") {
        return line.to_owned();
    }
    let mut letters = line.chars();
    letters.next().map_or_else(String::new, |first| std::iter::once(letter_case::small(first)).chain(letters).collect())
}

impl Choice for MessageReason {
    const CHOICES: &'static [Self] = &Self::ALL;

    fn key(self) -> &'static str {
        match self {
            Self::TurnedDown => "turned_down",
            Self::LongTime => "long_time",
            Self::FirstWord => "first_word",
            Self::Interview => "interview",
            Self::Advice => "advice",
            Self::Referral => "referral",
            Self::Favour => "favour",
            Self::Thanks => "thanks",
        }
    }

    fn label(self) -> &'static str {
        self.name()
    }
}
