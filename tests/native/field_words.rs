//! Two values of one field, as two tabs wrote them, in words that one can choose by.

use domain::currency::Currency;
use domain::field_words::{Style, label, value};
use domain::record::Kind;

fn check(kind: Kind, path: &str, stored: &str, expected: Option<&str>) {
    let style = Style {
        home: Currency::parse("GBP").unwrap(),
        amount: &|minor, currency| format!("{} {}", domain::money::plain(minor, currency), currency.code()),
        day: &|day| day.format("%-d %B").to_string(),
        number: &|number| number.to_string(),
    };
    let stored = serde_json::from_str(stored).unwrap();
    assert_eq!(value(kind, path, &stored, &style).as_deref(), expected, "{path} {stored}");
}

#[test]
fn a_value_is_said_as_the_screen_shows_it() {
    for (kind, path, stored, expected) in [
        (Kind::Bill, "amount", "22200", Some("222.00 GBP")),
        (Kind::Bill, "when", r#"{"every":"month","from":"2026-11-25"}"#, Some("every month, from 25 November")),
        (
            Kind::Bill,
            "when",
            r#"{"every":"week","from":"2026-11-25","until":"2026-12-31"}"#,
            Some("every week, from 25 November, until 31 December"),
        ),
        (Kind::Bill, "class", r#""need""#, Some("need")),
        (Kind::Bill, "cut", r#"{"plan":"reduce","to":1000,"from":"2026-12-01"}"#, Some("from 1 December, reduce, 10.00 GBP")),
        (
            Kind::Income,
            "pay",
            r#"{"how":"regular","amount":11100,"when":{"every":"month","from":"2026-11-25"}}"#,
            Some("111.00 GBP, regular, every month, from 25 November"),
        ),
        (Kind::Application, "pay", r#"{"low":4200000,"currency":"EUR","period":"year"}"#, Some("low 42000.00 EUR, year")),
        (Kind::Application, "company", r#""Fabrikam""#, Some("Fabrikam")),
        (Kind::Application, "remind_on", r#""2026-11-25""#, Some("25 November")),
        (Kind::Application, "remind_on", "null", Some("(empty)")),
        (Kind::Application, "notes", r#""""#, Some("(empty)")),
        (Kind::Application, "tailored", "true", Some("yes")),
        (Kind::Application, "tags", r#"["remote","data"]"#, Some("remote, data")),
        (Kind::Application, "imported", r#"["1","2"]"#, None),
        (Kind::Debt, "rate", "1999", Some("19.99%")),
        (Kind::Offer, "minutes_a_week", "2250", Some("37.5 h")),
        (Kind::Person, "referrals", r#"["a"]"#, None),
        (Kind::Person, "talks/x", r#"{"on":"2026-11-25","note":"coffee"}"#, Some("coffee, on 25 November")),
    ] {
        check(kind, path, stored, expected);
    }
}

#[test]
fn a_field_has_the_label_of_its_form() {
    for (kind, path, expected) in [
        (Kind::Debt, "balance", "Balance owed"),
        (Kind::Account, "balance", "Balance"),
        (Kind::Bill, "when", "How often"),
        (Kind::Person, "talks/x", "What was said"),
        (Kind::Application, "next_action", "Next action"),
    ] {
        assert_eq!(label(kind, path), expected);
    }
}
