//! Gaps counted over postings, feedback and reflections: the same thing named in three places is one gap, told by the same terms that postings are read by.
//!
//! In a posting only what the person ticked as not true of them is a gap: what is merely missing in the résumé is the résumé's. In feedback and reflections,
//! what is about skills.

use crate::dictionary::Dictionary;
use crate::id::Id;
use crate::model::Model;
use crate::postings::tailoring::Index;
use crate::postings::terms::{Term, terms};
use crate::postings::{Posting, TermMark};
use crate::reflection::Theme;
use crate::sort_compact::SortCompact;

/// Older postings say little about what is asked for now, and each has to be unpacked and read.
const MOST_POSTINGS: usize = 40;

/// One gap.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gap {
    /// As terms are compared.
    pub key: String,
    /// As it was written.
    pub name: String,
    /// How many postings ask for it.
    pub postings: usize,
    /// How many pieces of feedback name it.
    pub clues: usize,
    /// How many insights of reflections name it.
    pub insights: usize,
    /// The plan for it, where there is one.
    pub planned: Option<Id>,
}

impl Gap {
    /// In all.
    pub fn count(&self) -> usize {
        self.postings + self.clues + self.insights
    }
}

/// Every gap, what was named most often first.
pub fn gaps(model: &Model) -> Vec<Gap> {
    let mut found = Dictionary::default();
    let mut note = |term: Term, count: fn(&mut Gap) -> &mut usize| {
        let blank = Gap { key: term.key.clone(), name: term.text, postings: 0, clues: 0, insights: 0, planned: None };
        *count(found.at(&term.key, blank)) += 1;
    };
    let mut postings: Vec<(&Id, &Posting)> = model
        .postings
        .iter()
        .map(|(id, posting)| (id, posting.as_ref()))
        .filter(|(_, posting)| not_mine(posting).next().is_some())
        .collect();
    postings.sort_compact_by(|a, b| (b.1.saved_on, a.0).cmp(&(a.1.saved_on, b.0)));
    for (_, posting) in postings.into_iter().take(MOST_POSTINGS) {
        let all = posting.text().map(|text| terms(&text)).unwrap_or_default();
        for key in not_mine(posting) {
            // The posting's own spelling, where it can still be read.
            let term = all.iter().find(|term| term.key == *key).cloned().unwrap_or_else(|| Term { key: key.clone(), text: key.clone() });
            note(term, |gap| &mut gap.postings);
        }
    }
    for clue in model.clues.values().filter(|clue| clue.theme == Some(Theme::Skills)) {
        for term in terms(&clue.text) {
            note(term, |gap| &mut gap.clues);
        }
    }
    let insights = model.reflections.values().flat_map(|reflection| reflection.insights.values());
    for insight in insights.filter(|insight| insight.theme == Some(Theme::Skills)) {
        for term in terms(&insight.text) {
            note(term, |gap| &mut gap.insights);
        }
    }
    let plans: Vec<(&Id, Index)> = model.skills.iter().map(|(id, skill)| (id, Index::of(&skill.name))).collect();
    let mut all: Vec<Gap> = found.into_values();
    for gap in &mut all {
        let term = Term { key: gap.key.clone(), text: gap.name.clone() };
        gap.planned = plans.iter().find(|(_, name)| name.has(&term)).map(|(id, _)| (*id).clone());
    }
    all.sort_compact_by(|a, b| (b.count(), &a.key).cmp(&(a.count(), &b.key)));
    all
}

fn not_mine(posting: &Posting) -> impl Iterator<Item = &String> {
    posting.marks.iter().filter(|(_, mark)| **mark == TermMark::NotMine).map(|(key, _)| key)
}
