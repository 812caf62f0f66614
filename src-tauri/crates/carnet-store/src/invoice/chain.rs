//! The hash chain of issued documents: each hash covers the one before, the number, the frozen content and the
//! paper. Who changes, drops, swaps or inserts a document breaks it at that number.

use crate::{StoreError, sha256_hex};
use carnet_core::ids::InvoiceId;
use rusqlite::{Connection, OptionalExtension};

/// A document with its place in the chain.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChainLink {
    /// Identity.
    pub id: InvoiceId,
    /// Legal number.
    pub number: String,
    /// Place, from 1.
    pub index: i64,
    /// Hash of the document before; empty for the first.
    pub previous: String,
    /// Stored hash.
    pub hash: String,
    /// Frozen content.
    pub snapshot: String,
    /// Name of the stored paper.
    pub pdf_file: String,
    /// SHA-256 of the stored paper.
    pub pdf_sha256: String,
}

impl ChainLink {
    /// Returns the hash that this document must have after `previous`.
    pub fn expected_hash(&self, previous: &str) -> String {
        link(previous, self.index, &self.number, &self.snapshot, &self.pdf_sha256)
    }
}

/// Returns the hash of a document. Each part is preceded by its length, so that no two documents read alike.
pub(super) fn link(previous: &str, index: i64, number: &str, snapshot: &str, pdf_sha256: &str) -> String {
    let index = index.to_string();
    let mut text = String::with_capacity(snapshot.len() + 256);
    for part in ["carnet-chain-1", previous, &index, number, snapshot, pdf_sha256] {
        text.push_str(&part.len().to_string());
        text.push(':');
        text.push_str(part);
    }
    sha256_hex(text.as_bytes())
}

pub(super) fn head(conn: &Connection) -> Result<Option<(i64, String)>, StoreError> {
    Ok(conn
        .prepare_cached(
            "SELECT chain_index, chain_hash FROM invoice WHERE chain_index IS NOT NULL
             ORDER BY chain_index DESC LIMIT 1",
        )?
        .query_row([], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?)
}

/// Returns the last hash of the chain.
///
/// # Errors
/// When the file cannot be read.
pub fn chain_head(conn: &Connection) -> Result<Option<String>, StoreError> {
    Ok(head(conn)?.map(|(_, hash)| hash))
}

/// Returns all issued documents in the order of the chain.
///
/// # Errors
/// When the file cannot be read.
pub fn chain_links(conn: &Connection) -> Result<Vec<ChainLink>, StoreError> {
    let mut statement = conn.prepare_cached(
        "SELECT id, number, chain_index, chain_prev, chain_hash, snapshot, pdf_file, pdf_sha256 FROM invoice
         WHERE status = 'issued' OR chain_index IS NOT NULL OR number IS NOT NULL ORDER BY chain_index, id",
    )?;
    let rows = statement.query_map([], |row| {
        Ok(ChainLink {
            id: InvoiceId(row.get(0)?),
            number: row.get::<_, Option<String>>(1)?.unwrap_or_default(),
            index: row.get::<_, Option<i64>>(2)?.unwrap_or_default(),
            previous: row.get::<_, Option<String>>(3)?.unwrap_or_default(),
            hash: row.get::<_, Option<String>>(4)?.unwrap_or_default(),
            snapshot: row.get::<_, Option<String>>(5)?.unwrap_or_default(),
            pdf_file: row.get::<_, Option<String>>(6)?.unwrap_or_default(),
            pdf_sha256: row.get::<_, Option<String>>(7)?.unwrap_or_default(),
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Returns number and hash of all issued documents, in the order of the chain.
///
/// # Errors
/// When the file cannot be read.
pub fn chain_hashes(conn: &Connection) -> Result<Vec<(String, String)>, StoreError> {
    let mut statement = conn.prepare_cached(
        "SELECT number, chain_hash FROM invoice WHERE chain_index IS NOT NULL ORDER BY chain_index",
    )?;
    Ok(statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<Result<_, _>>()?)
}

/// Returns the numbers that the series gave out and no document has.
///
/// # Errors
/// When the file cannot be read.
pub fn missing_numbers(conn: &Connection) -> Result<Vec<String>, StoreError> {
    let mut statement = conn.prepare_cached(
        "WITH RECURSIVE given(series, year, rank, last) AS (
             SELECT series, year, first, last FROM series WHERE series IN ('F', 'A') AND last >= first
             UNION ALL SELECT series, year, rank + 1, last FROM given WHERE rank < last)
         SELECT number FROM (SELECT format('%s%04d-%04d', series, year, rank) AS number FROM given)
         WHERE number NOT IN (SELECT number FROM invoice WHERE number IS NOT NULL) ORDER BY number",
    )?;
    Ok(statement.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?)
}
