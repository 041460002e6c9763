//! The addresses below `#/reflect`.

use domain::id::Id;

use super::text::joined;
use domain::choice::Choice;
use domain::feedback::nudge::Nudge;
use domain::reflection::ReflectionStep;
use domain::review::ReviewStep;

/// A screen around reflections.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ReflectRoute {
    /// The overview.
    Home,
    /// What a new reflection is about.
    New,
    /// A new reflection about an application, and the event of its timeline where one is meant.
    About(Id, Option<Id>),
    /// "I was turned down": the short form, about an application where one is named.
    TurnedDown(Option<Id>),
    /// The end of a reflection: tomorrow's steps.
    Tomorrow(Id),
    /// A reflection at one of its steps; without one, at the step it was left at.
    Wizard(Id, Option<ReflectionStep>),
    /// The question bank.
    Questions,
    /// Rehearsing answers.
    Rehearse(Rehearsal),
    /// The sheet to prepare an application's next interview with.
    Prepare(Id),
    /// The request for feedback of an application: begun, or opened where there is one.
    Ask(Id),
    /// A request for feedback that belongs to no application: to a reflection, or to nothing.
    AskGeneral(Option<Id>),
    /// A request for feedback.
    Letter(Id),
    /// A short letter about an application.
    Nudge(Nudge, Id),
    /// All requests and clues.
    Feedback,
    /// The if–then plans.
    Actions,
    /// Likely setbacks and an answer to each.
    Setbacks,
    /// Skill gaps.
    Skills,
    /// The weekly review: its overview, or one of its steps.
    Review(Option<ReviewStep>),
    /// The week of blocks, and the focus timer.
    Routine,
    /// What comes back over time.
    Growth,
    /// The diary.
    Diary,
    /// Writing in the diary: a new entry (`None`), or the one of that id.
    Write(Option<Id>),
    /// The people.
    People,
    /// The versions of résumé and cover letter.
    Versions,
    /// The posting of an application.
    Posting(Id),
    /// Helplines.
    Help,
    /// All reflections as one document, or one of them.
    Document(Option<Id>),
}

/// What is rehearsed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Rehearsal {
    /// What is due.
    Due,
    /// One question.
    One(Id),
    /// What fits an application's next interview.
    Interview(Id),
}

/// A sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ReflectEdit {
    /// A question of the question bank.
    Question(Id),
    /// An if–then plan.
    Action(Id),
    /// A clue.
    Clue(Id),
    /// A person.
    Person(Id),
    /// A skill gap.
    Skill(Id),
    /// A version of the résumé or the cover letter.
    Version(Id),
    /// A block of the week.
    Block(Id),
}

impl ReflectRoute {
    pub(super) fn parse(parts: &[&str]) -> Option<Self> {
        let id = |text: &str| Id::new(text);
        Some(match *parts {
            [] => Self::Home,
            ["new"] => Self::New,
            ["new", application] => Self::About(id(application), None),
            ["new", application, event] => Self::About(id(application), Some(id(event))),
            ["turned-down"] => Self::TurnedDown(None),
            ["turned-down", application] => Self::TurnedDown(Some(id(application))),
            ["tomorrow", reflection] => Self::Tomorrow(id(reflection)),
            ["go", reflection] => Self::Wizard(id(reflection), None),
            ["go", reflection, step] => Self::Wizard(id(reflection), Some(ReflectionStep::from_slug(step)?)),
            ["questions"] => Self::Questions,
            ["rehearse"] => Self::Rehearse(Rehearsal::Due),
            ["rehearse", "one", question] => Self::Rehearse(Rehearsal::One(id(question))),
            ["rehearse", "for", application] => Self::Rehearse(Rehearsal::Interview(id(application))),
            ["prepare", application] => Self::Prepare(id(application)),
            ["ask"] => Self::AskGeneral(None),
            ["ask", "in", reflection] => Self::AskGeneral(Some(id(reflection))),
            ["write", nudge, application] => Self::Nudge(Nudge::from_key(nudge)?, id(application)),
            ["ask", application] => Self::Ask(id(application)),
            ["letter", request] => Self::Letter(id(request)),
            ["feedback"] => Self::Feedback,
            ["actions"] => Self::Actions,
            ["setbacks"] => Self::Setbacks,
            ["skills"] => Self::Skills,
            ["review"] => Self::Review(None),
            ["review", step] => Self::Review(Some(ReviewStep::from_key(step)?)),
            ["week"] => Self::Routine,
            ["growth"] => Self::Growth,
            ["journal"] => Self::Diary,
            ["journal", "write"] => Self::Write(None),
            ["journal", "write", entry] => Self::Write(Some(id(entry))),
            ["people"] => Self::People,
            ["versions"] => Self::Versions,
            ["posting", application] => Self::Posting(id(application)),
            ["help"] => Self::Help,
            ["document"] => Self::Document(None),
            ["document", reflection] => Self::Document(Some(id(reflection))),
            _ => return None,
        })
    }

