//! The address behind `#`: parse and print are each other's inverse, whatever is typed is either a screen's address or said to lead nowhere, and the browser
//! tests visit one route of every shape.

use std::collections::BTreeSet;

use domain::id::Id;
use domain::model::Model;
use domain::sample;
use onward::chunk::Chunk;
use onward::route::{BillPreset, BudgetEdit, BudgetRoute, FunnelView, PlanSection, ReflectRoute, Rehearsal, Route, Tab, Target, all};
use proptest::prelude::*;

fn check(hash: &str, route: &Route) {
    assert_eq!(&Route::parse(hash), route, "{hash}");
    assert_eq!(&Route::parse(&route.href()), route, "{hash} printed as {}", route.href());
}

#[test]
fn every_address_leads_where_it_says() {
    let id = || Id::new("abc");
    check("", &Route::Today);
    check("#/", &Route::Today);
    check("#/today", &Route::Today);
    check("#/funnel", &Route::Funnel(FunnelView::List));
    check("#/funnel/", &Route::Funnel(FunnelView::List));
    check("#/funnel/board", &Route::Funnel(FunnelView::Board));
    check("#/funnel/figures", &Route::Funnel(FunnelView::Figures));
    check("#/funnel/abc", &Route::Application(id()));
    check("#/funnel/id/board", &Route::Application(Id::new("board")));
    check("#/funnel/abc/event", &Route::Event(id(), None));
    check("#/funnel/abc/event/e1", &Route::Event(id(), Some(Id::new("e1"))));
    check("#/funnel/add", &Route::AddApplication(String::new()));
    check("#/funnel/sweep", &Route::Sweep);
    check("#/import", &Route::Import);
    check("#/export", &Route::Export);
    check("#/export/proof", &Route::Proof);
    check("#/export/share", &Route::Share);
    check("#/snapshot/1eNo", &Route::Snapshot("1eNo".into()));
    check("#/more/hand-over", &Route::HandOver);
    check("#/receive", &Route::Receive(String::new()));
    check("#/receive/p1-0f3a9c21-1-3-AA_A", &Route::Receive("p1-0f3a9c21-1-3-AA_A".into()));
    check("#/budget", &Route::Budget(BudgetRoute::Home));
    check("#/budget/plan/want", &BudgetRoute::Plan(Some(PlanSection::ALL[4])).into());
    check("#/budget/lessons/gig-tax", &BudgetRoute::Lessons(Some(Id::new("gig-tax"))).into());
    check("#/budget/edit/bill/b1", &BudgetEdit::Bill(Target::Existing(Id::new("b1")), None).into());
    check("#/budget/edit/bill/b1/cut", &BudgetEdit::Bill(Target::Existing(Id::new("b1")), Some(BillPreset::Cut)).into());
    check("#/reflect", &Route::Reflect(ReflectRoute::Home));
    check("#/reflect/rehearse/one/q1", &ReflectRoute::Rehearse(Rehearsal::One(Id::new("q1"))).into());
    check("#/more", &Route::More);
    check("#/more/settings", &Route::Settings);
    check("#/more/data", &Route::Data);
    check("#/more/keys", &Route::Keys);
    check("#/more/about", &Route::About);
}

#[test]
fn what_no_screen_draws_is_unknown() {
    for hash in [
        "#/nowhere/at/all",
        "#/today/x",
        "#/budget/bill/b1",
        "#/budget/plan/luxury",
        "#/budget/edit/bill",
        "#/budget/edit/bill/b1/x",
        "#/reflect/r1/3",
        "#/reflect/sample-reflection-adatum",
        "#/reflect/go/r1/tenth",
        "#/funnel/abc/event/e1/x",
        "#/more/else",
    ] {
        assert!(matches!(Route::parse(hash), Route::Unknown(_)), "{hash}");
        assert_eq!(Route::parse(hash).href(), hash);
    }
}

#[test]
fn one_of_every_shape() {
    let all = all();
    let hrefs: BTreeSet<String> = all.iter().map(Route::href).collect();
    assert_eq!(hrefs.len(), all.len(), "each once");
    for route in &all {
        assert_eq!(&Route::parse(&route.href()), route);
        assert!(!route.behind().is_sheet(), "{}", route.href());
        assert_eq!(route.behind() == *route, !route.is_sheet(), "{}", route.href());
        // Today and an unknown address are drawn by the first chunk; every other has one.
        assert_eq!(Chunk::of(route).is_none(), matches!(route, Route::Today | Route::Unknown(_)), "{}", route.href());
    }
}

/// The ids in the list are those of the sample data: each route draws something when it is loaded.
#[test]
fn the_list_rests_on_the_sample() {
    let mut model = Model::default();
    for edit in sample::change("2026-11-26".parse().unwrap()).edits {
        model.put(edit.id, edit.after.unwrap());
    }
    let known: BTreeSet<String> = model.all().into_iter().map(|(id, _)| id.to_string()).collect();
    for href in all().iter().map(Route::href) {
        for part in href.split('/').filter(|part| part.starts_with("sample-")) {
            assert!(known.contains(part), "{href}");
        }
    }
}

/// `e2e/routes.json` is what the browser tests and the pictures visit. Run with `BLESS=1` to write it anew.
#[test]
fn the_browser_tests_visit_the_list() {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("e2e/routes.json");
    let routes: Vec<serde_json::Value> = all()
        .iter()
        .map(|route| serde_json::json!({ "href": route.href(), "sheet": route.is_sheet(), "tab": route.tab().label() }))
        .collect();
    let text = serde_json::to_string_pretty(&routes).unwrap() + "\n";
    if std::env::var_os("BLESS").is_some() {
        std::fs::write(&path, &text).unwrap();
    }
    assert_eq!(std::fs::read_to_string(&path).unwrap_or_default(), text, "run `BLESS=1 cargo test --test native route`");
}

#[test]
fn each_tab_leads_to_a_screen_of_its_own() {
    for tab in Tab::ALL {
        assert_eq!(tab.route().tab(), tab, "{}", tab.label());
    }
}

proptest! {
    #[test]
    fn anything_shared_survives_the_address(text in "\\PC{0,60}") {
        let route = Route::AddApplication(text);
        prop_assert_eq!(Route::parse(&route.href()), route);
    }

    #[test]
    fn any_id_survives_the_address(text in "[A-Za-z0-9_-]{1,20}|add|board|figures|sweep|id|event") {
        let id = Id::new(text);
        for route in [Route::Application(id.clone()), Route::Event(id.clone(), Some(id.clone())), ReflectRoute::Wizard(id, None).into()] {
            prop_assert_eq!(Route::parse(&route.href()), route);
        }
    }

    #[test]
    fn any_text_leads_somewhere_and_stays_there(text in "\\PC{0,60}") {
        let route = Route::parse(&text);
        prop_assert_eq!(Route::parse(&route.href()), route);
    }
}
