//! Tables of web pages: as a browser copies them, as a bank calls them ".xls".

use crate::support::import::{day, import, named};
use exchange::html_table::to_csv;

#[test]
fn a_page_s_largest_table_becomes_rows() {
    let cases = [
        ("<p>No table</p>", None),
        ("<table><tr><td>one", Some("one\n")),
        (
            "<meta charset='utf-8'><table border=1><thead><tr><th>Company</th><th>Role</th></tr></thead><tbody>\
             <tr><td>A &amp; B, Inc</td><td>Cook<br>night</td></tr></tbody></table>",
            Some("Company,Role\n\"A & B, Inc\",\"Cook\nnight\"\n"),
        ),
        // End tags may be left out; a title table before is smaller.
        ("<table><tr><td>Title</table><TABLE><TR><TD>a<TD>b<TR><TD>c<TD>d</TABLE>", Some("a,b\nc,d\n")),
        // A cell over two rows belongs to both, one over two columns leaves the next place empty.
        ("<table><tr><td rowspan=2>x<td>1<td>p<tr><td>2<td>q<tr><td colspan=2>y<td>3</table>", Some("x,1,p\nx,2,q\ny,,3\n")),
        // A table inside a cell is its text.
        ("<table><tr><td>a<table><tr><td>in</td></tr></table></td><td>b</td></tr></table>", Some("\"a\nin\",b\n")),
        (
            "<table><tr><td>Job<td>Link<tr><td>Cook<td><a href=\"https://x.org/1?a=1&amp;b=2\">open</a></table>",
            Some("Job,Link\nCook,https://x.org/1?a=1&b=2\n"),
        ),
        ("<!-- <table><tr><td>no --><script>\"<table>\"</script><table><tr><td>yes</table>", Some("yes\n")),
    ];
    for (html, csv) in cases {
        assert_eq!(to_csv(html).unwrap().as_deref(), csv, "{html}");
    }
}

#[test]
fn a_pasted_table_is_imported() {
    let html = "<html><body><!--StartFragment--><table><tr><td>Company</td><td>Job title</td><td>Applied</td></tr>\
                <tr><td>Acme</td><td>Engineer</td><td>2026-03-02</td></tr></table></body></html>";
    let applications = import(html.as_bytes());
    let acme = named(&applications, "Acme");
    assert_eq!(acme.role, "Engineer");
    assert!(acme.timeline.iter().any(|(_, event)| event.date == Some(day("2026-03-02"))));
}
