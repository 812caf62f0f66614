//! Records that people call by a name: clients and missions, found by the start of it.

use crate::StoreError;
use rusqlite::{Connection, OptionalExtension};

/// A table whose rows have a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Named {
    /// Clients and prospects.
    Client,
    /// Missions.
    Mission,
}

/// Returns the name of the row `id`; none when there is no such row.
///
/// # Errors
/// When the file cannot be read.
pub fn name(conn: &Connection, table: Named, id: i64) -> Result<Option<String>, StoreError> {
    let sql = match table {
        Named::Client => "SELECT name FROM client WHERE id = ?1",
        Named::Mission => "SELECT name FROM mission WHERE id = ?1",
    };
    Ok(conn.prepare_cached(sql)?.query_row([id], |row| row.get(0)).optional()?)
}

/// Returns id and name of the rows whose folded name begins with `start`, by name; fifty at most, more than anyone chooses from.
///
/// `start` is folded ([`carnet_core::input::fold`]). A percent sign or an underscore in it stands for any character: the caller
/// compares again.
///
/// # Errors
/// When the file cannot be read.
pub fn starting_with(conn: &Connection, table: Named, start: &str) -> Result<Vec<(i64, String)>, StoreError> {
    let sql = match table {
        Named::Client => "SELECT id, name FROM client WHERE search LIKE ?1 || '%' ORDER BY name LIMIT 50",
        Named::Mission => "SELECT id, name FROM mission WHERE search LIKE ?1 || '%' ORDER BY name LIMIT 50",
    };
    let pattern = start.replace('%', "_");
    let mut statement = conn.prepare_cached(sql)?;
    let rows = statement.query_map([pattern], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<Result<_, _>>()?)
}
