//! The fields of a schedule: how often, from when, until when, which day, and what happens on weekends.

use leptos::prelude::*;

use super::sheet::{choice, chosen, day, field, optional_day, optional_number};
use crate::components::form::{Form, Input};
use domain::budget::{Frequency, Recurrence, WeekendRule};
use domain::choice::Choice;
use domain::problem::Problem;

/// What is typed.
#[derive(Clone, Copy)]
pub struct Schedule {
    form: Form,
    every: RwSignal<String>,
    from: RwSignal<String>,
    until: RwSignal<String>,
    day: RwSignal<String>,
    second: RwSignal<String>,
    weekend: RwSignal<String>,
}

fn has_day_of_month(every: Frequency) -> bool {
    matches!(every, Frequency::HalfMonth | Frequency::Month | Frequency::Quarter | Frequency::Year)
}

impl Schedule {
    /// Over a rule.
    pub fn new(form: Form, rule: &Recurrence) -> Self {
        let number = |n: Option<u32>| n.map(|n| n.to_string()).unwrap_or_default();
        Self {
            form,
            every: form.text("every", rule.every.key()),
            from: form.text("from", rule.from.to_string()),
            until: form.text("until", rule.until.map(|day| day.to_string()).unwrap_or_default()),
            day: form.text("day", number(rule.day)),
            second: form.text("second_day", number(rule.second_day)),
            weekend: form.text("weekend", rule.weekend.key()),
        }
    }

    /// The rule that is typed.
    ///
    /// # Errors
    /// Where the first day is missing or a day of the month is no number.
    pub fn read(self) -> Result<Recurrence, Problem> {
        let every: Frequency = chosen(self.every);
        let monthly = has_day_of_month(every);
        Ok(Recurrence {
            every,
            from: day("from", &self.from.get())?,
            until: optional_day(&self.until.get()).filter(|_| every != Frequency::Once),
            day: if monthly { optional_number("day", &self.day.get())? } else { None },
            second_day: if every == Frequency::HalfMonth { optional_number("second_day", &self.second.get())? } else { None },
            weekend: chosen(self.weekend),
        })
    }

    /// The fields; `first` is what the first day is called.
    pub fn fields(self, first: &'static str) -> AnyView {
        let monthly = Memo::new(move |_| has_day_of_month(chosen(self.every)));
        let twice = Memo::new(move |_| chosen::<Frequency>(self.every) == Frequency::HalfMonth);
        view! {
            <div class="two">
                {choice::<Frequency>(self.form, "every", "How often", self.every)}
                {field(self.form, "from", first, Input::Date, self.from)}
            </div>
            <details>
                <summary>"Last day, day of the month, weekends"</summary>
                <div class="stack">
                    <div class="two">
                        {field(self.form, "until", "Last day (optional)", Input::Date, self.until)}
                        {choice::<WeekendRule>(self.form, "weekend", "If it falls on a weekend", self.weekend)}
                    </div>
                    <div class="two" hidden=move || !monthly.get()>
                        {field(self.form, "day", "Day of the month (31: the last)", Input::Number, self.day)}
                        <div hidden=move || !twice.get()>{field(self.form, "second_day", "Second day of the month", Input::Number, self.second)}</div>
                    </div>
                </div>
            </details>
        }
        .into_any()
    }
}
