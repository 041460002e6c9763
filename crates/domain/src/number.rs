//! Numbers that are no amounts, as people type them: hours, days, per cent. Amounts are read by [`money`](crate::money), from the same characters.

/// One character for all that mean the same: any minus, any space or apostrophe that groups, any script's digits.
pub(crate) fn plain_char(c: char) -> char {
    match c {
        '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{fe63}' => '-',
        '\'' | '’' | '`' | '´' | '_' | '\u{a0}' | '\u{2007}' | '\u{2009}' | '\u{202f}' | '\u{66c}' | '\u{200e}' | '\u{200f}'
        | '\u{61c}' => ' ',
        '\u{66b}' => ',',
        // East Asian keyboards: digits, marks and signs of full width.
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
        _ => [0x660, 0x6f0, 0x966, 0x9e6, 0xf20, 0x1040, 0x1c50, 0x1_1136, 0x1_e950]
            .into_iter()
            .find_map(|zero| (c as u32).checked_sub(zero).and_then(|value| char::from_digit(value, 10)))
            .unwrap_or(c),
    }
}

/// The digits with a point before the decimals, without spaces round them; `None` where it is no such number.
pub fn plain_digits(text: &str) -> Option<String> {
    let plain: String = text.chars().map(plain_char).map(|c| if c == ',' { '.' } else { c }).collect();
    let number = plain.trim();
    let marks = number.bytes().filter(|b| *b == b'.').count();
    let digits = number.bytes().filter(u8::is_ascii_digit).count();
    (digits > 0 && marks <= 1 && digits + marks == number.len()).then(|| number.to_owned())
}

/// Fields in per cent take the sign as well.
fn without_percent(text: &str) -> &str {
    text.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, '%' | '٪' | '％' | '\u{200e}' | '\u{200f}' | '\u{61c}'))
}

/// A number with or without decimals, zero or above.
pub fn read(text: &str) -> Option<f64> {
    plain_digits(without_percent(text))?.parse().ok()
}

/// A whole number, zero or above.
pub fn read_whole(text: &str) -> Option<u32> {
    plain_digits(without_percent(text))?.parse().ok()
}
