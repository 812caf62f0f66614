//! Any record by words of its names and numbers.

use crate::StoreError;
use rusqlite::Connection;

/// A record that holds all words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// client, quote, mission or invoice.
    pub kind: String,
    /// Identity.
    pub id: i64,
    /// Name or number; empty on a draft without one.
    pub name: String,
    /// Name of its client.
    pub client: Option<String>,
    /// Person or e-mail of a client, subject of a quote, kind of an invoice.
    pub detail: Option<String>,
}

/// Returns the records that hold all `words` (folded), up to `most` of each kind: those whose name or number answers
/// first, then the latest.
///
/// # Errors
/// When the file cannot be read.
pub fn find(conn: &Connection, words: &[String], most: u32) -> Result<Vec<Hit>, StoreError> {
    let words = serde_json::Value::from(words).to_string();
    let mut statement = conn.prepare_cached(include_str!("find.sql"))?;
    let rows = statement.query_map((words, most), |row| {
        Ok(Hit {
            kind: row.get(0)?,
            id: row.get(1)?,
            name: row.get(2)?,
            client: row.get(3)?,
            detail: row.get(4)?,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}
