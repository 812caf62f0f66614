//! The rows whose digest is not that of what they hold.

use super::block::{Block, number};
use super::{ids, of_columns, of_entry, tables};
use crate::StoreError;
use rusqlite::{Connection, OptionalExtension};

/// A row that is not as the program wrote it: changed, gone, or come from elsewhere.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct ChangedRow {
    /// Its table.
    pub table: &'static str,
    /// Its id; zero where rows have none.
    pub id: i64,
}

/// Compares every row with its digest and returns those that differ, table by table.
///
/// Reads the whole book: about a second for a million rows.
///
/// # Errors
/// When the file cannot be read.
pub fn changed_rows(conn: &Connection) -> Result<Vec<ChangedRow>, StoreError> {
    let mut changed = Vec::new();
    for table in tables().filter(|table| exists(conn, table)) {
        rows(conn, table, &mut changed)?;
    }
    entries(conn, &mut changed)?;
    drafts(conn, &mut changed)?;
    changed.dedup();
    Ok(changed)
}

/// An older format lacks tables of a newer one.
fn exists(conn: &Connection, table: &str) -> bool {
    conn.table_exists(None, table).unwrap_or(true)
}

fn rows(conn: &Connection, table: &'static str, changed: &mut Vec<ChangedRow>) -> Result<(), StoreError> {
    let mut blocks = Block::all(conn, table)?;
    let mut statement = conn.prepare(&format!("SELECT id, * FROM {table} ORDER BY id"))?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let id = row.get(0)?;
        // What is left in the blocks afterwards are digests without a row.
        let kept = blocks.get_mut(&number(id)).and_then(|block| block.put(id, None));
        if kept != Some(of_columns(row, 1)?) {
            changed.push(ChangedRow { table, id });
        }
    }
    for (number, block) in &blocks {
        changed.extend(block.ids(*number).map(|id| ChangedRow { table, id }));
    }
    Ok(())
}

fn entries(conn: &Connection, changed: &mut Vec<ChangedRow>) -> Result<(), StoreError> {
    let table = "journal";
    let mut kept = conn.prepare("SELECT digest FROM journal WHERE id = ?1")?;
    for id in ids(conn, table, "id")? {
        let kept: Option<i64> = kept.query_row([id], |row| row.get(0))?;
        if kept != Some(i64::from(of_entry(conn, id, |_, _| Ok(()))?)) {
            changed.push(ChangedRow { table, id });
        }
    }
    // That it was taken back is written later than the entry: both ends must agree.
    let mut loose = conn.prepare(
        "SELECT entry.id FROM journal AS entry LEFT JOIN journal AS back ON back.id = entry.reverted_by
         WHERE entry.reverted_by IS NOT NULL AND back.reverts IS NOT entry.id
         UNION SELECT back.id FROM journal AS back LEFT JOIN journal AS entry ON entry.id = back.reverts
         WHERE back.reverts IS NOT NULL AND entry.reverted_by IS NOT back.id",
    )?;
    let ends = loose.query_map([], |row| Ok(ChangedRow { table, id: row.get(0)? }))?;
    for end in ends {
        changed.push(end?);
    }
    // Rows of no entry.
    let stray = "SELECT journal_id FROM journal_row WHERE journal_id NOT IN (SELECT id FROM journal) LIMIT 1";
    if let Some(id) = conn.query_row(stray, [], |row| row.get(0)).optional()? {
        changed.push(ChangedRow { table, id });
    }
    Ok(())
}

fn drafts(conn: &Connection, changed: &mut Vec<ChangedRow>) -> Result<(), StoreError> {
    let mut statement = conn.prepare("SELECT digest, key, typed, kept_at FROM draft")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        if row.get::<_, Option<i64>>(0)? != Some(i64::from(of_columns(row, 1)?)) {
            changed.push(ChangedRow { table: "draft", id: 0 });
        }
    }
    Ok(())
}
