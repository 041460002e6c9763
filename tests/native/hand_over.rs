//! Data in links and QR codes, and snapshots to look at: packed and unpacked, cut and gathered in any order, damaged in every way.

use crate::support::seed::Seed;
use crate::support::storage::*;
use domain::budget::{Budget, Scenario};
use domain::funnel::{FunnelFigures, Ledger};
use domain::model::Model;
use exchange::link::{Gathered, LINK, LinkError, PART, PARTS, Part, UNPACKED, pack, parts, pasted, unpack};
use exchange::out::{proof, qr};
use exchange::snapshot::{self, Content, Snapshot, SnapshotError};
use proptest::prelude::*;
use store::key_value::MemoryStore;
use store::restore;

const ADDRESS: &str = "https://onward.example/app/#/receive/";

fn sample() -> Model {
    let mut storage = MemoryStore::default();
    open(&mut storage);
    Tab::new(1).apply(&mut storage, &domain::sample::change(day(22))).unwrap();
    open(&mut storage)
}

fn backup(names: &[&str]) -> String {
    let mut tab = Tab::new(1);
    restore::export(&mut filled(names), &mut tab.clock, tab.wall, day(22), &[]).unwrap().write()
}

#[test]
fn a_packed_text_comes_back() {
    for text in ["", "x", "Grüße 日本 🌱", &backup(&["a", "b"]), &"n".repeat(300_000)] {
        let packed = pack(text);
        assert!(packed.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte)), "nothing to escape in an address");
        assert_eq!(unpack(&packed).as_deref(), Ok(text));
    }
    let (backup, packed) = (backup(&["a", "b", "c", "d", "e"]), pack(&backup(&["a", "b", "c", "d", "e"])));
    assert!(packed.len() < LINK - ADDRESS.len() && packed.len() * 2 < backup.len(), "{} of {}", packed.len(), backup.len());
}

#[test]
fn texts_that_are_none() {
    for (text, expected) in [
        ("", LinkError::Empty),
        ("  ", LinkError::Empty),
        ("2abc", LinkError::Newer),
        ("1", LinkError::Damaged),
        ("1!!!", LinkError::Damaged),
        ("hello", LinkError::Damaged),
        ("1AAAA", LinkError::Damaged),
    ] {
        assert_eq!(unpack(text), Err(expected), "{text:?}");
        assert!(expected.to_string().contains("Nothing was changed"));
    }
}

#[test]
fn a_small_link_does_not_unpack_to_a_large_text() {
    let bomb = pack(&"a".repeat(UNPACKED + 1));
    assert!(bomb.len() < 20_000, "{}", bomb.len());
    assert_eq!(unpack(&bomb), Err(LinkError::TooLarge));
}

#[test]
fn what_is_pasted() {
    for text in ["1abc", "  1abc\n", "https://x.example/a/#/receive/1abc", "#/receive/1abc", "/receive/1abc/"] {
        assert_eq!(pasted(text), "1abc", "{text:?}");
    }
}

/// A text that packs to about that many characters.
fn about(length: usize) -> String {
    let mut seed = Seed(3);
    (0..length * 3 / 4).map(|_| char::from(33 + seed.below(90) as u8)).collect()
}

#[test]
fn cut_into_codes_and_gathered_in_any_order() {
    for length in [10, 700, 800, 1500, 3000, 5000] {
        let packed = pack(&about(length));
        let codes = parts(&packed, ADDRESS).unwrap();
        assert!((1..=PARTS).contains(&codes.len()));
        assert!(codes.iter().all(|code| code.len() <= PART), "{length}");
        for turn in 0..codes.len() {
            let mut gathered = Gathered::default();
            for (at, code) in codes.iter().cycle().skip(turn).take(codes.len()).enumerate() {
                assert!(gathered.whole().is_none());
                let part = Part::parse(pasted(code)).unwrap();
                gathered.add(part.clone());
                gathered.add(part);
                assert_eq!(gathered.progress(), (at + 1, codes.len()));
                // Each comes in a tab of its own.
                gathered = Gathered::read(&gathered.write());
            }
            assert_eq!((gathered.whole(), gathered.missing()), (Some(Ok(packed.clone())), vec![]));
        }
    }
    assert_eq!(parts(&pack(&about(9_000)), ADDRESS), None, "more than eight are a file");
    assert_eq!(parts("1abc", &"x".repeat(900)), None);
}

