//! Moving a block of the week with the pointer: a mouse takes it at once, a finger or a pen after it has rested on it, so that a swipe still scrolls. It
//! moves by days and half hours, as with the arrow keys.

use std::time::Duration;

use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use web_sys::{Element, PointerEvent, UiEvent};

use crate::dom;
use crate::runtime;
use domain::id::Id;

/// How far a mouse goes before it is a drag, in pixels.
const START: f64 = 6.0;
/// How long a finger rests before it is one.
const REST: Duration = Duration::from_millis(300);
/// How far a resting finger may tremble, in pixels.
const TREMBLE: f64 = 8.0;
/// The gap between the cells of the grid, in pixels.
const GAP: f64 = 2.0;

/// A block under the pointer.
#[derive(Debug, Clone, PartialEq)]
struct Pressed {
    id: Id,
    pointer: i32,
    x: f64,
    y: f64,
}

/// A block that follows the pointer.
#[derive(Debug, Clone, PartialEq)]
pub struct Held {
    pub id: Id,
    /// How far it is from where it was, in pixels.
    pub by: (f64, f64),
    /// The same in days and half hours.
    pub steps: (i64, i64),
}

/// Handles to the drag; free to copy.
#[derive(Clone, Copy)]
pub struct Drag {
    /// The block that follows the pointer.
    pub held: RwSignal<Option<Held>>,
    pressed: StoredValue<Option<Pressed>>,
    /// Whether a block was dropped since the pointer last went down: the click that comes now ends the drag.
    dropped: StoredValue<bool>,
    /// How many half hours the grid has.
    rows: Signal<u32>,
    on_drop: Callback<(Id, i64, i64)>,
}

impl Drag {
    /// `rows` are the half hours of the grid; `on_drop` is told the block and by how many days and half hours it moved.
    pub fn new(rows: Signal<u32>, on_drop: impl Fn(Id, i64, i64) + Send + Sync + 'static) -> Self {
        Self {
            held: RwSignal::new(None),
            pressed: StoredValue::new(None),
            dropped: StoredValue::new(false),
            rows,
            on_drop: Callback::new(move |(id, days, half_hours)| on_drop(id, days, half_hours)),
        }
    }

    pub fn press(self, event: &PointerEvent) {
        self.dropped.set_value(false);
        if event.button() != 0 || !event.is_primary() {
            return;
        }
        let Some(id) = dom::closest(event, "[data-block]").and_then(|block| block.get_attribute("data-block")) else { return };
        let pressed =
            Pressed { id: Id::new(id), pointer: event.pointer_id(), x: f64::from(event.client_x()), y: f64::from(event.client_y()) };
        self.pressed.set_value(Some(pressed.clone()));
        if event.pointer_type() != "mouse" {
            // The screen may be gone by then, and its signals with it.
            runtime::later(REST, move || {
                if self.pressed.try_with_value(|now| now.as_ref() == Some(&pressed)) == Some(true) {
                    drop(self.held.try_set(Some(Held { id: pressed.id, by: (0.0, 0.0), steps: (0, 0) })));
                }
            });
        }
    }

    pub fn follow(self, event: &PointerEvent) {
        let Some(pressed) = self.pressed.get_value() else { return };
        if pressed.pointer != event.pointer_id() {
            return;
        }
        let (x, y) = (f64::from(event.client_x()) - pressed.x, f64::from(event.client_y()) - pressed.y);
        let grid = event.current_target().and_then(|grid| grid.dyn_into::<Element>().ok());
        if self.held.with_untracked(Option::is_none) {
            if event.pointer_type() != "mouse" {
                // A swipe: the page's to scroll.
                if x.hypot(y) > TREMBLE {
                    self.pressed.set_value(None);
                }
                return;
            }
            if x.hypot(y) < START {
                return;
            }
        }
        // From here on the grid hears the pointer wherever it goes.
        if let Some(grid) = &grid {
            drop(grid.set_pointer_capture(event.pointer_id()));
        }
        event.prevent_default();
        let steps = grid.map_or((0, 0), |grid| self.steps(&grid, x, y));
        self.held.set(Some(Held { id: pressed.id, by: (x, y), steps }));
    }

    /// A way in pixels as days and half hours of the grid.
    fn steps(self, grid: &Element, x: f64, y: f64) -> (i64, i64) {
        let rect = |selector: &str| grid.query_selector(selector).ok().flatten().map(|element| element.get_bounding_client_rect());
        let (Some(day), Some(hour)) = (rect(".week-head"), rect(".week-hour")) else { return (0, 0) };
        let width = day.width() + GAP;
        let height = (grid.get_bounding_client_rect().bottom() - hour.top() + GAP) / f64::from(self.rows.get_untracked().max(1));
        let steps = |way: f64, step: f64| if step > GAP { (way / step).round() as i64 } else { 0 };
        (steps(x, width), steps(y, height))
    }

    pub fn release(self) {
        let held = self.held.get_untracked();
        self.stop();
        if let Some(held) = held {
            self.dropped.set_value(true);
            if held.steps != (0, 0) {
                self.on_drop.run((held.id, held.steps.0, held.steps.1));
            }
        }
    }

    /// Ends the drag without a drop.
    pub fn stop(self) {
        self.pressed.set_value(None);
        self.held.set(None);
    }

    /// Keeps the page from scrolling, or a menu from opening, under a block that is held.
    pub fn keep(self, event: &web_sys::Event) {
        if self.held.with_untracked(Option::is_some) {
            event.prevent_default();
        }
    }

    /// Keeps the click that ends a drag from opening the block. A key that clicks counts no presses.
    pub fn click(self, event: &web_sys::Event) {
        let by_key = event.dyn_ref::<UiEvent>().is_none_or(|event| event.detail() == 0);
        if !by_key && self.dropped.get_value() {
            self.dropped.set_value(false);
            event.prevent_default();
        }
    }
}
