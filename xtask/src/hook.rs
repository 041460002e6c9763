//! Called by Trunk after it has written its files (`post_build`): has a release build cut apart (`split`) and its glue shortened, writes the Content-Security-Policy of every page with
//! the hashes of its own inline scripts, puts the words of job lists beside the program that reads files, and writes the service worker's list of files, each with its hash, and a version made of them. Final on purpose: Trunk names files by
//! their bytes before wasm-bindgen and wasm-opt.

use std::path::Path;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

use crate::sh::{self, Done, Fail};
use crate::split;

/// The words of job lists, put together as the reader has them built in natively.
#[path = "../../crates/exchange/gather.rs"]
mod gather;

/// `hook`, with Trunk's staging folder in the environment.
pub fn run() -> Done {
    let Some(folder) = std::env::var_os("TRUNK_STAGING_DIR") else {
        return Err(Fail::new("`hook` is called by Trunk during a build; run `cargo xtask build`."));
    };
    let folder = Path::new(&folder);
    let release = std::env::var("TRUNK_PROFILE").is_ok_and(|profile| profile == "release");
    if release {
        split::split(folder)?;
        minify(folder)?;
    }
    std::fs::create_dir_all(folder.join("content"))?;
    std::fs::write(folder.join("content/words.txt"), gather::gather(&sh::root().join("crates/exchange/src/languages"))?)?;
    // Live reload of a debug build speaks to its own server by an inline script of its own; the policy is for what is shipped.
    if release {
        for (page, allowed) in PAGES {
            let page = folder.join(page);
            let html = std::fs::read_to_string(&page)?;
            std::fs::write(&page, with_policy(&html, allowed)?)?;
        }
        list(folder)?;
    }
    Ok(())
}

/// Shortens the glue of the program with esbuild, which keeps the names it exports; Trunk's own minifier cannot read it.
fn minify(folder: &Path) -> Done {
    for file in sh::files(folder) {
        let name = file.file_name().unwrap_or_default().to_string_lossy();
        if name.starts_with("onward-") && name.ends_with(".js") {
            let file = file.display().to_string();
            let into = format!("--outfile={file}");
            let args = ["--minify", "--format=esm", "--target=es2022", "--log-level=error", "--allow-overwrite", &file, &into];
            sh::run(&mut sh::program("esbuild", &args), "`cargo xtask setup` installs esbuild with the browser tests' packages.")?;
        }
    }
    Ok(())
}

/// Every page, and what it may do besides running its own inline scripts and styles. `default` is the one policy for Trusted Types, in `index.html`; the other
/// pages make no HTML of texts.
const PAGES: [(&str, &str); 3] = [
    (
        "index.html",
        "script-src 'self' 'wasm-unsafe-eval'{hashes}; img-src 'self' blob: data:; connect-src 'self'; worker-src 'self'; manifest-src 'self'; \
         require-trusted-types-for 'script'; trusted-types default",
    ),
    ("export.html", "script-src{hashes}; img-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'"),
    ("404.html", "script-src{hashes}; connect-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'"),
];

