//! Invoices: proposed from missions, written freely, issued for good, credited, paid, verified.

mod cashed;
mod codes;
mod composed;
mod content;
mod copy;
mod correct;
mod credit;
mod details;
mod draft;
mod electronic;
mod issue;
mod late;
mod letter;
mod life;
mod outstanding;
mod paper;
mod pay;
mod propose;
mod record;
mod refused;
mod remind;
mod show;
mod terms;
mod verify;
mod xml;

pub use codes::{lifecycle_code, lifecycle_codes};
pub use copy::copy;
pub use correct::correct;
pub use credit::credit;
pub use details::annotate;
pub use draft::{delete, preview, save};
pub use issue::issue;
pub use life::record_lifecycle;
pub use paper::{Sheet, duplicate, paper, pdf, preview_paper, sheet};
pub use pay::pay;
pub use propose::{propose, propose_stage};
pub use remind::{preview_reminder, remind, reminder_paper};
pub use show::{list, show};
pub use verify::verify;
pub use xml::xml;

pub(crate) use content::{Context, final_is_issued, refresh_drafts};
pub(crate) use draft::typed;
pub(crate) use outstanding::outstanding;
pub(crate) use show::{is_settled, rows_of_mission};
pub(crate) use verify::{verify_copy, witness_again};
