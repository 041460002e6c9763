//! A static host like the real ones: the files of `dist/`, gzipped where the browser accepts it, no rewrite rules. The same files are also served under a
//! sub-path, like a project page, and the page the app is benchmarked against under `/vanilla`. On the loopback address only.

use std::collections::HashMap;
use std::io::Write;
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::sync::{LazyLock, Mutex};
use std::time::SystemTime;

use crate::build;
use crate::http::{self, Request, Response};
use crate::setup;
use crate::sh::{self, Done, Fail};
use flate2::Compression;
use flate2::write::GzEncoder;

/// The same files are served below this path as well.
pub const SUB_PATH: &str = "/some/sub/path";
/// The path of the plain JavaScript page of `bench`.
const VANILLA: &str = "/vanilla";

/// Files already compressed, with their modification time: a measurement is to show the network and not this machine's compressor.
type Compressed = HashMap<PathBuf, (SystemTime, Vec<u8>)>;
static COMPRESSED: LazyLock<Mutex<Compressed>> = LazyLock::new(Mutex::default);

/// `serve [--port N] [--no-build]`.
pub fn run(args: &[String]) -> Done {
    let port = match sh::value(args, "--port") {
        Some(text) => text.parse().map_err(|_| Fail::new(format!("“{text}” is not a port; give a number from 1 to 65535.")))?,
        None => http::PORT,
    };
    if !sh::has(args, "--no-build") {
        build::build(&setup::building()?, false)?;
    }
    let (listener, port) = listen(port)?;
    println!("\n✓ Onward is ready at http://127.0.0.1:{port}/ (stop it with Ctrl+C).");
    let dist = sh::root().join("dist");
    http::serve(&listener, move |request| respond(request, &dist));
    Ok(())
}

/// Serves `dist/` in the background until the program ends; gives the address. Port 0 takes any free one.
pub fn in_background() -> Done<String> {
    background(sh::root().join("dist"), false)
}

/// The same with another folder.
pub fn plain_in_background(folder: PathBuf) -> Done<String> {
    background(folder, false)
}

/// The same with another folder, for a page that is to be alone with its origin.
pub fn isolated_in_background(folder: PathBuf) -> Done<String> {
    background(folder, true)
}

fn background(folder: PathBuf, isolated: bool) -> Done<String> {
    let (listener, port) = listen(0)?;
    std::thread::spawn(move || http::serve(&listener, move |request| Response { isolated, ..respond(request, &folder) }));
    Ok(format!("http://127.0.0.1:{port}"))
}

fn listen(port: u16) -> Done<(TcpListener, u16)> {
    let listener = TcpListener::bind(("127.0.0.1", port))
        .map_err(|error| Fail::new(format!("Port {port} cannot be used ({error}). Choose another with --port N.")))?;
    let port = listener.local_addr().map_or(port, |address| address.port());
    Ok((listener, port))
}

/// The file for an address; none outside the folder.
fn file_for(dist: &Path, url: &str) -> Option<PathBuf> {
    let path = url.split(['?', '#']).next()?;
    let (folder, path) = match path.strip_prefix(VANILLA) {
        Some(rest) => (sh::root().join("e2e/bench/vanilla"), rest),
        None => (dist.to_owned(), path.strip_prefix(SUB_PATH).unwrap_or(path)),
    };
    if path.split('/').any(|part| part == "..") {
        return None;
    }
    let mut file = folder.join(path.trim_start_matches('/'));
    if file.is_dir() {
        file = file.join("index.html");
    }
    file.is_file().then_some(file)
}

fn respond(request: &Request, dist: &Path) -> Response {
    let unknown = dist.join("404.html");
    let file = file_for(dist, &request.path);
    let (status, file) = file.as_deref().map_or((404, unknown.as_path()), |file| (200, file));
    let gzipped = request.accepts_gzip && !matches!(file.extension().and_then(|e| e.to_str()), Some("png"));
    // A file that a build removed in the meantime is served empty; the next request finds the new one.
    let body = if gzipped { compressed(file) } else { std::fs::read(file) }.unwrap_or_default();
    Response { status, kind: kind(file), gzipped, isolated: false, body }
}

fn compressed(file: &Path) -> std::io::Result<Vec<u8>> {
    let Ok(bytes) = std::fs::read(file) else { return Ok(gzip(b"Not found.")) };
    let time = std::fs::metadata(file)?.modified()?;
    let Ok(mut cache) = COMPRESSED.lock() else { return Ok(gzip(&bytes)) };
    if let Some((then, body)) = cache.get(file)
        && *then == time
    {
        return Ok(body.clone());
    }
    let body = gzip(&bytes);
    cache.insert(file.to_owned(), (time, body.clone()));
    Ok(body)
}

/// As GitHub Pages compresses it.
pub fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::new(6));
    drop(encoder.write_all(bytes));
    encoder.finish().unwrap_or_default()
}

fn kind(file: &Path) -> &'static str {
    match file.extension().and_then(|extension| extension.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("js" | "mjs") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("wasm") => "application/wasm",
        Some("json") => "application/json",
        Some("webmanifest") => "application/manifest+json",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("txt") => "text/plain; charset=utf-8",
        Some("md") => "text/markdown; charset=utf-8",
        _ => "application/octet-stream",
    }
}
