//! Arrows point one way: `ui → store → exchange → domain`. The rules and the files know no browser, no Leptos, no clock and no chance.

use super::Breach;

/// Room, and what it may not name.
const ROOMS: &[(&str, &[&str])] = &[
    ("src/domain/", &["crate::exchange", "crate::store", "crate::ui", "crate::jobs", "crate::worker"]),
    ("src/exchange/", &["crate::store", "crate::ui", "crate::jobs", "crate::worker"]),
    ("src/jobs/", &["crate::store", "crate::ui", "crate::worker"]),
    ("src/store/", &["crate::ui", "crate::jobs", "crate::worker"]),
];
/// What only the browser's side may name.
const BROWSER: &[&str] = &["leptos", "web_sys", "js_sys", "gloo", "wasm_bindgen"];
/// What nobody in the pure rooms may ask.
const CLOCK_AND_CHANCE: &[&str] = &["Utc::now", "Local::now", "SystemTime", "Instant::now", "rand::", "getrandom"];
/// The rooms that are pure.
const PURE: &[&str] = &["src/domain/", "src/exchange/", "src/jobs/"];

/// The breaches in one file.
pub fn check(file: &str, text: &str) -> Vec<Breach> {
    let forbidden = ROOMS.iter().find(|(room, _)| file.starts_with(room)).map_or(&[][..], |(_, names)| names);
    let pure = PURE.iter().any(|room| file.starts_with(room));
    let browser_allowed = !file.starts_with("src/store/") || file.starts_with("src/store/browser");
    let mut breaches = Vec::new();
    let mut say = |line: usize, what: String| breaches.push(Breach { file: file.to_owned(), line, what });
    for (n, line) in text.lines().enumerate() {
        let code = line.split("//").next().unwrap_or_default();
        if file.starts_with("src/") {
            if let Some(name) = forbidden.iter().find(|name| code.contains(**name)) {
                say(n + 1, format!("an arrow points back: this room may not name `{name}`"));
            }
            if (pure || !browser_allowed)
                && let Some(name) = BROWSER.iter().find(|name| uses(code, name))
            {
                say(n + 1, format!("`{name}` belongs to the browser; this room knows none"));
            }
            if pure && let Some(name) = CLOCK_AND_CHANCE.iter().find(|name| code.contains(**name)) {
                say(n + 1, format!("`{name}`: today, ids and seeds are passed in here"));
            }
        }
    }
    breaches
}

/// Whether a crate is named as a path, not as a part of a word.
fn uses(code: &str, name: &str) -> bool {
    code.match_indices(name).any(|(at, _)| {
        let before = code[..at].chars().next_back();
        let after = &code[at + name.len()..];
        !before.is_some_and(|c| c.is_alphanumeric() || c == '_' || c == '"') && (after.starts_with("::") || after.starts_with("_storage::"))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_rule_finds_its_breach() {
        for (file, text, found) in [
            ("src/domain/a.rs", "use crate::ui::route;", 1),
            ("src/domain/a.rs", "use web_sys::Window;", 1),
            ("src/domain/a.rs", "let now = chrono::Utc::now();", 1),
            ("src/domain/a.rs", "// as crate::ui does", 0),
            ("src/store/browser/mod.rs", "use web_sys::Window;", 0),
            ("src/store/load.rs", "use web_sys::Window;", 1),
            ("src/ui/a.rs", "use leptos::prelude::*;", 0),
            ("src/exchange/a.rs", "use crate::domain::id::Id;", 0),
        ] {
            assert_eq!(check(file, text).len(), found, "{file}: {text}");
        }
    }
}
