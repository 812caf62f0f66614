//! French rules by document date: the dated figures (`facts`), the questions that the program asks of them,
//! and the mentions that a paper must carry.
//!
//! Nothing here looks at today's clock, and no figure stands in the code: they live in `assets/law/facts.json`.

mod status;

pub use status::{Activity, LegalStatus, Trade, VatRegime};
