//! Purchases by the date of their payment, and by the date under which they are written.

use crate::expense::KeptFile;
use crate::{StoreError, date, word};
use carnet_core::invoice::PaymentMethod;
use chrono::{Datelike, NaiveDate};
use rusqlite::{Connection, Row};

/// What was bought, as the books name it. Amounts in minor units of its currency, negative on a credit note.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bought {
    /// The supplier's number, where it has one.
    pub number: Option<String>,
    /// Supplier.
    pub supplier: String,
    /// What tells the supplier from others.
    pub supplier_key: String,
    /// Date of the document.
    pub issued_on: NaiveDate,
    /// Net.
    pub net: i64,
    /// Tax.
    pub vat: i64,
    /// The user's word for what it is.
    pub category: Option<String>,
    /// Free note.
    pub note: Option<String>,
    /// Text of its first line.
    pub first_line: Option<String>,
    /// Currency, three letters.
    pub currency: String,
    /// The client in whose name it was paid: no charge of the user's, no tax taken off.
    pub disbursed_for: Option<String>,
}

/// A payment of a purchase; money that came back is negative.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spending {
    /// Its place among the payments of its year, from 1.
    pub rank: i64,
    /// Date of the payment.
    pub on: NaiveDate,
    /// Amount with tax.
    pub amount: i64,
    /// What was paid before of the same purchase.
    pub paid_before: i64,
    /// Method.
    pub method: PaymentMethod,
    /// The purchase.
    pub bought: Bought,
}

fn read(row: &Row<'_>) -> rusqlite::Result<Bought> {
    Ok(Bought {
        number: row.get("number")?,
        supplier: row.get("supplier")?,
        supplier_key: row.get("supplier_key")?,
        issued_on: date(row, "issue_date")?,
        net: row.get("net")?,
        vat: row.get("vat")?,
        category: row.get("category")?,
        note: row.get("note")?,
        first_line: row.get("first_line")?,
        currency: row.get("currency")?,
        disbursed_for: row.get("disbursed_client")?,
    })
}

/// Returns the payments of purchases dated from `from` to `to`, both included, oldest first.
///
/// # Errors
/// When the file cannot be read.
pub fn spendings(conn: &Connection, from: NaiveDate, to: NaiveDate) -> Result<Vec<Spending>, StoreError> {
    // Ranks count from the first day of the year, wherever the period begins.
    let new_year = from.with_ordinal(1).unwrap_or(from);
    let mut statement = conn.prepare_cached(include_str!("spendings.sql"))?;
    let rows = statement.query_map((new_year.to_string(), to.to_string()), |row| {
        Ok(Spending {
            rank: row.get("rank")?,
            on: date(row, "on_date")?,
            amount: row.get("amount")?,
            paid_before: row.get("paid_before")?,
            method: word(row, "method")?,
            bought: read(row)?,
        })
    })?;
    let all: Vec<Spending> = rows.collect::<Result<_, _>>()?;
    Ok(all.into_iter().filter(|spending| spending.on >= from).collect())
}

/// Returns the purchases written from `from` to `to`, both included, with the day under which each is written: the date of
/// its document, or the day it came when that date was closed by then.
///
/// # Errors
/// When the file cannot be read.
pub fn received(
    conn: &Connection,
    from: NaiveDate,
    to: NaiveDate,
) -> Result<Vec<(NaiveDate, Bought)>, StoreError> {
    let mut statement = conn.prepare_cached(include_str!("received.sql"))?;
    let rows = statement
        .query_map((from.to_string(), to.to_string()), |row| Ok((date(row, "on_date")?, read(row)?)))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Returns the files of the purchases dated from `from` to `to`, each once, with the date of the document.
///
/// # Errors
/// When the file cannot be read.
pub fn received_files(
    conn: &Connection,
    from: NaiveDate,
    to: NaiveDate,
) -> Result<Vec<(NaiveDate, KeptFile)>, StoreError> {
    let mut statement = conn.prepare_cached(
        "SELECT min(issue_date), file_name, file, file_sha256 FROM expense
         WHERE file IS NOT NULL AND issue_date BETWEEN ?1 AND ?2 GROUP BY file ORDER BY 1, file",
    )?;
    let rows = statement.query_map((from.to_string(), to.to_string()), |row| {
        Ok((date(row, 0)?, KeptFile { name: row.get(1)?, stored: row.get(2)?, sha256: row.get(3)? }))
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}
