//! The tools the tasks need, found or installed. Each is announced before it is installed, what is present is reused, and a working toolchain is never changed.
//! What is installed here goes to a cache folder of the project (`$XDG_CACHE_HOME/onward` or `~/.cache/onward`), so that all checkouts share it.

pub mod browser;
mod release;
pub mod target;
pub mod tools;
mod wasm;

pub use wasm::Wasm;

use crate::sh::{self, Done};

/// Everything at once.
pub fn everything() -> Done {
    let wasm = building()?;
    tools::test_runner(&wasm)?;
    browser::chromium()?;
    browser::firefox()?;
    browser::webkit()?;
    browser::nginx()?;
    browser::python()?;
    tools::engine_packages()?;
    sh::announce("Setup complete: every tool is installed.");
    Ok(())
}

/// What a build needs: the target, trunk, wasm-bindgen, wasm-opt.
pub fn building() -> Done<Wasm> {
    let mut wasm = target::ready()?;
    tools::trunk(&mut wasm)?;
    Ok(wasm)
}
