//! The mapping as it can be guessed from headings and from the shape of the cells. Only a guess: it is shown and can be corrected.

use chrono::{Datelike, NaiveDate};

use super::column_shape::{Shape, counts, counts_up, is_count, mostly_answers, mostly_told, names_days, shape, share, status_share};
use super::mapping::{Mapping, Meaning, Target};
use super::names::{both_in_one, by_names};
use super::phrases::days_written;
use super::telling::{is_history, outcome_share};
use super::writing::{sent_on, stated_order, turns, writing_of};
use super::{activities, formats, log, pairs, pay, status, vocabulary};
use crate::dates::{self, DateOrder, Decision};
use crate::kind::FileKind;
use crate::table::Table;
use crate::words::{fold, squash};
use domain::application::Origin;
use domain::dictionary::Dictionary;

/// How many different words of a column are listed at most.
const MAX_WORDS: usize = 200;

/// Guesses how to read a table.
pub fn guess(kind: FileKind, table: &Table, today: NaiveDate) -> Mapping {
    let columns = formats::fixed(kind, table).map_or_else(|| by_heading(table), |columns| with_own(columns, kind, table));
    let mut mapping = Mapping { columns, ..Mapping::default() };
    if matches!(kind, FileKind::LinkedInApplications | FileKind::LinkedInSavedJobs) {
        "LinkedIn".clone_into(&mut mapping.channel);
    }
    complete(&mut mapping, table, today);
    mapping
}

/// The columns of a tracker, and the days in those that it does not name: people add columns, and programs do from year to year.
fn with_own(mut columns: Vec<Target>, kind: FileKind, table: &Table) -> Vec<Target> {
    for (place, own) in by_heading(table).into_iter().enumerate() {
        let known = table.headers.get(place).is_none_or(|header| formats::knows(kind, header));
        let free = own == Target::AppliedOn || own.stage().is_some();
        if !known && free && (own.repeats() || !columns.contains(&own)) && columns.get(place) == Some(&Target::Labelled) {
            columns.splice(place..=place, [own]);
        }
    }
    columns
}

/// Fills in what follows from the columns: the date order where it is open and the dates decide it, the last day that one without a year can be, and
/// the words of status and channel that the mapping does not list yet.
pub fn complete(mapping: &mut Mapping, table: &Table, today: NaiveDate) {
    mapping.columns.resize(table.headers.len(), Target::Labelled);
    mapping.today = Some(today);
    if mapping.dates.is_none()
        && let Decision::Order(order) = decide(mapping, table, today)
    {
        mapping.dates = Some(order);
    }
    let end = |year: i32| NaiveDate::from_ymd_opt(year, 12, 31);
    mapping.until = mapping.year.filter(|_| yearless(mapping, table).is_some()).and_then(end).map(|end| end.min(today.max(before(end))));
    mapping.turns = turns(mapping, table).map(Box::new);
    mapping.paid_in = mapping.columns.iter().position(|target| *target == Target::Pay).and_then(|place| {
        let cells = table.rows.iter().filter_map(|row| row.cells.get(place)).map(String::as_str);
        pay::currency_of(cells, table.headers.get(place).map_or("", String::as_str), mapping.dollar)
    });
    let mut channels = Dictionary::default();
    for row in &table.rows {
        let writing = writing_of(mapping, row);
        for (cell, target) in row.cells.iter().zip(&mapping.columns) {
            let word = cell.trim();
            match target {
                Target::Status if !vocabulary::is_blank(word) && mapping.statuses.len() < MAX_WORDS => {
                    let word = status::status_word(word);
                    mapping.statuses.entry(word).or_insert_with_key(|word| status::read(word, writing).meaning());
                }
                Target::Channel
                    if mapping.origins.len() < MAX_WORDS && channels.insert(word, ()) && !mapping.origins.contains_key(word) =>
                {
                    let origin = vocabulary::origin(word);
                    if origin != Origin::Outbound {
                        mapping.origins.insert(word.to_owned(), origin);
                    }
                }
                _ => {}
            }
        }
    }
}

/// The first day of a year that has ended: a year to come has no last day yet.
fn before(end: NaiveDate) -> NaiveDate {
    end.with_ordinal(1).unwrap_or(end)
}

