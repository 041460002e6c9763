//! How lists are laid out: lists told from statements of a bank, lines above and between the rows, headings that come again, days and marks of their own.

use crate::support::import::{Applications, answered, apply, day, job_on, lines};
use domain::application::{Application, Origin};
use exchange::applications::Target;
use exchange::bank::likeness::Likeness;
use exchange::kind::FileKind;
use exchange::preview::Fate;

/// What a list says, read on 1 February 2027 with the day first and the year that is proposed: "Company | Role | timeline | notes", and the rows that are
/// left out or cannot be read.
struct Read {
    said: Vec<String>,
    out: Vec<usize>,
    asked: Vec<&'static str>,
    columns: Vec<Target>,
    links: Vec<String>,
}

fn read(text: &str) -> Read {
    let job = |mapping| job_on(text.as_bytes(), &Applications::new(), mapping, day("2027-02-01"), None);
    let mut answer = job(None);
    let (mapping, asked) = answered(&answer);
    if !asked.is_empty() {
        answer = job(Some(mapping));
    }
    let mut all = Applications::new();
    if let Some(change) = &answer.change {
        apply(&mut all, &change.read().unwrap());
    }
    let said = |a: &Application| {
        let parts = [a.company.clone(), a.role.clone(), lines(a).join(", "), a.notes.replace('\n', "; ")];
        parts.join(" | ").trim_end_matches([' ', '|']).to_owned()
    };
    let mut said: Vec<String> = all.values().map(|application| said(application)).collect();
    said.sort();
    let out =
        answer.preview.rows.iter().filter(|row| matches!(row.fate, Fate::Skipped(_) | Fate::Unreadable(_))).map(|row| row.row).collect();
    let mut links: Vec<String> = all.values().map(|application| application.url.clone()).filter(|url| !url.is_empty()).collect();
    links.sort();
    Read { said, out, asked, columns: answer.mapping.columns, links }
}

#[track_caller]
pub(super) fn check(text: &str, said: &[&str], out: &[usize]) {
    let found = read(text);
    assert_eq!(
        (found.said.iter().map(String::as_str).collect::<Vec<_>>(), &found.out[..]),
        (said.to_vec(), out),
        "{text}\n{:?}",
        found.columns
    );
}

#[test]
fn a_running_number_is_no_amount() {
    let check = |text: &str| {
        let answer = crate::support::bank::import_of(text.as_bytes());
        assert_eq!((answer.kind, answer.money), (FileKind::Spreadsheet, None), "{text}");
        assert_eq!(read(text).columns[2..4], [Target::Company, Target::Role], "{text}");
    };
    check("No,Date,Place,Work,Result\n1,2027-01-04,Target,Cashier,Rejected\n2,2027-01-05,Walmart,Stocker,Pending\n");
    check("Lp.;Data;Zakład pracy;Praca;Wynik\n1;04.01.2027;Lidl;kasjer;odmowa\n2;05.01.2027;Aldi;kasjer;brak odpowiedzi\n");
    check(
        "序号,日期,用人单位,应聘岗位,求职方式,结果\n1,2027/1/4,沃尔玛,收银员,现场应聘,等通知\n2,2027/1/6,顺丰速运,仓管员,网上投递,未录用\n",
    );
    check("番号,日付,事業所,仕事内容,結果\n1,2027/1/4,ヤマト,事務,不採用\n2,2027/1/5,しまむら,販売,選考中\n");
    check(
        "Nr.;Datum;Betriebsstätte;Tätigkeit als;Art;Ergebnis\n2;05.01.2027;dm;Verkäufer;online;offen\n1;04.01.2027;Lidl;Verkäufer;online;Absage\n",
    );
    // Amounts that happen to follow each other are amounts under a heading that says so.
    let answer = crate::support::bank::import_of(b"Date,What,Amount\n2027-01-04,Bread,1\n2027-01-05,Milk,2\n");
    assert_eq!(answer.kind, FileKind::BankTable);
}

