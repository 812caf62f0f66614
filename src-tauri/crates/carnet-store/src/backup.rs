//! Backups, by SQLite's backup API only: a copied file misses writes.
//!
//! A backup holds the database. Papers and attachments are not copied with it: they are named by number or content,
//! never change, and stay in the folder of the book; a backup tells by their hashes whether they are all there.

use crate::error::StoreError;
use crate::open::{Book, layout};
use crate::settle_folder;
use rusqlite::Connection;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// A verified copy of the book's database.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BackupFile {
    /// Where it stands.
    pub path: PathBuf,
}

impl Book {
    /// Copies the database to `backups/carnet-LABEL.sqlite3`, checks the copy, and returns it.
    ///
    /// `label` is safe for a file name (the caller's instant or reason); an existing file is never replaced:
    /// a number is added.
    ///
    /// # Errors
    /// When the copy cannot be written or does not pass its check; no file is left then.
    pub fn backup(&self, label: &str) -> Result<BackupFile, StoreError> {
        let folder = self.folder().join(layout::BACKUPS);
        std::fs::create_dir_all(&folder).map_err(|e| StoreError::file(&folder, e))?;
        let part = folder.join(format!(".carnet-{label}.{}.part", std::process::id()));
        let copied = copy(self.conn(), &part).and_then(|()| {
            let path = place(&part, &folder, label)?;
            settle_folder(&folder)?;
            Ok(path)
        });
        let _ = std::fs::remove_file(&part);
        Ok(BackupFile { path: copied.map_err(|e| e.at(self.folder()))? })
    }

    /// Copies the database to a new file and checks the copy.
    ///
    /// # Errors
    /// When the copy cannot be written or does not pass its check.
    pub fn copy_to(&self, file: &Path) -> Result<(), StoreError> {
        copy(self.conn(), file).map_err(|e| e.of(file))
    }

    pub(crate) fn backup_before_migration(&self, format: i64) -> Result<BackupFile, StoreError> {
        self.backup(&format!("before-format-{}", format + 1))
    }
}

pub(crate) fn copy(from: &Connection, to: &Path) -> Result<(), StoreError> {
    let mut copy = Connection::open(to)?;
    rusqlite::backup::Backup::new(from, &mut copy)?.run_to_completion(512, Duration::ZERO, None)?;
    copy.pragma_update(None, "journal_mode", "delete")?;
    let found: String = copy.query_row("PRAGMA integrity_check(1)", [], |row| row.get(0))?;
    if found != "ok" {
        return Err(StoreError::Damaged { file: to.to_owned(), detail: found });
    }
    copy.close().map_err(|(_, e)| StoreError::from(e))?;
    let file = std::fs::File::open(to).map_err(|e| StoreError::file(to, e))?;
    file.sync_all().map_err(|e| StoreError::file(to, e))
}

fn place(part: &Path, folder: &Path, label: &str) -> Result<PathBuf, StoreError> {
    for number in 0..1_000 {
        let suffix = if number == 0 { String::new() } else { format!("-{number}") };
        let path = folder.join(format!("carnet-{label}{suffix}.sqlite3"));
        match std::fs::hard_link(part, &path) {
            Ok(()) => return Ok(path),
            Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => {}
            Err(error) => return Err(StoreError::file(&path, error)),
        }
    }
    let full = std::io::Error::from(std::io::ErrorKind::AlreadyExists);
    Err(StoreError::File { path: folder.to_owned(), source: full })
}