/// A day without its year in a mapped column of a row that has no other day to tell it, where there is one.
pub(super) fn yearless<'a>(mapping: &Mapping, table: &'a Table) -> Option<&'a str> {
    let rows = table.rows.iter().filter(|row| sent_on(mapping, row).is_none());
    let cells = rows.flat_map(|row| row.cells.iter().zip(&mapping.columns));
    let mut dated = cells.filter(|(_, target)| target.is_dated() || **target == Target::Status);
    dated.find_map(|(cell, target)| {
        if *target != Target::Status && dates::is_day(cell) {
            return dates::is_yearless(cell).then(|| cell.trim());
        }
        // A day with its year tells that of the others beside it.
        let (days, dated) = days_written(cell);
        days.into_iter().find(|_| !dated)
    })
}

/// The year to propose for days without one: one that the lines above the table name, else the one of its other days, else this one.
pub(super) fn propose_year(mapping: &Mapping, table: &Table, today: NaiveDate) -> i32 {
    let plausible = |year: &i32| (2000..=today.year() + 1).contains(year);
    let named = table.preamble.iter().chain(&table.headers).flat_map(|line| line.split(|c: char| !c.is_ascii_digit()));
    let named = named.filter(|word| word.len() == 4).filter_map(|word| word.parse::<i32>().ok()).find(plausible);
    let order = mapping.dates.unwrap_or(DateOrder::DayFirst);
    let dated = || {
        let cells = table.rows.iter().flat_map(|row| row.cells.iter().zip(&mapping.columns)).filter(|(_, target)| target.is_dated());
        cells.filter_map(|(cell, _)| dates::read(cell, order)).map(|when| when.date.year()).filter(|year| plausible(year)).max()
    };
    // The newest of days without a year is not to come.
    let past = || {
        let cells = table.rows.iter().flat_map(|row| row.cells.iter().zip(&mapping.columns)).filter(|(_, target)| target.is_dated());
        let writing = dates::Writing { order, until: Some(today) };
        cells.filter_map(|(cell, _)| dates::read_as(cell, writing)).map(|when| when.date.year()).filter(|year| plausible(year)).max()
    };
    named.or_else(dated).or_else(past).unwrap_or_else(|| today.year())
}

/// What all dates of the mapped columns say about their order. Where they can be read both ways, one way may still put what is past into the
/// future.
pub fn decide(mapping: &Mapping, table: &Table, today: NaiveDate) -> Decision {
    let cells = |wanted: fn(Target) -> bool| {
        table.rows.iter().flat_map(move |row| {
            row.cells.iter().zip(&mapping.columns).filter(move |(_, target)| wanted(**target)).map(|(cell, _)| cell.as_str())
        })
    };
    let words = |cell: &&str| !dates::is_date(cell);
    let said = cells(|target| target == Target::Status || target.stage().is_some()).filter(words).flat_map(|cell| days_written(cell).0);
    let decision = dates::decide(cells(Target::is_dated).chain(said));
    if !matches!(decision, Decision::Open(_)) {
        return decision;
    }
    if let Some(order) = stated_order(mapping, table) {
        return Decision::Order(order);
    }
    // Days that are no part of a timeline are written the same way.
    if let Decision::Order(order) = dates::decide(cells(|target| target.is_dated() || matches!(target, Target::Labelled | Target::Ignored)))
    {
        return Decision::Order(order);
    }
    let ahead = |order| {
        let past = |target| matches!(target, Target::AppliedOn | Target::SavedOn | Target::EndedOn | Target::StatusOn);
        cells(past).filter_map(|cell| dates::read(cell, order)).any(|when| when.date > today)
    };
    match (ahead(DateOrder::DayFirst), ahead(DateOrder::MonthFirst)) {
        (false, true) => Decision::Order(DateOrder::DayFirst),
        (true, false) => Decision::Order(DateOrder::MonthFirst),
        _ => decision,
    }
}

