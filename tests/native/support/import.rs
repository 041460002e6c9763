//! What every import test needs.

use chrono::NaiveDate;
use domain::application::{Application, Event, EventKind};
use domain::change::Change;
use domain::currency::Currency;
use domain::model::Model;
use domain::record::Table;
use exchange::applications::{Dollar, Mapping};
use exchange::dates::DateOrder;
use onward::jobs::import::{ApplicationsAnswer, Content, ImportAnswer, ImportJob, Question, Step};
use onward::jobs::{Answer, Job, run};

pub type Applications = Table<Application>;

pub fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

pub fn today() -> NaiveDate {
    day("2026-11-22")
}

/// A job as the page sends it: through JSON and back.
pub fn send(bytes: &[u8], applications: &Applications, mapping: Option<Mapping>, step: Step) -> Answer {
    let job = Job::Import(ImportJob { step, today: today(), currency: None, mapping, applications: applications.clone() });
    let job: Job = serde_json::from_str(&serde_json::to_string(&job).unwrap()).unwrap();
    let answer = run(job, bytes);
    serde_json::from_str(&serde_json::to_string(&answer).unwrap()).unwrap()
}

pub fn answer(bytes: &[u8], applications: &Applications, mapping: Option<Mapping>, step: Step) -> ImportAnswer {
    match send(bytes, applications, mapping, step) {
        Answer::Import(answer) => *answer,
        other => panic!("{other:?}"),
    }
}

pub fn read_with(bytes: &[u8], applications: &Applications, mapping: Option<Mapping>) -> ApplicationsAnswer {
    match answer(bytes, applications, mapping, Step::Import).content {
        Content::Applications(answer) => *answer,
        other => panic!("{other:?}"),
    }
}

pub fn read(bytes: &[u8], applications: &Applications) -> ApplicationsAnswer {
    read_with(bytes, applications, None)
}

/// Applies a change as the store would.
pub fn apply(applications: &mut Applications, change: &Change) {
    change.check().unwrap();
    let mut model = Model { applications: std::mem::take(applications), ..Model::default() };
    for edit in &change.edits {
        assert_eq!(model.get(edit.kind, &edit.id), edit.before, "the record is as the plan saw it");
        match &edit.after {
            Some(record) => {
                model.put(edit.id.clone(), record.clone());
            }
            None => {
                model.remove(edit.kind, &edit.id);
            }
        }
    }
    *applications = model.applications;
}

/// Imports into the applications that are stored; gives the answer.
pub fn import_into(bytes: &[u8], applications: &mut Applications) -> ApplicationsAnswer {
    let answer = read(bytes, applications);
    assert_eq!(answer.questions, vec![]);
    if let Some(change) = &answer.change {
        apply(applications, &change.read().unwrap());
    }
    answer
}

pub fn import(bytes: &[u8]) -> Applications {
    let mut applications = Applications::new();
    import_into(bytes, &mut applications);
    applications
}

/// The same file again changes nothing.
pub fn check_again(bytes: &[u8], applications: &Applications) {
    let again = read(bytes, applications);
    assert!(
        again.change.is_none(),
        "a second import changes something: {:?}",
        again.preview.rows.iter().find(|r| r.fate != exchange::preview::Fate::Same)
    );
    assert_eq!(again.counts.new + again.counts.update, 0);
}

pub fn named<'a>(applications: &'a Applications, company: &str) -> &'a Application {
    applications.values().find(|a| a.company == company).unwrap_or_else(|| panic!("{company} is not there"))
}

pub fn fixture(name: &str) -> Vec<u8> {
    std::fs::read(format!("{}/tests/fixtures/import/{name}", env!("CARGO_MANIFEST_DIR"))).unwrap()
}

/// The timeline as lines: `2023-09-14 17:00 interview`.
pub fn lines(application: &Application) -> Vec<String> {
    let line = |event: &&Event| {
        let date = event.date.map_or("?".to_owned(), |d| d.to_string());
        let time = event.time.map(|t| t.format(" %H:%M").to_string()).unwrap_or_default();
        let kind = match &event.kind {
            EventKind::Interview { .. } => "interview".to_owned(),
            EventKind::Rejected { .. } => "rejected".to_owned(),
            other => format!("{other:?}").to_lowercase(),
        };
        format!("{date}{time} {kind}")
    };
    application.events().iter().map(line).collect()
}

/// What an import job on another day answers, in the person's own currency where one is given.
pub fn job_on(
    bytes: &[u8],
    applications: &Applications,
    mapping: Option<Mapping>,
    today: NaiveDate,
    currency: Option<Currency>,
) -> ApplicationsAnswer {
    let job = Job::Import(ImportJob { step: Step::Import, today, currency, mapping, applications: applications.clone() });
    let job: Job = serde_json::from_str(&serde_json::to_string(&job).unwrap()).unwrap();
    match run(job, bytes) {
        Answer::Import(answer) => match answer.content {
            Content::Applications(answer) => *answer,
            other => panic!("{other:?}"),
        },
        other => panic!("{other:?}"),
    }
}

/// The mapping with an answer to everything that the file leaves open, and what is asked: the day first, the year that is proposed, dollars of the United
/// States.
pub fn answered(answer: &ApplicationsAnswer) -> (Mapping, Vec<&'static str>) {
    let (mut mapping, mut asked) = (answer.mapping.clone(), Vec::new());
    for question in &answer.questions {
        asked.push(match question {
            Question::Year { proposed, .. } => {
                mapping.year = Some(*proposed);
                "year"
            }
            Question::DateOrder { .. } => {
                mapping.dates = Some(DateOrder::DayFirst);
                "order"
            }
            Question::Dollar { .. } => {
                mapping.dollar = Dollar::Is(Currency::USD);
                "dollar"
            }
            Question::NoCompanyOrRole => "columns",
        });
    }
    (mapping, asked)
}
