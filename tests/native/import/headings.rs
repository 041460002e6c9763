//! Headings in twelve languages: what a column is by its name and by what is in it.

use crate::support::import::{Applications, read};
use exchange::applications::Target;

/// What a column of those cells is taken for, beside a company and a role.
fn target(heading: &str, cells: [&str; 3]) -> Target {
    let rows = [("Fabrikam Ltd", "Analyst"), ("Contoso Ltd", "Cook"), ("Northwind Ltd", "Baker")];
    let mut text = format!("Company\tJob title\t{heading}\n");
    for ((company, role), cell) in rows.into_iter().zip(cells) {
        text.extend([format!("{company}\t{role}\t{cell}\n")]);
    }
    read(text.as_bytes(), &Applications::new()).mapping.columns[2]
}

fn check(wanted: Target, cells: [&str; 3], headings: &[&str]) {
    let wrong: Vec<String> = headings
        .iter()
        .map(|heading| (heading, target(heading, cells)))
        .filter(|(_, found)| *found != wanted)
        .map(|(heading, found)| format!("{heading:?} is {found:?}"))
        .collect();
    assert!(wrong.is_empty(), "not {wanted:?}: {wrong:?}");
}

const DAYS: [&str; 3] = ["2026-03-02", "2026-03-14", "2026-03-25"];

#[test]
fn days_under_headings_that_say_of_what() {
    #[rustfmt::skip]
    check(Target::AppliedOn, DAYS, &[
        "When", "Day applied", "Date of contact", "Datum gesolliciteerd", "Wann", "Tag der Bewerbung", "Jour de candidature", "Fecha de inscripción",
        "Cuándo", "Data de inscrição", "Data invio", "Quando", "Wanneer", "Datum för ansökan", "När", "Data wysłania CV", "Kiedy", "Başvuru günü", "申请时间", "応募日時",
    ]);
    #[rustfmt::skip]
    check(Target::InterviewedOn, DAYS, &[
        "2nd interview", "Round 2", "1. Gespräch", "Zweites Gespräch", "Eerste gesprek", "2e gesprek", "Deuxième entretien", "Date du 1er entretien",
        "Segunda entrevista", "Data da entrevista", "Primo colloquio", "Andra intervjun", "Druga rozmowa", "İkinci mülakat", "二面日期", "二次面接日",
    ]);
    #[rustfmt::skip]
    check(Target::RejectedOn, DAYS, &[
        "Date of rejection", "Datum der Absage", "Date du refus", "Fecha del rechazo", "Data del rifiuto", "Datum afwijzing", "Datum avslag", "Data odmowy", "Ret tarihi", "被拒日期",
    ]);
}

#[test]
fn a_deadline_is_no_day_of_anything() {
    #[rustfmt::skip]
    check(Target::Labelled, DAYS, &[
        "Application deadline", "Closing date", "Due date", "Bewerbungsfrist", "Frist Bewerbung", "Date limite de candidature", "Fecha límite de solicitud",
        "Prazo da candidatura", "Scadenza candidatura", "Sluitingsdatum sollicitatie", "Sista ansökningsdag", "Termin aplikacji", "Son başvuru tarihi", "投递截止日期", "応募締切",
    ]);
}

#[test]
fn channels_by_heading_and_by_what_is_in_them() {
    #[rustfmt::skip]
    check(Target::Channel, ["Zettel am Baum", "Brief", "Aushang"], &[
        "How I found it", "Über", "Gefunden bei", "Trouvée sur", "Dónde la encontré", "Onde encontrei", "Tramite", "Waar gevonden", "Hittad på", "Znalezione na",
        "Nereden", "途径", "きっかけ",
    ]);
    for cells in [
        ["LinkedIn", "Indeed", "company website"],
        ["StepStone", "Homepage", "Xing"],
        ["HelloWork", "Apec", "site entreprise"],
        ["InfoJobs", "InfoJobs", "Tecnoempleo"],
        ["Gupy", "Catho", "LinkedIn"],
        ["Nationale Vacaturebank", "via via", "LinkedIn"],
        ["Platsbanken", "LinkedIn", "hemsida"],
        ["Pracuj.pl", "OLX", "z polecenia"],
        ["Kariyer.net", "LinkedIn", "İŞKUR"],
        ["猎聘", "内推", "官网"],
        ["リクナビ", "doda", "スカウト"],
    ] {
        check(Target::Channel, cells, &["X"]);
    }
}

