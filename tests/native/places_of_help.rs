//! The support list: every number dials, every link is one, nobody is left without a line to call.

use std::collections::BTreeSet;

use chrono::{Days, NaiveDate};
use domain::support::{self, Country, OwnEntry, Topic};

fn everyone() -> impl Iterator<Item = Option<Country>> {
    Country::ALL.into_iter().map(Some).chain([None])
}

#[test]
fn every_number_dials_and_shows_the_same_digits() {
    for entry in support::all() {
        let Some(phone) = entry.phone else { continue };
        let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
        assert!(phone.dial.trim_start_matches('+').chars().all(|c| c.is_ascii_digit()), "{}", entry.id);
        assert!(phone.dial.len() >= 3 && phone.dial.matches('+').count() <= 1, "{}", entry.id);
        assert_eq!(digits(phone.display), digits(phone.dial), "{}", entry.id);
        assert_eq!(phone.href(), format!("tel:{}", phone.dial));
    }
}

#[test]
fn every_link_is_https_and_every_text_is_there() {
    for entry in support::all() {
        for url in [entry.url, entry.source_url] {
            assert!(url.starts_with("https://") && !url.contains(char::is_whitespace), "{}", entry.id);
        }
        for text in [entry.name, entry.what, entry.who] {
            assert!(!text.is_empty() && text.len() < 260 && !text.contains('!'), "{}", entry.id);
        }
    }
}

#[test]
fn ids_are_unique_and_carry_their_country() {
    let ids: Vec<_> = support::all().map(|entry| entry.id).collect();
    assert_eq!(ids.iter().collect::<BTreeSet<_>>().len(), ids.len());
    for entry in support::all() {
        let prefix = entry.country.map_or("world".to_owned(), |country| country.code().to_lowercase());
        assert!(entry.id.starts_with(&format!("{prefix}-")), "{}", entry.id);
    }
}

#[test]
fn every_country_has_somebody_to_talk_to() {
    for country in everyone() {
        let lines = support::crisis_lines(country);
        assert!(lines.iter().any(|line| line.country.is_none()), "{country:?}: no directory");
        if let Some(own) = country.filter(|country| *country != Country::Eu) {
            let first = lines[0];
            assert_eq!(first.country, Some(own), "the country's own line is first");
            assert!(first.phone.is_some(), "{}", first.id);
        }
    }
}

#[test]
fn danger_has_a_number_of_its_own() {
    for (code, number) in
        [("US", "911"), ("CA", "911"), ("GB", "999"), ("AU", "000"), ("IN", "112"), ("EU", "112"), ("IE", "112"), ("DE", "112")]
    {
        assert_eq!(support::emergency(Country::parse(code)).and_then(|entry| entry.phone).map(|phone| phone.dial), Some(number), "{code}");
    }
    // Without a country there is no number to give.
    assert!(support::emergency(None).is_none());
}

#[test]
fn every_country_has_more_than_a_crisis_line() {
    for country in Country::ALL {
        assert!(support::for_country(Some(country)).iter().any(|entry| entry.topic != Topic::Crisis && entry.country == Some(country)));
    }
}

#[test]
fn a_list_holds_no_other_countrys_entries() {
    for country in everyone() {
        for entry in support::for_country(country) {
            let european = entry.country == Some(Country::Eu) && country.is_some_and(Country::in_eu);
            assert!(entry.country.is_none() || entry.country == country || european, "{country:?}: {}", entry.id);
        }
    }
    assert!(support::for_country(Some(Country::De)).iter().any(|entry| entry.id == "eu-u2"));
    assert!(!support::for_country(Some(Country::Us)).iter().any(|entry| entry.id == "eu-u2"));
}

#[test]
fn a_check_comes_before_its_review_and_goes_overdue_the_day_after() {
    for entry in support::all() {
        assert!(entry.review_after > entry.checked_on && entry.checked_on > NaiveDate::from_ymd_opt(2026, 1, 1).unwrap(), "{}", entry.id);
        assert!((entry.review_after - entry.checked_on).num_days() <= 366, "{}", entry.id);
        assert!(!entry.overdue(entry.review_after));
        assert!(entry.overdue(entry.review_after.checked_add_days(Days::new(1)).unwrap()));
    }
    assert!(support::overdue(NaiveDate::from_ymd_opt(2026, 11, 22).unwrap()).is_empty());
    assert_eq!(support::overdue(NaiveDate::from_ymd_opt(2030, 1, 1).unwrap()).len(), support::all().count());
}

#[test]
fn countries_read_back_from_their_codes() {
    for country in Country::ALL {
        assert_eq!(Country::parse(country.code()), Some(country));
        assert_eq!(Country::parse(&country.code().to_lowercase()), Some(country));
    }
    assert_eq!(Country::parse("ZZ"), None);
}

#[test]
fn own_entries_dial_their_digits() {
    let dial = |typed: &str| OwnEntry { phone: typed.to_owned(), ..OwnEntry::default() }.dial();
    assert_eq!(dial("+49 (0)30 123").as_deref(), Some("+4930123"));
    assert_eq!(dial("0800-138 1111").as_deref(), Some("08001381111"));
    assert_eq!(dial("ask Sam"), None);
    assert!(OwnEntry::default().check().is_err());
}
