//! What is being typed and not saved yet.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Something being typed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct DraftKeep {
    /// Where: the page's own name for the form and its record.
    pub key: String,
    /// What, as the page writes it; none forgets it.
    pub typed: Option<String>,
}

/// Something that was being typed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct KeptDraft {
    /// Where.
    pub key: String,
    /// What.
    pub typed: String,
    /// When it was kept, RFC 3339 UTC.
    pub kept_at: String,
}

/// All that was being typed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct KeptDrafts {
    /// The latest first.
    pub drafts: Vec<KeptDraft>,
}
