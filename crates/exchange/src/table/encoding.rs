//! The encodings a text can be in, and who knows their tables.

use serde::{Deserialize, Serialize};

/// Bytes → text by the tables of the WHATWG Encoding Standard. A browser has them; native programs bring a crate.
pub trait TextDecoding {
    /// The text, or `None` where the label is not known, or where `fatal` and some bytes are no character. Bytes that are no character
    /// are U+FFFD otherwise.
    fn decode(&self, label: &str, bytes: &[u8], fatal: bool) -> Option<String>;
}

/// No tables at all: what is not Unicode is read as windows-1252.
pub struct NoTables;

impl TextDecoding for NoTables {
    fn decode(&self, _: &str, _: &[u8], _: bool) -> Option<String> {
        None
    }
}

/// How a file's characters were written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Encoding {
    /// UTF-8.
    Utf8,
    /// UTF-16, low byte first.
    Utf16Le,
    /// UTF-16, high byte first.
    Utf16Be,
    /// Western European, as older Windows programs write.
    Windows1252,
    /// Central European.
    Windows1250,
    /// Cyrillic.
    Windows1251,
    /// Greek.
    Windows1253,
    /// Turkish.
    Windows1254,
    /// Central European, of Unix programs.
    #[serde(rename = "iso_8859_2")]
    Iso8859_2,
    /// Cyrillic, by the standard.
    #[serde(rename = "iso_8859_5")]
    Iso8859_5,
    /// Greek, by the standard.
    #[serde(rename = "iso_8859_7")]
    Iso8859_7,
    /// Western European with the euro, of Unix programs.
    #[serde(rename = "iso_8859_15")]
    Iso8859_15,
    /// Western European, of older Macintosh programs.
    MacRoman,
    /// Russian, of Unix programs.
    Koi8R,
    /// Japanese, as Windows and banks write (code page 932).
    ShiftJis,
    /// Japanese, of Unix programs.
    EucJp,
    /// Simplified Chinese; GBK and GB 2312 are parts of it.
    Gb18030,
    /// Traditional Chinese.
    Big5,
    /// Korean (code page 949).
    EucKr,
}

impl Encoding {
    /// What is tried where a text is not Unicode; the more usual first.
    pub const LEGACY: [Self; 16] = [
        Self::Windows1252,
        Self::ShiftJis,
        Self::Gb18030,
        Self::EucKr,
        Self::Big5,
        Self::Windows1250,
        Self::Windows1251,
        Self::Windows1254,
        Self::Windows1253,
        Self::Iso8859_2,
        Self::Iso8859_15,
        Self::EucJp,
        Self::Iso8859_7,
        Self::Koi8R,
        Self::Iso8859_5,
        Self::MacRoman,
    ];

    /// Its label in the WHATWG Encoding Standard.
    pub fn label(self) -> &'static str {
        match self {
            Self::Utf8 => "utf-8",
            Self::Utf16Le => "utf-16le",
            Self::Utf16Be => "utf-16be",
            Self::Windows1252 => "windows-1252",
            Self::Windows1250 => "windows-1250",
            Self::Windows1251 => "windows-1251",
            Self::Windows1253 => "windows-1253",
            Self::Windows1254 => "windows-1254",
            Self::Iso8859_2 => "iso-8859-2",
            Self::Iso8859_5 => "iso-8859-5",
            Self::Iso8859_7 => "iso-8859-7",
            Self::Iso8859_15 => "iso-8859-15",
            Self::MacRoman => "macintosh",
            Self::Koi8R => "koi8-r",
            Self::ShiftJis => "shift_jis",
            Self::EucJp => "euc-jp",
            Self::Gb18030 => "gb18030",
            Self::Big5 => "big5",
            Self::EucKr => "euc-kr",
        }
    }

    /// What to call it on the screen.
    pub fn name(self) -> &'static str {
        match self {
            Self::Utf8 | Self::Utf16Le | Self::Utf16Be => "Unicode",
            Self::Windows1252 | Self::Iso8859_15 | Self::MacRoman => "Western European",
            Self::Windows1250 | Self::Iso8859_2 => "Central European",
            Self::Windows1251 | Self::Iso8859_5 | Self::Koi8R => "Cyrillic",
            Self::Windows1253 | Self::Iso8859_7 => "Greek",
            Self::Windows1254 => "Turkish",
            Self::ShiftJis | Self::EucJp => "Japanese",
            Self::Gb18030 => "Chinese (simplified)",
            Self::Big5 => "Chinese (traditional)",
            Self::EucKr => "Korean",
        }
    }

    /// The bytes read so; `None` as [`TextDecoding::decode`].
    pub(super) fn read(self, bytes: &[u8], tables: &dyn TextDecoding, fatal: bool) -> Option<String> {
        if self == Self::Windows1252 { Some(windows_1252(bytes)) } else { tables.decode(self.label(), bytes, fatal) }
    }
}

/// windows-1252 from 80 to 9F; the rest of it is Latin-1. Five places are free and stay control characters.
const WINDOWS_1252: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}', '\u{90}', '‘', '’', '“', '”', '•', '–',
    '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
];

/// Bytes that mean nothing in it stay control characters.
pub fn windows_1252(bytes: &[u8]) -> String {
    let high = |byte: u8| WINDOWS_1252.get(usize::from(byte.wrapping_sub(0x80))).copied();
    bytes.iter().map(|byte| high(*byte).unwrap_or_else(|| char::from(*byte))).collect()
}
