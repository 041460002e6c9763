//! Fields that several of these screens have: a text of a record, a day, a line that adds something by name.

use chrono::NaiveDate;
use leptos::prelude::*;

use crate::components::form::{Binding, Form, Input, TextField};
use domain::id::Id;
use domain::problem::Problem;
use store::refused::Refused;

/// A text of several lines.
pub fn area(id: impl Into<String>, label: &'static str, hint: &'static str, text: Binding) -> AnyView {
    TextField::new(id, label, Input::Area).hint(hint).bound(text)
}

/// A text of one line.
pub fn line(id: impl Into<String>, label: &'static str, text: Binding) -> AnyView {
    TextField::new(id, label, Input::Line).bound(text)
}

/// A day as its field gives it, `field` being its name in the record.
///
/// # Errors
/// Where the text is no day.
pub fn parse_day(text: &str, field: &'static str) -> Result<Option<NaiveDate>, Problem> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(None);
    }
    text.parse().map(Some).map_err(|_| Problem::new(field, "This is not a date. Write it as year-month-day, like 2027-01-31."))
}

/// A day as its field takes it.
pub fn day_text(day: Option<NaiveDate>) -> String {
    day.map(|day| day.to_string()).unwrap_or_default()
}

/// A line that adds something by name, with Enter or the button, to a list or to the record `of`. What is typed is a draft until it was added; a refusal is
/// shown below it.
pub fn add_line(
    id: &'static str,
    of: Option<&Id>,
    label: &'static str,
    button: &'static str,
    add: impl Fn(String) -> Result<(), Refused> + 'static,
) -> AnyView {
    let form = Form::new(of.map_or_else(|| format!("reflect/{id}"), |of| format!("reflect/{id}/{of}")));
    let text = form.text("text", "");
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let typed = text.get_untracked().trim().to_owned();
        if typed.is_empty() {
            return;
        }
        match add(typed) {
            Ok(()) => {
                form.clear();
                text.set(String::new());
            }
            Err(refused) => form.refuse(Problem::new("", refused.to_string())),
        }
    };
    view! {
        <form class="bar add-line" on:submit=submit>
            {TextField::new(id, label, Input::Line).bare().placeholder(label).problem(form.problem("")).value(text)}
            <button class="btn" type="submit">{button}</button>
        </form>
    }
    .into_any()
}
