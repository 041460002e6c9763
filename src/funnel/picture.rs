//! The Sankey on the screen: the domain's layout, drawn in the tokens' colours, with its table behind it. The saved image is the exchange's.

use leptos::prelude::*;

use crate::derived;
use crate::format;
use domain::funnel::sankey::layout::{Layout, Rect, Ribbon};
use domain::funnel::{Detail, NodeId, Sankey};

/// The picture and its table.
pub fn sankey(wide: bool) -> AnyView {
    let ledger = derived::ledger();
    view! {
        {move || {
            let flows = ledger.with(|ledger| Sankey::of(ledger, if wide { Detail::Rounds } else { Detail::Stages }));
            let (width, height) = if wide { (660.0, 300.0) } else { (350.0, 260.0) };
            drawn(&flows, &Layout::of(&flows, width, height))
        }}
    }
    .into_any()
}

fn drawn(flows: &Sankey, layout: &Layout) -> AnyView {
    if layout.nodes.is_empty() {
        return view! { <p class="sub">"The picture starts with the first application that has a date."</p> }.into_any();
    }
    let description = flows
        .links
        .iter()
        .map(|link| format!("{} from {} to {}", link.value, link.from.label(), link.to.label()))
        .collect::<Vec<_>>()
        .join("; ");
    let ribbons = layout.ribbons.iter().map(ribbon).collect_view();
    let nodes = layout.nodes.iter().map(node).collect_view();
    let table = flows
        .links
        .iter()
        .map(|link| view! { <tr><td>{link.from.label()}</td><td>{link.to.label()}</td><td class="n">{format::count(link.value as usize)}</td></tr> })
        .collect_view();
    view! {
        <figure class="sankey">
            <svg viewBox=format!("0 0 {} {}", layout.width, layout.height) role="img" aria-label=format!("Where your applications went: {description}.")>
                {ribbons}{nodes}
            </svg>
            <details>
                <summary>"As a table"</summary>
                <table>
                    <thead><tr><th scope="col">"From"</th><th scope="col">"To"</th><th scope="col" class="n">"How many"</th></tr></thead>
                    <tbody>{table}</tbody>
                </table>
            </details>
        </figure>
    }
    .into_any()
}

fn ribbon(ribbon: &Ribbon) -> AnyView {
    view! { <path class=format!("flow {}", tone(ribbon.to)) d=ribbon.path()></path> }.into_any()
}

fn node(rect: &Rect) -> AnyView {
    let label = format!("{} {}", format::count(rect.value as usize), rect.id.counted(rect.value));
    view! {
        <rect class=format!("node {}", tone(rect.id)) x=rect.x.to_string() y=rect.y.to_string() width=rect.width.to_string() height=rect.height.max(1.0).to_string() rx="2"></rect>
        <text x=rect.label_x.to_string() y=rect.label_y.to_string() text-anchor=rect.anchor.name()>{label}</text>
    }
    .into_any()
}

/// The colour a node and what flows into it have. The label carries the meaning; the colour only helps the eye.
fn tone(id: NodeId) -> &'static str {
    match id {
        NodeId::Rejected => "no",
        NodeId::Silent | NodeId::ClosedByEmployer => "silent",
        NodeId::Withdrew | NodeId::Declined => "own",
        NodeId::Active => "open",
        NodeId::Applications => "begin",
        NodeId::Referrals | NodeId::Inbound => "inbound",
        _ => "on",
    }
}
