//! Rows of a table that move nothing, or not yet: balances and sums in the shape of movements, what is announced, what came to nothing.

use exchange::bank::Verdict;
use exchange::preview::Fate;
use onward::jobs::bank::BankAnswer;

use crate::support::bank::newcomer;

fn read(file: &str) -> BankAnswer {
    newcomer().preview(file.as_bytes())
}

/// The amounts and payees of the movements; a star stands behind one that is not booked.
fn movements(answer: &BankAnswer) -> Vec<String> {
    let star = |pending: bool| if pending { "*" } else { "" };
    answer.movements.iter().flatten().map(|movement| format!("{} {}{}", movement.amount, movement.payee, star(movement.pending))).collect()
}

/// Why rows are left out.
fn reasons(answer: &BankAnswer) -> Vec<&str> {
    let fates = answer.preview.rows.iter().map(|row| &row.fate);
    fates.filter_map(|fate| if let Fate::Skipped(why) = fate { Some(why.as_str()) } else { None }).collect()
}

const BALANCE: &str = "This is a balance or a note of the bank, not a transaction.";

#[test]
fn a_balance_in_the_column_of_amounts_is_no_income() {
    let answer =
        read("Date,Description,Amount\n01/01/2026,Opening balance,1000.00\n15/01/2026,RIMI,-23.45\n31/01/2026,Closing balance,976.55\n");
    assert_eq!(movements(&answer), ["-2345 RIMI"]);
    assert_eq!(reasons(&answer), [BALANCE, BALANCE]);
    let check = answer.balances.unwrap();
    assert_eq!((check.opening, check.closing, check.verdict), (Some(100_000), Some(97_655), Verdict::Meets { steps: 1 }));
    for words in [
        "Balance brought forward",
        "Balance carried forward",
        "Saldo anterior",
        "Saldo inicial",
        "Saldo iniziale",
        "Saldo początkowe",
        "Saldo do dia",
        "S A L D O",
        "Solde au 31/01/2026",
        "Ancien solde",
        "Anfangssaldo",
        "Endsaldo",
        "Kontostand am 31.01.2026",
        "前月繰越",
        "上期余额",
        "Turnover",
        "Total",
    ] {
        let answer = read(&format!("Date,Description,Amount\n2026-01-15,RIMI,-23.45\n2026-01-20,BUS,-3.00\n2026-01-31,{words},1000.00\n"));
        assert_eq!(
            (movements(&answer), reasons(&answer)),
            (vec!["-2345 RIMI".to_owned(), "-300 BUS".to_owned()], vec![BALANCE]),
            "{words}"
        );
    }
    // A name that only has the word in it is a name, and so is "Total" between other movements: people fill up there.
    let file = "Date,Description,Amount\n2026-01-15,Total,-45.00\n2026-01-16,New Balance Store,-80.00\n2026-01-17,Saldo Kiosk,-3.00\n2026-01-18,BUS,-3.00\n";
    assert_eq!(movements(&read(file)), ["-4500 Total", "-8000 New Balance Store", "-300 Saldo Kiosk", "-300 BUS"]);
}

#[test]
fn a_balance_a_day_is_held_against_the_movements() {
    let file = "Data,Lançamento,Detalhes,Valor\n31/12/2025,Saldo Anterior,,\"1.203,44\"\n02/01/2026,Compra com Cartão,PAO DE ACUCAR,\"-145,30\"\n\
                02/01/2026,Saldo do dia,,\"1.058,14\"\n15/01/2026,Pix - Recebido,ACME LTDA,\"3.500,00\"\n31/01/2026,S A L D O,,\"4.558,14\"\n";
    let answer = read(file);
    assert_eq!(movements(&answer), ["-14530 PAO DE ACUCAR", "350000 ACME LTDA"]);
    assert_eq!(answer.balances.unwrap().verdict, Verdict::Meets { steps: 2 });
}