/// The page with its policy in front of everything that it governs.
fn with_policy(html: &str, allowed: &str) -> Done<String> {
    const CHARSET: &str = "<meta charset=\"utf-8\">";
    let hashes: Vec<String> =
        inline_scripts(html).iter().map(|script| format!(" 'sha256-{}'", STANDARD.encode(Sha256::digest(script)))).collect();
    let hashes = hashes.concat();
    let allowed = allowed.replace("{hashes}", &hashes);
    let policy = format!("default-src 'none'; style-src 'self' 'unsafe-inline'; base-uri 'none'; form-action 'none'; {allowed}");
    let meta = format!("{CHARSET}<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">");
    let charset = [CHARSET, "<meta charset=utf-8>"].into_iter().find(|tag| html.contains(tag));
    let charset = charset.ok_or_else(|| {
        Fail::new("A page has no `<meta charset=\"utf-8\">` to put the policy behind; put it back as the first line of the head.")
    })?;
    Ok(html.replacen(charset, &meta, 1))
}

/// The text of each inline script of the page.
fn inline_scripts(html: &str) -> Vec<&str> {
    let mut scripts = Vec::new();
    let mut rest = html;
    while let Some(at) = rest.find("<script") {
        let Some(open) = rest[at..].find('>') else { break };
        let tag = &rest[at..at + open];
        let body = &rest[at + open + 1..];
        let Some(end) = body.find("</script>") else { break };
        if !tag.contains(" src=") {
            scripts.push(&body[..end]);
        }
        rest = &body[end..];
    }
    scripts
}

/// Whether the service worker keeps a file for use without a network: all but itself, what only robots and hosts read, and the pictures that an installer shows.
pub fn is_kept(name: &str) -> bool {
    !(matches!(name, "sw.js" | "robots.txt" | "404.html") || name.starts_with("pictures/"))
}

/// Writes version and list into the service worker.
fn list(folder: &Path) -> Done {
    let worker = folder.join("sw.js");
    let text = std::fs::read_to_string(&worker)?;
    let mut files = Vec::new();
    for file in sh::files(folder) {
        let name = file.strip_prefix(folder).unwrap_or(&file).to_string_lossy().replace('\\', "/");
        if !is_kept(&name) {
            continue;
        }
        let name = if name == "index.html" { "./".to_owned() } else { name };
        files.push((name, Sha256::digest(std::fs::read(&file)?).to_vec()));
    }
    std::fs::write(&worker, with_files(&text, &files)?)?;
    println!("  service worker: {} files", files.len());
    Ok(())
}

/// The service worker with its list of files, each with its hash, and the version: a hash of the list and of the worker itself.
fn with_files(worker: &str, files: &[(String, Vec<u8>)]) -> Done<String> {
    const LINES: [&str; 2] = ["const VERSION = \"dev\";", "const FILES = {};"];
    if LINES.iter().any(|line| !worker.contains(line)) {
        return Err(Fail::new("sw.js has lost the two lines for the version and the files; restore them as the comment at its top says."));
    }
    let list = files.iter().map(|(name, hash)| format!("\"{name}\": \"sha256-{}\"", STANDARD.encode(hash)));
    let list = list.collect::<Vec<_>>().join(", ");
    let version: String =
        Sha256::digest([worker, list.as_str()].concat()).iter().take(8).map(|byte| format!("{byte:02x}")).collect::<Vec<_>>().concat();
    Ok(worker.replacen(LINES[0], &format!("const VERSION = \"{version}\";"), 1).replacen(
        LINES[1],
        &format!("const FILES = {{{list}}};"),
        1,
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_scripts_in_the_page_are_hashed() {
        let html = "<script src=\"a.js\"></script><script>one()</script><script type=\"module\">two()</script>";
        assert_eq!(inline_scripts(html), ["one()", "two()"]);
    }

    #[test]
    fn only_what_the_app_reads_is_kept_offline() {
        for (name, kept) in [
            ("index.html", true),
            ("onward-1a_bg.wasm", true),
            ("content/guide.md", true),
            ("export.html", true),
            ("sw.js", false),
            ("robots.txt", false),
            ("404.html", false),
            ("pictures/phone-light-today.png", false),
        ] {
            assert_eq!(is_kept(name), kept, "{name}");
        }
    }

    #[test]
    fn the_policy_comes_before_everything_and_knows_the_scripts() {
        let html = "<head><meta charset=\"utf-8\"><script>one()</script></head>";
        for (name, allowed) in PAGES {
            let page = with_policy(html, allowed).map_err(|fail| fail.to_string()).unwrap_or_default();
            assert!(page.contains("Content-Security-Policy") && page.find("Content-Security-Policy") < page.find("<script>"), "{name}");
            let hash = format!("'sha256-{}'", STANDARD.encode(Sha256::digest("one()")));
            assert!(page.contains(&hash) && page.contains("default-src 'none'") && page.contains("require-trusted-types-for"), "{name}");
            assert!(!page.contains("{hashes}"), "{name}");
        }
    }

    #[test]
    fn every_page_that_is_shipped_has_a_policy() {
        let root = sh::root();
        let copied = sh::files(&root.join("public")).into_iter().filter(|file| file.extension().is_some_and(|end| end == "html"));
        let names = copied.filter_map(|file| Some(file.file_name()?.to_str()?.to_owned()));
        let mut pages: Vec<String> = names.chain(["index.html".to_owned()]).collect();
        pages.sort();
        let mut known = PAGES.map(|(name, _)| name.to_owned());
        known.sort();
        assert_eq!(pages, known);
    }

    #[test]
    fn the_version_changes_with_every_file_and_with_the_worker() {
        let worker = "const VERSION = \"dev\";\nconst FILES = {};\n";
        let with = |worker: &str, bytes: &[u8]| {
            with_files(worker, &[("./".to_owned(), Sha256::digest(bytes).to_vec())]).map_err(|fail| fail.to_string()).unwrap_or_default()
        };
        let one = with(worker, b"page");
        assert!(one.contains(&format!("\"./\": \"sha256-{}\"", STANDARD.encode(Sha256::digest(b"page")))), "{one}");
        let version = |text: &str| text.lines().next().map(str::to_owned);
        assert_eq!(version(&one), version(&with(worker, b"page")));
        assert_ne!(version(&one), version(&with(worker, b"other")));
        assert_ne!(version(&one), version(&with(&format!("{worker}// more\n"), b"page")));
        assert!(with_files("const VERSION = \"1\";", &[]).is_err());
    }
}
