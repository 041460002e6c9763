//! The statistics against published and independently computed values (mpmath, 30 digits), and the laws they obey on any input.
// Published digits are left as they were published.

use domain::stats::special::{beta_cdf, beta_quantile, ln_gamma};
use domain::stats::{Incidence, Observation, Rate, Survival};
use proptest::prelude::*;

#[track_caller]
fn close(got: f64, wanted: f64, within: f64) {
    assert!((got - wanted).abs() <= within, "{got} is not {wanted} within {within}");
}

#[test]
fn jeffreys_intervals_match_published_values() {
    for (k, n, low, high) in [
        (1, 30, 0.003_620_464_373_791_662_9, 0.145_417_777_354_020_14),
        (11, 436, 0.013_476_627_845_073_861, 0.043_237_590_793_138_202),
        (9, 10, 0.618_685_228_933_383_62, 0.988_988_326_236_838_86),
        (0, 30, 0.0, 0.079_678_173_817_259_973),
        (30, 30, 0.920_321_826_182_740_01, 1.0),
        (1, 1, 0.146_746_316_309_575_11, 1.0),
        (5, 22, 0.092_439_259_200_888_783, 0.428_593_945_353_144_31),
        (2, 436, 0.000_954_412_365_655_984_21, 0.014_633_453_272_757_159),
        (0, 0, 0.0, 1.0),
    ] {
        let rate = Rate::new(k, n);
        close(rate.low, low, 1e-12);
        close(rate.high, high, 1e-12);
    }
    // Beta(438, 544), from the literature on the sex ratio in placenta praevia.
    close(beta_quantile(438.0, 544.0, 0.025), 0.415_065_49, 5e-9);
    close(beta_quantile(438.0, 544.0, 0.975), 0.477_199_77, 5e-9);
}

#[test]
fn the_next_tries_match_worked_values() {
    close(Rate::new(1, 30).chance_in_next(20), 0.537_602, 5e-7);
    close(Rate::new(0, 30).chance_in_next(20), 0.224_111, 5e-7);
    let log = Rate::new(11, 436);
    assert_eq!([0.5, 0.8, 0.95].map(|chance| log.needed(chance)), [Some(27), Some(65), Some(129)]);
    assert_eq!(Rate::new(0, 0).needed(0.5), None, "nothing was tried: the prior alone says nothing");
    assert_eq!(Rate::new(0, 50_000).needed(0.95), None, "more than can be told");
    for odd in [f64::NAN, -1.0, 0.0, 1.0, 2.0] {
        assert_eq!(log.needed(odd), None);
    }
}

#[test]
fn what_happened_under_a_benchmark() {
    close(Rate::new(0, 30).chance_of_so_few(0.03), 0.97_f64.powi(30), 1e-14);
    close(Rate::new(0, 30).chance_of_so_few(0.03), 0.40, 0.005);
    close(Rate::new(0, 30).chance_of_so_many(0.03), 1.0, 0.0);
    // 1 − Σ₀⁴ C(22, i) 0.1ⁱ 0.9²²⁻ⁱ
    let four = (0..5).map(|i| choose(22, i) * 0.1_f64.powi(i) * 0.9_f64.powi(22 - i)).sum::<f64>();
    close(Rate::new(5, 22).chance_of_so_many(0.1), 1.0 - four, 1e-12);
    for odd in [f64::NAN, -1.0, 0.0, 1.0, 2.0, f64::INFINITY] {
        assert!((0.0..=1.0).contains(&Rate::new(3, 7).chance_of_so_few(odd)));
        assert!((0.0..=1.0).contains(&Rate::new(3, 7).chance_of_so_many(odd)));
    }
}

fn choose(n: i32, k: i32) -> f64 {
    (0..k).map(|i| f64::from(n - i) / f64::from(i + 1)).product()
}

#[test]
fn special_functions_match_mpmath() {
    for (x, wanted) in MPMATH_LN_GAMMA {
        close(ln_gamma(x), wanted, 1e-13 * wanted.abs().max(10.0));
    }
    for (a, b, x, wanted) in MPMATH_BETA {
        close(beta_cdf(a, b, x), wanted, 1e-10);
    }
    for (a, b, p, wanted) in MPMATH_QUANTILE {
        close(beta_quantile(a, b, p), wanted, 1e-10 * wanted.max(1e-6));
    }
}

