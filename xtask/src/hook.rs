//! Called by Trunk after it has written its files (`post_build`): has a release build cut apart (`split`) and its glue shortened, writes the Content-Security-Policy with the hashes of
//! the page's own inline scripts, and the service worker's list of files with a version made of their final bytes. Final on purpose: Trunk names files by
//! their bytes before wasm-bindgen and wasm-opt.

use std::path::Path;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

use crate::sh::{self, Done, Fail};
use crate::split;

/// `hook`, with Trunk's staging folder in the environment.
pub fn run() -> Done {
    let Some(folder) = std::env::var_os("TRUNK_STAGING_DIR") else {
        return Err(Fail::new("`hook` is called by Trunk during a build; run `cargo xtask build`."));
    };
    let folder = Path::new(&folder);
    let release = std::env::var("TRUNK_PROFILE").is_ok_and(|profile| profile == "release");
    let page = folder.join("index.html");
    if release {
        split::split(folder)?;
        minify(folder)?;
    }
    let html = std::fs::read_to_string(&page)?;
    // Live reload of a debug build speaks to its own server by an inline script of its own; the policy is for what is shipped.
    if release {
        std::fs::write(&page, with_policy(&html)?)?;
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

/// The page with its policy in front of everything that it governs.
fn with_policy(html: &str) -> Done<String> {
    const CHARSET: &str = "<meta charset=\"utf-8\">";
    let hashes: Vec<String> =
        inline_scripts(html).iter().map(|script| format!(" 'sha256-{}'", STANDARD.encode(Sha256::digest(script)))).collect();
    let hashes = hashes.concat();
    let policy = format!(
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'{hashes}; style-src 'self' 'unsafe-inline'; img-src 'self' blob: data:; \
         connect-src 'self'; worker-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'"
    );
    let meta = format!("{CHARSET}<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">");
    let charset = [CHARSET, "<meta charset=utf-8>"].into_iter().find(|tag| html.contains(tag));
    let charset = charset.ok_or_else(|| {
        Fail::new("index.html has no `<meta charset=\"utf-8\">` to put the policy behind; put it back as the first line of the head.")
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

/// What is fetched when it is first needed, and kept from then on; the service worker has the same list.
const LATER: [&str; 2] = ["spreadsheet.js", "spreadsheet_bg.wasm"];

/// Writes version and list into the service worker.
fn list(folder: &Path) -> Done {
    let worker = folder.join("sw.js");
    let mut names = Vec::new();
    let mut all = Sha256::new();
    for file in sh::files(folder) {
        let name = file.strip_prefix(folder).unwrap_or(&file).to_string_lossy().replace('\\', "/");
        if name == "sw.js" || name == "robots.txt" || name == "404.html" || name.starts_with("pictures/") {
            continue;
        }
        all.update(name.as_bytes());
        all.update(std::fs::read(&file)?);
        if !LATER.contains(&name.as_str()) {
            names.push(if name == "index.html" { "./".to_owned() } else { name });
        }
    }
    let version: Vec<String> = all.finalize().iter().take(8).map(|byte| format!("{byte:02x}")).collect();
    let version = version.concat();
    let files = names.iter().map(|name| format!("\"{name}\"")).collect::<Vec<_>>().join(", ");
    let text = std::fs::read_to_string(&worker)?;
    let written = text.replacen("const VERSION = \"dev\";", &format!("const VERSION = \"{version}\";"), 1).replacen(
        "const FILES = [];",
        &format!("const FILES = [{files}];"),
        1,
    );
    if written.contains("const VERSION = \"dev\";") || written.contains("const FILES = [];") {
        return Err(Fail::new("sw.js has lost the two lines for the version and the files; restore them as the comment at its top says."));
    }
    std::fs::write(&worker, written)?;
    println!("  service worker: {} files, version {version}", names.len());
    Ok(())
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
    fn the_policy_comes_before_everything() {
        let html = "<head><meta charset=\"utf-8\"><script>one()</script></head>";
        let page = with_policy(html).map_err(|fail| fail.to_string());
        assert!(page.is_ok_and(|page| page.find("Content-Security-Policy") < page.find("<script>")));
    }
}
