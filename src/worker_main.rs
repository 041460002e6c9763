//! The second binary: files of text are read in a web worker that the page fetches on first need.
//! It knows no screen and no storage: a job comes in as a message, its answer goes out as one.

#[cfg(target_arch = "wasm32")]
fn main() {
    onward::worker::serve();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("The worker runs in a browser: `cargo xtask serve` builds and serves the app.");
}
