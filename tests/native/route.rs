//! The address behind `#`: parse and print are each other's inverse, and nothing that somebody types leads nowhere.

use domain::id::Id;
use onward::route::{FunnelView, Route, Tab};
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
    check("#/nowhere/at/all", &Route::Today);
    check("#/today", &Route::Today);
    check("#/funnel", &Route::Funnel(FunnelView::List));
    check("#/funnel/", &Route::Funnel(FunnelView::List));
    check("#/funnel/board", &Route::Funnel(FunnelView::Board));
    check("#/funnel/figures", &Route::Funnel(FunnelView::Figures));
    check("#/funnel/abc", &Route::Application(id()));
    check("#/funnel/abc/event", &Route::Event(id(), None));
    check("#/funnel/abc/event/e1", &Route::Event(id(), Some(Id::new("e1"))));
    check("#/funnel/add", &Route::Add(String::new()));
    check("#/funnel/sweep", &Route::Sweep);
    check("#/import", &Route::Import);
    check("#/export", &Route::Export);
    check("#/export/proof", &Route::Proof);
    check("#/budget", &Route::Budget(vec![]));
    check("#/budget/bill/b1", &Route::Budget(vec!["bill".into(), "b1".into()]));
    check("#/reflect/r1/3", &Route::Reflect(vec!["r1".into(), "3".into()]));
    check("#/more", &Route::More);
    check("#/more/settings", &Route::Settings);
    check("#/more/data", &Route::Data);
    check("#/more/keys", &Route::Keys);
    check("#/more/about", &Route::About);
}

#[test]
fn each_tab_leads_to_a_screen_of_its_own() {
    for tab in Tab::ALL {
        assert_eq!(tab.route().tab(), tab, "{}", tab.name());
    }
}

proptest! {
    #[test]
    fn anything_shared_survives_the_address(text in "\\PC{0,60}") {
        let route = Route::Add(text);
        prop_assert_eq!(Route::parse(&route.href()), route);
    }

    #[test]
    fn any_text_leads_somewhere_and_stays_there(text in "\\PC{0,60}") {
        let route = Route::parse(&text);
        prop_assert_eq!(Route::parse(&route.href()), route);
    }
}
