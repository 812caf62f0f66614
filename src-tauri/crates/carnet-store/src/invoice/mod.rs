//! Invoices and credit notes: drafts that change, issued documents that the database itself keeps as they are.

mod chain;
mod draft;
mod goods;
mod issue;
mod list;

pub(crate) use chain::parts;
pub use chain::{
    CHAIN, ChainLink, chain_hash_at, chain_hashes, chain_head, chain_links, chain_place, missing_numbers,
    parts_of,
};
pub use draft::{
    Draft, bill_expenses, billed_expenses, delete_draft, insert_draft, set_content, set_details, update_draft,
};
pub use goods::{Goods, goods, with_goods};
pub use issue::{Issued, issue};
pub use list::{credit_notes, drafts, list, of_mission, of_number, open, replacement};

use crate::mission::read_vat;
use crate::quote::read_line;
use crate::{StoreError, Tx, opt_decimal, opt_word, word};
use carnet_core::document::Series;
use carnet_core::ids::{ClientId, ExpenseId, InvoiceId, MissionId, StageId};
use carnet_core::invoice::InvoiceKind;
use carnet_core::line_item::LineItem;
use carnet_core::money::Currency;
use carnet_core::vat::{Totals, VatAmount};
use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension, Row};
use rust_decimal::Decimal;

/// What the buyer wants to read on the invoice beside what was sold.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Details {
    /// Number of the buyer's purchase order (EN 16931 BT-13).
    pub order_reference: Option<String>,
    /// What the buyer files it under (BT-10); none: what the client's record says.
    pub buyer_reference: Option<String>,
    /// First day of the service (BT-73).
    pub service_from: Option<NaiveDate>,
    /// Last day of the service (BT-74).
    pub service_to: Option<NaiveDate>,
    /// Where it was delivered, when elsewhere (BG-15), lines separated by line breaks.
    pub delivery_address: Option<String>,
}

/// An invoice without its lines. Amounts in minor units.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Invoice {
    /// Identity.
    pub id: InvoiceId,
    /// Kind.
    pub kind: InvoiceKind,
    /// Whether it is issued.
    pub issued: bool,
    /// Client.
    pub client_id: ClientId,
    /// Name of the client, as it is today.
    pub client: String,
    /// Mission.
    pub mission_id: Option<MissionId>,
    /// Its name.
    pub mission: Option<String>,
    /// Stage.
    pub stage_id: Option<StageId>,
    /// Its label.
    pub stage: Option<String>,
    /// The invoice that this credit note corrects.
    pub credited_id: Option<InvoiceId>,
    /// Its number.
    pub credited_number: Option<String>,
    /// The invoice that this one takes the place of.
    pub replaces_id: Option<InvoiceId>,
    /// Whether it corrects that one (384): once issued it counts in its place.
    pub corrective: bool,
    /// Whether an issued invoice corrects this one: it counts no more.
    pub corrected: bool,
    /// Whether it was refused, rejected or cancelled: nobody owes it.
    pub dead: bool,
    /// Legal number.
    pub number: Option<String>,
    /// Issue date.
    pub issue_date: Option<NaiveDate>,
    /// Due date.
    pub due_date: Option<NaiveDate>,
    /// `fr` or `en`.
    pub language: String,
    /// Currency.
    pub currency: Currency,
    /// Title.
    pub subject: Option<String>,
    /// Why a stage is billed, or why a credit note is made.
    pub reason: Option<String>,
    /// Discount on the whole in percent.
    pub discount_percent: Option<Decimal>,
    /// Discount on the whole.
    pub discount: i64,
    /// Net.
    pub net: i64,
    /// Tax.
    pub vat: i64,
    /// Gross.
    pub gross: i64,
    /// Sum of payments.
    pub paid: i64,
    /// Sum of issued credit notes on it.
    pub credited: i64,
    /// Name of the stored paper under `documents/`.
    pub pdf_file: Option<String>,
    /// SHA-256 of the stored paper.
    pub pdf_sha256: Option<String>,
    /// Hash in the chain.
    pub chain_hash: Option<String>,
    /// What the buyer wants to read.
    pub details: Details,
    /// `factur-x` or `pdf`: what the stored paper is; none on a draft and on what was issued before there was a choice.
    pub electronic: Option<String>,
    /// The part of `net` that gives back money laid out for the client.
    pub disbursed: i64,
}

/// A line with its identity and its net in minor units.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Identity, for credit notes by line.
    pub id: i64,
    /// The line.
    pub item: LineItem,
    /// Its net.
    pub net: i64,
    /// The line that this one credits.
    pub credited_line_id: Option<i64>,
    /// The purchase that it asks the client for.
    pub expense_id: Option<ExpenseId>,
}

