//! What holds for the funnel of any search on any day.

use chrono::{Days, NaiveDate};
use domain::application::{Application, Event};
use domain::budget::{Budget, Scenario};
use domain::currency::Currency;
use domain::funnel::{BreakdownBy, Detail, FunnelFigures, FunnelGroup, Ledger, Sankey, breakdown, duplicates, pace};
use domain::id::Id;
use domain::model::Model;
use domain::odds::collect_input;
use exchange::out::proof::proof;
use proptest::prelude::*;

use super::of;
use super::sankey::{balanced, drawn_well};
use crate::support::timelines::{day, event, timeline};

fn search() -> impl Strategy<Value = Vec<Application>> {
    prop::collection::vec(timeline(), 0..40)
}

fn today() -> impl Strategy<Value = NaiveDate> {
    (0_u64..500).prop_map(|after| day("2026-07-01") + Days::new(after))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn the_sankey_balances_and_fits(applications in search(), today in today(), width in 280.0_f64..1_300.0, height in 220.0_f64..700.0) {
        let ledger = Ledger::of(&of(applications), today);
        let total = ledger.counted().count() as u32;
        for detail in [Detail::Stages, Detail::Rounds] {
            let sankey = Sankey::of(&ledger, detail);
            balanced(&sankey, total);
            drawn_well(&sankey, width, height);
        }
    }

    #[test]
    fn counts_add_up(applications in search(), today in today()) {
        let model = of(applications);
        let (ledger, figures) = (Ledger::of(&model, today), FunnelFigures::of(&model, today));
        let saved = ledger.facts().iter().filter(|f| f.group == FunnelGroup::Saved).count() as u32;
        prop_assert_eq!(figures.applications + figures.referrals + figures.inbound + figures.date_missing + saved, model.applications.len() as u32);
        prop_assert!(figures.first_contact <= figures.applications && figures.interviewed <= figures.first_contact);
        prop_assert!(figures.interview_processes <= figures.interview_rounds);
        prop_assert!(figures.rejected + figures.active <= figures.applications + figures.referrals + figures.inbound);
        prop_assert_eq!(ledger.replies.times.len() as u32 + ledger.replies.undated, figures.applications);
        let counts = ledger.state_counts(&model);
        prop_assert_eq!(counts.saved + counts.active + counts.silent + counts.closed + counts.archived, model.applications.len() as u32);
        for by in BreakdownBy::ALL {
            let rows: u32 = breakdown::breakdown(&ledger, &model, by).iter().map(|row| row.rate.n).sum();
            prop_assert_eq!(rows, figures.applications + if by == BreakdownBy::Origin { figures.referrals + figures.inbound } else { 0 });
        }
    }

    /// Whatever is entered for a day to come, in any application or as a new one: the figures, the picture, the reply times, the breakdowns,
    /// the odds and the proof of search say what they said.
    #[test]
    fn a_future_event_changes_no_figure(applications in search(), today in today(), planned in prop::collection::vec((0_usize..48, event(), 1_u64..90), 1..4)) {
        let before = of(applications.clone());
        let mut later = applications;
        for (at, event, after) in planned {
            // What has no day has happened: a planned event always has one.
            let event = Event { date: Some(today + Days::new(after)), ..event };
            let id = Id::new(format!("planned{at}"));
            match later.get_mut(at) {
                Some(application) => drop(application.timeline.insert(id, event)),
                None => later.push(Application { company: "Contoso".into(), timeline: [(id, event)].into(), ..Application::default() }),
            }
        }
        let after = of(later);
        let (a, b) = (Ledger::of(&before, today), Ledger::of(&after, today));
        for (was, is) in FunnelFigures::from_ledger(&a).metrics().iter().zip(FunnelFigures::from_ledger(&b).metrics()) {
            if was.name != "booked" {
                prop_assert_eq!((was.value, was.why_undefined), (is.value, is.why_undefined), "{}", was.name);
            }
        }
        prop_assert_eq!(&a.replies, &b.replies);
        for detail in [Detail::Stages, Detail::Rounds] {
            prop_assert_eq!(Sankey::of(&a, detail), Sankey::of(&b, detail));
        }
        for by in BreakdownBy::ALL {
            prop_assert_eq!(breakdown::breakdown(&a, &before, by), breakdown::breakdown(&b, &after, by));
        }
        prop_assert_eq!(pace::weeks(&before, today, 8), pace::weeks(&after, today, 8));
        prop_assert_eq!(pace::rebounds(&a, &before), pace::rebounds(&b, &after));
        let budget = Budget::of(&before, Currency::EUR, today);
        let odds = |model: &Model, ledger: &Ledger| collect_input(model, ledger, &budget, &Scenario::default(), 1);
        prop_assert_eq!(odds(&before, &a), odds(&after, &b));
        let shown = |model: &Model| proof(model, today - Days::new(60), today + Days::new(60), today);
        prop_assert_eq!(shown(&before), shown(&after));
    }

    #[test]
    fn the_order_of_the_records_does_not_matter(applications in search(), today in today()) {
        let turned = of(applications.iter().rev().cloned());
        let model = of(applications);
        prop_assert_eq!(FunnelFigures::of(&model, today), FunnelFigures::of(&turned, today));
        let (a, b) = (Ledger::of(&model, today), Ledger::of(&turned, today));
        prop_assert_eq!(Sankey::of(&a, Detail::Rounds), Sankey::of(&b, Detail::Rounds));
        for by in BreakdownBy::ALL {
            prop_assert_eq!(breakdown::breakdown(&a, &model, by), breakdown::breakdown(&b, &turned, by));
        }
    }

    #[test]
    fn nothing_panics_on_any_text(company in "\\PC{0,40}", role in "\\PC{0,40}", other in "\\PC{0,40}") {
        let model = of([Application { company: other.clone(), role: company.clone(), channel: role.clone(), ..Application::default() }]);
        duplicates::duplicates(&model, &company, &role, None);
        let same = Application { company: company.clone(), role: role.clone(), ..Application::default() };
        let found = duplicates::duplicates(&of([same]), &company, &role, None);
        prop_assert!(found.len() == 1 || company.chars().filter(|c| c.is_alphanumeric()).count() < 2);
    }

    #[test]
    fn names_are_near_as_their_distance_says(one in "[xyz]{2,12}", other in "[xyz]{2,12}", edits in proptest::collection::vec((0_usize..12, "[xyz]?"), 0..3)) {
        let mut near: Vec<char> = one.chars().collect();
        for (at, letter) in edits {
            let at = at.min(near.len());
            near.splice(at..(at + 1).min(near.len()), letter.chars());
        }
        for other in [other, near.into_iter().collect()] {
            let allowed = match one.len().min(other.len()) { 0..5 => 0, 5..10 => 1, _ => 2 };
            let model = of([Application { company: other.clone(), ..Application::default() }]);
            let found = !duplicates::duplicates(&model, &one, "", None).is_empty();
            prop_assert_eq!(found, distance(one.as_bytes(), other.as_bytes()) <= allowed, "{} {}", one, other);
        }
    }
}

/// Letters to add, drop, change or swap with their neighbour, by the definition of optimal string alignment.
fn distance(a: &[u8], b: &[u8]) -> usize {
    let mut table = vec![vec![0; b.len() + 1]; a.len() + 1];
    for i in 0..=a.len() {
        for j in 0..=b.len() {
            table[i][j] = match (i, j) {
                (0, edits) | (edits, 0) => edits,
                _ => {
                    let step = (table[i - 1][j] + 1).min(table[i][j - 1] + 1).min(table[i - 1][j - 1] + usize::from(a[i - 1] != b[j - 1]));
                    let swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
                    if swapped { step.min(table[i - 2][j - 2] + 1) } else { step }
                }
            };
        }
    }
    table[a.len()][b.len()]
}
