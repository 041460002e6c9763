//! Which column of a bank's table is what: by its heading in seven languages, and by the shape of its values, which have the last word. A
//! heading "Valuta" is a day in German and a currency in Dutch; its cells tell.

use super::layout::Column;
use crate::dates::is_date;
use crate::table::Table;
use crate::words::{fold, holds};
use domain::currency::Currency;

/// Headings, folded. A heading that is the word stands before one that only holds it; lists further up win.
const HEADINGS: &[(Column, &[&str])] = &[
    (
        Column::Direction,
        &[
            "dr cr",
            "cr dr",
            "debit credit",
            "credit debit",
            "credit debit indicator",
            "soll haben",
            "s h",
            "af bij",
            "debit credit indicator",
            "direction",
            "sens",
        ],
    ),
    (
        Column::Debit,
        &[
            "debit",
            "debits",
            "debit amount",
            "withdrawal",
            "withdrawals",
            "withdrawal amt",
            "money out",
            "paid out",
            "payments out",
            "amount debit",
            "soll",
            "belastung",
            "ausgang",
            "ausgaben",
            "outflow",
            "cargo",
            "cargos",
            "uscite",
            "dare",
            "debet",
            "debito",
            "amount out",
            "spent",
        ],
    ),
    (
        Column::Credit,
        &[
            "credit",
            "credits",
            "credit amount",
            "deposit",
            "deposits",
            "deposit amt",
            "money in",
            "paid in",
            "payments in",
            "amount credit",
            "haben",
            "gutschrift",
            "eingang",
            "einnahmen",
            "inflow",
            "abono",
            "abonos",
            "entrate",
            "avere",
            "credito",
            "amount in",
            "received",
        ],
    ),
    (
        Column::Id,
        &[
            "transaction id",
            "fitid",
            "transaction number",
            "transaction reference",
            "umsatz id",
            "referencia unica",
            "id",
            "txn id",
            "reference number",
            "trans id",
        ],
    ),
    (
        Column::ValueDate,
        &[
            "value date",
            "valuta",
            "valutadatum",
            "wertstellung",
            "date valeur",
            "date de valeur",
            "fecha valor",
            "data valuta",
            "rentedatum",
            "settlement date",
        ],
    ),
    (
        Column::Date,
        &[
            "transaction date",
            "booking date",
            "posting date",
            "post date",
            "posted date",
            "trans date",
            "txn date",
            "buchungstag",
            "buchungsdatum",
            "completed date",
            "date",
            "datum",
            "fecha",
            "fecha operacion",
            "date operation",
            "date de comptabilisation",
            "data",
            "data contabile",
            "data operazione",
            "boekdatum",
            "bokforingsdag",
            "data movimento",
            "started date",
            "buchung",
        ],
    ),
    (
        Column::Amount,
        &[
            "amount",
            "transaction amount",
            "betrag",
            "umsatz",
            "montant",
            "importe",
            "importo",
            "bedrag",
            "belopp",
            "valor",
            "kwota",
            "sum",
            "net",
            "gross",
            "amount eur",
            "amount usd",
            "amount gbp",
            "value",
        ],
    ),
    (Column::Currency, &["currency", "ccy", "waehrung", "devise", "divisa", "moneda", "valuta", "munt", "currency code"]),
    (Column::Category, &["category", "kategorie", "categorie", "categoria", "kategori"]),
    (Column::Status, &["status", "state", "pending", "statut", "estado", "stato"]),
    (
        Column::Payee,
        &[
            "payee",
            "merchant",
            "merchant name",
            "name",
            "beneficiary",
            "recipient",
            "counterparty",
            "counterparty name",
            "partner name",
            "beguenstigter zahlungspflichtiger",
            "auftraggeber empfaenger",
            "zahlungsempfaenger",
            "empfaenger",
            "beneficiaire",
            "beneficiario",
            "tegenpartij",
            "naam tegenpartij",
            "naam omschrijving",
            "mottagare",
            "name of counterparty",
            "description",
            "transaction description",
            "narrative",
            "narration",
            "particulars",
            "details",
            "libelle",
            "descripcion",
            "concepto",
            "descrizione",
            "descricao",
            "omschrijving",
            "text",
        ],
    ),
    (
        Column::Memo,
        &[
            "memo",
            "note",
            "notes",
            "reference",
            "verwendungszweck",
            "purpose",
            "message",
            "mededelingen",
            "communication",
            "remarks",
            "motif",
            "description",
            "details",
            "additional information",
            "buchungstext",
            "type",
            "transaction type",
        ],
    ),
    (
        Column::Ignored,
        &[
            "balance",
            "running balance",
            "saldo",
            "kontostand",
            "solde",
            "saldo na mutatie",
            "account number",
            "iban",
            "sort code",
            "fee",
            "time",
            "rate",
        ],
    ),
];

