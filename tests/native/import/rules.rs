//! What holds for every import: nothing twice, nothing lost, nothing lowered, a bad row alone, the person's correction last.

use std::sync::Arc;

use crate::support::import::{Applications, apply, check_again, day, fixture, import, import_into, lines, named, read, read_with};
use domain::application::progress::Stage;
use domain::application::{Application, Event, EventKind, Origin};
use domain::id::Id;
use exchange::applications::{Meaning, Target};
use exchange::dates::DateOrder;
use exchange::preview::Fate;
use onward::jobs::import::Question;

const LOG: &str = "Company,Role,Location,Applied on,Interview,Status,Notes\n\
    Fabrikam,Analyst,Lyon,2024-03-05,,Applied,\n\
    Fabrikam,Analyst,Lyon,2024-03-05,2024-03-12,Rejected,\n\
    Contoso,Engineer,Paris,2024-03-06,,Applied,first\n";

/// Edits the application for which `wanted` holds.
fn edit(all: &mut Applications, wanted: impl Fn(&Application) -> bool, change: impl Fn(&mut Application)) {
    let (id, mut application) = all.iter().find(|(_, a)| wanted(a)).map(|(id, a)| (id.clone(), a.as_ref().clone())).unwrap();
    change(&mut application);
    all.insert(id, application.into());
}

#[test]
fn the_same_file_again_changes_nothing_even_after_edits() {
    let mut all = import(LOG.as_bytes());
    assert_eq!(all.len(), 3);
    check_again(LOG.as_bytes(), &all);
    // Everything that names it is edited, something is taken away, something is added.
    edit(
        &mut all,
        |a| a.company == "Contoso",
        |a| {
            a.company = "Contoso Ltd".into();
            a.role = "Senior engineer".into();
            a.location.clear();
            a.url = "https://contoso.example".into();
            a.notes.clear();
            a.timeline.clear();
            a.timeline.insert(Id::new("mine"), Event::on(EventKind::Offer, day("2024-04-01")));
        },
    );
    check_again(LOG.as_bytes(), &all);
    // The other order of rows is still the same rows.
    let mut lines: Vec<&str> = LOG.lines().collect();
    lines[1..].reverse();
    check_again(lines.join("\n").as_bytes(), &all);
}

#[test]
fn a_later_version_of_the_file_adds_what_is_new() {
    let mut all = import(LOG.as_bytes());
    let ids: Vec<Id> = all.keys().cloned().collect();
    let later =
        LOG.replace("2024-03-06,,Applied,first", "2024-03-06,2024-03-20,Offer,first") + "Northwind,Designer,,2024-03-21,,Applied,\n";
    let answer = import_into(later.as_bytes(), &mut all);
    assert_eq!((answer.counts.new, answer.counts.update, answer.counts.same), (1, 1, 2));
    assert_eq!(lines(named(&all, "Contoso")), ["? offer", "2024-03-06 applied", "2024-03-20 interview"]);
    assert!(ids.iter().all(|id| all.contains_key(id)));
    check_again(later.as_bytes(), &all);
    check_again(LOG.as_bytes(), &all);
}

#[test]
fn nothing_is_lowered_or_overwritten() {
    let mut all = import(LOG.as_bytes());
    edit(
        &mut all,
        |a| a.company == "Contoso",
        |a| {
            a.role = "My own words".into();
            a.timeline.insert(Id::new("x"), Event::on(EventKind::Accepted, day("2024-05-01")));
        },
    );
    let changed = LOG.replace("Applied,first", "Rejected,second");
    let answer = import_into(changed.as_bytes(), &mut all);
    let application = named(&all, "Contoso");
    assert_eq!(application.stage(), Stage::Offer);
    assert_eq!(application.role, "My own words");
    assert_eq!(application.notes, "first\nsecond");
    assert_eq!(lines(application), ["2024-03-06 applied", "2024-05-01 accepted"]);
    let row = answer.preview.rows.iter().find(|r| r.row == 4).unwrap();
    assert_eq!(row.fate, Fate::Update("Adds notes.".into()));
    assert!(row.remarks[0].contains("“My own words” was kept"), "{:?}", row.remarks);
    check_again(changed.as_bytes(), &all);
}

