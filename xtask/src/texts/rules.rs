//! What is a text for a person, and what is not: by its position first (which attribute, which argument, which field, which function), by its shape only
//! where the position says nothing, and by a short list for the rest.

use super::lists::{LISTED, NOT_FOR_READING, STYLES, VOCABULARY, WORDS_OF_FILES};

/// What a position says of a literal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Says {
    /// A person reads it.
    Text,
    /// It is for the program.
    Code,
}

/// Attributes of an element that are read or heard.
const READ: &[&str] = &["aria-label", "aria-description", "aria-roledescription", "aria-valuetext", "title", "placeholder", "label", "alt"];

/// Names of parameters, fields, constants and variables whose value is for the program; compared without `_` at the end of a longer name (`row_id`).
const CODE_NAMES: &[&str] = &[
    "attribute",
    "class",
    "classes",
    "code",
    "d",
    "event",
    "file_name",
    "group_id",
    "href",
    "icon",
    "id",
    "ids",
    "key",
    "keys",
    "kind",
    "list_id",
    "known",
    "locale",
    "metric",
    "mime",
    "path",
    "prefix",
    "selector",
    "slot",
    "style",
    "tag",
    "url",
    "value",
    "viewbox",
    "from",
    "form_name",
    "sort",
];

/// Names whose value is read, so that even a single small word is a text.
const TEXT_NAMES: &[&str] = &[
    "answer",
    "caption",
    "done",
    "empty",
    "heading",
    "hint",
    "label",
    "line",
    "many",
    "message",
    "none",
    "note",
    "of",
    "one",
    "other",
    "placeholder",
    "question",
    "reason",
    "sentence",
    "sub",
    "summary",
    "text",
    "title",
    "unit",
    "why",
    "word",
    "words",
];

/// Functions that give what the program reads, whatever it looks like.
const CODE_FUNCTIONS: &[&str] =
    &["deserialize", "expecting", "key", "class", "as_str", "parse", "href", "kind", "mode", "code", "metric", "from_key", "mime", "path"];

/// Functions of the standard library and of the browser whose text arguments are compared, looked for or names of things.
const CODE_CALLS: &[&str] = &[
    "add_event_listener_with_callback",
    "attribute",
    "closest",
    "cmp",
    "contains",
    "create_element",
    "ends_with",
    "eq_ignore_ascii_case",
    "expect",
    "find",
    "focus",
    "focus_first",
    "focus_soon",
    "from_str",
    "get",
    "get_attribute",
    "get_element_by_id",
    "has_attribute",
    "match_indices",
    "match_media",
    "matches",
    "on_document",
    "on_window",
    "query_selector",
    "query_selector_all",
    "remove_attribute",
    "rfind",
    "rsplit",
    "rsplit_once",
    "set_attribute",
    "set_property",
    "split",
    "split_once",
    "splitn",
    "starts_with",
    "stream",
    "strip_prefix",
    "strip_suffix",
    "try_get_attribute",
    "trim_end_matches",
    "trim_matches",
    "trim_start_matches",
];

/// Types that are made of a name for the program.
const CODE_TYPES: &[&str] = &["Id"];

/// Macros whose literals are never shown.
const CODE_MACROS: &[&str] = &[
    "assert",
    "assert_eq",
    "assert_ne",
    "cfg",
    "compile_error",
    "debug_assert",
    "env",
    "eprintln",
    "include_bytes",
    "include_str",
    "json",
    "matches",
    "option_env",
    "println",
    "stringify",
    "thread_local",
    "unreachable",
];

/// Macros whose first (of `write`: second) argument is a format string.
const FORMATS: &[(&str, usize)] = &[("format", 0), ("format_args", 0), ("write", 1), ("writeln", 1), ("panic", 0)];

/// Calls that only wrap a value, so that the position of the call says what the value is.
const WRAPPERS: &[&str] = &[
    "Borrowed",
    "Err",
    "Ok",
    "Some",
    "and_then",
    "extend",
    "from",
    "map",
    "map_or",
    "map_or_else",
    "new",
    "or_else",
    "push",
    "push_str",
    "then",
    "then_some",
    "to_owned",
    "unwrap_or",
    "unwrap_or_else",
    "filter",
    "filter_map",
    "flat_map",
    "chain",
    "once",
    "with",
    "live",
    "write_str",
];

/// Whether a file has texts at all.
pub fn is_read(file: &str) -> bool {
    let test = file.split('/').any(|part| part == "tests" || part == "tests.rs" || part == "examples" || part == "build.rs");
    !test && !NOT_FOR_READING.iter().any(|begin| file.starts_with(begin))
}

/// Whether it is the name of a constant.
pub fn is_constant(name: &str) -> bool {
    name.len() > 1 && !name.contains(char::is_lowercase)
}

