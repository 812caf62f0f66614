//! The rows that a sum was made of, read when someone asks.

use super::Months;
use crate::{StoreError, date};
use carnet_core::ids::ClientId;
use chrono::NaiveDate;
use rusqlite::{Connection, Row};

/// A row behind a sum.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Behind {
    /// Date.
    pub date: NaiveDate,
    /// Number, motive or method.
    pub label: String,
    /// Note, subject or number.
    pub detail: Option<String>,
    /// Minutes, or net in minor units.
    pub value: i64,
}

/// A sum of money.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MoneyFigure {
    /// Net of accepted quotes.
    Quoted,
    /// Net of issued documents, credit notes negative.
    Invoiced,
    /// Net of payments.
    Collected,
}

fn read(row: &Row<'_>) -> rusqlite::Result<Behind> {
    Ok(Behind { date: date(row, 0)?, label: row.get(1)?, detail: row.get(2)?, value: row.get(3)? })
}

/// Returns the entries behind the hours of a client, or of nobody.
///
/// # Errors
/// When the file cannot be read.
pub fn hour_rows(
    conn: &Connection,
    months: &Months,
    client: Option<ClientId>,
) -> Result<Vec<Behind>, StoreError> {
    let mut statement = conn.prepare_cached(
        "SELECT day, motive, note, minutes FROM time_entry
         WHERE client_id IS ?1 AND day BETWEEN ?2 || '-01' AND ?3 || '-31'
         ORDER BY day, starts_at IS NULL, starts_at, id",
    )?;
    let rows = statement.query_map((client.map(|id| id.0), &months.from, &months.to), read)?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Returns the documents behind a sum of money of a client.
///
/// # Errors
/// When the file cannot be read.
pub fn money_rows(
    conn: &Connection,
    months: &Months,
    client: ClientId,
    figure: MoneyFigure,
) -> Result<Vec<Behind>, StoreError> {
    let sql = match figure {
        MoneyFigure::Quoted => {
            "SELECT decided_on, number, subject, net FROM quote
             WHERE client_id = ?1 AND status = 'accepted' AND decided_on BETWEEN ?2 || '-01' AND ?3 || '-31'
             ORDER BY decided_on, id"
        }
        MoneyFigure::Invoiced => {
            "SELECT issue_date, number, subject, iif(kind = 'credit_note', disbursed - net, net - disbursed)
                 - coalesce((SELECT wrong.net - wrong.disbursed FROM invoice AS wrong
                             WHERE invoice.corrective = 1 AND wrong.id = invoice.replaces_id), 0)
             FROM invoice WHERE client_id = ?1 AND status = 'issued' AND issue_date BETWEEN ?2 || '-01' AND ?3 || '-31'
             ORDER BY issue_date, chain_index"
        }
        MoneyFigure::Collected => {
            "SELECT p.on_date, p.method, i.number, p.net - p.disbursed FROM payment p JOIN invoice i ON i.id = p.invoice_id
             WHERE p.client_id = ?1 AND p.on_date BETWEEN ?2 || '-01' AND ?3 || '-31' ORDER BY p.on_date, p.id"
        }
    };
    let mut statement = conn.prepare_cached(sql)?;
    let rows = statement.query_map((client.0, &months.from, &months.to), read)?;
    Ok(rows.collect::<Result<_, _>>()?)
}
