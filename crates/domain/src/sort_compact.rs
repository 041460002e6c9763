//! Sorting with one sort function for all types. The sort of the standard library is compiled anew for each type and each comparison, some three
//! kilobytes of wasm every time; this one sorts positions, is compiled once, and only comparing and moving know the type.
//!
//! Not for inner loops over numbers: there the sort of the standard library is faster.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

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
        let items = &*self;
        // The positions are those of the slice itself.
        for (position, other) in swaps(items.len(), &mut |a, b| compare(&items[a], &items[b])) {
            self.swap(position, other);
        }
    }
}

/// Sorts numbers: for what is sorted by thousands at every change, packed into one number each, the most significant part first. By one byte after the other
/// (radix sort): it is a tenth of the code of the standard library's, and compares nothing.
#[inline(never)]
pub fn sort_numbers(numbers: &mut Vec<u64>) {
    let mut sorted = numbers.clone();
    let differ = numbers.iter().fold(0, |bits, number| bits | (number ^ numbers.first().unwrap_or(number)));
    for shift in (0..u64::BITS).step_by(8).filter(|shift| (differ >> shift) & 0xFF != 0) {
        let byte = |number: u64| (number >> shift) as u8;
        let mut starts = [0_usize; 257];
        for number in numbers.iter() {
            if let Some(count) = starts.get_mut(usize::from(byte(*number)) + 1) {
                *count += 1;
            }
        }
        for place in 1..starts.len() {
            starts[place] += starts[place - 1];
        }
        for number in numbers.iter() {
            if let Some(start) = starts.get_mut(usize::from(byte(*number))) {
                if let Some(place) = sorted.get_mut(*start) {
                    *place = *number;
                }
                *start += 1;
            }
        }
        std::mem::swap(numbers, &mut sorted);
    }
}

/// Sets and maps filled one by one: collecting into one sorts first, by a sort of the standard library for each type.
pub trait IntoTree: Iterator + Sized {
    /// The different items.
    fn into_set(self) -> BTreeSet<Self::Item>
    where
        Self::Item: Ord,
    {
        let mut set = BTreeSet::new();
        self.for_each(|item| {
            set.insert(item);
        });
        set
    }

    /// The pairs by their keys; the last one where several have the same.
    fn into_map<K: Ord, V>(self) -> BTreeMap<K, V>
    where
        Self: Iterator<Item = (K, V)>,
    {
        let mut map = BTreeMap::new();
        self.for_each(|(key, value)| {
            map.insert(key, value);
        });
        map
    }
}

impl<I: Iterator> IntoTree for I {}

/// The swaps that, one after the other, sort `n` things.
#[inline(never)]
fn swaps(n: usize, compare: &mut dyn FnMut(usize, usize) -> Ordering) -> Vec<(usize, usize)> {
    // Most input is sorted already: timelines, tables by id.
    if (1..n).all(|position| compare(position - 1, position) != Ordering::Greater) {
        return Vec::new();
    }
    let mut order = merged(n, compare);
    // `order` is a permutation; each of its cycles is a sequence of swaps.
    let mut swaps = Vec::new();
    for start in 0..n {
        let mut position = start;
        while order[position] != start {
            let next = order[position];
            swaps.push((position, next));
            order[position] = position;
            position = next;
        }
        order[position] = position;
    }
    swaps
}

/// The positions in order: neighbouring runs are merged, of one, two, four and so on (merge sort from below, stable). The standard library's looks for runs and
/// chooses between four ways to sort, which is six kilobytes of wasm.
fn merged(n: usize, compare: &mut dyn FnMut(usize, usize) -> Ordering) -> Vec<usize> {
    let (mut order, mut next): (Vec<usize>, Vec<usize>) = ((0..n).collect(), Vec::with_capacity(n));
    let mut run = 1;
    while run < n {
        for start in (0..n).step_by(2 * run) {
            let (middle, end) = ((start + run).min(n), (start + 2 * run).min(n));
            let (mut left, mut right) = (start, middle);
            // Runs that follow each other already are taken as they are.
            if middle < end && compare(order[middle - 1], order[middle]) != Ordering::Greater {
                (left, right) = (middle, end);
                next.extend_from_slice(&order[start..end]);
            }
            while left < middle && right < end {
                let from = if compare(order[left], order[right]) == Ordering::Greater { &mut right } else { &mut left };
                next.push(order[*from]);
                *from += 1;
            }
            next.extend_from_slice(&order[left..middle]);
            next.extend_from_slice(&order[right..end]);
        }
        std::mem::swap(&mut order, &mut next);
        next.clear();
        run *= 2;
    }
    order
}
