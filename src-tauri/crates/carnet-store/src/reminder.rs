//! Reminder letters that were sent: appended, never changed in place.

use crate::{StoreError, Tx, date};
use carnet_core::ids::InvoiceId;
use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension};

/// A reminder letter. Amounts in minor units.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reminder {
    /// Identity.
    pub id: i64,
    /// Invoice.
    pub invoice_id: InvoiceId,
    /// 1, 2 or 3.
    pub level: u8,
    /// Date of the letter.
    pub on: NaiveDate,
    /// What was left to pay then.
    pub balance: i64,
    /// Interest up to that day.
    pub interest: i64,
    /// Fixed indemnity.
    pub indemnity: i64,
}

/// Adds a letter with everything that it says, as JSON; its `id` is not read.
///
/// # Errors
/// When the file cannot be written.
pub fn insert(tx: &Tx<'_>, reminder: &Reminder, paper: &str) -> Result<i64, StoreError> {
    tx.prepare_cached(
        "INSERT INTO reminder (invoice_id, level, on_date, balance, interest, indemnity, paper)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
    )?
    .execute((
        reminder.invoice_id.0,
        reminder.level,
        reminder.on.to_string(),
        reminder.balance,
        reminder.interest,
        reminder.indemnity,
        paper,
    ))?;
    Ok(tx.last_insert_rowid())
}

/// Returns the letters about an invoice in the order of their days.
///
/// # Errors
/// When the file cannot be read.
pub fn of_invoice(conn: &Connection, invoice: InvoiceId) -> Result<Vec<Reminder>, StoreError> {
    let mut statement = conn.prepare_cached(
        "SELECT id, invoice_id, level, on_date, balance, interest, indemnity FROM reminder
         WHERE invoice_id = ?1 ORDER BY on_date, id",
    )?;
    let rows = statement.query_map([invoice.0], |row| {
        Ok(Reminder {
            id: row.get("id")?,
            invoice_id: InvoiceId(row.get("invoice_id")?),
            level: row.get("level")?,
            on: date(row, "on_date")?,
            balance: row.get("balance")?,
            interest: row.get("interest")?,
            indemnity: row.get("indemnity")?,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Returns the level, the date and the frozen content of a letter with the invoice that it is about.
///
/// # Errors
/// When the file cannot be read.
pub fn paper(conn: &Connection, id: i64) -> Result<Option<(InvoiceId, u8, String)>, StoreError> {
    let mut statement = conn.prepare_cached("SELECT invoice_id, level, paper FROM reminder WHERE id = ?1")?;
    Ok(statement.query_row([id], |row| Ok((InvoiceId(row.get(0)?), row.get(1)?, row.get(2)?))).optional()?)
}
