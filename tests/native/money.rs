//! Amounts: read straight from digits, summed without loss, written back the same.

use domain::currency::Currency;
use domain::money::{Amount, AmountProblem, Column, Convention, ExchangeRate, Reading, divide, parse, plain, read};
use proptest::prelude::*;

fn currency(code: &str) -> Currency {
    Currency::parse(code).unwrap()
}

#[test]
fn reads_amounts_as_people_and_banks_write_them() {
    #[rustfmt::skip]
    let cases: &[(&str, &str, i64)] = &[
        ("USD", "(3.45)", -345), ("USD", "3'456.78", 345_678), ("USD", "1,00,000.99", 10_000_099), ("USD", ".45", 45),
        ("USD", "(1 500.99)", -150_099), ("EUR", "1.234,56", 123_456), ("EUR", "-12,34", -1_234), ("EUR", "12,34-", -1_234),
        ("EUR", "0", 0), ("EUR", "-0", 0), ("EUR", "7", 700), ("EUR", "7,5", 750), ("EUR", "1234567.8", 123_456_780),
        ("USD", "$1,234.50", 123_450), ("USD", "-$5", -500), ("USD", "$-5", -500), ("USD", "($5.00)", -500), ("USD", "US$ 5.10", 510),
        ("EUR", "5,10 €", 510), ("EUR", "€5.10", 510), ("EUR", "EUR 5,10", 510), ("EUR", "5,10 EUR-", -510), ("EUR", "eur 1", 100),
        ("CHF", "Fr. 12.–", 1_200), ("CHF", "CHF 1’234.05", 123_405), ("INR", "₹1,00,000.99", 10_000_099), ("INR", "Rs.500", 50_000),
        ("SEK", "1\u{a0}234,50 kr", 123_450), ("SEK", "1\u{202f}234 kr.", 123_400), ("PLN", "12,50 zł", 1_250), ("EUR", "−3,00", -300),
        ("USD", "+3.00", 300), ("GBP", "3.00 DR", -300), ("GBP", "3.00 CR", 300), ("EUR", "0.456", 46), ("EUR", "1.234.567", 123_456_700),
        ("USD", "12,345,678", 1_234_567_800), ("USD", "1234.567", 123_457), ("USD", "1 234.567", 123_457), ("USD", "1,234.565", 123_457),
        ("JPY", "1,234", 1_234), ("JPY", "￥1,234", 1_234), ("JPY", "1234.5", 1_235), ("KWD", "1.5", 1_500), ("KWD", "12345.678", 12_345_678),
        ("EUR", "٣٫٥٠", 350), ("INR", "१२३.४५", 12_345), ("USD", "\u{200e}-4.00", -400), ("USD", "1.", 100),
    ];
    for (code, text, expected) in cases {
        assert_eq!(parse(text, currency(code), None), Ok(*expected), "{code} {text}");
    }
}

#[test]
fn decimals_that_floats_lose_are_exact() {
    let (point, usd, kwd) = (Some(Convention::Point), Currency::USD, currency("KWD"));
    assert_eq!(parse("1.005", usd, point), Ok(101));
    assert_eq!(parse("8.165", usd, point), Ok(817));
    assert_eq!(parse("1.005", kwd, point), Ok(1_005));
    assert_eq!(parse("8.165", kwd, point), Ok(8_165));
    assert_eq!(parse("-1.005", usd, point), Ok(-101));
}

#[test]
fn three_digits_after_a_single_mark_read_two_ways() {
    assert_eq!(read("3.456", Currency::EUR), Ok(Reading::Ambiguous { point: 346, comma: 345_600 }));
    assert_eq!(read("(3,456)", Currency::EUR), Ok(Reading::Ambiguous { point: -345_600, comma: -346 }));
    assert_eq!(parse("3.456", Currency::EUR, None), Err(AmountProblem::Ambiguous { point: 346, comma: 345_600 }));
    assert_eq!(parse("3.456", Currency::EUR, Some(Convention::Comma)), Ok(345_600));
    assert_eq!(parse("3.456", Currency::EUR, Some(Convention::Point)), Ok(346));
    // What reads one way only is not bent by a convention.
    assert_eq!(parse("3.45", Currency::EUR, Some(Convention::Comma)), Ok(345));
}

#[test]
fn a_column_decides_from_all_its_values() {
    let check =
        |values: &[&str], expected| assert_eq!(Convention::of_column(values.iter().copied(), Currency::EUR), expected, "{values:?}");
    check(&["3.456", "12,50"], Column::Decided(Convention::Comma));
    check(&["3.456", "12.50"], Column::Decided(Convention::Point));
    check(&["3,456", "1,000,000"], Column::Decided(Convention::Point));
    check(&["3.456", "7", "no amount"], Column::Ask);
    check(&["3.456", "1.50", "1,50"], Column::Ask);
    check(&["1.50", "1,50"], Column::NotNeeded);
    check(&["7", "12", ""], Column::NotNeeded);
}

