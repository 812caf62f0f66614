//! The lifecycle of issued invoices: appended, never changed in place.

use crate::{StoreError, Tx, date, word};
use carnet_core::ids::InvoiceId;
use carnet_core::lifecycle::Origin;
use chrono::NaiveDate;
use rusqlite::Connection;

/// One status that an invoice came into.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InvoiceEvent {
    /// Identity.
    pub id: i64,
    /// Invoice.
    pub invoice_id: InvoiceId,
    /// Day.
    pub on: NaiveDate,
    /// Code of the status.
    pub code: u16,
    /// Code of the reason.
    pub reason_code: Option<String>,
    /// The reason in words.
    pub reason: Option<String>,
    /// Amount in minor units, where the status carries one.
    pub amount: Option<i64>,
    /// Who said it.
    pub origin: Origin,
}

/// Adds an event; its `id` is not read.
///
/// # Errors
/// When the file cannot be written.
pub fn insert(tx: &Tx<'_>, event: &InvoiceEvent) -> Result<i64, StoreError> {
    tx.prepare_cached(
        "INSERT INTO invoice_event (invoice_id, on_date, code, reason_code, reason, amount, origin)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
    )?
    .execute((
        event.invoice_id.0,
        event.on.to_string(),
        event.code,
        &event.reason_code,
        &event.reason,
        event.amount,
        event.origin.as_str(),
    ))?;
    Ok(tx.last_insert_rowid())
}

/// Returns the events of an invoice in the order of their days.
///
/// # Errors
/// When the file cannot be read.
pub fn of_invoice(conn: &Connection, invoice: InvoiceId) -> Result<Vec<InvoiceEvent>, StoreError> {
    let mut statement =
        conn.prepare_cached("SELECT * FROM invoice_event WHERE invoice_id = ?1 ORDER BY on_date, id")?;
    let rows = statement.query_map([invoice.0], |row| {
        Ok(InvoiceEvent {
            id: row.get("id")?,
            invoice_id: InvoiceId(row.get("invoice_id")?),
            on: date(row, "on_date")?,
            code: row.get("code")?,
            reason_code: row.get("reason_code")?,
            reason: row.get("reason")?,
            amount: row.get("amount")?,
            origin: word(row, "origin")?,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}
