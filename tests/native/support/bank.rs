//! Runs the job as the worker does, and writes its change into a log.

use std::sync::Arc;

use domain::budget::{BankLayout, CategoryRule, Spending};
use domain::change::Change;
use domain::currency::Currency;
use domain::id::Id;
use domain::record::Table;
use exchange::bank::Destination;
use exchange::bank::layout::Layout;
use exchange::kind::FileKind;
use exchange::preview::Fate;
use onward::jobs::bank::{BankAnswer, BankJob};
use onward::jobs::import::{ImportAnswer, ImportJob, Step};
use onward::jobs::{Answer, Job, run_with};

use super::tables::CrateTables;

/// What is stored, and what the next job brings.
#[derive(Clone)]
pub struct Desk {
    pub log: Table<Spending>,
    pub rules: Table<CategoryRule>,
    pub kept: Option<Arc<BankLayout>>,
    pub layout: Option<Layout>,
    pub currency: &'static str,
    pub statement: usize,
    pub account: Option<String>,
    pub propose: bool,
}

pub fn desk(currency: &'static str) -> Desk {
    Desk { log: Table::new(), rules: Table::new(), kept: None, layout: None, currency, statement: 0, account: None, propose: false }
}

/// Somebody who has chosen no currency yet; the browser is in the United States.
pub fn newcomer() -> Desk {
    desk("")
}

/// What a file is taken for.
pub fn kind_of(bytes: &[u8]) -> FileKind {
    import_of(bytes).kind
}

/// What the first look at a file finds.
pub fn import_of(bytes: &[u8]) -> ImportAnswer {
    let job = ImportJob {
        step: Step::Preview,
        today: chrono::NaiveDate::from_ymd_opt(2027, 2, 1).unwrap(),
        currency: None,
        mapping: None,
        applications: Table::new(),
    };
    match run_with(Job::Import(job), bytes, &CrateTables) {
        Answer::Import(answer) => *answer,
        other => panic!("{other:?}"),
    }
}

impl Desk {
    /// The log without an account, and the two accounts there are, with what is kept for the one in use.
    fn places(&self) -> Vec<Destination> {
        let one = |account: Option<&str>| Destination {
            account: account.map(Id::new),
            name: account.unwrap_or("your spending log").to_owned(),
            currency: Currency::parse(self.currency),
            kept: self.kept.clone().filter(|_| account == self.account.as_deref()),
        };
        [None, Some("current"), Some("savings")].map(one).into()
    }

    /// What the worker is asked.
    pub fn job(&self, step: Step) -> BankJob {
        BankJob {
            step,
            today: chrono::NaiveDate::from_ymd_opt(2027, 2, 1).unwrap(),
            statement: self.statement,
            layout: self.layout.clone(),
            account: self.account.as_deref().map(Id::new),
            currency: Currency::parse(self.currency),
            fallback: Currency::USD,
            log: self.log.clone(),
            rules: self.rules.clone(),
            places: self.places(),
            propose: self.propose,
        }
    }

    /// The job's answer; it and the job travel as JSON, as between page and worker.
    pub fn answer(&self, step: Step, bytes: &[u8]) -> Answer {
        let job = Job::Bank(self.job(step));
        let job: Job = serde_json::from_str(&serde_json::to_string(&job).unwrap()).unwrap();
        let made = run_with(job, bytes, &CrateTables);
        let mut heard: Answer = serde_json::from_str(&serde_json::to_string(&made).unwrap()).unwrap();
        if let (Answer::Bank(made), Answer::Bank(heard)) = (made, &mut heard) {
            assert!(heard.movements.is_empty(), "the page is not told every word");
            for (place, movement) in made.movements.iter().enumerate() {
                assert_eq!(heard.day(place), movement.as_ref().map(|movement| movement.date));
            }
            heard.movements = made.movements;
        }
        heard
    }

    pub fn preview(&self, bytes: &[u8]) -> BankAnswer {
        match self.answer(Step::Preview, bytes) {
            Answer::Bank(answer) => *answer,
            other => panic!("{other:?}"),
        }
    }

    pub fn refused(&self, bytes: &[u8]) -> String {
        match self.answer(Step::Import, bytes) {
            Answer::Refused(sentence) => sentence,
            other => panic!("{other:?}"),
        }
    }

    /// Imports and writes; gives back how many records that touched.
    pub fn import(&mut self, bytes: &[u8]) -> usize {
        let Answer::Bank(answer) = self.answer(Step::Import, bytes) else { panic!("refused") };
        let change: Change = answer.change.expect("no change").read().unwrap();
        change.check().unwrap();
        let mut touched = 0;
        for edit in change.edits {
            let after = edit.after.expect("a deletion");
            if let Some(spending) = after.get::<Spending>() {
                touched += 1;
                assert_eq!(edit.before.is_some(), self.log.insert(edit.id, spending.clone()).is_some());
            } else {
                self.kept = Some(after.get::<BankLayout>().expect("another kind").clone());
            }
        }
        touched
    }

    pub fn total(&self) -> i64 {
        self.log.values().map(|spending| spending.amount).sum()
    }
}

/// The lines of an answer in short: `"new -300 2026-03-14 Coffee"`.
pub fn lines(answer: &BankAnswer) -> Vec<String> {
    let rows = answer.preview.rows.iter().zip(&answer.amounts).zip(&answer.movements);
    rows.map(|((row, amount), movement)| {
        let amount = amount.map_or("?".to_owned(), |amount| amount.to_string());
        match (&row.fate, movement) {
            (Fate::Unreadable(why), _) => format!("unreadable {amount} {why}"),
            (Fate::Skipped(why), _) => format!("skipped {amount} {why}"),
            (fate, Some(movement)) => {
                let fate = match fate {
                    Fate::New => "new",
                    Fate::Same => "same",
                    _ => "update",
                };
                let pending = if movement.pending { " pending" } else { "" };
                format!("{fate} {amount} {} {}{pending}", movement.date, movement.payee)
            }
            other => panic!("{other:?}"),
        }
    })
    .collect()
}
