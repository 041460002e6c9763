//! A text field: the label, the control, a hint, and what is wrong with it, tied together for screen readers. One function draws all of them.

use leptos::prelude::*;

use super::binding::{Binding, Lens};
use super::bound;
use super::state::Form;
use crate::components::live;

/// What kind of text a field takes; decides the control, and the keyboard on a phone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Input {
    /// One line.
    Line,
    /// Several lines.
    Area,
    /// Something to look for; cleared by the browser's own cross.
    Search,
    /// A web address.
    Url,
    /// A mail address.
    Email,
    /// A telephone number.
    Phone,
    /// A day.
    Date,
    /// A time of day.
    Time,
    /// A day with a time.
    DateTime,
    /// A whole number, typed as text: a number field of the browser loses what it cannot read.
    Number,
    /// An amount with decimals, typed as text.
    Amount,
    /// A passphrase, not shown while it is typed. Only over a value that is never kept.
    Passphrase,
}

impl Input {
    fn kind(self) -> &'static str {
        match self {
            Self::Line | Self::Area | Self::Number | Self::Amount => "text",
            Self::Search => "search",
            Self::Url => "url",
            Self::Email => "email",
            Self::Phone => "tel",
            Self::Date => "date",
            Self::Time => "time",
            Self::DateTime => "datetime-local",
            Self::Passphrase => "password",
        }
    }

    fn mode(self) -> Option<&'static str> {
        match self {
            Self::Amount => Some("decimal"),
            Self::Number => Some("numeric"),
            _ => None,
        }
    }
}

/// A text field to be drawn.
pub struct TextField {
    id: String,
    label: String,
    input: Input,
    hint: &'static str,
    placeholder: &'static str,
    list: Option<&'static str>,
    class: &'static str,
    rows: Option<&'static str>,
    length: Option<&'static str>,
    bare: bool,
    when_left: bool,
    field: &'static str,
    problem: Option<Signal<Option<String>>>,
    on_leave: Option<Callback<()>>,
}

impl TextField {
    /// A field; the id is its own in the page.
    pub fn new(id: impl Into<String>, label: impl Into<String>, input: Input) -> Self {
        Self {
            id: id.into(),
            label: label.into(),
            input,
            hint: "",
            placeholder: "",
            list: None,
            class: "field",
            rows: None,
            length: None,
            bare: false,
            when_left: false,
            field: "",
            problem: None,
            on_leave: None,
        }
    }

    pub(super) fn id(&self) -> &str {
        &self.id
    }

    /// A line below that explains.
    pub fn hint(self, hint: &'static str) -> Self {
        Self { hint, ..self }
    }

    /// An example, while the field is empty.
    pub fn placeholder(self, placeholder: &'static str) -> Self {
        Self { placeholder, ..self }
    }

    /// The id of a list of proposals.
    pub fn list(self, list: &'static str) -> Self {
        Self { list: Some(list), ..self }
    }

    /// The class of the box round label and control, in place of `field`.
    pub fn class(self, class: &'static str) -> Self {
        Self { class, ..self }
    }

    /// How many lines an area shows at first.
    pub fn rows(self, rows: &'static str) -> Self {
        Self { rows: Some(rows), ..self }
    }

    /// The most characters it takes.
    pub fn length(self, length: &'static str) -> Self {
        Self { length: Some(length), ..self }
    }

    /// The control alone, its label for screen readers only.
    pub fn bare(self) -> Self {
        Self { bare: true, ..self }
    }

    /// A bound value is written once the field is left, not key by key: half of a number is another number.
    pub fn when_left(self) -> Self {
        Self { when_left: true, ..self }
    }

    /// The field of the record, as a problem names it: what is wrong with it in that form is shown here.
    pub fn of(self, form: Form, field: &'static str) -> Self {
        Self { field, problem: Some(form.problem(field)), ..self }
    }

    /// What is wrong with it, from elsewhere.
    pub fn problem(self, problem: Signal<Option<String>>) -> Self {
        Self { problem: Some(problem), ..self }
    }

    /// Runs when the field was changed and is left.
    pub fn on_leave(self, run: impl Fn() + Send + Sync + 'static) -> Self {
        Self { on_leave: Some(Callback::new(move |()| run())), ..self }
    }

