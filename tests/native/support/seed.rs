//! Chance that begins the same way each time, and what damages texts.

/// A small source of chance, so that a failure can be seen again.
pub struct Seed(pub u64);

impl Seed {
    pub fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % end.max(1)
    }

    /// The text with a character changed, dropped, doubled or cut off.
    pub fn mutate(&mut self, text: &str) -> String {
        let mut chars: Vec<char> = text.chars().collect();
        for _ in 0..=self.below(3) {
            let at = self.below(chars.len());
            match self.below(5) {
                0 => chars.truncate(at),
                1 if at < chars.len() => drop(chars.remove(at)),
                2 => chars.insert(at.min(chars.len()), ['A', '0', '{', '"', '-', '\u{fffd}'][self.below(6)]),
                3 if at < chars.len() => chars[at] = char::from(b' ' + self.below(95) as u8),
                _ => chars.rotate_left(at),
            }
        }
        chars.into_iter().collect()
    }
}
