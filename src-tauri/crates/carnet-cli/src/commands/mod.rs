//! One file a noun: its words on the command line, and the use case that each verb calls.

pub mod agenda;
pub mod books;
pub mod cash;
pub mod client;
pub mod data;
pub mod expense;
pub mod feed;
pub mod find;
pub mod follow_up;
pub mod hours;
pub mod identity;
pub mod invoice;
pub mod invoice_life;
pub mod journal;
pub mod log;
pub mod mission;
pub mod pay;
pub mod quote;
pub mod report;
pub mod service;
pub mod settings;
pub mod simulate;
pub mod source;

use carnet_app::Refusal;
use carnet_app::wire::Reference;

/// Names a record as typed.
fn named(name: impl Into<String>) -> Reference {
    Reference { name: name.into() }
}

/// Returns the refusal of a command that a later version brings.
fn not_yet(command: &str) -> Refusal {
    Refusal::NotYet { command: command.to_owned() }
}
