//! One row → one application, under a mapping. What has no field, and what cannot be read as what its column is, goes to the notes as
//! "Heading: text"; only a row with neither company nor role is given back as unreadable.

use super::candidate::{Activity, Candidate};
use super::column_shape::is_day;
use super::event_dates::{Dated, Day, dated};
use super::mapping::{Mapping, Meaning, Target};
use super::said::Said;
use super::senses::Fact;
use super::status::{Reading, Readings, is_end, status_word};
use super::timeline::{self, Invited, Labelled, Statements};
use super::word_kinds;
use super::writing::{sent_on, writing_of, writing_of_sent};
use super::{pairs, pay, phrases, told, vocabulary};
use crate::dates::{self, When, Writing};
use crate::html;
use crate::out::guard::unguard;
use crate::table::{Row, Table};
use crate::words::fold;
use domain::application::{Event, EventKind, Origin};

/// What the cells of a row say, gathered before the events are made of it.
#[derive(Default)]
struct Found {
    candidate: Candidate,
    statements: Statements,
    origin: Option<Origin>,
    notes: Vec<String>,
    labelled: Vec<String>,
    pay: pay::Cells,
    /// The day in the column beside a status, where a row has several of both.
    beside: String,
    /// What notes say of how far it got.
    told: Vec<(Reading, Labelled)>,
}

/// Reads a row.
///
/// # Errors
/// A sentence, where it has neither company nor role.
pub(super) fn read(table: &Table, mapping: &Mapping, row: &Row, readings: &mut Readings) -> Result<Candidate, String> {
    let mut found = Found::default();
    let (of_row, of_sent) = (writing_of(mapping, row), writing_of_sent(mapping, row));
    for (place, (cell, target)) in row.cells.iter().zip(&mapping.columns).enumerate() {
        let writing = if matches!(target, Target::AppliedOn | Target::SavedOn) { of_sent } else { of_row };
        let cell = unguard(cell.trim());
        let heading = || {
            let named = table.headers.get(place).map(|h| h.trim()).filter(|h| !h.is_empty());
            named.map_or_else(|| format!("Column {}", place + 1), str::to_owned)
        };
        if vocabulary::is_blank(cell) {
            // An answer that is neither yes nor no says something too.
            if *target == Target::Invited && !cell.is_empty() {
                found.labelled.push(format!("{}: {cell}", heading()));
            }
            continue;
        }
        if target.stage().is_some() && vocabulary::answer(cell) == Some(true) && has_day_beside(table, mapping, row, place) {
            continue;
        }
        found.beside.clear();
        if let Some(other) = pairs::beside(&mapping.columns, place) {
            let other = unguard(row.cells.get(other).map_or("", |cell| cell.trim()));
            match target {
                Target::Status => found.beside = dates::read_as(other, writing).map_or_else(|| other.to_owned(), in_digits),
                // It is the day of what its status says.
                _ if !vocabulary::is_blank(other) => continue,
                _ => {}
            }
        }
        if cell.contains('\u{fffd}') {
            found.candidate.remarks.push(format!("“{cell}” holds a character that could not be read."));
        }
        if !found.take(*target, cell, mapping, writing, &heading, readings) {
            if target.is_dated() && !word_kinds::is_taken(cell) {
                let sentence = format!("“{}” under {} is no date that there is; it is kept in the notes.", short(cell), heading());
                found.candidate.remarks.push(sentence);
            }
            found.labelled.push(format!("{}: {}", heading(), plain(cell)));
        } else if target.is_dated() && cell.contains('→') {
            // A range counts from its beginning; its end is kept.
            found.labelled.push(format!("{}: {cell}", heading()));
        }
    }
    let other = matches!(found.candidate.activity, Some((Activity::Other, _)));
    if !other && found.candidate.application.company.is_empty() && found.candidate.application.role.is_empty() {
        return Err("It names neither a company nor a role.".to_owned());
    }
    Ok(found.finish(mapping, sent_on(mapping, row).is_none()))
}

/// Whether another column has the day of what this one says yes to: "Interview?" and "Interview date".
fn has_day_beside(table: &Table, mapping: &Mapping, row: &Row, place: usize) -> bool {
    let bare = |place: usize| table.headers.get(place).map(|heading| vocabulary::bare_heading(heading));
    let target = mapping.columns.get(place);
    let others = row.cells.iter().enumerate().filter(|(other, _)| *other != place && mapping.columns.get(*other) == target);
    let mut dated = others.filter(|(_, cell)| is_day(cell.trim()));
    // Right beside it the name may be shorter: "Onsite/Panel", "Onsite date".
    let begins = |other: usize| bare(place).zip(bare(other)).is_some_and(|(own, other)| !other.is_empty() && own.starts_with(&other));
    dated.any(|(other, _)| bare(other) == bare(place) || other == place + 1 && begins(other))
}

