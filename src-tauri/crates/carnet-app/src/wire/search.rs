//! Finding any record by what is typed.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What is typed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
#[ts(export)]
pub struct SearchRequest {
    /// Words of names, numbers, subjects; empty: the latest records.
    pub text: String,
}

/// What was found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Found {
    /// Best first.
    pub hits: Vec<Hit>,
}

/// A record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Hit {
    /// client, quote, mission or invoice.
    pub kind: String,
    /// Identity.
    #[ts(type = "number")]
    pub id: i64,
    /// Its name or number; the subject or kind of a draft that has none.
    pub name: String,
    /// Its client; none on a client.
    pub client: Option<String>,
    /// Person of a client, subject of a quote, what it is for an invoice.
    pub detail: Option<String>,
}
