//! A reflection, or all of them, as one readable Markdown document: to keep, to print, or to take to a coach. Journals only where asked for;
//! people and their numbers never. What the person wrote is shown as written: nothing in it can become a heading, a link or a tag.
//!
//! Not here: a backup. Nothing is read back from this.

use domain::letter_case::SmallLetters;
use std::fmt::Write;

use chrono::NaiveDate;

use domain::actions::{Action, ActionState, Helped, if_then};
use domain::date_style::{DateForm, DateStyle};
use domain::id::Id;
use domain::model::Model;
use domain::questions::prep::PrepSheet;
use domain::questions::{Question, StarPart};
use domain::reflection::{Clue, ClueForm, Influence, Reflection, Theme, feelings};
use domain::sort_compact::SortCompact;

/// What goes in beside the reflections.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Parts {
    /// The journal: moods, good things, writing.
    pub journal: bool,
}

/// One reflection; `None` where there is none of that id.
pub fn one(model: &Model, id: &Id, days: DateStyle) -> Option<String> {
    let reflection = model.reflections.get(id)?;
    let mut page = Page::new(days.form);
    page.reflection(model, id, reflection, 1, days.today);
    Some(page.text)
}

/// Everything: reflections from the first to the last, then what belongs to none of them.
pub fn all(model: &Model, parts: Parts, days: DateStyle) -> String {
    let mut page = Page::new(days.form);
    page.heading(1, "Reflections");
    page.line(&format!("As of {}.", page.date(days.today)));
    let mut reflections: Vec<_> = model.reflections.iter().collect();
    reflections.sort_compact_by_key(|(id, r)| (r.started_on, *id));
    if reflections.is_empty() {
        page.line("No reflection was written yet.");
    }
    for (id, reflection) in reflections {
        page.reflection(model, id, reflection, 2, days.today);
    }
    let known = |id: &Option<Id>| id.as_ref().is_some_and(|id| model.reflections.contains_key(id));
    page.group("Other questions", model.questions.values().filter(|q| !known(&q.reflection)), |page, q| page.question(q));
    page.group("Other clues", model.clues.values().filter(|c| !known(&c.reflection)), |page, c| page.clue(c));
    page.group("Other next steps", model.actions.values().filter(|a| !known(&a.reflection)), |page, a| page.action(a, days.today));
    page.group("Setbacks, with an answer prepared", model.setbacks.values(), |page, s| {
        page.item(&if_then(&s.when, &s.then));
    });
    if parts.journal {
        page.journal(model);
    }
    page.text
}

/// The sheet before an interview.
pub fn prep_sheet(sheet: &PrepSheet, form: DateForm) -> String {
    let mut page = Page::new(form);
    let name = if sheet.company.trim().is_empty() { &sheet.role } else { &sheet.company };
    page.heading(1, name);
    let time = sheet.time.map(|t| format!(", {}", t.format("%H:%M"))).unwrap_or_default();
    page.line(&format!("{}{time}", page.date(sheet.on)));
    for (label, text) in [("Role", &sheet.role), ("With", &sheet.with), ("Where", &sheet.location), ("Note", &sheet.note)] {
        page.field(label, text);
    }
    page.group("Questions", sheet.questions.iter(), Page::question);
    page.group("If something goes wrong", sheet.setbacks.iter(), |page, (when, then)| {
        page.item(&if_then(when, then));
    });
    page.group("To ask them", sheet.to_ask.iter(), |page, text| page.item(text));
    page.text
}

/// The document as it grows.
struct Page {
    text: String,
    form: DateForm,
}

impl Page {
    fn new(form: DateForm) -> Self {
        Self { text: String::new(), form }
    }

    fn date(&self, day: NaiveDate) -> String {
        self.form.full_day(day)
    }

    fn heading(&mut self, level: usize, text: &str) {
        if !self.text.is_empty() {
            self.text.push('\n');
        }
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        let _ = writeln!(self.text, "{} {}", "#".repeat(level.clamp(1, 6)), plain(&text));
    }

    /// Words of ours.
    fn line(&mut self, text: &str) {
        let _ = writeln!(self.text, "\n{text}");
    }

