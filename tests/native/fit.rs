//! Fit: the answer to every combination, the groups of the results, a week that looks scattershot.

use domain::application::{Application, Event, EventKind, Fit, FitVerdict, Level, MustHaves, NoGos, Origin};
use domain::day::scattershot::{Scattershot, scattershot};
use domain::funnel::{BreakdownBy, Ledger, breakdown};
use domain::id::Id;
use domain::model::Model;

use crate::support::reflection::{day, put};

const LEVELS: [Option<Level>; 4] = [None, Some(Level::Low), Some(Level::Some), Some(Level::High)];

/// A row a level of the goals (not answered, hardly, partly, mostly), a letter a level of the nice-to-haves in the same order: A apply, P perhaps,
/// R only with a referral, L leave, - no answer.
const TABLE: [(Option<MustHaves>, Origin, [&str; 4]); 8] = [
    (None, Origin::Outbound, ["----", "----", "----", "----"]),
    (None, Origin::Referral, ["----", "----", "----", "----"]),
    (Some(MustHaves::All), Origin::Outbound, ["AAAA", "PPPP", "AAAA", "AAAA"]),
    (Some(MustHaves::All), Origin::Referral, ["AAAA", "PPPP", "AAAA", "AAAA"]),
    (Some(MustHaves::OneMissing), Origin::Outbound, ["PPPA", "LLLL", "PPPA", "PPPA"]),
    (Some(MustHaves::OneMissing), Origin::Referral, ["PPPA", "LLLL", "PPPA", "PPPA"]),
    (Some(MustHaves::MoreMissing), Origin::Outbound, ["RRRR", "LLLL", "RRRR", "RRRR"]),
    (Some(MustHaves::MoreMissing), Origin::Referral, ["PPPP", "LLLL", "PPPP", "PPPP"]),
];

fn letter(fit: Fit, origin: Origin) -> char {
    match fit.answer(origin == Origin::Referral).map(|answer| answer.verdict) {
        Some(FitVerdict::Apply) => 'A',
        Some(FitVerdict::Perhaps) => 'P',
        Some(FitVerdict::WithReferral) => 'R',
        Some(FitVerdict::Leave) => 'L',
        None => '-',
    }
}

#[test]
fn every_combination_has_its_answer() {
    let mut seen = 0;
    for (must_haves, origin, rows) in TABLE {
        for (goals, row) in LEVELS.into_iter().zip(rows) {
            for (nice_to_haves, expected) in LEVELS.into_iter().zip(row.chars()) {
                for no_gos in [None, Some(NoGos::Clear), Some(NoGos::Some)] {
                    let fit = Fit { must_haves, goals, nice_to_haves, no_gos, ..Fit::default() };
                    let expected = if no_gos == Some(NoGos::Some) { 'L' } else { expected };
                    assert_eq!(letter(fit, origin), expected, "{fit:?} {origin:?}");
                    let sentence = fit.answer(origin == Origin::Referral).map_or("none.", |answer| answer.sentence);
                    assert!(sentence.ends_with('.') && sentence.chars().count() < 140, "{sentence}");
                    seen += 1;
                }
            }
        }
    }
    assert_eq!(seen, 8 * 16 * 3);
    let two_missing = Fit { must_haves: Some(MustHaves::MoreMissing), ..Fit::default() };
    assert_eq!(two_missing.answer(false).unwrap().sentence, "Two or more must-haves are missing: apply only with a referral.");
}

fn sent(fit: Fit, on: chrono::NaiveDate) -> Application {
    let timeline = [(Id::new("e"), Event::on(EventKind::Applied, on))].into();
    Application { company: "Firm".into(), fit, timeline, ..Application::default() }
}

fn must(must_haves: MustHaves) -> Fit {
    Fit { must_haves: Some(must_haves), ..Fit::default() }
}

#[test]
fn results_by_fit_count_old_answers_too() {
    let mut model = Model::default();
    let on = day(2026, 10, 1);
    put(&mut model, "new", sent(must(MustHaves::All), on));
    put(&mut model, "old", sent(Fit { skills: Some(Level::High), experience: Some(Level::Low), ..Fit::default() }, on));
    put(&mut model, "both", sent(Fit { skills: Some(Level::High), ..must(MustHaves::MoreMissing) }, on));
    put(&mut model, "none", sent(Fit::default(), on));
    let ledger = Ledger::of(&model, day(2026, 11, 26));
    let rows: Vec<(String, u32)> =
        breakdown::breakdown(&ledger, &model, BreakdownBy::Fit).into_iter().map(|row| (row.label, row.rate.n)).collect();
    assert_eq!(rows, [("Hardly fits".to_owned(), 2), ("Fits well".to_owned(), 1), ("not given".to_owned(), 1)]);
}

#[test]
fn a_scattershot_week_is_told_only_where_most_hardly_fit() {
    let today = day(2026, 11, 26);
    let check = |poor: usize, good: usize, on: chrono::NaiveDate, expected: Option<Scattershot>| {
        let mut model = Model::default();
        for n in 0..poor {
            put(&mut model, &format!("p{n}"), sent(must(MustHaves::MoreMissing), on));
        }
        for n in 0..good {
            put(&mut model, &format!("g{n}"), sent(must(MustHaves::All), on));
        }
        put(&mut model, "not-asked", sent(Fit::default(), on));
        assert_eq!(scattershot(&model, today), expected, "{poor} {good} {on}");
    };
    check(4, 0, today, None);
    check(3, 2, today, Some(Scattershot { answered: 5, poor: 3 }));
    check(3, 3, today, None);
    check(9, 0, day(2026, 11, 20), Some(Scattershot { answered: 9, poor: 9 }));
    check(9, 0, day(2026, 11, 19), None);
    check(9, 0, day(2026, 11, 27), None);
}
