//! The hour grid: who worked when, for whom and why.
//!
//! The day is the one on the user's wall calendar when the work started; it never moves when the zone changes.
//! Sums by month are kept by triggers and read in [`crate::sums`].

mod totals;
mod typed;

pub use totals::{DaySum, Filter, Total, by_day_and_client, totals};
pub use typed::{Recent, clients_like, missions_like, recent_of};

use crate::{StoreError, Tx, date, word};
use carnet_core::entry_line::Motive;
use carnet_core::ids::{ClientId, MissionId, TimeEntryId};
use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension, Row, params_from_iter};

/// The longest entry, in minutes: two days, as the table allows.
pub const LONGEST: i64 = 2_880;

/// What an entry holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TimeEntry {
    /// Day on the wall calendar at the start.
    pub day: NaiveDate,
    /// Start in minutes since 1970 UTC; none when only the length is known.
    pub starts_at: Option<i64>,
    /// Minutes that the wall clock was ahead of UTC at the start.
    pub utc_offset: i32,
    /// True length in minutes.
    pub minutes: i64,
    /// Client; none: nobody's hour.
    pub client_id: Option<ClientId>,
    /// Mission.
    pub mission_id: Option<MissionId>,
    /// Why the time was spent.
    pub motive: Motive,
    /// Whether it can be billed.
    pub billable: bool,
    /// Note.
    pub note: Option<String>,
}

/// An entry of the book, with the names it refers to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EntryRow {
    /// Identity.
    pub id: TimeEntryId,
    /// What it holds.
    pub entry: TimeEntry,
    /// Name of the client.
    pub client: Option<String>,
    /// Name of the mission.
    pub mission: Option<String>,
    /// Whether its mission has no signed order.
    pub at_risk: bool,
}

/// A stretch of time that an entry takes, in minutes since 1970 UTC.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Stretch {
    /// First minute.
    pub from: i64,
    /// Minute after the last.
    pub to: i64,
    /// The entry.
    pub id: TimeEntryId,
}

fn read(row: &Row<'_>) -> rusqlite::Result<EntryRow> {
    Ok(EntryRow {
        id: TimeEntryId(row.get(0)?),
        entry: TimeEntry {
            day: date(row, 1)?,
            starts_at: row.get(2)?,
            utc_offset: row.get(3)?,
            minutes: row.get(4)?,
            client_id: row.get::<_, Option<i64>>(5)?.map(ClientId),
            mission_id: row.get::<_, Option<i64>>(7)?.map(MissionId),
            motive: word(row, 9)?,
            billable: row.get(10)?,
            note: row.get(11)?,
        },
        client: row.get(6)?,
        mission: row.get(8)?,
        at_risk: row.get(12)?,
    })
}

/// Adds an entry. `fingerprint` names the row of a file that it came from; one that is there already is refused
/// by the table.
///
/// # Errors
/// When the file cannot be written.
pub fn insert(tx: &Tx<'_>, entry: &TimeEntry, fingerprint: Option<i64>) -> Result<TimeEntryId, StoreError> {
    tx.prepare_cached(include_str!("insert.sql"))?.execute((
        day_text(entry.day).as_str(),
        entry.starts_at,
        entry.utc_offset,
        entry.minutes,
        entry.client_id.map(|id| id.0),
        entry.mission_id.map(|id| id.0),
        entry.motive.as_str(),
        entry.billable,
        entry.note.as_deref(),
        fingerprint,
    ))?;
    Ok(TimeEntryId(tx.last_insert_rowid()))
}

/// Changes an entry and returns whether it was there.
///
/// # Errors
/// When the file cannot be written.
pub fn update(tx: &Tx<'_>, id: TimeEntryId, entry: &TimeEntry) -> Result<bool, StoreError> {
    let changed = tx.prepare_cached(include_str!("update.sql"))?.execute((
        id.0,
        day_text(entry.day).as_str(),
        entry.starts_at,
        entry.utc_offset,
        entry.minutes,
        entry.client_id.map(|id| id.0),
        entry.mission_id.map(|id| id.0),
        entry.motive.as_str(),
        entry.billable,
        entry.note.as_deref(),
    ))?;
    Ok(changed > 0)
}

/// Deletes an entry and returns whether it was there.
///
/// # Errors
/// When the file cannot be written.
pub fn delete(tx: &Tx<'_>, id: TimeEntryId) -> Result<bool, StoreError> {
    Ok(tx.prepare_cached("DELETE FROM time_entry WHERE id = ?1")?.execute([id.0])? > 0)
}

/// Returns an entry.
///
/// # Errors
/// When the file cannot be read.
pub fn get(conn: &Connection, id: TimeEntryId) -> Result<Option<EntryRow>, StoreError> {
    Ok(conn
        .prepare_cached(concat!(include_str!("select.sql"), " WHERE e.id = ?1"))?
        .query_row([id.0], read)
        .optional()?)
}