/// How a heading is understood, the surest way first.
#[derive(Clone, Copy)]
enum By {
    /// It is just the word.
    Word,
    /// It is, but for words that say that it is a day.
    Day,
    /// It holds the word.
    Held,
    /// It says what a status would say, over days or answers: "1. Gespräch".
    Phrase,
    /// It hardly says anything: "Where".
    Vague,
}

/// Any other table: exact headings first, then headings that hold a known word, then the shape of the cells alone.
fn by_heading(table: &Table) -> Vec<Target> {
    let shapes: Vec<Shape> = (0..table.headers.len()).map(|column| shape(table, column)).collect();
    let mut columns: Vec<Option<Target>> = vec![None; shapes.len()];
    pairs::set(table, &shapes, &mut columns);
    for by in [By::Word, By::Day, By::Held, By::Phrase, By::Vague] {
        for (place, header) in table.headers.iter().enumerate() {
            let Some(shape) = shapes.get(place).filter(|_| columns.get(place).is_some_and(Option::is_none)) else { continue };
            let told = |target: Target| match target {
                Target::Invited => mostly_answers(table, place),
                _ => mostly_told(table, place) || target == Target::InterviewedOn && matches!(by, By::Word) && counts(table, place),
            };
            // "Offer" with its ticks, "Offer date" with its days.
            let ticked = |target: Target| {
                let other = columns.iter().position(|column| *column == Some(target));
                let bare = |place: usize| table.headers.get(place).map(|header| vocabulary::bare_heading(header));
                let ticks = |other: &usize| shapes.get(*other) == Some(&Shape::Answers) && bare(*other) == bare(place);
                *shape == Shape::Dates && target.stage().is_some() && other.is_some_and(|other| ticks(&other))
            };
            // "When applied" over "early October" and a few days: it says itself what its days are.
            let says = |target: Target| target == Target::AppliedOn && matches!(by, By::Word) && names_days(table, place);
            let fits =
                |target: &Target| takes(*target, *shape, || told(*target) || says(*target)) && (free(&columns, *target) || ticked(*target));
            let found = match by {
                By::Word => {
                    // "Role / Type" has two names.
                    let names = std::iter::once(header.as_str()).chain(header.split('/').filter(|_| header.contains('/')));
                    let targets: Vec<Target> = names.flat_map(|name| vocabulary::heading(&squash(&fold(name)))).copied().collect();
                    // "Comment" is French for how it was found, and English for notes.
                    let found = |target: &Target| {
                        *target != Target::Channel || !targets.contains(&Target::Notes) || share(table, place, vocabulary::is_channel) >= 60
                    };
                    targets.iter().copied().find(|target| fits(target) && found(target))
                }
                By::Day if *shape == Shape::Dates => {
                    let targets = vocabulary::heading_of_days(header);
                    // "Datum des Ergebnisses" is the day of what the status says.
                    targets
                        .iter()
                        .copied()
                        .find(fits)
                        .or_else(|| targets.contains(&Target::Status).then_some(Target::StatusOn).filter(fits))
                }
                // "Days since last contact" names nobody.
                By::Held => vocabulary::heading_with(header)
                    .find(|target| fits(target) && (*target != Target::Contact || share(table, place, is_count) < 50)),
                By::Phrase if matches!(shape, Shape::Dates | Shape::Answers) => {
                    Some(formats::of_list(header)).filter(|target| *target != Target::Labelled).filter(fits)
                }
                By::Vague => {
                    // "Name" is the company's, unless it names kinds of work.
                    let work = |target: &Target| *target == Target::Company && share(table, place, vocabulary::is_role) >= 50;
                    let found = || vocabulary::vague_heading(header).iter().copied().filter(|target| fits(target));
                    found().find(|target| !work(target)).or_else(|| found().next())
                }
                By::Day | By::Phrase => None,
            };
            if let Some(target) = found {
                set(&mut columns, place, target);
            }
        }
    }
    // "Where" is the place, or where it was found.
    let places = |columns: &[Option<Target>]| columns.iter().rposition(|target| *target == Some(Target::Location));
    if free(&columns, Target::Channel)
        && let Some(place) = places(&columns).filter(|place| share(table, *place, vocabulary::is_channel) >= 60)
    {
        set(&mut columns, place, Target::Channel);
    }
    // "Type of contact" is a column for the notes in most lists.
    let open = |place: usize| columns.get(place) == Some(&Some(Target::Labelled));
    if let Some(place) = activities::column(table, &columns, open) {
        set(&mut columns, place, Target::Activity);
    }
    by_shape(table, &shapes, &mut columns);
    // How many interviews there were is told where their days are.
    let held = columns.iter().filter(|target| **target == Some(Target::InterviewedOn)).count();
    for place in (0..columns.len()).filter(|place| held > 2 && counts(table, *place)) {
        if columns.get(place) == Some(&Some(Target::InterviewedOn)) {
            set(&mut columns, place, Target::Labelled);
        }
    }
    day_of_result(table, &shapes, &mut columns);
    posting_closes(table, &mut columns);
    defaults(table, &shapes, &mut columns);
    log::set(table, &mut columns);
    both_in_one(table, &mut columns);
    by_names(table, &shapes, &mut columns);
    columns.into_iter().map(|target| target.unwrap_or(Target::Labelled)).collect()
}

