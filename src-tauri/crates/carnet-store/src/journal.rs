//! The journal: who changed what and when, and the way back.
//!
//! Triggers on every recorded table note the row before it changed (nothing for a new row). Undo writes those
//! rows back under an entry of its own, recorded by the same triggers, so that redo is the undo of an undo.

use crate::error::StoreError;
use crate::open::Book;
use crate::transact::{Committed, Operation, Tx};
use rusqlite::{Connection, OptionalExtension};
use serde_json::{Map, Value};

/// Tables whose rows the journal records. Sums, the journal itself and the book's own row are not: triggers
/// keep the sums right when rows come and go.
pub(crate) const RECORDED: &[&str] = &[
    "account",
    "accounting",
    "amendment",
    "client",
    "closing",
    "deadline",
    "expense",
    "expense_line",
    "expense_payment",
    "expense_vat",
    "follow_up",
    "identity",
    "interaction",
    "invoice",
    "invoice_deduction",
    "invoice_event",
    "invoice_line",
    "invoice_vat",
    "lead_source",
    "mission",
    "payment",
    "quote",
    "quote_line",
    "quote_stage",
    "reminder",
    "series",
    "service",
    "signed_order",
    "stage",
    "stage_vat",
    "time_entry",
    "timer",
];

/// One operation of the journal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JournalEntry {
    /// Rank in the journal.
    pub id: i64,
    /// Instant, RFC 3339 UTC.
    pub at: String,
    /// Name of the operation.
    pub op: String,
    /// `do`, `undo` or `redo`.
    pub kind: String,
    /// What it was about.
    pub subject: Option<String>,
    /// Whether it was taken back since.
    pub reverted: bool,
    /// Whether undo stops here.
    pub barrier: bool,
    /// How many rows it touched.
    pub rows: i64,
}

/// What an undo or redo took back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Undone {
    /// Name of the operation that was taken back or done again.
    pub op: String,
    /// What it was about.
    pub subject: Option<String>,
}

/// Drops and makes the recording triggers, from the columns that the tables have now.
pub(crate) fn install_triggers(conn: &Connection) -> Result<(), StoreError> {
    for table in RECORDED {
        let columns = columns(conn, table)?;
        let state: String = columns.iter().map(|c| format!("'{c}', OLD.{c}")).collect::<Vec<_>>().join(", ");
        let record = |event: &str, id: &str, before: &str| {
            format!(
                "DROP TRIGGER IF EXISTS journal_{table}_{event};
                 CREATE TRIGGER journal_{table}_{event} AFTER {event} ON {table}
                 WHEN (SELECT open_entry FROM journal_state) IS NOT NULL BEGIN
                     UPDATE journal_state SET seq = seq + 1;
                     INSERT INTO journal_row SELECT open_entry, seq, '{table}', {id}, {before} FROM journal_state;
                 END;"
            )
        };
        let old = format!("json_object({state})");
        conn.execute_batch(
            &[
                record("INSERT", "NEW.id", "NULL"),
                record("UPDATE", "OLD.id", &old),
                record("DELETE", "OLD.id", &old),
            ]
            .concat(),
        )?;
    }
    Ok(())
}

fn columns(conn: &Connection, table: &str) -> Result<Vec<String>, StoreError> {
    let mut statement = conn.prepare_cached("SELECT name FROM pragma_table_info(?1) ORDER BY cid")?;
    Ok(statement.query_map([table], |row| row.get(0))?.collect::<Result<_, _>>()?)
}

