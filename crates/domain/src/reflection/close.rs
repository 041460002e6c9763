//! The end of a reflection: a name given there is a person, the thankful line is in the diary, and what follows is tomorrow.

use crate::letter_case::SmallLetters;
use chrono::NaiveDate;

use super::Reflection;
use crate::actions::{Action, ActionState};
use crate::change::{Change, Edit};
use crate::diary::DiaryEntry;
use crate::id::Id;
use crate::model::Model;
use crate::people::Person;
use crate::sort_compact::SortCompact;

/// The longest text that is taken for a name; a longer one is a note and stays one.
const LONGEST_NAME: usize = 60;

/// Finishes a reflection. `None` where it is gone.
pub fn finish(model: &Model, id: &Id, today: NaiveDate, mut new_id: impl FnMut() -> Id) -> Option<Change> {
    let before = model.reflections.get(id)?;
    let mut after = before.as_ref().clone();
    after.finished_on = Some(today);
    let mut edits = Vec::new();
    if let Some(name) = name_to_tell(&after) {
        let known = model.people.iter().find(|(_, person)| person.name.trim().small_letters() == name.small_letters());
        let person = known.map_or_else(
            || {
                let id = new_id();
                edits.push(Edit::add(
                    id.clone(),
                    Person { name: name.to_owned(), circle: true, added_on: Some(today), ..Person::default() },
                ));
                id
            },
            |(id, _)| id.clone(),
        );
        after.tell_person = Some(person);
    }
    edits.extend(thankful_entry(model, after.thankful.trim(), today, new_id));
    edits.insert(0, Edit::update(id.clone(), before, after));
    Some(Change::many("Reflection saved", edits))
}

/// The name typed at the end, where nobody was picked.
fn name_to_tell(reflection: &Reflection) -> Option<&str> {
    let name = reflection.tell.trim();
    let is_name = !name.is_empty() && !name.contains('\n') && name.chars().count() <= LONGEST_NAME && name.chars().any(char::is_alphabetic);
    (is_name && reflection.tell_person.is_none()).then_some(name)
}

/// The line in the day's entry of the diary, in its first free place; nothing where it is there already.
fn thankful_entry(model: &Model, line: &str, today: NaiveDate, mut new_id: impl FnMut() -> Id) -> Option<Edit> {
    if line.is_empty() || model.diary.values().any(|entry| entry.good_things().contains(&line)) {
        return None;
    }
    let free = |entry: &DiaryEntry| entry.good_things().len() < 3;
    let of_day = model.diary.iter().filter(|(_, entry)| entry.on == today && entry.writing.trim().is_empty() && free(entry));
    let Some((id, before)) = of_day.max_by_key(|(id, entry)| (entry.at, *id)) else {
        return Some(Edit::add(new_id(), DiaryEntry { on: today, good_one: line.to_owned(), ..DiaryEntry::default() }));
    };
    let mut after = before.as_ref().clone();
    let place = [&mut after.good_one, &mut after.good_two, &mut after.good_three].into_iter().find(|text| text.trim().is_empty())?;
    line.clone_into(place);
    Some(Edit::update(id.clone(), before, after))
}

/// The steps planned for a day, in the order in which Today shows them: what is due by then and not done.
pub fn steps_on(model: &Model, day: NaiveDate) -> Vec<(Id, &Action)> {
    let due = |action: &Action| action.done_on.is_none() && action.state(day) == ActionState::Due && !action.sentence().is_empty();
    let mut steps: Vec<_> = model.actions.iter().filter(|(_, a)| due(a)).map(|(id, a)| (id.clone(), a.as_ref())).collect();
    steps.sort_compact_by(|(a_id, a), (b_id, b)| (a.due, a_id).cmp(&(b.due, b_id)));
    steps
}
