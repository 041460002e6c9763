//! `texts`: every text that a person reads, in a template of gettext's beside its screen; and the source in another language, with every text replaced where
//! it is. In the source the texts stay literals: `view!` turns markup without code into one string, and a constant or a lookup would cost bytes.

mod frames;
mod holders;
mod lists;
mod literal;
mod markup;
mod po;
mod pseudo;
mod rules;
mod signatures;
mod template;
#[cfg(test)]
mod tests;
mod tokens;
mod translate;
mod walk;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use crate::sh::{self, Done, Fail};
use po::Entry;
use signatures::Signatures;
use tokens::Token;
use translate::Source;
use walk::{Found, Text};

/// The pseudo language.
const PSEUDO: &str = "xx";
/// What mends a template.
pub const MENDS: &str = "Run `cargo xtask texts` and commit what it changes.";
/// Folders that a copy of the source does without.
const NOT_COPIED: &[&str] = &[".git", "dist", "target", "node_modules"];
/// The file and the constants that name the language of the words.
const LANGUAGE: (&str, [&str; 2]) = ("src/format.rs", ["LANGUAGE", "FALLBACK"]);

/// A file with its texts.
struct File {
    name: String,
    source: String,
    found: Found,
}

/// The files of one template.
type Screens = BTreeMap<String, Vec<File>>;

/// `texts [--check | --left-out | --into LANGUAGE FOLDER]`.
pub fn run(args: &[String]) -> Done {
    let root = sh::root();
    if sh::has(args, "--check") {
        let stale = stale(&root)?;
        return if stale.is_empty() { Ok(()) } else { Err(Fail::new(format!("Not up to date: {}. {MENDS}", stale.join(", ")))) };
    }
    let screens = screens(&root)?;
    if sh::has(args, "--left-out") {
        for file in screens.values().flatten() {
            for text in &file.found.left_out {
                println!("{}: {}: {}", file.name, text.note, literal::write(&text.says));
            }
        }
        return Ok(());
    }
    if let Some(at) = args.iter().position(|arg| arg == "--into") {
        let (Some(language), Some(folder)) = (args.get(at + 1), args.get(at + 2)) else {
            return Err(Fail::new("`texts --into` needs a language and a folder: `cargo xtask texts --into de ../onward-de`."));
        };
        return into(&root, &screens, language, Path::new(folder));
    }
    for (folder, files) in &screens {
        let (entries, _) = template::entries(&texts(files));
        std::fs::write(root.join(folder).join("texts.pot"), po::write(&entries, ""))?;
        println!("  {:5}  {folder}/texts.pot", entries.len());
    }
    for file in left_over(&root, &screens) {
        std::fs::remove_file(&file)?;
    }
    Ok(())
}

/// The templates that are not what the source says, for lint.
pub fn stale(root: &Path) -> Done<Vec<String>> {
    let screens = screens(root)?;
    let mut stale: Vec<String> = left_over(root, &screens).iter().map(|file| relative(root, file)).collect();
    for (folder, files) in &screens {
        let (entries, _) = template::entries(&texts(files));
        let name = format!("{folder}/texts.pot");
        if std::fs::read_to_string(root.join(&name)).ok() != Some(po::write(&entries, "")) {
            stale.push(name);
        }
    }
    Ok(stale)
}

/// Templates of screens that have no text any more.
fn left_over(root: &Path, screens: &Screens) -> Vec<PathBuf> {
    let all = ["src", "crates"].iter().flat_map(|folder| sh::files(&root.join(folder)));
    let template = |file: &PathBuf| file.file_name().is_some_and(|name| name == "texts.pot");
    let known = |file: &PathBuf| file.parent().is_some_and(|folder| screens.contains_key(&relative(root, folder)));
    all.filter(|file| template(file) && !known(file)).collect()
}

fn relative(root: &Path, file: &Path) -> String {
    file.strip_prefix(root).unwrap_or(file).to_string_lossy().replace('\\', "/")
}

fn texts(files: &[File]) -> Vec<(String, Vec<Text>)> {
    files.iter().map(|file| (file.name.clone(), file.found.texts.clone())).collect()
}