#[test]
fn parts_of_two_transfers_are_not_mixed() {
    let (one, other) = (parts(&pack(&about(1500)), ADDRESS).unwrap(), parts(&pack(&about(1600)), ADDRESS).unwrap());
    let part = |code: &String| Part::parse(pasted(code)).unwrap();
    let mut gathered = Gathered::default();
    gathered.add(part(&one[0]));
    gathered.add(part(&other[1]));
    assert_eq!((gathered.progress().0, gathered.missing().contains(&1)), (1, true), "the later one begins anew");
    // A part with a changed piece is noticed.
    let mut changed = part(&one[0]);
    changed.piece.replace_range(..1, if changed.piece.starts_with('A') { "B" } else { "A" });
    let mut gathered = Gathered::default();
    gathered.add(changed);
    one.iter().skip(1).for_each(|code| gathered.add(part(code)));
    assert_eq!(gathered.whole(), Some(Err(LinkError::Damaged)));
    for text in [
        "",
        "p1",
        "p1-12345678-1-9-a",
        "p1-12345678-0-2-a",
        "p1-12345678-3-2-a",
        "p1-1234567x-1-2-a",
        "p1-12345678-1-2-",
        "p1-12345678-1-2-a.b",
        "p1-12345678-1-2-a b",
    ] {
        assert_eq!(Part::parse(text), None, "{text:?}");
    }
}

#[test]
fn a_drawn_code_is_read_as_the_link_by_another_program() {
    for code in parts(&pack(&about(1500)), ADDRESS).unwrap().iter().chain([&ADDRESS.to_owned()]) {
        let drawn = qr::draw(code).unwrap();
        let scale = 4;
        let mut image = rqrr::PreparedImage::prepare_from_greyscale(drawn.side * scale, drawn.side * scale, |x, y| {
            if drawn.dark[y / scale * drawn.side + x / scale] { 0 } else { 255 }
        });
        let grids = image.detect_grids();
        let (_, text) = grids.first().expect("a code is found").decode().unwrap();
        assert_eq!(&text, code);
        assert!(drawn.path.starts_with('M') && drawn.side > 21 + 8);
    }
    assert_eq!(qr::draw(&"x".repeat(5_000)), None);
}

#[test]
fn mutated_links_are_refused_or_say_the_same() {
    let (text, mut seed) = (backup(&["a", "b", "c"]), Seed(11));
    let packed = pack(&text);
    let codes = parts(&packed, ADDRESS).unwrap();
    let (mut refused, mut same) = (0, 0);
    for _ in 0..3_000 {
        match unpack(&seed.mutate(&packed)) {
            Ok(found) => {
                assert_eq!(found, text);
                same += 1;
            }
            Err(_) => refused += 1,
        }
        let mut gathered = Gathered::read(&seed.mutate(&Gathered::default().write()));
        for code in &codes {
            if let Some(part) = Part::parse(pasted(&seed.mutate(code))) {
                gathered.add(part);
            }
        }
        if let Some(Ok(whole)) = gathered.whole() {
            let _ = unpack(&whole);
        }
    }
    assert!(refused > 2_000, "{refused} refused, {same} the same");
}

fn fixtures() -> Vec<(String, String)> {
    let mut all: Vec<(String, String)> = std::fs::read_dir("tests/fixtures/snapshot")
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .map(|path| (path.file_name().unwrap().to_str().unwrap().to_owned(), std::fs::read_to_string(path).unwrap()))
        .collect();
    all.sort();
    all
}

#[test]
fn snapshots_of_every_version_stay_readable() {
    let all = fixtures();
    let shown: Vec<&str> = all
        .iter()
        .map(|(name, text)| {
            let snapshot = Snapshot::parse(text).unwrap_or_else(|error| panic!("{name}: {error}"));
            assert_eq!(snapshot.made, day(26));
            assert_eq!(snapshot.write(), text.trim(), "{name}: written as it was");
            match snapshot.content {
                Content::Funnel(funnel) if funnel.applications.is_empty() => "funnel",
                Content::Funnel(_) => "names",
                Content::Reflection { .. } => "reflection",
                Content::Budget(_) => "budget",
                Content::Proof(_) => "proof",
            }
        })
        .collect();
    assert_eq!(shown, ["budget", "names", "funnel", "proof", "reflection"]);
}

/// Links that were sent are opened later: this one is in the list of addresses.
#[test]
fn an_old_link_is_still_opened() {
    let found = onward::route::all().into_iter().find_map(|route| match route {
        onward::route::Route::Snapshot(packed) => Some(unpack(&packed).unwrap()),
        _ => None,
    });
    assert_eq!(found.as_deref(), fixtures().iter().find(|(name, _)| name == "funnel-v1.json").map(|(_, text)| text.trim()));
}

