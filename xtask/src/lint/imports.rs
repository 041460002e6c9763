//! The import graph of a crate: which file uses an item that another file defines.
//!
//! It is read from the source text: `use` declarations, and paths in the code that begin with `crate`, `self`, `super`, a child module or an
//! imported module. What a path leads to is decided as the compiler decides it: a name that a module merely passes on (`pub use child::Item`, or a
//! private import that a child reaches through `super`) belongs to the file that defines it.
//!
//! So declaring a child (`mod child;`) is no use of it, and neither is re-exporting it. A parent uses its child where the parent's own code names
//! something of the child's. A child that uses an item its parent defines, below a parent that uses the child, is a circle of two files; it is
//! resolved by moving the item into a file of its own, which both use.
//!
//! Not covered: paths inside macros of other crates, and names brought in by `use other::*` from a module that defines them by a macro.

use std::collections::{BTreeMap, BTreeSet};

/// A use of another file: the line, from 1, where it is first named.
pub type Uses = BTreeMap<String, usize>;

/// The files of one crate by module path (`""` for the root), each with its text and name.
pub type Sources = BTreeMap<String, (String, String)>;

/// The module path of a file below a crate's source folder: `record/held.rs` is `record::held`, `record/mod.rs` is `record`.
pub fn module_of(path: &str) -> String {
    let path = path.trim_end_matches(".rs");
    let path = path.strip_suffix("/mod").unwrap_or(path);
    if matches!(path, "lib" | "mod") { String::new() } else { path.replace('/', "::") }
}

/// For every file the files it uses, with the line of the first use.
pub fn graph(sources: &Sources) -> BTreeMap<String, Uses> {
    let read: BTreeMap<&str, Module> = sources.iter().map(|(module, (_, text))| (module.as_str(), Module::read(module, text))).collect();
    let files: BTreeSet<&str> = sources.keys().map(String::as_str).collect();
    let mut graph = BTreeMap::new();
    for (module, parsed) in &read {
        let mut uses = Uses::new();
        for path in parsed.used(&files) {
            if let Some(target) = resolve(&read, &files, &path.segments, 0)
                && target != **module
            {
                let (name, other) = (&sources[*module].0, &sources[target.as_str()].0);
                if name != other {
                    uses.entry(other.clone()).and_modify(|line| *line = (*line).min(path.line)).or_insert(path.line);
                }
            }
        }
        graph.insert(sources[*module].0.clone(), uses);
    }
    graph
}

/// A path from the crate's root, and the line where it is written.
#[derive(Debug, Clone)]
struct Path {
    segments: Vec<String>,
    line: usize,
}

/// What one file says of others.
#[derive(Debug, Default)]
struct Module {
    path: Vec<String>,
    /// Names this module binds by `use`, with where each leads; `*` for a glob.
    bound: Vec<(String, Path)>,
    /// Paths in the code.
    named: Vec<Path>,
    /// Bare words in the code outside `use` and `mod`, with the first line of each.
    words: BTreeMap<String, usize>,
    /// Names the file defines itself.
    defined: BTreeSet<String>,
}

