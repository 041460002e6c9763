//! One row → one application, under a mapping. What has no field, and what cannot be read as what its column is, goes to the notes as
//! "Heading: text"; only a row with neither company nor role is given back as unreadable.

use chrono::NaiveDate;

use super::days::{Dated, Day, dated, end_on, last_step};
use super::guess::{meaning, status_word};
use super::mapping::{Mapping, Meaning, Target};
use super::{pay, vocabulary};
use crate::dates::{self, DateOrder, When};
use crate::html;
use crate::out::guard::unguard;
use crate::table::{Row, Table};
use domain::application::{Application, Event, EventKind, Origin};
use domain::sort_compact::SortCompact;

/// A row as an application. Its timeline is still a list: entries get their names once it is known which record they belong to.
#[derive(Debug, Clone, Default)]
pub(super) struct Candidate {
    /// Everything but the timeline.
    pub application: Application,
    /// The events, in the order of a day.
    pub events: Vec<Event>,
    /// The file's own name for the row, where it has one.
    pub row_id: String,
    /// What is worth knowing about the row.
    pub remarks: Vec<String>,
}

impl Candidate {
    /// "Fabrikam · Data analyst".
    pub fn title(&self) -> String {
        title(&self.application)
    }

    /// On which day it was sent, as far as the file says.
    pub fn applied_on(&self) -> Option<NaiveDate> {
        self.events.iter().filter(|event| event.kind == EventKind::Applied).filter_map(|event| event.date).min()
    }
}

/// "Fabrikam · Data analyst".
pub(super) fn title(application: &Application) -> String {
    match (application.company.is_empty(), application.role.is_empty()) {
        (false, false) => format!("{} · {}", application.company, application.role),
        (false, true) => application.company.clone(),
        _ => application.role.clone(),
    }
}

/// What the cells of a row say, gathered before the events are made of it.
#[derive(Default)]
struct Found {
    candidate: Candidate,
    status: Option<(Meaning, String)>,
    status_on: Option<When>,
    saved: Day,
    sent: Option<bool>,
    applied: Day,
    ended: Option<When>,
    origin: Option<Origin>,
    notes: Vec<String>,
    labelled: Vec<String>,
    pay: [String; 4],
}

/// Reads a row.
///
/// # Errors
/// A sentence, where neither company nor role stands in it.
pub(super) fn read(table: &Table, mapping: &Mapping, row: &Row) -> Result<Candidate, String> {
    let order = mapping.dates.unwrap_or(DateOrder::DayFirst);
    let mut found = Found::default();
    for (place, (cell, target)) in row.cells.iter().zip(&mapping.columns).enumerate() {
        let cell = unguard(cell.trim());
        if vocabulary::is_blank(cell) {
            continue;
        }
        if cell.contains('\u{fffd}') {
            found.candidate.remarks.push(format!("“{cell}” holds a character that could not be read."));
        }
        let heading = || {
            table
                .headers
                .get(place)
                .map(|h| h.trim())
                .filter(|h| !h.is_empty())
                .map_or_else(|| format!("Column {}", place + 1), str::to_owned)
        };
        if !found.take(*target, cell, order, mapping) {
            if target.is_dated() {
                found.candidate.remarks.push(format!(
                    "“{}” under {} is no date that there is; it is kept in the notes.",
                    short(cell),
                    heading()
                ));
            }
            found.labelled.push(format!("{}: {}", heading(), plain(cell)));
        }
    }
    if found.candidate.application.company.is_empty() && found.candidate.application.role.is_empty() {
        return Err("It names neither a company nor a role.".to_owned());
    }
    Ok(found.finish(mapping))
}

/// A text shortened for a sentence.
fn short(text: &str) -> String {
    let cut: String = text.chars().take(40).collect();
    if cut.len() < text.len() { format!("{cut}…") } else { cut }
}

/// A text without markup.
fn plain(cell: &str) -> String {
    if html::is_html(cell) { html::to_text(cell) } else { cell.to_owned() }
}

