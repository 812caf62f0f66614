//! Quotes: written, previewed, sent, refused, accepted; and the papers of each version.

mod draft;
mod life;
mod paper;
mod preview;
mod save;
mod show;

pub use life::{accept, refuse, send};
pub use paper::{paper, pdf, preview_paper};
pub use preview::preview;
pub use save::{revise, save};
pub use show::{list, show};

pub(crate) use draft::{field_problems, read_client, unknown_client};
