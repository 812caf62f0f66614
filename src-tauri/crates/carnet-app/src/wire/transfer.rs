//! The whole book as a folder of open files, out and in.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Where to export to.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
#[ts(export)]
pub struct ExportRequest {
    /// A folder; when it holds something already, the export goes into a new folder inside.
    pub folder: String,
}

/// An export that was written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Exported {
    /// The folder that holds it.
    pub folder: String,
    /// How many files, the list of them included.
    pub files: usize,
    /// Their size together.
    #[ts(type = "number")]
    pub bytes: u64,
}
