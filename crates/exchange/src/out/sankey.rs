//! The flow for elsewhere: text for `SankeyMATIC`, and a picture that stands on its own, with its colours written out. Both say what the
//! domain's [`Sankey`] says; what flows into a node flows out of it.

use std::fmt::Write as _;

use domain::funnel::sankey::layout::Layout;
use domain::funnel::{NodeId, Sankey};

/// The links as `SankeyMATIC` reads them: `Applications [4] 1st interviews`.
pub fn matic(sankey: &Sankey) -> String {
    let mut out = String::new();
    for link in &sankey.links {
        // Writing into a String does not fail.
        let _ = writeln!(out, "{} [{}] {}", link.from.label(), link.value, link.to.label());
    }
    out
}

/// The picture as an SVG file of that size in pixels. `title` stands in the picture and as its name; light colours, for paper.
pub fn svg(sankey: &Sankey, title: &str, width: f64, height: f64) -> String {
    const HEAD: f64 = 36.0;
    const EDGE: f64 = 16.0;
    let layout = Layout::of(sankey, width - 2.0 * EDGE, height - HEAD - EDGE);
    let (width, height) = (layout.width + 2.0 * EDGE, layout.height + HEAD + EDGE);
    let title = escape(title);
    let told: Vec<String> = sankey.links.iter().map(|l| format!("{} from {} to {}", l.value, l.from.label(), l.to.label())).collect();
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width:.0}\" height=\"{height:.0}\" viewBox=\"0 0 {width:.0} {height:.0}\" role=\"img\" \
         aria-labelledby=\"t d\" font-family=\"system-ui, sans-serif\" font-size=\"13\">\n\
         <title id=\"t\">{title}</title>\n<desc id=\"d\">{}</desc>\n\
         <rect width=\"{width:.0}\" height=\"{height:.0}\" fill=\"#ffffff\"/>\n\
         <text x=\"{EDGE:.0}\" y=\"24\" font-size=\"16\" font-weight=\"600\" fill=\"#1a222b\">{title}</text>\n<g transform=\"translate({EDGE:.0} {HEAD:.0})\">\n",
        escape(&told.join("; "))
    );
    for ribbon in &layout.ribbons {
        let _ = writeln!(out, "<path d=\"{}\" fill=\"{}\" fill-opacity=\"0.6\"/>", ribbon.path(), colour(ribbon.to));
    }
    for node in &layout.nodes {
        let _ = writeln!(
            out,
            "<rect x=\"{:.1}\" y=\"{:.1}\" width=\"{:.1}\" height=\"{:.1}\" rx=\"2\" fill=\"{}\"/>\n\
             <text x=\"{:.1}\" y=\"{:.1}\" text-anchor=\"{}\" fill=\"#1a222b\">{} {}</text>",
            node.x,
            node.y,
            node.width,
            node.height.max(1.0),
            colour(node.id),
            node.label_x,
            node.label_y,
            node.anchor.name(),
            node.value,
            escape(&node.id.counted(node.value))
        );
    }
    out.push_str("</g>\n</svg>\n");
    out
}

/// The light theme's colours, as numbers.
fn colour(id: NodeId) -> &'static str {
    match id {
        NodeId::Rejected => "#d7b580",
        NodeId::Silent | NodeId::ClosedByEmployer => "#8c99ae",
        NodeId::Applications | NodeId::Referrals | NodeId::Inbound | NodeId::Withdrew | NodeId::Declined => "#4d5660",
        NodeId::Accepted | NodeId::Offers => "#005e5a",
        _ => "#58b0aa",
    }
}

/// Text as it may stand in XML.
pub(super) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            c if c.is_control() => out.push(' '),
            c => out.push(c),
        }
    }
    out
}
