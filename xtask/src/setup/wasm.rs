//! How to call the compiler that builds for wasm on this machine, and the cache folder for the tools this project installed.

use std::path::PathBuf;
use std::process::Command;

use crate::sh;

/// How to build for wasm on this machine: the folders that come first on the PATH, and the variables the build needs.
#[derive(Debug, Clone, Default)]
pub struct Wasm {
    /// First on the PATH.
    pub path: Vec<PathBuf>,
    /// Set for the build.
    pub vars: Vec<(String, String)>,
}

impl Wasm {
    /// A program that builds for wasm.
    pub fn program(&self, name: &str, args: &[&str]) -> Command {
        let place = self.path.iter().map(|folder| folder.join(name)).find(|path| path.is_file());
        let mut command = sh::program(place.unwrap_or_else(|| name.into()), args);
        self.apply(&mut command);
        command
    }

    fn apply(&self, command: &mut Command) {
        let rest = std::env::var_os("PATH").unwrap_or_default();
        let all = self.path.iter().cloned().chain(std::env::split_paths(&rest));
        if let Ok(joined) = std::env::join_paths(all) {
            command.env("PATH", joined);
        }
        command.envs(self.vars.iter().map(|(key, value)| (key.as_str(), value.as_str())));
    }
}

/// The cache folder for the tools this project installed.
pub fn cache() -> PathBuf {
    let base = std::env::var_os("XDG_CACHE_HOME")
        .map(PathBuf::from)
        .or_else(|| std::env::var_os("HOME").map(|home| PathBuf::from(home).join(".cache")));
    base.unwrap_or_else(|| sh::root().join("target")).join("onward")
}
