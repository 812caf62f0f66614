//! The one-line way to write hours: `2h acme appel`, `14:00-15:30 acme devis`, `hier 45m prospection`.
//!
//! A sentence becomes a draft; whether the draft overlaps others or may be saved is decided elsewhere.

mod motive;

pub use motive::Motive;
