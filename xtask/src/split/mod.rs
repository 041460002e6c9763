//! Cuts the release build into chunks, at the entry functions that `src/chunks/entries.rs` marks: the first chunk, which every start needs, a chunk for each entry
//! function, and what several of them share in shared chunks (`groups`). The chunks replace the whole program in Trunk's folder, each shrunk by wasm-opt,
//! and the page gets a list of the chunks an address needs, so that the browser can request them before the first chunk runs.
//!
//! The cut itself is made by `wasm_split_cli_support`: it follows every function from `main`, and what only a marked function reaches goes with it.

mod classes;
mod groups;
mod names;
mod order;
mod panics;
mod places;
mod shrink;
mod wasm;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use crate::sh::{self, Done, Fail};
use shrink::shrink;
use wasm::file_size;
pub use wasm::{Functions, functions};

/// The programs beside the page, which come in one piece each.
const BESIDE: [&str; 4] = ["worker", "odds", "spreadsheet", "encryption"];

/// Cuts the program in Trunk's folder apart.
pub fn split(folder: &Path) -> Done {
    let stem = stem(folder)?;
    let target = std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| sh::root().join("target"), PathBuf::from);
    let whole = std::fs::read(target.join("wasm32-unknown-unknown/release/onward.wasm"))?;
    let work = target.join("chunks");
    drop(std::fs::remove_dir_all(&work));
    std::fs::create_dir_all(&work)?;

    let first = work.join("first.wasm");
    let (link, glue) = (format!("./{stem}-chunks.js"), format!("./{stem}.js"));
    let mut options = wasm_split_cli_support::Options::new(&whole);
    options.output_dir = &work;
    options.main_out_path = &first;
    options.link_name = &link;
    options.main_module = &glue;
    let cut = wasm_split_cli_support::transform(options)
        .map_err(|error| Fail::new(format!("The program could not be cut apart: {error}. `cargo clean`, then build again.")))?;

    let out = work.join("bound");
    let first = first.display().to_string();
    let bound = out.display().to_string();
    let args = ["--target", "web", "--no-typescript", "--keep-lld-exports", "--out-dir", &bound, "--out-name", &stem, &first];
    sh::run(&mut sh::program("wasm-bindgen", &args), "`cargo xtask setup` installs it at the right version.")?;
    let program = out.join(format!("{stem}_bg.wasm"));
    shorten(&program, &out.join(format!("{stem}.js")), &folder.join(format!("{stem}.js")))?;

    // What is shipped: from where, to where.
    let mut chunks = vec![(program, folder.join(format!("{stem}_bg.wasm")))];
    let needs: BTreeMap<String, Vec<String>> = cut.prefetch_map.into_iter().collect();
    let groups = groups::groups(&needs, |chunk| file_size(&work.join(chunk).with_extension("wasm")));
    let mut script = groups::merge(&work, &std::fs::read_to_string(work.join(&link))?, &groups)?;
    let group_of = |chunk: &String| groups.iter().find(|(_, chunks)| chunks.contains(chunk)).map_or(chunk, |(group, _)| group).clone();
    let needs: BTreeMap<&str, BTreeSet<String>> =
        needs.iter().map(|(entry, chunks)| (entry.as_str(), chunks.iter().map(group_of).collect())).collect();
    for chunk in needs.values().flatten().collect::<BTreeSet<_>>() {
        let shipped = shipped(&stem, chunk);
        script = script.replace(&format!("\"./{chunk}.wasm\""), &format!("\"./{shipped}\""));
        chunks.push((work.join(chunk).with_extension("wasm"), folder.join(shipped)));
    }
    std::fs::write(folder.join(format!("{stem}-chunks.js")), giving_up(&script)?)?;
    for program in BESIDE {
        let (file, glue) = (folder.join(format!("{program}_bg.wasm")), folder.join(format!("{program}.js")));
        silence(&file)?;
        shorten(&file, &glue, &glue)?;
        chunks.push((file.clone(), file));
    }
    shrink(&chunks, &work)?;
    announce(&folder.join("index.html"), &stem, &needs)
}

/// Takes from a program the messages with which it would stop, and the places in its sources that they would name.
fn silence(program: &Path) -> Done {
    let unread = |error| Fail::new(format!("What wasm-bindgen wrote could not be read: {error}. `cargo clean`, then build again."));
    let (silent, found) = panics::without_messages(&std::fs::read(program)?).map_err(unread)?;
    if found == 0 {
        return Err(Fail::new(format!(
            "{} has no function that stops it, or none with its name; the compiler has changed.",
            program.display()
        )));
    }
    let (silent, _) = places::without_places(&silent).map_err(unread)?;
    Ok(std::fs::write(program, silent)?)
}

/// Takes from a program and its glue what nobody calls, and gives them short names for each other; the glue goes where it is shipped.
fn shorten(program: &Path, glue: &Path, shipped: &Path) -> Done {
    let unread = |error| Fail::new(format!("What wasm-bindgen wrote could not be read: {error}. `cargo clean`, then build again."));
    let (own, text) = classes::without_classes(&std::fs::read(program)?, &std::fs::read_to_string(glue)?).map_err(unread)?;
    let (short, text) = names::shorten(&own, &text)?;
    std::fs::write(program, short)?;
    Ok(std::fs::write(shipped, text)?)
}

/// What Trunk calls the program: `onward-<hash>`.
fn stem(folder: &Path) -> Done<String> {
    let mut names = sh::files(folder).into_iter().filter_map(|file| Some(file.file_name()?.to_str()?.to_owned()));
    names
        .find_map(|name| name.strip_suffix("_bg.wasm").filter(|stem| stem.starts_with("onward")).map(str::to_owned))
        .ok_or_else(|| Fail::new("Trunk's folder holds no `onward-…_bg.wasm`; has the program been renamed?"))
}

