//! The domain of Carnet, pure: it knows no SQL, file, clock or window.
//!
//! Money and its rounding, the law by document date, quotes and their schedules, missions, invoices,
//! hours. "Today" is always an argument. Callers store and show what is computed here; they add nothing.
#![deny(missing_docs)]
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used, clippy::panic))]

pub mod accounting;
pub mod books;
pub mod client;
pub mod closing;
pub mod document;
pub mod entry_line;
pub mod follow_up;
pub mod goods;
pub mod identifier;
pub mod ids;
pub mod input;
pub mod invoice;
pub mod late;
pub mod law;
pub mod lifecycle;
pub mod line_item;
pub mod mission;
pub mod money;
pub mod quote;
pub mod schedule;
pub mod vat;
pub mod word;
