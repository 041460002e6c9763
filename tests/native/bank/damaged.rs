//! Files that are broken as a whole: a sentence, and nothing changed.

use crate::support::bank::desk;

const CAMT: &str = include_str!("../../fixtures/bank/euro.camt.xml");
const OFX: &str = include_str!("../../fixtures/bank/one.ofx");

#[track_caller]
fn refused(file: &str, words: &str) {
    let sentence = desk("EUR").refused(file.as_bytes());
    assert!(sentence.contains(words), "{sentence}");
    assert!(sentence.ends_with('.') && !sentence.contains('!'), "{sentence}");
}

#[test]
fn xml_that_ends_early() {
    for at in [CAMT.len() / 2, CAMT.len() - 14, CAMT.find("</Stmt>").unwrap(), CAMT.find("45.90").unwrap() + 2] {
        refused(&CAMT[..at], "ends before it is complete");
    }
}

#[test]
fn sgml_that_ends_early() {
    for at in [OFX.find("</OFX>").unwrap(), OFX.find("-23.40").unwrap() + 3, OFX.find("</BANKTRANLIST>").unwrap()] {
        refused(&OFX[..at], "ends before it is complete");
    }
}

#[test]
fn tags_that_do_not_fit() {
    refused("<Document><BkToCstmrStmt><Stmt></Ntry></Stmt></BkToCstmrStmt></Document>", "damaged");
}

#[test]
fn entities_are_refused() {
    refused(include_str!("../../fixtures/bank/laughs.camt.xml"), "entities");
    refused("<Document><BkToCstmrStmt><Stmt>&own;</Stmt></BkToCstmrStmt></Document>", "entities");
    let ofx = OFX.replace("<OFX>", "<!DOCTYPE OFX [<!ENTITY a \"b\">]>\n<OFX>");
    refused(&ofx, "entities");
}

#[test]
fn nothing_in_it() {
    refused("<html><body>Log in</body></html>", "no account statement");
    refused("<Document/>", "no account statement");
    refused("!Type:Invst\nD1/1/26\n^\n", "QIF");
    refused("", "empty");
    refused("%PDF-1.7 ...", "PDF");
    let deep = format!("<Document>{}{}</Document>", "<a>".repeat(100), "</a>".repeat(100));
    refused(&deep, "nested");
}

#[test]
fn sgml_without_any_closing_tag_but_the_last() {
    let open: String =
        OFX.replace("</BANKTRANLIST>", "").replace("</STMTRS></STMTTRNRS></BANKMSGSRSV1>", "").replace("</BANKACCTFROM>", "");
    let answer = desk("USD").preview(open.as_bytes());
    assert_eq!((answer.counts.new, answer.counts.unreadable), (5, 1));
    assert_eq!(answer.sums.new, -2340 - 300 - 300 + 125_000 - 50_000);
}
