//! People in a vCard file, version 2.1, 3 or 4: names, workplace, how to reach them. Folded lines, quoted-printable, groups and escapes are read; photos, sounds
//! and keys are passed over, however long. A card that ends early counts as far as it goes.

use super::contacts::Contact;
use super::limits::MAX_ROWS;
use super::table::windows_1252;

/// A property: its name in capitals, its parameters in capitals, its value as written.
struct Property {
    name: String,
    parameters: String,
    value: String,
}

/// Reads the cards; one without name, workplace and mail address is left out.
pub fn read(text: &str) -> Vec<Contact> {
    let mut contacts = Vec::new();
    let mut card: Option<Card> = None;
    for line in logical_lines(text) {
        let Some(property) = property(&line) else { continue };
        let value = property.value.trim();
        match property.name.as_str() {
            "BEGIN" if value.eq_ignore_ascii_case("VCARD") => {
                contacts.extend(card.take().and_then(Card::contact));
                card = Some(Card::default());
            }
            "END" if value.eq_ignore_ascii_case("VCARD") => contacts.extend(card.take().and_then(Card::contact)),
            _ => {
                if let Some(card) = &mut card {
                    card.take_in(&property);
                }
            }
        }
        if contacts.len() >= MAX_ROWS {
            break;
        }
    }
    contacts.extend(card.take().and_then(Card::contact));
    contacts
}

/// A card while it is read.
#[derive(Default)]
struct Card {
    full_name: String,
    name: String,
    company: String,
    position: String,
    mail: String,
    mail_preferred: bool,
    url: String,
    more: Vec<String>,
}

impl Card {
    fn take_in(&mut self, property: &Property) {
        let text = decoded(property);
        let first = |place: &mut String, text: String| {
            if place.is_empty() {
                *place = text;
            }
        };
        match property.name.as_str() {
            "FN" => first(&mut self.full_name, unescaped(&text)),
            "N" => {
                let parts: Vec<String> = components(&text);
                // Family, given, further given names, prefix, suffix.
                let order = [3, 1, 2, 0, 4].map(|n| parts.get(n).map_or("", |part| part.trim()));
                first(&mut self.name, order.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" "));
            }
            "ORG" => first(&mut self.company, components(&text).into_iter().next().unwrap_or_default()),
            "TITLE" | "ROLE" => first(&mut self.position, unescaped(&text)),
            "EMAIL" => {
                let preferred = property.parameters.contains("PREF");
                let mail = unescaped(&text);
                if self.mail.is_empty() || (preferred && !self.mail_preferred) {
                    mail.trim_start_matches("mailto:").clone_into(&mut self.mail);
                    self.mail_preferred = preferred;
                }
            }
            "URL" => first(&mut self.url, unescaped(&text)),
            "TEL" => self.add(unescaped(&text).trim_start_matches("tel:")),
            "NOTE" => self.add(&unescaped(&text)),
            _ => {}
        }
    }

    fn add(&mut self, text: &str) {
        let text = text.trim();
        if !text.is_empty() && !self.more.iter().any(|there| there == text) {
            self.more.push(text.to_owned());
        }
    }

    fn contact(self) -> Option<Contact> {
        let trimmed = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        let named = [&self.full_name, &self.name, &self.company, &self.mail];
        let name = named.into_iter().map(|text| trimmed(text)).find(|text| !text.is_empty())?;
        Some(Contact {
            name,
            company: trimmed(&self.company),
            position: trimmed(&self.position),
            email: self.mail.trim().to_owned(),
            url: self.url.trim().to_owned(),
            connected_on: None,
            more: self.more.join("\n"),
        })
    }
}

/// The lines as they were before they were folded. What nobody reads is not put together.
fn logical_lines(text: &str) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let (mut passed_over, mut soft) = (false, false);
    for line in text.trim_start_matches('\u{feff}').lines() {
        if soft || line.starts_with([' ', '\t']) {
            if !passed_over && let Some(last) = lines.last_mut() {
                // A soft break keeps the space after it, a fold drops one.
                last.push_str(if soft { line } else { line.get(1..).unwrap_or_default() });
            }
        } else {
            let name = name_of(line);
            passed_over = ["PHOTO", "LOGO", "SOUND", "KEY"].contains(&name.as_str());
            if !passed_over {
                lines.push(line.to_owned());
            }
        }
        soft = false;
        if !passed_over && let Some(last) = lines.last_mut() {
            let head = last.split(':').next().unwrap_or_default().to_ascii_uppercase();
            if head.contains("QUOTED-PRINTABLE") && last.ends_with('=') {
                last.pop();
                soft = true;
            }
        }
    }
    lines
}

/// The name of a line's property, without its group.
fn name_of(line: &str) -> String {
    let head = line.split([':', ';']).next().unwrap_or_default();
    head.rsplit('.').next().unwrap_or_default().trim().to_ascii_uppercase()
}

fn property(line: &str) -> Option<Property> {
    // A colon within quotation marks belongs to a parameter.
    let mut quoted = false;
    let colon = line.char_indices().find_map(|(at, c)| {
        quoted ^= c == '"';
        (c == ':' && !quoted).then_some(at)
    })?;
    let (head, value) = line.split_at(colon);
    let parameters = head.split_once(';').map_or("", |(_, parameters)| parameters).to_ascii_uppercase();
    Some(Property { name: name_of(head), parameters, value: value.get(1..).unwrap_or_default().to_owned() })
}

/// The value without quoted-printable; its bytes are UTF-8, or else Windows-1252.
fn decoded(property: &Property) -> String {
    if !property.parameters.contains("QUOTED-PRINTABLE") {
        return property.value.clone();
    }
    let mut bytes = Vec::with_capacity(property.value.len());
    let mut rest = property.value.as_bytes();
    while let Some((byte, after)) = rest.split_first() {
        let hex = |at: usize| after.get(at).and_then(|digit| char::from(*digit).to_digit(16));
        if let (b'=', Some(high), Some(low)) = (byte, hex(0), hex(1)) {
            bytes.push((high * 16 + low) as u8);
            rest = after.get(2..).unwrap_or_default();
        } else {
            bytes.push(*byte);
            rest = after;
        }
    }
    String::from_utf8(bytes).unwrap_or_else(|error| windows_1252(error.as_bytes()))
}

/// A value without its backslashes.
fn unescaped(text: &str) -> String {
    components_by(text, None).into_iter().next().unwrap_or_default()
}

/// The parts of a value between its semicolons.
fn components(text: &str) -> Vec<String> {
    components_by(text, Some(';'))
}

fn components_by(text: &str, divider: Option<char>) -> Vec<String> {
    let mut parts = vec![String::new()];
    let mut chars = text.chars();
    while let Some(c) = chars.next() {
        let c = match c {
            '\\' => match chars.next() {
                Some('n' | 'N') => '\n',
                Some(other) => other,
                None => break,
            },
            c if Some(c) == divider => {
                parts.push(String::new());
                continue;
            }
            c => c,
        };
        if let Some(last) = parts.last_mut() {
            last.push(c);
        }
    }
    parts
}
