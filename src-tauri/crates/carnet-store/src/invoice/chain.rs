//! The hash chain of issued documents: each hash covers the one before, the number, the frozen content and the
//! paper. Who changes, drops, swaps or inserts a document breaks it at that number.

use crate::{StoreError, sha256_hex};
use carnet_core::document::{DocumentNumber, Series};
use carnet_core::ids::InvoiceId;
use rusqlite::{Connection, OptionalExtension};
use std::collections::BTreeSet;

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

    /// Returns the text whose SHA-256 is the hash of this document: anyone can recompute the chain from it.
    pub fn proof(&self) -> String {
        proof(&self.previous, self.index, &self.number, &self.snapshot, &self.pdf_sha256)
    }
}

/// Returns the hash of a document.
pub(super) fn link(previous: &str, index: i64, number: &str, snapshot: &str, pdf_sha256: &str) -> String {
    sha256_hex(proof(previous, index, number, snapshot, pdf_sha256).as_bytes())
}

fn proof(previous: &str, index: i64, number: &str, snapshot: &str, pdf_sha256: &str) -> String {
    parts(&[CHAIN, previous, &index.to_string(), number, snapshot, pdf_sha256])
}

/// What the text of each link begins with.
pub const CHAIN: &str = "carnet-chain-1";

/// Joins parts, each preceded by its length in bytes, so that no two lists read alike.
pub(crate) fn parts(parts: &[&str]) -> String {
    let mut text = String::with_capacity(parts.iter().map(|part| part.len() + 8).sum());
    for part in parts {
        text.push_str(&part.len().to_string());
        text.push(':');
        text.push_str(part);
    }
    text
}

/// Takes a text apart that was joined from parts; none when it was not.
pub fn parts_of(text: &str) -> Option<Vec<&str>> {
    let mut found = Vec::new();
    let mut rest = text;
    while !rest.is_empty() {
        let (length, after) = rest.split_once(':')?;
        let part = after.get(..length.parse().ok()?)?;
        found.push(part);
        rest = &after[part.len()..];
    }
    Some(found)
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

/// Returns place and hash of the last document of the chain.
///
/// # Errors
/// When the file cannot be read.
pub fn chain_place(conn: &Connection) -> Result<Option<(i64, String)>, StoreError> {
    head(conn)
}

/// Returns the hash at a place of the chain.
///
/// # Errors
/// When the file cannot be read.
pub fn chain_hash_at(conn: &Connection, index: i64) -> Result<Option<String>, StoreError> {
    let mut statement = conn.prepare_cached("SELECT chain_hash FROM invoice WHERE chain_index = ?1")?;
    Ok(statement.query_row([index], |row| row.get(0)).optional()?)
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

/// Returns the gaps of the series of invoices and credit notes: first and last of the numbers in a row that were given out and
/// that no document has, in order.
///
/// A gap is told by its ends, never number by number: one damaged digit of a series would make billions of them.
///
/// # Errors
/// When the file cannot be read.
pub fn missing_numbers(conn: &Connection) -> Result<Vec<(DocumentNumber, DocumentNumber)>, StoreError> {
    let mut statement = conn.prepare_cached("SELECT number FROM invoice WHERE number IS NOT NULL")?;
    let taken: BTreeSet<DocumentNumber> = statement
        .query_map([], |row| row.get::<_, String>(0))?
        .filter_map(|number| number.map(|text| text.parse().ok()).transpose())
        .collect::<Result<_, _>>()?;
    let mut statement =
        conn.prepare_cached("SELECT series, year, first, last FROM series WHERE series <> ?1")?;
    let given = statement.query_map([Series::Quote.as_str()], |row| {
        Ok((row.get::<_, String>(0)?, row.get(1)?, row.get::<_, i64>(2)?, row.get::<_, i64>(3)?))
    })?;
    let rank = |figure: i64| u32::try_from(figure.max(0)).unwrap_or(u32::MAX);
    let mut missing = Vec::new();
    for row in given {
        let (series, year, first, last) = row?;
        if let Ok(series) = series.parse() {
            missing.extend(gaps(&taken, DocumentNumber { series, year, rank: rank(first) }, rank(last)));
        }
    }
    missing.sort_unstable();
    Ok(missing)
}

/// Returns first and last number of each gap among the numbers from `first` to the rank `last` of its series and year.
fn gaps(
    taken: &BTreeSet<DocumentNumber>,
    first: DocumentNumber,
    last: u32,
) -> Vec<(DocumentNumber, DocumentNumber)> {
    let number = |rank| DocumentNumber { rank, ..first };
    let mut gaps = Vec::new();
    let mut next = first.rank;
    for there in taken.range(first..=number(last.max(first.rank))) {
        if there.rank > next {
            gaps.push((number(next), number(there.rank - 1)));
        }
        next = there.rank.saturating_add(1);
    }
    if next <= last {
        gaps.push((number(next), number(last)));
    }
    gaps
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn each_number_that_no_document_has_lies_in_one_gap(
            taken in prop::collection::btree_set(0..40_u32, 0..30),
            first in 0..30_u32,
            last in 0..40_u32,
        ) {
            let number = |rank| DocumentNumber { series: Series::Invoice, year: 2026, rank };
            let others = [(Series::CreditNote, 2026), (Series::Invoice, 2025), (Series::Invoice, 2027)]
                .map(|(series, year)| DocumentNumber { series, year, rank: last });
            let there = taken.iter().copied().map(number).chain(others).collect();
            let found = gaps(&there, number(first), last);
            let told: Vec<u32> = found.iter().flat_map(|(from, to)| from.rank..=to.rank).collect();
            let missing: Vec<u32> = (first..=last).filter(|rank| !taken.contains(rank)).collect();
            prop_assert_eq!(told, missing);
            prop_assert!(found.windows(2).all(|two| two[0].1.rank + 1 < two[1].0.rank), "a gap is told once: {:?}", found);
        }

        #[test]
        fn parts_come_apart_as_they_were_joined(list in prop::collection::vec(".{0,40}", 0..8), junk in ".{0,40}") {
            let list: Vec<&str> = list.iter().map(String::as_str).collect();
            let joined = parts(&list);
            prop_assert_eq!(parts_of(&joined), Some(list));
            // Any text is taken apart or refused, and joins again to itself.
            if let Some(found) = parts_of(&junk) {
                prop_assert!(found.len() <= junk.len());
            }
        }
    }
}