/// The guess, a column each.
pub fn guess(table: &Table) -> Vec<Column> {
    let shapes: Vec<Shape> = (0..table.headers.len()).map(|at| Shape::of(table, at)).collect();
    let mut columns = vec![None; shapes.len()];
    let headings: Vec<String> = table.headers.iter().map(|heading| fold(heading)).collect();
    for exact in [true, false] {
        for (column, words) in HEADINGS {
            for word in *words {
                for ((at, heading), shape) in headings.iter().enumerate().zip(&shapes) {
                    let named = if exact { heading == word } else { word.len() > 3 && holds(heading, word) };
                    // Notes and what is left out can be many, everything else is there once: the word further up in the list wins.
                    let many = matches!(column, Column::Memo | Column::Ignored);
                    let taken = !many && columns.contains(&Some(*column));
                    if let Some(slot @ None) = columns.get_mut(at)
                        && named
                        && !taken
                        && shape.suits(*column)
                    {
                        *slot = Some(*column);
                    }
                }
            }
        }
    }
    by_shape(&shapes, &mut columns);
    let mut columns: Vec<Column> = columns.into_iter().map(|column| column.unwrap_or(Column::Ignored)).collect();
    // A signed amount beside debit and credit is the same money twice.
    if columns.contains(&Column::Amount) && columns.contains(&Column::Debit) && columns.contains(&Column::Credit) {
        for column in &mut columns {
            if *column == Column::Amount {
                *column = Column::Ignored;
            }
        }
    }
    columns
}

/// What no heading named: the first days, the first numbers that are not a running balance, the longest text.
fn by_shape(shapes: &[Shape], columns: &mut [Option<Column>]) {
    let has = |columns: &[Option<Column>], wanted: &[Column]| columns.iter().flatten().any(|column| wanted.contains(column));
    let take = |columns: &mut [Option<Column>], column: Column, fits: &dyn Fn(&Shape) -> bool| {
        if let Some(slot) = columns.iter_mut().zip(shapes).find(|(slot, shape)| slot.is_none() && fits(shape)).map(|(slot, _)| slot) {
            *slot = Some(column);
        }
    };
    if !has(columns, &[Column::Date, Column::ValueDate]) {
        take(columns, Column::Date, &|shape| shape.dates);
    }
    if !has(columns, &[Column::Direction]) {
        take(columns, Column::Direction, &|shape| shape.directions);
    }
    if !has(columns, &[Column::Amount, Column::Debit, Column::Credit]) {
        take(columns, Column::Amount, &|shape| shape.amounts && shape.signed);
    }
    if !has(columns, &[Column::Amount, Column::Debit, Column::Credit]) {
        take(columns, Column::Amount, &|shape| shape.amounts);
    }
    if !has(columns, &[Column::Payee, Column::Memo]) {
        let longest = shapes.iter().map(|shape| shape.text).max().unwrap_or(0);
        take(columns, Column::Payee, &|shape| shape.text == longest && longest > 0 && !shape.dates && !shape.amounts);
    }
}

/// What the values of a column look like.
#[allow(clippy::struct_excessive_bools)] // each is an observation of its own
struct Shape {
    filled: bool,
    dates: bool,
    /// At least one day stands there: enough where the heading says so too.
    a_date: bool,
    amounts: bool,
    /// At least one amount stands there.
    an_amount: bool,
    signed: bool,
    codes: bool,
    directions: bool,
    /// At least one word for in or out stands there.
    a_direction: bool,
    /// The mean length of its texts.
    text: usize,
}

