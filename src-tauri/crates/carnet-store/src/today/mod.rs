//! The figures of the day, each read from sums that the book keeps.

use crate::StoreError;
use rusqlite::Connection;

/// What the day's report adds up. Amounts in minor units.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Figures {
    /// Minutes worked in the month.
    pub month_minutes: i64,
    /// Net invoiced in the month, credit notes taken off.
    pub month_invoiced: i64,
    /// Net collected in the month.
    pub month_collected: i64,
    /// Minutes worked on open missions without a signed order.
    pub at_risk_minutes: i64,
    /// Quotes sent so far; the versions of one are one.
    pub quotes_sent: i64,
    /// Clients and prospects.
    pub clients: i64,
}

/// Returns the figures, those of a month for `month` (`YYYY-MM`).
///
/// # Errors
/// When the file cannot be read.
pub fn figures(conn: &Connection, month: &str) -> Result<Figures, StoreError> {
    let mut statement = conn.prepare_cached(include_str!("figures.sql"))?;
    Ok(statement.query_row([month], |row| {
        Ok(Figures {
            month_minutes: row.get("month_minutes")?,
            month_invoiced: row.get("month_invoiced")?,
            month_collected: row.get("month_collected")?,
            at_risk_minutes: row.get("at_risk_minutes")?,
            quotes_sent: row.get("quotes_sent")?,
            clients: row.get("clients")?,
        })
    })?)
}
