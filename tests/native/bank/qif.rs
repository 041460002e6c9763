//! The dates of QIF, in every way Quicken and others write them.

use crate::support::bank::{desk, lines};
use exchange::dates::DateOrder;

#[test]
fn days() {
    for (written, iso) in [
        ("1/15/26", "2026-01-15"),
        ("1/15/2026", "2026-01-15"),
        ("1/15'26", "2026-01-15"),
        ("1/15' 2", "2002-01-15"),
        ("1/15' 5", "2005-01-15"),
        (" 1/15'02", "2002-01-15"),
        ("1/ 5'26", "2026-01-05"),
        ("1/ 5/26", "2026-01-05"),
        ("1/15/ 4", "2004-01-15"),
        ("12/31'99", "1999-12-31"),
        ("12/31/97", "1997-12-31"),
        ("1-15-2026", "2026-01-15"),
        ("1.15.2026", "2026-01-15"),
        ("2026-01-15", "2026-01-15"),
        ("15 Jan 2026", "2026-01-15"),
        ("15-Jan-2026", "2026-01-15"),
        ("Jan 15, 2026", "2026-01-15"),
    ] {
        let mut desk = desk("USD");
        let file = format!("!Type:Bank\nD{written}\nT-1.00\nPShop\n^\n");
        let mut layout = desk.preview(file.as_bytes()).layout;
        layout.dates = Some(DateOrder::MonthFirst);
        desk.layout = Some(layout);
        assert_eq!(lines(&desk.preview(file.as_bytes())), [format!("new -100 {iso} Shop")], "{written}");
    }
}
