//! Files that are no tables, or too much of one: a clear sentence, nothing changed, nothing hung.

use crate::support::import::{Applications, import, named, send};
use exchange::limits::{Refusal, check_size};
use onward::jobs::Answer;
use onward::jobs::import::Step;
use proptest::prelude::*;

fn refused(bytes: &[u8]) -> String {
    match send(bytes, &Applications::new(), None, Step::Import) {
        Answer::Refused(sentence) => sentence,
        other => panic!("{other:?}"),
    }
}

#[test]
fn refusals_are_sentences() {
    let wide = "column,".repeat(10_000);
    let long = "Company,Role\n".to_owned() + &"a,b\n".repeat(50_001);
    let big = vec![b'a'; 10 * 1024 * 1024 + 1];
    let cases: [(&[u8], &str); 12] = [
        (b"", "The file is empty."),
        (b"\xef\xbb\xbf \r\n\r\n", "The file is empty."),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "This is not a text file."),
        (b"PK\x03\x04\x14\0\x06\0", "This is a packed file"),
        (b"%PDF-1.7 ...", "This is a PDF"),
        (&[0, 1, 2, 3, 0, 200, 13, 9, 0, 0], "This is not a text file."),
        (&big, "The file has 11 MB; up to 10 MB are read at once."),
        (wide.as_bytes(), "The first row has 10001 columns; up to 500 are read."),
        (long.as_bytes(), "The file has more than 50,000 rows"),
        (b"just a line of text\nand another\n", "Nothing in this file looks like a table."),
        (b"{\"some\": \"json\"}", "Nothing in this file looks like a table."),
        (b"<html><body>Hello, you</body></html>", "Nothing in this file looks like a table."),
    ];
    for (bytes, expected) in cases {
        let sentence = refused(bytes);
        assert!(sentence.starts_with(expected) && sentence.contains("Nothing was changed"), "{sentence}");
    }
    // The page asks before it opens a file.
    assert_eq!(check_size(200_000_000), Err(Refusal::TooLarge(200_000_000)));
    assert_eq!(Refusal::TooLarge(200_000_000).to_string().split(';').next(), Some("The file has 191 MB"));
    assert_eq!(check_size(1), Ok(()));
}

#[test]
fn encodings() {
    let text = "Company,Role\nCafé Noël – “Ünï”,Serveur\n";
    let (win, _, _) = encoding_rs::WINDOWS_1252.encode(text);
    let le: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let be: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
    let marked = |mark: &[u8], bytes: &[u8]| [mark, bytes].concat();
    let all = [
        text.as_bytes().to_vec(),
        marked(b"\xef\xbb\xbf", text.as_bytes()),
        win.into_owned(),
        marked(b"\xff\xfe", &le),
        marked(b"\xfe\xff", &be),
        le,
        be,
        text.replace('\n', "\r").into_bytes(),
    ];
    for bytes in all {
        assert_eq!(named(&import(&bytes), "Café Noël – “Ünï”").role, "Serveur");
    }
    // One broken character among good ones does not make it another encoding.
    let mut broken = "Company,Role\nÉté École,Été\nA,".as_bytes().to_vec();
    broken.extend(b"\xff b\n");
    assert_eq!(named(&import(&broken), "Été École").role, "Été");
}

#[test]
fn many_unclosed_quotation_marks_do_not_hang() {
    let mut text = "Company,Role\n".to_owned();
    for n in 0..20_000 {
        text.push_str(if n % 2 == 0 { "\"a,b\n" } else { "c,\"d\n" });
    }
    let _ = send(text.as_bytes(), &Applications::new(), None, Step::Import);
    let tags = format!("Company,Role,Notes\nA,B,\"<p></p>{}\"\n", "<a".repeat(400_000));
    let _ = send(tags.as_bytes(), &Applications::new(), None, Step::Import);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    #[test]
    fn no_panic_on_any_bytes(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        let _ = send(&bytes, &Applications::new(), None, Step::Import);
    }

    #[test]
    fn no_panic_on_any_table(text in "(Company|Role|Applied on|Status|Notes|Interview|id|[a-z\"é]{0,4}|[0-9/:. -]{0,12}|[,;\t\n\r\"']){0,60}") {
        let first = send(text.as_bytes(), &Applications::new(), None, Step::Import);
        let marked = format!("Company,Role,Applied on,Status\n{text}");
        let second = send(marked.as_bytes(), &Applications::new(), None, Step::Import);
        drop((first, second));
    }
}
