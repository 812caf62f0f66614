//! Account numbers that the user changed, and how the books are kept.

use crate::{StoreError, Tx, word};
use carnet_core::accounting::{Account, Basis, Role};
use rusqlite::{Connection, OptionalExtension};

/// Returns the accounts that differ from the usual ones.
///
/// # Errors
/// When the file cannot be read.
pub fn list(conn: &Connection) -> Result<Vec<(Role, Account)>, StoreError> {
    let mut statement = conn.prepare_cached("SELECT role, number, label FROM account ORDER BY id")?;
    let rows = statement
        .query_map([], |row| Ok((word(row, 0)?, Account { number: row.get(1)?, label: row.get(2)? })))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Sets the account of a role; none: the usual one again.
///
/// # Errors
/// When the file cannot be written.
pub fn set(tx: &Tx<'_>, role: Role, account: Option<&Account>) -> Result<(), StoreError> {
    match account {
        Some(account) => tx
            .prepare_cached(
                "INSERT INTO account (role, number, label) VALUES (?1, ?2, ?3)
                 ON CONFLICT (role) DO UPDATE SET number = excluded.number, label = excluded.label",
            )?
            .execute((role.as_str(), &account.number, &account.label))?,
        None => tx.prepare_cached("DELETE FROM account WHERE role = ?1")?.execute([role.as_str()])?,
    };
    Ok(())
}

/// Returns how the books are kept, when the user said so.
///
/// # Errors
/// When the file cannot be read.
pub fn basis(conn: &Connection) -> Result<Option<Basis>, StoreError> {
    let mut statement = conn.prepare_cached("SELECT basis FROM accounting")?;
    Ok(statement.query_row([], |row| word(row, 0)).optional()?)
}

/// Says how the books are kept.
///
/// # Errors
/// When the file cannot be written.
pub fn set_basis(tx: &Tx<'_>, basis: Basis) -> Result<(), StoreError> {
    tx.prepare_cached(
        "INSERT INTO accounting (id, basis) VALUES (1, ?1) ON CONFLICT (id) DO UPDATE SET basis = excluded.basis",
    )?
    .execute([basis.as_str()])?;
    Ok(())
}
