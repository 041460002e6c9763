//! Tools as their own projects release them: an archive for this system, downloaded by `curl`, checked against a pinned SHA-256, unpacked by `tar`, and
//! taken only if the program starts and says the version that is wanted. It takes seconds; whoever cannot have it compiles the same version from its
//! source (`tools`). A download that fails or hangs costs at most `Patience::standard()`, about ten seconds.
//!
//! A new version needs new checksums: the `.sha256` file beside each archive on the project's release page. Those pinned now agree with what at least two
//! other public projects pin for the same archive.

use std::fmt::{self, Display};
use std::path::{Path, PathBuf};
use std::time::Duration;

use sha2::{Digest, Sha256};

use crate::sh;

/// Where the projects publish their releases.
const HOST: &str = "https://github.com";

/// A tool in the version that is pinned.
pub struct Release {
    /// The program whose `--version` is checked.
    pub name: &'static str,
    /// As it says itself.
    pub version: &'static str,
    /// The programs taken from the archive.
    programs: &'static [&'static str],
    /// The folder of the release, below the host.
    folder: &'static str,
    /// System, processor (as `std::env::consts` names them), the archive's name, its SHA-256.
    archives: &'static [(&'static str, &'static str, &'static str, &'static str)],
}

/// Bundles the app.
pub const TRUNK: Release = Release {
    name: "trunk",
    version: "0.21.14",
    programs: &["trunk"],
    folder: "trunk-rs/trunk/releases/download/v0.21.14",
    archives: &[
        ("linux", "x86_64", "trunk-x86_64-unknown-linux-gnu.tar.gz", "f2b4680cd239693a646a2795e4633c625328d7b2a044fbe749fa3a2fe9e7036b"),
        ("linux", "aarch64", "trunk-aarch64-unknown-linux-gnu.tar.gz", "b1d8e60e454f7fc182d9a4d95d1506ffbae947d8ba90f8f6f02da93b60f980f9"),
        ("macos", "x86_64", "trunk-x86_64-apple-darwin.tar.gz", "f1ba0e3bbe24e0ae219c6d22c33e24e2825c1608dd27c2556e323495110f1a95"),
        ("macos", "aarch64", "trunk-aarch64-apple-darwin.tar.gz", "764e299dd50d89442a4e96a236349f57961984b701e74d3dbdb39cd1c9f5101e"),
    ],
};

/// Writes the JavaScript glue, and runs tests in a browser.
pub const WASM_BINDGEN: Release = Release {
    name: "wasm-bindgen",
    version: "0.2.128",
    programs: &["wasm-bindgen", "wasm-bindgen-test-runner"],
    folder: "wasm-bindgen/wasm-bindgen/releases/download/0.2.128",
    archives: &[
        (
            "linux",
            "x86_64",
            "wasm-bindgen-0.2.128-x86_64-unknown-linux-musl.tar.gz",
            "b51f0208fdff83515a787bd8ab9ac5865ed84dabb66d0c709957bb59793c645f",
        ),
        (
            "linux",
            "aarch64",
            "wasm-bindgen-0.2.128-aarch64-unknown-linux-musl.tar.gz",
            "079731dd1bc7798c1efa4f08fcc45130827cbcc9ff60a0b4c6047d64fc6fd25c",
        ),
        (
            "macos",
            "x86_64",
            "wasm-bindgen-0.2.128-x86_64-apple-darwin.tar.gz",
            "59d9af11d0a61b8019898d555de31153c3a50e7f1797e9849fb38589d16add43",
        ),
        (
            "macos",
            "aarch64",
            "wasm-bindgen-0.2.128-aarch64-apple-darwin.tar.gz",
            "67ba17f260977725c0b541b516dbb5153538140f079a900329fb6077661b47ab",
        ),
    ],
};

/// Why there is no prebuilt tool to be had here.
#[derive(Debug, PartialEq, Eq)]
pub enum Unavailable {
    /// The project wants a version whose checksums are not pinned.
    NotPinned,
    /// The release has no archive for this system and processor.
    NoArchive,
    /// `curl` or `tar` is missing.
    NoProgram(&'static str),
    /// The download failed, stalled or was refused.
    NotDownloaded,
    /// What came is not what was pinned.
    WrongChecksum,
    /// The archive could not be unpacked, or the program in it does not start with that version here.
    DoesNotRun,
}

impl Display for Unavailable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotPinned => f.write_str("no checksum is pinned for this version"),
            Self::NoArchive => f.write_str("its project releases no archive for this system"),
            Self::NoProgram(name) => write!(f, "{name} is missing"),
            Self::NotDownloaded => f.write_str("it could not be downloaded"),
            Self::WrongChecksum => f.write_str("the download does not have the pinned checksum and was discarded"),
            Self::DoesNotRun => f.write_str("the downloaded program does not run here"),
        }
    }
}

