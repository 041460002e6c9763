//! What a bank's headings mean, in the languages banks write them in. A table a column kind, lists a language: a speaker can correct a line
//! without reading code. Words are written as [`fold`] leaves them: lower case, without accents (`ä` is `ae`), without brackets and signs.

use std::collections::HashMap;

use super::layout::Column;
use crate::dates::DateOrder;
use crate::table::Table;
use crate::words::{fold, holds, holds_one, listed};
use domain::currency::Currency;
use domain::money;

/// Headings of each kind of column. A heading that is the word outranks one that only holds it; kinds and words further up outrank those below.
const HEADINGS: &[(Column, &[&str])] = &[
    (
        Column::Direction,
        &[
            "dr cr, cr dr, debit credit, credit debit, credit debit indicator, debit credit indicator, direction, balance impact, in out, debit or credit",
            "soll haben, s h, auswirkung auf guthaben, umsatzart soll haben",
            "sens, debit credit indicateur, af bij, sentido, segno, kierunek, borc alacak, 借贷标志, 借方贷方, 収支",
        ],
    ),
    (
        Column::Debit,
        &[
            "debit, debits, debit amount, withdrawal, withdrawals, withdrawal amt, withdrawal amount, money out, paid out, payments out, amount debit, amount out, spent, outflow, withdrawals dr, withdrawn, source amount after fees, from num",
            "soll, belastung, lastschrift, ausgang, ausgaben, abgang",
            "montant debit, cargo, cargos, adeudo, retiro, retiros, saida, saidas, uscite, dare, addebiti, debito, af, uit, debet, uttag, ut, obciazenia, obciazenie, wyplata, borc, cikan, χρεωση, χρέωση, расход, списание, 출금, 출금액, 支出, 支出金额, 借方, 借方金额",
            "お引出し, お引き出し, 引出し, お支払い, お支払金額, 支払い金額, 支払金額, 出金, 出金額, 出金金額",
        ],
    ),
    (
        Column::Credit,
        &[
            "credit, credits, credit amount, deposit, deposits, deposit amt, deposit amount, money in, paid in, payments in, amount credit, amount in, received, inflow, deposits cr, target amount after fees, to num",
            "haben, gutschrift, eingang, einnahmen, zugang",
            "montant credit, abono, abonos, ingreso, ingresos, entrada, entradas, entrate, avere, accrediti, credito, bij, in, insaettning, uznania, uznanie, wplata, alacak, giren, πιστωση, πίστωση, приход, зачисление, 입금, 입금액, 收入, 收入金额, 存入, 贷方, 贷方金额",
            "お預入れ, お預け入れ, 預入れ, お預り金額, 預かり金額, 預り金額, 入金, 入金額, 入金金額",
        ],
    ),
    (
        Column::Balance,
        &[
            "balance, running balance, running bal, closing balance, balance after, account balance, available balance, ending balance, acctbal",
            "saldo, saldos, kontostand, guthaben, saldo nach buchung, neuer saldo, saldo nach umsatz",
            "solde, solde apres operation, saldo disponible, saldo contabile, saldo na mutatie, saldo na trn, saldo po operacji, saldo efter transaktion, bakiye, остаток, залишок, баланс, υπόλοιπο, 잔액, 余额, 账户余额, 残高, 差引残高, 取引後残高",
        ],
    ),
    (
        Column::Fee,
        &[
            "fee, source fee amount, fees, fee amount, charges",
            "gebuehr, entgelt, spesen",
            "frais, comision, tarifa, commissione, kosten, 手数料, 手续费",
        ],
    ),
    (
        Column::Id,
        &[
            "transaction id, transactionid, fitid, transaction number, transaction reference, umsatz id, referencia unica, id, txn id, reference number, trans id, transaktionscode, identificador, verifikationsnummer, volgnr, transaction code, 交易流水号, 取引番号",
        ],
    ),
    (
        Column::ValueDate,
        &[
            "value date, value dat, settlement date, interest date, effective date",
            "valuta, valutadatum, wertstellung, wertstellungsdatum, wert, wertstellung valuta",
            "date valeur, date de valeur, fecha valor, data valuta, data valor, rentedatum, valoer, data waluty, valor tarihi, 起息日, 起算日",
        ],
    ),
    (
        Column::Date,
        &[
            "transaction date, trans date, booking date, posting date, post date, posted date, txn date, completed date, finished on, date posted, date, created on, started date, day",
            "buchungstag, buchungsdatum, datum, buchung, umsatzdatum, belegdatum",
            "date operation, date de l operation, date d operation, date de comptabilisation, date comptable, fecha, fecha operacion, fecha de operacion, data, data contabile, data operazione, data movimento, data lancamento, boekdatum, boekingsdatum, transactiedatum, reskontradatum, bokforingsdag, bokfoeringsdag, bokforingsdatum, bokfoeringsdatum, transaktionsdatum, data operacji, data transakcji, data ksiegowania, tarih, islem tarihi, дата операции, дата транзакции, дата",
            "when, wann, quand, cuando, quando, wanneer, naer, kiedy, ne zaman, 交易日期, 记账日期, 日期, 交易时间, 年月日, 日付, 取引日, お取引日, ご利用日, 利用日, 取扱日, 거래일시, 거래일자, 거래일, 날짜",
        ],
    ),
    (
        Column::Amount,
        &[
            "net, net amount, netto, amount, transaction amount, value, sum, amount in account currency",
            "betrag, umsatz, umsatzbetrag",
            "montant, montant operation, importe, importo, bedrag, belopp, valor, quantia, montante, kwota, kwota operacji, tutar, islem tutari, сумма в валюте счета, сумма в валюте карты, сумма платежа, сумма операции, сумма",
            "total inclusive of fees, total including fees, total incl fees, amount after fees, 交易金额, 金额, 金額, 入出金, 取引金額, ご利用金額, 利用金額, gross, brutto, summary amt",
            "how much, cost, price, spent, wieviel, wie viel, preis, combien, prix, cout, cuanto, precio, coste, quanto, preco, custo, prezzo, costo, hoeveel, prijs, hur mycket, pris, kostnad, ile, cena, koszt, ne kadar, fiyat, 花费, 价格, 费用, 値段",
        ],
    ),
    (
        Column::Currency,
        &[
            "currency, ccy, waehrung, devise, divisa, moneda, moeda, valuta, munt, currency code, source currency, target currency, waluta, para birimi, doviz, валюта платежа, валюта счета, валюта карты, валюта операции, валюта, 币种, 货币, 通貨",
        ],
    ),
    (Column::Category, &["category, kategorie, categorie, categoria, kategori, kategoria, spending category, категория, 类别, 分类"]),
    (
        Column::Status,
        &["status, state, statetype, pending, statut, estado, stato, info, durum, buchungsstatus, статус, 状态, 交易状态, 当前状态"],
    ),
    (
        Column::Payee,
        &[
            "name description, naam omschrijving, payee, merchant, merchant name, name, beneficiary, recipient, counter party, counterparty name, partner name, name of counterparty, partnername, custom name, beneficiary payer, beneficiary payer name, title, target name",
            "beguenstigter zahlungspflichtiger, auftraggeber empfaenger, beguenstigter auftraggeber, auftraggeber beguenstigter, zahlungsempfaenger in, zahlungsempfaenger, empfaenger, name zahlungsbeteiligter",
            "referens, beneficiaire, tiers, beneficiario, naam tegenpartij, tegenpartij, namn, mottagare, text mottagare, odbiorca, nadawca odbiorca, kontrahent, nazev protiuctu, protistrana, nimi, saaja, saajan nimi, navn, modtager, mottaker, partner neve, ellenoldali nev, nume partener, получатель, контрагент, tegenrekeninghouder, odbiorca zleceniodawca, zleceniodawca, alici, お店, 交易对方, 对方户名, 对方名称",
            "sub description, description, transaction description, transaction remarks, narrative, narration, details, particulars, description 1, beschreibung 1",
            "libelle, libelle operation, libelle court, tekst, forklaring, detalhes, lancamento, descripcion, concepto, descrizione completa, descrizione, descricao, historico, omschrijving, text, rubrik, beskrivning, opis, opis operacji, aciklama, описание, описание операции, назначение платежа, 交易摘要, 摘要内容, お取り扱い内容, 取扱内容, 入出金先内容, 入出金内容, 取引内容, お取引内容, ご利用先, 摘要, counterparty, beschreibung, 交易备注, פרטים",
            "what, what for, item, shop, store, was, wofuer, laden, geschaeft, quoi, magasin, que, tienda, o que, loja, cosa, negozio, wat, winkel, vad, butik, co, sklep, ne, magaza, 项目, 商家, 内容, 店, 店名",
        ],
    ),
    (
        Column::Memo,
        &[
            "memo, note, notes, reference, beskrivning, purpose, message, communication, remarks, description, details, additional information, type, transaction type, payment reference, extended details, notes and tags, description 2",
            "verwendungszweck, buchungstext, vorgang, umsatztyp, umsatzart, zweck, beschreibung, typ, betreff",
            "subcategory, unterkategorie, underkategori, sous categorie, subcategoria, sottocategoria, podkategoria, motif, type operation, libelle, libelle court, mededelingen, omschrijving, omschrijving 1, mutatiesoort, rubrik, meddelande, tytul, tytul operacji, 备注, 用途, メモ, 摘要, 備考",
        ],
    ),
    (
        Column::Ignored,
        &[
            "account number, iban, sort code, time, time zone, timezone, rate, exchange rate, local amount, local currency, original amount, original currency, foreign amount, type of foreign currency, gross, brutto, card no, account, chq ref number, cheque number, ref no cheque no, check or slip, uhrzeit, zeitzone, auftragskonto, kontonummer, kontonummer iban, iban kontoinhaber, zahlungspflichtige r, rekening, tegenrekening, code, avsaendare, running number, address, emoji, receipt, source fee currency, target fee amount, target fee currency, source name, opening balance, invoice number, balance code, total fees, produkt, product, radnummer, clearingnummer, cashback, cash back, bonus, rewards, points, rounding, round up, aufrundung, arrondi, redondeo, arrotondamento, afronding, кэшбэк, кешбэк, бонусы, округление, mcc",
        ],
    ),
];

