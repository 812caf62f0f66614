//! The series of legal numbers: the last rank of each, by year, and the first that this book gives.

use crate::{StoreError, Tx};
use carnet_core::document::{DocumentNumber, Series};
use chrono::{Datelike, NaiveDate};
use rusqlite::{Connection, OptionalExtension};

/// Where a series of a year stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Standing {
    /// The first rank that this book gives.
    pub first: u32,
    /// The last rank given, here or by the program before; 0 when there is none.
    pub last: u32,
}

impl Standing {
    /// Returns whether this book gave a number of the series.
    pub fn has_begun(self) -> bool {
        self.last >= self.first
    }
}

/// Returns where `series` stands in `year`.
///
/// # Errors
/// When the file cannot be read.
pub fn standing(conn: &Connection, series: Series, year: i32) -> Result<Standing, StoreError> {
    let found = conn
        .prepare_cached("SELECT first, last FROM series WHERE series = ?1 AND year = ?2")?
        .query_row((series.as_str(), year), |row| Ok(Standing { first: row.get(0)?, last: row.get(1)? }))
        .optional()?;
    Ok(found.unwrap_or(Standing { first: 1, last: 0 }))
}

/// Takes the next number of `series` for a document dated `on`, inside the transaction that uses it: if that
/// fails, the number was never taken.
///
/// # Errors
/// When the file cannot be written.
pub fn take(tx: &Tx<'_>, series: Series, on: NaiveDate) -> Result<DocumentNumber, StoreError> {
    let number = DocumentNumber::next(series, on, standing(tx, series, on.year())?.last);
    tx.prepare_cached(
        "INSERT INTO series (series, year, last) VALUES (?1, ?2, ?3)
         ON CONFLICT (series, year) DO UPDATE SET last = excluded.last",
    )?
    .execute((series.as_str(), on.year(), number.rank))?;
    Ok(number)
}

/// Makes `next` the number that its series gives next: those before it belong to another program. A series that has
/// begun keeps its first rank.
///
/// # Errors
/// When the file cannot be written.
pub fn go_on_at(tx: &Tx<'_>, next: DocumentNumber) -> Result<(), StoreError> {
    tx.prepare_cached(
        "INSERT INTO series (series, year, first, last) VALUES (?1, ?2, ?3, ?3 - 1)
         ON CONFLICT (series, year) DO UPDATE
         SET first = iif(last >= first, first, excluded.first), last = excluded.last",
    )?
    .execute((next.series.as_str(), next.year, next.rank))?;
    Ok(())
}
