//! Headings that lists of applications have, in every language of the files: what tells a row of headings from other rows. Tables are taken apart by it, so
//! it knows none of them.

use super::mapping::Target;
use super::vocabulary;
use crate::dates;
use crate::words::{fold, squash};

/// What a cell says as a heading that is just a known word, or the word of a day.
fn meant(cell: &str) -> &'static [Target] {
    match vocabulary::heading(&squash(&fold(cell))) {
        [] => vocabulary::heading_of_days(cell),
        targets => targets,
    }
}

/// How many cells of a row are headings that lists of applications have; none where no company or role is among them, or where a cell is one of a
/// record.
pub(crate) fn known_headings(cells: &[String]) -> usize {
    let filled = || cells.iter().map(|cell| cell.trim()).filter(|cell| !cell.is_empty());
    if filled().any(|cell| cell.len() > 80 || dates::is_day(cell) || cell.contains("://")) {
        return 0;
    }
    let known = filled().filter(|cell| !meant(cell).is_empty()).count();
    let named = filled().any(|cell| meant(cell).iter().any(|target| target.names()));
    if named && known > 1 && known * 2 >= filled().count() { known } else { 0 }
}

/// Whether a heading says by itself that names of companies or roles stand beneath it, with nothing else in it.
pub fn is_heading_of_names(heading: &str) -> bool {
    meant(heading).iter().any(|target| target.names())
}

/// Whether a heading is one of links.
pub(crate) fn is_heading_of_links(heading: &str) -> bool {
    meant(heading).contains(&Target::Url)
}

/// Whether a heading is one of free text.
pub(crate) fn is_heading_of_text(heading: &str) -> bool {
    meant(heading).iter().any(|target| matches!(target, Target::Notes | Target::Status))
}

/// Whether hardly any other table than a list of applications has a column with that heading.
pub(crate) fn is_of_applications(heading: &str) -> bool {
    use Target::{AppliedOn, Company, InterviewedOn, Letter, OfferedOn, RejectedOn, Resume, Role};
    let held = || vocabulary::heading_with(heading).any(|target| matches!(target, Company | AppliedOn | InterviewedOn | OfferedOn));
    let exact = |target: &Target| matches!(target, Company | Role | AppliedOn | InterviewedOn | OfferedOn | RejectedOn | Resume | Letter);
    meant(heading).iter().any(exact) || held()
}
