//! Running other programs: each is printed before it runs, its output is passed through, a failure becomes one sentence. Which programs is decided elsewhere.

use std::fmt::Display;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// Why a task failed: one sentence, and what to do.
#[derive(Debug)]
pub struct Fail(String);

impl Fail {
    /// From a sentence.
    pub fn new(sentence: impl Into<String>) -> Self {
        Self(sentence.into())
    }
}

impl Display for Fail {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

impl From<std::io::Error> for Fail {
    fn from(error: std::io::Error) -> Self {
        Self(format!("A file could not be read or written: {error}."))
    }
}

/// The result of a task.
pub type Done<T = ()> = Result<T, Fail>;

/// Prints what happens next.
pub fn announce(what: impl Display) {
    println!("→ {what}");
}

/// The project's root.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().map(Path::to_path_buf).unwrap_or_default()
}

/// A program with its arguments, in the project's root, free of what cargo sets for this one.
pub fn program(name: impl AsRef<std::ffi::OsStr>, args: &[&str]) -> Command {
    let mut command = Command::new(name);
    command.args(args).current_dir(root());
    let own = |key: &str| {
        (key.starts_with("CARGO_PKG") || key.starts_with("CARGO_MANIFEST"))
            || matches!(
                key,
                "CARGO" | "RUSTUP_TOOLCHAIN" | "RUSTC" | "RUSTDOC" | "CARGO_BIN_NAME" | "CARGO_CRATE_NAME" | "CARGO_PRIMARY_PACKAGE"
            )
    };
    for (key, _) in std::env::vars() {
        if own(&key) {
            command.env_remove(&key);
        }
    }
    command
}

/// Runs it with its output shown; `hint` says what to do where it fails.
pub fn run(command: &mut Command, hint: &str) -> Done {
    let shown = shown(command);
    println!("  $ {shown}");
    let begun = Instant::now();
    let status = command.status().map_err(|error| Fail::new(format!("`{shown}` could not be started ({error}). {hint}")))?;
    if begun.elapsed() > Duration::from_secs(5) {
        println!("  ({} s)", begun.elapsed().as_secs());
    }
    if status.success() { Ok(()) } else { Err(Fail::new(format!("`{shown}` failed. {hint}"))) }
}

/// Runs it silently; its output, where it succeeded.
pub fn output(command: &mut Command) -> Option<String> {
    let output = command.stdin(Stdio::null()).stderr(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// Runs it silently for at most so long; whether it succeeded.
pub fn succeeds_within(command: &mut Command, limit: Duration) -> bool {
    let Ok(mut child) = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn() else { return false };
    let end = Instant::now() + limit;
    loop {
        match child.try_wait() {
            Ok(Some(status)) => return status.success(),
            Ok(None) if Instant::now() < end => std::thread::sleep(Duration::from_millis(100)),
            _ => {
                // A program that hangs has failed; it is ended.
                drop(child.kill());
                drop(child.wait());
                return false;
            }
        }
    }
}

/// The first program of that name on the PATH.
pub fn which(name: &str) -> Option<PathBuf> {
    std::env::split_paths(&std::env::var_os("PATH")?).map(|folder| folder.join(name)).find(|path| path.is_file())
}

/// Whether a flag was given.
pub fn has(args: &[String], flag: &str) -> bool {
    args.iter().any(|arg| arg == flag)
}

/// The value after a flag.
pub fn value<'a>(args: &'a [String], flag: &str) -> Option<&'a str> {
    args.iter().position(|arg| arg == flag).and_then(|at| args.get(at + 1)).map(String::as_str)
}

/// Every file below a folder, in order of name.
pub fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let Ok(entries) = std::fs::read_dir(folder) else { return found };
    let mut entries: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    entries.sort();
    for path in entries {
        if path.is_dir() { found.extend(files(&path)) } else { found.push(path) }
    }
    found
}

fn shown(command: &Command) -> String {
    let mut text = command.get_program().to_string_lossy().into_owned();
    for arg in command.get_args() {
        text.push(' ');
        text.push_str(&arg.to_string_lossy());
    }
    if text.len() > 160 { format!("{}…", text.chars().take(160).collect::<String>()) } else { text }
}