impl Shape {
    fn of(table: &Table, at: usize) -> Self {
        let cells: Vec<&str> = table
            .rows
            .iter()
            .take(200)
            .filter_map(|row| row.cells.get(at))
            .map(|cell| cell.trim())
            .filter(|cell| !cell.is_empty())
            .collect();
        // A few odd cells do not change what a column is.
        let most = |fits: &dyn Fn(&str) -> bool| !cells.is_empty() && cells.iter().filter(|cell| fits(cell)).count() * 5 >= cells.len() * 4;
        Self {
            filled: !cells.is_empty(),
            dates: most(&is_date),
            a_date: cells.iter().any(|cell| is_date(cell)),
            an_amount: cells.iter().any(|cell| is_amount(cell)) && !most(&is_date),
            amounts: most(&is_amount) && !most(&is_date),
            signed: cells.iter().any(|cell| is_amount(cell) && cell.contains(['-', '(', '−'])),
            codes: most(&|cell| cell.len() == 3 && cell.bytes().all(|b| b.is_ascii_uppercase())),
            a_direction: cells.iter().any(|cell| direction(cell).is_some()),
            directions: most(&|cell| direction(cell).is_some()),
            text: cells.iter().map(|cell| cell.chars().filter(|c| c.is_alphabetic()).count()).sum::<usize>() / cells.len().max(1),
        }
    }

    /// Whether a column of this shape can be what its heading says. One without values can be anything, apart from the direction.
    fn suits(&self, column: Column) -> bool {
        match column {
            Column::Date | Column::ValueDate => self.a_date || !self.filled,
            Column::Amount | Column::Debit | Column::Credit => self.an_amount || !self.filled,
            Column::Direction => self.a_direction,
            Column::Currency => self.codes || !self.filled,
            Column::Payee | Column::Memo | Column::Category | Column::Status => !self.dates && !self.amounts,
            Column::Id | Column::Ignored => true,
        }
    }
}

/// Whether a cell looks like an amount, whatever its currency: digits and marks, and beside them nothing but a currency or a debit mark. A name with a
/// number in it (`Aldi 1234`, `Shop 3 17`) is none.
fn is_amount(cell: &str) -> bool {
    let digits = cell.chars().filter(char::is_ascii_digit).count();
    let odd = cell.chars().any(|c| matches!(c, '/' | ':' | '#' | '@' | '*' | '&'));
    let mut words = cell.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty());
    // A word between digits belongs to a text.
    let core = cell.trim_matches(|c: char| !c.is_ascii_digit());
    (1..=15).contains(&digits) && !odd && words.all(is_unit) && !core.chars().any(char::is_alphabetic)
}

/// Whether a word may stand beside an amount: a currency's code, its name in short, or a mark of debit and credit.
fn is_unit(word: &str) -> bool {
    const SHORT: &[&str] = &[
        "au", "br", "bs", "c", "ca", "cr", "d", "din", "dr", "euro", "fr", "ft", "gs", "h", "hk", "kn", "kr", "l", "lei", "nt", "nz", "q",
        "r", "rm", "rp", "rs", "s", "sfr", "tk", "us",
    ];
    Currency::parse(word).is_some_and(Currency::is_listed)
        || SHORT.contains(&word.to_lowercase().as_str())
        || (!word.is_ascii() && word.chars().count() <= 4)
}

/// In or out, as banks word it: `Some(true)` is in.
pub fn direction(cell: &str) -> Option<bool> {
    match fold(cell).as_str() {
        "cr" | "c" | "credit" | "crdt" | "h" | "haben" | "bij" | "in" | "money in" | "deposit" | "credito" | "avere" | "received"
        | "incoming" => Some(true),
        "dr" | "d" | "debit" | "dbit" | "s" | "soll" | "af" | "out" | "money out" | "withdrawal" | "debet" | "debito" | "dare" | "sent"
        | "outgoing" => Some(false),
        _ => None,
    }
}
