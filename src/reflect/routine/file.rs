//! The week as a calendar file: its times wherever the person is, or by the clocks of the place they are at.

use leptos::prelude::*;
use leptos::wasm_bindgen::JsValue;

use crate::components::form::Check;
use crate::dom;
use crate::session::{now, session};
use chrono::NaiveDateTime;
use exchange::out::calendar;
use exchange::out::zone::Zone;

/// Saves the file; `fixed` keeps its times to the clocks of this place.
pub fn save(fixed: bool) {
    let today = session().today.get_untracked();
    let utc = now() - chrono::Duration::minutes(i64::from(offset_of(&js_sys::Date::new_0())));
    let zone = fixed.then(|| Zone::of(&zone_name(), today, offset)).flatten();
    let text = session().peek(|model| calendar::blocks(model, utc, zone.as_ref()));
    dom::save_file("week.ics", "text/calendar", &text);
}

/// What is in the file, and the choice of its times.
pub fn about(fixed: RwSignal<bool>) -> AnyView {
    let name = zone_name();
    // A browser that keeps its zone to itself has no second kind of file.
    let known = Zone::of(&name, session().today.get_untracked(), |_| 0).is_some();
    let choice = known.then(|| {
        Check::new("week-fixed", format!("Keep to the clocks of {}", name.replace('_', " "))).over(fixed.into(), move |on| fixed.set(on))
    });
    view! {
        <details>
            <summary>"About the calendar file"</summary>
            <div class="stack tight">
                <p class="sub">"Every block comes back each week, with an alarm ten minutes before. Its time is the one on the clock wherever you are."</p>
                {choice}
            </div>
        </details>
    }
    .into_any()
}

/// The browser's time zone by its name; blank where it does not say.
fn zone_name() -> String {
    let options = js_sys::Intl::DateTimeFormat::new(&js_sys::Array::new(), &js_sys::Object::new()).resolved_options();
    js_sys::Reflect::get(&options, &JsValue::from_str("timeZone")).ok().and_then(|name| name.as_string()).unwrap_or_default()
}

/// Minutes ahead of universal time at a moment, by the browser's clock.
fn offset(at: NaiveDateTime) -> i32 {
    offset_of(&js_sys::Date::new(&JsValue::from_f64(at.and_utc().timestamp_millis() as f64)))
}

fn offset_of(date: &js_sys::Date) -> i32 {
    let behind = date.get_timezone_offset();
    // No place is more than a day away; anything else is no answer.
    if behind.abs() < 1_440.0 { -(behind as i32) } else { 0 }
}
