//! What happens to what is kept behind the person's back: changes found again after the browser was killed, two tabs that wrote the same field, and whether everything
//! is on disk.

use leptos::prelude::*;
use serde_json::Value;

use super::conflict::{Both, DRAFTS, Here, is_merged};
use super::notice::Notice;
use super::{Feedback, Session};
use crate::{dom, format, runtime};
use domain::change::{Change, Edit};
use domain::record::Record;
use store::concurrent::{Conflict, Side};

/// Says on the root whether everything is on disk, at the moment it becomes so.
fn say_saved(saved: bool) {
    if let Some(html) = dom::document().document_element() {
        drop(html.set_attribute("data-saved", if saved { "true" } else { "false" }));
    }
}

impl Session {
    /// Keeps what is written safe from a browser that is killed, and takes in what an earlier one had not put on disk. Once the first screen is shown.
    pub fn keep_safe(&self) {
        let (session, handle) = (*self, self.handle());
        if !handle.is_unkept() {
            return;
        }
        say_saved(!self.saving.get_untracked());
        let saving = move |saving: bool| {
            say_saved(!saving);
            if session.saving.get_untracked() != saving {
                session.saving.set(saving);
            }
        };
        let ask = move |conflict| session.ask(conflict);
        runtime::detached(async move {
            if let Some(replayed) = handle.keep(saving, ask, move |news| session.heard(news)).await {
                if let Some(said) = replayed.notice() {
                    session.notices.update(|all| all.push(Notice::Other(said.to_owned())));
                }
                if replayed.erased {
                    session.begin_anew();
                }
                if !replayed.records.is_empty() {
                    session.patch(replayed.records);
                }
            }
            for name in session.handle().drafts(DRAFTS) {
                if let Some(both) = session.handle().draft(&name).and_then(|text| Both::read(&name, &text, session.here())) {
                    session.show_both(both);
                }
            }
        });
    }

    /// Keeps both texts, and asks which one should stay; where a field on the screen takes both in, there is nothing to ask.
    pub(super) fn ask(&self, conflict: Conflict) {
        if is_merged(&conflict) {
            return;
        }
        let both = Both::new(conflict, self.here());
        self.handle().keep_draft(&both.draft(), &both.kept());
        self.show_both(both);
    }

    fn here(&self) -> Here {
        (self.today.get_untracked(), self.peek(|model| format::home(&model.preferences())))
    }

    fn show_both(&self, both: Both) {
        self.notices.update(|all| {
            // The last of several about one field says it all.
            all.retain(|notice| !matches!(notice, Notice::Both(other) if other.draft() == both.draft()));
            all.push(Notice::Both(both));
        });
    }

    /// The person has chosen: this tab's text, or the other one's.
    pub fn choose(&self, both: &Both, chosen: Side) {
        if chosen != both.stored && !self.put_back(both) {
            return;
        }
        self.handle().forget_draft(&both.draft());
        self.notices.update(|all| all.retain(|notice| !matches!(notice, Notice::Both(other) if other.draft() == both.draft())));
    }

    /// Writes the text that is not stored into its field. Whether that was done.
    fn put_back(&self, both: &Both) -> bool {
        self.refresh(both.kind, &both.id);
        let Some(before) = self.peek(|model| model.get(both.kind, &both.id)) else { return true };
        let Some(mut data) = before.to_json().ok() else { return false };
        let at = match both.path.split_once('/').filter(|(field, _)| both.kind.unions().contains(field)) {
            Some((field, entry)) => data.get_mut(field).and_then(Value::as_object_mut).map(|entries| (entries, entry)),
            None => data.as_object_mut().map(|fields| (fields, both.path.as_str())),
        };
        let Some((fields, name)) = at else { return true };
        match both.unstored() {
            Value::Null => drop(fields.remove(name)),
            value => drop(fields.insert(name.to_owned(), value.clone())),
        }
        let after = Some(Record::raw(both.kind, data.to_string()));
        let before = self.handle().read_current(both.kind, &both.id).ok().flatten();
        let edit = Edit { id: both.id.clone(), kind: both.kind, before, after };
        self.commit(Change::one("The other text kept", edit), Feedback::Toast).is_ok()
    }
}