/// "When, Result, Date": the first is the day it was sent, and the one right behind the result is that of the result.
fn day_of_result(table: &Table, shapes: &[Shape], columns: &mut [Option<Target>]) {
    let dates = |place: usize, columns: &[Option<Target>]| shapes.get(place) == Some(&Shape::Dates) && columns.get(place) == Some(&None);
    let sent = columns.iter().position(|target| *target == Some(Target::AppliedOn));
    // "Co dalej; Kiedy": the status was found by what is in it.
    // "Rückmeldung; am": what they answered is told in words, and the day stands behind it.
    let told = |place: &usize| shapes.get(*place) == Some(&Shape::Text) && columns.get(*place) == Some(&Some(Target::RepliedOn));
    let status = columns.iter().position(|target| *target == Some(Target::Status)).or_else(|| (0..columns.len()).find(told));
    if let Some(behind) = status.map(|place| place + 1).filter(|place| sent.is_some() && dates(*place, columns))
        && free(columns, Target::StatusOn)
    {
        return set(columns, behind, Target::StatusOn);
    }
    // "status, applied_date" says itself which day it is.
    let sends = |place: &usize| table.headers.get(*place).is_some_and(|header| formats::of_list(header) == Target::AppliedOn);
    let sent = sent.filter(|sent| !sends(sent));
    let Some(sent) = sent.filter(|sent| *sent > 1 && columns.get(sent - 1) == Some(&Some(Target::Status))) else { return };
    let earlier = (0..sent - 1).find(|place| dates(*place, columns));
    if let Some(earlier) = earlier.filter(|_| free(columns, Target::StatusOn)) {
        set(columns, earlier, Target::AppliedOn);
        set(columns, sent, Target::StatusOn);
    }
}

/// "Interview Date" with the same day in every row: what a form fills in by itself, and nobody has done that everywhere on one day.
fn defaults(table: &Table, shapes: &[Shape], columns: &mut [Option<Target>]) {
    let staged = |target: &Option<Target>| target.is_some_and(|target| target.stage().is_some() && target != Target::AppliedOn);
    let places: Vec<usize> = (0..shapes.len()).filter(|place| columns.get(*place).is_some_and(staged)).collect();
    for place in places.into_iter().filter(|place| shapes.get(*place) == Some(&Shape::Dates) && is_filled_in(table, *place)) {
        set(columns, place, Target::Labelled);
    }
}

/// From how many rows on one day in all of them is nobody's.
const MANY: usize = 5;

/// Whether a column has the same day in every row.
pub(super) fn is_filled_in(table: &Table, place: usize) -> bool {
    let mut cells = table.rows.iter().map(|row| row.cells.get(place).map_or("", |cell| cell.trim()));
    let first = cells.next().unwrap_or_default();
    table.rows.len() >= MANY && dates::is_day(first) && cells.all(|cell| cell == first)
}