/// How long a download may keep us waiting.
#[derive(Debug, Clone, Copy)]
struct Patience {
    /// Seconds until the connection is made.
    connect: u64,
    /// Seconds with less than `slowest` bytes a second.
    stalled: u64,
    slowest: u64,
    /// Seconds in all: an archive of eight megabytes at the slowest speed.
    whole: u64,
}

impl Patience {
    const fn standard() -> Self {
        Self { connect: 4, stalled: 6, slowest: 60_000, whole: 140 }
    }
}

/// Puts the programs of a release into `bin`; `version` is the one the project needs.
pub fn install(release: &Release, version: &str, bin: &Path) -> Result<(), Unavailable> {
    from(HOST, Patience::standard(), release, version, bin)
}

fn from(host: &str, patience: Patience, release: &Release, version: &str, bin: &Path) -> Result<(), Unavailable> {
    if release.version != version {
        return Err(Unavailable::NotPinned);
    }
    let here = |archive: &&(&str, &str, &str, &str)| archive.0 == std::env::consts::OS && archive.1 == std::env::consts::ARCH;
    let &(_, _, archive, checksum) = release.archives.iter().find(here).ok_or(Unavailable::NoArchive)?;
    for program in ["curl", "tar"] {
        sh::which(program).ok_or(Unavailable::NoProgram(program))?;
    }
    // Beside the folder it goes to, so that the last step is a rename.
    let work = bin.with_file_name(format!(".{}-{}", release.name, std::process::id()));
    let done = unpacked(host, patience, release, archive, checksum, &work).and_then(|programs| {
        std::fs::create_dir_all(bin).map_err(|_| Unavailable::DoesNotRun)?;
        programs.iter().try_for_each(|(name, path)| std::fs::rename(path, bin.join(name)).map_err(|_| Unavailable::DoesNotRun))
    });
    // Nothing is lost where this fails: the folder is in a cache.
    drop(std::fs::remove_dir_all(&work));
    done
}

/// Downloads, checks and unpacks an archive into `work`; the programs in it, once the first of them has said its version.
fn unpacked(
    host: &str,
    patience: Patience,
    release: &Release,
    archive: &str,
    checksum: &str,
    work: &Path,
) -> Result<Vec<(&'static str, PathBuf)>, Unavailable> {
    std::fs::create_dir_all(work).map_err(|_| Unavailable::NotDownloaded)?;
    let file = work.join("archive.tar.gz");
    download(&format!("{host}/{}/{archive}", release.folder), &file, patience)?;
    let bytes = std::fs::read(&file).map_err(|_| Unavailable::NotDownloaded)?;
    if sha256(&bytes) != checksum {
        return Err(Unavailable::WrongChecksum);
    }
    let mut tar = sh::program("tar", &["-xzf", "archive.tar.gz"]);
    tar.current_dir(work);
    if !sh::succeeds_within(&mut tar, Duration::from_secs(60)) {
        return Err(Unavailable::DoesNotRun);
    }
    let files = sh::files(work);
    let find = |name: &&'static str| files.iter().find(|file| file.ends_with(name)).map(|file| (*name, file.clone()));
    let programs: Vec<_> = release.programs.iter().filter_map(find).collect();
    let says_it = programs.first().and_then(|(_, path)| sh::output(&mut sh::program(path, &["--version"])));
    let right = says_it.is_some_and(|text| text.split_whitespace().any(|word| word == release.version));
    if right && programs.len() == release.programs.len() { Ok(programs) } else { Err(Unavailable::DoesNotRun) }
}

/// In hexadecimal digits.
fn sha256(bytes: &[u8]) -> String {
    let digits: Vec<String> = Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect();
    digits.concat()
}

