//! The fourth binary: encrypted backups, in a web worker of its own. It is fetched when the first one is saved or opened.

#[cfg(target_arch = "wasm32")]
fn main() {
    onward::worker::serve_encryption();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("This program runs in a browser: `cargo xtask serve` builds and serves the app.");
}