/// "Closed" over a day in every row, also in those of what is still open: it is the day the posting closes.
fn posting_closes(table: &Table, columns: &mut [Option<Target>]) {
    let place = |target: Target| columns.iter().position(|column| *column == Some(target));
    let (Some(ended), Some(status)) = (place(Target::EndedOn), place(Target::Status)) else { return };
    let writing = dates::Writing { order: DateOrder::DayFirst, until: None };
    let (mut all, mut open) = (0_usize, 0_usize);
    for row in table.rows.iter().filter(|row| row.cells.get(ended).is_some_and(|cell| dates::is_day(cell))) {
        let meaning = status::read(&status::status_word(row.cells.get(status).map_or("", String::as_str)), writing).meaning();
        all += 1;
        open += usize::from(matches!(meaning, Meaning::Saved | Meaning::Applied | Meaning::Open | Meaning::Replied | Meaning::Offer));
    }
    if all > 2 && open * 3 > all {
        set(columns, ended, Target::Labelled);
    }
}

/// What the headings leave open, and everything where there are none.
fn by_shape(table: &Table, shapes: &[Shape], columns: &mut [Option<Target>]) {
    let unnamed = |place: usize| table.headers.get(place).is_none_or(|header| header.trim().is_empty());
    for (place, shape) in shapes.iter().enumerate() {
        if columns.get(place).is_some_and(Option::is_some) {
            continue;
        }
        let beside = place.checked_sub(1).and_then(|before| columns.get(before)) == Some(&Some(Target::Status));
        let target = match shape {
            Shape::Links => Target::Url,
            // "Applied, Status, Date": the day of the status.
            Shape::Dates if beside && columns.contains(&Some(Target::AppliedOn)) && free(columns, Target::StatusOn) => Target::StatusOn,
            Shape::Dates if unnamed(place) || !columns.contains(&Some(Target::StatusOn)) => Target::AppliedOn,
            Shape::Text if unnamed(place) && counts_up(table, place) => Target::Ignored,
            _ => continue,
        };
        if free(columns, target) {
            set(columns, place, target);
        }
    }
    let texts = |columns: &[Option<Target>]| -> Vec<usize> {
        let open = |place: &usize| shapes.get(*place) == Some(&Shape::Text) && columns.get(*place) == Some(&None);
        (0..shapes.len()).filter(open).collect()
    };
    if !columns.contains(&Some(Target::Status)) {
        // Where no column says how it went, the notes may.
        let notes = || (0..shapes.len()).filter(|place| columns.get(*place) == Some(&Some(Target::Notes))).collect::<Vec<_>>();
        let staged = columns.iter().flatten().any(|target| target.stage().is_some());
        // Columns of stages without one of the end leave the end to the notes.
        let ends = columns.iter().flatten().any(|target| target.stage().is_some_and(|kind| kind.is_ending()));
        let best = |places: Vec<usize>| {
            let filled =
                |place: usize| table.rows.iter().filter(|row| row.cells.get(place).is_some_and(|cell| !vocabulary::is_blank(cell))).count();
            let scored = places.into_iter().filter_map(|place| Some((status_share(table, place)?, place)));
            // One cell that says something is less than a column of them.
            scored.max_by_key(|(score, place)| ((*score).min(80), filled(*place), *score, std::cmp::Reverse(*place)))
        };
        // Under a heading that nobody knows are a person's own sentences, and under "Next steps" may be what has happened.
        let casual = |places: Vec<usize>, next: bool| {
            let shares = places.into_iter().filter_map(|place| Some((outcome_share(table, place, next)?, place)));
            shares.max_by_key(|(share, place)| (*share, std::cmp::Reverse(*place)))
        };
        let next = (0..shapes.len()).filter(|place| columns.get(*place) == Some(&Some(Target::NextAction)));
        let found = best(texts(columns)).or_else(|| casual(texts(columns), false)).or_else(|| casual(next.collect(), true));
        let found = found.or_else(|| if staged { None } else { best(notes()) });
        if let Some((_, place)) = found.or_else(|| if ends { None } else { casual(notes(), false) }) {
            set(columns, place, Target::Status);
        }
    }
    // Lines of a list, taken apart at their commas, tell one step in each column.
    for place in texts(columns).into_iter().filter(|place| unnamed(*place) && columns.contains(&Some(Target::Status))).collect::<Vec<_>>() {
        if status_share(table, place).is_some_and(|share| share >= 80) {
            set(columns, place, Target::Status);
        }
    }
    // A history in the notes tells more than a status without a day.
    if columns.contains(&Some(Target::Status)) && !columns.contains(&Some(Target::AppliedOn)) {
        for place in (0..shapes.len()).filter(|place| columns.get(*place) == Some(&Some(Target::Notes))).collect::<Vec<_>>() {
            if is_history(table, place) {
                set(columns, place, Target::Status);
            }
        }
    }
    if !columns.contains(&Some(Target::Channel)) {
        let places = texts(columns).into_iter().filter(|place| share(table, *place, vocabulary::is_channel) >= 60);
        if let Some(place) = places.min() {
            set(columns, place, Target::Channel);
        }
    }
    if !columns.contains(&Some(Target::Workplace)) {
        let places = texts(columns).into_iter().find(|place| share(table, *place, |cell| vocabulary::workplace(cell).is_some()) >= 60);
        if let Some(place) = places {
            set(columns, place, Target::Workplace);
        }
    }
    // Company and role by what is in them, and else in the usual order: the company first.
    for (target, holds) in [(Target::Company, vocabulary::is_company as fn(&str) -> bool), (Target::Role, vocabulary::is_role)] {
        if columns.contains(&Some(target)) {
            continue;
        }
        // "Type" over names of kinds of work is the role; a company's name says nothing about itself.
        let worded = |place: &usize| {
            let spare = matches!(columns.get(*place), Some(None | Some(Target::Labelled))) && shapes.get(*place) == Some(&Shape::Text);
            target == Target::Role && spare && share(table, *place, holds) >= 70
        };
        let open = texts(columns).into_iter().filter(|place| unnamed(*place)).chain((0..shapes.len()).filter(worded));
        let open: Vec<usize> = open.collect();
        let best = open.iter().copied().map(|place| (share(table, place, holds), place)).filter(|(score, _)| *score >= 50);
        let best = best.max_by_key(|(score, place)| (*score, std::cmp::Reverse(*place))).map(|(_, place)| place);
        let others = |place: &usize| target != Target::Company || share(table, *place, vocabulary::is_role) < 50;
        if let Some(place) = best.or_else(|| open.iter().copied().find(others)).or_else(|| open.first().copied()) {
            set(columns, place, target);
        }
    }
}

