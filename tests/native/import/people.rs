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
use exchange::vcard;

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

/// A card, and the person it is: name | company | position | mail | page | the rest.
#[test]
fn cards_of_every_version() {
    for (lines, expected) in [
        ("VERSION:3.0\nFN:Ada Byron\nORG:Contoso\\, Ltd.;Research\nTITLE:Analyst", "Ada Byron | Contoso, Ltd. | Analyst |  |  | "),
        ("VERSION:3.0\nN:Byron;Ada;King;Lady;\nEMAIL;TYPE=INTERNET:ada@a.example", "Lady Ada King Byron |  |  | ada@a.example |  | "),
        ("VERSION:4.0\nFN:Ada\nEMAIL;TYPE=home:one@a.example\nEMAIL;PREF=1:two@a.example", "Ada |  |  | two@a.example |  | "),
        (
            "VERSION:4.0\nFN:Ada\nTEL;VALUE=uri;TYPE=\"voice,home:x\":tel:+44-20-1\nURL:https://a.example/x",
            "Ada |  |  |  | https://a.example/x | +44-20-1",
        ),
        (
            "VERSION:3.0\nitem1.FN:Ada\nitem1.URL:https://a.example\nNOTE:met in Turin\\nowes me a book",
            "Ada |  |  |  | https://a.example | met in Turin\nowes me a book",
        ),
        (
            "VERSION:3.0\nFN:Ada Lo\n velace\nPHOTO;ENCODING=b;TYPE=JPEG:AAAA\n BBBB\n CCCC\nORG:Con\n  toso",
            "Ada Lovelace | Con toso |  |  |  | ",
        ),
        ("VERSION:2.1\nN;ENCODING=QUOTED-PRINTABLE:=C3=89toile;L=C3=A9a", "Léa Étoile |  |  |  |  | "),
        ("VERSION:2.1\nFN;ENCODING=QUOTED-PRINTABLE;CHARSET=ISO-8859-1:Jos=E9=\n Mar=ED=\na", "José María |  |  |  |  | "),
        ("VERSION:2.1\nFN;QUOTED-PRINTABLE:100=25 =ZZ", "100% =ZZ |  |  |  |  | "),
        ("VERSION:4.0\nFN:آدا 😀", "آدا 😀 |  |  |  |  | "),
        ("VERSION:3.0\nORG:Fabrikam", "Fabrikam | Fabrikam |  |  |  | "),
        ("VERSION:3.0\nTEL:1", ""),
        ("", ""),
    ] {
        let read = vcard::read(&format!("BEGIN:VCARD\r\n{}\r\nEND:VCARD\r\n", lines.replace('\n', "\r\n")));
        let shown: Vec<String> =
            read.iter().map(|c| [&c.name, &c.company, &c.position, &c.email, &c.url, &c.more].map(String::as_str).join(" | ")).collect();
        assert_eq!(shown.join(" / "), expected, "{lines}");
    }
}

#[test]
fn a_file_of_cards_comes_in_as_people() {
    let file = include_str!("../../fixtures/import/people-21.vcf");
    let found = vcard::read(&[file, "BEGIN:VCARD\nVERSION:3.0\nFN:Cut off"].concat());
    let names: Vec<&str> = found.iter().map(|contact| contact.name.as_str()).collect();
    assert_eq!(names, ["Dr. Jörg Müller, der mit dem sehr langen Namen", "Cut off"]);
    let first = &found[0];
    assert_eq!((first.position.as_str(), first.url.as_str()), ("Einkäufer", "https://fabrikam.example/joerg"));
    let (preview, edits) = plan(&Table::default(), &found, &BTreeSet::new(), today());
    assert_eq!(preview.counts().new, 2);
    let person = edits[0].after.as_ref().unwrap().get::<Person>().unwrap();
    assert_eq!((person.mail.as_str(), person.notes.as_str()), ("joerg@fabrikam.example", "Einkäufer\n+49 170 0000000"));
}

#[test]
fn a_photo_of_a_megabyte_is_passed_over() {
    let photo = "\n /9j/4AAQ".repeat(120_000);
    let read = vcard::read(&format!("BEGIN:VCARD\nFN:Ada\nPHOTO;ENCODING=b:AA{photo}\nORG:Contoso\nEND:VCARD"));
    assert_eq!(read.iter().map(|c| c.company.as_str()).collect::<Vec<_>>(), ["Contoso"]);
}
