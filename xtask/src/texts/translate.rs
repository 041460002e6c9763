//! The source in another language: every literal that is a text is replaced by its translation, where it is. What is built from it is as small as the
//! English one, since a text stays a literal.

use std::collections::HashMap;
use std::fmt::Display;
use std::ops::Range;

use super::holders;
use super::literal;
use super::po::Entry;
use super::walk::Text;

/// Why a translation is not used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wrong {
    /// It has other placeholders than the text.
    Placeholders {
        /// The text.
        text: String,
        /// What it was translated to.
        translation: String,
    },
    /// It has more forms than the app's two: for one, and for any other count.
    Forms {
        /// The text.
        text: String,
        /// How many.
        forms: usize,
    },
}

impl Display for Wrong {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Placeholders { text, translation } => write!(f, "“{translation}” has other placeholders than “{text}”"),
            Self::Forms { text, forms } => {
                write!(f, "“{text}” has {forms} forms; the app has two (src/format.rs, `plural`), for one and for any other count")
            }
        }
    }
}

/// Where the translations come from.
pub enum Source<'a> {
    /// Those of a `.po` file.
    Entries(&'a [Entry]),
    /// Accents and length without meaning; see [`pseudo`](super::pseudo).
    Made(fn(&str, bool) -> String),
}

/// The translation of each entry of a template: no form where there is none, so that it stays English.
pub fn forms(template: &[Entry], source: &Source) -> Result<Vec<Vec<String>>, Wrong> {
    let translated = match source {
        Source::Made(make) => {
            let of = |entry: &Entry| std::iter::once(&entry.text).chain(&entry.plural).map(|text| make(text, entry.format)).collect();
            return Ok(template.iter().map(of).collect());
        }
        Source::Entries(entries) => entries,
    };
    let key = |entry: &Entry| (entry.context.clone(), entry.text.clone(), entry.plural.clone());
    let by_key: HashMap<_, &Entry> = translated.iter().filter(|entry| !entry.fuzzy).map(|entry| (key(entry), entry)).collect();
    template
        .iter()
        .map(|entry| by_key.get(&key(entry)).map_or_else(|| Ok(Vec::new()), |known| checked(entry, &known.translation)))
        .collect()
}

/// The forms of a translation, if it can be used.
fn checked(entry: &Entry, translation: &[String]) -> Result<Vec<String>, Wrong> {
    if translation.is_empty() || translation.iter().any(String::is_empty) {
        return Ok(Vec::new());
    }
    if translation.len() > 2 {
        return Err(Wrong::Forms { text: entry.text.clone(), forms: translation.len() });
    }
    for (nth, form) in translation.iter().enumerate() {
        let text = entry.plural.as_ref().filter(|_| nth > 0).unwrap_or(&entry.text);
        if (entry.format || text.contains('{')) && holders::of(form) != holders::of(text) {
            return Err(Wrong::Placeholders { text: text.clone(), translation: form.clone() });
        }
    }
    let mut forms = translation.to_vec();
    // A language without plural forms has one for both.
    if entry.plural.is_some() && forms.len() == 1 {
        forms.push(forms[0].clone());
    }
    Ok(forms)
}

/// A file with its texts replaced; `forms` are those of each text.
pub fn file(source: &str, texts: &[Text], forms: &[&[String]]) -> String {
    let mut places: Vec<(Range<usize>, &str)> = Vec::new();
    for (text, forms) in texts.iter().zip(forms) {
        if let Some(first) = forms.first() {
            places.push((text.place.clone(), first));
        }
        if let (Some((_, place)), Some(other)) = (&text.plural, forms.get(1)) {
            places.push((place.clone(), other));
        }
    }
    places.sort_by_key(|(place, _)| place.start);
    let mut out = String::with_capacity(source.len());
    let mut at = 0;
    for (place, text) in places {
        out.push_str(source.get(at..place.start).unwrap_or_default());
        out.push_str(&literal::write(text));
        at = place.end;
    }
    out.push_str(source.get(at..).unwrap_or_default());
    out
}
