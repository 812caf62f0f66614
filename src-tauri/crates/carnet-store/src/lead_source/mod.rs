//! Lead sources: where prospects come from, what they cost and what they won.

use crate::{StoreError, Tx, opt_decimal, opt_word};
use carnet_core::ids::LeadSourceId;
use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension};
use rust_decimal::Decimal;

/// A lead source with what it brought. Amounts in minor units.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceRow {
    /// Identity.
    pub id: LeadSourceId,
    /// Name.
    pub name: String,
    /// Subscription a month.
    pub monthly: i64,
    /// Commission in percent.
    pub commission: Option<Decimal>,
    /// Prospects from it.
    pub prospects: i64,
    /// Of them, won.
    pub won: i64,
    /// Day of the first prospect.
    pub first_on: Option<NaiveDate>,
    /// Minutes of prospecting, calls and quoting on them.
    pub minutes: i64,
    /// Net of their accepted quotes.
    pub won_net: i64,
    /// Net collected from them.
    pub collected_net: i64,
}

/// Returns the source called `name`, whatever its case.
///
/// # Errors
/// When the file cannot be read.
pub fn find(conn: &Connection, name: &str) -> Result<Option<LeadSourceId>, StoreError> {
    let mut statement = conn.prepare_cached("SELECT id FROM lead_source WHERE name = ?1")?;
    Ok(statement.query_row([name], |row| row.get(0).map(LeadSourceId)).optional()?)
}

/// Returns the sources with their accounts, by name.
///
/// # Errors
/// When the file cannot be read.
pub fn list(conn: &Connection) -> Result<Vec<SourceRow>, StoreError> {
    let mut statement = conn.prepare_cached(include_str!("list.sql"))?;
    let rows = statement.query_map([], |row| {
        Ok(SourceRow {
            id: LeadSourceId(row.get("id")?),
            name: row.get("name")?,
            monthly: row.get("monthly")?,
            commission: opt_decimal(row, "commission_percent")?,
            prospects: row.get("prospects")?,
            won: row.get("won")?,
            first_on: opt_word(row, "first_on")?,
            minutes: row.get("minutes")?,
            won_net: row.get("won_net")?,
            collected_net: row.get("collected_net")?,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Adds a source without costs.
///
/// # Errors
/// When the file cannot be written, or the name is there.
pub fn insert(tx: &Tx<'_>, name: &str) -> Result<LeadSourceId, StoreError> {
    tx.prepare_cached("INSERT INTO lead_source (name) VALUES (?1)")?.execute([name])?;
    Ok(LeadSourceId(tx.last_insert_rowid()))
}

/// Returns the source called `name`, made when it is new.
///
/// # Errors
/// When the file cannot be written.
pub fn find_or_insert(tx: &Tx<'_>, name: &str) -> Result<LeadSourceId, StoreError> {
    match find(tx, name)? {
        Some(id) => Ok(id),
        None => insert(tx, name),
    }
}

/// Sets the subscription a month, in minor units.
///
/// # Errors
/// When the file cannot be written.
pub fn set_monthly(tx: &Tx<'_>, id: LeadSourceId, monthly: i64) -> Result<(), StoreError> {
    tx.prepare_cached("UPDATE lead_source SET monthly = ?2 WHERE id = ?1 AND monthly <> ?2")?
        .execute((id.0, monthly))?;
    Ok(())
}

/// Sets the commission in percent.
///
/// # Errors
/// When the file cannot be written.
pub fn set_commission(tx: &Tx<'_>, id: LeadSourceId, percent: Option<Decimal>) -> Result<(), StoreError> {
    tx.prepare_cached(
        "UPDATE lead_source SET commission_percent = ?2 WHERE id = ?1 AND commission_percent IS NOT ?2",
    )?
    .execute((id.0, percent.map(|p| p.normalize().to_string())))?;
    Ok(())
}