/// Whether cells of that shape can be that.
fn takes(target: Target, shape: Shape, told: impl Fn() -> bool) -> bool {
    match target {
        Target::Url => matches!(shape, Shape::Links | Shape::Blank),
        Target::AppliedOn => matches!(shape, Shape::Dates | Shape::Blank) || shape == Shape::Text && told(),
        Target::SavedOn | Target::StatusOn | Target::EndedOn | Target::RemindOn => matches!(shape, Shape::Dates | Shape::Blank),
        Target::Sent | Target::Tailored => shape == Shape::Answers,
        // Some of its cells hold a word of their own.
        Target::Invited => shape == Shape::Answers || shape == Shape::Text && told(),
        Target::Referral => matches!(shape, Shape::Answers | Shape::Text | Shape::Blank),
        Target::Archived => matches!(shape, Shape::Answers | Shape::Dates | Shape::Blank),
        _ if target.stage().is_some() => matches!(shape, Shape::Dates | Shape::Answers | Shape::Blank) || shape == Shape::Text && told(),
        Target::Workplace => !matches!(shape, Shape::Dates | Shape::Links),
        Target::Pay | Target::PayLow | Target::PayHigh => !matches!(shape, Shape::Dates | Shape::Links | Shape::Answers),
        Target::Notes | Target::Contact => shape != Shape::Dates,
        // The cells decide it, once all headings are known.
        Target::Activity => false,
        Target::Labelled | Target::Ignored => true,
        _ => !matches!(shape, Shape::Dates | Shape::Links | Shape::Answers),
    }
}

fn free(columns: &[Option<Target>], target: Target) -> bool {
    target.repeats() || !columns.contains(&Some(target))
}

fn set(columns: &mut [Option<Target>], place: usize, target: Target) {
    if let Some(column) = columns.get_mut(place) {
        *column = Some(target);
    }
}
