//! Follow-ups: the next dates of clients, quotes, invoices and missions.

use crate::{StoreError, Tx, date, opt_word, word};
use carnet_core::follow_up::FollowUpSubject;
use carnet_core::ids::{ClientId, FollowUpId, InvoiceId, MissionId, QuoteId};
use chrono::{NaiveDate, NaiveTime};
use rusqlite::{Connection, OptionalExtension, Row};

/// No date of a book comes after it.
const AFTER_ALL: &str = "9999-12-31";

/// The record that a follow-up is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum About {
    /// A client or prospect.
    Client,
    /// A quote.
    Quote(QuoteId),
    /// An invoice.
    Invoice(InvoiceId),
    /// A mission.
    Mission(MissionId),
}

impl About {
    /// Returns the word for it.
    pub fn subject(self) -> FollowUpSubject {
        match self {
            Self::Client => FollowUpSubject::Client,
            Self::Quote(_) => FollowUpSubject::Quote,
            Self::Invoice(_) => FollowUpSubject::Invoice,
            Self::Mission(_) => FollowUpSubject::Mission,
        }
    }

    /// Returns the ids of quote, invoice and mission, as the columns hold them.
    fn columns(self) -> (Option<i64>, Option<i64>, Option<i64>) {
        match self {
            Self::Client => (None, None, None),
            Self::Quote(id) => (Some(id.0), None, None),
            Self::Invoice(id) => (None, Some(id.0), None),
            Self::Mission(id) => (None, None, Some(id.0)),
        }
    }
}

/// A follow-up to add.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewFollowUp {
    /// The client, also of the quote, invoice or mission.
    pub client_id: ClientId,
    /// What it is about.
    pub about: About,
    /// Date.
    pub due_on: NaiveDate,
    /// Time of the day, on the wall clock.
    pub at: Option<NaiveTime>,
    /// What to do.
    pub note: String,
}

/// A follow-up as lists show it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FollowUpRow {
    /// Identity.
    pub id: FollowUpId,
    /// The client.
    pub client_id: ClientId,
    /// Its name.
    pub client: String,
    /// Its telephone.
    pub phone: Option<String>,
    /// What it is about.
    pub about: About,
    /// Number of the quote or invoice, name of the mission.
    pub record: Option<String>,
    /// Date.
    pub due_on: NaiveDate,
    /// Time of the day.
    pub at: Option<NaiveTime>,
    /// What to do.
    pub note: String,
    /// When it was done.
    pub done_on: Option<NaiveDate>,
    /// What came of it.
    pub outcome: Option<String>,
}

fn read(row: &Row<'_>) -> rusqlite::Result<FollowUpRow> {
    Ok(FollowUpRow {
        id: FollowUpId(row.get("id")?),
        client_id: ClientId(row.get("client_id")?),
        client: row.get("client")?,
        phone: row.get("phone")?,
        about: about(row)?,
        record: row.get("record")?,
        due_on: date(row, "due_on")?,
        at: opt_time(row)?,
        note: row.get("note")?,
        done_on: opt_word(row, "done_on")?,
        outcome: row.get("outcome")?,
    })
}

fn about(row: &Row<'_>) -> rusqlite::Result<About> {
    Ok(match word(row, "subject")? {
        FollowUpSubject::Client => About::Client,
        FollowUpSubject::Quote => About::Quote(QuoteId(row.get("quote_id")?)),
        FollowUpSubject::Invoice => About::Invoice(InvoiceId(row.get("invoice_id")?)),
        FollowUpSubject::Mission => About::Mission(MissionId(row.get("mission_id")?)),
    })
}

/// Reads the time, kept as `HH:MM`.
fn opt_time(row: &Row<'_>) -> rusqlite::Result<Option<NaiveTime>> {
    let Some(text) = row.get::<_, Option<String>>("at_time")? else { return Ok(None) };
    let wrong = |error: chrono::ParseError| {
        rusqlite::Error::FromSqlConversionFailure(0, rusqlite::types::Type::Text, Box::new(error))
    };
    NaiveTime::parse_from_str(&text, "%H:%M").map(Some).map_err(wrong)
}

