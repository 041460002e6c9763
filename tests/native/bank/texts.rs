//! Who it was and what for: a text in the file is in the payee or in the note, whatever stands above it.

use crate::support::bank::{lines, newcomer};

/// The movements' payees and notes, with a bar between them.
fn told(file: &str) -> Vec<String> {
    let answer = newcomer().preview(file.as_bytes());
    answer.movements.iter().flatten().map(|movement| format!("{} | {}", movement.payee, movement.memo)).collect()
}

#[test]
fn a_text_under_an_unknown_heading_goes_to_the_note() {
    let file = "Fecha;Movimiento;Más datos;Importe;Saldo\n28/01/2026;MERCADONA;TARJETA 1234;-45,30;1.234,56\n\
                27/01/2026;PRESTACION;SEPE;1.120,00;1.279,86\n22/01/2026;RECIBO;IBERDROLA;-78,00;159,86\n";
    assert_eq!(told(file), ["MERCADONA | TARJETA 1234", "PRESTACION | SEPE", "RECIBO | IBERDROLA"]);
    // What is the same in every row says nothing, and numbers and codes are no texts.
    let file = "Date,Description,Account label,Ref,BIC,Amount\n2026-01-28,Shop,Everyday,AB12345,GENODEF1XXX,-4.50\n\
                2026-01-27,Bus,Everyday,AB12346,MARKDEF1XXX,-3.00\n";
    assert_eq!(told(file), ["Shop | ", "Bus | "]);
}

#[test]
fn a_way_of_paying_is_not_who_it_was() {
    for (file, wanted) in [
        (
            "Data;Descrizione;Descrizione_Completa;Entrate;Uscite\n28/01/2026;Visa Debit;ESSELUNGA MILANO;;-45,30\n\
             29/01/2026;Visa Debit;TRENITALIA;;-12,00\n",
            vec!["ESSELUNGA MILANO | ", "TRENITALIA | "],
        ),
        (
            "Belegdatum;Beschreibung;Umsatztyp;Betrag (€)\n28.01.26;SPOTIFY;Im Geschäft;-9,99 €\n26.01.26;AMAZON;Internet;-18,60 €\n",
            vec!["SPOTIFY | Im Geschäft", "AMAZON | Internet"],
        ),
        (
            "Date,Description,Where it was,Amount\n2026-01-28,CARD PAYMENT,Grocer,-4.50\n2026-01-27,CARD PAYMENT,Bus,-3.00\n\
             2026-01-26,CARD PAYMENT,Baker,-2.00\n",
            vec!["Grocer | CARD PAYMENT", "Bus | CARD PAYMENT", "Baker | CARD PAYMENT"],
        ),
        (
            "Buchungsdatum,Partnername,Betrag,Buchungs-Details,Zahlungsreferenz\n28.01.2026,BILLA,\"-45,30\",BILLA DANKT 0001,POS\n\
             20.01.2026,Hausverwaltung,\"-650,00\",Dauerauftrag,Miete\n",
            vec!["BILLA | BILLA DANKT 0001; POS", "Hausverwaltung | Dauerauftrag; Miete"],
        ),
        (
            "交易日期,收入,支出,余额,交易类型,交易备注\n20260105,,28.50,1971.50,快捷支付,美团\n20260110,8000.00,,9971.50,代发工资,某公司\n",
            vec!["美团 | 快捷支付", "某公司 | 代发工资"],
        ),
    ] {
        assert_eq!(told(file), wanted, "{file}");
    }
    // A person who pays the same few shops: those are names all the same.
    let file = "Date,Payee,Notes,Amount\n2026-01-28,Rimi,milk,-4.50\n2026-01-27,Rimi,bread,-3.00\n2026-01-26,Rimi,tea and rice,-2.00\n";
    assert_eq!(told(file), ["Rimi | milk", "Rimi | bread", "Rimi | tea and rice"]);
}

#[test]
fn where_the_payee_is_blank_the_next_name_stands_in() {
    let file = "Date,Payee,Custom Name,Counterparty,Amount\n2026-01-05,Tesco,,TESCO 23,-23.40\n2026-01-07,,Landlord,J SMITH,-600\n2026-01-08,-,,ACME,1500\n";
    assert_eq!(told(file), ["Tesco | TESCO 23", "Landlord | J SMITH", "ACME | "]);
    let file = "Date,Amount,Transaction Type,Transaction Details,Merchant Name\n2026-01-28,-45.30,EFTPOS DEBIT,WOOLWORTHS 1234,Woolworths\n\
                2026-01-27,1120.00,INTER-BANK CREDIT,CENTRELINK,\n";
    assert_eq!(told(file), ["Woolworths | EFTPOS DEBIT; WOOLWORTHS 1234", "CENTRELINK | INTER-BANK CREDIT"]);
}

