//! People from a file: taken in once, known again, nobody changed.

use std::collections::BTreeSet;
use std::sync::Arc;

use chrono::NaiveDate;
use domain::change::Change;
use domain::id::Id;
use domain::model::Model;
use domain::people::Person;
use domain::record::Table;
use exchange::contacts::{Contact, plan};
use exchange::preview::Counts;

fn contact(name: &str, company: &str, url: &str) -> Contact {
    Contact { name: name.into(), company: company.into(), url: url.into(), ..Contact::default() }
}

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 22).unwrap()
}

#[test]
fn once_in_known_again() {
    let mut model = Model::default();
    let ada = Person { name: "Ada Byron".into(), company: "Contoso".into(), ..Person::default() };
    model.people.insert(Id::new("ada"), Arc::new(ada.clone()));
    let found = [
        contact("Ada Byron", "contoso", ""),
        contact("Bo Chen", "Fabrikam", "https://example.com/in/bo"),
        contact("Bo Chen", "Fabrikam", "https://example.com/in/bo"),
        contact("Cy Diaz", "", ""),
    ];
    let left_out = BTreeSet::from([4]);
    let (preview, edits) = plan(&model.people, &found, &left_out, today());
    assert_eq!(preview.counts(), Counts { new: 1, same: 1, skipped: 2, ..Counts::default() });
    let change = Change::many("Import", edits);
    change.check().unwrap();
    for edit in change.edits {
        model.put(edit.id, edit.after.unwrap());
    }
    assert_eq!(**model.people.get(&Id::new("ada")).unwrap(), ada, "nobody who is here is changed");
    let bo = model.people.values().find(|person| person.name == "Bo Chen").unwrap();
    assert_eq!((bo.added_on, bo.nudge_after, bo.circle), (Some(today()), None, false));
    let (again, edits) = plan(&model.people, &found, &BTreeSet::new(), today());
    assert_eq!((again.counts().new, again.counts().same, edits.len()), (1, 3, 1), "only the one left out is new");
}

#[test]
fn renamed_here_is_still_known_by_the_page() {
    let bo = Person { name: "Bo".into(), link: "https://example.com/in/bo/".into(), ..Person::default() };
    let people = Table::from_iter([(Id::new("x"), Arc::new(bo))]);
    let (preview, edits) = plan(&people, &[contact("Bo Chen", "Fabrikam", "https://example.com/in/bo")], &BTreeSet::new(), today());
    assert_eq!((preview.counts().same, edits.len()), (1, 0));
}