#[test]
fn special_functions_take_everything() {
    let odd = [f64::NAN, f64::INFINITY, f64::NEG_INFINITY, 0.0, -1.0, 1e-300, 1e300, 0.5, 1.0];
    for a in odd {
        assert!(!ln_gamma(a).is_nan());
        for b in odd {
            for x in odd {
                assert!((0.0..=1.0).contains(&beta_quantile(a, b, x)), "quantile {a} {b} {x}");
                assert!((0.0..=1.0).contains(&beta_cdf(a, b, x)), "cdf {a} {b} {x}");
            }
        }
    }
}

fn waits(text: &str) -> Vec<Observation> {
    let one = |word: &str| match word.strip_suffix('+') {
        Some(days) => Observation { days: days.parse().unwrap(), ending: 0 },
        None => match word.split_once(':') {
            Some((days, ending)) => Observation { days: days.parse().unwrap(), ending: ending.parse().unwrap() },
            None => Observation { days: word.parse().unwrap(), ending: 1 },
        },
    };
    text.split_whitespace().map(one).collect()
}

#[test]
fn kaplan_meier_matches_bewick_2004() {
    let curve = Survival::of(&waits("1 1 4 5 6+ 9 9+ 22"));
    let values: Vec<f64> = curve.steps.iter().map(|s| s.value).collect();
    for (got, wanted) in values.iter().zip([0.750, 0.625, 0.500, 1.0 / 3.0, 0.0]) {
        close(*got, wanted, 1e-12);
    }
    assert_eq!(curve.steps.len(), 5);
    assert_eq!(curve.median(), Some(5));
    assert_eq!(curve.quantile(0.25), Some(1));
    close(curve.at(0), 1.0, 0.0);
    close(curve.at(8), 0.5, 1e-12);
    close(curve.at(10_000), 0.0, 0.0);
}

#[test]
fn limits_match_the_leukaemia_trial() {
    // Miller 1997, maintained group: the curve, and the limits as R's survfit gives them with conf.type = "log-log".
    let curve = Survival::of(&waits("9 13 13+ 18 23 28+ 31 34 45+ 48 161+"));
    for (step, wanted) in curve.steps.iter().zip([0.909, 0.818, 0.716, 0.614, 0.491, 0.368, 0.184]) {
        close(step.value, wanted, 5e-4);
    }
    let first = curve.steps.first().unwrap();
    close(first.variance.sqrt(), 0.0867, 5e-5);
    close(first.limits().0, 0.508, 5e-4);
    close(first.limits().1, 0.987, 5e-4);
    assert_eq!((curve.median(), curve.quantile_limits(0.5)), (Some(31), (Some(13), None)));
}

#[test]
fn greenwood_matches_the_binomial_without_censoring() {
    // Without censoring Greenwood's variance is S(1 − S)/n.
    let curve = Survival::of(&waits("1 2 3 4 5 6 7 8"));
    for step in &curve.steps {
        close(step.variance, step.value * (1.0 - step.value) / 8.0, 1e-12);
    }
}

#[test]
fn competing_endings_share_what_kaplan_meier_loses() {
    // By hand: day 1 one of 4 invited (1/4); day 2 one of 3 turned down (3/4 · 1/3 = 1/4); day 3 one leaves; day 4 the last invited (1/2).
    let seen = waits("1:1 2:2 3+ 4:1");
    let (invited, rejected) = (Incidence::of(&seen, 1), Incidence::of(&seen, 2));
    close(invited.at(1), 0.25, 1e-12);
    close(invited.at(4), 0.75, 1e-12);
    close(rejected.ended(), 0.25, 1e-12);
    assert_eq!(invited.quantile_of_ended(0.5), Some(4));
    assert_eq!(rejected.quantile_of_ended(0.5), Some(2));
    assert_eq!(Incidence::of(&[], 1).quantile_of_ended(0.5), None);
}

#[test]
fn a_median_that_was_never_reached_is_none() {
    assert_eq!(Survival::of(&waits("3 10+ 10+ 10+")).median(), None);
    assert_eq!(Survival::of(&[]).median(), None);
    assert_eq!(Survival::of(&waits("3 10+ 10+ 10+")).quantile_of_ended(0.95), Some(3));
}

fn observations() -> impl Strategy<Value = Vec<Observation>> {
    prop::collection::vec((0_u32..60, 0_u8..3).prop_map(|(days, ending)| Observation { days, ending }), 0..60)
}

