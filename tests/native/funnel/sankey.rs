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

#[test]
fn labels_keep_clear_of_each_other_in_the_sample() {
    let mut model = domain::model::Model::default();
    for edit in domain::sample::change(day(TODAY)).edits {
        model.put(edit.id, edit.after.unwrap());
    }
    let ledger = Ledger::of(&model, day(TODAY));
    for (detail, width, height) in [(Detail::Stages, 350.0, 220.0), (Detail::Rounds, 660.0, 300.0)] {
        let layout = Layout::of(&Sankey::of(&ledger, detail), width, height);
        // A letter of the picture is some six units wide.
        let ends = |node: &Rect| {
            let wide = 6.0 * (node.id.label().chars().count() + node.value.to_string().len() + 1) as f64;
            if node.anchor.name() == "middle" {
                (node.label_x - wide / 2.0, node.label_x + wide / 2.0)
            } else {
                (node.label_x, node.label_x + wide)
            }
        };
        for source in layout.nodes.iter().filter(|n| n.id.is_source()) {
            for stage in layout.nodes.iter().filter(|n| !n.id.is_source() && !n.id.is_ending()) {
                let apart =
                    ends(source).1 < ends(stage).0 || ends(stage).1 < ends(source).0 || (source.label_y - stage.label_y).abs() >= 12.0;
                assert!(apart, "labels of {source:?} and {stage:?} touch");
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
        (NodeId::Round(2), 1, "2nd interview"),
        (NodeId::Declined, 1, "declined"),
    ] {
        assert_eq!(node.counted(count), wanted);
    }
}
