//! The tables of banks, two or three realistic rows each: which layout must give which movements. Names are made up.

use exchange::bank::Verdict;
use exchange::dates::DateOrder;

use crate::support::bank::{kind_of, lines, newcomer};
use exchange::kind::FileKind;

/// A bank's table: its name, its currency as read, the file, the lines, and whether balances are there and met.
struct Case {
    bank: &'static str,
    currency: &'static str,
    file: &'static str,
    wanted: &'static [&'static str],
    adds_up: Option<bool>,
}

const fn case(
    bank: &'static str,
    currency: &'static str,
    file: &'static str,
    wanted: &'static [&'static str],
    adds_up: Option<bool>,
) -> Case {
    Case { bank, currency, file, wanted, adds_up }
}

const CASES: &[Case] = &[
    case(
        "PayPal, German",
        "EUR",
        "\"Datum\",\"Uhrzeit\",\"Zeitzone\",\"Name\",\"Typ\",\"Status\",\"Währung\",\"Brutto\",\"Gebühr\",\"Netto\",\"Transaktionscode\",\"Guthaben\",\"Auswirkung auf Guthaben\"\n\
         \"13.11.2026\",\"10:11:12\",\"CET\",\"Laden A\",\"Zahlung\",\"Abgeschlossen\",\"EUR\",\"-1.012,50\",\"0,00\",\"-1.012,50\",\"1AB\",\"87,50\",\"Soll\"\n\
         \"14.11.2026\",\"11:00:00\",\"CET\",\"Laden B\",\"Allgemeine Einbehaltung\",\"Offen\",\"EUR\",\"-30,00\",\"0,00\",\"-30,00\",\"1AD\",\"87,50\",\"Memo\"\n\
         \"15.11.2026\",\"12:00:00\",\"CET\",\"Kunde\",\"Zahlung\",\"Abgeschlossen\",\"EUR\",\"50,00\",\"-1,60\",\"48,40\",\"1AE\",\"135,90\",\"Haben\"\n",
        &[
            "new -101250 2026-11-13 Laden A",
            "skipped -3000 This is a hold or an authorization: the money is set aside and has not moved.",
            "new 4840 2026-11-15 Kunde",
        ],
        Some(true),
    ),
    case(
        "Bank of America, card",
        "USD",
        "Posted Date,Reference Number,Payee,Address,Amount\n10/13/2026,24692162,\"GROCER 12\",\"AUSTIN TX\",-61.20\n10/14/2026,24692163,\"PAYMENT\",\"\",100.00\n",
        &["new -6120 2026-10-13 GROCER 12", "new 10000 2026-10-14 PAYMENT"],
        None,
    ),
    case(
        "Chase, checking: eight cells under seven headings",
        "USD",
        "Details,Posting Date,Description,Amount,Type,Balance,Check or Slip #\nDEBIT,03/16/2026,\"GROCER\",-20.00,DEBIT_CARD,980.00,,\nCREDIT,03/14/2026,\"PAYROLL\",500.00,ACH_CREDIT,1000.00,,\n",
        &["new -2000 2026-03-16 GROCER", "new 50000 2026-03-14 PAYROLL"],
        Some(true),
    ),
    case(
        "Chase, card",
        "USD",
        "Transaction Date,Post Date,Description,Category,Type,Amount,Memo\n03/14/2026,03/15/2026,COFFEE,Food & Drink,Sale,-3.00,\n03/16/2026,03/16/2026,Payment,,Payment,250.00,\n",
        &["new -300 2026-03-14 COFFEE", "new 25000 2026-03-16 Payment"],
        None,
    ),
    case(
        "American Express: a plus is a charge",
        "USD",
        "Date,Description,Card Member,Account #,Amount\n03/14/2026,GROCER,A PERSON,-11001,61.20\n03/15/2026,AUTOPAY PAYMENT,A PERSON,-11001,-500.00\n",
        &["new -6120 2026-03-14 GROCER", "new 50000 2026-03-15 AUTOPAY PAYMENT"],
        None,
    ),
    case(
        "Capital One",
        "USD",
        "Transaction Date,Posted Date,Card No.,Description,Category,Debit,Credit\n2026-03-14,2026-03-15,1234,GROCER,Groceries,61.20,\n2026-03-16,2026-03-16,1234,PAYMENT,Payment,,250.00\n",
        &["new -6120 2026-03-14 GROCER", "new 25000 2026-03-16 PAYMENT"],
        None,
    ),
    case(
        "Wells Fargo: no heading",
        "USD",
        "\"03/14/2026\",\"-61.20\",\"*\",\"\",\"PURCHASE GROCER\"\n\"03/15/2026\",\"500.00\",\"*\",\"\",\"PAYROLL\"\n",
        &["new -6120 2026-03-14 PURCHASE GROCER", "new 50000 2026-03-15 PAYROLL"],
        None,
    ),
    case(
        "Citi: credits with a minus",
        "USD",
        "Status,Date,Description,Debit,Credit\nCleared,03/14/2026,\"GROCER\",61.20,\nCleared,03/15/2026,\"PAYMENT\",,-250.00\n",
        &["new -6120 2026-03-14 GROCER", "new 25000 2026-03-15 PAYMENT"],
        None,
    ),
    case(
        "Monzo",
        "GBP",
        "Transaction ID,Date,Time,Type,Name,Emoji,Category,Amount,Currency,Local amount,Local currency,Notes and #tags,Address,Receipt,Description,Category split,Money Out,Money In\n\
         tx_1,14/03/2026,10:00:00,Card payment,Grocer,,Groceries,-12.50,GBP,-15.00,EUR,,,,GROCER LEEDS,,-12.50,\n\
         tx_2,15/03/2026,10:00:00,Faster payment,Payer,,Income,100.00,GBP,100.00,GBP,,,,PAY,,,100.00\n",
        &["new -1250 2026-03-14 Grocer", "new 10000 2026-03-15 Payer"],
        None,
    ),
    case(
        "Starling",
        "GBP",
        "Date,Counter Party,Reference,Type,Amount (GBP),Balance (GBP),Spending Category,Notes\n14/03/2026,Grocer,REF 1,CARD,-12.50,87.50,GROCERIES,\n15/03/2026,Payer,REF 2,FPS,100.00,187.50,INCOME,\n",
        &["new -1250 2026-03-14 Grocer", "new 10000 2026-03-15 Payer"],
        Some(true),
    ),
    case(
        "Revolut: a fee on top, and what never happened",
        "EUR",
        "Type,Product,Started Date,Completed Date,Description,Amount,Fee,Currency,State,Balance\n\
         CARD_PAYMENT,Current,2026-03-01 10:00:00,2026-03-02 09:00:00,Shop,-10.00,0.00,EUR,COMPLETED,90.00\n\
         ATM,Current,2026-03-03 10:00:00,2026-03-03 10:00:00,Cash,-20.00,1.50,EUR,COMPLETED,68.50\n\
         CARD_PAYMENT,Current,2026-03-04 10:00:00,2026-03-04 10:00:00,Shop,-5.00,0.00,EUR,REVERTED,\n",
        &[
            "new -1000 2026-03-02 Shop",
            "new -2150 2026-03-03 Cash",
            "skipped -500 Your bank says that this did not go through or was taken back.",
        ],
        Some(true),
    ),
    case(
        "Wise: unsigned, with a direction and two currencies",
        "EUR",
        "ID,Status,Direction,Created on,Finished on,Source fee amount,Source fee currency,Target fee amount,Target fee currency,Source name,Source amount (after fees),Source currency,Target name,Target amount (after fees),Target currency,Exchange rate,Reference\n\
         T-1,COMPLETED,OUT,2026-03-01 10:00:00,2026-03-01 10:00:01,0.50,EUR,,,Me,99.50,EUR,Landlord,99.50,EUR,1.0,Rent\n\
         T-2,COMPLETED,IN,2026-03-02 10:00:00,2026-03-02 10:00:01,0,EUR,,,Client,200.00,EUR,Me,200.00,EUR,1.0,Invoice\n",
        &["new -10000 2026-03-01 Landlord", "new 20000 2026-03-02 Client"],
        None,
    ),
    case(
        "N26",
        "EUR",
        "\"Booking Date\",\"Value Date\",\"Partner Name\",\"Partner Iban\",Type,\"Payment Reference\",\"Account Name\",\"Amount (EUR)\",\"Original Amount\",\"Original Currency\",\"Exchange Rate\"\n\
         2026-03-01,2026-03-01,Laden,,Presentment,,Main,-12.5,12.5,EUR,1\n2026-03-02,2026-03-02,Amt,DE0212,Credit Transfer,ALG,Main,1250.0,,,\n",
        &["new -1250 2026-03-01 Laden", "new 125000 2026-03-02 Amt"],
        None,
    ),
    case(
        "ING, Dutch",
        "EUR",
        "\"Datum\";\"Naam / Omschrijving\";\"Rekening\";\"Tegenrekening\";\"Code\";\"Af Bij\";\"Bedrag (EUR)\";\"Mutatiesoort\";\"Mededelingen\";\"Saldo na mutatie\";\"Tag\"\n\
         \"20260302\";\"UWV\";\"NL1\";\"NL2\";\"GT\";\"Bij\";\"1.100,00\";\"Online\";\"Uitkering\";\"1.087,50\";\"\"\n\
         \"20260301\";\"Bakker\";\"NL1\";\"\";\"BA\";\"Af\";\"12,50\";\"Betaalautomaat\";\"Brood\";\"-12,50\";\"\"\n",
        &["new 110000 2026-03-02 UWV", "new -1250 2026-03-01 Bakker"],
        Some(true),
    ),
    case(
        "ING, Dutch bank in English",
        "EUR",
        "\"Date\",\"Name / Description\",\"Account\",\"Counterparty\",\"Code\",\"Debit/credit\",\"Amount (EUR)\",\"Transaction type\",\"Notifications\"\n\
         \"20260301\",\"Bakker\",\"NL1\",\"\",\"BA\",\"Debit\",\"12,50\",\"Payment terminal\",\"\"\n\"20260302\",\"UWV\",\"NL1\",\"NL2\",\"GT\",\"Credit\",\"1100,00\",\"Online\",\"\"\n",
        &["new -1250 2026-03-01 Bakker", "new 110000 2026-03-02 UWV"],
        None,
    ),
    case(
        "ING, German: a preamble, a balance and two columns of currencies",
        "EUR",
        "Umsatzanzeige;Datei erstellt am: 31.03.2026 12:00\n\nIBAN;DE02 1203 0000 0000 2020 51\nKontoname;Girokonto\nBank;ING\nKunde;A. Person\nZeitraum;01.03.2026 - 31.03.2026\nSaldo;1.987,50;EUR\n\n\
         Buchung;Wertstellungsdatum;Auftraggeber/Empfänger;Buchungstext;Verwendungszweck;Saldo;Währung;Betrag;Währung\n\
         13.03.2026;13.03.2026;Laden;Lastschrift;Einkauf;1.987,50;EUR;-12,50;EUR\n12.03.2026;12.03.2026;Amt;Gutschrift;ALG;2.000,00;EUR;1.250,00;EUR\n",
        &[
            "skipped ? This line is above the transactions: a summary or a balance.",
            "new -1250 2026-03-13 Laden",
            "new 125000 2026-03-12 Amt",
        ],
        Some(true),
    ),
    case(
        "DKB, new",
        "EUR",
        "\"Girokonto\";\"DE02120300000000202051\"\n\"\"\n\"Kontostand vom 31.03.2026:\";\"1.237,50 €\"\n\"\"\n\
         \"Buchungsdatum\";\"Wertstellung\";\"Status\";\"Zahlungspflichtige*r\";\"Zahlungsempfänger*in\";\"Verwendungszweck\";\"Umsatztyp\";\"IBAN\";\"Betrag (€)\"\n\
         \"13.03.26\";\"13.03.26\";\"Gebucht\";\"A. Person\";\"Laden\";\"Einkauf\";\"Ausgang\";\"DE1\";\"-12,5\"\n\"12.03.26\";\"12.03.26\";\"Gebucht\";\"Amt\";\"A. Person\";\"ALG\";\"Eingang\";\"DE2\";\"1.250\"\n",
        &[
            "skipped ? This line is above the transactions: a summary or a balance.",
            "new -1250 2026-03-13 Laden",
            "new 125000 2026-03-12 Amt",
        ],
        None,
    ),
    case(
        "DKB, old",
        "EUR",
        "\"Kontonummer:\";\"DE02 / Girokonto\";\n\n\"Von:\";\"01.03.2026\";\n\"Bis:\";\"31.03.2026\";\n\"Kontostand vom 31.03.2026:\";\"1.237,50 EUR\";\n\n\
         \"Buchungstag\";\"Wertstellung\";\"Buchungstext\";\"Auftraggeber / Begünstigter\";\"Verwendungszweck\";\"Kontonummer\";\"BLZ\";\"Betrag (EUR)\";\"Gläubiger-ID\";\"Mandatsreferenz\";\"Kundenreferenz\";\n\
         \"13.03.2026\";\"13.03.2026\";\"Kartenzahlung\";\"Laden\";\"Einkauf\";\"DE1\";\"BIC\";\"-12,50\";\"\";\"\";\"\";\n",
        &["skipped ? This line is above the transactions: a summary or a balance.", "new -1250 2026-03-13 Laden"],
        None,
    ),
    case(
        "Sparkasse",
        "EUR",
        "\"Auftragskonto\";\"Buchungstag\";\"Valutadatum\";\"Buchungstext\";\"Verwendungszweck\";\"Glaeubiger ID\";\"Mandatsreferenz\";\"Kundenreferenz (End-to-End)\";\"Sammlerreferenz\";\"Lastschrift Ursprungsbetrag\";\"Auslagenersatz Ruecklastschrift\";\"Beguenstigter/Zahlungspflichtiger\";\"Kontonummer/IBAN\";\"BIC (SWIFT-Code)\";\"Betrag\";\"Waehrung\";\"Info\"\n\
         \"DE02\";\"13.03.26\";\"13.03.26\";\"KARTENZAHLUNG\";\"Einkauf\";\"\";\"\";\"\";\"\";\"\";\"\";\"Laden\";\"DE1\";\"BIC\";\"-12,50\";\"EUR\";\"Umsatz gebucht\"\n\
         \"DE02\";\"14.03.26\";\"14.03.26\";\"LASTSCHRIFT\";\"Strom\";\"\";\"\";\"\";\"\";\"\";\"\";\"Werke\";\"DE1\";\"BIC\";\"-45,90\";\"EUR\";\"Umsatz vorgemerkt\"\n",
        &["new -1250 2026-03-13 Laden", "new -4590 2026-03-14 Werke pending"],
        None,
    ),
    case(
        "Commerzbank",
        "EUR",
        "\u{feff}Buchungstag;Wertstellung;Umsatzart;Buchungstext;Betrag;Währung;IBAN Kontoinhaber;Kategorie\n13.03.2026;13.03.2026;Lastschrift;Laden Einkauf;-7,4;EUR;DE02;\n14.03.2026;14.03.2026;Gutschrift;Amt ALG;1250;EUR;DE02;\n",
        &["new -740 2026-03-13 Laden Einkauf", "new 125000 2026-03-14 Amt ALG"],
        None,
    ),
    case(
        "Deutsche Bank: a preamble, a footer, debits with a minus",
        "EUR",
        "Transactions Girokonto;;;Kundennummer: 100 1234567\n01.03.2026 - 31.03.2026\nLetzter Kontostand;;;;1.250,00;EUR\n\
         Buchungstag;Wert;Umsatzart;Begünstigter / Auftraggeber;Verwendungszweck;IBAN;Soll;Haben;Währung\n\
         3.3.2026;3.3.2026;Kartenzahlung;Laden;Einkauf;DE1;-12,50;;EUR\n13.3.2026;13.3.2026;Gutschrift;Amt;ALG;DE2;;1.250,00;EUR\nKontostand;31.3.2026;;;2.487,50;EUR\n",
        &[
            "skipped ? This line is above the transactions: a summary or a balance.",
            "new -1250 2026-03-03 Laden",
            "new 125000 2026-03-13 Amt",
            "skipped ? This line is below or between the transactions: a sum, a balance or a note.",
        ],
        Some(true),
    ),
    case(
        "comdirect",
        "EUR",
        ";\n\"Umsätze Girokonto\";\"Zeitraum: 30 Tage\";\n\"Neuer Kontostand\";\"1.237,50 EUR\";\n\n\"Buchungstag\";\"Wertstellung (Valuta)\";\"Vorgang\";\"Buchungstext\";\"Umsatz in EUR\";\n\
         \"13.03.2026\";\"13.03.2026\";\"Lastschrift\";\"Auftraggeber: Laden Einkauf\";\"-12,50\";\n\"12.03.2026\";\"12.03.2026\";\"Übertrag\";\"Amt ALG\";\"1.250,00\";\n\n\"Alter Kontostand\";\"0,00 EUR\";\n",
        &[
            "skipped ? This line is above the transactions: a summary or a balance.",
            "new -1250 2026-03-13 Auftraggeber: Laden Einkauf",
            "new 125000 2026-03-12 Amt ALG",
            "skipped ? This line is below or between the transactions: a sum, a balance or a note.",
        ],
        Some(true),
    ),
    case(
        "bunq",
        "USD",
        "\"Date\";\"Interest Date\";\"Amount\";\"Account\";\"Counterparty\";\"Name\";\"Description\"\n\"2026-03-01\";\"2026-03-01\";\"-12,50\";\"NL1\";\"NL2\";\"Bakker\";\"Brood €\"\n\"2026-03-02\";\"2026-03-02\";\"1.149,50\";\"NL1\";\"NL3\";\"UWV\";\"Uitkering\"\n",
        &["new -1250 2026-03-01 Bakker", "new 114950 2026-03-02 UWV"],
        None,
    ),
    case(
        "Rabobank",
        "EUR",
        "\"IBAN/BBAN\",\"Munt\",\"BIC\",\"Volgnr\",\"Datum\",\"Rentedatum\",\"Bedrag\",\"Saldo na trn\",\"Tegenrekening IBAN/BBAN\",\"Naam tegenpartij\",\"Code\",\"Omschrijving-1\"\n\
         \"NL1\",\"EUR\",\"RABONL2U\",\"000000000000007213\",\"2026-03-01\",\"2026-03-01\",\"-12,50\",\"+87,50\",\"\",\"Bakker\",\"bc\",\"Brood\"\n\
         \"NL1\",\"EUR\",\"RABONL2U\",\"000000000000007214\",\"2026-03-02\",\"2026-03-02\",\"+1149,50\",\"+1237,00\",\"NL3\",\"UWV\",\"cb\",\"Uitkering\"\n",
        &["new -1250 2026-03-01 Bakker", "new 114950 2026-03-02 UWV"],
        Some(true),
    ),
    case(
        "ABN AMRO: no heading, balances before and after",
        "EUR",
        "123456789\tEUR\t20260301\t100,00\t-21,00\t20260301\t-121,00\tBEA Bakker\n123456789\tEUR\t20260302\t-21,00\t979,00\t20260302\t1000,00\tSEPA UWV\n",
        &["new -12100 2026-03-01 BEA Bakker", "new 100000 2026-03-02 SEPA UWV"],
        Some(true),
    ),
    case(
        "Nordea, Swedish: reserved instead of a day",
        "SEK",
        "Bokföringsdag;Belopp;Avsändare;Mottagare;Namn;Rubrik;Saldo;Valuta\nReserverat;-10,00;1;;;Kiosk;;SEK\n2026/03/13;-112,50;1;;;Kortköp ICA;887,50;SEK\n2026/03/12;1000,00;;1;;Lön;1000,00;SEK\n",
        &[
            "skipped -1000 This is announced and not booked, and the balances are without it. A later statement brings it.",
            "new -11250 2026-03-13 Kortköp ICA",
            "new 100000 2026-03-12 Lön",
        ],
        Some(true),
    ),
    case(
        "SEB",
        "USD",
        "Bokföringsdatum,Valutadatum,Verifikationsnummer,Text/mottagare,Belopp,Saldo\n2026-03-13,2026-03-13,5484,ICA,-112.50,887.50\n2026-03-12,2026-03-12,5485,LÖN,1000.00,1000.00\n",
        &["new -11250 2026-03-13 ICA", "new 100000 2026-03-12 LÖN"],
        Some(true),
    ),
    case(
        "Crédit Agricole: texts over several lines",
        "EUR",
        "Téléchargement du 31/03/2026;\n\nM. PERSONNE\nCompte de Dépôt carte n° 123;\nSolde au 31/03/2026 8 981,50 €\n\nListe des opérations du compte entre le 01/03/2026 et le 31/03/2026;\n\n\
         Date;Libellé;Débit euros;Crédit euros;\n13/03/2026;\"PAIEMENT PAR CARTE\nBOULANGERIE \";12,50;;\n12/03/2026;\"VIREMENT EN VOTRE FAVEUR\nFRANCE TRAVAIL\";;8 994,00;\n",
        &["new -1250 2026-03-13 PAIEMENT PAR CARTE BOULANGERIE", "new 899400 2026-03-12 VIREMENT EN VOTRE FAVEUR FRANCE TRAVAIL"],
        None,
    ),
    case(
        "BNP Paribas: an account above the heading",
        "EUR",
        "Compte de chèques;Compte de chèques;****1234;31/03/2026;;1 237,50\nDate operation;Libelle court;Type operation;Libelle operation;Montant operation en euro\n\
         13/03/2026;PAIEMENT CB;FACTURE CARTE;BOULANGERIE PARIS;-12,50\n12/03/2026;VIREMENT;VIREMENT RECU;FRANCE TRAVAIL;1 250,00\n",
        &[
            "skipped ? This line is above the transactions: a summary or a balance.",
            "new -1250 2026-03-13 BOULANGERIE PARIS",
            "new 125000 2026-03-12 FRANCE TRAVAIL",
        ],
        None,
    ),
    case(
        "ICICI: a preamble and a footer",
        "INR",
        "DETAILED STATEMENT,,,,,\nTransactions List - A PERSON (INR) - 1234,,,,,\n\nTransaction Date,Cheque Number,Transaction Remarks,Withdrawal Amount (INR ),Deposit Amount (INR ),Balance (INR )\n\
         13/03/2026,,UPI/GROCER,\"1,250.00\",0.00,\"98,750.99\"\n14/03/2026,,NEFT SALARY,0.00,\"1,50,000.00\",\"2,48,750.99\"\nLegends Used in Account Statement,,,,,\n",
        &[
            "new -125000 2026-03-13 UPI/GROCER",
            "new 15000000 2026-03-14 NEFT SALARY",
            "skipped ? This line has neither a date nor an amount.",
        ],
        Some(true),
    ),
    case(
        "State Bank of India: tabs, months by name, lakhs",
        "USD",
        "Account Name\t:A PERSON\nBalance as on 1 Aug 2026\t:1,000.00\n\nTxn Date\tValue Date\tDescription\tRef No./Cheque No.\tDebit\tCredit\tBalance\n\
         1 Aug 2026\t1 Aug 2026\tUPI GROCER\t\t500.00\t \t500.00\n2 Aug 2026\t2 Aug 2026\tSALARY\t\t \t2,25,400.45\t2,25,900.45\n**This is a computer generated statement\n",
        &[
            "new -50000 2026-08-01 UPI GROCER",
            "new 22540045 2026-08-02 SALARY",
            "skipped ? This line is below or between the transactions: a sum, a balance or a note.",
        ],
        Some(true),
    ),
    case(
        "SMBC",
        "JPY",
        "年月日,お引出し,お預入れ,お取り扱い内容,残高,メモ,ラベル\n2026/4/1,5000,,カード,95000,,\n2026/4/2,,250000,給与,345000,,\n",
        &["new -5000 2026-04-01 カード", "new 250000 2026-04-02 給与"],
        Some(true),
    ),
    case(
        "MUFG",
        "JPY",
        "\"日付\",\"摘要\",\"摘要内容\",\"支払い金額\",\"預かり金額\",\"差引残高\"\n\"2026/6/1\",\"口座振替\",\"デンキ\",\"3,960\",\"\",\"96,040\"\n\"2026/6/2\",\"給料\",\"カイシャ\",\"\",\"250,000\",\"346,040\"\n",
        &["new -3960 2026-06-01 デンキ", "new 250000 2026-06-02 カイシャ"],
        Some(true),
    ),
    case(
        "Rakuten",
        "JPY",
        "取引日,入出金(円),残高(円),入出金先内容\n20260401,-5000,95000,カード\n20260402,250000,345000,給与\n",
        &["new -5000 2026-04-01 カード", "new 250000 2026-04-02 給与"],
        Some(true),
    ),
    case(
        "Nubank, account",
        "USD",
        "Data,Valor,Identificador,Descrição\n13/03/2026,-12.50,65f1-a,Compra no débito - Padaria\n14/03/2026,1250.00,65f1-b,Transferência recebida\n",
        &["new -1250 2026-03-13 Compra no débito - Padaria", "new 125000 2026-03-14 Transferência recebida"],
        None,
    ),
    case(
        "Nubank, card: a plus is a purchase",
        "USD",
        "date,category,title,amount\n2026-03-13,restaurante,Padaria,12.50\n2026-03-14,,Pagamento recebido,-100.00\n",
        &["new -1250 2026-03-13 Padaria", "new 10000 2026-03-14 Pagamento recebido"],
        None,
    ),
    case(
        "Commonwealth Bank: no heading, a plus before money in",
        "USD",
        "13/03/2026,\"-6.99\",\"GROCER SYDNEY\",\"+93.01\"\n12/03/2026,\"+61.72\",\"TRANSFER\",\"+100.00\"\n",
        &["new -699 2026-03-13 GROCER SYDNEY", "new 6172 2026-03-12 TRANSFER"],
        Some(true),
    ),
    case(
        "ANZ: no heading",
        "USD",
        "13/03/2026,-6.99,GROCER SYDNEY\n14/03/2026,100.00,PAY\n",
        &["new -699 2026-03-13 GROCER SYDNEY", "new 10000 2026-03-14 PAY"],
        None,
    ),
    case(
        "TD: no heading, out, in and balance",
        "USD",
        "03/13/2026,GROCER,61.20,,938.80\n03/14/2026,PAYROLL,,500.00,1438.80\n",
        &["new -6120 2026-03-13 GROCER", "new 50000 2026-03-14 PAYROLL"],
        Some(true),
    ),
    case(
        "RBC: a column a currency",
        "CAD",
        "\"Account Type\",\"Account Number\",\"Transaction Date\",\"Cheque Number\",\"Description 1\",\"Description 2\",\"CAD$\",\"USD$\"\nChequing,01234-5678901,3/13/2026,,\"GROCER\",\"TORONTO\",-61.20,,\nChequing,01234-5678901,3/14/2026,,\"PAYROLL\",\"\",500.00,,\nUS Savings,01234-5678902,3/15/2026,,\"FEE\",\"\",,-2.00,\n",
        &["new -6120 2026-03-13 GROCER", "new 50000 2026-03-14 PAYROLL"],
        None,
    ),
    case(
        "Santander, Spanish",
        "EUR",
        "Fecha operación;Fecha valor;Concepto;Importe;Divisa;Saldo\n13/03/2026;13/03/2026;Panadería;-12,50;EUR;1.237,50\n12/03/2026;12/03/2026;Nómina;1.250,00;EUR;1.250,00\n",
        &["new -1250 2026-03-13 Panadería", "new 125000 2026-03-12 Nómina"],
        Some(true),
    ),
    case(
        "Intesa, Italian",
        "EUR",
        "Data contabile;Data valuta;Descrizione;Accrediti;Addebiti;Divisa\n13/03/2026;13/03/2026;Panetteria;;-12,50;EUR\n14/03/2026;14/03/2026;Stipendio;1.250,00;;EUR\n",
        &["new -1250 2026-03-13 Panetteria", "new 125000 2026-03-14 Stipendio"],
        None,
    ),
    case(
        "mBank, Polish",
        "PLN",
        "#Data operacji;#Opis operacji;#Rachunek;#Kategoria;#Kwota;#Saldo po operacji\n2026-03-13;PIEKARNIA;eKonto 1111;Spożywcze;-12,50 PLN;1 237,50 PLN\n2026-03-12;WYNAGRODZENIE;eKonto 1111;Wpływy;1 250,00 PLN;1 250,00 PLN\n",
        &["new -1250 2026-03-13 PIEKARNIA", "new 125000 2026-03-12 WYNAGRODZENIE"],
        Some(true),
    ),
    case(
        "Turkish",
        "TRY",
        "Tarih;Açıklama;Tutar;Bakiye\n13.03.2026;FIRIN;-12,50 TL;1.237,50 TL\n14.03.2026;MAAŞ;1.250,00 TL;2.487,50 TL\n",
        &["new -1250 2026-03-13 FIRIN", "new 125000 2026-03-14 MAAŞ"],
        Some(true),
    ),
    case(
        "Chinese",
        "CNY",
        "交易日期,交易摘要,支出金额,收入金额,账户余额\n2026-03-13,面包店,12.50,,1237.50\n2026-03-14,工资,,1250.00,2487.50\n",
        &["new -1250 2026-03-13 面包店", "new 125000 2026-03-14 工资"],
        Some(true),
    ),
];