#[test]
fn what_a_job_should_pay_makes_no_movement_of_it() {
    let spanish = "Compañía\tVacante\tPostulación\tRespuesta\tEtapa\tPretensión salarial\n\
        A\tPM\t3-nov-2026\t9-nov-2026\tRechazado\t$1.800.000\nB\tPM\t5-nov-2026\t12-nov-2026\tEntrevista\tUSD 3000\n";
    let short = "Sociedad;Vacante;Fecha;Estado;Sueldo\nA;PM;3/11/2026;Rechazado;1.800 €\nB;PM;13/11/2026;Entrevista;2.000 €\n";
    let days = "公司,岗位,投递日期,进展\nA,会计,2026年9月3日,挂了\nH,会计,2026年9月9日,20日面试\n";
    for text in [spanish, short, days] {
        let answer = crate::support::bank::import_of(text.as_bytes());
        assert_eq!((answer.kind, answer.money), (FileKind::Spreadsheet, None), "{text}");
    }
    // Where only the cells speak of a search, it can be both.
    let answer = crate::support::bank::import_of(b"Date,Where,So,Pay\n2027-01-04,Aldi,Rejected,12.50\n2027-01-05,Lidl,Interview,13.00\n");
    assert_eq!((answer.kind, answer.money.unwrap().likeness), (FileKind::Spreadsheet, Likeness::Both));
}

#[test]
fn a_row_of_known_headings_beats_a_line_above_it() {
    let rows = "Date,Employer,Position,Method,Result\n2027-01-04,Target,Cashier,By letter,Rejected\n";
    let said = ["Target | Cashier | ? rejected, 2027-01-04 applied | Method: By letter"];
    check(&format!("Name: Jane Doe,ID: 123,,,\n{rows}"), &said, &[1]);
    check(&format!("JOB SEARCH LOG,,,,\nName: Jane Doe,ID: 123,,,\n{rows}"), &said, &[1, 2]);
    check(&format!("Legend: A = applied, P = phone screen, I = interview, R = rejected, O = offer\n{rows}"), &said, &[1]);
    check(
        ",,Application,Interviews,,,Result\nCompany,Role,Date,1st,2nd,3rd,Status\nAsh,Clerk,2026-09-01,2026-09-10,2026-09-17,,Rejected\nElm,Clerk,2026-09-02,,,,\n",
        &[
            "Ash | Clerk | 2026-09-01 applied, 2026-09-10 interview, 2026-09-17 interview, 2026-09-17 rejected",
            "Elm | Clerk | 2026-09-02 applied",
        ],
        &[1],
    );
}

#[test]
fn a_second_list_has_headings_of_its_own() {
    check(
        "Company,Role,Applied,Stage,Next interview\nAmble,Nurse,18 Jan 2027,Interview 2,9 Feb 2027\nBlyth,HCA,20 Jan 2027,Applied,\nCLOSED,,,,\n\
            Company,Role,Applied,Stage reached,Closed on\nCram,Nurse,2 Nov 2026,Interview 1,24 Nov 2026\nDrew,HCA,5 Nov 2026,Applied,\n",
        &[
            "Amble | Nurse | ? interview, 2027-01-18 applied, 2027-02-09 interview",
            "Blyth | HCA | 2027-01-20 applied",
            "Cram | Nurse | ? interview, 2026-11-02 applied, 2026-11-24 closedsilent | Stage reached: Interview 1; CLOSED",
            "Drew | HCA | ? closedsilent, 2026-11-05 applied | Stage reached: Applied; CLOSED",
        ],
        &[4, 5],
    );
    // The same columns in another order, under a title.
    check(
        "Company,Role,Applied,Status\nAsh,Cook,2027-01-04,Rejected\nOld ones,,,\nRole,Company,Status,Applied\nBaker,Elm,No answer,2026-11-05\n",
        &["Ash | Cook | ? rejected, 2027-01-04 applied", "Elm | Baker | ? closedsilent, 2026-11-05 applied | Status: No answer"],
        &[3, 4],
    );
}

#[test]
fn lines_that_divide_a_list_with_a_status_column() {
    check(
        "Company,Role,Applied,Status\nAcorn,Clerk,2027-01-05,Applied\nREJECTED,,,\nBram,Clerk,2027-01-06,\nINTERVIEWS,,,\nCole,Clerk,2027-01-07,Interview\nDray,Clerk,2027-01-08,Phone screen\n\
            In progress,,,\nWeek 2,,,\nEsk,Clerk,2027-01-09,\n",
        &[
            "Acorn | Clerk | 2027-01-05 applied",
            "Bram | Clerk | ? rejected, 2027-01-06 applied",
            "Cole | Clerk | ? interview, 2027-01-07 applied",
            "Dray | Clerk | ? screen, 2027-01-08 applied | Section: INTERVIEWS",
            "Esk | Clerk | 2027-01-09 applied | Status: In progress",
        ],
        &[3, 5, 8, 9],
    );
    // A row that only has a status is no line between others.
    check("Company,Role,Status\nAsh,Cook,Applied\n,,Rejected\nElm,Cook,\n", &["Ash | Cook | ? applied", "Elm | Cook | ? saved"], &[3]);
}

