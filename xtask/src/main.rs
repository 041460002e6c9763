//! Every chore of the project behind one command: `cargo xtask`.

fn main() {
    println!("cargo xtask setup | serve | dev | build | test | lint | bench | shots | size");
}