/// The first of the headings of a payee that are of the bank's texts as well; those above it are of names.
const TEXTS: &str = "sub description";

/// Headings of who pays and of who is paid, where a table names both and one of them is the person.
const PARTIES: [&str; 2] = [
    "source name, sender, sender name, from, from name, payer, payer name, remitter, debtor, debtor name, ordering party, absender, auftraggeber, zahlungspflichtige r, zahlungspflichtiger, emetteur, donneur d ordre, debiteur, ordenante, remitente, remetente, pagador, mittente, ordinante, opdrachtgever, afzender, avsaendare, betalare, nadawca, zleceniodawca, goenderen, goenderici, 付款人, 付款方, 付款人名称, 依頼人名, 振込依頼人",
    "target name, destination name, recipient, recipient name, to, to name, receiver, payee, payee name, beneficiary, beneficiary name, creditor, creditor name, empfaenger, zahlungsempfaenger, zahlungsempfaenger in, beguenstigter, beneficiaire, destinataire, crediteur, beneficiario, destinatario, favorecido, ontvanger, begunstigde, mottagare, odbiorca, beneficjent, alici, 收款人, 收款方, 收款人名称, 受取人, 受取人名",
];

/// The columns of who pays and of who is paid, where a table has both and they hold names.
pub(super) fn parties(table: &Table) -> Option<(usize, usize)> {
    let at = |names: &'static str| {
        table.headers.iter().position(|heading| {
            let name = Heading::of(heading).name;
            !name.is_empty() && names.split(", ").any(|word| word == name)
        })
    };
    let [payer, paid] = PARTIES.map(at);
    let (payer, paid) = (payer?, paid?);
    // "Avsändare" and "Mottagare" beside a column of names are numbers of accounts.
    let names = |place: usize| {
        let cells = || table.rows.iter().take(80).filter_map(|row| row.cells.get(place)).filter(|cell| !cell.trim().is_empty());
        let numbers = cells().filter(|cell| cell.bytes().any(|b| b.is_ascii_digit())).count();
        (cells().count() > 0, numbers * 2 <= cells().count())
    };
    let [payers, paids] = [payer, paid].map(names);
    ((payers.0 || paids.0) && payers.1 && paids.1).then_some((payer, paid))
}

