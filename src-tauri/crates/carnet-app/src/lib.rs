//! The use cases of Carnet: the one door for the window and the terminal.
//!
//! Each module is a domain, each function a verb: a request as typed goes in, a reply or a [`Refusal`] comes
//! out. The domain decides, the store writes, the journal remembers; nothing here draws or prints.
#![deny(missing_docs)]
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used, clippy::panic))]

pub mod agenda;
pub mod backups;
pub mod books;
pub mod calendars;
mod carnet;
mod changes;
pub mod check;
pub mod clients;
pub mod demo;
pub mod drafts;
pub mod expenses;
mod failure;
pub mod follow_ups;
mod form;
pub mod hours;
pub mod identity;
pub mod import;
pub mod invoices;
pub mod journal;
mod language;
mod lines;
pub mod logs;
pub mod missions;
pub mod operation;
mod papers;
pub mod place;
mod problem;
pub mod quotes;
pub mod reports;
mod resolve;
pub mod search;
pub mod services;
pub mod settings;
pub mod sources;
#[cfg(test)]
mod testing;
mod today;
pub mod transfer;
mod usual;
pub mod wire;

pub use carnet::{Carnet, Clock};
pub use failure::{Code, Failure, FieldProblem, Refusal};
pub use language::Language;
pub use problem::Problem;

/// Result of a use case.
pub type Result<T> = std::result::Result<T, Refusal>;
