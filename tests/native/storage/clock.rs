//! The clock: its stamps rise whatever the wall clock does, and their texts sort as they do.

use proptest::prelude::*;
use store::clock::{Clock, Device, Timestamp};

proptest! {
    #[test]
    fn rises(walls in proptest::collection::vec(any::<u64>(), 1..40), bits in any::<[u64; 2]>()) {
        let mut clocks = bits.map(|bits| Clock::new(Device::from_bits(bits)));
        let mut last = Timestamp::ZERO;
        for (nth, wall) in walls.into_iter().enumerate() {
            let clock = &mut clocks[nth % 2];
            clock.observe(last);
            let now = clock.tick(wall);
            prop_assert!(now > last);
            prop_assert!(now.as_str() > last.as_str());
            prop_assert_eq!(Timestamp::parse(now.as_str()), Some(now));
            last = now;
        }
    }

    #[test]
    fn devices(bits in any::<u64>()) {
        let device = Device::from_bits(bits);
        prop_assert_eq!(Device::parse(&device.text()), Some(device));
    }
}

#[test]
fn a_wall_clock_that_stands_still() {
    let mut clock = Clock::new(Device::from_bits(1));
    let mut last = clock.tick(1_000);
    for _ in 0..50_000 {
        let now = clock.tick(1_000);
        assert!(now > last);
        last = now;
    }
}

#[test]
fn not_stamps() {
    for text in ["", "0", "00000000000000000x", "0000000000000000-", "zzzzzzzzzzzzzzzzz", "ÄÄÄÄÄÄÄÄ0", "AAAAAAAAAAAAAAAAA"] {
        assert_eq!(Timestamp::parse(text), None, "{text:?}");
    }
}
