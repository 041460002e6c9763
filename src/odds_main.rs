//! The fifth binary: simulates the odds that pay arrives before the shortfall, in a web worker of its own. It reads no files, and so it is there soon.

#[cfg(target_arch = "wasm32")]
fn main() {
    onward::worker::serve_odds();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("This program runs in a browser: `cargo xtask serve` builds and serves the app.");
}
