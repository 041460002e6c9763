//! For a release build of the app in the browser: keeps the linker's relocations, by which `cargo xtask` cuts the program into chunks
//! (`src/chunks.rs`). Every other build is one file. The programs of the workers get a limit of memory.

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rustc-check-cfg=cfg(split)");
    let set = |key: &str, value: &str| std::env::var(key).is_ok_and(|found| found == value);
    if set("CARGO_CFG_TARGET_ARCH", "wasm32") {
        // What reads files is ended by the browser when it asks for more than 256 MB; the page says so and goes on.
        for program in ["worker", "spreadsheet"] {
            println!("cargo::rustc-link-arg-bin={program}=--max-memory={}", 256 * 1024 * 1024);
        }
    }
    let cut = std::env::var_os("CARGO_FEATURE_SPLIT").is_some();
    if cut && set("CARGO_CFG_TARGET_ARCH", "wasm32") && set("PROFILE", "release") {
        println!("cargo::rustc-cfg=split");
        println!("cargo::rustc-link-arg-bin=onward=--emit-relocs");
    }
}