    pub(super) fn parts(&self) -> Vec<String> {
        let (words, ids): (&[&str], [Option<&Id>; 2]) = match self {
            Self::Home => (&[], [None, None]),
            Self::New => (&["new"], [None, None]),
            Self::About(application, event) => (&["new"], [Some(application), event.as_ref()]),
            Self::Wizard(id, step) => {
                let step = step.map(|step| step.slug().to_owned());
                return ["go".to_owned(), id.to_string()].into_iter().chain(step).collect();
            }
            Self::Nudge(nudge, application) => return ["write", nudge.key(), application.as_str()].map(ToOwned::to_owned).into(),
            Self::TurnedDown(application) => (&["turned-down"], [application.as_ref(), None]),
            Self::Tomorrow(id) => (&["tomorrow"], [Some(id), None]),
            Self::AskGeneral(None) => (&["ask"], [None, None]),
            Self::AskGeneral(Some(id)) => (&["ask", "in"], [Some(id), None]),
            Self::Questions => (&["questions"], [None, None]),
            Self::Rehearse(Rehearsal::Due) => (&["rehearse"], [None, None]),
            Self::Rehearse(Rehearsal::One(id)) => (&["rehearse", "one"], [Some(id), None]),
            Self::Rehearse(Rehearsal::Interview(id)) => (&["rehearse", "for"], [Some(id), None]),
            Self::Prepare(id) => (&["prepare"], [Some(id), None]),
            Self::Ask(id) => (&["ask"], [Some(id), None]),
            Self::Letter(id) => (&["letter"], [Some(id), None]),
            Self::Feedback => (&["feedback"], [None, None]),
            Self::Actions => (&["actions"], [None, None]),
            Self::Setbacks => (&["setbacks"], [None, None]),
            Self::Skills => (&["skills"], [None, None]),
            Self::Review(None) => (&["review"], [None, None]),
            Self::Review(Some(step)) => return ["review", step.key()].map(ToOwned::to_owned).into(),
            Self::Routine => (&["week"], [None, None]),
            Self::Growth => (&["growth"], [None, None]),
            Self::Diary => (&["journal"], [None, None]),
            Self::Write(id) => (&["journal", "write"], [id.as_ref(), None]),
            Self::People => (&["people"], [None, None]),
            Self::Versions => (&["versions"], [None, None]),
            Self::Posting(id) => (&["posting"], [Some(id), None]),
            Self::Help => (&["help"], [None, None]),
            Self::Document(id) => (&["document"], [id.as_ref(), None]),
        };
        words.iter().map(|word| (*word).to_owned()).chain(ids.into_iter().flatten().map(ToString::to_string)).collect()
    }

    /// The address, with its `#`.
    pub fn href(self) -> String {
        joined("#/reflect", &self.parts())
    }
}

impl ReflectEdit {
    pub(super) fn parse(parts: &[&str]) -> Option<Self> {
        let &[kind, id] = parts else { return None };
        let id = Id::new(id);
        Some(match kind {
            "question" => Self::Question(id),
            "action" => Self::Action(id),
            "clue" => Self::Clue(id),
            "person" => Self::Person(id),
            "skill" => Self::Skill(id),
            "version" => Self::Version(id),
            "block" => Self::Block(id),
            _ => return None,
        })
    }

    pub(super) fn parts(&self) -> [String; 2] {
        let (kind, id) = match self {
            Self::Question(id) => ("question", id),
            Self::Action(id) => ("action", id),
            Self::Clue(id) => ("clue", id),
            Self::Person(id) => ("person", id),
            Self::Skill(id) => ("skill", id),
            Self::Version(id) => ("version", id),
            Self::Block(id) => ("block", id),
        };
        [kind.to_owned(), id.to_string()]
    }

    /// The address, with its `#`.
    pub fn href(self) -> String {
        joined("#/reflect/edit", &self.parts())
    }
}
