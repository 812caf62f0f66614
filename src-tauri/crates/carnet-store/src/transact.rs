//! The one door for writes: a transaction, a journal entry, the list of what changed.

use crate::digest;
use crate::error::StoreError;
use crate::open::{Access, Book};
use rusqlite::{Connection, Transaction, TransactionBehavior};
use std::ops::Deref;

/// What an operation is called in the journal, and whether it can be taken back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Operation {
    /// Stable name, such as `add_client`.
    pub name: &'static str,
    /// Undo stops here: the operation has a legal effect.
    pub barrier: bool,
}

/// A write under way. Dereferences to the connection for reading.
#[derive(Debug)]
pub struct Tx<'a> {
    inner: Transaction<'a>,
    journal_id: i64,
}

impl Deref for Tx<'_> {
    type Target = Connection;

    fn deref(&self) -> &Connection {
        &self.inner
    }
}

impl Tx<'_> {
    /// Says what the operation is about (a number, a name), for the journal and the label of undo.
    ///
    /// # Errors
    /// When the journal cannot be written.
    pub fn subject(&self, subject: &str) -> Result<(), StoreError> {
        self.prepare_cached("UPDATE journal SET subject = ?1 WHERE id = ?2")?
            .execute((subject, self.journal_id))?;
        Ok(())
    }
}

/// What came of an operation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Committed<T> {
    /// What the operation returned.
    pub value: T,
    /// Tables that it changed, each once, in alphabetical order.
    pub tables: Vec<String>,
}

impl Book {
    /// Runs `work` in one transaction and records it under `operation` at the instant `now` (RFC 3339).
    ///
    /// Everything or nothing is written; when this returns, it is on the disk. An operation that changes no row
    /// leaves no journal entry.
    ///
    /// # Errors
    /// What `work` returns, or why the book could not be written; nothing is changed then.
    pub fn transact<T, E: From<StoreError>>(
        &mut self,
        operation: Operation,
        now: &str,
        work: impl FnOnce(&Tx<'_>) -> Result<T, E>,
    ) -> Result<Committed<T>, E> {
        let folder = self.folder().to_owned();
        if self.access() == Access::ReadOnly {
            return Err(StoreError::ReadOnly { folder }.into());
        }
        let lift = |error: rusqlite::Error| StoreError::from(error).at(&folder);
        let tx = Tx::begin(self.conn_mut(), operation, now, "do", None).map_err(|e| e.at(&folder))?;
        let value = work(&tx)?;
        let tables = tx.finish().map_err(|e| e.at(&folder))?;
        tx.inner.commit().map_err(lift)?;
        Ok(Committed { value, tables })
    }
}

impl<'a> Tx<'a> {
    pub(crate) fn begin(
        conn: &'a mut Connection,
        operation: Operation,
        now: &str,
        kind: &str,
        reverts: Option<i64>,
    ) -> Result<Self, StoreError> {
        let inner = conn.transaction_with_behavior(TransactionBehavior::Immediate)?;
        inner
            .prepare_cached(
                "INSERT INTO journal (at, op, kind, reverts, barrier) VALUES (?1, ?2, ?3, ?4, ?5)",
            )?
            .execute((now, operation.name, kind, reverts, operation.barrier))?;
        let journal_id = inner.last_insert_rowid();
        inner.prepare_cached("UPDATE journal_state SET open_entry = ?1, seq = 0")?.execute([journal_id])?;
        Ok(Self { inner, journal_id })
    }

    pub(crate) fn journal_id(&self) -> i64 {
        self.journal_id
    }

    /// Closes the journal entry and returns the tables that changed.
    pub(crate) fn finish(&self) -> Result<Vec<String>, StoreError> {
        let tables = digest::take_entry(self, self.journal_id)?;
        self.prepare_cached("UPDATE journal_state SET open_entry = NULL")?.execute([])?;
        if tables.is_empty() {
            self.prepare_cached("DELETE FROM journal WHERE id = ?1")?.execute([self.journal_id])?;
        }
        Ok(tables)
    }

    pub(crate) fn commit(self) -> Result<(), StoreError> {
        Ok(self.inner.commit()?)
    }
}
