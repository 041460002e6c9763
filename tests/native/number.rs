//! Numbers that are no amounts, in the digits of any keyboard.

use domain::currency::Currency;
use domain::money::{AmountProblem, ExchangeRate};
use domain::number::{read, read_whole};

#[test]
fn a_number_is_read_in_the_digits_it_was_typed_in() {
    for (text, number, whole) in [
        ("6", Some(6.0), Some(6)),
        (" 12 ", Some(12.0), Some(12)),
        ("20%", Some(20.0), Some(20)),
        ("20 %", Some(20.0), Some(20)),
        ("37.5", Some(37.5), None),
        ("37,5", Some(37.5), None),
        ("٦", Some(6.0), Some(6)),
        ("٦٫٩", Some(6.9), None),
        ("٢٦٪", Some(26.0), Some(26)),
        ("\u{200f}٢٦\u{200f}", Some(26.0), Some(26)),
        ("۲۶", Some(26.0), Some(26)),
        ("२६", Some(26.0), Some(26)),
        ("６", Some(6.0), Some(6)),
        ("２６％", Some(26.0), Some(26)),
        ("３７．５", Some(37.5), None),
        ("３７，５", Some(37.5), None),
        ("4294967296", Some(4_294_967_296.0), None),
        ("", None, None),
        ("%", None, None),
        (".", None, None),
        ("1.2.3", None, None),
        ("-5", None, None),
        ("+5", None, None),
        ("1e5", None, None),
        ("inf", None, None),
        ("NaN", None, None),
        ("six", None, None),
    ] {
        assert_eq!((read(text), read_whole(text)), (number, whole), "{text:?}");
    }
    assert_eq!(ExchangeRate::parse("١٫٠٨٣٥"), ExchangeRate::parse("1.0835"));
}

#[test]
fn the_example_has_decimals_only_where_the_currency_has() {
    let said = |code: &str| AmountProblem::Unreadable.sentence(Currency::parse(code).unwrap());
    assert!(said("EUR").ends_with("for example 1234.56."));
    assert!(said("JPY").ends_with("for example 1234."));
}
