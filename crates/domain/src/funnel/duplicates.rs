//! Possible duplicates, found while typing: the same employer and the same role, spelled almost alike. A hint, never a refusal: the
//! same job can be applied for twice.

use crate::id::Id;
use crate::letter_case;
use crate::model::Model;
use crate::sort_compact::SortCompact;

/// Applications whose company and role nearly match what is being typed, the closest first. With no role typed yet the company decides alone.
/// `except` is the one being edited.
pub fn duplicates(model: &Model, company: &str, role: &str, except: Option<&Id>) -> Vec<Id> {
    let (mut key, mut wanted) = (Key::default(), Key::default());
    wanted.company(company);
    let company = Wanted::of(&wanted.text);
    wanted.plain(role);
    let role = Wanted::of(&wanted.text);
    if company.text.len() < 2 {
        return Vec::new();
    }
    let mut found: Vec<(usize, &Id)> = Vec::new();
    for (id, other) in model.applications.iter().filter(|(id, _)| Some(*id) != except) {
        key.company(&other.company);
        let Some(apart) = company.near(&key.text) else { continue };
        key.plain(&other.role);
        if role.text.is_empty() || key.text.is_empty() {
            found.push((apart + 1, id));
        } else if let Some(more) = role.near(&key.text) {
            found.push((apart + more, id));
        }
    }
    found.sort_compact();
    found.into_iter().map(|(_, id)| id.clone()).collect()
}

/// What companies add to their name and people leave out.
const LEGAL: [&str; 24] = [
    "ab",
    "ag",
    "as",
    "bv",
    "co",
    "company",
    "corp",
    "corporation",
    "gmbh",
    "group",
    "inc",
    "kg",
    "limited",
    "llc",
    "ltd",
    "nv",
    "oy",
    "plc",
    "sa",
    "sarl",
    "sas",
    "se",
    "spa",
    "srl",
];

/// Whether two names are one company's: the same but for case, accents, signs and legal form.
pub fn same_company(a: &str, b: &str) -> bool {
    let key = company_key(a);
    !key.is_empty() && key == company_key(b)
}

/// A company's name without case, accents, signs and legal form.
fn company_key(name: &str) -> String {
    let mut key = Key::default();
    key.company(name);
    key.text
}

/// A text as it is compared. One serves for all that are looked at: thousands, at every letter that is typed.
#[derive(Default)]
struct Key {
    text: String,
}

impl Key {
    /// A company's name without case, accents, signs and legal form.
    fn company(&mut self, name: &str) {
        self.plain(name);
        while let Some((before, _)) = self.text.rsplit_once(' ').filter(|(_, last)| LEGAL.contains(last)) {
            self.text.truncate(before.len());
        }
        self.text.retain(|c| c != ' ');
    }

    /// A text in lower case, without accents, with single spaces for everything that is no letter or digit.
    fn plain(&mut self, text: &str) {
        let out = &mut self.text;
        out.clear();
        text.chars().map(letter_case::small).for_each(|c| add_plain(out, c));
        out.truncate(out.trim_end().len());
    }
}

fn add_plain(out: &mut String, c: char) {
    match c {
        'à' | 'á' | 'â' | 'ã' | 'ä' | 'å' | 'ā' | 'ą' => out.push('a'),
        'ç' | 'ć' | 'č' => out.push('c'),
        'è' | 'é' | 'ê' | 'ë' | 'ē' | 'ę' | 'ě' => out.push('e'),
        'ì' | 'í' | 'î' | 'ï' | 'ī' => out.push('i'),
        'ñ' | 'ń' | 'ň' => out.push('n'),
        'ò' | 'ó' | 'ô' | 'õ' | 'ö' | 'ø' | 'ō' => out.push('o'),
        'ù' | 'ú' | 'û' | 'ü' | 'ū' | 'ů' => out.push('u'),
        'ý' | 'ÿ' => out.push('y'),
        'š' | 'ś' => out.push('s'),
        'ž' | 'ź' | 'ż' => out.push('z'),
        'ł' => out.push('l'),
        'ß' => out.push_str("ss"),
        'æ' => out.push_str("ae"),
        'œ' => out.push_str("oe"),
        // Combining marks belong to the letter before; full stops are left out so that S.A. is SA.
        '\u{300}'..='\u{36f}' | '.' | '\'' | '’' => {}
        c if c.is_alphanumeric() => out.push(c),
        _ if out.ends_with(' ') || out.is_empty() => {}
        _ => out.push(' '),
    }
}

/// A text that others are compared with.
struct Wanted {
    text: String,
    letters: Vec<char>,
    /// Which letters it has.
    set: u64,
}

impl Wanted {
    fn of(text: &str) -> Self {
        Self { text: text.to_owned(), letters: text.chars().collect(), set: set(text) }
    }

    /// How many letters another text is apart, where that is near: one from five letters on, two from ten on.
    fn near(&self, other: &str) -> Option<usize> {
        if self.text == other {
            return Some(0);
        }
        let length = other.chars().count();
        let allowed = match self.letters.len().min(length) {
            0..5 => 0,
            5..10 => 1,
            _ => 2,
        };
        // A letter more, less or another one makes a difference of two here at most.
        let differ = (self.set ^ set(other)).count_ones() as usize;
        if allowed == 0 || self.letters.len().abs_diff(length) > allowed || differ > 2 * allowed {
            return None;
        }
        within(&self.letters, &other.chars().collect::<Vec<char>>(), allowed)
    }
}

/// The letters of a text, a bit each; several share one.
fn set(text: &str) -> u64 {
    text.chars().fold(0, |set, c| set | 1 << (u32::from(c) % u64::BITS))
}

/// Letters to add, drop, change or swap with their neighbour (optimal string alignment), where they are at most so many.
fn within(a: &[char], b: &[char], most: usize) -> Option<usize> {
    let mut rows: [Vec<usize>; 3] = [vec![usize::MAX / 2; b.len() + 1], (0..=b.len()).collect(), vec![0; b.len() + 1]];
    for (i, &x) in a.iter().enumerate() {
        let [before, last, row] = &mut rows;
        row[0] = i + 1;
        for (j, &y) in b.iter().enumerate() {
            let mut best = (last[j] + usize::from(x != y)).min(last[j + 1] + 1).min(row[j] + 1);
            if i > 0 && j > 0 && a[i - 1] == y && b[j - 1] == x {
                best = best.min(before[j - 1] + 1);
            }
            row[j + 1] = best;
        }
        // Every way to the end leads through this row or past it, from the one above.
        let least = |row: &[usize]| row.iter().min().copied().unwrap_or(0);
        if least(row) > most && least(last) >= most {
            return None;
        }
        rows.rotate_left(1);
    }
    let [_, last, _] = &rows;
    last.last().copied().filter(|apart| *apart <= most)
}
