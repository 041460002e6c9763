//! The picture: each path followed, every node in balance, everything inside the frame and nothing on top of another.

use domain::funnel::sankey::layout::{Layout, Rect};
use domain::funnel::{Detail, Ledger, NodeId, Sankey};

use super::{TODAY, model};
use crate::support::timelines::day;

#[track_caller]
pub fn balanced(sankey: &Sankey, total: u32) {
    let sum = |of: &dyn Fn(NodeId) -> bool| sankey.nodes.iter().filter(|n| of(n.id)).map(|n| n.value).sum::<u32>();
    assert_eq!((sum(&NodeId::is_source), sum(&NodeId::is_ending)), (total, total));
    for node in &sankey.nodes {
        let inflow: u32 = sankey.links.iter().filter(|l| l.to == node.id).map(|l| l.value).sum();
        let outflow: u32 = sankey.links.iter().filter(|l| l.from == node.id).map(|l| l.value).sum();
        assert!(node.id.is_source() || inflow == node.value, "into {:?}", node.id);
        assert!(node.id.is_ending() || outflow == node.value, "out of {:?}", node.id);
    }
    assert!(sankey.links.iter().all(|l| l.value > 0 && l.from < l.to));
}

#[track_caller]
pub fn drawn_well(sankey: &Sankey, width: f64, height: f64) {
    let layout = Layout::of(sankey, width, height);
    assert_eq!((layout.nodes.len(), layout.ribbons.len()), (sankey.nodes.len(), sankey.links.len()));
    for node in &layout.nodes {
        let inside = node.x >= 0.0 && node.x + node.width <= width && node.y >= 0.0 && node.y + node.height <= height;
        assert!(inside && node.height >= 1.0, "{node:?} in {width} × {height}");
        assert!(node.label_x >= 0.0 && node.label_x <= width && node.label_y <= height, "label of {node:?}");
    }
    for (a, b) in layout.nodes.iter().zip(layout.nodes.iter().skip(1)).filter(|(a, b)| a.x == b.x) {
        assert!(a.y + a.height < b.y, "{a:?} and {b:?} overlap");
        assert!((b.label_y - a.label_y).abs() >= 12.0 || a.label_x != b.label_x, "labels of {a:?} and {b:?} overlap");
    }
    for ribbon in &layout.ribbons {
        let end = |id: NodeId| layout.nodes.iter().find(|n| n.id == id).unwrap();
        let (from, to) = (end(ribbon.from), end(ribbon.to));
        let holds = |y: f64, node: &Rect| y >= node.y - 1e-6 && y + ribbon.thickness <= node.y + node.height + 1e-6;
        assert!(holds(ribbon.y0, from) && holds(ribbon.y1, to), "{ribbon:?} leaves {from:?} or {to:?}");
        assert!(ribbon.x0 < ribbon.x1 && ribbon.path().starts_with('M') && !ribbon.path().contains("NaN"));
    }
}

/// The left, upper, right and lower edge of a node's label: a letter of the picture is some six units wide, its line twelve high.
fn label(node: &Rect) -> [f64; 4] {
    let wide = 6.0 * (node.id.counted(node.value).chars().count() + node.value.to_string().len() + 1) as f64;
    let left = if node.anchor.name() == "middle" { node.label_x - wide / 2.0 } else { node.label_x };
    [left, node.label_y - 9.0, left + wide, node.label_y + 3.0]
}

