//! The catalogue: services that are sold again and again, ready for a line.

use crate::{StoreError, Tx, decimal, opt_decimal, word};
use carnet_core::document::Unit;
use rusqlite::{Connection, OptionalExtension, Row};
use rust_decimal::Decimal;

/// A service of the catalogue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Service {
    /// What it is, as the line says it.
    pub description: String,
    /// Unit.
    pub unit: Unit,
    /// Price of a unit without VAT.
    pub unit_price: Decimal,
    /// VAT rate in percent; none: the seller's usual one.
    pub vat_rate: Option<Decimal>,
}

const SELECT: &str = "SELECT id, description, unit, unit_price, vat_rate FROM service";

fn read(row: &Row<'_>) -> rusqlite::Result<(i64, Service)> {
    let service = Service {
        description: row.get("description")?,
        unit: word(row, 2)?,
        unit_price: decimal(row, "unit_price")?,
        vat_rate: opt_decimal(row, "vat_rate")?,
    };
    Ok((row.get("id")?, service))
}

/// Returns the catalogue by description, with ids.
///
/// # Errors
/// When the file cannot be read.
pub fn list(conn: &Connection) -> Result<Vec<(i64, Service)>, StoreError> {
    let mut statement = conn.prepare_cached(&format!("{SELECT} ORDER BY description COLLATE NOCASE, id"))?;
    let rows = statement.query_map([], read)?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Returns a service.
///
/// # Errors
/// When the file cannot be read.
pub fn get(conn: &Connection, id: i64) -> Result<Option<Service>, StoreError> {
    let mut statement = conn.prepare_cached(&format!("{SELECT} WHERE id = ?1"))?;
    Ok(statement.query_row([id], read).optional()?.map(|(_, service)| service))
}

/// Adds a service, or changes the one called `id`, and returns its id.
///
/// # Errors
/// When the file cannot be written.
pub fn save(tx: &Tx<'_>, id: Option<i64>, service: &Service) -> Result<i64, StoreError> {
    tx.prepare_cached(
        "INSERT INTO service (id, description, unit, unit_price, vat_rate) VALUES (?1, ?2, ?3, ?4, ?5)
         ON CONFLICT (id) DO UPDATE SET description = excluded.description, unit = excluded.unit,
             unit_price = excluded.unit_price, vat_rate = excluded.vat_rate",
    )?
    .execute((
        id,
        &service.description,
        service.unit.as_str(),
        service.unit_price.to_string(),
        service.vat_rate.map(|rate| rate.to_string()),
    ))?;
    Ok(id.unwrap_or_else(|| tx.last_insert_rowid()))
}

/// Takes a service out of the catalogue and returns whether it was in it.
///
/// # Errors
/// When the file cannot be written.
pub fn delete(tx: &Tx<'_>, id: i64) -> Result<bool, StoreError> {
    Ok(tx.prepare_cached("DELETE FROM service WHERE id = ?1")?.execute([id])? > 0)
}
