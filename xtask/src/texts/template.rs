//! A screen's texts as entries of one template: a text once, wherever it occurs.

use super::po::Entry;
use super::walk::Text;

/// Where a file's template is: beside the screen, which is a folder of `src` (with the file of the same name, if there is one); one for each crate.
pub fn folder(file: &str, folders: &[String]) -> String {
    let parts: Vec<&str> = file.split('/').collect();
    match parts.as_slice() {
        ["crates", name, ..] => format!("crates/{name}"),
        ["src", file] => {
            let beside = format!("src/{}", file.trim_end_matches(".rs"));
            if folders.contains(&beside) { beside } else { "src".to_owned() }
        }
        ["src", folder, ..] => format!("src/{folder}"),
        _ => String::new(),
    }
}

/// What tells a text from others with the same words: a count has two forms, and gettext has one entry for a text without a context.
type Key<'a> = (Option<&'a str>, &'a str, Option<&'a str>);

/// The entries of one template, and for every text which of them it is.
pub fn entries(files: &[(String, Vec<Text>)]) -> (Vec<Entry>, Vec<Vec<usize>>) {
    let all = || files.iter().flat_map(|(_, texts)| texts);
    let mut entries: Vec<Entry> = Vec::new();
    let mut of = Vec::new();
    // The forms of each text; a count whose singular is also used otherwise gets its other form as context.
    let mut forms = std::collections::HashMap::<&str, Vec<Option<&str>>>::new();
    for text in all() {
        let plural = text.plural.as_ref().map(|(plural, _)| plural.as_str());
        let forms = forms.entry(&text.says).or_default();
        if !forms.contains(&plural) {
            forms.push(plural);
        }
    }
    let mut known = std::collections::HashMap::<Key, usize>::new();
    for (file, texts) in files {
        let mut numbers = Vec::new();
        for text in texts {
            let plural = text.plural.as_ref().map(|(plural, _)| plural.as_str());
            let context = plural.filter(|_| forms.get(text.says.as_str()).is_some_and(|forms| forms.len() > 1));
            let number = *known.entry((context, &text.says, plural)).or_insert_with(|| {
                entries.push(Entry {
                    context: context.map(str::to_owned),
                    text: text.says.clone(),
                    plural: plural.map(str::to_owned),
                    ..Entry::default()
                });
                entries.len() - 1
            });
            if let Some(entry) = entries.get_mut(number) {
                entry.format |= text.format;
                if !text.note.is_empty() && !entry.notes.contains(&text.note) {
                    entry.notes.push(text.note.clone());
                }
                if !entry.files.contains(file) {
                    entry.files.push(file.clone());
                }
            }
            numbers.push(number);
        }
        of.push(numbers);
    }
    (entries, of)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(text: &str, plural: Option<&str>) -> Text {
        Text { says: text.into(), place: 0..0, plural: plural.map(|p| (p.into(), 0..0)), format: false, note: "f".into() }
    }

    #[test]
    fn a_screen_is_a_folder_with_its_file_and_a_crate_is_one() {
        let folders = ["src/shell".to_owned(), "src/funnel".to_owned()];
        for (file, expected) in [
            ("src/funnel/board/drag.rs", "src/funnel"),
            ("src/shell.rs", "src/shell"),
            ("src/install.rs", "src"),
            ("crates/domain/src/odds/mod.rs", "crates/domain"),
        ] {
            assert_eq!(folder(file, &folders), expected, "{file}");
        }
    }

    #[test]
    fn a_text_is_an_entry_once_and_a_count_has_a_context_only_where_it_needs_one() {
        let files = [
            ("a.rs".to_owned(), vec![text("Open", None), text("day", Some("days")), text("row", Some("rows"))]),
            ("b.rs".to_owned(), vec![text("day", None), text("Open", None)]),
        ];
        let (entries, of) = entries(&files);
        let shown: Vec<_> = entries.iter().map(|e| (e.context.as_deref(), e.text.as_str(), e.files.join(" "))).collect();
        assert_eq!(
            shown,
            [
                (None, "Open", "a.rs b.rs".to_owned()),
                (Some("days"), "day", "a.rs".to_owned()),
                (None, "row", "a.rs".to_owned()),
                (None, "day", "b.rs".to_owned())
            ]
        );
        assert_eq!(of, [vec![0, 1, 2], vec![3, 0]]);
    }
}
