//! Short lessons on money without a salary: two minutes of reading, sources, and one change to the person's own budget at the end.
//!
//! Only their types are here. The texts are larger than the rest of the budget's code and rarely needed, so they are a file of the
//! site (`content/lessons.json`) that is fetched from the app's origin when somebody opens the lessons, and cached for offline use;
//! `exchange::content` reads it.

use serde::Deserialize;

use crate::budget::{Class, IncomeKind};

/// One lesson.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Lesson {
    /// Its name in links; unique.
    pub id: String,
    /// The title on the screen.
    pub title: String,
    /// Plain paragraphs, 250 to 350 words in all.
    pub paragraphs: Vec<String>,
    /// Where it can be read up.
    pub sources: Vec<Source>,
    /// The one change it ends in.
    pub step: LessonStep,
}

/// A page a lesson rests on.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Source {
    /// Who says so, and where.
    pub name: String,
    /// The page, `https` only.
    pub url: String,
}

/// The change to the person's budget that a lesson ends in: what its button opens.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LessonStep {
    /// Go through the bills of one class.
    OpenBills(Class),
    /// Write in a bill of that class.
    AddBill(Class),
    /// Plan a cut on a bill of that class.
    PlanCut(Class),
    /// Write in an income of that kind.
    AddIncome(IncomeKind),
    /// Set the balance not to fall below.
    SetBuffer,
    /// Write in balance, rate and minimum of each debt.
    EditDebts,
    /// Put something on the pause list.
    AddPauseItem,
}

impl LessonStep {
    /// The label of its button.
    pub fn label(self) -> &'static str {
        match self {
            Self::OpenBills(Class::Need) => "Review your needs",
            Self::OpenBills(Class::Obligation) => "Review your obligations",
            Self::OpenBills(Class::Want) => "Review your wants",
            Self::AddBill(_) => "Add the bill",
            Self::PlanCut(_) => "Plan the cut",
            Self::AddIncome(IncomeKind::UnemploymentBenefit) => "Add the benefit",
            Self::AddIncome(IncomeKind::Gig) => "Add gig income",
            Self::AddIncome(IncomeKind::Salary) => "Add the salary",
            Self::AddIncome(_) => "Add the income",
            Self::SetBuffer => "Set your buffer",
            Self::EditDebts => "Enter your debts",
            Self::AddPauseItem => "Add to the pause list",
        }
    }
}
