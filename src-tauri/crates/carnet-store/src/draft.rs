//! What is being typed, kept until it is saved or dropped: a window that dies loses at most the last keystrokes.
//!
//! Drafts are not decisions: they are not in the journal, undo passes them by.

use crate::digest::of_draft;
use crate::{Access, Book, StoreError};
use rusqlite::Connection;

/// Something that was being typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// Where: the page's own name for the form and its record.
    pub key: String,
    /// What, as the page wrote it.
    pub typed: String,
    /// When it was kept, RFC 3339 UTC.
    pub kept_at: String,
}

/// Returns what is kept, the latest first.
///
/// # Errors
/// When the file cannot be read.
pub fn list(conn: &Connection) -> Result<Vec<Draft>, StoreError> {
    let mut statement =
        conn.prepare_cached("SELECT key, typed, kept_at FROM draft ORDER BY kept_at DESC, key")?;
    let rows = statement
        .query_map([], |row| Ok(Draft { key: row.get(0)?, typed: row.get(1)?, kept_at: row.get(2)? }))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

impl Book {
    /// Keeps what is being typed under `key`, or forgets it; durable when it returns.
    ///
    /// # Errors
    /// When the book is read-only or the file cannot be written.
    pub fn keep_draft(&mut self, key: &str, typed: Option<&str>, now: &str) -> Result<(), StoreError> {
        if self.access() == Access::ReadOnly {
            return Err(StoreError::ReadOnly { folder: self.folder().to_owned() });
        }
        let conn = self.conn();
        match typed {
            Some(typed) => conn
                .prepare_cached(
                    "INSERT OR REPLACE INTO draft (key, typed, kept_at, digest) VALUES (?1, ?2, ?3, ?4)",
                )?
                .execute((key, typed, now, of_draft(key, typed, now)))?,
            None => conn.prepare_cached("DELETE FROM draft WHERE key = ?1")?.execute([key])?,
        };
        Ok(())
    }
}
