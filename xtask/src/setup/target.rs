//! A compiler with the standard library for `wasm32-unknown-unknown`. In this order: it is installed; rustup can add it; Debian's packages have a
//! compiler with the library's source, from which the library is built once; else the task fails and says what to install.

use std::path::{Path, PathBuf};
use std::time::Duration;

use super::wasm::{Wasm, cache};
use crate::sh::{self, Done, Fail};

const TARGET: &str = "wasm32-unknown-unknown";
/// Debian's packages, and the linker that goes with that compiler.
const PACKAGES: [&str; 4] = ["rustc-web", "cargo-web", "rust-web-src", "lld-22"];
const LINKER: &str = "wasm-ld-22";
/// How long rustup may try, in seconds: where it cannot download it would hang.
const PATIENCE: u64 = 60;
/// Leptos builds smaller and sooner with the types of components erased.
const FLAGS: &str = "--cfg erase_components";

/// Finds or makes one.
pub fn ready() -> Done<Wasm> {
    if has_target() {
        return Ok(plain());
    }
    if let Some(wasm) = from_cache() {
        return Ok(wasm);
    }
    if sh::which("rustup").is_some() {
        sh::announce("The wasm target is missing; asking rustup for it (at most a minute).");
        let mut add = sh::program("rustup", &["target", "add", TARGET]);
        if sh::succeeds_within(&mut add, Duration::from_secs(PATIENCE)) && has_target() {
            return Ok(plain());
        }
    }
    if sh::which("apt-get").is_some() {
        sh::announce("rustup cannot download here; taking Debian's compiler and building its library for wasm once (1 to 2 minutes).");
        install()?;
        build_std()?;
        if let Some(wasm) = from_cache() {
            return Ok(wasm);
        }
    }
    Err(Fail::new(format!(
        "There is no Rust compiler with the {TARGET} target. Install it with `rustup target add {TARGET}`, then run this again."
    )))
}

fn plain() -> Wasm {
    Wasm { path: Vec::new(), vars: vec![(variable("RUSTFLAGS"), flags())] }
}

/// The flags, and that no path of this machine gets into the program: where a panic says that it happened, crates are named from their own folder on. The
/// program is then the same wherever it is built, and the paths are shorter.
fn flags() -> String {
    let cargo = std::env::var_os("CARGO_HOME").map(PathBuf::from).or_else(|| Some(PathBuf::from(std::env::var_os("HOME")?).join(".cargo")));
    let sources = cargo.and_then(|cargo| std::fs::read_dir(cargo.join("registry/src")).ok());
    let mut folders: Vec<PathBuf> = sources.into_iter().flatten().flatten().map(|entry| entry.path()).collect();
    folders.push(sh::root());
    folders.sort();
    // The variable cannot hold a path with a space in it: such a path stays.
    let paths = folders.iter().filter_map(|folder| folder.to_str()).filter(|folder| !folder.contains(char::is_whitespace));
    paths.fold(FLAGS.to_owned(), |flags, folder| format!("{flags} --remap-path-prefix={folder}="))
}

fn variable(what: &str) -> String {
    format!("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_{what}")
}

/// Whether the compiler on the PATH has the library.
fn has_target() -> bool {
    let folder = sh::output(&mut sh::program("rustc", &["--print", "target-libdir", "--target", TARGET]));
    folder.is_some_and(|folder| {
        sh::files(Path::new(&folder)).iter().any(|file| file.file_name().is_some_and(|name| name.to_string_lossy().starts_with("libstd-")))
    })
}

/// The version of Debian's compiler, where it is installed.
fn debian_version() -> Option<String> {
    let text = sh::output(&mut sh::program("/usr/bin/rustc", &["--version"]))?;
    text.split_whitespace().nth(1).map(str::to_owned)
}

fn sysroot() -> Option<PathBuf> {
    Some(cache().join(format!("sysroot-{}-small", debian_version()?)))
}

