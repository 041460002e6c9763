//! Texts in legacy encodings, as programs of each country write them: applications and movements of a bank. The bytes come from another program's tables.

use crate::support::tables::{CrateTables, encode};
use exchange::table::{Encoding, NoTables, Unicode, decode, to_unicode};

/// The encoding found, or the question.
fn found(bytes: &[u8], chosen: Option<Encoding>) -> Result<String, Vec<(Encoding, String)>> {
    match to_unicode(bytes, chosen, &CrateTables) {
        Unicode::Bytes(bytes) => Ok(decode(&bytes).unwrap().text),
        Unicode::Choice(readings) => Err(readings.into_iter().map(|reading| (reading.encoding, reading.sample)).collect()),
    }
}

#[test]
fn each_encoding_is_found_from_the_content() {
    let cases = [
        ("shift_jis", "会社名,職種,応募日,状況\n株式会社山田製作所,エンジニア,2026/04/01,書類選考\n東京電力,営業,2026/04/02,不採用\n"),
        ("shift_jis", "年月日,お引出し,お預入れ,お取り扱い内容,残高\n2026/4/1,3960,,ｶ)ﾄｳｷﾖｳｶﾞｽ,120000\n2026/4/25,,250000,給料振込,366040\n"),
        ("shift_jis", "日付,摘要,金額\n2026/4/1,振込,100\n"),
        ("euc-jp", "会社名,職種,応募日,状況\n株式会社山田製作所,エンジニア,2026/04/01,書類選考\n"),
        (
            "gbk",
            "公司,职位,申请日期,状态\n深圳市腾讯计算机系统有限公司,软件工程师,2026-03-01,面试\n华为技术有限公司,产品经理,2026-03-05,已拒绝\n",
        ),
        ("gbk", "交易日期,摘要,收入,支出,余额\n2026-04-01,超市购物,,120.50,8000.00\n2026-04-02,工资,9000.00,,17000.00\n"),
        ("gb18030", "公司,职位,状态\n北京字节跳动科技有限公司,后端开发,待回复\n"),
        (
            "big5",
            "公司名稱,職位,應徵日期,狀態\n台灣積體電路製造股份有限公司,設備工程師,2026/03/01,面試\n鴻海精密工業,專案經理,2026/03/03,拒絕\n",
        ),
        ("big5", "交易日期,摘要,提出,存入,餘額\n2026/04/01,轉帳,500,,12000\n"),
        ("euc-kr", "회사,직무,지원일,상태\n삼성전자,백엔드 개발자,2026-03-01,면접\n네이버,디자이너,2026-03-02,불합격\n"),
        ("euc-kr", "거래일자,적요,출금액,입금액,잔액\n2026-04-01,편의점,4500,,120000\n"),
        (
            "windows-1250",
            "Firma,Stanowisko,Data,Źródło\nŻabka Polska,Księgowość i płace,2026-03-01,ogłoszenie\nŁódzkie Zakłady,Kierowca ciężarówki,2026-03-02,urząd pracy\n",
        ),
        (
            "windows-1250",
            "Datum;Částka;Měna;Popis\n1.4.2026;-120,50;CZK;Lékárna U Zlatého lva\n2.4.2026;35000,00;CZK;Výplata – březen, děkujeme\n",
        ),
        ("windows-1250", "Dátum;Összeg;Egyenleg;Közlemény\n2026.04.01;-1200;50000;Gyógyszertár, fűtésszámla, őszi díj\n"),
        ("iso-8859-2", "Firma,Stanowisko,Miejsce\nZakład Śląsk,Sprzedawca,Świętochłowice\nPółnoc,Księgowa,Wąbrzeźno\n"),
        (
            "windows-1251",
            "Компания,Должность,Дата,Статус\nЯндекс,Разработчик,01.03.2026,отказ\nСбербанк,Аналитик,02.03.2026,собеседование\n",
        ),
        ("windows-1251", "Дата;Сумма;Остаток;Описание\n01.04.2026;-350,00;12000,00;Продукты\n"),
        (
            "macintosh",
            "Firma;Stelle;Beworben am;Rückmeldung\nMüller & Söhne;Bürokraft;01.10.2026;Absage 12.10.2026\nGroßbäckerei Äpfel;Verkäufer;05.10.2026;\n",
        ),
        ("macintosh", "Entreprise,Poste,Date\nHôtel Beauséjour,Réceptionniste,01/10/2026\n"),
        ("koi8-r", "Компания,Должность,Дата,Статус\nЯндекс,Разработчик,01.03.2026,отказ\nСбербанк,Аналитик,02.03.2026,собеседование\n"),
        ("iso-8859-5", "Компания,Должность,Дата,Статус\nЯндекс,Разработчик,01.03.2026,отказ\nСбербанк,Аналитик,02.03.2026,собеседование\n"),
        (
            "windows-1254",
            "Şirket,Pozisyon,Başvuru tarihi\nTürkiye İş Bankası,Yazılım Geliştirici,01.03.2026\nGüneş Işık,Öğretmen,02.03.2026\n",
        ),
        ("windows-1253", "Εταιρεία;Θέση;Ημερομηνία\nΕθνική Τράπεζα;Λογιστής;01/03/2026\n"),
        (
            "windows-1252",
            "Buchungstag;Empfänger;Betrag;Währung\n01.04.2026;Bäckerei Müßig;-3,20;EUR\n02.04.2026;Stadtwerke München für Öl – Abschlag;-80,00;€\n",
        ),
        ("windows-1252", "Date,Description,Paid out,Paid in\n26 Jan 2026,ASDA,£23.10,\n20 Jan 2026,DWP,,£617.60\n"),
        ("windows-1252", "Date,Description,Amount\n26 Jan 2026,ASDA,-£23.10\n"),
        ("windows-1252", "Date,Description,Amount\n26 Jan 2026,Café Rouge,-£23.10\n"),
        ("windows-1252", "Société;Poste;État\nCrédit Agricole;Chargée d’études;Refusée après entretien\n"),
        ("windows-1252", "Empresa;Função;Situação\nItaú;Programação e manutenção;Não selecionado\n"),
        ("windows-1252", "Bokföringsdag;Belopp;Mottagare\n2026-04-01;-99;Systembolaget Västerås\n"),
        // Shops abroad, whose letters are others' in Central Europe.
        (
            "windows-1252",
            "Radnummer,Produkt,Valuta,Bokföringsdag,Transaktionsdag,Beskrivning,Belopp\n1,Privatkonto,SEK,2026-11-05,2026-11-04,KØBENHAVNS TERN,-96.40\n",
        ),
        ("windows-1252", "Buchungstag;Verwendungszweck;Betrag\n05.11.26;Søstrene Marlow;-9,40\n06.11.26;Crêperie;-7,00\n"),
        ("windows-1252", "Buchung;Auftraggeber/Empfänger;Verwendungszweck;Betrag\n05.11.2026;Søren Kjær;Ñandú;-9,40\n"),
        ("iso-8859-15", "Banque;Montant\nCaisse d'épargne;120 €\nMutuelle générale;80 €\nRèglement différé;75 €\nCœur;5 €\n"),
    ];
    let mut wrong = Vec::new();
    for (label, text) in cases {
        let read = found(&encode(label, text), None);
        if read != Ok(text.to_owned()) {
            wrong.push(format!("{label}: {read:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn what_can_be_read_in_several_ways_is_asked() {
    // One letter: č in Central Europe, è in the West.
    let bytes = encode("windows-1250", "Firma,Role\nKovačič,Prodajalka\n");
    let readings = found(&bytes, None).unwrap_err();
    let all: Vec<(Encoding, &str)> = readings.iter().map(|(encoding, sample)| (*encoding, sample.as_str())).collect();
    assert!(all.contains(&(Encoding::Windows1250, "Kovačič,Prodajalka")), "{all:?}");
    assert!(all.contains(&(Encoding::Windows1252, "Kovaèiè,Prodajalka")), "{all:?}");
    // The answer is taken as it is.
    assert_eq!(found(&bytes, Some(Encoding::Windows1250)).as_deref(), Ok("Firma,Role\nKovačič,Prodajalka\n"));
}

#[test]
fn what_is_asked_shows_the_letters_that_differ() {
    let bytes = encode("windows-1250", &format!("Firma,Role\n{} Kovačič,Prodajalka\n", "a long line ".repeat(12)));
    let readings = found(&bytes, None).unwrap_err();
    let samples: Vec<&str> = readings.iter().map(|(_, sample)| sample.as_str()).collect();
    assert!(
        samples.iter().any(|sample| sample.contains("Kovačič")) && samples.iter().any(|sample| sample.contains("Kovaèiè")),
        "{samples:?}"
    );
}

#[test]
fn unicode_and_other_files_stay_as_they_are() {
    for bytes in ["Société,Rôle\n".as_bytes(), b"\xff\xfeA\0,\0", b"PK\x03\x04\xe9", b"\x89PNG\xe9", b"", b"\xe9\0\xe9"] {
        assert_eq!(to_unicode(bytes, None, &CrateTables), Unicode::Bytes(bytes.into()), "{bytes:?}");
    }
    // Without tables the only reading is windows-1252.
    assert_eq!(to_unicode(b"Caf\xe9", None, &NoTables), Unicode::Bytes("Café".as_bytes().into()));
}
