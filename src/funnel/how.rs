//! "How this is worked out" for the figures of the funnel.

use leptos::prelude::*;

use crate::components::{how, live};
use crate::derived;
use domain::funnel::FunnelFigures;

/// For the figures of these names.
pub fn how(figures: &FunnelFigures, names: &[&str]) -> AnyView {
    how::how(names.iter().filter_map(|name| figures.working(name)).collect())
}

/// For the figures of these names, where another chunk has the heading.
pub fn lines(names: &'static [&'static str]) -> AnyView {
    let figures = derived::figures();
    live(move || figures.with(|figures| how::told(names.iter().filter_map(|name| figures.working(name)).collect())))
}
