//! Starting a reflection: what it is about, and whether one is open already.

use chrono::NaiveDate;

use super::super::application::progress::Outcome;
use super::super::application::{Application, EventKind};
use super::super::change::{Change, Edit};
use super::super::id::Id;
use super::super::model::Model;
use super::{About, Occasion, Reflection};

/// What to reflect on: an application, or one event of its timeline.
pub fn about(id: &Id, application: &Application, event: Option<&Id>, today: NaiveDate) -> About {
    let event = event.and_then(|event| application.timeline.get(event));
    let occasion = match event.map(|event| &event.kind) {
        Some(EventKind::Rejected { .. }) => Occasion::TurnedDown,
        Some(EventKind::Interview { .. } | EventKind::Screen | EventKind::Assessment) => Occasion::Interview,
        Some(EventKind::ClosedSilent) => Occasion::Silence,
        _ => match application.outcome() {
            Some(Outcome::Rejected) => Occasion::TurnedDown,
            Some(Outcome::ClosedSilent) => Occasion::Silence,
            _ if application.first(|kind| matches!(kind, EventKind::Interview { .. } | EventKind::Screen)).is_some() => Occasion::Interview,
            _ => Occasion::General,
        },
    };
    // For one interview, only those up to its day are counted: a reflection on the first stays one on the first.
    let day = match event.map(|event| (&event.kind, event.date)) {
        Some((EventKind::Interview { .. }, Some(day))) => day.min(today),
        _ => today,
    };
    About::of(id, application, occasion, day)
}

/// The reflection to go to, and the change that makes it where it is a new one. One that is still open on the same application and the same
/// occasion is continued.
pub fn begin(model: &Model, new_id: Id, application: Option<&Id>, event: Option<&Id>, today: NaiveDate) -> (Id, Option<Change>) {
    let found = application.and_then(|id| model.applications.get(id).map(|a| (id, a)));
    let about = found.map(|(id, a)| about(id, a, event, today)).unwrap_or_default();
    let same = |r: &Reflection| {
        let own = &r.about;
        r.is_open() && own.application == about.application && own.occasion == about.occasion && own.round == about.round
    };
    let open = model.reflections.iter().filter(|(id, r)| same(r) && (about.application.is_some() || is_untouched(model, id, r)));
    match open.max_by_key(|(id, r)| (r.started_on, *id)) {
        Some((id, _)) => (id.clone(), None),
        None => (new_id.clone(), Some(Change::one("Reflection begun", Edit::add(new_id, Reflection::new(about, today))))),
    }
}

/// Whether nothing was written in a reflection yet, neither in it nor in what belongs to it, at whatever step it was left.
pub fn is_untouched(model: &Model, id: &Id, reflection: &Reflection) -> bool {
    let about = &reflection.about;
    let blank = Reflection { step: reflection.step, ..Reflection::new(about.clone(), reflection.started_on) };
    let named = about.application.is_none() && !about.is_general();
    let of = |other: &Option<Id>| other.as_ref() == Some(id);
    *reflection == blank
        && !named
        && !model.questions.values().any(|q| of(&q.reflection))
        && !model.clues.values().any(|c| of(&c.reflection))
        && !model.actions.values().any(|a| of(&a.reflection))
        && !model.quiet_times.values().any(|q| of(&q.reflection))
}