/// Reads every source file.
fn screens(root: &Path) -> Done<Screens> {
    let mut read: Vec<(String, String, Vec<Token>)> = Vec::new();
    for file in ["src", "crates"].iter().flat_map(|folder| sh::files(&root.join(folder))) {
        let name = relative(root, &file);
        if file.extension().is_none_or(|ending| ending != "rs") {
            continue;
        }
        let source = std::fs::read_to_string(&file)?;
        let tokens = tokens::read(&source).map_err(|error| Fail::new(format!("{name} cannot be read as Rust: {error}.")))?;
        read.push((name, source, tokens));
    }
    let mut signatures = Signatures::default();
    for (name, _, tokens) in &read {
        signatures.add(name, tokens);
    }
    let folders: Vec<String> = read.iter().filter_map(|(name, ..)| name.rsplit_once('/').map(|(folder, _)| folder.to_owned())).collect();
    let mut screens = Screens::new();
    for (name, source, tokens) in read.into_iter().filter(|(name, ..)| rules::is_read(name)) {
        let found = walk::texts(&name, &tokens, &signatures);
        if !found.texts.is_empty() || !found.left_out.is_empty() {
            screens.entry(template::folder(&name, &folders)).or_default().push(File { name, source, found });
        }
    }
    screens.retain(|_, files| files.iter().any(|file| !file.found.texts.is_empty()));
    Ok(screens)
}

/// A copy of the source in another language.
fn into(root: &Path, screens: &Screens, language: &str, folder: &Path) -> Done {
    if !language.chars().all(|c| c.is_ascii_alphanumeric() || c == '-') || language.is_empty() {
        return Err(Fail::new(format!("“{language}” is no name of a language, as `de` or `pt-BR` is.")));
    }
    if std::fs::read_dir(folder).is_ok_and(|mut entries| entries.next().is_some()) {
        return Err(Fail::new(format!("{} is not empty; name a folder that is new.", folder.display())));
    }
    // All translations are read before anything is written.
    let mut files: Vec<(&File, String)> = Vec::new();
    let (mut all, mut missing) = (0, 0);
    for (screen, sources) in screens {
        let (template, numbers) = template::entries(&texts(sources));
        let forms = forms(root, screen, language, &template)?;
        all += forms.len();
        missing += forms.iter().filter(|forms| forms.is_empty()).count();
        for (file, numbers) in sources.iter().zip(numbers) {
            let own: Vec<&[String]> = numbers.iter().map(|number| forms.get(*number).map_or(&[][..], Vec::as_slice)).collect();
            files.push((file, translate::file(&file.source, &file.found.texts, &own)));
        }
    }
    copy(root, folder)?;
    for (file, text) in files {
        std::fs::write(folder.join(&file.name), text)?;
    }
    name_language(folder, if language == PSEUDO { "en" } else { language })?;
    println!("  {} of {all} texts are translated; {missing} stay English.", all - missing);
    println!("  The app in this language: `cargo xtask build` in {}", folder.display());
    Ok(())
}

/// The translations of one screen.
fn forms(root: &Path, screen: &str, language: &str, template: &[Entry]) -> Done<Vec<Vec<String>>> {
    if language == PSEUDO {
        return translate::forms(template, &Source::Made(pseudo::of)).map_err(|wrong| Fail::new(wrong.to_string()));
    }
    let name = format!("{screen}/texts.{language}.po");
    let Ok(text) = std::fs::read_to_string(root.join(&name)) else { return Ok(vec![Vec::new(); template.len()]) };
    let entries = po::read(&text).map_err(|unread| Fail::new(format!("{name}, {unread}.")))?;
    translate::forms(template, &Source::Entries(&entries)).map_err(|wrong| Fail::new(format!("{name}: {wrong}.")))
}

fn copy(from: &Path, to: &Path) -> Done {
    std::fs::create_dir_all(to)?;
    for entry in std::fs::read_dir(from)?.flatten() {
        let (path, name) = (entry.path(), entry.file_name());
        // A copy inside the source is not copied into itself.
        if NOT_COPIED.iter().any(|left| name == *left) || path.canonicalize().ok() == to.canonicalize().ok() {
            continue;
        }
        if path.is_dir() {
            copy(&path, &to.join(name))?;
        } else {
            std::fs::copy(&path, to.join(name))?;
        }
    }
    Ok(())
}

/// Tells the page and the formats which language the words are in.
fn name_language(folder: &Path, language: &str) -> Done {
    let page = folder.join("index.html");
    let text = std::fs::read_to_string(&page)?;
    std::fs::write(page, text.replacen("<html lang=\"en\"", &format!("<html lang=\"{language}\""), 1))?;
    if language == "en" {
        return Ok(());
    }
    let (name, constants) = LANGUAGE;
    let file = folder.join(name);
    let mut text = std::fs::read_to_string(&file)?;
    for constant in constants {
        let begin = format!("const {constant}: &str = \"");
        let value = text.find(&begin).map(|at| at + begin.len());
        let end = value.and_then(|value| Some(value + text.get(value..)?.find('"')?));
        let (Some(value), Some(end)) = (value, end) else {
            return Err(Fail::new(format!("{name} has no constant {constant}, which names the language.")));
        };
        text.replace_range(value..end, language);
    }
    std::fs::write(file, text)?;
    Ok(())
}
