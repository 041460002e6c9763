//! The fields of a rhythm: how often, from when, until when, which day, and what happens on weekends.

use leptos::prelude::*;

use crate::budget::form::{self, Form, at, place, places, some_day};
use domain::budget::{Frequency, Recurrence, WeekendRule};
use domain::problem::Problem;

/// The weekend rules, with their words.
const WEEKENDS: [WeekendRule; 3] = [WeekendRule::Keep, WeekendRule::Before, WeekendRule::After];

fn weekend_words(weekend: WeekendRule) -> &'static str {
    match weekend {
        WeekendRule::Keep => "stays on the weekend",
        WeekendRule::Before => "the Friday before",
        WeekendRule::After => "the Monday after",
    }
}

/// What is typed.
#[derive(Clone, Copy)]
pub struct When {
    form: Form,
    every: RwSignal<String>,
    from: RwSignal<String>,
    until: RwSignal<String>,
    day: RwSignal<String>,
    second: RwSignal<String>,
    weekend: RwSignal<String>,
}

impl When {
    /// Over a rule.
    pub fn new(form: Form, rule: &Recurrence) -> Self {
        let number = |n: Option<u32>| n.map(|n| n.to_string()).unwrap_or_default();
        Self {
            form,
            every: form.text("every", place(&Frequency::ALL, &rule.every)),
            from: form.text("from", rule.from.to_string()),
            until: form.text("until", rule.until.map(|day| day.to_string()).unwrap_or_default()),
            day: form.text("day", number(rule.day)),
            second: form.text("second_day", number(rule.second_day)),
            weekend: form.text("weekend", place(&WEEKENDS, &rule.weekend)),
        }
    }

    /// The rule that is typed.
    ///
    /// # Errors
    /// Where the first day is missing.
    pub fn read(self) -> Result<Recurrence, Problem> {
        let every = at(&Frequency::ALL, &self.every.get()).unwrap_or_default();
        let monthly = matches!(every, Frequency::HalfMonth | Frequency::Month | Frequency::Quarter | Frequency::Year);
        Ok(Recurrence {
            every,
            from: form::day("from", &self.from.get())?,
            until: some_day(&self.until.get()).filter(|_| every != Frequency::Once),
            day: self.day.get().trim().parse().ok().filter(|_| monthly),
            second_day: self.second.get().trim().parse().ok().filter(|_| every == Frequency::HalfMonth),
            weekend: at(&WEEKENDS, &self.weekend.get()).unwrap_or_default(),
        })
    }

    /// The fields; `first` is what the first day is called.
    pub fn fields(self, first: &'static str) -> AnyView {
        let every = move || at(&Frequency::ALL, &self.every.get()).unwrap_or_default();
        let monthly = Memo::new(move |_| matches!(every(), Frequency::HalfMonth | Frequency::Month | Frequency::Quarter | Frequency::Year));
        let twice = Memo::new(move |_| every() == Frequency::HalfMonth);
        view! {
            <div class="two">
                {form::pick("every", "How often", places(&Frequency::ALL, Frequency::words), self.every)}
                {form::field(self.form, "from", first, "date", self.from)}
            </div>
            <details>
                <summary>"Last day, day of the month, weekends"</summary>
                <div class="stack">
                    <div class="two">
                        {form::field(self.form, "until", "Last day (may be empty)", "date", self.until)}
                        {form::pick("weekend", "On a weekend it", places(&WEEKENDS, weekend_words), self.weekend)}
                    </div>
                    <div class="two" hidden=move || !monthly.get()>
                        {form::field(self.form, "day", "Day of the month (31: the last)", "number", self.day)}
                        <div hidden=move || !twice.get()>{form::field(self.form, "second_day", "And the other day", "number", self.second)}</div>
                    </div>
                </div>
            </details>
        }
        .into_any()
    }
}
