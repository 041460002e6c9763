//! Does a job fit? Four questions before applying, half a minute: must-haves, nice-to-haves, goals, no-gos. The answers give one [`FitAnswer`] that says
//! what the application is worth; every combination has one.
//!
//! Earlier versions asked for skills and experience instead of must-haves and nice-to-haves; their answers are kept and still counted.

use serde::{Deserialize, Serialize};

use crate::choice::{Choice, stored_by_key};

/// How well a job fits: the answers given, each may be missing.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Fit {
    /// Of the skills it asks for; asked by earlier versions.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub skills: Option<Level>,
    /// Of the experience it asks for; asked by earlier versions.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub experience: Option<Level>,
    /// Of the person's own goals.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub goals: Option<Level>,
    /// Of what the posting says one must have.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub must_haves: Option<MustHaves>,
    /// Of what it says would be nice.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub nice_to_haves: Option<Level>,
    /// Whether it has something the person does not want.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub no_gos: Option<NoGos>,
}

/// How far a requirement is met.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// Barely met.
    Low,
    /// Partly met.
    Some,
    /// Mostly or fully met.
    High,
}

/// How many must-haves are missing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MustHaves {
    /// None.
    All,
    /// One.
    OneMissing,
    /// Two or more.
    MoreMissing,
}

/// Whether a job has something the person does not want.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NoGos {
    /// It has none.
    Clear,
    /// It has one or more.
    Some,
}

/// What an application is worth, by its fit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FitVerdict {
    /// Apply.
    Apply,
    /// It depends on what the sentence says.
    Perhaps,
    /// Only with a recommendation.
    WithReferral,
    /// Better not.
    Leave,
}

/// A verdict with its sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FitAnswer {
    /// The verdict.
    pub verdict: FitVerdict,
    /// What it rests on, and what to do.
    pub sentence: &'static str,
}

impl FitVerdict {
    /// The label on the screen.
    pub fn label(self) -> &'static str {
        match self {
            Self::Apply => "Apply",
            Self::Perhaps => "Worth a try",
            Self::WithReferral => "Only with a referral",
            Self::Leave => "Better left",
        }
    }
}

impl Fit {
    /// What the answers say; nothing until the must-haves or a no-go were answered. A referral changes what missing must-haves mean.
    pub fn answer(&self, referred: bool) -> Option<FitAnswer> {
        use FitVerdict::{Apply, Leave, Perhaps, WithReferral};
        let say = |verdict, sentence| Some(FitAnswer { verdict, sentence });
        if self.no_gos == Some(NoGos::Some) {
            return say(Leave, "It has one of your no-gos. Leave it, unless you can live with that after all.");
        }
        match (self.must_haves?, self.goals, self.nice_to_haves) {
            (MustHaves::MoreMissing, Some(Level::Low), _) => {
                say(Leave, "Two or more must-haves are missing, and it does not lead toward your goal. Your time is worth more elsewhere.")
            }
            (MustHaves::MoreMissing, ..) if referred => {
                say(Perhaps, "Two or more must-haves are missing, but somebody recommends you: worth a try. Say early what is missing.")
            }
            (MustHaves::MoreMissing, ..) => say(WithReferral, "Two or more must-haves are missing: apply only with a referral."),
            (MustHaves::OneMissing, Some(Level::Low), _) => {
                say(Leave, "One must-have is missing, and it does not lead toward your goal. Your time is worth more elsewhere.")
            }
            (MustHaves::OneMissing, _, Some(Level::High)) => {
                say(Apply, "One must-have is missing, and most of the rest is there: apply, and say how you will close the gap.")
            }
            (MustHaves::OneMissing, ..) => {
                say(Perhaps, "One must-have is missing: apply if you can say how you will close the gap. A referral would help.")
            }
            (MustHaves::All, Some(Level::Low), _) => {
                say(Perhaps, "You have what it asks for, but it does not lead toward your goal: apply if you need the income.")
            }
            (MustHaves::All, _, Some(Level::Low)) => {
                say(Apply, "All must-haves are met: apply. Others will have more of the extras, so begin with your best result.")
            }
            (MustHaves::All, Some(Level::High), _) => {
                say(Apply, "All must-haves are met, and it leads toward your goal: apply, and take the time to tailor it.")
            }
            (MustHaves::All, ..) => say(Apply, "All must-haves are met: apply."),
        }
    }

    /// The group it is counted in, in the results by fit; empty where nothing was answered.
    pub fn group(&self, referred: bool) -> &'static str {
        let level = match self.answer(referred) {
            Some(answer) => match answer.verdict {
                FitVerdict::Apply => Some(Level::High),
                FitVerdict::Perhaps => Some(Level::Some),
                FitVerdict::WithReferral | FitVerdict::Leave => Some(Level::Low),
            },
            None => [self.skills, self.experience, self.goals].into_iter().flatten().min(),
        };
        match level {
            Some(Level::High) => "Fits well",
            Some(Level::Some) => "Fits in part",
            Some(Level::Low) => "Hardly fits",
            None => "",
        }
    }
}

impl Choice for MustHaves {
    const CHOICES: &'static [Self] = &[Self::All, Self::OneMissing, Self::MoreMissing];

    fn key(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::OneMissing => "one_missing",
            Self::MoreMissing => "more_missing",
        }
    }

    fn label(self) -> &'static str {
        match self {
            Self::All => "All",
            Self::OneMissing => "All but one",
            Self::MoreMissing => "Fewer",
        }
    }
}

stored_by_key!(MustHaves);

impl Choice for NoGos {
    const CHOICES: &'static [Self] = &[Self::Clear, Self::Some];

    fn key(self) -> &'static str {
        match self {
            Self::Clear => "clear",
            Self::Some => "some",
        }
    }

    fn label(self) -> &'static str {
        match self {
            Self::Clear => "None",
            Self::Some => "Has one",
        }
    }
}

stored_by_key!(NoGos);
