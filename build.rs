//! For a release build of the app in the browser: keeps the linker's relocations, by which `cargo xtask` takes the program apart into what the first screen
//! needs and what comes with the screens (`src/shell/parts.rs`). Every other build is one piece.

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rustc-check-cfg=cfg(split)");
    let set = |key: &str, value: &str| std::env::var(key).is_ok_and(|found| found == value);
    if set("CARGO_CFG_TARGET_ARCH", "wasm32") && set("PROFILE", "release") {
        println!("cargo::rustc-cfg=split");
        println!("cargo::rustc-link-arg-bin=onward=--emit-relocs");
    }
}