/// A deposit that a final invoice deducts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Deduction {
    /// The deposit invoice.
    pub deducted_id: InvoiceId,
    /// Its number.
    pub number: String,
    /// Its issue date.
    pub issue_date: NaiveDate,
    /// What is taken off, by VAT group.
    pub totals: Totals,
}

/// What a draft holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Content {
    /// Lines; the second value is the line that it credits.
    pub lines: Vec<(LineItem, Option<i64>)>,
    /// Net of each line, in minor units.
    pub nets: Vec<i64>,
    /// Discount on the whole, in minor units.
    pub discount: i64,
    /// Deposits that are deducted.
    pub deductions: Vec<(InvoiceId, Totals)>,
    /// Totals after discount and deductions.
    pub totals: Totals,
}

fn read(row: &Row<'_>) -> rusqlite::Result<Invoice> {
    Ok(Invoice {
        id: InvoiceId(row.get("id")?),
        kind: word(row, "kind")?,
        issued: row.get_ref("status")?.as_str()? == "issued",
        client_id: ClientId(row.get("client_id")?),
        client: row.get("client")?,
        mission_id: row.get::<_, Option<i64>>("mission_id")?.map(MissionId),
        mission: row.get("mission")?,
        stage_id: row.get::<_, Option<i64>>("stage_id")?.map(StageId),
        stage: row.get("stage")?,
        credited_id: row.get::<_, Option<i64>>("credited_id")?.map(InvoiceId),
        credited_number: row.get("credited_number")?,
        replaces_id: row.get::<_, Option<i64>>("replaces_id")?.map(InvoiceId),
        corrective: row.get("corrective")?,
        corrected: row.get("corrected")?,
        dead: row.get("dead")?,
        number: row.get("number")?,
        issue_date: opt_word(row, "issue_date")?,
        due_date: opt_word(row, "due_date")?,
        language: row.get("language")?,
        currency: word(row, "currency")?,
        subject: row.get("subject")?,
        reason: row.get("reason")?,
        discount_percent: opt_decimal(row, "discount_percent")?,
        discount: row.get("discount")?,
        net: row.get("net")?,
        vat: row.get("vat")?,
        gross: row.get("gross")?,
        paid: row.get("paid")?,
        credited: row.get("credited")?,
        pdf_file: row.get("pdf_file")?,
        pdf_sha256: row.get("pdf_sha256")?,
        chain_hash: row.get("chain_hash")?,
        details: Details {
            order_reference: row.get("order_reference")?,
            buyer_reference: row.get("buyer_reference")?,
            service_from: opt_word(row, "service_from")?,
            service_to: opt_word(row, "service_to")?,
            delivery_address: row.get("delivery_address")?,
        },
        electronic: row.get("electronic")?,
        disbursed: row.get("disbursed")?,
    })
}

/// Returns an invoice.
///
/// # Errors
/// When the file cannot be read, or there is none.
pub fn get(conn: &Connection, id: InvoiceId) -> Result<Invoice, StoreError> {
    let sql = concat!(include_str!("select.sql"), " WHERE invoice.id = ?1");
    Ok(conn.prepare_cached(sql)?.query_row([id.0], read)?)
}

/// Returns an invoice; none when there is none of that id.
///
/// # Errors
/// When the file cannot be read.
pub fn find(conn: &Connection, id: InvoiceId) -> Result<Option<Invoice>, StoreError> {
    let sql = concat!(include_str!("select.sql"), " WHERE invoice.id = ?1");
    Ok(conn.prepare_cached(sql)?.query_row([id.0], read).optional()?)
}

/// How an invoice takes the place of another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Replacement {
    /// It corrects an invoice that was received (UNTDID 1001: 384): once issued, it counts in its place.
    Corrective,
    /// It is written anew after one that was refused, rejected or credited.
    Anew,
}

/// Notes on a draft which invoice it takes the place of, and how.
///
/// # Errors
/// When the file cannot be written; [`StoreError::Frozen`] once it is issued.
pub fn set_replaces(
    tx: &Tx<'_>,
    draft: InvoiceId,
    replaced: InvoiceId,
    how: Replacement,
) -> Result<(), StoreError> {
    tx.prepare_cached("UPDATE invoice SET replaces_id = ?2, corrective = ?3 WHERE id = ?1")?.execute((
        draft.0,
        replaced.0,
        how == Replacement::Corrective,
    ))?;
    Ok(())
}

