//! What the chores need, found or installed. Everything is told before it is installed, what is there is reused, and a toolchain that works is never touched.
//! What is built here stands in a cache folder of its own (`$XDG_CACHE_HOME/onward` or `~/.cache/onward`), so that every checkout shares it.

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
    tools::e2e_packages()?;
    sh::say("Everything is in place.");
    Ok(())
}

/// What a build needs: the target, trunk, wasm-bindgen, wasm-opt.
pub fn building() -> Done<Wasm> {
    let mut wasm = target::ready()?;
    tools::trunk(&mut wasm)?;
    Ok(wasm)
}
