//! A number that says whether two texts are the same, the same on every machine and in every version: FNV-1a of 64 bits with the last mixing
//! step of `MurmurHash3` behind it. Names records by what they are, so that reading the same file twice meets the same records.

/// Takes texts in, one after another; where one ends counts.
#[derive(Debug, Clone, Copy)]
pub struct Fingerprint(u64);

impl Fingerprint {
    /// Starts one; `what` keeps the fingerprints of different things apart.
    pub fn of(what: &str) -> Self {
        Self(0xcbf2_9ce4_8422_2325).with(what)
    }

    /// Takes in another text.
    #[must_use]
    pub fn with(self, text: &str) -> Self {
        let step = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        Self(step(text.bytes().fold(self.0, step), 0xff))
    }

    /// Takes in a number.
    #[must_use]
    pub fn with_number(self, number: u64) -> Self {
        let step = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        Self(number.to_le_bytes().into_iter().fold(self.0, step))
    }

    /// The number.
    pub fn bits(self) -> u64 {
        let mut h = self.0;
        h = (h ^ (h >> 33)).wrapping_mul(0xff51_afd7_ed55_8ccd);
        h = (h ^ (h >> 33)).wrapping_mul(0xc4ce_b9fe_1a85_ec53);
        h ^ (h >> 33)
    }
}
