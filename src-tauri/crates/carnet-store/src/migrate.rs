//! Schema versions. A shipped migration is frozen; the next change is a new file and a new line here.

use crate::error::StoreError;
use crate::journal;
use rusqlite::Connection;
use rusqlite_migration::{M, Migrations};

const STEPS: &[M<'_>] = &[
    M::up(include_str!("../migrations/0001_book.sql")),
    M::up(include_str!("../migrations/0002_series_first.sql")),
    M::up(include_str!("../migrations/0003_closings.sql")),
    M::up(include_str!("../migrations/0004_expenses.sql")),
    M::up(include_str!("../migrations/0005_electronic_invoice.sql")),
    M::up(include_str!("../migrations/0006_after_issue.sql")),
    M::up(include_str!("../migrations/0007_closed_purchases.sql")),
    M::up(include_str!("../migrations/0008_corrections.sql")),
    M::up(include_str!("../migrations/0009_goods.sql")),
    M::up(include_str!("../migrations/0010_goods_in_books.sql")),
    M::up(include_str!("../migrations/0011_disbursed_purchases.sql")),
    M::up(include_str!("../migrations/0012_billed_purchases.sql")),
];

/// The format that this program writes.
pub const FORMAT: i64 = STEPS.len() as i64;

/// Brings the schema to [`FORMAT`] and makes the recording triggers of the journal anew.
pub fn migrate(conn: &mut Connection) -> Result<(), StoreError> {
    Migrations::from_slice(STEPS).to_latest(conn).map_err(|error| match error {
        rusqlite_migration::Error::RusqliteError { err, .. } => StoreError::from(err),
        other => StoreError::Value { detail: other.to_string() },
    })?;
    journal::install_triggers(conn)
}
