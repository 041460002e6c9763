//! Short lessons on money without a salary: two minutes of reading, sources, and one change to the person's own budget at the end.
//!
//! Only their shape stands here. The texts weigh more than the rest of the budget's code and are needed rarely, so they are a file of the
//! site (`content/lessons.json`) that is fetched from the own origin when somebody opens the lessons, and kept for offline use;
//! `exchange::content` reads it.

use serde::Deserialize;

/// One lesson.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Lesson {
    /// Its name in links; unique.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Plain paragraphs, 250 to 350 words in all.
    pub paragraphs: Vec<String>,
    /// Where it can be read up.
    pub sources: Vec<Source>,
    /// The one change it ends in.
    pub step: Step,
}

/// A page a lesson rests on.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Source {
    /// Who says so, and where.
    pub name: String,
    /// The page, `https` only.
    pub url: String,
}

/// The change to the own budget that a lesson ends in: what its button opens.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Step {
    /// Go through the bills of one class.
    OpenBills(BillClass),
    /// Write in a bill of that class.
    AddBill(BillClass),
    /// Plan a cut on a bill of that class.
    PlanCut(BillClass),
    /// Write in an income of that sort.
    AddIncome(IncomeSort),
    /// Set the line the balance shall not fall below.
    SetBuffer,
    /// Write in balance, rate and minimum of each debt.
    EditDebts,
    /// Put something on the pause list.
    AddPauseItem,
}

/// The class of bill a step is about, after the CFPB's three.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BillClass {
    /// Protects housing, transport, insurance, the ability to work.
    Need,
    /// Owed, with a consequence.
    Obligation,
    /// The rest.
    Want,
}

/// The sort of income a step is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum IncomeSort {
    /// A benefit, with its waiting time and its weeks.
    Benefit,
    /// Paid work by the hour or the piece, with the share set aside for tax.
    Gig,
    /// A salary, with the day of its first payment.
    Salary,
}

impl Step {
    /// What its button says.
    pub fn label(self) -> &'static str {
        match self {
            Self::OpenBills(BillClass::Need) => "Look through your needs",
            Self::OpenBills(BillClass::Obligation) => "Look through your obligations",
            Self::OpenBills(BillClass::Want) => "Look through your wants",
            Self::AddBill(_) => "Add the bill",
            Self::PlanCut(_) => "Plan the cut",
            Self::AddIncome(IncomeSort::Benefit) => "Add the benefit",
            Self::AddIncome(IncomeSort::Gig) => "Add gig income",
            Self::AddIncome(IncomeSort::Salary) => "Add the salary",
            Self::SetBuffer => "Set your buffer",
            Self::EditDebts => "Write down your debts",
            Self::AddPauseItem => "Add to the pause list",
        }
    }
}
