//! Starts the app in the page. What a crash shows is the rescue screen in `index.html`, never a blank page.

#[cfg(target_arch = "wasm32")]
fn main() {
    onward::start();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("Onward runs in a browser: `cargo xtask serve` builds it and serves it.");
}