#[test]
fn days_without_a_year_that_look_like_numbers() {
    let columns = |text: &str, wanted: &[&str], timelines: &[&str]| {
        let found = read(text);
        assert_eq!((found.columns[2], &found.asked[..]), (Target::AppliedOn, wanted), "{text}");
        assert_eq!(found.said, timelines, "{text}");
    };
    let said = ["A | Koch | ? rejected, 2026-09-01 applied", "B | Koch | 2026-09-14 applied, 2026-09-21 interview"];
    columns("Firma;Stelle;Beworben am;Stand\nA;Koch;1.09;Absage\nB;Koch;14.09;Gespräch 21.09\n", &["year"], &said);
    columns("Firma;Stanowisko;Data aplikacji;Wynik\nA;Koch;1.09;odmowa\nB;Koch;14.09;rozmowa 21.09\n", &["year"], &said);
    columns("Gdzie;Stanowisko;Kiedy wysłałam;Wynik\nA;Koch;1.09;odmowa\nB;Koch;14.09;rozmowa 21.09\n", &["year"], &said);
    let said = ["A | Kok | ? rejected, 2026-10-20 applied", "B | Kok | 2026-11-03 applied"];
    columns("Bedrijf;Functie;Gesolliciteerd op;Status\nA;Kok;20-10;afgewezen\nB;Kok;3-11;\n", &["year"], &said);
    // Hours a week and pay are no days.
    assert_eq!(read("Company,Role,Hours\nA,Cook,12.30\nB,Cook,10.11\n").columns[2], Target::Labelled);
}

#[test]
fn where_the_day_sent_is_a_number_those_of_the_stages_are_too() {
    check(
        "Company,Title,Applied,Interview,Rejected\nAscot,Exec,46265,46275,46282\nBurgundy,Exec,46266,,46270\n",
        &[
            "Ascot | Exec | 2026-08-31 applied, 2026-09-10 interview, 2026-09-17 rejected",
            "Burgundy | Exec | 2026-09-01 applied, 2026-09-05 rejected",
        ],
        &[],
    );
    let offers = "Company,Title,Applied,Offer\nAscot,Exec,2026-08-31,46275\nBurgundy,Exec,2026-09-01,52000\n";
    assert_eq!(read(offers).columns[3], Target::Labelled);
}

#[test]
fn where_a_list_is_signed_is_no_application() {
    let german = "Firma;Stelle;Datum;Ergebnis\nLidl;Koch;04.01.2027;Absage\n";
    let said = ["Lidl | Koch | ? rejected, 2027-01-04 applied"];
    check(&format!("{german};;;\nOrt, Datum: Heilbronn, 29.01.2027;Unterschrift:;;\n"), &said, &[4]);
    check(&format!("{german}Heilbronn, 29.01.2027;;Unterschrift:;\n"), &said, &[3]);
    check(&format!("{german}Heilbronn;;29.01.2027;Unterschrift: ______\n"), &said, &[3]);
    check(&format!("{german}Unterschrift;;;\n").replace("Unterschrift;;;", ";;;Unterschrift"), &said, &[3]);
    check("Empresa;Puesto;Fecha;Resultado\nLidl;Koch;04/01/2027;Rechazado\nFirma del candidato:;;Lugar y fecha:;\n", &said, &[3]);
    check("会社名,職種,応募日,結果\nLidl,Koch,2027/1/4,不採用\n署名：,,,\n", &said, &[3]);
    // Companies may be called so.
    check(
        "Company,Role,Date\nSignature,,2027-01-04\nSignature,Cook,\n",
        &["Signature |  | 2027-01-04 applied", "Signature | Cook | ? saved"],
        &[],
    );
}

