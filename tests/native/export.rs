//! Files out: the CSV comes back as the same records, the flow balances, calendar and proof of search say what the timelines say.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::support::import::{Applications, answer, check_again, day, fixture, import, import_into};
use chrono::NaiveTime;
use domain::application::event::{InterviewFormat, RejectionChannel};
use domain::application::progress::Outcome;
use domain::application::{Application, Event, EventKind, Fit, Level, MustHaves, NoGos, Origin, PayPeriod, PayRange, Workplace};
use domain::currency::Currency;
use domain::funnel::{Detail, Ledger, NodeId, Sankey};
use domain::id::Id;
use domain::model::Model;
use exchange::kind::FileKind;
use exchange::out::guard::{guard, unguard};
use exchange::out::picture::{self, Drawing, Line, Picture};
use exchange::out::{calendar, csv, proof, sankey};
use onward::jobs::import::Step;
use proptest::prelude::*;

fn model(applications: Applications) -> Model {
    Model { applications, ..Model::default() }
}

#[test]
fn everything_comes_back() {
    for name in ["stages.csv", "teal.csv", "huntr.csv", "linkedin-applications.csv"] {
        let before = import(&fixture(name));
        let file = csv::applications(&model(before.clone()));
        assert_eq!(answer(file.as_bytes(), &Applications::new(), None, Step::Preview).kind, FileKind::OwnApplications);
        assert_eq!(import(file.as_bytes()), before, "{name}");
        check_again(file.as_bytes(), &before);
        // What came back still knows the file it came from.
        check_again(&fixture(name), &import(file.as_bytes()));
    }
}

#[test]
fn an_older_export_takes_nothing_away() {
    let mut all = import(&fixture("stages.csv"));
    let file = csv::applications(&model(all.clone()));
    let id = all.keys().next().unwrap().clone();
    let mut edited = all.get(&id).unwrap().as_ref().clone();
    edited.timeline.insert(Id::new("later"), Event::on(EventKind::Offer, day("2024-09-01")));
    edited.notes = "mine".into();
    all.insert(id.clone(), Arc::new(edited.clone()));
    import_into(file.as_bytes(), &mut all);
    assert!(all.get(&id).unwrap().timeline.contains_key(&Id::new("later")) && all.get(&id).unwrap().notes.starts_with("mine"));
    // A row and a column that the person added in a spreadsheet come in too.
    let mut lines: Vec<String> = file.split("\r\n").map(str::to_owned).collect();
    lines[0].push_str(",Mood");
    for line in &mut lines[1..12] {
        line.push_str(",fine");
    }
    lines[12] = format!("Wide World,Cook{}2026-03-04{},good\r\n", ",".repeat(8), ",".repeat(25));
    let mut fresh = Applications::new();
    let added = lines.join("\r\n");
    let told = import_into(added.as_bytes(), &mut fresh);
    assert_eq!((told.counts.new, told.counts.unreadable), (12, 0));
    let cook = crate::support::import::named(&fresh, "Wide World");
    assert_eq!((cook.notes.as_str(), crate::support::import::lines(cook)), ("Mood: good", vec!["2026-03-04 applied".to_owned()]));
    check_again(added.as_bytes(), &fresh);
    // A broken row is told and takes none of the others with it.
    let broken = file.replacen("{\"\"", "{{\"\"", 1);
    let mut fresh = Applications::new();
    let told = import_into(broken.as_bytes(), &mut fresh);
    assert_eq!((told.counts.unreadable, told.counts.new), (1, 10));
}

#[test]
fn formulas_are_harmless() {
    for text in ["=1+1", "+33 6", "-5", "@me", "\tx", "\rx", "'=1", "''-2"] {
        let cell = guard(text);
        assert!(cell.starts_with('\''), "{cell}");
        assert_eq!(unguard(&cell), text);
    }
    for text in ["", "a=b", "'quoted'", "5-3"] {
        assert_eq!((guard(text).as_str(), unguard(text)), (text, text));
    }
    let one = Application { company: "=HYPERLINK(\"http://evil.example\")".into(), notes: "-a\n=b".into(), ..Application::default() };
    let file = csv::applications(&model(Applications::from_iter([(Id::new("a"), Arc::new(one))])));
    assert!(file.contains("\"'=HYPERLINK(\"\"http://evil.example\"\")\""), "{file}");
}

