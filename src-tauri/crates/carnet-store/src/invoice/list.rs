//! Invoices by what they have in common: a client, a mission, being open, standing for another.

use super::{Invoice, read};
use crate::{StoreError, of_client};
use carnet_core::ids::{ClientId, InvoiceId, MissionId};
use rusqlite::{Connection, OptionalExtension};

/// Returns invoices: drafts first, then newest first; of one client when given.
///
/// # Errors
/// When the file cannot be read.
pub fn list(conn: &Connection, client: Option<ClientId>) -> Result<Vec<Invoice>, StoreError> {
    let mut statement = conn.prepare_cached(&format!(
        "{} WHERE {} ORDER BY invoice.status = 'issued', invoice.chain_index DESC, invoice.id DESC",
        include_str!("select.sql"),
        of_client("invoice.client_id", client)
    ))?;
    Ok(statement.query_map([client.map(|c| c.0)], read)?.collect::<Result<_, _>>()?)
}

/// Returns the drafts, newest first.
///
/// # Errors
/// When the file cannot be read.
pub fn drafts(conn: &Connection) -> Result<Vec<Invoice>, StoreError> {
    let sql = concat!(include_str!("select.sql"), " WHERE invoice.status = 'draft' ORDER BY invoice.id DESC");
    Ok(conn.prepare_cached(sql)?.query_map([], read)?.collect::<Result<_, _>>()?)
}

/// Returns what is not behind, in the order of [`list`]: drafts, and issued invoices with something left to pay or that were
/// refused. What another invoice corrects is not among them.
///
/// # Errors
/// When the file cannot be read.
pub fn open(conn: &Connection) -> Result<Vec<Invoice>, StoreError> {
    // SQLite lets a condition name the columns of the result.
    let sql = concat!(
        include_str!("select.sql"),
        " WHERE invoice.status = 'draft'
             OR (invoice.kind <> 'credit_note' AND (paid + credited < invoice.gross OR dead) AND NOT corrected)
          ORDER BY invoice.status = 'issued', invoice.chain_index DESC, invoice.id DESC"
    );
    Ok(conn.prepare_cached(sql)?.query_map([], read)?.collect::<Result<_, _>>()?)
}

/// Returns the issued document of that number.
///
/// # Errors
/// When the file cannot be read.
pub fn of_number(conn: &Connection, number: &str) -> Result<Option<InvoiceId>, StoreError> {
    let mut statement = conn.prepare_cached("SELECT id FROM invoice WHERE number = ?1")?;
    Ok(statement.query_row([number], |row| row.get(0).map(InvoiceId)).optional()?)
}

/// Returns the invoices of a mission, oldest first.
///
/// # Errors
/// When the file cannot be read.
pub fn of_mission(conn: &Connection, mission: MissionId) -> Result<Vec<Invoice>, StoreError> {
    let sql = concat!(include_str!("select.sql"), " WHERE invoice.mission_id = ?1 ORDER BY invoice.id");
    Ok(conn.prepare_cached(sql)?.query_map([mission.0], read)?.collect::<Result<_, _>>()?)
}

/// Returns the credit notes on an invoice, oldest first.
///
/// # Errors
/// When the file cannot be read.
pub fn credit_notes(conn: &Connection, id: InvoiceId) -> Result<Vec<Invoice>, StoreError> {
    let sql = concat!(include_str!("select.sql"), " WHERE invoice.credited_id = ?1 ORDER BY invoice.id");
    Ok(conn.prepare_cached(sql)?.query_map([id.0], read)?.collect::<Result<_, _>>()?)
}

/// Returns the invoice that takes the place of another: the issued one, failing that its draft.
///
/// # Errors
/// When the file cannot be read.
pub fn replacement(conn: &Connection, id: InvoiceId) -> Result<Option<Invoice>, StoreError> {
    let sql = concat!(
        include_str!("select.sql"),
        " WHERE invoice.replaces_id = ?1 ORDER BY invoice.status = 'draft', invoice.id DESC LIMIT 1"
    );
    Ok(conn.prepare_cached(sql)?.query_row([id.0], read).optional()?)
}
