//! First lines for reaching out: the hardest line of a message is the first.

use crate::choice::Choice;

/// The occasion of a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MessageReason {
    /// After a rejection.
    TurnedDown,
    /// It has been a while.
    LongTime,
    /// An interview is coming.
    Interview,
    /// To ask for a small favour in the search.
    Favour,
    /// To say thanks.
    Thanks,
}

impl MessageReason {
    /// In display order.
    pub const ALL: [Self; 5] = [Self::TurnedDown, Self::LongTime, Self::Interview, Self::Favour, Self::Thanks];

    /// The label on the screen.
    pub fn name(self) -> &'static str {
        match self {
            Self::TurnedDown => "I was turned down",
            Self::LongTime => "It has been a while",
            Self::Interview => "An interview is coming",
            Self::Favour => "A small favour",
            Self::Thanks => "Thanks",
        }
    }

    fn lines(self) -> [&'static str; 3] {
        match self {
            Self::TurnedDown => [
                "I was turned down today for a job I wanted. You don’t need to fix it; I’d just like to hear your voice.",
                "The job didn’t work out. Do you have time for a walk or a call this week?",
                "Bad news on the job. I’d rather not talk about it yet, but I’d be glad of your company.",
            ],
            Self::LongTime => [
                "It has been a while and I thought of you. How are you?",
                "I have been busy with the job search and lost touch. Do you have time for a coffee?",
                "No news to report, I just wanted to say hello.",
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

/// Three first lines, greeting the person by name where there is one.
pub fn first_lines(name: &str, reason: MessageReason) -> [String; 3] {
    let name = name.trim();
    let hello = if name.is_empty() { "Hello".to_owned() } else { format!("Hi {}", name.split_whitespace().next().unwrap_or(name)) };
    reason.lines().map(|line| format!("{hello}, {}", lower_first(line)))
}

/// The line as it goes on after a comma: its first letter small unless the word is "I".
fn lower_first(line: &str) -> String {
    if line.starts_with("I ") || line.starts_with("I’") {
        return line.to_owned();
    }
    let mut letters = line.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}

impl Choice for MessageReason {
    const CHOICES: &'static [Self] = &Self::ALL;

    fn key(self) -> &'static str {
        match self {
            Self::TurnedDown => "turned_down",
            Self::LongTime => "long_time",
            Self::Interview => "interview",
            Self::Favour => "favour",
            Self::Thanks => "thanks",
        }
    }

    fn label(self) -> &'static str {
        self.name()
    }
}
