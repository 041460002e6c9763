//! What Cargo cannot see of the dependencies: the worker's jobs know neither storage nor screens, only one module of `store` speaks to the browser, and
//! the rules and the files know no clock and no chance. That `domain`, `exchange` and `store` know nothing of what is above them, Cargo sees itself.

use super::breach::Breach;

/// Folders of the app, and what they may not name.
const FORBIDDEN: &[(&str, &[&str])] =
    &[("src/jobs/", &["store::", "crate::session", "crate::shell", "crate::components", "crate::worker"])];
/// What only the browser's side may name.
const BROWSER: &[&str] = &["leptos", "web_sys", "js_sys", "gloo", "wasm_bindgen"];
/// What pure code may not use.
const CLOCK_AND_CHANCE: &[&str] = &["Utc::now", "Local::now", "SystemTime", "Instant::now", "rand::", "getrandom"];
/// Where code is pure.
const PURE: &[&str] = &["crates/domain/src/", "crates/exchange/src/", "src/jobs/"];

/// The breaches in one file.
pub fn check(file: &str, text: &str) -> Vec<Breach> {
    let forbidden = FORBIDDEN.iter().find(|(folder, _)| file.starts_with(folder)).map_or(&[][..], |(_, names)| names);
    let pure = PURE.iter().any(|folder| file.starts_with(folder));
    let browser_allowed = !file.starts_with("crates/store/src/") || file.starts_with("crates/store/src/browser");
    let mut breaches = Vec::new();
    let mut report = |line: usize, what: String| breaches.push(Breach { file: file.to_owned(), line, what });
    for (n, line) in text.lines().enumerate() {
        let code = line.split("//").next().unwrap_or_default();
        if file.starts_with("src/") || file.starts_with("crates/") {
            if let Some(name) = forbidden.iter().find(|name| code.contains(**name)) {
                report(n + 1, format!("this folder may not name `{name}`"));
            }
            if (pure || !browser_allowed)
                && let Some(name) = BROWSER.iter().find(|name| uses(code, name))
            {
                report(n + 1, format!("`{name}` belongs to the browser, which this code does not know"));
            }
            if pure && let Some(name) = CLOCK_AND_CHANCE.iter().find(|name| code.contains(**name)) {
                report(n + 1, format!("`{name}`: today, ids and seeds are passed in here"));
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
            ("src/jobs/a.rs", "use store::load;", 1),
            ("crates/domain/src/a.rs", "use web_sys::Window;", 1),
            ("crates/domain/src/a.rs", "let now = chrono::Utc::now();", 1),
            ("crates/domain/src/a.rs", "// as store::load does", 0),
            ("crates/store/src/browser/mod.rs", "use web_sys::Window;", 0),
            ("crates/store/src/load.rs", "use web_sys::Window;", 1),
            ("src/a.rs", "use leptos::prelude::*;", 0),
            ("crates/exchange/src/a.rs", "use domain::id::Id;", 0),
        ] {
            assert_eq!(check(file, text).len(), found, "{file}: {text}");
        }
    }
}
