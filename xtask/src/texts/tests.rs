//! What is found in a source, and what becomes of it in another language.

use super::po::{self, Entry};
use super::signatures::Signatures;
use super::translate::{self, Source, Wrong};
use super::walk::{self, Text};
use super::{template, tokens};

/// The texts of a source; where it is no Rust, the error.
fn found(source: &str) -> Result<Vec<Text>, String> {
    let tokens = tokens::read(source).map_err(|error| error.to_string())?;
    let mut signatures = Signatures::default();
    signatures.add("src/a.rs", &tokens);
    Ok(walk::texts("src/a.rs", &tokens, &signatures).texts)
}

fn shown(source: &str) -> Result<Vec<String>, String> {
    let shown = |text: Text| match text.plural {
        Some((plural, _)) => format!("{}|{plural}", text.says),
        None => text.says,
    };
    Ok(found(source)?.into_iter().map(shown).collect())
}

#[test]
fn a_text_is_found_where_a_person_reads_it() {
    for (source, expected) in [
        // Markup.
        (r#"fn a() { view! { <p class="sub warm">"one"</p> } }"#, &["one"][..]),
        (r#"fn a() { view! { <a href="x y" aria-label="Open it" data-x="No Text">"Open"</a> } }"#, &["Open it", "Open"]),
        (r#"fn a() { view! { <input placeholder="e" type="text" />" of "{format!("{} left", n)}</p> } }"#, &["e", " of ", "{} left"]),
        (
            r#"fn a() { view! { <b on:click=move |_| say("Well done") class="Big Box">{if x { "yes" } else { "no" }}</b> } }"#,
            &["Well done", "yes", "no"],
        ),
        (
            r#"fn a() { view! { <p hidden=move || v.iter().collect::<Vec<_>>().is_empty() title=move || format!("Move {}", n)>"b"</p> } }"#,
            &["Move {}", "b"],
        ),
        (r#"fn a() { view! { <kbd>"Ctrl"</kbd><p class=move || if x { "Very Warm" } else { "" }>"t"</p> } }"#, &["t"]),
        // Arguments, by the parameter they go into.
        (r#"fn f(label: &str, class: &str) {} fn a() { f("word", "Some Class"); }"#, &["word"]),
        (r#"struct S; impl S { fn new(id: &str, label: &str) {} } fn a() { S::new("An Id", "word"); }"#, &["word"]),
        (r#"fn a() { let part = |class: &str, words: &str| 0; part("Not This", "this"); }"#, &["this"]),
        (r#"fn plural(n: i64, one: &str, many: &str) {} fn a() { plural(n, "row", "rows"); }"#, &["row|rows"]),
        (r#"fn a() { x.set_attribute("My Name", y); t.starts_with("The End"); }"#, &[]),
        // Names, functions, patterns, comparisons.
        (r#"fn label(self) -> &'static str { match self { Self::A => "small", Self::B => "big" } }"#, &["small", "big"]),
        (r#"fn key(self) -> &'static str { match self { Self::A => "Small One", Self::B => "big" } }"#, &[]),
        (
            r#"fn a() { match x { "One Two" | "Three Four" => "Five Six", _ if y == "Seven Eight" => "nine", _ => "Ten" } }"#,
            &["Five Six", "Ten"],
        ),
        (r#"fn a() { if let Some("One Two") = x { b("Three Four") } }"#, &["Three Four"]),
        (r#"fn a() { let class = "Some Class"; S { id: "Some Id", title: "word" } }"#, &["word"]),
        (r#"const KEY: &str = "Some Key"; const SAID: &str = "Some words.";"#, &["Some words."]),
        // Macros, raw strings, lines that go on.
        (
            r#"fn a() { write!(f, "Row {row} is bad"); concat!("Onward ", env!("X Y")); matches!(x, "A B"); }"#,
            &["Row {row} is bad", "Onward "],
        ),
        ("fn a() { b(\"one \\\n     two\"); c(r#\"say \"so\" now\"#) }", &["one two", "say \"so\" now"]),
        // What is no text.
        ("#[doc = \"Some words\"] #[serde(rename = \"A B\")] fn a() {}", &[]),
        (r#"#[cfg(test)] mod tests { fn a() { b("Some words"); } } #[test] fn c() { d("More words"); }"#, &[]),
        (r#"fn a() { b("kebab-case"); c("column-{}"); d("https://a.example"); e("M{} {}L"); f(" · "); g("camelCase") }"#, &[]),
    ] {
        assert_eq!(shown(source).as_deref(), Ok(expected.iter().map(|text| (*text).to_owned()).collect::<Vec<_>>().as_slice()), "{source}");
    }
}

/// The source with its texts translated by a `.po` text.
fn translated(source: &str, translation: &str) -> Result<String, Wrong> {
    let texts = found(source).unwrap_or_default();
    let (entries, numbers) = template::entries(&[("src/a.rs".to_owned(), texts.clone())]);
    let known = po::read(translation).unwrap_or_default();
    let forms = translate::forms(&entries, &Source::Entries(&known))?;
    let own: Vec<&[String]> = numbers.iter().flatten().filter_map(|number| forms.get(*number).map(Vec::as_slice)).collect();
    Ok(translate::file(source, &texts, &own))
}

#[test]
fn a_source_is_translated_where_its_texts_are() {
    let plural = r#"fn plural(n: i64, one: &str, many: &str) {} fn a() { plural(n, "day", "days"); b("Some day"); }"#;
    for (source, translation, expected) in [
        (r#"fn a() { b("Save it", "x"); }"#, "msgid \"Save it\"\nmsgstr \"Das \\\"da\\\"\"\n", r#"fn a() { b("Das \"da\"", "x"); }"#),
        (
            r#"fn a() { format!("{} of {}", x, y); }"#,
            "msgid \"{} of {}\"\nmsgstr \"{1} aus {0}\"\n",
            r#"fn a() { format!("{1} aus {0}", x, y); }"#,
        ),
        // Without a translation, and with one that nobody has confirmed.
        (r#"fn a() { b("Save it"); }"#, "msgid \"Save it\"\nmsgstr \"\"\n", r#"fn a() { b("Save it"); }"#),
        (r#"fn a() { b("Save it"); }"#, "#, fuzzy\nmsgid \"Save it\"\nmsgstr \"Ja\"\n", r#"fn a() { b("Save it"); }"#),
        (
            plural,
            "msgid \"day\"\nmsgid_plural \"days\"\nmsgstr[0] \"Tag\"\nmsgstr[1] \"Tage\"\n",
            &plural.replace("\"day\"", "\"Tag\"").replace("\"days\"", "\"Tage\""),
        ),
        (
            plural,
            "msgid \"day\"\nmsgid_plural \"days\"\nmsgstr[0] \"日\"\n",
            &plural.replace("\"day\"", "\"日\"").replace("\"days\"", "\"日\""),
        ),
    ] {
        assert_eq!(translated(source, translation).as_deref(), Ok(expected), "{source}");
    }
}

#[test]
fn a_translation_that_would_lose_a_value_is_refused() {
    let wrong = |source: &str, translation: &str| translated(source, translation).err().map(|wrong| wrong.to_string());
    for (source, translation, said) in [
        (r#"fn a() { format!("{} of {}", x, y); }"#, "msgid \"{} of {}\"\nmsgstr \"{} aus\"\n", "other placeholders"),
        (r#"fn a() { format!("By {name}", name = 1); }"#, "msgid \"By {name}\"\nmsgstr \"Von {Name}\"\n", "other placeholders"),
        (r#"fn a() { b("Dear {name}, hello"); }"#, "msgid \"Dear {name}, hello\"\nmsgstr \"Hallo {nom}\"\n", "other placeholders"),
        (
            r#"fn plural(n: i64, one: &str, many: &str) {} fn a() { plural(n, "day", "days"); }"#,
            "msgid \"day\"\nmsgid_plural \"days\"\nmsgstr[0] \"a\"\nmsgstr[1] \"b\"\nmsgstr[2] \"c\"\n",
            "3 forms",
        ),
    ] {
        assert!(wrong(source, translation).is_some_and(|sentence| sentence.contains(said)), "{source}");
    }
}

#[test]
fn a_template_says_where_a_text_is_and_that_it_has_placeholders() {
    let texts = found(r#"fn list() { view! { <p>"None yet."</p> } } fn count() { format!("{n} left") }"#).unwrap_or_default();
    let (entries, _) = template::entries(&[("src/a.rs".to_owned(), texts)]);
    let expected = "\n#. list: <p>\n#: src/a.rs\nmsgid \"None yet.\"\nmsgstr \"\"\n\n#. count\n#: src/a.rs\n#, rust-format\nmsgid \"{n} left\"\nmsgstr \"\"\n";
    assert!(po::write(&entries, "").ends_with(expected), "{}", po::write(&entries, ""));
    let none: Vec<Entry> = Vec::new();
    assert_eq!(po::read(&po::write(&none, "de")), Ok(none));
}