    /// Draws it over a value of a form.
    pub fn value(self, value: RwSignal<String>) -> AnyView {
        self.over(Signal::from(value), move |text| value.set(text))
    }

    /// Draws it over a text inside a value of a form, as `lens!(company)` names it.
    pub fn part<T: Send + Sync + 'static>(self, value: RwSignal<T>, lens: Lens<T>) -> AnyView {
        let shown = Signal::derive(move || value.with(|value| (lens.get)(value).to_owned()));
        self.over(shown, move |text| value.update(|value| *(lens.get_mut)(value) = text))
    }

    /// Draws it over a text that a form's value holds; `typed` puts a new one there.
    pub fn over(self, shown: Signal<String>, typed: impl Fn(String) + Send + Sync + 'static) -> AnyView {
        self.draw(Source::Held { shown, typed: Callback::new(typed) })
    }

    /// Draws it over a text of a record, which it is written to while it is typed.
    pub fn bound(self, binding: Binding) -> AnyView {
        let open = bound::open(self.id.clone(), binding, self.when_left);
        self.opened(open)
    }

    /// Draws it over a field that is open already.
    pub(super) fn opened(self, open: bound::Opened) -> AnyView {
        let field = Self { problem: Some(open.problem), ..self };
        field.draw(Source::Bound(open))
    }

    fn draw(self, source: Source) -> AnyView {
        let Self { id, label, input, hint, placeholder, list, class, rows, length, bare, field, problem, on_leave, .. } = self;
        let problem = problem.unwrap_or_else(|| Signal::stored(None));
        let (hint_id, error_id) = (format!("{id}-hint"), format!("{id}-error"));
        let described = {
            let (hint_id, error_id) = (hint_id.clone(), error_id.clone());
            move || match (problem.with(Option::is_some), hint.is_empty()) {
                (true, true) => Some(error_id.clone()),
                (true, false) => Some(format!("{hint_id} {error_id}")),
                (false, false) => Some(hint_id.clone()),
                (false, true) => None,
            }
        };
        let invalid = move || problem.with(Option::is_some).then_some("true");
        let of = source.clone();
        let shown = move || match &of {
            Source::Held { shown, .. } => shown.get(),
            // What comes in later is put into the element by `bound`, beside what is being typed.
            Source::Bound(open) => open.first.clone(),
        };
        let number = match &source {
            Source::Bound(open) => Some(open.number),
            Source::Held { .. } => None,
        };
        let typed = move |event: leptos::ev::Event| match &source {
            Source::Held { typed, .. } => typed.run(event_target_value(&event)),
            Source::Bound(open) => bound::typed(open.number, &event),
        };
        let left = move |_: leptos::ev::Event| {
            if let Some(number) = number {
                bound::left(number);
            }
            if let Some(run) = on_leave {
                run.run(());
            }
        };
        let field = (!field.is_empty()).then_some(field);
        let placeholder = (!placeholder.is_empty()).then_some(placeholder);
        let aria = bare.then(|| label.clone());
        let control = if input == Input::Area {
            view! {
                <textarea id=id.clone() dir="auto" rows=rows maxlength=length placeholder=placeholder aria-label=aria data-field=field
                    aria-invalid=invalid aria-describedby=described prop:value=shown on:input=typed on:change=left></textarea>
            }
            .into_any()
        } else {
            view! {
                <input id=id.clone() name=id.clone() type=input.kind() inputmode=input.mode() dir="auto" autocomplete="off" maxlength=length list=list
                    placeholder=placeholder aria-label=aria data-field=field aria-invalid=invalid aria-describedby=described
                    prop:value=shown on:input=typed on:change=left />
            }
            .into_any()
        };
        let below = view! {
            {(!hint.is_empty()).then(|| view! { <p class="hint" id=hint_id>{hint}</p> })}
            {live(move || problem.get().map(|sentence| view! { <p class="error" id=error_id.clone() role="alert">{sentence}</p> }))}
        };
        if bare {
            return view! { {control}{below} }.into_any();
        }
        view! { <div class=class><label for=id>{label}</label>{control}{below}</div> }.into_any()
    }
}

/// Where the text of a field is.
#[derive(Clone)]
enum Source {
    Held { shown: Signal<String>, typed: Callback<String> },
    Bound(bound::Opened),
}