/// The name a chunk is shipped under; the program's name has the hash, so that two versions never mix.
fn shipped(stem: &str, chunk: &str) -> String {
    format!("{stem}-{}.wasm", chunk.trim_start_matches("split_"))
}

/// How a chunk's file is requested: where no answer comes for ten seconds, or no end for another five minutes, it is given up, so that the screen says so and the person
/// can try again. The response itself is handed on as it came: browsers keep what they have compiled of it.
const REQUEST: &str = "const request = async (url) => {
    const limit = new AbortController();
    const within = (seconds) => setTimeout(() => limit.abort(), 1000 * seconds);
    const answer = within(10);
    const response = await fetch(url, { signal: limit.signal });
    clearTimeout(answer);
    within(300);
    return response;
};
";

/// The script of the chunks, in which no request waits for ever.
fn giving_up(script: &str) -> Done<String> {
    const FETCH: &str = "fetch(new URL(";
    if !script.contains(FETCH) {
        return Err(Fail::new("The script of the chunks has no `fetch` where it is looked for; the splitter has changed."));
    }
    // In front of everything: imports count from wherever they stand.
    Ok([REQUEST, &script.replace(FETCH, "request(new URL(")].concat())
}

/// Writes into the page which chunks each entry function needs.
fn announce(page: &Path, stem: &str, needs: &BTreeMap<&str, BTreeSet<String>>) -> Done {
    let list = needs.iter().map(|(entry, chunks)| {
        let files: Vec<String> = chunks.iter().map(|chunk| format!("\"{}\"", shipped(stem, chunk))).collect();
        format!("\"{entry}\":[{}]", files.join(","))
    });
    let list: Vec<String> = list.collect();
    let html = std::fs::read_to_string(page)?;
    let html = with_list(&html, &format!("{{{}}}", list.join(","))).ok_or_else(|| {
        Fail::new("index.html has lost the script `chunks`, which takes the list of chunks; put it back before the script that reads it.")
    })?;
    Ok(std::fs::write(page, html)?)
}

/// Which chunks each entry function needs, read from a page.
pub fn announced(html: &str) -> BTreeMap<String, Vec<String>> {
    let list = list_place(html).and_then(|(from, to)| html.get(from..to)).unwrap_or_default();
    let entries = list.trim_matches(['{', '}']).split("],");
    let quoted = |text: &str| text.split('"').skip(1).step_by(2).map(str::to_owned).collect::<Vec<_>>();
    entries.filter_map(|entry| entry.split_once(':')).filter_map(|(name, files)| Some((quoted(name).pop()?, quoted(files)))).collect()
}

/// The page with the list in its place. Trunk may have taken the quotes away.
fn with_list(html: &str, list: &str) -> Option<String> {
    let (from, to) = list_place(html)?;
    Some([&html[..from], list, &html[to..]].concat())
}

/// The range of the list in the page.
fn list_place(html: &str) -> Option<(usize, usize)> {
    let at = ["id=\"chunks\"", "id=chunks"].iter().find_map(|id| html.find(id))?;
    let from = at + html[at..].find('>')? + 1;
    Some((from, from + html[from..].find("</script>")?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_chunk_carries_the_programs_hash() {
        assert_eq!(shipped("onward-1a", "split_budget"), "onward-1a-budget.wasm");
        assert_eq!(shipped("onward-1a", "starts"), "onward-1a-starts.wasm");
    }

    #[test]
    fn every_request_has_an_end() {
        let one = "const __group_a = makeLoad(() => {\n    const src = fetch(new URL(\"./a.wasm\", import.meta.url));\n}, []);\n";
        let other =
            "export const load = wrapAsyncCb(makeLoad(() => {\n    const src = fetch(new URL(\"./b.wasm\", import.meta.url));\n}, []));\n";
        let merged = "const __chunk_1 = __group_a;\n";
        let written = giving_up(&["import { initSync } from \"./x.js\";\n", one, merged, other].concat()).unwrap_or_default();
        assert_eq!(written.matches("fetch(").count(), 1, "{written}");
        assert_eq!(written.matches("= request(new URL(").count(), 2, "{written}");
        assert!(written.find(REQUEST) < written.find("__group_a"), "{written}");
        assert!(giving_up("const __chunk_1 = 1;").is_err());
    }

    #[test]
    fn the_list_takes_its_place() {
        for page in ["<script type=\"application/json\" id=\"chunks\">{}</script>x", "<script id=chunks type=application/json>{}</script>x"]
        {
            let written = with_list(page, "{1}").unwrap_or_default();
            assert!(written.ends_with(">{1}</script>x") && written.starts_with("<script"), "{written}");
        }
        assert_eq!(with_list("<script></script>", "{1}"), None);
    }

    #[test]
    fn the_list_reads_back() {
        let page = "<script id=chunks>{\"budget\":[\"a.wasm\",\"b.wasm\"],\"today\":[\"a.wasm\"]}</script>";
        let wanted = [("budget", vec!["a.wasm", "b.wasm"]), ("today", vec!["a.wasm"])];
        let read = announced(page);
        assert_eq!(read.len(), wanted.len());
        for (entry, files) in wanted {
            assert_eq!(
                read.get(entry).map(Vec::as_slice),
                Some(files.iter().map(|file| (*file).to_owned()).collect::<Vec<_>>().as_slice())
            );
        }
    }
}