#[test]
fn a_sum_below_does_not_turn_the_columns() {
    for sum in ["합계", "合計", "合计", "Razem", "Toplam", "Итого"] {
        let file = format!(
            "거래일시,적요,출금액,입금액,잔액\n2026.01.28,GS25,\"4,500\",0,\"1,234,560\"\n2026.01.27,노동부,0,\"1,800,000\",\"1,239,060\"\n\
             2026.01.22,SK,\"59,000\",0,\"-560,940\"\n{sum},,\"63,500\",\"1,800,000\",\n"
        );
        let answer = read(&file);
        assert_eq!(movements(&answer), ["-4500 GS25", "1800000 노동부", "-59000 SK"], "{sum}");
        assert_eq!(reasons(&answer), [BALANCE], "{sum}");
    }
    let answer = read("when,what,how much,type\n2026-01-03,groceries,$45.30,out\n2026-01-05,paycheck,\"$1,250\",in\ntotal,,,\n");
    assert_eq!((movements(&answer).len(), reasons(&answer)), (2, vec![BALANCE]));
}

#[test]
fn what_is_not_booked_is_said_to_be_so() {
    for word in [
        "Reserveret",
        "Varaus",
        "Prel",
        "Autorizzato",
        "Hold",
        "In elaborazione",
        "Non contabilizzato",
        "En cours",
        "Retenido",
        "Vormerkung",
        "Nicht gebucht",
        "not booked",
        "Uncleared",
        "Oczekująca",
        "Blokada",
        "Gereserveerd",
        "В обработке",
        "Provizyon",
    ] {
        let file = format!("Date,Description,Amount,Status\n2026-01-28,Spotify,-9.99,{word}\n2026-01-27,Acme,1000.00,Booked\n");
        assert_eq!(movements(&read(&file)), ["-999 Spotify*", "100000 Acme"], "{word}");
    }
    let file = "Date,Merchant,Amount,StateType\n2026-01-28,Migros,-45.30,booked\n2026-01-20,SBB,-12.00,pending\n";
    assert_eq!(movements(&read(file)), ["-4530 Migros", "-1200 SBB*"]);
}

#[test]
fn a_column_that_says_what_is_booked_is_found_by_its_words() {
    let file =
        "Data,Operazione,Importo,Contabilizzazione\n28/01/2026,Spotify,-9.99,NON CONTABILIZZATO\n27/01/2026,Acme,1000.00,CONTABILIZZATO\n";
    assert_eq!(movements(&read(file)), ["-999 Spotify*", "100000 Acme"]);
    for word in ["Venter", "Afventer", "Čekající", "В ожидании"] {
        let file = format!("Date,Description,Amount,Status\n2026-01-28,Spotify,-9.99,{word}\n2026-01-27,Acme,1000.00,Booked\n");
        assert_eq!(movements(&read(&file)), ["-999 Spotify*", "100000 Acme"], "{word}");
    }
}

#[test]
fn what_came_to_nothing_is_left_out_and_why() {
    for word in ["Declined", "Failed", "CANCELED", "Rifiutato", "Reversed", "已全额退款", "支付失败"] {
        let file = format!("Date,Description,Amount,Status\n2026-01-28,Spotify,-9.99,{word}\n2026-01-27,Acme,1000.00,Booked\n");
        let answer = read(&file);
        assert_eq!(movements(&answer), ["100000 Acme"], "{word}");
        assert_eq!(reasons(&answer), ["Your bank says that this did not go through or was taken back."], "{word}");
    }
}

