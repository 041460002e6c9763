//! Every chore of the project behind one command: `cargo xtask`.

mod reviews;

fn main() {
    if std::env::args().nth(1).as_deref() == Some("lint") {
        let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
        for line in reviews::overdue(&root) {
            println!("{line}");
        }
        return;
    }
    println!("cargo xtask setup | serve | dev | build | test | lint | bench | shots | size");
}
