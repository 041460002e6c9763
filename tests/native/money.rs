//! Amounts: read straight from digits, summed without loss, written back the same.

use domain::budget::home_currency::rescale;
use domain::currency::Currency;
use domain::money::{
    Amount, AmountProblem, Column, Convention, ExchangeRate, LocaleMarks, Reading, Typed, divide, editable, parse, plain, proves, read,
    read_typed,
};
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
        ("JPY", "１，２３４", 1_234), ("JPY", "－４３２０", -4_320), ("USD", "＄１２．５０", 1_250), ("JPY", "1,234", 1_234), ("JPY", "￥1,234", 1_234), ("JPY", "1234.5", 1_235), ("KWD", "1.5", 1_500), ("KWD", "12345.678", 12_345_678),
        ("EUR", "٣٫٥٠", 350), ("INR", "१२३.४५", 12_345), ("USD", "\u{200e}-4.00", -400), ("USD", "1.", 100),
    ];
    for (code, text, expected) in cases {
        assert_eq!(parse(text, currency(code), None), Ok(*expected), "{code} {text}");
    }
}

#[test]
fn an_amount_with_the_sign_of_another_currency_is_refused() {
    let signs = |code: &str, text: &str| matches!(parse(text, currency(code), None), Err(AmountProblem::OtherSign { .. }));
    for (code, text) in [
        ("EUR", "$ 50"),
        ("EUR", "50$"),
        ("EUR", "-$5.00"),
        ("EUR", "£5"),
        ("EUR", "50 kr"),
        ("GBP", "$5"),
        ("USD", "£5"),
        ("USD", "¥500"),
        ("CHF", "5 kr"),
        ("SEK", "Fr. 5"),
        ("EUR", "Rs 500"),
        ("PLN", "5 $"),
    ] {
        assert!(signs(code, text), "{code} {text}: {:?}", parse(text, currency(code), None));
    }
    for (code, text, other) in [
        ("EUR", "US$ 50", "USD"),
        ("USD", "€5", "EUR"),
        ("EUR", "5 zł", "PLN"),
        ("USD", "R$ 5", "BRL"),
        ("CAD", "A$5", "AUD"),
        ("EUR", "₺5", "TRY"),
        ("EUR", "5 Kč", "CZK"),
        ("EUR", "₹5", "INR"),
    ] {
        assert_eq!(parse(text, currency(code), None), Err(AmountProblem::OtherCurrency(currency(other))), "{code} {text}");
    }
    for (code, text) in [
        ("USD", "$5"),
        ("CAD", "$5"),
        ("CAD", "C$5"),
        ("MXN", "$5"),
        ("ARS", "$5"),
        ("SEK", "5 kr"),
        ("NOK", "5 kr"),
        ("DKK", "kr. 5"),
        ("EGP", "£5"),
        ("CNY", "¥5"),
        ("JPY", "¥5"),
        ("CHF", "Fr. 5"),
        ("XOF", "5 Fr"),
        ("PKR", "Rs. 5"),
        ("BRL", "R$ 5"),
        ("HUF", "5 Ft"),
        ("RON", "5 lei"),
    ] {
        assert!(parse(text, currency(code), None).is_ok(), "{code} {text}: {:?}", parse(text, currency(code), None));
    }
    let sentence = parse("$ 50", Currency::EUR, None).unwrap_err().to_string();
    assert_eq!(sentence, "“$” is the sign of another currency, and this amount is in EUR. Leave the sign out if you mean that.");
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

fn marks(decimal: char, group: char) -> LocaleMarks {
    LocaleMarks { decimal, group }
}

#[test]
fn what_is_typed_means_what_the_person_means() {
    let (english, german, french, swiss) = (marks('.', ','), marks(',', '.'), marks(',', '\u{202f}'), marks('.', '’'));
    let check = |locale: LocaleMarks, code: &str, text: &str, expected: i64, against_locale: bool| {
        let read = read_typed(text, currency(code), locale, None);
        assert_eq!(read, Ok(Typed { minor: expected, against_locale }), "{locale:?} {code} {text}");
    };
    for locale in [english, german, french, swiss] {
        let single = if locale.decimal == ',' { ["9,000", "1,250"] } else { ["9.000", "1.250"] };
        for (text, expected) in
            [("9,000", 900_000), ("1,250", 125_000), ("9.000", 900_000), ("9.000,50", 900_050), ("9,000.50", 900_050), ("9 000", 900_000)]
        {
            check(locale, "EUR", text, expected, single.contains(&text));
        }
        for (text, expected) in [("9'000", 900_000), ("9’000,5", 900_050), ("1,25", 125), ("1.25", 125), ("-9000", -900_000), ("0.456", 46)]
        {
            check(locale, "EUR", text, expected, false);
        }
        check(locale, "JPY", "9,000", 9_000, false);
        check(locale, "JPY", "9.000", 9_000, false);
    }
    // A currency with thousandths: the locale's own mark is the decimal one, and its group mark is none.
    check(english, "KWD", "9.000", 9_000, false);
    check(english, "KWD", "9,000", 9_000_000, false);
    check(german, "KWD", "1,250", 1_250, false);
    check(german, "KWD", "1.250", 1_250_000, false);
    check(french, "KWD", "1,250", 1_250, false);
    check(marks('٫', '٬'), "KWD", "١٫٢٥٠", 1_250, false);
    check(marks('٫', '٬'), "KWD", "١٬٢٥٠", 1_250_000, false);
}

#[test]
fn what_still_reads_two_ways_is_asked_about_until_something_settles_it() {
    let (english, french) = (marks('.', ','), marks(',', '\u{202f}'));
    let asked = |point, comma| Err(AmountProblem::Ambiguous { point, comma });
    let read = |text: &str, code: &str, locale, others| read_typed(text, currency(code), locale, others).map(|typed| typed.minor);
    // French groups with a space: what the point means to the person, only the other amounts can tell.
    assert_eq!(read("1.250", "KWD", french, None), asked(1_250, 1_250_000));
    assert_eq!(read("1.250", "KWD", french, Some(Convention::Point)), Ok(1_250));
    assert_eq!(read("1.250", "KWD", french, Some(Convention::Comma)), Ok(1_250_000));
    assert_eq!(proves("12,5", currency("KWD")), Some(Convention::Comma));
    assert_eq!((proves("1.250", currency("KWD")), proves("900", currency("KWD"))), (None, None));
    // Neither whole thousands nor decimals that the currency has.
    assert_eq!(read("1234,567", "USD", english, None), asked(123_456_700, 123_457));
    assert_eq!(read("1234.567", "USD", english, Some(Convention::Point)), asked(123_457, 123_456_700));
    assert_eq!(read("-1,00000", "INR", english, None), asked(-10_000_000, -100));
    for bad in ["9,00,", "9..000", "1,2,3", "nine"] {
        assert_eq!(read(bad, "EUR", english, None), Err(AmountProblem::Unreadable), "{bad}");
    }
}

/// What each locale prints (the fixture is written by `tests/oracle/printed_amounts.mjs` from ICU's data).
#[test]
fn what_a_locale_prints_is_read_back() {
    let table = include_str!("../fixtures/money/printed.tsv");
    let mut seen = 0;
    for line in table.lines().skip(1) {
        let columns: Vec<&str> = line.split('\t').collect();
        let [locale, decimal, group, code, minor, text] = columns[..] else { panic!("{line}") };
        let first = |text: &str| text.chars().next().unwrap();
        let read = read_typed(text, currency(code), marks(first(decimal), first(group)), None);
        assert_eq!(read.map(|typed| typed.minor), Ok(minor.parse().unwrap()), "{locale} {code} {text}");
        seen += 1;
    }
    assert!(seen > 250, "{seen}");
}

/// The marks of every locale in the fixture.
fn locales() -> Vec<LocaleMarks> {
    let table = include_str!("../fixtures/money/printed.tsv").lines().skip(1);
    let of_row = |line: &str| {
        let mut columns = line.split('\t').skip(1).map(|mark| mark.chars().next().unwrap());
        marks(columns.next().unwrap(), columns.next().unwrap())
    };
    let mut all: Vec<LocaleMarks> = table.map(of_row).collect();
    all.sort_by_key(|marks| (marks.decimal, marks.group));
    all.dedup();
    all
}

proptest! {
    #[test]
    fn an_amount_in_a_field_is_read_back_in_every_locale_and_currency(minor in -1_000_000_000_000_i64..1_000_000_000_000) {
        for locale in locales() {
            for currency in Currency::listed() {
                let text = editable(minor, currency, locale);
                let read = read_typed(&text, currency, locale, None).map(|typed| typed.minor);
                prop_assert_eq!(read, Ok(minor), "{:?} {:?} {}", locale, currency, text);
            }
        }
    }

    #[test]
    fn grouped_as_the_locale_groups_it_reads_the_same(minor in 0..1_000_000_000_000_i64, decimals: bool) {
        for locale in locales() {
            for code in ["JPY", "EUR", "KWD"] {
                let currency = currency(code);
                let minor = if decimals { minor } else { minor / 1000 * 1000 };
                let text = plain(minor, currency);
                let (whole, part) = text.split_once('.').unwrap_or((&text, ""));
                let mut grouped = String::new();
                for (at, digit) in whole.chars().enumerate() {
                    if at > 0 && (whole.len() - at).is_multiple_of(3) {
                        grouped.push(locale.group);
                    }
                    grouped.push(digit);
                }
                if part.bytes().any(|digit| digit != b'0') {
                    grouped.push(locale.decimal);
                    grouped.push_str(part);
                }
                let read = read_typed(&grouped, currency, locale, None).map(|typed| typed.minor);
                prop_assert_eq!(read, Ok(minor), "{:?} {} {}", locale, code, grouped);
            }
        }
    }

    #[test]
    fn an_amount_follows_its_currency_and_comes_back(minor in -1_000_000_000_000_i64..1_000_000_000_000) {
        let [none, two, three] = ["JPY", "EUR", "KWD"].map(currency);
        prop_assert_eq!(rescale(rescale(minor, two, three), three, two), minor);
        prop_assert_eq!(rescale(minor, none, two), minor * 100);
        prop_assert!((rescale(minor, two, none) - minor / 100).abs() <= 1);
        prop_assert_eq!(rescale(minor, two, none) == 0, minor == 0);
    }
}