#[test]
fn a_day_that_is_not_there_yet() {
    // Without any day the row waits for the next statement, and the balances are without it.
    let file = "Kirjauspäivä;Määrä;Otsikko;Saldo\n2026/01/28;-45,30;K-MARKET;1234,56\n2026/01/27;1120,00;KELA;1279,86\nVaraus;-9,90;SPOTIFY;\n\
                2026/01/22;-78,00;HELEN;159,86\n";
    let answer = read(file);
    assert_eq!(movements(&answer), ["-4530 K-MARKET", "112000 KELA", "-7800 HELEN"]);
    assert_eq!(answer.counts.skipped, 1);
    assert_eq!(answer.balances.unwrap().verdict, Verdict::Meets { steps: 2 });
    let answer = read(
        "Buchungstag;Wertstellung (Valuta);Buchungstext;Umsatz in EUR\noffen;--;EDEKA;-12,30\n28.01.2026;28.01.2026;VODAFONE;-39,99\n",
    );
    assert_eq!((movements(&answer), answer.counts.skipped, answer.counts.unreadable), (vec!["-3999 VODAFONE".to_owned()], 1, 0));
    // With another day it is that one.
    let file = "Reskontradatum;Transaktionsdatum;Text;Belopp;Saldo\nPrel;2026-01-28;Systembolaget;-120,00;\n2026-01-28;2026-01-27;ICA;-345,50;12345,60\n\
                2026-01-27;2026-01-26;A-kassan;11200,00;12691,10\n";
    let answer = read(file);
    assert_eq!(movements(&answer), ["-12000 Systembolaget*", "-34550 ICA", "1120000 A-kassan"]);
    let days: Vec<String> = answer.movements.iter().flatten().map(|movement| movement.date.to_string()).collect();
    assert_eq!(days, ["2026-01-28", "2026-01-28", "2026-01-27"]);
    assert_eq!(answer.balances.unwrap().verdict, Verdict::Meets { steps: 1 });
    let file = "Time,Payee,Total (AUD),Settled Date\n2026-01-30T09:00:00+10:00,Coffee,-4.50,\n2026-01-20T09:00:00+10:00,Centrelink,1120.00,2026-01-21\n";
    let answer = read(file);
    assert_eq!(movements(&answer), ["-450 Coffee*", "112000 Centrelink"]);
    let days: Vec<String> = answer.movements.iter().flatten().map(|movement| movement.date.to_string()).collect();
    assert_eq!(days, ["2026-01-30", "2026-01-21"]);
}

#[test]
fn banks_of_many_languages_say_what_is_announced_and_what_came_to_nothing() {
    let file = |word: &str| format!("Date,Description,Amount,Status\n2026-01-28,Spotify,-9.99,{word}\n2026-01-27,Acme,1000.00,Booked\n");
    for word in ["Väntar", "Odottaa", "Ikke bogført", "W trakcie", "Ожидание", "À venir", "In Bearbeitung", "Agendado", "Gepland"]
    {
        assert_eq!(movements(&read(&file(word))), ["-999 Spotify*", "100000 Acme"], "{word}");
    }
    for word in [
        "Slettet",
        "Afvist",
        "Avvist",
        "Gelöscht",
        "Refusée",
        "Rechazada",
        "Annullato",
        "Recusado",
        "Geannuleerd",
        "Nekad",
        "Hylätty",
        "Odrzucona",
        "Zamítnuto",
        "FAILED",
        "Отклонено",
        "Törölve",
        "Überweisung abgelehnt",
    ] {
        let answer = read(&file(word));
        assert_eq!(movements(&answer), ["100000 Acme"], "{word}");
        assert_eq!(reasons(&answer), ["Your bank says that this did not go through or was taken back."], "{word}");
    }
}

const ANNOUNCED: &str = "This is announced and not booked, and the balances are without it. A later statement brings it.";