#[test]
fn a_snapshot_has_what_was_chosen_and_nothing_else() {
    let model = sample();
    let figures = FunnelFigures::from_ledger(&Ledger::of(&model, day(22)));
    let companies: Vec<String> = model.applications.iter().map(|(_, application)| application.company.clone()).collect();
    let text = |content: Content| Snapshot::new(day(22), content).write();
    let (without, with) = (text(snapshot::funnel(&figures, &model, false)), text(snapshot::funnel(&figures, &model, true)));
    assert!(companies.len() > 5);
    for company in &companies {
        assert!(!without.contains(company.as_str()), "{company}");
        assert!(with.contains(company.as_str()), "{company}");
    }
    assert!(without.contains(&format!("\"sent\":{}", figures.applications)));
    // No amount of the budget is in it, whatever the unit.
    let home = domain::currency::Currency::EUR;
    let budget = Budget::of(&model, home, day(22));
    let line = budget.simulate(&Scenario::AS_IS);
    let figures = budget.figures(&Scenario::AS_IS, &line);
    let text = text(snapshot::budget(&figures));
    let value: serde_json::Value = serde_json::from_str(&text).unwrap();
    let fields: Vec<&String> = value["budget"].as_object().unwrap().keys().collect();
    assert!(
        fields.iter().all(|field| ["runway_days", "first_shortfall", "covered_percent", "essential_percent"].contains(&field.as_str())),
        "{text}"
    );
    let proof = proof::proof(&model, day(1), day(22), day(22));
    let found = Snapshot::parse(&Snapshot::new(day(22), snapshot::proof(&proof)).write()).unwrap();
    let Content::Proof(shown) = found.content else { panic!("a proof") };
    assert_eq!((shown.sent as usize, shown.rows.len()), (proof.sent, proof.rows.len()));
}

#[test]
fn texts_that_are_no_snapshot() {
    for (text, expected) in [
        ("", SnapshotError::Damaged),
        ("{}", SnapshotError::Damaged),
        ("{\"onward-snapshot\":2,\"made\":\"2026-11-26\",\"more\":{}}", SnapshotError::Newer),
        ("{\"onward-snapshot\":1,\"made\":\"2026-11-26\"}", SnapshotError::Damaged),
        ("{\"onward-snapshot\":1,\"made\":\"soon\",\"funnel\":{}}", SnapshotError::Damaged),
        ("{\"onward-snapshot\":1,\"made\":\"2026-11-26\",\"funnel\":{\"sent\":-1}}", SnapshotError::Damaged),
    ] {
        assert_eq!(Snapshot::parse(text), Err(expected), "{text:?}");
    }
    let many = vec!["{\"company\":\"x\"}"; snapshot::ROWS + 1].join(",");
    let text = format!("{{\"onward-snapshot\":1,\"made\":\"2026-11-26\",\"funnel\":{{\"applications\":[{many}]}}}}");
    assert_eq!(Snapshot::parse(&text), Err(SnapshotError::Damaged));
}

#[test]
fn mutated_snapshots_and_backups_do_not_panic() {
    let (mut seed, mut read, mut refused) = (Seed(5), 0, 0);
    for (_, text) in fixtures() {
        for _ in 0..1_000 {
            match Snapshot::parse(&seed.mutate(&text)) {
                Ok(_) => read += 1,
                Err(_) => refused += 1,
            }
        }
    }
    assert!(read > 100 && refused > 1_000, "{read} read, {refused} refused");
    let whole = backup(&["a", "b"]);
    let (mut taken, mut other) = (0, 0);
    for _ in 0..3_000 {
        let Ok(found) = exchange::backup::Backup::parse(&seed.mutate(&whole)) else {
            other += 1;
            continue;
        };
        let mut storage = filled(&["a", "c"]);
        let mut tab = Tab::new(2);
        let shown = restore::preview(&storage, &found).unwrap();
        let _ = store::compare::compare(&storage, &found).unwrap();
        let _ = store::rehearse::rehearse(&found).unwrap();
        let done = restore::restore(&mut storage, &mut tab.clock, tab.wall, &found).unwrap();
        assert_eq!((shown.added, shown.changed, shown.deleted), (done.added, done.changed, done.deleted));
        open(&mut storage);
        assert_eq!(stored(&storage, "c").as_deref(), Some(&application("c")), "what the backup does not have is untouched");
        taken += 1;
    }
    assert!(taken > 100 && other > 1_000, "{taken} taken in, {other} refused");
}

proptest! {
    #[test]
    fn any_text(text in "\\PC{0,400}") {
        prop_assert_eq!(unpack(&pack(&text)), Ok(text.clone()));
        let _ = unpack(&text);
        let _ = Part::parse(pasted(&text));
        let _ = Gathered::read(&text).whole();
        let _ = Snapshot::parse(&text);
    }
}
