//! Dated exchanges with clients.

use crate::{StoreError, Tx, date, word};
use carnet_core::client::InteractionKind;
use carnet_core::ids::{ClientId, InteractionId};
use chrono::NaiveDate;
use rusqlite::Connection;

/// A dated exchange.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Interaction {
    /// Identity; not read when it is added.
    pub id: InteractionId,
    /// With whom.
    pub client_id: ClientId,
    /// When.
    pub on: NaiveDate,
    /// Call, mail or meeting.
    pub kind: InteractionKind,
    /// What was said.
    pub note: String,
    /// Length in minutes.
    pub minutes: Option<i64>,
}

/// Adds an exchange.
///
/// # Errors
/// When the file cannot be written.
pub fn insert(tx: &Tx<'_>, interaction: &Interaction) -> Result<InteractionId, StoreError> {
    tx.prepare_cached(
        "INSERT INTO interaction (client_id, on_date, kind, note, minutes) VALUES (?1, ?2, ?3, ?4, ?5)",
    )?
    .execute((
        interaction.client_id.0,
        interaction.on.to_string(),
        interaction.kind.as_str(),
        &interaction.note,
        interaction.minutes,
    ))?;
    Ok(InteractionId(tx.last_insert_rowid()))
}

/// Returns the exchanges with a client, newest first.
///
/// # Errors
/// When the file cannot be read.
pub fn of_client(conn: &Connection, client: ClientId) -> Result<Vec<Interaction>, StoreError> {
    let mut statement = conn.prepare_cached(
        "SELECT id, client_id, on_date, kind, note, minutes FROM interaction WHERE client_id = ?1
         ORDER BY on_date DESC, id DESC",
    )?;
    let rows = statement.query_map([client.0], |row| {
        Ok(Interaction {
            id: InteractionId(row.get(0)?),
            client_id: ClientId(row.get(1)?),
            on: date(row, 2)?,
            kind: word(row, 3)?,
            note: row.get(4)?,
            minutes: row.get(5)?,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}