/// Returns the number of the issued invoice that deducts a deposit and counts, when one does.
///
/// # Errors
/// When the file cannot be read.
pub fn deducted_by(conn: &Connection, deposit: InvoiceId) -> Result<Option<String>, StoreError> {
    let mut statement = conn.prepare_cached(
        "SELECT i.number FROM invoice_deduction d JOIN invoice i ON i.id = d.invoice_id
         WHERE d.deducted_id = ?1 AND i.status = 'issued' AND i.kind <> 'credit_note'
           AND NOT EXISTS (SELECT 1 FROM invoice c WHERE c.credited_id = i.id AND c.status = 'issued' AND c.gross = i.gross)
         LIMIT 1",
    )?;
    Ok(statement.query_row([deposit.0], |row| row.get(0)).optional()?)
}

/// Returns the lines in order.
///
/// # Errors
/// When the file cannot be read.
pub fn lines(conn: &Connection, id: InvoiceId) -> Result<Vec<Line>, StoreError> {
    let mut statement =
        conn.prepare_cached("SELECT * FROM invoice_line WHERE invoice_id = ?1 ORDER BY position")?;
    let rows = statement.query_map([id.0], |row| {
        let (item, net) = read_line(row)?;
        Ok(Line {
            id: row.get("id")?,
            item,
            net,
            credited_line_id: row.get("credited_line_id")?,
            expense_id: row.get::<_, Option<i64>>("expense_id")?.map(ExpenseId),
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Returns the totals by VAT group.
///
/// # Errors
/// When the file cannot be read.
pub fn totals(conn: &Connection, id: InvoiceId) -> Result<Totals, StoreError> {
    let mut statement =
        conn.prepare_cached("SELECT * FROM invoice_vat WHERE invoice_id = ?1 ORDER BY category, rate")?;
    let groups = statement.query_map([id.0], read_vat)?.collect::<Result<_, _>>()?;
    Ok(Totals { groups })
}

/// Returns the deposits that an invoice deducts, by number.
///
/// # Errors
/// When the file cannot be read.
pub fn deductions(conn: &Connection, id: InvoiceId) -> Result<Vec<Deduction>, StoreError> {
    let mut statement = conn.prepare_cached(
        "SELECT d.*, i.number, i.issue_date FROM invoice_deduction d JOIN invoice i ON i.id = d.deducted_id
         WHERE d.invoice_id = ?1 ORDER BY i.chain_index, d.category, d.rate",
    )?;
    let rows: Vec<(InvoiceId, String, NaiveDate, VatAmount)> = statement
        .query_map([id.0], |row| {
            Ok((
                InvoiceId(row.get("deducted_id")?),
                row.get("number")?,
                crate::date(row, "issue_date")?,
                read_vat(row)?,
            ))
        })?
        .collect::<Result<_, _>>()?;
    let mut found: Vec<Deduction> = Vec::new();
    for (deducted_id, number, issue_date, amount) in rows {
        match found.last_mut().filter(|last| last.deducted_id == deducted_id) {
            Some(last) => last.totals.groups.push(amount),
            None => found.push(Deduction {
                deducted_id,
                number,
                issue_date,
                totals: Totals { groups: vec![amount] },
            }),
        }
    }
    Ok(found)
}

/// Returns the frozen content of an issued document.
///
/// # Errors
/// When the file cannot be read.
pub fn snapshot(conn: &Connection, id: InvoiceId) -> Result<Option<String>, StoreError> {
    Ok(conn
        .prepare_cached("SELECT snapshot FROM invoice WHERE id = ?1")?
        .query_row([id.0], |row| row.get(0))?)
}

/// Returns a part of the frozen content of an issued document, by its JSON path, as JSON; none where it has none.
///
/// # Errors
/// When the file cannot be read.
pub fn snapshot_part(conn: &Connection, id: InvoiceId, path: &str) -> Result<Option<String>, StoreError> {
    Ok(conn
        .prepare_cached("SELECT json_extract(snapshot, ?2) FROM invoice WHERE id = ?1")?
        .query_row((id.0, path), |row| row.get(0))?)
}

/// Returns number and issue date of the last issued document of a series.
///
/// # Errors
/// When the file cannot be read.
pub fn last_of_series(conn: &Connection, series: Series) -> Result<Option<(String, NaiveDate)>, StoreError> {
    let mut statement = conn.prepare_cached(
        "SELECT number, issue_date FROM invoice WHERE chain_index IS NOT NULL AND (kind = 'credit_note') = ?1
         ORDER BY chain_index DESC LIMIT 1",
    )?;
    let credit_notes = series == Series::CreditNote;
    Ok(statement.query_row([credit_notes], |row| Ok((row.get(0)?, crate::date(row, 1)?))).optional()?)
}
