//! `mailto:` addresses (RFC 6068): who, subject and text, percent-encoded so that no mail program reads a part of the text as something else.

/// An address that opens the mail program with everything filled in. Line ends become CRLF, as the RFC asks. A recipient that is no
/// address is left out: the mail program asks for it.
pub fn mailto(to: &str, subject: &str, text: &str) -> String {
    let to = to.trim();
    let mut url = String::with_capacity(text.len() + text.len() / 2 + 64);
    url.push_str("mailto:");
    if is_address(to) {
        encode(to, b"@", &mut url);
    }
    url.push_str("?subject=");
    encode(&one_line(subject), b"", &mut url);
    url.push_str("&body=");
    let lines = text.replace("\r\n", "\n").replace('\r', "\n");
    encode(&lines.replace('\n', "\r\n"), b"", &mut url);
    url
}

/// The query of an `sms:` address: the text alone.
pub fn sms(number: &str, text: &str) -> String {
    let mut url = format!("{number}?&body=");
    encode(text, b"", &mut url);
    url
}

/// Whether a text is one mail address. Loose on purpose: one `@` with something on both sides, no space, none of the characters
/// that would begin another field.
pub fn is_address(text: &str) -> bool {
    let Some((local, host)) = text.split_once('@') else { return false };
    let plain = |c: char| !c.is_whitespace() && !c.is_control() && !",;:<>()[]\"\\?&@".contains(c);
    !local.is_empty()
        && host.contains('.')
        && !host.starts_with('.')
        && !host.ends_with('.')
        && local.chars().all(plain)
        && host.chars().all(plain)
}

/// The first mail address in a text such as "Maya Lindqvist <maya@fabrikam.example>".
pub fn find_address(text: &str) -> Option<&str> {
    text.split(|c: char| c.is_whitespace() || "<>(),;\"".contains(c))
        .map(|word| word.trim_start_matches("mailto:").trim_end_matches('.'))
        .find(|word| is_address(word))
}

/// A header must be one line.
fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Everything but letters, digits, `-._~` and what is allowed besides becomes `%XX`.
fn encode(text: &str, allowed: &[u8], out: &mut String) {
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) || allowed.contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.push('%');
            for half in [byte >> 4, byte & 15] {
                out.push(char::from_digit(u32::from(half), 16).unwrap_or('0').to_ascii_uppercase());
            }
        }
    }
}