/// A day as every order reads it.
fn in_digits(when: When) -> String {
    when.time.map_or_else(|| when.date.to_string(), |time| format!("{} {}", when.date, dates::clock(time)))
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
    fn take(
        &mut self,
        target: Target,
        cell: &str,
        mapping: &Mapping,
        writing: Writing,
        heading: &dyn Fn() -> String,
        readings: &mut Readings,
    ) -> bool {
        let when = || dates::read_as(cell, writing);
        let labelled = || Labelled { heading: heading(), cell: cell.to_owned() };
        let application = &mut self.candidate.application;
        match target {
            Target::Company => cell.clone_into(&mut application.company),
            Target::Role => cell.clone_into(&mut application.role),
            Target::CompanyAndRole => {
                let (company, role) = vocabulary::company_and_role(cell);
                company.clone_into(&mut application.company);
                role.clone_into(&mut application.role);
            }
            Target::Location => join(&mut application.location, cell),
            Target::Resume => cell.clone_into(&mut application.resume),
            Target::Letter => cell.clone_into(&mut application.letter),
            Target::NextAction => cell.clone_into(&mut application.next_action),
            Target::RowId => cell.clone_into(&mut self.candidate.row_id),
            Target::Tags => {
                application.tags.extend(cell.split([',', ';', '|']).map(str::trim).filter(|tag| !tag.is_empty()).map(str::to_owned));
            }
            Target::Contact => join(&mut application.contact, cell),
            Target::Workplace => match vocabulary::workplace(cell).or_else(|| ticked_place(cell, &heading())) {
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
            Target::Referral => match vocabulary::answer(cell) {
                Some(true) => self.origin = self.origin.or(Some(Origin::Referral)),
                Some(false) => {}
                None => {
                    self.origin = self.origin.or(Some(Origin::Referral));
                    return false;
                }
            },
            Target::Tailored => match vocabulary::answer(cell) {
                Some(tailored) => application.tailored = Some(tailored),
                None => return false,
            },
            Target::Url => {
                if cell.contains(char::is_whitespace) || !cell.contains('.') {
                    return false;
                }
                cell.clone_into(&mut application.url);
            }
            // Who will follow up has not done so yet.
            Target::FollowedUpOn if when().is_some_and(|when| mapping.today.is_some_and(|today| when.date > today)) => {
                application.remind_on = when().map(|when| when.date);
            }
            Target::RemindOn => match when() {
                Some(when) => application.remind_on = Some(when.date),
                None => return false,
            },
            Target::Archived => match vocabulary::answer(cell).or_else(|| when().map(|_| true)) {
                Some(archived) => application.archived = archived,
                None => return false,
            },
            Target::PayLow => cell.clone_into(&mut self.pay.low),
            Target::PayHigh => cell.clone_into(&mut self.pay.high),
            Target::PayCurrency => cell.clone_into(&mut self.pay.currency),
            Target::PayPeriod => cell.clone_into(&mut self.pay.period),
            Target::Pay => match pay::beside_others(cell, &heading(), mapping.dollar, mapping.paid_in) {
                Ok(read) => {
                    application.pay = Some(read.range);
                    return read.whole && !vocabulary::is_wish(&heading());
                }
                Err(_) => return false,
            },
            Target::Notes => {
                if cell.len() < told::LONG {
                    self.told.push((readings.read(cell, writing), labelled()));
                }
                self.notes.push(plain(cell));
            }
            Target::Activity => {
                self.candidate.activity = vocabulary::activity(cell).map(|activity| (activity, cell.to_owned()));
                // How a line ended may be told beside what it is about.
                let reading = readings.read(cell, writing);
                if self.candidate.activity.is_none() || reading.end().is_none() {
                    return false;
                }
                self.statements.status.push((reading, labelled()));
            }
            Target::Labelled => return false,
            Target::Ignored => {}
            Target::Status => {
                let word = status_word(cell);
                let dated = format!("{word} {}", self.beside);
                let own = readings.read(dated.trim_end(), writing);
                let meaning = mapping.statuses.get(&word).copied().filter(|meaning| *meaning != own.meaning());
                let mut reading = meaning.map_or(own, Reading::of);
                if let Some(day) = dates::read_as(&self.beside, writing) {
                    reading.said.iter_mut().filter(|said| said.when.is_none()).for_each(|said| said.when = Some(day));
                }
                reading.settle(&word, writing, mapping.today);
                self.statements.status.push((reading, Labelled { heading: heading(), cell: dated.trim_end().to_owned() }));
            }
            _ => {
                let mut read = dated(cell, writing);
                if matches!(read, Dated::Unclear) && target == Target::AppliedOn {
                    // "Applied on Jan 4".
                    let reading = readings.read(cell, writing);
                    let sent = reading.said.first().filter(|said| reading.whole && reading.said.len() == 1 && said.fact == Fact::Applied);
                    read = sent.and_then(|said| said.when).map_or(read, Dated::On);
                    // "Early October" says that it was sent, and no day.
                    if matches!(read, Dated::Unclear) && reading.said.is_empty() && word_kinds::names_month(cell) {
                        self.labelled.push(format!("{}: {}", heading(), plain(cell)));
                        read = Dated::Undated;
                    }
                }
                // "9/15/2026 via LinkedIn": the day, and words for the notes.
                if matches!(read, Dated::Unclear)
                    && target.stage().is_none()
                    && let Some(day) = phrases::only_day_ahead(cell, writing)
                {
                    self.labelled.push(format!("{}: {}", heading(), plain(cell)));
                    return self.take_dated(target, cell, Some(day), Dated::On(day), labelled);
                }
                if matches!(read, Dated::Unclear) && self.take_told(target, cell, writing, &labelled, readings) {
                    return true;
                }
                // "Passed" and "Failed": it took place, and the word says more than that.
                if matches!(read, Dated::Unclear)
                    && matches!(target, Target::AssessedOn | Target::ScreenedOn | Target::InterviewedOn)
                    && word_kinds::is_taken(cell)
                {
                    self.take_dated(target, cell, None, Dated::Undated, labelled);
                    return false;
                }
                // "3" or "✓✓✓" under "Interviews": so many, on days not said.
                if target == Target::InterviewedOn
                    && let Some(rounds) = cell
                        .parse::<u8>()
                        .ok()
                        .or_else(|| vocabulary::ticks(cell))
                        .filter(|rounds| (if word_kinds::counts_rounds(&heading()) { 1..=9 } else { 2..=9 }).contains(rounds))
                {
                    self.statements.rounds = self.statements.rounds.max(rounds);
                    return true;
                }
                return self.take_dated(target, cell, when(), read, labelled);
            }
        }
        true
    }

    /// A cell of a column of stages that says more than a day: "12 Oct with Kim", "9 & 16 Sep", "scheduled". It is read as a status would be that begins
    /// with what the column is; `false` where that says neither a day nor that it was only arranged or did not take place.
    fn take_told(
        &mut self,
        target: Target,
        cell: &str,
        writing: Writing,
        labelled: &impl Fn() -> Labelled,
        readings: &mut Readings,
    ) -> bool {
        const LONG: usize = 80;
        let word = match target {
            Target::RepliedOn => "",
            Target::AssessedOn => "assessment",
            Target::ScreenedOn => "phone screen",
            Target::InterviewedOn => "interview",
            Target::OfferedOn => "job offer",
            Target::AcceptedOn => "accepted",
            Target::RejectedOn => "rejected",
            Target::SilentOn => "ghosted",
            Target::WithdrewOn => "withdrew",
            _ => return false,
        };
        if cell.len() > LONG {
            return false;
        }
        // "Yes, on Teams 18 Nov".
        let parts = cell.split_once(|c: char| !c.is_alphanumeric()).filter(|(first, _)| vocabulary::answer(first) == Some(true));
        let rest = parts.map_or(cell, |(_, rest)| rest.trim_start_matches(|c: char| !c.is_alphanumeric()));
        // "12 Oct abgesagt" under "Interview" is said of the interview; alone it is their no.
        let off = target.stage().is_some_and(|kind| !matches!(kind, EventKind::Rejected { .. })) && word_kinds::is_called_off(rest);
        let cancelled = off.then(|| format!("{} cancelled", phrases::days_written(rest).0.join(" ")));
        let rest = cancelled.as_deref().unwrap_or(rest);
        // What names a step or an end itself is not one of the column's besides: "Rejected 20 Oct" under "Interview".
        let alone = readings.read(rest, writing);
        let names = |said: &Said| {
            use Fact::{Accepted, Assessment, Declined, Denied, Interview, Offer, Refused, Rejected, Screen, Withdrew};
            matches!(said.fact, Accepted | Assessment | Declined | Denied | Interview | Offer | Refused | Rejected | Screen | Withdrew)
        };
        // Behind a yes an end comes on top of it: "Yes - rejected".
        let own = |said: &Said| names(said) && (parts.is_none() || !is_end(said.fact));
        let reading = if alone.said.iter().any(own) { alone } else { readings.read(&format!("{word} {rest}"), writing) };
        let told = match target {
            Target::RepliedOn => reading.meaning() != Meaning::Note,
            _ => !reading.whole && reading.said.is_empty() || reading.said.iter().any(|said| said.planned || said.when.is_some()),
        };
        if !told && parts.is_none() {
            return false;
        }
        self.statements.status.push((reading, labelled()));
        true
    }

    /// A cell of a column of dates or of yes and no.
    fn take_dated(&mut self, target: Target, cell: &str, when: Option<When>, dated: Dated, labelled: impl Fn() -> Labelled) -> bool {
        let statements = &mut self.statements;
        match (target, when) {
            (Target::StatusOn, Some(when)) => statements.status_on = Some((when, labelled())),
            (Target::EndedOn, Some(when)) => statements.ended = Some(when),
            (Target::StatusOn | Target::EndedOn, None) => return false,
            (Target::Sent, _) => match vocabulary::answer(cell) {
                Some(sent) => statements.sent = Some(sent),
                None => return matches!(dated, Dated::On(_)) && statements.applied.take(dated),
            },
            (Target::Invited, Some(when)) => statements.invited = Some(Invited::On(when)),
            (Target::Invited, None) => {
                let answer = vocabulary::answer(cell);
                statements.invited = Some(answer.map_or(Invited::Unclear, |yes| if yes { Invited::Yes } else { Invited::No }));
                return answer.is_some();
            }
            (Target::SavedOn, _) => return statements.saved.take(dated),
            (Target::AppliedOn, _) => {
                // "ca. 5 March": sent, and on no day that can be counted.
                if matches!(dated, Dated::Unclear) && cell.contains(|c: char| c.is_ascii_digit()) {
                    statements.applied.take(Dated::Undated);
                }
                return statements.applied.take(dated);
            }
            (Target::RepliedOn, _) => match dated {
                Dated::On(when) => statements.replied.push((Day::On(when), labelled())),
                Dated::Undated => statements.replied.push((Day::Undated, labelled())),
                Dated::Not => {}
                Dated::Unclear => return false,
            },
            _ => {
                let Some(kind) = target.stage() else { return false };
                let event = |when: Option<When>| Event {
                    date: when.map(|w| w.date),
                    time: when.and_then(|w| w.time),
                    ..Event::undated(kind.clone())
                };
                match dated {
                    Dated::On(when) => statements.steps.push(event(Some(when))),
                    Dated::Undated => statements.steps.push(event(None)),
                    Dated::Not => {}
                    Dated::Unclear => return false,
                }
            }
        }
        true
    }

    /// Makes the events, the notes and the rest.
    fn finish(mut self, mapping: &Mapping, alone: bool) -> Candidate {
        if let Some((Activity::Step(target), _)) = self.candidate.activity {
            // The day of the line is that of the step.
            let day = std::mem::take(&mut self.statements.applied);
            let (when, kind) = (day.when(), target.stage().unwrap_or(EventKind::Note));
            self.statements.steps.push(Event { date: when.map(|w| w.date), time: when.and_then(|w| w.time), ..Event::undated(kind) });
        }
        let application = &mut self.candidate.application;
        if application.channel.is_empty() {
            application.channel.clone_from(&mapping.channel);
        }
        application.origin = self.origin.unwrap_or_default();
        if application.pay.is_none() {
            match pay::read(&self.pay, mapping.dollar) {
                Ok(pay) => application.pay = pay,
                Err(line) => self.labelled.push(line),
            }
        }
        self.statements.today = mapping.today;
        told::take(self.told, &mut self.statements);
        timeline::make(self.statements, alone && mapping.until.is_some(), &mut self.candidate, &mut self.labelled);
        for line in self.labelled {
            if !self.notes.contains(&line) {
                self.notes.push(line);
            }
        }
        self.candidate.application.notes = self.notes.join("\n");
        self.candidate
    }
}

/// A tick under "Remote?".
fn ticked_place(cell: &str, heading: &str) -> Option<domain::application::Workplace> {
    vocabulary::workplace(heading).filter(|_| vocabulary::answer(cell) == Some(true))
}

/// Adds a text behind what is there.
fn join(text: &mut String, more: &str) {
    if !text.is_empty() {
        text.push_str(", ");
    }
    text.push_str(more);
}

/// Who began, said outright.
fn origin_named(cell: &str) -> Option<Origin> {
    match fold(cell).as_str() {
        "outbound" | "me" | "i did" | "no" | "i applied" => Some(Origin::Outbound),
        "inbound" | "they" | "them" | "yes" | "employer" | "recruiter" => Some(Origin::Inbound),
        "referral" => Some(Origin::Referral),
        _ => match vocabulary::origin(cell) {
            Origin::Outbound => None,
            other => Some(other),
        },
    }
}
