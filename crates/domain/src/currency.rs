//! Which money an amount is in, and how many digits its minor unit has. Amounts are integers of that unit (see [`money`](super::money)).
//! Names of currencies and signs on the screen come from the browser, not from here.

use serde::{Deserialize, Serialize};

/// An ISO 4217 code: three capital letters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Currency([u8; 3]);

/// The codes in use (ISO 4217 list one, without funds, metals and test codes), three letters each.
const LISTED: &str = "AEDAFNALLAMDAOAARSAUDAWGAZNBAMBBDBDTBHDBIFBMDBNDBOBBRLBSDBTNBWPBYNBZDCADCDFCHFCLPCNYCOPCRCCUPCVECZKDJFDKKDOPDZDEGPERNETBEUR\
FJDFKPGBPGELGHSGIPGMDGNFGTQGYDHKDHNLHTGHUFIDRILSINRIQDIRRISKJMDJODJPYKESKGSKHRKMFKPWKRWKWDKYDKZTLAKLBPLKRLRDLSLLYDMADMDLMGAMKDMMKMNTMOPMRU\
MURMVRMWKMXNMYRMZNNADNGNNIONOKNPRNZDOMRPABPENPGKPHPPKRPLNPYGQARRONRSDRUBRWFSARSBDSCRSDGSEKSGDSHPSLESOSSRDSSPSTNSVCSYPSZLTHBTJSTMTTNDTOPTRY\
TTDTWDTZSUAHUGXUSDUYUUZSVEDVESVNDVUVWSTXAFXCDXOFXPFYERZARZMWZWG";

/// Those without a minor unit.
const WHOLE: &str = "BIFCLPDJFGNFISKJPYKMFKRWPYGRWFUGXUYIVNDVUVXAFXOFXPF";
/// Those with thousandths.
const THOUSANDTHS: &str = "BHDIQDJODKWDLYDOMRTND";
/// Those with ten-thousandths (units of account).
const TEN_THOUSANDTHS: &str = "CLFUYW";

/// Regions (ISO 3166-1) whose currency's code does not begin with their own letters: those that use the euro …
const EURO_REGIONS: &str = "ADATBEBGCYDEEEESFIFRGRHRIEITLTLULVMCMEMTNLPTSISKSMVAXK";
/// … and the rest, each with its currency.
const REGIONS: &str = "SVUSDECUSDPRUSDLICHFVEVESSNXOFCIXOFMLXOFTGXOFBJXOFBFXOFNEXOFCMXAFGAXAFTDXAF";

impl Currency {
    /// The currency used in a region, as a proposal for a form: the region's own code where a listed currency begins with it.
    pub fn of_region(region: &str) -> Option<Self> {
        let region = region.to_ascii_uppercase();
        let code = region.as_bytes();
        if code.len() != 2 {
            return None;
        }
        if EURO_REGIONS.as_bytes().as_chunks::<2>().0.iter().any(|euro| euro == code) {
            return Some(Self::EUR);
        }
        let named = REGIONS.as_bytes().as_chunks::<5>().0.iter().find(|row| row.starts_with(code));
        if let Some([_, _, a, b, c]) = named {
            return Some(Self([*a, *b, *c]));
        }
        Self::listed().find(|currency| currency.0.starts_with(code))
    }

    /// The euro.
    pub const EUR: Self = Self(*b"EUR");
    /// The United States dollar.
    pub const USD: Self = Self(*b"USD");

    /// Reads a code; letters of either case, nothing else.
    pub fn parse(text: &str) -> Option<Self> {
        let bytes: [u8; 3] = text.trim().as_bytes().try_into().ok()?;
        bytes.iter().all(u8::is_ascii_alphabetic).then(|| Self(bytes.map(|b| b.to_ascii_uppercase())))
    }

    /// The code.
    pub fn code(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or("XXX")
    }

    /// How many decimal digits its minor unit has in ISO 4217: 2 for most, 0 for the yen, 3 for the Kuwaiti dinar.
    pub fn exponent(self) -> u32 {
        if self.is_in(WHOLE) {
            0
        } else if self.is_in(THOUSANDTHS) {
            3
        } else if self.is_in(TEN_THOUSANDTHS) {
            4
        } else {
            2
        }
    }

    /// Whether the code is one in use, as ISO 4217 lists it.
    pub fn is_listed(self) -> bool {
        self.is_in(LISTED)
    }

    /// Whether it is written "$" where it is at home.
    pub fn is_dollar(self) -> bool {
        self.is_in("AUDBBDBMDBNDBSDBZDCADCLPCOPFJDGYDHKDJMDKYDLRDMXNNADNZDSBDSGDSRDTTDTWDUSDXCD")
    }

    /// Every code in use, in alphabetical order, for a list to choose from.
    pub fn listed() -> impl Iterator<Item = Self> {
        LISTED.as_bytes().as_chunks::<3>().0.iter().map(|code| Self(*code))
    }

    fn is_in(self, table: &str) -> bool {
        table.as_bytes().as_chunks::<3>().0.contains(&self.0)
    }
}

impl TryFrom<String> for Currency {
    type Error = String;
    fn try_from(text: String) -> Result<Self, String> {
        Self::parse(&text).ok_or_else(|| format!("“{text}” is not a currency code"))
    }
}

impl From<Currency> for String {
    fn from(currency: Currency) -> Self {
        currency.code().to_owned()
    }
}
