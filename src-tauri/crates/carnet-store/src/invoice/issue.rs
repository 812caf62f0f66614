//! Issuing: the number, the frozen content and the link in the chain, in one statement of one transaction.

use super::chain;
use crate::{StoreError, Tx};
use carnet_core::document::DocumentNumber;
use carnet_core::ids::InvoiceId;
use chrono::NaiveDate;

/// What a document is frozen with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Issued<'a> {
    /// Legal number, taken in the same transaction.
    pub number: DocumentNumber,
    /// Issue date.
    pub issue_date: NaiveDate,
    /// Due date.
    pub due_date: NaiveDate,
    /// Instant of the issue, RFC 3339 UTC.
    pub issued_at: &'a str,
    /// Everything that is printed, as canonical JSON.
    pub snapshot: &'a str,
    /// Name of the stored paper under `documents/`.
    pub pdf_file: &'a str,
    /// SHA-256 of the stored paper.
    pub pdf_sha256: &'a str,
    /// `factur-x` or `pdf`: what the stored paper is.
    pub electronic: &'a str,
}

/// Freezes a draft: gives it its number, content, paper and its place in the chain; returns the new hash.
///
/// # Errors
/// When the file cannot be written; [`StoreError::Frozen`] when it is issued already.
pub fn issue(tx: &Tx<'_>, id: InvoiceId, issued: &Issued<'_>) -> Result<String, StoreError> {
    let head = chain::head(tx)?;
    let index = head.as_ref().map_or(1, |(index, _)| index + 1);
    let previous = head.map_or_else(String::new, |(_, hash)| hash);
    let number = issued.number.to_string();
    let hash = chain::link(&previous, index, &number, issued.snapshot, issued.pdf_sha256);
    tx.prepare_cached(
        "UPDATE invoice SET status = 'issued', number = ?2, issue_date = ?3, due_date = ?4, issued_at = ?5,
         snapshot = ?6, pdf_file = ?7, pdf_sha256 = ?8, chain_index = ?9, chain_prev = ?10, chain_hash = ?11,
         electronic = ?12 WHERE id = ?1",
    )?
    .execute((
        id.0,
        &number,
        issued.issue_date.to_string(),
        issued.due_date.to_string(),
        issued.issued_at,
        issued.snapshot,
        issued.pdf_file,
        issued.pdf_sha256,
        index,
        &previous,
        &hash,
        issued.electronic,
    ))?;
    Ok(hash)
}