/// Words in a heading of an amount that has its fee in it.
const WITH_FEES: &str = "incl, inclusive, including, inkl, inklusive, einschliesslich, after, nach, compris, incluidas, incluse";

/// How days are written in the countries of the headings' language, where all of them write the day first.
pub(super) fn usual_dates(headings: &[String]) -> Option<DateOrder> {
    const WORDS: &str = "datum, buchungstag, buchungsdatum, betrag, beschreibung, verwendungszweck, umsatz, soll, libelle, montant, solde, date operation, \
         date valeur, date de valeur, fecha, fecha operacion, importe, concepto, descripcion, saldo, data, data operazione, data contabile, data valuta, \
         importo, descrizione, data lancamento, valor, descricao, lancamento, historico, bedrag, omschrijving, kwota, tutar, tarih";
    headings.iter().any(|heading| listed(WORDS, &Heading::of(heading).name)).then_some(DateOrder::DayFirst)
}

/// The words of a list.
fn words(lists: &'static [&'static str]) -> impl Iterator<Item = &'static str> {
    lists.iter().flat_map(|list| list.split(", "))
}

/// A heading made comparable.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Heading {
    /// Folded, and without the currency it names.
    pub name: String,
    /// The currency it names: `Amount (GBP)`, `Débit euros`, `入出金(円)`.
    pub currency: Option<Currency>,
    /// Whether it names it by a sign that other currencies have too: 元 is written in China, in Taiwan and in Hong Kong.
    pub shared: bool,
}

