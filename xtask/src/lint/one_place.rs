//! What is done in one place only, so that it is done right everywhere: text fields by the form kit, effects and timers by the runtime, storage by the store,
//! and the table of chunks by the shell. Looked for in the code; comments and texts may name them.

use super::breach::Breach;
use super::imports::tokens;

/// What belongs somewhere, where, and why.
struct Rule {
    /// As words and signs.
    names: &'static [&'static [&'static str]],
    /// Beginnings of the paths that may name them.
    places: &'static [&'static str],
    why: &'static str,
}

const RULES: &[Rule] = &[
    Rule {
        names: &[&["<", "input"], &["<", "textarea"], &["<", "select"]],
        places: &["src/components/form"],
        why: "a field of its own loses what is typed; take one of `components::form`",
    },
    Rule {
        names: &[
            &["Effect", "::", "new"],
            &["Effect", "::", "new_isomorphic"],
            &["Effect", "::", "watch"],
            &["RenderEffect"],
            &["set_timeout"],
            &["set_timeout_with_handle"],
            &["set_interval"],
            &["set_interval_with_handle"],
            &["request_animation_frame"],
            &["request_animation_frame_with_handle"],
            &["request_idle_callback"],
            &["spawn_local"],
        ],
        places: &["src/runtime.rs", "crates/store/src/browser"],
        why: "it may run after its screen is gone, which ends the program; `runtime` has the same, ending with the screen",
    },
    Rule {
        names: &[
            &["localStorage"],
            &["local_storage"],
            &["session_storage"],
            &["gloo_storage"],
            &["web_sys", "::", "Storage"],
            &["StorageEvent"],
        ],
        places: &["crates/store/src/browser"],
        why: "only the store speaks to the browser's storage: elsewhere a write would be unchecked and not undoable",
    },
    Rule {
        names: &[&["to_lowercase"], &["to_uppercase"]],
        places: &["crates/domain/src/letter_case.rs", "xtask", "tests", "examples", "build.rs"],
        why: "it puts a table of twelve kilobytes into the program; `domain::letter_case` knows the scripts that are asked for",
    },
    Rule {
        names: &[&["crate", "::", "chunks"], &["crate", "::", "shell"]],
        places: &["src/shell", "src/chunks", "src/lib.rs", "src/main.rs"],
        why: "the shell is above the table of chunks, and that is above the screens; a screen shows another's part by `embed`",
    },
];

/// A box that is scrolled sideways.
const SCROLLS: &str = "class=\"scroll-x\"";

/// How a figure ends that is shown as the program writes numbers.
const FIGURE_BARE: &str = ".to_string())}";

/// The breaches in one file of the app or of its crates.
pub fn check(file: &str, text: &str) -> Vec<Breach> {
    if !file.starts_with("src/") && !file.starts_with("crates/") {
        return Vec::new();
    }
    let (tokens, lines) = (flat(&tokens(text)), text.lines().collect::<Vec<&str>>());
    let mut breaches = Vec::new();
    for (_, line) in lines.iter().zip(1..).filter(|(line, _)| line.contains(SCROLLS) && !line.contains("tabindex=")) {
        let what =
            format!("`{SCROLLS}` without `tabindex`: what is scrolled sideways must be reachable by keyboard, with a role and a name");
        breaches.push(Breach { file: file.to_owned(), line, what });
    }
    let bare = |line: &str| line.split("figure(").skip(1).any(|call| call.split(['<', '"', '\n']).any(|part| part.ends_with(FIGURE_BARE)));
    for (_, line) in lines.iter().zip(1..).filter(|(line, _)| bare(line)) {
        let what = "a figure shown by `to_string`: `format` writes numbers in the digits of the person's locale".to_owned();
        breaches.push(Breach { file: file.to_owned(), line, what });
    }
    for rule in RULES {
        if rule.places.iter().any(|place| file.starts_with(place)) {
            continue;
        }
        for name in rule.names {
            for found in tokens.windows(name.len()).filter(|found| found.iter().map(|(word, _)| word).eq(name.iter())) {
                let (line, name) = (found[0].1, name.concat());
                // `a < input` is a comparison, `<input` an element.
                if lines.get(line - 1).is_some_and(|line| line.contains(&name)) || !name.starts_with('<') {
                    breaches.push(Breach { file: file.to_owned(), line, what: format!("`{name}`: {}", rule.why) });
                }
            }
        }
    }
    breaches
}