    /// Words of the person under a label; left out where empty.
    fn field(&mut self, label: &str, text: &str) {
        if !text.trim().is_empty() {
            let _ = writeln!(self.text, "\n**{label}**\n\n{}", plain(text.trim()));
        }
    }

    fn item(&mut self, text: &str) {
        if !text.trim().is_empty() {
            let _ = writeln!(self.text, "- {}", plain(text.trim()).replace("  \n", "  \n  ").replace("\n\n", "\n\n  "));
        }
    }

    /// A heading with its entries; nothing where there are none.
    fn group<T>(&mut self, title: &str, entries: impl Iterator<Item = T>, mut each: impl FnMut(&mut Self, T)) {
        let mut inner = Self::new(self.form);
        entries.for_each(|entry| each(&mut inner, entry));
        if !inner.text.is_empty() {
            self.heading(3, title);
            let _ = write!(self.text, "\n{}", inner.text.trim_start_matches('\n'));
        }
    }

    fn reflection(&mut self, model: &Model, id: &Id, r: &Reflection, level: usize, today: NaiveDate) {
        self.heading(level, &r.about.title());
        let role = if r.about.company.trim().is_empty() || r.about.role.trim().is_empty() {
            String::new()
        } else {
            format!("{}. ", plain(r.about.role.trim()))
        };
        let days = match r.finished_on {
            None => format!("Begun on {}, still open", self.date(r.started_on)),
            Some(day) if day == r.started_on => format!("Written on {}", self.date(day)),
            Some(day) => format!("Begun on {}, finished on {}", self.date(r.started_on), self.date(day)),
        };
        self.line(&format!("{role}{days}."));
        let mine = |of: &Option<Id>| of.as_ref() == Some(id);

        self.feelings("How it felt", r.before_words.values(), r.before_strength, &r.before_line);
        for (label, text) in [
            ("What was meant to happen", &r.meant),
            ("What happened", &r.happened),
            ("What went well", &r.went_well),
            ("What differed", &r.differed),
        ] {
            self.field(label, text);
        }
        self.group("Hard questions", model.questions.values().filter(|q| mine(&q.reflection)), |page, q| page.question(q));
        self.group("Feedback", model.clues.values().filter(|c| mine(&c.reflection)), |page, c| page.clue(c));
        for request in model.feedback_requests.values().filter(|f| mine(&f.reflection)) {
            let days = [
                ("asked", request.asked_on),
                ("followed up", request.followed_up_on),
                ("answered", request.answered_on),
                ("closed", request.closed_on),
            ];
            let told: Vec<String> = days.iter().filter_map(|(what, day)| day.map(|day| format!("{what} on {}", self.date(day)))).collect();
            if !told.is_empty() {
                self.line(&format!("Feedback: {}.", told.join(", ")));
            }
        }
        for (label, text) in [
            ("To a friend", &r.friend),
            ("The thought", &r.thought),
            ("What speaks for it", &r.evidence_for),
            ("What speaks against it", &r.evidence_against),
            ("A fairer thought", &r.fairer_thought),
        ] {
            self.field(label, text);
        }
        if let Some(strength) = r.thought_strength {
            self.line(&format!("The feeling after that: {strength} of 10."));
        }
        self.group("What I take from it", r.insights.values(), |page, insight| {
            let mut text = insight.text.trim().to_owned();
            let tags: Vec<&str> = insight.theme.map(Theme::name).into_iter().chain(insight.influence.map(Influence::name)).collect();
            if !text.is_empty() && !tags.is_empty() {
                let _ = write!(text, " ({})", tags.join("; "));
            }
            page.item(&text);
        });
        self.group("Next", model.actions.values().filter(|a| mine(&a.reflection)), |page, a| page.action(a, today));
        self.feelings("How it feels at the end", r.after_words.values(), r.after_strength, &r.after_line);
        self.field("Thankful for", &r.thankful);
        self.field("To tell", &r.tell);
    }