impl Heading {
    pub fn of(written: &str) -> Self {
        let (mut currency, mut shared) = (None, false);
        let mut kept = String::with_capacity(written.len());
        // "RunningBalance" is two words.
        let mut before = ' ';
        let mut apart = String::with_capacity(written.len() + 4);
        for c in written.chars() {
            if before.is_ascii_lowercase() && c.is_ascii_uppercase() {
                apart.push(' ');
            }
            apart.push(c);
            before = c;
        }
        // `Amount (GBP)`: a code counts in capitals only, since `all`, `top` and `try` are words too.
        for part in apart.split_inclusive(|c: char| !c.is_alphanumeric() && !is_sign(c)) {
            let word = part.trim_matches(|c: char| !c.is_alphanumeric() && !is_sign(c));
            match named_currency(word) {
                Some(found) => {
                    currency = Some(found);
                    shared = word.contains(['元', '¥', '￥']);
                }
                None => kept.push_str(part),
            }
            kept.push(' ');
        }
        let folded = fold(&kept);
        let name = ["in", "en"].iter().find_map(|word| folded.strip_suffix(word)?.strip_suffix(' ')).filter(|_| currency.is_some());
        let name = name.unwrap_or(&folded).trim_end().to_owned();
        // A heading that is nothing but a currency is a column of amounts in it.
        let name = if name.is_empty() && currency.is_some() { "amount".to_owned() } else { name };
        // "Beschreibung1" is the first of several.
        let name = match name.strip_suffix(|c: char| c.is_ascii_digit()) {
            Some(rest) if rest.ends_with(char::is_alphabetic) => format!("{rest} {}", name.get(rest.len()..).unwrap_or_default()),
            _ => name,
        };
        Self { name, currency, shared }
    }
}

/// The words of [`HEADINGS`], to be looked up.
pub(super) struct Vocabulary {
    /// For each word the kinds it can mean, each with its rank: lower outranks higher.
    words: HashMap<&'static str, Vec<(usize, Column)>>,
}

/// A kind a heading can mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Meaning {
    /// Whether the heading only holds the word; one that is the word outranks it.
    pub held: bool,
    /// The place of the word in the lists.
    pub rank: usize,
    pub column: Column,
    /// Whether the word is more than one.
    pub phrase: bool,
}

impl Vocabulary {
    pub fn new() -> Self {
        let mut vocabulary = HashMap::<&'static str, Vec<(usize, Column)>>::new();
        for (rank, (column, word)) in HEADINGS.iter().flat_map(|(column, lists)| words(lists).map(move |word| (*column, word))).enumerate()
        {
            vocabulary.entry(word).or_default().push((rank, column));
        }
        Self { words: vocabulary }
    }

    /// Every kind a heading can mean.
    pub fn meanings(&self, heading: &Heading) -> Vec<Meaning> {
        let name = heading.name.as_str();
        let mut found = Vec::new();
        let starts = std::iter::once(0).chain(name.match_indices(' ').map(|(at, _)| at + 1));
        for start in starts {
            let ends = name.match_indices(' ').map(|(at, _)| at).chain(std::iter::once(name.len())).filter(|end| *end > start);
            for part in ends.filter_map(|end| name.get(start..end)) {
                let held = part.len() < name.len();
                // Words of up to three letters are too common to count inside of others.
                if held && part.len() <= 3 {
                    continue;
                }
                let meanings = self.words.get(part).into_iter().flatten();
                // "Total (incl. fees)" is no fee.
                let meanings = meanings.filter(|(_, column)| *column != Column::Fee || !holds_one(name, WITH_FEES));
                found.extend(meanings.map(|(rank, column)| Meaning { held, rank: *rank, column: *column, phrase: part.contains(' ') }));
            }
        }
        found
    }

    /// The best rank of a heading among those that say who it was or what for.
    pub fn payee(&self, heading: &Heading) -> Option<Meaning> {
        self.meanings(heading).into_iter().filter(|meaning| meaning.column == Column::Payee).min()
    }

    /// Whether a heading is of names, and not of whatever texts the bank has.
    pub fn is_name(&self, heading: &Heading) -> bool {
        let texts = self.words.get(TEXTS).and_then(|meanings| meanings.iter().find(|(_, column)| *column == Column::Payee));
        self.payee(heading).zip(texts).is_some_and(|(meaning, (rank, _))| meaning.rank < *rank)
    }

