//! Everything with a date, on one calendar.

use super::Amount;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Which days.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct AgendaRequest {
    /// First day, as typed.
    pub from: String,
    /// Last day, as typed.
    pub to: String,
}

/// What has a date in a period.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Agenda {
    /// By day and time.
    pub items: Vec<AgendaItem>,
}

/// A dated thing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct AgendaItem {
    /// follow_up, stage, deadline, payment or validity.
    pub kind: String,
    /// The follow-up, stage, invoice or quote; of a deadline its mission. Unique with the kind.
    #[ts(type = "number")]
    pub id: i64,
    /// ISO date.
    pub date: String,
    /// `14:00`.
    pub time: Option<String>,
    /// A note, a stage's label, a mission's name, a number.
    pub title: String,
    /// Name of the client.
    pub client: String,
    /// The client.
    #[ts(type = "number")]
    pub client_id: i64,
    /// client, quote, mission or invoice: the record that it is about.
    pub subject: String,
    /// That record.
    #[ts(type = "number")]
    pub record_id: i64,
    /// Its name or number; none on a client.
    pub record: Option<String>,
    /// open, late or done.
    pub state: String,
    /// Whether its date can be moved.
    pub movable: bool,
    /// What is left to pay.
    pub amount: Option<Amount>,
}

/// A move of one thing to another day.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
#[ts(export, optional_fields)]
pub struct AgendaMove {
    /// As in the agenda.
    pub kind: String,
    /// As in the agenda.
    #[ts(type = "number")]
    pub id: i64,
    /// The day, as typed.
    pub on: String,
    /// Why: a deadline keeps it.
    pub reason: Option<String>,
}