impl Module {
    fn read(module: &str, text: &str) -> Self {
        let path: Vec<String> = module.split("::").filter(|s| !s.is_empty()).map(str::to_owned).collect();
        let tokens = tokens(text);
        let mut read = Self { path: path.clone(), ..Self::default() };
        // Inline modules under way: how deep their braces are.
        let (mut inline, mut depth) = (Vec::<usize>::new(), 0_usize);
        let mut at = 0;
        while at < tokens.len() {
            let (word, line) = (tokens[at].0.as_str(), tokens[at].1);
            let after = |n: usize| tokens.get(at + n).map_or("", |t| t.0.as_str());
            match word {
                "{" => depth += 1,
                "}" => {
                    if inline.last() == Some(&depth) {
                        inline.pop();
                    }
                    depth = depth.saturating_sub(1);
                }
                "mod" if after(2) == "{" => {
                    depth += 1;
                    inline.push(depth);
                    at += 3;
                    continue;
                }
                "mod" => {
                    at += 2;
                    continue;
                }
                "use" => {
                    let end = (at..tokens.len()).find(|n| tokens[*n].0 == ";").unwrap_or(tokens.len());
                    let mut found = Vec::new();
                    tree(&tokens[at + 1..end], &mut 0, &[], &mut found);
                    for (name, segments) in found {
                        let segments = from_root(&path, inline.len(), &segments);
                        read.bound.push((name, Path { segments, line }));
                    }
                    at = end + 1;
                    continue;
                }
                "fn" | "struct" | "enum" | "trait" | "type" | "const" | "static" | "union" => {
                    read.defined.insert(after(1).to_owned());
                }
                _ if is_word(word) && (at == 0 || !matches!(tokens[at - 1].0.as_str(), "::" | ".")) => {
                    let mut segments = vec![word.to_owned()];
                    while after(2 * segments.len() - 1) == "::" && is_word(after(2 * segments.len())) {
                        segments.push(after(2 * segments.len()).to_owned());
                    }
                    read.words.entry(word.to_owned()).or_insert(line);
                    if segments.len() > 1 {
                        at += 2 * segments.len() - 1;
                        let rooted = matches!(word, "crate" | "self" | "super");
                        let segments = if rooted { from_root(&path, inline.len(), &segments) } else { segments };
                        read.named.push(Path { segments: if rooted { segments } else { [vec!["?".to_owned()], segments].concat() }, line });
                        continue;
                    }
                }
                _ => {}
            }
            at += 1;
        }
        read
    }

    /// Every path that makes this file depend on another.
    fn used(&self, files: &BTreeSet<&str>) -> Vec<Path> {
        let mut used = Vec::new();
        for (name, path) in &self.bound {
            let module = path.segments.join("::");
            if files.contains(module.as_str()) {
                // An imported module: what is reached through it counts, below.
                continue;
            }
            let own_child = path.segments.starts_with(&self.path) && path.segments.len() > self.path.len() + 1;
            // Passing a child's item on is no use; naming it in the code is.
            match self.words.get(name) {
                Some(line) => used.push(Path { line: if own_child { *line } else { path.line }, ..path.clone() }),
                None if own_child => {}
                None => used.push(path.clone()),
            }
        }
        for path in &self.named {
            match path.segments.split_first() {
                Some((first, rest)) if first == "?" => {
                    let child = [self.path.as_slice(), &rest[..1]].concat();
                    if files.contains(child.join("::").as_str()) {
                        used.push(Path { segments: [self.path.as_slice(), rest].concat(), line: path.line });
                    } else if let Some((_, bound)) = self.bound.iter().find(|(name, _)| *name == rest[0])
                        && files.contains(bound.segments.join("::").as_str())
                    {
                        used.push(Path { segments: [bound.segments.as_slice(), &rest[1..]].concat(), line: path.line });
                    }
                }
                _ => used.push(path.clone()),
            }
        }
        used
    }
}

/// The module whose file defines what a path leads to. `None` where it leads out of the crate.
fn resolve(read: &BTreeMap<&str, Module>, files: &BTreeSet<&str>, segments: &[String], depth: usize) -> Option<String> {
    if depth > 16 {
        return None;
    }
    let mut module: Vec<String> = Vec::new();
    for (at, segment) in segments.iter().enumerate() {
        let child = [module.as_slice(), std::slice::from_ref(segment)].concat();
        if files.contains(child.join("::").as_str()) {
            module = child;
            continue;
        }
        let key = module.join("::");
        let here = read.get(key.as_str())?;
        if here.defined.contains(segment) {
            return Some(key);
        }
        if let Some((_, bound)) = here.bound.iter().find(|(name, _)| name == segment) {
            let further = [bound.segments.as_slice(), &segments[at + 1..]].concat();
            return resolve(read, files, &further, depth + 1);
        }
        for (_, bound) in here.bound.iter().filter(|(name, _)| name == "*") {
            let further = [bound.segments.as_slice(), &segments[at..]].concat();
            if let Some(found) = resolve(read, files, &further, depth + 1)
                && read.get(found.as_str()).is_some_and(|there| there.defined.contains(segment))
            {
                return Some(found);
            }
        }
        return Some(key);
    }
    Some(module.join("::"))
}

