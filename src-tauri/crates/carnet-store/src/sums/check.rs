//! The kept sums against recomputation, and their repair: they are made of the rows, never the other way round.

use crate::{Access, Book, StoreError};
use rusqlite::{Connection, TransactionBehavior};

/// A table of sums, what the rows say in its columns, and which of its rows say nothing: what was taken back leaves a zero.
struct Kept {
    table: &'static str,
    told: &'static str,
    empty: &'static str,
}

const HOURS: Kept = Kept { table: "hours_sum", told: include_str!("hours.sql"), empty: "0" };
const MISSIONS: Kept =
    Kept { table: "mission_hours", told: include_str!("missions.sql"), empty: "minutes = 0" };
const MONEY: Kept = Kept {
    table: "money_sum",
    told: include_str!("money.sql"),
    empty: "invoiced_net = 0 AND invoiced_gross = 0 AND collected_net = 0 AND collected_gross = 0",
};

impl Kept {
    fn differences(&self, conn: &Connection) -> Result<i64, StoreError> {
        let Self { table, told, empty } = self;
        let sql = format!(
            "WITH told AS ({told}), kept AS (SELECT * FROM {table} WHERE NOT ({empty}))
             SELECT (SELECT count(*) FROM (SELECT * FROM told EXCEPT SELECT * FROM kept))
                  + (SELECT count(*) FROM (SELECT * FROM kept EXCEPT SELECT * FROM told))"
        );
        Ok(conn.query_row(&sql, [], |row| row.get(0))?)
    }

    fn make(&self, conn: &Connection) -> Result<(), StoreError> {
        let Self { table, told, .. } = self;
        Ok(conn.execute_batch(&format!("DELETE FROM {table}; INSERT INTO {table} {told}"))?)
    }
}

/// Recomputes every sum of hours from the entries and returns how many rows differ: none, always.
///
/// # Errors
/// When the file cannot be read.
pub fn hours_differences(conn: &Connection) -> Result<i64, StoreError> {
    Ok(HOURS.differences(conn)? + MISSIONS.differences(conn)?)
}

/// Recomputes every sum of money from the issued documents and the payments and returns how many rows differ: none, always.
///
/// # Errors
/// When the file cannot be read.
pub fn money_differences(conn: &Connection) -> Result<i64, StoreError> {
    MONEY.differences(conn)
}

impl Book {
    /// Makes the indexes and the kept sums anew from the rows, in one transaction, and returns how many rows of sums were
    /// wrong. No row that the user wrote is touched.
    ///
    /// # Errors
    /// When the book cannot be written, or its rows cannot be read.
    pub fn repair(&mut self) -> Result<i64, StoreError> {
        let folder = self.folder().to_owned();
        if self.access() == Access::ReadOnly {
            return Err(StoreError::ReadOnly { folder });
        }
        let repaired = |conn: &mut Connection| {
            let tx = conn.transaction_with_behavior(TransactionBehavior::Immediate)?;
            tx.execute_batch("REINDEX")?;
            let wrong = hours_differences(&tx)? + money_differences(&tx)?;
            if wrong > 0 {
                for kept in [HOURS, MISSIONS, MONEY] {
                    kept.make(&tx)?;
                }
            }
            tx.commit()?;
            Ok(wrong)
        };
        repaired(self.conn_mut()).map_err(|error: StoreError| error.at(&folder))
    }
}
