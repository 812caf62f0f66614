//! What a sentence line that is being typed may mean: names that begin so, and what was written before.

use crate::{StoreError, word};
use carnet_core::entry_line::Motive;
use rusqlite::Connection;

/// What was noted for a client before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recent {
    /// Motive.
    pub motive: Motive,
    /// Note.
    pub note: Option<String>,
}

/// Returns up to `most` clients with a word that begins with `start` (folded), those whose name begins so first, then
/// those that were worked for last.
///
/// # Errors
/// When the file cannot be read.
pub fn clients_like(conn: &Connection, start: &str, most: u32) -> Result<Vec<(i64, String)>, StoreError> {
    let mut statement = conn.prepare_cached(include_str!("clients_like.sql"))?;
    let rows = statement.query_map((start, most), |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Returns up to `most` open missions with a word that begins with `start` (folded), with their clients.
///
/// # Errors
/// When the file cannot be read.
pub fn missions_like(conn: &Connection, start: &str, most: u32) -> Result<Vec<(String, String)>, StoreError> {
    let mut statement = conn.prepare_cached(
        "SELECT m.name, c.name FROM mission m JOIN client c ON c.id = m.client_id
         WHERE m.status = 'open' AND instr(' ' || m.search, ' ' || ?1) > 0 ORDER BY m.id DESC LIMIT ?2",
    )?;
    let rows = statement.query_map((start, most), |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Returns the last `most` different motives and notes for a client.
///
/// # Errors
/// When the file cannot be read.
pub fn recent_of(conn: &Connection, client: i64, most: u32) -> Result<Vec<Recent>, StoreError> {
    // The last fifty entries tell enough, however many years the book holds.
    let mut statement = conn.prepare_cached(
        "SELECT motive, note FROM (SELECT motive, note, day, id FROM time_entry WHERE client_id = ?1
             ORDER BY day DESC, id DESC LIMIT 50)
         GROUP BY motive, note ORDER BY max(day) DESC, max(id) DESC LIMIT ?2",
    )?;
    let rows =
        statement.query_map((client, most), |row| Ok(Recent { motive: word(row, 0)?, note: row.get(1)? }))?;
    Ok(rows.collect::<Result<_, _>>()?)
}