fn text() -> impl Strategy<Value = String> {
    proptest::string::string_regex("[ -~éßÜ€\n\t'=+@-]{0,12}").unwrap()
}

fn event() -> impl Strategy<Value = Event> {
    let kind = prop_oneof![
        Just(EventKind::Saved),
        Just(EventKind::Applied),
        Just(EventKind::Offer),
        Just(EventKind::Rejected { told: Some(RejectionChannel::Portal) }),
        text().prop_map(|with| EventKind::Interview { form: Some(InterviewFormat::Panel), with }),
    ];
    let date = proptest::option::of((0i64..3000).prop_map(|n| day("2020-01-01") + chrono::Duration::days(n)));
    let time = proptest::option::of((0u32..1440).prop_map(|m| NaiveTime::from_hms_opt(m / 60, m % 60, 0).unwrap()));
    (kind, date, time, text()).prop_map(|(kind, date, time, note)| Event { kind, date, time, note })
}

fn application() -> impl Strategy<Value = Application> {
    let texts = proptest::collection::vec(text(), 10);
    let events = proptest::collection::btree_map("[a-z]{1,6}".prop_map(Id::new), event(), 0..4);
    (texts, events, 0usize..4, any::<bool>(), proptest::option::of(0i64..10_000_000), proptest::collection::vec(text(), 0..3)).prop_map(
        |(texts, timeline, pick, flag, low, tags)| {
            let mut texts = texts.into_iter();
            let mut next = || texts.next().unwrap();
            Application {
                company: format!("c{}", next()),
                role: next(),
                location: next(),
                workplace: [None, Some(Workplace::OnSite), Some(Workplace::Hybrid), Some(Workplace::Remote)][pick],
                channel: next(),
                origin: [Origin::Outbound, Origin::Inbound, Origin::Referral, Origin::Outbound][pick],
                url: next(),
                pay: low.map(|low| PayRange {
                    low: flag.then_some(low),
                    high: Some(low),
                    currency: Currency::EUR,
                    period: PayPeriod::Month,
                }),
                notes: next(),
                tags,
                resume: next(),
                letter: next(),
                tailored: (pick > 1).then_some(flag),
                fit: Fit {
                    skills: flag.then_some(Level::High),
                    goals: Some(Level::Low),
                    must_haves: flag.then_some(MustHaves::OneMissing),
                    nice_to_haves: Some(Level::Some),
                    no_gos: flag.then_some(NoGos::Clear),
                    ..Fit::default()
                },
                contact: next(),
                next_action: next(),
                remind_on: flag.then(|| day("2026-12-01")),
                archived: flag,
                imported: vec![Id::new("p1"), Id::new("p2")],
                timeline,
            }
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn any_applications_come_back(all in proptest::collection::btree_map("[a-z0-9]{3,8}".prop_map(Id::new), application().prop_map(Arc::new), 1..6)) {
        let all: Applications = all.into_iter().collect();
        let file = csv::applications(&model(all.clone()));
        prop_assert_eq!(import(file.as_bytes()), all);
    }
}

#[test]
fn the_flow_balances() {
    let all = model(import(&fixture("stages.csv")));
    let ledger = Ledger::of(&all, day("2024-06-01"));
    for detail in [Detail::Stages, Detail::Rounds] {
        let flow = Sankey::of(&ledger, detail);
        let text = sankey::matic(&flow);
        let mut balance: BTreeMap<String, i64> = BTreeMap::new();
        for line in text.lines() {
            let (from, rest) = line.split_once(" [").unwrap();
            let (count, to) = rest.split_once("] ").unwrap();
            let count: i64 = count.parse().unwrap();
            *balance.entry(from.into()).or_default() -= count;
            *balance.entry(to.into()).or_default() += count;
        }
        for node in &flow.nodes {
            let rest = balance[node.id.label()];
            let expected = if node.id.is_source() {
                -i64::from(node.value)
            } else if node.id.is_ending() {
                node.value.into()
            } else {
                0
            };
            assert_eq!(rest, expected, "{}", node.id.label());
        }
        assert!(text.contains("] Turned down\n") && flow.nodes.iter().any(|n| n.id == NodeId::Accepted));
        let picture = sankey::svg(&flow, "Search <2024> & on", 660.0, 340.0);
        assert!(picture.starts_with("<svg xmlns=") && picture.contains("<title id=\"t\">Search &lt;2024&gt; &amp; on</title>"));
        assert!(!picture.contains("var(") && !picture.contains("class=") && picture.matches("<path").count() == flow.links.len());
    }
    assert!(sankey::svg(&Sankey::default(), "Nothing", 300.0, 200.0).ends_with("</svg>\n"));
}

/// The words of a drawing: where each begins and ends, at a letter of seven pixels, and on which line.
fn words_of(drawing: &str) -> Vec<(f64, f64, f64, String)> {
    let texts = drawing.split("<text ").skip(1).filter(|text| text.contains("text-anchor"));
    texts
        .map(|text| {
            let of = |name: &str| text.split_once(&format!("{name}=\"")).and_then(|(_, rest)| rest.split_once('"')).unwrap().0.to_owned();
            let words = text.split_once('>').and_then(|(_, rest)| rest.split_once('<')).unwrap().0.to_owned();
            let (x, y): (f64, f64) = (of("x").parse().unwrap(), of("y").parse().unwrap());
            let wide = words.chars().count() as f64 * 7.0;
            let start = match of("text-anchor").as_str() {
                "middle" => x - wide / 2.0,
                "end" => x - wide,
                _ => x,
            };
            (start, start + wide, y, words)
        })
        .collect()
}

#[test]
fn pictures_to_share_stand_alone_and_their_words_keep_apart() {
    let line = |name: &str, points: &[(f64, f64)], end: Option<&str>| Line {
        name: name.into(),
        points: points.to_vec(),
        end: end.map(Into::into),
    };
    let lines =
        |lines: Vec<Line>| Drawing::Lines { lines, levels: vec![(0.5, "£2,000".into()), (0.9, "£4,000".into())], begin: "now".into() };
    let near = [(0.0, 0.8), (0.5, 0.4), (0.91, 0.0)];
    let cases = [
        (
            "three ends at one place",
            lines(vec![
                line("Current plan", &near, Some("2 March 2027")),
                line("With cuts", &near, Some("3 March 2027")),
                line("With bridge income", &[(0.0, 1.0), (1.0, 0.0)], Some("30 September 2027")),
            ]),
            3,
        ),
        ("an end at once", lines(vec![line("Current plan", &[(0.0, 0.0)], Some("26 November 2026"))]), 1),
        ("no end, no number", lines(vec![line("A & B", &[(f64::NAN, f64::INFINITY), (2.0, -1.0)], None), line("None", &[], None)]), 0),
        (
            "a range",
            Drawing::Range { interval: (0.01, 0.35), estimate: 0.1, ends: ["0".into(), "between 1 and 35%".into(), "100%".into()] },
            1,
        ),
        (
            "nothing is sure",
            Drawing::Range { interval: (0.0, 1.0), estimate: f64::NAN, ends: ["0".into(), "between 0 and 100%".into(), "100%".into()] },
            1,
        ),
        ("months", Drawing::Bars(vec![("September 2026".into(), 10), ("November 2026".into(), 0)]), 0),
        ("no month", Drawing::Bars(Vec::new()), 0),
    ];
    for (name, drawing, dots) in cases {
        let long = "Since 18 September 2026: 38 applications sent, 5 letters written, 19 replies and interviews, 10 answers rehearsed, 7 things learnt, 2 steps done.";
        let (drawn, (wide, high)) = picture::svg(&Picture { title: "Search <2026> & on".into(), under: long.into(), drawing });
        assert!(drawn.starts_with("<svg xmlns=") && drawn.contains("<title id=\"t\">Search &lt;2026&gt; &amp; on</title>"), "{name}");
        assert!(!drawn.contains("NaN") && !drawn.contains("inf") && !drawn.contains("A & B"), "{name}: {drawn}");
        assert_eq!(drawn.matches("<circle").count(), dots, "{name}");
        let words = words_of(&drawn);
        for (n, (from, to, y, text)) in words.iter().enumerate() {
            assert!(*from >= 0.0 && *to <= wide && *y <= high, "{name}: {text} lies outside");
            for (a, b, other, beside) in words.iter().skip(n + 1).filter(|(_, _, other, _)| (other - y).abs() < 12.0) {
                assert!(to <= a || b <= from, "{name}: {text} and {beside} touch at {y} and {other}");
            }
        }
    }
}

#[test]
fn proof_of_search() {
    let all = model(import(&fixture("stages.csv")));
    let paper = proof::proof(&all, day("2024-03-31"), day("2024-03-07"), day("2024-04-30"));
    assert_eq!((paper.from, paper.to), (day("2024-03-07"), day("2024-03-31")));
    assert_eq!((paper.sent, paper.meetings, paper.date_missing), (3, 5, 1));
    let told: Vec<String> = paper
        .rows
        .iter()
        .map(|row| {
            let steps: Vec<String> = row.steps.iter().map(|step| format!("{} {}", step.date.format("%d.%m."), step.what)).collect();
            format!("{}: {}", row.company, steps.join(", "))
        })
        .collect();
    assert_eq!(
        told,
        [
            ": 07.03. Applied",
            "Northwind: 07.03. First call, 14.03. Interview, 27.03. Interview",
            "Fabrikam: 11.03. First call, 26.03. Rejection received",
            "Adatum: 19.03. Applied",
            "Proseware: 19.03. First call",
            "Tricefal: 19.03. Applied",
            "Litware: 27.03. Applied",
        ]
    );
    let of = |company: &str| paper.rows.iter().find(|row| row.company == company).unwrap();
    assert_eq!((of("Fabrikam").applied, of("Fabrikam").outcome), (Some(day("2024-03-04")), Some(Outcome::Rejected)));
    assert_eq!((of("Northwind").outcome, of("Northwind").origin), (None, Origin::Inbound));
}

#[test]
fn calendar() {
    let mut one =
        Application { company: "Fabrikam; Söhne, Inc".into(), role: "Analyst".into(), location: "Lyon".into(), ..Application::default() };
    let mut meeting = Event::on(EventKind::Interview { form: None, with: "Ada\nGrace".into() }, day("2026-12-01"));
    meeting.time = NaiveTime::from_hms_opt(9, 30, 0);
    meeting.note = "Bring the portfolio — ".repeat(6).trim_end().into();
    one.timeline.insert(Id::new("e1"), meeting);
    one.timeline.insert(Id::new("e2"), Event::on(EventKind::Screen, day("2026-11-25")));
    one.timeline.insert(Id::new("e0"), Event::on(EventKind::Screen, day("2026-11-20")));
    one.remind_on = Some(day("2026-11-30"));
    let mut ended = one.clone();
    ended.timeline.insert(Id::new("e3"), Event::on(EventKind::Rejected { told: None }, day("2026-12-02")));
    let all = model(Applications::from_iter([(Id::new("a1"), Arc::new(one)), (Id::new("a2"), Arc::new(ended))]));
    let entries = calendar::upcoming(&all, day("2026-11-22"));
    assert_eq!(entries.iter().map(|e| e.uid.as_str()).collect::<Vec<_>>(), ["a1.e2@onward", "a1.reminder@onward", "a1.e1@onward"]);
    let file = calendar::write(&entries, day("2026-11-22").and_hms_opt(10, 0, 0).unwrap());
    assert!(file.split("\r\n").all(|line| line.len() <= 75 && !line.contains('\n')), "{file}");
    let unfolded = file.replace("\r\n ", "");
    for line in [
        "BEGIN:VCALENDAR\r\nVERSION:2.0",
        "DTSTART;VALUE=DATE:20261125",
        "DTSTART:20261201T093000\r\nDURATION:PT1H",
        "DTSTAMP:20261122T100000Z",
        "SUMMARY:Interview: Fabrikam\\; Söhne\\, Inc\\, Analyst",
        "DESCRIPTION:Ada\\nGrace\\nBring the portfolio — Bring",
        "END:VCALENDAR\r\n",
    ] {
        assert!(unfolded.contains(line), "{line}\n{unfolded}");
    }
}