/// A written path as one from the crate's root. `inline` modules count as the file they are written in.
fn from_root(file: &[String], inline: usize, written: &[String]) -> Vec<String> {
    let mut at = 0;
    let mut supers = 0;
    let mut base = match written.first().map(String::as_str) {
        Some("crate") => {
            at = 1;
            Vec::new()
        }
        Some("self" | "super") => {
            while let Some(word @ ("self" | "super")) = written.get(at).map(String::as_str) {
                supers += usize::from(word == "super");
                at += 1;
            }
            file[..file.len().saturating_sub(supers.saturating_sub(inline))].to_vec()
        }
        // A child, or another crate; the child is looked for first.
        _ => file.to_vec(),
    };
    base.extend(written[at..].iter().cloned());
    base
}

/// The leaves of a `use` tree: the name each binds, and its path as written.
fn tree(tokens: &[(String, usize)], at: &mut usize, prefix: &[String], found: &mut Vec<(String, Vec<String>)>) {
    let mut path = prefix.to_vec();
    let mut name = None;
    while let Some((word, _)) = tokens.get(*at) {
        match word.as_str() {
            "," | "}" => break,
            "{" => {
                *at += 1;
                while let Some((word, _)) = tokens.get(*at) {
                    match word.as_str() {
                        "}" => break,
                        "," => *at += 1,
                        _ => tree(tokens, at, &path, found),
                    }
                }
                *at += 1;
                return;
            }
            "as" => {
                *at += 1;
                name = tokens.get(*at).map(|t| t.0.clone());
            }
            "::" => {}
            "self" if !prefix.is_empty() && path.len() == prefix.len() => {}
            other => path.push(other.to_owned()),
        }
        *at += 1;
    }
    if let Some(last) = path.last().cloned() {
        if last == "*" {
            path.pop();
        }
        found.push((name.unwrap_or(last), path));
    }
}

fn is_word(text: &str) -> bool {
    text.starts_with(|c: char| c.is_alphabetic() || c == '_')
}

