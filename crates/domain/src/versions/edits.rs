//! Renaming a version, and starting a new one from another.

use super::{Document, DocumentVersion};
use crate::application::form;
use crate::change::{Change, Edit};
use crate::id::Id;
use crate::letter_case::SmallLetters;
use crate::model::Model;
use crate::problem::Problem;
use crate::sort_compact::SortCompact;

/// Whether two names mean the same version: case and spaces do not count.
pub fn same_name(one: &str, two: &str) -> bool {
    let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ").small_letters();
    words(one) == words(two)
}

/// The version of that name.
pub fn named<'a>(model: &'a Model, document: Document, name: &str) -> Option<(&'a Id, &'a DocumentVersion)> {
    let all = model.versions.iter().map(|(id, version)| (id, version.as_ref()));
    all.into_iter().find(|(_, version)| version.document == document && !name.trim().is_empty() && same_name(&version.name, name))
}

/// Renames a version, and in every application that names it.
///
/// # Errors
/// Where the name is empty, or another version has it.
pub fn rename(model: &Model, id: &Id, name: &str) -> Result<Option<Change>, Problem> {
    let Some(before) = model.versions.get(id) else { return Ok(None) };
    let name = name.trim();
    if named(model, before.document, name).is_some_and(|(other, _)| other != id) {
        return Err(Problem::new("name", "Another version has this name already."));
    }
    let renamed = DocumentVersion { name: name.to_owned(), ..before.as_ref().clone() };
    renamed.check()?;
    let mut edits = vec![Edit::update(id.clone(), before, renamed)];
    for (id, application) in &model.applications {
        let mut after = application.as_ref().clone();
        let own = if before.document == Document::Resume { &mut after.resume } else { &mut after.letter };
        if !own.trim().is_empty() && same_name(own, &before.name) {
            name.clone_into(own);
            edits.push(Edit::update(id.clone(), application, after));
        }
    }
    Ok(Some(Change::many("Version renamed", edits)))
}

/// The names to propose when an application goes out: the versions written down, the newest first, then names that were used.
pub fn proposals(model: &Model, document: Document, most: usize) -> Vec<String> {
    let mut own: Vec<_> = model.versions.values().filter(|version| version.document == document).collect();
    own.sort_compact_by(|a, b| (b.made_on, &a.name).cmp(&(a.made_on, &b.name)));
    let mut names: Vec<String> = own.into_iter().map(|version| version.name.clone()).collect();
    let used = match document {
        Document::Resume => form::used(model, |application| &application.resume, most),
        Document::Letter => form::used(model, |application| &application.letter, most),
    };
    names.extend(used);
    let mut all: Vec<String> = Vec::new();
    for name in names {
        if all.len() < most && !all.iter().any(|there| same_name(there, &name)) {
            all.push(name);
        }
    }
    all
}
