//! Counts in English sentences: the one place that chooses between singular and plural. Sentences of the app itself use the browser's
//! `Intl.PluralRules`.

/// The count with its noun: `1 application`, `3 applications`, `1,200 characters`.
pub fn plural(count: usize, one: &str, other: &str) -> String {
    let mut digits = count.to_string();
    let mut at = digits.len();
    while at > 3 {
        at -= 3;
        digits.insert(at, ',');
    }
    [digits.as_str(), " ", if count == 1 { one } else { other }].concat()
}
