//! Trunk, wasm-bindgen at the version of the lock file, wasm-opt and the browser tests' packages. Found on the PATH or in the cache at the right version, else
//! taken as its project released it (`release`), else compiled by cargo; npm's packages come from npm.

use std::path::{Path, PathBuf};

use super::release::{self, Release, TRUNK, WASM_BINDGEN};
use super::wasm::{Wasm, cache};
use crate::sh::{self, Done, Fail};

/// Trunk with what it calls: wasm-bindgen and wasm-opt are put on the PATH, since it must not download them.
pub fn trunk(wasm: &mut Wasm) -> Done {
    let bin = cache().join("tools/bin");
    ready(&TRUNK, TRUNK.version, &bin, &["trunk", "--no-default-features", "--features", "rustls"], "2 to 6 minutes")?;
    ready(&WASM_BINDGEN, &locked("wasm-bindgen")?, &bin, &["wasm-bindgen-cli"], "2 to 5 minutes")?;
    wasm.path.push(bin);
    e2e_packages()?;
    wasm.path.push(sh::root().join("e2e/node_modules/.bin"));
    Ok(())
}

/// Sees to it that a tool is there in this version; `compile` is its crate with the options for compiling it.
fn ready(release: &Release, version: &str, bin: &Path, compile: &[&str], takes: &str) -> Done {
    let name = release.name;
    if at_version(name, bin, version) {
        return Ok(());
    }
    sh::announce(format!("Installing {name} {version} as its project released it."));
    if let Err(why) = release::install(release, version, bin) {
        sh::announce(format!("No prebuilt {name}: {why}. Compiling it instead ({takes})."));
        install(compile[0], version, &compile[1..])?;
    }
    Ok(())
}

/// What wasm tests run in: the runner that comes with wasm-bindgen, and a driver for Chromium.
pub fn test_runner(wasm: &Wasm) -> Done<Wasm> {
    let mut wasm = wasm.clone();
    let driver = super::browser::driver()?;
    wasm.vars.push(("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER".into(), "wasm-bindgen-test-runner".into()));
    wasm.vars.push(("CHROMEDRIVER".into(), driver.display().to_string()));
    Ok(wasm)
}

/// The packages of the browser tests and wasm-opt, as their lock file has them.
pub fn e2e_packages() -> Done {
    packages("e2e", "wasm-opt and the browser tests' packages")
}

/// The packages that speak to the other engines; a folder of their own, since a build needs none of them.
pub fn engine_packages() -> Done {
    e2e_packages()?;
    packages("e2e/engines", "what speaks to Firefox and WebKitGTK")
}

fn packages(folder: &str, what: &str) -> Done {
    let folder = sh::root().join(folder);
    let wanted = std::fs::read(folder.join("package-lock.json"))?;
    let mark = folder.join("node_modules/.onward-lock");
    if std::fs::read(&mark).is_ok_and(|installed| installed == wanted) {
        return Ok(());
    }
    if sh::which("npm").is_none() {
        return Err(Fail::new(
            "npm is missing; wasm-opt and the browser tests come from it. Install Node.js 20 or newer, then run this again.",
        ));
    }
    sh::announce(format!("Installing {what} from npm."));
    let mut npm = sh::program("npm", &["ci", "--no-audit", "--no-fund", "--loglevel=error"]);
    npm.current_dir(&folder).env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
    sh::run(&mut npm, "Check that npm can reach its registry, then run this again.")?;
    std::fs::write(mark, wanted)?;
    Ok(())
}

/// Whether a program of that version is in the folder or on the PATH.
fn at_version(name: &str, bin: &Path, version: &str) -> bool {
    let own = bin.join(name);
    let path: PathBuf = if own.is_file() { own } else { name.into() };
    sh::output(&mut sh::program(path, &["--version"])).is_some_and(|text| text.split_whitespace().any(|word| word == version))
}

/// Compiles a published program into the cache: built quickly, since its own speed does not matter.
fn install(name: &str, version: &str, more: &[&str]) -> Done {
    let tools = cache().join("tools");
    std::fs::create_dir_all(&tools)?;
    let place = tools.display().to_string();
    let mut args = vec!["install", "--locked", name, "--version", version, "--root", &place];
    args.extend(more);
    let mut command = sh::program("cargo", &args);
    command
        .env("CARGO_PROFILE_RELEASE_LTO", "off")
        .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1")
        .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16")
        .env("CARGO_TARGET_DIR", cache().join("build-tools"));
    sh::run(&mut command, "Check that cargo can download crates, then run this again.")
}

/// The version of a crate in Cargo.lock.
fn locked(name: &str) -> Done<String> {
    let lock = std::fs::read_to_string(sh::root().join("Cargo.lock"))?;
    let mut lines = lock.lines();
    let wanted = format!("name = \"{name}\"");
    while let Some(line) = lines.next() {
        if line == wanted {
            let version = lines.next().and_then(|line| line.strip_prefix("version = \"")).and_then(|rest| rest.strip_suffix('"'));
            return version.map(str::to_owned).ok_or_else(|| Fail::new("Cargo.lock is damaged; restore it from git."));
        }
    }
    Err(Fail::new(format!("Cargo.lock does not name {name}; restore it from git.")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_pinned_wasm_bindgen_is_the_locked_one() {
        assert!(locked("wasm-bindgen").is_ok_and(|version| version == WASM_BINDGEN.version), "pin the checksums of the locked version");
    }
}