fn download(address: &str, file: &Path, patience: Patience) -> Result<(), Unavailable> {
    let scheme = if address.starts_with("https:") { "=https" } else { "=http" };
    let numbers = [patience.connect, patience.stalled, patience.slowest, patience.whole].map(|number| number.to_string());
    let file = file.display().to_string();
    let args = [
        "--fail",
        "--silent",
        "--location",
        "--proto",
        scheme,
        "--proto-redir",
        scheme,
        "--connect-timeout",
        &numbers[0],
        "--speed-time",
        &numbers[1],
        "--speed-limit",
        &numbers[2],
        "--max-time",
        &numbers[3],
        "--output",
        &file,
        address,
    ];
    let mut curl = sh::program("curl", &args);
    // The second limit is for a curl that keeps neither of its own.
    let whole = Duration::from_secs(patience.whole + 10);
    if sh::succeeds_within(&mut curl, whole) { Ok(()) } else { Err(Unavailable::NotDownloaded) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::http::{self, Response};
    use std::net::TcpListener;
    use std::time::Instant;

    const QUICK: Patience = Patience { connect: 1, stalled: 1, slowest: 1, whole: 4 };

    /// An archive with a program that says this version.
    fn archive(folder: &Path, version: &str) -> Vec<u8> {
        let inside = folder.join("tool-1.0");
        assert!(std::fs::create_dir_all(&inside).is_ok());
        assert!(std::fs::write(inside.join("tool"), format!("#!/bin/sh\necho tool {version}\n")).is_ok());
        let run = |program: &str, args: &[&str]| sh::output(sh::program(program, args).current_dir(folder)).is_some();
        assert!(run("chmod", &["+x", "tool-1.0/tool"]) && run("tar", &["-czf", "served.tar.gz", "tool-1.0"]));
        std::fs::read(folder.join("served.tar.gz")).unwrap_or_default()
    }

    /// What comes of a tool whose project serves this archive under `/served/a.tar.gz`; whether the program is there afterwards; the seconds it took.
    fn tried(case: &str, says: &str, folder: &'static str, damaged: bool) -> (Result<(), Unavailable>, bool, u64) {
        let root = std::env::temp_dir().join(format!("onward-release-{}-{case}", std::process::id()));
        let bytes = archive(&root, says);
        let sum = sha256(&bytes);
        let mut served = bytes.clone();
        if damaged {
            served[10] ^= 1;
        }
        let Ok(listener) = TcpListener::bind(("127.0.0.1", 0)) else { return (Err(Unavailable::NotDownloaded), false, 0) };
        let host = listener.local_addr().map(|address| format!("http://{address}")).unwrap_or_default();
        if folder == "hangs" {
            // Connections are accepted by the system and never answered.
            std::mem::forget(listener);
        } else {
            std::thread::spawn(move || {
                http::serve(&listener, move |request| {
                    let found = request.path == "/served/a.tar.gz";
                    let body = if found { served.clone() } else { b"Not found.".to_vec() };
                    Response { status: if found { 200 } else { 404 }, kind: "application/gzip", gzipped: false, isolated: false, body }
                });
            });
        }
        let archives = vec![(std::env::consts::OS, std::env::consts::ARCH, "a.tar.gz", &*Box::leak(sum.into_boxed_str()))];
        let release =
            Release { name: "tool", version: "1.0", programs: &["tool"], folder, archives: Box::leak(archives.into_boxed_slice()) };
        let bin = root.join("bin");
        let began = Instant::now();
        let result = from(&host, QUICK, &release, "1.0", &bin);
        let taken = began.elapsed().as_secs();
        let there = bin.join("tool").is_file();
        let left =
            std::fs::read_dir(&root).is_ok_and(|entries| entries.flatten().any(|e| e.file_name().to_string_lossy().starts_with(".tool")));
        assert!(!left, "{case}: the working folder is left behind");
        drop(std::fs::remove_dir_all(&root));
        (result, there, taken)
    }

    #[test]
    fn a_prebuilt_tool_is_taken_or_the_reason_is_given_soon() {
        if sh::which("curl").is_none() || sh::which("tar").is_none() {
            println!("NOT RUN: curl or tar is missing here");
            return;
        }
        for (case, says, folder, damaged, wanted) in [
            ("served", "1.0", "served", false, Ok(())),
            ("not-found", "1.0", "gone", false, Err(Unavailable::NotDownloaded)),
            ("damaged", "1.0", "served", true, Err(Unavailable::WrongChecksum)),
            ("other-version", "0.9", "served", false, Err(Unavailable::DoesNotRun)),
            ("hanging", "1.0", "hangs", false, Err(Unavailable::NotDownloaded)),
        ] {
            let there = wanted.is_ok();
            let (result, found, taken) = tried(case, says, folder, damaged);
            assert_eq!((result, found), (wanted, there), "{case}");
            assert!(taken <= QUICK.whole, "{case} took {taken} s");
        }
    }

    #[test]
    fn only_what_is_pinned_is_downloaded() {
        let nowhere = "http://127.0.0.1:9";
        let bin = std::env::temp_dir().join("onward-release-none/bin");
        assert_eq!(from(nowhere, QUICK, &TRUNK, "9.9.9", &bin), Err(Unavailable::NotPinned));
        let elsewhere = Release { archives: &[("plan9", "mips", "a.tar.gz", "")], ..TRUNK };
        assert_eq!(from(nowhere, QUICK, &elsewhere, TRUNK.version, &bin), Err(Unavailable::NoArchive));
    }

    #[test]
    fn the_longest_wait_for_nothing_is_ten_seconds() {
        let patience = Patience::standard();
        assert!(patience.connect + patience.stalled <= 10);
    }

    #[test]
    fn every_archive_has_a_checksum_of_its_own() {
        for release in [TRUNK, WASM_BINDGEN] {
            let mut sums: Vec<&str> = release.archives.iter().map(|archive| archive.3).collect();
            assert!(sums.iter().all(|sum| sum.len() == 64 && sum.bytes().all(|byte| byte.is_ascii_hexdigit())), "{}", release.name);
            sums.sort_unstable();
            sums.dedup();
            assert_eq!(sums.len(), release.archives.len(), "{}", release.name);
        }
    }
}
