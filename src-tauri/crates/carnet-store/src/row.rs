//! Reading domain values out of rows: words, decimals and dates are text in the file.

use carnet_core::ids::ClientId;
use chrono::NaiveDate;
use rusqlite::types::Type;
use rusqlite::{Result, Row, RowIndex};
use rust_decimal::Decimal;
use std::str::FromStr;

fn parsed<T: FromStr>(index: usize, text: &str) -> Result<T>
where
    T::Err: std::fmt::Display,
{
    text.parse().map_err(|error: T::Err| {
        rusqlite::Error::FromSqlConversionFailure(index, Type::Text, format!("{text}: {error}").into())
    })
}

/// Returns a word of a closed list, a date or any other value kept as its text.
///
/// # Errors
/// When the text is not such a value.
pub fn word<T: FromStr>(row: &Row<'_>, index: impl RowIndex) -> Result<T>
where
    T::Err: std::fmt::Display,
{
    let at = index.idx(row.as_ref())?;
    parsed(at, row.get_ref(at)?.as_str()?)
}

/// Returns the same, or none for a null.
///
/// # Errors
/// When the text is not such a value.
pub fn opt_word<T: FromStr>(row: &Row<'_>, index: impl RowIndex) -> Result<Option<T>>
where
    T::Err: std::fmt::Display,
{
    let at = index.idx(row.as_ref())?;
    row.get_ref(at)?.as_str_or_null()?.map(|text| parsed(at, text)).transpose()
}

/// Returns a decimal kept as text.
///
/// # Errors
/// When the text is no decimal.
pub fn decimal(row: &Row<'_>, index: impl RowIndex) -> Result<Decimal> {
    word(row, index)
}

/// Returns a decimal kept as text, or none for a null.
///
/// # Errors
/// When the text is no decimal.
pub fn opt_decimal(row: &Row<'_>, index: impl RowIndex) -> Result<Option<Decimal>> {
    opt_word(row, index)
}

/// Returns a date kept as `YYYY-MM-DD`.
///
/// # Errors
/// When the text is no date.
pub fn date(row: &Row<'_>, index: impl RowIndex) -> Result<NaiveDate> {
    word(row, index)
}

/// Returns the condition that `column` is the client in `?1`, or that `?1` is null where all are wanted. One condition for both
/// would read the whole table for one client.
pub(crate) fn of_client(column: &str, client: Option<ClientId>) -> String {
    if client.is_some() { format!("{column} = ?1") } else { "?1 IS NULL".to_owned() }
}
