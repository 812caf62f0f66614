//! The series of legal numbers: the last rank of each, by year.

use crate::{StoreError, Tx};
use carnet_core::document::{DocumentNumber, Series};
use chrono::{Datelike, NaiveDate};
use rusqlite::OptionalExtension;

/// Takes the next number of `series` for a document dated `on`, inside the transaction that uses it: if that
/// fails, the number was never taken.
///
/// # Errors
/// When the file cannot be written.
pub fn take(tx: &Tx<'_>, series: Series, on: NaiveDate) -> Result<DocumentNumber, StoreError> {
    let last: Option<u32> = tx
        .prepare_cached("SELECT last FROM series WHERE series = ?1 AND year = ?2")?
        .query_row((series.as_str(), on.year()), |row| row.get(0))
        .optional()?;
    let number = DocumentNumber::next(series, on, last.unwrap_or(0));
    tx.prepare_cached(
        "INSERT INTO series (series, year, last) VALUES (?1, ?2, ?3)
         ON CONFLICT (series, year) DO UPDATE SET last = excluded.last",
    )?
    .execute((series.as_str(), on.year(), number.rank))?;
    Ok(number)
}