/// The library built earlier for the compiler that is installed now.
fn from_cache() -> Option<Wasm> {
    let sysroot = sysroot()?;
    let library = sysroot.join("lib/rustlib").join(TARGET).join("lib");
    let whole = sh::files(&library).iter().any(|file| file.to_string_lossy().contains("libtest-"));
    if !whole || sh::which(LINKER).is_none() {
        return None;
    }
    let flags = format!("--sysroot {} -Cembed-bitcode=yes {}", sysroot.display(), flags());
    Some(Wasm { path: vec!["/usr/bin".into()], vars: vec![(variable("LINKER"), LINKER.to_owned()), (variable("RUSTFLAGS"), flags)] })
}

/// Installs Debian's packages.
fn install() -> Done {
    apt(&PACKAGES, "install a Rust compiler with the wasm target by hand: `rustup target add wasm32-unknown-unknown`.")
}

/// Installs packages by apt, the lists refreshed first.
pub fn apt(packages: &[&str], otherwise: &str) -> Done {
    sh::announce(format!("Installing from Debian's packages: {}.", packages.join(", ")));
    let hint = format!("Run it as root on Debian or Ubuntu, or {otherwise}");
    // A service that comes with a package is not to be started: runlevel 1 has none.
    let settings = ["DEBIAN_FRONTEND=noninteractive", "RUNLEVEL=1", "apt-get"];
    let root = sh::output(&mut sh::program("id", &["-u"])).is_none_or(|id| id == "0");
    let asks: &[&str] = if root || sh::which("sudo").is_none() { &["env"] } else { &["sudo", "-n", "env"] };
    let quiet = |args: &[&str]| {
        let all: Vec<&str> = asks[1..].iter().chain(&settings).chain(args).copied().collect();
        let mut command = sh::program(asks[0], &all);
        command.stdout(std::process::Stdio::null());
        command
    };
    sh::run(&mut quiet(&["-qq", "update"]), &hint)?;
    let mut args = vec!["-qq", "-y", "install", "--no-install-recommends"];
    args.extend(packages);
    sh::run(&mut quiet(&args), &hint)
}

/// Builds the standard library for the target: an empty crate with `-Zbuild-std`, its libraries copied to a folder of our own. Bitcode must be in them, or
/// fat link-time optimisation fails; `test` must be among them, or wasm tests do; `optimize_for_size` takes the small sorts and searches, which every use
/// of them copies.
fn build_std() -> Done {
    let hint = "Report it with the lines above; meanwhile any Rust with the wasm target works.";
    let work = cache().join("build-std");
    std::fs::create_dir_all(work.join("src"))?;
    std::fs::write(
        work.join("Cargo.toml"),
        "[package]\nname = \"emptiness\"\nversion = \"0.0.0\"\nedition = \"2021\"\n[workspace]\n[profile.release]\npanic = \"abort\"\n",
    )?;
    std::fs::write(work.join("src/lib.rs"), "")?;
    sh::announce("Building the standard library for wasm.");
    let mut build = sh::program(
        "/usr/bin/cargo",
        &["build", "--release", "--target", TARGET, "-Zbuild-std=std,panic_abort,test", "-Zbuild-std-features=optimize_for_size"],
    );
    build.current_dir(&work).env("RUSTC_BOOTSTRAP", "1").env("RUSTC", "/usr/bin/rustc").env(variable("RUSTFLAGS"), "-Cembed-bitcode=yes");
    build.env("CARGO_TARGET_DIR", work.join("target")).env_remove("RUSTFLAGS");
    sh::run(&mut build, hint)?;
    let Some(sysroot) = sysroot() else {
        return Err(Fail::new("Debian's compiler does not answer. Run `/usr/bin/rustc --version` to see why."));
    };
    let library = sysroot.join("lib/rustlib").join(TARGET).join("lib");
    std::fs::create_dir_all(&library)?;
    let built = work.join("target").join(TARGET).join("release/deps");
    for file in sh::files(&built) {
        let Some(name) = file.file_name().map(|name| name.to_string_lossy().into_owned()) else { continue };
        let is_rlib = file.extension().is_some_and(|extension| extension == "rlib");
        if is_rlib && !name.starts_with("libemptiness") {
            std::fs::copy(&file, library.join(&name))?;
        }
    }
    // What was compiled against an older library must not be linked with this one.
    drop(std::fs::remove_dir_all(sh::root().join("target").join(TARGET)));
    Ok(())
}