#[test]
fn tables_with_bars_and_lists_with_marks() {
    let text = "# My search\n\n| Company | Role | Applied | Status |\n|:--|:-:|--|--:|\n| **Anvil** | Writer | 2026-10-05 | Rejected |\n\
        | [Bodkin](https://bodkin.example/1) | Docs | 2026-10-06 | **Interview** |\n| ~~Etcher~~ | Writer | 2026-10-15 | ~~Rejected~~ |\n";
    check(
        text,
        &[
            "Anvil | Writer | ? rejected, 2026-10-05 applied",
            "Bodkin | Docs | ? interview, 2026-10-06 applied",
            "Etcher | Writer | ? rejected, 2026-10-15 applied",
        ],
        &[1, 4],
    );
    assert_eq!(read(text).links, ["https://bodkin.example/1"]);
    let wanted = [Target::Company, Target::Role, Target::AppliedOn, Target::Status, Target::Url];
    assert_eq!(read(text).columns, wanted, "the bars at both ends are no columns");
    let links = "| Company | Link |\n|--|--|\n| Anvil | [ad](https://anvil.example) |\n| [Bodkin](https://b.example) | [ad](https://bodkin.example) |\n";
    let found = read(links);
    assert_eq!(
        (found.links, found.said[1].as_str()),
        (vec!["https://anvil.example".to_owned(), "https://bodkin.example".to_owned()], "Bodkin |  | ? saved | Job URL: https://b.example")
    );
    check(
        "- **Boulange** — Pastry Chef — applied 2026-11-03 — no reply\n- **Crumb** — Baker — applied 2026-11-10 — interview 2026-11-20\n",
        &[
            "Boulange | Pastry Chef | ? closedsilent, 2026-11-03 applied | Status: applied 2026-11-03 — no reply",
            "Crumb | Baker | 2026-11-10 applied, 2026-11-20 interview",
        ],
        &[],
    );
}

#[test]
fn a_delimiter_too_many_in_the_text_at_the_end_belongs_to_it() {
    check(
        "Company,Role,Applied,Notes\nAsh,Cook,2027-01-04,nice\nElm,Cook,2027-01-05,asked for references, a van, and weekends\n",
        &["Ash | Cook | 2027-01-04 applied | nice", "Elm | Cook | 2027-01-05 applied | asked for references, a van, and weekends"],
        &[],
    );
    check(
        "Firma;Stelle;Datum;Weg;Ergebnis\nA;Koch;04.01.2027;Post;Absage\nB;Koch;05.01.2027;Post;Gespräch 12.01.2027; Absage;;\n",
        &[
            "A | Koch | ? rejected, 2027-01-04 applied | Weg: Post",
            "B | Koch | 2027-01-05 applied, 2027-01-12 interview, 2027-01-12 rejected | Weg: Post",
        ],
        &[],
    );
    // Before the day, or in a place beside it, the surplus may be anybody's, unless a blank behind the comma tells.
    let rows = "Company,Role,Applied,Location,Notes\nAsh,Cook,2027-01-04,Lyon,nice\n";
    let ash = "Ash | Cook | 2027-01-04 applied | nice";
    check(&format!("{rows}Elm,Inc.,Cook,2027-01-05,Lyon,nice\n"), &[ash], &[3]);
    check(&format!("{rows}Elm,Cook,2027-01-05,Berlin,Germany,nice\n"), &[ash], &[3]);
    check(&format!("{rows}Elm, Inc.,Cook,2027-01-05,Lyon,nice\n"), &[ash, "Elm, Inc. | Cook | 2027-01-05 applied | nice"], &[]);
    check(&format!("{rows}Elm,Cook,2027-01-05,Berlin, Germany,nice\n"), &[ash, "Elm | Cook | 2027-01-05 applied | nice"], &[]);
}

#[test]
fn an_outcome_under_a_heading_that_nobody_knows() {
    let third = |heading: &str, cells: [&str; 4]| {
        let rows: Vec<String> = cells.iter().enumerate().map(|(n, cell)| format!("Acme {n}\tCook\t2026-09-0{}\t{cell}\n", n + 1)).collect();
        read(&format!("Company\tRole\tApplied\t{heading}\n{}", rows.concat())).columns[3]
    };
    let told = ["rejected", "lol", "interview 10 Sep 2026, then nothing", "no idea what that was"];
    for heading in ["And so it went", "X"] {
        assert_eq!(third(heading, told), Target::Status, "{heading}");
    }
    for heading in ["Cos'è successo", "Cosa è successo", "Vad hände", "What came of it", "Furthest stage", "History"] {
        assert_eq!(third(heading, told), Target::Status, "{heading}");
    }
    // What is to be done next is that, unless it has happened.
    assert_eq!(third("Co dalej", ["rozmowa 10.09", "cisza", "odmowa", "zadzwonić"]), Target::Status);
    assert_eq!(third("Next steps", ["call them", "rejected", "send the references", ""]), Target::NextAction);
    assert_eq!(third("Heard back?", ["Auto rejection same day", "Yes - 1 Aug 2026", "No", "Rejected 2 Aug 2026"]), Target::RepliedOn);
    // Ways to apply are no stages.
    assert_eq!(third("Way", ["Phone", "Letter", "In person", "Letter"]), Target::Labelled);
}

