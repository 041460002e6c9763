//! What a row says, made into a timeline. Columns of stages say it themselves; a status adds what they do not say; the date beside a status belongs to
//! the last thing it names. Where the timeline says less than the words, the words go to the notes.

use std::mem::discriminant;

use super::candidate::Candidate;
use super::event_dates::{Day, after_sending, end_on, last_step};
use super::said::Said;
use super::senses::{Fact, closing, is_answer, step};
use super::status::{Reading, is_end};
use super::word_kinds;
use crate::dates::When;
use chrono::NaiveDate;
use domain::application::{Event, EventKind, Origin};
use domain::sort_compact::SortCompact;

/// A cell with its heading, for the notes.
pub(super) struct Labelled {
    /// The heading, or "Column 3".
    pub heading: String,
    /// The cell as written.
    pub cell: String,
}

impl Labelled {
    pub fn line(&self) -> String {
        format!("{}: {}", self.heading, self.cell)
    }
}

/// What a column "Invited?" says.
#[derive(Clone, Copy)]
pub(super) enum Invited {
    /// Yes, on a day.
    On(When),
    /// Yes.
    Yes,
    /// No.
    No,
    /// Neither.
    Unclear,
}

/// What the cells of a row say of its timeline.
#[derive(Default)]
pub(super) struct Statements {
    /// The status cells, each with what it says.
    pub status: Vec<(Reading, Labelled)>,
    /// The date of the status.
    pub status_on: Option<(When, Labelled)>,
    /// When it was kept.
    pub saved: Day,
    /// Whether it was sent.
    pub sent: Option<bool>,
    /// When it was sent.
    pub applied: Day,
    /// When they answered.
    pub replied: Vec<(Day, Labelled)>,
    /// Whether they invited.
    pub invited: Option<Invited>,
    /// When it ended; the status says how.
    pub ended: Option<When>,
    /// What the columns of stages say.
    pub steps: Vec<Event>,
    /// How many interviews there were in all, where a column counts them.
    pub rounds: u8,
    /// The day of the import: what lies after it has not happened.
    pub today: Option<NaiveDate>,
}

/// What is worth knowing of a row that was sent on no day.
pub(super) const DAY_MISSING: &str = "The day it was sent is missing; it stays out of counts until you add it.";

/// A timeline in the making.
struct Maker<'a> {
    statements: Statements,
    candidate: &'a mut Candidate,
    notes: &'a mut Vec<String>,
}

/// Makes the events of a row; `yearless` says that the file has days without a year. What they do not say is added to `notes`.
pub(super) fn make(statements: Statements, yearless: bool, candidate: &mut Candidate, notes: &mut Vec<String>) {
    let mut maker = Maker { statements, candidate, notes };
    maker.candidate.events = std::mem::take(&mut maker.statements.steps);
    for _ in maker.rounds()..usize::from(maker.statements.rounds) {
        maker.event(EventKind::interview(), None);
    }
    number_rounds(&mut maker.candidate.events);
    maker.make_invited();
    maker.make_sent();
    maker.make_status();
    maker.make_replies();
    maker.keep_words();
    if yearless {
        after_sending(&mut candidate.events);
    }
    candidate.events.sort_compact_by_key(|event| (event.date, event.kind.rank(), event.time));
    // Two columns, or a column and a status, often say the same.
    candidate.events.dedup();
    // "Followed up? Yes", and the day in another column.
    let followed = |event: &Event| event.kind == EventKind::FollowedUp;
    if candidate.events.iter().any(|event| followed(event) && event.date.is_some()) {
        candidate.events.retain(|event| !followed(event) || event.date.is_some());
    }
    if candidate.events.iter().any(|event| event.kind == EventKind::Applied && event.date.is_none()) {
        candidate.remarks.push(DAY_MISSING.to_owned());
    }
}

/// Several rounds without a day are told apart by their number.
fn number_rounds(events: &mut [Event]) {
    let mut rounds = 0;
    for event in events.iter_mut().filter(|event| matches!(event.kind, EventKind::Interview { .. })) {
        rounds += 1;
        if rounds > 1 && event.date.is_none() {
            event.note = format!("Round {rounds}");
        }
    }
}

