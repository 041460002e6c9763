//! Chromium and its driver: the one named by `CHROMIUM`/`CHROMEDRIVER`, one on the PATH, else Debian's package. Playwright's own download is not used.

use std::path::PathBuf;

use super::target::apt;
use crate::sh::{self, Done, Fail};

/// A Chromium.
pub fn chromium() -> Done<PathBuf> {
    find("CHROMIUM", &["chromium", "chromium-browser", "google-chrome"], "chromium")
}

/// Its driver.
pub fn driver() -> Done<PathBuf> {
    find("CHROMEDRIVER", &["chromedriver"], "chromium-driver")
}

fn find(variable: &str, names: &[&str], package: &str) -> Done<PathBuf> {
    if let Some(named) = std::env::var_os(variable).map(PathBuf::from).filter(|path| path.is_file()) {
        return Ok(named);
    }
    let found = || names.iter().find_map(|name| sh::which(name));
    if let Some(path) = found() {
        return Ok(path);
    }
    let missing = format!("{} is missing. Install it, or name it in the variable {variable}, then run this again.", names[0]);
    if sh::which("apt-get").is_none() {
        return Err(Fail::new(missing));
    }
    apt(&["chromium", package], "install Chromium by hand and name it in the variable CHROMIUM.")?;
    found().ok_or_else(|| Fail::new(missing))
}
