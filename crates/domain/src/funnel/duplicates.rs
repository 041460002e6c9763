//! Possible duplicates, found while typing: the same employer and the same role, spelled almost alike. A hint, never a refusal: the
//! same job can be applied for twice.

use crate::id::Id;
use crate::letter_case;
use crate::model::Model;
use crate::sort_compact::SortCompact;

/// Applications whose company and role nearly match what is being typed, the closest first. With no role typed yet the company decides alone.
/// `except` is the one being edited.
pub fn duplicates(model: &Model, company: &str, role: &str, except: Option<&Id>) -> Vec<Id> {
    let (company, role) = (company_key(company), plain(role));
    if company.len() < 2 {
        return Vec::new();
    }
    let mut found: Vec<(usize, &Id)> = Vec::new();
    for (id, other) in model.applications.iter().filter(|(id, _)| Some(*id) != except) {
        let Some(apart) = near(&company, &company_key(&other.company)) else { continue };
        let other_role = plain(&other.role);
        if role.is_empty() || other_role.is_empty() {
            found.push((apart + 1, id));
        } else if let Some(more) = near(&role, &other_role) {
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
    let name = plain(name);
    let mut words: Vec<&str> = name.split(' ').collect();
    while words.len() > 1 && words.last().is_some_and(|last| LEGAL.contains(last)) {
        words.pop();
    }
    words.concat()
}

/// A text in lower case, without accents, with single spaces for everything that is no letter or digit.
fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars().map(letter_case::small) {
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
    out.truncate(out.trim_end().len());
    out
}

/// How many letters two texts are apart, where that is near: one from five letters on, two from ten on.
fn near(a: &str, b: &str) -> Option<usize> {
    if a == b {
        return Some(0);
    }
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let allowed = match a.len().min(b.len()) {
        0..5 => 0,
        5..10 => 1,
        _ => 2,
    };
    if a.len().abs_diff(b.len()) > allowed {
        return None;
    }
    let apart = distance(&a, &b);
    (apart <= allowed).then_some(apart)
}

/// Letters to add, drop, change or swap with their neighbour (optimal string alignment).
fn distance(a: &[char], b: &[char]) -> usize {
    let (mut before, mut last): (Vec<usize>, Vec<usize>) = (Vec::new(), (0..=b.len()).collect());
    let mut a_before = None;
    for (i, &x) in a.iter().enumerate() {
        let mut row = Vec::with_capacity(b.len() + 1);
        row.push(i + 1);
        let mut b_before = None;
        for (j, &y) in b.iter().enumerate() {
            let at = |row: &[usize], place: usize| row.get(place).copied().unwrap_or(usize::MAX / 2);
            let mut best = (at(&last, j) + usize::from(x != y)).min(at(&last, j + 1) + 1).min(at(&row, j) + 1);
            if let Some(behind) = j.checked_sub(1)
                && a_before == Some(y)
                && b_before == Some(x)
            {
                best = best.min(at(&before, behind) + 1);
            }
            row.push(best);
            b_before = Some(y);
        }
        a_before = Some(x);
        before = std::mem::replace(&mut last, row);
    }
    last.last().copied().unwrap_or(0)
}