/// Words and signs with their lines; comments, texts and characters are left out.
pub(super) fn tokens(text: &str) -> Vec<(String, usize)> {
    let chars: Vec<char> = text.chars().collect();
    let (mut tokens, mut at, mut line) = (Vec::new(), 0, 1);
    let get = |at: usize| chars.get(at).copied().unwrap_or('\0');
    while at < chars.len() {
        let c = chars[at];
        if c == '\n' {
            line += 1;
            at += 1;
        } else if c == '/' && get(at + 1) == '/' {
            while at < chars.len() && chars[at] != '\n' {
                at += 1;
            }
        } else if c == '/' && get(at + 1) == '*' {
            while at < chars.len() && !(chars[at] == '*' && get(at + 1) == '/') {
                line += usize::from(chars[at] == '\n');
                at += 1;
            }
            at += 2;
        } else if c == 'r' && (get(at + 1) == '"' || (get(at + 1) == '#' && matches!(get(at + 2), '"' | '#'))) {
            let hashes = chars[at + 1..].iter().take_while(|c| **c == '#').count();
            at += 2 + hashes;
            while at < chars.len() && !(chars[at] == '"' && (1..=hashes).all(|n| get(at + n) == '#')) {
                line += usize::from(chars[at] == '\n');
                at += 1;
            }
            at += 1 + hashes;
        } else if c == '"' {
            at += 1;
            while at < chars.len() && chars[at] != '"' {
                if chars[at] == '\\' {
                    at += 1;
                }
                line += usize::from(get(at) == '\n');
                at += 1;
            }
            at += 1;
        } else if c == '\'' {
            // A character, or the name of a lifetime.
            if get(at + 1) == '\\' {
                at += 3;
                while at < chars.len() && chars[at] != '\'' {
                    at += 1;
                }
                at += 1;
            } else if get(at + 2) == '\'' {
                at += 3;
            } else {
                at += 1;
                while get(at).is_alphanumeric() || get(at) == '_' {
                    at += 1;
                }
            }
        } else if c.is_alphanumeric() || c == '_' {
            let start = at;
            while get(at).is_alphanumeric() || get(at) == '_' {
                at += 1;
            }
            tokens.push((chars[start..at].iter().collect(), line));
        } else if c == ':' && get(at + 1) == ':' {
            tokens.push(("::".to_owned(), line));
            at += 2;
        } else {
            if !c.is_whitespace() {
                tokens.push((c.to_string(), line));
            }
            at += 1;
        }
    }
    tokens
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The uses of each file, written as `file > other:line`.
    fn edges(files: &[(&str, &str)]) -> Vec<String> {
        let sources: Sources = files.iter().map(|(name, text)| (module_of(name), ((*name).to_owned(), (*text).to_owned()))).collect();
        graph(&sources)
            .into_iter()
            .flat_map(|(file, uses)| uses.into_iter().map(move |(to, line)| format!("{file} > {to}:{line}")))
            .collect()
    }

    #[test]
    fn a_use_is_found_however_it_is_written() {
        for (text, found) in [
            ("use crate::b::B;", true),
            ("use super::b::{self, B};", true),
            ("\nuse super::{c::C, b::{B, D as E}};", true),
            ("fn a() { crate::b::f() }", true),
            ("fn a(x: &super::b::B) {}", true),
            ("use crate::b; fn a() { b::f() }", true),
            ("mod tests { use super::super::b::B; }", true),
            ("use std::b::B;", false),
            ("// crate::b::f()\n/* super::b::B */", false),
            ("const A: &str = \"crate::b::B\"; const B: &str = r#\"crate::b::\"B\"#;", false),
            ("fn a<'b>(c: char) -> bool { c == '\"' || c == '\\'' }", false),
            ("use crate::b;", false),
        ] {
            let edges =
                edges(&[("lib.rs", ""), ("a.rs", text), ("b.rs", "pub struct B; pub struct D; pub fn f() {}"), ("c.rs", "pub struct C;")]);
            assert_eq!(edges.iter().any(|edge| edge.starts_with("a.rs > b.rs")), found, "{text}: {edges:?}");
        }
    }

    #[test]
    fn a_name_passed_on_belongs_to_the_file_that_defines_it() {
        let files = [
            ("lib.rs", "mod p; mod q;"),
            ("p/mod.rs", "mod data; mod rules; pub use data::Data; pub use rules::*; fn own() {}"),
            ("p/data.rs", "pub struct Data;"),
            ("p/rules.rs", "use super::Data;\npub fn rule(data: &Data) {}"),
            ("q.rs", "use crate::p::Data;\nuse crate::p::rule;"),
        ];
        assert_eq!(edges(&files), ["p/rules.rs > p/data.rs:1", "q.rs > p/data.rs:1", "q.rs > p/rules.rs:2"]);
    }

    #[test]
    fn naming_what_is_passed_on_is_a_use() {
        let files = [
            ("lib.rs", "mod p;"),
            ("p/mod.rs", "mod child;\npub use child::Child;\npub struct Own;\nfn a() -> Child { child::make() }"),
            ("p/child.rs", "use super::Own;\npub struct Child(Own); pub fn make() -> Child {}"),
        ];
        assert_eq!(edges(&files), ["p/child.rs > p/mod.rs:1", "p/mod.rs > p/child.rs:4"]);
    }

    #[test]
    fn an_inline_module_counts_as_its_file() {
        let files = [("lib.rs", "mod a;"), ("a.rs", "pub struct A;\nmod tests { use super::*; fn t(a: A) {} }")];
        assert_eq!(edges(&files), Vec::<String>::new());
    }
}