impl Book {
    /// Takes back the last operation and returns which it was.
    ///
    /// # Errors
    /// [`StoreError::NothingToUndo`]; [`StoreError::Barrier`] when the last operation issued a document.
    pub fn undo(&mut self, now: &str) -> Result<Committed<Undone>, StoreError> {
        let last = self
            .conn()
            .query_row(
                "SELECT id, op, barrier, subject FROM journal
                 WHERE kind IN ('do', 'redo') AND reverted_by IS NULL ORDER BY id DESC LIMIT 1",
                [],
                |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?)),
            )
            .optional()?;
        let Some((id, op, barrier, subject)): Option<(i64, String, bool, Option<String>)> = last else {
            return Err(StoreError::NothingToUndo);
        };
        if barrier {
            return Err(StoreError::Barrier { op, subject: subject.unwrap_or_default() });
        }
        self.revert(id, "undo", op, subject, now)
    }

    /// Does again what the last undo took back, and returns which it was.
    ///
    /// # Errors
    /// [`StoreError::NothingToUndo`] when nothing was undone since the last operation.
    pub fn redo(&mut self, now: &str) -> Result<Committed<Undone>, StoreError> {
        let last = self
            .conn()
            .query_row(
                "SELECT id, op, subject FROM journal WHERE kind = 'undo' AND reverted_by IS NULL
                 AND id > coalesce((SELECT max(id) FROM journal WHERE kind = 'do'), 0) ORDER BY id DESC LIMIT 1",
                [],
                |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)),
            )
            .optional()?;
        let Some((id, op, subject)): Option<(i64, String, Option<String>)> = last else {
            return Err(StoreError::NothingToUndo);
        };
        self.revert(id, "redo", op, subject, now)
    }

    fn revert(
        &mut self,
        id: i64,
        kind: &'static str,
        op: String,
        subject: Option<String>,
        now: &str,
    ) -> Result<Committed<Undone>, StoreError> {
        let folder = self.folder().to_owned();
        if self.access() == crate::Access::ReadOnly {
            return Err(StoreError::ReadOnly { folder });
        }
        let run = |conn: &mut Connection| {
            let tx = Tx::begin(conn, Operation { name: "", barrier: false }, now, kind, Some(id))?;
            tx.execute(
                "UPDATE journal SET op = ?1, subject = ?2 WHERE id = ?3",
                (&op, &subject, tx.journal_id()),
            )?;
            // Rows come back in the reverse order of their changes; keys are checked at the end.
            tx.execute_batch("PRAGMA defer_foreign_keys = ON")?;
            write_back(&tx, id)?;
            let closed = tx.execute(
                "UPDATE journal SET reverted_by = ?1 WHERE id = ?2 AND reverted_by IS NULL",
                (tx.journal_id(), id),
            )?;
            if closed == 0 {
                return Err(StoreError::NothingToUndo);
            }
            let tables = tx.finish()?;
            tx.commit()?;
            Ok(tables)
        };
        let tables = run(self.conn_mut()).map_err(|e| e.at(&folder))?;
        Ok(Committed { value: Undone { op, subject }, tables })
    }

    /// Returns the name of the operation that began the book; none in a book that has just been made.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn first_operation(&self) -> Result<Option<String>, StoreError> {
        let mut statement = self.conn().prepare_cached("SELECT op FROM journal ORDER BY id LIMIT 1")?;
        Ok(statement.query_row([], |row| row.get(0)).optional()?)
    }

    /// Returns the last `limit` operations, newest first.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn journal(&self, limit: u32) -> Result<Vec<JournalEntry>, StoreError> {
        let mut statement = self.conn().prepare_cached(
            "SELECT id, at, op, kind, subject, reverted_by IS NOT NULL, barrier,
                    (SELECT count(*) FROM journal_row WHERE journal_id = journal.id)
             FROM journal ORDER BY id DESC LIMIT ?1",
        )?;
        let rows = statement.query_map([limit], |row| {
            Ok(JournalEntry {
                id: row.get(0)?,
                at: row.get(1)?,
                op: row.get(2)?,
                kind: row.get(3)?,
                subject: row.get(4)?,
                reverted: row.get(5)?,
                barrier: row.get(6)?,
                rows: row.get(7)?,
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}

fn write_back(tx: &Tx<'_>, id: i64) -> Result<(), StoreError> {
    let rows: Vec<(String, i64, Option<String>)> = tx
        .prepare("SELECT tbl, row_id, before FROM journal_row WHERE journal_id = ?1 ORDER BY seq DESC")?
        .query_map([id], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?
        .collect::<Result<_, _>>()?;
    for (table, row_id, before) in rows {
        let Some(before) = before else {
            let gone = tx.prepare_cached(&format!("DELETE FROM {table} WHERE id = ?1"))?.execute([row_id])?;
            if gone == 0 {
                return Err(StoreError::UndoConflict { table });
            }
            continue;
        };
        let state: Map<String, Value> =
            serde_json::from_str(&before).map_err(|e| StoreError::Value { detail: e.to_string() })?;
        let values: Vec<rusqlite::types::Value> = state.values().map(sql_value).collect();
        let names: Vec<&str> = state.keys().map(String::as_str).collect();
        let there: bool =
            tx.prepare_cached(&format!("SELECT 1 FROM {table} WHERE id = ?1"))?.exists([row_id])?;
        let marks = |from: usize| (from..from + names.len()).map(|n| format!("?{n}")).collect::<Vec<_>>();
        if there {
            let sets: Vec<_> = names.iter().zip(marks(1)).map(|(n, m)| format!("{n} = {m}")).collect();
            tx.prepare_cached(&format!("UPDATE {table} SET {} WHERE id = {row_id}", sets.join(", ")))?
                .execute(rusqlite::params_from_iter(values))?;
        } else {
            tx.prepare_cached(&format!(
                "INSERT INTO {table} ({}) VALUES ({})",
                names.join(", "),
                marks(1).join(", ")
            ))?
            .execute(rusqlite::params_from_iter(values))?;
        }
    }
    Ok(())
}

fn sql_value(value: &Value) -> rusqlite::types::Value {
    match value {
        Value::Null => rusqlite::types::Value::Null,
        Value::Bool(flag) => i64::from(*flag).into(),
        Value::Number(number) => number.as_i64().map_or(rusqlite::types::Value::Null, Into::into),
        Value::String(text) => text.clone().into(),
        nested => nested.to_string().into(),
    }
}