#[test]
fn what_is_announced_beside_balances_is_left_out() {
    let answer = read(
        "Dato;Tekst;Beløb;Saldo;Status\n03.02.2026;Leje;-100,00;900,00;Udført\n04.02.2026;Løn;50,00;950,00;Udført\n05.02.2026;Kiosk;-20,00;;Venter\n",
    );
    assert_eq!((movements(&answer), reasons(&answer)), (vec!["-10000 Leje".to_owned(), "5000 Løn".to_owned()], vec![ANNOUNCED]));
    assert_eq!(answer.balances.unwrap().verdict, Verdict::Meets { steps: 1 });
    // Without balances it is taken, and marked until it is booked. The mark can stand before the text.
    let row = |text: &str| read(&format!("Date,Description,Amount\n2026-01-28,{text},-9.99\n2026-01-27,Acme,1000.00\n"));
    for text in ["(Pending) Spotify", "[PENDING] Spotify", "(vorgemerkt) Spotify"] {
        assert_eq!(movements(&row(text)), ["-999 Spotify*", "100000 Acme"], "{text}");
    }
    assert_eq!(movements(&row("(Open) Spotify")), ["-999 (Open) Spotify", "100000 Acme"]);
    // The same in OFX: the balance is of what is booked.
    let file = |balance: &str| {
        format!(
            "<OFX><STMTRS><BANKTRANLIST><STMTTRN><DTPOSTED>20260301<TRNAMT>-1.00<NAME>A</STMTTRN></BANKTRANLIST>{balance}\
             <BANKTRANLISTP><STMTTRNP><DTTRAN>20260302<TRNAMT>-2.00<NAME>B</STMTTRNP></BANKTRANLISTP></STMTRS></OFX>"
        )
    };
    assert_eq!(movements(&read(&file(""))), ["-100 A", "-200 B*"]);
    let answer = read(&file("<LEDGERBAL><BALAMT>5.00<DTASOF>20260301</LEDGERBAL>"));
    assert_eq!((movements(&answer), reasons(&answer)), (vec!["-100 A".to_owned()], vec![ANNOUNCED]));
}

#[test]
fn balances_in_rows_below_are_those_before_and_after() {
    let file = "Buchungstag;Text;Währung;Umsatz;\n03.02.2026;A;EUR;10,00;S\n02.02.2026;B;EUR;30,00;H\n01.02.2026;Anfangssaldo;EUR;100,00;H\n\
                03.02.2026;Endsaldo;EUR;120,00;H\n";
    let check = read(file).balances.unwrap();
    assert_eq!((check.opening, check.closing, check.verdict), (Some(10_000), Some(12_000), Verdict::Meets { steps: 1 }));
    // Words where the amount would be.
    let file = "#Data operacji;#Opis operacji;#Kwota;#Saldo po operacji;\n2026-02-02;A;-10,00;90,00;\n2026-02-03;B;5,00;95,00;\n;;#Saldo końcowe;95,00;\n";
    let answer = read(file);
    assert_eq!((movements(&answer), reasons(&answer)), (vec!["-1000 A".to_owned(), "500 B".to_owned()], vec![BALANCE]));
}

#[test]
fn what_counts_as_neither_in_nor_out_is_left_out_unless_it_came_back() {
    let answer = read(
        "交易时间,交易分类,交易对方,商品说明,收/支,金额,交易状态\n2026-02-08,美食,面馆,扫码付款,支出,18.50,交易成功\n2026-02-07,退款,旗舰店,退款-衣服,不计收支,29.00,退款成功\n\
         2026-02-06,投资理财,余额宝,余额宝-收益发放,不计收支,0.67,交易成功\n2026-02-05,信用借还,银行,信用卡还款,不计收支,120.00,还款成功\n\
         2026-02-04,收入,小红,转账,收入,20.00,交易成功\n2026-02-03,数码,小米,手环,不计收支,239.00,交易关闭\n",
    );
    assert_eq!(movements(&answer), ["-1850 面馆", "2900 旗舰店", "67 余额宝", "2000 小红"]);
    let never = "Your bank says that this did not go through or was taken back.";
    assert_eq!(reasons(&answer), ["Your bank counts this neither as money in nor as money out.", never]);
    // A stroke says the same.
    let file = "交易时间,交易对方,商品,收/支,金额(元),当前状态\n2026-01-28,美团,外卖,支出,¥28.50,支付成功\n2026-01-27,零钱,提现,/,¥50.00,提现已到账\n2026-01-26,小红,饭钱,收入,¥20.00,已存入零钱\n";
    let answer = read(file);
    assert_eq!(movements(&answer), ["-2850 美团", "2000 小红"]);
    assert_eq!(reasons(&answer), ["Your bank counts this neither as money in nor as money out."]);
}
