//! Payments: added and taken back, never changed in place.

use crate::{StoreError, Tx, date, word};
use carnet_core::ids::{ClientId, InvoiceId, PaymentId};
use carnet_core::invoice::{PaymentMethod, PaymentParts};
use chrono::NaiveDate;
use rusqlite::{Connection, Row};

/// A payment. Amounts in minor units.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Payment {
    /// Identity.
    pub id: PaymentId,
    /// Invoice.
    pub invoice_id: InvoiceId,
    /// Client.
    pub client_id: ClientId,
    /// Date of the receipt.
    pub on: NaiveDate,
    /// Amount.
    pub amount: i64,
    /// What of it is net, and what of the net is no sale of services.
    pub parts: PaymentParts,
    /// Method.
    pub method: PaymentMethod,
    /// Why, where it needs one: a refund, a cheque that came back.
    pub note: Option<String>,
    /// Whether it only puts money that came before down to another invoice.
    pub moved: bool,
}

/// Reads the parts of a payment.
pub(crate) fn parts(row: &Row<'_>) -> rusqlite::Result<PaymentParts> {
    Ok(PaymentParts { net: row.get("net")?, disbursed: row.get("disbursed")?, goods: row.get("goods")? })
}

/// Adds a payment; its `id` is not read.
///
/// # Errors
/// When the file cannot be written.
pub fn insert(tx: &Tx<'_>, payment: &Payment) -> Result<PaymentId, StoreError> {
    tx.prepare_cached(
        "INSERT INTO payment (invoice_id, client_id, on_date, amount, net, method, note, disbursed, goods, moved)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
    )?
    .execute((
        payment.invoice_id.0,
        payment.client_id.0,
        payment.on.to_string(),
        payment.amount,
        payment.parts.net,
        payment.method.as_str(),
        &payment.note,
        payment.parts.disbursed,
        payment.parts.goods,
        payment.moved,
    ))?;
    Ok(PaymentId(tx.last_insert_rowid()))
}

/// Returns the payments of an invoice, oldest first.
///
/// # Errors
/// When the file cannot be read.
pub fn of_invoice(conn: &Connection, invoice: InvoiceId) -> Result<Vec<Payment>, StoreError> {
    let mut statement =
        conn.prepare_cached("SELECT * FROM payment WHERE invoice_id = ?1 ORDER BY on_date, id")?;
    let rows = statement.query_map([invoice.0], |row| {
        Ok(Payment {
            id: PaymentId(row.get("id")?),
            invoice_id: InvoiceId(row.get("invoice_id")?),
            client_id: ClientId(row.get("client_id")?),
            on: date(row, "on_date")?,
            amount: row.get("amount")?,
            parts: parts(row)?,
            method: word::<PaymentMethod>(row, "method")?,
            note: row.get("note")?,
            moved: row.get("moved")?,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}
