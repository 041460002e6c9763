//! No circle of files: a file must not use a file that, directly or by way of others, uses it. What counts as a use is said in [`imports`](super::imports).
//!
//! A circle is reported once, as its shortest way round, each step with the line where it is taken.

use std::collections::{BTreeMap, VecDeque};
use std::path::Path;

use super::breach::Breach;
use super::imports::{self, Sources, Uses};
use crate::sh;

/// Folders whose circles are known and being undone. It is to be empty: take a folder out once it has none.
const NOT_YET: &[&str] = &[];

/// The circles in every crate of a checkout.
pub fn check(root: &Path) -> Vec<Breach> {
    let mut breaches = Vec::new();
    for folder in ["src", "crates/domain/src", "crates/exchange/src", "crates/store/src", "xtask/src"] {
        let mut sources = Sources::new();
        for file in sh::files(&root.join(folder)) {
            let Ok(below) = file.strip_prefix(root.join(folder)) else { continue };
            let below = below.to_string_lossy().replace('\\', "/");
            if file.extension().is_some_and(|e| e == "rs") {
                let text = std::fs::read_to_string(&file).unwrap_or_default();
                sources.insert(imports::module_of(&below), (format!("{folder}/{below}"), text));
            }
        }
        for circle in circles(&imports::graph(&sources)) {
            if NOT_YET.iter().any(|folder| circle.iter().all(|(file, ..)| file.starts_with(folder))) {
                continue;
            }
            let way: Vec<String> = circle.iter().map(|(file, line, next)| format!("{file}:{line} uses {next}")).collect();
            breaches.push(Breach {
                file: circle[0].0.clone(),
                line: circle[0].1,
                what: format!("a circle of {} files: {}. Move what both need into a file of its own.", circle.len(), way.join(", ")),
            });
        }
    }
    breaches
}

/// The steps of a circle: a file, the line, the file it uses there.
type Circle = Vec<(String, usize, String)>;

/// The shortest circle through each file, each circle once; a file on a circle already named is not named again.
fn circles(graph: &BTreeMap<String, Uses>) -> Vec<Circle> {
    let mut found: Vec<Circle> = graph.keys().filter_map(|file| shortest(graph, file)).collect();
    found.sort_by_key(Vec::len);
    let mut named: Vec<String> = Vec::new();
    found.retain(|circle| {
        let new = circle.iter().all(|(file, ..)| !named.contains(file));
        if new {
            named.extend(circle.iter().map(|(file, ..)| file.clone()));
        }
        new
    });
    found
}

fn shortest(graph: &BTreeMap<String, Uses>, start: &str) -> Option<Circle> {
    let mut from: BTreeMap<&str, (&str, usize)> = BTreeMap::new();
    let mut queue = VecDeque::from([start]);
    while let Some(file) = queue.pop_front() {
        for (next, line) in graph.get(file)? {
            if from.contains_key(next.as_str()) {
                continue;
            }
            from.insert(next, (file, *line));
            if next == start {
                let mut circle = Circle::new();
                let mut at = start;
                loop {
                    let (before, line) = from[at];
                    circle.push((before.to_owned(), line, at.to_owned()));
                    at = before;
                    if at == start {
                        circle.reverse();
                        return Some(circle);
                    }
                }
            }
            queue.push_back(next);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn graph(edges: &[(&str, &str)]) -> BTreeMap<String, Uses> {
        let mut graph = BTreeMap::<String, Uses>::new();
        for (nth, (from, to)) in edges.iter().enumerate() {
            graph.entry((*to).to_owned()).or_default();
            graph.entry((*from).to_owned()).or_default().insert((*to).to_owned(), nth + 1);
        }
        graph
    }

    /// Each circle as `a:1 b:2`.
    fn found(edges: &[(&str, &str)]) -> Vec<String> {
        let write = |circle: Circle| circle.iter().map(|(file, line, _)| format!("{file}:{line}")).collect::<Vec<_>>().join(" ");
        circles(&graph(edges)).into_iter().map(write).collect()
    }

    #[test]
    fn a_circle_is_named_by_its_shortest_way_and_a_tree_is_none() {
        assert_eq!(found(&[("a", "b"), ("b", "c"), ("a", "c")]), Vec::<String>::new());
        assert_eq!(found(&[("a", "b"), ("b", "a")]), ["a:1 b:2"]);
        assert_eq!(found(&[("a", "b"), ("b", "c"), ("c", "a"), ("b", "a")]), ["a:1 b:4"]);
        assert_eq!(found(&[("a", "b"), ("b", "a"), ("x", "y"), ("y", "z"), ("z", "x"), ("b", "x")]), ["a:1 b:2", "x:3 y:4 z:5"]);
    }
}
