//! Every field of the app. Screens have no `<input>`, `<textarea>` or `<select>` of their own (`cargo xtask lint`).
//!
//! What is typed is kept, whatever happens to the page: a redrawn screen, Back, another address, a reload, a closed tab, another tab that saves or deletes the
//! same record, a full store. There are two ways, and a text field is always one of them:
//!
//! - [`bound`]: a text of a record, written to it while it is typed. What cannot be written is kept as a draft, and the field says why.
//! - [`kept`]: the state of a form that is saved by a button. It is kept as a draft until then ([`Form`] holds its fields' problems).
//!
//! Both register with [`unsaved`], which writes everything at once when the page is hidden, the screen changes, or another change is about to be made.
//!
//! - [`text`]: drawing a text field. - `amount`: amounts of money, asked about where they read two ways. - [`choice`]: selects, segments, boxes to tick, sliders, files. - [`state`]: forms.

mod amount;
pub mod binding;
pub mod bound;
pub mod choice;
pub mod state;
pub mod text;
pub mod unsaved;

pub use amount::{AmountField, AmountValue, amount_binding, amount_binding_or_new, optional_amount_binding};
pub(crate) use binding::lens;
pub use binding::{Binding, Lens, Table};
pub use choice::{Check, Select, check, chips, file, segments, select, slider};
pub use state::Form;
pub use text::{Input, TextField};
