//! Follow-ups: next dates on clients, quotes, invoices and missions.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Adds a follow-up on exactly one record.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
#[ts(export, optional_fields)]
pub struct FollowUpRequest {
    /// A client or prospect.
    pub client: Option<String>,
    /// A quote.
    pub quote: Option<String>,
    /// An invoice.
    pub invoice: Option<String>,
    /// A mission.
    pub mission: Option<String>,
    /// Date, as typed (`+3j`, `lun`, `2026-12-01`).
    pub on: String,
    /// Time of the day.
    pub at: Option<String>,
    /// What to do.
    pub note: String,
}

/// Which follow-ups to list.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
#[ts(export, optional_fields)]
pub struct FollowUpsRequest {
    /// Only those of today and before.
    pub due: bool,
    /// Only those of this client.
    pub client: Option<String>,
}

/// Marks a follow-up as done.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
#[ts(export, optional_fields)]
pub struct FollowUpDone {
    /// The follow-up.
    #[ts(type = "number")]
    pub id: i64,
    /// What came of it.
    pub outcome: Option<String>,
}

/// Moves a follow-up.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct FollowUpPostpone {
    /// The follow-up.
    #[ts(type = "number")]
    pub id: i64,
    /// New date, as typed.
    pub on: String,
}

/// The follow-ups asked for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct FollowUps {
    /// Open ones, nearest first.
    pub items: Vec<FollowUp>,
}

/// A follow-up.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct FollowUp {
    /// Identity.
    #[ts(type = "number")]
    pub id: i64,
    /// Date.
    pub on: String,
    /// Time of the day.
    pub at: Option<String>,
    /// Client.
    pub client: String,
    /// Its id.
    #[ts(type = "number")]
    pub client_id: i64,
    /// Telephone of the client.
    pub phone: Option<String>,
    /// What it is about: `client`, `quote`, `invoice`, `mission`.
    pub subject: String,
    /// Number or name of the quote, invoice or mission.
    pub record: Option<String>,
    /// What to do.
    pub note: String,
    /// Days past its date; negative: days to come.
    #[ts(type = "number")]
    pub overdue_days: i64,
    /// When it was done.
    pub done_on: Option<String>,
    /// What came of it.
    pub outcome: Option<String>,
}
