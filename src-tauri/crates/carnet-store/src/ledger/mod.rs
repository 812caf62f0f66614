//! What the books of the law are made of: receipts by their date with the document that they pay, issued
//! documents, purchases.

mod purchases;

pub use purchases::{Bought, Spending, received, received_files, spendings};

use crate::{StoreError, date, opt_word, word};
use carnet_core::ids::{ClientId, InvoiceId};
use carnet_core::invoice::{InvoiceKind, PaymentMethod};
use chrono::{Datelike, NaiveDate};
use rusqlite::Connection;

/// A receipt, or a refund when its amount is negative. Amounts in minor units.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Receipt {
    /// Its place among the receipts of its year, from 1.
    pub rank: i64,
    /// Date of the receipt.
    pub on: NaiveDate,
    /// Amount with tax.
    pub amount: i64,
    /// The part of it before tax.
    pub net: i64,
    /// The part of `net` that gives back money laid out for the client: no turnover.
    pub disbursed: i64,
    /// Whether it only puts money that came before down to another invoice.
    pub moved: bool,
    /// Method.
    pub method: PaymentMethod,
    /// Why, where it needs one.
    pub note: Option<String>,
    /// The document.
    pub invoice_id: InvoiceId,
    /// Its number.
    pub number: String,
    /// Its date.
    pub issued_on: NaiveDate,
    /// Its kind.
    pub kind: InvoiceKind,
    /// Its title.
    pub subject: Option<String>,
    /// Text of its first line.
    pub first_line: Option<String>,
    /// Client.
    pub client_id: ClientId,
    /// Name of the client, as it was printed.
    pub client: String,
}

/// Returns the receipts dated from `from` to `to`, both included, oldest first.
///
/// # Errors
/// When the file cannot be read.
pub fn receipts(conn: &Connection, from: NaiveDate, to: NaiveDate) -> Result<Vec<Receipt>, StoreError> {
    // Ranks count from the first day of the year, wherever the period begins.
    let new_year = from.with_ordinal(1).unwrap_or(from);
    let mut statement = conn.prepare_cached(include_str!("receipts.sql"))?;
    let rows = statement.query_map((new_year.to_string(), to.to_string()), |row| {
        Ok(Receipt {
            rank: row.get("rank")?,
            on: date(row, "on_date")?,
            amount: row.get("amount")?,
            net: row.get("net")?,
            disbursed: row.get("disbursed")?,
            moved: row.get("moved")?,
            method: word(row, "method")?,
            note: row.get("note")?,
            invoice_id: InvoiceId(row.get("invoice_id")?),
            number: row.get("number")?,
            issued_on: date(row, "issue_date")?,
            kind: word(row, "kind")?,
            subject: row.get("subject")?,
            first_line: row.get("first_line")?,
            client_id: ClientId(row.get("client_id")?),
            client: row.get("client")?,
        })
    })?;
    let all: Vec<Receipt> = rows.collect::<Result<_, _>>()?;
    Ok(all.into_iter().filter(|receipt| receipt.on >= from).collect())
}

/// An issued document. Amounts in minor units, those of a credit note positive.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Issued {
    /// Identity.
    pub id: InvoiceId,
    /// Number.
    pub number: String,
    /// Date.
    pub on: NaiveDate,
    /// Kind.
    pub kind: InvoiceKind,
    /// Of a credit note, the kind of the invoice that it corrects.
    pub credited_kind: Option<InvoiceKind>,
    /// Net, deposits deducted.
    pub net: i64,
    /// Tax, that of the deposits deducted.
    pub vat: i64,
    /// Gross.
    pub gross: i64,
    /// Net of the deposits that it deducts.
    pub deducted: i64,
    /// The part of `net` that gives back money laid out for the client: no turnover.
    pub disbursed: i64,
    /// The invoice whose place it takes, when it corrects one.
    pub corrects: Option<Corrected>,
    /// Title.
    pub subject: Option<String>,
    /// Text of its first line.
    pub first_line: Option<String>,
    /// Client.
    pub client_id: ClientId,
    /// Name of the client, as it was printed.
    pub client: String,
    /// Name of its paper under `documents/`.
    pub pdf_file: String,
    /// Place in the chain.
    pub chain_index: i64,
}

/// The figures of an invoice that a later one corrects: they count no more. Amounts in minor units.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Corrected {
    /// Number.
    pub number: String,
    /// Net, deposits deducted.
    pub net: i64,
    /// Tax, that of the deposits deducted.
    pub vat: i64,
    /// Net of the deposits that it deducts.
    pub deducted: i64,
    /// The part of `net` that gives back money laid out for the client.
    pub disbursed: i64,
}

fn corrected(row: &rusqlite::Row<'_>) -> rusqlite::Result<Option<Corrected>> {
    let Some(number) = row.get("wrong_number")? else { return Ok(None) };
    Ok(Some(Corrected {
        number,
        net: row.get("wrong_net")?,
        vat: row.get("wrong_vat")?,
        deducted: row.get("wrong_deducted")?,
        disbursed: row.get("wrong_disbursed")?,
    }))
}

/// Returns the documents issued from `from` to `to`, both included, oldest first.
///
/// # Errors
/// When the file cannot be read.
pub fn issued(conn: &Connection, from: NaiveDate, to: NaiveDate) -> Result<Vec<Issued>, StoreError> {
    let mut statement = conn.prepare_cached(include_str!("issued.sql"))?;
    let rows = statement.query_map((from.to_string(), to.to_string()), |row| {
        Ok(Issued {
            id: InvoiceId(row.get("id")?),
            number: row.get("number")?,
            on: date(row, "issue_date")?,
            kind: word(row, "kind")?,
            credited_kind: opt_word(row, "credited_kind")?,
            net: row.get("net")?,
            vat: row.get("vat")?,
            gross: row.get("gross")?,
            deducted: row.get("deducted")?,
            disbursed: row.get("disbursed")?,
            corrects: corrected(row)?,
            subject: row.get("subject")?,
            first_line: row.get("first_line")?,
            client_id: ClientId(row.get("client_id")?),
            client: row.get("client")?,
            pdf_file: row.get("pdf_file")?,
            chain_index: row.get("chain_index")?,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}