    fn feelings<'a>(&mut self, label: &str, words: impl Iterator<Item = &'a String>, strength: Option<u8>, line: &str) {
        let mut parts: Vec<String> = words.map(|word| word.trim().to_owned()).filter(|word| !word.is_empty()).collect();
        if let Some(strength) = strength {
            parts.push(format!("{strength} of 10, {}", feelings::strength_label(strength)));
        }
        let mut text = parts.join(", ");
        if !line.trim().is_empty() {
            text = if text.is_empty() { line.trim().to_owned() } else { format!("{text}\n{}", line.trim()) };
        }
        self.field(label, &text);
    }

    fn question(&mut self, question: &Question) {
        if question.text.trim().is_empty() && !question.has_answer() {
            return;
        }
        let title = if question.text.trim().is_empty() { "A question" } else { question.text.trim() };
        self.item(title);
        if !question.said.trim().is_empty() {
            self.item_under("I said", &question.said);
        }
        for part in StarPart::ALL {
            self.item_under(part.name(), question.part(part));
        }
    }

    fn item_under(&mut self, label: &str, text: &str) {
        if !text.trim().is_empty() {
            let _ = writeln!(self.text, "  - {label}: {}", plain(text.trim()).replace('\n', "\n    "));
        }
    }

    fn clue(&mut self, clue: &Clue) {
        let text = clue.text.trim();
        if text.is_empty() {
            return;
        }
        let quoted = clue.form == ClueForm::Quoted && !text.starts_with(['“', '"', '«', '„']);
        let mut line = if quoted { format!("“{text}”") } else { text.to_owned() };
        let mut tags: Vec<String> = Vec::new();
        if clue.reflection.is_none() && !clue.about.is_general() {
            tags.push(clue.about.title());
        }
        tags.extend(clue.theme.map(|t| t.name().to_owned()));
        tags.extend(clue.influence.map(|i| i.name().to_owned()));
        if !tags.is_empty() {
            let _ = write!(line, " ({})", tags.join("; "));
        }
        self.item(&line);
    }

    fn action(&mut self, action: &Action, today: NaiveDate) {
        let mut line = action.sentence();
        if line.is_empty() {
            return;
        }
        let state = match (action.state(today), action.done_on, action.due) {
            (ActionState::Dropped, ..) => "let go".to_owned(),
            (_, Some(day), _) => format!("done on {}", self.date(day)),
            (_, None, Some(day)) => format!("by {}", self.date(day)),
            _ => "open".to_owned(),
        };
        let helped = action.helped.map(Helped::name).map(|words| format!("; {}", words.small_letters())).unwrap_or_default();
        let _ = write!(line, " ({state}{helped})");
        self.item(&line);
        self.item_under("What changed", &action.outcome);
    }

    fn journal(&mut self, model: &Model) {
        let mut entries: Vec<_> = model.diary.values().filter(|entry| !entry.is_empty()).collect();
        if entries.is_empty() {
            return;
        }
        entries.sort_compact_by_key(|entry| (entry.on, entry.at));
        self.heading(2, "Journal");
        for entry in entries {
            self.heading(3, &self.date(entry.on));
            if let Some(mood) = entry.mood {
                self.line(&format!("Mood: {}.", mood.name().small_letters()));
            }
            if !entry.good_things().is_empty() {
                self.text.push('\n');
                entry.good_things().iter().for_each(|thing| self.item(thing));
            }
            if !entry.writing.trim().is_empty() {
                self.line(&plain(entry.writing.trim()));
            }
        }
    }
}

/// The person's text so that Markdown shows it as it is: signs that mean something are escaped, line ends are kept.
fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 16);
    for (n, line) in text.lines().enumerate() {
        if n > 0 {
            // Two spaces are a line end within a paragraph; an empty line ends it.
            out.push_str(if line.trim().is_empty() || out.ends_with('\n') { "\n" } else { "  \n" });
        }
        let line = line.trim();
        let numbered = line.trim_start_matches(|c: char| c.is_ascii_digit());
        let digits = line.len() - numbered.len();
        for (at, sign) in line.char_indices() {
            let begins = at == 0 && matches!(sign, '#' | '-' | '+' | '=' | '~');
            let number = digits > 0 && at == digits && matches!(sign, '.' | ')');
            if begins || number || matches!(sign, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '&') {
                out.push('\\');
            }
            out.push(sign);
        }
    }
    out
}
