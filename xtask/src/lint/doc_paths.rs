//! Every file and folder that a document names exists: the documents are read by people who do not know yet where things are.
//!
//! A path is what stands in backticks or behind a link, without spaces, and either begins with a folder of the checkout or ends like a file. It is
//! looked for from the root, from the document, and then as the end of any path (`record/held.rs`). What a build makes is not looked for.

use std::path::Path;

use super::breach::Breach;
use crate::sh;

/// Made by a build, so not in a checkout.
const BUILT: &[&str] = &["dist", "target", "node_modules"];
/// How the names of files end.
const ENDINGS: &[&str] = &["rs", "md", "toml", "js", "mjs", "json", "html", "css", "yml", "yaml", "csv", "svg", "png", "sh", "txt"];

/// The breaches in the documents of a checkout.
pub fn check(root: &Path) -> Vec<Breach> {
    let mut documents = vec![root.join("README.md"), root.join("CONTRIBUTING.md")];
    documents.extend(sh::files(&root.join("docs")).into_iter().filter(|file| file.extension().is_some_and(|e| e == "md")));
    let names = names(root);
    let mut breaches = Vec::new();
    for document in documents {
        let Ok(text) = std::fs::read_to_string(&document) else { continue };
        let name = document.strip_prefix(root).unwrap_or(&document).to_string_lossy().replace('\\', "/");
        for (line, path) in missing(&name, &text, &names) {
            breaches.push(Breach { file: name.clone(), line, what: format!("`{path}`: there is no such file or folder") });
        }
    }
    breaches
}

/// Every file of a checkout, from its root.
fn names(root: &Path) -> Vec<String> {
    let Ok(entries) = std::fs::read_dir(root) else { return Vec::new() };
    let mut files = Vec::new();
    for entry in entries.flatten() {
        let name = entry.file_name();
        match entry.path().is_dir() {
            true if name != ".git" && !BUILT.iter().any(|built| name == *built) => files.extend(sh::files(&entry.path())),
            true => {}
            false => files.push(entry.path()),
        }
    }
    files
        .iter()
        .filter_map(|file| file.strip_prefix(root).ok())
        .map(|file| file.to_string_lossy().replace('\\', "/"))
        .filter(|file| !file.split('/').any(|part| BUILT.contains(&part)))
        .collect()
}

/// The paths a document names that are none of `names`, with their lines.
fn missing(document: &str, text: &str, names: &[String]) -> Vec<(usize, String)> {
    let folder = document.rsplit_once('/').map_or("", |(folder, _)| folder);
    let mut missing = Vec::new();
    let mut fenced = false;
    for (n, line) in text.lines().enumerate() {
        if line.trim_start().starts_with("```") {
            fenced = !fenced;
        }
        if fenced {
            continue;
        }
        let quoted = line.split('`').skip(1).step_by(2).map(|path| (path, false));
        let linked = line.split("](").skip(1).filter_map(|rest| rest.split([')', ' ']).next()).map(|path| (path, true));
        for (path, link) in quoted.chain(linked) {
            let path = path.split('#').next().unwrap_or_default();
            if looks_like_one(path, link, names) && !exists(path, folder, names) {
                missing.push((n + 1, path.to_owned()));
            }
        }
    }
    missing
}

fn looks_like_one(path: &str, link: bool, names: &[String]) -> bool {
    let plain = path.chars().all(|c| c.is_ascii_alphanumeric() || "/._-*".contains(c));
    let first = path.trim_start_matches("./").split('/').next().unwrap_or_default();
    if path.is_empty() || !plain || path.split('/').any(|part| BUILT.contains(&part)) || path.starts_with('/') {
        return false;
    }
    let file =
        path.rsplit('/').next().and_then(|last| last.rsplit_once('.')).is_some_and(|(stem, e)| !stem.is_empty() && ENDINGS.contains(&e));
    let below = path.contains('/') && names.iter().any(|name| name.split('/').next() == Some(first) && name.contains('/'));
    link || file || below
}

fn exists(path: &str, folder: &str, names: &[String]) -> bool {
    // Of a pattern, the folder it is in.
    let path = path.split('*').next().unwrap_or_default();
    let path = path.trim_start_matches("./").trim_end_matches('/');
    let is = |wanted: &str| names.iter().any(|name| name == wanted || name.starts_with(&format!("{wanted}/")));
    let mut from: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    let mut rest = path;
    while let Some(up) = rest.strip_prefix("../") {
        from.pop();
        rest = up;
    }
    from.push(rest);
    path.is_empty() || is(path) || is(&from.join("/")) || names.iter().any(|name| format!("/{name}/").contains(&format!("/{path}/")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_named_must_exist() {
        let names: Vec<String> = [
            "src/route.rs",
            "docs/architecture.md",
            "docs/decisions/keys.md",
            "crates/domain/src/record/held.rs",
            "e2e/tests/a.spec.js",
            "README.md",
        ]
        .map(str::to_owned)
        .to_vec();
        for (text, found) in [
            ("see `src/route.rs` and `record/held.rs`", 0),
            ("see `src/gone.rs`", 1),
            ("see `src/ui` and `docs/decisions/`", 1),
            ("[keys](decisions/keys.md) and [readme](../README.md#top)", 0),
            ("[keys](decisions/gone.md)", 1),
            ("`e2e/tests/*.js` and `e2e/pages/*.js`", 1),
            ("`text/csv`, `cargo xtask lint`, `onward/<kind>/<id>`, `dist/index.html`, `store::load`", 0),
            ("[there](https://a.example/src/b.rs)", 0),
            ("```\nsrc/`gone.rs`\n```", 0),
        ] {
            assert_eq!(missing("docs/architecture.md", text, &names).len(), found, "{text}");
        }
    }
}
