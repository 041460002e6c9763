//! Uncertainty in its one form: a sunk track, a middle-accent bar for the interval, an accent dot for the estimate, a warm band for the benchmark.
//! The sentence beside it says the same in words, and the picture carries it as its label.

use leptos::prelude::*;

/// What a range picture shows; every position in the unit of `max`.
#[derive(Debug, Clone, PartialEq)]
pub struct Range {
    /// The right end of the track; the left end is 0.
    pub max: f64,
    /// The interval.
    pub interval: Option<(f64, f64)>,
    /// The estimate.
    pub estimate: Option<f64>,
    /// The benchmark and its name.
    pub band: Option<(f64, f64, String)>,
    /// What stands below the left, the middle and the right of the track.
    pub ends: (String, String, String),
    /// The whole in words.
    pub label: String,
}

/// Draws it over the full width.
pub fn range(range: Range) -> AnyView {
    // Per cent of the track's width: the picture stretches with its place and text does not.
    let at = move |value: f64| format!("{:.2}%", (value / range.max).clamp(0.0, 1.0) * 100.0);
    let wide = move |from: f64, to: f64| format!("{:.2}%", ((to - from) / range.max).clamp(0.008, 1.0) * 100.0);
    let band = range.band.map(|(low, high, name)| {
        // From the band inwards: the name never leaves the track.
        let (edge, anchor) = if low + high < range.max { (low, "start") } else { (high, "end") };
        view! {
            <text class="band-name" x=at(edge) y="9" text-anchor=anchor>{name}</text>
            <rect class="band" x=at(low) width=wide(low, high) y="14" height="26" rx="4"></rect>
        }
    });
    let interval = range
        .interval
        .map(|(low, high)| view! { <rect class="interval" x=at(low) width=wide(low, high) y="23.5" height="7" rx="3.5"></rect> });
    let dot = range.estimate.map(|value| view! { <circle class="dot" cx=at(value) cy="27" r="7"></circle> });
    view! {
        <div class="range">
            <svg role="img" aria-label=range.label>
                {band}
                <rect class="track" x="0" width="100%" y="21" height="12" rx="6"></rect>
                {interval}
                {dot}
            </svg>
            <div class="ends" aria-hidden="true"><span>{range.ends.0}</span><span>{range.ends.1}</span><span>{range.ends.2}</span></div>
        </div>
    }
    .into_any()
}