#[test]
fn words_of_twelve_languages_that_lists_have() {
    let timeline = |cell: &str| {
        let text = format!("Company\tRole\tApplied on\tStatus\nAsh\tCook\t2027-01-04\t{cell}\nElm\tCook\t2027-01-05\tRejected\n");
        let said = read(&text).said;
        let line = said.iter().find(|line| line.starts_with("Ash")).cloned().unwrap_or_default();
        line.split(" | ").nth(2).unwrap_or_default().replace("2027-01-04 applied", "").trim_matches([',', ' ', '?']).to_owned()
    };
    let wrong: Vec<String> = [
        ("screen", "Tel.-Interview; Vu en entretien RH; Bate-papo com a recrutadora"),
        ("assessment", "Codetest ingeleverd; GD"),
        ("interview", "RDV; proefles; görüşmeye gidildi"),
        ("offer", "已錄取"),
        ("accepted", "kabul edildim; offer已接; anställningsavtal signerat"),
        ("rejected", "no quedé; KO; fick inte tjänsten; odmówili; 未錄取; 感謝函"),
        ("closedbyemployer", "El proceso fue cancelado por la empresa; não estão a recrutar; concorso annullato; al ingevuld; nabór zamknięty; kadro dolmuş; 職缺已關閉"),
        ("closedsilent", "nix; no me contestaron; não tive retorno; ancora niente; hörde aldrig av dem; nie mam odpowiedzi; 已讀不回"),
        ("", "postulación recibida; triagem; recebemos sua candidatura; automatsvar; 等通知; colloquio rimandato"),
        ("interview, ? rejected", "终面挂"),
    ]
    .into_iter()
    .flat_map(|(wanted, cells)| cells.split("; ").map(move |cell| (wanted, cell)))
    .map(|(wanted, cell)| (wanted, cell, timeline(cell)))
    .filter(|(wanted, _, found)| found != wanted)
    .map(|(wanted, cell, found)| format!("{cell}: {found}, not {wanted}"))
    .collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
    let origin = |channel: &str| {
        let text = format!("Company,Role,Applied on,Source\nAsh,Cook,2027-01-04,{channel}\n");
        job_on(text.as_bytes(), &Applications::new(), None, day("2027-02-01"), None).channels[0].origin
    };
    assert_eq!(
        (origin("Recruiter messaged me"), origin("ハローワーク紹介"), origin("知人の紹介")),
        (Origin::Inbound, Origin::Outbound, Origin::Referral)
    );
}

#[test]
fn what_only_looks_like_a_rule_s_case() {
    // A contract is signed, a list too.
    check("Company,Applied,Status\nAcme,2026-10-03,Signed\n", &["Acme |  | ? accepted, 2026-10-03 applied"], &[]);
    // The pay of an offer is no day, though the days are numbers.
    assert_eq!(
        read("Company,Role,Date applied,Offer\nAcme,Dev,46084,45000\nGlobex,Dev,46090,52000\n").columns[2..],
        [Target::AppliedOn, Target::Labelled]
    );
    // A town is no employer where the work has a name.
    assert_ne!(read("Job title,Place,Applied,Status\nTeaching assistant,Leeds,2026-10-03,Rejected\n").columns[1], Target::Company);
    // What a column of interviews says of an end is that end alone.
    let text = "Company,Role,Applied,Interview\nAcme,Dev,2026-10-03,Rejected 20 Oct 2026\nGlobex,Dev,2026-10-04,12 Oct 2026\nHooli,Dev,2026-10-04,14 Oct 2026\n";
    assert!(read(text).said[0].starts_with("Acme | Dev | 2026-10-03 applied, 2026-10-20 rejected"), "{:?}", read(text).said);
}

