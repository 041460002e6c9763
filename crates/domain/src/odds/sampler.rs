//! Chance from a seed: draws of a share from its Jeffreys posterior. The generator is PCG; logarithm and root come from `libm`, so that the
//! browser and the tests get the same digits.

use super::input::Count;

/// A random stream.
#[derive(Debug)]
pub struct Sampler {
    bits: oorandom::Rand32,
    /// The polar method makes two normals at a time; the second waits here.
    spare: Option<f64>,
}

impl Sampler {
    /// The random stream of a seed.
    pub fn new(seed: u32) -> Self {
        Self { bits: oorandom::Rand32::new(u64::from(seed)), spare: None }
    }

    /// Evenly between 0 and 1, neither of them: 53 bits, moved by half a step.
    fn even(&mut self) -> f64 {
        let (high, low) = (u64::from(self.bits.rand_u32() >> 5), u64::from(self.bits.rand_u32() >> 6));
        ((high << 26 | low) as f64 + 0.5) / 9_007_199_254_740_992.0
    }

    /// Standard normal, by Marsaglia's polar method.
    fn normal(&mut self) -> f64 {
        if let Some(spare) = self.spare.take() {
            return spare;
        }
        loop {
            let (x, y) = (2.0 * self.even() - 1.0, 2.0 * self.even() - 1.0);
            let square = x * x + y * y;
            if square > 0.0 && square < 1.0 {
                let scale = libm::sqrt(-2.0 * libm::log(square) / square);
                self.spare = Some(y * scale);
                return x * scale;
            }
        }
    }

    /// Gamma with shape `count` + ½ (Marsaglia & Tsang 2000). Shapes below 1 are drawn one higher and brought down by u^(1/shape); here that
    /// is only ½, and its power a square.
    fn gamma(&mut self, count: u32) -> f64 {
        let (shape, factor) = if count == 0 {
            let u = self.even();
            (1.5, u * u)
        } else {
            (f64::from(count) + 0.5, 1.0)
        };
        let d = shape - 1.0 / 3.0;
        let c = 1.0 / libm::sqrt(9.0 * d);
        loop {
            let normal = self.normal();
            let root = 1.0 + c * normal;
            if root <= 0.0 {
                continue;
            }
            let v = root * root * root;
            let (u, square) = (self.even(), normal * normal);
            // The first test spares the logarithms nearly always.
            if u < 1.0 - 0.0331 * square * square || libm::log(u) < 0.5 * square + d * (1.0 - v + libm::log(v)) {
                return d * v * factor;
            }
        }
    }

    /// A share from Beta(½ + k, ½ + n − k).
    pub fn share(&mut self, count: Count) -> f64 {
        let hits = count.k.min(count.n);
        let (happened, not) = (self.gamma(hits), self.gamma(count.n - hits));
        if happened + not > 0.0 { happened / (happened + not) } else { 0.5 }
    }

    /// A ratio between the two, evenly on its logarithm.
    pub fn ratio(&mut self, low: f64, high: f64) -> f64 {
        let (low, high) = (libm::log(low.clamp(1e-6, 1e6)), libm::log(high.clamp(1e-6, 1e6)));
        libm::exp(low + (high - low) * self.even())
    }
}
