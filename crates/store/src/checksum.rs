//! A checksum: FNV-1a, 64 bits. It finds what a disk breaks, and is no protection against anybody.

/// The sum of what was added.
pub(super) struct Checksum(u64);

impl Default for Checksum {
    fn default() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }
}

impl Checksum {
    /// Adds a text.
    pub(super) fn add(&mut self, text: &str) {
        self.0 = text.bytes().fold(self.0, |sum, byte| (sum ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3));
    }

    /// As sixteen digits.
    pub(super) fn to_text(&self) -> String {
        format!("{:016x}", self.0)
    }

    /// The sum of one text.
    pub(super) fn of(text: &str) -> String {
        let mut sum = Self::default();
        sum.add(text);
        sum.to_text()
    }
}
