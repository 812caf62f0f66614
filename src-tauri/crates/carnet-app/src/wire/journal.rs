//! The journal, undo and redo.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// One operation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct JournalItem {
    /// Rank.
    #[ts(type = "number")]
    pub id: i64,
    /// Instant, RFC 3339 UTC.
    pub at: String,
    /// Stable name of the operation.
    pub op: String,
    /// The same as a sentence, with what it was about.
    pub label: String,
    /// `do`, `undo`, `redo`.
    pub kind: String,
    /// Whether it was taken back.
    pub reverted: bool,
    /// Whether undo stops here.
    pub barrier: bool,
}

/// The last operations.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Journal {
    /// Newest first.
    pub entries: Vec<JournalItem>,
}

/// What was taken back or done again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct UndoReply {
    /// Stable name of the operation.
    pub op: String,
    /// The same as a sentence.
    pub label: String,
}
