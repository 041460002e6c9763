//! Pieces that several screens use: icons, sheets, figures, the one picture of uncertainty. Each is a plain function that gives an
//! `AnyView`; where a piece changes with the data it takes closures or signals and the screen stays free of plumbing.

pub mod done;
pub mod figure;
pub mod form;
pub mod how;
pub mod icon;
pub mod markdown;
pub mod menu;
pub mod range;
pub mod rows;
pub mod sheet;
pub mod twice;

use leptos::prelude::*;

/// A part of a view that follows its signals. Every closure in a view makes a copy of the renderer for its own type; through this
/// function they share one.
pub fn live<V: IntoAny>(mut part: impl FnMut() -> V + Send + 'static) -> AnyView {
    let erased: Box<dyn FnMut() -> AnyView + Send> = Box::new(move || part().into_any());
    shared(erased)
}

#[inline(never)]
fn shared(part: Box<dyn FnMut() -> AnyView + Send>) -> AnyView {
    part.into_any()
}