#[test]
fn what_was_typed_in_is_met_by_its_content() {
    let mut all = Applications::new();
    let mut typed = Application { company: "CONTOSO".into(), role: "engineer".into(), location: "Paris".into(), ..Application::default() };
    typed.timeline.insert(Id::new("e"), Event::undated(EventKind::Applied));
    all.insert(Id::new("typed"), Arc::new(typed));
    // A sample record is never taken for the person's own.
    let sample = Application { company: "Fabrikam".into(), role: "Analyst".into(), location: "Lyon".into(), ..Application::default() };
    all.insert(Id::new("sample-1"), Arc::new(sample));
    let answer = import_into(LOG.as_bytes(), &mut all);
    assert_eq!((answer.counts.new, answer.counts.update), (2, 1));
    assert_eq!(lines(all.get(&Id::new("typed")).unwrap()), ["2024-03-06 applied"]);
    assert_eq!(all.len(), 4);
    check_again(LOG.as_bytes(), &all);
}

#[test]
fn real_duplicates_stay_separate() {
    let twice = "Company,Role,Applied on\nFabrikam,Analyst,2024-03-05\nFabrikam,Analyst,2024-03-05\nFabrikam,Analyst,2024-03-05\n";
    let mut all = import(twice.as_bytes());
    assert_eq!(all.len(), 3);
    check_again(twice.as_bytes(), &all);
    // One more such row is one more application.
    let answer = import_into(format!("{twice}Fabrikam,Analyst,2024-03-05\n").as_bytes(), &mut all);
    assert_eq!((answer.counts.new, answer.counts.same), (1, 3));
}

#[test]
fn a_bad_row_costs_itself_alone() {
    let bytes = fixture("traps.csv");
    let mut all = Applications::new();
    let answer = import_into(&bytes, &mut all);
    let told: Vec<(usize, String)> = answer
        .preview
        .rows
        .iter()
        .map(|row| {
            let word = match &row.fate {
                Fate::New => format!("new {}", row.title),
                Fate::Unreadable(reason) => reason.clone(),
                other => format!("{other:?}"),
            };
            (row.row, word)
        })
        .collect();
    let expected = [
        (2, "new Fabrikam · Analyst"),
        (3, "It has 2 of 6 cells, so it is not sure which is which."),
        (4, "A quotation mark opens in this row and does not close."),
        (5, "new Adatum · Writer"),
        (7, "It names neither a company nor a role."),
        (8, "new Proseware · Tester"),
        (9, "new Litware · Cook, with stars"),
        (10, "new Tailspin · Pilot\nand more"),
        (11, "new Wingtip · Smith"),
        (12, "A quotation mark opens in this row and does not close."),
    ];
    let expected: Vec<(usize, String)> = expected.into_iter().map(|(row, text)| (row, text.to_owned())).collect();
    assert_eq!(told, expected);
    assert_eq!(named(&all, "Fabrikam").notes, "Salary: 50k");
    assert_eq!(named(&all, "Wingtip").notes, "Status: On the moon");
    let proseware = named(&all, "Proseware");
    assert_eq!(proseware.notes, "Applied on: 2024-02-31\nLink: javascript:alert(1)");
    assert_eq!((lines(proseware), proseware.url.as_str()), (vec!["? applied".to_owned()], ""));
    check_again(&bytes, &all);
}

