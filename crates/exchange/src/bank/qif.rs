//! QIF, the line format of old Quicken: a letter, a value, and `^` at the end of each entry. Small enough to be read by hand; there is no
//! specification that programs keep to, so unknown letters are passed over.
//!
//! Codes: `D` day, `T` or `U` amount, `N` number, `M` memo, `P` payee, `A` address, `L` category or `[account]`, `C` cleared,
//! `S` `E` `$` a split's category, memo and amount, `^` end. Days are written like `6/ 1'94`. Splits stay together as one movement, because the
//! bank booked one; their parts go into the memo.

use super::raw::{Flaw, RawEntry, RawStatement, Refused};

/// What the lines being read belong to.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Section {
    /// Movements of an account.
    Movements,
    /// The name of the account that follows.
    Account,
    /// A list that holds no movements.
    Other,
}

/// Takes a QIF file apart.
///
/// # Errors
/// Where it holds no account with movements.
pub fn read(text: &str) -> Result<Vec<RawStatement>, Refused> {
    let mut reader = Reader { section: Section::Movements, statements: Vec::new(), name: String::new(), entry: None, parts: Vec::new() };
    let mut known = false;
    for (at, line) in text.lines().enumerate() {
        let line = line.trim_end_matches(['\r', '\u{1a}']).trim_start_matches('\u{feff}');
        if let Some(head) = line.trim().strip_prefix('!') {
            reader.cut_off();
            known |= reader.head(head);
        } else {
            reader.line(at + 1, line);
        }
    }
    reader.cut_off();
    reader.statements.retain(|statement| !statement.entries.is_empty());
    if reader.statements.is_empty() && !known { Err(Refused::NotAnAccount) } else { Ok(reader.statements) }
}

struct Reader {
    section: Section,
    statements: Vec<RawStatement>,
    name: String,
    entry: Option<RawEntry>,
    /// The splits of the entry: category, memo, amount.
    parts: Vec<[String; 3]>,
}

impl Reader {
    /// A line that begins a section; says whether it is one of movements.
    fn head(&mut self, head: &str) -> bool {
        let head = head.trim().to_ascii_lowercase();
        let kind = head.strip_prefix("type:").map(str::trim);
        self.section = match kind {
            Some("bank" | "ccard" | "cash" | "oth a" | "oth l") => Section::Movements,
            None if head == "account" => Section::Account,
            // Options switch nothing that matters here.
            None if head.starts_with("option:") || head.starts_with("clear:") => return false,
            _ => Section::Other,
        };
        if self.section == Section::Movements {
            self.statements.push(RawStatement { account: std::mem::take(&mut self.name), ..RawStatement::default() });
        }
        self.section == Section::Movements
    }

    fn line(&mut self, row: usize, line: &str) {
        let mut chars = line.chars();
        let Some(code) = chars.next() else { return };
        let value = chars.as_str().trim();
        match self.section {
            Section::Account if code == 'N' => value.clone_into(&mut self.name),
            Section::Movements if code == '^' => self.end(),
            Section::Movements if !line.trim().is_empty() => {
                let entry = self.entry.get_or_insert_with(|| RawEntry { row, ..RawEntry::default() });
                match code {
                    'D' => entry.date = day(value),
                    'T' => value.clone_into(&mut entry.amount),
                    'U' if entry.amount.is_empty() => value.clone_into(&mut entry.amount),
                    'P' => value.clone_into(&mut entry.payee),
                    'L' if !value.starts_with('[') => value.clone_into(&mut entry.category),
                    // A category in brackets is another account of the person.
                    'M' | 'L' => push(&mut entry.memo, value),
                    'S' => self.parts.push([value.to_owned(), String::new(), String::new()]),
                    'E' => {
                        if let Some([_, memo, _]) = self.parts.last_mut() {
                            value.clone_into(memo);
                        }
                    }
                    '$' => {
                        if let Some([_, _, amount]) = self.parts.last_mut() {
                            value.clone_into(amount);
                        }
                    }
                    _ => {}
                }
            }
            Section::Account | Section::Movements | Section::Other => {}
        }
    }

    /// The end of an entry.
    fn end(&mut self) {
        let parts = std::mem::take(&mut self.parts);
        let Some(mut entry) = self.entry.take() else { return };
        for [category, memo, amount] in parts {
            let label = if category.is_empty() { memo } else { category };
            push(&mut entry.memo, format!("{label} {amount}").trim());
        }
        if entry.payee.eq_ignore_ascii_case("opening balance") {
            entry.flaw = entry.flaw.or(Some(Flaw::NoMovement));
        }
        if self.statements.is_empty() {
            self.statements.push(RawStatement { account: std::mem::take(&mut self.name), ..RawStatement::default() });
        }
        if let Some(statement) = self.statements.last_mut() {
            statement.entries.push(entry);
        }
    }

    /// An entry without its `^`: its last line may be half a line.
    fn cut_off(&mut self) {
        if let Some(entry) = &mut self.entry {
            entry.flaw = Some(Flaw::CutOff);
            self.end();
        }
    }
}

/// `6/ 1'94`, `3/11' 2`, `3/11/ 2` as dates with a whole year, and `26 Jan 2026` as it is. After an apostrophe Quicken writes the year in a field of
/// two, so that `' 2` is 2002.
fn day(value: &str) -> String {
    let mark = value.chars().find(|c| matches!(c, '/' | '-' | '.')).unwrap_or('/');
    let mut out = String::with_capacity(value.len());
    for c in value.chars().map(|c| if matches!(c, '\'' | '’') { mark } else { c }) {
        // Blanks beside a mark fill a field, others divide words.
        if c == mark {
            out.truncate(out.trim_end().len());
        }
        if c != ' ' || !(out.is_empty() || out.ends_with(mark)) {
            out.push(c);
        }
    }
    let short = out
        .rsplit_once(mark)
        .filter(|(front, year)| front.contains(mark) && year.len() < 3)
        .map(|(front, year)| (front.to_owned(), year.parse::<u32>()));
    match short {
        // Where the year is in front, what is behind is the day.
        Some((front, Ok(year)))
            if front.split(mark).next().is_none_or(|first| first.len() != 4)
                && (value.contains(['\'', '’']) || year < 10 && out.ends_with(&format!("{mark}{year}"))) =>
        {
            format!("{front}{mark}{}", if year < 70 { 2000 + year } else { 1900 + year })
        }
        _ => out,
    }
}

fn push(text: &mut String, more: &str) {
    if !text.is_empty() && !more.is_empty() {
        text.push_str("; ");
    }
    text.push_str(more);
}
