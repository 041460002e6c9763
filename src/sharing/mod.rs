//! What goes to another device of the same person, and what is shown to somebody else. All of it is in the address behind `#`, which is sent to nobody.
//!
//! - `hand_over`: the data out, by link, QR codes or a file. - `receive`: the data in, part by part.
//! - `share`: a read-only snapshot, seen before it leaves. - `snapshot`: one that was shared.

pub mod hand_over;
pub mod receive;
pub mod share;
pub mod snapshot;

use crate::dom;

/// The address of this app up to its route.
fn app_address() -> String {
    let address = dom::window().location().href().unwrap_or_default();
    address.split('#').next().unwrap_or_default().to_owned()
}
