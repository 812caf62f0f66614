//! Schema versions. A shipped migration is frozen; the next change is a new file and a new line here.

use crate::error::StoreError;
use crate::{digest, journal};
use rusqlite::{Connection, TransactionBehavior};

const STEPS: &[&str] = &[
    include_str!("../migrations/0001_book.sql"),
    include_str!("../migrations/0002_series_first.sql"),
    include_str!("../migrations/0003_closings.sql"),
    include_str!("../migrations/0004_expenses.sql"),
    include_str!("../migrations/0005_electronic_invoice.sql"),
    include_str!("../migrations/0006_after_issue.sql"),
    include_str!("../migrations/0007_closed_purchases.sql"),
    include_str!("../migrations/0008_corrections.sql"),
    include_str!("../migrations/0009_goods.sql"),
    include_str!("../migrations/0010_goods_in_books.sql"),
    include_str!("../migrations/0011_disbursed_purchases.sql"),
    include_str!("../migrations/0012_billed_purchases.sql"),
    include_str!("../migrations/0013_indexes.sql"),
    include_str!("../migrations/0014_row_digests.sql"),
];

/// The format that this program writes.
pub const FORMAT: i64 = STEPS.len() as i64;

/// The first format whose rows have digests.
const DIGESTS: i64 = 14;

/// Brings the schema to [`FORMAT`] and makes the recording triggers of the journal anew, in one transaction: a program that
/// is killed, or that meets a full disk, leaves the older format whole. Who waited for another program to do it finds it done.
pub fn migrate(conn: &mut Connection) -> Result<(), StoreError> {
    migrate_by(conn, STEPS)
}

fn migrate_by(conn: &mut Connection, steps: &[&str]) -> Result<(), StoreError> {
    let tx = conn.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let found: i64 = tx.pragma_query_value(None, "user_version", |row| row.get(0))?;
    let pending = usize::try_from(found).ok().and_then(|done| steps.get(done..));
    let pending = pending.ok_or_else(|| StoreError::Value { detail: format!("format {found}") })?;
    if pending.is_empty() {
        return Ok(());
    }
    let wrong = if found < DIGESTS { Vec::new() } else { digest::changed_rows(&tx)? };
    for step in pending {
        tx.execute_batch(step)?;
    }
    tx.pragma_update(None, "user_version", steps.len() as i64)?;
    journal::install_triggers(&tx)?;
    digest::take_all(&tx, &wrong)?;
    Ok(tx.commit()?)
}
