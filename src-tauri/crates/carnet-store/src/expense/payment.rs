//! Payments of expenses: what went out, and what came back on a credit note.

use crate::{StoreError, Tx, date, word};
use carnet_core::ids::ExpenseId;
use carnet_core::invoice::PaymentMethod;
use chrono::NaiveDate;
use rusqlite::Connection;

/// A payment. The amount is in minor units, negative when money came back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Payment {
    /// Date.
    pub on: NaiveDate,
    /// Amount.
    pub amount: i64,
    /// Method.
    pub method: PaymentMethod,
}

/// Adds a payment.
///
/// # Errors
/// When the file cannot be written.
pub fn pay(tx: &Tx<'_>, id: ExpenseId, payment: &Payment) -> Result<(), StoreError> {
    tx.prepare_cached(
        "INSERT INTO expense_payment (expense_id, on_date, amount, method) VALUES (?1, ?2, ?3, ?4)",
    )?
    .execute((id.0, payment.on.to_string(), payment.amount, payment.method.as_str()))?;
    Ok(())
}

/// Returns the payments of an expense, oldest first.
///
/// # Errors
/// When the file cannot be read.
pub fn payments(conn: &Connection, id: ExpenseId) -> Result<Vec<Payment>, StoreError> {
    let mut statement =
        conn.prepare_cached("SELECT * FROM expense_payment WHERE expense_id = ?1 ORDER BY on_date, id")?;
    let rows = statement.query_map([id.0], |row| {
        Ok(Payment { on: date(row, "on_date")?, amount: row.get("amount")?, method: word(row, "method")? })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}