/// Returns the entries of a period by time; those of a day without a start come last in it.
///
/// # Errors
/// When the file cannot be read.
pub fn list(conn: &Connection, filter: &Filter) -> Result<Vec<EntryRow>, StoreError> {
    let sql = format!(
        "{} WHERE {} ORDER BY e.day, e.starts_at IS NULL, e.starts_at, e.id",
        include_str!("select.sql"),
        filter.condition("e")
    );
    let mut statement = conn.prepare_cached(&sql)?;
    let rows = statement.query_map(params_from_iter(filter.values()), read)?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Returns the stretches of all entries that share at least a minute with `from` to `to`, by their start.
///
/// # Errors
/// When the file cannot be read.
pub fn stretches(conn: &Connection, from: i64, to: i64) -> Result<Vec<Stretch>, StoreError> {
    // No entry is longer than two days: what began earlier cannot reach in.
    let mut statement = conn.prepare_cached(
        "SELECT starts_at, starts_at + minutes, id FROM time_entry
         WHERE starts_at > ?1 - 2880 AND starts_at < ?2 AND starts_at + minutes > ?1 ORDER BY starts_at, id",
    )?;
    let rows = statement.query_map([from, to], |row| {
        Ok(Stretch { from: row.get(0)?, to: row.get(1)?, id: TimeEntryId(row.get(2)?) })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Returns the first and the last day of a mission's entries; none: it has none.
///
/// # Errors
/// When the file cannot be read.
pub fn days_of_mission(
    conn: &Connection,
    mission: MissionId,
) -> Result<Option<(NaiveDate, NaiveDate)>, StoreError> {
    let mut statement = conn.prepare_cached(
        "SELECT min(day), max(day) FROM time_entry WHERE mission_id = ?1 HAVING count(*) > 0",
    )?;
    let days = statement.query_row([mission.0], |row| Ok((date(row, 0)?, date(row, 1)?)));
    Ok(days.optional()?)
}

/// Returns whether an imported row is in the book.
///
/// # Errors
/// When the file cannot be read.
pub fn has_fingerprint(conn: &Connection, fingerprint: i64) -> Result<bool, StoreError> {
    Ok(conn.prepare_cached("SELECT 1 FROM time_entry WHERE fingerprint = ?1")?.exists([fingerprint])?)
}

/// Returns the day of the first entry.
///
/// # Errors
/// When the file cannot be read.
pub fn first_day(conn: &Connection) -> Result<Option<NaiveDate>, StoreError> {
    Ok(conn.query_row("SELECT min(day) FROM time_entry", [], |row| crate::opt_word(row, 0))?)
}

/// Returns the client's mission, when exactly one is open: where its production goes unless another is named.
///
/// # Errors
/// When the file cannot be read.
pub fn only_open_mission(conn: &Connection, client: ClientId) -> Result<Option<MissionId>, StoreError> {
    let mut statement =
        conn.prepare_cached("SELECT id FROM mission WHERE client_id = ?1 AND status = 'open' LIMIT 2")?;
    let ids: Vec<i64> = statement.query_map([client.0], |row| row.get(0))?.collect::<Result<_, _>>()?;
    Ok(if let [only] = ids[..] { Some(MissionId(only)) } else { None })
}

/// Returns whether a mission is under way.
///
/// # Errors
/// When the file cannot be read.
pub fn is_open(conn: &Connection, mission: MissionId) -> Result<bool, StoreError> {
    let mut statement = conn.prepare_cached("SELECT 1 FROM mission WHERE id = ?1 AND status = 'open'")?;
    Ok(statement.exists([mission.0])?)
}

/// Returns the client of a mission.
///
/// # Errors
/// When the file cannot be read.
pub fn client_of_mission(conn: &Connection, mission: MissionId) -> Result<Option<ClientId>, StoreError> {
    let mut statement = conn.prepare_cached("SELECT client_id FROM mission WHERE id = ?1")?;
    Ok(statement.query_row([mission.0], |row| row.get(0).map(ClientId)).optional()?)
}

/// Names that a sentence may refer to: id and name of every client.
///
/// # Errors
/// When the file cannot be read.
pub fn client_names(conn: &Connection) -> Result<Vec<(i64, String)>, StoreError> {
    let mut statement = conn.prepare_cached("SELECT id, name FROM client")?;
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// A mission that an entry may go to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MissionCard {
    /// Mission.
    pub id: MissionId,
    /// Its client.
    pub client_id: ClientId,
    /// Name.
    pub name: String,
    /// Start.
    pub started_on: NaiveDate,
    /// Whether it is under way.
    pub open: bool,
}

/// Returns every mission that was not given up.
///
/// # Errors
/// When the file cannot be read.
pub fn missions(conn: &Connection) -> Result<Vec<MissionCard>, StoreError> {
    let mut statement = conn.prepare_cached(
        "SELECT id, client_id, name, started_on, status = 'open' FROM mission WHERE status <> 'cancelled'",
    )?;
    let rows = statement.query_map([], |row| {
        Ok(MissionCard {
            id: MissionId(row.get(0)?),
            client_id: ClientId(row.get(1)?),
            name: row.get(2)?,
            started_on: date(row, 3)?,
            open: row.get(4)?,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// `YYYY-MM-DD`, as the table keeps days.
fn day_text(day: NaiveDate) -> String {
    day.format("%Y-%m-%d").to_string()
}