impl Found {
    /// Takes a cell in; `false` where it is not what its column says and has to go to the notes.
    fn take(&mut self, target: Target, cell: &str, order: DateOrder, mapping: &Mapping) -> bool {
        let when = || dates::read(cell, order);
        let application = &mut self.candidate.application;
        match target {
            Target::Company => cell.clone_into(&mut application.company),
            Target::Role => cell.clone_into(&mut application.role),
            Target::Location => cell.clone_into(&mut application.location),
            Target::Resume => cell.clone_into(&mut application.resume),
            Target::Letter => cell.clone_into(&mut application.letter),
            Target::NextAction => cell.clone_into(&mut application.next_action),
            Target::RowId => cell.clone_into(&mut self.candidate.row_id),
            Target::Tags => application.tags.extend(cell.split([',', ';']).map(str::trim).filter(|tag| !tag.is_empty()).map(str::to_owned)),
            Target::Contact => {
                if !application.contact.is_empty() {
                    application.contact.push_str(", ");
                }
                application.contact.push_str(cell);
            }
            Target::Workplace => match vocabulary::workplace(cell) {
                Some(workplace) => application.workplace = Some(workplace),
                None => return false,
            },
            Target::Channel => {
                cell.clone_into(&mut application.channel);
                self.origin = self.origin.or_else(|| mapping.origins.get(cell).copied());
            }
            Target::Origin => match origin_named(cell) {
                Some(origin) => self.origin = Some(origin),
                None => return false,
            },
            Target::Url => {
                if cell.contains(char::is_whitespace) || !cell.contains('.') {
                    return false;
                }
                cell.clone_into(&mut application.url);
            }
            Target::Status => {
                let word = status_word(cell);
                let meaning = meaning(mapping, &word);
                self.status = Some((meaning, word));
                return meaning != Meaning::Note;
            }
            Target::StatusOn => match when() {
                Some(when) => self.status_on = Some(when),
                None => return false,
            },
            Target::EndedOn => match when() {
                Some(when) => self.ended = Some(when),
                None => return false,
            },
            Target::RemindOn => match when() {
                Some(when) => application.remind_on = Some(when.date),
                None => return false,
            },
            Target::Sent => match vocabulary::answer(cell) {
                Some(sent) => self.sent = Some(sent),
                None => return false,
            },
            Target::Archived => match vocabulary::answer(cell).or_else(|| when().map(|_| true)) {
                Some(archived) => application.archived = archived,
                None => return false,
            },
            Target::SavedOn => return self.saved.take(dated(cell, order)),
            Target::AppliedOn => return self.applied.take(dated(cell, order)),
            Target::PayLow => cell.clone_into(&mut self.pay[0]),
            Target::PayHigh => cell.clone_into(&mut self.pay[1]),
            Target::PayCurrency => cell.clone_into(&mut self.pay[2]),
            Target::PayPeriod => cell.clone_into(&mut self.pay[3]),
            Target::Notes => self.notes.push(plain(cell)),
            Target::Labelled => return false,
            Target::Ignored => {}
            _ => return self.take_stage(target, cell, order),
        }
        true
    }

    /// A cell of a stage's column: a date, yes, or no.
    fn take_stage(&mut self, target: Target, cell: &str, order: DateOrder) -> bool {
        let Some(kind) = target.stage() else { return false };
        match dated(cell, order) {
            Dated::On(when) => self.event(kind, Some(when)),
            Dated::Undated => self.event(kind, None),
            Dated::Not => {}
            Dated::Unclear => return false,
        }
        true
    }

    fn event(&mut self, kind: EventKind, when: Option<When>) {
        let event = Event { kind, date: when.map(|w| w.date), time: when.and_then(|w| w.time), note: String::new() };
        self.candidate.events.push(event);
    }

    fn has(&self, wanted: impl Fn(&EventKind) -> bool) -> bool {
        self.candidate.events.iter().any(|event| wanted(&event.kind))
    }

    /// Adds what the status says unless a column said it already.
    fn ensure(&mut self, kind: EventKind) {
        if !self.has(|k| std::mem::discriminant(k) == std::mem::discriminant(&kind)) {
            self.event(kind, self.status_on);
        }
    }

    /// Makes the events, the notes and the rest.
    fn finish(mut self, mapping: &Mapping) -> Candidate {
        let application = &mut self.candidate.application;
        if application.channel.is_empty() {
            application.channel.clone_from(&mapping.channel);
        }
        application.origin = self.origin.unwrap_or_default();
        match pay::read(&self.pay) {
            Ok(pay) => application.pay = pay,
            Err(line) => self.labelled.push(line),
        }
        self.notes.append(&mut self.labelled);
        self.candidate.application.notes = self.notes.join("\n");
        self.make_sent();
        self.make_status();
        self.candidate.events.sort_compact_by_key(|event| (event.date, event.kind.rank(), event.time));
        self.candidate.events.dedup();
        if self.candidate.events.iter().any(|event| event.kind == EventKind::Applied && event.date.is_none()) {
            self.candidate.remarks.push("The day it was sent is missing; it stays out of counts until you add it.".to_owned());
        }
        self.candidate
    }

