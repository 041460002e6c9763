//! Two searches of 447 rows, imported by the guessed mapping alone: one of our own making, and a real person's where it is at hand.

use crate::support::import::{Applications, check_again, import_into, lines, named, today};
use crate::support::search_log;
use domain::application::{Origin, Workplace};
use domain::funnel::FunnelFigures;
use domain::model::Model;

/// Imports a log without a correction: every row is new, the funnel shows these figures (applications, inbound, first contact, interview rounds,
/// offers), so many applications have each trait (inbound, the misspelt channel, hybrid, unsolicited), and the same file again changes nothing.
#[track_caller]
fn check(bytes: &[u8], funnel: (u32, u32, u32, u32, u32), traits: (usize, usize, usize, usize)) -> Applications {
    let mut applications = Applications::new();
    let answer = import_into(bytes, &mut applications);
    assert_eq!((answer.counts.new, answer.counts.unreadable, answer.preview.rows.len()), (447, 0, 447));
    assert_eq!(applications.len(), 447);
    let figures = FunnelFigures::of(&Model { applications: applications.clone(), ..Model::default() }, today());
    assert_eq!(
        (figures.applications, figures.inbound, figures.first_contact, figures.interview_rounds, figures.offers),
        funnel,
        "{figures:?}"
    );
    check_again(bytes, &applications);
    assert_eq!(applications.values().filter(|a| a.origin == Origin::Inbound).count(), traits.0);
    assert_eq!(applications.values().filter(|a| a.channel == "Carrer Site").count(), traits.1);
    assert_eq!(applications.values().filter(|a| a.workplace == Some(Workplace::Hybrid)).count(), traits.2);
    assert_eq!(applications.values().filter(|a| a.notes.contains("Type: Spontaneous")).count(), traits.3);
    applications
}

#[test]
fn a_log_with_every_trait_gives_its_figures_by_the_guess_alone() {
    let applications = check(&search_log::bytes(), (434, 11, 10, 24, 5), (11, 226, 98, 28));
    let row = |n: usize| applications.values().find(|a| a.url.ends_with(&format!("/offres/{n}"))).unwrap();
    assert_eq!(
        lines(row(7123)),
        ["2024-09-07 screen", "2024-09-14 08:00 interview", "2024-09-26 08:00 interview", "2024-10-01 offer", "2024-10-04 declined"]
    );
    assert_eq!(
        lines(row(7888)),
        ["2024-10-29 applied", "2024-11-04 screen", "2024-11-06 14:00 interview", "2024-11-08 14:00 interview", "2024-11-09 accepted"]
    );
    assert_eq!((lines(row(8194)), row(8194).company.as_str()), (vec!["? applied".to_owned()], "Brumel \"Labo\""));
    assert_eq!((row(7006).company.as_str(), row(7006).workplace), ("Mirol, Conseil", None));
}

#[test]
fn the_real_log_gives_its_figures_by_the_guess_alone() {
    let Some(bytes) = search_log::real() else { return };
    let applications = check(&bytes, (436, 10, 11, 22, 5), (10, 226, 119, 27));
    assert_eq!(lines(named(&applications, "Vertbaudet")), ["? applied"]);
    assert_eq!(
        lines(named(&applications, "CLEEVEN")),
        ["2023-09-07 screen", "2023-09-14 17:00 interview", "2023-09-27 08:00 interview", "2023-10-02 offer", "2023-10-05 declined"]
    );
    assert_eq!(lines(named(&applications, "REDLab")), ["2023-09-19 applied", "2023-11-10 withdrew"]);
}
