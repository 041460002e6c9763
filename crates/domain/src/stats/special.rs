//! The logarithm of the gamma function, the regularised incomplete beta function and its inverse.
//!
//! Written here and not taken from a crate: `puruspe` asserts its arguments (a panic on a NaN), brings two crates of its own and drops a
//! parenthesis in the branch for a and b above 3,000; `statrs` brings a numeric tower for the three functions needed. These are a few hundred
//! bytes of wasm, and the inverse is a bracketed Newton iteration that ends on every input. Tests hold them against values of mpmath.

/// Lanczos coefficients for g = 7, n = 9 (Godfrey 2001): fifteen digits over the positive reals.
const LANCZOS: [f64; 9] = [
    0.999_999_999_999_809_9,
    676.520_368_121_885_1,
    -1_259.139_216_722_402_8,
    771.323_428_777_653_1,
    -176.615_029_162_140_6,
    12.507_343_278_686_905,
    -0.138_571_095_265_720_12,
    9.984_369_578_019_572e-6,
    1.505_632_735_149_311_6e-7,
];

/// ln Γ(x) for x > 0; infinite at 0 and below, which no figure uses.
pub fn ln_gamma(x: f64) -> f64 {
    if x.is_nan() || x <= 0.0 || x.is_infinite() {
        return f64::INFINITY;
    }
    // The reflection keeps the series away from its pole.
    if x < 0.5 {
        return (std::f64::consts::PI / (std::f64::consts::PI * x).sin()).ln() - ln_gamma(1.0 - x);
    }
    let z = x - 1.0;
    let base = z + 7.5;
    let [first, rest @ ..] = LANCZOS;
    let sum = rest.iter().zip(1_u8..).fold(first, |sum, (c, i)| sum + c / (z + f64::from(i)));
    0.5 * (2.0 * std::f64::consts::PI).ln() + (z + 0.5) * base.ln() - base + sum.ln()
}

/// ln B(a, b) = ln Γ(a) + ln Γ(b) − ln Γ(a + b).
pub fn ln_beta(a: f64, b: f64) -> f64 {
    ln_gamma(a) + ln_gamma(b) - ln_gamma(a + b)
}

/// The share of a Beta(a, b) below x: the regularised incomplete beta function Iₓ(a, b), by its continued fraction
/// (DLMF 8.17.22, evaluated after Lentz). 0 below 0, 1 above 1; 0 where a or b is not positive.
pub fn beta_cdf(a: f64, b: f64, x: f64) -> f64 {
    if !(a > 0.0 && b > 0.0 && a.is_finite() && b.is_finite()) || x.is_nan() || x <= 0.0 {
        return 0.0;
    }
    if x >= 1.0 {
        return 1.0;
    }
    let front = (a * x.ln() + b * (-x).ln_1p() - ln_beta(a, b)).exp();
    // The fraction converges fast on one side of the mean; the other side is its mirror image.
    let share = if x < (a + 1.0) / (a + b + 2.0) { front * fraction(a, b, x) / a } else { 1.0 - front * fraction(b, a, 1.0 - x) / b };
    // Shapes beyond all counts (1e300) overflow the front factor.
    if share.is_nan() { 0.0 } else { share.clamp(0.0, 1.0) }
}

/// The continued fraction of [`beta_cdf`], in the letters of the handbooks.
#[allow(clippy::many_single_char_names)]
fn fraction(a: f64, b: f64, x: f64) -> f64 {
    const TINY: f64 = 1e-300;
    let away = |v: f64| if v.abs() < TINY { TINY } else { v };
    let (mut c, mut d) = (1.0, 1.0 / away(1.0 - (a + b) * x / (a + 1.0)));
    let mut product = d;
    for m in 1_u16..10_000 {
        let m = f64::from(m);
        let even = m * (b - m) * x / ((a + 2.0 * m - 1.0) * (a + 2.0 * m));
        let odd = -(a + m) * (a + b + m) * x / ((a + 2.0 * m) * (a + 2.0 * m + 1.0));
        let mut step = 1.0;
        for term in [even, odd] {
            d = 1.0 / away(1.0 + term * d);
            c = away(1.0 + term / c);
            step = c * d;
            product *= step;
        }
        if (step - 1.0).abs() < 1e-15 {
            break;
        }
    }
    product
}

/// The quantile of a Beta(a, b) at p. Newton's steps inside a bracket that halves whenever a step would leave it, so it
/// ends on every input; 0 where a or b is not positive.
pub fn beta_quantile(a: f64, b: f64, p: f64) -> f64 {
    if !(a > 0.0 && b > 0.0 && a.is_finite() && b.is_finite()) || p.is_nan() || p <= 0.0 {
        return 0.0;
    }
    if p >= 1.0 {
        return 1.0;
    }
    let (mut low, mut high) = (0.0_f64, 1.0_f64);
    let norm = ln_beta(a, b);
    let mut x = a / (a + b);
    for _ in 0..200 {
        let error = beta_cdf(a, b, x) - p;
        if error > 0.0 {
            high = x;
        } else {
            low = x;
        }
        let density = ((a - 1.0) * x.ln() + (b - 1.0) * (-x).ln_1p() - norm).exp();
        let newton = x - error / density;
        // Near 0 the quantile can be many magnitudes below its start: halve the exponent there, not the distance.
        let middle = if low > 0.0 && high / low > 4.0 { (low * high).sqrt() } else { f64::midpoint(low, high) };
        let next = if newton > low && newton < high { newton } else { middle };
        if (next - x).abs() <= 1e-15 * x || next <= 0.0 {
            return next.clamp(0.0, 1.0);
        }
        x = next;
    }
    x
}