/// Returns a follow-up.
///
/// # Errors
/// When the file cannot be read.
pub fn get(conn: &Connection, id: FollowUpId) -> Result<Option<FollowUpRow>, StoreError> {
    let sql = concat!(include_str!("select.sql"), " WHERE follow_up.id = ?1");
    Ok(conn.prepare_cached(sql)?.query_row([id.0], read).optional()?)
}

/// Returns the open follow-ups up to a day and of a client, where given; nearest first.
///
/// # Errors
/// When the file cannot be read.
pub fn open(
    conn: &Connection,
    until: Option<NaiveDate>,
    client: Option<ClientId>,
) -> Result<Vec<FollowUpRow>, StoreError> {
    // Two statements: each finds its rows by its own index.
    let mut statement = conn.prepare_cached(match client {
        Some(_) => concat!(include_str!("select.sql"), include_str!("open_of_client.sql")),
        None => concat!(include_str!("select.sql"), include_str!("open.sql")),
    })?;
    let until = until.map_or_else(|| AFTER_ALL.to_owned(), |day| day.to_string());
    let rows = match client {
        Some(client) => statement.query_map((until, client.0), read)?.collect::<Result<_, _>>()?,
        None => statement.query_map([until], read)?.collect::<Result<_, _>>()?,
    };
    Ok(rows)
}

/// Adds a follow-up.
///
/// # Errors
/// When the file cannot be written.
pub fn insert(tx: &Tx<'_>, new: &NewFollowUp) -> Result<FollowUpId, StoreError> {
    let (quote, invoice, mission) = new.about.columns();
    tx.prepare_cached(
        "INSERT INTO follow_up (subject, client_id, quote_id, invoice_id, mission_id, due_on, at_time, note)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
    )?
    .execute((
        new.about.subject().as_str(),
        new.client_id.0,
        quote,
        invoice,
        mission,
        new.due_on.to_string(),
        new.at.map(|at| at.format("%H:%M").to_string()),
        &new.note,
    ))?;
    Ok(FollowUpId(tx.last_insert_rowid()))
}

/// Moves an open follow-up to another day and returns whether there was one.
///
/// # Errors
/// When the file cannot be written.
pub fn set_due(tx: &Tx<'_>, id: FollowUpId, due_on: NaiveDate) -> Result<bool, StoreError> {
    let sql = "UPDATE follow_up SET due_on = ?2, sequence = sequence + 1 WHERE id = ?1 AND done_on IS NULL";
    Ok(tx.prepare_cached(sql)?.execute((id.0, due_on.to_string()))? > 0)
}

/// Marks an open follow-up as done and returns whether there was one.
///
/// # Errors
/// When the file cannot be written.
pub fn set_done(
    tx: &Tx<'_>,
    id: FollowUpId,
    on: NaiveDate,
    outcome: Option<&str>,
) -> Result<bool, StoreError> {
    let sql = "UPDATE follow_up SET done_on = ?2, outcome = ?3, sequence = sequence + 1
               WHERE id = ?1 AND done_on IS NULL";
    Ok(tx.prepare_cached(sql)?.execute((id.0, on.to_string(), outcome))? > 0)
}

/// Marks the open follow-ups on one record of a client as done, those due up to `until` where given, and returns
/// how many there were.
///
/// # Errors
/// When the file cannot be written.
pub fn close(
    tx: &Tx<'_>,
    client: ClientId,
    about: About,
    until: Option<NaiveDate>,
    on: NaiveDate,
    outcome: Option<&str>,
) -> Result<usize, StoreError> {
    let (quote, invoice, mission) = about.columns();
    let mut statement = tx.prepare_cached(include_str!("close.sql"))?;
    Ok(statement.execute((
        client.0,
        about.subject().as_str(),
        quote,
        invoice,
        mission,
        until.map(|day| day.to_string()),
        on.to_string(),
        outcome,
    ))?)
}