impl Maker<'_> {
    fn event(&mut self, kind: EventKind, when: Option<When>) {
        let event = Event { kind, date: when.map(|w| w.date), time: when.and_then(|w| w.time), note: String::new() };
        self.candidate.events.push(event);
    }

    fn has(&self, wanted: impl Fn(&EventKind) -> bool) -> bool {
        self.candidate.events.iter().any(|event| wanted(&event.kind))
    }

    fn has_alike(&self, kind: &EventKind) -> bool {
        self.has(|other| discriminant(other) == discriminant(kind))
    }

    /// Everything that any status cell says.
    fn said(&self) -> Vec<Said> {
        self.statements.status.iter().flat_map(|(reading, _)| reading.said.iter().copied()).collect()
    }

    /// The end that the status cells say; a later cell's stands before an earlier one's.
    fn end(&self) -> Option<Said> {
        let ends = || self.statements.status.iter().filter_map(|(reading, _)| reading.end());
        let end = ends().rfind(|end| end.fact != Fact::Silent).or_else(|| ends().next_back())?;
        // "Rejection email 19 Nov" in one column, "Rejected" in the next: the day is that of the same end.
        let day = end.when.or_else(|| ends().filter(|other| other.fact == end.fact).find_map(|other| other.when));
        Some(Said { when: day, ..end })
    }

    /// A column "Invited?" with the day in the column of the reply.
    fn make_invited(&mut self) {
        let Some(invited) = self.statements.invited else { return };
        let day = match self.statements.replied.as_slice() {
            [(Day::On(when), _)] => Some(*when),
            _ => None,
        };
        match invited {
            Invited::On(when) => self.event(EventKind::Screen, Some(when)),
            Invited::Yes => {
                let met = self.said().iter().any(|said| !said.planned && matches!(said.fact, Fact::Screen | Fact::Interview));
                if !met && !self.has(|kind| matches!(kind, EventKind::Screen | EventKind::Interview { .. })) {
                    self.statements.replied.clear();
                    self.event(EventKind::Screen, day);
                }
            }
            Invited::No if day.is_some() && self.end().is_none() && !self.has(EventKind::is_ending) => {
                self.statements.replied.clear();
                self.event(EventKind::Rejected { told: None }, day);
            }
            Invited::No | Invited::Unclear => {}
        }
    }

    /// Saved and applied.
    fn make_sent(&mut self) {
        let said = self.said();
        let dated = |fact: Fact| said.iter().filter(|said| said.fact == fact).find_map(|said| said.when);
        let saved = self.statements.saved;
        if saved != Day::Unsaid {
            self.event(EventKind::Saved, saved.when());
        }
        let moved = said.iter().any(|said| said.planned || said.fact >= Fact::Replied && said.fact != Fact::Closed);
        let stages = moved || self.has(|kind| *kind != EventKind::Saved);
        let has = |fact: Fact| said.iter().any(|said| said.fact == fact);
        let applied = has(Fact::Applied) || has(Fact::Receipt);
        // "Not started" beside a day under "Applied on": nothing was sent, and the day is the one it was kept.
        if let (Day::On(_), None, false, true) = (self.statements.applied, self.statements.sent, stages || applied, has(Fact::Saved)) {
            self.statements.sent = Some(false);
            self.candidate.remarks.push("The status says that nothing was sent, so its day is the one it was saved on.".to_owned());
        }
        let status_on = self.statements.status_on.as_ref().map(|(when, _)| *when);
        match self.statements.applied {
            Day::On(when) if self.statements.sent == Some(false) && !stages => {
                if saved == Day::Unsaid {
                    self.event(EventKind::Saved, Some(when));
                }
            }
            Day::Undated if dated(Fact::Applied).is_some() => self.event(EventKind::Applied, dated(Fact::Applied)),
            Day::Undated | Day::On(_) => self.event(EventKind::Applied, self.statements.applied.when()),
            Day::Unsaid if self.candidate.application.origin == Origin::Inbound => {}
            Day::Unsaid if self.statements.sent == Some(false) && !stages => {}
            Day::Unsaid if applied && !moved => {
                // The day of the status "applied" is the day it was sent, and that of a change is any later one.
                let change = self.statements.status_on.take_if(|(_, cell)| word_kinds::is_of_changes(&cell.heading));
                let on = dated(Fact::Applied).or(status_on.filter(|_| change.is_none()));
                self.notes.extend(change.map(|(_, cell)| cell.line()));
                self.event(EventKind::Applied, on);
                if on == status_on {
                    self.statements.status_on = None;
                }
            }
            Day::Unsaid if self.statements.sent == Some(true) => self.event(EventKind::Applied, dated(Fact::Applied)),
            Day::Unsaid if !stages && self.statements.ended.is_none() && !has(Fact::Open) && !has(Fact::Silent) && !has(Fact::Closed) => {
                if saved == Day::Unsaid {
                    let on = dated(Fact::Saved).or(status_on.filter(|_| has(Fact::Saved)));
                    self.event(EventKind::Saved, on);
                    if on.is_some() && on == status_on {
                        self.statements.status_on = None;
                    }
                }
            }
            // A posting that went before anything was sent.
            Day::Unsaid if !stages && saved != Day::Unsaid && (has(Fact::Silent) || has(Fact::Closed)) => {}
            // "Recruiter texted me, not applied".
            Day::Unsaid if has(Fact::Saved) && said.iter().all(|said| said.fact <= Fact::Replied) && saved == Day::Unsaid => {
                self.event(EventKind::Saved, dated(Fact::Saved));
            }
            Day::Unsaid => self.event(EventKind::Applied, dated(Fact::Applied)),
        }
    }

    /// What the status adds to the columns.
    fn make_status(&mut self) {
        let said = self.said();
        let end = self.end();
        let silent_ends = self.has(|kind| *kind != EventKind::Saved) || self.candidate.application.origin == Origin::Inbound;
        let closing = end.and_then(|end| {
            closing(
                end.fact,
                silent_ends,
                self.has(|kind| *kind == EventKind::Offer) || said.iter().any(|s| s.fact == Fact::Offer && !s.planned),
            )
        });
        if said.iter().any(|said| said.fact == Fact::Archived) || end.is_some_and(|end| end.fact == Fact::Silent) && closing.is_none() {
            self.candidate.application.archived = true;
        }
        let last = said.iter().rposition(|said| !said.planned && step(said.fact).is_some());
        let needs = |said: &Said| said.when.is_none();
        // The date beside a status belongs to how it ended, else to the furthest step it names.
        let wants_end = closing.is_some() && end.as_ref().is_some_and(needs);
        let new_step = last
            .and_then(|last| said.get(last))
            .and_then(|said| step(said.fact).filter(|_| needs(said)))
            .filter(|kind| !self.has_alike(kind));
        let planned = said.iter().any(|said| said.planned);
        let silent = matches!(closing, Some(EventKind::ClosedSilent));
        let beside = if wants_end && !silent || closing.is_none() && new_step.is_some() { self.date_beside() } else { None };
        for (at, said) in said.iter().enumerate() {
            let Some(kind) = step(said.fact) else { continue };
            if said.planned {
                if let Some(when) = said.when {
                    self.event(kind, Some(when));
                }
                continue;
            }
            let when = said.when.or(beside.filter(|_| closing.is_none() && Some(at) == last));
            self.ensure(&kind, when, said.rounds);
        }
        if planned && closing.is_none() {
            let today = self.statements.today;
            let ahead = |when: &When| today.is_some_and(|today| when.date > today);
            let next = said.iter().rfind(|said| said.planned && said.when.is_none()).and_then(|said| step(said.fact));
            if let (Some(kind), Some((when, _))) = (next.clone(), self.statements.status_on.take_if(|(when, _)| ahead(when))) {
                // The day beside it is to come: it is the one it is arranged for.
                self.event(kind, Some(when));
            } else if !self.has(is_answer)
                && let Some(when) = self.date_beside()
            {
                // They were heard of: that is how it could be arranged. A day to come is the one it is arranged for.
                self.event(next.filter(|_| ahead(&when)).unwrap_or(EventKind::Reply), Some(when));
            }
        }
        self.close(closing, end, beside);
    }

    /// The end.
    fn close(&mut self, closing: Option<EventKind>, end: Option<Said>, beside: Option<When>) {
        let Some(kind) = closing else {
            // An offer on that day is what the answer was.
            let offered =
                |when: When| self.candidate.events.iter().any(|event| event.kind == EventKind::Offer && event.date == Some(when.date));
            if let Some(when) = self.statements.ended.filter(|when| !offered(*when)) {
                self.close_unclear(when);
            }
            return;
        };
        if let Some(event) = self.candidate.events.iter_mut().find(|event| discriminant(&event.kind) == discriminant(&kind)) {
            // The column says that it happened, the status when.
            if event.date.is_none()
                && let Some(when) = end.and_then(|end| end.when).or(beside)
            {
                (event.date, event.time) = (Some(when.date), when.time);
            }
            return;
        }
        let on = end.and_then(|end| end.when).or(self.statements.ended).or(beside);
        let last = last_step(self.candidate.events.iter());
        self.event(kind, on);
        if let Some(event) = self.candidate.events.last_mut() {
            end_on(event, last);
        }
    }

    /// Adds a step unless a column said it already; more rounds than columns say are added without a day.
    fn ensure(&mut self, kind: &EventKind, when: Option<When>, rounds: u8) {
        let alike = |event: &&mut Event| discriminant(&event.kind) == discriminant(kind);
        let there = self.candidate.events.iter().filter(|event| discriminant(&event.kind) == discriminant(kind)).count();
        if there == 0 {
            self.event(kind.clone(), when);
        } else if let Some(when) = when
            && !self.candidate.events.iter().any(|event| discriminant(&event.kind) == discriminant(kind) && event.date == Some(when.date))
        {
            match self.candidate.events.iter_mut().filter(alike).find(|event| event.date.is_none()) {
                Some(event) => (event.date, event.time) = (Some(when.date), when.time),
                None => self.event(kind.clone(), Some(when)),
            }
        }
        let there = self.candidate.events.iter().filter(|event| discriminant(&event.kind) == discriminant(kind)).count();
        for _ in there..usize::from(rounds) {
            // Rounds without a day are told apart by their number.
            let mut event = Event::undated(kind.clone());
            event.note = format!("Round {}", self.rounds() + 1);
            self.candidate.events.push(event);
        }
    }

    fn rounds(&self) -> usize {
        self.candidate.events.iter().filter(|event| matches!(event.kind, EventKind::Interview { .. })).count()
    }

    /// Takes the date beside the status: its own, else the one of the only reply.
    fn date_beside(&mut self) -> Option<When> {
        if let Some(ended) = self.statements.ended {
            return Some(ended);
        }
        if let Some((when, _)) = self.statements.status_on.take() {
            return Some(when);
        }
        let on = |(day, _): &(Day, Labelled)| day.when();
        let mut days = self.statements.replied.iter().filter_map(on);
        match (days.next(), days.next()) {
            // "Heard back? Yes" beside it says no more than the day; one before an interview is not what came after it.
            (Some(when), None) if last_step(self.candidate.events.iter()).is_none_or(|last| last <= when.date) => {
                self.statements.replied.clear();
                Some(when)
            }
            _ => None,
        }
    }

    /// The replies that no status has taken.
    fn make_replies(&mut self) {
        let said = self.said();
        let receipt = said.iter().any(|said| said.fact == Fact::Receipt);
        let dated = self.statements.replied.iter().any(|(day, _)| day.when().is_some());
        self.statements.replied.retain(|(day, _)| !dated || day.when().is_some());
        for (day, cell) in std::mem::take(&mut self.statements.replied) {
            match day {
                // An acknowledgement is no reply.
                _ if receipt && !self.has(is_answer) => self.notes.push(cell.line()),
                // Nobody has written yet on a day to come: it is one to ask again.
                Day::On(when) if self.statements.today.is_some_and(|today| when.date > today) => self.notes.push(cell.line()),
                // An invitation in one column, its day in the next.
                Day::On(when) => self.ensure(&EventKind::Reply, Some(when), 1),
                Day::Undated if !self.has(is_answer) => self.event(EventKind::Reply, None),
                _ => {}
            }
        }
    }

    /// Keeps what the timeline does not say.
    fn keep_words(&mut self) {
        let answered = self.has(is_answer);
        let ended = self.end().map(|end| end.fact);
        let mut lines = Vec::new();
        for (reading, cell) in &self.statements.status {
            let untold = |said: &Said| match said.fact {
                Fact::Silent | Fact::Receipt | Fact::Note => true,
                Fact::Saved => !self.has(|kind| *kind == EventKind::Saved),
                Fact::Open => !answered || ended.is_some(),
                fact if is_end(fact) => Some(fact) != ended,
                _ => said.planned,
            };
            if !reading.whole || reading.said.iter().any(untold) {
                lines.push(cell.line());
            }
        }
        if let Some((when, cell)) = &self.statements.status_on
            && !self.candidate.events.iter().any(|event| event.date == Some(when.date))
        {
            lines.push(cell.line());
        }
        self.notes.append(&mut lines);
    }

    /// A final answer whose meaning the status does not tell.
    fn close_unclear(&mut self, when: When) {
        if self.has(|kind| kind.is_ending() || *kind == EventKind::ClosedSilent) {
            return;
        }
        self.event(EventKind::Note, Some(when));
        let words: Vec<&str> = self.statements.status.iter().map(|(_, cell)| cell.cell.as_str()).collect();
        if let Some(event) = self.candidate.events.last_mut() {
            event.note = if words.is_empty() { "Final answer".to_owned() } else { format!("Final answer; status: {}", words.join("; ")) };
        }
        self.candidate.remarks.push("There is a final answer, but the status does not say which; it is kept as a note.".to_owned());
    }
}
