//! Versions of the résumé and the cover letter: what came of each, and the sheet of one.

use std::sync::Arc;

use leptos::prelude::*;

use super::edits::{add, delete, read};
use super::fields::{add_line, area, line};
use super::rows::{back, button, delete_button, title};
use super::tables::VERSIONS;
use crate::components::figure::figure;
use crate::components::form::{Binding, Input, TextField, lens};
use crate::components::how::how;
use crate::components::icon::{Icon, icon_small};
use crate::components::sheet::sheet as sheet_frame;
use crate::derived;
use crate::format;
use crate::page::page;
use crate::route::ReflectEdit;
use crate::session::session;
use domain::choice::Choice;
use domain::id::Id;
use domain::problem::Problem;
use domain::record::Kind;
use domain::stats::Rate;
use domain::versions::results::{VersionResult, results};
use domain::versions::{Document, DocumentVersion, edits};
use domain::working::Working;
use store::refused::Refused;

/// The screen.
pub fn screen() -> AnyView {
    page(
        "Résumé and letter versions",
        "flow",
        back(),
        view! {
            <p class="sub">"An application names the version it went out with, so that you can see what came of each."</p>
            {section(Document::Resume)}
            {section(Document::Letter)}
        }
        .into_any(),
    )
}

fn section(document: Document) -> AnyView {
    let session = session();
    let list = move || {
        let rows = derived::ledger()
            .with(|ledger| session.read(&[Kind::Application, Kind::DocumentVersion], |model| results(model, ledger, document)));
        if rows.is_empty() {
            let words = match document {
                Document::Resume => "Begin with the one you send now. Its first calls are counted here as soon as an application names it.",
                Document::Letter => "A letter you send more than once, by a name of your own: its first calls are counted the same way.",
            };
            return view! { <p class="sub">{words}</p> }.into_any();
        }
        let workings = rows
            .iter()
            .filter(|result| result.rate.n > 0)
            .map(|result| Working::of_rate(&result.rate, "applications", "first calls").named(&result.name));
        let workings = how(workings.collect());
        let rows = rows.into_iter().map(|result| one(document, result)).collect_view();
        view! { <div class="rows">{rows}</div>{workings} }.into_any()
    };
    let (field, label) = match document {
        Document::Resume => ("new-resume", "Name of a résumé version"),
        Document::Letter => ("new-letter", "Name of a cover letter version"),
    };
    let heading = match document {
        Document::Resume => "Résumé",
        Document::Letter => "Cover letter",
    };
    view! {
        <section class="section">
            <h2>{heading}</h2>
            {add_line(field, None, label, "Add", move |name| begin(document, name))}
            {list}
        </section>
    }
    .into_any()
}

/// Writes a version down and opens it.
fn begin(document: Document, name: String) -> Result<(), Refused> {
    let session = session();
    if session.peek(|model| edits::named(model, document, &name).is_some()) {
        return Err(Problem::new("name", "There is a version with this name already.").into());
    }
    let id = session.new_id();
    add(&id, "Version added", DocumentVersion { document, name, made_on: session.today.get_untracked(), ..DocumentVersion::default() })?;
    session.go(ReflectEdit::Version(id));
    Ok(())
}

/// A version with its result in words; no version is called the best.
fn one(document: Document, result: VersionResult) -> AnyView {
    let VersionResult { id, name, rate } = result;
    let metric = format!("version_{}_{}", document.key(), name.split_whitespace().collect::<Vec<_>>().join("_"));
    let words = words(&rate);
    match id {
        Some(id) => {
            view! {
                <a class="row" href=ReflectEdit::Version(id).href()>
                    <span class="grow"><span class="name" dir="auto">{title(&name)}</span><span class="sub">{figure(metric, rate.value(), words)}</span></span>
                    {icon_small(Icon::Right)}
                </a>
            }
            .into_any()
        }
        None => {
            let write = name.clone();
            let label = format!("Write down {name}");
            view! {
                <div class="row">
                    <span class="grow"><span class="name" dir="auto">{name}</span><span class="sub">{figure(metric, rate.value(), words)}</span></span>
                    <button class="btn small" type="button" aria-label=label on:click=move |_| drop(begin(document, write.clone()))>"Write it down"</button>
                </div>
            }
            .into_any()
        }
    }
}

fn words(rate: &Rate) -> String {
    if rate.n == 0 {
        return "no application yet".to_owned();
    }
    let of = format::plural(i64::from(rate.n), "application", "applications");
    format!(
        "first calls: {} of {of}; likely between {} and {}",
        format::count(rate.k as usize),
        format::percent(rate.low),
        format::percent(rate.high)
    )
}

/// The sheet of one version.
pub fn sheet(id: &Id) -> AnyView {
    let session = session();
    let Some(document) = session.peek(|model| model.versions.get(id).map(|version| version.document)) else {
        return sheet_frame("Version", view! { <p>"This version no longer exists. Applications keep its name."</p> }.into_any());
    };
    let own = StoredValue::new(id.clone());
    let renamed = id.clone();
    let name = Binding::new(VERSIONS, id, lens!(name)).trimmed();
    let name = Binding { set: Arc::new(move |model, text| edits::rename(model, &renamed, &text)), whole: true, ..name };
    let made = move || own.with_value(|id| read(VERSIONS, id, |version| format::full_day(version.made_on))).unwrap_or_default();
    let remove = move || {
        own.with_value(|id| delete(VERSIONS, id, "Version deleted"));
        session.close();
    };
    sheet_frame(
        format!("{} version", document.label()),
        view! {
            <div class="with-delete">{TextField::new("version-name", "Name", Input::Line).when_left().bound(name)}{delete_button("Delete this version", remove)}</div>
            <p class="sub">"Made on "{made}". Renaming it renames it in your applications too."</p>
            {area("version-changed", "What changed, and why", "", Binding::new(VERSIONS, id, lens!(changed)))}
            {line("version-file", "Where the file is", Binding::new(VERSIONS, id, lens!(file)))}
            {area("version-text", "Its text", "Paste it to compare a posting with it. It stays on this device.", Binding::new(VERSIONS, id, lens!(text)))}
            <div class="actions">{button("btn primary", "Done", move || session.close())}</div>
        }
        .into_any(),
    )
}
