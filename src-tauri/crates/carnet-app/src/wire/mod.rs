//! What crosses the edge: requests as typed by people, replies as JSON for the page, the terminal and scripts.
//!
//! Requests carry text (`"1 200,50"`, `"demain"`, `"1h30"`): reading it is the engine's work, so that the page
//! and the terminal understand the same. Replies carry amounts and hours as decimal strings. The TypeScript
//! types are generated from here.

pub mod agenda;
pub mod backups;
pub mod books;
pub mod clients;
pub mod commands;
pub mod drafts;
pub mod expenses;
pub mod follow_ups;
pub mod hours;
pub mod identity;
pub mod invoices;
pub mod journal;
pub mod lifecycle;
pub mod missions;
pub mod quotes;
pub mod reports;
mod scalar;
pub mod search;
pub mod services;
pub mod settings;
pub mod transfer;

pub use scalar::{Amount, Hours, Number};

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A kind of record whose lists may have to be read again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum Changed {
    /// Who the user is.
    Identity,
    /// Clients, their exchanges and sources.
    Clients,
    /// Follow-ups.
    FollowUps,
    /// Quotes.
    Quotes,
    /// Missions, stages, orders, deadlines.
    Missions,
    /// Time entries.
    Hours,
    /// The running timer.
    Timer,
    /// Invoices and payments.
    Invoices,
    /// The catalogue of services.
    Services,
    /// Closings and accounts.
    Books,
    /// Purchases.
    Expenses,
}

/// What a write returns: the record as it is now, and which lists to read again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Outcome<T> {
    /// The record, or what the operation returns.
    pub value: T,
    /// What changed.
    pub changed: Vec<Changed>,
    /// Sentences that do not stop the operation but that the user should read (an overlap, a low price).
    #[serde(default)]
    pub notices: Vec<String>,
}

/// Names one record: an id, a number, or an unambiguous start of a name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Reference {
    /// The name, number or id, as typed.
    pub name: String,
}

/// A request without content.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Nothing {}
