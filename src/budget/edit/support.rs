//! A source of support that the person knows.

use leptos::prelude::*;

use super::sheet::{Sheet, field, form_of, id_of};
use crate::components::form::Input;
use crate::route::Target;
use crate::session::session;
use domain::record::Record;
use domain::support::OwnEntry;

/// The sheet.
pub fn sheet(target: &Target) -> AnyView {
    let id = id_of(target);
    let before = session().peek(|model| model.supports.get(&id).cloned());
    let new = before.is_none();
    let stored = match &before {
        Some(own) => own.as_ref().clone(),
        None => OwnEntry::default(),
    };
    let form = form_of("support", target);
    let (name, what) = (form.text("name", stored.name), form.text("what", stored.what));
    let (url, phone) = (form.text("url", stored.url), form.text("phone", stored.phone));
    let text = |value: RwSignal<String>| value.get_untracked().trim().to_owned();
    let build = Callback::new(move |()| Ok(OwnEntry { name: text(name), what: text(what), url: text(url), phone: text(phone) }.into()));
    let fields = view! {
        {field(form, "name", "Name", Input::Line, name)}
        {field(form, "what", "What it helps with", Input::Line, what)}
        <div class="two">{field(form, "phone", "Phone", Input::Phone, phone)}{field(form, "url", "Web page", Input::Url, url)}</div>
    };
    let title = if new { "Add your own entry" } else { "Your own entry" };
    Sheet { title, form, id, before: before.map(Record::from), deletable: true }.draw(fields.into_any(), build)
}
