//! One sort for all types: the same order as the standard library's, equal things in the order they had.

use domain::sort_compact::{SortCompact, sort_numbers};
use proptest::prelude::*;

proptest! {
    #[test]
    fn as_the_standard_library_sorts(mut things in proptest::collection::vec((0_u8..6, any::<u16>()), 0..200)) {
        let (mut by_key, mut reversed) = (things.clone(), things.clone());
        let mut wanted = things.clone();
        wanted.sort_by_key(|thing| thing.0);
        by_key.sort_compact_by_key(|thing| thing.0);
        prop_assert_eq!(&by_key, &wanted);
        wanted = things.clone();
        wanted.sort_by_key(|thing| std::cmp::Reverse(thing.0));
        reversed.sort_compact_by(|a, b| b.0.cmp(&a.0));
        prop_assert_eq!(&reversed, &wanted);
        wanted.clone_from(&things);
        wanted.sort_unstable();
        things.sort_compact();
        prop_assert_eq!(&things, &wanted);
    }

    #[test]
    fn numbers(mut numbers in proptest::collection::vec(prop_oneof![any::<u64>(), 0_u64..300, (0_u64..40).prop_map(|n| n << 32)], 0..300)) {
        let mut wanted = numbers.clone();
        wanted.sort_unstable();
        sort_numbers(&mut numbers);
        prop_assert_eq!(numbers, wanted);
    }
}