#[test]
fn each_layout() {
    let mut wrong = Vec::new();
    for case in CASES {
        let answer = newcomer().preview(case.file.as_bytes());
        let meets = answer
            .balances
            .as_ref()
            .filter(|check| check.verdict != Verdict::OneBalance)
            .map(|check| matches!(check.verdict, Verdict::Meets { .. }));
        let got = (answer.currency.code(), lines(&answer), meets, answer.questions.len(), kind_of(case.file.as_bytes()));
        let wanted =
            (case.currency, case.wanted.iter().map(|line| (*line).to_owned()).collect::<Vec<_>>(), case.adds_up, 0, FileKind::BankTable);
        if got != wanted {
            wrong.push(format!("{}: {:?}\n  got    {got:?}\n  wanted {wanted:?}", case.bank, answer.layout.columns));
        }
    }
    assert!(wrong.is_empty(), "{} of {}\n{}", wrong.len(), CASES.len(), wrong.join("\n"));
}

#[test]
fn a_day_that_reads_both_ways_is_asked_and_read_as_answered() {
    let file = "Date,Description,Amount,Balance\n03/04/2026,Shop,-1.00,9.00\n04/04/2026,Shop,-1.00,8.00\n";
    let mut desk = newcomer();
    let answer = desk.preview(file.as_bytes());
    assert_eq!(answer.questions.len(), 1);
    let mut layout = answer.layout;
    layout.dates = Some(DateOrder::DayFirst);
    desk.layout = Some(layout);
    assert_eq!(lines(&desk.preview(file.as_bytes())), ["new -100 2026-04-03 Shop", "new -100 2026-04-04 Shop"]);
}