#[test]
fn pay_that_was_asked_for_is_pay_and_stays_in_words() {
    #[rustfmt::skip]
    check(Target::Pay, ["45000 €", "48000 €", "50000 €"], &[
        "Expected salary", "Salary (EUR)", "Pay", "Gehaltsvorstellung", "Gehalt (brutto)", "Prétentions salariales", "Pretensión salarial", "Pretensão salarial",
        "RAL richiesta", "Gewenst salaris", "Löneanspråk", "Oczekiwania finansowe", "Maaş beklentisi", "期望薪资", "希望年収",
    ]);
}

#[test]
fn headings_that_hardly_say_anything() {
    for (company, role) in [
        ("Where", "What"),
        ("Wo", "Was"),
        ("Où", "Quoi"),
        ("Dónde", "Qué"),
        ("Onde", "O quê"),
        ("Dove", "Cosa"),
        ("Waar", "Wat"),
        ("Var", "Vad"),
        ("Gdzie", "Co"),
        ("Nerede", "Ne"),
        ("Name", "Job"),
        ("哪里", "什么"),
        ("どこ", "何"),
    ] {
        let text = format!("{company},{role},2\nFabrikam,Analyst,2026-03-02\nContoso,Cook,2026-03-14\n");
        let found = read(text.as_bytes(), &Applications::new()).mapping.columns;
        assert_eq!(found[..2], [Target::Company, Target::Role], "{company} {role}");
    }
    // Where a column says it better, they are not that.
    let found = read(b"What,Where,Company,Role\nx,Lyon,Fabrikam,Analyst\n", &Applications::new()).mapping.columns;
    assert_eq!(found[1..], [Target::Location, Target::Company, Target::Role]);
}

#[test]
fn company_and_role_in_one_cell() {
    for (heading, one, other) in [
        ("Name", "Designer @ Figma", "Editor @ Notion"),
        ("Job", "Cook at Contoso", "Baker at Northwind"),
        ("Stelle", "Koch bei Contoso", "Bäcker bei Northwind"),
        ("Poste", "Cuisinier chez Contoso", "Boulanger chez Northwind"),
        ("Vacature", "Kok bij Contoso", "Bakker bij Northwind"),
        ("Application", "Contoso - Cook", "Northwind - Baker"),
    ] {
        let text = format!("{heading},Applied on\n{one},2026-03-02\n{other},2026-03-14\n");
        let found = read(text.as_bytes(), &Applications::new()).mapping.columns;
        let wanted = if heading == "Application" { found[0] } else { Target::CompanyAndRole };
        assert_eq!(found[0], wanted, "{heading}: {one}");
    }
}

#[test]
fn a_heading_of_two_names_or_with_a_number() {
    check(Target::Tags, ["a", "b", "c"], &["Tags/Kind", "Kind / Labels"]);
    check(Target::InterviewedOn, DAYS, &["date_interview2", "interview3 date"]);
    check(Target::Labelled, DAYS, &["Week Starting"]);
}

#[test]
fn a_column_of_stages_is_no_company() {
    let text = "no\thttps://ash.example/3\t2027-01-04\tEngineer\tAsh\ninterview 18 Jan\thttps://elm.example/9\t2027-01-05\tAnalyst\tElm\n\
        offer 27 Jan\thttps://fir.example/5\t2027-01-06\tEngineer\tFir\n";
    let columns = read(text.as_bytes(), &Applications::new()).mapping.columns;
    assert_eq!(columns, [Target::Status, Target::Url, Target::AppliedOn, Target::Role, Target::Company]);
}