    /// The best kind for a heading, whatever its column holds.
    pub fn column(&self, heading: &Heading) -> Option<Column> {
        self.meanings(heading).into_iter().min().map(|meaning| meaning.column)
    }
}

pub(super) fn is_sign(c: char) -> bool {
    matches!(c, '$' | '£' | '¥' | '￥' | '฿' | '\u{20a0}'..='\u{20cf}')
}

/// A currency in a heading: its code in capitals, its sign, or its name.
fn named_currency(word: &str) -> Option<Currency> {
    let code = word.trim_matches(is_sign);
    if code.len() == 3 && code.bytes().all(|b| b.is_ascii_uppercase()) {
        return Currency::parse(code).filter(|code| code.is_listed());
    }
    if is_euro(word) {
        return Some(Currency::EUR);
    }
    // Short names are words too; a sign or the letters of another script are none.
    let sign = word == "Ft" || word.chars().any(|c| !c.is_ascii_alphabetic());
    money::by_sign(word).filter(|_| sign)
}

/// `euro`, `Euros`, `EUROA`.
pub(super) fn is_euro(word: &str) -> bool {
    word.len() <= 5 && word.to_ascii_lowercase().starts_with("euro")
}

/// Words for sums and balances.
const SUMS: &[&str] = &[
    "total, totals, subtotal, sum, balance, statement summary, end of statement, turnover, summe, gesamt, saldo, kontostand, anfangssaldo, endsaldo, solde, totaal, totale, totalt, suma, razem, toplam, bakiye, итого, всего, σύνολο, 合计, 总计, 合計, 残高, 余额, 합계, 소계, 총계, 잔액",
];

/// Whether a line speaks of a sum or a balance and is no movement.
pub(super) fn is_summary(folded: &str) -> bool {
    // mBank writes "#Saldo".
    let folded = folded.trim_start_matches('#');
    words(SUMS).any(|word| holds(folded, word))
}

/// What a line states whose whole text is a sum or a balance.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stated {
    /// The balance at this place.
    Balance,
    /// What the movements come to.
    Sum,
}

/// What a text states that is nothing but such a phrase, with a day behind it at most; a payee that only has the word in the name states nothing.
pub(super) fn stated(folded: &str) -> Option<Stated> {
    const BALANCES: &str = "balance, saldo, s a l d o, saldo do dia, saldo del dia, solde, bakiye, 残高, 余额, 잔액";
    let behind = |rest: &str| rest.split(' ').all(|word| word.chars().count() <= 3 || word.starts_with(|c: char| c.is_ascii_digit()));
    if stated_as(folded, behind).is_some() || listed(BALANCES, folded) {
        return Some(Stated::Balance);
    }
    words(SUMS).any(|word| word == folded).then_some(Stated::Sum)
}

/// Whether a line states the balance before the first movement (`Some(true)`) or after the last one (`Some(false)`).
pub(super) fn stated_balance(folded: &str) -> Option<bool> {
    stated_as(folded, |_| true)
}

/// The same, where what follows the phrase is as wanted.
fn stated_as(folded: &str, behind: impl Fn(&str) -> bool) -> Option<bool> {
    const OPENING: &[&str] = &[
        "beginning balance, opening balance, starting balance, previous balance, balance brought forward, brought forward, anfangssaldo, alter kontostand, alter saldo, startsaldo, solde initial, ancien solde, solde precedent, saldo inicial, saldo anterior, saldo iniziale, beginsaldo, vorig saldo, ingaende saldo, saldo poczatkowe, acilis bakiyesi, 期初余额, 上期余额, 前残高, 前月繰越, 繰越残高",
    ];
    const CLOSING: &[&str] = &[
        "ending balance, closing balance, balance carried forward, carried forward, final balance, kontostand, endsaldo, neuer saldo, neuer kontostand, solde final, nouveau solde, solde au, saldo final, saldo finale, eindsaldo, utgaende saldo, saldo koncowe, kapanis bakiyesi, 期末余额, 次月繰越, 繰越",
    ];
    // "Ending balance as of": the words stand at its beginning, a sentence that only mentions a balance is none.
    let begins = |lists: &'static [&'static str]| {
        words(lists).any(|word| {
            folded
                .trim_start_matches('#')
                .strip_prefix(word)
                .is_some_and(|rest| rest.is_empty() || rest.strip_prefix(' ').is_some_and(&behind))
        })
    };
    if begins(OPENING) { Some(true) } else { begins(CLOSING).then_some(false) }
}
