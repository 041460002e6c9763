//! The licence is the same everywhere: both texts are in the checkout, and every manifest (Cargo's and npm's) names them.

use std::path::Path;

use super::breach::Breach;
use crate::sh;

/// As Cargo and npm write it.
const LICENCE: &str = "MIT OR Apache-2.0";
/// The texts, and a sentence that only the whole of each has.
const TEXTS: [(&str, &str); 2] =
    [("LICENSE-MIT", "THE SOFTWARE IS PROVIDED \"AS IS\""), ("LICENSE-APACHE", "9. Accepting Warranty or Additional Liability.")];

/// The breaches in a checkout.
pub fn check(root: &Path) -> Vec<Breach> {
    let mut breaches = Vec::new();
    let mut report = |file: &str, what: String| breaches.push(Breach { file: file.to_owned(), line: 1, what });
    for (name, sentence) in TEXTS {
        if !std::fs::read_to_string(root.join(name)).is_ok_and(|text| text.contains(sentence)) {
            report(name, "the licence's full text belongs here".into());
        }
    }
    let manifests = ["Cargo.toml", "xtask/Cargo.toml", "e2e/package.json"].map(|name| root.join(name)).into_iter();
    for manifest in manifests.chain(sh::files(&root.join("crates")).into_iter().filter(|file| file.ends_with("Cargo.toml"))) {
        let text = std::fs::read_to_string(&manifest).unwrap_or_default();
        if !names_it(&text) {
            let name = manifest.strip_prefix(root).unwrap_or(&manifest).display().to_string();
            report(&name, format!("the manifest does not say `{LICENCE}`: `license.workspace = true` in Cargo's, `\"license\"` in npm's"));
        }
    }
    breaches
}

/// Whether a manifest names the licence, by itself or as the workspace's.
fn names_it(manifest: &str) -> bool {
    let wanted = [format!("license = \"{LICENCE}\""), format!("\"license\": \"{LICENCE}\","), "license.workspace = true".to_owned()];
    manifest.lines().any(|line| wanted.iter().any(|wanted| line.trim() == wanted))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_manifest_without_the_licence_is_found() {
        for (manifest, named) in [
            ("[package]\nlicense.workspace = true\n", true),
            ("[workspace.package]\nlicense = \"MIT OR Apache-2.0\"\n", true),
            ("{\n  \"license\": \"MIT OR Apache-2.0\",\n", true),
            ("{\n  \"license\": \"UNLICENSED\",\n", false),
            ("[package]\nlicense = \"MIT\"\n", false),
            ("[package]\nname = \"a\"\n", false),
        ] {
            assert_eq!(names_it(manifest), named, "{manifest}");
        }
    }
}
