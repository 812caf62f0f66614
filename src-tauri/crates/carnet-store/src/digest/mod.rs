//! What each row held when the program last wrote it, as a CRC-32 beside the rows.
//!
//! SQLite tells a page that does not hold together; a bit that turned inside a value reads like another value. The digest
//! is taken of the row as it stands at the end of its transaction. It is no seal against a forger (issued documents have
//! their chain): it finds what nobody meant to change, and what another program changed without saying.

mod block;
mod check;

pub use check::{ChangedRow, changed_rows};

use crate::error::StoreError;
use crate::journal::RECORDED;
use block::Blocks;
use rusqlite::types::ValueRef;
use rusqlite::{Connection, OptionalExtension, Row};

/// Returns the tables whose rows have digests: what the journal records, and the book's own row.
fn tables() -> impl Iterator<Item = &'static str> {
    RECORDED.iter().copied().chain(["book"])
}

/// Takes the digest of one row as it is now.
pub(crate) fn take(conn: &Connection, table: &str, id: i64) -> Result<(), StoreError> {
    let mut blocks = Blocks::new(conn);
    blocks.set(table, id, of_row(conn, table, id)?)?;
    blocks.finish().map(drop)
}

/// Takes the digests of an entry of the journal and of all rows that it touched, and returns their tables in alphabetical
/// order.
pub(crate) fn take_entry(conn: &Connection, entry: i64) -> Result<Vec<String>, StoreError> {
    let mut blocks = Blocks::new(conn);
    let digest = of_entry(conn, entry, |table, id| blocks.set(table, id, of_row(conn, table, id)?))?;
    conn.prepare_cached("UPDATE journal SET digest = ?2 WHERE id = ?1")?.execute((entry, digest))?;
    blocks.finish()
}

/// Takes every digest anew, after a migration changed what rows are made of. Those that were `wrong` before it stay wrong:
/// a newer format makes no damage good.
///
/// # Errors
/// When the file cannot be read or written.
pub fn take_all(conn: &Connection, wrong: &[ChangedRow]) -> Result<(), StoreError> {
    conn.execute_batch("DELETE FROM row_digest")?;
    for table in tables() {
        let mut blocks = Blocks::new(conn);
        let mut statement = conn.prepare(&format!("SELECT id, * FROM {table} ORDER BY id"))?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            blocks.set(table, row.get(0)?, Some(of_columns(row, 1)?))?;
        }
        for row in wrong.iter().filter(|row| row.table == table) {
            blocks.set(table, row.id, Some(of_row(conn, table, row.id)?.map_or(1, |now| !now)))?;
        }
        blocks.finish()?;
    }
    let was_wrong = |table, id| wrong.iter().any(|row| row.table == table && row.id == id);
    let mut entry = conn.prepare("UPDATE journal SET digest = ?2 WHERE id = ?1")?;
    for id in ids(conn, "journal", "id")? {
        let digest = of_entry(conn, id, |_, _| Ok(()))?;
        entry.execute((id, if was_wrong("journal", id) { !digest } else { digest }))?;
    }
    let mut draft = conn.prepare("UPDATE draft SET digest = ?2 WHERE key = ?1")?;
    let mut typed = conn.prepare("SELECT key, typed, kept_at FROM draft")?;
    let typed: Vec<(String, u32)> =
        typed.query_map([], |row| Ok((row.get(0)?, of_columns(row, 0)?)))?.collect::<Result<_, _>>()?;
    for (key, digest) in typed {
        draft.execute((key, if was_wrong("draft", 0) { !digest } else { digest }))?;
    }
    Ok(())
}

fn ids(conn: &Connection, table: &str, key: &str) -> Result<Vec<i64>, StoreError> {
    let mut statement = conn.prepare(&format!("SELECT {key} FROM {table} ORDER BY {key}"))?;
    Ok(statement.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?)
}

/// Returns the digest of a row; none when it is not there.
fn of_row(conn: &Connection, table: &str, id: i64) -> Result<Option<u32>, StoreError> {
    let mut statement = conn.prepare_cached(&format!("SELECT * FROM {table} WHERE id = ?1"))?;
    Ok(statement.query_row([id], |row| of_columns(row, 0)).optional()?)
}

/// Returns the digest of an entry of the journal and its rows, each of which `each` is told.
fn of_entry(
    conn: &Connection,
    entry: i64,
    mut each: impl FnMut(&str, i64) -> Result<(), StoreError>,
) -> Result<u32, StoreError> {
    let mut digest = Digest::default();
    conn.prepare_cached("SELECT at, op, kind, reverts, barrier, subject FROM journal WHERE id = ?1")?
        .query_row([entry], |row| digest.columns(row, 0))?;
    let mut statement = conn.prepare_cached(
        "SELECT tbl, row_id, seq, before FROM journal_row WHERE journal_id = ?1 ORDER BY seq",
    )?;
    let mut rows = statement.query([entry])?;
    while let Some(row) = rows.next()? {
        digest.columns(row, 0)?;
        each(row.get_ref(0)?.as_str().map_err(rusqlite::Error::from)?, row.get(1)?)?;
    }
    Ok(digest.value())
}

/// Returns the digest of what is being typed.
pub(crate) fn of_draft(key: &str, typed: &str, kept_at: &str) -> u32 {
    let mut digest = Digest::default();
    for text in [key, typed, kept_at] {
        digest.put(ValueRef::Text(text.as_bytes()));
    }
    digest.value()
}

/// Returns the digest of the columns of a row from `first` on.
fn of_columns(row: &Row<'_>, first: usize) -> rusqlite::Result<u32> {
    let mut digest = Digest::default();
    digest.columns(row, first)?;
    Ok(digest.value())
}

/// A CRC-32 of values, each with its kind and length, so that no two rows read alike.
#[derive(Default)]
struct Digest(crc32fast::Hasher);

impl Digest {
    fn columns(&mut self, row: &Row<'_>, first: usize) -> rusqlite::Result<()> {
        for column in first..row.as_ref().column_count() {
            self.put(row.get_ref(column)?);
        }
        Ok(())
    }

    fn put(&mut self, value: ValueRef<'_>) {
        let mut bytes = |kind: u8, bytes: &[u8]| {
            self.0.update(&[kind]);
            self.0.update(&(bytes.len() as u64).to_le_bytes());
            self.0.update(bytes);
        };
        match value {
            ValueRef::Null => bytes(0, &[]),
            ValueRef::Integer(number) => bytes(1, &number.to_le_bytes()),
            ValueRef::Real(number) => bytes(2, &number.to_le_bytes()),
            ValueRef::Text(text) => bytes(3, text),
            ValueRef::Blob(blob) => bytes(4, blob),
        }
    }

    /// Zero stands for no row.
    fn value(self) -> u32 {
        self.0.finalize().max(1)
    }
}

#[cfg(test)]
mod tests;