proptest! {
    #[test]
    fn an_interval_holds_its_estimate(n in 0_u32..5_000, share in 0.0_f64..=1.0) {
        let rate = Rate::new((f64::from(n) * share) as u32, n);
        prop_assert!(0.0 <= rate.low && rate.low <= rate.high && rate.high <= 1.0);
        if let Some(value) = rate.value() {
            prop_assert!(rate.low <= value && value <= rate.high);
        }
    }

    #[test]
    fn more_tries_narrow_and_more_hits_raise(k in 0_u32..20, more in 1_u32..200) {
        let (few, many) = (Rate::new(k, 20), Rate::new(k * (more + 1), 20 * (more + 1)));
        prop_assert!(many.width() <= few.width() + 1e-12);
        let (less, plus) = (Rate::new(k, 20), Rate::new(k + 1, 20));
        prop_assert!(less.low <= plus.low && less.high <= plus.high);
    }

    #[test]
    fn quantile_undoes_the_cdf(a in 0.5_f64..3_000.0, b in 0.5_f64..8_000.0, p in 0.001_f64..0.999) {
        prop_assert!((beta_cdf(a, b, beta_quantile(a, b, p)) - p).abs() < 1e-9);
    }

    #[test]
    fn needed_is_the_fewest_and_monotonic(n in 1_u32..2_000, k in 0_u32..50, chance in 0.01_f64..0.99) {
        let rate = Rate::new(k, n);
        if let Some(m) = rate.needed(chance) {
            prop_assert!(rate.chance_in_next(m) >= chance);
            prop_assert!(m <= 1 || rate.chance_in_next(m - 1) < chance);
            prop_assert!(rate.needed(chance / 2.0).is_some_and(|less| less <= m));
            prop_assert!(Rate::new(k + 1, n + 1).needed(chance).is_some_and(|less| less <= m), "one more hit cannot raise it");
        }
    }

    #[test]
    fn survival_never_rises_and_shares_add_up(seen in observations()) {
        let curve = Survival::of(&seen);
        let mut last = 1.0;
        for step in &curve.steps {
            prop_assert!(step.value <= last && step.value >= 0.0 && step.variance >= 0.0);
            let (low, high) = step.limits();
            prop_assert!(0.0 <= low && low <= step.value && step.value <= high && high <= 1.0);
            last = step.value;
        }
        let (one, two) = (Incidence::of(&seen, 1), Incidence::of(&seen, 2));
        for days in 0..60 {
            prop_assert!((curve.at(days) + one.at(days) + two.at(days) - 1.0).abs() < 1e-9);
        }
    }

    #[test]
    fn the_order_of_observations_does_not_matter(seen in observations()) {
        let mut turned = seen.clone();
        turned.reverse();
        prop_assert_eq!(Survival::of(&seen), Survival::of(&turned));
        prop_assert_eq!(Incidence::of(&seen, 1), Incidence::of(&turned, 1));
    }
}

/// x, ln Γ(x).
const MPMATH_LN_GAMMA: [(f64, f64); 7] = [
    (0.001, 6.907_178_885_383_853_7),
    (0.1, 2.252_712_651_734_205_9),
    (0.5, 0.572_364_942_924_700_09),
    (1.5, -0.120_782_237_635_245_22),
    (3.7, 1.428_072_326_665_388_1),
    (100.5, 361.435_540_467_777_62),
    (5000.25, 37_584.755_595_232_892),
];

/// a, b, x, Iₓ(a, b).
const MPMATH_BETA: [(f64, f64, f64, f64); 7] = [
    (0.5, 0.5, 0.2, 0.295_167_235_300_866_55),
    (3.0, 5.0, 0.4, 0.580_096),
    (350.0, 400.0, 0.47, 0.573_187_271_903_771_96),
    (0.001, 7.0, 0.3, 0.999_968_562_052_683_86),
    (1000.0, 2.0, 0.999, 0.735_390_849_541_927_76),
    (60.5, 4000.5, 0.017, 0.864_298_683_682_345_93),
    // Both above 3,000, where one well-known library is off.
    (3500.0, 4000.0, 0.47, 0.718_694_253_843_200_69),
];

/// a, b, p, the x with Iₓ(a, b) = p.
const MPMATH_QUANTILE: [(f64, f64, f64, f64); 4] = [
    (0.5, 300.5, 0.025, 1.635_417_108_392_342_5e-6),
    (50.0, 60.0, 0.9, 0.515_474_895_627_074_43),
    (0.5, 0.5, 0.1, 0.024_471_741_852_423_217),
    (100.5, 2.5, 0.975, 0.995_903_566_666_152_75),
];
