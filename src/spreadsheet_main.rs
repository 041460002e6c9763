//! The third binary: spreadsheets and other packed files, read and written in a web worker of its own. It is fetched when the first such file comes.

#[cfg(target_arch = "wasm32")]
fn main() {
    onward::worker::serve_spreadsheets();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("This program runs in a browser: `cargo xtask serve` builds and serves the app.");
}
