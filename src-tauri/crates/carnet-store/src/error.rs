//! What can go wrong with the file of a book, as facts; the edge makes sentences of them.

use std::path::PathBuf;

/// Why a book could not be opened, read or written.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// There is no book in the folder.
    #[error("no book in {folder}")]
    NoBook {
        /// The folder that was looked in.
        folder: PathBuf,
    },
    /// The folder holds a book already.
    #[error("{folder} holds a book already")]
    AlreadyThere {
        /// The folder.
        folder: PathBuf,
    },
    /// The file is no book of this program: empty, text, or another program's database.
    #[error("{file} is not a book of Carnet")]
    NotABook {
        /// The file.
        file: PathBuf,
    },
    /// The book was written by a newer program.
    #[error("{file} was written by a newer program (format {found}, known up to {known})")]
    Newer {
        /// The file.
        file: PathBuf,
        /// Format of the file.
        found: i64,
        /// Latest format that this program knows.
        known: i64,
    },
    /// The file holds objects that no program of ours makes, or lacks some.
    #[error("{file}: `{object}` is not that of a book")]
    Foreign {
        /// The file.
        file: PathBuf,
        /// Name of the table, view, index or trigger.
        object: String,
    },
    /// The file is damaged.
    #[error("{file} is damaged: {detail}")]
    Damaged {
        /// The file.
        file: PathBuf,
        /// What SQLite says.
        detail: String,
    },
    /// The book may be read but not written (rights, or a read-only disk).
    #[error("{folder} cannot be written")]
    ReadOnly {
        /// The folder.
        folder: PathBuf,
    },
    /// The disk is full.
    #[error("the disk is full")]
    DiskFull,
    /// Another program held the book for longer than the waiting time.
    #[error("another program is writing to the book")]
    Busy,
    /// An issued document was to be changed: the database refused.
    #[error("an issued document cannot be changed")]
    Frozen,
    /// Something was to be dated, changed or taken back inside a closed period: the database refused.
    #[error("the period is closed")]
    Closed,
    /// The last operation may not be undone.
    #[error("the operation `{op}` on {subject} cannot be undone")]
    Barrier {
        /// Name of the operation.
        op: String,
        /// What it was about, such as a document number.
        subject: String,
    },
    /// There is nothing to undo or redo.
    #[error("nothing to undo or redo")]
    NothingToUndo,
    /// A row that was to be put back has changed since: undoing would lose that.
    #[error("table {table} changed since")]
    UndoConflict {
        /// The table.
        table: String,
    },
    /// A file of the book could not be read or written.
    #[error("{path}: {source}")]
    File {
        /// The file.
        path: PathBuf,
        /// Why.
        source: std::io::Error,
    },
    /// A stored value does not read back: a programming error or a damaged file.
    #[error("a stored value does not read back: {detail}")]
    Value {
        /// Which.
        detail: String,
    },
    /// Another database error.
    #[error(transparent)]
    Sql(rusqlite::Error),
}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        use rusqlite::ErrorCode as Code;
        let rusqlite::Error::SqliteFailure(failure, message) = &error else {
            return match error {
                rusqlite::Error::FromSqlConversionFailure(..) | rusqlite::Error::InvalidColumnType(..) => {
                    Self::Value { detail: error.to_string() }
                }
                other => Self::Sql(other),
            };
        };
        match failure.code {
            // A full disk leaves no room for the index of the write-ahead log.
            _ if failure.extended_code == rusqlite::ffi::SQLITE_IOERR_SHMSIZE => Self::DiskFull,
            Code::DiskFull => Self::DiskFull,
            Code::DatabaseBusy | Code::DatabaseLocked => Self::Busy,
            Code::ReadOnly | Code::CannotOpen | Code::PermissionDenied => {
                Self::ReadOnly { folder: PathBuf::new() }
            }
            Code::DatabaseCorrupt => Self::Damaged { file: PathBuf::new(), detail: error.to_string() },
            Code::NotADatabase => Self::NotABook { file: PathBuf::new() },
            Code::ConstraintViolation if message.as_deref().is_some_and(|m| m.starts_with("frozen")) => {
                Self::Frozen
            }
            Code::ConstraintViolation if message.as_deref().is_some_and(|m| m.starts_with("closed")) => {
                Self::Closed
            }
            _ => Self::Sql(error),
        }
    }
}

impl StoreError {
    /// Returns the error with the place filled in where SQLite could not know it.
    pub(crate) fn at(self, folder: &std::path::Path) -> Self {
        self.of(&folder.join(crate::layout::DATABASE))
    }

    /// The same for a database of another name.
    pub(crate) fn of(self, file: &std::path::Path) -> Self {
        let file = file.to_owned();
        match self {
            Self::ReadOnly { .. } => {
                Self::ReadOnly { folder: file.parent().map_or_else(PathBuf::new, Into::into) }
            }
            Self::Damaged { detail, .. } => Self::Damaged { file, detail },
            Self::NotABook { .. } => Self::NotABook { file },
            other => other,
        }
    }

    /// Wraps an error of the file system, naming a full or read-only disk.
    pub fn file(path: &std::path::Path, source: std::io::Error) -> Self {
        match source.kind() {
            std::io::ErrorKind::StorageFull | std::io::ErrorKind::QuotaExceeded => Self::DiskFull,
            std::io::ErrorKind::ReadOnlyFilesystem | std::io::ErrorKind::PermissionDenied => {
                Self::ReadOnly { folder: path.parent().unwrap_or(path).to_owned() }
            }
            _ => Self::File { path: path.to_owned(), source },
        }
    }
}
