//! Today and tailoring: the lines of Today with 5,000 applications, 1,000 people and a year of diary; a posting of 10,000 characters against five versions.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::sync::Arc;

use chrono::{Days, NaiveDate, NaiveTime};
use domain::application::{Application, Event, EventKind};
use domain::currency::Currency;
use domain::day::{self, week};
use domain::diary::{DiaryEntry, Mood};
use domain::funnel::Ledger;
use domain::id::Id;
use domain::model::Model;
use domain::people::{Conversation, Person};
use domain::postings::tailoring::hold;

use crate::{COUNT, time};

const PEOPLE: u32 = 1_000;
const DIARY: u32 = 365;
const POSTING: usize = 10_000;
const VERSIONS: usize = 5;

/// Prints their lines.
pub fn run(today: NaiveDate) {
    let model = long_search(today);
    let now = today.and_time(NaiveTime::MIN);
    let ledger = Ledger::of(&model, today);
    let agenda = ledger.agenda(&model);
    time("native_today_ledger_5000", || Ledger::of(&model, today).agenda(&model).len());
    time("native_today_lines_5000", || {
        let lines = day::lines(&model, &agenda, Currency::EUR, now);
        (lines.len(), day::at_most(&model, today))
    });
    time("native_today_week_5000", || (week::ahead(&model, &agenda, today).len(), week::week(&model, today)));
    let posting = posting();
    let versions: Vec<String> = (0..VERSIONS).map(version).collect();
    time("native_tailoring_10000_5", || versions.iter().map(|text| hold(&posting, text, &BTreeMap::new()).len()).sum::<usize>());
}

fn before(today: NaiveDate, days: u32) -> NaiveDate {
    today.checked_sub_days(Days::new(u64::from(days))).unwrap_or(today)
}

fn long_search(today: NaiveDate) -> Model {
    let mut model = Model::default();
    for n in 0..COUNT {
        let sent = before(today, n * 7919 % 1000);
        let mut timeline = vec![Event::on(EventKind::Applied, sent)];
        let later = |days: u64| sent.checked_add_days(Days::new(days)).filter(|day| *day <= today);
        timeline.extend(later(9).filter(|_| n % 20 == 0).map(|on| Event::on(EventKind::interview(), on)));
        timeline.extend(later(14).filter(|_| n % 3 == 0).map(|on| Event::on(EventKind::Rejected { told: None }, on)));
        let timeline = timeline.into_iter().enumerate().map(|(n, event)| (Id::new(format!("e{n}")), event)).collect();
        let application = Application { company: format!("Company {n}"), timeline, ..Application::default() };
        model.applications.insert(Id::new(format!("a{n}")), Arc::new(application));
    }
    for n in 0..PEOPLE {
        let on = before(today, n * 31 % 400);
        let spoken = Conversation { on, note: "Coffee".to_owned() };
        let person = Person {
            name: format!("Person {n}"),
            company: format!("Company {}", n * 5),
            circle: n % 50 == 0,
            nudge_after: (n % 4 == 0).then_some(90),
            conversations: [(Id::new("c"), spoken)].into(),
            ..Person::default()
        };
        model.people.insert(Id::new(format!("p{n}")), Arc::new(person));
    }
    for n in 0..DIARY {
        let entry = DiaryEntry {
            on: before(today, n),
            mood: Some(Mood::Even),
            good_one: "Soup with a neighbour".to_owned(),
            writing: "A walk, two applications, one call that did not come. ".repeat(8),
            ..DiaryEntry::default()
        };
        model.diary.insert(Id::new(format!("d{n}")), Arc::new(entry));
    }
    model
}

/// As postings are written, with many terms and little said twice.
fn posting() -> String {
    let skills =
        ["SQL", "Python", "Tableau", "Excel", "Power BI", "Kubernetes", "Terraform", "SAP", "Salesforce", "Figma", "German", "French"];
    let mut text = String::from("Data analyst (m/f/d)\n\nRequirements\n");
    for (n, skill) in skills.into_iter().cycle().enumerate() {
        if text.len() >= POSTING {
            break;
        }
        let _ = writeln!(text, "- {} years of experience with {skill} {n} and its reporting in team {}", n % 9 + 1, n * 37 % 101);
    }
    text
}

/// A résumé of two pages.
fn version(n: usize) -> String {
    format!("Version {n}. Python, SQL and Tableau for reporting in team {n}; German at work, French at home. ").repeat(50)
}
