//! A real search of 447 rows, imported by the guessed mapping alone. The file is not part of the project; without it the test says so.

use crate::support::import::{Applications, check_again, import_into, lines, named, today};
use domain::application::{Origin, Workplace};
use domain::funnel::Figures;
use domain::model::Model;

fn log() -> Option<Vec<u8>> {
    let path = format!("{}/../shared/data/search-log-2023.csv", env!("CARGO_MANIFEST_DIR"));
    let read = std::fs::read(path).ok();
    if read.is_none() {
        println!("skipped: ../shared/data/search-log-2023.csv is not here");
    }
    read
}

#[test]
fn the_log_gives_its_figures_by_the_guess_alone() {
    let Some(bytes) = log() else { return };
    let mut applications = Applications::new();
    let answer = import_into(&bytes, &mut applications);
    assert_eq!((answer.counts.new, answer.counts.unreadable, answer.preview.rows.len()), (447, 0, 447));
    assert_eq!(applications.len(), 447);
    let figures = Figures::of(&Model { applications: applications.clone(), ..Model::default() }, today());
    assert_eq!(
        (figures.applications, figures.inbound, figures.first_contact, figures.interview_rounds, figures.offers),
        (436, 10, 11, 22, 5),
        "{figures:?}"
    );
    check_again(&bytes, &applications);
    assert_eq!(applications.values().filter(|a| a.origin == Origin::Inbound).count(), 10);
    assert_eq!(applications.values().filter(|a| a.channel == "Carrer Site").count(), 226);
    assert_eq!(applications.values().filter(|a| a.workplace == Some(Workplace::Hybrid)).count(), 119);
    assert_eq!(applications.values().filter(|a| a.notes.contains("Type: Spontaneous")).count(), 27);
    assert_eq!(lines(named(&applications, "Vertbaudet")), ["? applied"]);
    assert_eq!(
        lines(named(&applications, "CLEEVEN")),
        ["2023-09-07 screen", "2023-09-14 17:00 interview", "2023-09-27 08:00 interview", "2023-10-02 offer", "2023-10-05 declined"]
    );
    assert_eq!(lines(named(&applications, "REDLab")), ["2023-09-19 applied", "2023-11-10 withdrew"]);
}