/// Whether a constant's text is there to be recognised in files and in what people write, not to be read.
pub fn is_vocabulary(file: &str, name: &str, text: &str) -> bool {
    let small = text.trim().starts_with(char::is_lowercase);
    let known = VOCABULARY.iter().any(|(own, constant)| *own == file && *constant == name);
    known || (small && file.starts_with("crates/exchange/"))
}

/// Whether a text is in the list of those that are compared with files.
pub fn is_of_files(file: &str, text: &str) -> bool {
    WORDS_OF_FILES.iter().any(|(own, words)| *own == file && words.contains(&text))
}

/// Whether a word is in the list of those that are read.
pub fn is_listed(file: &str, text: &str) -> bool {
    LISTED.iter().any(|(own, words)| *own == file && words.contains(&text))
}

/// What the name of a parameter, field, constant or variable says.
pub fn of_name(name: &str) -> Option<Says> {
    let constant = is_constant(name);
    let name = name.trim_start_matches("r#").trim_start_matches('_').to_lowercase();
    let last = name.rsplit('_').next().unwrap_or(&name);
    let among = |names: &[&str]| names.contains(&name.as_str()) || names.contains(&last);
    if among(CODE_NAMES) {
        Some(Says::Code)
    } else if among(TEXT_NAMES) && !constant {
        Some(Says::Text)
    } else {
        None
    }
}

/// What an attribute says. `None`: it holds code of its own, as an event's handler does.
pub fn of_attribute(name: &str) -> Option<Says> {
    if name.starts_with("on:") || name.starts_with("let") {
        None
    } else if READ.contains(&name.trim_start_matches("attr:").trim_start_matches("prop:")) {
        Some(Says::Text)
    } else {
        Some(Says::Code)
    }
}

/// What the function says in which a literal is, where nothing nearer says anything.
pub fn of_function(name: &str) -> Option<Says> {
    if CODE_FUNCTIONS.contains(&name) { Some(Says::Code) } else { of_name(name).filter(|says| *says == Says::Text) }
}

/// What a call says of its arguments.
pub fn of_call(owner: Option<&str>, name: &str, arg: usize) -> Option<Says> {
    let looked_for = (matches!(name, "replace" | "replacen") && arg == 0) || owner.is_some_and(|owner| CODE_TYPES.contains(&owner));
    (looked_for || CODE_CALLS.contains(&name)).then_some(Says::Code)
}

/// Whether a macro's literals are for the program.
pub fn is_code_macro(name: &str) -> bool {
    CODE_MACROS.contains(&name)
}

/// Which argument of a macro is its format string.
pub fn format_argument(name: &str) -> Option<usize> {
    FORMATS.iter().find(|(own, _)| *own == name).map(|(_, arg)| *arg)
}

/// Whether a call only wraps a value.
pub fn is_wrapper(name: &str) -> bool {
    WRAPPERS.contains(&name)
}

/// Whether it looks like a text: several words, or one that begins with a capital.
pub fn looks_like_text(text: &str) -> bool {
    let text = text.trim();
    let markup = (text.starts_with(['<', '.', '[', '/', '&', '@']) && text.contains(['<', '[', '/', '=']))
        || text.contains("=\"")
        || text.contains("/>");
    let word = text.split(|c: char| !c.is_alphabetic()).any(|word| word.chars().count() > 1);
    let plain = text.chars().all(|c| c.is_alphabetic() || "’-….:,?! {}()".contains(c));
    let spaced = text.split_whitespace().filter(|word| word.chars().any(char::is_alphabetic)).count() > 1 || (text.contains(' ') && word);
    let capital = text.chars().next().is_some_and(char::is_uppercase) && text.chars().any(char::is_lowercase) && plain;
    let camel = !spaced && text.chars().skip(1).any(char::is_uppercase);
    word && !markup && !text.contains("://") && (spaced || (capital && !camel))
}

/// Whether it looks like a name for the program even where its position is that of a text: a path, a file, a selector, classes.
pub fn looks_like_code(text: &str) -> bool {
    let inner = text.trim().trim_end_matches(['.', ':', '!', '?', '…']);
    let small = inner.starts_with(char::is_lowercase);
    let lone = !inner.contains(char::is_whitespace);
    let sign = inner.contains(['_', '/', '#', '.', '{', '=', ':', '@', '<', '>', '"', '[']);
    let name = small && (inner.contains('-') || inner.chars().any(|c| c.is_ascii_digit() || c.is_uppercase()));
    let classes =
        inner.split_whitespace().all(|word| STYLES.contains(&word)) && inner.split_whitespace().any(|word| STYLES[..5].contains(&word));
    let value = small && (inner.contains(":{") || inner.contains("px") && inner.contains("({"));
    (lone && (sign || name)) || classes || value || inner.starts_with('<')
}
