//! MT940: entries, both ways of `:86:`, reversals, pages, and what they add up to.

use exchange::bank::Verdict;
use exchange::kind::FileKind;

use crate::support::bank::{lines, newcomer};

pub const GERMAN: &str = ":20:STARTUMS\r\n:25:10010010/1234567\r\n:28C:0\r\n:60F:C260228EUR1000,\r\n\
    :61:2603010302D45,90NDDTNONREF//B-1\r\n:86:105?00BASISLASTSCHRIFT?109248?20EREF+123?21MREF+M-1?22SVWZ+Strom Ma\r\nerz?23 2026?30BANKDEFF\
    ?31DE02120300000000202051?32Stadtwerke?33 am See\r\n\
    :61:260305C1250,5NTRFNONREF\r\n:86:166?00GUTSCHRIFT?20SVWZ+Honorar?32Agentur\r\n\
    :61:2612310101RC20,NTRFNONREF\r\n:86:159?00RUECKRECHNUNG\r\n:62F:C261231EUR2184,60\r\n-\r\n";

#[test]
fn german_subfields() {
    let answer = newcomer().preview(GERMAN.as_bytes());
    assert_eq!(answer.kind, FileKind::Mt940);
    assert_eq!((answer.currency.code(), answer.statements[0].account.as_str()), ("EUR", "10010010/1234567"));
    assert_eq!(lines(&answer), ["new -4590 2026-03-01 Stadtwerke am See", "new 125050 2026-03-05 Agentur", "new -2000 2026-12-31 "]);
    let memos: Vec<_> = answer.movements.iter().flatten().map(|movement| movement.memo.as_str()).collect();
    assert_eq!(memos, ["Strom Maerz 2026", "Honorar", "RUECKRECHNUNG"]);
    let balances = answer.balances.unwrap();
    assert_eq!(
        (balances.opening, balances.closing, balances.moved, balances.verdict),
        (Some(100_000), Some(218_460), 118_460, Verdict::Meets { steps: 1 })
    );
    assert_eq!(answer.movements[0].as_ref().unwrap().source_id, "mt940:B-1");
}

#[test]
fn dutch_words_between_slashes() {
    let file = "{1:F01INGBNL2ABXXX0000000000}{2:I940INGBNL2AXXXN}{4:\n:20:P1\n:25:NL69INGB0123456789EUR\n:60F:C260228EUR500,00\n\
        :61:2603010301D12,50NTRFEREF//26001\n/TRCD/00100/\n:86:/EREF/E1//CNTP/NL32INGB0000012345/INGBNL2A/Bakker Bart///REMI/USTD//Brood en \nkoek/\n\
        :61:2603020302C100,NTRFNONREF//26002\n:86:/TRTP/SEPA OVERBOEKING/IBAN/NL1/NAME/UWV/REMI/Uitkering maart/EREF/X\n:62F:C260302EUR587,50\n-}\n";
    let answer = newcomer().preview(file.as_bytes());
    assert_eq!(lines(&answer), ["new -1250 2026-03-01 Bakker Bart", "new 10000 2026-03-02 UWV"]);
    assert_eq!(answer.movements[0].as_ref().unwrap().memo, "/TRCD/00100/; Brood en koek");
    assert_eq!(answer.movements[1].as_ref().unwrap().memo, "Uitkering maart");
    assert_eq!(answer.balances.unwrap().verdict, Verdict::Meets { steps: 1 });
}

#[test]
fn two_pages_are_one_statement() {
    let page = |opening: &str, entry: &str, closing: &str| {
        format!(":20:X\n:25:1\n:60{opening}\n:61:{entry}NMSCNONREF\n:86:plain text\n:62{closing}\n-\n")
    };
    let file = page("F:C260101USD10,00", "260102D1,00", "M:C260102USD9,00") + &page("M:C260102USD9,00", "260103D2,00", "F:C260103USD7,00");
    let answer = newcomer().preview(file.as_bytes());
    assert_eq!(answer.statements.len(), 1);
    assert_eq!(lines(&answer), ["new -100 2026-01-02 ", "new -200 2026-01-03 "]);
    assert_eq!(answer.balances.unwrap().verdict, Verdict::Meets { steps: 1 });
}

#[test]
fn movements_that_miss_the_balance_say_by_how_much() {
    let answer = newcomer().preview(GERMAN.replace("2184,60", "2200,00").as_bytes());
    assert_eq!(answer.balances.unwrap().verdict, Verdict::Off { by: 1_540, row: None });
}

#[test]
fn an_entry_that_cannot_be_taken_apart_is_told() {
    let answer = newcomer().preview(
        b":20:X\n:25:1\n:60F:C260101USD10,00\n:61:nonsense\n:61:260102X5,00NMSC\n:61:260102D5,00NMSCNONREF\n:62F:C260102USD5,00\n",
    );
    assert_eq!(answer.counts.unreadable, 2);
    assert_eq!(answer.counts.new, 1);
}

#[test]
fn what_stands_in_columns_names_the_shop() {
    let file = ":20:ABN\n:25:123456789\n:28:33101/1\n:60F:C261101EUR1500,00\n:61:2611021102D54,10N426NONREF\n\
        :86:BEA, Betaalpas                   Albert Marlow 1584,PAS123\nNR:AB12CD, 02.11.26/18:04        AMSTERDAM\n\
        :61:2611181118D50,00N426NONREF\n:86:GEA, Betaalpas                   Geldmaat Tern,PAS123\nNR:212233, 18.11.26/12:10        AMSTERDAM\n\
        :61:2611251125D1,95N192NONREF\n:86:QUINCE BANK N.V.               Betaalgemak E             1,95\n:62F:C261127EUR1393,95\n-\n";
    let answer = newcomer().preview(file.as_bytes());
    assert_eq!(
        lines(&answer),
        ["new -5410 2026-11-02 Albert Marlow 1584", "new -5000 2026-11-18 Geldmaat Tern", "new -195 2026-11-25 QUINCE BANK N.V."]
    );
    assert_eq!(answer.balances.unwrap().verdict, Verdict::Meets { steps: 1 });
}

#[test]
fn what_stands_behind_names_is_told_apart() {
    let file = ":20:ABN\n:25:123456789\n:28:33101/1\n:60F:C261101EUR100,00\n:61:2611041104D20,00N654NONREF\n\
        :86:SEPA Overboeking                 IBAN: NL69ABNA0111111111\nBIC: ABNANL2A                    Naam: STICHTING MARLOW\n\
        Omschrijving: HUUR NOVEMBER\n:61:2611051105D1,00N654NONREF\n:86:SEPA Periodieke overb.           ZONDER NAAM\n:62F:C261127EUR79,00\n-\n";
    let answer = newcomer().preview(file.as_bytes());
    assert_eq!(lines(&answer), ["new -2000 2026-11-04 STICHTING MARLOW", "new -100 2026-11-05 "]);
    let memos: Vec<_> = answer.movements.iter().flatten().map(|movement| movement.memo.as_str()).collect();
    assert_eq!(memos, ["HUUR NOVEMBER", "SEPA Periodieke overb. ZONDER NAAM"]);
}
