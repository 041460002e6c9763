//! Short hands for the tests on reflections.

use chrono::{NaiveDate, NaiveDateTime};
use domain::date_style::{DateForm, DateStyle};
use domain::id::Id;
use domain::model::Model;
use domain::record::Entity;
use domain::sample;

/// A day.
pub fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

/// A moment of the wall clock.
pub fn at(year: i32, month: u32, on: u32, hour: u32, minute: u32) -> NaiveDateTime {
    day(year, month, on).and_hms_opt(hour, minute, 0).unwrap()
}

/// Puts a record into the model.
pub fn put<T: Entity>(model: &mut Model, id: &str, record: T) {
    model.put(Id::new(id), record.into());
}

/// The sample, as of that day.
pub fn sample_model(today: NaiveDate) -> Model {
    let mut model = Model::default();
    for edit in sample::change(today).edits {
        model.put(edit.id, edit.after.unwrap());
    }
    model
}

/// Days as British English writes them on that day.
pub fn british(today: NaiveDate) -> DateStyle {
    DateStyle { today, form: DateForm::DayMonth }
}
