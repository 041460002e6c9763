//! Words, names and numbers as text, each with what it stands for. A map of the standard library is compiled anew for every type of what it holds, two to four kilobytes
//! of wasm each time; here one of them finds the place, and a list holds what stands there, in the order in which it came.

use std::collections::HashMap;

/// Texts, each with a value.
#[derive(Debug, Clone)]
pub struct Dictionary<V> {
    places: Places,
    values: Vec<V>,
}

/// Texts, each with its place in the order in which they came.
#[derive(Debug, Clone, Default)]
struct Places(HashMap<String, usize>);

impl Places {
    #[inline(never)]
    fn find(&self, key: &str) -> Option<usize> {
        self.0.get(key).copied()
    }

    /// The place of a text that is not there yet.
    #[inline(never)]
    fn add(&mut self, key: &str) -> usize {
        let place = self.0.len();
        self.0.insert(key.to_owned(), place);
        place
    }

    /// All texts in their order.
    #[inline(never)]
    fn in_order(&self) -> Vec<&str> {
        let mut texts = vec![""; self.0.len()];
        for (text, place) in &self.0 {
            if let Some(slot) = texts.get_mut(*place) {
                *slot = text;
            }
        }
        texts
    }
}

impl<V> Default for Dictionary<V> {
    fn default() -> Self {
        Self { places: Places::default(), values: Vec::new() }
    }
}

impl<V> Dictionary<V> {
    /// What a text stands for.
    pub fn get(&self, key: &str) -> Option<&V> {
        self.values.get(self.places.find(key)?)
    }

    /// The same, to be changed.
    pub fn get_mut(&mut self, key: &str) -> Option<&mut V> {
        self.values.get_mut(self.places.find(key)?)
    }

    /// Whether it is there.
    pub fn has(&self, key: &str) -> bool {
        self.places.find(key).is_some()
    }

    /// How many there are.
    pub fn count(&self) -> usize {
        self.values.len()
    }

    /// What the text stands for, which is `value` where it is new.
    pub fn at(&mut self, key: &str, value: V) -> &mut V {
        let place = self.places.find(key).unwrap_or_else(|| {
            self.values.push(value);
            self.places.add(key)
        });
        // Every place has its value: both are only ever added, and together.
        &mut self.values[place]
    }

    /// Adds a text; `false` where it was there.
    pub fn insert(&mut self, key: &str, value: V) -> bool {
        let before = self.count();
        self.at(key, value);
        self.count() > before
    }

    /// All values.
    pub fn values_mut(&mut self) -> std::slice::IterMut<'_, V> {
        self.values.iter_mut()
    }

    /// All values, in the order in which they came.
    pub fn into_values(self) -> Vec<V> {
        self.values
    }

    /// All texts with their values, in the order in which they came.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &V)> {
        self.places.in_order().into_iter().zip(&self.values)
    }
}

impl Dictionary<()> {
    /// The different texts.
    pub fn of<'a>(texts: impl Iterator<Item = &'a str>) -> Self {
        let mut all = Self::default();
        for text in texts {
            all.insert(text, ());
        }
        all
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_keep_their_order_and_their_first_value() {
        let mut all = Dictionary::default();
        let fresh: Vec<bool> = ["b", "a", "b", "c"].into_iter().zip(1..).map(|(key, n)| all.insert(key, n)).collect();
        assert_eq!(fresh, [true, true, false, true]);
        *all.at("a", 0) += 10;
        assert_eq!(all.iter().collect::<Vec<_>>(), [("b", &1), ("a", &12), ("c", &4)]);
        assert_eq!((all.get("c"), all.get("d"), all.has("a"), all.count()), (Some(&4), None, true, 3));
        assert_eq!(all.clone().into_values(), [1, 12, 4]);
        assert_eq!(all.get_mut("b").map(|value| std::mem::replace(value, 7)), Some(1));
        assert_eq!(all.values_mut().map(|value| *value).collect::<Vec<i32>>(), [7, 12, 4]);
    }
}
