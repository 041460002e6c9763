//! Edits of reflections that touch other records too.

use crate::change::{Change, Edit};
use crate::id::Id;
use crate::model::Model;

/// Deletes a reflection together with the clues written in it, as one change. Its questions and next steps stay: they are records of
/// their own. `None` where there is none of that id.
pub fn deletion(model: &Model, id: &Id) -> Option<Change> {
    let reflection = model.reflections.get(id)?;
    let mut edits = vec![Edit::remove(id.clone(), reflection)];
    let clues = model.clues.iter().filter(|(_, clue)| clue.reflection.as_ref() == Some(id));
    edits.extend(clues.map(|(clue_id, clue)| Edit::remove(clue_id.clone(), clue)));
    Some(Change::many("Reflection deleted", edits))
}
