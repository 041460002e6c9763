//! A step of a skill's plan on Today: from its day on among the lines, before it in what is ahead.

use std::sync::Arc;

use crate::support::reflection::{day, put};
use chrono::NaiveDate;
use domain::change::Change;
use domain::currency::Currency;
use domain::day::settle::{Answer, settle};
use domain::day::week::{Ahead, ahead};
use domain::day::{Line, Rank, Subject, lines};
use domain::id::Id;
use domain::model::Model;
use domain::reminders::Reminder;
use domain::skills::{SkillGap, SkillStep};

fn today() -> NaiveDate {
    day(2026, 11, 26)
}

fn with(step: SkillStep) -> Model {
    let mut model = Model::default();
    let steps = [(Id::new("s"), step)].into();
    put(&mut model, "sql", SkillGap { name: "SQL".into(), steps, noted_on: day(2026, 10, 1), ..SkillGap::default() });
    model
}

fn course(due: Option<NaiveDate>) -> SkillStep {
    SkillStep { text: "DataCamp course".into(), cost: Some(14_900), due, ..SkillStep::default() }
}

fn due(model: &Model) -> Vec<Line> {
    let all = lines(model, &[], Currency::EUR, today().and_hms_opt(9, 0, 0).unwrap());
    all.into_iter().filter(|line| matches!(line.subject, Subject::Reminder(Reminder::LearnDue { .. }))).collect()
}

fn coming(model: &Model) -> Vec<(NaiveDate, Ahead)> {
    ahead(model, &[], today()).into_iter().filter(|(_, what)| matches!(what, Ahead::Learn { .. })).collect()
}

fn apply(model: &mut Model, change: &Change) {
    for edit in &change.edits {
        match &edit.after {
            Some(record) => drop(model.put(edit.id.clone(), record.clone())),
            None => drop(model.remove(edit.kind, &edit.id)),
        }
    }
}

#[test]
fn from_its_day_on_it_is_a_line_and_before_it_is_ahead() {
    let done = |on| SkillStep { done_on: Some(on), ..course(Some(day(2026, 10, 24))) };
    for (step, is_due, is_ahead) in [
        (course(Some(day(2026, 10, 24))), true, false),
        (course(Some(today())), true, false),
        (course(Some(day(2026, 11, 28))), false, true),
        (course(None), false, false),
        (done(day(2026, 10, 20)), false, false),
    ] {
        let model = with(step.clone());
        assert_eq!((due(&model).len(), coming(&model).len()), (usize::from(is_due), usize::from(is_ahead)), "{step:?}");
    }
    let line = due(&with(course(Some(day(2026, 10, 24))))).remove(0);
    assert_eq!(line.rank, Rank::Step);
    let Subject::Reminder(Reminder::LearnDue { text, cost, .. }) = line.subject else { panic!() };
    assert_eq!((text.as_str(), cost), ("DataCamp course", Some(14_900)));
    let ahead = Ahead::Learn { gap: Id::new("sql"), text: "DataCamp course".into(), cost: Some(14_900) };
    assert_eq!(coming(&with(course(Some(day(2026, 11, 28))))), [(day(2026, 11, 28), ahead)]);
    // Without words of its own it is named by the skill; what is finished has no steps left.
    let unnamed = SkillStep { text: " ".into(), ..course(Some(today())) };
    let mut model = with(unnamed);
    assert!(matches!(&due(&model)[0].subject, Subject::Reminder(Reminder::LearnDue { text, .. }) if text == "SQL"));
    let finished = SkillGap { closed_on: Some(today()), ..model.skills.get(&Id::new("sql")).unwrap().as_ref().clone() };
    put(&mut model, "sql", finished);
    assert_eq!(due(&model).len(), 0);
}

#[test]
fn each_answer_takes_it_off_today() {
    for (answer, done_on, due_on) in
        [(Answer::Done, Some(today()), today()), (Answer::Later, None, day(2026, 11, 27)), (Answer::NotMine, None, today())]
    {
        let mut model = with(course(Some(today())));
        let line = due(&model).remove(0);
        let change = settle(&model, &line, answer, today(), || Id::new("new"));
        apply(&mut model, &change);
        assert_eq!(due(&model).len(), 0, "{answer:?}");
        let gap: Arc<SkillGap> = model.skills.get(&Id::new("sql")).unwrap().clone();
        let step = &gap.steps[&Id::new("s")];
        assert_eq!((step.done_on, step.due), (done_on, Some(due_on)), "{answer:?}");
    }
}