/// `use crate::{chunks, dom};` as the paths it stands for: each name that follows `{` or `,` gets the path before the brace.
fn flat(tokens: &[(String, usize)]) -> Vec<(String, usize)> {
    let (mut flat, mut braces): (Vec<(String, usize)>, Vec<String>) = (Vec::new(), Vec::new());
    let mut at = 0;
    while at < tokens.len() {
        let (word, line) = &tokens[at];
        let before = |back: usize| at.checked_sub(back).map_or("", |at| tokens[at].0.as_str());
        match word.as_str() {
            "{" => {
                braces.push(if before(1) == "::" { before(2).to_owned() } else { String::new() });
            }
            "}" => drop(braces.pop()),
            _ => {}
        }
        let outer = braces.last().filter(|outer| !outer.is_empty() && matches!(before(1), "{" | ","));
        if let Some(outer) = outer {
            flat.extend([(outer.clone(), *line), ("::".to_owned(), *line)]);
        }
        flat.push((word.clone(), *line));
        at += 1;
    }
    flat
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_rule_finds_its_breach() {
        for (file, text, found) in [
            ("src/more/a.rs", "view! { <input type=\"text\" /> }", 1),
            ("src/more/a.rs", "view! { <textarea></textarea><select></select> }", 2),
            ("src/more/a.rs", "if length < input.len() {}", 0),
            ("src/more/a.rs", "// an <input\nlet a = \"<input\";", 0),
            ("src/components/form/text.rs", "view! { <input /> }", 0),
            ("src/more/a.rs", "view! { <div class=\"scroll-x\"><table> }", 1),
            ("src/more/a.rs", "view! { <div class=\"scroll-x\" tabindex=\"0\" role=\"region\" aria-label=\"A\"><table> }", 0),
            ("src/more/a.rs", "view! { <p>{figure(\"a\", Some(f64::from(n)), n.to_string())}\" of \"</p> }", 1),
            ("src/more/a.rs", "view! { <p>{figure(\"a\", Some(f64::from(n)), format::count(n))}</p> }", 0),
            ("src/more/a.rs", "Effect::new(move |_| ());", 1),
            ("src/more/a.rs", "if found == Effect::Better {}", 0),
            ("src/more/a.rs", "use leptos::task::spawn_local;\nspawn_local(async {});", 2),
            ("src/more/a.rs", "set_interval_with_handle(tick, period)", 1),
            ("src/runtime.rs", "set_timeout(run, wait);", 0),
            ("crates/exchange/src/a.rs", "text.to_lowercase()", 1),
            ("crates/domain/src/letter_case.rs", "c.to_lowercase()", 0),
            ("crates/store/src/browser/mod.rs", "spawn_local(async {});", 0),
            ("crates/store/src/load.rs", "spawn_local(async {});", 1),
            ("src/more/a.rs", "window().local_storage()", 1),
            ("src/more/a.rs", "let kept: StoredValue<u8, LocalStorage>;", 0),
            ("src/more/a.rs", "use web_sys::{Element, Storage};", 1),
            ("crates/store/src/browser/mod.rs", "window().local_storage()", 0),
            ("src/more/a.rs", "use crate::shell;", 1),
            ("src/more/a.rs", "use crate::{chunks, dom};", 1),
            ("src/more/a.rs", "use crate::{dom, runtime};\nuse crate::chunk::Chunk;", 0),
            ("src/shell/start.rs", "use crate::{chunks, dom};", 0),
            ("tests/web.rs", "use gloo_storage::LocalStorage;", 0),
        ] {
            assert_eq!(check(file, text).len(), found, "{file}: {text}");
        }
    }
}