#[test]
fn an_open_date_order_is_asked() {
    let bytes = fixture("open-dates.csv");
    let answer = read(&bytes, &Applications::new());
    assert_eq!(
        answer.questions,
        [Question::DateOrder { example: "03/04/2023".into(), day_first: day("2023-04-03"), month_first: day("2023-03-04") }]
    );
    assert!(answer.change.is_none(), "nothing is imported before the answer");
    let mut mapping = answer.mapping;
    mapping.dates = Some(DateOrder::MonthFirst);
    let answer = read_with(&bytes, &Applications::new(), Some(mapping));
    assert!(answer.questions.is_empty());
    let mut all = Applications::new();
    apply(&mut all, &answer.change.unwrap().read().unwrap());
    assert_eq!(lines(named(&all, "Contoso")), ["2023-05-06 applied"]);
    // One date that can only be read one way decides for all of them.
    let decided = String::from_utf8(bytes).unwrap() + "Northwind,Designer,13/04/2023,\n";
    assert_eq!(lines(named(&import(decided.as_bytes()), "Contoso")), ["2023-06-05 applied"]);
    // And so does a day that would lie ahead: today is 22 November 2026.
    let ahead = b"Company,Role,Date applied\nFabrikam,Analyst,10/12/2026\n";
    assert_eq!(lines(named(&import(ahead), "Fabrikam")), ["2026-10-12 applied"]);
}

#[test]
fn the_person_corrects_the_mapping() {
    let text = b"Eins,Zwei,Drei,Vier,Sechs\nFabrikam,Alpha,2024-03-05,moonlit,Tante\nContoso,Beta,2024-03-06,moonlit,Netz\n";
    let answer = read(text, &Applications::new());
    assert_eq!(answer.questions, [Question::NoCompanyOrRole]);
    assert!(answer.change.is_none());
    let mut mapping = answer.mapping;
    mapping.columns = vec![Target::Company, Target::Role, Target::AppliedOn, Target::Status, Target::Channel];
    mapping.statuses.insert("moonlit".into(), Meaning::Interview);
    mapping.origins.insert("Tante".into(), Origin::Referral);
    mapping.skip.insert(3);
    let answer = read_with(text, &Applications::new(), Some(mapping));
    assert_eq!((answer.counts.new, answer.counts.skipped), (1, 1));
    let mut all = Applications::new();
    apply(&mut all, &answer.change.unwrap().read().unwrap());
    assert_eq!(lines(named(&all, "Fabrikam")), ["? interview", "2024-03-05 applied"]);
    assert_eq!(named(&all, "Fabrikam").origin, Origin::Referral);
}

#[test]
fn an_end_without_a_day_stays_the_end() {
    let all = import(b"Company,Role,Applied on,Interview,Status\nFabrikam,Analyst,2024-03-05,2024-03-12,Rejected\n");
    let application = named(&all, "Fabrikam");
    assert_eq!(lines(application), ["2024-03-05 applied", "2024-03-12 interview", "2024-03-12 rejected"]);
    assert!(application.events()[2].note.contains("no day"));
}

#[test]
fn yes_and_no_in_stage_columns() {
    let all = import(
        b"Company,Role,Applied on,Phone call,Interview,Offer\nFabrikam,Analyst,2024-03-05,yes,x,no\nContoso,Cook,2024-03-05,no,,no\n",
    );
    assert_eq!(lines(named(&all, "Fabrikam")), ["? screen", "? interview", "2024-03-05 applied"]);
    assert_eq!(lines(named(&all, "Contoso")), ["2024-03-05 applied"]);
}

#[test]
fn an_end_without_a_day_ends_what_stands_here() {
    let mut all = import(b"Company,Role,Applied on\nFabrikam,Analyst,2024-03-05\n");
    edit(
        &mut all,
        |_| true,
        |a| {
            a.timeline.insert(Id::new("mine"), Event::on(EventKind::interview(), day("2024-04-01")));
        },
    );
    let later = b"Company,Role,Applied on,Status\nFabrikam,Analyst,2024-03-05,Rejected\n";
    import_into(later, &mut all);
    assert_eq!(lines(named(&all, "Fabrikam")), ["2024-03-05 applied", "2024-04-01 interview", "2024-04-01 rejected"]);
    check_again(later, &all);
}
