//! The tables of legacy encodings, which the browser has and a native program brings.

use encoding_rs::Encoding;
use exchange::table::TextDecoding;

pub struct CrateTables;

impl TextDecoding for CrateTables {
    fn decode(&self, label: &str, bytes: &[u8], fatal: bool) -> Option<String> {
        let encoding = Encoding::for_label(label.as_bytes())?;
        let (text, faulty) = encoding.decode_without_bom_handling(bytes);
        (!(fatal && faulty)).then(|| text.into_owned())
    }
}

/// A text's bytes in an encoding that has all its characters.
pub fn encode(label: &str, text: &str) -> Vec<u8> {
    let encoding = Encoding::for_label(label.as_bytes()).unwrap();
    let (bytes, _, lossy) = encoding.encode(text);
    assert!(!lossy, "{label} cannot write {text}");
    bytes.into_owned()
}
