//! A Sankey drawn into a width and a height: rectangles for nodes, ribbons for links, a position for each label. Pure numbers in the units of the
//! diagram, so that the screen and the saved image are the same. Not here: colours, fonts, and how a label is worded.
//!
//! Sources are on the left below their labels, endings on the right with space for their labels, stages along the bottom, later ones a little higher so that
//! ribbons can pass. Every flow stays visible: the thinnest ribbon is wider than its share would make it.

use super::{NodeId, Sankey};

/// The diagram.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Layout {
    /// Its width.
    pub width: f64,
    /// Its height.
    pub height: f64,
    /// The nodes, in the order of [`NodeId`].
    pub nodes: Vec<Rect>,
    /// The links; draw them before the nodes.
    pub ribbons: Vec<Ribbon>,
}

/// A node's rectangle and where its label goes.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Rect {
    /// Which node.
    pub id: NodeId,
    /// How many.
    pub value: u32,
    /// Left edge.
    pub x: f64,
    /// Upper edge.
    pub y: f64,
    /// Width.
    pub width: f64,
    /// Height.
    pub height: f64,
    /// Where the label is anchored: its baseline's point.
    pub label_x: f64,
    /// The label's baseline.
    pub label_y: f64,
    /// How the label is aligned to that point.
    pub anchor: Anchor,
}

/// SVG's `text-anchor`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Anchor {
    /// The text begins there.
    Start,
    /// The text is centred there.
    Middle,
}

impl Anchor {
    /// The attribute's value.
    pub fn name(self) -> &'static str {
        match self {
            Self::Start => "start",
            Self::Middle => "middle",
        }
    }
}

/// A link as a band of even thickness between two upper left corners.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Ribbon {
    /// From which node.
    pub from: NodeId,
    /// To which.
    pub to: NodeId,
    /// How many.
    pub value: u32,
    /// Where it leaves: right edge of the node.
    pub x0: f64,
    /// Its upper edge there.
    pub y0: f64,
    /// Where it arrives: left edge of the node.
    pub x1: f64,
    /// Its upper edge there.
    pub y1: f64,
    /// Its thickness.
    pub thickness: f64,
}

impl Ribbon {
    /// The closed outline for an SVG path's `d`: along the upper edge, down, back along the lower edge.
    pub fn path(&self) -> String {
        let Self { x0, y0, x1, y1, thickness: t, .. } = *self;
        let middle = f64::midpoint(x0, x1);
        format!(
            "M{x0:.1} {y0:.1}C{middle:.1} {y0:.1} {middle:.1} {y1:.1} {x1:.1} {y1:.1}V{:.1}C{middle:.1} {:.1} {middle:.1} {:.1} {x0:.1} {:.1}Z",
            y1 + t,
            y1 + t,
            y0 + t,
            y0 + t
        )
    }
}

const NODE: f64 = 8.0;
const GAP: f64 = 10.0;
/// The least distance between two labels.
const LINE: f64 = 16.0;
const TOP: f64 = 4.0;
/// The space below the plot for the labels of the stages.
const BOTTOM: f64 = 20.0;
const THINNEST: f64 = 1.5;

impl Layout {
    /// Lays it out. Sizes below 160 × 120 count as that; without nodes there is nothing.
    pub fn of(sankey: &Sankey, width: f64, height: f64) -> Self {
        let width = if width.is_finite() { width.clamp(160.0, 10_000.0) } else { 350.0 };
        let height = if height.is_finite() { height.clamp(120.0, 10_000.0) } else { 260.0 };
        let total: u32 = sankey.nodes.iter().filter(|n| n.id.is_source()).map(|n| n.value).sum();
        if total == 0 {
            return Self { width, height, ..Self::default() };
        }
        // The largest scale at which every column fits.
        let (mut small, mut large) = (0.0, (height - TOP - BOTTOM) / f64::from(total));
        let mut nodes = place(sankey, width, height, small);
        for _ in 0..24 {
            let scale = f64::midpoint(small, large);
            let tried = place(sankey, width, height, scale);
            if tried.iter().all(|r| r.y >= TOP - 1e-9 && r.y + r.height <= height - BOTTOM + 1e-9) {
                (small, nodes) = (scale, tried);
            } else {
                large = scale;
            }
        }
        let ribbons = ribbons(sankey, &nodes, small);
        Self { width, height, nodes, ribbons }
    }
}

