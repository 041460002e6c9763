//! For a release build of the app in the browser: keeps the linker's relocations, by which `cargo xtask` cuts the program into chunks
//! (`src/chunks.rs`). Every other build is one file.

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rustc-check-cfg=cfg(split)");
    let set = |key: &str, value: &str| std::env::var(key).is_ok_and(|found| found == value);
    if set("CARGO_CFG_TARGET_ARCH", "wasm32") && set("PROFILE", "release") {
        println!("cargo::rustc-cfg=split");
        println!("cargo::rustc-link-arg-bin=onward=--emit-relocs");
    }
}
