//! How fast the heavy rules are natively, as JSON lines: `cargo xtask bench` runs it. The data is made up and the same on every run.

mod money;
mod practice;

use std::fmt::Write as _;
use std::time::Instant;

use chrono::{Days, NaiveDate};
use domain::change::{Change, Edit};
use domain::funnel::FunnelFigures;
use domain::list::{Index, Query};
use domain::model::Model;
use domain::record::Table;
use onward::jobs::import::{Content, ImportJob, Step};
use onward::jobs::{Answer, Job};
use store::clock::{Clock, Device};
use store::commit::commit;
use store::key_value::MemoryStore;
use store::load::load;

const COUNT: u32 = 5_000;
const RUNS: u32 = 9;

fn main() {
    let Some(today) = NaiveDate::from_ymd_opt(2026, 11, 23) else { return };
    let file = csv(today);
    let import = || {
        let job = ImportJob { step: Step::Import, today, currency: None, mapping: None, applications: Table::new() };
        onward::jobs::run(Job::Import(job), file.as_bytes())
    };
    time("native_import_5000", import);
    let mut model = Model::default();
    if let Answer::Import(answer) = import()
        && let Content::Applications(answer) = answer.content
        && let Some(Ok(change)) = answer.change.map(|text| text.read())
    {
        for edit in change.edits {
            if let Some(record) = edit.after {
                model.put(edit.id, record);
            }
        }
    }
    let index = Index::new(&model, today, 30, 7);
    time("native_figures_5000", || FunnelFigures::of(&model, today));
    time("native_index_5000", || Index::new(&model, today, 30, 7));
    time("native_search_5000", || index.search(&Query { text: "remote 43".into(), ..Query::default() }).len());
    let mut storage = MemoryStore::default();
    let clock = Clock::new(Device::from_bits(7));
    let edits = model.applications.iter().map(|(id, application)| Edit::add(id.clone(), application.as_ref().clone())).collect();
    let change = Change::many("Imported", edits);
    time("native_commit_5000", || commit(&mut MemoryStore::default(), &mut clock.clone(), 1, &change).is_ok());
    drop(commit(&mut storage, &mut clock.clone(), 1, &change));
    time("native_load_5000", || load(&storage).map(|loaded| loaded.model.applications.values().count()));
    money::run(today);
    practice::run(today);
    println!(r#"{{"bench":"native_applications","count":{}}}"#, model.applications.len());
}

/// The median of a few runs.
pub fn time<T>(name: &str, work: impl Fn() -> T) {
    let mut times: Vec<f64> = (0..RUNS)
        .map(|_| {
            let start = Instant::now();
            std::hint::black_box(work());
            start.elapsed().as_secs_f64() * 1000.0
        })
        .collect();
    times.sort_by(f64::total_cmp);
    let median = times.get(times.len() / 2).copied().unwrap_or_default();
    println!(r#"{{"bench":"{name}","native_ms":{median:.2},"runs":{RUNS}}}"#);
}

/// Applications as a spreadsheet has them.
fn csv(today: NaiveDate) -> String {
    let mut text = String::from("Company,Role,Location,Source,Date applied,Status,Notes\n");
    let places = ["Bristol", "Graz", "Lyon", "Porto", "Remote", "Tampere"];
    for (n, place) in (0..COUNT).zip(places.into_iter().cycle()) {
        let day = today.checked_sub_days(Days::new(u64::from(n * 7919 % 1000))).unwrap_or(today);
        let status = match n * 31 % 100 {
            0..3 => "Interview",
            3..45 => "Rejected",
            _ => "Applied",
        };
        let source = if n % 2 == 0 { "Job board" } else { "Company site" };
        let _ = writeln!(text, "Company {n},Role {},{place},{source},{day},{status},\"Version {}, seen early\"", n % 10, n % 6);
    }
    text
}
