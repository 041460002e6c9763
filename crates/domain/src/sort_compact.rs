//! Sorting with one sort function for all types. The sort of the standard library is compiled anew for each type and each comparison, some three
//! kilobytes of wasm every time; this one sorts positions, is compiled once, and only comparing and moving know the type.
//!
//! Not for inner loops over numbers: there the sort of the standard library is faster.

use std::cmp::Ordering;

/// A stable sort in place.
pub trait SortCompact<T> {
    /// Sorts by `compare`.
    fn sort_compact_by(&mut self, compare: impl FnMut(&T, &T) -> Ordering);

    /// Sorts by a key.
    fn sort_compact_by_key<K: Ord>(&mut self, mut key: impl FnMut(&T) -> K) {
        self.sort_compact_by(|a, b| key(a).cmp(&key(b)));
    }

    /// Sorts in natural order.
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
        // The positions are those of the slice itself.
        for (place, other) in swaps(things.len(), &mut |a, b| compare(&things[a], &things[b])) {
            self.swap(place, other);
        }
    }
}

/// The swaps that, one after the other, sort `n` things.
#[inline(never)]
fn swaps(n: usize, compare: &mut dyn FnMut(usize, usize) -> Ordering) -> Vec<(usize, usize)> {
    // Most input is sorted already: timelines, tables by id.
    if (1..n).all(|place| compare(place - 1, place) != Ordering::Greater) {
        return Vec::new();
    }
    let mut order: Vec<usize> = (0..n).collect();
    order.sort_by(|a, b| compare(*a, *b));
    // `order` is a permutation; each of its cycles is a sequence of swaps.
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
