//! Nothing leaves the origin: no script, style, font, picture, request or beacon from elsewhere in what is shipped. Links that a person taps are theirs to tap;
//! names of XML spaces are no addresses.

use std::path::Path;

use super::breach::Breach;
use crate::sh;

/// What loads by itself, where an outside address follows.
const LOADS: &[&str] = &[
    "src=\"http",
    "src='http",
    "src=http",
    "url(http",
    "url(\"http",
    "url('http",
    "@import \"http",
    "fetch(\"http",
    "import(\"http",
    "from \"http",
    "importScripts(\"http",
    "sendBeacon(",
    "new WebSocket(",
    "new EventSource(",
];

/// The breaches in the page, the styles, the files that are copied, and the built app where there is one.
pub fn check(root: &Path) -> Vec<Breach> {
    let mut files = vec![root.join("index.html")];
    files.extend(sh::files(&root.join("style")));
    files.extend(sh::files(&root.join("public")));
    files.extend(sh::files(&root.join("dist")));
    let mut breaches = Vec::new();
    for file in files {
        let readable =
            file.extension().is_some_and(|e| matches!(e.to_string_lossy().as_ref(), "html" | "css" | "js" | "svg" | "webmanifest"));
        let Ok(text) = std::fs::read_to_string(&file) else { continue };
        if !readable {
            continue;
        }
        let name = file.strip_prefix(root).unwrap_or(&file).display().to_string();
        for (n, line) in text.lines().enumerate() {
            for what in found(line) {
                breaches.push(Breach { file: name.clone(), line: n + 1, what });
            }
        }
    }
    breaches
}

fn found(line: &str) -> Vec<String> {
    let mut all: Vec<String> =
        LOADS.iter().filter(|load| line.contains(**load)).map(|load| format!("`{load}`: nothing is loaded from elsewhere")).collect();
    let link = line.contains("<link") && (line.contains("href=\"http") || line.contains("href=http"));
    if link {
        all.push("a `<link>` to elsewhere: nothing is loaded from elsewhere".into());
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn loads_are_found_and_links_are_not() {
        for (line, count) in [
            ("<script src=\"https://a.example/x.js\"></script>", 1),
            ("<link rel=\"stylesheet\" href=\"https://a.example/x.css\">", 1),
            ("a { background: url(https://a.example/x.png) }", 1),
            ("<a href=\"https://a.example\">there</a>", 0),
            ("<svg xmlns=\"http://www.w3.org/2000/svg\"></svg>", 0),
            ("<script src=\"./x.js\"></script>", 0),
        ] {
            assert_eq!(found(line).len(), count, "{line}");
        }
    }
}