    /// Saved and applied.
    fn make_sent(&mut self) {
        let status = self.status.as_ref().map(|(meaning, _)| *meaning);
        if self.saved != Day::Unsaid {
            self.event(EventKind::Saved, self.saved.when());
        }
        let stages = self.has(|kind| *kind != EventKind::Saved);
        match self.applied {
            Day::Undated | Day::On(_) => self.event(EventKind::Applied, self.applied.when()),
            Day::Unsaid if self.candidate.application.origin == Origin::Inbound => {}
            Day::Unsaid if self.sent == Some(false) && !stages => {}
            Day::Unsaid if self.sent == Some(true) => self.event(EventKind::Applied, None),
            Day::Unsaid => match status {
                // The day of the status "applied" is the day it was sent.
                Some(Meaning::Applied) => self.event(EventKind::Applied, self.status_on),
                Some(Meaning::Saved | Meaning::Archived | Meaning::Note) | None if !stages && self.ended.is_none() => {
                    if self.saved == Day::Unsaid {
                        let on = self.status_on.filter(|_| status == Some(Meaning::Saved));
                        self.event(EventKind::Saved, on);
                    }
                }
                // A posting that went before anything was sent.
                Some(Meaning::NoAnswer) if !stages && self.saved != Day::Unsaid => {}
                _ => self.event(EventKind::Applied, None),
            },
        }
    }

    /// What the status adds to the columns.
    fn make_status(&mut self) {
        let Some((meaning, word)) = self.status.take() else {
            if let Some(when) = self.ended {
                self.close_unclear(when, "");
            }
            return;
        };
        let offered = self.has(|kind| matches!(kind, EventKind::Offer));
        let closing = match meaning {
            Meaning::Accepted => Some(EventKind::Accepted),
            Meaning::TurnedDown if offered => Some(EventKind::Declined),
            Meaning::TurnedDown | Meaning::Withdrew => Some(EventKind::Withdrew),
            Meaning::Rejected => Some(EventKind::Rejected { told: None }),
            Meaning::NoAnswer if self.has(|kind| *kind != EventKind::Saved) || self.candidate.application.origin == Origin::Inbound => {
                Some(EventKind::ClosedSilent)
            }
            _ => None,
        };
        match meaning {
            Meaning::Replied => self.ensure(EventKind::Reply),
            Meaning::Assessment => self.ensure(EventKind::Assessment),
            Meaning::Screen => self.ensure(EventKind::Screen),
            Meaning::Interview => self.ensure(EventKind::interview()),
            Meaning::Offer => self.ensure(EventKind::Offer),
            Meaning::Archived => self.candidate.application.archived = true,
            Meaning::NoAnswer if closing.is_none() => self.candidate.application.archived = true,
            _ => {}
        }
        let Some(kind) = closing else {
            if let Some(when) = self.ended {
                self.close_unclear(when, &word);
            }
            return;
        };
        if self.has(|k| std::mem::discriminant(k) == std::mem::discriminant(&kind)) {
            return;
        }
        let on = self.ended.or(self.status_on);
        let last = last_step(self.candidate.events.iter());
        self.event(kind, on);
        if let Some(event) = self.candidate.events.last_mut() {
            end_on(event, last);
        }
    }

    /// A final answer whose meaning the status does not tell.
    fn close_unclear(&mut self, when: When, word: &str) {
        self.event(EventKind::Note, Some(when));
        if let Some(event) = self.candidate.events.last_mut() {
            event.note = if word.is_empty() { "Final answer".to_owned() } else { format!("Final answer; status: {word}") };
        }
        self.candidate.remarks.push("There is a final answer, but the status does not say which; it is kept as a note.".to_owned());
    }
}

/// Who began, said outright.
fn origin_named(cell: &str) -> Option<Origin> {
    match crate::words::fold(cell).as_str() {
        "outbound" | "me" | "i did" | "no" | "i applied" => Some(Origin::Outbound),
        "inbound" | "they" | "them" | "yes" | "employer" | "recruiter" => Some(Origin::Inbound),
        "referral" => Some(Origin::Referral),
        _ => match vocabulary::origin(cell) {
            Origin::Outbound => None,
            other => Some(other),
        },
    }
}