#[test]
fn a_narrower_list_beneath_has_fewer_headings() {
    // Of another width, and with other words for the names and the day.
    check(
        "| Company | Role | Place | Applied | Status |\n|---|---|---|---|---|\n| Ash | Cook | Bonn | 2027-01-04 | Interview |\n\n| Company | Role | Why |\n|---|---|---|\n\
            | Elm | Baker | too far |\n",
        &["Ash | Cook | ? interview, 2027-01-04 applied", "Elm | Baker | ? saved | Why: too far"],
        &[2, 5, 6],
    );
    check(
        "MY OWN;;;;\nCompany;Job;Sent on;Answer;Pay\nAsh;Cook;12/01/2027;no, 19/01/2027;\n;;;;\nTHEY WROTE;;;;\nDate;Recruiter;Client;Job;Said\n15/01/2027;Tom;Elm;Baker;yes\n",
        &["Ash | Cook | 2027-01-12 applied, 2027-01-19 rejected", "Elm | Baker | 2027-01-15 applied | Said: yes"],
        &[1, 5, 6],
    );
}

#[test]
fn what_is_no_application_is_left_out() {
    // Twice the same line, a line of sums with words, and lines that are prepared.
    let head =
        "#,Company,Role,Applied,Status,Days since,Offer\n1,Ash,Cook,2027-01-04,Applied,28,FALSE\n2,Ash,Cook,2027-01-04,Applied,28,FALSE\n";
    check(&format!("{head}2,Ash,Cook,2027-01-04,Applied,28,FALSE\n"), &["Ash | Cook | 2027-01-04 applied | Days since: 28"; 2], &[4]);
    let one = head.lines().take(2).collect::<Vec<_>>().join("\n");
    check(
        &format!("{one}\n3,,,,,,FALSE\n4,,,,,,\n,TOTAL,1 sent,,,avg 28,\n"),
        &["Ash | Cook | 2027-01-04 applied | Days since: 28"],
        &[3, 4, 5],
    );
    // The same company and no more is no copy.
    check("Company,Status,Role\nAsh,Applied,\nAsh,Applied,\n", &["Ash |  | ? applied"; 2], &[]);
}

#[test]
fn labels_days_and_brackets_divide_lines() {
    check(
        "My search\n\nCompany: Ash\nRole: Cook\nApplied: 2027-01-04\nResult: rejected\n\nCompany: Elm\nRole: Baker\nApplied: 2027-01-05\nthey have a garden\n",
        &["Ash | Cook | ? rejected, 2027-01-04 applied", "Elm | Baker | 2027-01-05 applied | they have a garden"],
        &[1],
    );
    check(
        "社名：アシュ株式会社\n職種：経理\n応募日：2027-01-04\n結果：不採用\n\n社名：エルム株式会社\n職種：営業\n応募日：2027-01-05\n",
        &["アシュ株式会社 | 経理 | ? rejected, 2027-01-04 applied", "エルム株式会社 | 営業 | 2027-01-05 applied"],
        &[],
    );
    check(
        "Ash: Cook (2027-01-04) <Rejected>\nElm: Baker (2027-01-05)\nFir: Nurse (2027-01-06) <Interview>\n",
        &[
            "Ash | Cook | ? rejected, 2027-01-04 applied",
            "Elm | Baker | 2027-01-05 applied",
            "Fir | Nurse | ? interview, 2027-01-06 applied",
        ],
        &[],
    );
    check(
        "Monday 4 January 2027\nApplied for cook at Ash. Wrote my CV anew.\nTuesday 12 January 2027\nPhone interview with Ash.\nApplied for baker at Elm.\n\
            Friday 15 January 2027\nAsh rejected me.\n",
        &[
            "Ash | cook | 2027-01-04 applied, 2027-01-12 screen, 2027-01-15 rejected | Status: applied Monday 4 January 2027; Tuesday 12 January 2027 Phone interview with Ash; Friday 15 January 2027 Ash rejected me",
            "Elm | baker | 2027-01-12 applied",
        ],
        &[2],
    );
}

#[test]
fn lines_under_a_title_are_no_list_of_names() {
    use crate::support::import::send;
    use onward::jobs::Answer;
    use onward::jobs::import::Step;
    let refused = |text: &str| matches!(send(text.as_bytes(), &Applications::new(), None, Step::Preview), Answer::Refused(_));
    assert!(refused(
        "#+TITLE: Job search\n* Companies\n** REJECTED Cook @ Ash\n:LOGBOOK:\n:END:\n** APPLIED Baker @ Elm\n:LOGBOOK:\n:END:\n"
    ));
    assert!(refused("Thoughts about my job\nI like it\nI do not\n"));
    assert!(!refused("Company\nAsh\nElm\n"));
}
