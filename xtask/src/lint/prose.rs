//! Every module opens with prose, holds nothing unsafe, and can be read in one sitting.

use super::breach::Breach;

/// Lines; a longer file is to be split.
const LONGEST: usize = 450;

/// The breaches in one file.
pub fn check(file: &str, text: &str) -> Vec<Breach> {
    let mut breaches = Vec::new();
    let mut report = |line: usize, what: &str| breaches.push(Breach { file: file.to_owned(), line, what: what.to_owned() });
    if !text.trim_start().starts_with("//!") {
        report(1, "a module opens with `//!`: what it is for, and what it is not");
    }
    if (file.starts_with("src/") || file.starts_with("crates/")) && text.lines().count() > LONGEST {
        report(LONGEST, "longer than 450 lines: move a part of it into a file of its own");
    }
    for (n, line) in text.lines().enumerate() {
        let code = line.split("//").next().unwrap_or_default();
        if code.contains(concat!("unsafe", " {")) || code.contains(concat!("unsafe", " fn")) {
            report(n + 1, "no unsafe code");
        }
    }
    breaches
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_rule_finds_its_breach() {
        assert_eq!(check("src/a.rs", "//! Prose.\nfn a() {}").len(), 0);
        assert_eq!(check("src/a.rs", "fn a() {}").len(), 1);
        assert_eq!(check("src/a.rs", &format!("//! Prose.\n{}", "\n".repeat(500))).len(), 1);
        assert_eq!(check("src/a.rs", concat!("//! Prose.\nunsafe", " { x() }")).len(), 1);
    }
}
