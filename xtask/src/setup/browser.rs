//! The programs that tests run the app in or behind: browsers, their drivers, hosts. The one named by a variable, one on the PATH, else Debian's package;
//! where neither is to be had the task fails and says so. Playwright's own download is not used.

use std::path::{Path, PathBuf};

use super::target::apt;
use crate::sh::{self, Done, Fail};

/// A Chromium.
pub fn chromium() -> Done<PathBuf> {
    find("CHROMIUM", &["chromium", "chromium-browser", "google-chrome"], &["chromium"])
}

/// Its driver.
pub fn driver() -> Done<PathBuf> {
    find("CHROMEDRIVER", &["chromedriver"], &["chromium", "chromium-driver"])
}

/// A Firefox.
pub fn firefox() -> Done<PathBuf> {
    find("FIREFOX", &["firefox-esr", "firefox"], &["firefox-esr"])
}

/// `WebKitGTK`'s small browser, with its driver and a screen for it on the PATH.
pub fn webkit() -> Done<PathBuf> {
    let names = ["webkit2gtk-4.1", "webkitgtk-6.0"].map(|name| format!("{name}/MiniBrowser"));
    let libraries = || std::fs::read_dir("/usr/lib").into_iter().flatten().flatten().map(|entry| entry.path());
    let browser = || libraries().flat_map(|folder| names.clone().map(|name| folder.join(name))).find(|path| path.is_file());
    let ready = || browser().filter(|_| ["WebKitWebDriver", "Xvfb"].iter().all(|name| sh::which(name).is_some()));
    let missing =
        "WebKitGTK's MiniBrowser, WebKitWebDriver or Xvfb is missing. Install Debian's webkit2gtk-driver and xvfb, then run this again.";
    or_install(ready, &["webkit2gtk-driver", "xvfb"], missing)
}

/// nginx: Debian has it where only an administrator's PATH leads. `NGINX` itself would tell it of open sockets.
pub fn nginx() -> Done<PathBuf> {
    let usual = || Some(PathBuf::from("/usr/sbin/nginx")).filter(|path| path.is_file());
    or_install(
        || named("NGINX_PROGRAM").or_else(|| sh::which("nginx")).or_else(usual),
        &["nginx-light"],
        &missing("NGINX_PROGRAM", "nginx"),
    )
}

/// Python, for its own small host.
pub fn python() -> Done<PathBuf> {
    find("PYTHON", &["python3"], &["python3"])
}

fn find(variable: &str, names: &[&str], packages: &[&str]) -> Done<PathBuf> {
    or_install(|| named(variable).or_else(|| names.iter().find_map(|name| sh::which(name))), packages, &missing(variable, names[0]))
}

fn named(variable: &str) -> Option<PathBuf> {
    std::env::var_os(variable).map(PathBuf::from).filter(|path| Path::is_file(path))
}

fn missing(variable: &str, name: &str) -> String {
    format!("{name} is missing. Install it, or name it in the variable {variable}, then run this again.")
}

fn or_install(found: impl Fn() -> Option<PathBuf>, packages: &[&str], missing: &str) -> Done<PathBuf> {
    if let Some(path) = found() {
        return Ok(path);
    }
    if sh::which("apt-get").is_none() {
        return Err(Fail::new(missing));
    }
    apt(packages, "install them by hand.")?;
    found().ok_or_else(|| Fail::new(missing))
}