#[test]
fn labels_keep_clear_of_each_other_and_of_the_bars() {
    let sample = || {
        let mut model = domain::model::Model::default();
        for edit in domain::sample::change(day(TODAY)).edits {
            model.put(edit.id, edit.after.unwrap());
        }
        model
    };
    let first_call = "applied 2026-10-01, screen 2026-10-03";
    let all_the_way =
        "applied 2026-10-01, screen 2026-10-03, interview 2026-10-05, interview 2026-10-08, offer 2026-10-09, accepted 2026-10-10";
    let by_others = "inbound, interview 2026-10-05, offer 2026-10-09, accepted 2026-10-10";
    let cases = [
        ("the sample", sample()),
        ("one of everything", model(&[all_the_way, by_others, "applied 2026-01-01", "applied 2026-11-20"])),
        ("one alone", model(&[all_the_way])),
        ("all led on", model(&[first_call; 5])),
        ("many in, one out", model(&[vec!["applied 2026-01-01"; 400], vec![all_the_way, by_others]].concat())),
    ];
    for (name, model) in cases {
        let ledger = Ledger::of(&model, day(TODAY));
        for (detail, width, height) in [(Detail::Stages, 350.0, 260.0), (Detail::Rounds, 660.0, 300.0), (Detail::Rounds, 928.0, 488.0)] {
            let layout = Layout::of(&Sankey::of(&ledger, detail), width, height);
            for (n, one) in layout.nodes.iter().enumerate() {
                let own = label(one);
                let touch = |[left, top, right, bottom]: [f64; 4]| own[0] < right && left < own[2] && own[1] < bottom && top < own[3];
                for (m, other) in layout.nodes.iter().enumerate().filter(|(m, _)| *m != n) {
                    let bar = [other.x, other.y, other.x + other.width, other.y + other.height];
                    assert!(m < n || !touch(label(other)), "{name}, {width}: labels of {one:?} and {other:?} touch");
                    assert!(!touch(bar), "{name}, {width}: the label of {one:?} lies on the bar of {other:?}");
                }
            }
        }
    }
}

#[test]
fn the_sankey_follows_each_path() {
    let lines = [
        "applied 2026-10-01, screen 2026-10-03, interview 2026-10-05, interview 2026-10-08, offer 2026-10-09, accepted 2026-10-10",
        "inbound, interview 2026-10-05, rejected 2026-10-09",
        "applied 2026-01-01",
        "applied 2026-11-20",
        "applied ?",
        "saved 2026-11-01",
        "applied 2026-10-01, screen 2026-10-05, closed_by_employer 2026-10-09",
    ];
    let ledger = Ledger::of(&model(&lines), day(TODAY));
    let text = |detail| {
        let sankey = Sankey::of(&ledger, detail);
        balanced(&sankey, 5);
        sankey.links.iter().map(|l| format!("{} [{}] {}", l.from.label(), l.value, l.to.label())).collect::<Vec<_>>()
    };
    assert_eq!(
        text(Detail::Rounds),
        [
            "Applications [2] First calls",
            "Applications [1] Silent",
            "Applications [1] Active",
            "Inbound [1] 1st interviews",
            "First calls [1] 1st interviews",
            "First calls [1] Closed by the employer",
            "1st interviews [1] 2nd interviews",
            "1st interviews [1] Turned down",
            "2nd interviews [1] Offers",
            "Offers [1] Accepted",
        ]
    );
    assert!(text(Detail::Stages).contains(&"Interviews [1] Offers".to_owned()));
    let empty = Layout::of(&Sankey::default(), f64::NAN, -1.0);
    assert!(empty.nodes.is_empty() && empty.ribbons.is_empty());
}

#[test]
fn a_count_of_one_has_no_plural() {
    for (node, count, wanted) in [
        (NodeId::FirstCall, 1, "first call"),
        (NodeId::FirstCall, 2, "first calls"),
        (NodeId::Applications, 1, "application"),
        (NodeId::Round(2), 1, "second interview"),
        (NodeId::Declined, 1, "declined"),
    ] {
        assert_eq!(node.counted(count), wanted);
    }
}

#[test]
fn what_stands_beside_an_ending_fits_between_its_bar_and_the_edge() {
    // Some six units a letter, in a third of a phone's width.
    for ending in
        [NodeId::Rejected, NodeId::Silent, NodeId::ClosedByEmployer, NodeId::Withdrew, NodeId::Declined, NodeId::Active, NodeId::Accepted]
    {
        for count in [1, 2] {
            let label = ending.counted(count);
            assert!(ending.is_ending() && label.chars().count() <= 12, "{label}");
        }
    }
}