#[test]
fn between_two_parties_the_description_stays() {
    let file = "kind,amount,description,date,source_name,destination_name\nPayment,-45.30,Weekly shop,2026-01-28,Checking,REWE\n\
                Benefit,1120.00,ALG I,2026-01-27,Agentur,Checking\n";
    assert_eq!(told(file), ["REWE | Payment; Weekly shop", "Agentur | Benefit; ALG I"]);
}

#[test]
fn without_headings_every_text_is_used() {
    let file = "HIST,20260105,,-345.5,CHEQUE CARD PURCHASE,CHECKERS CAPE TOWN,4451,0\nHIST,20260107,,11200,CREDIT TRANSFER,UIF PAYMENT,1234,0\n\
                HIST,20260120,,-4500,IB PAYMENT TO,RENT,1234,0\n";
    assert_eq!(told(file), ["CHEQUE CARD PURCHASE | CHECKERS CAPE TOWN", "CREDIT TRANSFER | UIF PAYMENT", "IB PAYMENT TO | RENT"]);
    let file = "01-28-26;6;;Kroger;weekly;-45.30;Food:Groceries;\n01-27-26;4;;Acme;payroll;1250.00;Income;\n\
                01-22-26;4;;Landlord;rent;-950.00;Home:Rent;fixed\n";
    for (told, words) in
        told(file).iter().zip([["Kroger", "weekly", "Food:Groceries"], ["Acme", "payroll", "Income"], ["Landlord", "fixed", "Home:Rent"]])
    {
        assert!(words.iter().all(|word| told.contains(word)), "{told}");
    }
}

#[test]
fn who_it_was_stands_in_the_column_of_names() {
    let wanted = ["new -2500 2026-11-16 Sofie Peeters", "new 231040 2026-11-05 Acme NV", "new -4866 2026-11-04 COLRUYT"];
    // The number of the other account is under a heading that elsewhere is of names.
    for (number, name) in [("Tegenpartij", "Naam van de tegenpartij"), ("Contrepartie", "Nom de la contrepartie")] {
        let file = format!(
            "Datum;Bedrag;{number};{name}\n16/11/2026;-25,00;BE12345678901234;Sofie Peeters\n05/11/2026;2310,40;BE71096123456769;Acme NV\n04/11/2026;-48,66;;COLRUYT\n"
        );
        assert_eq!(lines(&newcomer().preview(file.as_bytes())), wanted, "{file}");
    }
    // A place is none.
    let file = "Date,Description,Sub-description,Amount\n2026-11-16,Sofie Peeters,TORONTO ON,-25.00\n2026-11-05,Acme NV,,2310.40\n2026-11-04,COLRUYT,MONTREAL QC,-48.66\n";
    assert_eq!(lines(&newcomer().preview(file.as_bytes())), wanted);
    // Below a kind of movement, which comes again, is the name.
    let file = file
        .replace("Sofie Peeters,TORONTO ON", "Sale,Sofie Peeters")
        .replace("Acme NV,", "Pay,Acme NV")
        .replace("COLRUYT,MONTREAL QC", "Sale,COLRUYT");
    assert_eq!(lines(&newcomer().preview(file.as_bytes())), wanted);
    // What one row in five has is none, either.
    let file = "Date,Note,Amount,Description\n2026-11-16,Sofie Peeters,-25.00,\n2026-11-05,Acme NV,2310.40,\n2026-11-04,COLRUYT,-48.66,\n2026-11-03,Landlord,-820.00,paid late\n";
    let landlord = ["new -82000 2026-11-03 Landlord"];
    assert_eq!(lines(&newcomer().preview(file.as_bytes())), [&wanted[..], &landlord].concat());
    // Without headings it is beside the number of the other account.
    let file = "16-11-2026,NL12SNSB0123456789,NL91ABNA0417164300,Sofie Peeters,-25.00,for her birthday in November\n05-11-2026,NL12SNSB0123456789,NL20INGB0001234567,Acme NV,2310.40,what I earned in October\n04-11-2026,NL12SNSB0123456789,,COLRUYT,-48.66,paid with the card 04-11\n";
    assert_eq!(lines(&newcomer().preview(file.as_bytes())), wanted);
    let file = "Päivä;Summa;Maksaja;Saajan nimi\n16.11.2026;-25,00;MEIKÄ;Sofie Peeters\n05.11.2026;2310,40;Acme NV;MEIKÄ\n04.11.2026;-48,66;MEIKÄ;COLRUYT\n";
    assert_eq!(lines(&newcomer().preview(file.as_bytes())), wanted);
    let file = "02.11.2026;\"Verwendungszweck: Miete Zahlungsempfänger: Hausverwaltung Gruber IBAN Zahlungsempfänger: AT611904300234573201\";-780,00;EUR\n03.11.2026;\"Verwendungszweck: BILLA DANKT\";-23,45;EUR\n";
    assert_eq!(
        lines(&newcomer().preview(file.as_bytes())),
        ["new -78000 2026-11-02 Hausverwaltung Gruber", "new -2345 2026-11-03 BILLA DANKT"]
    );
}
