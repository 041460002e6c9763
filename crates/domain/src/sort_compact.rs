//! Putting things in order, with one sort for all types. The sort of the standard library is written anew for each type and each comparison, some three
//! kilobytes every time; here it sorts places instead of things, once, and only the comparing and the moving know the type.
//!
//! Not for inner loops over numbers: there the sort of the standard library is faster, and stands once anyway.

use std::cmp::Ordering;

/// Things that can be put in order in their place. Equal ones keep theirs.
pub trait SortCompact<T> {
    /// In the order that `compare` says.
    fn sort_compact_by(&mut self, compare: impl FnMut(&T, &T) -> Ordering);

    /// In the order of a key.
    fn sort_compact_by_key<K: Ord>(&mut self, mut key: impl FnMut(&T) -> K) {
        self.sort_compact_by(|a, b| key(a).cmp(&key(b)));
    }

    /// In their own order.
    fn sort_compact(&mut self)
    where
        T: Ord,
    {
        self.sort_compact_by(T::cmp);
    }
}

impl<T> SortCompact<T> for [T] {
    fn sort_compact_by(&mut self, mut compare: impl FnMut(&T, &T) -> Ordering) {
        let things = &*self;
        // The places are those of the slice itself.
        for (place, other) in swaps(things.len(), &mut |a, b| compare(&things[a], &things[b])) {
            self.swap(place, other);
        }
    }
}

/// The swaps, one after the other, that bring `n` things in order.
#[inline(never)]
fn swaps(n: usize, compare: &mut dyn FnMut(usize, usize) -> Ordering) -> Vec<(usize, usize)> {
    // Most of what is put in order is in order: timelines, tables that are kept by id.
    if (1..n).all(|place| compare(place - 1, place) != Ordering::Greater) {
        return Vec::new();
    }
    let mut order: Vec<usize> = (0..n).collect();
    order.sort_by(|a, b| compare(*a, *b));
    // `order` says which thing belongs in each place; followed round until the place it began from, it is a row of swaps.
    let mut swaps = Vec::new();
    for start in 0..n {
        let mut place = start;
        while order[place] != start {
            let next = order[place];
            swaps.push((place, next));
            order[place] = place;
            place = next;
        }
        order[place] = place;
    }
    swaps
}