#[test]
fn what_is_no_amount_says_why() {
    #[rustfmt::skip]
    let cases = [
        ("", AmountProblem::Empty), ("  ", AmountProblem::Empty), ("-", AmountProblem::Unreadable), ("abc", AmountProblem::Unreadable),
        ("1,2,3", AmountProblem::Unreadable), ("1.2.3", AmountProblem::Unreadable), ("12 34", AmountProblem::Unreadable),
        ("1e5", AmountProblem::Unreadable), ("1/2", AmountProblem::Unreadable), ("()", AmountProblem::Unreadable),
        (".", AmountProblem::Unreadable), ("2023-01-05", AmountProblem::Unreadable), ("1,234,56.7", AmountProblem::Unreadable),
        ("99999999999999999999", AmountProblem::TooLarge), ("92233720368547758.08", AmountProblem::TooLarge),
        ("5 EUR", AmountProblem::OtherCurrency(Currency::EUR)), ("€5", AmountProblem::OtherCurrency(Currency::EUR)),
    ];
    for (text, expected) in cases {
        assert_eq!(parse(text, Currency::USD, None), Err(expected), "{text}");
    }
}

#[test]
fn exponents_follow_iso_4217() {
    for (code, exponent) in [("USD", 2), ("EUR", 2), ("JPY", 0), ("KRW", 0), ("KWD", 3), ("TND", 3), ("CLF", 4), ("ISK", 0), ("HUF", 2)] {
        assert_eq!(currency(code).exponent(), exponent, "{code}");
    }
    let listed: Vec<Currency> = Currency::listed().collect();
    assert!(listed.len() > 150 && listed.is_sorted() && listed.contains(&currency("INR")));
    assert!(!currency("ABC").is_listed());
}

#[test]
fn a_typed_rate_converts_without_a_float() {
    let check = |minor, code, rate: &str, home, expected| {
        let amount = Amount::new(minor, currency(code));
        assert_eq!(ExchangeRate::parse(rate).unwrap().convert(amount, currency(home)).minor, expected, "{minor} {code} at {rate}");
    };
    check(10_000, "USD", "0.9235", "EUR", 9_235);
    check(10_000, "USD", "0,9235", "EUR", 9_235);
    check(1, "USD", "0.5", "EUR", 1);
    check(-1, "USD", "0.5", "EUR", -1);
    check(1_000, "JPY", "0.00612", "EUR", 612);
    check(612, "EUR", "163.4", "JPY", 1_000);
    check(1_000, "KWD", "3.25", "USD", 325);
    check(i64::MAX, "JPY", "999999", "KWD", i64::MAX);
    for bad in ["", "0", "-1", "1e3", "1.2.3", ".", "1234567890123456789"] {
        assert_eq!(ExchangeRate::parse(bad), None, "{bad}");
    }
    assert_eq!(ExchangeRate::parse(" 1.0830 ").unwrap().to_string(), "1.083");
    assert_eq!(ExchangeRate::parse(".5").unwrap().to_string(), "0.5");
}

#[test]
fn sums_say_when_they_cannot_be_held() {
    let (one, euro) = (Amount::new(1, Currency::USD), Amount::new(1, Currency::EUR));
    assert_eq!(one.checked_add(one), Some(Amount::new(2, Currency::USD)));
    assert_eq!(one.checked_add(euro), None);
    assert_eq!(Amount::new(i64::MAX, Currency::USD).checked_add(one), None);
    assert_eq!(Amount::new(i64::MIN, Currency::USD).checked_sub(one), None);
    for (part, whole, expected) in
        [(5, 2, 3), (-5, 2, -3), (4, 3, 1), (5, 3, 2), (1, 0, 0), (i128::MAX, 1, i64::MAX), (i128::MIN, 1, i64::MIN)]
    {
        assert_eq!(divide(part, whole), expected, "{part}/{whole}");
    }
}

proptest! {
    #[test]
    fn plain_digits_read_back_the_same(minor: i64, code in prop::sample::select(vec!["EUR", "JPY", "KWD", "CLF"])) {
        prop_assume!(minor != i64::MIN);
        let currency = currency(code);
        let text = plain(minor, currency);
        prop_assert_eq!(parse(&text, currency, Some(Convention::Point)), Ok(minor));
    }

    #[test]
    fn any_text_is_read_or_refused(text in "[-+().,' 0-9€$A-Za-z]{0,14}|\\PC{0,20}") {
        let _ = parse(&text, Currency::EUR, None);
        let _ = ExchangeRate::parse(&text);
    }
}

#[test]
fn a_region_proposes_its_money() {
    for (region, code) in [
        ("US", "USD"),
        ("gb", "GBP"),
        ("DE", "EUR"),
        ("IE", "EUR"),
        ("IN", "INR"),
        ("CA", "CAD"),
        ("AU", "AUD"),
        ("JP", "JPY"),
        ("CH", "CHF"),
        ("EC", "USD"),
        ("SN", "XOF"),
        ("KW", "KWD"),
    ] {
        assert_eq!(Currency::of_region(region).map(|c| c.code().to_owned()).as_deref(), Some(code), "{region}");
    }
    assert_eq!(Currency::of_region(""), None);
    assert_eq!(Currency::of_region("ZZZ"), None);
}
