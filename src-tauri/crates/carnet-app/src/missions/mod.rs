//! Missions: stages, hours against the price, deadlines, the order.

mod change;
mod note;
mod show;

pub use change::{amend, set_deadline, set_delivers, set_stage_date, start, validate_stage};
pub use note::{note_paper, note_pdf};
pub use show::{list, show};

pub(crate) use change::{find, find_stage};
pub(crate) use show::{stage_state, view};
