//! Backups: verified copies of the database, in the folder of the book.

use super::invoices::Verification;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What a check of a backup found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum Verified {
    /// File, schema, chain of issued documents, and the files that it refers to.
    Ok,
    /// Not checked since it was last written.
    Unverified,
    /// It cannot be trusted as it is; `detail` says why.
    Damaged,
}

/// Why a backup was made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum BackupKind {
    /// The user asked for it; never removed by the program.
    Asked,
    /// The first opening of a day; thinned out with time.
    Daily,
    /// Before another backup was put in the place of the book; never removed by the program.
    BeforeRestore,
    /// Before the book was brought to a newer format; never removed by the program.
    BeforeFormat,
}

/// One backup.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Backup {
    /// Its file name, which names it in requests.
    pub name: String,
    /// Where it stands.
    pub path: String,
    /// Its size.
    #[ts(type = "number")]
    pub bytes: u64,
    /// When it was made, RFC 3339 UTC.
    pub taken_at: String,
    /// Why it was made.
    pub kind: BackupKind,
    /// What the last check found.
    pub verified: Verified,
    /// What is wrong with it or missing; for a sound one, which issued documents came after it.
    pub detail: Option<String>,
}

/// What a check of the whole book found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct BookCheck {
    /// Of documents, closings, rows and sums.
    #[serde(flatten)]
    pub verification: Verification,
    /// How many rows of sums were computed again; none when no repair was asked for.
    pub repaired: Option<i64>,
    /// The last backup that passed its check, when something is wrong.
    pub backup: Option<String>,
}

/// The backups of a book.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Backups {
    /// The folder that they stand in.
    pub folder: String,
    /// Newest first.
    pub backups: Vec<Backup>,
}
