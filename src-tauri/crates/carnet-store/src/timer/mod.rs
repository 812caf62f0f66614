//! The running timer: one row, so that it survives closing the program.

use crate::{StoreError, Tx, word};
use carnet_core::entry_line::Motive;
use carnet_core::ids::{ClientId, MissionId};
use chrono::{DateTime, SecondsFormat, Utc};
use rusqlite::{Connection, OptionalExtension};

/// What is being timed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Timer {
    /// When it started.
    pub started_at: DateTime<Utc>,
    /// Client.
    pub client_id: Option<ClientId>,
    /// Mission.
    pub mission_id: Option<MissionId>,
    /// Why the time is spent.
    pub motive: Motive,
    /// Note.
    pub note: Option<String>,
}

/// The running timer with the names it refers to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Running {
    /// What is being timed.
    pub timer: Timer,
    /// Name of the client.
    pub client: Option<String>,
    /// Name of the mission.
    pub mission: Option<String>,
}

/// Returns the running timer.
///
/// # Errors
/// When the file cannot be read.
pub fn get(conn: &Connection) -> Result<Option<Running>, StoreError> {
    let mut statement = conn.prepare_cached(
        "SELECT t.started_at, t.client_id, t.mission_id, t.motive, t.note, c.name, m.name FROM timer t
         LEFT JOIN client c ON c.id = t.client_id LEFT JOIN mission m ON m.id = t.mission_id",
    )?;
    Ok(statement
        .query_row([], |row| {
            let timer = Timer {
                started_at: word(row, 0)?,
                client_id: row.get::<_, Option<i64>>(1)?.map(ClientId),
                mission_id: row.get::<_, Option<i64>>(2)?.map(MissionId),
                motive: word(row, 3)?,
                note: row.get(4)?,
            };
            Ok(Running { timer, client: row.get(5)?, mission: row.get(6)? })
        })
        .optional()?)
}

/// Starts the timer; none may run.
///
/// # Errors
/// When one runs, or the file cannot be written.
pub fn start(tx: &Tx<'_>, timer: &Timer) -> Result<(), StoreError> {
    tx.prepare_cached(
        "INSERT INTO timer (id, started_at, client_id, mission_id, motive, note) VALUES (1, ?1, ?2, ?3, ?4, ?5)",
    )?
    .execute((
        timer.started_at.to_rfc3339_opts(SecondsFormat::Secs, true),
        timer.client_id.map(|id| id.0),
        timer.mission_id.map(|id| id.0),
        timer.motive.as_str(),
        timer.note.as_deref(),
    ))?;
    Ok(())
}

/// Takes the running timer away.
///
/// # Errors
/// When the file cannot be written.
pub fn clear(tx: &Tx<'_>) -> Result<(), StoreError> {
    tx.prepare_cached("DELETE FROM timer")?.execute([])?;
    Ok(())
}