fn thickness(value: u32, scale: f64) -> f64 {
    (f64::from(value) * scale).max(THINNEST)
}

/// The rectangles at a scale; they may not fit.
fn place(sankey: &Sankey, width: f64, height: f64, scale: f64) -> Vec<Rect> {
    let between = sankey.nodes.iter().filter(|n| !n.id.is_source() && !n.id.is_ending()).count();
    let labels = (width * 0.34).min(130.0);
    let step = (width - labels - NODE) / (between as f64 + 1.0);
    let bottom = height - BOTTOM;
    let flow = |id: NodeId, out: bool| -> f64 {
        let links = sankey.links.iter().filter(|l| if out { l.from == id } else { l.to == id });
        links.map(|l| thickness(l.value, scale)).sum()
    };
    let (mut source_y, mut ending_y, mut ending_middle) = (0.0, TOP, f64::NEG_INFINITY);
    let (mut column, mut lift) = (0.0, 0.0);
    let rect = |node: &super::Node| {
        let tall = flow(node.id, true).max(flow(node.id, false));
        let (x, y, label_x, label_y, anchor);
        if node.id.is_source() {
            // Above its bar: beside it the label would meet the bar of the first stage, on a phone at the latest.
            (x, y) = (0.0, source_y + LINE);
            (label_x, label_y, anchor) = (0.0, y - 4.0, Anchor::Start);
            source_y = y + tall + GAP / 2.0;
        } else if node.id.is_ending() {
            x = step * (between as f64 + 1.0);
            y = ending_y.max(ending_middle + LINE - tall / 2.0);
            ending_middle = y + tall / 2.0;
            ending_y = y + tall + GAP / 2.0;
            (label_x, label_y, anchor) = (x + NODE + 6.0, ending_middle + 4.0, Anchor::Start);
        } else {
            column += 1.0;
            (x, y) = (step * column, bottom - lift - tall);
            (label_x, label_y, anchor) = (x + NODE / 2.0, bottom - lift + 14.0, Anchor::Middle);
            // The label of the next one is below its bar: it stays above this one's, however thin the bar is.
            lift += (tall + GAP / 2.0).max(LINE - 2.0);
        }
        Rect { id: node.id, value: node.value, x, y, width: NODE, height: tall, label_x, label_y, anchor }
    };
    sankey.nodes.iter().map(rect).collect()
}

/// The ribbons between placed rectangles: at each node in the order of their other ends from top to bottom, so that few cross.
fn ribbons(sankey: &Sankey, nodes: &[Rect], scale: f64) -> Vec<Ribbon> {
    let middle = |id: NodeId| nodes.iter().find(|r| r.id == id).map_or(0.0, |r| r.y + r.height / 2.0);
    let mut ribbons: Vec<Ribbon> = Vec::with_capacity(sankey.links.len());
    for link in &sankey.links {
        let (Some(from), Some(to)) = (nodes.iter().find(|r| r.id == link.from), nodes.iter().find(|r| r.id == link.to)) else { continue };
        let above = |one: f64, other: f64, earlier: bool| one < other || (one.total_cmp(&other).is_eq() && earlier);
        let leaving = sankey.links.iter().filter(|l| l.from == link.from);
        let before = leaving.filter(|l| above(middle(l.to), middle(link.to), l.to < link.to));
        let y0 = from.y + before.map(|l| thickness(l.value, scale)).sum::<f64>();
        let arriving = sankey.links.iter().filter(|l| l.to == link.to);
        let before = arriving.filter(|l| above(middle(l.from), middle(link.from), l.from < link.from));
        let y1 = to.y + before.map(|l| thickness(l.value, scale)).sum::<f64>();
        let t = thickness(link.value, scale);
        ribbons.push(Ribbon { from: link.from, to: link.to, value: link.value, x0: from.x + from.width, y0, x1: to.x, y1, thickness: t });
    }
    ribbons
}
