//! Dragging a card by pointer events: mouse anywhere on the card, finger and pen by its handle, so that a swipe still scrolls. A ghost follows the pointer;
//! the column below it takes the drop.

use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use web_sys::{HtmlElement, PointerEvent};

use crate::dom;
use domain::application::board::Column;
use domain::choice::Choice;
use domain::id::Id;

/// How far the pointer goes before it is a drag, in pixels.
const START: f64 = 6.0;
/// How near the board's edge it scrolls, and by how much, in pixels.
const EDGE: f64 = 48.0;

/// The card that is being dragged.
#[derive(Debug, Clone, PartialEq)]
pub struct Moving {
    pub id: Id,
    name: String,
    x: f64,
    y: f64,
}

/// Handles to the drag; free to copy.
#[derive(Clone, Copy)]
pub struct Drag {
    /// The card that is being dragged.
    pub moving: RwSignal<Option<Moving>>,
    /// The column below the pointer.
    pub over: RwSignal<Option<Column>>,
    pressed: StoredValue<Option<(Id, f64, f64)>>,
    dropped: StoredValue<f64>,
    on_drop: Callback<(Id, Column)>,
}

impl Drag {
    /// `on_drop` is told the card and the column it was dropped on.
    pub fn new(on_drop: impl Fn(Id, Column) + Send + Sync + 'static) -> Self {
        Self {
            moving: RwSignal::new(None),
            over: RwSignal::new(None),
            pressed: StoredValue::new(None),
            dropped: StoredValue::new(0.0),
            on_drop: Callback::new(move |(id, column)| on_drop(id, column)),
        }
    }

    pub fn press(self, event: &PointerEvent) {
        let by_handle = dom::closest(event, ".handle").is_some();
        let on_button = dom::closest(event, "button").is_some();
        if event.button() != 0 || on_button || (event.pointer_type() != "mouse" && !by_handle) {
            return;
        }
        if let Some(id) = dom::closest(event, "[data-card]").and_then(|card| card.get_attribute("data-card")) {
            self.pressed.set_value(Some((Id::new(id), f64::from(event.client_x()), f64::from(event.client_y()))));
        }
    }

    pub fn follow(self, event: &PointerEvent) {
        let Some((id, from_x, from_y)) = self.pressed.get_value() else { return };
        let (x, y) = (f64::from(event.client_x()), f64::from(event.client_y()));
        let board = event.current_target().and_then(|board| board.dyn_into::<HtmlElement>().ok());
        if self.moving.with_untracked(Option::is_none) {
            if (x - from_x).hypot(y - from_y) < START {
                return;
            }
            // From here on the board hears the pointer wherever it goes.
            if let Some(board) = &board {
                drop(board.set_pointer_capture(event.pointer_id()));
            }
            let name = dom::document()
                .query_selector(&format!("[data-card='{id}'] .name"))
                .ok()
                .flatten()
                .and_then(|name| name.text_content())
                .unwrap_or_default();
            self.moving.set(Some(Moving { id, name, x, y }));
        } else {
            self.moving.update(|moving| {
                if let Some(moving) = moving {
                    (moving.x, moving.y) = (x, y);
                }
            });
        }
        event.prevent_default();
        if let Some(board) = board {
            let rect = board.get_bounding_client_rect();
            let step = if x < rect.left() + EDGE {
                -14.0
            } else if x > rect.right() - EDGE {
                14.0
            } else {
                0.0
            };
            if step != 0.0 {
                board.scroll_by_with_x_and_y(step, 0.0);
            }
        }
        let below =
            dom::document().element_from_point(x as f32, y as f32).and_then(|element| element.closest("[data-column]").ok().flatten());
        let over = below.and_then(|column| column.get_attribute("data-column")).and_then(|key| Column::from_key(&key));
        if self.over.get_untracked() != over {
            self.over.set(over);
        }
    }

    pub fn release(self, event: &PointerEvent) {
        let moved = self.moving.get_untracked();
        let over = self.over.get_untracked();
        self.stop();
        if let Some(moved) = moved {
            event.prevent_default();
            self.dropped.set_value(js_sys::Date::now());
            if let Some(column) = over {
                self.on_drop.run((moved.id, column));
            }
        }
    }

    /// Ends the drag without a drop.
    pub fn stop(self) {
        self.pressed.set_value(None);
        self.moving.set(None);
        self.over.set(None);
    }

    /// Whether a card was let go this very moment: the click that follows belongs to the drag.
    pub fn just_dropped(self) -> bool {
        js_sys::Date::now() - self.dropped.get_value() < 80.0
    }

    /// What follows the pointer.
    pub fn ghost(self) -> AnyView {
        let name = move || self.moving.with(|moving| moving.as_ref().map(|moving| moving.name.clone()).unwrap_or_default());
        let at = move || {
            self.moving.with(|moving| {
                moving.as_ref().map(|moving| format!("translate({}px, {}px)", moving.x + 8.0, moving.y + 8.0)).unwrap_or_default()
            })
        };
        view! { <div class="board-ghost" aria-hidden="true" hidden=move || self.moving.with(Option::is_none) style:transform=at>{name}</div> }.into_any()
    }
}
